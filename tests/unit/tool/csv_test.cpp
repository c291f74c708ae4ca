// Tables: RFC 4180 and what spreadsheets make of it.
#include <catch2/catch.hpp>

#include "tool/csv.h"

using namespace satchel;

namespace {

std::string read(std::string_view text, Diagnostics& findings) {
  return rows_as_json(read_csv_table(text, "a.csv", findings)).dump();
}

std::string read_well(std::string_view text) {
  Diagnostics findings;
  const std::string json = read(text, findings);
  CHECK(findings.empty());
  return json;
}

Diagnostic first_finding(std::string_view text) {
  Diagnostics findings;
  (void)read(text, findings);
  REQUIRE_FALSE(findings.empty());
  return findings[0];
}

}  // namespace

TEST_CASE("a table is a list of objects whose values are strings, in the order of the columns") {
  CHECK(read_well("b,a\n1,x\n2,\n") == R"([{"b":"1","a":"x"},{"b":"2","a":""}])");
  CHECK(read_well("a\n1") == R"([{"a":"1"}])");
  CHECK(read_well("a,b\n") == "[]");
  CHECK(read_well("") == "[]");
}

TEST_CASE("byte-order marks, CRLF and empty rows are accepted") {
  CHECK(read_well("\xEF\xBB\xBF"
                  "a,b\r\n1,2\r\n\r\n3,4\r\n\r\n") == R"([{"a":"1","b":"2"},{"a":"3","b":"4"}])");
}

TEST_CASE("quoted values hold commas, quotation marks and line ends") {
  CHECK(read_well("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\"\"\n") ==
        R"([{"a":"x, y","b":"say \"hi\""},{"a":"two\r\nlines","b":""}])");
}

TEST_CASE("a ragged row names its line and is left out") {
  Diagnostics findings;
  CHECK(read("a,b\n\"x\ny\",1\n2\n3,4\n5,6,7\n", findings) == R"([{"a":"x\ny","b":"1"},{"a":"3","b":"4"}])");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].code == "csv-row");
  CHECK(findings[0].line == 4);
  CHECK(findings[1].line == 6);
  CHECK(findings[1].hint.find("quotes") != std::string::npos);
}

TEST_CASE("mistakes in quotation marks and column names") {
  CHECK(first_finding("a\n\"open\n").code == "csv-quote");
  CHECK(first_finding("a\n\"open\n").line == 2);
  CHECK(first_finding("a,b\n1,x\"y\n").column == 3);
  CHECK(first_finding("a\n\"x\"y\n").code == "csv-quote");
  CHECK(first_finding("a,a\n1,2\n").code == "csv-column");
  CHECK(first_finding("a,a\n1,2\n").column == 3);
  CHECK(first_finding("a,\n1,2\n").code == "csv-column");
}

TEST_CASE("every value knows its place") {
  Diagnostics findings;
  const CsvTable table = read_csv_table(
      "\xEF\xBB\xBF"
      "a,b\n\"x\ny\",12\n\n,3\n",
      "a.csv", findings);
  CHECK(findings.empty());
  CHECK(table.columns[1].place.column == 3);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0][0].place.line == 2);
  CHECK(table.rows[0][0].place.column == 1);
  CHECK(table.rows[0][1].place.line == 3);
  CHECK(table.rows[0][1].place.column == 4);
  CHECK(table.rows[0][1].text == "12");
  CHECK(table.rows[1][0].place.line == 5);
  CHECK(table.rows[1][1].place.column == 2);
}

TEST_CASE("a hopeless table does not drown the other findings") {
  std::string text = "a,b\n";
  for (int i = 0; i < 1000; ++i) text += "1\n";
  Diagnostics findings;
  (void)read(text, findings);
  CHECK(findings.size() == 20);
}
