#include "samples.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace satchel {

using namespace xlsx;

namespace {

constexpr Style kPlain{};
constexpr Style kTitle{.size = 18, .color = 0x1B3A57, .bold = true};
constexpr Style kHeading{
    .color = 0xFFFFFF, .fill = 0x1B3A57, .border = kBox, .vertical = Vertical::kCenter, .bold = true};
constexpr Style kHelp{.color = 0x555555, .vertical = Vertical::kTop, .italic = true, .wrap = true};
constexpr Style kLink{.color = 0x0B5FA5, .underline = true};
constexpr Style kTotal{.number_format = "\"$\"#,##0.00;[Red]-\"$\"#,##0.00", .border = kTop, .bold = true};
constexpr Style kMoney{.number_format = "\"$\"#,##0.00"};
constexpr Style kDate{.number_format = "yyyy-mm-dd", .horizontal = Horizontal::kLeft};

Style input(std::string_view number_format, Horizontal horizontal = Horizontal::kRight) {
  return {.number_format = number_format,
          .fill = 0xFFF7D6,
          .line_color = 0x999999,
          .border = kBox,
          .horizontal = horizontal,
          .unlocked = true};
}

Cell text(std::string value, const Style& style = kPlain) {
  return {.type = CellType::kText, .text = std::move(value), .style = style};
}
Cell number(double value, const Style& style = kPlain) {
  return {.type = CellType::kNumber, .number = value, .style = style};
}
Cell link(std::string value, std::string address) {
  return {.type = CellType::kText, .text = std::move(value), .link = std::move(address), .style = kLink};
}
Cell formula(std::string source, double value, const Style& style = kPlain) {
  return {.type = CellType::kNumber, .number = value, .formula = std::move(source), .style = style};
}
Cell formula(std::string source, std::string value) {
  return {.type = CellType::kText, .text = std::move(value), .formula = std::move(source)};
}

Row row(std::initializer_list<Cell> cells) { return {.cells = cells}; }

Range at(uint32_t row, uint32_t column) { return {{row, column}, {row, column}}; }

Validation between(uint32_t row, ValidationType type, double min, double max, std::string prompt) {
  return {.range = at(row, 1),
          .type = type,
          .min = min,
          .max = max,
          .prompt_title = "What to type",
          .prompt = std::move(prompt),
          .error_title = "Not in range",
          .error = "See the column beside it."};
}

Sheet calculator_sheet() {
  Sheet sheet{.name = "Teacher's trip", .column_widths = {34, 16, 60}};
  sheet.rows = {
      row({text("What a trip costs", kTitle)}),
      row({text("Change the yellow cells; everything else follows.", kHelp)}),
      row({text("Input", kHeading), text("Value", kHeading), text("Help", kHeading)}),
      row({text("Teachers"), number(30, input("#,##0")), text("From 1 to 500.", kHelp)}),
      row({text("Day of the trip"), number(46348, input("yyyy-mm-dd")),
           text("It says which rate holds.", kHelp)}),
      row({text("Distance, miles"), number(120.5, input("#,##0.0")), text("One way.", kHelp)}),
      row({text("Meals"), text("provided & paid", input("", Horizontal::kLeft)),
           text("Who pays \"lunch\"?", kHelp)}),
      row({}),
      row({text("Result", kHeading), text("Value", kHeading), text("Help", kHeading)}),
      row({text("Rate of that day"), formula("VLOOKUP(trip_day,mileage,2,TRUE)", 0.725, kMoney),
           link("The rates and where they are from",
                "https://www.irs.gov/tax-professionals/standard-mileage-rates#2026")}),
      row({text("Meals for each"), formula("IF(meals=\"provided & paid\",0,68*75%)", 0.0, kMoney)}),
      row({text("Mileage for each"), formula("ROUND(2*distance*rate,2)", 174.73, kMoney)}),
      row({text("All together"), formula("teachers*(B12+B11)", 5241.9, kTotal)}),
      row({text("In words"),
           formula("teachers&\" teachers, \"&TEXT(B13,\"$#,##0.00\")", "30 teachers, $5,241.90")}),
      row({text("As an array"),
           {.type = CellType::kNumber,
            .is_array = true,
            .number = 46023,
            .formula = "MAX(IF(Rates!B2:B5>0.7,Rates!A2:A5,0))",
            .style = kDate}}),
      row({text("By a newer function"),
           formula("_xlfn.IFS(teachers>=30,\"host at home\",TRUE,\"go\")", "host at home")}),
      row({text("Many?"), {.type = CellType::kBoolean, .number = 1, .formula = "teachers>=30"}}),
      row({text("An error"),
           {.type = CellType::kError, .text = "#N/A", .formula = "VLOOKUP(0,mileage,2,TRUE)"}}),
  };
  sheet.rows[0].height = 27;
  sheet.merged = {{{1, 0}, {1, 2}}};
  sheet.validations = {
      between(3, ValidationType::kWhole, 1, 500, "A whole number from 1 to 500,\nas in \"30\"."),
      between(4, ValidationType::kDate, 45292, 46387, "A day of 2024 to 2026."),
      {.range = at(5, 1), .min = 0, .prompt = "Miles & tenths: < 1,000"},
      {.range = at(6, 1),
       .type = ValidationType::kList,
       .choices = "Rates!$D$2:$D$3",
       .error = "Choose from the list."},
  };
  sheet.selected = {3, 1};
  sheet.frozen_rows = 3;
  sheet.is_protected = true;
  sheet.has_gridlines = false;
  sheet.title_rows = 3;
  sheet.header = "&LTravel && stay&R&D";
  sheet.footer = "&CPage &P of &N";
  return sheet;
}

Sheet rate_sheet() {
  Sheet sheet{.name = "Rates", .column_widths = {14, 10, 0, 20}};
  sheet.rows = {
      row({text("From", kHeading), text("USD/mile", kHeading), {}, text("Meals", kHeading)}),
      row({number(44927, kDate), number(0.655), {}, text("provided & paid")}),
      row({number(45292, kDate), number(0.67), {}, text("on their own")}),
      row({number(45658, kDate), number(0.70)}),
      row({number(46023, kDate), number(0.725)}),
  };
  sheet.frozen_rows = 1;
  sheet.frozen_columns = 1;
  sheet.is_protected = true;
  sheet.is_landscape = true;
  return sheet;
}

}  // namespace

