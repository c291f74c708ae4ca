#include "tool/cli.h"

#include <catch2/catch.hpp>

#include "build_support.h"
#include "bundle/writer.h"
#include "model/json.h"
#include "run_satchel.h"
#include "tool/gzip.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

struct Project {
  Project() {
    put_content(scratch / "content");
    put_shell(scratch / "web");
  }
  std::vector<std::string> arguments(std::vector<std::string> first) const {
    for (const char* name : {"--content", "--shell"}) {
      first.push_back(name);
      first.push_back((scratch / (name == std::string_view("--shell") ? "web" : "content")).string());
    }
    return first;
  }
  ScratchFolder scratch;
};

}  // namespace

TEST_CASE("help and version are good use, and name every command") {
  const Outcome help = satchel_with({"--help"});
  CHECK(help.code == 0);
  for (const char* command : {"build", "check", "render", "serve", "new", "map", "inspect"}) {
    CHECK(contains(help.out, command));
    CHECK(satchel_with({command, "--help"}).code == 0);
  }
  CHECK(satchel_with({"--version"}).out == "satchel 1.2.3\n");
}

TEST_CASE("wrong use exits with 2 and says what was meant") {
  CHECK(satchel_with({}).code == 2);
  const Outcome command = satchel_with({"biuld"});
  CHECK(command.code == 2);
  CHECK(contains(command.err, "unknown command biuld: did you mean \"build\"?"));
  const Outcome option = satchel_with({"check", "--contnet", "x"});
  CHECK(option.code == 2);
  CHECK(contains(option.err, "unknown option --contnet: did you mean \"--content\"?"));
  CHECK(satchel_with({"render"}).code == 2);
  CHECK(satchel_with({"serve", "--port", "many"}).code == 2);
  CHECK(satchel_with({"inspect", "/nowhere/at/all.satchel"}).code == 2);
}

TEST_CASE("a content folder that is not there is wrong use") {
  const ScratchFolder scratch;
  put_shell(scratch / "web");
  const Outcome outcome = satchel_with(
      {"check", "--content", (scratch / "nowhere").string(), "--shell", (scratch / "web").string()});
  CHECK(outcome.code == 2);
  CHECK(contains(outcome.err, "nowhere"));
}

TEST_CASE("render prints a page's content, or names the page that was meant") {
  const Project project;
  const Outcome page = satchel_with(project.arguments({"render", "/about"}));
  CHECK(page.code == 0);
  CHECK(contains(page.out, ">About</h1>"));
  CHECK_FALSE(contains(page.out, "<html"));
  const Outcome missing = satchel_with(project.arguments({"render", "/abuot"}));
  CHECK(missing.code == 2);
  CHECK(contains(missing.err, "did you mean \"/about\"?"));
}

TEST_CASE("build makes the site, and exits with 1 where the content has errors, leaving the last good site") {
  const Project project;
  const std::string out = (project.scratch / "dist").string();
  const Outcome good = satchel_with(project.arguments({"build", "--out", out}));
  CHECK(good.code == 0);
  CHECK(contains(good.out, "Built 2 pages"));
  REQUIRE(fs::exists(project.scratch / "dist/about/index.html"));

  put(project.scratch / "content/bad.md", "---\ntitle: [Bad\n---\n");
  const Outcome bad = satchel_with(project.arguments({"build", "--out", out}));
  CHECK(bad.code == 1);
  CHECK(contains(bad.err, "bad.md"));
  CHECK(fs::exists(project.scratch / "dist/about/index.html"));
  CHECK_FALSE(fs::exists(project.scratch / "dist/bad"));
}

TEST_CASE("check exits with 1 where there are errors, also as JSON") {
  const Project project;
  put(project.scratch / "content/about.md", "# About\n\n[Home](/hmoe)\n");
  CHECK(satchel_with(project.arguments({"check"})).code == 1);
  const Outcome json = satchel_with(project.arguments({"check", "--json"}));
  CHECK(json.code == 1);
  CHECK(contains(json.out, "\"line\""));
}

