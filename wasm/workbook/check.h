// What Excel refuses or "repairs" in a workbook, found before a byte of it is written (workbook.h tells the
// rules).
#pragma once

#include <string>
#include <string_view>

#include "workbook/workbook.h"

namespace satchel::xlsx {

// The first fault as a sentence that names its place; empty where there is none.
std::string fault_in_workbook(const Workbook& workbook);

// What is wrong with one thing, as the end of a sentence ("has no name"), or nullptr.
const char* sheet_name_fault(std::string_view name);
const char* defined_name_fault(std::string_view name);
const char* number_format_fault(std::string_view code);

}  // namespace satchel::xlsx
