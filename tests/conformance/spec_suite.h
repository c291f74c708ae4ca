// Reads the examples out of a CommonMark or GFM specification (spec.txt).
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace satchel_test {

struct SpecExample {
  int number = 0;
  std::string section;  // the heading it stands under
  std::string markdown;
  std::string html;
};

inline std::string read_text_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The specification writes a tab as →.
inline std::string with_tabs(std::string text) {
  const std::string arrow = "\xE2\x86\x92";
  for (size_t at = text.find(arrow); at != std::string::npos; at = text.find(arrow, at))
    text.replace(at, arrow.size(), "\t");
  return text;
}

inline std::vector<SpecExample> read_spec(const std::string& path) {
  const std::string fence(32, '`');
  std::vector<SpecExample> examples;
  std::istringstream lines(read_text_file(path));
  std::string section, line;
  enum { kProse, kMarkdown, kHtml } state = kProse;
  SpecExample example;
  while (std::getline(lines, line)) {
    if (state == kProse && line.rfind(fence + " example", 0) == 0) {
      example = {static_cast<int>(examples.size()) + 1, section, "", ""};
      state = kMarkdown;
    } else if (state != kProse && line == fence) {
      example.markdown = with_tabs(example.markdown);
      example.html = with_tabs(example.html);
      examples.push_back(example);
      state = kProse;
    } else if (state == kMarkdown && line == ".") {
      state = kHtml;
    } else if (state == kMarkdown) {
      example.markdown += line + "\n";
    } else if (state == kHtml) {
      example.html += line + "\n";
    } else if (line.rfind("#", 0) == 0) {
      section = line.substr(line.find_first_not_of("# "));
    }
  }
  return examples;
}

}  // namespace satchel_test
