#include "calculator/input_text.h"

#include <catch2/catch.hpp>

using namespace satchel;

namespace {

CalculatorInput number_input() {
  CalculatorInput input;
  input.min = 0;
  input.max = 5000;
  return input;
}

std::string message(const CalculatorInput& input, std::string_view text) {
  const Result<double> read = read_input_text(input, text);
  return read ? "" : read.error().message;
}

}  // namespace

TEST_CASE("numbers as people write them") {
  const CalculatorInput input = number_input();
  for (const auto& [text, number] :
       std::initializer_list<std::pair<const char*, double>>{{"12", 12},
                                                             {" 12 ", 12},
                                                             {"1,200.50", 1200.5},
                                                             {"$1,200", 1200},
                                                             {"$ 75", 75},
                                                             {"75%", 75},
                                                             {"75 %", 75},
                                                             {"1 200", 1200},
                                                             {"1\xC2\xA0"
                                                              "200",
                                                              1200},
                                                             {".5", 0.5},
                                                             {"0", 0}}) {
    INFO(text);
    REQUIRE(read_input_text(input, text));
    CHECK(*read_input_text(input, text) == number);
  }
}

TEST_CASE("what is no number is told, and never guessed") {
  const CalculatorInput input = number_input();
  for (const char* text :
       {"12,5", "1,20", "twelve", "1.2.3", "3x", "--1", "1e999", "$", "%", ",", "1,,200", "1,2000"}) {
    INFO(text);
    CHECK(message(input, text) == "Enter a number, such as 1,200 or 12.5.");
  }
  CHECK(message(input, "") == "Enter a number.");
  CHECK(message(input, "   ") == "Enter a number.");
}

TEST_CASE("limits are named") {
  CalculatorInput input = number_input();
  CHECK(message(input, "5000.01") == "Enter a number from 0 to 5,000.");
  CHECK(message(input, "-1") == "Enter a number from 0 to 5,000.");
  input.max.reset();
  CHECK(message(input, "-1") == "Enter a number from 0 on.");
  input.min.reset();
  input.max = 2.5;
  CHECK(message(input, "3") == "Enter a number up to 2.5.");
  input.step = 1;
  CHECK(message(input, "1.5") == "Enter a whole number.");
  input.step = 0.1;
  CHECK(*read_input_text(input, "0.3") == 0.3);
  CHECK(message(input, "0.35") == "Enter a multiple of 0.1.");
}

TEST_CASE("dates and choices") {
  CalculatorInput date;
  date.type = InputType::kDate;
  date.min = read_iso_date("2019-01-01");
  CHECK(read_iso_date("1970-01-01") == 25569);
  CHECK(read_iso_date("2024-02-29") == 45351);
  for (const char* text : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "24-01-01", "2024/01/01",
                           "2024-01-0a", "", "2-24-01-01", "2024--1-01", "2024-01--1", "2024-01-1-"})
    CHECK_FALSE(read_iso_date(text));
  CHECK(*read_input_text(date, "2026-07-13") == 46216);
  CHECK(message(date, "2018-12-31") == "Enter a date from 2019-01-01 on.");
  CHECK(message(date, "7/13/2026") == "Enter a date as year, month and day, such as 2026-07-13.");

  CalculatorInput choice;
  choice.type = InputType::kChoice;
  choice.choices = {{"car", "Car"}, {"fare", "Plane"}};
  CHECK(*read_input_text(choice, "fare") == 1);
  CHECK(message(choice, "Car") == "Choose one of the list.");
}

TEST_CASE("what stands in a field means the number that it was made of") {
  CalculatorInput input;
  for (const double number : {0.0, 12.0, 1200.5, 0.725, -3.25, 1e6}) {
    INFO(number);
    CHECK(*read_input_text(input, input_text(input, number)) == number);
  }
  CHECK(input_text(input, 1200) == "1200");
  input.type = InputType::kDate;
  CHECK(input_text(input, 46216) == "2026-07-13");
}
