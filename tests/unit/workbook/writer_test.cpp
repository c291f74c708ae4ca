#include "workbook/writer.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "xml_check.h"

using namespace satchel;
using namespace satchel::xlsx;

namespace {

using Parts = std::map<std::string, std::string>;

Parts written(const Workbook& workbook) {
  const Result<std::string> file = write_workbook(workbook);
  REQUIRE(file);
  Parts parts = parts_of(*file);
  for (const auto& [name, bytes] : parts) {
    INFO(name);
    CHECK(xml_fault(bytes) == "");
  }
  return parts;
}

// The first sheet of a workbook that is this one.
std::string sheet_xml(Sheet sheet) {
  return written({.sheets = {std::move(sheet)}}).at("xl/worksheets/sheet1.xml");
}

std::string cell_xml(Cell cell) {
  const std::string xml = sheet_xml({.name = "S", .rows = {{.cells = {std::move(cell)}}}});
  const size_t begin = xml.find("<row r=\"1\">") + 11;
  return xml.substr(begin, xml.find("</row>") - begin);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

size_t count(const std::string& text, const std::string& part) {
  size_t found = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

Cell text(std::string value, Style style = {}) {
  return {.type = CellType::kText, .text = std::move(value), .style = style};
}

}  // namespace

TEST_CASE("an XLSX has its parts, and each is well-formed") {
  Sheet linked{.name = "Links", .rows = {{.cells = {{.link = "https://example.org/?a=1&b='2'#c&d"}}}}};
  const Parts parts = written({.title = "A & B", .creator = "C", .sheets = {{.name = "One"}, linked}});
  std::string names;
  for (const auto& [name, bytes] : parts) names += name + "\n";
  CHECK(names ==
        "[Content_Types].xml\n_rels/.rels\ndocProps/app.xml\ndocProps/core.xml\nxl/_rels/workbook.xml.rels\n"
        "xl/sharedStrings.xml\nxl/styles.xml\nxl/workbook.xml\nxl/worksheets/_rels/sheet2.xml.rels\n"
        "xl/worksheets/sheet1.xml\nxl/worksheets/sheet2.xml\n");
  CHECK(has(parts.at("[Content_Types].xml"), "PartName=\"/xl/worksheets/sheet2.xml\""));
  CHECK(has(parts.at("docProps/core.xml"), "<dc:title>A &amp; B</dc:title><dc:creator>C</dc:creator></"));
  CHECK(has(parts.at("xl/worksheets/_rels/sheet2.xml.rels"),
            "TargetMode=\"External\" Target=\"https://example.org/?a=1&amp;b=&#x27;2&#x27;\""));
  CHECK(has(parts.at("xl/worksheets/sheet2.xml"),
            "<hyperlink ref=\"A1\" r:id=\"rId1\" location=\"c&amp;d\"/>"));
}

TEST_CASE("the first entry is the one by which others know the format") {
  CHECK(write_workbook({.sheets = {{.name = "S"}}})->substr(30, 19) == "[Content_Types].xml");
}

TEST_CASE("the same workbook gives the same bytes, checked or not") {
  const Workbook workbook{
      .title = "T", .sheets = {{.name = "S", .rows = {{.cells = {text("a"), text("b", {.bold = true})}}}}}};
  const Workbook copy = workbook;
  CHECK(*write_workbook(workbook) == *write_workbook(copy));
  CHECK(*write_workbook(workbook) == write_checked_workbook(workbook));
}

TEST_CASE("cells have their values") {
  CHECK(cell_xml({}).empty());
  CHECK(cell_xml({.type = CellType::kNumber, .number = 1.5}) == "<c r=\"A1\"><v>1.5</v></c>");
  CHECK(cell_xml({.type = CellType::kBoolean, .number = 1}) == "<c r=\"A1\" t=\"b\"><v>1</v></c>");
  CHECK(cell_xml({.type = CellType::kError, .text = "#N/A"}) == "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>");
  CHECK(cell_xml(text("shared")) == "<c r=\"A1\" t=\"s\"><v>0</v></c>");
  CHECK(cell_xml({.style = {.bold = true}}) == "<c r=\"A1\" s=\"1\"></c>");
}

TEST_CASE("formulas stand before the values they gave") {
  CHECK(cell_xml({.type = CellType::kNumber, .number = 3, .formula = "1<2&\"\""}) ==
        "<c r=\"A1\"><f>1&lt;2&amp;&quot;&quot;</f><v>3</v></c>");
  CHECK(cell_xml({.type = CellType::kText, .text = "a&b", .formula = "x"}) ==
        "<c r=\"A1\" t=\"str\"><f>x</f><v>a&amp;b</v></c>");
  CHECK(cell_xml({.formula = "x"}) == "<c r=\"A1\"><f>x</f></c>");
  CHECK(cell_xml({.type = CellType::kNumber, .is_array = true, .number = 1, .formula = "SUM(A2:A3*2)"}) ==
        "<c r=\"A1\"><f t=\"array\" ref=\"A1\">SUM(A2:A3*2)</f><v>1</v></c>");
}

TEST_CASE("texts are shared, their outer white space kept") {
  const Parts parts = written(
      {.sheets = {{.name = "S", .rows = {{.cells = {text("a"), text(" b"), text("<\n"), text("")}}}}}});
  CHECK(has(parts.at("xl/sharedStrings.xml"),
            "<si><t>a</t></si><si><t xml:space=\"preserve\"> b</t></si>"
            "<si><t xml:space=\"preserve\">&lt;&#10;</t></si><si><t></t></si></sst>"));
  CHECK(has(parts.at("xl/worksheets/sheet1.xml"), "<c r=\"D1\" t=\"s\"><v>3</v></c>"));
}

TEST_CASE("equal styles are one, and so are their fonts, fills, borders and formats") {
  const Style bold{.number_format = "0.0", .bold = true};
  const Style bold_and_unlocked{.number_format = "0.0", .bold = true, .unlocked = true};
  const Style red{.number_format = "0\"%\"",
                  .color = 0xFF0000,
                  .fill = 0x00FF00,
                  .line_color = 0x0000FF,
                  .border = kTop | kLeft};
  const Parts parts = written({.sheets = {{.name = "S",
                                           .rows = {{.cells = {text("", bold), text("", red), text("", bold),
                                                               text("", bold_and_unlocked)}}}}}});
  const std::string& styles = parts.at("xl/styles.xml");
  CHECK(count(styles, "<xf xfId=") == 4);
  CHECK(has(styles, "<cellXfs count=\"4\">"));
  CHECK(has(styles,
            "<numFmts count=\"2\"><numFmt numFmtId=\"165\" formatCode=\"0.0\"/>"
            "<numFmt numFmtId=\"166\" formatCode=\"0&quot;%&quot;\"/></numFmts>"));
  CHECK(has(styles, "<fonts count=\"3\">"));
  CHECK(has(styles,
            "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
            "<fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\">"
            "<fgColor rgb=\"FF00FF00\"/>"));
  CHECK(has(styles, "<borders count=\"2\">"));
  CHECK(has(styles, "<left style=\"thin\"><color rgb=\"FF0000FF\"/></left><right/><top style=\"thin\">"));
  CHECK(count(styles, "<protection locked=\"0\"/>") == 1);
  const std::string& sheet = parts.at("xl/worksheets/sheet1.xml");
  CHECK(has(sheet, "<c r=\"A1\" s=\"1\""));
  CHECK(has(sheet, "<c r=\"B1\" s=\"2\""));
  CHECK(has(sheet, "<c r=\"C1\" s=\"1\""));
  CHECK(has(sheet, "<c r=\"D1\" s=\"3\""));
}

TEST_CASE("names are absolute; repeated rows are a name of their sheet") {
  const Sheet sheet{.name = "Teacher's & <b>", .title_rows = 2};
  const std::string xml =
      written({.sheets = {{.name = "A"}, sheet}, .names = {{"rate", 1, {{0, 1}, {4, 1}}}}})
          .at("xl/workbook.xml");
  CHECK(
      has(xml,
          "<definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"1\">"
          "'Teacher''s &amp; &lt;b&gt;'!$1:$2</definedName>"
          "<definedName name=\"rate\">'Teacher''s &amp; &lt;b&gt;'!$B$1:$B$5</definedName></definedNames>"));
  CHECK(has(xml, "<calcPr calcId=\"191029\"/>"));
}

TEST_CASE("validations are written with an operator and formulas") {
  const auto xml = [](Validation validation) {
    return sheet_xml({.name = "S", .validations = {validation}});
  };
  const std::string start = " showInputMessage=\"1\" showErrorMessage=\"1\" sqref=\"A1\"";
  CHECK(has(xml({.type = ValidationType::kWhole, .min = 1, .max = 9}),
            "<dataValidations count=\"1\"><dataValidation type=\"whole\"" + start +
                "><formula1>1</formula1><formula2>9</formula2></"));
  CHECK(has(xml({.min = 0.5}),
            "type=\"decimal\"" + start + " operator=\"greaterThanOrEqual\"><formula1>0.5</formula1></"));
  CHECK(has(xml({.type = ValidationType::kDate, .max = 46348}),
            "type=\"date\"" + start + " operator=\"lessThanOrEqual\"><formula1>46348</formula1></"));
  CHECK(has(
      xml({.type = ValidationType::kList, .choices = "\"a,b\"", .allows_blank = true, .prompt = "a\n\"b\""}),
      "type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" "
      "prompt=\"a&#10;&quot;b&quot;\""
      " sqref=\"A1\"><formula1>&quot;a,b&quot;</formula1></"));
}

TEST_CASE("views, protection and print") {
  const std::string plain = sheet_xml({.name = "S"});
  CHECK(has(plain,
            "<sheetView tabSelected=\"1\" workbookViewId=\"0\"><selection activeCell=\"A1\" "
            "sqref=\"A1\"/></sheetView>"));
  CHECK_FALSE(has(plain, "sheetProtection"));
  CHECK(has(plain, "<pageSetup fitToHeight=\"0\" orientation=\"portrait\"/></worksheet>"));
  Sheet sheet{.name = "S",
              .column_widths = {0, 10},
              .merged = {{{0, 0}, {1, 1}}},
              .selected = {4, 1},
              .frozen_rows = 3};
  sheet.is_protected = sheet.is_landscape = true;
  sheet.has_gridlines = false;
  sheet.header = "&LA && B";
  const std::string xml = sheet_xml(sheet);
  CHECK(has(xml,
            "<sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"3\" "
            "topLeftCell=\"A4\""
            " state=\"frozen\" activePane=\"bottomLeft\"/><selection pane=\"bottomLeft\" activeCell=\"B5\" "
            "sqref=\"B5\"/>"));
  CHECK(has(xml, "<cols><col min=\"2\" max=\"2\" width=\"10.7109375\" customWidth=\"1\"/></cols>"));
  CHECK(has(xml,
            "</sheetData><sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" "
            "formatRows=\"0\"/>"
            "<mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells><pageMargins"));
  CHECK(has(xml,
            "orientation=\"landscape\"/><headerFooter><oddHeader>&amp;LA &amp;&amp; "
            "B</oddHeader><oddFooter></oddFooter></headerFooter>"));
}
