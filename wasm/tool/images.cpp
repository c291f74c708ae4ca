#include "tool/images.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "markdown/raw_html.h"
#include "tool/url.h"

namespace satchel {
namespace {

constexpr std::string_view kImages = "/images/";
using Names = std::set<std::string, std::less<>>;

// Reads up to five digits that begin with no zero off the front of `text`.
std::optional<int> take_number(std::string_view& text) {
  int value = 0;
  size_t digits = 0;
  while (digits < text.size() && digits < 5 && is_ascii_digit(text[digits]))
    value = value * 10 + (text[digits++] - '0');
  if (digits == 0 || text[0] == '0') return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Reads "fill-300x200/" off the front of `text`.
std::optional<ImageAddress> take_size(std::string_view& text) {
  std::string_view rest = text;
  ImageAddress address;
  address.mode = take(rest, "fit-")    ? ImageMode::kFit
                 : take(rest, "fill-") ? ImageMode::kFill
                                       : ImageMode::kExact;
  const std::optional<int> width = take_number(rest);
  if (!width) return std::nullopt;
  const std::optional<int> height = take(rest, "x") ? take_number(rest) : width;
  if (!height || !take(rest, "/")) return std::nullopt;
  address.box = {*width, *height};
  text = rest;
  return address;
}

int scaled(int length, double factor) { return std::max(1, static_cast<int>(std::lround(length * factor))); }

// The longest beginning of `text` that is the name of an image, as written or with its encodings undone;
// empty where none is.
std::string longest_name(std::string_view text, const Names& names) {
  std::string longest;
  for (size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
    size_t end = dot + 1;
    while (end < text.size() && is_ascii_alnum(text[end])) ++end;
    const std::string_view written = text.substr(0, end);
    for (const std::string& name : {std::string(written), percent_decoded(written), decode_html(written)})
      if (names.contains(name)) longest = name;
  }
  return longest;
}

// Where a template tag continues the address: every name that begins as the address does.
void add_names_below(std::string_view text, std::string_view size, const Names& names, Names& addresses) {
  const size_t tag = text.find("{{");
  if (tag == std::string_view::npos ||
      text.substr(0, tag).find_first_of(" \t\"'()<>") != std::string_view::npos)
    return;
  const std::string prefix = percent_decoded(text.substr(0, tag));
  for (auto name = names.lower_bound(prefix); name != names.end() && name->starts_with(prefix); ++name)
    addresses.insert(std::string(kImages) + std::string(size) + *name);
}

}  // namespace

std::optional<ImageAddress> parse_image_address(std::string_view address) {
  if (!take(address, kImages)) return std::nullopt;
  ImageAddress parsed = take_size(address).value_or(ImageAddress{});
  parsed.name = std::string(address);
  return parsed;
}

ImageSize made_size(ImageMode mode, ImageSize box, ImageSize source) {
  if (mode == ImageMode::kAsIs) return source;
  const double widths = static_cast<double>(box.width) / source.width;
  const double heights = static_cast<double>(box.height) / source.height;
  const double limit = std::min(
      {1.0, static_cast<double>(kMaxImageSide) / box.width, static_cast<double>(kMaxImageSide) / box.height});
  if (mode == ImageMode::kFit) {
    const double factor = std::min({1.0, widths * limit, heights * limit});
    return {scaled(source.width, factor), scaled(source.height, factor)};
  }
  // The box keeps its shape and shrinks until the source covers it, so that nothing is scaled up.
  const double factor = std::min({limit, 1 / widths, 1 / heights});
  return {scaled(box.width, factor), scaled(box.height, factor)};
}

void collect_image_addresses(std::string_view text, const Names& names, Names& addresses) {
  // A name is no longer than this; it bounds the work for a text that says "/images/" over and over.
  constexpr size_t kLongest = 512;
  for (size_t at = text.find(kImages); at != std::string_view::npos; at = text.find(kImages, at + 1)) {
    std::string_view rest = text.substr(at + kImages.size(), kLongest);
    rest = rest.substr(0, rest.find('\n'));
    const std::string literal = longest_name(rest, names);
    if (!literal.empty()) addresses.insert(std::string(kImages) + literal);
    std::string_view behind_size = rest;
    take_size(behind_size);
    const std::string_view size = rest.substr(0, rest.size() - behind_size.size());
    const std::string name = size.empty() ? std::string() : longest_name(behind_size, names);
    if (!name.empty()) addresses.insert(std::string(kImages) + std::string(size) + name);
    add_names_below(behind_size, size, names, addresses);
  }
}

}  // namespace satchel
