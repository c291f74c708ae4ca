// Compiles a template in one pass: tags become instructions, white space around tags that stand alone on
// their lines goes, and the HTML around each tag decides how its value is escaped.
//
// A block inside a parent is an argument: it takes the place of the block of that name in the parent. Where
// its content begins on a line of its own, the white space before its first line is taken off all its lines,
// and the indentation of the place is put there instead when it is rendered (the suite's "block
// reindentation").
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "template/html_context.h"
#include "template/program.h"
#include "template/scanner.h"

namespace satchel {
namespace {

constexpr size_t kNone = std::string_view::npos;

std::string place_of(std::string_view source, size_t offset) {
  const Diagnostic d = template_finding({}, source, offset, {}, {}, {});
  return std::to_string(d.line) + ":" + std::to_string(d.column);
}

// A section, block or parent that waits for its end.
struct Open {
  Tag tag;
  uint32_t instruction = 0;
  bool muted = false;      // nothing inside is rendered but, in a parent, its blocks
  bool argument = false;   // a block inside a parent
  HtmlContext context;     // where it began
  std::string_view strip;  // what was stripped from lines outside
};

class Compiler {
 public:
  Compiler(Template::Impl& program, TemplateHtml html)
      : program_(program), source_(program.source), scanner_(source_), html_(html), context_(html) {}

  Result<void> run() {
    Tag tag;
    while (true) {
      const size_t from = scanner_.position();
      Result<bool> found = scanner_.next(tag);
      if (!found) return failed(tag.begin, std::move(found.error()));
      const size_t end = *found ? tag.begin - tag.lead.size() : source_.size();
      add_text(source_.substr(from, end - from));
      if (!*found || !error_.code.empty()) break;
      add_tag(tag);
      if (!error_.code.empty()) break;
    }
    if (error_.code.empty()) finish();
    if (!error_.code.empty()) return failure(std::move(error_));
    return {};
  }

 private:
  void add_tag(const Tag& tag) {
    switch (tag.kind) {
      case TagKind::kVariable:
      case TagKind::kRaw:
        return add_variable(tag);
      case TagKind::kSection:
      case TagKind::kInverted:
        return open_section(tag);
      case TagKind::kPartial:
        return add_partial(tag);
      case TagKind::kParent:
        return open_parent(tag);
      case TagKind::kBlock:
        return open_block(tag);
      case TagKind::kClose:
        return close(tag);
      case TagKind::kComment:
      case TagKind::kDelimiters:
        take_line(tag);
        return;
    }
  }

  // --- Text ---

  bool muted() const { return !open_.empty() && open_.back().muted; }

  void add_text(std::string_view text) {
    if (muted()) return;
    if (strip_.empty()) return push_text(text);
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      push_text(stripped(text.substr(0, end)));
      text.remove_prefix(end);
    }
  }

  size_t offset_of(std::string_view part) const { return static_cast<size_t>(part.data() - source_.data()); }

  // `line` without the white space that is stripped from the lines of the argument around it.
  std::string_view stripped(std::string_view line) const {
    if (line.empty() || strip_.empty()) return line;
    const size_t offset = offset_of(line);
    if (offset > 0 && source_[offset - 1] != '\n') return line;
    size_t same = 0;
    while (same < std::min(line.size(), strip_.size()) && line[same] == strip_[same]) ++same;
    return line.substr(same);
  }

  void push_text(std::string_view text) {
    if (text.empty()) return;
    check(offset_of(text), context_.read(text));
    if (!program_.instructions.empty()) {
      Instruction& last = program_.instructions.back();
      if (last.op == Op::kText && last.text.data() + last.text.size() == text.data()) {
        last.text = std::string_view(last.text.data(), last.text.size() + text.size());
        return;
      }
    }
    push(Op::kText).text = text;
  }

  // Where the tag stands alone on its line, the line goes, and true is returned; else the white space before
  // it stays.
  bool take_line(const Tag& tag) {
    if (!tag.alone()) return add_text(tag.lead), false;
    scanner_.skip_to(tag.next_line);
    return true;
  }

  // --- Tags ---

  Instruction& push(Op op) {
    Instruction& instruction = program_.instructions.emplace_back();
    instruction.op = op;
    return instruction;
  }
  uint32_t next_index() const { return static_cast<uint32_t>(program_.instructions.size()); }

  void add_variable(const Tag& tag) {
    add_text(tag.lead);
    const NamePath name = path_of(tag, tag.name);
    if (muted()) return;
    const bool raw = tag.kind == TagKind::kRaw;
    Instruction& instruction = push(raw ? Op::kRaw : Op::kVariable);
    instruction.name = name;
    if (raw)
      context_.meet_raw();
    else
      check(tag.begin, context_.meet_variable(instruction.escape, instruction.quote));
  }

