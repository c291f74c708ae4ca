// Front matter: any page file is split without loss; whatever YAML gives goes through the bundle's JSON form
// and comes back the same, with the body's lines at their numbers.
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "fuzz.h"
#include "model/page.h"
#include "tool/front_matter.h"
#include "tool/plain_yaml.h"

using namespace satchel;

namespace {

int line_count(std::string_view text) {
  return 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

void check_split(std::string_view file, const SplitPage& page) {
  require(page.body.data() + page.body.size() == file.data() + file.size(),
          "the body reaches to the end of the file");
  const auto before = file.substr(0, static_cast<size_t>(page.body.data() - file.data()));
  // An empty body behind a last line without its end stands, so to speak, on the line after it.
  const bool beyond_end = page.has_front_matter && !before.ends_with('\n');
  require(page.body_line == line_count(before) + beyond_end,
          "the body's line is where it stands in the file");
  require(page.has_front_matter || page.front_matter.empty(), "no front matter, no text of it");
}

bool same(const Meta& a, const Meta& b) {
  return a.title == b.title && a.description == b.description && a.tagline == b.tagline &&
         a.social == b.social && a.nav == b.nav && a.theme == b.theme && a.layout == b.layout &&
         a.video_player == b.video_player && a.aliases == b.aliases && a.publish == b.publish &&
         a.expires == b.expires && a.lang == b.lang && a.dir == b.dir && a.noindex == b.noindex;
}

bool same_node(const YamlNode& a, const YamlNode& b) {
  return a.kind == b.kind && a.text == b.text && a.is_plain == b.is_plain && a.place.line == b.place.line &&
         a.place.column == b.place.column &&
         std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(), same_node) &&
         std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), same_node);
}

// The short way gives what yaml-cpp gives, or nothing: it takes no comments, which change nothing there.
void check_short_way(std::string_view text) {
  const std::optional<YamlNode> plain = parse_plain_yaml(text, 2);
  if (!plain) return;
  const Result<YamlNode> whole =
      parse_yaml(std::string(text) + (text.ends_with('\n') ? "#\n" : "\n#\n"), "a.md", 2);
  require(whole && same_node(*plain, *whole), "the short way reads front matter as yaml-cpp does");
}

// From the author's YAML to the bundle and back.
void check_yaml(std::string_view file, const SplitPage& page) {
  Diagnostics findings;
  const FrontMatter front = read_front_matter(page, "a.md", findings);
  for (const Diagnostic& d : findings)
    require(d.line >= 1 && d.line <= line_count(file) && d.column >= 1, "a finding has a place in the file");
  for (const auto& [key, place] : front.places)
    require(place.line >= 1 && place.line <= line_count(file) && place.column >= 1,
            "a value has a place in the file");
  const std::string bundled = page_for_bundle(front.json, page);
  const Result<Page> read = page_from_bundle("a.md", bundled);
  require(read.has_value(), "what the tool lets through, the engine reads");
  require(read->body == page.body && read->body_line == page.body_line,
          "the bundle keeps the body and its lines");
  if (page.front_matter.empty()) return;                          // too few lines for any JSON
  if (find_invalid_utf8(page.front_matter) != file.npos) return;  // repaired on the way
  const Result<Meta> meta = meta_from_json(front.json);
  require(meta && same(*meta, read->meta), "the bundle keeps the front matter");
}

// A bundle may come from elsewhere: any page in it is read or refused, the clock may say anything.
void check_bundled(std::string_view file) {
  const Result<Page> page = page_from_bundle("a.md", file);
  if (!page) return;
  is_published(page->meta, "2026-11-22T09:00");
  is_published(page->meta, file.substr(0, std::min<size_t>(file.size(), 20)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view file = as_text(data, size);
  if (const Result<SplitPage> page = split_page(file)) {
    check_split(file, *page);
    check_short_way(page->front_matter);
    check_yaml(file, *page);
  }
  check_bundled(file);
  return 0;
}
