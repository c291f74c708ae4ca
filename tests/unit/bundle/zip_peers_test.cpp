// Bundles as other ZIP programs see them: Info-ZIP's unzip and Python's zipfile.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "bundle/reader.h"
#include "bundle/writer.h"

using namespace satchel;
namespace fs = std::filesystem;

namespace {

// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "satchel-bundle-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

struct Outcome {
  int status = -1;
  std::string output;
};

Outcome run(const std::string& command) {
  Outcome outcome;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const size_t bytes = fread(buffer, 1, sizeof buffer, pipe)) outcome.output.append(buffer, bytes);
  outcome.status = WEXITSTATUS(pclose(pipe));
  return outcome;
}

Outcome run_peer(const std::string& verb, const std::string& file) {
  return run("python3 '" SATCHEL_SOURCE "/tests/unit/bundle/zipfile_peer.py' " + verb + " '" + file + "'");
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// The entries of zipfile_peer.py.
const std::vector<BundleFile> kFiles = {
    {"pages/index.md", "# Hello\n"}, {"pages/über.md", "Grüße"}, {"data/a.json", "[]"}};

}  // namespace

TEST_CASE("unzip and Python's zipfile accept a bundle") {
  const TemporaryFolder folder;
  const std::string path = folder.file("site.satchel");
  write_file(path, write_bundle(kFiles).value());

  const Outcome tested = run("unzip -t '" + path + "'");
  INFO(tested.output);
  CHECK(tested.status == 0);
  CHECK(tested.output.find("No errors detected") != std::string::npos);

  const Outcome listed = run("LC_ALL=C.UTF-8 unzip -l '" + path + "'");
  INFO(listed.output);
  CHECK(listed.status == 0);
  CHECK(listed.output.find("1980-01-01 00:00   pages/über.md") != std::string::npos);
  CHECK(listed.output.find("3 files") != std::string::npos);

  const Outcome checked = run_peer("check", path);
  CHECK(checked.status == 0);
  CHECK(checked.output == "data/a.json 2\npages/index.md 8\npages/über.md 7\n");
}

TEST_CASE("unpacked files can be read by everyone") {
  const TemporaryFolder folder;
  const std::string path = folder.file("site.satchel");
  write_file(path, write_bundle(kFiles).value());
  REQUIRE(run("cd '" + folder.file("") + "' && umask 022 && LC_ALL=C.UTF-8 unzip -q site.satchel").status ==
          0);
  const std::string page = folder.file("pages/über.md");
  CHECK(read_file(page) == "Grüße");
  const auto expected =
      fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;
  CHECK(fs::status(page).permissions() == expected);
}

TEST_CASE("an empty bundle is an empty archive to others") {
  const TemporaryFolder folder;
  const std::string path = folder.file("empty.satchel");
  write_file(path, write_bundle({}).value());
  const Outcome checked = run_peer("check", path);
  CHECK(checked.status == 0);
  CHECK(checked.output.empty());
}

TEST_CASE("zipfile with the format's fixed fields writes the same bytes; with its own it is refused") {
  const TemporaryFolder folder;
  const std::string path = folder.file("python.zip");
  const Outcome strict = run_peer("strict", path);
  INFO(strict.output);
  REQUIRE(strict.status == 0);
  CHECK(read_file(path) == write_bundle(kFiles).value());

  REQUIRE(run_peer("plain", path).status == 0);
  const std::string plain = read_file(path);
  const Result<BundleReader> reader = BundleReader::open(plain);
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == "bundle-directory");
}
