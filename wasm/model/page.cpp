#include "model/page.h"

#include "base/utf8.h"
#include "model/route.h"

namespace satchel {
namespace {

// Cuts the first line, without its end, off `text`.
std::string_view take_line(std::string_view& text) {
  const size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_fence(std::string_view line) {
  if (!line.starts_with("---")) return false;
  return line.find_first_not_of(" \t", 3) == std::string_view::npos;
}

}  // namespace

Result<SplitPage> split_page(std::string_view file) {
  while (file.starts_with(kByteOrderMark)) file.remove_prefix(kByteOrderMark.size());
  SplitPage split;
  split.body = file;
  std::string_view rest = file;
  if (!is_fence(take_line(rest))) return split;
  const char* begin = rest.data();
  int line = 1;
  while (!rest.empty()) {
    const char* line_begin = rest.data();
    ++line;
    if (!is_fence(take_line(rest))) continue;
    split.front_matter = std::string_view(begin, static_cast<size_t>(line_begin - begin));
    split.body = rest;
    split.body_line = line + 1;
    split.has_front_matter = true;
    return split;
  }
  Diagnostic d;
  d.line = 1;
  d.column = 1;
  d.code = "front-matter-open";
  d.message = "the front matter that begins here has no end";
  d.hint = "close it with a line of three hyphens, or begin the page with another line";
  return failure(std::move(d));
}

Result<Page> page_from_bundle(std::string_view path, std::string_view file) {
  Result<SplitPage> split = split_page(file);
  if (!split) return failure(std::move(split.error()));
  Page page;
  page.path = std::string(path);
  page.route = route_of_file(path);
  page.body = split->body;
  page.body_line = split->body_line;
  if (split->front_matter.empty()) return page;
  const Json json = parse_json(split->front_matter);
  Result<Meta> meta = meta_from_json(json);
  if (!meta) return failure(std::move(meta.error()));
  page.meta = std::move(*meta);
  return page;
}

std::string page_for_bundle(const OrderedJson& meta, const SplitPage& page) {
  std::string out;
  if (page.has_front_matter) {
    const std::string json = meta.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
    out.reserve(json.size() + page.body.size() + 64);
    // "---", the JSON, and "---" take three lines; an empty front matter has only two, so its JSON is left
    // out.
    const int padding = page.body_line - 4;
    out += "---\n";
    if (padding >= 0) out.append(json).append(1, '\n').append(static_cast<size_t>(padding), '\n');
    out += "---\n";
  }
  out += page.body;
  return out;
}

}  // namespace satchel
