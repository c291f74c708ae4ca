#include "site/head.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace satchel {
namespace {

constexpr std::string_view kIcon = "/images/icon.svg";

struct Tag {
  std::string property;
  std::string content;
};

std::string_view first_of(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts)
    if (!text.empty()) return text;
  return {};
}

// Replaces the tag, keeping its place, or adds it at the end.
void merge(std::vector<Tag>& tags, std::string_view property, std::string content) {
  for (Tag& tag : tags) {
    if (tag.property != property) continue;
    tag.content = std::move(content);
    return;
  }
  tags.push_back({std::string(property), std::move(content)});
}

// Crawlers need whole addresses: a picture of the site gets the site's own in front, where that is known.
std::string tag_content(const Tag& tag, std::string_view site_url, const LinkResolver& links) {
  const std::string& address = tag.content;
  const bool is_address =
      tag.property.ends_with("image") || tag.property.ends_with("video") || tag.property.ends_with("audio");
  if (!is_address || !address.starts_with('/') || address.starts_with("//")) return address;
  if (site_url.empty()) return links.image(address).url;
  return std::string(site_url) + address;
}

std::vector<Tag> tags_of(const Page& page, const Json& settings, const std::string& title,
                         const std::string& canonical) {
  std::vector<Tag> tags = {
      {"og:title", title},
      {"og:type", "website"},
      {"og:site_name", std::string(string_member(settings, "name"))},
      {"og:description",
       std::string(first_of({page.meta.tagline, page.meta.description, string_member(settings, "tagline"),
                             string_member(settings, "description")}))},
      {"og:url", canonical}};
  if (const Json* defaults = member(settings, "social"); defaults != nullptr && defaults->is_object())
    for (const auto& [property, content] : defaults->items()) merge(tags, property, scalar_text(content));
  for (const auto& [property, content] : page.meta.social) merge(tags, property, content);
  return tags;
}

}  // namespace

Json head_context(const Page& page, std::string_view route, const Catalog& catalog,
                  const LinkResolver& links) {
  const Json& settings = catalog.settings();
  const std::string name(string_member(settings, "name"));
  const std::string& title = page.meta.title.empty() ? name : page.meta.title;
  std::string_view site_url = string_member(settings, "url");
  if (site_url.ends_with('/')) site_url.remove_suffix(1);
  const std::string canonical =
      site_url.empty() ? std::string() : std::string(site_url).append(route).append(route == "/" ? "" : "/");

  Json list = Json::array();
  for (const Tag& tag : tags_of(page, settings, title, canonical)) {
    if (tag.content.empty()) continue;
    Json context;
    set(context, "property", tag.property);
    set(context, "content", tag_content(tag, site_url, links));
    list.push_back(std::move(context));
  }
  Json head;
  set(head, "title", title == name || name.empty() ? title : title + " | " + name);
  set(head, "description",
      first_of({page.meta.description, page.meta.tagline, string_member(settings, "description"),
                string_member(settings, "tagline")}));
  if (!page.meta.noindex) set(head, "canonical", canonical);
  if (catalog.image(kIcon) != nullptr) set(head, "icon", links.image(kIcon).url);
  set(head, "tags", std::move(list));
  return head;
}

}  // namespace satchel
