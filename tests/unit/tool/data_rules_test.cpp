// The tables that the map's views read: every rule, by small tables that break it.
#include <catch2/catch.hpp>

#include "temp_folder.h"
#include "tool/check.h"
#include "tool/data_rules.h"
#include "tool/load.h"

using namespace satchel;

namespace {

Diagnostics findings_of(const std::string& file, std::string_view text) {
  const std::string path = "content/data/" + file;
  Diagnostics findings;
  const CsvTable table = read_csv_table(text, path, findings);
  REQUIRE(findings.empty());
  check_data_table(table, path, findings);
  for (const Diagnostic& finding : findings) {
    CHECK(finding.path == path);
    CHECK(blocks_build(finding));
  }
  return findings;
}

// "2:4 csv-value", one a line.
std::string places(const Diagnostics& findings) {
  std::string all;
  for (const Diagnostic& d : findings)
    all += std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.code + "\n";
  return all;
}

const std::string kFactsHead =
    "code,name,open_computing_jobs,demand_vs_state_average,cs_graduates,average_computing_salary,"
    "average_salary,state_plan,counts_toward_graduation,teacher_certification,k12_standards,pd_funding,"
    "preservice_programs,state_position,high_schools_must_offer,k12_must_offer,counts_for_admission\n";
const std::string kAnswers = ",Yes,No,Other,Yes,No,Other,Yes,No,Other,Yes\n";

Diagnostics facts(const std::string& rows) { return findings_of("state-facts.csv", kFactsHead + rows); }

Diagnostics snapshots(const std::string& rows) {
  return findings_of("policy-snapshots.csv",
                     "snapshot,state,plan,standards,funding,certification,preservice,state_position,hs_offer,"
                     "k12_offer,counts_grad,higher_ed,grad_required,pct_hs_offering_cs,standards_year\n" +
                         rows);
}

Diagnostics districts(const std::string& rows) {
  return findings_of("partner-districts-2024.csv", "district,state,lat,lon\n" + rows);
}

// The one finding.
Diagnostic only(const Diagnostics& findings) {
  REQUIRE(findings.size() == 1);
  return findings[0];
}

}  // namespace

TEST_CASE("facts of states as they should be") {
  CHECK(facts("").empty());
  CHECK(
      facts("WA,Washington,16000,3.5,1200,112000,55000" + kAnswers + "DC,District,,,,," + kAnswers).empty());
  CHECK(findings_of("other.csv", "code\nXX\n").empty());
}

TEST_CASE("a state's code is known, and stands once") {
  const Diagnostic near = only(facts("WQ,Washington,,,,," + kAnswers));
  CHECK(near.code == "unknown-state");
  CHECK(near.line == 2);
  CHECK(near.column == 1);
  CHECK(near.message == "\"WQ\" is no state's code");
  CHECK(near.hint == "did you mean \"WA\"?");
  CHECK(only(facts("wa,Washington,,,,," + kAnswers)).hint == "write \"WA\"");
  CHECK(only(facts(" WA,Washington,,,,," + kAnswers)).hint == "write \"WA\"");
  CHECK(only(facts("Washington,Washington,,,,," + kAnswers)).hint == "write its two letters, such as \"WA\"");
  CHECK(only(facts("PR,Puerto Rico,,,,," + kAnswers)).code == "unknown-state");
  CHECK(only(facts(",Washington,,,,," + kAnswers)).message == "\"code\" is empty");
  const Diagnostic twice = only(facts("WA,Washington,,,,," + kAnswers + "WA,Again,,,,," + kAnswers));
  CHECK(twice.code == "csv-duplicate");
  CHECK(twice.line == 3);
  CHECK(twice.message == "line 2 has the code \"WA\" already");
}

TEST_CASE("facts are numbers or empty, names are texts, policies are answered") {
  CHECK(places(facts("WA,,a,-1,1e3,\"1,200\",0x10" + kAnswers)) ==
        "2:4 csv-value\n2:5 csv-value\n2:7 csv-value\n2:14 csv-value\n2:22 csv-value\n");
  CHECK(only(facts("WA,W,12 ,,,," + kAnswers)).message ==
        "\"12 \" in the column \"open_computing_jobs\" is no number");
  CHECK(only(facts("WA,W,-2,,,," + kAnswers)).message ==
        "\"-2\" in the column \"open_computing_jobs\" is not 0 or more");
  CHECK(only(facts("WA,W,nan,,,," + kAnswers)).code == "csv-value");
  CHECK(only(facts("WA,W,inf,,,," + kAnswers)).code == "csv-value");
  CHECK(only(facts("WA,W,1e999,,,," + kAnswers)).code == "csv-value");
  CHECK(only(facts("WA,\"two\nlines\",,,,," + kAnswers)).code == "csv-value");
  const Diagnostic near = only(facts("WA,W,,,,,,Yes,Yes,Yes,Yes,Yes,Yes,Yes,Yes,Yes,yes\n"));
  CHECK(near.message == "\"yes\" in the column \"counts_for_admission\" is none of Yes, No or Other");
  CHECK(near.hint == "write \"Yes\"");
  CHECK(near.column == 47);
  CHECK(only(facts("WA,W,,,,,,Othr,Yes,Yes,Yes,Yes,Yes,Yes,Yes,Yes,No\n")).hint == "did you mean \"Other\"?");
  CHECK(only(facts("WA,W,,,,,,,Yes,Yes,Yes,Yes,Yes,Yes,Yes,Yes,No\n")).message == "\"state_plan\" is empty");
}

