// A calculator as a spreadsheet: live formulas, with the values that stand in the page.
#pragma once

#include <string_view>

#include "calculator/sheet_model.h"
#include "workbook/workbook.h"

namespace satchel {

// A workbook of three sheets: the calculator (inputs to be changed, results, notes), its workings (a row for
// each formula) and its tables. Every input, formula and table is a named cell or range, so that formulas
// read as their author wrote them. `site` is who made it. Borrows formats of the definition.
xlsx::Workbook sheet_workbook(SheetModel& model, std::string_view site);

}  // namespace satchel
