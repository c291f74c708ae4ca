// What the template views/video sees, however the video came into the page.
#pragma once

#include <string_view>

#include "model/json.h"

namespace satchel {

// {provider, host, id, title, url (to play), page_url}. `provider` is "youtube" or "vimeo", `id` must be free
// of anything but letters, digits, - and _.
Json video_context(std::string_view provider, std::string_view id, std::string_view title);

}  // namespace satchel
