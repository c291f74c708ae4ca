// `check`: each kind of finding at its place, and no false alarms on the seeds.
#include <catch2/catch.hpp>

#include "temp_folder.h"
#include "tool/check.h"
#include "tool/report.h"

using namespace satchel;

namespace {

class Checked {
 public:
  Checked() {
    content.write("images/a.svg", "<svg viewBox='0 0 4 3'/>");
    content.write("files/d.txt", "x");
  }

  // "a.md:2:3 error code | hint" of every finding, one a line, with paths below the content folder.
  std::string found(int jobs = 2) {
    LoadOptions options;
    options.content = content.path();
    options.shell = SATCHEL_SOURCE "/web";
    const Result<LoadedSite> site = load_site(options);
    if (!site) FAIL(site.error().message);
    findings = check_site(*site, jobs);
    std::string out;
    for (const Diagnostic& d : findings) {
      std::string path = d.path;
      if (path.starts_with(site->content_folder + "/")) path.erase(0, site->content_folder.size() + 1);
      out += path + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + " " +
             (d.severity == Severity::kError ? "" : "warning ") + d.code + "\n";
    }
    return out;
  }
  std::string found_in(std::string_view body) {
    content.write("index.md", "---\ntitle: Home\n---\n" + std::string(body));
    return found();
  }

  TempFolder content;
  Diagnostics findings;
};

}  // namespace

TEST_CASE("a good site has no findings") {
  Checked site;
  site.content.write("about.md",
                     "---\ntitle: About\naliases: /us\n---\n## Some part\n<a name=\"old\"></a>\n");
  CHECK(site.found_in("# Hi\n[a](/about) [b](/about/#some-part) [c](about.md#old) [d](/us) [e](#hi) "
                      "[f](#top) [g](/files/d.txt) [h](https://example.org/x) "
                      "[i](mailto:a@example.org) ![x](/images/fit-20/a.svg) [j](/about?x=1) [k](/kiosk.html) "
                      "<img src=\"/images/a.svg\" alt=\"\">\n") == "");
}

TEST_CASE("broken links and anchors, with the nearest right one") {
  Checked site;
  site.content.write("about.md", "---\ntitle: About\n---\n## Some part\n");
  CHECK(site.found_in("[a](/abuot)\n\n> [b](/about#some-prt) and [c](#nothing)\n\n<a href=\"/nowhere\">d</a> "
                      "[e]()\n[f](/about)\n") ==
        "index.md:4:1 broken-link\nindex.md:6:3 broken-anchor\nindex.md:6:28 broken-anchor\nindex.md:8:1 "
        "broken-link\nindex.md:8:26 broken-link\n");
  CHECK(site.findings[0].hint == "did you mean \"/about\"?");
  CHECK(site.findings[1].hint == "did you mean \"some-part\"?");
  CHECK(site.findings[3].hint.find("satchel new /nowhere") != std::string::npos);
}

TEST_CASE("missing images, files and alt texts") {
  Checked site;
  CHECK(site.found_in("<img src=\"/images/fit-9/a.svg\">\n\n![](/images/a.svg)\n\n![x](/images/fit-9/b.svg) "
                      "![y](a.svg)\n\n[z](/files/e.txt)\n") ==
        "index.md:4:1 missing-alt\nindex.md:6:1 warning missing-alt\nindex.md:8:1 "
        "missing-image\nindex.md:8:27 missing-image\nindex.md:10:1 missing-file\n");
  CHECK(site.findings[2].hint == "did you mean \"a.svg\"?");
  CHECK(site.findings[4].hint == "did you mean \"d.txt\"?");
}

TEST_CASE("images that settings and front matter name") {
  Checked site;
  site.content.write("site.yml", "logo: /images/none.svg\nsocial:\n  og:image: https://example.org/a.png\n");
  site.content.write("index.md", "---\ntitle: x\nsocial:\n  og:image: /images/gone.png\n---\n");
  CHECK(site.found() == "index.md:4:3 missing-image\nsite.yml:1:7 missing-image\n");
}

