// Raw HTML in pages: a tokenizer that follows the HTML standard's tag states, for rewriting what authors wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace satchel {

struct HtmlAttribute {
  std::string_view name;      // as written
  std::string_view value;     // as written between its quotes, character references not decoded
  bool has_value = false;
  size_t value_offset = 0;    // of the value's first byte in the source
};

enum class HtmlTokenKind { kText, kStartTag, kEndTag, kComment, kOther /* <!doctype …>, <?…>, <![CDATA[…]]> */ };

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::kText;
  std::string_view source;    // the whole token
  std::string_view name;      // of a tag, as written
  std::vector<HtmlAttribute> attributes;
  bool self_closing = false;
  bool complete = true;       // false where the text ended inside the token
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

// `text` with its character references decoded (all of HTML's named ones and the numeric ones).
std::string decode_html(std::string_view text);

// The tags and attributes that never reach a visitor (DIALECT: "What never reaches a visitor").
bool is_forbidden_element(std::string_view name);    // script, object, embed, base, meta, applet, frame, frameset, …
bool is_forbidden_attribute(std::string_view name);  // on…, srcdoc, formaction, …
// Attributes whose value is a URL: href, src, action, poster, cite, background, xlink:href, …
bool is_url_attribute(std::string_view name);

}  // namespace satchel
