#include "markdown/sections.h"

#include <string>
#include <vector>

#include "base/ascii.h"
#include "markdown/inline_parser.h"

namespace satchel {
namespace {

bool is_name(std::string_view name) {
  if (!name.empty() && name[0] == '#') name.remove_prefix(1);
  if (name.empty() || !is_ascii_alpha(name[0])) return false;
  for (const char c : name)
    if (!is_ascii_alnum(c) && c != '_' && c != '-') return false;
  return true;
}

std::string_view without_hash(std::string_view name) {
  return !name.empty() && name[0] == '#' ? name.substr(1) : name;
}

// `[/a]` and `[/a b]` close `[a b]`; `[/x]` and `[/#x]` close `[#x]`.
bool closes_section(std::string_view close, std::string_view open) {
  const std::string_view first_close = take_name(close);
  if (without_hash(first_close) != without_hash(take_name(open))) return false;
  if (close.empty()) return true;
  while (!close.empty() || !open.empty())
    if (take_name(close) != take_name(open)) return false;
  return true;
}

// The sections of one page. The open ones of all containers share a stack: a container's begin at its base.
class SectionFinder {
 public:
  SectionFinder(cmark_parser* parser, SourceMap& places, Diagnostics& diagnostics)
      : parser_(parser), places_(places), diagnostics_(diagnostics) {}

  void run() {
    cmark_node* node = parser_->root;
    while (node != nullptr) {
      if (node->type == CMARK_NODE_PARAGRAPH) visit(node);
      const bool is_container = node->first_child != nullptr && node->type != SATCHEL_TABLE;
      if (is_container) {
        bases_.push_back(open_.size());
        node = node->first_child;
        continue;
      }
      while (node != parser_->root && node->next == nullptr) {
        node = node->parent;
        leave_container();
      }
      node = node == parser_->root ? nullptr : node->next;
    }
  }

 private:
  struct Open {
    cmark_node* paragraph;
    std::string_view names;
  };

  void visit(cmark_node* paragraph) {
    SectionName section;
    const std::string_view text = trimmed(node_text(paragraph));
    if (!parse_section(text, section)) return;
    if (satchel_has_reference(parser_->refmap, text.data() + 1, static_cast<int>(text.size()) - 2)) return;
    if (!section.closes)
      open_.push_back({paragraph, section.names});
    else
      close(paragraph, section.names);
  }

  void close(cmark_node* paragraph, std::string_view names) {
    const size_t base = bases_.back();
    if (open_.size() > base && closes_section(names, open_.back().names)) {
      open_.back().paragraph->type = SATCHEL_SECTION_OPEN;
      paragraph->type = SATCHEL_SECTION_CLOSE;
      open_.pop_back();
      return;
    }
    std::string message = "[/" + std::string(names) + "] closes no open section";
    std::string hint = "put [" + std::string(names) + "] in a paragraph of its own before it, or remove it";
    if (open_.size() > base) {
      const Open& innermost = open_.back();
      const std::string open_line = std::to_string(places_.in_leaf(innermost.paragraph, 0).line);
      message += ": the innermost open one is [" + std::string(innermost.names) + "] of line " + open_line;
      hint = "sections nest: close [" + std::string(innermost.names) + "] of line " + open_line + " first";
    }
    report("section-close", paragraph, std::move(message), std::move(hint));
  }

  void leave_container() {
    for (; open_.size() > bases_.back(); open_.pop_back()) {
      const std::string names(open_.back().names);
      // Where the block that holds it ends is where its close would have had to stand.
      const int end = last_line(open_.back().paragraph->parent);
      report("section-open", open_.back().paragraph,
             "[" + names + "] is not closed before its block ends on line " + std::to_string(end),
             "write [/" + names + "] in a paragraph of its own where the section ends");
    }
    bases_.pop_back();
  }

  int last_line(const cmark_node* container) const {
    return container == parser_->root ? parser_->line_number : container->end_line;
  }

  void report(const char* code, cmark_node* paragraph, std::string message, std::string hint) {
    const Place place = places_.in_leaf(paragraph, 0);
    diagnostics_.push_back({"", place.line, place.column, code, std::move(message), std::move(hint)});
  }

  cmark_parser* parser_;
  SourceMap& places_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::vector<size_t> bases_;
};

}  // namespace

std::string_view take_name(std::string_view& names) {
  while (!names.empty() && is_ascii_space(names[0])) names.remove_prefix(1);
  size_t end = 0;
  while (end < names.size() && !is_ascii_space(names[end])) ++end;
  const std::string_view name = names.substr(0, end);
  names.remove_prefix(end);
  while (!names.empty() && is_ascii_space(names[0])) names.remove_prefix(1);
  return name;
}

bool parse_section(std::string_view text, SectionName& section) {
  text = trimmed(text);
  if (text.size() < 3 || text.front() != '[' || text.back() != ']' || text.find('\n') != text.npos)
    return false;
  text = text.substr(1, text.size() - 2);
  section.closes = text.front() == '/';
  if (section.closes) text.remove_prefix(1);
  if (text.empty() || is_ascii_space(text.front()) || is_ascii_space(text.back())) return false;
  section.names = text;
  int ids = 0;
  while (!text.empty()) {
    const std::string_view name = take_name(text);
    if (!is_name(name)) return false;
    ids += name[0] == '#' ? 1 : 0;
  }
  return ids <= 1;
}

void find_sections(cmark_parser* parser, SourceMap& places, Diagnostics& diagnostics) {
  SectionFinder(parser, places, diagnostics).run();
}

}  // namespace satchel
