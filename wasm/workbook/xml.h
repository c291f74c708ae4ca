// The XML that a workbook's parts are made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/text_buffer.h"

// Half of this room is calls that append a word of markup. They take pointers, which WebAssembly passes in a
// few bytes, while a view of a literal is twenty.
namespace satchel::xlsx {

// A part that begins with the XML declaration and `opening`, its first element's.
TextBuffer begin_part(const char* opening);

// What a part of relationships begins with.
inline constexpr const char* kRelationships =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

// Appends `markup` as it stands.
void put(TextBuffer& out, const char* markup);

// `text`, which is valid UTF-8, fit for element content and for quoted attributes. Characters that XML cannot
// hold are written as _x0008_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring), and what looks like that as
// _x005F_x0008_.
void append_xml(TextBuffer& out, std::string_view text);

// Whether append_xml writes `text` without such escapes.
bool is_plain(std::string_view text);

void append_count(TextBuffer& out, uint32_t count);

// The shortest decimal that reads back as the same number.
void append_number(TextBuffer& out, double number);

// Append an attribute; `opening` is its name with what stands around it: ` ht="`.
void attribute(TextBuffer& out, const char* opening, std::string_view text);
void attribute(TextBuffer& out, const char* opening, uint32_t count);
void number_attribute(TextBuffer& out, const char* opening, double number);
// The same, but nothing where the text is empty.
void optional_attribute(TextBuffer& out, const char* opening, const std::string& text);

// <NAME>text</NAME>, `opening` and `closing` as they stand.
void element(TextBuffer& out, const char* opening, const std::string& text, const char* closing);

}  // namespace satchel::xlsx
