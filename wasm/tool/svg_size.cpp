// The size of an SVG, from its first tag.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/ascii.h"
#include "markdown/raw_html.h"
#include "tool/images.h"

namespace satchel {
namespace {

int pixels(double length) { return std::max(1, static_cast<int>(std::lround(length))); }

// The number of an attribute such as width="300" or "300px"; 0 for percentages and what is no number.
double svg_length(std::string_view value) {
  value = trimmed(value);
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const std::string_view unit(end, static_cast<size_t>(value.data() + value.size() - end));
  return error == std::errc() && (unit.empty() || unit == "px") && number > 0 && number < 1e6 ? number : 0;
}

// Width and height of "minX minY width height".
std::array<double, 2> view_box_size(std::string_view value) {
  std::array<double, 4> numbers{};
  for (double& number : numbers) {
    while (!value.empty() && (is_ascii_space(value.front()) || value.front() == ',')) value.remove_prefix(1);
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc()) return {};
    value.remove_prefix(static_cast<size_t>(end - value.data()));
  }
  if (!(numbers[2] > 0 && numbers[2] < 1e6 && numbers[3] > 0 && numbers[3] < 1e6)) return {};
  return {numbers[2], numbers[3]};
}

}  // namespace

SvgSize svg_size(std::string_view svg) {
  HtmlTokenizer tokenizer(svg);
  HtmlToken token;
  while (tokenizer.next(token)) {
    if (token.kind != HtmlTokenKind::kStartTag || !equals_ignoring_case(token.name, "svg")) continue;
    double width = 0;
    double height = 0;
    std::array<double, 2> box{};
    for (const HtmlAttribute& attribute : token.attributes) {
      if (attribute.name == "width") width = svg_length(attribute.value);
      if (attribute.name == "height") height = svg_length(attribute.value);
      if (equals_ignoring_case(attribute.name, "viewBox")) box = view_box_size(attribute.value);
    }
    const bool has_size = width > 0 || height > 0;
    // One side alone: the other follows from the shape.
    if (width <= 0 && height > 0 && box[1] > 0) width = height * box[0] / box[1];
    if (height <= 0 && width > 0 && box[0] > 0) height = width * box[1] / box[0];
    if (!has_size) width = box[0], height = box[1];
    if (width <= 0 || height <= 0) return {};
    const ImageSize size = {pixels(width), pixels(height)};
    if (has_size) return {size, size};
    // Ten times the longest side, so that rounding does not change the shape.
    const double factor = 10.0 * kMaxImageSide / std::max(width, height);
    return {size, {pixels(width * factor), pixels(height * factor)}};
  }
  return {};
}

}  // namespace satchel
