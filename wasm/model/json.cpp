#include "model/json.h"

#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

namespace satchel {
namespace {

constexpr size_t kMaxDepth = 64;

// Builds the value from nlohmann's parser events. Its own tree builder has no limit of depth, and brings a
// second parser (with a callback) into the module.
class JsonBuilder {
 public:
  explicit JsonBuilder(Json& root) : root_(root) {}

  bool null() { return add(Json()); }
  bool boolean(bool value) { return add(Json(value)); }
  bool number_integer(Json::number_integer_t value) { return add(Json(value)); }
  bool number_unsigned(Json::number_unsigned_t value) { return add(Json(value)); }
  bool number_float(Json::number_float_t value, const std::string&) { return add(Json(value)); }
  bool string(std::string& value) { return add(Json(std::move(value))); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(size_t) { return open(Json::object()); }
  bool start_array(size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    slot_ = &(*open_.back())[name];
    return true;
  }
  bool parse_error(size_t, const std::string&, const Json::exception&) { return false; }

 private:
  Json* place(Json&& value) {
    Json* at = &root_;
    if (slot_ != nullptr)
      at = std::exchange(slot_, nullptr);
    else if (!open_.empty())
      return open_.back()->push_back(std::move(value)), &open_.back()->back();
    *at = std::move(value);
    return at;
  }
  bool add(Json&& value) { return place(std::move(value)) != nullptr; }
  bool open(Json&& container) {
    if (open_.size() == kMaxDepth) return false;
    open_.push_back(place(std::move(container)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Json& root_;
  std::vector<Json*> open_;  // the containers around the next value, outermost first
  Json* slot_ = nullptr;     // the member that the next value belongs to
};

template <class Integer>
std::string integer_text(Integer number) {
  char digits[24];
  return std::string(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// The shortest decimal that reads back as the same number, by nlohmann's own Grisu2: the serializer around it
// would bring printf into the module, and libc++ 14 has no to_chars for floating point.
std::string float_text(double number) {
  if (!std::isfinite(number)) return {};
  char digits[64];
  std::string text(digits, nlohmann::detail::to_chars(digits, digits + sizeof digits, number));
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace

std::string number_text(const Json& value) {
  if (value.is_number_unsigned()) return integer_text(value.get<uint64_t>());
  if (value.is_number_integer()) return integer_text(value.get<int64_t>());
  return value.is_number() ? float_text(value.get<double>()) : std::string();
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

Json parse_json(std::string_view text) {
  Json value;
  JsonBuilder builder(value);
  if (!Json::sax_parse(text, &builder)) return Json(Json::value_t::discarded);
  return value;
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
