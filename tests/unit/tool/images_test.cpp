// Image addresses, sizes, and the images themselves.
#include <catch2/catch.hpp>

#include <vips/vips.h>

#include <cstdio>

#include "temp_folder.h"
#include "tool/image_maker.h"
#include "tool/images.h"

using namespace satchel;

namespace {

using Names = std::set<std::string, std::less<>>;

// A picture without compression, in the simplest format that libvips reads.
std::string ppm(int width, int height) {
  std::string out = "P6\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      out += {static_cast<char>(x), static_cast<char>(y), static_cast<char>(x ^ y)};
  return out;
}

// "0 131 143": the first pixel of an image, all its bands.
std::string first_pixel(const std::string& file) {
  VipsImage* image = vips_image_new_from_file(file.c_str(), nullptr);
  REQUIRE(image != nullptr);
  double* bands = nullptr;
  int count = 0;
  REQUIRE(vips_getpoint(image, &bands, &count, 0, 0, nullptr) == 0);
  std::string text;
  for (int i = 0; i < count; ++i) text += (i > 0 ? " " : "") + std::to_string(static_cast<int>(bands[i]));
  g_free(bands);
  g_object_unref(image);
  return text;
}

Names collect(std::string_view text, const Names& names) {
  Names addresses;
  collect_image_addresses(text, names, addresses);
  return addresses;
}

}  // namespace

TEST_CASE("addresses are taken apart") {
  const auto fit = parse_image_address("/images/fit-300/a/b.jpg");
  REQUIRE(fit);
  CHECK(fit->mode == ImageMode::kFit);
  CHECK(fit->box == ImageSize{300, 300});
  CHECK(fit->name == "a/b.jpg");
  CHECK(parse_image_address("/images/fill-300x200/a.jpg")->mode == ImageMode::kFill);
  CHECK(parse_image_address("/images/fill-300x200/a.jpg")->box == ImageSize{300, 200});
  CHECK(parse_image_address("/images/300x20/a.jpg")->mode == ImageMode::kExact);
  for (const char* plain : {"/images/a.jpg", "/images/fit-/a.jpg", "/images/fit-0/a.jpg", "/images/fit-300",
                            "/images/300x/a.jpg", "/images/03/a.jpg", "/images/1x2x3/a.jpg"})
    CHECK(parse_image_address(plain)->mode == ImageMode::kAsIs);
  CHECK_FALSE(parse_image_address("/files/a.jpg"));
}

TEST_CASE("sizes keep their shape or fill the box, and never grow") {
  const ImageSize source = {1600, 800};
  CHECK(made_size(ImageMode::kFit, {300, 300}, source) == ImageSize{300, 150});
  CHECK(made_size(ImageMode::kFit, {300, 100}, source) == ImageSize{200, 100});
  CHECK(made_size(ImageMode::kFit, {5000, 5000}, source) == source);
  CHECK(made_size(ImageMode::kFill, {300, 300}, source) == ImageSize{300, 300});
  CHECK(made_size(ImageMode::kFill, {3000, 1600}, source) == ImageSize{1500, 800});
  CHECK(made_size(ImageMode::kExact, {300, 20}, source) == ImageSize{300, 20});
  CHECK(made_size(ImageMode::kExact, {3200, 100}, source) == ImageSize{1600, 50});
  CHECK(made_size(ImageMode::kFit, {4000, 4000}, {8000, 8000}) == ImageSize{2880, 2880});
  CHECK(made_size(ImageMode::kFit, {1, 1}, {8000, 10}) == ImageSize{1, 1});
}

