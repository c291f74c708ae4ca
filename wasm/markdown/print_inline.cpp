// Headings, links and images: what asks the host for an address or gives an id.
#include "base/ascii.h"
#include "base/escape.h"
#include "markdown/html_tag.h"
#include "markdown/inline_stage.h"
#include "markdown/plain_text.h"
#include "markdown/printer.h"
#include "markdown/raw_html.h"

namespace satchel {
namespace {

// The id that a heading already has by an element inside it; empty: none.
std::string_view anchor_inside(const cmark_node* heading) {
  for (cmark_node* node = heading->first_child; node != nullptr; node = next_in_order(node, heading)) {
    if (node->type != CMARK_NODE_HTML_INLINE) continue;
    if (const std::string_view id = first_html_id(node_text(node)); !id.empty()) return id;
  }
  return {};
}

}  // namespace

void Printer::print_heading_start(cmark_node* node) {
  start_line();
  out_ += "<h";
  out_ += static_cast<char>('0' + node->as.heading.level);
  if (options_.heading_ids) {
    Heading heading;
    heading.level = node->as.heading.level;
    heading.place = {places_.in_leaf(node, 0).line, 1};
    heading.place.column = node->start_column;
    text_.clear();
    append_plain_text(text_, node, false);
    heading.text = trimmed(text_);
    if (const std::string_view own = anchor_inside(node); !own.empty()) {
      heading.id = decode_html(own);
    } else {
      text_.clear();
      append_slug(text_, heading.text);
      heading.id = ids_.add_unique(text_);
      out_ += " id=\"";
      append_attribute(out_, heading.id);
      out_ += '"';
      host_.id(heading.id, heading.place);
    }
    output_.headings.push_back(std::move(heading));
  }
  out_ += '>';
  print_leading_break(node);
}

void Printer::print_title(const cmark_node* link) {
  if (link->as.link.title == nullptr) return;
  out_ += " title=\"";
  append_text(out_, c_text(link->as.link.title));
  out_ += '"';
}

bool Printer::enter_link(cmark_node* link) {
  const std::string_view url = c_text(link->as.link.url);
  const Place place = place_of(link);
  if (has_flag(link, SATCHEL_SPACED))
    report(Severity::kWarning, "spaced-link", place, "white space between \"]\" and \"(\" of a link",
           "write [text](address) without white space in between");
  if (options_.safe_html && !is_safe_url(url)) {
    report(Severity::kError, "unsafe-url", place, "this address never reaches a visitor",
           "use http(s)://, mailto: or an address of this site");
    add_flag(link, SATCHEL_SILENT);
    return true;
  }
  LinkTarget target = host_.link({url, place, false});
  out_ += has_flag(link, SATCHEL_BUTTON) ? "<a class=\"button" : "<a";
  if (has_flag(link, SATCHEL_BUTTON)) out_ += target.external ? " external\"" : "\"";
  out_ += " href=\"";
  append_url(out_, target.url);
  out_ += '"';
  print_title(link);
  if (target.external)
    out_ += has_flag(link, SATCHEL_BUTTON) ? " rel=\"noopener\"" : " class=\"external\" rel=\"noopener\"";
  out_ += '>';
  download_label_ = std::move(target.download_label);
  return true;
}

void Printer::leave_link(const cmark_node*) {
  append_download_label(out_, download_label_);
  download_label_.clear();
  out_ += "</a>";
}

void Printer::print_image(cmark_node* image) {
  const std::string_view url = c_text(image->as.link.url);
  text_.clear();
  append_plain_text(text_, image, !options_.safe_html);
  if (options_.safe_html && !is_safe_url(url)) {
    report(Severity::kError, "unsafe-url", place_of(image), "this address never reaches a visitor",
           "use http(s):// or an address of this site");
    append_text(out_, text_);
    return;
  }
  const ImageTarget target = host_.image({url, text_, true, place_of(image), false});
  out_ += "<img src=\"";
  append_url(out_, target.url);
  out_ += "\" alt=\"";
  append_text(out_, text_);
  out_ += '"';
  print_title(image);
  // The browser can keep the room of an image that comes late only where its size is known.
  if (target.width > 0) {
    print_number(" width=\"", target.width);
    if (target.height > 0) print_number(" height=\"", target.height);
    out_ += " loading=\"lazy\" decoding=\"async\"";
  }
  if (!target.srcset.empty()) {
    out_ += " srcset=\"";
    append_attribute(out_, target.srcset);
    out_ += '"';
  }
  out_ += " />";
}

}  // namespace satchel
