// Files: atomic writing, listing, names made of contents.
#include <catch2/catch.hpp>

#include <fstream>

#include "temp_folder.h"
#include "tool/files.h"
#include "tool/url.h"

using namespace satchel;

TEST_CASE("what is written is read again, folders are made, nothing is left over") {
  const TempFolder folder;
  const std::string bytes("a\0b", 3);
  REQUIRE(write_file_atomically(folder / "x/y/z.bin", bytes));
  REQUIRE(write_file_atomically(folder / "x/y/z.bin", bytes));
  CHECK(read_file(folder / "x/y/z.bin").value() == bytes);
  CHECK(list_files(folder.path()).value() == std::vector<std::string>{"x/y/z.bin"});
  REQUIRE(copy_file_atomically(folder / "x/y/z.bin", folder / "copy"));
  CHECK(read_file(folder / "copy").value() == bytes);
}

TEST_CASE("failures name the file") {
  const TempFolder folder;
  folder.write("file", "x");
  CHECK(read_file(folder / "none").error().code == "cannot-read");
  CHECK(read_file(folder.path()).error().code == "cannot-read");
  const Result<void> below_a_file = write_file_atomically(folder / "file/below", "x");
  REQUIRE_FALSE(below_a_file);
  CHECK(below_a_file.error().path == (folder / "file/below").string());
  CHECK(read_file(folder / "file").value() == "x");
}

TEST_CASE("a full disk is told and leaves the old file") {
  std::ofstream full("/dev/full");
  if (!full) return;  // not every system has it
  const Result<void> written = write_file_atomically("/dev/full/x", "bytes");
  CHECK_FALSE(written);
}

TEST_CASE("lists are sorted by bytes and pass over hidden names") {
  const TempFolder folder;
  for (const char* name :
       {"b", "a/x", "a-b", ".hidden", "_draft.md", ".git/config", "_private/x", "a/\xC3\xA9 \xC3\xA0"})
    folder.write(name, "");
  CHECK(list_files(folder.path()).value() ==
        std::vector<std::string>{"a-b", "a/x", "a/\xC3\xA9 \xC3\xA0", "b"});
  CHECK(list_files(folder / "none").value().empty());
}

TEST_CASE("names of contents change with them") {
  CHECK(content_hash("a").size() == 8);
  CHECK(content_hash("a") == content_hash("a"));
  CHECK(content_hash("a") != content_hash("b"));
  CHECK(content_hash("a", 16).starts_with(content_hash("a")));
}

TEST_CASE("paths in URLs") {
  CHECK(percent_encoded_path("/a b/\xC3\xA9%,.png") == "/a%20b/%C3%A9%25%2C.png");
  CHECK(percent_decoded("a%20b%C3%a9%zz%4") == "a b\xC3\xA9%zz%4");
}
