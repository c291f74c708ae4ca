#include "site/templates.h"

namespace satchel {
namespace {

std::string entry_name(std::string_view name) { return "templates/" + std::string(name) + ".mustache"; }

}  // namespace

std::string_view TemplateStore::source(std::string_view name) const {
  Result<std::string_view> text = bundle_.read(entry_name(name));
  return text ? *text : std::string_view();
}

const Template* TemplateStore::compiled(std::string_view name) {
  const auto known = compiled_.find(name);
  if (known != compiled_.end()) return known->second ? &*known->second : nullptr;
  std::optional<Template> made;
  const std::string entry = entry_name(name);
  if (Result<std::string_view> text = bundle_.read(entry))
    if (Result<Template> result = Template::compile(*text, entry)) made = std::move(*result);
  const auto& kept = compiled_.emplace(std::string(name), std::move(made)).first->second;
  return kept ? &*kept : nullptr;
}

const Template* TemplateStore::find(std::string_view name) {
  if (name.find('/') != std::string_view::npos) return compiled(name);
  for (const std::string_view folder : {"partials/", "layouts/", "views/"})
    if (const Template* found = compiled(std::string(folder) + std::string(name))) return found;
  return nullptr;
}

}  // namespace satchel
