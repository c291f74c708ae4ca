// What a site answers to its views, natively: answers BUNDLE LAYER < QUESTIONS. A question a line, as
// {"route": …, "name": …, "arguments": {…}}; for each a line with the answer, or "failed: " and why, as a
// JSON string; of a file its bytes in hexadecimal. For answers.mjs, which holds the WASM module against it.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "site/site.h"

using namespace satchel;

namespace {

std::string bytes_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string in_hexadecimal(const std::string& bytes) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[c & 15];
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string bundle = bytes_of(argv[1]);
  Result<Site> site = Site::open(bundle, {});
  if (!site || !site->attach("school-districts", bytes_of(argv[2]))) return 1;
  for (std::string line; std::getline(std::cin, line);) {
    const Json question = parse_json(line);
    const Result<std::string> answer = site->ask(string_member(question, "route"), question);
    const bool is_file = string_member(question, "name").ends_with("_workbook");
    std::string text = answer ? *answer : "failed: " + answer.error().message;
    if (answer && is_file) text = in_hexadecimal(text);
    std::string out;
    append_json_string(out, text);
    std::cout << out << '\n';
  }
  return 0;
}
