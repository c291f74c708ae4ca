// Writes a workbook as XLSX: Office Open XML, ECMA-376 part 1, "transitional". The same workbook gives the
// same bytes.
#pragma once

#include <string>

#include "base/result.h"
#include "workbook/workbook.h"

namespace satchel {

// The whole file. Fails, with sheet and cell in the message, on what Excel would refuse or "repair" (see the
// fields in workbook.h), save that formulas are not read: they are written as they are given.
//
// The values that the formulas gave are taken as right: a reader is not told to compute all anew when it
// opens the file, so that it shows what the page showed, also where it may not compute (a preview, a
// protected view), and does not ask to save a file in which nobody changed anything.
Result<std::string> write_workbook(const xlsx::Workbook& workbook);

// The same bytes without the checks, which are two fifths of this room's code: for a workbook that
// write_workbook has taken, and of which nothing has changed since but finite numbers and the values of
// cells. Empty where the styles or the bytes are more than Excel takes.
std::string write_checked_workbook(const xlsx::Workbook& workbook);

}  // namespace satchel
