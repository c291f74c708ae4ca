#include "model/json.h"

namespace satchel {

const Json* member(const Json& value, std::string_view key) {
  if (!value.is_object()) return nullptr;
  const auto found = value.find(key);
  return found == value.end() ? nullptr : &*found;
}

std::string_view string_member(const Json& value, std::string_view key, std::string_view otherwise) {
  const Json* found = member(value, key);
  return found != nullptr && found->is_string() ? std::string_view(found->get_ref<const std::string&>()) : otherwise;
}

bool bool_member(const Json& value, std::string_view key, bool otherwise) {
  const Json* found = member(value, key);
  return found != nullptr && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::string scalar_text(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  return {};
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace satchel
