#include "bundle/writer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "bundle/reader.h"

using namespace satchel;

namespace {

Result<std::string> write(std::vector<BundleFile> files) { return write_bundle(files); }

}  // namespace

TEST_CASE("a written bundle gives back its files in the order of their names") {
  const Result<std::string> file = write({{"b.txt", "second"}, {"a/ü.txt", "first"}, {"c", ""}});
  REQUIRE(file);
  const Result<BundleReader> reader = BundleReader::open(*file);
  REQUIRE(reader);
  REQUIRE(reader->entries().size() == 3);
  CHECK(reader->entries()[0].name == "a/ü.txt");
  CHECK(reader->entries()[1].name == "b.txt");
  CHECK(reader->entries()[2].name == "c");
  CHECK(reader->read("a/ü.txt").value() == "first");
  CHECK(reader->read("b.txt").value() == "second");
  CHECK(reader->read("c").value().empty());
}

TEST_CASE("every order of the files gives the same bytes") {
  std::vector<BundleFile> files = {{"a", "1"}, {"a.b", "2"}, {"b/x", "3"}, {"b/\xC3\xA9", "4"}};
  const std::string expected = write_bundle(files).value();
  size_t orders = 0;
  const auto by_name = [](const BundleFile& a, const BundleFile& b) { return a.name < b.name; };
  do {
    REQUIRE(write_bundle(files).value() == expected);
    ++orders;
  } while (std::next_permutation(files.begin(), files.end(), by_name));
  CHECK(orders == 24);
}

TEST_CASE("names order by unsigned bytes") {
  const std::string file = write({{"\xC3\xA9", ""}, {"z", ""}, {"A", ""}}).value();
  const BundleReader reader = BundleReader::open(file).value();
  CHECK(reader.entries()[0].name == "A");
  CHECK(reader.entries()[1].name == "z");
  CHECK(reader.entries()[2].name == "\xC3\xA9");
}

TEST_CASE("which names an entry may have") {
  for (const char* good :
       {"a", "a/b/c.md", "pages/über uns.md", ".hidden", "a..b", "...", "a/b..", "ab:c", "1:x", "日本.md"})
    CHECK(is_valid_entry_name(good));
  for (const char* bad :
       {"",      "/",    "/a",   "a/", "a//b", ".",     "..",   "../a", "a/..",  "a/../b",      "./a",
        "a/./b", "a\\b", "C:/a", "c:", "a\nb", "a\x1F", "\x7F", "\xFF", "a\xC3", "\xED\xA0\x80"})
    CHECK_FALSE(is_valid_entry_name(bad));
  CHECK_FALSE(is_valid_entry_name(std::string_view("a\0b", 3)));
  CHECK(is_valid_entry_name(std::string(1024, 'x')));
  CHECK_FALSE(is_valid_entry_name(std::string(1025, 'x')));
}

TEST_CASE("bad, doubled and clashing names are refused") {
  CHECK(write({{"../a", ""}}).error().code == "bundle-name");
  CHECK(write({{"a", "1"}, {"b", ""}, {"a", "1"}}).error().code == "bundle-name");
  CHECK(write({{"About.md", ""}, {"a.md", ""}, {"about.md", ""}}).error().code == "bundle-name");
  CHECK(write({{"a", ""}, {"a.b", ""}, {"a/b", ""}}).error().code == "bundle-name");
  CHECK(write({{"x/Y", ""}, {"X/y/z", ""}}).error().code == "bundle-name");
  const Diagnostic both = write({{"About.md", ""}, {"about.md", ""}}).error();
  CHECK(both.message == "\"About.md\" and \"about.md\" are one name where case is ignored");
  CHECK_FALSE(both.hint.empty());
  CHECK(write({{"a", ""}, {"a.b", ""}, {"ab/c", ""}}).has_value());
}

TEST_CASE("the limits of a ZIP without its 64-bit extension") {
  std::vector<std::string> names;
  for (int i = 0; i < 65'535; ++i) names.push_back("n" + std::to_string(i));
  std::vector<BundleFile> files;
  for (const std::string& name : names) files.push_back({name, ""});
  CHECK(write_bundle(files).error().code == "bundle-size");
  files.pop_back();
  const Result<std::string> largest = write_bundle(files);
  REQUIRE(largest);
  CHECK(BundleReader::open(*largest).value().entries().size() == 65'534);

  // Seventeen times the same 256 MiB, refused before one byte of them is looked at.
  const std::unique_ptr<char[]> large(new char[256u << 20]);
  const std::string_view content(large.get(), 256u << 20);
  std::vector<BundleFile> too_many_bytes;
  for (size_t i = 0; i < 17; ++i) too_many_bytes.push_back({names[i], content});
  CHECK(write_bundle(too_many_bytes).error().code == "bundle-size");
}
