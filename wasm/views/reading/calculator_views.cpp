// The calculators' part of the registry in the engine that has none: it knows which pages need the full one.
#include <array>

#include "views/builtin.h"

namespace satchel {
namespace {

constexpr std::array kViews = {BuiltinView{"calculator", nullptr, {}}};

}  // namespace

ViewList calculator_views() { return {kViews, {}, {}}; }

}  // namespace satchel
