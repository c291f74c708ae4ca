#include "template/values.h"

namespace satchel {

const Json* look_up(std::span<const std::string_view> name, std::span<const Json* const> contexts) {
  if (name.empty()) return contexts.empty() ? nullptr : contexts.back();
  const Json* value = nullptr;
  for (size_t i = contexts.size(); i-- > 0 && value == nullptr;) value = member(*contexts[i], name.front());
  for (size_t i = 1; i < name.size() && value != nullptr; ++i) value = member(*value, name[i]);
  return value;
}

bool is_true(const Json* value) {
  if (value == nullptr || value->is_null()) return false;
  if (value->is_boolean()) return value->get<bool>();
  if (value->is_string()) return !value->get_ref<const std::string&>().empty();
  return !value->is_array() || !value->empty();
}

ValueText::ValueText(const Json* value) {
  if (value == nullptr) return;
  if (value->is_string()) {
    view_ = value->get_ref<const std::string&>();
  } else if (value->is_boolean()) {
    view_ = value->get<bool>() ? "true" : "false";
  } else if (value->is_number()) {
    owned_ = number_text(*value);
    view_ = owned_;
  }
}

}  // namespace satchel
