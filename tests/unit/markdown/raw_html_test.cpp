#include "markdown/raw_html.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace satchel;

namespace {

// The tokens in one line: <name attribute=[value] …> for tags, "/" for self-closing, "!" for incomplete.
std::string tokens_of(std::string_view html) {
  HtmlTokenizer tokenizer(html);
  HtmlToken token;
  std::string out;
  size_t length = 0;
  while (tokenizer.next(token)) {
    if (!out.empty()) out += ' ';
    REQUIRE(token.source.data() == html.data() + length);
    length += token.source.size();
    if (token.kind == HtmlTokenKind::kText) out += "text(" + std::string(token.source) + ")";
    if (token.kind == HtmlTokenKind::kComment) out += "comment";
    if (token.kind == HtmlTokenKind::kOther) out += "other";
    if (token.kind == HtmlTokenKind::kEndTag) out += "end(" + std::string(token.name);
    if (token.kind == HtmlTokenKind::kStartTag) out += "start(" + std::string(token.name);
    for (const HtmlAttribute& a : token.attributes) {
      out += " " + std::string(a.name);
      if (!a.has_value) continue;
      out += "=[" + std::string(a.value) + "]";
      REQUIRE(token.source.substr(a.value_offset, a.value.size()) == a.value);
    }
    if (token.self_closing) out += "/";
    if (token.kind == HtmlTokenKind::kStartTag || token.kind == HtmlTokenKind::kEndTag) out += ")";
    if (!token.complete) out += "!";
  }
  CHECK(length == html.size());
  return out;
}

}  // namespace

TEST_CASE("tags and their attributes are split as browsers split them") {
  CHECK(tokens_of("a <b>c</b>") == "text(a ) start(b) text(c) end(b)");
  CHECK(tokens_of("<a href = \"/x\" title='y' z>") == "start(a href=[/x] title=[y] z)");
  CHECK(tokens_of("<img/onerror=alert(1)/src=x>") == "start(img onerror=[alert(1)/src=x])");
  CHECK(tokens_of("<img/src=\"x\"onerror='y'>") == "start(img src=[x] onerror=[y])");
  CHECK(tokens_of("<img width=300/>") == "start(img width=[300/])");
  CHECK(tokens_of("<br/>") == "start(br/)");
  CHECK(tokens_of("<br / x>") == "start(br x)");
  CHECK(tokens_of("<a =b=c>") == "start(a =b=[c])");
  CHECK(tokens_of("<a b= >x") == "start(a b=[]) text(x)");
  CHECK(tokens_of("<a b=\"\" c=''>") == "start(a b=[] c=[])");
  CHECK(tokens_of("<a \"b>c\">") == "start(a \"b) text(c\">)");
  CHECK(tokens_of("<a\nb\f=\tc\r\nd>") == "start(a b=[c] d)");
  CHECK(tokens_of("<a\vb>") == "start(a\vb)");  // the vertical tab is no white space here
  CHECK(tokens_of("</p class=x/>") == "end(p class=[x/])");
  CHECK(tokens_of("<a title=\"x > y\">") == "start(a title=[x > y])");
}

TEST_CASE("a tag that the text ends in is incomplete") {
  CHECK(tokens_of("<a") == "start(a)!");
  CHECK(tokens_of("x<a href=\"y") == "text(x) start(a href=[y])!");
  CHECK(tokens_of("<a href='y'") == "start(a href=[y])!");
  CHECK(tokens_of("<a b=") == "start(a b=[])!");
  CHECK(tokens_of("<a /") == "start(a)!");
  CHECK(tokens_of("</a") == "end(a)!");
}

TEST_CASE("comments end where browsers end them") {
  CHECK(tokens_of("<!-- a --><b>") == "comment start(b)");
  CHECK(tokens_of("<!--><b>") == "comment start(b)");
  CHECK(tokens_of("<!---><b>") == "comment start(b)");
  CHECK(tokens_of("<!----><b>") == "comment start(b)");
  CHECK(tokens_of("<!-- a --!><b>") == "comment start(b)");
  CHECK(tokens_of("<!-- a ---><b>") == "comment start(b)");
  CHECK(tokens_of("<!-- a -- > <b>") == "comment!");
  CHECK(tokens_of("<!--") == "comment!");
}

