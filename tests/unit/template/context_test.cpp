// Escaping by the HTML context in which a tag stands, and the places where none may stand.
#include "fixture.h"

using namespace satchel;

namespace {

// `source` with x set to `value`.
std::string with(std::string_view source, const char* value) { return rendered(source, {{"x", value}}); }

}  // namespace

TEST_CASE("text and attributes are escaped each in its way") {
  const char* attack = "<b>\"it's\" & co";
  CHECK(with("<p>{{x}}</p>", attack) == "<p>&lt;b&gt;&quot;it's&quot; &amp; co</p>");
  CHECK(with("<p title=\"{{x}}\">", attack) == "<p title=\"&lt;b&gt;&quot;it&#39;s&quot; &amp; co\">");
  CHECK(with("<p title='a {{x}} b'>", "'onclick='y") == "<p title='a &#39;onclick=&#39;y b'>");
  CHECK(with("<p>{{{x}}}{{&x}}</p>", "<b>") == "<p><b><b></p>");
  CHECK(with("<title>{{x}}</title><textarea>{{x}}</textarea>{{x}}", "</title><script>") ==
        "<title>&lt;/title&gt;&lt;script&gt;</title><textarea>&lt;/title&gt;&lt;script&gt;</textarea>&lt;/"
        "title&gt;&lt;script&gt;");
  CHECK(with("<p style=\"width:{{x}}%\">", "10\">") == "<p style=\"width:10&quot;&gt;%\">");
}

TEST_CASE("an address never runs a script") {
  for (const char* url : {"javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)",
                          "\x01javascript:x", "vbscript:x", "data:text/html,<script>alert(1)</script>"}) {
    CHECK(with("<a href=\"{{x}}\">", url) == "<a href=\"#\">");
    CHECK(with("<img SRC='{{x}}'>", url) == "<img SRC='#'>");
    CHECK(with("<form action=\" {{x}}\">", url) == "<form action=\" #\">");
  }
  CHECK(with("<a href=\"{{x}}\">", "&#106;avascript:x") == "<a href=\"&amp;#106;avascript:x\">");
  CHECK(with("<a href=\"{{x}}\">", "https://a.org/b c?d=1&e='f'\"") ==
        "<a href=\"https://a.org/b%20c?d=1&amp;e=&#x27;f&#x27;%22\">");
  CHECK(with("<a href=\"{{x}}\">", "mailto:a@b.org") == "<a href=\"mailto:a@b.org\">");
  CHECK(with("<a href=\"\">{{x}}", "a:b") == "<a href=\"\">a:b");
}

TEST_CASE("the rest of an address is encoded by its part") {
  CHECK(with("<a href=\"/a/{{x}}\">", "javascript:b/c d") == "<a href=\"/a/javascript:b/c%20d\">");
  CHECK(with("<a href=\"#{{x}}\">", "a b") == "<a href=\"#a%20b\">");
  CHECK(with("<a href=\"mailto:?subject={{x}}&body=y#{{x}}\">", "Q&A: 5 > 3/ä") ==
        "<a href=\"mailto:?subject=Q%26A%3A%205%20%3E%203%2F%C3%A4&body=y#Q&amp;A:%205%20%3E%203/%C3%A4\">");
  CHECK(with("<a href=\"{{x}}?y={{x}}\">", "/a&b") == "<a href=\"/a&amp;b?y=%2Fa%26b\">");
}

TEST_CASE("tags together spell no scheme") {
  const Json context = {
      {"root", ""}, {"a", "java"}, {"b", "script:alert(1)"}, {"up", "../"}, {"url", "https://a.org"},
      {"yes", true}};
  CHECK(rendered("<a href=\"{{a}}{{b}}\">", context) == "<a href=\"javascript%3Aalert(1)\">");
  CHECK(rendered("<a href=\"{{root}}{{b}}{{b}}\">", context) ==
        "<a href=\"script:alert(1)script:alert(1)\">");
  CHECK(rendered("<a href=\"java{{b}}\">", context) == "<a href=\"javascript%3Aalert(1)\">");
  CHECK(rendered("<a href=\"{{up}}{{b}}\">", context) == "<a href=\"../script:alert(1)\">");
  CHECK(rendered("<a href=\"{{root}}images/{{b}}\">", context) == "<a href=\"images/script:alert(1)\">");
  CHECK(rendered("<a href=\"{{#yes}}{{url}}{{/yes}}{{^yes}}/{{a}}{{/yes}}\">", context) ==
        "<a href=\"https://a.org\">");
  CHECK(rendered("<a href=\"{{^yes}}./{{/yes}}{{#yes}}{{url}}{{/yes}}\">", context) ==
        "<a href=\"https://a.org\">");
  CHECK(rendered("<a href=\"{{#yes}}{{a}}{{/yes}}{{b}}\">", context) == "<a href=\"javascript%3Aalert(1)\">");
  CHECK(error_of("<a href=\"{{a}}:{{b}}\">") == "template-context@1:15");
  CHECK(error_of("<a href=\"javascript:f('{{a}}')\">") == "template-context@1:24");
}

