#include "tool/template_links.h"

#include <algorithm>

#include "base/ascii.h"
#include "markdown/raw_html.h"

namespace satchel {
namespace {

constexpr std::string_view kRoot = "{{root}}";

// The same text with its template comments blanked out; every byte keeps its place.
std::string without_comments(std::string_view text) {
  std::string plain(text);
  for (size_t at = plain.find("{{!"); at != std::string::npos; at = plain.find("{{!", at)) {
    const size_t end = std::min(plain.size(), plain.find("}}", at) + 2);
    for (; at < end; ++at)
      if (plain[at] != '\n') plain[at] = ' ';
  }
  return plain;
}

Place place_of(std::string_view text, size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const size_t newline = before.rfind('\n');
  return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(newline == std::string_view::npos ? offset + 1 : offset - newline)};
}

// The address as on a page; empty where it is not known before the template is rendered, or not ours.
std::string address_on_page(std::string_view value) {
  std::string address = decode_html(value);
  if (address.starts_with(kRoot)) address.replace(0, kRoot.size(), "/");
  const bool is_ours = address.starts_with('/') && !address.starts_with("//");
  return is_ours && address.find("{{") == std::string::npos ? address : std::string();
}

}  // namespace

std::vector<TemplateLink> template_links(std::string_view text, std::string_view path) {
  std::vector<TemplateLink> links;
  const std::string plain = without_comments(text);
  HtmlTokenizer tokenizer(plain);
  for (HtmlToken token; tokenizer.next(token);) {
    if (token.kind != HtmlTokenKind::kStartTag) continue;
    for (const HtmlAttribute& attribute : token.attributes) {
      if (!equals_ignoring_case(attribute.name, "href") && !equals_ignoring_case(attribute.name, "src"))
        continue;
      std::string address = address_on_page(attribute.value);
      if (address.empty()) continue;
      const auto offset = static_cast<size_t>(token.source.data() - plain.data()) + attribute.value_offset;
      links.push_back(
          {std::move(address), std::string(path), place_of(plain, offset), attribute.value.starts_with('/')});
    }
  }
  return links;
}

}  // namespace satchel
