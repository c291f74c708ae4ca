// Scales raster images with libvips, which is loaded when the first one is met.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tool/images.h"

namespace satchel {

// A file that is ready to be copied into the output folder.
struct Asset {
  std::string source;  // a file
  std::string output;  // below the output folder
  uint64_t bytes = 0;
};

// The size of a raster image as it is shown (turned as its EXIF says). Fails with "image-unreadable" or
// "no-libvips".
Result<ImageSize> raster_size(const std::filesystem::path& file);

// Makes the images of `jobs` in `cache`, where those made before are found again by the hash of their source
// and their size, and says where they lie. The same source gives the same bytes. What fails ("image-failed")
// is told and left out.
std::vector<Asset> make_images(const std::vector<ImageJob>& jobs, const std::filesystem::path& cache,
                               int threads, Diagnostics& findings);

}  // namespace satchel
