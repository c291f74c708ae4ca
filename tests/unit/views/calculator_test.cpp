#include <catch2/catch.hpp>

#include "fake_host.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

FakeHost host_of_sums() {
  FakeHost host;
  host.calculators["sum"] = Json::parse(R"({
    "title": "Sum",
    "inputs": [{"name": "a", "label": "A", "default": 1}, {"name": "b", "label": "B", "default": 2}],
    "formulas": [{"name": "total", "text": "=a+b"}],
    "outputs": [{"name": "total", "label": "Total", "format": "0"}]
  })");
  return host;
}

Json answer_of(FakeHost& host, const char* arguments) {
  return rendered(host, call("calculator_results", arguments));
}

}  // namespace

TEST_CASE("a calculator answers the same, whatever was asked of it before") {
  constexpr const char* kQuestions[] = {
      R"({"name": "sum"})",
      R"({"name": "sum", "scenarios": [{"a": "10"}]})",
      R"({"name": "sum", "scenarios": [{"b": "20"}, {"a": "7", "b": "7"}]})",
      R"({"name": "sum", "scenarios": [{"a": "nonsense"}], "last": [{"a": "5"}]})",
      R"({"name": "sum", "scenarios": [{"a": "nonsense"}]})",
      R"({"name": "sum", "scenarios": [{}, {}, {"a": "3"}], "active": 2})",
  };
  FakeHost used = host_of_sums();
  for (int round = 0; round < 2; ++round)
    for (const char* question : kQuestions) {
      CAPTURE(question);
      FakeHost fresh = host_of_sums();
      CHECK(answer_of(used, question) == answer_of(fresh, question));
    }
  CHECK(answer_of(used, kQuestions[0]) != answer_of(used, kQuestions[1]));
}

TEST_CASE("a calculator that is not there is told") {
  FakeHost host = host_of_sums();
  CHECK(failed(host, call("calculator", R"({"name": "product"})")).code == "view-data");
  CHECK(failed(host, call("calculator", R"({"name": "product"})")).hint == "known: sum");
  CHECK(failed(host, call("calculator", R"({"name": "sums"})")).hint == "did you mean \"sum\"?");
}
