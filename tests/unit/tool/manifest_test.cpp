// manifest.webmanifest: what it says, and that it holds wherever the site lies.
#include "tool/manifest.h"

#include <catch2/catch.hpp>

#include "build_support.h"
#include "tool/build.h"

using namespace satchel;
using namespace satchel::testing;

TEST_CASE("a manifest says what the site says of itself") {
  const Json manifest = parse_json(web_manifest({{"name", "A \"small\" site"},
                                                 {"short_name", "Small"},
                                                 {"description", "One."},
                                                 {"lang", "en"},
                                                 {"email", "a@example.org"}},
                                                Json::object()));
  CHECK(manifest == Json({{"name", "A \"small\" site"},
                          {"short_name", "Small"},
                          {"description", "One."},
                          {"lang", "en"},
                          {"start_url", "./"},
                          {"scope", "./"},
                          {"display", "standalone"},
                          {"background_color", "#ffffff"},
                          {"theme_color", "#ffffff"},
                          {"icons", Json::array()}}));
}

TEST_CASE("a manifest lists the icons that there are, seen from itself") {
  const Json images = {
      {"/images/icon.svg", {{"url", "images/icon.svg"}, {"width", 64}, {"height", 64}}},
      {"/images/icon.png", {{"url", "images/icon.png"}}},  // cannot be read
      {"/images/icon-maskable.png", {{"url", "images/icon-maskable.png"}, {"width", 512}, {"height", 500}}}};
  const Json icons = parse_json(web_manifest(Json::object(), images))["icons"];
  REQUIRE(icons.size() == 2);
  CHECK(icons[0] ==
        Json({{"src", "images/icon.svg"}, {"sizes", "any"}, {"type", "image/svg+xml"}, {"purpose", "any"}}));
  CHECK(icons[1] == Json({{"src", "images/icon-maskable.png"},
                          {"sizes", "512x500"},
                          {"type", "image/png"},
                          {"purpose", "maskable"}}));
}

TEST_CASE("a build writes the manifest, and every icon that it names") {
  const ScratchFolder scratch;
  put_content(scratch / "content");
  put_shell(scratch / "web");
  fs::create_directories(scratch / "content/images");
  for (const char* icon : {"icon.svg", "icon.png", "icon-maskable.png"})
    fs::copy_file(fs::path(SATCHEL_SOURCE "/content/images") / icon, scratch / "content/images" / icon);
  LoadOptions load;
  load.content = scratch / "content";
  load.shell = scratch / "web";
  BuildOptions options;
  options.image_cache = scratch / "cache";
  MemoryOutput output;
  REQUIRE(build_site(load_site(load).value(), read_shell(load.shell).value(), options, output));

  const Json manifest = parse_json(output.files().at("manifest.webmanifest"));
  CHECK(manifest["name"] == "Small");
  std::string listed;
  for (const Json& icon : manifest["icons"]) {
    const auto src = icon["src"].get<std::string>();
    CAPTURE(src);
    CHECK(output.files().contains(src));
    listed += icon["sizes"].get<std::string>() + " " + icon["purpose"].get<std::string>() + "\n";
  }
  CHECK(listed == "any any\n192x192 any\n512x512 any\n512x512 maskable\n");
}
