// Links, images, buttons and raw HTML on their way to the page.
#include <catch2/catch.hpp>

#include "markdown_host.h"

using satchel::ImageTarget;
using satchel::LinkTarget;
using satchel::MarkdownOptions;
using satchel::MarkdownOutput;
using namespace satchel_test;

namespace {

// Knows a site of its own: other hosts are external, /files/ are downloads, /images/ have sizes.
class SiteHost : public PlainHost {
 public:
  LinkTarget link(const satchel::LinkCall& call) override {
    PlainHost::link(call);
    const std::string url(call.url);
    return {url, url.rfind("http", 0) == 0, url.rfind("/files/", 0) == 0 ? "XLSX, 34 KB" : ""};
  }
  ImageTarget image(const satchel::ImageCall& call) override {
    PlainHost::image(call);
    if (call.url.substr(0, 8) != "/images/") return {std::string(call.url), "", 0, 0};
    return {"img/a.jpg", "img/a.jpg 1x, img/b.jpg 2x", 30, 20};
  }
};

std::string render_site(const std::string& body) {
  SiteHost host;
  return render(body, {}, host);
}

}  // namespace

TEST_CASE("links are printed as the host has them") {
  CHECK(render_site("[a](http://x.org)\n") ==
        "<p><a href=\"http://x.org\" class=\"external\" rel=\"noopener\">a</a></p>\n");
  const std::string download = render_site("[a](/files/b.xlsx \"t\")\n");
  CHECK(download.find("<p><a href=\"/files/b.xlsx\" title=\"t\">a <span class=") == 0);
  CHECK(download.find("(XLSX, 34 KB)</span></a></p>\n") != std::string::npos);
}

TEST_CASE("images are printed with what the host knows") {
  CHECK(render_site("![*a* \"b\"](/images/a.jpg 'T')\n") ==
        "<p><img src=\"img/a.jpg\" alt=\"a &quot;b&quot;\" title=\"T\" width=\"30\" height=\"20\" "
        "loading=\"lazy\" "
        "decoding=\"async\" srcset=\"img/a.jpg 1x, img/b.jpg 2x\" /></p>\n");
  CHECK(render_site("![a](/b.png)\n") == "<p><img src=\"/b.png\" alt=\"a\" /></p>\n");
}

TEST_CASE("addresses that could run a script are dropped and told") {
  MarkdownOutput output;
  CHECK(render("a [b](javascript:x) ![c](data:text/html,x) <javascript:y>\n", {}, &output) ==
        "<p>a b c javascript:y</p>\n");
  REQUIRE(output.diagnostics.size() == 3);
  CHECK(line_of(output.diagnostics[0]) == "1:3 error[unsafe-url]");
  CHECK(line_of(output.diagnostics[1]) == "1:21 error[unsafe-url]");
  CHECK(line_of(output.diagnostics[2]) == "1:44 error[unsafe-url]");
}

TEST_CASE("a button inside a link is one link") {
  CHECK(render("[<button>x</button>](/u)\n") == "<p><a class=\"button\" href=\"/u\">x</a></p>\n");
  CHECK(render_site("[ <button class=\"c\">*x*</button> ](http://x.org)\n") ==
        "<p><a class=\"button external\" href=\"http://x.org\" rel=\"noopener\"> <em>x</em> </a></p>\n");
  const std::string raw = render("<a href=\"/u\"><button>x</button></a>\n");
  CHECK(raw == "<p><a class=\"button\" href=\"/u\">x</a></p>\n");
  const std::string classed = render("<a class=\"k\" href=\"/u\"><button>x</button></a>\n");
  CHECK(classed == "<p><a class=\"button k\" href=\"/u\">x</a></p>\n");
  const std::string cell = render("a | b\n--|--\n<a href=\"/u\"><button>x</button></a> | y\n");
  CHECK(cell.find("<td><a class=\"button\" href=\"/u\">x</a></td>") != std::string::npos);
  CHECK(render("<a href=\"/u\"><button>x</a></button>\n").find("class=\"button\"") == std::string::npos);
}

