#include "tool/new.h"

#include "bundle/writer.h"
#include "model/route.h"
#include "tool/files.h"
#include "tool/site_settings.h"

namespace satchel {
namespace {

namespace fs = std::filesystem;

// A route's characters: what every file system takes and nobody has to encode. Letters of any script are
// welcome.
bool is_good_character(char c) {
  const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
  const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return !is_ascii || is_word || std::string_view("-_/").find(c) != std::string_view::npos;
}

Result<std::string> checked_route(std::string_view written) {
  const std::string route = normalized_route(written);
  if (route == "/" && written != "/")
    return failure("bad-route", "a page needs a route, such as /educate/new-page");
  for (const char c : route)
    if (!is_good_character(c))
      return failure("bad-route",
                     "the route \"" + route + "\" holds the character \"" + std::string(1, c) + "\"",
                     "use letters, digits and hyphens: /educate/new-page");
  for (const char* folder :
       {"/nav", "/data", "/layouts", "/partials", "/views", "/images", "/files", "/calculators"})
    if (route.starts_with(std::string(folder) + "/"))
      return failure("bad-route", "the folder content" + std::string(folder) + " holds no pages",
                     "choose another route");
  if (!is_valid_entry_name("pages" + route + ".md") || route.find("/_") != std::string::npos)
    return failure("bad-route", "the route \"" + route + "\" cannot be a file's name",
                   "use letters, digits and hyphens: /educate/new-page");
  return route;
}

// The file that is or would be the page's.
Result<fs::path> free_file(const fs::path& content, const std::string& route) {
  const fs::path below = fs::path(route.substr(1));
  const fs::path file = route == "/" ? content / "index.md" : content / (below.string() + ".md");
  for (const fs::path& taken : {file, content / below / "index.md"}) {
    std::error_code error;
    if (!fs::exists(taken, error)) continue;
    Diagnostic d;
    d.path = taken.lexically_normal().generic_string();
    d.code = "page-exists";
    d.message = "the page " + route + " exists already";
    d.hint = "edit this file, or choose another route";
    return failure(std::move(d));
  }
  return file;
}

// "/educate/new-page" -> "New page".
std::string title_of(const std::string& route) {
  return route == "/" ? "Home" : in_words(route.substr(route.rfind('/') + 1));
}

// The list of the page's section, where it has one: about_nav.yml or about.yml for /about/…
std::string nav_hint(const fs::path& content, const std::string& route) {
  const std::string section = route.substr(1, route.find('/', 1) - 1);
  const std::string folder = (content / "nav").lexically_normal().generic_string() + "/";
  const Result<std::vector<std::string>> lists = list_files(content / "nav");
  if (!lists || lists->empty())
    return "link to it from another page, or write a list: " + folder + "main.yml";
  std::string chosen = lists->front();
  for (const std::string& name : *lists)
    if (name == "main.yml") chosen = name;
  for (const std::string& name : *lists)
    if (!section.empty() && name.starts_with(section)) chosen = name;
  return "to bring it into a menu, add \"- " + route + "\" to " + folder + chosen;
}

}  // namespace

Result<NewPage> create_page(const fs::path& content, std::string_view written) {
  std::error_code error;
  if (!fs::is_directory(content, error))
    return failure("no-content", "there is no content folder \"" + content.string() + "\"",
                   "name it with --content DIR");
  const Result<std::string> route = checked_route(written);
  if (!route) return failure(route.error());
  const Result<fs::path> file = free_file(content, *route);
  if (!file) return failure(file.error());
  NewPage page;
  page.route = *route;
  page.path = *file;
  page.title = title_of(*route);
  page.nav_hint = nav_hint(content, *route);
  const std::string text =
      "---\ntitle: " + page.title + "\n---\n# " + page.title + "\n\nWrite the first sentence here.\n";
  if (Result<void> saved = write_file_atomically(page.path, text); !saved) return failure(saved.error());
  return page;
}

}  // namespace satchel