TEST_CASE("ids that stand twice, and HTML that does not balance") {
  Checked site;
  CHECK(site.found_in("<p id=\"a\">x</p>\n\n<p id=\"a\">y</p>\n\n<div>\n\ntext <b>bold\n\n</p>\n") ==
        "index.md:6:4 duplicate-id\nindex.md:8:1 unclosed-element\nindex.md:10:6 "
        "unclosed-element\nindex.md:12:1 unopened-element\n");
}

TEST_CASE("sections, views, unsafe HTML and spaced links are told with their lines") {
  Checked site;
  const std::string out =
      site.found_in("[col-50]\n\n<%= view :promote_tols %>\n\n<script>x</script>\n\n[x] (/)\n");
  for (const char* expected : {"index.md:4:1 ", "index.md:6:1 unknown-view", "index.md:8:1 unsafe-html",
                               "index.md:10:1 warning spaced-link"}) {
    INFO(expected << "\n" << out);
    CHECK(out.find(expected) != std::string::npos);
  }
}

TEST_CASE("links of lists stand in their files") {
  Checked site;
  site.content.write("site.yml", "menu: main\nfooter:\n  - /fotter\n");
  site.content.write("nav/main.yml", "- /\n- title: Gone\n  href: /gone#x\n- https://example.org\n");
  CHECK(site.found_in("x") == "nav/main.yml:3:9 broken-link\nsite.yml:3:5 broken-link\n");
}

TEST_CASE("links of lists that no page names are held to account too") {
  Checked site;
  site.content.write("nav/unused.yml", "- /gone\n");
  CHECK(site.found_in("x") == "nav/unused.yml:1:3 broken-link\n");
}

TEST_CASE("addresses written out in the content's own layouts and partials") {
  Checked site;
  site.content.write("about.md", "---\ntitle: About\nlayout: own\n---\n");
  site.content.write("layouts/own.mustache",
                     "{{! <a href=\"{{root}}old/\"> }}\n<main>{{{content}}}</main>{{> own_foot}}\n"
                     "<a href=\"{{root}}about/\"{{#page.is_home}} rel=\"up\"{{/page.is_home}}>a</a>\n"
                     "<p><a class=x href=\"{{root}}abuot\">b</a> <a href='/about'>c</a></p>\n"
                     "<a href=\"{{href}}\">d</a> <a href=\"//example.org\">e</a> <a href=\"#top\">f</a>\n");
  site.content.write("partials/own_foot.mustache",
                     "<img src=\"{{root}}images/b.svg\" alt=\"\">\n<a href=\"/files/d.tx\">x</a> "
                     "<img src=\"/images/a.svg\" alt=\"\">\n");
  CHECK(site.found_in("[a](/about)\n") ==
        "layouts/own.mustache:4:21 broken-link\nlayouts/own.mustache:4:51 host-address\n"
        "partials/own_foot.mustache:1:11 missing-image\npartials/own_foot.mustache:2:10 missing-file\n");
  CHECK(site.findings[0].hint == "did you mean \"/about\"?");
  CHECK(site.findings[1].hint == "write {{root}}about");
  CHECK(site.findings[2].hint == "did you mean \"a.svg\"?");
  CHECK(site.findings[3].hint == "did you mean \"d.txt\"?");
}

TEST_CASE("pages that no way leads to") {
  Checked site;
  site.content.write("site.yml", "menu: main\n");
  site.content.write("nav/main.yml", "- /menu\n");
  site.content.write("nav/side.yml", "- /side\n");
  site.content.write("nav/unused.yml", "- /orphan\n");
  site.content.write("menu.md", "---\ntitle: a\nnav: side\n---\n");
  site.content.write("side.md", "---\ntitle: a\n---\n<a href=\"/deep/\">x</a>\n");
  site.content.write("deep.md", "---\ntitle: a\n---\n");
  site.content.write("hidden.md", "---\ntitle: a\nnoindex: true\n---\n");
  site.content.write("404.md", "---\ntitle: a\n---\n");
  site.content.write("orphan.md", "---\ntitle: a\n---\n[me](/orphan)\n");
  CHECK(site.found_in("x") == "orphan.md:1:1 warning orphan-page\n");
}

