// The answer qr_code: an address to take along, which a kiosk draws.
#include "qr/qr_code.h"
#include "views/builtin.h"

namespace satchel {

Result<void> answer_qr_code(const ViewCall& call, ViewHost&, TextBuffer& out) {
  return draw_qr_code(string_member(call.arguments, "text"), string_member(call.arguments, "label"), out);
}

}  // namespace satchel
