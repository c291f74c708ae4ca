#include "tool/point_layers.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "map/byte_reader.h"
#include "map/point_layer_layout.h"
#include "map/point_layer_writer.h"
#include "tool/shell.h"
#include "tool/table_rules.h"

namespace satchel {
namespace {

// Puerto Rico has districts, if no shape on the map.
constexpr std::string_view kBeyondTheStates[] = {"PR"};

constexpr ColumnRule kColumns[] = {
    {.column = "name", .most = point_layer_layout::kMaxNameBytes},
    {.column = "state", .kind = ValueKind::kState, .choices = kBeyondTheStates},
    {.column = "latitude", .kind = ValueKind::kNumber, .least = -90, .most = 90},
    {.column = "longitude", .kind = ValueKind::kNumber, .least = -180, .most = 180},
    {.column = "people",
     .kind = ValueKind::kWhole,
     .may_be_empty = true,
     .may_be_absent = true,
     .least = 0,
     .most = kMaxNumber}};

// Points of a table that keeps the rules; they borrow its texts.
std::vector<LayerPoint> points_of(const CsvTable& table) {
  const size_t name = column_index(table, "name").value(), state = column_index(table, "state").value();
  const size_t latitude = column_index(table, "latitude").value();
  const size_t longitude = column_index(table, "longitude").value();
  const std::optional<size_t> people = column_index(table, "people");
  std::vector<LayerPoint> points;
  points.reserve(table.rows.size());
  for (const std::vector<CsvValue>& row : table.rows) {
    LayerPoint& point = points.emplace_back();
    point.name = row[name].text;
    point.state = row[state].text;
    point.place = {number_of(row[longitude].text).value(), number_of(row[latitude].text).value()};
    if (people) point.people = static_cast<uint32_t>(number_of(row[*people].text).value_or(0));
  }
  return points;
}

}  // namespace

bool is_layer_name(std::string_view name) {
  const auto is_allowed = [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || c == '-'; };
  return !name.empty() && name.front() != '-' && std::all_of(name.begin(), name.end(), is_allowed);
}

std::string pack_layer_table(std::string_view text, std::string_view path, Diagnostics& findings) {
  const size_t findings_before = findings.size();
  const CsvTable table = read_csv_table(text, path, findings);
  check_table(table, {kColumns}, path, findings);
  if (table.rows.empty() && findings.size() == findings_before)
    findings.push_back({std::string(path), 1, 1, "csv-row", "this layer has no points",
                        "write a row for each, or remove the file"});
  if (findings.size() > findings_before) return {};
  Result<std::string> packed = write_point_layer(points_of(table));
  if (packed) return std::move(*packed);
  packed.error().path = std::string(path);
  findings.push_back(std::move(packed.error()));
  return {};
}

std::string layer_address(std::string_view name, std::string_view packed) {
  return hashed_path(name, packed, "points.gz");
}

}  // namespace satchel
