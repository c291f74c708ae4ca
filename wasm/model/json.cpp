#include "model/json.h"

#include <charconv>
#include <utility>

#include "base/number.h"

namespace satchel {
namespace {

template <class Integer>
std::string integer_text(Integer number) {
  char digits[24];
  return std::string(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

}  // namespace

std::string number_text(const Json& value) {
  if (value.is_number_unsigned()) return integer_text(value.get<uint64_t>());
  if (value.is_number_integer()) return integer_text(value.get<int64_t>());
  return value.is_number() ? shortest_number(value.get<double>()) : std::string();
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void set(Json& object, std::string_view key, Json&& value) { object[std::string(key)] = std::move(value); }
void set(Json& object, std::string_view key, std::string_view text) {
  set(object, key, Json(std::string(text)));
}
void set(Json& object, std::string_view key, const std::string& text) { set(object, key, Json(text)); }
void set(Json& object, std::string_view key, const char* text) { set(object, key, std::string_view(text)); }
void set(Json& object, std::string_view key, bool value) { set(object, key, Json(value)); }
void set(Json& object, std::string_view key, int value) { set(object, key, Json(value)); }

const Json* member(const Json& value, std::string_view key) {
  if (!value.is_object()) return nullptr;
  const auto found = value.find(key);
  return found == value.end() ? nullptr : &*found;
}

std::string_view string_member(const Json& value, std::string_view key, std::string_view otherwise) {
  const Json* found = member(value, key);
  return found != nullptr && found->is_string() ? std::string_view(found->get_ref<const std::string&>())
                                                : otherwise;
}

double number_member(const Json& value, std::string_view key, double otherwise) {
  const Json* found = member(value, key);
  return found != nullptr && found->is_number() ? found->get<double>() : otherwise;
}

int int_member(const Json& value, std::string_view key, int otherwise) {
  const double number = number_member(value, key, otherwise);
  if (!(number < 2147483647.0)) return 2147483647;
  return number > -2147483647.0 ? static_cast<int>(number) : -2147483647;
}

bool bool_member(const Json& value, std::string_view key, bool otherwise) {
  const Json* found = member(value, key);
  return found != nullptr && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::string scalar_text(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  if (value.is_number()) return number_text(value);
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  return {};
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace satchel
