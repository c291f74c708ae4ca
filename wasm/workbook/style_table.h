// Gathers the cells' styles and writes xl/styles.xml of them: whatever is equal, once.
#pragma once

#include <cstdint>
#include <vector>

#include "base/text_buffer.h"
#include "workbook/workbook.h"

namespace satchel::xlsx {

inline constexpr uint32_t kMaxStyles = 64'000;      // Excel's limit
inline constexpr uint32_t kMaxNumberFormats = 200;  // of Excel's 200 to 250, which hang on its language

class StyleTable {
 public:
  // The number by which a cell names its style; 0 is the plain style.
  uint32_t number_of(const Style& style);

  // The part; empty where there are more styles or number formats than Excel takes.
  TextBuffer part() const;

 private:
  std::vector<Style> styles_{Style{}};
};

}  // namespace satchel::xlsx