TEST_CASE("an SVG's size is what it says") {
  CHECK(svg_size("<?xml version=\"1.0\"?>\n<!-- x --><svg width=\"30px\" height='20'>").size ==
        ImageSize{30, 20});
  CHECK(svg_size("<svg viewBox=\"0 0 640 360\">").size == ImageSize{640, 360});
  CHECK(svg_size("<svg width='100%' height='100%' viewBox='0,0,64.5,36'>").size == ImageSize{65, 36});
  CHECK(svg_size("<svg width='320' viewBox='0 0 640 360'>").size == ImageSize{320, 180});
  CHECK(svg_size("<svg width='320' viewBox='0 0 640 360'>").largest == ImageSize{320, 180});
  CHECK(svg_size("<svg viewBox='0 0 16 9'>").largest.width > 2880);
  CHECK(svg_size("<svg>").size == ImageSize{});
  CHECK(svg_size("not an image").size == ImageSize{});
  CHECK(svg_size("<svg viewBox='0 0 1e99 1'>").size == ImageSize{});
}

TEST_CASE("addresses are found in any text") {
  const Names names = {"a.jpg",      "b c.png",      "logos/x.svg",   "logos/y.svg",
                       "a.jpg.webp", "it's (1).png", "fit-20/lit.png"};
  CHECK(collect("![x](/images/a.jpg) <img src=\"/images/fit-300/a.jpg\">", names) ==
        Names{"/images/a.jpg", "/images/fit-300/a.jpg"});
  CHECK(collect("![x](/images/fill-3x4/b%20c.png \"t\")", names) == Names{"/images/fill-3x4/b c.png"});
  CHECK(collect("![x](</images/b c.png>)", names) == Names{"/images/b c.png"});
  CHECK(collect("/images/it's (1).png", names) == Names{"/images/it's (1).png"});
  CHECK(collect("src='/images/a.jpg.webp'", names) == Names{"/images/a.jpg.webp"});
  CHECK(collect("/images/fit-20/lit.png", names) == Names{"/images/fit-20/lit.png"});
  CHECK(collect("/images/none.jpg /images/ /images/fit-30/", names).empty());
}

TEST_CASE("where a template computes the end, all that it may come to") {
  const Names names = {"a.jpg", "logos/x.svg", "logos/y.svg"};
  CHECK(collect("<img src=\"/images/fit-120/logos/{{file}}\">", names) ==
        Names{"/images/fit-120/logos/x.svg", "/images/fit-120/logos/y.svg"});
  CHECK(collect("<img src=\"/images/a.jpg\"> {{x}}", names) == Names{"/images/a.jpg"});
}

TEST_CASE("drawings are copied to the addresses that ask for them") {
  const TempFolder folder;
  folder.write("a b.svg", "<svg viewBox='0 0 640 360'></svg>");
  folder.write("fit-300/a b.svg", "<svg width='5' height='5'></svg>");
  const Names names = {"a b.svg", "fit-300/a b.svg"};
  const ImagePlan plan = plan_images(
      {"/images/a b.svg", "/images/fit-320/a b.svg", "/images/fit-300/a b.svg", "/images/fit-9/none.svg"},
      names, folder.path(), "content/images");
  CHECK(plan.diagnostics.empty());
  CHECK(plan.jobs.empty());
  CHECK(plan.images.size() == 3);
  CHECK(plan.images["/images/a b.svg"] ==
        Json({{"url", "images/a%20b.svg"}, {"width", 640}, {"height", 360}}));
  CHECK(plan.images["/images/fit-320/a b.svg"] ==
        Json({{"url", "images/fit-320/a%20b.svg"}, {"width", 320}, {"height", 180}}));
  CHECK(plan.images["/images/fit-300/a b.svg"]["width"] == 5);  // a real file at the literal path wins
  CHECK(plan.copies.size() == 1);
  CHECK(plan.copies.at("images/fit-320/a b.svg") == (folder / "a b.svg").string());
}