TEST_CASE("inspect lists a bundle, gzipped or not, and refuses a damaged one") {
  const ScratchFolder scratch;
  const BundleFile files[] = {{"site.json", R"({"settings": {"name": "Small"}})"},
                              {"pages/index.md", "# Home\n"}};
  const std::string bundle = write_bundle(files).value();
  put(scratch / "a.satchel", bundle);
  put(scratch / "a.satchel.gz", gzip(bundle));
  for (const char* name : {"a.satchel", "a.satchel.gz"}) {
    const Outcome outcome = satchel_with({"inspect", (scratch / name).string()});
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.out, "pages/index.md"));
    CHECK(contains(outcome.out, "Small: 1 page, 2 entries"));
  }
  std::string damaged = bundle;
  damaged[damaged.find("# Home")] ^= 1;
  put(scratch / "b.satchel", damaged);
  const Outcome outcome = satchel_with({"inspect", (scratch / "b.satchel").string()});
  CHECK(outcome.code == 1);
  CHECK(contains(outcome.err, "b.satchel"));
}

TEST_CASE("calc prints a formula's value as a cell shows it") {
  CHECK(satchel_with({"calc", "--formula", "=ROUND(1.005,2)"}).out == "1.01\n");
  CHECK(satchel_with({"calc", "--formula", "=\"a\"&1=\"A1\""}).out == "TRUE\n");
  CHECK(satchel_with({"calc", "--formula", "={7,8}"}).out == "7\n");
  const Outcome error = satchel_with({"calc", "--formula", "=1/0"});
  CHECK(error.code == 0);
  CHECK(error.out == "#DIV/0!\n");
}

TEST_CASE("calc tells what is wrong with a formula, with a caret") {
  const Outcome wrong = satchel_with({"calc", "--formula", "=(1+2"});
  CHECK(wrong.code == 1);
  CHECK(wrong.out.empty());
  CHECK(
      contains(wrong.err, "formula:1:2: error[formula-parenthesis]: This ( is not closed\n  =(1+2\n   ^\n"));
  const Outcome unknown = satchel_with({"calc", "--formula", "=SUMM(1)+cost"});
  CHECK(unknown.code == 1);
  CHECK(unknown.out == "#NAME?\n");
  CHECK(contains(unknown.err, "did you mean \"SUM\"?"));
  CHECK(contains(unknown.err, "There is nothing named \"cost\""));
  CHECK(satchel_with({"calc"}).code == 2);
}

TEST_CASE("calc computes a calculator of the content, as JSON") {
  const std::string content = std::string(SATCHEL_SOURCE) + "/content";
  const auto calc = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"calc", "--content", content});
    return satchel_with(words);
  };
  const Outcome good = calc({"travel", "teachers=30", "first_day=2025-03-01", "miles=1,000"});
  CHECK(good.code == 0);
  const satchel::Json outputs = satchel::Json::parse(good.out, nullptr, false);
  REQUIRE(outputs.is_object());
  CHECK(outputs["mile_rate"] == 0.7);
  CHECK(outputs["advice"] == "Yes, you are enough");

  const Outcome slip = calc({"travle"});
  CHECK(slip.code == 2);
  CHECK(contains(slip.err, "there is no calculator \"travle\""));
  CHECK(contains(slip.err, "did you mean \"travel\"?"));
  CHECK(contains(calc({"xyzzy"}).err, "known: stipend, travel"));
  CHECK(contains(calc({"nowhere/x.yml"}).err, "cannot read this file"));

  const Outcome name = calc({"travel", "techers=3"});
  CHECK(name.code == 1);
  CHECK(contains(name.err, "did you mean \"teachers\"?"));
  CHECK(contains(calc({"travel", "xyzzy=3"}).err, "known: teachers, trips"));
  CHECK(contains(calc({"travel", "teachers"}).err, "write NAME=VALUE"));
  CHECK(contains(calc({"travel", "teachers=many"}).err, "Enter a number, such as"));
  CHECK(contains(calc({"travel", "teachers=2000"}).err, "Enter a number from 1 to 1,000."));
  CHECK(contains(calc({"travel", "way=cat"}).err, "did you mean \"car\"?"));
  CHECK(contains(calc({"travel", "way=rocket"}).err, "known: car, fare"));
  CHECK(contains(calc({"travel", "first_day=7/1/2026"}).err, "year, month and day"));
}
