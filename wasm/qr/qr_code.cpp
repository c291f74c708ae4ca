#include "qr/qr_code.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/escape.h"

extern "C" {
#include "qrcodegen.h"
}

namespace satchel {
namespace {

constexpr int kBorder = 4;  // modules; what the standard asks for

using Modules = std::array<uint8_t, qrcodegen_BUFFER_LEN_MAX>;

// False where the text is too long.
bool encode(std::string_view text, Modules& modules) {
  Modules scratch;
  if (text.size() > scratch.size()) return false;
  std::copy(text.begin(), text.end(), scratch.begin());
  constexpr bool kTakeMoreCorrectionWhereItFits = true;
  return qrcodegen_encodeBinary(scratch.data(), text.size(), modules.data(), qrcodegen_Ecc_MEDIUM,
                                qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO,
                                kTakeMoreCorrectionWhereItFits);
}

void append_int(TextBuffer& out, int value) { out += std::to_string(value); }

// One bar for each run of dark modules in a row: without seams, whatever the scale.
void append_runs(TextBuffer& out, const Modules& modules, int size) {
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      const int begin = x;
      while (x < size && qrcodegen_getModule(modules.data(), x, y)) ++x;
      if (x == begin) continue;
      out += 'M';
      append_int(out, begin + kBorder);
      out += ' ';
      append_int(out, y + kBorder);
      out += 'h';
      append_int(out, x - begin);
      out += "v1H";
      append_int(out, begin + kBorder);
      out += 'z';
    }
}

}  // namespace

Result<void> draw_qr_code(std::string_view text, std::string_view label, TextBuffer& out) {
  Modules modules;
  if (!encode(text, modules)) return failure("qr-too-long", "this is too long for a QR code");
  const int size = qrcodegen_getSize(modules.data());
  const std::string whole = std::to_string(size + 2 * kBorder);
  out += "<svg class=\"qr\" viewBox=\"0 0 ";
  out += whole + " " + whole;
  out += "\" role=\"img\" aria-label=\"";
  append_attribute(out, label);
  out += "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h";
  out += whole + "v" + whole + "H0z";
  out += "\"/><path fill=\"#000\" d=\"";
  append_runs(out, modules, size);
  out += "\"/></svg>";
  return {};
}

}  // namespace satchel
