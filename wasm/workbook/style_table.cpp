#include "workbook/style_table.h"

#include "workbook/xml.h"

namespace satchel::xlsx {
namespace {

constexpr uint32_t kFirstOwnFormat = 164;  // those below are built in

// The elements of one list of the part, such as its fonts; equal ones are there once.
class ElementList {
 public:
  uint32_t number_of(std::string_view element);
  // `opening` is up to the quote before their number.
  void write(TextBuffer& out, const char* opening, const char* closing) const;

 private:
  static constexpr char kEnd = '\0';  // stands behind each, and in none

  TextBuffer elements_;
  uint32_t count_ = 0;
};

uint32_t ElementList::number_of(std::string_view element) {
  std::string_view rest = elements_;
  for (uint32_t number = 0; number < count_; ++number) {
    const size_t end = rest.find(kEnd);
    if (rest.substr(0, end) == element) return number;
    rest.remove_prefix(end + 1);
  }
  elements_ += element;
  elements_ += kEnd;
  return count_++;
}

void ElementList::write(TextBuffer& out, const char* opening, const char* closing) const {
  attribute(out, opening, count_);
  put(out, ">");
  for (const char c : elements_.view())
    if (c != kEnd) out += c;
  put(out, closing);
}

// `opening` up to the quote before the eight digits, of which the first two say "opaque".
void append_color(TextBuffer& out, const char* opening, uint32_t color) {
  put(out, opening);
  put(out, "FF");
  for (int shift = 20; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[color >> shift & 15];
  put(out, "\"/>");
}

TextBuffer font(const Style& style) {
  TextBuffer out;
  put(out, "<font>");
  if (style.bold) put(out, "<b/>");
  if (style.italic) put(out, "<i/>");
  if (style.underline) put(out, "<u/>");
  number_attribute(out, "<sz val=\"", style.size);
  put(out, "/>");
  if (style.color != kNoColor) append_color(out, "<color rgb=\"", style.color);
  put(out, "<name val=\"Calibri\"/><family val=\"2\"/></font>");
  return out;
}

TextBuffer fill(const Style& style) {
  TextBuffer out;
  if (style.fill == kNoColor) {
    put(out, "<fill><patternFill patternType=\"none\"/></fill>");
    return out;
  }
  append_color(out, "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"", style.fill);
  put(out, "<bgColor indexed=\"64\"/></patternFill></fill>");
  return out;
}

TextBuffer border(const Style& style) {
  constexpr const char* kSides[] = {"left", "right", "top", "bottom"};  // in the order of Border's bits
  TextBuffer out;
  put(out, "<border>");
  for (int side = 0; side < 4; ++side) {
    put(out, "<");
    put(out, kSides[side]);
    if ((style.border >> side & 1) == 0) {
      put(out, "/>");
      continue;
    }
    put(out, " style=\"thin\">");
    if (style.line_color == kNoColor)
      put(out, "<color auto=\"1\"/>");
    else
      append_color(out, "<color rgb=\"", style.line_color);
    put(out, "</");
    put(out, kSides[side]);
    put(out, ">");
  }
  put(out, "<diagonal/></border>");
  return out;
}

void append_alignment(TextBuffer& out, const Style& style) {
  constexpr const char* kHorizontal[] = {"", " horizontal=\"left\"", " horizontal=\"center\"",
                                         " horizontal=\"right\""};
  constexpr const char* kVertical[] = {"", " vertical=\"top\"", " vertical=\"center\""};
  put(out, "<alignment");
  put(out, kHorizontal[static_cast<int>(style.horizontal)]);
  put(out, kVertical[static_cast<int>(style.vertical)]);
  if (style.wrap) put(out, " wrapText=\"1\"");
  if (style.indent != 0) attribute(out, " indent=\"", style.indent);
  put(out, "/>");
}

// The part's lists, filled on the way through the styles.
class StyleSheet {
 public:
  // A reader takes the first two fills for these, whatever they are.
  StyleSheet() {
    fills_.number_of(fill({}));
    fills_.number_of("<fill><patternFill patternType=\"gray125\"/></fill>");
  }
  void add(const Style& style, uint32_t format);
  void add_format(std::string_view code, uint32_t format);
  TextBuffer part(uint32_t styles) const;
  uint32_t format_count() const { return format_count_; }

 private:
  TextBuffer formats_;
  uint32_t format_count_ = 0;
  ElementList fonts_;
  ElementList fills_;
  ElementList borders_;
  TextBuffer cells_;
};

void StyleSheet::add_format(std::string_view code, uint32_t format) {
  attribute(formats_, "<numFmt numFmtId=\"", format);
  attribute(formats_, " formatCode=\"", code);
  put(formats_, "/>");
  ++format_count_;
}

void StyleSheet::add(const Style& style, uint32_t format) {
  attribute(cells_, "<xf xfId=\"0\" numFmtId=\"", format);
  attribute(cells_, " fontId=\"", fonts_.number_of(font(style)));
  attribute(cells_, " fillId=\"", fills_.number_of(fill(style)));
  attribute(cells_, " borderId=\"", borders_.number_of(border(style)));
  put(cells_,
      " applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\""
      " applyProtection=\"1\">");
  append_alignment(cells_, style);
  if (style.unlocked) put(cells_, "<protection locked=\"0\"/>");
  put(cells_, "</xf>");
}

TextBuffer StyleSheet::part(uint32_t styles) const {
  TextBuffer out =
      begin_part("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
  if (format_count_ != 0) {
    attribute(out, "<numFmts count=\"", format_count_);
    put(out, ">");
    out += formats_;
    put(out, "</numFmts>");
  }
  fonts_.write(out, "<fonts count=\"", "</fonts>");
  fills_.write(out, "<fills count=\"", "</fills>");
  borders_.write(out, "<borders count=\"", "</borders>");
  put(out,
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
      "borderId=\"0\"/></cellStyleXfs>");
  attribute(out, "<cellXfs count=\"", styles);
  put(out, ">");
  out += cells_;
  put(out,
      "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
      "</styleSheet>");
  return out;
}

}  // namespace

uint32_t StyleTable::number_of(const Style& style) {
  uint32_t number = 0;
  while (number < styles_.size() && !(styles_[number] == style)) ++number;
  if (number == styles_.size()) styles_.push_back(style);
  return number;
}

// A number format has the number of the first style that has it.
TextBuffer StyleTable::part() const {
  const auto count = static_cast<uint32_t>(styles_.size());
  StyleSheet sheet;
  for (uint32_t i = 0; i < count; ++i) {
    const std::string_view code = styles_[i].number_format;
    uint32_t first = 0;
    while (styles_[first].number_format != code) ++first;
    const uint32_t format = code.empty() ? 0 : kFirstOwnFormat + first;
    if (first == i && format != 0) sheet.add_format(code, format);
    sheet.add(styles_[i], format);
  }
  if (count > kMaxStyles || sheet.format_count() > kMaxNumberFormats) return {};
  return sheet.part(count);
}

}  // namespace satchel::xlsx
