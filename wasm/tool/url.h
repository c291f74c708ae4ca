// Paths inside URLs: percent-encoding and back (RFC 3986).
#pragma once

#include <string>
#include <string_view>

namespace satchel {

// `text` with its %XX turned into bytes; a "%" that encodes nothing stays.
std::string percent_decoded(std::string_view text);

// A path fit for a URL, an attribute, a `srcset` and a sitemap: all but letters, digits, "-._~" and "/" is
// encoded.
std::string percent_encoded_path(std::string_view path);

}  // namespace satchel