TEST_CASE("a missing column is told with the one that is near") {
  std::string head = kFactsHead;
  head.replace(head.find("cs_graduates"), 12, "cs_graduats");
  const Diagnostic near = only(findings_of("state-facts.csv", head));
  CHECK(near.code == "csv-column");
  CHECK(near.message == "the column \"cs_graduates\" is missing");
  CHECK(near.hint == "did you mean it by \"cs_graduats\"?");
  CHECK(near.line == 1);
  CHECK(near.column == 55);
  // A column that has its own rule is not what another one was meant to be.
  const Diagnostic none = only(findings_of("partner-districts-2024.csv", "district,state,lat,note\n"));
  CHECK(none.message == "the column \"lon\" is missing");
  CHECK(none.hint == "name it in the first row, and fill it");
  const Diagnostic empty = only(findings_of("partner-districts-2024.csv", ""));
  CHECK(empty.hint == "name the columns in the first row: district, state, lat, lon");
}

TEST_CASE("snapshots name a state once each, and answer in letters") {
  CHECK(snapshots("2024,WA,Y,N,O,Y,N,O,Y,N,O,,N,50.5,2018\n2018-19,WA,Y,N,O,Y,N,O,Y,N,O,Y,-,,\n").empty());
  CHECK(places(snapshots("2024,WA,y,Yes,?,Y,N,O,Y,N,-,Y,X,101,18\n")) ==
        "2:9 csv-value\n2:11 csv-value\n2:15 csv-value\n2:27 csv-value\n2:31 csv-value\n2:33 csv-value\n2:37 "
        "csv-value\n");
  CHECK(only(snapshots(",WA,Y,N,O,Y,N,O,Y,N,O,Y,N,,\n")).message == "\"snapshot\" is empty");
  CHECK(only(snapshots("2024,WA,Y,N,O,Y,N,O,Y,N,O,Y,N,,2018.5\n")).message ==
        "\"2018.5\" in the column \"standards_year\" is no whole number");
  CHECK(only(snapshots("2024,WA,Y,N,O,Y,N,O,Y,N,O,Y,N,-1,\n")).message ==
        "\"-1\" in the column \"pct_hs_offering_cs\" is not from 0 to 100");
  const std::string row = "2024,WA,Y,N,O,Y,N,O,Y,N,O,Y,N,,\n";
  CHECK(only(snapshots(row + row)).message ==
        "line 2 has the snapshot \"2024\" and the state \"WA\" already");
}

TEST_CASE("districts have a name, a state, and both or neither of their degrees") {
  CHECK(districts("A,WA,47.6,-122.3\nB,AK,51.9,180\nC,OR,,\n").empty());
  CHECK(only(districts(",WA,,\n")).message == "\"district\" is empty");
  CHECK(only(districts("A,WX,,\n")).code == "unknown-state");
  const Diagnostic lonely = only(districts("A,WA,47.6,\n"));
  CHECK(lonely.message == "\"lon\" is empty, but \"lat\" is not");
  CHECK(lonely.column == 11);
  CHECK(only(districts("A,WA,,-122\n")).message == "\"lat\" is empty, but \"lon\" is not");
  CHECK(only(districts("A,WA,-122.3,47.6\n")).message ==
        "\"-122.3\" in the column \"lat\" is not from -90 to 90");
  CHECK(only(districts("A,WA,47.6,180.5\n")).code == "csv-value");
}

TEST_CASE("a table that breaks its rules everywhere does not drown the other findings") {
  std::string rows;
  for (int i = 0; i < 1000; ++i) rows += ",XX,91,\n";
  CHECK(districts(rows).size() == 20);
}

TEST_CASE("the project's own data break no rule") {
  LoadOptions options;
  options.content = SATCHEL_SOURCE "/content";
  options.shell = SATCHEL_SOURCE "/web";
  const LoadedSite site = load_site(options).value();
  for (const Diagnostic& finding : site.diagnostics) {
    CAPTURE(finding.path, finding.line, finding.message);
    CHECK(finding.path.find("/data/") == std::string::npos);
  }
}

TEST_CASE("broken data stop a build, with their place") {
  TempFolder content, shell;
  shell.write("templates/layouts/default.mustache", "<main>{{{content}}}</main>");
  content.write("index.md", "# Hi\n");
  content.write("data/partner-districts-2024.csv", "district,state,lat,lon\nA,WA,47,-122\nB,OX,44,-120\n");
  LoadOptions options;
  options.content = content.path();
  options.shell = shell.path();
  const LoadedSite site = load_site(options).value();
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics[0].path.ends_with("/data/partner-districts-2024.csv"));
  CHECK(site.diagnostics[0].line == 3);
  CHECK(site.diagnostics[0].column == 3);
  CHECK(blocks_build(site.diagnostics[0]));
}
