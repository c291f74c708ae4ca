// Routes: the addresses of pages inside a site, such as "/educate/districts", and the files that they come
// from.
#pragma once

#include <string>
#include <string_view>

namespace satchel {

// The route of a page file below content/ ("educate/districts.md" -> "/educate/districts", "about/index.md"
// -> "/about", "index.md" -> "/"). `path` ends in ".md".
std::string route_of_file(std::string_view path);

// A route as the site knows it: one leading slash, none at the end (but for "/"), no "index.html" or ".html"
// at the end, no empty or "." segments. Query and fragment must be cut off before. ".." never leaves the
// root.
std::string normalized_route(std::string_view address);

// From the page of `route` (served as a folder) up to the site's root: "./" for "/", "../../" for
// "/educate/districts".
std::string root_from(std::string_view route);

// The route of the folder above ("/educate/districts" -> "/educate", "/educate" -> "/"); empty for "/".
std::string_view parent_route(std::string_view route);

}  // namespace satchel
