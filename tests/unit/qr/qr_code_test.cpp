// That the codes are read back to the same text is shown by tests/parity/qr.mjs with a reader that is not
// ours.
#include "qr/qr_code.h"

#include <catch2/catch.hpp>

using namespace satchel;

namespace {

std::string drawn(std::string_view text, std::string_view label = "code") {
  TextBuffer out;
  REQUIRE(draw_qr_code(text, label, out));
  return out.str();
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a QR code is as large as its text asks, with its light border") {
  CHECK(contains(drawn(""), "viewBox=\"0 0 29 29\""));                        // version 1: 21 modules and 8
  CHECK(contains(drawn("https://example.org/"), "viewBox=\"0 0 33 33\""));    // version 2 from 15 bytes on
  CHECK(contains(drawn(std::string(2331, 'a')), "viewBox=\"0 0 185 185\""));  // version 40
}

TEST_CASE("its corners are the finders, and nothing dark stands in the border") {
  const std::string svg = drawn("https://example.org/");
  CHECK(contains(svg, "d=\"M4 4h7v1H4z"));  // the upper left finder's first row
  CHECK(contains(svg, "M22 4h7v1H22z"));    // the upper right one's
  CHECK(contains(svg, "M4 28h7v1H4z"));     // the lower left one's last
  for (const char* outside : {"M0 4", "M3 4", "M4 3h", "M4 29h", "M29 4"})
    CHECK_FALSE(contains(svg, outside));
}

TEST_CASE("the label is escaped, and a text that is too long is told") {
  CHECK(contains(drawn("x", "a \"b\" <c>"), "aria-label=\"a &quot;b&quot;"));
  TextBuffer out;
  CHECK(draw_qr_code(std::string(2332, 'a'), "", out).error().code == "qr-too-long");
  CHECK(draw_qr_code(std::string(100000, 'a'), "", out).error().code == "qr-too-long");
  CHECK(out.size() == 0);
}
