// Images at the sizes that pages ask for: `/images/fit-300/a.jpg` (DIALECT: "Images and files").
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/json.h"

namespace satchel {

// In pixels; 0 where not known.
struct ImageSize {
  int width = 0;
  int height = 0;
  bool operator==(const ImageSize&) const = default;
};

enum class ImageMode { kAsIs, kFit, kFill, kExact };

// An address taken apart: the wanted box and the name of the image below images/.
struct ImageAddress {
  ImageMode mode = ImageMode::kAsIs;
  ImageSize box;
  std::string name;
};

// No side of an image that is made is longer than this.
constexpr int kMaxImageSide = 2880;

// Reads "/images/fill-300x200/a/b.jpg" (decoded); nothing where the address is not below /images/.
std::optional<ImageAddress> parse_image_address(std::string_view address);

// The size of what `mode` and `box` make of an image of `source` pixels: never larger than the source.
ImageSize made_size(ImageMode mode, ImageSize box, ImageSize source);

// What an SVG says of its size.
struct SvgSize {
  ImageSize size;  // as its `width` and `height` or its `viewBox` say; zeros where nothing does
  ImageSize
      largest;  // that it may be made: as above, but where only the `viewBox` speaks any size of that shape
};
SvgSize svg_size(std::string_view svg);

// Pictures that the tool has drawn itself, as SVG, by their names below images/: "map.png" is to be made of
// one.
using Drawings = std::map<std::string, std::shared_ptr<const std::string>, std::less<>>;

// One image to be made.
struct ImageJob {
  std::string source;  // a file
  std::string output;  // below the output folder: "images/fit-300/a.jpg"
  ImageMode mode = ImageMode::kFit;
  ImageSize size;                                   // what it will have
  std::shared_ptr<const std::string> drawing = {};  // an SVG that is the source in place of the file
};

// What the images of a site come to.
struct ImagePlan {
  // For site.json: {address: {"url", "width", "height", "srcset"}} by decoded address.
  Json images = Json::object();
  std::vector<ImageJob> jobs;  // rasters to scale and drawings, by output
  std::map<std::string, std::string>
      copies;               // output -> source file: SVGs under the addresses that pages use
  Diagnostics diagnostics;  // images that cannot be read
};

// The decoded addresses below /images/ that `text` may ask for, of the images `names` (below images/): every
// literal one, and where a template computes the end of one ("/images/fit-120/logos/{{file}}") all that it
// may come to.
void collect_image_addresses(std::string_view text, const std::set<std::string, std::less<>>& names,
                             std::set<std::string, std::less<>>& addresses);

// Plans the images for `addresses`. `folder` is content/images, `shown_folder` the same as messages name it;
// of `names`, those of `drawings` are not there but drawn.
ImagePlan plan_images(const std::set<std::string, std::less<>>& addresses,
                      const std::set<std::string, std::less<>>& names, const std::filesystem::path& folder,
                      std::string_view shown_folder, const Drawings& drawings = {});

}  // namespace satchel
