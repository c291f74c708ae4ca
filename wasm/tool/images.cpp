#include "tool/images.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/ascii.h"
#include "markdown/raw_html.h"
#include "tool/files.h"
#include "tool/image_maker.h"
#include "tool/url.h"

namespace satchel {
namespace {

constexpr std::string_view kImages = "/images/";
using Names = std::set<std::string, std::less<>>;

// Reads up to five digits that begin with no zero off the front of `text`.
std::optional<int> take_number(std::string_view& text) {
  int value = 0;
  size_t digits = 0;
  while (digits < text.size() && digits < 5 && is_ascii_digit(text[digits])) value = value * 10 + (text[digits++] - '0');
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
  address.mode = take(rest, "fit-") ? ImageMode::kFit : take(rest, "fill-") ? ImageMode::kFill : ImageMode::kExact;
  const std::optional<int> width = take_number(rest);
  if (!width) return std::nullopt;
  const std::optional<int> height = take(rest, "x") ? take_number(rest) : width;
  if (!height || !take(rest, "/")) return std::nullopt;
  address.box = {*width, *height};
  text = rest;
  return address;
}

std::string_view extension_of(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot);
}

bool is_svg(std::string_view name) { return equals_ignoring_case(extension_of(name), ".svg"); }

bool is_raster(std::string_view name) {
  constexpr std::array kRasters = {".jpg", ".jpeg", ".png", ".gif", ".webp"};
  return std::any_of(kRasters.begin(), kRasters.end(),
                     [&](std::string_view e) { return equals_ignoring_case(extension_of(name), e); });
}

int scaled(int length, double factor) { return std::max(1, static_cast<int>(std::lround(length * factor))); }

// The longest beginning of `text` that is the name of an image, as written or with its encodings undone; empty where none is.
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
  if (tag == std::string_view::npos || text.substr(0, tag).find_first_of(" \t\"'()<>") != std::string_view::npos) return;
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
  const double limit = std::min({1.0, static_cast<double>(kMaxImageSide) / box.width, static_cast<double>(kMaxImageSide) / box.height});
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

namespace {

// Adds the entry and the work for one address after the other; remembers the sizes of the sources.
class Planner {
 public:
  Planner(const Names& names, const std::filesystem::path& folder, std::string_view shown_folder)
      : names_(names), folder_(folder), shown_folder_(shown_folder) {}

  void add(const std::string& address) {
    // A real file at the literal path wins.
    const std::string literal = address.substr(kImages.size());
    if (names_.contains(literal)) return add_as_it_is(address, literal);
    const std::optional<ImageAddress> parsed = parse_image_address(address);
    if (!parsed || parsed->mode == ImageMode::kAsIs || !names_.contains(parsed->name)) return;
    if (is_raster(parsed->name)) add_raster(address, *parsed);
    else add_drawing(address, *parsed);
  }

  ImagePlan take() { return std::move(plan_); }

 private:
  const SvgSize& source(const std::string& name) {
    const auto known = sources_.find(name);
    if (known != sources_.end()) return known->second;
    SvgSize found;
    Result<void> read = is_svg(name) ? read_drawing(name, found) : is_raster(name) ? read_raster(name, found) : Result<void>();
    if (!read) {
      read.error().path = std::string(shown_folder_) + "/" + name;
      plan_.diagnostics.push_back(read.error());
    }
    return sources_.emplace(name, found).first->second;
  }

  Result<void> read_drawing(const std::string& name, SvgSize& found) {
    const Result<std::string> svg = read_file(folder_ / name);
    if (!svg) return failure(svg.error());
    found = svg_size(*svg);
    return {};
  }

  Result<void> read_raster(const std::string& name, SvgSize& found) {
    const Result<ImageSize> size = raster_size(folder_ / name);
    if (!size) return failure(size.error());
    found.size = *size;
    return {};
  }

  // Addresses inside site.json are relative to the site's root.
  static std::string url_of(std::string_view address) { return percent_encoded_path(address.substr(1)); }

