#include "model/route.h"

namespace satchel {
namespace {

bool drop_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

}  // namespace

std::string route_of_file(std::string_view path) {
  drop_suffix(path, ".md");
  if (path == "index") return "/";
  drop_suffix(path, "/index");
  return "/" + std::string(path);
}

std::string normalized_route(std::string_view address) {
  if (address.ends_with("/index.html") || address == "index.html")
    drop_suffix(address, "index.html");
  else
    drop_suffix(address, ".html");
  std::string route;
  while (!address.empty()) {
    const size_t slash = address.find('/');
    const std::string_view segment = address.substr(0, slash);
    address.remove_prefix(slash == std::string_view::npos ? address.size() : slash + 1);
    if (segment.empty() || segment == ".") continue;
    if (segment != "..")
      route.append(1, '/').append(segment);
    else if (!route.empty())
      route.resize(route.rfind('/'));
  }
  return route.empty() ? "/" : route;
}

std::string root_from(std::string_view route) {
  if (route.empty() || route == "/") return "./";
  std::string up;
  for (const char c : route)
    if (c == '/') up += "../";
  return up;
}

std::string_view parent_route(std::string_view route) {
  if (route.empty() || route == "/") return {};
  const size_t slash = route.rfind('/');
  return slash == 0 || slash == std::string_view::npos ? std::string_view("/") : route.substr(0, slash);
}

}  // namespace satchel
