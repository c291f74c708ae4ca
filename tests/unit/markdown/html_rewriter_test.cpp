#include "markdown/html_rewriter.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/escape.h"

using namespace satchel;

namespace {

// Answers with addresses that show who was asked, and notes the calls.
class FakeHost : public MarkdownHost {
 public:
  LinkTarget link(const LinkCall& call) override {
    note("link", call.url, call.place);
    LinkTarget target{std::string(call.url), call.url.substr(0, 5) == "https", {}};
    if (call.url.substr(0, 1) == "/") target.url = ".." + target.url;
    if (call.url.substr(0, 7) == "/files/") target.download_label = "PDF, 2 KB";
    return target;
  }
  ImageTarget image(const ImageCall& call) override {
    note(call.has_alt ? "image[" + std::string(call.alt) + "]" : "image", call.url, call.place);
    if (call.url.substr(0, 1) != "/") return {std::string(call.url), {}, 0, 0};
    return {"i" + std::string(call.url), "i/a 1x, i/b 2x", 600, 400};
  }
  void view(const ViewCall& call, TextBuffer& out) override {
    note(call.is_block ? "block" : "view", call.name, call.place);
    out += "[" + call.name + call.arguments.dump() + "]";
  }
  void video(const VideoCall& call, TextBuffer& out) override {
    note(call.provider, call.url, call.place);
    out += "[video " + std::string(call.id) + " " + std::to_string(call.width) + "x" +
           std::to_string(call.height) + " " + std::string(call.title) + "]";
  }
  void id(std::string_view id, Place place) override { note("id", id, place); }

  std::string calls;

 private:
  void note(std::string_view what, std::string_view of, Place place) {
    calls += std::string(what) + " " + std::string(of) + " @" + std::to_string(place.line) + ":" +
             std::to_string(place.column) + "; ";
  }
};

struct Page {
  MarkdownOptions options;
  FakeHost host;
  Diagnostics diagnostics;
  HtmlRewriter rewriter{options, host, diagnostics};

  std::string append(std::string_view html, Place place = {1, 1}) {
    TextBuffer out;
    rewriter.append(html, place, out);
    return out.str();
  }
  std::string findings() const {
    std::string all;
    for (const Diagnostic& d : diagnostics)
      all += d.code + "@" + std::to_string(d.line) + ":" + std::to_string(d.column) + " ";
    return all;
  }
};

std::string rewritten(std::string_view html) { return Page().append(html); }

std::string findings(std::string_view html) {
  Page page;
  page.append(html, {10, 5});
  return page.findings();
}

std::string calls(std::string_view html) {
  Page page;
  page.append(html, {10, 5});
  return page.host.calls;
}

}  // namespace

TEST_CASE("harmless HTML passes as it was written") {
  for (const char* html : {"<br/>", "<div style=\"clear:both\" class='a  b' data-x=1 >", "</div>\n",
                           "<b\n>x &amp; y &copy z</b>", "<svg viewBox=\"0 0 1 1\"><path d='M0 0'/></svg>",
                           "<p align=center>", "a > b", "<a href=\"#top\" title=\"a > b\">",
                           "<BUTTON disabled>x</BUTTON>", "<td colspan=2 x=\"\" y=''>"})
    CHECK(rewritten(html) == html);
  CHECK(findings("<div style=\"clear:both\">").empty());
}

TEST_CASE("nothing is changed where safe_html is off") {
  Page page;
  page.options.safe_html = false;
  CHECK(page.append("<script>x</script><!-- y --><%= view :z %>") ==
        "<script>x</script><!-- y --><%= view :z %>");
}

TEST_CASE("comments and declarations vanish") {
  CHECK(rewritten("a<!-- b -->c<!doctype x>d<?e?>f<![CDATA[<g>]]>h") == "acdfh");
  CHECK(findings("a<!-- b -->").empty());
}

TEST_CASE("elements that never reach a visitor are dropped with their content") {
  CHECK(rewritten("a<script>b</script>c") == "ac");
  CHECK(rewritten("a<SCRIPT src=x>b</ScRiPt  foo>c") == "ac");
  CHECK(rewritten("a<style>b{}</style>c") == "ac");
  CHECK(rewritten("a<object><object>b</object><b></object>c") == "ac");
  CHECK(rewritten("a<embed src=x>b<base href=x><meta http-equiv=refresh><link rel=stylesheet href=x>c") ==
        "abc");
  CHECK(rewritten("a</script>b") == "ab");
  CHECK(rewritten("<textarea><b title=\"</textarea><script>alert(1)</script>\"></b></textarea>") ==
        "\"></b>");
  CHECK(findings("<p>\n <script>") == "unsafe-html@11:2 ");
  Page page;
  page.append("<script>");
  CHECK(page.diagnostics[0].message == "<script> is dropped: it never reaches a visitor");
  CHECK(page.diagnostics[0].hint == "views bring behaviour: <%= view :name %>");
}

