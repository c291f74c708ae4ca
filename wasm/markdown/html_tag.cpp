#include "markdown/html_tag.h"

#include <utility>

#include "base/ascii.h"
#include "base/escape.h"

namespace satchel {
namespace {

constexpr std::string_view kExternalClass = "external";
constexpr std::string_view kExternalRelation = "noopener";

// `style` as a browser might read it: small letters, without white space and comments.
std::string condensed_style(std::string_view style) {
  std::string out;
  for (size_t i = 0; i < style.size(); ++i) {
    if (style.substr(i, 2) == "/*") {
      i = style.find("*/", i + 2);
      if (i == std::string_view::npos) break;
      ++i;
    } else if (!is_ascii_space(style[i])) {
      out += to_ascii_lower(style[i]);
    }
  }
  return out;
}

// What old browsers ran from style attributes. A backslash hides any of them, and no honest style needs one.
bool is_safe_style(std::string_view style) {
  const std::string condensed = condensed_style(style);
  for (const std::string_view bad :
       {"expression(", "javascript:", "vbscript:", "-moz-binding", "behavior:url(", "\\"})
    if (condensed.find(bad) != std::string::npos) return false;
  return true;
}

// Whether the blank-separated list `value` holds `word`.
bool has_word(std::string_view value, std::string_view word) {
  for (size_t at = 0; at < value.size();) {
    while (at < value.size() && is_html_space(value[at])) ++at;
    const size_t from = at;
    while (at < value.size() && !is_html_space(value[at])) ++at;
    if (equals_ignoring_case(value.substr(from, at - from), word)) return true;
  }
  return false;
}

// The attribute as it was written, quotes included.
std::string_view written(const HtmlToken& tag, const HtmlAttribute& attribute) {
  const auto begin = static_cast<size_t>(attribute.name.data() - tag.source.data());
  if (attribute.value.empty()) {
    const bool quoted =
        attribute.has_value && attribute.value_offset > 0 && attribute.value_offset < tag.source.size() &&
        (tag.source[attribute.value_offset] == '"' || tag.source[attribute.value_offset] == '\'');
    return quoted ? tag.source.substr(begin, attribute.value_offset + 1 - begin) : attribute.name;
  }
  size_t end = attribute.value_offset + attribute.value.size();
  const char before = tag.source[attribute.value_offset - 1];
  if (before == '"' || before == '\'') ++end;
  return tag.source.substr(begin, end - begin);
}

class TagRewriter {
 public:
  TagRewriter(const HtmlToken& tag, PlaceCursor& cursor, size_t at, MarkdownHost& host,
              Diagnostics& diagnostics, TextBuffer& out)
      : tag_(tag), cursor_(cursor), at_(at), host_(host), diagnostics_(diagnostics), out_(out) {}

  std::string run(std::string_view more) {
    const size_t mark = out_.size();
    out_.append("<").append(tag_.name);
    if (is("a") || is("area")) resolve_link();
    if (is("img")) resolve_image();
    for (const HtmlAttribute& attribute : tag_.attributes) write(attribute);
    if (link_.external) complete_link();
    if (image_source_ != nullptr) complete_image();
    if (!more.empty()) changed_ = true;
    out_.append(more);
    if (changed_) {
      out_ += tag_.self_closing ? " />" : ">";
    } else {
      out_.truncate(mark);
      out_.append(tag_.source);
    }
    return std::move(link_.download_label);
  }

 private:
  bool is(std::string_view name) const { return equals_ignoring_case(tag_.name, name); }
  bool has(std::string_view name) const { return find_attribute(tag_, name) != nullptr; }

  // The places of the tag's attributes are asked for in their order; what is resolved beforehand has the
  // tag's place.
  Place place_of(const HtmlAttribute& attribute) {
    return cursor_.move_to(at_ + static_cast<size_t>(attribute.name.data() - tag_.source.data()));
  }

  void resolve_link() {
    const HtmlAttribute* href = find_attribute(tag_, "href");
    if (href == nullptr || !is_safe_written_url(href->value)) return;
    link_source_ = href;
    link_ = host_.link({decode_html(href->value), cursor_.move_to(at_), true});
  }

  void resolve_image() {
    const HtmlAttribute* source = find_attribute(tag_, "src");
    if (source == nullptr || !is_safe_written_url(source->value)) return;
    image_source_ = source;
    const HtmlAttribute* alt = find_attribute(tag_, "alt");
    image_ =
        host_.image({decode_html(source->value), alt != nullptr ? decode_html(alt->value) : std::string(),
                     alt != nullptr, cursor_.move_to(at_), true});
  }

