// SHA-256, by which browsers check what they fetched.
#pragma once

#include <string>
#include <string_view>

namespace satchel {

// 64 small hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace satchel
