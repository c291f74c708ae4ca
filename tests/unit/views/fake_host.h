// A site of data, shapes and templates in memory. A template is not rendered: its context is printed as JSON,
// and what was handed to it ready to be shown is kept.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "views/view.h"

namespace satchel::testing {

class FakeHost : public ViewHost {
 public:
  std::map<std::string, Json, std::less<>> data_files;
  std::map<std::string, Json, std::less<>> calculators;
  std::map<std::string, SiteCalculator, std::less<>> open_calculators;
  std::map<std::string, std::string, std::less<>> templates;
  std::map<std::string, Districts, std::less<>> layers;
  std::map<std::string, std::string, std::less<>> slots;  // of the last template
  Districts partner_districts;
  const Geometry* geometry = nullptr;
  std::string section;  // the one that the page opens

  // Adds a data file, and makes the partners of it where it is theirs.
  void add_data(const std::string& name, const char* json) {
    data_files[name] = Json::parse(json);
    if (name == "partner-districts-2024") partner_districts = Districts::of_rows(&data_files[name]);
  }

  const Json* data(std::string_view name) override {
    const auto found = data_files.find(name);
    return found == data_files.end() ? nullptr : &found->second;
  }
  std::vector<std::string_view> data_names() override { return names_of(data_files); }
  bool has_page(std::string_view route) override { return route == "/states/wa"; }
  bool has_template(std::string_view view) override { return templates.contains(view); }
  std::vector<std::string_view> template_names() override { return names_of(templates); }
  std::string_view template_text(std::string_view view) override {
    const auto found = templates.find(view);
    return found == templates.end() ? std::string_view() : std::string_view(found->second);
  }
  Result<void> render_template(std::string_view, const Json& context, TextBuffer& out,
                               std::span<const TemplateSlot> given) override {
    out += context.dump();
    slots.clear();
    for (const TemplateSlot& slot : given) slots.emplace(slot.name, slot.html);
    return {};
  }
  const Geometry* shapes() override { return geometry; }
  const Districts& partners() override { return partner_districts; }
  const Districts* layer(std::string_view name) override {
    const auto found = layers.find(name);
    return found == layers.end() ? nullptr : &found->second;
  }
  std::string_view site_name() override { return "Fake"; }
  SiteCalculator* calculator(std::string_view name) override {
    const auto found = calculators.find(name);
    if (found == calculators.end()) return nullptr;
    SiteCalculator& opened = open_calculators[found->first];
    opened.definition = &found->second;
    return &opened;
  }
  std::vector<std::string_view> calculator_names() override { return names_of(calculators); }
  int view_number() override { return 7; }
  bool has_section(std::string_view id) override { return id == section; }

 private:
  template <class Map>
  static std::vector<std::string_view> names_of(const Map& map) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : map) names.push_back(name);
    return names;
  }
};

inline ViewCall call(const char* name, const std::string& arguments = "{}") {
  ViewCall call;
  call.name = name;
  call.arguments = Json::parse(arguments);
  return call;
}

// What a view or an answer gives its template.
inline Json rendered(ViewHost& host, const ViewCall& call) {
  TextBuffer out;
  const Result<AnswerKind> done = answer(call, host, out);
  return done ? Json::parse(out.view()) : Json{{"failed", done.error().message}};
}

// What an answer gives that needs no template.
inline std::string answered(ViewHost& host, const ViewCall& call) {
  TextBuffer out;
  const Result<AnswerKind> done = answer(call, host, out);
  return done ? out.str() : "failed: " + done.error().message;
}

inline Diagnostic failed(ViewHost& host, const ViewCall& call) {
  TextBuffer out;
  const Result<void> done = render_view(call, host, out);
  return done ? Diagnostic{} : done.error();
}

}  // namespace satchel::testing
