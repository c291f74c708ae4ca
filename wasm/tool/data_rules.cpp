#include "tool/data_rules.h"

#include "tool/table_rules.h"

namespace satchel {
namespace {

constexpr std::string_view kAnswers[] = {"Yes", "No", "Other"};
constexpr std::string_view kLetters[] = {"Y", "N", "O"};
// The older snapshots did not ask for the eleventh policy.
constexpr std::string_view kLettersOrNotAsked[] = {"Y", "N", "O", "-"};

constexpr ColumnRule text(std::string_view column) { return {.column = column}; }
constexpr ColumnRule state(std::string_view column) { return {.column = column, .kind = ValueKind::kState}; }
// A number that is not below 0, where it is known.
constexpr ColumnRule amount(std::string_view column) {
  return {.column = column, .kind = ValueKind::kNumber, .may_be_empty = true, .least = 0};
}
constexpr ColumnRule answer(std::string_view column) {
  return {.column = column, .kind = ValueKind::kChoice, .choices = kAnswers};
}
constexpr ColumnRule letter(std::string_view column, std::span<const std::string_view> letters = kLetters) {
  return {.column = column, .kind = ValueKind::kChoice, .may_be_empty = true, .choices = letters};
}
constexpr ColumnRule degrees(std::string_view column, double most, std::string_view together) {
  return {.column = column,
          .kind = ValueKind::kNumber,
          .may_be_empty = true,
          .least = -most,
          .most = most,
          .together = together};
}

constexpr ColumnRule kStateFacts[] = {state("code"),
                                      text("name"),
                                      amount("open_computing_jobs"),
                                      amount("demand_vs_state_average"),
                                      amount("cs_graduates"),
                                      amount("average_computing_salary"),
                                      amount("average_salary"),
                                      answer("state_plan"),
                                      answer("counts_toward_graduation"),
                                      answer("teacher_certification"),
                                      answer("k12_standards"),
                                      answer("pd_funding"),
                                      answer("preservice_programs"),
                                      answer("state_position"),
                                      answer("high_schools_must_offer"),
                                      answer("k12_must_offer"),
                                      answer("counts_for_admission")};
constexpr std::string_view kStateFactsKey[] = {"code"};

constexpr ColumnRule kPolicySnapshots[] = {text("snapshot"),
                                           state("state"),
                                           letter("plan"),
                                           letter("standards"),
                                           letter("funding"),
                                           letter("certification"),
                                           letter("preservice"),
                                           letter("state_position"),
                                           letter("hs_offer"),
                                           letter("k12_offer"),
                                           letter("counts_grad"),
                                           letter("higher_ed"),
                                           letter("grad_required", kLettersOrNotAsked),
                                           {.column = "pct_hs_offering_cs",
                                            .kind = ValueKind::kNumber,
                                            .may_be_empty = true,
                                            .least = 0,
                                            .most = 100},
                                           {.column = "standards_year",
                                            .kind = ValueKind::kWhole,
                                            .may_be_empty = true,
                                            .least = 1950,
                                            .most = 2100}};
constexpr std::string_view kPolicySnapshotsKey[] = {"snapshot", "state"};

constexpr ColumnRule kPartnerDistricts[] = {text("district"), state("state"), degrees("lat", 90, "lon"),
                                            degrees("lon", 180, "lat")};

struct DataRules {
  std::string_view file;
  TableRules rules;
};

constexpr DataRules kDataRules[] = {{"state-facts.csv", {kStateFacts, kStateFactsKey}},
                                    {"policy-snapshots.csv", {kPolicySnapshots, kPolicySnapshotsKey}},
                                    {"partner-districts-2024.csv", {kPartnerDistricts}}};

}  // namespace

void check_data_table(const CsvTable& table, std::string_view path, Diagnostics& findings) {
  const std::string_view file = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  for (const DataRules& data : kDataRules)
    if (data.file == file) check_table(table, data.rules, path, findings);
}

}  // namespace satchel
