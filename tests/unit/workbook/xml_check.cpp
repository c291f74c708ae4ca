#include "xml_check.h"

#include <catch2/catch.hpp>
#include <set>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "bundle/crc32.h"
#include "bundle/zip_layout.h"

namespace satchel {
namespace {

bool is_name_char(char c) { return is_ascii_alnum(c) || c == ':' || c == '_' || c == '-' || c == '.'; }

// Reads a document from its first byte to its last; `fault` says where it stopped.
class XmlChecker {
 public:
  explicit XmlChecker(std::string_view xml) : rest_(xml) {}

  std::string run() {
    if (find_invalid_utf8(rest_) != std::string_view::npos) return "not UTF-8";
    take("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    do markup();
    while (fault_.empty() && !open_.empty());
    if (fault_.empty() && !rest_.empty()) fault_ = "something behind the root";
    return fault_.empty() ? "" : fault_ + " before: " + std::string(rest_.substr(0, 60));
  }

 private:
  bool at(std::string_view text) const { return rest_.starts_with(text); }
  void take(std::string_view text) {
    if (!fault_.empty()) return;
    if (at(text))
      rest_.remove_prefix(text.size());
    else
      fault_ = "no \"" + std::string(text) + "\"";
  }
  std::string name() {
    size_t end = 0;
    while (end < rest_.size() && is_name_char(rest_[end])) ++end;
    const std::string name(rest_.substr(0, end));
    if (name.empty() && fault_.empty()) fault_ = "no name";
    rest_.remove_prefix(end);
    return name;
  }

  // Character data up to one of `ends`: no control character, no bare "&", only known references.
  void text(std::string_view ends) {
    while (fault_.empty() && !rest_.empty() && ends.find(rest_[0]) == std::string_view::npos) {
      if (at("&")) {
        reference();
        continue;
      }
      const auto byte = static_cast<unsigned char>(rest_[0]);
      if (byte < 0x20 || at(">") || at("\xEF\xBF\xBE") || at("\xEF\xBF\xBF"))
        fault_ = "a forbidden character";
      rest_.remove_prefix(1);
    }
  }
  void reference() {
    for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#x27;", "&#9;", "&#10;"})
      if (at(known)) return take(known);
    fault_ = "an unknown reference";
  }

  void markup() {
    if (at("</")) {
      take("</");
      if (name() != open_.back()) fault_ = "the wrong end";
      open_.pop_back();
      take(">");
    } else {
      start();
    }
    if (!open_.empty()) text("<");
  }
  void start() {
    take("<");
    const std::string element = name();
    std::set<std::string> attributes;
    while (fault_.empty() && at(" ")) {
      take(" ");
      if (!attributes.insert(name()).second) fault_ = "a doubled attribute";
      take("=\"");
      text("\"<");
      take("\"");
    }
    if (at("/>")) return take("/>");
    take(">");
    open_.push_back(element);
  }

  std::string_view rest_;
  std::vector<std::string> open_;
  std::string fault_;
};

}  // namespace

std::string xml_fault(std::string_view xml) { return XmlChecker(xml).run(); }

std::map<std::string, std::string> parts_of(std::string_view archive) {
  std::map<std::string, std::string> parts;
  while (archive.starts_with("PK\x03\x04")) {
    const size_t size = zip::get32(archive, 22);
    const size_t name_size = zip::get16(archive, 26);
    const std::string name(archive.substr(zip::kLocalBytes, name_size));
    const std::string bytes(archive.substr(zip::kLocalBytes + name_size, size));
    CHECK(zip::get32(archive, 14) == crc32(bytes));
    CHECK(parts.emplace(name, bytes).second);
    archive.remove_prefix(zip::kLocalBytes + name_size + size);
  }
  CHECK(archive.starts_with("PK\x01\x02"));
  return parts;
}

}  // namespace satchel
