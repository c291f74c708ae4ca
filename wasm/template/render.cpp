// Renders a compiled template by walking its instructions. Sections keep their state in a list of their own;
// only partials and overriding blocks recurse, and how deep is bounded.
#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/escape.h"
#include "template/program.h"
#include "template/values.h"

namespace satchel {
namespace {

constexpr int kMaxDepth = 64;  // partials, parents and overriding blocks inside each other

// The arguments of a parent that is being rendered. What an outer template says goes before what an inner one
// says.
struct Arguments {
  const Arguments* outer = nullptr;
  const Template::Impl* program = nullptr;
  uint32_t begin = 0;  // the first block, and behind the last
  uint32_t end = 0;
};

struct Override {
  const Arguments* arguments = nullptr;  // nullptr: the block is not overridden
  uint32_t block = 0;
};

// A section that is being repeated.
struct Loop {
  const Json* list = nullptr;  // nullptr: a single value
  size_t index = 0;
};

// Appends `text` percent-encoded but for what never has a meaning of its own in a URL (RFC 3986, 2.3).
void append_parameter(TextBuffer& out, std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~')
      out += c;
    else
      (out += '%') += kHex[byte >> 4], out += kHex[byte & 15];
  }
}

// Appends an address, or the part of one, whose scheme may not be known yet. `quote` opened the attribute's
// value.
void append_address(TextBuffer& out, std::string_view text, char quote) {
  const std::string_view written = out;
  const std::string_view before = trimmed(written.substr(written.rfind(quote) + 1));
  if (before.empty()) return is_safe_url(text) ? append_url(out, text) : void(out += '#');
  const bool known = before.find_first_of(":/?#") != std::string_view::npos;
  const size_t colon = known ? std::string_view::npos : text.find_first_of(":/?#");
  if (colon == std::string_view::npos || text[colon] != ':') return append_url(out, text);
  // Together they could spell a scheme that neither does.
  append_url(out, text.substr(0, colon));
  out += "%3A";
  append_url(out, text.substr(colon + 1));
}

class Renderer {
 public:
  Renderer(std::span<const Json* const> contexts, TemplateSource& partials, TextBuffer& out,
           std::span<const TemplateSlot> slots)
      : contexts_(contexts.begin(), contexts.end()), partials_(partials), out_(out), slots_(slots) {}

  // Renders the instructions from `begin` to `end`; false where it had to stop.
  bool run(const Template::Impl& program, uint32_t begin, uint32_t end, const Arguments* arguments) {
    for (uint32_t at = begin; at < end;) {
      const Instruction& instruction = program.instructions[at];
      switch (instruction.op) {
        case Op::kText:
          write(instruction.text);
          ++at;
          break;
        case Op::kVariable:
          write_variable(instruction, find(program, instruction));
          ++at;
          break;
        case Op::kRaw:
          write_raw(program, instruction);
          ++at;
          break;
        case Op::kSection:
          at = enter(find(program, instruction)) ? at + 1 : instruction.next;
          break;
        case Op::kSectionEnd:
          at = again() ? instruction.next : at + 1;
          break;
        case Op::kInverted:
          at = is_true(find(program, instruction)) ? instruction.next : at + 1;
          break;
        case Op::kPartial:
          if (!render_template(program, instruction, arguments)) return false;
          ++at;
          break;
        case Op::kParent: {
          const Arguments own{arguments, &program, at + 1, instruction.next};
          if (!render_template(program, instruction, &own)) return false;
          at = instruction.next;
          break;
        }
        case Op::kBlock: {
          const Override found = find_override(instruction.text, arguments);
          if (found.arguments == nullptr) {
            if (!instruction.own_lines) write(instruction.indent);
            ++at;
            break;
          }
          if (!render_override(program, instruction, found)) return false;
          at = instruction.next;
          break;
        }
      }
    }
    return true;
  }

  const Diagnostic& error() const { return error_; }

 private:
  const Json* find(const Template::Impl& program, const Instruction& instruction) const {
    return look_up({program.segments.data() + instruction.name.first, instruction.name.count}, contexts_);
  }

  // Literal text: each of its lines is indented, but for empty ones.
  void write(std::string_view text) {
    if (text.empty()) return;
    if (indent_.empty())
      out_.append(text);
    else
      write_indented(text);
    line_start_ = text.back() == '\n';
  }

  void write_indented(std::string_view text) {
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      if (line_start_ && text[0] != '\n' && text[0] != '\r') out_.append(indent_);
      out_.append(text.substr(0, end));
      text.remove_prefix(end);
      line_start_ = true;
    }
  }

  // A value's lines are never indented, but the line that it begins is.
  void begin_value() {
    if (line_start_ && !indent_.empty()) out_.append(indent_);
    line_start_ = false;
  }

