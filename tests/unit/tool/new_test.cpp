// `satchel new`.
#include <catch2/catch.hpp>

#include "temp_folder.h"
#include "tool/new.h"

using namespace satchel;

TEST_CASE("a new page has a title and says where it is") {
  const TempFolder content;
  content.write("nav/about.yml", "- /about\n");
  content.write("nav/main.yml", "- /\n");
  const Result<NewPage> page = create_page(content.path(), "about/our-new_page/");
  REQUIRE(page);
  CHECK(page->route == "/about/our-new_page");
  CHECK(page->path == content / "about/our-new_page.md");
  CHECK(read_file(page->path).value().starts_with("---\ntitle: Our new page\n---\n# Our new page\n"));
  CHECK(page->nav_hint.find("- /about/our-new_page") != std::string::npos);
  CHECK(page->nav_hint.find("nav/about.yml") != std::string::npos);
  CHECK(create_page(content.path(), "/")->path == content / "index.md");
  CHECK(create_page(content.path(), "/\xC3\xA9t\xC3\xA9")->title == "\xC3\xA9t\xC3\xA9");
}

TEST_CASE("nothing is overwritten") {
  const TempFolder content;
  content.write("a.md", "mine");
  content.write("b/index.md", "mine");
  CHECK(create_page(content.path(), "/a").error().code == "page-exists");
  CHECK(create_page(content.path(), "/b").error().path == (content / "b/index.md").string());
  CHECK(read_file(content / "a.md").value() == "mine");
}

TEST_CASE("what cannot be a route is refused") {
  const TempFolder content;
  for (const char* route :
       {"", "../x/..", "/a b", "/a?b", "/a\\b", "/a\tb", "/_draft", "/images/x", "/a/%2e", "/a:b"}) {
    INFO(route);
    const Result<NewPage> page = create_page(content.path(), route);
    REQUIRE_FALSE(page);
    CHECK(page.error().code == "bad-route");
  }
  CHECK(list_files(content.path()).value().empty());
  CHECK(create_page(content / "none", "/a").error().code == "no-content");
  // ".." never leaves the folder.
  CHECK(create_page(content.path(), "/../../up")->path == content / "up.md");
}
