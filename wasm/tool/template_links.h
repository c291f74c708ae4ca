// The addresses that stand written out in layouts and partials, which no page's rendering holds to account.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/markdown.h"

namespace satchel {

struct TemplateLink {
  std::string address;   // as on a page: "{{root}}about/" is "/about/"
  std::string path;      // of the file, as messages name it
  Place place;           // of the address
  bool by_host = false;  // written "/about": from the host's root, wherever the site lies
};

// The values of `href` and `src` in `text` that begin at the site's or the host's root and hold no other tag
// of the template. Comments are passed over.
std::vector<TemplateLink> template_links(std::string_view text, std::string_view path);

}  // namespace satchel