TEST_CASE("what is neither tag nor text") {
  CHECK(tokens_of("<!doctype html><b>") == "other start(b)");
  CHECK(tokens_of("<?php x ?>y") == "other text(y)");
  CHECK(tokens_of("<![CDATA[ <b> ]]>y") == "other text(y)");
  CHECK(tokens_of("</ x>y") == "other text(y)");
  CHECK(tokens_of("</>y") == "other text(y)");
  CHECK(tokens_of("<!x") == "other!");
  CHECK(tokens_of("a < b <3 <") == "text(a < b <3 <)");
  CHECK(tokens_of("</") == "text(</)");
  CHECK(tokens_of("<%= view :x %><b>") == "text(<%= view :x %>) start(b)");
  CHECK(tokens_of("") == "");
}

TEST_CASE("references are decoded as in CommonMark") {
  CHECK(decode_html("a&amp;b&#65;&#x42;&auml;&copy &bogus; &") == "a&bAB\xC3\xA4&copy &bogus; &");
  CHECK(decode_html("plain") == "plain");
  CHECK(decode_html("&#0;&#xD800;") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("addresses that could run scripts are seen through every disguise") {
  const std::vector<std::string> unsafe = {"javascript:alert(1)",
                                           "JaVaScRiPt:alert(1)",
                                           " \x01javascript:alert(1)",
                                           "java\tscript:alert(1)",
                                           "java&Tab;script:alert(1)",
                                           "java&NewLine;script:alert(1)",
                                           "javascript&colon;alert(1)",
                                           "&#106;avascript:alert(1)",
                                           "&#106avascript:alert(1)",
                                           "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A&#x61",
                                           "&#0000106&#0000097vascript:alert(1)",
                                           "&#00000000000106;avascript:alert(1)",
                                           "&#x000000000006a;avascript:alert(1)",
                                           "jav&#x09;ascript:alert(1)",
                                           "jav&#x0A;ascript:alert(1)",
                                           "&#14;  javascript:alert(1)",
                                           "vbscript:msgbox(1)",
                                           "data:text/html,<script>alert(1)</script>",
                                           "data:text/html;base64,PHNjcmlwdD4=",
                                           "data&colon;text/html,x",
                                           "data:image/svg+xml,<svg/onload=alert(1)>",
                                           "data:,x",
                                           "&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58alert(1)"};
  for (const std::string& url : unsafe) {
    INFO(url);
    CHECK_FALSE(is_safe_written_url(url));
  }
  for (const char* url :
       {"/a?b=1&copy=2&#38;c", "https://example.org/?x=javascript:1", "#javascript:x", "mailto:a&#64;b.org",
        "a&#x2F;b:c", "data:image/png;base64,AAAA", "", "&amp;#x; :", "../x"}) {
    INFO(url);
    CHECK(is_safe_written_url(url));
  }
}

TEST_CASE("what never reaches a visitor") {
  for (const char* name :
       {"script", "SCRIPT", "object", "embed", "base", "meta", "applet", "style", "plaintext", "textarea"})
    CHECK(is_forbidden_element(name));
  for (const char* name : {"a", "b", "iframe", "svg", "button", "scripts", ""})
    CHECK_FALSE(is_forbidden_element(name));
  CHECK(content_of_forbidden_element("Script") == HtmlContent::kRawText);
  CHECK(content_of_forbidden_element("object") == HtmlContent::kMarkup);
  CHECK(content_of_forbidden_element("embed") == HtmlContent::kNone);
  for (const char* name : {"onclick", "ONERROR", "onx", "srcdoc", "formaction", "http-equiv"})
    CHECK(is_forbidden_attribute(name));
  for (const char* name : {"href", "style", "class", "data-on", ""})
    CHECK_FALSE(is_forbidden_attribute(name));
  for (const char* name : {"href", "SRC", "xlink:href", "poster"}) CHECK(is_url_attribute(name));
  CHECK_FALSE(is_url_attribute("title"));
}
