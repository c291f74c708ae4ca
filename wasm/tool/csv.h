// Tables as spreadsheets save them (RFC 4180), as a list of objects.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "model/json.h"

namespace satchel {

// Reads the table `text` of the file `path`: its first row names the columns, every value is a string. A
// byte-order mark and either kind of line end are accepted; empty rows are passed over. Rows that are too
// short or too long, columns without a name or with another's name, and quotation marks in the wrong place
// are told in `findings`; rows that are wrong are left out.
OrderedJson read_csv(std::string_view text, std::string_view path, Diagnostics& findings);

}  // namespace satchel