  void write(const HtmlAttribute& attribute) {
    const std::string name = ascii_lower(attribute.name);
    if (is_forbidden_attribute(name)) return drop_forbidden(attribute, name);
    if (attribute.value.find("<%") != std::string_view::npos) return drop_with_tag(attribute);
    if (is_url_attribute(name)) return write_url(attribute, name);
    if (name == "srcset" || name == "imagesrcset") return write_srcset(attribute);
    if (name == "style" && !is_safe_style(decode_html(attribute.value))) return drop_style(attribute);
    if (name == "attributename" && !may_be_animated(attribute)) return drop_forbidden(attribute, name);
    if (is("img") && (name == "width" || name == "height")) return write_length(attribute, name);
    if (link_.external && name == "class") return write_with_word(attribute, kExternalClass);
    if (link_.external && name == "rel") return write_with_word(attribute, kExternalRelation);
    if (name == "id" || (name == "name" && is("a"))) tell_id(attribute);
    keep(attribute);
  }

  void keep(const HtmlAttribute& attribute) { out_.append(" ").append(written(tag_, attribute)); }

  // `name` in place of the attribute; the value follows, and end_value().
  void begin_value(std::string_view name) {
    changed_ = true;
    out_.append(" ").append(name).append("=\"");
  }
  void end_value() { out_ += '"'; }

  void write_url(const HtmlAttribute& attribute, std::string_view name) {
    const Place place = place_of(attribute);
    if (!is_safe_written_url(attribute.value)) return drop_url(attribute, place);
    const std::string url = decode_html(attribute.value);
    std::string target;
    if (&attribute == link_source_)
      target = link_.url;
    else if (&attribute == image_source_)
      target = image_.url;
    else if (name == "poster" || name == "background" || (name == "src" && is("input")) || is("image"))
      target = host_.image({url, {}, true, place, true}).url;
    else
      target = host_.link({url, place, true}).url;
    if (target == url) return keep(attribute);
    begin_value(attribute.name);
    append_url(out_, target);
    end_value();
  }

  // "a.png 1x, b.png 2x": each address is an image's.
  void write_srcset(const HtmlAttribute& attribute) {
    const Place place = place_of(attribute);
    const std::string value = decode_html(attribute.value);
    std::string_view rest = value;
    begin_value(attribute.name);
    bool first = true;
    while (true) {
      while (!rest.empty() && (is_html_space(rest.front()) || rest.front() == ',')) rest.remove_prefix(1);
      if (rest.empty()) break;
      std::string_view url = rest.substr(0, std::min(rest.find_first_of(" \t\n\f\r"), rest.size()));
      rest.remove_prefix(url.size());
      std::string_view descriptor;
      if (url.back() == ',') {
        url.remove_suffix(1);
      } else {
        descriptor = rest.substr(0, std::min(rest.find(','), rest.size()));
        rest.remove_prefix(descriptor.size());
      }
      if (!is_safe_url(url)) continue;
      if (!first) out_ += ", ";
      first = false;
      append_url(out_, host_.image({url, {}, true, place, true}).url);
      if (!trimmed(descriptor).empty()) append_attribute(out_ += ' ', trimmed(descriptor));
    }
    end_value();
  }

  void write_length(const HtmlAttribute& attribute, std::string_view name) {
    const HtmlLength length = html_length(attribute.value);
    const std::string clean =
        length.number == 0 ? "" : std::to_string(length.number) + (length.percent ? "%" : "");
    if (clean == attribute.value && attribute.has_value) return keep(attribute);
    changed_ = true;
    if (clean.empty()) return;
    begin_value(name);
    out_.append(clean);
    end_value();
  }

  void write_with_word(const HtmlAttribute& attribute, std::string_view word) {
    std::string value = decode_html(attribute.value);
    if (has_word(value, word)) return keep(attribute);
    if (!trimmed(value).empty()) value += ' ';
    begin_value(attribute.name);
    append_attribute(out_, value.append(word));
    end_value();
  }

  void complete_link() {
    if (!has("class")) write_extra("class", kExternalClass);
    if (!has("rel")) write_extra("rel", kExternalRelation);
  }

  void complete_image() {
    complete_size();
    if (!image_.srcset.empty() && !has("srcset")) write_extra("srcset", image_.srcset);
    if (!has("loading")) write_extra("loading", "lazy");
  }

