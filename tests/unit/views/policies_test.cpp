// Snapshots of policies, and what a map makes of them.
#include "views/policies.h"

#include <catch2/catch.hpp>

#include <set>

#include "views/choropleth.h"

using namespace satchel;

namespace {

// Alabama: 0, then 1, then all ten and one more; Washington: 3, nothing in the middle, 2.
const Json& rows() {
  static const Json rows = Json::parse(R"([
    {"snapshot":"2024","state":"AL","plan":"Y","standards":"Y","funding":"Y","certification":"Y","preservice":"Y",
     "state_position":"Y","hs_offer":"Y","k12_offer":"Y","counts_grad":"Y","higher_ed":"Y","grad_required":"Y"},
    {"snapshot":"2018-19","state":"WA","plan":"Yes","standards":"Yes","funding":"Yes","certification":"Other"},
    {"snapshot":"2018-19","state":"AL","plan":"N","standards":"?","funding":""},
    {"snapshot":"2024","state":"WA","plan":"O","standards":"Y","funding":"Y"},
    {"snapshot":"2019-20","state":"AL","plan":"Y"},
    {"snapshot":"","state":"OR","plan":"Y"},
    "no row"])");
  return rows;
}

const Policy& policy(std::string_view key) {
  for (const Policy& policy : all_policies())
    if (policy.key == key) return policy;
  FAIL("no policy " << key);
  return all_policies().front();
}

}  // namespace

TEST_CASE("ten policies are counted, and each has a name of its own") {
  CHECK(counted_policies().size() == 10);
  CHECK(counted_policies().data() == all_policies().data());
  std::set<std::string_view> keys, columns, labels;
  for (const Policy& policy : all_policies()) {
    keys.insert(policy.key);
    columns.insert(policy.facts_column);
    labels.insert(policy.label);
  }
  for (const auto& names : {keys, columns, labels}) CHECK(names.size() == all_policies().size());
}

TEST_CASE("answers are read in both spellings, and all else is not known") {
  for (const char* yes : {"Yes", "Y"}) CHECK(read_answer(yes) == Answer::kYes);
  for (const char* no : {"No", "N"}) CHECK(read_answer(no) == Answer::kNo);
  for (const char* partly : {"Other", "O"}) CHECK(read_answer(partly) == Answer::kPartly);
  for (const char* cell : {"", "?", "yes", "YES", "Y ", "1"}) CHECK(read_answer(cell) == Answer::kUnknown);
}

TEST_CASE("snapshots stand from the oldest to the latest, whatever the order of the rows") {
  const PolicySnapshots snapshots(&rows());
  REQUIRE(snapshots.names().size() == 3);
  CHECK(snapshots.names()[0] == "2018-19");
  CHECK(snapshots.names()[1] == "2019-20");
  CHECK(snapshots.names()[2] == "2024");
  CHECK(snapshots.index_of("2019-20") == 1);
  CHECK(snapshots.index_of("2020") == 3);
  CHECK(snapshots.index_of("") == 3);
}

TEST_CASE("a state is found in each snapshot that knows it") {
  const PolicySnapshots snapshots(&rows());
  CHECK(snapshots.find("AL", 1) == &rows()[4]);
  CHECK(snapshots.find("WA", 0) == &rows()[1]);
  CHECK(snapshots.find("WA", 1) == nullptr);
  CHECK(snapshots.find("WA", 3) == nullptr);
  CHECK(snapshots.find("OR", 0) == nullptr);
  CHECK(snapshots.find("", 0) == nullptr);
}

TEST_CASE("policies in place are counted: partly is not, nor what is not among the ten") {
  const PolicySnapshots snapshots(&rows());
  CHECK(snapshots.adopted("AL", 0) == 0);
  CHECK(snapshots.adopted("AL", 1) == 1);
  CHECK(snapshots.adopted("AL", 2) == 10);
  CHECK(snapshots.adopted("WA", 0) == 3);
  CHECK(snapshots.adopted("WA", 2) == 2);
  CHECK(snapshots.adopted("WA", 1) == -1);
  CHECK(snapshots.answer("WA", policy("plan"), 2) == Answer::kPartly);
  CHECK(snapshots.answer("AL", policy("standards"), 0) == Answer::kUnknown);
  CHECK(snapshots.answer("AL", policy("grad_required"), 1) == Answer::kUnknown);
}

