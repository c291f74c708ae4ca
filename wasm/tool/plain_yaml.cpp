#include "tool/plain_yaml.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace satchel {
namespace {

// Beyond 1,024 bytes a key needs a "?" before it (YAML 1.2, 7.4.2); who writes so long a key is no common
// case.
constexpr size_t kMaxKeyBytes = 100;
// Keys are compared one by one; the parser of larger maps does it better.
constexpr size_t kMaxKeys = 64;
// What YAML reads as null where it stands without quotes.
constexpr std::array<std::string_view, 3> kNullWords = {"null", "Null", "NULL"};

bool is_null_word(std::string_view word) {
  return std::find(kNullWords.begin(), kNullWords.end(), word) != kNullWords.end();
}

bool is_key_byte(char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; }

// Whether a value without quotes may begin so: letters, digits, and no sign that means something to YAML.
bool begins_plain(char c) {
  constexpr std::string_view kSigns = "/(.$+<";
  return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80 || kSigns.find(c) != kSigns.npos;
}

bool is_plain_value(std::string_view text) {
  return begins_plain(text.front()) && text.back() != ':' && text.find(": ") == text.npos &&
         text.find(" #") == text.npos && !is_null_word(text);
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; });
}

YamlNode scalar(std::string_view text, bool is_plain, Place place) {
  YamlNode node;
  node.kind = YamlNode::Kind::kScalar;
  node.text = text;
  node.is_plain = is_plain;
  node.place = place;
  return node;
}

// One line under way.
struct Line {
  std::string_view text;  // without the line's end and the spaces before it
  size_t at = 0;          // what has been read of it
  int number = 0;

  Place place() const { return {number, static_cast<int>(at) + 1}; }
  bool is_read() const { return at == text.size(); }
  void skip_spaces() { at = std::min(text.find_first_not_of(' ', at), text.size()); }
};

// Reads "text" in quotes that stand at `line.at`.
std::optional<YamlNode> quoted(Line& line) {
  const Place place = line.place();
  const size_t end = line.text.find('"', line.at + 1);
  if (end == line.text.npos) return std::nullopt;
  const std::string_view inside = line.text.substr(line.at + 1, end - line.at - 1);
  if (inside.find('\\') != inside.npos) return std::nullopt;
  line.at = end + 1;
  return scalar(inside, false, place);
}

// Reads a key with its colon and the spaces after it.
std::optional<YamlNode> take_key(Line& line) {
  std::optional<YamlNode> key;
  if (line.text[line.at] == '"') {
    key = quoted(line);
  } else if (is_ascii_alpha(line.text[line.at])) {
    const Place place = line.place();
    const size_t begin = line.at;
    while (!line.is_read() && is_key_byte(line.text[line.at])) ++line.at;
    const std::string_view word = line.text.substr(begin, line.at - begin);
    if (!is_null_word(word)) key = scalar(word, true, place);
  }
  if (!key || key->text.size() > kMaxKeyBytes) return std::nullopt;
  if (line.is_read() || line.text[line.at++] != ':') return std::nullopt;
  if (!line.is_read() && line.text[line.at] != ' ') return std::nullopt;
  line.skip_spaces();
  return key;
}

// Reads the rest of the line, which must not be empty.
std::optional<YamlNode> take_value(Line& line) {
  if (line.text[line.at] == '"') {
    std::optional<YamlNode> value = quoted(line);
    return line.is_read() ? value : std::nullopt;
  }
  const std::string_view value = line.text.substr(line.at);
  if (!is_plain_value(value)) return std::nullopt;
  return scalar(value, true, line.place());
}

class PlainReader {
 public:
  PlainReader(std::string_view text, int first_line) : rest_(text), number_(first_line - 1) { next_line(); }

  std::optional<YamlNode> read() {
    std::optional<YamlNode> map = read_map(0, true);
    return is_at_end_ ? map : std::nullopt;
  }

 private:
  // Goes on to the next line that is not empty, behind its indentation.
  void next_line() {
    do {
      is_at_end_ = rest_.empty();
      if (is_at_end_) return;
      const size_t end = std::min(rest_.find('\n'), rest_.size());
      line_ = {rest_.substr(0, end), 0, ++number_};
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      line_.text = line_.text.substr(0, line_.text.find_last_not_of(' ') + 1);
    } while (line_.text.empty());
    line_.skip_spaces();
  }

  // Reads the lines that are indented by exactly `indent` bytes.
  std::optional<YamlNode> read_map(size_t indent, bool may_nest) {
    YamlNode map;
    map.kind = YamlNode::Kind::kMap;
    map.place = line_.place();
    while (!is_at_end_ && line_.at == indent) {
      std::optional<YamlNode> key = take_key(line_);
      if (!key || map.keys.size() == kMaxKeys || map.find(key->text) != nullptr) return std::nullopt;
      std::optional<YamlNode> value = read_value(indent, may_nest);
      if (!value) return std::nullopt;
      map.keys.push_back(std::move(*key));
      map.values.push_back(std::move(*value));
    }
    if (map.keys.empty()) return std::nullopt;
    return map;
  }

  std::optional<YamlNode> read_value(size_t indent, bool may_nest) {
    if (!line_.is_read()) {
      std::optional<YamlNode> value = take_value(line_);
      next_line();
      return value;
    }
    next_line();
    if (is_at_end_ || !may_nest || line_.at <= indent) return std::nullopt;
    return read_map(line_.at, false);
  }

  std::string_view rest_;  // after `line_`
  int number_;             // of `line_`, in the file
  Line line_;
  bool is_at_end_ = false;
};

}  // namespace

std::optional<YamlNode> parse_plain_yaml(std::string_view text, int first_line) {
  if (has_control(text) || find_invalid_utf8(text) != text.npos) return std::nullopt;
  return PlainReader(text, first_line).read();
}

}  // namespace satchel
