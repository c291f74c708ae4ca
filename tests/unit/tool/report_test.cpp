// How findings look: the caret stands under the byte that is meant, whatever stands before it.
#include <catch2/catch.hpp>

#include "model/json.h"
#include "temp_folder.h"
#include "tool/report.h"

using namespace satchel;

namespace {

Diagnostic finding(int line, int column) {
  return {"a.md", line, column, "code", "something is wrong", "mend it", Severity::kError};
}

std::string shown(std::string_view line, int column) {
  return format_diagnostic(finding(3, column), line, false);
}

}  // namespace

TEST_CASE("place, message, line, caret and hint") {
  CHECK(shown("some text", 6) ==
        "a.md:3:6: error[code]: something is wrong\n  some text\n       ^\n  hint: mend it\n");
}

TEST_CASE("tabs stay tabs, wide characters take two columns, combining marks none") {
  CHECK(shown("\t- x", 4).find("\n  \t- x\n  \t  ^\n") != std::string::npos);
  CHECK(shown("\xE6\x97\xA5x", 4).find("\n    ^\n") != std::string::npos);
  CHECK(shown("e\xCC\x81x", 4).find("\n   ^\n") != std::string::npos);
  CHECK(shown("\xC3\xA9x", 3).find("\n   ^\n") != std::string::npos);
}

TEST_CASE("the caret never leaves the line, and nothing drives the terminal") {
  CHECK(shown("ab", 99).find("\n    ^\n") != std::string::npos);
  CHECK(shown("a\x1B[31mb", 1).find('\x1B') == std::string::npos);
  CHECK(shown("a\xC2\x9B"
              "31mb",
              1)
            .find("\xC2\x9B") == std::string::npos);
  CHECK(shown("\xFFx", 2).find("\xEF\xBF\xBDx\n   ^") != std::string::npos);
  Diagnostic d = finding(1, 1);
  d.message = "quotes \x1B[31m";
  CHECK(format_diagnostic(d, "x", false).find('\x1B') == std::string::npos);
}

TEST_CASE("of a long line the part around the column is shown") {
  const std::string line = std::string(5000, 'a') + "X" + std::string(5000, 'b');
  const std::string out = shown(line, 5001);
  CHECK(out.size() < 500);
  const size_t text = out.find("\n  ") + 3;
  const size_t caret_line = out.find("\n  ", text) + 3;
  // The ellipsis takes three bytes and one column.
  CHECK(out.find('X') - text - 2 == out.find('^') - caret_line);
}

TEST_CASE("findings without a line or a path have neither caret nor colons too many") {
  Diagnostic d = finding(0, 0);
  CHECK(format_diagnostic(d, "", false) == "a.md: error[code]: something is wrong\n  hint: mend it\n");
  d.path.clear();
  d.hint.clear();
  d.severity = Severity::kWarning;
  CHECK(format_diagnostic(d, "", false) == "warning[code]: something is wrong\n");
}

TEST_CASE("lines are read from the files that findings name") {
  const TempFolder folder;
  folder.write("a.md", "one\r\ntwo\nthree");
  Diagnostics findings = {finding(2, 2), finding(3, 1), finding(1, 1), finding(9, 1)};
  for (Diagnostic& d : findings) d.path = (folder / "a.md").string();
  const std::string out = format_diagnostics(findings, false);
  CHECK(out.find("  two\n   ^") != std::string::npos);
  CHECK(out.find("  three\n  ^") != std::string::npos);
  CHECK(out.find("  one\n  ^") != std::string::npos);
}

TEST_CASE("as JSON") {
  const std::string json = diagnostics_as_json({finding(3, 6)});
  const Json parsed = Json::parse(json);
  CHECK(parsed[0]["path"] == "a.md");
  CHECK(parsed[0]["line"] == 3);
  CHECK(parsed[0]["severity"] == "error");
  CHECK(parsed[0]["hint"] == "mend it");
  CHECK(Json::parse(diagnostics_as_json({})).empty());
}

TEST_CASE("sorting drops what is said twice; the summary counts") {
  Diagnostics findings = {finding(2, 1), finding(1, 5), finding(2, 1)};
  findings[1].severity = Severity::kWarning;
  sort_findings(findings);
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].line == 1);
  CHECK(summary_of(findings) == "1 error, 1 warning");
  CHECK(summary_of({}) == "no errors");
  CHECK(has_errors(findings));
}