  void write_variable(const Instruction& instruction, const Json* value) {
    begin_value();
    const ValueText text(value);
    switch (instruction.escape) {
      case Escape::kText:
        return append_text(out_, text.view());
      case Escape::kAttribute:
        return append_attribute(out_, text.view());
      case Escape::kAddress:
        return append_address(out_, text.view(), instruction.quote);
      case Escape::kAddressRest:
        return append_url(out_, text.view());
      case Escape::kParameter:
        return append_parameter(out_, text.view());
    }
  }

  void write_raw(const Template::Impl& program, const Instruction& instruction) {
    begin_value();
    const Json* value = find(program, instruction);
    if (value != nullptr || instruction.name.count != 1) return void(out_.append(ValueText(value).view()));
    for (const TemplateSlot& slot : slots_)
      if (slot.name == program.segments[instruction.name.first]) return void(out_.append(slot.html));
  }

  bool enter(const Json* value) {
    if (!is_true(value)) return false;
    const bool list = value->is_array();
    loops_.push_back({list ? value : nullptr, 0});
    contexts_.push_back(list ? &(*value)[0] : value);
    return true;
  }

  bool again() {
    Loop& loop = loops_.back();
    if (loop.list != nullptr && ++loop.index < loop.list->size()) {
      contexts_.back() = &(*loop.list)[loop.index];
      return true;
    }
    loops_.pop_back();
    contexts_.pop_back();
    return false;
  }

  bool render_template(const Template::Impl& program, const Instruction& instruction,
                       const Arguments* arguments) {
    const ValueText dynamic(instruction.dynamic ? find(program, instruction) : nullptr);
    const std::string_view name = instruction.dynamic ? dynamic.view() : instruction.text;
    const Template* found = name.empty() ? nullptr : partials_.find(name);
    if (found == nullptr) return true;
    const Template::Impl& other = found->impl();
    return nested(program, instruction, instruction.own_lines,
                  [&] { return run(other, 0, static_cast<uint32_t>(other.instructions.size()), arguments); });
  }

  // The blocks of `arguments` stand one behind the other. The outermost that has the name wins.
  static Override find_override(std::string_view name, const Arguments* arguments) {
    Override found;
    for (; arguments != nullptr; arguments = arguments->outer) {
      for (uint32_t at = arguments->begin; at < arguments->end;
           at = arguments->program->instructions[at].next) {
        if (arguments->program->instructions[at].text != name) continue;
        found = {arguments, at};
        break;
      }
    }
    return found;
  }

  // What overrides a block sees only the arguments further out than itself, so it never meets itself.
  bool render_override(const Template::Impl& program, const Instruction& block, const Override& found) {
    const Template::Impl& other = *found.arguments->program;
    const Instruction& argument = other.instructions[found.block];
    if (!argument.own_lines) write(block.indent);
    return nested(program, block, argument.own_lines,
                  [&] { return run(other, found.block + 1, argument.next, found.arguments->outer); });
  }

  // One level deeper, with the lines of what is rendered indented where it has lines of its own.
  template <class Body>
  bool nested(const Template::Impl& program, const Instruction& instruction, bool own_lines, Body body) {
    if (depth_ == kMaxDepth) return stop(program, instruction);
    ++depth_;
    const size_t indent = indent_.size();
    if (own_lines) indent_.append(instruction.indent);
    const bool good = body();
    indent_.resize(indent);
    --depth_;
    return good;
  }

  bool stop(const Template::Impl& program, const Instruction& instruction) {
    const auto offset = static_cast<size_t>(instruction.text.data() - program.source.data());
    error_ = template_finding(program.path, program.source, offset, "template-cycle",
                              "\"" + std::string(instruction.text) + "\" stands more than 64 templates deep",
                              "a partial that includes itself must do so in a section that ends");
    return false;
  }

  std::vector<const Json*> contexts_;
  std::vector<Loop> loops_;
  TemplateSource& partials_;
  TextBuffer& out_;
  std::span<const TemplateSlot> slots_;
  std::string indent_;
  bool line_start_ = true;
  int depth_ = 0;
  Diagnostic error_;
};

}  // namespace

Result<void> render_template(const Template& page, std::span<const Json* const> contexts,
                             TemplateSource& partials, TextBuffer& out, std::span<const TemplateSlot> slots) {
  const size_t mark = out.size();
  const Template::Impl& program = page.impl();
  Renderer renderer(contexts, partials, out, slots);
  if (renderer.run(program, 0, static_cast<uint32_t>(program.instructions.size()), nullptr)) return {};
  out.truncate(mark);
  return failure(renderer.error());
}

}  // namespace satchel
