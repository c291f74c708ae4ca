// Layers of the map: tables of points, what can be wrong with them, and their way into the finished site.
#include <catch2/catch.hpp>

#include "build_support.h"
#include "map/point_layer.h"
#include "tool/build.h"
#include "tool/check.h"
#include "tool/gzip.h"
#include "tool/point_layers.h"
#include "tool/preview.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

constexpr std::string_view kHead = "name,state,latitude,longitude,people\n";

// The findings of a table that is refused.
Diagnostics refused(std::string_view text) {
  Diagnostics findings;
  CHECK(pack_layer_table(text, "content/layers/a.csv", findings).empty());
  for (const Diagnostic& finding : findings) {
    CHECK(finding.path == "content/layers/a.csv");
    CHECK(finding.line > 0);
    CHECK(finding.column > 0);
    CHECK(blocks_build(finding));
  }
  return findings;
}

Diagnostic only(const Diagnostics& findings) {
  REQUIRE(findings.size() == 1);
  return findings[0];
}

Diagnostic only_of_row(const std::string& row) { return only(refused(std::string(kHead) + row)); }

std::string packed(std::string_view text) {
  Diagnostics findings;
  std::string bytes = pack_layer_table(text, "a.csv", findings);
  CHECK(findings.empty());
  return bytes;
}

// A content folder with one layer of two points, and a page that names it.
struct Project {
  Project() {
    put_content(scratch / "content");
    put(scratch / "content/layers/school-districts.csv",
        std::string(kHead) + "Seattle,WA,47.6062,-122.3321,612345\nSan Juan,PR,18.4,-66.1,\n");
    put(scratch / "content/layouts/default.mustache",
        "{{{content}}}<p>{{assets.layer-school-districts}}</p>");
    put_shell(scratch / "web");
    options.content = scratch / "content";
    options.shell = scratch / "web";
  }
  ScratchFolder scratch;
  LoadOptions options;
};

}  // namespace

TEST_CASE("a layer's table is packed, whatever the order of its columns") {
  const std::string bytes = packed(
      "geoid,people,longitude,latitude,state,name\n1,,-122.3321,47.6062,WA,\"Seattle, \"\"big\"\"\"\n"
      "2,7,-66.1,18.4,PR,San Juan\n3,0,178.3,5e1,AK,Far\n");
  const PointLayer layer = PointLayer::open(bytes).value();
  REQUIRE(layer.points().size() == 3);
  CHECK(layer.points()[0].state == "AK");
  CHECK(layer.points()[0].place.latitude == 50);
  CHECK(layer.points()[1].state == "PR");
  CHECK(layer.points()[1].people == 7);
  CHECK(layer.points()[2].name == "Seattle, \"big\"");
  CHECK(layer.points()[2].place.longitude == -122.332);
  CHECK(layer.points()[2].people == 0);
  CHECK(PointLayer::open(packed("name,state,latitude,longitude\nA,WA,1,2\n"))->points()[0].people == 0);
}

TEST_CASE("a layer's columns must be there") {
  const Diagnostic near = only(refused("name,state,lattitude,longitude\nA,WA,1,2\n"));
  CHECK(near.code == "csv-column");
  CHECK(near.message == "the column \"latitude\" is missing");
  CHECK(near.hint == "did you mean it by \"lattitude\"?");
  CHECK(near.column == 12);
  CHECK(refused("a,b\n1,2\n").size() == 4);
  CHECK(only(refused("")).code == "csv-column");
  CHECK(only(refused(kHead)).message == "this layer has no points");
}

TEST_CASE("a layer's values are told with their place") {
  CHECK(only_of_row("A,WX,1,2,3\n").code == "unknown-state");
  CHECK(only_of_row("A,WX,1,2,3\n").column == 3);
  CHECK(only_of_row("A,PQ,1,2,3\n").hint.starts_with("did you mean \""));
  CHECK(only_of_row("A,wa,1,2,3\n").hint == "write \"WA\"");
  CHECK(only_of_row(",WA,1,2,3\n").message == "\"name\" is empty");
  CHECK(only_of_row(std::string(121, 'x') + ",WA,1,2,3\n").message == "\"name\" is longer than 120 bytes");
  CHECK(only_of_row("\"A\nB\",WA,1,2,3\n").code == "csv-value");
  CHECK(only_of_row("A,WA,north,2,3\n").message == "\"north\" in the column \"latitude\" is no number");
  CHECK(only_of_row("A,WA,,2,3\n").message == "\"latitude\" is empty");
  CHECK(only_of_row("A,WA,90.1,2,3\n").message ==
        "\"90.1\" in the column \"latitude\" is not from -90 to 90");
  CHECK(only_of_row("A,WA,1,-180.5,3\n").column == 8);
  CHECK(only_of_row("A,WA,1,2,3.5\n").message == "\"3.5\" in the column \"people\" is no whole number");
  CHECK(only_of_row("A,WA,1,2,-3\n").code == "csv-value");
  CHECK(only_of_row("A,WA,1,2,268435456\n").code == "csv-value");
  CHECK(only_of_row("A,WA,1,2\n").code == "csv-row");
  CHECK(only_of_row("good,WA,1,2,3\nA,WA,1,x,3\n").line == 3);
}

