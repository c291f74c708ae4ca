#include "views/sources.h"

namespace satchel {
namespace {

bool names_file(const Json& source, std::string_view name) {
  const Json* files = member(source, "files");
  if (files == nullptr || !files->is_array()) return false;
  for (const Json& file : *files)
    if (scalar_text(file) == name) return true;
  return false;
}

std::string year_of(const Json& source, std::string_view name) {
  const Json* years = member(source, "years");
  const Json* own = years == nullptr ? nullptr : member(*years, name);
  if (own == nullptr) own = member(source, "year");
  return own == nullptr ? std::string() : scalar_text(*own);
}

}  // namespace

Json source_context(std::string_view name, ViewHost& host) {
  const Json* sources = host.data("sources");
  if (sources == nullptr || !sources->is_array()) return nullptr;
  for (const Json& source : *sources) {
    if (!names_file(source, name)) continue;
    Json context;
    for (const char* key : {"title", "publisher", "url"}) set(context, key, string_member(source, key));
    set(context, "year", year_of(source, name));
    return context;
  }
  return nullptr;
}

}  // namespace satchel
