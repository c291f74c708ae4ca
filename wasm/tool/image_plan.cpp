// Decides what is to be made for the images that pages ask for, and what pages are told of them.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "tool/files.h"
#include "tool/image_maker.h"
#include "tool/images.h"
#include "tool/url.h"

namespace satchel {
namespace {

constexpr std::string_view kImages = "/images/";
using Names = std::set<std::string, std::less<>>;

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

// Adds the entry and the work for one address after the other; remembers the sizes of the sources.
class Planner {
 public:
  Planner(const Names& names, const std::filesystem::path& folder, std::string_view shown_folder,
          const Drawings& drawings)
      : names_(names), folder_(folder), shown_folder_(shown_folder), drawings_(drawings) {}

  void add(const std::string& address) {
    // A real file at the literal path wins.
    const std::string literal = address.substr(kImages.size());
    if (names_.contains(literal)) return add_as_it_is(address, literal);
    const std::optional<ImageAddress> parsed = parse_image_address(address);
    if (!parsed || parsed->mode == ImageMode::kAsIs || !names_.contains(parsed->name)) return;
    if (is_raster(parsed->name))
      add_raster(address, *parsed);
    else
      add_drawing(address, *parsed);
  }

  ImagePlan take() {
    for (auto& [output, job] : jobs_) plan_.jobs.push_back(std::move(job));
    return std::move(plan_);
  }

 private:
  const SvgSize& source(const std::string& name) {
    const auto known = sources_.find(name);
    if (known != sources_.end()) return known->second;
    SvgSize found;
    Result<void> read = drawing(name) != nullptr ? measure_drawn(name, found)
                        : is_svg(name)           ? read_drawing(name, found)
                        : is_raster(name)        ? read_raster(name, found)
                                                 : Result<void>();
    if (!read) {
      read.error().path = std::string(shown_folder_) + "/" + name;
      plan_.diagnostics.push_back(read.error());
    }
    return sources_.emplace(name, found).first->second;
  }

  const std::shared_ptr<const std::string>& drawing(const std::string& name) const {
    static const std::shared_ptr<const std::string> kNone;
    const auto found = drawings_.find(name);
    return found == drawings_.end() ? kNone : found->second;
  }

  // As a raster twice as large, for sharp screens.
  Result<void> measure_drawn(const std::string& name, SvgSize& found) {
    found = svg_size(*drawing(name));
    if (is_svg(name)) return {};
    const ImageSize size = found.size;
    found.size =
        made_size(ImageMode::kFit, {kMaxImageSide, kMaxImageSide}, {size.width * 2, size.height * 2});
    return {};
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

  void add_as_it_is(const std::string& address, const std::string& name) {
    const ImageSize size = source(name).size;
    add_entry(address, size);
    if (drawing(name) != nullptr) put_job(address, {ImageMode::kAsIs, {}, name}, size);
  }

  // An SVG fits every size: the same file, shown smaller. What cannot be scaled is shown as it is, too.
  void add_drawing(const std::string& address, const ImageAddress& parsed) {
    const SvgSize& from = source(parsed.name);
    add_entry(address,
              from.largest.width > 0 ? made_size(parsed.mode, parsed.box, from.largest) : ImageSize{});
    if (drawing(parsed.name) != nullptr)
      put_job(address, parsed, from.size);
    else
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

  // The address of the same image at twice the size, in the spelling of `address`: one number stays one
  // number.
  static std::string address_of(const ImageAddress& image, std::string_view address) {
    const std::string_view segment =
        address.substr(kImages.size(), address.size() - kImages.size() - image.name.size());
    std::string out(kImages);
    out += image.mode == ImageMode::kFit ? "fit-" : image.mode == ImageMode::kFill ? "fill-" : "";
    out += std::to_string(image.box.width);
    if (segment.find('x') != std::string_view::npos) out += "x" + std::to_string(image.box.height);
    return out + "/" + image.name;
  }

  void add_job(const std::string& address, const ImageAddress& parsed, ImageSize size,
               ImageSize source_size) {
    // The whole source at its own size: coding it again would only lose quality.
    if (size == source_size && drawing(parsed.name) == nullptr)
      plan_.copies[address.substr(1)] = (folder_ / parsed.name).string();
    else
      put_job(address, parsed, size);
  }

  void put_job(const std::string& address, const ImageAddress& parsed, ImageSize size) {
    const std::string output = address.substr(1);
    jobs_.try_emplace(
        output, ImageJob{(folder_ / parsed.name).string(), output, parsed.mode, size, drawing(parsed.name)});
  }

  const Names& names_;
  const std::filesystem::path& folder_;
  std::string_view shown_folder_;
  const Drawings& drawings_;
  ImagePlan plan_;
  std::map<std::string, ImageJob> jobs_;
  std::map<std::string, SvgSize> sources_;
};

}  // namespace

ImagePlan plan_images(const Names& addresses, const Names& names, const std::filesystem::path& folder,
                      std::string_view shown_folder, const Drawings& drawings) {
  Planner planner(names, folder, shown_folder, drawings);
  for (const std::string& address : addresses) planner.add(address);
  return planner.take();
}

}  // namespace satchel