TEST_CASE("a page without a title, a site without a home") {
  Checked site;
  site.content.write("a.md", "just text\n");
  CHECK(site.found() == "a.md:1:1 empty-title\nindex.md:1:1 warning no-home\n");
}

TEST_CASE("a bad page does not hide another's findings, and threads change nothing") {
  Checked site;
  for (int i = 0; i < 30; ++i)
    site.content.write("p" + std::to_string(i) + ".md",
                       "---\ntitle: a: b\n---\n[x](/nowhere)\n<%= nonsense %>\n");
  site.content.write("index.md", "---\ntitle: [\n---\n[x](/nowhere)\n");
  const std::string one = site.found(1);
  CHECK(one == site.found(4));
  for (int i = 0; i < 30; ++i) {
    CHECK(one.find("p" + std::to_string(i) + ".md:4:1 broken-link") != std::string::npos);
    CHECK(one.find("p" + std::to_string(i) + ".md:5:1 unsupported-tag") != std::string::npos);
  }
}

TEST_CASE("references do not stop a build; the page's own mistakes do") {
  const auto blocks = [](const char* code, Severity severity = Severity::kError) {
    Diagnostic d;
    d.code = code;
    d.severity = severity;
    return blocks_build(d);
  };
  for (const char* code : {"broken-link", "broken-anchor", "missing-image", "missing-file", "missing-alt",
                           "orphan-page", "unknown-nav", "alias-taken"})
    CHECK_FALSE(blocks(code));
  CHECK(blocks("yaml-syntax"));
  CHECK(blocks("unknown-view"));
  CHECK(blocks("duplicate-route"));
  CHECK_FALSE(blocks("unknown-key", Severity::kWarning));
  Diagnostics findings(2);
  findings[0].code = "broken-link";
  findings[1].code = "unknown-view";
  soften_for_build(findings);
  CHECK(findings[0].severity == Severity::kWarning);
  CHECK(findings[1].severity == Severity::kError);
}

TEST_CASE("the seeds, as they are: only references to what is not there, and their known slips") {
  Checked site;
  const auto seed = [](std::string_view number) {
    for (const auto& entry : std::filesystem::directory_iterator(SATCHEL_SHARED "/seeds"))
      if (entry.path().filename().string().starts_with(number)) return read_file(entry.path()).value();
    return std::string();
  };
  site.content.write("advocacy.md", seed("000"));
  site.content.write("about/values.md", seed("001"));
  site.content.write("educate/districts.md", seed("002"));
  site.content.write("educate/districtterms.md", seed("003"));
  site.content.write("policy-forum.md", seed("004"));
  site.content.write("data/state-facts.csv", read_file(SATCHEL_SHARED "/data/state-facts.csv").value());
  (void)site.found();
  std::map<std::string, int> codes;
  for (const Diagnostic& d : site.findings) {
    ++codes[d.code];
    CHECK_FALSE(blocks_build(d));
    CHECK(d.line > 0);
    CHECK(d.column > 0);
  }
  for (const char* code :
       {"unclosed-element", "unopened-element", "misplaced-element", "duplicate-id", "broken-anchor"})
    CHECK(codes[code] == 0);
  CHECK(codes["spaced-link"] == 1);
  CHECK(codes["missing-alt"] == 2);
  CHECK(codes["unknown-nav"] == 3);
  CHECK(codes["missing-file"] == 3);
}

TEST_CASE("pages that the kiosk shows must be there") {
  Checked site;
  site.content.write("site.yml", "kiosk:\n  start: /abuot\n  attract: [/about, '/gone?x=1', /]\n");
  site.content.write("about.md", "# About\n");
  const std::string found = site.found_in("[a](/about)\n");
  CHECK(found.find("site.yml:2:10 kiosk-route\nsite.yml:3:21 kiosk-route\n") != std::string::npos);
  CHECK(site.findings[1].hint == "did you mean \"/about\"?");
}
