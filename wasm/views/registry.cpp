// The table of built-in views, and the way from a call to what renders it.
#include <array>

#include "base/suggest.h"
#include "views/builtin.h"
#include "views/view.h"

namespace satchel {
namespace {

// `id`, `live` and `changes` are the browser's: it asks for the parts of a map that a page already shows.
constexpr std::array kMapParameters = {
    ViewParameter{"metric", ViewType::kText},  ViewParameter{"snapshot", ViewType::kText},
    ViewParameter{"state", ViewType::kText},   ViewParameter{"height", ViewType::kNumber},
    ViewParameter{"changes", ViewType::kBool}, ViewParameter{"id", ViewType::kText},
    ViewParameter{"live", ViewType::kBool},    ViewParameter{"use_url", ViewType::kBool},
};
constexpr std::span kStateMapParameters = std::span(kMapParameters).first<7>();
constexpr std::array kDistrictParameters = {ViewParameter{"state", ViewType::kText}};
constexpr std::array kVideoParameters = {
    ViewParameter{"id", ViewType::kText},        ViewParameter{"video_code", ViewType::kText},
    ViewParameter{"caption", ViewType::kText},   ViewParameter{"play_button", ViewType::kText},
    ViewParameter{"letterbox", ViewType::kBool}, ViewParameter{"download_path", ViewType::kText},
};

constexpr std::array kViews = {
    BuiltinView{"interactive_map", render_interactive_map, kMapParameters},
    BuiltinView{"state_map", render_state_map, kStateMapParameters},
    BuiltinView{"state_panel", render_state_panel, kStateMapParameters},
    BuiltinView{"partner_districts", render_partner_districts, kDistrictParameters},
    BuiltinView{"display_video_thumbnail", render_video_thumbnail, kVideoParameters},
};

constexpr std::array kAnswers = {
    BuiltinView{"state_towards", answer_state_towards, {}},
    BuiltinView{"district_points", answer_district_points, {}},
    BuiltinView{"district_list", answer_district_list, {}},
    BuiltinView{"district_search", answer_district_search, {}},
    BuiltinView{"district_cluster", answer_district_cluster, {}},
    BuiltinView{"district_panel", answer_district_panel, {}},
    BuiltinView{"district_at", answer_district_at, {}},
    BuiltinView{"map_fit", answer_map_fit, {}},
};

const BuiltinView* find(std::span<const BuiltinView> list, std::string_view name) {
  for (const BuiltinView& view : list)
    if (view.name == name) return &view;
  return nullptr;
}

const BuiltinView* find_view(std::string_view name) {
  const BuiltinView* view = find(kViews, name);
  return view != nullptr ? view : find(calculator_views().views, name);
}

const BuiltinView* find_answer(std::string_view name) {
  const BuiltinView* answer = find(kAnswers, name);
  return answer != nullptr ? answer : find(calculator_views().answers, name);
}

bool fits(const Json& value, ViewType type) {
  if (value.is_null()) return true;
  switch (type) {
    case ViewType::kBool:
      return value.is_boolean();
    case ViewType::kText:
      return value.is_string();
    case ViewType::kNumber:
      return value.is_number();
  }
  return false;
}

std::string_view describe(ViewType type) {
  switch (type) {
    case ViewType::kBool:
      return "true or false";
    case ViewType::kText:
      return "text";
    case ViewType::kNumber:
      return "a number";
  }
  return {};
}

Result<void> check_arguments(const BuiltinView& view, const Json& arguments) {
  for (const auto& [name, value] : arguments.items()) {
    const ViewParameter* parameter = nullptr;
    std::vector<std::string_view> known;
    for (const ViewParameter& candidate : view.parameters) {
      known.push_back(candidate.name);
      if (candidate.name == name) parameter = &candidate;
    }
    if (parameter == nullptr)
      return failure("view-arguments",
                     "the view \"" + std::string(view.name) + "\" takes no \"" + name + "\"",
                     did_you_mean(name, known));
    if (!fits(value, parameter->type))
      return failure("view-arguments", "\"" + name + "\" of the view \"" + std::string(view.name) +
                                           "\" must be " + std::string(describe(parameter->type)));
  }
  return {};
}

tl::unexpected<Diagnostic> unknown_view(const std::string& name, ViewHost& host) {
  std::vector<std::string_view> known = host.template_names();
  for (const std::span<const BuiltinView> list :
       {std::span<const BuiltinView>(kViews), calculator_views().views})
    for (const BuiltinView& view : list) known.push_back(view.name);
  return failure("unknown-view", "there is no view \"" + name + "\"", suggest(name, known));
}

}  // namespace

std::span<const BuiltinView> builtin_views() { return kViews; }

ViewHome home_of_view(std::string_view name) {
  const BuiltinView* view = find(calculator_views().views, name);
  if (view == nullptr) return ViewHome::kEveryEngine;
  return view->render != nullptr ? ViewHome::kFullEngine : ViewHome::kMissing;
}

Result<void> render_view(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  if (const BuiltinView* view = find_view(call.name)) {
    if (view->render == nullptr)
      return failure("missing-view", "this engine has no view \"" + call.name + "\"");
    if (Result<void> checked = check_arguments(*view, call.arguments); !checked) return checked;
    return view->render(call, host, out);
  }
  if (!host.has_template(call.name)) return unknown_view(call.name, host);
  return render_template_view(call, host, out);
}

Result<AnswerKind> answer(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const auto done = [](Result<void> answered, AnswerKind kind) -> Result<AnswerKind> {
    if (!answered) return failure(std::move(answered.error()));
    return kind;
  };
  if (const BuiltinView* file = find(calculator_views().file_answers, call.name))
    return done(file->render(call, host, out), AnswerKind::kFile);
  if (const BuiltinView* known = find_answer(call.name))
    return done(known->render(call, host, out), AnswerKind::kHtml);
  return done(render_view(call, host, out), AnswerKind::kHtml);
}

}  // namespace satchel
