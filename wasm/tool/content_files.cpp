#include "tool/content_files.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "tool/files.h"

namespace satchel {
namespace {

constexpr std::array<std::string_view, 3> kTemplateFolders = {"layouts", "partials", "views"};

bool has_extension(std::string_view name, std::initializer_list<std::string_view> extensions) {
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](std::string_view e) { return name.ends_with(e); });
}

// Sorts one file of content/ into its list.
void classify(const std::string& name, ContentFiles& files) {
  const size_t slash = name.find('/');
  const std::string_view folder =
      slash == std::string::npos ? std::string_view() : std::string_view(name).substr(0, slash);
  const bool is_directly_inside = name.find('/', slash + 1) == std::string::npos;
  const bool is_template_folder =
      std::find(kTemplateFolders.begin(), kTemplateFolders.end(), folder) != kTemplateFolders.end();
  if (name == "site.yml")
    files.has_settings = true;
  else if (folder == "images")
    files.images.insert(name.substr(slash + 1));
  else if (folder == "files")
    files.downloads.insert(name.substr(slash + 1));
  else if (folder == "calculators" && is_directly_inside && has_extension(name, {".yml", ".yaml"}))
    files.calculators.push_back(name);
  else if (folder == "nav" && is_directly_inside && has_extension(name, {".yml", ".yaml"}))
    files.navs.push_back(name);
  else if (folder == "data" && is_directly_inside && has_extension(name, {".yml", ".yaml", ".json", ".csv"}))
    files.data.push_back(name);
  else if (folder == "layers" && is_directly_inside && name.ends_with(".csv"))
    files.layers.push_back(name);
  else if (is_template_folder && name.ends_with(".mustache"))
    files.templates.push_back(name);
  else if (folder == "nav" || folder == "data" || folder == "layers" || folder == "calculators" ||
           is_template_folder)
    files.unused.push_back(name);
  else if (name.ends_with(".md"))
    files.pages.push_back(name);
  else
    files.unused.push_back(name);
}

}  // namespace

Result<ContentFiles> find_content(const std::filesystem::path& content, int jobs) {
  const Result<std::vector<std::string>> names = list_files(content, jobs);
  if (!names) return failure(names.error());
  ContentFiles files;
  for (const std::string& name : *names) classify(name, files);
  return files;
}

}  // namespace satchel
