// The parts of the file that are not sheets: what it is, what belongs to what, names, texts.
#pragma once

#include "base/text_buffer.h"
#include "workbook/sheet_writer.h"
#include "workbook/workbook.h"

namespace satchel::xlsx {

TextBuffer content_types(const Workbook& workbook);     // [Content_Types].xml
TextBuffer package_links();                             // _rels/.rels
TextBuffer application_properties();                    // docProps/app.xml
TextBuffer core_properties(const Workbook& workbook);   // docProps/core.xml
TextBuffer workbook_part(const Workbook& workbook);     // xl/workbook.xml
TextBuffer workbook_links(const Workbook& workbook);    // xl/_rels/workbook.xml.rels
TextBuffer shared_text_part(const SharedTexts& texts);  // xl/sharedStrings.xml

}  // namespace satchel::xlsx