TEST_CASE("where no tag may stand") {
  for (const char* source : {"<!{{x}}>",
                             "<!-{{x}}>",
                             "<!-- {{x}} -->",
                             "<f\ve='{{x}}'>",
                             "<p title={{x}}>",
                             "<p title= {{x}}>",
                             "<p title=a{{x}}>",
                             "<{{x}}>",
                             "</{{x}}>",
                             "<h{{x}}>",
                             "<p {{x}}>",
                             "<p a{{x}}=\"b\">",
                             "<p a {{x}}>",
                             "<p a=\"b\" {{x}}>",
                             "<p a=\"b\"{{x}}>",
                             "<script>{{x}}</script>",
                             "<style>a{{x}}</style>",
                             "<SCRIPT>a</b>{{x}}",
                             "<script>'</scripty>{{x}}",
                             "<p onclick=\"f('{{x}}')\">",
                             "<p OnLoad='{{x}}'>",
                             "<iframe srcdoc=\"{{x}}\">"}) {
    INFO(source);
    CHECK(error_of(source).substr(0, 17) == "template-context@");
  }
  CHECK(error_of("<p>\n <a\n  href={{x}}>") == "template-context@3:8");
  CHECK(error_of("<p title=\"a\nb\" {{x}}>") == "template-context@2:4");
  for (const char* source :
       {"<script>{{{x}}}</script>", "<p {{{x}}}>", "<p title={{{x}}}>", "<script>1</script>{{x}}",
        "<script src=\"{{x}}\"></script>", "a < {{x}}", "<br/>{{x}}", "<!doctype html>{{x}}", "<?xml?>{{x}}",
        "<!-->{{x}}", "a <- {{x}}", "<p a='\"' b=\"{{x}}\">"}) {
    INFO(source);
    CHECK(error_of(source) == "none");
  }
}

TEST_CASE("sections end where they begin in the HTML") {
  for (const char* source : {"<p{{#x}} class=\"b\"{{/x}}>{{x}}", "<p class=\"a{{#x}} {{x}}{{/x}}\">",
                             "<a {{#x}}href=\"{{x}}\"{{/x}}{{^x}}b{{/x}}>{{x}}</a>",
                             "<p a{{^x}} hidden{{/x}} title=\"{{x}}\">", "{{#x}}<p>{{/x}}{{x}}"}) {
    INFO(source);
    CHECK(error_of(source) == "none");
  }
  CHECK(error_of("{{#x}}<p title=\"{{/x}}") == "template-context@1:1");
  CHECK(error_of("a\n{{#x}}<script>{{/x}}b{{y}}") == "template-context@2:1");
  CHECK(error_of("<p title=\"{{^x}}\">{{/x}}") == "template-context@1:11");
  CHECK(error_of("<s{{#x}}cript{{/x}}>") == "template-context@1:3");
  CHECK(error_of("<p {{#x}}on{{/x}}click=\"{{x}}\">") == "template-context@1:25");
  CHECK(error_of("<p {{#x}}data-{{/x}}href=\"{{x}}\">") == "template-context@1:27");
  CHECK(error_of("<p title=\"") == "template-context@1:11");
}

TEST_CASE("partials and blocks stand where their text is read as text") {
  CHECK(error_of("<p {{>x}}>") == "template-context@1:4");
  CHECK(error_of("<p a=\"{{>x}}\">") == "template-context@1:7");
  CHECK(error_of("<script>{{<x}}{{/x}}</script>") == "template-context@1:9");
  CHECK(error_of("<title>{{>x}}</title>") == "none");
  CHECK(error_of("<p a=\"{{$x}}b{{/x}}\">") == "none");
  CHECK(error_of("<p a='{{$x}}b{{/x}}'>") == "template-context@1:7");
  CHECK(error_of("<a href=\"{{$x}}b{{/x}}\">") == "template-context@1:10");
  CHECK(error_of("{{<p}}{{$x}}<a href={{/x}}{{/p}}") == "template-context@1:7");
  CHECK(error_of("{{<p}}<a href={{$x}}{{y}}{{/x}}{{/p}}{{y}}") == "none");  // text in a parent is not shown
  Templates base = {{"base", "<meta content=\"{{$about}}{{x}}{{/about}}\">"}};
  CHECK(rendered("{{<base}}{{/base}}", {{"x", "\"'"}}, std::move(base)) == "<meta content=\"&quot;&#39;\">");
}

TEST_CASE("no partial or block stands behind a <, nor does a template end with one") {
  for (const char* source :
       {"<{{>p}}!x <b {{y}}>", "<{{>p}}>", "<{{$b}}{{/b}}/a>", "<{{#x}}{{>p}}{{/x}}>", "<{{<p}}{{/p}}b>",
        "<!-- {{>p}} -->", "<title>", "<!-- open", "a <", "a </", "a <!"})
    CHECK(error_of(source).substr(0, 17) == "template-context@");
  for (const char* source : {"&lt;{{>p}}>", "< {{>p}}", "a < b"}) CHECK(error_of(source) == "none");
  CHECK(Template::compile("<{{>p}}>", "page", TemplateHtml::kLoose));
}

TEST_CASE("a comment ends where the HTML standard ends it") {
  for (const char* comment :
       {"<!-->", "<!--->", "<!---->", "<!----!>", "<!-- -->", "<!-- --!>", "<!-- --->", "<!-- --!-->"})
    CHECK(error_of(std::string(comment) + "{{x}}") == "none");
  for (const char* open :
       {"<!--!>", "<!---!>", "<!-- ->", "<!-- --!->", "<!-- --!!>", "<!-- -!>", "<!-- -- >"})
    CHECK(error_of(std::string(open) + "{{x}}-->").substr(0, 17) == "template-context@");
}
