#include "site/links.h"

#include "base/ascii.h"
#include "model/route.h"

namespace satchel {
namespace {

// The scheme of an absolute address ("https" of "https://a"), or empty.
std::string_view scheme_of(std::string_view address) {
  for (size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (c == ':') return i > 1 ? address.substr(0, i) : std::string_view();
    if (!is_ascii_alnum(c) && c != '+' && c != '-' && c != '.') break;
  }
  return {};
}

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_asset_path(std::string_view path) {
  return path.starts_with("/files/") || path.starts_with("/images/");
}

// Whether the last segment looks like a file's name: it then gets no slash behind it.
bool has_extension(std::string_view path) {
  const size_t slash = path.rfind('/');
  const size_t dot = path.rfind('.');
  return dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash + 1);
}

}  // namespace

std::string LinkResolver::root_from_route(std::string_view route) const {
  // 404.html stands in the root itself, and one file holds all pages.
  const bool in_root = environment_.links == SiteEnvironment::Links::kHash || route == "/404";
  return in_root ? "./" : root_from(route);
}

Destination LinkResolver::destination(std::string_view address) const {
  Destination to;
  address = trimmed(address);
  if (address.empty()) return to.kind = Destination::Kind::kEmpty, to;
  const std::string_view home = string_member(catalog_.settings(), "url");
  if (!home.empty() && address.starts_with(home) &&
      (address.size() == home.size() || home.ends_with('/') || address[home.size()] == '/'))
    address.remove_prefix(home.ends_with('/') ? home.size() - 1 : home.size());
  const std::string_view scheme = scheme_of(address);
  if (!scheme.empty() || address.starts_with("//")) {
    to.external =
        scheme.empty() || equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https");
    return to;
  }
  const size_t path_end = address.find_first_of("?#");
  if (path_end != std::string_view::npos) to.suffix = std::string(address.substr(path_end));
  std::string_view path = address.substr(0, path_end);
  if (path.empty() && address.starts_with('#')) return to.kind = Destination::Kind::kAnchor, to;
  std::string decoded = path.empty() ? route_ : percent_decoded(path);
  // A relative address is seen from the folder of the page's file: "terms.md" beside "districts.md".
  if (!decoded.starts_with('/')) decoded = std::string(parent_route(route_)) + "/" + decoded;
  if (is_asset_path(decoded)) return to.kind = Destination::Kind::kAsset, to.path = std::move(decoded), to;
  if (decoded.ends_with(".md")) decoded.resize(decoded.size() - 3);
  std::string route = normalized_route(decoded);
  to.kind = Destination::Kind::kPage;
  to.path = std::string(catalog_.follow_alias(route));
  return to;
}

std::string LinkResolver::page_url(std::string_view route) const {
  if (environment_.links == SiteEnvironment::Links::kHash) return "#" + std::string(route);
  if (route == "/") return root_;
  std::string url = root_ + std::string(route.substr(1));
  if (!has_extension(route) || catalog_.has_page(route, {})) url += '/';
  return url;
}

LinkTarget LinkResolver::link(std::string_view address) const {
  LinkTarget target;
  const Destination to = destination(address);
  target.external = to.external;
  switch (to.kind) {
    case Destination::Kind::kPage:
      target.url = page_url(to.path) + to.suffix;
      break;
    case Destination::Kind::kAsset:
      target.url = asset_url(to.path) + to.suffix;
      if (const Json* file = catalog_.file(to.path)) {
        const Json* bytes = member(*file, "bytes");
        if (bytes != nullptr && bytes->is_number_unsigned())
          target.download_label = download_label(to.path, bytes->get<uint64_t>());
      }
      break;
    default:
      target.url = std::string(trimmed(address));
  }
  return target;
}

ImageTarget LinkResolver::image(std::string_view address) const {
  ImageTarget target;
  const Destination to = destination(address);
  if (to.kind != Destination::Kind::kAsset) {
    target.url = std::string(trimmed(address));
    return target;
  }
  target.url = asset_url(to.path);
  const Json* image = catalog_.image(to.path);
  if (image == nullptr) return target;
  if (const std::string_view url = string_member(*image, "url"); !url.empty())
    target.url = root_ + std::string(url);
  const auto number = [&](std::string_view key) {
    const Json* value = member(*image, key);
    return value != nullptr && value->is_number_integer() ? value->get<int>() : 0;
  };
  target.width = number("width");
  target.height = number("height");
  // "images/a.jpg 1x, images/b.jpg 2x": every address gets the way to the root in front.
  std::string_view rest = string_member(*image, "srcset");
  while (!rest.empty()) {
    const size_t comma = rest.find(", ");
    if (!target.srcset.empty()) target.srcset += ", ";
    target.srcset.append(root_).append(rest.substr(0, comma));
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 2);
  }
  return target;
}

std::string download_label(std::string_view path, uint64_t bytes) {
  std::string label;
  const size_t dot = path.rfind('.');
  if (dot != std::string_view::npos && path.find('/', dot) == std::string_view::npos &&
      path.size() - dot <= 6) {
    for (const char c : path.substr(dot + 1)) label += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    label += ", ";
  }
  // Decimal units, as file managers and phones show them.
  constexpr uint64_t kKilo = 1000;
  if (bytes < kKilo) return label + std::to_string(bytes) + " bytes";
  if (bytes < kKilo * kKilo) return label + std::to_string((bytes + kKilo / 2) / kKilo) + " KB";
  const uint64_t tenths = (bytes + 50 * kKilo) / (100 * kKilo);
  return label + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

}  // namespace satchel
