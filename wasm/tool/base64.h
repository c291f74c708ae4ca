// Base64, in which bytes stand in text.
#pragma once

#include <string>
#include <string_view>

namespace satchel {

std::string base64(std::string_view bytes);

}  // namespace satchel
