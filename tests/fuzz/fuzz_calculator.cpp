// Definitions of calculators: any text is told what is wrong with it, and what nothing is wrong with
// computes to values, and makes a workbook, or one that its writer refuses with a reason.
#include <string>

#include "calculator/sheet_model.h"
#include "calculator/sheet_workbook.h"
#include "fuzz.h"
#include "tool/calculator_file.h"
#include "workbook/writer.h"

using namespace satchel;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Result<YamlNode> tree = parse_yaml(as_text(data, size), "calculators/x.yml");
  if (!tree) return 0;
  Diagnostics findings;
  const Json json = read_calculator(*tree, as_text(data, size), "calculators/x.yml", findings);
  for (const Diagnostic& finding : findings)
    require(!finding.code.empty() && !finding.message.empty(), "what is wrong is told");
  const CalculatorDefinition definition = read_definition(parse_json(dump(json)));
  SheetModel model(definition);
  for (const CalculatorOutput& output : definition.outputs) {
    const std::string shown = model.shown(output.name, output.format);
    require(model.shown(output.name, output.format) == shown, "a result stays the same");
    model.in_words(output.name);
    model.in_numbers(output.name);
  }
  if (!findings.empty()) return 0;
  for (const CalculatorOutput& output : definition.outputs)
    require(!model.value(output.name).is(calc::Type::kError), "defaults give values");
  const Result<std::string> workbook = write_workbook(sheet_workbook(model, "Site"));
  require(workbook || !workbook.error().message.empty(), "a refusal has a reason");
  return 0;
}
