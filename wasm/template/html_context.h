// Follows a template's HTML while it is compiled, so that each tag is escaped by where it stands: text,
// attribute, URL.
#pragma once

#include <string>
#include <string_view>

#include "template/program.h"
#include "template/template.h"

namespace satchel {

// Why a tag may not stand where it does.
struct Refusal {
  const char* message = nullptr;  // nullptr: it may
  const char* hint = nullptr;
  explicit operator bool() const { return message != nullptr; }
};

// Where in a document one stands; a value, so that a section's end can be compared with its beginning.
class HtmlContext {
 public:
  explicit HtmlContext(TemplateHtml html = TemplateHtml::kStrict) : html_(html) {}

  // Reads literal text of the template.
  Refusal read(std::string_view text);

  // Meets a variable: says how it is escaped.
  Refusal meet_variable(Escape& escape, char& quote);
  // Meets a raw variable, which its author answers for.
  void meet_raw();
  // Meets a partial or a parent, whose own text is read as if it began in text.
  Refusal meet_partial() const;
  // Meets a block, which others may fill with text and elements.
  Refusal meet_block() const;
  // Ends a section that began in `start` and may have been passed over, or repeated: from here on both must
  // hold.
  Refusal end_section(const HtmlContext& start);
  // Whether a template may end here.
  Refusal end_template() const;

 private:
  enum class State {
    kText,
    kTagOpen,
    kEndTagOpen,
    kMarkup,
    kBogus,
    kComment,
    kTagName,
    kInTag,
    kAttributeName,
    kAfterName,
    kBeforeValue,
    kUnquoted,
    kQuoted,
    kRawText
  };
  // How much of an address is known: nothing, perhaps a part of the scheme, the scheme (or that there is
  // none), the query.
  enum class Address { kBegin, kOpen, kRest, kQuery };

  void read_byte(char c);
  void read_markup(char c);
  void read_comment(char c);
  void read_tag_name(char c);
  void read_attribute(char c);
  void begin_value(char c);
  void read_value(char c);
  void read_raw_text(char c);
  void begin_name(char c);
  void end_attribute();
  void end_tag();
  bool in_tag() const { return state_ >= State::kTagName && state_ <= State::kAfterName; }
  bool holds_elements() const;
  Refusal refusal_of_value() const;

  TemplateHtml html_;
  State state_ = State::kText;
  bool closing_ = false;       // an end tag
  bool name_unknown_ = false;  // of the attribute: a section decides it
  bool value_met_ = false;     // a tag stands in the address, before its scheme is known
  bool scheme_from_value_ = false;
  bool url_ = false;  // the attribute's value is an address
  char quote_ = '"';
  Address address_ = Address::kBegin;
  int matched_ = 0;  // bytes of "--" or of "</name" seen
  // In <title> or <textarea>: a "<" was met. An svg reads on as markup there, and the end tag may have begun.
  bool raw_markup_ = false;
  std::string tag_;  // small letters
  std::string attribute_;
  std::string literal_;  // the address up to its first tag
};

}  // namespace satchel
