// Writes one sheet: xl/worksheets/sheetN.xml and the addresses that its cells lead to.
#pragma once

#include <cstdint>

#include "base/text_buffer.h"
#include "workbook/style_table.h"
#include "workbook/workbook.h"

namespace satchel::xlsx {

// The texts of all cells, which xl/sharedStrings.xml holds: every reader knows them there, while Apple's
// Numbers and its previews have left out texts that stand in the cells. A text that occurs twice is there
// twice, as looking for it would cost more than it saves.
struct SharedTexts {
  TextBuffer items;
  uint32_t count = 0;
};

// What the cells of all sheets share.
struct CellTables {
  StyleTable styles;
  SharedTexts texts;
};

// The sheet's part. Where its cells have links, `addresses`, which is empty, becomes the part with these; the
// sheet refers to them by rId1, rId2 and so on.
TextBuffer sheet_part(const Sheet& sheet, bool is_first, CellTables& tables, TextBuffer& addresses);

}  // namespace satchel::xlsx
