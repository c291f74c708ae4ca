// The compact case folding (wasm/case_fold.cmake) against cmark's own switch, for every code point.
#include <catch2/catch.hpp>
#include <string>

extern "C" {
#include <buffer.h>
#include <cmark.h>
#include <utf8.h>
}

namespace {

std::string encoded(int32_t code_point) {
  cmark_strbuf buffer = CMARK_BUF_INIT(cmark_get_default_mem_allocator());
  cmark_utf8proc_encode_char(code_point, &buffer);
  std::string text(reinterpret_cast<const char*>(buffer.ptr), static_cast<size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return text;
}

std::string folded_by_cmark(int32_t c) {
  std::string folded;
  const auto bufpush = [&](int32_t code_point) { folded += encoded(code_point); };
#include SATCHEL_CASE_FOLD_SWITCH
  return folded;
}

std::string folded_by_table(const std::string& text) {
  cmark_strbuf buffer = CMARK_BUF_INIT(cmark_get_default_mem_allocator());
  cmark_utf8proc_case_fold(&buffer, reinterpret_cast<const uint8_t*>(text.data()),
                           static_cast<bufsize_t>(text.size()));
  std::string folded(reinterpret_cast<const char*>(buffer.ptr), static_cast<size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return folded;
}

}  // namespace

TEST_CASE("case folding agrees with cmark's own for every code point") {
  for (int32_t code_point = 1; code_point < 0x20000; ++code_point) {
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (is_surrogate || code_point == 0xFFFE || code_point == 0xFFFF)
      continue;  // cmark uses these two for its own ends
    if (folded_by_table(encoded(code_point)) != folded_by_cmark(code_point))
      FAIL("code point " << code_point);
  }
}
