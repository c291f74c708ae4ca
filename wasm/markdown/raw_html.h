// Raw HTML in pages: a tokenizer that follows the HTML standard's tag states, for rewriting what authors
// wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace satchel {

struct HtmlAttribute {
  std::string_view name;   // as written
  std::string_view value;  // as written between its quotes, character references not decoded
  bool has_value = false;
  size_t value_offset = 0;  // of the value's first byte in the token's source
};

enum class HtmlTokenKind {
  kText,
  kStartTag,
  kEndTag,
  kComment,
  kOther /* <!doctype …>, <?…>, <![CDATA[…]]> */
};

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::kText;
  std::string_view source;  // the whole token
  std::string_view name;    // of a tag, as written
  std::vector<HtmlAttribute> attributes;
  bool self_closing = false;
  bool complete = true;  // false where the text ended inside the token
};

// Splits `html` into tokens one by one; views are of `html`.
class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}
  // Reads the next token into `token` (its storage is used again); false at the end.
  bool next(HtmlToken& token);

 private:
  std::string_view html_;
  size_t at_ = 0;
};

// `text` with its character references decoded (all of HTML's named ones and the numeric ones). References
// without their semicolon stay, as in CommonMark.
std::string decode_html(std::string_view text);

// Whether the attribute value `written`, references and all, is safe to follow however leniently a browser
// decodes it: browsers also take numeric references without their semicolon, and of any length. See
// is_safe_url.
bool is_safe_written_url(std::string_view written);

// The tags and attributes that never reach a visitor (DIALECT: "What never reaches a visitor").
bool is_forbidden_element(
    std::string_view name);  // script, style, object, embed, base, meta, applet, frame, …
bool is_forbidden_attribute(std::string_view name);  // on…, srcdoc, formaction, …
// How much of a forbidden element is dropped: its tag, or also all up to its end tag.
enum class HtmlContent { kNone, kMarkup /* may nest */, kRawText /* up to the first end tag */ };
HtmlContent content_of_forbidden_element(std::string_view name);
// Attributes whose value is a URL: href, src, action, poster, cite, background, xlink:href, …
bool is_url_attribute(std::string_view name);

}  // namespace satchel
