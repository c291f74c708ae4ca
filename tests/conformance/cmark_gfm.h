// Runs Debian's cmark-gfm on many documents at once, to compare with.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "spec_suite.h"

namespace satchel_test {

// Stands between two documents; it ends every block that may be open (the documents leave no fence open).
inline std::string document_mark(size_t index) { return "<!-- document " + std::to_string(index) + " -->"; }

// The documents in one text, each in front of its mark.
inline std::string join_documents(const std::vector<std::string>& documents) {
  std::string text;
  for (size_t i = 0; i < documents.size(); ++i) text += documents[i] + "\n\n" + document_mark(i) + "\n\n";
  return text;
}

// The HTML of each document of a joined text.
inline std::vector<std::string> split_documents(const std::string& html, size_t count) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (size_t i = 0; i < count; ++i) {
    const std::string mark = document_mark(i) + "\n";
    const size_t end = html.find(mark, begin);
    if (end == std::string::npos) break;
    parts.push_back(html.substr(begin, end - begin));
    begin = end + mark.size();
  }
  return parts;
}

// What `cmark-gfm` prints for `markdown` with the extensions that DIALECT.md names; empty where it cannot be
// run.
inline std::string run_cmark_gfm(const std::string& markdown) {
  char path[] = "/tmp/satchel-gfm-XXXXXX";
  const int file = mkstemp(path);
  if (file < 0) return {};
  std::FILE* input = fdopen(file, "wb");
  std::fwrite(markdown.data(), 1, markdown.size(), input);
  std::fclose(input);
  const std::string command =
      std::string("cmark-gfm -e table -e strikethrough -e autolink -e tasklist --unsafe ") + path;
  std::string html;
  if (std::FILE* pipe = popen(command.c_str(), "r")) {
    char buffer[65536];
    for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) html.append(buffer, n);
    pclose(pipe);
  }
  std::remove(path);
  return html;
}

}  // namespace satchel_test