  void open_section(const Tag& tag) {
    take_line(tag);
    const NamePath name = path_of(tag, tag.name);
    open(tag, muted());
    if (!open_.back().muted) push(tag.kind == TagKind::kSection ? Op::kSection : Op::kInverted).name = name;
  }

  void add_partial(const Tag& tag) {
    const bool own_lines = take_line(tag);
    if (muted()) return;
    check(tag.begin, context_.meet_partial());
    Instruction& instruction = push(Op::kPartial);
    instruction.own_lines = own_lines;
    if (own_lines) instruction.indent = stripped(tag.lead);
    name_template(instruction, tag);
  }

  // The white space before a parent stays for now: only its end tells whether it stands alone.
  void open_parent(const Tag& tag) {
    const bool hidden = muted();
    if (!hidden) {
      if (tag.first_on_line) push(Op::kText).text = stripped(tag.lead);
      check(tag.begin, context_.meet_partial());
    }
    open(tag, true);
    if (hidden) return;
    Instruction& instruction = push(Op::kParent);
    name_template(instruction, tag);
  }

  void open_block(const Tag& tag) {
    const bool argument = in_rendered_parent();
    if (argument) return open_argument(tag);
    const bool hidden = muted();
    const bool own_lines = tag.alone();
    if (own_lines) scanner_.skip_to(tag.next_line);
    if (!hidden) check(tag.begin, context_.meet_block());
    check_name(tag, tag.name);
    open(tag, hidden);
    if (hidden) return;
    Instruction& block = push(Op::kBlock);
    block.own_lines = own_lines;
    block.indent = stripped(own_lines ? first_indent(tag) : tag.lead);
    block.text = tag.name;
  }

  // Whether the innermost open tag is a parent that is rendered: blocks in it are its arguments.
  bool in_rendered_parent() const {
    if (open_.empty() || open_.back().tag.kind != TagKind::kParent) return false;
    return open_.size() < 2 || !open_[open_.size() - 2].muted;
  }

  void open_argument(const Tag& tag) {
    if (tag.last_on_line) scanner_.skip_to(tag.next_line);
    open(tag, false);
    open_.back().argument = true;
    Instruction& block = push(Op::kBlock);
    block.own_lines = tag.last_on_line;
    block.text = tag.name;
    strip_ = tag.last_on_line ? indent_at(first_line_with_text(tag.next_line)) : std::string_view();
    context_ = HtmlContext(html_);
    check_name(tag, tag.name);
  }

  void open(const Tag& tag, bool mute) {
    Open entry;
    entry.tag = tag;
    entry.instruction = next_index();
    entry.muted = mute;
    entry.context = context_;
    entry.strip = strip_;
    open_.push_back(std::move(entry));
  }

  // The indentation of what overrides a block: that of its default content, or where it has none, its own.
  std::string_view first_indent(const Tag& tag) const {
    const size_t line = first_line_with_text(tag.next_line);
    const std::string_view indent = indent_at(line);
    return scanner_.closes_at(line + indent.size()) ? tag.lead : indent;
  }

  size_t first_line_with_text(size_t offset) const {
    size_t line = offset;
    for (; offset < source_.size() && is_ascii_space(source_[offset]); ++offset)
      if (source_[offset] == '\n') line = offset + 1;
    return line;
  }

  std::string_view indent_at(size_t line) const {
    return source_.substr(line, std::min(source_.find_first_not_of(" \t", line), source_.size()) - line);
  }

  // --- Ends ---

  void close(const Tag& tag) {
    if (open_.empty())
      return fail(tag.begin, "template-unbalanced", "{{/" + std::string(tag.name) + "}} closes nothing",
                  "remove it, or open it before");
    if (normalized(open_.back().tag.name) != normalized(tag.name)) return fail_crossed(tag);
    const Open entry = std::move(open_.back());
    if (entry.tag.kind == TagKind::kParent) return close_parent(tag, entry);
    if (entry.argument) return close_argument(tag, entry);
    take_line(tag);
    open_.pop_back();
    if (entry.muted) return;
    if (entry.tag.kind == TagKind::kSection) push(Op::kSectionEnd).next = entry.instruction + 1;
    program_.instructions[entry.instruction].next = next_index();
    check(entry.tag.begin, context_.end_section(entry.context));
  }

  void close_argument(const Tag& tag, const Open& entry) {
    if (!tag.first_on_line) add_text(tag.lead);
    program_.instructions[entry.instruction].next = next_index();
    check(entry.tag.begin, context_.end_section(HtmlContext(html_)));
    context_ = entry.context;
    strip_ = entry.strip;
    open_.pop_back();
  }

