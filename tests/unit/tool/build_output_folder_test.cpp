#include "tool/output_folder.h"

#include <signal.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "build_support.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

// A site as an earlier build left it.
void put_old_site(const fs::path& folder) {
  put(folder / "index.html", "old");
  put(folder / "gone/index.html", "old");
  put(folder / "assets/site.12345678.satchel.gz", "old");
}

// As long as it lives, no file may grow beyond `bytes`: a full disk for those who cannot fill one.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

}  // namespace

TEST_CASE("an output folder appears whole, and only at the end") {
  const ScratchFolder scratch;
  {
    Result<OutputFolder> output = OutputFolder::create(scratch / "out/dist");
    REQUIRE(output);
    REQUIRE(output->write("index.html", "home"));
    REQUIRE(output->write("a/b/c/index.html", "deep"));
    REQUIRE(output->write("a/index.html", "above"));
    CHECK_FALSE(fs::exists(scratch / "out/dist"));
    REQUIRE(output->commit());
  }
  CHECK(get(scratch / "out/dist/index.html") == "home");
  CHECK(get(scratch / "out/dist/a/b/c/index.html") == "deep");
  CHECK(get(scratch / "out/dist/a/index.html") == "above");
  CHECK(entries_in(scratch / "out") == 1);
}

TEST_CASE("an output folder replaces the old site as a whole") {
  const ScratchFolder scratch;
  put_old_site(scratch / "dist");
  {
    Result<OutputFolder> output = OutputFolder::create(scratch / "dist");
    REQUIRE(output->write("index.html", "new"));
    CHECK(get(scratch / "dist/index.html") == "old");
    REQUIRE(output->commit());
  }
  CHECK(get(scratch / "dist/index.html") == "new");
  CHECK_FALSE(fs::exists(scratch / "dist/gone"));
  CHECK(entries_in(scratch.path()) == 1);
}

TEST_CASE("without commit nothing is left behind") {
  const ScratchFolder scratch;
  put_old_site(scratch / "dist");
  { REQUIRE(OutputFolder::create(scratch / "dist")->write("index.html", "new")); }
  CHECK(get(scratch / "dist/index.html") == "old");
  CHECK(entries_in(scratch.path()) == 1);
}

TEST_CASE("an output folder may be named from where the program runs") {
  const ScratchFolder scratch;
  const fs::path before = fs::current_path();
  fs::current_path(scratch.path());
  for (const char* name : {"dist", "./dist/", "new/dist"}) {
    CAPTURE(name);
    Result<OutputFolder> output = OutputFolder::create(name);
    REQUIRE(output);
    REQUIRE(output->write("assets/site.12345678.satchel.gz", name));
    REQUIRE(output->commit());
  }
  fs::current_path(before);
  CHECK(get(scratch / "dist/assets/site.12345678.satchel.gz") == "./dist/");
  CHECK(fs::exists(scratch / "new/dist"));
}

TEST_CASE("a link to the output folder stays a link") {
  const ScratchFolder scratch;
  put_old_site(scratch / "real");
  fs::create_directory_symlink("real", scratch / "dist");
  {
    Result<OutputFolder> output = OutputFolder::create(scratch / "dist");
    REQUIRE(output->write("index.html", "new"));
    REQUIRE(output->commit());
  }
  CHECK(fs::is_symlink(scratch / "dist"));
  CHECK(get(scratch / "real/index.html") == "new");
}

TEST_CASE("what a killed run left is removed, what a running one writes is not") {
  const ScratchFolder scratch;
  put(scratch / ".dist.satchel-999/index.html", "left over");
  put(scratch / ".other.satchel-999/index.html", "another site's");
  Result<OutputFolder> first = OutputFolder::create(scratch / "dist");
  REQUIRE(first);
  CHECK_FALSE(fs::exists(scratch / ".dist.satchel-999"));
  CHECK(fs::exists(scratch / ".other.satchel-999"));
}

TEST_CASE("a folder that no build wrote is not replaced") {
  const ScratchFolder scratch;
  put(scratch / "letters/mother.txt", "dear mother");
  const Result<OutputFolder> output = OutputFolder::create(scratch / "letters");
  REQUIRE_FALSE(output);
  CHECK(output.error().code == "not-a-site");
  CHECK(get(scratch / "letters/mother.txt") == "dear mother");

  put(scratch / "file", "a file");
  CHECK(OutputFolder::create(scratch / "file").error().code == "not-a-site");
  fs::create_directory(scratch / "empty");
  CHECK(OutputFolder::create(scratch / "empty"));
}

TEST_CASE("an output folder where none can be is a failure in words") {
  const ScratchFolder scratch;
  put(scratch / "file", "a file");
  const Result<OutputFolder> output = OutputFolder::create(scratch / "file/dist");
  REQUIRE_FALSE(output);
  CHECK(output.error().code == "cannot-write");
  CHECK(output.error().message == "cannot be written: Not a directory");
  CHECK(OutputFolder::create("/proc/dist").error().code == "cannot-write");
}

TEST_CASE("a full disk leaves the old site as it was") {
  const ScratchFolder scratch;
  put_old_site(scratch / "dist");
  put(scratch / "large", std::string(100000, 'x'));
  {
    Result<OutputFolder> output = OutputFolder::create(scratch / "dist");
    const SmallDisk disk(1000);
    REQUIRE(output->write("index.html", "new"));
    const Result<void> written = output->write("large.html", std::string(2000, 'x'));
    REQUIRE_FALSE(written);
    CHECK(written.error().code == "cannot-write");
    CHECK(written.error().message.starts_with("cannot be written: "));
    CHECK_FALSE(output->copy(scratch / "large", "files/large"));
  }
  CHECK(get(scratch / "dist/index.html") == "old");
  CHECK(fs::exists(scratch / "dist/gone/index.html"));
  CHECK_FALSE(fs::exists(scratch / "dist/large.html"));
}

TEST_CASE("two things at one path, and a source that is not there, are failures") {
  const ScratchFolder scratch;
  Result<OutputFolder> output = OutputFolder::create(scratch / "dist");
  REQUIRE(output->write("a/index.html", "one"));
  CHECK_FALSE(output->write("a/index.html", "two"));
  CHECK_FALSE(output->write("a/index.html/b", "below a file"));
  CHECK(output->copy(scratch / "missing", "files/b").error().code == "cannot-read");
  put(scratch / "source", std::string(300000, 'y'));
  REQUIRE(output->copy(scratch / "source", "files/c"));
  REQUIRE(output->commit());
  CHECK(get(scratch / "dist/files/c") == std::string(300000, 'y'));
}
