// The compact list of HTML's named references (wasm/entities.cmake) against cmark's own, names that are
// nearly right among them.
#include <catch2/catch.hpp>
#include <map>
#include <string>

extern "C" {
#include <buffer.h>
#include <cmark.h>
#include <houdini.h>
}

namespace {

#include SATCHEL_ENTITIES

using Values = std::map<std::string, std::string>;

Values cmark_values() {
  Values values;
  for (const cmark_entity_node& entity : cmark_entities)
    values[reinterpret_cast<const char*>(entity.entity)] = reinterpret_cast<const char*>(entity.bytes);
  return values;
}

// What "&name;" stands for; "" where it is no reference.
std::string value_of(const std::string& name) {
  const std::string text = name + ";x";
  cmark_strbuf buffer = CMARK_BUF_INIT(cmark_get_default_mem_allocator());
  const bufsize_t read = houdini_unescape_ent(&buffer, reinterpret_cast<const uint8_t*>(text.data()),
                                              static_cast<bufsize_t>(text.size()));
  std::string value(reinterpret_cast<const char*>(buffer.ptr), static_cast<size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  CHECK(read == (value.empty() ? 0 : static_cast<bufsize_t>(name.size()) + 1));
  return value;
}

}  // namespace

TEST_CASE("named references agree with cmark's own") {
  const Values values = cmark_values();
  REQUIRE(values.size() == CMARK_NUM_ENTITIES);
  const auto check = [&values](const std::string& name) {
    const auto known = values.find(name);
    CAPTURE(name);
    REQUIRE(value_of(name) == (known == values.end() ? "" : known->second));
  };
  for (const auto& [name, value] : values) {
    check(name);
    check(name + "a");
    check(name + "\xC3\xA4");
    check(name.substr(0, name.size() - 1));
    for (size_t i = 0; i < name.size(); ++i)
      for (const char c : std::string("Aaz0_[`\x7F\x80")) {
        std::string wrong = name;
        wrong[i] = c;
        check(wrong);
      }
  }
  for (char c = 1; c < 127; ++c)
    if (c != ';' && c != '#') check(std::string(2, c));
}
