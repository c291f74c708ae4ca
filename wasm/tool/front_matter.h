// A page's front matter as its author wrote it, checked against the table of keys, as JSON for the bundle.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "markdown/markdown.h"
#include "model/json.h"
#include "model/page.h"

namespace satchel {

struct FrontMatter {
  OrderedJson json = OrderedJson::object();  // only keys that are known and of the right type
  // Where the values of the keys stand, in the file.
  std::map<std::string, Place, std::less<>> places;
};

// Reads the front matter of the page `path`. What is wrong with it is added to `findings`; the keys that are
// right are kept.
FrontMatter read_front_matter(const SplitPage& page, std::string_view path, Diagnostics& findings);

}  // namespace satchel
