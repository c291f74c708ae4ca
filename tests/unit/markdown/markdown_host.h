// Hosts for the tests: one changes nothing, and keeps notes of what it was asked.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/escape.h"
#include "markdown/markdown.h"

namespace satchel_test {

// Returns addresses unchanged; a view is printed as `{NAME ARGUMENTS}`, a video as `{video PROVIDER ID}`.
class PlainHost : public satchel::MarkdownHost {
 public:
  struct Note {
    std::string kind;
    std::string text;
    satchel::Place place;
    bool is_block = false;
  };

  satchel::LinkTarget link(const satchel::LinkCall& call) override {
    notes.push_back({"link", std::string(call.url), call.place});
    return {std::string(call.url), false, ""};
  }
  satchel::ImageTarget image(const satchel::ImageCall& call) override {
    notes.push_back({"image", std::string(call.url), call.place});
    return {std::string(call.url), "", 0, 0};
  }
  void view(const satchel::ViewCall& call, satchel::TextBuffer& out) override {
    notes.push_back({"view", call.name, call.place, call.is_block});
    out += "{" + call.name + " ";
    satchel::append_text(out, call.arguments.dump());
    out += "}";
  }
  void video(const satchel::VideoCall& call, satchel::TextBuffer& out) override {
    notes.push_back({"video", std::string(call.id), call.place});
    out += "{video " + std::string(call.provider) + " " + std::string(call.id) + "}";
  }
  void id(std::string_view id, satchel::Place place) override {
    notes.push_back({"id", std::string(id), place});
  }

  // The first note of that kind and text.
  const Note* find(const std::string& kind, const std::string& text) const {
    for (const Note& note : notes)
      if (note.kind == kind && note.text == text) return &note;
    return nullptr;
  }

  std::vector<Note> notes;
};

inline std::string render(std::string_view body, const satchel::MarkdownOptions& options,
                          satchel::MarkdownHost& host, satchel::MarkdownOutput* output = nullptr) {
  satchel::TextBuffer out;
  satchel::MarkdownOutput result = satchel::render_markdown(body, options, host, out);
  std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                   [](const satchel::Diagnostic& a, const satchel::Diagnostic& b) {
                     return a.line != b.line ? a.line < b.line : a.column < b.column;
                   });
  if (output != nullptr) *output = std::move(result);
  return out.str();
}

inline std::string render(std::string_view body, const satchel::MarkdownOptions& options = {},
                          satchel::MarkdownOutput* output = nullptr) {
  PlainHost host;
  return render(body, options, host, output);
}

// As the diagnostics of `check` read, without the file: "3:1 error[section-open] …".
inline std::string line_of(const satchel::Diagnostic& d) {
  return std::to_string(d.line) + ":" + std::to_string(d.column) +
         (d.severity == satchel::Severity::kError ? " error[" : " warning[") + d.code + "]";
}

}  // namespace satchel_test