TEST_CASE("bare addresses end where the sentence goes on") {
  CHECK(render("mail a.b@x.org. or (www.x.org/a_(b)), http://y.org/c?d=1!\n") ==
        "<p>mail <a href=\"mailto:a.b@x.org\">a.b@x.org</a>. or (<a "
        "href=\"http://www.x.org/a_(b)\">www.x.org/a_(b)</a>), "
        "<a href=\"http://y.org/c?d=1\">http://y.org/c?d=1</a>!</p>\n");
  CHECK(render("[a@x.org](/u) `www.x.org`\n") ==
        "<p><a href=\"/u\">a@x.org</a> <code>www.x.org</code></p>\n");
  // A raw link holds no other.
  CHECK(render("<a href=\"mailto:a@x.org\">a@x.org</a> www.x.org\n") ==
        "<p><a href=\"mailto:a@x.org\">a@x.org</a> <a href=\"http://www.x.org\">www.x.org</a></p>\n");
  CHECK(render("<a name=\"n\"> www.x.org\n").find("href=\"http://www.x.org\"") != std::string::npos);
  MarkdownOptions off;
  off.autolinks = false;
  CHECK(render("www.x.org a@x.org\n", off) == "<p>www.x.org a@x.org</p>\n");
}

TEST_CASE("what stands inside a dropped element is not printed, and the rest stays balanced") {
  CHECK(render("a <script>b *c*</script> d\n") == "<p>a  d</p>\n");
  CHECK(render("a <object>\n\n- b\n- c\n\n# d\n") == "<p>a </p>\n");
  CHECK(render("- a <object> b\n- c\n\n</object>\n\nd\n") == "<ul>\n<li>a </li>\n</ul>\n<p>d</p>\n");
  CHECK(render("a <!-- b --> c\n\n<!--\nd\n-->\n\ne\n").find("<!--") == std::string::npos);
}

TEST_CASE("places are exact in containers, on later lines, and in CRLF") {
  for (const std::string end : {"\n", "\r\n"}) {
    PlainHost host;
    const std::string body = "> - one [a](/a)" + end + ">   two *b [c](/c)*" + end + "lazy [d](/d)" + end +
                             end + "## h ![e](/e) ##" + end + end + "x `y" + end + "z` \\" + end +
                             "  [f](/f \"t" + end + "t\") [g](/g)" + end + "[s](/s)" + end + "===" + end;
    render(body, {}, host);
    const auto place = [&host](const std::string& url) {
      const PlainHost::Note* note = host.find("link", url) ? host.find("link", url) : host.find("image", url);
      return note == nullptr ? "none"
                             : std::to_string(note->place.line) + ":" + std::to_string(note->place.column);
    };
    CHECK(place("/a") == "1:9");
    CHECK(place("/c") == "2:12");
    CHECK(place("/d") == "3:6");
    CHECK(place("/e") == "5:6");
    CHECK(place("/f") == "9:3");
    CHECK(place("/g") == "10:5");
    CHECK(place("/s") == "11:1");
  }
}

TEST_CASE("a page is the same with CRLF, and with a byte-order mark") {
  const std::string body =
      "# a\n\n- b\n  c\n\n<div>\nd\n</div>\n\n| e |\n|---|\n| f |\n\n[s]\n\n<br>\ng\n\n[/s]\n\n    h\n";
  std::string crlf;
  for (const char c : body) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  std::string cr = body;
  for (char& c : cr) c = c == '\n' ? '\r' : c;
  CHECK(render(crlf) == render(body));
  CHECK(render(cr) == render(body));
  CHECK(render("\xEF\xBB\xBF" + body) == render(body));
  CHECK(render(std::string("a\0b", 3)) ==
        "<p>a\xEF\xBF\xBD"
        "b</p>\n");
}

TEST_CASE("a render inside a view has memory of its own") {
  class NestedHost : public PlainHost {
   public:
    void view(const satchel::ViewCall&, satchel::TextBuffer& out) override { out += render("inner *x*"); }
  } host;
  CHECK(render("<%= view :v %>\n\nouter *y* [z](/z)\n", {}, host) ==
        "<p>inner <em>x</em></p>\n<p>outer <em>y</em> <a href=\"/z\">z</a></p>\n");
}
