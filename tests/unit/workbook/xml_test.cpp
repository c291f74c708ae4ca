#include "workbook/xml.h"

#include <catch2/catch.hpp>

#include "xml_check.h"

using namespace satchel;
using namespace satchel::xlsx;

namespace {

std::string escaped(std::string_view text) {
  TextBuffer out;
  append_xml(out, text);
  return out.str();
}

std::string number(double value) {
  TextBuffer out;
  append_number(out, value);
  return out.str();
}

}  // namespace

TEST_CASE("text is escaped for content and attributes at once") {
  CHECK(escaped("a < b & \"c\" > 'd'") == "a &lt; b &amp; &quot;c&quot; &gt; 'd'");
  CHECK(escaped("two\nlines\tand") == "two&#10;lines&#9;and");
  CHECK(escaped("Grüße €😀") == "Grüße €😀");
}

TEST_CASE("what XML cannot hold is written as _xHHHH_, and what looks like that is not taken for it") {
  CHECK(escaped(std::string_view("\0\x08\r\x1F", 4)) == "_x0000__x0008__x000D__x001F_");
  CHECK(escaped("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD") == "_xFFFE__xFFFF_\xEF\xBF\xBD");
  CHECK(escaped("_x0041_") == "_x005F_x0041_");
  CHECK(escaped("_x00aF_x005F_") == "_x005F_x00aF_x005F_x005F_");  // the underscore between may begin one
  CHECK(escaped("_x041_ _x00G1_ _X0041_ _x0041") == "_x041_ _x00G1_ _X0041_ _x0041");
}

TEST_CASE("plain is what has no such escape") {
  CHECK(is_plain("a < b\n\t_xlfn.IFS _x00G1_"));
  CHECK_FALSE(is_plain("\r"));
  CHECK_FALSE(is_plain("a_x0041_"));
  CHECK_FALSE(is_plain("\xEF\xBF\xBE"));
}

TEST_CASE("numbers are the shortest that read back the same") {
  CHECK(number(0) == "0");
  CHECK(number(-0.0) == "0");
  CHECK(number(30) == "30");
  CHECK(number(-1.5) == "-1.5");
  CHECK(number(0.1) == "0.1");
  CHECK(number(0.1 + 0.2) == "0.30000000000000004");
  CHECK(number(1e21) == "1e+21");
  CHECK(number(5e-324) == "5e-324");
  CHECK(number(1.7976931348623157e308) == "1.7976931348623157e+308");
}

TEST_CASE("the tests' own look at XML sees what is wrong") {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  CHECK(xml_fault(head + "<a b=\"1\" c=\"&lt;\"><d/>text&amp;</a>").empty());
  for (const char* bad :
       {"", "<a>", "<a></b>", "<a b=\"1\" b=\"2\"/>", "<a b='1'/>", "<a>&</a>", "<a>&nope;</a>", "<a/><b/>",
        "<a>\x01</a>", "<a b=\"<\"/>", "<a>\xFF</a>", "<a/>text"})
    CHECK_FALSE(xml_fault(head + bad).empty());
}
