// The page's head: title, description, Open Graph tags.
#pragma once

#include "model/json.h"
#include "model/page.h"
#include "site/catalog.h"
#include "site/links.h"

namespace satchel {

// The head of `page`, shown at `route`: {title, description, canonical, icon, tags: [{property, content}]}.
// The page's `social` is merged over the site's, which is merged over what follows from title and
// description; an empty value removes a tag. "icon" is the address, from the page, of the site's icon, where
// it has one.
Json head_context(const Page& page, std::string_view route, const Catalog& catalog,
                  const LinkResolver& links);

}  // namespace satchel
