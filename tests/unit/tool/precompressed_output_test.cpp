#include "tool/precompressed_output.h"

#include <catch2/catch.hpp>

#include "build_support.h"
#include "tool/gzip.h"

using namespace satchel;
using namespace satchel::testing;

TEST_CASE("beside each text that shrinks stands its gzip, and nothing beside the rest") {
  const std::string text(2000, 'a');
  ScratchFolder scratch;
  put(scratch / "a.svg", text);
  put(scratch / "a.png", text);
  MemoryOutput memory;
  PrecompressedOutput output(memory);
  REQUIRE(output.write("about/index.html", text));
  REQUIRE(output.write("small.html", "<p>Hi"));
  REQUIRE(output.write("assets/site.1a2b.satchel.gz", text));
  REQUIRE(output.copy(scratch / "a.svg", "images/a.svg"));
  REQUIRE(output.copy(scratch / "a.png", "images/a.png"));
  std::vector<std::string> names;
  for (const auto& [name, bytes] : memory.files()) names.push_back(name);
  CHECK(names == std::vector<std::string>{"about/index.html", "about/index.html.gz",
                                          "assets/site.1a2b.satchel.gz", "images/a.png", "images/a.svg",
                                          "images/a.svg.gz", "small.html"});
  CHECK(gunzip(memory.files().at("about/index.html.gz"), 1 << 20).value() == text);
  CHECK(memory.files().at("images/a.svg") == text);
}

TEST_CASE("a file that cannot be read is told") {
  MemoryOutput memory;
  PrecompressedOutput output(memory);
  CHECK(output.copy("no/such/file.svg", "a.svg").error().code == "cannot-read");
}