Workbook calculator_sample() {
  return {.title = "Travel calculator",
          .creator = "Satchel's tests",
          .created = "2026-11-22T09:00:00Z",
          .sheets = {calculator_sheet(), rate_sheet()},
          .names = {{"teachers", 0, at(3, 1)},
                    {"trip_day", 0, at(4, 1)},
                    {"distance", 0, at(5, 1)},
                    {"meals", 0, at(6, 1)},
                    {"rate", 0, at(9, 1)},
                    {"mileage", 1, {{1, 0}, {4, 1}}}}};
}

Workbook text_sample() {
  struct Sample {
    std::string text;
    double length;  // in UTF-16 units, which are characters here
    double code;    // of the last one
  };
  const std::initializer_list<Sample> samples = {
      {"a < b & \"c\" > d'", 16, 39},
      {" both ends ", 11, 32},
      {"two\nlines", 9, 115},
      {"a\ttab", 5, 98},
      {"bell\x07", 5, 7},
      {"cr\rcr", 5, 114},
      {"_x0041_", 7, 95},
      {"_x005F_x0041_", 13, 95},
      {"_x41_ and _x00G1_", 17, 95},
      {"ends in _x000A", 14, 65},
      {"Grüße €", 7, 8364},
      {"no\xEF\xBF\xBF char", 8, 114},
      {"=1+1", 4, 49},
      {"'quote", 6, 101},
      {"\xEF\xBB\xBFmark", 5, 107},
      {"\n", 1, 10},
      {"]]>", 3, 62},
      {"&amp;", 5, 59},
  };
  Sheet sheet{.name = "<Texts> & \"more\""};
  uint32_t line = 0;
  for (const Sample& sample : samples) {
    const std::string cell = "A" + std::to_string(++line);
    sheet.rows.push_back(row({text(sample.text), formula("LEN(" + cell + ")", sample.length),
                              formula("_xlfn.UNICODE(RIGHT(" + cell + "))", sample.code)}));
  }
  sheet.rows.push_back(row({formula("\"<&>\"\"'\"&\"\n\"&\"ü\"", "<&>\"'\nü")}));
  sheet.rows.push_back(row({formula("LEN('<Texts> & \"more\"'!A1)", 16)}));
  return {.title = "Text & <title>", .creator = "\"Ü\"", .sheets = {sheet}};
}

Workbook wrong_sample() {
  Sheet sheet{.name = "Wrong"};
  sheet.rows = {row({number(2), formula("A1+1", 4.0)})};
  return {.sheets = {sheet}};
}

}  // namespace satchel
