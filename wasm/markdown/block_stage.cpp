// Lines end as cmark's S_parser_feed has it: LF, CR LF or CR; NUL becomes U+FFFD; a byte-order mark is
// skipped.
#include "markdown/block_stage.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/byte_block.h"
#include "base/utf8.h"

namespace satchel {
namespace {

std::string_view rest_of(const satchel_line& line) {
  const auto begin = static_cast<size_t>(line.parser->first_nonspace);
  return {reinterpret_cast<const char*>(line.input.data) + begin,
          static_cast<size_t>(line.input.len) - begin - 1};
}

// Whether the body has a CR or NUL at all: nearly none has, and eight bytes are looked at in one step.
bool has_cr_or_nul(std::string_view body) {
  constexpr uint64_t kOnes = 0x0101010101010101u, kHighs = 0x8080808080808080u;
  size_t at = 0;
  for (; at + 8 <= body.size(); at += 8) {
    uint64_t word;
    std::memcpy(&word, body.data() + at, 8);
    const uint64_t cr = word ^ (kOnes * '\r');
    if (((((word - kOnes) & ~word) | ((cr - kOnes) & ~cr)) & kHighs) != 0) return true;
  }
  return body.find_first_of(std::string_view("\r\0", 2), at) != std::string_view::npos;
}

// Whether a line can begin a block below `node` that is not text of a leaf already open.
bool may_begin_block(const satchel_line& line) {
  const int type = line.matched->type;
  return type != CMARK_NODE_CODE_BLOCK && type != CMARK_NODE_HTML_BLOCK && type != CMARK_NODE_PARAGRAPH &&
         line.parser->current->type != CMARK_NODE_PARAGRAPH;
}

}  // namespace

void BlockStage::read(std::string_view body) {
  const bool special = has_cr_or_nul(body);
  const bool has_cr = special && body.find('\r') != std::string_view::npos;
  const bool has_nul = special && body.find('\0') != std::string_view::npos;
  size_t begin = body.substr(0, 3) == kByteOrderMark ? 3 : 0;
  while (begin < body.size()) {
    size_t end = satchel_find_byte(body.data(), begin, body.size(), '\n');
    size_t next = end + 1;
    if (has_cr) {
      const size_t cr = body.substr(begin, end - begin).find('\r');
      if (cr != std::string_view::npos) {
        end = begin + cr;
        next = end + 1 < body.size() && body[end + 1] == '\n' ? end + 2 : end + 1;
      }
    }
    places_.add_line(begin);
    const std::string_view text = body.substr(begin, end - begin);
    if (has_nul)
      read_repaired(text);
    else
      read_line(text);
    begin = next;
  }
  if (break_holder_ != nullptr) insert_gap();
  satchel_finish_blocks(parser_, static_cast<unsigned>(body.size()));
  tables_.finish();
}

void BlockStage::read_repaired(std::string_view text) {
  repaired_.clear();
  for (const char c : text) {
    if (c == '\0')
      repaired_ += kReplacementCharacter;
    else
      repaired_ += c;
  }
  read_line(repaired_);
}

void BlockStage::read_line(std::string_view text) {
  satchel_line line;
  satchel_line_match(&line, parser_, text.data(), static_cast<int>(text.size()));
  if (line.matched != nullptr && !hold_br_line(line)) {
    dedent_html(line);
    satchel_line_open(&line);
    const bool row = options_.tables && tables_.take(line);
    if (!row) satchel_line_add_text(&line);
    if (break_holder_ != nullptr) place_held_break(line, row);
  }
  satchel_line_end(&line);
  watch_html();
}

// L1: a line of <br> tags that cmark would make an HTML block is held back until the next line is known.
bool BlockStage::hold_br_line(const satchel_line& line) {
  if (!options_.br_lines || parser_->blank || parser_->indent >= 4 ||
      line.input.data[parser_->first_nonspace] != '<' || !may_begin_block(line) || !is_br_line(rest_of(line)))
    return false;
  if (break_holder_ == nullptr) break_holder_ = line.matched;
  return true;
}

// L1: the line behind the held one is read. It carries the break in front of its text; where it has none, the
// break becomes a block of its own.
void BlockStage::place_held_break(const satchel_line& line, bool row) {
  if (row) {
    break_holder_ = nullptr;
    return;
  }
  cmark_node* tip = parser_->current;
  const bool begins_here = tip->start_line == parser_->line_number;
  if (parser_->blank && line.container == line.matched) {
    insert_gap();
  } else if (begins_here && (tip->type == CMARK_NODE_PARAGRAPH || tip->type == CMARK_NODE_HEADING)) {
    add_flag(tip, SATCHEL_LEADING_BREAK);
  } else if (line.container->type != CMARK_NODE_ITEM && line.container != line.matched) {
    insert_before(line.container, new_node(parser_->mem, SATCHEL_GAP));
  }
  break_holder_ = nullptr;
}

void BlockStage::insert_gap() {
  cmark_node* holder = break_holder_;
  break_holder_ = nullptr;
  if ((holder->flags & CMARK_NODE__OPEN) != 0) {
    satchel_add_closed_leaf(parser_, holder, SATCHEL_GAP);
    return;
  }
  // The blank line itself ended the container, as it does with a quote.
  cmark_node* gap = new_node(parser_->mem, SATCHEL_GAP);
  if (holder->type == CMARK_NODE_LIST)
    insert_after(holder, gap);
  else
    append_child(holder, gap);
}

// L2: inside an open element, an indented line that begins with "<" is no code.
void BlockStage::dedent_html(satchel_line& line) {
  if (!options_.indented_html || !open_elements_.any() || parser_->blank || parser_->indent < 4 ||
      line.input.data[parser_->first_nonspace] != '<' || !may_begin_block(line))
    return;
  satchel_line_dedent(&line, parser_->indent - open_elements_.indent());
}

// L2: when an HTML block ends, its tags are read.
void BlockStage::watch_html() {
  if (!options_.indented_html) return;
  if (open_html_ != nullptr && (open_html_->flags & CMARK_NODE__OPEN) == 0) {
    open_elements_.read(node_text(open_html_));
    open_html_ = nullptr;
  }
  // Only blocks that end at a blank line hold tags; the others are comments, scripts and the like.
  cmark_node* tip = parser_->current;
  if (tip->type == CMARK_NODE_HTML_BLOCK && tip->as.html_block_type >= 6) open_html_ = tip;
}

}  // namespace satchel
