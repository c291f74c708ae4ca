// What machines read of a finished site: where its pages are, and where an old address leads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace satchel {

// sitemap.xml; `site_url` has no "/" at its end.
std::string sitemap(std::string_view site_url, const std::vector<std::string>& routes);

// robots.txt: all may come in. `site_url` may be empty.
std::string robots(std::string_view site_url);

// A page at an old address that leads to `target`, a route; seen from `alias`, a route too.
std::string redirect_page(std::string_view alias, std::string_view target, std::string_view site_url);

// "educate/districts/": the page's folder as an address, seen from the site's root; empty for "/".
std::string folder_address(std::string_view route);

}  // namespace satchel
