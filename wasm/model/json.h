// The JSON value of the whole project, and checked access to it: nlohmann's own accessors abort without
// exceptions.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace satchel {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

// The member `key` of an object, or nullptr where `value` is no object or has no such member. Lives as long
// as `value`.
const Json* member(const Json& value, std::string_view key);

// That member as a string or bool; `otherwise` where it is missing or of another type.
std::string_view string_member(const Json& value, std::string_view key, std::string_view otherwise = {});
bool bool_member(const Json& value, std::string_view key, bool otherwise = false);
// The same as a whole number: what lies behind the point is cut off, what is too large for an int is the
// largest.
int int_member(const Json& value, std::string_view key, int otherwise = 0);
// As a number.
double number_member(const Json& value, std::string_view key, double otherwise = 0);

// Reads JSON text; discarded (is_discarded()) where it is not well-formed or is nested deeper than 64.
Json parse_json(std::string_view text);

// Set a member of an object; null becomes an object. Out of line, because an initializer list of JSON costs
// twenty times the code, and the engine builds many.
void set(Json& object, std::string_view key, Json&& value);
void set(Json& object, std::string_view key, std::string_view text);
void set(Json& object, std::string_view key, const std::string& text);
void set(Json& object, std::string_view key, const char* text);
void set(Json& object, std::string_view key, bool value);
void set(Json& object, std::string_view key, int value);

// A number as JSON prints it, but "3" for 3.0: whether a data file says one or the other makes no difference
// to a reader. Empty where `value` is no (finite) number.
std::string number_text(const Json& value);

// Appends `text` as a JSON string, quotes included. Bytes from 0x80 on stay as they are.
void append_json_string(std::string& out, std::string_view text);

// The text of a scalar as an author wrote it: strings as they are, numbers and booleans printed, null and
// containers "".
std::string scalar_text(const Json& value);

// The shortest JSON text, invalid UTF-8 replaced instead of aborting.
std::string dump(const Json& value);

}  // namespace satchel
