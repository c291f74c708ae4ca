#include "workbook/package_parts.h"

#include "workbook/reference.h"
#include "workbook/xml.h"

// What most addresses of relationships and of contents begin with.
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

namespace satchel::xlsx {
namespace {

constexpr const char* kPackageLinks =
    "<Relationship Id=\"rId1\" Type=\"" OFFICE
    "relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE
    "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" OFFICE
    "relationships/extended-properties\" Target=\"docProps/app.xml\"/>"
    "</Relationships>";

void append_sheets(TextBuffer& out, const Workbook& workbook) {
  put(out, "<sheets>");
  uint32_t number = 0;
  for (const Sheet& sheet : workbook.sheets) {
    attribute(out, "<sheet name=\"", sheet.name);
    attribute(out, " sheetId=\"", ++number);
    attribute(out, " r:id=\"rId", number);
    put(out, "/>");
  }
  put(out, "</sheets>");
}

// Rows that are repeated on each page are a name of the sheet's own that Excel knows.
void append_title_rows(TextBuffer& out, const Workbook& workbook) {
  uint32_t index = 0;
  for (const Sheet& sheet : workbook.sheets) {
    const uint32_t id = index++;
    if (sheet.title_rows == 0) continue;
    attribute(out, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"", id);
    put(out, ">");
    TextBuffer rows;
    append_sheet_name(rows, sheet.name);
    append_xml(out, rows);
    put(out, "!$1:$");
    append_count(out, sheet.title_rows);
    put(out, "</definedName>");
  }
}

TextBuffer defined_names(const Workbook& workbook) {
  TextBuffer out;
  append_title_rows(out, workbook);
  for (const DefinedName& name : workbook.names) {
    attribute(out, "<definedName name=\"", name.name);
    put(out, ">");
    append_xml(out, absolute_reference(workbook.sheets[name.sheet].name, name.range));
    put(out, "</definedName>");
  }
  return out;
}

}  // namespace

TextBuffer content_types(const Workbook& workbook) {
  TextBuffer out = begin_part(
      "<Types xmlns=\"" PACKAGE
      "content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/docProps/app.xml\""
      " ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
      "<Override PartName=\"/docProps/core.xml\""
      " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE
      "sheet.main+xml\"/>"
      "<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_TYPE
      "styles+xml\"/>"
      "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" SHEET_TYPE "sharedStrings+xml\"/>");
  const uint32_t sheets = static_cast<uint32_t>(workbook.sheets.size());
  for (uint32_t i = 0; i < sheets; ++i) {
    put(out, "<Override PartName=\"/xl/worksheets/sheet");
    append_count(out, i + 1);
    put(out, ".xml\" ContentType=\"" SHEET_TYPE "worksheet+xml\"/>");
  }
  put(out, "</Types>");
  return out;
}

TextBuffer package_links() {
  TextBuffer out = begin_part(kRelationships);
  put(out, kPackageLinks);
  return out;
}

TextBuffer application_properties() {
  return begin_part("<Properties xmlns=\"" OFFICE
                    "extended-properties\"><Application>Satchel</Application></Properties>");
}

TextBuffer core_properties(const Workbook& workbook) {
  TextBuffer out = begin_part("<cp:coreProperties xmlns:cp=\"" PACKAGE
                              "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                              " xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                              "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
  element(out, "<dc:title>", workbook.title, "</dc:title>");
  element(out, "<dc:creator>", workbook.creator, "</dc:creator>");
  if (!workbook.created.empty())
    element(out, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">", workbook.created, "</dcterms:created>");
  put(out, "</cp:coreProperties>");
  return out;
}

// The last element says by which Excel the values were computed: one so new that none computes them again.
TextBuffer workbook_part(const Workbook& workbook) {
  TextBuffer out = begin_part("<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
                              "relationships\"><bookViews><workbookView/></bookViews>");
  append_sheets(out, workbook);
  if (const TextBuffer names = defined_names(workbook); !names.empty()) {
    put(out, "<definedNames>");
    out += names;
    put(out, "</definedNames>");
  }
  put(out, "<calcPr calcId=\"191029\"/></workbook>");
  return out;
}

TextBuffer workbook_links(const Workbook& workbook) {
  TextBuffer out = begin_part(kRelationships);
  const uint32_t sheets = static_cast<uint32_t>(workbook.sheets.size());
  for (uint32_t i = 1; i <= sheets; ++i) {
    attribute(out, "<Relationship Id=\"rId", i);
    put(out, " Type=\"" OFFICE "relationships/worksheet\" Target=\"worksheets/sheet");
    append_count(out, i);
    put(out, ".xml\"/>");
  }
  put(out, "<Relationship Id=\"styles\" Type=\"" OFFICE
           "relationships/styles\" Target=\"styles.xml\"/>"
           "<Relationship Id=\"texts\" Type=\"" OFFICE
           "relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
  return out;
}

TextBuffer shared_text_part(const SharedTexts& texts) {
  TextBuffer out = begin_part("<sst xmlns=\"" MAIN "\">");
  out += texts.items;
  put(out, "</sst>");
  return out;
}

}  // namespace satchel::xlsx
