// HTML escaping by context, in one place: text, attribute values, URLs.
#pragma once

#include <string>
#include <string_view>

#include "base/text_buffer.h"

namespace satchel {

// Appends `text` with & < > " escaped: fit for element content, and the form that CommonMark's suite expects.
void append_text(TextBuffer& out, std::string_view text);

// Appends `text` fit for a double- or single-quoted attribute value: as text, and ' becomes &#39;.
void append_attribute(TextBuffer& out, std::string_view text);

// Appends `url` fit for a quoted URL attribute: bytes that may not stand in a URL are percent-encoded, & and
// ' are escaped. Existing percent-encodings stay (CommonMark's rule). The scheme is not judged: see
// is_safe_url.
void append_url(TextBuffer& out, std::string_view url);

// The same as strings of their own, for what is written once.
std::string escaped_text(std::string_view text);
std::string escaped_url(std::string_view url);

// Whether a browser that follows `url` stays within what a content page may do: false for javascript:,
// vbscript:, and data: other than data:image/{png,gif,jpeg,webp}. Leading white space and control characters
// are skipped and tabs and newlines ignored, as the WHATWG URL parser does. `url` must be free of HTML
// character references (decode them first).
bool is_safe_url(std::string_view url);

}  // namespace satchel
