// Maps of a whole site: pictures that site.yml asks for, and two on a page.
#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "map_site.h"
#include "site/site.h"
#include "tool/check.h"
#include "tool/report.h"

using namespace satchel;
using namespace satchel::testing;

TEST_CASE("maps of site.yml are images as any other, and made") {
  const MapSite site(
      "maps:\n  /images/d.png: {view: partner_districts}\n  /images/sub/p.svg: {metric: plan, snapshot: "
      "2024}\n");
  put(site.content() / "index.md",
      "---\ntitle: Home\n---\n# Home\n\n<img src=\"/images/d.png\" width=300 "
      "alt=\"d\"/>\n![p](/images/sub/p.svg)\n"
      "![f](/images/fit-300/d.png) ![s](/images/fit-200/sub/p.svg)\n");
  CHECK(site.findings() == "");
  const Json whole = site.image("/images/d.png"), fit = site.image("/images/fit-300/d.png");
  CHECK(whole["width"] == 2046);
  CHECK(fit["width"] == 300);
  CHECK(fit["srcset"] == "images/fit-300/d.png 1x, images/fit-600/d.png 2x");
  CHECK(site.image("/images/sub/p.svg")["width"] == 1023);
  CHECK(site.image("/images/fit-200/sub/p.svg")["width"] == 200);
  const LoadedSite loaded = site.load();
  CHECK_FALSE(contains(dump(loaded.settings), "maps"));
  CHECK(check_site(loaded, 1).empty());

  Diagnostics findings;
  const std::vector<Asset> made = make_images(loaded.image_jobs, site.scratch / "cache", 2, findings);
  CHECK(findings.empty());
  std::map<std::string, std::string> files;
  for (const Asset& asset : made) files[asset.output] = asset.source;
  REQUIRE(files.size() == 5);
  CHECK(get(files["images/sub/p.svg"]).starts_with("<svg xmlns"));
  CHECK(raster_size(files["images/d.png"]).value() == ImageSize{2046, whole["height"].get<int>()});
  CHECK(raster_size(files["images/fit-300/d.png"]).value() == ImageSize{300, fit["height"].get<int>()});
  CHECK(raster_size(files["images/fit-600/d.png"]).value().width == 600);
}

TEST_CASE("a real file at a map's address wins, with a warning") {
  const MapSite site("maps:\n  /images/d.svg: {view: partner_districts}\n");
  put(site.content() / "images/d.svg", "<svg width='5' height='5'></svg>");
  put(site.content() / "index.md", "---\ntitle: Home\n---\n# Home\n\n![d](/images/d.svg)\n");
  CHECK(site.findings() == "3:25 map-hidden remove the file or the map\n");
  CHECK(site.image("/images/d.svg")["width"] == 5);
  CHECK_FALSE(has_errors(site.load().diagnostics));
}

TEST_CASE("what is wrong with a map of site.yml is told at its place") {
  const auto told = [](const std::string& maps) { return MapSite("maps:\n" + maps).findings(); };
  CHECK(told("  /images/d.png: {view: partner_district}\n") ==
        "3:25 unknown-view did you mean \"partner_districts\"?\n");
  CHECK(told("  /images/d.png: {metric: plan, snapshto: 2024}\n") ==
        "3:33 view-arguments did you mean \"snapshot\"?\n");
  CHECK(told("  /images/d.png:\n    snapshot: 2024\n    metric: plans\n") ==
        "5:5 view-arguments did you mean \"plan\"?\n");
  const std::string address =
      " map-address it begins with /images/ and ends in .png or .svg, such as /images/map.png\n";
  for (const char* wrong : {"d.png", "/files/d.png", "/images/d.jpg", "/images/d", "/images/../d.png",
                            "/images/.png/../../a.png"})
    CHECK(told(std::string("  ") + wrong + ": {}\n") == "3:3" + address);
  CHECK(told("  /images/d.png: partner_districts\n") ==
        "3:18 settings-type such as {view: partner_districts}\n");
  CHECK(told("  /images/d.png: {state: [WA]}\n") == "3:26 settings-type \n");
  CHECK(told("  - /images/d.png\n") == "3:3 settings-type \n");
}

TEST_CASE("a map whose data are missing is no image, and its places are told") {
  const MapSite site("maps:\n  /images/d.png: {}\n");
  fs::remove(site.content() / "data/policy-snapshots.csv");
  put(site.content() / "index.md", "---\ntitle: Home\n---\n# Home\n\n![d](/images/d.png)\n");
  CHECK(contains(site.findings(), "view-data"));
  const LoadedSite loaded = site.load();
  CHECK(loaded.image_jobs.empty());
  std::string codes;
  for (const Diagnostic& d : check_site(loaded, 1)) codes += d.code + " ";
  CHECK(codes == "missing-image view-data ");
}

TEST_CASE("the views of a page have no id in common, whatever is twice in it") {
  const MapSite site;
  fs::copy(fs::path(SATCHEL_SOURCE) / "web/templates", site.scratch / "web/templates",
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  for (const char* part : {"data", "calculators"})
    fs::copy(fs::path(SATCHEL_SOURCE) / "content" / part, site.content() / part,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  std::string text = "# Twice\n";
  for (int i = 0; i < 2; ++i)
    text +=
        "\n<%= view :interactive_map, state: 'WA' %>\n\n<%= view :partner_districts %>\n\n<%= view "
        ":calculator, "
        "name: 'travel' %>\n";
  put(site.content() / "index.md", text);
  const LoadedSite loaded = site.load();
  const RenderedPage page = Site::open(loaded.bundle, {}).value().render_content("/");
  CHECK(page.diagnostics.empty());

  const std::regex ids(" id=\"([^\"]+)\"");
  std::set<std::string> seen;
  for (std::sregex_iterator id(page.html.begin(), page.html.end(), ids), end; id != end; ++id) {
    CAPTURE((*id)[1].str());
    CHECK(seen.insert((*id)[1]).second);
  }
  CHECK(seen.size() > 300);
}