TEST_CASE("a dropped element may end in a later fragment") {
  Page page;
  CHECK(page.append("a<script>b") == "a");
  CHECK(page.rewriter.inside_dropped());
  CHECK(page.append("<b>still</b></scrip></scripts>").empty());
  CHECK(page.rewriter.inside_dropped());
  CHECK(page.append("x</script>c") == "c");
  CHECK_FALSE(page.rewriter.inside_dropped());
  CHECK(page.append("<object>").empty());
  CHECK(page.append("<object></object><!-- </object> -->").empty());
  CHECK(page.append("</object>d") == "d");
}

TEST_CASE("dropping a tag never makes another one") {
  CHECK(rewritten("<<script></script>img src=x onerror=alert(1)>") == "&lt;img src=x onerror=alert(1)>");
  CHECK(rewritten("<<!-- -->script>alert(1)<<!-- -->/script>") == "&lt;script>alert(1)&lt;/script>");
  CHECK(rewritten("<scr<script></script>ipt>") ==
        "<scr<script>ipt>");  // a browser sees one element "scr<script"
}

TEST_CASE("attributes that never reach a visitor are dropped") {
  CHECK(rewritten("<img/onerror=alert(1)>") == "<img>");
  CHECK(rewritten("<b onclick='x' class=y ONLOAD=z title>") == "<b class=y title>");
  CHECK(rewritten("<svg/onload=alert(1)>") == "<svg>");
  CHECK(rewritten("<b\nonmouseover\n=\n\"x\">") == "<b>");
  CHECK(rewritten("<b \"onclick=x\" a='1'onclick=y>") ==
        "<b \"onclick=x\" a='1'>");  // its name begins with a quote
  CHECK(rewritten("<button formaction=javascript:x>") == "<button>");
  CHECK(rewritten("<animate attributeName=href values=javascript:x>") == "<animate values=javascript:x>");
  CHECK(rewritten("<set attributeName='&#111;nclick' to=x>") == "<set to=x>");
  CHECK(rewritten("<animate attributeName=opacity>") == "<animate attributeName=opacity>");
  CHECK(findings("<b onclick='x'\n onload=z>") == "unsafe-html@10:8 unsafe-html@11:2 ");
}

TEST_CASE("addresses that could run scripts are dropped") {
  for (const char* url : {"javascript:alert(1)", "&#106avascript:alert(1)", "java&Tab;script:x",
                          "javascript&colon;x", "data:text/html,x"}) {
    CHECK(rewritten("<a href=\"" + std::string(url) + "\">x</a>") == "<a>x</a>");
    CHECK(findings("<a\n\nhref='" + std::string(url) + "'>") == "unsafe-url@12:1 ");
  }
  CHECK(rewritten("<img src=javascript:x>") == "<img>");
  CHECK(rewritten("<form action=javascript:x>") == "<form>");
  CHECK(rewritten("<svg><a xlink:href='javascript:x'>") == "<svg><a>");
  CHECK(rewritten("<a href=/ok href=javascript:x>") == "<a href=\"../ok\">");
  CHECK(rewritten("<a href=javascript:x href=/ok>") == "<a href=\"../ok\">");
}

TEST_CASE("style attributes stay, but for what could run a script") {
  CHECK(rewritten("<p style='color: red'>") == "<p style='color: red'>");
  CHECK(rewritten("<p style='scroll-behavior: smooth'>") == "<p style='scroll-behavior: smooth'>");
  for (const char* style :
       {"width: expression(x)", "width: ex/**/pression (x)", "background:url( javascript:x)",
        "behavior : url(x)", "background:url('&#106;avascript:x')", "-moz-binding:url(x)",
        "width:e\\xpression(x)"}) {
    INFO(style);
    CHECK(rewritten("<p style=\"" + std::string(style) + "\">") == "<p>");
  }
}

