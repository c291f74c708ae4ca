// `satchel build` of what it will meet one day: a right page, or a clear error that leaves the last good site
// as it was.
#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <map>

#include "run_satchel.h"

using namespace satchel;
using namespace satchel::testing;

namespace {

std::string repeat(std::string_view text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

size_t count(const std::string& text, std::string_view part) {
  size_t found = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

// Every file below a folder with its bytes.
std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder)] = get(entry.path());
  return files;
}

// A site that has been built once, before something went wrong.
struct BuiltSite {
  BuiltSite() {
    put_content(scratch / "content");
    put_shell(scratch / "web");
    REQUIRE(build().code == 0);
    good = files_below(out);
    REQUIRE(good.size() > 5);
  }

  void add(std::string_view name, std::string_view text) const { put(scratch / "content" / name, text); }

  std::vector<std::string> arguments() const {
    return {"build", "--content", scratch / "content", "--shell", scratch / "web", "--out", out};
  }
  Outcome build() const { return satchel_with(arguments()); }

  // Expects the build to fail with `code`, saying `words` and leaving nothing but the last good site.
  void fails(int code, const std::vector<std::string_view>& words) const {
    const Outcome outcome = build();
    CHECK(outcome.code == code);
    for (const std::string_view word : words) {
      CAPTURE(outcome.err, word);
      CHECK(contains(outcome.err, word));
    }
    is_untouched();
  }

  void is_untouched() const {
    CHECK(files_below(out) == good);
    CHECK(entries_in(out.parent_path()) == 1);  // nothing half-written beside it
  }

  std::string page(std::string_view route) const {
    REQUIRE(build().code == 0);
    return get(out / route / "index.html");
  }

  ScratchFolder scratch;
  fs::path out = scratch / "public/dist";
  std::map<std::string, std::string> good;
};

// Runs `work` in a process of its own, which may then give up rights; what it returns.
template <class Work>
int in_child(Work&& work) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    int code = 1;
    try {
      code = work();
    } catch (...) {
    }
    std::fflush(nullptr);
    _exit(code);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr int kNotPossibleHere = 77;

}  // namespace

TEST_CASE("building an empty content folder says what to write") {
  const BuiltSite site;
  fs::remove_all(site.scratch / "content");
  fs::create_directory(site.scratch / "content");
  site.fails(2, {"error[no-pages]", "has no page", "content/index.md"});
}

TEST_CASE("building a page of 10 MB gives a page") {
  const BuiltSite site;
  constexpr size_t kParagraphs = 200'000;
  site.add("long.md", "---\ntitle: Long\n---\n" +
                          repeat("A line of a long page, with `code` and *emphasis*.\n\n", kParagraphs) +
                          "The end\n");
  const std::string page = site.page("long");
  CHECK(count(page, "<em>emphasis</em>") == kParagraphs);
  CHECK(contains(page, "<p>The end</p>"));
}

TEST_CASE("building a thousand nested quotes and lists gives them all") {
  const BuiltSite site;
  site.add("quotes.md", "---\ntitle: Quotes\n---\n" + repeat("> ", 1000) + "deep\n");
  site.add("lists.md", "---\ntitle: Lists\n---\n" + repeat("- ", 1000) + "deep\n");
  CHECK(count(site.page("quotes"), "</blockquote>") == 1000);
  CHECK(count(site.page("lists"), "</ul>") == 1000);
}

TEST_CASE("building text that is not UTF-8 names the byte") {
  const BuiltSite site;
  site.add("bad.md", "---\ntitle: Bad\n---\nGr\xFC\xDF\n");
  site.fails(1, {"content/bad.md:4:3: error[invalid-utf8]", "UTF-8"});
}

TEST_CASE("building with a partial that includes itself names it") {
  const BuiltSite site;
  site.add("layouts/default.mustache", "<main>{{{content}}}</main>{{>one}}");
  site.add("partials/one.mustache", "{{>two}}");
  site.add("partials/two.mustache", "<p>\n{{>one}}</p>");
  site.fails(1, {"error[template-cycle]", "content/partials/"});
}

