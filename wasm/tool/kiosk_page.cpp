#include "tool/kiosk_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "markdown/raw_html.h"

namespace satchel {
namespace {

constexpr std::string_view kPicture = "data-picture";

template <size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view each) { return equals_ignoring_case(each, name); });
}

bool is_loading_element(std::string_view name) {
  return is_one_of(name, std::array<std::string_view, 5>{"link", "script", "base", "meta", "track"});
}

// What becomes of an attribute.
enum class Fate { kStays, kWaits /* under another name */, kGoes };

bool fetches_style(std::string_view value) {
  for (size_t at = value.find("url("); at != std::string_view::npos; at = value.find("url(", at + 1))
    if (value.substr(at + 4, 1) != "#") return true;
  return false;
}

Fate fate_of(std::string_view element, const HtmlAttribute& attribute) {
  const std::string_view name = attribute.name;
  const bool is_inside = attribute.value.starts_with("#") || attribute.value.starts_with("data:");
  if (is_one_of(name, std::array<std::string_view, 3>{"src", "data", "poster"}))
    return is_inside ? Fate::kStays : Fate::kWaits;
  if (is_one_of(name, std::array<std::string_view, 4>{"srcset", "sizes", "background", "ping"}))
    return Fate::kGoes;
  if (equals_ignoring_case(name, "style")) return fetches_style(attribute.value) ? Fate::kGoes : Fate::kStays;
  const bool is_address = is_one_of(name, std::array<std::string_view, 2>{"href", "xlink:href"});
  const bool is_link = is_one_of(element, std::array<std::string_view, 2>{"a", "area"});
  return is_address && !is_link && !is_inside ? Fate::kWaits : Fate::kStays;
}

void append_tag(const HtmlToken& tag, std::string& out) {
  if (tag.attributes.empty()) {
    out += tag.source;
    return;
  }
  const char* const end = tag.source.data() + tag.source.size() - (tag.self_closing ? 2 : 1);
  out.append(tag.source.data(), tag.attributes.front().name.data());
  bool waits = false;  // one address is enough
  for (size_t i = 0; i < tag.attributes.size(); ++i) {
    const HtmlAttribute& attribute = tag.attributes[i];
    const char* const next = i + 1 < tag.attributes.size() ? tag.attributes[i + 1].name.data() : end;
    Fate fate = fate_of(tag.name, attribute);
    if (fate == Fate::kWaits && std::exchange(waits, true)) fate = Fate::kGoes;
    if (fate == Fate::kGoes) continue;
    if (fate == Fate::kStays) out += attribute.name;
    if (fate == Fate::kWaits) out += kPicture;
    out.append(attribute.name.data() + attribute.name.size(), next);
  }
  out += tag.self_closing ? "/>" : ">";
}

std::string without_requests(std::string_view body) {
  std::string out;
  HtmlTokenizer tokenizer(body);
  HtmlToken token;
  bool in_script = false;
  while (tokenizer.next(token)) {
    const bool is_start = token.kind == HtmlTokenKind::kStartTag;
    const bool is_tag = is_start || token.kind == HtmlTokenKind::kEndTag;
    if (is_tag && is_loading_element(token.name)) {
      if (equals_ignoring_case(token.name, "script")) in_script = is_start;
    } else if (is_start && !in_script) {
      append_tag(token, out);
    } else if (!in_script) {
      out += token.source;
    }
  }
  return out;
}

// From `begin` to the ">" that ends the tag there; empty where `begin` is not found.
std::string_view tag_at(std::string_view document, size_t begin) {
  if (begin == std::string_view::npos) return {};
  const size_t end = document.find('>', begin);
  return end == std::string_view::npos ? std::string_view() : document.substr(begin, end + 1 - begin);
}

}  // namespace

KioskPage kiosk_page(std::string_view document) {
  KioskPage page;
  page.html_tag = tag_at(document, document.find("<html"));
  constexpr std::string_view kTitle = "<title>";
  if (const size_t title = document.find(kTitle); title != std::string_view::npos) {
    const size_t begin = title + kTitle.size();
    page.title = document.substr(begin, document.find("</title>", begin) - begin);
  }
  // The engine writes no "<" of its own into text or attributes, so the first is the tag.
  const std::string_view body = tag_at(document, document.find("<body"));
  if (body.empty()) return page;
  page.body_tag = body;
  const auto begin = static_cast<size_t>(body.data() + body.size() - document.data());
  page.body = without_requests(document.substr(begin, document.rfind("</body>") - begin));
  return page;
}

}  // namespace satchel