  void close_parent(const Tag& tag, const Open& entry) {
    open_.pop_back();
    if (muted()) return;
    Instruction& parent = program_.instructions[entry.instruction];
    parent.next = next_index();
    if (!entry.tag.first_on_line || !tag.last_on_line) return;
    Instruction& lead = program_.instructions[entry.instruction - 1];
    parent.own_lines = true;
    parent.indent = std::exchange(lead.text, {});
    scanner_.skip_to(tag.next_line);
  }

  void finish() {
    if (open_.empty()) return check(source_.size(), context_.end_template());
    const Tag& tag = open_.back().tag;
    fail(tag.begin, "template-unbalanced", "{{" + written(tag) + "}} is not closed",
         "close it with {{/" + std::string(tag.name) + "}}");
  }

  // --- Names ---

  // "* name" and "*name" are the same dynamic name.
  static std::string normalized(std::string_view name) {
    std::string out;
    for (const char c : name)
      if (!is_ascii_space(c)) out += c;
    return out;
  }

  bool check_name(const Tag& tag, std::string_view name) {
    if (!name.empty() && name.find_first_of(" \t\r\n") == kNone) return true;
    if (name.empty())
      fail(tag.begin, "template-tag", "this tag has no name", "write a name between the delimiters");
    else
      fail(tag.begin, "template-tag",
           "the name \"" + std::string(name.substr(0, 60)) + "\" holds white space",
           "close the tag behind its name");
    return false;
  }

  NamePath path_of(const Tag& tag, std::string_view name) {
    NamePath path;
    path.first = static_cast<uint32_t>(program_.segments.size());
    if (!check_name(tag, name) || name == ".") return path;
    while (true) {
      const size_t dot = std::min(name.find('.'), name.size());
      if (dot == 0) {
        fail(tag.begin, "template-tag", "a dotted name has an empty part", "write it like page.title");
        return path;
      }
      program_.segments.push_back(name.substr(0, dot));
      ++path.count;
      if (dot == name.size()) return path;
      name.remove_prefix(dot + 1);
    }
  }

  void name_template(Instruction& instruction, const Tag& tag) {
    instruction.text = tag.name;
    instruction.dynamic = tag.name.starts_with("*");
    if (instruction.dynamic)
      instruction.name = path_of(tag, trimmed(tag.name.substr(1)));
    else
      check_name(tag, tag.name);
  }

  // --- Failures: the first one counts ---

  static std::string written(const Tag& tag) {
    const char* sigil = tag.kind == TagKind::kSection    ? "#"
                        : tag.kind == TagKind::kInverted ? "^"
                        : tag.kind == TagKind::kParent   ? "<"
                                                         : "$";
    return sigil + std::string(tag.name);
  }

  void fail_crossed(const Tag& tag) {
    const Tag& opener = open_.back().tag;
    fail(tag.begin, "template-unbalanced",
         "{{/" + std::string(tag.name) + "}} does not close {{" + written(opener) + "}} of " +
             place_of(source_, opener.begin),
         "close {{" + written(opener) + "}} with {{/" + std::string(opener.name) + "}} first");
  }

  void check(size_t offset, const Refusal& refusal) {
    if (refusal) fail(offset, "template-context", refusal.message, refusal.hint);
  }

  void fail(size_t offset, std::string code, std::string message, std::string_view hint) {
    if (!error_.code.empty()) return;
    error_ = template_finding(program_.path, source_, offset, std::move(code), std::move(message), hint);
  }

  Result<void> failed(size_t offset, Diagnostic d) {
    return failure(
        template_finding(program_.path, source_, offset, std::move(d.code), std::move(d.message), d.hint));
  }

  Template::Impl& program_;
  std::string_view source_;
  TagScanner scanner_;
  TemplateHtml html_;
  HtmlContext context_;
  std::vector<Open> open_;
  std::string_view strip_;  // white space that goes from the beginning of each line
  Diagnostic error_;        // no code: none
};

}  // namespace

Template::Template(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

Result<Template> Template::compile(std::string_view source, std::string_view path, TemplateHtml html) {
  auto program = std::make_unique<Impl>();
  program->path = path;
  program->source = source;
  const Result<void> compiled = Compiler(*program, html).run();
  if (!compiled) return failure(compiled.error());
  return Template(std::move(program));
}

Diagnostic template_finding(std::string_view path, std::string_view source, size_t offset, std::string code,
                            std::string message, std::string_view hint) {
  const std::string_view before = source.substr(0, offset);
  const size_t newline = before.rfind('\n');
  Diagnostic d;
  d.path = path;
  d.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  d.column = static_cast<int>(newline == kNone ? offset + 1 : offset - newline);
  d.code = std::move(code);
  d.message = std::move(message);
  d.hint = hint;
  return d;
}

}  // namespace satchel
