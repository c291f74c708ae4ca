// Mustache templates, compiled once and rendered many times: the whole published spec, inheritance and
// dynamic names included, and escaping by the HTML context in which a tag stands (text, attribute, URL).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/text_buffer.h"
#include "model/json.h"

namespace satchel {

// How a template's HTML is held to account. Loose: a partial may stand behind a "<", or a template end with
// one, as in the published suite; what is rendered may then be a tag that a value has named. No site is read
// so.
enum class TemplateHtml { kStrict, kLoose };

class Template {
 public:
  // Compiles `source` (copied). Fails with the line and column of an unclosed tag, an unbalanced section, an
  // unquoted attribute or a tag inside <script> or <style>: "template-…". `path` names the source in
  // messages.
  static Result<Template> compile(std::string_view source, std::string_view path,
                                  TemplateHtml html = TemplateHtml::kStrict);

  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  ~Template();

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit Template(std::unique_ptr<Impl>);
  std::unique_ptr<Impl> impl_;
};

// Where a template finds its partials and parents. Returns nullptr for a name that it does not know. A
// returned template must live until the render ends.
class TemplateSource {
 public:
  virtual ~TemplateSource() = default;
  virtual const Template* find(std::string_view name) = 0;
};

// HTML that stands ready, shown where a template says {{{name}}} with that name and nothing in the context
// bears it.
struct TemplateSlot {
  std::string_view name;
  std::string_view html;
};

// Renders into `out`. `contexts` is the context stack, the innermost last; they are only borrowed. Missing
// names give nothing, as the spec says. Fails where partials are nested deeper than 64 (a cycle):
// "template-cycle"; what was written to `out` until then is removed again.
Result<void> render_template(const Template& page, std::span<const Json* const> contexts,
                             TemplateSource& partials, TextBuffer& out,
                             std::span<const TemplateSlot> slots = {});

}  // namespace satchel
