// What the full engine has beyond reading: the calculators, with all that is behind them (formulas,
// workbooks, XLSX), and the QR codes of kiosks.
#include <array>

#include "views/builtin.h"

namespace satchel {
namespace {

constexpr std::array kParameters = {ViewParameter{"name", ViewType::kText}};
constexpr std::array kViews = {BuiltinView{"calculator", render_calculator, kParameters}};
constexpr std::array kAnswers = {
    BuiltinView{"calculator_results", answer_calculator_results, {}},
    BuiltinView{"qr_code", answer_qr_code, {}},
};
constexpr std::array kFileAnswers = {BuiltinView{"calculator_workbook", answer_calculator_workbook, {}}};

}  // namespace

ViewList calculator_views() { return {kViews, kAnswers, kFileAnswers}; }

}  // namespace satchel
