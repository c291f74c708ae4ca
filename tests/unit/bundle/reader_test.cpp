#include "bundle/reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "bundle/writer.h"

using namespace satchel;

namespace {

const std::vector<BundleFile> kFiles = {{"data/facts.json", "[{\"state\": \"AL\"}]"},
                                        {"pages/index.md", "---\n{}\n---\n# Hello\n"},
                                        {"pages/leer.md", ""},
                                        {"pages/über.md", "Grüße"},
                                        {"site.json", "{}"}};

std::string small_bundle() { return write_bundle(kFiles).value(); }

// True where opening `file`, or reading at least one of the entries of kFiles, fails; what can be read must
// be right.
bool is_refused(std::string_view file) {
  const Result<BundleReader> reader = BundleReader::open(file);
  if (!reader) {
    CHECK(reader.error().code.starts_with("bundle-"));
    CHECK_FALSE(reader.error().message.empty());
    return true;
  }
  REQUIRE(reader->entries().size() == kFiles.size());
  size_t failed = 0;
  for (const BundleFile& expected : kFiles) {
    const Result<std::string_view> bytes = reader->read(expected.name);
    if (!bytes) {
      CHECK(bytes.error().code == "bundle-crc");
      ++failed;
    } else {
      REQUIRE(*bytes == expected.bytes);
    }
  }
  return failed > 0;
}

std::string open_error(std::string_view file) {
  const Result<BundleReader> reader = BundleReader::open(file);
  return reader ? "" : reader.error().code;
}

std::string replaced(std::string file, size_t at, std::string_view bytes) {
  REQUIRE(at + bytes.size() <= file.size());
  return file.replace(at, bytes.size(), bytes);
}

}  // namespace

TEST_CASE("a whole bundle is read") {
  const std::string file = small_bundle();
  CHECK_FALSE(is_refused(file));
  const BundleReader reader = BundleReader::open(file).value();
  CHECK(reader.contains("site.json"));
  CHECK_FALSE(reader.contains("site"));
  CHECK(reader.read("nowhere").error().code == "bundle-no-entry");
  // Nothing is copied: content and names are views of the file.
  for (const BundleEntry& entry : reader.entries()) {
    CHECK(entry.bytes.data() > file.data());
    CHECK(entry.bytes.data() < file.data() + file.size());
    CHECK(entry.name.data() > file.data());
  }
}

TEST_CASE("entries below a prefix") {
  const std::string file = small_bundle();
  const BundleReader reader = BundleReader::open(file).value();
  const auto pages = reader.entries_below("pages/");
  REQUIRE(pages.size() == 3);
  CHECK(pages.front().name == "pages/index.md");
  CHECK(pages.back().name == "pages/über.md");
  CHECK(reader.entries_below("").size() == 5);
  CHECK(reader.entries_below("pagesX").empty());
  CHECK(reader.entries_below("zzz").empty());
  CHECK(reader.entries_below("site.json").size() == 1);
}

TEST_CASE("a bundle without entries") {
  const std::string file = write_bundle({}).value();
  CHECK(file.size() == 22);
  const BundleReader reader = BundleReader::open(file).value();
  CHECK(reader.entries().empty());
  CHECK(reader.read("a").error().code == "bundle-no-entry");
}

TEST_CASE("every flipped bit is noticed") {
  std::string file = small_bundle();
  for (size_t at = 0; at < file.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      file[at] = static_cast<char>(file[at] ^ (1 << bit));
      INFO("byte " << at << ", bit " << bit);
      REQUIRE(is_refused(file));
      file[at] = static_cast<char>(file[at] ^ (1 << bit));
    }
}

TEST_CASE("every byte set to every value is noticed") {
  const std::string good = small_bundle();
  std::string file = good;
  for (size_t at = 0; at < file.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      file[at] = static_cast<char>(value);
      if (file[at] != good[at]) REQUIRE(is_refused(file));
    }
    file[at] = good[at];
  }
}

TEST_CASE("every truncation is refused, at either end") {
  const std::string file = small_bundle();
  for (size_t length = 0; length < file.size(); ++length) {
    // Copied, so that a sanitizer sees any step past the end.
    const std::string head = file.substr(0, length);
    REQUIRE_FALSE(BundleReader::open(head));
    const std::string tail = file.substr(file.size() - length);
    if (length != 0) REQUIRE_FALSE(BundleReader::open(tail));
  }
}

