// Writes the samples into a folder, NAME.xlsx, and beside each what it holds, NAME.json, for
// tests/workbook/oracle.py. Use: write_samples FOLDER COUNT (of random workbooks)
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "samples.h"
#include "workbook/reference.h"
#include "workbook/writer.h"

namespace {

using namespace satchel;
using namespace satchel::xlsx;
using nlohmann::json;

std::string name_of(Address address) {
  TextBuffer out;
  append_address(out, address);
  return out.str();
}

std::string name_of(const Range& range) {
  TextBuffer out;
  append_range(out, range);
  return out.str();
}

json color_of(uint32_t color) { return color == kNoColor ? json() : json(color); }

json describe(const Style& s) {
  return {{"number_format", s.number_format},
          {"size", s.size},
          {"color", color_of(s.color)},
          {"fill", color_of(s.fill)},
          {"line_color", color_of(s.line_color)},
          {"border", s.border},
          {"indent", s.indent},
          {"horizontal", static_cast<int>(s.horizontal)},
          {"vertical", static_cast<int>(s.vertical)},
          {"bold", s.bold},
          {"italic", s.italic},
          {"underline", s.underline},
          {"wrap", s.wrap},
          {"unlocked", s.unlocked}};
}

json value_of(const Cell& cell) {
  switch (cell.type) {
    case CellType::kNumber:
      return cell.number;
    case CellType::kBoolean:
      return cell.number != 0;
    case CellType::kBlank:
      return nullptr;
    default:
      return cell.text;
  }
}

json describe(const Cell& cell) {
  return {{"type", static_cast<int>(cell.type)}, {"value", value_of(cell)}, {"formula", cell.formula},
          {"is_array", cell.is_array},           {"link", cell.link},       {"style", describe(cell.style)}};
}

json optional_of(const std::optional<double>& number) { return number ? json(*number) : json(); }

json describe(const Validation& v) {
  return {{"range", name_of(v.range)},      {"type", static_cast<int>(v.type)},
          {"min", optional_of(v.min)},      {"max", optional_of(v.max)},
          {"choices", v.choices},           {"allows_blank", v.allows_blank},
          {"prompt_title", v.prompt_title}, {"prompt", v.prompt},
          {"error_title", v.error_title},   {"error", v.error}};
}

json describe(const Sheet& sheet) {
  json cells = json::object();
  json heights = json::array();
  for (uint32_t row = 0; row < sheet.rows.size(); ++row) {
    heights.push_back(sheet.rows[row].height);
    for (uint32_t column = 0; column < sheet.rows[row].cells.size(); ++column)
      cells[name_of(Address{row, column})] = describe(sheet.rows[row].cells[column]);
  }
  json merged = json::array();
  for (const Range& range : sheet.merged) merged.push_back(name_of(range));
  json validations = json::array();
  for (const Validation& validation : sheet.validations) validations.push_back(describe(validation));
  return {{"name", sheet.name},
          {"cells", cells},
          {"heights", heights},
          {"column_widths", sheet.column_widths},
          {"merged", merged},
          {"validations", validations},
          {"selected", name_of(sheet.selected)},
          {"first_scrolled", name_of(Address{sheet.frozen_rows, sheet.frozen_columns})},
          {"is_protected", sheet.is_protected},
          {"has_gridlines", sheet.has_gridlines},
          {"is_landscape", sheet.is_landscape},
          {"title_rows", sheet.title_rows},
          {"header", sheet.header},
          {"footer", sheet.footer}};
}

json describe(const Workbook& workbook) {
  json sheets = json::array();
  for (const Sheet& sheet : workbook.sheets) sheets.push_back(describe(sheet));
  json names = json::object();
  for (const DefinedName& name : workbook.names)
    names[name.name] = absolute_reference(workbook.sheets[name.sheet].name, name.range);
  return {{"title", workbook.title},
          {"creator", workbook.creator},
          {"created", workbook.created},
          {"sheets", sheets},
          {"names", names}};
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) {
    std::fprintf(stderr, "%s cannot be written\n", path.c_str());
    std::exit(1);
  }
}

// False where the writer refuses it.
bool write_sample(const std::filesystem::path& folder, const std::string& name, const Workbook& workbook) {
  const Result<std::string> file = write_workbook(workbook);
  if (!file) {
    std::printf("%s: %s\n", name.c_str(), file.error().message.c_str());
    return false;
  }
  write_file(folder / (name + ".xlsx"), *file);
  write_file(folder / (name + ".json"), describe(workbook).dump());
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "write_samples FOLDER COUNT\n");
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  if (!write_sample(folder, "calculator", calculator_sample()) ||
      !write_sample(folder, "texts", text_sample()) || !write_sample(folder, "wrong", wrong_sample()))
    return 1;
  for (int seed = 1, count = std::atoi(argv[2]); seed <= count; ++seed)
    write_sample(folder, "random-" + std::to_string(seed), random_sample(static_cast<uint32_t>(seed)));
  return 0;
}
