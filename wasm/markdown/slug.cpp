#include "markdown/slug.h"

#include <utf8.h>

#include "base/ascii.h"

namespace satchel {
namespace {

struct Range {
  int32_t first;
  int32_t last;
};

// Symbols (Unicode's classes Sc, Sk, Sm, So and No, by block), which cmark's list of punctuation does not
// have.
constexpr Range kSymbols[] = {{0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},      {0xBB, 0xBF},
                              {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2000, 0x209F},  {0x20A0, 0x20CF},
                              {0x2100, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020},  {0xE000, 0xF8FF},
                              {0xFE00, 0xFE0F}, {0xFFF0, 0xFFFF}, {0x1F000, 0x1FAFF}};

bool is_dropped(int32_t c) {
  if (c < 0x80) return !is_ascii_alnum(static_cast<char>(c)) && c != '_' && c != '-';
  if (cmark_utf8proc_is_punctuation(c) || cmark_utf8proc_is_space(c)) return true;
  for (const Range& range : kSymbols)
    if (c >= range.first && c <= range.last) return true;
  return false;
}

// Blocks in which capitals and small letters take turns, the capital being even (`odd` = 0) or odd.
struct Pairs {
  int32_t first;
  int32_t last;
  int32_t odd;
};
constexpr Pairs kPairs[] = {{0x100, 0x137, 0}, {0x139, 0x148, 1},   {0x14A, 0x177, 0},
                            {0x179, 0x17E, 1}, {0x1E00, 0x1E95, 0}, {0x1EA0, 0x1EFF, 0},
                            {0x460, 0x481, 0}, {0x48A, 0x4BF, 0},   {0x4D0, 0x52F, 0}};

// The small letter of a Latin, Greek, Cyrillic or Armenian capital; other scripts have no case or are rare in
// headings.
int32_t lower(int32_t c) {
  if (c < 0x80) return to_ascii_lower(static_cast<char>(c));
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB) || (c >= 0x410 && c <= 0x42F))
    return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x531 && c <= 0x556) return c + 48;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  switch (c) {
    case 0x130:
      return 'i';
    case 0x178:
      return 0xFF;
    case 0x386:
      return 0x3AC;
    case 0x38C:
      return 0x3CC;
    case 0x38E:
      return 0x3CD;
    case 0x38F:
      return 0x3CE;
  }
  for (const Pairs& pairs : kPairs)
    if (c >= pairs.first && c <= pairs.last) return (c & 1) == pairs.odd ? c + 1 : c;
  return c;
}

void append_utf8(TextBuffer& out, int32_t c) {
  const auto put = [&out](int32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xE0 | c >> 12);
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 63));
    }
    put(0x80 | (c >> 6 & 63));
  }
  put(0x80 | (c & 63));
}

uint32_t hash_of(std::string_view id) {  // FNV-1a
  uint32_t hash = 2166136261u;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace

void append_slug(TextBuffer& out, std::string_view text) {
  text = trimmed(text);
  const size_t begin = out.size();
  while (!text.empty()) {
    if (const char c = text[0]; is_ascii_alnum(c) || c == '-' || c == '_') {
      out += to_ascii_lower(c);
      text.remove_prefix(1);
      continue;
    }
    int32_t c = 0;
    const int bytes = cmark_utf8proc_iterate(reinterpret_cast<const uint8_t*>(text.data()),
                                             static_cast<bufsize_t>(text.size()), &c);
    text.remove_prefix(bytes > 0 ? static_cast<size_t>(bytes) : 1);
    if (bytes <= 0) continue;
    if (c == ' ' || c == '\n')
      out += '-';
    else if (!is_dropped(c))
      append_utf8(out, lower(c));
  }
  if (out.size() == begin) out += "section";
}

IdSet::Slot& IdSet::find(std::string_view id) {
  const size_t mask = slots_.size() - 1;
  size_t i = hash_of(id) & mask;
  while (!slots_[i].id.empty() && slots_[i].id != id) i = (i + 1) & mask;
  return slots_[i];
}

void IdSet::grow() {
  if (used_ * 2 < slots_.size()) return;
  std::vector<Slot> old;
  old.swap(slots_);
  slots_.resize(old.empty() ? 64 : old.size() * 2);
  for (Slot& slot : old)
    if (!slot.id.empty()) find(slot.id) = std::move(slot);
}

bool IdSet::add(std::string_view id) {
  if (id.empty()) return true;
  grow();
  Slot& slot = find(id);
  if (!slot.id.empty()) return false;
  slot.id = id;
  ++used_;
  return true;
}

std::string IdSet::add_unique(std::string_view slug) {
  if (add(slug)) return std::string(slug);
  for (;;) {
    std::string id = std::string(slug) + '-' + std::to_string(find(slug).next++);
    if (add(id)) return id;
  }
}

}  // namespace satchel
