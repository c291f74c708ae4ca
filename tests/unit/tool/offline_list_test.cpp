// What a version of the site consists of: offline.json, the parts of the bundle, and what site.yml says of
// both.
#include "tool/offline_list.h"

#include <catch2/catch.hpp>

#include "build_support.h"
#include "bundle/writer.h"
#include "tool/build.h"
#include "tool/bundle_parts.h"
#include "tool/gzip.h"
#include "tool/sha256.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

struct Built {
  MemoryOutput output;
  BuildSummary summary;
  Json list;  // offline.json; discarded where there is none
};

// A small site with `settings` added to its site.yml.
struct Project {
  Project() {
    put_content(scratch / "content");
    put_shell(scratch / "web");
  }

  void settings(std::string_view text) {
    put(scratch / "content/site.yml", "name: Small\n" + std::string(text));
  }

  LoadedSite load() const {
    LoadOptions options;
    options.content = scratch / "content";
    options.shell = scratch / "web";
    return load_site(options).value();
  }

  void build(Built& built, bool offline = true) const {
    BuildOptions options;
    options.now = "2026-11-22T09:00";
    options.offline = offline;
    options.image_cache = scratch / "cache";
    built.summary = build_site(load(), read_shell(scratch / "web").value(), options, built.output).value();
    const auto file = built.output.files().find("offline.json");
    built.list = parse_json(file == built.output.files().end() ? std::string_view() : file->second);
  }

  ScratchFolder scratch;
};

// The file of that path in a list; null where it is not there.
Json file_of(const Json& list, std::string_view path) {
  for (const Json& file : list["files"])
    if (file["path"] == path) return file;
  return {};
}

std::string bundle_of(size_t pages, std::string_view changed = {}) {
  std::vector<std::pair<std::string, std::string>> entries;
  for (size_t i = 0; i < pages; ++i) {
    const std::string name = "pages/" + std::to_string(i) + ".md";
    entries.push_back({name, std::string(2000, 'x') + name + (name == changed ? " changed" : "")});
  }
  std::vector<BundleFile> files;
  for (const auto& [name, bytes] : entries) files.push_back({name, bytes});
  return write_bundle(files).value();
}

}  // namespace

TEST_CASE("SHA-256 is that of FIPS 180-4") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("the version is the sum of all behind the first line") {
  const Project project;
  Built built;
  project.build(built);
  const std::string& text = built.output.files().at("offline.json");
  const size_t line = text.find('\n') + 1;
  CHECK(text.substr(0, line) == "{\"format\":1,\"version\":\"" + sha256(text.substr(line)) + "\",\n");
  CHECK(built.list["abi"] == kEngineAbi);
}

TEST_CASE("every asset is in the list with its size and sum, and pages name the worker") {
  const Project project;
  Built built;
  project.build(built);
  for (const auto& [name, address] : built.list["assets"].items()) {
    CAPTURE(name);
    REQUIRE(built.output.files().contains(address.get<std::string>()));
    if (name == "bundle" || name == "worker") continue;
    const std::string& bytes = built.output.files().at(address.get<std::string>());
    const Json file = file_of(built.list, address.get<std::string>());
    REQUIRE(file.is_object());
    const std::string content = bool_member(file, "packed") ? gunzip(bytes, 1 << 20).value() : bytes;
    CHECK(file["bytes"] == content.size());
    CHECK(file["sha256"] == sha256(content));
  }
  CHECK(built.list["assets"]["worker"] == "sw.js");
  CHECK(built.output.files().at("sw.js") == "// keeps\n");
  CHECK(file_of(built.list, "assets/fonts/letters.woff2")["type"] == "font/woff2");
  CHECK(file_of(built.list, "manifest.webmanifest").is_object());
  CHECK(built.summary.offline_files == built.list["files"].size());
}

TEST_CASE("the parts that are written make up the bundle") {
  const Project project;
  Built built;
  project.build(built);
  std::string whole;
  for (const Json& part : built.list["bundle"]["parts"]) {
    const std::string sum = part[1];
    const std::string content = gunzip(built.output.files().at(part_path(sum)), 1 << 20).value();
    CHECK(part[0] == content.size());
    CHECK(sum == sha256(content));
    whole += content;
  }
  CHECK(whole.size() == built.list["bundle"]["bytes"]);
  CHECK(sha256(whole) == built.list["bundle"]["sha256"]);
  const std::string path = built.list["assets"]["bundle"];
  CHECK(gunzip(built.output.files().at(path), 1 << 20).value() == whole);
}