TEST_CASE("links are resolved by the host") {
  CHECK(rewritten("<a href=\"/a b?x=1&amp;y='2'\">") == "<a href=\"../a%20b?x=1&amp;y=&#x27;2&#x27;\">");
  CHECK(rewritten("<a href = \"/educate\">x</a>") == "<a href=\"../educate\">x</a>");
  CHECK(rewritten("<a href=https://x.org>") == "<a href=https://x.org class=\"external\" rel=\"noopener\">");
  CHECK(rewritten("<a class=\"b c\" rel='nofollow' href='https://x.org'>") ==
        "<a class=\"b c external\" rel=\"nofollow noopener\" href='https://x.org'>");
  CHECK(rewritten("<a rel=NoOpener class='external' href='https://x.org'>") ==
        "<a rel=NoOpener class='external' href='https://x.org'>");
  CHECK(rewritten("<video poster=/p.png src=/v.mp4></video>") ==
        "<video poster=\"i/p.png\" src=\"../v.mp4\"></video>");
  CHECK(calls("<b>\n<a href=\"/a\">") == "link /a @11:1; ");
}

TEST_CASE("a download's label stands at the end of its link") {
  Page page;
  CHECK(page.append("<a href='/files/a.pdf'>") == "<a href=\"../files/a.pdf\">");
  CHECK(page.append("</a>") == " <span class=\"download\">(PDF, 2 KB)</span></a>");
  CHECK(page.append("<a href='/a'></a>") == "<a href=\"../a\"></a>");
}

TEST_CASE("images are resolved and completed") {
  CHECK(rewritten("<img alt=\"A &amp; B\" src=\"/a.png\">") ==
        "<img alt=\"A &amp; B\" src=\"i/a.png\" width=\"600\" height=\"400\" srcset=\"i/a 1x, i/b 2x\" "
        "loading=\"lazy\">");
  CHECK(rewritten("<img src=/a.png width=300/>") ==
        "<img src=\"i/a.png\" width=\"300\" height=\"200\" srcset=\"i/a 1x, i/b 2x\" loading=\"lazy\">");
  CHECK(rewritten("<img src=/a.png height=100px srcset='' loading=eager />") ==
        "<img src=\"i/a.png\" height=\"100\" srcset=\"\" loading=eager width=\"150\" />");
  CHECK(rewritten("<img src=/a.png srcset='/b.png 1x,/c.png' width=9 height=8 loading=eager>") ==
        "<img src=\"i/a.png\" srcset=\"i/b.png 1x, i/c.png\" width=9 height=8 loading=eager>");
  CHECK(rewritten("<img src=/a.png srcset='javascript:x 1x, /c.png  2x' width=100% loading=eager>") ==
        "<img src=\"i/a.png\" srcset=\"i/c.png 2x\" width=100% loading=eager>");
  CHECK(rewritten("<img src=x.png width=auto>") == "<img src=x.png loading=\"lazy\">");
  CHECK(rewritten("<img src=x.png width=99999999999>") == "<img src=x.png loading=\"lazy\">");
  CHECK(calls("<img alt=\"A &amp; B\" src=\"/a.png\">") == "image[A & B] /a.png @10:5; ");
  CHECK(calls("<img src=\"/a.png\">") == "image /a.png @10:5; ");
  CHECK(calls("<img src=\"/a.png\" alt>") == "image[] /a.png @10:5; ");
}

TEST_CASE("ids are told") {
  CHECK(calls("<div id=a&amp;b><a name='c'>") == "id a&b @10:10; id c @10:24; ");
  CHECK(calls("<a id=x name=x>") == "id x @10:8; ");
  CHECK(calls("<input name=x>").empty());
}

TEST_CASE("frames of known video hosts become posters") {
  CHECK(rewritten("a<iframe width=\"350\" height=195 title='T &amp; U' "
                  "src=\"https://www.youtubeeducation.com/embed/7DL21nMrHsA?rel=0\" "
                  "allowfullscreen>no frames <b></iframe>b") == "a[video 7DL21nMrHsA 350x195 T & U]b");
  CHECK(calls("<iframe id=v src=\"//www.youtube.com/embed/7DL21nMrHsA?rel=0&amp;start=3\">") ==
        "id v @10:5; youtube https://www.youtube-nocookie.com/embed/7DL21nMrHsA?rel=0&start=3 @10:5; ");
  CHECK(findings("<iframe src=\"//youtu.be/7DL21nMrHsA\"></iframe>").empty());
  Page page;
  CHECK(page.append("<iframe src='https://player.vimeo.com/video/123?h=x'>") == "[video 123 0x0 ]");
  CHECK(page.append("shown where frames are not</iframe>!") == "!");
  CHECK(page.append("<iframe src='https://player.vimeo.com/video/123' width=100% />after") ==
        "[video 123 0x0 ]after");
}

