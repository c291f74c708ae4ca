#include "site/site.h"

#include <catch2/catch.hpp>

#include "small_site.h"

using namespace satchel;
using satchel::testing::SmallSite;

namespace {

constexpr const char* kLayout =
    "<title>{{head.title}}</title>{{#head.tags}}<meta property=\"{{property}}\" "
    "content=\"{{content}}\">{{/head.tags}}"
    "{{#menu}}<a href=\"{{href}}\"{{#current}} aria-current=\"page\"{{/current}}>{{title}}</a>{{/menu}}"
    "{{#breadcrumb}}[{{title}} {{href}}]{{/breadcrumb}}<main>{{{content}}}</main>";

SmallSite sample() {
  return SmallSite({
      {"site.json",
       R"({"settings":{"name":"Sample","menu":"main","url":"https://sample.example","social":{"og:image":"/images/a.png","og:video":"v"}},
        "navs":{"main":["/","/about",{"title":"Away","href":"https://x.example/"},"/later"]},
        "aliases":{"/old":"/about"},
        "images":{"/images/a.png":{"url":"images/a.png","width":30,"height":20,"srcset":"images/a.png 1x, images/b.png 2x"}},
        "files":{"/files/a.csv":{"bytes":34120}}})"},
      {"templates/layouts/default.mustache", kLayout},
      {"templates/views/hello.mustache",
       "<p>Hello {{args.name}} <a "
       "href=\"/about#x\">{{data.people.0.name}}{{#data.people}}{{name}}{{/data.people}}</a></p>"},
      {"data/people.json", R"([{"name":"Ada"},{"name":"Grace"}])"},
      {"pages/index.md",
       "# Home\n\n[About](/about) [file](/files/a.csv) [x](https://x.example) ![A](/images/a.png)\n"},
      {"pages/about/index.md",
       "---\n{\"title\":\"About us\",\"social\":{\"og:video\":\"\",\"og:title\":\"Other\"}}\n---\n# "
       "About\n\n[team](team) [home](/) [old](/old#x) [own](https://sample.example/about)\n"},
      {"pages/about/team.md",
       "---\n{\"title\":\"Team\"}\n---\n# Team\n\n<%= view :hello, name: 'a<b' %>\n\n<%= view :helo %>\n"},
      {"pages/later.md", "---\n{\"title\":\"Later\",\"publish\":\"2027-01-01\"}\n---\nSoon\n"},
  });
}

}  // namespace

TEST_CASE("a page is found by its route, an alias, or not at all") {
  const SmallSite files = sample();
  SiteEnvironment today;
  today.now = "2026-11-22";
  const Site site = files.open(today);
  CHECK(site.routes() == std::vector<std::string>{"/", "/about", "/about/team", "/later"});
  CHECK(site.render_content("/about/").found);
  CHECK(site.render_content("/old").route == "/about");
  CHECK_FALSE(site.render_content("/nowhere").found);
  CHECK_FALSE(site.render_content("/later").found);
  CHECK(files.open().render_content("/later").found);
  CHECK_FALSE(site.render_content("../../etc/passwd").found);
  CHECK(site.render_page("/nowhere").html.find("Page not found") != std::string::npos);
}

TEST_CASE("a page takes the full engine where its text calls a view of that one") {
  const SmallSite files({
      {"site.json", "{}"},
      {"templates/layouts/default.mustache", "{{#page.needs_full_engine}}full{{/page.needs_full_engine}}"},
      {"templates/views/hello.mustache", "Hello"},
      {"pages/call.md", "Text <%= view :calculator, name: 'travel' %>, then <%= view :hello %>\n"},
      {"pages/block.md", "<%= view :calculator, nonsense: 1 %>\n"},
      {"pages/code.md", "`<%= view :calculator, name: 'travel' %>`\n"},
      {"pages/plain.md", "<%= view :hello %>\n"},
  });
  const Site site = files.open();
  CHECK(site.render_page("/call").html == "full");
  CHECK(site.render_page("/block").html == "full");
  CHECK(site.render_page("/code").html.empty());
  CHECK(site.render_page("/plain").html.empty());
  CHECK(site.render_page("/call").complete);
  CHECK(site.render_content("/call").complete);
}

