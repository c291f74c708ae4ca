#include "tool/report.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "base/utf8.h"
#include "model/json.h"
#include "tool/files.h"

namespace satchel {
namespace {

constexpr std::string_view kRed = "\033[1;31m";
constexpr std::string_view kYellow = "\033[1;33m";
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kReset = "\033[0m";

// Of a longer line only the part around the column is shown; in bytes.
constexpr size_t kShownBefore = 100;
constexpr size_t kShownAfter = 60;
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

// The character at `at` of `text` (which must be in range) and how many bytes it has; invalid bytes are
// U+FFFD, one each.
struct Character {
  char32_t code = 0xFFFD;
  size_t bytes = 1;
};

Character character_at(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  const size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 0;
  if (length == 0 || find_invalid_utf8(text.substr(at, length)) != std::string_view::npos) return {};
  if (length == 1) return {byte, 1};
  char32_t code = byte & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; ++i) code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  return {code, length};
}

struct Range {
  char32_t first, last;
};

bool is_in(char32_t code, std::initializer_list<Range> ranges) {
  for (const Range& range : ranges)
    if (code >= range.first && code <= range.last) return true;
  return false;
}

// Columns of a terminal that a character takes: the blocks of Unicode's EastAsianWidth.txt that are wide, and
// combining marks.
int terminal_width(char32_t code) {
  if (is_in(code, {{0x300, 0x36F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}})) return 0;
  if (is_in(code, {{0x1100, 0x115F},
                   {0x2E80, 0xA4CF},
                   {0xAC00, 0xD7A3},
                   {0xF900, 0xFAFF},
                   {0xFE30, 0xFE6F},
                   {0xFF00, 0xFF60},
                   {0xFFE0, 0xFFE6},
                   {0x1F300, 0x1FAFF},
                   {0x20000, 0x3FFFD}}))
    return 2;
  return 1;
}

// The part of a long line that is shown, moved to whole characters; `column` counts from 1 and is moved
// along.
std::string_view cut_around(std::string_view line, size_t& column) {
  const auto is_inside_character = [&](size_t at) { return at < line.size() && (line[at] & 0xC0) == 0x80; };
  size_t begin = column > kShownBefore ? column - kShownBefore : 0;
  if (line.size() <= kShownBefore + kShownAfter) begin = 0;
  while (is_inside_character(begin)) ++begin;
  size_t end = std::min(line.size(), begin + kShownBefore + kShownAfter);
  while (is_inside_character(end)) ++end;
  column -= std::min(begin, column - 1);
  return line.substr(begin, end - begin);
}

// The line as it may be printed, and below it the caret. Tabs are kept in both, so that the caret stands
// right however wide the terminal makes them; other control characters, which could drive the terminal, are
// replaced.
std::string line_and_caret(std::string_view line, int column) {
  size_t at_column = static_cast<size_t>(std::max(column, 1));
  const std::string_view part = cut_around(line, at_column);
  std::string shown = part.data() == line.data() ? "" : std::string(kEllipsis);
  std::string below = shown.empty() ? "" : " ";
  for (size_t at = 0; at < part.size();) {
    const Character character = character_at(part, at);
    const bool before_caret = at + 1 < at_column;
    const bool is_control = character.code < 0x20 || (character.code >= 0x7F && character.code < 0xA0);
    if (character.code == '\t')
      shown += '\t';
    else if (is_control || character.code == 0xFFFD)
      shown += kReplacementCharacter;
    else
      shown += part.substr(at, character.bytes);
    if (before_caret && character.code == '\t')
      below += '\t';
    else if (before_caret)
      below.append(static_cast<size_t>(terminal_width(character.code)), ' ');
    at += character.bytes;
  }
  if (part.end() != line.end()) shown += kEllipsis;
  return "  " + shown + "\n  " + below;
}

// One file's lines, found by number; findings come sorted, so that one file at a time is enough.
class SourceFile {
 public:
  std::string_view line(const std::string& path, int number) {
    if (path != path_) open(path);
    if (number < line_) {
      line_ = 1;
      at_ = 0;
    }
    for (; line_ < number; ++line_) {
      const size_t end = text_.find('\n', at_);
      if (end == std::string::npos) return {};
      at_ = end + 1;
    }
    std::string_view line = std::string_view(text_).substr(at_);
    line = line.substr(0, line.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

 private:
  void open(const std::string& path) {
    path_ = path;
    text_ = read_file(path).value_or(std::string());
    line_ = 1;
    at_ = 0;
  }

  std::string path_, text_;
  int line_ = 1;
  size_t at_ = 0;
};

std::string_view name_of(Severity severity) { return severity == Severity::kError ? "error" : "warning"; }

std::string place_of(const Diagnostic& finding) {
  std::string place = finding.path;
  if (finding.line > 0) place += ":" + std::to_string(finding.line);
  if (finding.line > 0 && finding.column > 0) place += ":" + std::to_string(finding.column);
  return place.empty() ? place : place + ": ";
}

// Messages quote what authors wrote: control characters must not reach the terminal from there either.
std::string printable(std::string_view text) {
  std::string out = repaired_utf8(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

}  // namespace

std::string grouped(uint64_t number) {
  std::string text = std::to_string(number);
  for (size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string counted(uint64_t count, std::string_view what) {
  return grouped(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string format_diagnostic(const Diagnostic& finding, std::string_view source_line, bool colour) {
  const auto in_colour = [&](std::string_view code, std::string_view text) {
    return colour ? std::string(code) + std::string(text) + std::string(kReset) : std::string(text);
  };
  const std::string_view warn = finding.severity == Severity::kError ? kRed : kYellow;
  std::string out = in_colour(kBold, printable(place_of(finding)));
  out += in_colour(warn, std::string(name_of(finding.severity)) + "[" + finding.code + "]") + ": ";
  out += in_colour(kBold, printable(finding.message)) + "\n";
  if (finding.line > 0 && finding.column > 0 && !source_line.empty())
    out += line_and_caret(source_line, finding.column) + in_colour(warn, "^") + "\n";
  if (!finding.hint.empty()) out += "  hint: " + printable(finding.hint) + "\n";
  return out;
}

std::string format_diagnostics(const Diagnostics& findings, bool colour) {
  SourceFile source;
  std::string out;
  for (const Diagnostic& finding : findings) {
    const bool has_line = !finding.path.empty() && finding.line > 0;
    out += format_diagnostic(finding, has_line ? source.line(finding.path, finding.line) : std::string_view(),
                             colour);
  }
  return out;
}

std::string diagnostics_as_json(const Diagnostics& findings) {
  std::string out = "[";
  for (const Diagnostic& finding : findings) {
    OrderedJson object = {{"path", finding.path},     {"line", finding.line},
                          {"column", finding.column}, {"severity", name_of(finding.severity)},
                          {"code", finding.code},     {"message", finding.message},
                          {"hint", finding.hint}};
    out += out.size() > 1 ? ",\n " : "\n ";
    out += object.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
  }
  return out + (findings.empty() ? "]\n" : "\n]\n");
}

std::string summary_of(const Diagnostics& findings) {
  const auto errors = static_cast<size_t>(std::count_if(
      findings.begin(), findings.end(), [](const Diagnostic& d) { return d.severity == Severity::kError; }));
  const size_t warnings = findings.size() - errors;
  std::string out = errors == 0 ? "no errors" : counted(errors, "error");
  if (warnings > 0) out += ", " + counted(warnings, "warning");
  return out;
}

bool shows_colour(std::FILE* stream) {
  const char* refused = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (refused != nullptr && *refused != '\0') return false;
  return ::isatty(::fileno(stream)) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

void sort_findings(Diagnostics& findings) {
  const auto key = [](const Diagnostic& d) { return std::tie(d.path, d.line, d.column, d.code, d.message); };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                 findings.end());
}

bool has_errors(const Diagnostics& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::kError; });
}

}  // namespace satchel