TEST_CASE("other frames stay, told and fenced in") {
  CHECK(rewritten("<iframe src=https://x.org onload=y>in</iframe>out") ==
        "<iframe src=https://x.org loading=\"lazy\" sandbox=\"allow-scripts allow-same-origin allow-forms "
        "allow-popups\"></iframe>out");
  CHECK(rewritten("<iframe sandbox loading=eager src='data:text/html,x' srcdoc='<script>'></iframe>") ==
        "<iframe sandbox loading=eager></iframe>");
  CHECK(rewritten("<iframe><b title='</iframe><script>alert(1)</script>'>") ==
        "<iframe loading=\"lazy\" sandbox=\"allow-scripts allow-same-origin allow-forms "
        "allow-popups\"></iframe>'>");
  Page page;
  page.append("x\n<iframe src=https://x.org>");
  CHECK(page.findings() == "iframe@2:1 ");
  CHECK(page.diagnostics[0].severity == Severity::kWarning);
}

TEST_CASE("which addresses are videos") {
  const auto id = [](const char* url) {
    const auto v = video_of_frame(url);
    return v ? v->id + " " + v->page_url : "none";
  };
  const std::string found = "7DL21nMrHsA https://www.youtube.com/watch?v=7DL21nMrHsA";
  for (const char* url :
       {"https://www.youtube.com/embed/7DL21nMrHsA", "http://youtube.com/v/7DL21nMrHsA/",
        "//m.youtube.com/watch?a=b&v=7DL21nMrHsA#t", "HTTPS://WWW.YouTube-NoCookie.com/embed/7DL21nMrHsA?x",
        "https://youtu.be/7DL21nMrHsA?t=3", "https://www.youtube.com/shorts/7DL21nMrHsA"})
    CHECK(id(url) == found);
  for (const char* url :
       {"https://www.youtube.com/embed/videoseries?list=PL1",
        "https://youtube.com.evil.org/embed/7DL21nMrHsA", "/embed/7DL21nMrHsA",
        "https://evil.org/youtube.com/embed/7DL21nMrHsA", "https://www.youtube.com/embed/7DL21nMrHsA\"x",
        "https://www.youtube.com@evil.org/embed/7DL21nMrHsA", "https://player.vimeo.com/video/12a",
        "https://player.vimeo.com/", "ftp://youtu.be/7DL21nMrHsA", ""})
    CHECK(id(url) == "none");
}

TEST_CASE("views inside raw HTML") {
  CHECK(rewritten("<div><%= view :x, a: '<b>' %></div>") == "<div>[x{\"a\":\"<b>\"}]</div>");
  CHECK(calls("<div>\n <%= view :x %> \n</div>") == "block x @11:2; ");
  CHECK(calls("<div> <%= view :x %> <%= view :y %></div>") == "view x @10:11; view y @10:26; ");
  CHECK(calls("<p>see <%= view :x %></p>") == "view x @10:12; ");
  CHECK(calls("<!-- <%= view :x %> --><script><%= view :y %></script>").empty());
  CHECK(rewritten("<p><% if x %></p>") == "<p>&lt;% if x %></p>");
  CHECK(findings("<p><% if x %>") == "unsupported-tag@10:8 ");
  CHECK(findings("<p><%= view :x,\n  y: ? %>") == "view-syntax@11:6 ");
  CHECK(rewritten("<p><% x") == "<p>&lt;% x");
  CHECK(rewritten("<a title=\"<%= view :x %>\" b>") == "<a b>");
  CHECK(findings("<a title=\"<%= view :x %>\" b>") == "unsupported-tag@10:8 ");
  Page page;
  page.options.views = false;
  CHECK(page.append("<b><%= view :x %>") == "<b>&lt;%= view :x %>");
}

TEST_CASE("a fragment that ends inside a tag loses it") {
  CHECK(rewritten("<b>x</b><a href=\"y") == "<b>x</b>");
  CHECK(rewritten("x<!-- y") == "x");
  CHECK(findings("<b>\nx<a href=\"y") == "unclosed-html@11:2 ");
}

TEST_CASE("hostile fragments take linear time") {
  const size_t n = 200000;
  const auto repeated = [n](std::string_view part) {
    std::string all;
    while (all.size() < n) all += part;
    return all;
  };
  for (const char* part : {"<% <b>", "<%'%>\\'", "<a ", "<!--", "</script ", "<object>", "<iframe>", "<?",
                           "<![CDATA[", "<a b='", "<<", "<%= view :x "}) {
    Page page;
    page.append(repeated(part));
    page.append("<script>");
    page.append(repeated(part));
    CHECK(page.host.calls.empty());
  }
}