TEST_CASE("an open site goes with the device's time, and says how long its pages stay the same") {
  const SmallSite files({
      {"site.json", R"({"turning_points":["2026-12-01T00:00","2027-01-01T00:00"]})"},
      {"templates/layouts/default.mustache",
       "{{#page.unchanged.from}}from {{page.unchanged.from}} {{/page.unchanged.from}}"
       "{{#page.unchanged.until}}until {{page.unchanged.until}}{{/page.unchanged.until}}"},
      {"pages/event.md", "---\n{\"publish\":\"2026-12-01\",\"expires\":\"2026-12-31\"}\n---\nNow\n"},
  });
  SiteEnvironment environment;
  environment.now = "2026-11-22T09:00";
  Site site = files.open(environment);
  CHECK_FALSE(site.render_page("/event").found);
  CHECK(site.render_page("/event").html == "until 2026-12-01T00:00");
  site.set_now("2026-12-01T00:00");
  CHECK(site.render_page("/event").found);
  CHECK(site.render_page("/event").html == "from 2026-12-01T00:00 until 2027-01-01T00:00");
  site.set_now("2027-01-01T00:00");
  CHECK_FALSE(site.render_page("/event").found);
  CHECK(site.render_page("/event").html == "from 2027-01-01T00:00 ");
  site.set_now("");
  CHECK(site.render_page("/event").html.empty());
}

TEST_CASE("addresses work from the folder in which the page is served") {
  const SmallSite files = sample();
  const Site opened = files.open();
  const std::string home = opened.render_content("/").html;
  CHECK(home.find("href=\"./about/\"") != std::string::npos);
  CHECK(home.find("href=\"./files/a.csv\"") != std::string::npos);
  CHECK(home.find("CSV, 34 KB") != std::string::npos);
  CHECK(home.find("src=\"./images/a.png\"") != std::string::npos);
  CHECK(home.find("width=\"30\"") != std::string::npos);
  CHECK(home.find("./images/b.png 2x") != std::string::npos);
  const std::string about = opened.render_content("/about").html;
  CHECK(about.find("href=\"../about/#x\"") != std::string::npos);  // the alias is followed
  CHECK(about.find("href=\"../about/\"") != std::string::npos);    // the site's own whole address
  CHECK(about.find("href=\"../\"") != std::string::npos);
}

TEST_CASE("one file links by hash") {
  const SmallSite files = sample();
  SiteEnvironment environment;
  environment.links = SiteEnvironment::Links::kHash;
  const std::string html = files.open(environment).render_content("/about").html;
  CHECK(html.find("href=\"#/\"") != std::string::npos);
  CHECK(html.find("href=\"#/about#x\"") != std::string::npos);
}

TEST_CASE("the head merges the site's tags with the page's") {
  const SmallSite files = sample();
  const std::string html = files.open().render_page("/about").html;
  CHECK(html.find("<title>About us | Sample</title>") != std::string::npos);
  CHECK(html.find("<meta property=\"og:title\" content=\"Other\">") != std::string::npos);
  CHECK(html.find("og:video") == std::string::npos);
  CHECK(html.find("content=\"https://sample.example/images/a.png\"") != std::string::npos);
  CHECK(html.find("<title>Sample</title>") == std::string::npos);
}

TEST_CASE("a page links the site's icon where there is one") {
  const auto page_of = [](const std::string& images) {
    return SmallSite({{"site.json", R"({"settings":{},"images":{)" + images + "}}"},
                      {"templates/layouts/default.mustache", "[{{head.icon}}]"},
                      {"pages/deep/page.md", "Text\n"}})
        .open()
        .render_page("/deep/page")
        .html;
  };
  CHECK(page_of(R"("/images/icon.svg":{"url":"images/icon.svg"})") == "[../../images/icon.svg]");
  CHECK(page_of("") == "[]");
}

TEST_CASE("menus mark the current page and leave out what is not shown") {
  const SmallSite files = sample();
  SiteEnvironment today;
  today.now = "2026-11-22";
  const std::string html = files.open(today).render_page("/about").html;
  CHECK(html.find("<a href=\"../about/\" aria-current=\"page\">About us</a>") != std::string::npos);
  CHECK(html.find("Later") == std::string::npos);
  CHECK(files.open().render_page("/about").html.find("Later") != std::string::npos);
  CHECK(files.open().render_page("/about/team").html.find("[About us ../../about/]") != std::string::npos);
}

