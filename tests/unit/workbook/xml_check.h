// A strict look at XML, and at the parts of a workbook: for these tests alone.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace satchel {

// What is wrong with `xml` as a well-formed document (elements, attributes, references, characters), or "".
std::string xml_fault(std::string_view xml);

// The archive's entries by name, read by their local headers. Fails the test where there are doubled ones.
std::map<std::string, std::string> parts_of(std::string_view archive);

}  // namespace satchel
