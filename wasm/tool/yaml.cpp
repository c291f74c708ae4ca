#include "tool/yaml.h"

#include <algorithm>
#include <istream>
#include <streambuf>
#include <unordered_map>
#include <unordered_set>

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "base/utf8.h"
#include "tool/plain_yaml.h"

namespace satchel {
namespace {

constexpr int kMaxDepth = 64;

// Thrown out of yaml-cpp's parser, which knows no other way to be stopped; caught in parse_yaml.
struct Stop {
  Diagnostic finding;
};

size_t count_values(const YamlNode& node) {
  size_t count = 1;
  for (const YamlNode& child : node.values) count += count_values(child);
  return count;
}

// yaml-cpp turns the escapes \N and \_ into bytes of Latin-1: U+0085 and U+00A0 are meant.
std::string with_utf8_escapes(std::string_view text) {
  std::string out;
  for (size_t at = find_invalid_utf8(text); at != text.npos; at = find_invalid_utf8(text)) {
    const char byte = text[at];
    out.append(text, 0, at)
        .append(byte == '\xA0'   ? "\u00A0"
                : byte == '\x85' ? "\u0085"
                                 : kReplacementCharacter);
    text.remove_prefix(at + 1);
  }
  return out.append(text);
}

// Builds the tree from the parser's events. Aliases are copied: what they multiply to is bounded by `budget`
// values.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(int line_shift, size_t budget) : line_shift_(line_shift), budget_(budget) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(node_at(mark, YamlNode::Kind::kNull), anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node = node_at(mark, YamlNode::Kind::kScalar);
    node.text = with_utf8_escapes(value);
    // "?" is a plain scalar without a tag; "!" a quoted one. A tag such as !!str makes text of it.
    node.is_plain = tag == "?";
    add(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end())
      stop(place_of(mark), "yaml-alias", "this alias stands inside the value that it repeats", "");
    YamlNode copy = known->second;
    copy.place = place_of(mark);
    spend(count_values(copy), copy.place);
    add(std::move(copy), 0);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(node_at(mark, YamlNode::Kind::kList), anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(node_at(mark, YamlNode::Kind::kMap), anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    bool expects_value = false;                  // of a map: its last key has no value yet
    std::unordered_set<std::string> known_keys;  // of a map
  };

  Place place_of(const YAML::Mark& mark) const { return {mark.line + 1 + line_shift_, mark.column + 1}; }

  YamlNode node_at(const YAML::Mark& mark, YamlNode::Kind kind) const {
    YamlNode node;
    node.kind = kind;
    node.place = place_of(mark);
    return node;
  }

  [[noreturn]] static void stop(Place place, std::string code, std::string message, std::string hint) {
    Stop reason;
    reason.finding = {{}, place.line, place.column, std::move(code), std::move(message), std::move(hint)};
    throw reason;
  }

  void spend(size_t values, Place place) {
    if (values > budget_)
      stop(place, "yaml-too-large", "aliases multiply to too many values here", "write the values out");
    budget_ -= values;
  }

  void open(YamlNode node, YAML::anchor_t anchor) {
    if (open_.size() >= kMaxDepth)
      stop(node.place, "yaml-depth", "values are nested deeper than " + std::to_string(kMaxDepth) + " levels",
           "");
    if (!open_.empty() && open_.back().node.is_map() && !open_.back().expects_value) refuse_key(node.place);
    open_.push_back({std::move(node), anchor, false, {}});
  }

  void close() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    add(std::move(closed.node), closed.anchor);
  }

  [[noreturn]] static void refuse_key(Place place) {
    stop(place, "yaml-key", "a key must be a word or a text", "put quotes around it");
  }

  void add(YamlNode node, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = node;
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (!parent.node.is_map()) {
      parent.node.values.push_back(std::move(node));
    } else if (parent.expects_value) {
      parent.node.values.push_back(std::move(node));
      parent.expects_value = false;
    } else {
      add_key(parent, std::move(node));
    }
  }

