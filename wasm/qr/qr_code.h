// QR codes (ISO/IEC 18004) as SVG, by which a kiosk hands over an address.
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/text_buffer.h"

namespace satchel {

// Appends an <svg> with the QR code of `text` (any bytes), dark on white whatever the page's colours are,
// with the light border of four modules that readers need; `label` is its name for those who do not see it.
// 15 % of it may be damaged and it still reads. Fails with "qr-too-long" beyond 2,331 bytes.
Result<void> draw_qr_code(std::string_view text, std::string_view label, TextBuffer& out);

}  // namespace satchel
