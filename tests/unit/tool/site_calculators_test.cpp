// The site's own calculators: their figures are those of ../shared/data/travel-rates.csv, each with its
// source, and what they reckon is what an honest clerk reckons, teacher by teacher and day by day.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <random>

#include "calculator/input_text.h"
#include "calculator/sheet_model.h"
#include "tool/calculator_file.h"
#include "tool/csv.h"
#include "tool/files.h"

using namespace satchel;

namespace {

CalculatorDefinition site_calculator(const std::string& name) {
  const std::string path = std::string(SATCHEL_SOURCE) + "/content/calculators/" + name + ".yml";
  const Result<std::string> text = read_file(path);
  REQUIRE(text);
  const Result<YamlNode> tree = parse_yaml(*text, path);
  REQUIRE(tree);
  Diagnostics findings;
  const Json json = read_calculator(*tree, *text, path, findings);
  for (const Diagnostic& finding : findings) FAIL_CHECK(finding.line << ": " << finding.message);
  return read_definition(json);
}

struct Rate {
  std::string from, to;
  double value = 0;
  std::string source;
};

// The rates by their kinds, in the file's order. Nothing where the file is not there: the project stands
// alone.
std::map<std::string, std::vector<Rate>> known_rates() {
  std::map<std::string, std::vector<Rate>> rates;
  const Result<std::string> text = read_file(std::string(SATCHEL_SHARED) + "/data/travel-rates.csv");
  if (!text) return rates;
  Diagnostics findings;
  const CsvTable table = read_csv_table(*text, "travel-rates.csv", findings);
  REQUIRE(findings.empty());
  for (const auto& row : table.rows)
    rates[row[0].text].push_back({row[1].text, row[2].text, std::stod(row[3].text), row[5].text});
  return rates;
}

const Rate& last_of(std::map<std::string, std::vector<Rate>>& rates, const std::string& kind) {
  REQUIRE_FALSE(rates[kind].empty());
  return rates[kind].back();
}

void check_default(const CalculatorInput* input, double value, const Rate& rate, std::string_view source) {
  REQUIRE(input != nullptr);
  INFO(input->name);
  CHECK(input->number == value);
  CHECK(input->source.date == rate.from);
  CHECK(input->source.until == rate.to);
  CHECK(input->source.text.find(source) != std::string::npos);
  CHECK(rate.source.find(source) != std::string::npos);
}

// Sets inputs as visitors type them.
void type(SheetModel& model, const std::map<std::string, std::string>& texts) {
  const std::vector<CalculatorInput>& inputs = model.definition().inputs;
  size_t set = 0;
  for (size_t i = 0; i < inputs.size(); ++i) {
    const auto found = texts.find(inputs[i].name);
    if (found == texts.end()) continue;
    const Result<double> number = read_input_text(inputs[i], found->second);
    REQUIRE(number);
    model.set(i, *number);
    ++set;
  }
  REQUIRE(set == texts.size());
}

double number(SheetModel& model, std::string_view name) {
  const calc::Value value = model.value(name);
  REQUIRE(value.is(calc::Type::kNumber));
  return value.number;
}

bool is_near(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::max(1.0, std::fabs(b)); }

}  // namespace

TEST_CASE("the travel calculator's figures are those of the file of rates, with source and date") {
  std::map<std::string, std::vector<Rate>> rates = known_rates();
  if (rates.empty()) return;
  const CalculatorDefinition travel = site_calculator("travel");
  REQUIRE(travel.tables.size() == 1);
  const CalculatorTable& mileage = travel.tables[0];
  REQUIRE(mileage.rows() == rates["mileage"].size());
  for (size_t i = 0; i < mileage.rows(); ++i) {
    CHECK(mileage.cells[2 * i] == read_iso_date(rates["mileage"][i].from));
    CHECK(mileage.cells[2 * i + 1] == rates["mileage"][i].value);
  }
  CHECK(mileage.source.text.find("Notice 2026-10") != std::string::npos);
  CHECK(mileage.source.date == last_of(rates, "mileage").from);
  check_default(travel.input("lodging_rate"), last_of(rates, "lodging").value, last_of(rates, "lodging"),
                "GSA standard CONUS per diem");
  check_default(travel.input("meals_rate"), last_of(rates, "meals").value, last_of(rates, "meals"),
                "GSA standard CONUS per diem (M&IE)");
  const Rate& share = last_of(rates, "meals_travel_day_share");
  check_default(travel.input("travel_day_share"), share.value * 100, share,
                "GSA: first and last day of travel");
  const Rate& substitute = rates["substitute_example"].front();
  check_default(travel.input("substitute_rate"), substitute.value, substitute, "Iowa computer science grant");
}

