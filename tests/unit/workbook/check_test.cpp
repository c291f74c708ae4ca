#include "workbook/check.h"

#include <catch2/catch.hpp>
#include <functional>
#include <limits>
#include <string>

#include "workbook/writer.h"

using namespace satchel;
using namespace satchel::xlsx;

namespace {

// A workbook with one of everything, which is taken.
Workbook sound() {
  Sheet sheet{.name = "Sheet", .column_widths = {10}};
  sheet.rows = {{.height = 20, .cells = {{.type = CellType::kNumber, .number = 1, .formula = "1"}, {}}},
                {.cells = {{.type = CellType::kText, .text = "text", .link = "https://example.org/"}}}};
  sheet.merged = {{{5, 0}, {5, 1}}};
  sheet.validations = {{.range = {{0, 0}, {0, 0}}, .min = 1}};
  return {.title = "Title", .sheets = {sheet}, .names = {{"name", 0, {}}}};
}

// The message for the sound workbook after `change`; "" where it is written.
std::string message(const std::function<void(Workbook&)>& change) {
  Workbook workbook = sound();
  change(workbook);
  const Result<std::string> file = write_workbook(workbook);
  if (file) return "";
  CHECK(file.error().code == "workbook");
  return file.error().message;
}

std::string cell_message(const std::function<void(Cell&)>& change) {
  return message([&](Workbook& w) { change(w.sheets[0].rows[0].cells[0]); });
}
std::string sheet_message(const std::function<void(Sheet&)>& change) {
  return message([&](Workbook& w) { change(w.sheets[0]); });
}
std::string validation_message(const std::function<void(Validation&)>& change) {
  return message([&](Workbook& w) { change(w.sheets[0].validations[0]); });
}

bool ends(const std::string& text, const std::string& ending) { return text.ends_with(ending); }

const std::string kEmoji = "😀";  // two units of UTF-16

std::string repeated(const std::string& text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a sound workbook is written") {
  CHECK(message([](Workbook&) {}).empty());
}

TEST_CASE("names of sheets") {
  for (const char* good :
       {"Travel", "A", "Teacher's", "Größe & <x>", "1", "a.b", "1234567890123456789012345678901"})
    CHECK(sheet_name_fault(good) == nullptr);
  for (const char* bad : {"", "12345678901234567890123456789012", "a[b", "a]b", "a:b", "a*b", "a?b", "a/b",
                          "a\\b", "'a", "a'", "a\nb", "history", "\xFF"})
    CHECK(sheet_name_fault(bad) != nullptr);
  CHECK(sheet_name_fault(repeated(kEmoji, 15)) == nullptr);
  CHECK(sheet_name_fault(repeated(kEmoji, 16)) != nullptr);
  CHECK(message([](Workbook& w) { w.sheets.push_back({.name = "sHEET"}); }) ==
        "sheet \"sHEET\": has the name of another sheet");
}

TEST_CASE("names of ranges") {
  for (const char* good :
       {"teachers", "_x", "a.b", "rate_2026", "XFE1", "ZZZZ1", "A1B", "R1C1x", "cost", "Rc.", "x1y2"})
    CHECK(defined_name_fault(good) == nullptr);
  for (const char* bad : {"",           "1a",    ".a", "a b",  "a-b",   "ä",       "A1",
                          "xfd1048576", "TAX24", "R",  "c",    "R1",    "RC",      "r1c1",
                          "R1C",        "RC2",   "C7", "true", "FALSE", "_xlfn.x", "_xlnm.Print_Area",
                          "a!b"})
    CHECK(defined_name_fault(bad) != nullptr);
  CHECK(defined_name_fault(std::string(255, 'a')) == nullptr);
  CHECK(defined_name_fault(std::string(256, 'a')) != nullptr);
  CHECK(message([](Workbook& w) { w.names.push_back({"NAME", 0, {}}); }) == "name \"NAME\": is there twice");
  CHECK_FALSE(message([](Workbook& w) { w.names[0].sheet = 1; }).empty());
  CHECK_FALSE(message([](Workbook& w) { w.names[0].range.last.row = kMaxRows; }).empty());
}

TEST_CASE("number formats") {
  for (const char* good :
       {"", "General", "0.00", "#,##0.00_);(#,##0.00)", "\"$\"#,##0;[Red]-\"$\"#,##0",
        "yyyy-mm-dd hh:mm AM/PM", "0.0E+00", "[h]:mm", "@", "0\\d", "* 0", "# ?/?", "€0", "0;;;@"})
    CHECK(number_format_fault(good) == nullptr);
  for (const char* bad :
       {"0 hours", "\"open", "[open", "0\\", "0_", "*", "0;0;0;0;0", "USD 0", "0e0", "\xFF"})
    CHECK(number_format_fault(bad) != nullptr);
  CHECK(number_format_fault(std::string(255, '0')) == nullptr);
  CHECK(number_format_fault(std::string(256, '0')) != nullptr);
  CHECK(ends(cell_message([](Cell& c) { c.style.number_format = "0 hours"; }),
             "sheet \"Sheet\", A1: has a number format with bare text or an open quote or bracket"));
}

TEST_CASE("values of cells") {
  CHECK_FALSE(cell_message([](Cell& c) { c.number = std::numeric_limits<double>::infinity(); }).empty());
  CHECK_FALSE(cell_message([](Cell& c) { c.number = std::numeric_limits<double>::quiet_NaN(); }).empty());
  const auto text = [](std::string value) {
    return cell_message([&](Cell& c) { c = {.type = CellType::kText, .text = value}; });
  };
  CHECK(text(std::string(32'767, 'a')).empty());
  CHECK(text(std::string(32'768, 'a')) ==
        "sheet \"Sheet\", A1: holds a text of more than 32,767 characters, or one that is not UTF-8");
  CHECK_FALSE(text(repeated(kEmoji, 16'384)).empty());
  CHECK_FALSE(text("\xC3").empty());
  const auto error = [](std::string value) {
    return cell_message([&](Cell& c) { c = {.type = CellType::kError, .text = value}; });
  };
  for (const char* known : {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
    CHECK(error(known).empty());
  CHECK_FALSE(error("#OOPS!").empty());
}

TEST_CASE("formulas") {
  const auto formula = [](std::string source) { return cell_message([&](Cell& c) { c.formula = source; }); };
  CHECK(formula("SUM(A2:A3)\n+_xlfn.IFS(1,2)").empty());
  CHECK(formula(std::string(8'192, '1')).empty());
  CHECK_FALSE(formula(std::string(8'193, '1')).empty());
  CHECK_FALSE(formula("=1").empty());
  CHECK_FALSE(formula("\"\r\"").empty());
  CHECK_FALSE(formula("\"_x0041_\"").empty());
}

TEST_CASE("links") {
  const auto link = [](std::string address) { return cell_message([&](Cell& c) { c.link = address; }); };
  CHECK(link("https://example.org/a b?c=ü&d#e#f").empty());
  CHECK(link("mailto:a@example.org").empty());
  CHECK(link("HTTP://example.org/100%25").empty());
  CHECK_FALSE(link("https://example.org/100%").empty());
  CHECK_FALSE(link("https://example.org/%2").empty());
  CHECK_FALSE(link("javascript:alert(1)").empty());
  CHECK_FALSE(link("https://example.org/#\xFF").empty());
  CHECK_FALSE(link("https://example.org/" + repeated("ü", 400)).empty());  // six bytes each, as it is written
  const auto links = [](size_t count) {
    return sheet_message([&](Sheet& s) { s.rows.assign(count, {.cells = {{.link = "mailto:a@b"}}}); });
  };
  CHECK(links(65'530).empty());
  CHECK_FALSE(links(65'531).empty());
  CHECK_FALSE(link("/about").empty());
  CHECK_FALSE(link("https://example.org/" + std::string(2'079, 'a')).empty());
}

TEST_CASE("styles") {
  CHECK_FALSE(cell_message([](Cell& c) { c.style.size = 0.5; }).empty());
  CHECK_FALSE(cell_message([](Cell& c) { c.style.size = 410; }).empty());
  CHECK_FALSE(cell_message([](Cell& c) { c.style.fill = 0x1000000; }).empty());
  CHECK_FALSE(cell_message([](Cell& c) { c.style.indent = 16; }).empty());
  std::string codes[201];
  const auto with_formats = [&](size_t count) {
    return message([&](Workbook& w) {
      for (size_t i = 0; i < count; ++i) {
        codes[i] = "0\"" + std::to_string(i) + "\"";
        w.sheets[0].rows[0].cells.push_back({.style = {.number_format = codes[i]}});
      }
    });
  };
  CHECK(with_formats(200).empty());
  CHECK_FALSE(with_formats(201).empty());
}

TEST_CASE("rows, columns and merged ranges") {
  CHECK_FALSE(sheet_message([](Sheet& s) { s.rows[0].height = 410; }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.rows[0].cells.resize(kMaxColumns + 1); }).empty());
  CHECK(sheet_message([](Sheet& s) { s.rows.resize(kMaxRows + 1); }).find("A1048577") != std::string::npos);
  CHECK_FALSE(sheet_message([](Sheet& s) { s.column_widths = {-1}; }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.column_widths = {255}; }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.merged = {{{1, 1}, {1, 1}}}; }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.merged.push_back({{4, 1}, {5, 1}}); }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.merged = {{{0, 0}, {kMaxRows, 0}}}; }).empty());
  CHECK(sheet_message([](Sheet& s) { s.merged.push_back({{6, 0}, {7, 1}}); }).empty());
}

TEST_CASE("views and print") {
  CHECK_FALSE(sheet_message([](Sheet& s) { s.selected = {kMaxRows, 0}; }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.frozen_rows = kMaxRows; }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.frozen_columns = kMaxColumns; }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.title_rows = kMaxRows + 1; }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.header = std::string(256, 'a'); }).empty());
  CHECK_FALSE(sheet_message([](Sheet& s) { s.footer = std::string(256, 'a'); }).empty());
}

TEST_CASE("validations have limits and messages that Excel takes") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(validation_message([](Validation& v) { v.min.reset(); }).empty());
  CHECK_FALSE(validation_message([&](Validation& v) { v.min = nan; }).empty());
  CHECK_FALSE(validation_message([&](Validation& v) { v.max = nan; }).empty());
  CHECK_FALSE(validation_message([](Validation& v) { v.max = 0.5; }).empty());
  CHECK(validation_message([](Validation& v) { v.max = 1; }).empty());
  CHECK_FALSE(validation_message([](Validation& v) { v.range = {{1, 0}, {0, 0}}; }).empty());
  CHECK_FALSE(validation_message([](Validation& v) { v.type = ValidationType::kList; }).empty());
  CHECK(validation_message([](Validation& v) {
          v = {.type = ValidationType::kList, .choices = "\"a,b\""};
        }).empty());
  CHECK_FALSE(validation_message([](Validation& v) { v.prompt_title = std::string(33, 'a'); }).empty());
  CHECK_FALSE(validation_message([](Validation& v) { v.error_title = std::string(33, 'a'); }).empty());
  CHECK_FALSE(validation_message([](Validation& v) { v.prompt = std::string(256, 'a'); }).empty());
  CHECK_FALSE(validation_message([](Validation& v) { v.error = std::string(256, 'a'); }).empty());
  CHECK(sheet_message([](Sheet& s) { s.validations.push_back(s.validations[0]); }) ==
        "sheet \"Sheet\", A1: has two validations");
}

TEST_CASE("the workbook as a whole") {
  CHECK_FALSE(message([](Workbook& w) { w.sheets.clear(); }).empty());
  CHECK(message([](Workbook& w) { w.created = "2026-11-22T09:00:00Z"; }).empty());
  for (const char* bad : {"2026-11-22", "2026-11-22T09:00:00+", "2026-11-22 09:00:00Z", "yesterday"})
    CHECK_FALSE(message([&](Workbook& w) { w.created = bad; }).empty());
  CHECK_FALSE(message([](Workbook& w) { w.title = "\xFF"; }).empty());
  CHECK_FALSE(message([](Workbook& w) { w.creator = std::string(256, 'a'); }).empty());
}