TEST_CASE("building with a template that is not closed names its place") {
  const BuiltSite site;
  site.add("layouts/default.mustache", "<main>\n  {{#page}}{{{content}}}\n</main>\n");
  site.fails(1, {"content/layouts/default.mustache:2:3: error[", "page"});
}

TEST_CASE("building two pages for one route names both") {
  const BuiltSite site;
  site.add("about/index.md", "---\ntitle: About too\n---\n");
  site.fails(1, {"error[duplicate-route]", "content/about.md", "content/about/index.md", "/about"});
}

TEST_CASE(
    "building a file whose name has spaces and letters of other scripts gives a page that links reach") {
  const BuiltSite site;
  site.add("où et quand/日本 語.md", "---\ntitle: Where\n---\n# Where\n");
  site.add("about.md", "---\ntitle: About\n---\n[Where](</où et quand/日本 語>)\n");
  CHECK(contains(site.page("où et quand/日本 語"), ">Where</h1>"));
  const std::string link = "href=\"../o%C3%B9%20et%20quand/%E6%97%A5%E6%9C%AC%20%E8%AA%9E/\"";
  CHECK(contains(get(site.out / "about/index.html"), link));
}

TEST_CASE("building into a folder that may not be written says so") {
  const BuiltSite site;
  const fs::path folder = site.out.parent_path();
  fs::permissions(site.scratch.path(), fs::perms(0755));
  fs::permissions(folder, fs::perms(0555));
  // Root may write everywhere, so it becomes somebody else.
  constexpr uid_t kNobody = 65534;
  const fs::path words = site.scratch / "words";
  put(words, "");
  fs::permissions(words, fs::perms(0666));
  const int code = in_child([&] {
    if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(kNobody) != 0 || setuid(kNobody) != 0))
      return kNotPossibleHere;
    if (access((site.scratch / "content/index.md").c_str(), R_OK) != 0) return kNotPossibleHere;
    Redirected out(stdout, "/dev/null"), err(stderr, words);
    const int built = run_cli(site.arguments(), "1.2.3");
    out.finish();
    err.finish();
    return built;
  });
  fs::permissions(folder, fs::perms(0755));
  if (code == kNotPossibleHere) {
    WARN("rights cannot be given up here");
    return;
  }
  CHECK(code == 2);
  CHECK(contains(get(words), "error[cannot-write]: cannot be written: Permission denied"));
  site.is_untouched();
}

TEST_CASE("building onto a disk that is full says so") {
  const BuiltSite site;
  for (int i = 0; i < 20; ++i)
    site.add("large-" + std::to_string(i) + ".md",
             "---\ntitle: Large\n---\n" + repeat("A large page.\n", 4000));
  const fs::path words = site.scratch / "words";
  const fs::path disk = site.scratch / "disk";
  fs::create_directory(disk);
  // A disk of 400 KB that this process alone sees holds the good site, and not the larger one.
  const int code = in_child([&] {
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("satchel-test", disk.c_str(), "tmpfs", 0, "size=400k") != 0)
      return kNotPossibleHere;
    fs::copy(site.out, disk / "dist", fs::copy_options::recursive);
    std::vector<std::string> arguments = site.arguments();
    arguments.back() = disk / "dist";
    Redirected out(stdout, "/dev/null"), err(stderr, words);
    const int built = run_cli(arguments, "1.2.3");
    out.finish();
    err.finish();
    return files_below(disk / "dist") == site.good && entries_in(disk) == 1 ? built : 1;
  });
  if (code == kNotPossibleHere) {
    WARN("no disk can be mounted here; the next test does without");
    return;
  }
  CHECK(code == 2);
  CHECK(contains(get(words), "cannot be written: No space left on device"));
  CHECK(contains(get(words), "the last good site is untouched"));
}

TEST_CASE("building a file larger than may be written says so") {
  const BuiltSite site;
  site.add("large.md", "---\ntitle: Large\n---\n" + repeat("A large page.\n", 4000));
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{20'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const Outcome outcome = site.build();
  setrlimit(RLIMIT_FSIZE, &before);
  CHECK(outcome.code == 2);
  CHECK(contains(outcome.err, "error[cannot-write]: cannot be written: File too large"));
  site.is_untouched();
}
