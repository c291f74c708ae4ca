// Where the data of a site come from, as content/data/sources.yml says.
#pragma once

#include <string_view>

#include "model/json.h"
#include "views/view.h"

namespace satchel {

// {title, publisher, url, year}: the source whose `files` name the data file `name`; `year` is its own for
// that file (`years`), else that of the source. Null where nobody says.
Json source_context(std::string_view name, ViewHost& host);

}  // namespace satchel
