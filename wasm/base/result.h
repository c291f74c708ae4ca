// Failure as a value: what a function that can fail returns. Core rooms are built without exceptions.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "base/diagnostic.h"

namespace satchel {

// Either a T or the Diagnostic that says why there is none.
template <class T>
using Result = tl::expected<T, Diagnostic>;

// A failure with neither file nor line: `return failure("bad-crc", "…")`.
inline tl::unexpected<Diagnostic> failure(std::string code, std::string message, std::string hint = {}) {
  Diagnostic d;
  d.code = std::move(code);
  d.message = std::move(message);
  d.hint = std::move(hint);
  return tl::unexpected<Diagnostic>(std::move(d));
}

inline tl::unexpected<Diagnostic> failure(Diagnostic d) { return tl::unexpected<Diagnostic>(std::move(d)); }

}  // namespace satchel
