#include "tool/map_host.h"

namespace satchel {

Result<void> MapHost::render_template(std::string_view, const Json& context, TextBuffer&,
                                      std::span<const TemplateSlot> slots) {
  context_ = context;
  for (const TemplateSlot& slot : slots) slots_[std::string(slot.name)] = slot.html;
  return {};
}

}  // namespace satchel
