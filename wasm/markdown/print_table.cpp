// Tables, in the form that the GFM suite has.
#include "markdown/printer.h"
#include "markdown/table.h"

namespace satchel {
namespace {

std::string_view cell_start(bool header, char alignment) {
  switch (alignment) {
    case 'l':
      return header ? "<th align=\"left\">" : "<td align=\"left\">";
    case 'c':
      return header ? "<th align=\"center\">" : "<td align=\"center\">";
    case 'r':
      return header ? "<th align=\"right\">" : "<td align=\"right\">";
    default:
      return header ? "<th>" : "<td>";
  }
}

}  // namespace

void Printer::enter_table(const cmark_node* table) {
  start_line();
  const auto* info = static_cast<const TableInfo*>(table->user_data);
  alignment_ = info->alignment;
  columns_ = info->columns;
  if (options_.table_box)
    out_ += "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">\n";
  out_ += "<table>\n";
}

void Printer::leave_table() {
  if (in_table_body_) out_ += "</tbody>\n";
  in_table_body_ = false;
  out_ += options_.table_box ? "</table>\n</div>\n" : "</table>\n";
}

void Printer::enter_row(const cmark_node* row) {
  if (row->prev == nullptr) {
    out_ += "<thead>\n";
  } else if (!in_table_body_) {  // the first row that is printed: others may have been dropped
    out_ += "<tbody>\n";
    in_table_body_ = true;
  }
  out_ += "<tr>\n";
  column_ = 0;
}

void Printer::leave_row(const cmark_node* row) {
  for (; column_ < columns_ && filled_cells_ < kMaxFilledCells; ++column_, ++filled_cells_) {
    out_ += cell_start(false, alignment_[column_]);
    out_ += "</td>\n";
  }
  out_ += "</tr>\n";
  if (row->prev == nullptr) out_ += "</thead>\n";
}

void Printer::enter_cell(const cmark_node* cell) {
  out_ += cell_start(cell->parent->prev == nullptr, alignment_[column_++]);
}

}  // namespace satchel
