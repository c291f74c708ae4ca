// What the tables of content/data must look like that the map's views read; all others may be as they like.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "tool/csv.h"

namespace satchel {

// Holds the table of the file `path` ("content/data/state-facts.csv") against the rules for its name, and
// tells what breaks them.
void check_data_table(const CsvTable& table, std::string_view path, Diagnostics& findings);

}  // namespace satchel