TEST_CASE("a page that changes leaves all parts but two as they are") {
  const std::string before = bundle_of(200), after = bundle_of(200, "pages/77.md");
  const auto old_parts = bundle_parts(before).value(), new_parts = bundle_parts(after).value();
  const std::set<std::string_view> old(old_parts.begin(), old_parts.end());
  size_t changed = 0;
  for (const std::string_view part : new_parts) changed += !old.contains(part);
  CHECK(changed == 2);
  CHECK(new_parts.size() > 10);
  CHECK(new_parts.size() < 60);
  for (const std::string_view part : new_parts) CHECK(part.size() < 5 * 16 * 1024);
}

TEST_CASE("a page that comes changes its part and the directory alone") {
  const std::string before = bundle_of(200), after = bundle_of(201);
  const auto old_parts = bundle_parts(before).value(), new_parts = bundle_parts(after).value();
  const std::set<std::string_view> old(old_parts.begin(), old_parts.end());
  size_t changed = 0;
  for (const std::string_view part : new_parts) changed += !old.contains(part);
  CHECK(changed <= 3);  // a page may begin a part of its own, which divides its neighbours'
}

TEST_CASE("parts of small and of no bundle") {
  CHECK(bundle_parts(write_bundle({}).value()).value().size() == 1);
  CHECK_FALSE(bundle_parts("no bundle").has_value());
}

TEST_CASE("pictures are kept as pages show them, larger ones stand aside") {
  Project project;
  const fs::path shown = fs::path(SATCHEL_SOURCE) / "content/images/networking.jpg";
  put(project.scratch / "content/images/a b.jpg", get(shown));
  put(project.scratch / "content/index.md",
      "---\ntitle: Home\n---\n# Home\n\n![A](</images/fit-100/a b.jpg>)\n");
  Built built;
  project.build(built);
  const Json plain = file_of(built.list, "images/fit-100/a%20b.jpg");
  REQUIRE(plain.is_object());
  CHECK(plain["type"] == "image/jpeg");
  CHECK_FALSE(plain.contains("instead"));
  CHECK(plain["sha256"] == sha256(built.output.files().at("images/fit-100/a b.jpg")));
  CHECK(file_of(built.list, "images/fit-200/a%20b.jpg")["instead"] == "images/fit-100/a%20b.jpg");
  CHECK(file_of(built.list, "images/a%20b.jpg").is_null());  // no page shows it
}

TEST_CASE("downloads are kept where site.yml marks them") {
  Project project;
  put(project.scratch / "content/files/b.txt", "another\n");
  project.settings("files:\n  /files/a.txt: {offline: true}\n  /files/b.txt: {offline: false}\n");
  Built built;
  project.build(built);
  CHECK(file_of(built.list, "files/a.txt")["sha256"] == sha256("a download\n"));
  CHECK(file_of(built.list, "files/b.txt").is_null());
}

TEST_CASE("a mark on a file that is not there is told with its place, and what may be meant") {
  Project project;
  project.settings("files:\n  /files/a.txd: {offline: true}\n");
  const LoadedSite site = project.load();
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics[0].code == "missing-file");
  CHECK(site.diagnostics[0].line == 3);
  CHECK(site.diagnostics[0].hint == "did you mean \"a.txt\"?");
}

TEST_CASE("what site.yml cannot say of files is an error") {
  Project project;
  project.settings(
      "files:\n  a.txt: {offline: true}\n  /files/a.txt: {offlin: true}\n  /files/b.txt: {offline: "
      "x}\noffline: maybe\n");
  const LoadedSite site = project.load();
  REQUIRE(site.diagnostics.size() == 4);
  CHECK(site.diagnostics[0].code == "file-address");
  for (size_t i = 1; i < 4; ++i) CHECK(site.diagnostics[i].code == "settings-type");
}

TEST_CASE("a site that is not to be kept has no list, and a worker that takes the old one away") {
  Project project;
  Built off, preview;
  project.settings("offline: false\n");
  project.build(off);
  project.settings("");
  project.build(preview, false);
  for (const Built* built : {&off, &preview}) {
    CHECK_FALSE(built->output.files().contains("offline.json"));
    CHECK(built->output.files().at("sw.js") == "// lets go\n");
    CHECK(built->output.files().lower_bound("assets/parts/")->first.starts_with("assets/s"));
    CHECK(built->summary.offline_files == 0);
  }
}