TEST_CASE("no rows, or something else in their place, are no snapshots") {
  CHECK(PolicySnapshots(nullptr).names().empty());
  for (const char* json :
       {"null", "{}", "3", "[]", "[1,[],{\"state\":\"WA\"},{\"snapshot\":4,\"state\":\"WA\"}]"}) {
    const Json rows = Json::parse(json);
    const PolicySnapshots snapshots(&rows);
    CHECK(snapshots.names().empty());
    CHECK(snapshots.adopted("WA", 0) == -1);
  }
}

TEST_CASE("a map by number: a shade for every two, all ten alone") {
  const PolicySnapshots snapshots(&rows());
  const Choropleth latest(snapshots, "count", 2);
  CHECK(latest.title() == "Policies in place, 2024");
  CHECK(latest.legend({}).size() == 6);
  CHECK(latest.legend({}).front().style == "n0");
  CHECK(latest.legend({}).back().label == "All 10");
  CHECK(latest.shade("AL").style == "n5");
  CHECK(latest.shade("AL").text == "10 of 10 policies");
  CHECK(latest.shade("WA").style == "n1");
  CHECK(Choropleth(snapshots, "count", 0).shade("AL").style == "n0");
  CHECK(Choropleth(snapshots, "count", 1).shade("AL").style == "n0");
  CHECK(latest.shade("OR").style == "unknown");
  CHECK(latest.shade("OR").text == "Not known");
}

TEST_CASE("a map of each policy shows what its cells say") {
  Json row = {{"snapshot", "1"}, {"state", "WA"}};
  for (const Policy& policy : all_policies()) {
    for (const auto& [cell, style] : {std::pair{"Y", "yes"}, {"N", "no"}, {"O", "partly"}, {"", "unknown"}}) {
      row[std::string(policy.key)] = cell;
      const Json list = Json::array({row});
      const PolicySnapshots snapshots(&list);
      const Choropleth map(snapshots, policy.key, 0);
      CHECK(map.shade("WA").style == style);
      CHECK(map.metric_label() == policy.label);
      CHECK(map.title() == std::string(policy.label) + ", 1");
      const auto legend = map.legend({});
      REQUIRE(legend.size() == 3);
      CHECK(legend[0].style == "no");
      CHECK(legend[2].style == "yes");
    }
    row.erase(std::string(policy.key));
  }
}

TEST_CASE("the metrics are the count and every policy") {
  const auto metrics = Choropleth::metrics();
  REQUIRE(metrics.size() == all_policies().size() + 1);
  CHECK(metrics.front() == "count");
  CHECK(metrics.back() == "grad_required");
}

TEST_CASE("a change is told where both snapshots know") {
  const PolicySnapshots snapshots(&rows());
  CHECK(Choropleth(snapshots, "count", 0).shade("AL").change == 0);
  CHECK(Choropleth(snapshots, "count", 1).shade("AL").change == 1);
  CHECK(Choropleth(snapshots, "count", 2).shade("AL").change == 1);
  CHECK(Choropleth(snapshots, "count", 2).shade("WA").change == 0);  // not known the year before
  CHECK(Choropleth(snapshots, "plan", 1).shade("AL").change == 1);
  CHECK(Choropleth(snapshots, "plan", 2).shade("AL").change == 0);
  CHECK(Choropleth(snapshots, "standards", 2).shade("AL").change == 0);
  CHECK(Choropleth(snapshots, "count", 0).before().empty());
  CHECK(Choropleth(snapshots, "count", 2).before() == "2019-20");
  const Json fell =
      Json::parse(R"([{"snapshot":"1","state":"WA","plan":"Y"},{"snapshot":"2","state":"WA","plan":"O"}])");
  const PolicySnapshots falling(&fell);
  CHECK(Choropleth(falling, "plan", 1).shade("WA").change == -1);
  CHECK(Choropleth(falling, "count", 1).shade("WA").change == -1);
}
