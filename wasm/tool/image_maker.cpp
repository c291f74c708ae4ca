#include "tool/image_maker.h"

#include <dlfcn.h>
#include <vips/vips.h>
// After vips.h, whose types it uses.
#include <vips/vector.h>

#include <memory>
#include <mutex>

#include "base/ascii.h"
#include "tool/files.h"
#include "tool/parallel.h"

namespace satchel {
namespace {

// Bump when an encoder's setting below changes, so that images made before are made anew.
constexpr std::string_view kRecipe = "2";
// A larger source would take gigabytes of memory; in pixels.
constexpr int64_t kMaxPixels = 300'000'000;

// The functions of libvips that are used. Linking the library would add 27 ms to every start of the tool (it
// brings a hundred others with it), and most runs scale no image: it is loaded when the first one is met, and
// its headers check every call.
struct Vips {
  decltype(&vips_init) init;
  decltype(&vips_concurrency_set) concurrency_set;
  decltype(&vips_cache_set_max) cache_set_max;
  decltype(&vips_vector_set_enabled) vector_set_enabled;
  decltype(&vips_image_new_from_file) image_new_from_file;
  decltype(&vips_image_new_from_buffer) image_new_from_buffer;
  decltype(&vips_image_get_typeof) image_get_typeof;
  decltype(&vips_image_get_width) image_get_width;
  decltype(&vips_image_get_page_height) image_get_page_height;
  decltype(&vips_image_get_orientation_swap) image_get_orientation_swap;
  decltype(&vips_thumbnail_buffer) thumbnail_buffer;
  decltype(&vips_image_write_to_buffer) image_write_to_buffer;
  decltype(&vips_error_buffer) error_buffer;
  decltype(&vips_error_clear) error_clear;
  decltype(&g_object_unref) object_unref;
  decltype(&g_free) free;
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

bool find_all(void* library, Vips& vips) {
  return find(library, "vips_init", vips.init) &&
         find(library, "vips_concurrency_set", vips.concurrency_set) &&
         find(library, "vips_cache_set_max", vips.cache_set_max) &&
         find(library, "vips_vector_set_enabled", vips.vector_set_enabled) &&
         find(library, "vips_image_new_from_file", vips.image_new_from_file) &&
         find(library, "vips_image_new_from_buffer", vips.image_new_from_buffer) &&
         find(library, "vips_image_get_typeof", vips.image_get_typeof) &&
         find(library, "vips_image_get_width", vips.image_get_width) &&
         find(library, "vips_image_get_page_height", vips.image_get_page_height) &&
         find(library, "vips_image_get_orientation_swap", vips.image_get_orientation_swap) &&
         find(library, "vips_thumbnail_buffer", vips.thumbnail_buffer) &&
         find(library, "vips_image_write_to_buffer", vips.image_write_to_buffer) &&
         find(library, "vips_error_buffer", vips.error_buffer) &&
         find(library, "vips_error_clear", vips.error_clear) &&
         find(library, "g_object_unref", vips.object_unref) && find(library, "g_free", vips.free);
}

const Vips* load_vips() {
  static Vips vips{};
  void* library = ::dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr || !find_all(library, vips) || vips.init("satchel") != 0) return nullptr;
  vips.concurrency_set(1);  // images are made side by side instead
  vips.cache_set_max(0);
  // Code made for the processor at hand reads past its buffers (valgrind tells), and its pixels differ
  // between machines.
  vips.vector_set_enabled(0);
  return &vips;
}

// Loaded once, and kept until the end.
Result<const Vips*> vips_library() {
  static const Vips* const vips = load_vips();
  if (vips == nullptr)
    return failure("no-libvips", "images cannot be scaled without libvips",
                   "install it: apt install libvips42");
  return vips;
}

// What libvips says of its last failure, on one line. Its error buffer is the whole process's.
std::string take_error(const Vips& vips) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  std::string text(trimmed(vips.error_buffer()));
  vips.error_clear();
  return text.substr(0, text.find('\n'));
}

struct Unref {
  const Vips* vips;
  void operator()(VipsImage* image) const { vips->object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

std::string extension_of(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : ascii_lower(name.substr(dot));
}

// How an image is coded, by its name's end: small files without metadata, and the same bytes every time. A
// drawing has few colours.
std::string coding_of(const ImageJob& job) {
  const std::string extension = extension_of(job.output);
  if (extension == ".png" && job.drawing != nullptr) return ".png[strip,compression=9,palette,dither=0]";
  if (extension == ".jpg" || extension == ".jpeg") return ".jpg[Q=82,strip,optimize_coding,interlace]";
  if (extension == ".png") return ".png[strip,compression=9]";
  if (extension == ".webp") return ".webp[Q=82,strip]";
  return ".gif[strip]";
}

// Whether the image says what its colours mean. Of those that do not, libvips 8.14 would "export" colours
// that it takes for another white: white becomes (250, 253, 253).
bool has_profile(const Vips& vips, const std::string& source) {
  const Image image(vips.image_new_from_buffer(source.data(), source.size(), "", nullptr), Unref{&vips});
  return image != nullptr && vips.image_get_typeof(image.get(), VIPS_META_ICC_NAME) != 0;
}

// Scales `source` to the job's very size; `fill` cuts from the middle. Moving pictures keep their frames but
// for `fill`.
Image scale(const Vips& vips, const ImageJob& job, const std::string& source) {
  const bool fills = job.mode == ImageMode::kFill;
  const std::string extension = extension_of(job.source);
  const char* load = !fills && (extension == ".gif" || extension == ".webp") ? "n=-1" : "";
  VipsImage* out = nullptr;
  vips.thumbnail_buffer(const_cast<char*>(source.data()), source.size(), &out, job.size.width, "height",
                        job.size.height, "size", fills ? VIPS_SIZE_BOTH : VIPS_SIZE_FORCE, "crop",
                        fills ? VIPS_INTERESTING_CENTRE : VIPS_INTERESTING_NONE, "option_string", load,
                        has_profile(vips, source) ? "export_profile" : nullptr, "srgb", nullptr);
  return Image(out, Unref{&vips});
}

Diagnostic image_finding(const ImageJob& job, std::string message) {
  Diagnostic d;
  d.path = job.source;
  d.code = "image-failed";
  d.message = "this image cannot be scaled: " + message;
  d.hint = "save it anew as JPEG, PNG, GIF or WebP";
  return d;
}

// Held while an SVG is drawn: two threads that look for fonts for the first time are suspected where one of
// many runs failed.
std::unique_lock<std::mutex> lock_for(const ImageJob& job) {
  static std::mutex mutex;
  const bool is_drawn = job.drawing != nullptr || extension_of(job.source) == ".svg";
  return is_drawn ? std::unique_lock(mutex) : std::unique_lock<std::mutex>();
}

Result<void> make_image(const Vips& vips, const ImageJob& job, const std::string& source,
                        const std::filesystem::path& target) {
  const std::unique_lock<std::mutex> drawing = lock_for(job);  // pixels are made when they are written
  const Image image = scale(vips, job, source);
  void* bytes = nullptr;
  size_t size = 0;
  if (image == nullptr ||
      vips.image_write_to_buffer(image.get(), coding_of(job).c_str(), &bytes, &size, nullptr) != 0)
    return failure(image_finding(job, take_error(vips)));
  Result<void> written =
      write_file_atomically(target, std::string_view(static_cast<const char*>(bytes), size));
  vips.free(bytes);
  return written;
}

std::filesystem::path cached_name(const ImageJob& job, const std::string& source) {
  const char* mode = job.mode == ImageMode::kFill ? "fill" : job.drawing != nullptr ? "draw" : "scale";
  return content_hash(source, 16) + "-" + std::string(kRecipe) + "-" + mode + "-" +
         std::to_string(job.size.width) + "x" + std::to_string(job.size.height) + extension_of(job.output);
}

// The image of `job` as a file in `cache`, made where it is not there.
Result<Asset> made_image(const ImageJob& job, const std::filesystem::path& cache) {
  const Result<std::string> source = job.drawing != nullptr ? *job.drawing : read_file(job.source);
  if (!source) return failure(source.error());
  const std::filesystem::path target = cache / cached_name(job, *source);
  std::error_code error;
  if (!std::filesystem::exists(target, error) && extension_of(job.output) == ".svg") {
    if (Result<void> written = write_file_atomically(target, *source); !written)
      return failure(written.error());
  } else if (!std::filesystem::exists(target, error)) {
    const Result<const Vips*> vips = vips_library();
    if (!vips) return failure(vips.error());
    if (Result<void> made = make_image(**vips, job, *source, target); !made) return failure(made.error());
  }
  return Asset{target.string(), job.output, std::filesystem::file_size(target, error)};
}

}  // namespace

Result<ImageSize> raster_size(const std::filesystem::path& file) {
  const Result<const Vips*> vips = vips_library();
  if (!vips) return failure(vips.error());
  const Vips& v = **vips;
  const Image image(v.image_new_from_file(file.c_str(), nullptr), Unref{&v});
  if (image == nullptr)
    return failure("image-unreadable", "this image cannot be read: " + take_error(v),
                   "save it anew as JPEG, PNG, GIF or WebP");
  ImageSize size = {v.image_get_width(image.get()), v.image_get_page_height(image.get())};
  if (static_cast<int64_t>(size.width) * size.height > kMaxPixels)
    return failure("image-too-large", "this image has more than 300 million pixels",
                   "save a smaller copy of it");
  if (v.image_get_orientation_swap(image.get()) != 0) std::swap(size.width, size.height);
  return size;
}

std::vector<Asset> make_images(const std::vector<ImageJob>& jobs, const std::filesystem::path& cache,
                               int threads, Diagnostics& findings) {
  std::vector<Result<Asset>> made(jobs.size());
  for_each_index(
      jobs.size(), threads, [&](size_t, size_t i) { made[i] = made_image(jobs[i], cache); }, 1);
  std::vector<Asset> assets;
  for (Result<Asset>& asset : made) {
    if (asset)
      assets.push_back(std::move(*asset));
    else
      findings.push_back(std::move(asset.error()));
  }
  return assets;
}

}  // namespace satchel