TEST_CASE("the stipend calculator's figures are those of the file of rates, with source and date") {
  std::map<std::string, std::vector<Rate>> rates = known_rates();
  if (rates.empty()) return;
  const CalculatorDefinition stipend = site_calculator("stipend");
  const Rate& contract = last_of(rates, "stipend_example");
  check_default(stipend.input("day_rate"), contract.value, contract, "MSTEA contract");
  check_default(stipend.input("day_hours"), 6, contract, "MSTEA contract");
  CHECK(stipend.input("hour_rate")->number == contract.value / stipend.input("day_hours")->number);
  CHECK(stipend.input("high_hours")->number == 100);
  CHECK(stipend.input("middle_hours")->number == 55);
}

TEST_CASE("every rate says where it comes from, be it an assumption of ours") {
  for (const char* name : {"travel", "stipend"}) {
    const CalculatorDefinition definition = site_calculator(name);
    for (const CalculatorInput& input : definition.inputs) {
      INFO(input.name);
      const bool is_rate = input.unit.starts_with("$") || input.unit.starts_with("%");
      if (is_rate && input.name != "own_mile_rate") CHECK_FALSE(input.source.text.empty());
    }
    for (const CalculatorTable& table : definition.tables) CHECK_FALSE(table.source.text.empty());
  }
}

namespace {

struct Trip {
  int teachers, trips, nights, per_car, per_room, substitute_days, miles;
  bool by_car;
  std::string day;
  double mile_rate;  // on that day, by hand out of the IRS's notices
  double fare, parking, lodging, meals, share, provided, substitute;
};

// Sends each teacher on each trip and adds up the bills.
double reckoned(const Trip& t) {
  double bill = 0;
  for (int trip = 0; trip < t.trips; ++trip) {
    for (int first = 0; t.by_car && first < t.teachers; first += t.per_car) {
      bill += 2 * t.miles * t.mile_rate;
      for (int night = 0; night < std::max(t.nights, 1); ++night) bill += t.parking;
    }
    for (int first = 0; first < t.teachers; first += t.per_room)
      for (int night = 0; night < t.nights; ++night) bill += t.lodging;
    for (int teacher = 0; teacher < t.teachers; ++teacher) {
      if (!t.by_car) bill += t.fare;
      double eaten = 0;
      for (int day = 0; day <= t.nights; ++day)
        eaten += day == 0 || day == t.nights ? t.meals * t.share / 100 : t.meals;
      bill += std::max(eaten - t.provided, 0.0);
      for (int day = 0; day < t.substitute_days; ++day) bill += t.substitute;
    }
  }
  return bill;
}

std::string text_of(double amount) { return std::to_string(amount); }

}  // namespace

TEST_CASE("travel costs what teacher by teacher and night by night come to") {
  const CalculatorDefinition definition = site_calculator("travel");
  SheetModel model(definition);
  std::mt19937 chance(4);
  const auto any = [&](int least, int most) {
    return least + static_cast<int>(chance() % (most - least + 1));
  };
  const std::vector<std::pair<std::string, double>> days = {
      {"2019-12-31", 0.58},  {"2020-01-01", 0.575}, {"2021-06-01", 0.56}, {"2022-06-30", 0.585},
      {"2022-07-01", 0.625}, {"2023-12-31", 0.655}, {"2024-02-29", 0.67}, {"2025-12-31", 0.70},
      {"2026-01-01", 0.725}, {"2030-12-31", 0.725}};
  for (int round = 0; round < 300; ++round) {
    const auto& [day, rate] = days[any(0, 9)];
    const Trip trip = {any(1, 60),
                       any(1, 4),
                       any(0, 6),
                       any(1, 5),
                       any(1, 4),
                       any(0, 5),
                       any(0, 900),
                       any(0, 1) == 0,
                       day,
                       rate,
                       any(0, 90000) / 100.0,
                       any(0, 3000) / 100.0,
                       any(5000, 20000) / 100.0,
                       any(3000, 9000) / 100.0,
                       1.0 * any(0, 100),
                       any(0, 1) == 0 ? 0.0 : any(0, 20000) / 100.0,
                       any(5000, 30000) / 100.0};
    type(model, {{"teachers", text_of(trip.teachers)},
                 {"trips", text_of(trip.trips)},
                 {"nights", text_of(trip.nights)},
                 {"people_per_car", text_of(trip.per_car)},
                 {"people_per_room", text_of(trip.per_room)},
                 {"substitute_days", text_of(trip.substitute_days)},
                 {"miles", text_of(trip.miles)},
                 {"way", trip.by_car ? "car" : "fare"},
                 {"first_day", trip.day},
                 {"fare", text_of(trip.fare)},
                 {"parking_rate", text_of(trip.parking)},
                 {"lodging_rate", text_of(trip.lodging)},
                 {"meals_rate", text_of(trip.meals)},
                 {"travel_day_share", text_of(trip.share)},
                 {"meals_provided", text_of(trip.provided)},
                 {"substitute_rate", text_of(trip.substitute)}});
    const double total = reckoned(trip);
    INFO(round << ": " << total << ", " << number(model, "total"));
    CHECK(is_near(number(model, "total"), total));
    CHECK(is_near(number(model, "per_teacher"), total / trip.teachers));
    CHECK(is_near(number(model, "per_workshop"), total / trip.trips));
    // Hosting: at least 30 teachers, two days of food at $20 and a substitute for each.
    const int hosted = std::max(trip.teachers, 30);
    const double hosting = trip.trips * hosted * (2 * 20 + trip.substitute_days * trip.substitute);
    CHECK(is_near(number(model, "hosting"), hosting));
    CHECK(is_near(number(model, "hosting_per_teacher"), hosting / hosted));
    CHECK(is_near(number(model, "hosting_per_workshop"), hosting / trip.trips));
  }
}