  Json& add_entry(const std::string& address, ImageSize size) {
    Json& entry = plan_.images[address];
    entry = {{"url", url_of(address)}};
    if (size.width > 0) entry["width"] = size.width;
    if (size.height > 0) entry["height"] = size.height;
    return entry;
  }

  void add_as_it_is(const std::string& address, const std::string& name) { add_entry(address, source(name).size); }

  // An SVG fits every size: the same file, shown smaller. What cannot be scaled is shown as it is, too.
  void add_drawing(const std::string& address, const ImageAddress& parsed) {
    const SvgSize& from = source(parsed.name);
    add_entry(address, from.largest.width > 0 ? made_size(parsed.mode, parsed.box, from.largest) : ImageSize{});
    plan_.copies[address.substr(1)] = (folder_ / parsed.name).string();
  }

  void add_raster(const std::string& address, const ImageAddress& parsed) {
    const SvgSize& from = source(parsed.name);
    if (from.size.width <= 0) return;  // told already
    const ImageSize size = made_size(parsed.mode, parsed.box, from.size);
    Json& entry = add_entry(address, size);
    add_job(address, parsed, size, from.size);
    const ImageAddress twice = {parsed.mode, {parsed.box.width * 2, parsed.box.height * 2}, parsed.name};
    const ImageSize twice_size = made_size(twice.mode, twice.box, from.size);
    if (twice_size.width < 2 * size.width - 1 || twice_size.height < 2 * size.height - 1) return;
    const std::string twice_address = address_of(twice, address);
    if (names_.contains(twice_address.substr(kImages.size()))) return;
    add_job(twice_address, twice, twice_size, from.size);
    entry["srcset"] = url_of(address) + " 1x, " + url_of(twice_address) + " 2x";
  }

  // The address of the same image at twice the size, in the spelling of `address`: one number stays one number.
  static std::string address_of(const ImageAddress& image, std::string_view address) {
    const std::string_view segment = address.substr(kImages.size(), address.size() - kImages.size() - image.name.size());
    std::string out(kImages);
    out += image.mode == ImageMode::kFit ? "fit-" : image.mode == ImageMode::kFill ? "fill-" : "";
    out += std::to_string(image.box.width);
    if (segment.find('x') != std::string_view::npos) out += "x" + std::to_string(image.box.height);
    return out + "/" + image.name;
  }

  void add_job(const std::string& address, const ImageAddress& parsed, ImageSize size, ImageSize source_size) {
    const std::string output = address.substr(1);
    const std::string file = (folder_ / parsed.name).string();
    // The whole source at its own size: coding it again would only lose quality.
    if (size == source_size) plan_.copies[output] = file;
    else jobs_.try_emplace(output, ImageJob{file, output, parsed.mode, size});
  }

 public:
  std::vector<ImageJob> take_jobs() {
    std::vector<ImageJob> jobs;
    for (auto& [output, job] : jobs_) jobs.push_back(std::move(job));
    return jobs;
  }

 private:
  const Names& names_;
  const std::filesystem::path& folder_;
  std::string_view shown_folder_;
  ImagePlan plan_;
  std::map<std::string, ImageJob> jobs_;
  std::map<std::string, SvgSize> sources_;
};

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
    const ImageSize size = {scaled(1, width), scaled(1, height)};
    if (has_size) return {size, size};
    // Ten times the longest side, so that rounding does not change the shape.
    const double factor = 10.0 * kMaxImageSide / std::max(width, height);
    return {size, {scaled(1, width * factor), scaled(1, height * factor)}};
  }
  return {};
}

ImagePlan plan_images(const Names& addresses, const Names& names, const std::filesystem::path& folder, std::string_view shown_folder) {
  Planner planner(names, folder, shown_folder);
  for (const std::string& address : addresses) planner.add(address);
  std::vector<ImageJob> jobs = planner.take_jobs();
  ImagePlan plan = planner.take();
  plan.jobs = std::move(jobs);
  return plan;
}

}  // namespace satchel