TEST_CASE("raster images are scaled, with a second one for sharp screens where the source allows") {
  const TempFolder folder;
  folder.write("raw/source.ppm", ppm(200, 100));
  // A PNG made by the maker itself, from a source that says it is one.
  folder.write("images/a.png", ppm(200, 100));
  const Names names = {"a.png"};
  const ImagePlan plan = plan_images({"/images/fit-100/a.png", "/images/fit-150/a.png",
                                      "/images/fill-60x60/a.png", "/images/fit-900/a.png", "/images/a.png"},
                                     names, folder / "images", "content/images");
  REQUIRE(plan.diagnostics.empty());
  CHECK(plan.images["/images/fit-100/a.png"] ==
        Json({{"url", "images/fit-100/a.png"},
              {"width", 100},
              {"height", 50},
              {"srcset", "images/fit-100/a.png 1x, images/fit-200/a.png 2x"}}));
  CHECK_FALSE(plan.images["/images/fit-150/a.png"].contains("srcset"));
  CHECK(plan.images["/images/fill-60x60/a.png"]["width"] == 60);
  CHECK(plan.images["/images/fit-900/a.png"]["width"] == 200);
  CHECK(plan.images["/images/a.png"]["height"] == 100);
  // At its own size the source is copied as it is.
  CHECK(plan.copies.contains("images/fit-200/a.png"));
  CHECK(plan.copies.contains("images/fit-900/a.png"));

  Diagnostics findings;
  const std::vector<Asset> made = make_images(plan.jobs, folder / "cache", 2, findings);
  REQUIRE(findings.empty());
  REQUIRE(made.size() == plan.jobs.size());
  for (size_t i = 0; i < made.size(); ++i) {
    CHECK(made[i].output == plan.jobs[i].output);
    CHECK(raster_size(made[i].source).value() == plan.jobs[i].size);
    CHECK(made[i].bytes == std::filesystem::file_size(made[i].source));
  }
  // The same bytes again, and nothing new in the cache.
  const std::string before = read_file(made[0].source).value();
  const std::vector<Asset> again = make_images(plan.jobs, folder / "cache", 1, findings);
  CHECK(again[0].source == made[0].source);
  std::filesystem::remove_all(folder / "cache");
  (void)make_images(plan.jobs, folder / "cache", 1, findings);
  CHECK(read_file(made[0].source).value() == before);
}

TEST_CASE("an image that cannot be read is told once, and its addresses stay out") {
  const TempFolder folder;
  folder.write("bad.png", "no image at all");
  folder.write("bad.svg", "nor this");
  const ImagePlan plan = plan_images({"/images/fit-10/bad.png", "/images/fit-20/bad.png", "/images/bad.svg"},
                                     {"bad.png", "bad.svg"}, folder.path(), "content/images");
  REQUIRE(plan.diagnostics.size() == 1);
  CHECK(plan.diagnostics[0].path == "content/images/bad.png");
  CHECK(plan.diagnostics[0].code == "image-unreadable");
  CHECK(plan.jobs.empty());
  CHECK_FALSE(plan.images["/images/bad.svg"].contains("width"));
}

TEST_CASE("scaling keeps the colours of an image that says nothing of them") {
  const TempFolder folder;
  const auto plain = [](const char* kind, std::string_view pixel) {
    std::string out = std::string(kind) + "\n64 64\n255\n";
    for (int i = 0; i < 64 * 64; ++i) out += pixel;
    return out;
  };
  folder.write("white.ppm", plain("P6", "\xFF\xFF\xFF"));
  folder.write("teal.ppm", plain("P6", std::string_view("\x00\x83\x8F", 3)));
  folder.write("grey.pgm", plain("P5", "\x80"));
  Diagnostics findings;
  const std::vector<Asset> made =
      make_images({{(folder / "white.ppm").string(), "white.png", ImageMode::kFit, {8, 8}},
                   {(folder / "teal.ppm").string(), "teal.png", ImageMode::kFit, {8, 8}},
                   {(folder / "grey.pgm").string(), "grey.png", ImageMode::kFit, {8, 8}}},
                  folder / "cache", 1, findings);
  REQUIRE(findings.empty());
  CHECK(first_pixel(made[0].source) == "255 255 255");
  CHECK(first_pixel(made[1].source) == "0 131 143");
  CHECK(first_pixel(made[2].source) == "128");
}