TEST_CASE("a trip reckoned by hand") {
  const CalculatorDefinition definition = site_calculator("travel");
  SheetModel model(definition);
  // 7 teachers in 3 cars, 240 miles each at $0.725; 7 rooms for 3 nights at $110; 3.5 days of meals at $68,
  // $40 of it provided; 2 substitute days at $150; parking $12 a night.
  type(model, {{"teachers", "7"},
               {"people_per_car", "3"},
               {"nights", "3"},
               {"meals_provided", "$40"},
               {"substitute_days", "2"},
               {"parking_rate", "12"}});
  CHECK(is_near(number(model, "driving"), 522));
  CHECK(is_near(number(model, "parking"), 108));
  CHECK(is_near(number(model, "lodging"), 2310));
  CHECK(is_near(number(model, "meals"), 1386));
  CHECK(is_near(number(model, "substitutes"), 2100));
  CHECK(is_near(number(model, "total"), 6426));
  CHECK(model.shown("advice", "") == "With 23 more teachers");
  type(model, {{"teachers", "30"}});
  CHECK(model.shown("advice", "") == "Yes, you are enough");
  type(model, {{"own_mile_rate", "0.5"}, {"teachers", "3"}});
  CHECK(is_near(number(model, "driving"), 120));
}

TEST_CASE("stipends come to what teachers, days and both readings of the match make") {
  const CalculatorDefinition definition = site_calculator("stipend");
  SheetModel model(definition);
  std::mt19937 chance(5);
  const auto any = [&](int least, int most) {
    return least + static_cast<int>(chance() % (most - least + 1));
  };
  for (int round = 0; round < 300; ++round) {
    const int high = any(0, 60), middle = any(0, 60), early = any(0, 60), share = any(0, 50),
              taxes = any(0, 20);
    const double high_hours = any(0, 120), middle_hours = any(0, 60), day = any(50, 300), hour = any(10, 60),
                 hours_of_day = any(4, 8);
    const bool by_day = any(0, 1) == 0, of_total = any(0, 1) == 0;
    type(model, {{"high_teachers", text_of(high)},
                 {"middle_teachers", text_of(middle)},
                 {"early_teachers", text_of(early)},
                 {"high_hours", text_of(high_hours)},
                 {"middle_hours", text_of(middle_hours)},
                 {"day_rate", text_of(day)},
                 {"hour_rate", text_of(hour)},
                 {"day_hours", text_of(hours_of_day)},
                 {"pay", by_day ? "day" : "hour"},
                 {"reading", of_total ? "total" : "top"},
                 {"match_share", text_of(share)},
                 {"tax_share", text_of(taxes)}});
    const double an_hour = by_day ? day / hours_of_day : hour;
    const double stipends =
        high * high_hours * an_hour + middle * middle_hours * an_hour;  // and none before grade 6
    // Half of all; or the district pays so much that with a half on top it is all.
    const double matched = of_total ? stipends * share / 100 : stipends * share / (100 + share);
    CHECK(is_near(number(model, "stipends"), stipends));
    CHECK(is_near(number(model, "matched"), matched));
    CHECK(is_near(number(model, "district_cost"), stipends - matched + stipends * taxes / 100));
    CHECK(is_near(number(model, "high_phase") * 4 + number(model, "middle_phase") * 3, stipends));
    CHECK(number(model, "trained") == high + middle + early);
  }
}
