// CRC-32 as ZIP uses it (ISO 3309, reflected polynomial 0xEDB88320).
#pragma once

#include <cstdint>
#include <string_view>

namespace satchel {

uint32_t crc32(std::string_view bytes);

}  // namespace satchel
