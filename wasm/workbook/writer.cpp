#include "workbook/writer.h"

#include "bundle/zip_layout.h"
#include "bundle/zip_writer.h"
#include "workbook/check.h"
#include "workbook/package_parts.h"
#include "workbook/sheet_writer.h"
#include "workbook/xml.h"

namespace satchel {
namespace {

using namespace xlsx;

// Never inlined: eight calls of it are shorter than what they hold.
[[gnu::noinline]] void add(ZipWriter& zip, const char* name, const TextBuffer& part) { zip.add(name, part); }

// `opening` and `ending` with the sheet's number between them.
void add_numbered(ZipWriter& zip, const char* opening, uint32_t number, const char* ending,
                  const TextBuffer& part) {
  TextBuffer name;
  put(name, opening);
  append_count(name, number);
  put(name, ending);
  zip.add(name, part);
}

void add_sheets(ZipWriter& zip, const Workbook& workbook, CellTables& tables) {
  uint32_t number = 0;
  for (const Sheet& sheet : workbook.sheets) {
    TextBuffer addresses;
    const TextBuffer part = sheet_part(sheet, ++number == 1, tables, addresses);
    add_numbered(zip, "xl/worksheets/sheet", number, ".xml", part);
    if (!addresses.empty()) add_numbered(zip, "xl/worksheets/_rels/sheet", number, ".xml.rels", addresses);
  }
}

// False where the styles are too many.
bool add_all(ZipWriter& zip, const Workbook& workbook) {
  add(zip, "[Content_Types].xml", content_types(workbook));
  add(zip, "_rels/.rels", package_links());
  add(zip, "docProps/app.xml", application_properties());
  add(zip, "docProps/core.xml", core_properties(workbook));
  add(zip, "xl/workbook.xml", workbook_part(workbook));
  add(zip, "xl/_rels/workbook.xml.rels", workbook_links(workbook));
  CellTables tables;
  add_sheets(zip, workbook, tables);
  const TextBuffer styles = tables.styles.part();
  add(zip, "xl/styles.xml", styles);
  add(zip, "xl/sharedStrings.xml", shared_text_part(tables.texts));
  return !styles.empty();
}

}  // namespace

std::string write_checked_workbook(const Workbook& workbook) {
  ZipWriter zip;
  const bool is_whole = add_all(zip, workbook);
  std::string file = zip.finish();
  if (!is_whole || file.size() > zip::kMaxBytes) file.clear();
  return file;
}

Result<std::string> write_workbook(const Workbook& workbook) {
  std::string fault = fault_in_workbook(workbook);
  if (!fault.empty()) return failure("workbook", std::move(fault));
  std::string file = write_checked_workbook(workbook);
  if (file.empty())
    return failure("workbook", "the workbook has more styles, or is larger, than Excel takes");
  return file;
}

}  // namespace satchel
