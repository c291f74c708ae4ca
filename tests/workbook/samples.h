// Workbooks for others to read: one like a calculator's, one of every awkward text, random ones, and a wrong
// one.
#pragma once

#include <cstdint>

#include "workbook/workbook.h"

namespace satchel {

// Inputs with validations, a table that is looked up, named cells, results, sources, all that a page has.
// Every formula's value is the right one.
xlsx::Workbook calculator_sample();

// Texts with what XML and ST_Xstring escape, and formulas that measure what a reader made of them.
xlsx::Workbook text_sample();

// A formula whose value is wrong: whoever compares must say so.
xlsx::Workbook wrong_sample();

// Any workbook: the same for the same seed, everywhere. A few are such that write_workbook refuses them.
xlsx::Workbook random_sample(uint32_t seed);

}  // namespace satchel