TEST_CASE("every removed, doubled or inserted byte is noticed") {
  const std::string file = small_bundle();
  for (size_t at = 0; at <= file.size(); ++at) {
    if (at < file.size()) REQUIRE(is_refused(std::string(file).erase(at, 1)));
    if (at < file.size()) REQUIRE(is_refused(std::string(file).insert(at, 1, file[at])));
    REQUIRE(is_refused(std::string(file).insert(at, 1, '\0')));
    REQUIRE(is_refused(std::string(file).insert(at, std::string(100, '\0'))));
  }
}

TEST_CASE("random damage never crashes and never gives wrong content") {
  const std::string good = small_bundle();
  uint32_t state = 20261122;
  const auto random = [&](size_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
  };
  for (int round = 0; round < 20'000; ++round) {
    std::string file = good;
    for (size_t edits = 1 + random(4); edits > 0; --edits) {
      const size_t from = random(file.size());
      const size_t to = random(file.size());
      const size_t length = 1 + random(40);
      file.replace(to, random(2) ? length : 0, good.substr(from % good.size(), length));
    }
    if (file != good) REQUIRE(is_refused(file));
  }
}

// Two entries "a" (content "xx") and "b" ("yy"), to be damaged on purpose. Offsets: a 0, b 33, directory 66
// (records of 47 bytes), end record 160.
TEST_CASE("hostile bundles") {
  const std::vector<BundleFile> files = {{"a", "xx"}, {"b", "yy"}};
  const std::string file = write_bundle(files).value();
  REQUIRE(file.size() == 182);
  const size_t directory = 66;
  const size_t end = 160;
  REQUIRE(open_error(file).empty());

  SECTION("a comment behind the end record, announced or not") {
    CHECK(open_error(file + "x") == "bundle-end");
    CHECK(open_error(replaced(file, end + 20, "\x01") + "x") == "bundle-end");
  }
  SECTION("another number of entries than there are") {
    CHECK(open_error(replaced(file, end + 8, std::string("\x01\0\x01\0", 4))) == "bundle-directory");
    CHECK(open_error(replaced(file, end + 8, std::string("\x03\0\x03\0", 4))) == "bundle-directory");
    CHECK(open_error(replaced(file, end + 8, "\xFE\xFF\xFE\xFF")) == "bundle-directory");
    CHECK(open_error(replaced(file, end + 8, "\xFF\xFF\xFF\xFF")) == "bundle-end");
    CHECK(open_error(replaced(file, end + 8, std::string("\x02\0\x01\0", 4))) == "bundle-end");
  }
  SECTION("a directory elsewhere") {
    CHECK(open_error(replaced(file, end + 16, "\xFF\xFF\xFF\xFF")) == "bundle-directory");
    CHECK(open_error(replaced(file, end + 12, "\xFF\xFF\xFF\xFF")) == "bundle-directory");
    CHECK(open_error(replaced(file, end + 16, std::string("\0\0\0\0", 4))) == "bundle-directory");
    // Offset and size agree, but the directory then begins with a local header.
    CHECK(open_error(replaced(file, end + 12, std::string("\xA0\0\0\0\0\0\0\0", 8))) == "bundle-directory");
  }
  SECTION("a directory whose offset and size add up only where numbers wrap round at 32 bits") {
    CHECK(open_error(replaced(file, end + 12, std::string("\xA1\0\0\0\xFF\xFF\xFF\xFF", 8))) ==
          "bundle-directory");
  }
  SECTION("a record missing behind a long name") {
    const std::string name(60, 'n');
    const std::vector<BundleFile> one = {{name, ""}};
    const std::string long_name = write_bundle(one).value();
    CHECK(open_error(replaced(long_name, long_name.size() - 14, std::string("\x02\0\x02\0", 4))) ==
          "bundle-directory");
  }
  SECTION("bytes that belong to no entry") {
    const std::string end_of_nothing =
        file.substr(end, 8) + std::string("\0\0\0\0\x05\0\0\0\0\0\0\0\0\0", 14);
    CHECK(open_error("12345" + end_of_nothing) == "bundle-directory");
    std::string gap = file.substr(0, directory) + "gap" + file.substr(directory);
    CHECK(open_error(replaced(gap, end + 3 + 16, "\x45")) == "bundle-directory");
  }
  SECTION("two records for one local header") {
    CHECK(open_error(replaced(file, directory + 47 + 42, std::string("\0", 1))) == "bundle-header");
    std::string twice =
        file.substr(0, 33) + file.substr(directory, 47) + file.substr(directory, 47) + file.substr(end);
    twice = replaced(twice, 33 + 94 + 16, std::string("\x21\0\0\0", 4));
    CHECK(open_error(twice) == "bundle-order");
  }
  SECTION("entries out of order or doubled") {
    std::string swapped = replaced(replaced(file, 30, "b"), 33 + 30, "a");
    swapped = replaced(replaced(swapped, directory + 46, "b"), directory + 47 + 46, "a");
    CHECK(open_error(swapped) == "bundle-order");
    CHECK(open_error(replaced(replaced(file, 33 + 30, "a"), directory + 47 + 46, "a")) == "bundle-order");
  }
  SECTION("a name that is not allowed") {
    CHECK(open_error(replaced(replaced(file, 30, "/"), directory + 46, "/")) == "bundle-directory");
    CHECK(open_error(replaced(replaced(file, 30, "\xFF"), directory + 46, "\xFF")) == "bundle-directory");
    CHECK(open_error(replaced(file, directory + 28, std::string("\0\0", 2))) == "bundle-directory");
    CHECK(open_error(replaced(file, directory + 47 + 28, "\xFF\xFF")) == "bundle-directory");
  }
  SECTION("names or checksums that differ between the headers") {
    CHECK(open_error(replaced(file, 30, "A")) == "bundle-header");
    CHECK(open_error(replaced(file, 14, "?")) == "bundle-header");
  }
  SECTION("a content that swallows its neighbour") {
    const std::string size("\x23\0\0\0\x23\0\0\0", 8);
    CHECK(open_error(replaced(replaced(file, 18, size), directory + 20, size)) == "bundle-header");
    const std::string huge("\xFE\xFF\xFF\xFF\xFE\xFF\xFF\xFF", 8);
    CHECK(open_error(replaced(replaced(file, 18, huge), directory + 20, huge)) == "bundle-header");
  }
  SECTION("a last content that reaches into the directory") {
    const std::string size("\x03\0\0\0\x03\0\0\0", 8);
    CHECK(open_error(replaced(replaced(file, 33 + 18, size), directory + 47 + 20, size)) == "bundle-header");
  }
  SECTION("two sizes, the same in both headers") {
    CHECK(open_error(replaced(replaced(file, 22, "\x01"), directory + 24, "\x01")) == "bundle-directory");
  }
  SECTION("deflate, encryption, a data descriptor, an extra field, another disk") {
    CHECK(open_error(replaced(replaced(file, 8, "\x08"), directory + 10, "\x08")) == "bundle-directory");
    CHECK(open_error(replaced(replaced(file, 6, "\x01"), directory + 8, "\x01")) == "bundle-directory");
    CHECK(open_error(replaced(replaced(file, 6, "\x08"), directory + 8, "\x08")) == "bundle-directory");
    CHECK(open_error(replaced(replaced(file, 28, "\x01"), directory + 30, "\x01")) == "bundle-directory");
    CHECK(open_error(replaced(file, directory + 34, "\x01")) == "bundle-directory");
    CHECK(open_error(replaced(file, end + 4, "\x01")) == "bundle-end");
  }
}

TEST_CASE("damaged content is told each time, and the other entries stay readable") {
  const std::vector<BundleFile> files = {{"a", "xx"}, {"b", "yy"}};
  const std::string file = replaced(write_bundle(files).value(), 31, "X");
  const BundleReader reader = BundleReader::open(file).value();
  CHECK(reader.read("a").error().code == "bundle-crc");
  CHECK(reader.read("a").error().code == "bundle-crc");
  CHECK(reader.read("b").value() == "yy");
  CHECK(reader.read("b").value() == "yy");
}
