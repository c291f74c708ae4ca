#include <array>
#include <catch2/catch.hpp>

#include "base/escape.h"
#include "base/suggest.h"
#include "base/utf8.h"

using namespace satchel;

TEST_CASE("each context escapes what it must") {
  TextBuffer out;
  append_text(out, "a<b>&\"'");
  CHECK(out.view() == "a&lt;b&gt;&amp;&quot;'");
  out.clear();
  append_attribute(out, "a<b>&\"'");
  CHECK(out.view() == "a&lt;b&gt;&amp;&quot;&#39;");
  out.clear();
  append_url(out, "/a b?x=1&y='\xC3\xA4'[1]%20");
  CHECK(out.view() == "/a%20b?x=1&amp;y=&#x27;%C3%A4&#x27;%5B1%5D%20");
}

TEST_CASE("unsafe schemes are seen through white space and case") {
  for (const char* url : {"javascript:alert(1)", " JavaScript:x", "java\tscript:x", "\x01javascript:x",
                          "vbscript:x", "data:text/html,x", "data:image/svg+xml,x", "java\r\nscript:x"})
    CHECK_FALSE(is_safe_url(url));
  for (const char* url : {"/javascript:x", "https://a", "mailto:a@b", "#javascript:", "javascript",
                          "data:image/png;base64,x", "a b:c", ""})
    CHECK(is_safe_url(url));
}

TEST_CASE("UTF-8 is checked and mended as Unicode says") {
  CHECK(find_invalid_utf8("plain ASCII of more than eight bytes") == std::string_view::npos);
  CHECK(find_invalid_utf8("\xE2\x80\x99 \xF0\x9F\x98\x80") == std::string_view::npos);
  CHECK(find_invalid_utf8("abcdefgh\xC0\x80") == 8);
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);  // a surrogate
  CHECK(repaired_utf8("a\xF0\x9F\x98 b") == "a\xEF\xBF\xBD b");
  CHECK(repaired_utf8("\xFF\xFE") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(repaired_utf8("\xE2\x82") == "\xEF\xBF\xBD");
}

TEST_CASE("did you mean") {
  constexpr std::array<std::string_view, 3> names = {"title", "description", "theme"};
  CHECK(nearest("titel", names) == "title");
  CHECK(nearest("tilte", names) == "title");
  CHECK(nearest("descripton", names) == "description");
  CHECK(nearest("zebra", names).empty());
  CHECK(edit_distance("ab", "ba", 3) == 1);
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(did_you_mean("them", names) == "did you mean \"theme\"?");
  CHECK(suggest("them", names) == "did you mean \"theme\"?");
  CHECK(suggest("zebra", names) == "known: title, description, theme");
  CHECK(suggest("zebra", {}).empty());
}