TEST_CASE("a layer's name becomes an address") {
  CHECK(is_layer_name("school-districts"));
  CHECK(is_layer_name("a1"));
  for (const char* name : {"", "-a", "A", "a b", "a.b", "a/b", "\xC3\xA9"}) CHECK_FALSE(is_layer_name(name));
  const Project project;
  put(project.scratch / "content/layers/My Layer.csv", std::string(kHead) + "A,WA,1,2,3\n");
  const LoadedSite site = load_site(project.options).value();
  CHECK(only(site.diagnostics).code == "bad-name");
}

TEST_CASE("a layer is a file of its own beside the bundle, and pages know its address") {
  const Project project;
  const LoadedSite site = load_site(project.options).value();
  CHECK(site.diagnostics.empty());
  REQUIRE(site.layers.contains("school-districts"));
  MemoryOutput output;
  BuildOptions build;
  build.now = "2026-11-22T09:00";
  const BuildSummary summary =
      build_site(site, read_shell(project.options.shell).value(), build, output).value();
  CHECK(is_good(summary));
  const std::string address = layer_address("school-districts", site.layers.at("school-districts"));
  CHECK(address.starts_with("assets/school-districts."));
  CHECK(address.ends_with(".points.gz"));
  REQUIRE(output.files().contains(address));
  const std::string bytes = gunzip(output.files().at(address), 1 << 20).value();
  CHECK(PointLayer::open(bytes)->points().size() == 2);
  CHECK(output.files().at("index.html").find("<p>./" + address + "</p>") != std::string::npos);
  CHECK(output.files().at("about/index.html").find("<p>../" + address + "</p>") != std::string::npos);
}

TEST_CASE("the preview serves layers, and shows what is wrong with them") {
  const Project project;
  const Preview preview = make_preview(project.options);
  REQUIRE(preview.report.empty());
  const LoadedSite site = load_site(project.options).value();
  const Reply reply =
      reply_to(preview, "/" + layer_address("school-districts", site.layers.at("school-districts")));
  CHECK(reply.status == 200);
  CHECK(reply.type == "application/gzip");
  CHECK(gunzip(reply.body, 1 << 20).value() == site.layers.at("school-districts"));
  put(project.scratch / "content/layers/school-districts.csv", std::string(kHead) + "A,WX,1,2,3\n");
  CHECK(make_preview(project.options).report.find("is no state's code") != std::string::npos);
}

TEST_CASE("the project's school districts are those of the Census") {
  const std::string source = get(SATCHEL_SOURCE "/content/layers/school-districts.csv");
  const std::string bytes = packed(source);
  const PointLayer layer = PointLayer::open(bytes).value();
  CHECK(layer.points().size() == 10892);
  std::string rows = source.substr(source.find('\n'));
  const std::string census = get(SATCHEL_SHARED "/data/us-school-districts-2010.csv");
  if (!census.empty()) CHECK(rows == census.substr(census.find('\n')));
  uint64_t people = 0;
  const LayerPoint* seattle = nullptr;
  for (const LayerPoint& point : layer.points()) {
    people += point.people;
    if (point.name == "Seattle School District") seattle = &point;
  }
  REQUIRE(seattle != nullptr);
  CHECK(seattle->state == "WA");
  CHECK(seattle->people == 609'471);
  CHECK(seattle->place.latitude == 47.619);
  CHECK(seattle->place.longitude == -122.351);
  CHECK(people == 289'457'016);
  const size_t size = gzip(bytes).size();
  CAPTURE(size);
  CHECK(size < 150'000);
}