  static void add_key(Open& map, YamlNode key) {
    if (!key.is_scalar()) refuse_key(key.place);
    if (!map.known_keys.insert(key.text).second)
      stop(key.place, "yaml-duplicate-key", "the key \"" + key.text + "\" stands here a second time",
           "keep one of the two");
    map.node.keys.push_back(std::move(key));
    map.expects_value = true;
  }

  int line_shift_;
  size_t budget_;
  YamlNode root_;
  std::vector<Open> open_;
  std::unordered_map<YAML::anchor_t, YamlNode> anchors_;
};

// Lets yaml-cpp read bytes that lie elsewhere, without copying them into a stringstream.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

YAML::Mark mark_at(std::string_view text, size_t offset) {
  YAML::Mark mark;
  mark.pos = static_cast<int>(offset);
  mark.line =
      static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  mark.column = static_cast<int>(offset - (text.rfind('\n', offset) + 1));
  return mark;
}

// The line of `text` that has the (0-based) number `line`.
std::string_view line_of(std::string_view text, int line) {
  for (; line > 0 && !text.empty(); --line)
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return text.substr(0, text.find('\n'));
}

std::string hint_for(std::string_view message, std::string_view line) {
  const std::string_view indent = line.substr(0, line.find_first_not_of(" \t"));
  if (indent.find('\t') != std::string_view::npos) return "indent with spaces: YAML forbids tabs there";
  if (message.find("illegal map value") != std::string_view::npos)
    return "put quotes around a value that holds \": \"";
  if (message.find("anchor") != std::string_view::npos) return "put quotes around a text that begins with *";
  if (message.find("token") != std::string_view::npos)
    return "put quotes around a text that begins with @, ` or %";
  if (message.find("end of map") != std::string_view::npos)
    return "check that this line is indented like those around it and has a \":\"";
  if (message.find("quote") != std::string_view::npos || message.find("scalar") != std::string_view::npos)
    return "check that every quotation mark is closed";
  return "check colons, quotation marks and indentation";
}

Diagnostic finding_of(const YAML::Exception& error, std::string_view text, int line_shift) {
  Diagnostic d;
  d.line = error.mark.is_null() ? 1 + line_shift : error.mark.line + 1 + line_shift;
  d.column = error.mark.is_null() ? 1 : error.mark.column + 1;
  d.code = "yaml-syntax";
  d.message = "this is not YAML: " + error.msg;
  d.hint = hint_for(error.msg, error.mark.is_null() ? std::string_view() : line_of(text, error.mark.line));
  return d;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (size_t i = 0; i < keys.size(); ++i)
    if (keys[i].text == key) return &values[i];
  return nullptr;
}

Result<YamlNode> parse_yaml(std::string_view text, std::string_view path, int first_line) {
  if (std::optional<YamlNode> plain = parse_plain_yaml(text, first_line)) return std::move(*plain);
  const int line_shift = first_line - 1;
  TreeBuilder builder(line_shift, text.size());
  Diagnostic finding;
  try {
    // YAML forbids NUL, and yaml-cpp takes it for its own mark of an end or of an escape.
    if (const size_t nul = text.find('\0'); nul != text.npos)
      throw YAML::ParserException(mark_at(text, nul), "it holds a NUL byte");
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    YamlNode tree = builder.take();
    TreeBuilder second(line_shift, text.size());
    if (!parser.HandleNextDocument(second)) return tree;
    finding.line = second.take().place.line;
    finding.column = 1;
    finding.code = "yaml-documents";
    finding.message = "a second YAML document begins here";
    finding.hint = "keep one document a file, without \"---\" lines";
  } catch (const YAML::DeepRecursion& error) {
    finding = finding_of(error, text, line_shift);
    finding.code = "yaml-depth";
    finding.message = "values are nested too deep";
    finding.hint.clear();
  } catch (const YAML::Exception& error) {
    finding = finding_of(error, text, line_shift);
  } catch (Stop& reason) {
    finding = std::move(reason.finding);
  }
  finding.path = std::string(path);
  return failure(std::move(finding));
}

}  // namespace satchel
