// Sections (DIALECT L4): paragraphs such as `[col-50]` and `[/col-50]`.
#pragma once

#include <string_view>

#include "markdown/markdown.h"
#include "markdown/node.h"
#include "markdown/source_map.h"

namespace satchel {

// What the brackets of a section hold.
struct SectionName {
  std::string_view names;  // between the brackets: "a b", "#x"; without the slash of a close
  bool closes = false;
};

// Reads a paragraph's text; false where it is no section. A name is `#?[A-Za-z][A-Za-z0-9_-]*`; at most one
// has a #.
bool parse_section(std::string_view text, SectionName& section);

// The next name of "a #b c", taken off its front; empty at the end.
std::string_view take_name(std::string_view& names);

// Turns the paragraphs that are matching sections into SATCHEL_SECTION_OPEN and _CLOSE. What does not match
// stays text and is told. To be called between the block stage and the inline stage.
void find_sections(cmark_parser* parser, SourceMap& places, Diagnostics& diagnostics);

}  // namespace satchel