TEST_CASE("of a list's items the nearest above the page holds it, and those whose own lists do") {
  const SmallSite files({
      {"site.json",
       R"({"settings":{"menu":"main"},"navs":{"main":["/","/a","/a/b","/a/b#x",{"title":"C","items":["/a/b/c"]}]}})"},
      {"templates/layouts/default.mustache",
       "{{#menu}}{{#current}}*{{/current}}{{#inside}}{{title}} {{/inside}}{{/menu}}"},
      {"pages/index.md", "---\n{\"title\":\"Home\"}\n---\n"},
      {"pages/a/index.md", "---\n{\"title\":\"A\"}\n---\n"},
      {"pages/a/b/index.md", "---\n{\"title\":\"B\"}\n---\n"},
      {"pages/a/b/c.md", "---\n{\"title\":\"C\"}\n---\n"},
      {"pages/a/d.md", "---\n{\"title\":\"D\"}\n---\n"},
  });
  const Site site = files.open();
  CHECK(site.render_page("/").html == "*Home ");
  CHECK(site.render_page("/a").html == "*A ");
  CHECK(site.render_page("/a/d").html == "A ");
  CHECK(site.render_page("/a/b").html == "*B ");
  CHECK(site.render_page("/a/b/c").html == "B B C ");
}

TEST_CASE("views written as templates see their arguments and the data they name") {
  const SmallSite files = sample();
  const RenderedPage page = files.open().render_content("/about/team");
  CHECK(page.html.find("Hello a&lt;b") != std::string::npos);
  CHECK(page.html.find("AdaGrace") != std::string::npos);
  CHECK(page.html.find("href=\"../../about/#x\"") != std::string::npos);
  REQUIRE(page.diagnostics.size() == 1);
  CHECK(page.diagnostics[0].code == "unknown-view");
  CHECK(page.diagnostics[0].hint == "did you mean \"hello\"?");
  CHECK(page.diagnostics[0].path == "about/team.md");
  CHECK(page.diagnostics[0].line == 8);
}

TEST_CASE("references are noted for check, with lines of the file") {
  const SmallSite files = sample();
  std::vector<Reference> references;
  files.open().render_content("/about", references);
  bool team = false;
  for (const Reference& r : references)
    if (r.kind == Reference::Kind::kLink && r.target == "team")
      team = r.place.line == 6 && r.place.column == 1;
  CHECK(team);
}

TEST_CASE("a damaged bundle is an error, a damaged page is not found and told") {
  CHECK_FALSE(Site::open("not a zip", {}));
  CHECK_FALSE(
      Site::open(SmallSite({std::pair<std::string, std::string>{"pages/index.md", "x"}}).bundle(), {}));
  CHECK_FALSE(Site::open(SmallSite({std::pair<std::string, std::string>{"site.json", "[1]"}}).bundle(), {}));
  std::string damaged = sample().bundle();
  damaged[damaged.find("Soon")] = 'M';
  const auto site = Site::open(damaged, {});
  REQUIRE(site);
  const RenderedPage page = site->render_content("/later");
  CHECK_FALSE(page.found);
  REQUIRE(page.diagnostics.size() == 1);
  CHECK(page.diagnostics[0].code == "bundle-crc");
}

TEST_CASE("a page knows the addresses of the map's layers, which the surroundings may replace") {
  const auto document = [](const std::string& layers, const Json& assets) {
    const SmallSite site({{"site.json", "{\"layers\":" + layers + "}"},
                          {"templates/layouts/default.mustache", "{{assets.layer-a-b}}|{{assets.layer-c}}"},
                          {"pages/x/y.md", "# Y\n"}});
    SiteEnvironment environment;
    environment.assets = assets;
    return site.open(environment).render_page("/x/y").html;
  };
  const std::string layers = R"({"a-b":"assets/a-b.1.points.gz","c":"assets/c.2.points.gz"})";
  CHECK(document(layers, Json::object()) == "../../assets/a-b.1.points.gz|../../assets/c.2.points.gz");
  CHECK(document(layers, {{"layer-c", "kiosk/c"}}) == "../../assets/a-b.1.points.gz|../../kiosk/c");
  CHECK(document("[1]", Json::object()) == "|");
}
