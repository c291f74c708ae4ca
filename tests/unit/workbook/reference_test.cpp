#include <catch2/catch.hpp>

#include "workbook/reference.h"

using namespace satchel;
using namespace satchel::xlsx;

namespace {

std::string column(uint32_t number) {
  TextBuffer out;
  append_column(out, number);
  return out.str();
}

}  // namespace

TEST_CASE("columns are letters") {
  CHECK(column(0) == "A");
  CHECK(column(25) == "Z");
  CHECK(column(26) == "AA");
  CHECK(column(51) == "AZ");
  CHECK(column(52) == "BA");
  CHECK(column(701) == "ZZ");
  CHECK(column(702) == "AAA");
  CHECK(column(kMaxColumns - 1) == "XFD");
}

TEST_CASE("a reference is absolute, its sheet in quotes") {
  CHECK(absolute_reference("Travel", {{4, 1}, {4, 1}}) == "'Travel'!$B$5");
  CHECK(absolute_reference("Teacher's", {{0, 0}, {kMaxRows - 1, 27}}) == "'Teacher''s'!$A$1:$AB$1048576");
}

TEST_CASE("a range lies in the sheet, its corners in order") {
  CHECK(is_valid_range({{0, 0}, {kMaxRows - 1, kMaxColumns - 1}}));
  CHECK_FALSE(is_valid_range({{0, 0}, {kMaxRows, 0}}));
  CHECK_FALSE(is_valid_range({{0, 0}, {0, kMaxColumns}}));
  CHECK_FALSE(is_valid_range({{1, 0}, {0, 0}}));
  CHECK_FALSE(is_valid_range({{0, 1}, {0, 0}}));
}

TEST_CASE("ranges overlap where they share a cell") {
  const Range square{{2, 2}, {4, 4}};
  CHECK(do_overlap(square, {{4, 4}, {9, 9}}));
  CHECK(do_overlap({{0, 0}, {9, 9}}, square));
  CHECK_FALSE(do_overlap(square, {{5, 2}, {5, 4}}));
  CHECK_FALSE(do_overlap(square, {{2, 0}, {4, 1}}));
}