  // A browser keeps the room of an image free where it knows both lengths. One that the author gave decides
  // the other.
  void complete_size() {
    if (image_.width <= 0 || image_.height <= 0) return;
    const HtmlLength width = length_of("width");
    const HtmlLength height = length_of("height");
    if (width.percent || height.percent || (width.number > 0 && height.number > 0)) return;
    if (width.number > 0) return write_extra("height", scaled(width.number, image_.height, image_.width));
    if (height.number > 0) return write_extra("width", scaled(height.number, image_.width, image_.height));
    write_extra("width", std::to_string(image_.width));
    write_extra("height", std::to_string(image_.height));
  }

  HtmlLength length_of(std::string_view name) const {
    const HtmlAttribute* attribute = find_attribute(tag_, name);
    return attribute == nullptr ? HtmlLength{} : html_length(attribute->value);
  }

  static std::string scaled(int length, int over, int under) {
    const long long product = static_cast<long long>(length) * over + under / 2;
    return std::to_string(std::max(1LL, product / under));
  }

  void write_extra(std::string_view name, std::string_view value) {
    begin_value(name);
    append_attribute(out_, value);
    end_value();
  }

  void tell_id(const HtmlAttribute& attribute) {
    const std::string id = decode_html(attribute.value);
    if (id.empty() || id == told_id_) return;
    host_.id(id, place_of(attribute));
    told_id_ = id;
  }

  // An animation could write an address or a handler that nobody has checked.
  static bool may_be_animated(const HtmlAttribute& attribute) {
    const std::string target = ascii_lower(trimmed(decode_html(attribute.value)));
    return !target.starts_with("on") && target.find("href") == std::string::npos;
  }

  void drop(const HtmlAttribute& attribute, std::string code, std::string message, std::string_view hint) {
    changed_ = true;
    diagnostics_.push_back(html_finding(std::move(code), place_of(attribute), std::move(message), hint));
  }
  void drop_forbidden(const HtmlAttribute& attribute, const std::string& name) {
    drop(attribute, "unsafe-html", "the attribute \"" + name + "\" never reaches a visitor",
         "remove the attribute");
  }
  void drop_style(const HtmlAttribute& attribute) {
    drop(attribute, "unsafe-html", "this style attribute could run a script and is dropped",
         "write it without expression(), scripts and backslashes");
  }
  void drop_with_tag(const HtmlAttribute& attribute) {
    drop(attribute, "unsupported-tag", "a <% … %> tag cannot stand inside an HTML tag",
         "write the attribute's value out, or make the whole element a view");
  }
  void drop_url(const HtmlAttribute& attribute, Place place) {
    changed_ = true;
    diagnostics_.push_back(html_finding(
        "unsafe-url", place,
        "the address in \"" + ascii_lower(attribute.name) + "\" could run a script and is dropped",
        "link to a page, a file or an https: address"));
  }

  const HtmlToken& tag_;
  PlaceCursor& cursor_;
  size_t at_;  // where the tag begins in the cursor's text
  MarkdownHost& host_;
  Diagnostics& diagnostics_;
  TextBuffer& out_;
  bool changed_ = false;
  LinkTarget link_;
  const HtmlAttribute* link_source_ = nullptr;
  ImageTarget image_;
  const HtmlAttribute* image_source_ = nullptr;
  std::string told_id_;
};

}  // namespace

HtmlLength html_length(std::string_view value) {
  HtmlLength length;
  size_t at = 0;
  while (at < value.size() && is_html_space(value[at])) ++at;
  for (; at < value.size() && is_ascii_digit(value[at]) && length.number < 10'000; ++at)
    length.number = length.number * 10 + (value[at] - '0');
  if (at < value.size() && is_ascii_digit(value[at])) return {};  // larger than any screen
  length.percent = length.number > 0 && at < value.size() && value[at] == '%';
  return length;
}

const HtmlAttribute* find_attribute(const HtmlToken& tag, std::string_view name) {
  for (const HtmlAttribute& attribute : tag.attributes)
    if (equals_ignoring_case(attribute.name, name)) return &attribute;
  return nullptr;
}

std::string append_start_tag(const HtmlToken& tag, PlaceCursor& cursor, size_t at, std::string_view more,
                             MarkdownHost& host, Diagnostics& diagnostics, TextBuffer& out) {
  return TagRewriter(tag, cursor, at, host, diagnostics, out).run(more);
}

void append_download_label(TextBuffer& out, std::string_view label) {
  if (label.empty()) return;
  out += " <span class=\"download\">(";
  append_text(out, label);
  out += ")</span>";
}

Diagnostic html_finding(std::string code, Place place, std::string message, std::string_view hint) {
  Diagnostic d;
  d.line = place.line;
  d.column = place.column;
  d.code = std::move(code);
  d.message = std::move(message);
  d.hint = hint;
  return d;
}

}  // namespace satchel
