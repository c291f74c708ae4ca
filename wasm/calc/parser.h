// Reads a formula.
#pragma once

#include <string_view>

#include "base/result.h"
#include "calc/formula.h"

namespace satchel::calc {

constexpr size_t kMaxFormulaBytes = 8192;  // Excel's limit
constexpr int kMaxNesting = 64;            // of parentheses, calls and signs: Excel's limit
constexpr int kMaxDepth = 256;             // of the tree, which chains of operators make deep as well
constexpr size_t kMaxNodes = 4096;         // array constants' cells among them

// The formula that `text` means, with or without "=" before it. A failure has line 1 and the column (bytes
// from 1) in `text`.
Result<Formula> parse_formula(std::string_view text);

}  // namespace satchel::calc
