// What a view is given, and the registry of the built-in ones.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "map/geometry.h"
#include "markdown/markdown.h"
#include "model/json.h"
#include "template/template.h"
#include "views/districts.h"

namespace satchel {

// What a view keeps from one question to the next, for speed alone: what it gives is a function of its
// arguments all the same.
struct Kept {
  virtual ~Kept() = default;
};

// A calculator of the site, as calculator/definition.h reads it, and what the views make of it.
struct SiteCalculator {
  const Json* definition = nullptr;
  std::unique_ptr<Kept> kept;
};

// The site as a view sees it. Everything borrowed from it lives until the page is rendered.
class ViewHost {
 public:
  virtual ~ViewHost() = default;
  // A data file below content/data by its name without extension ("state-facts"); nullptr where there is
  // none.
  virtual const Json* data(std::string_view name) = 0;
  virtual std::vector<std::string_view> data_names() = 0;
  // Whether the route is a page of this site, shown today.
  virtual bool has_page(std::string_view route) = 0;
  // Whether there is a template `views/NAME`; the names of all of them.
  virtual bool has_template(std::string_view view) = 0;
  virtual std::vector<std::string_view> template_names() = 0;
  // The text of the template `views/NAME`, to see what it asks for; empty where there is none.
  virtual std::string_view template_text(std::string_view view) = 0;
  // Appends the template `views/NAME`, rendered over the page's context with `context` innermost and `slots`
  // ready to be shown.
  virtual Result<void> render_template(std::string_view view, const Json& context, TextBuffer& out,
                                       std::span<const TemplateSlot> slots = {}) = 0;
  // The states' shapes; nullptr where the site has none that can be read.
  virtual const Geometry* shapes() = 0;
  // The partner districts, and a layer of others by its name; nullptr where none has been attached.
  virtual const Districts& partners() = 0;
  virtual const Districts* layer(std::string_view name) = 0;
  // The site's name.
  virtual std::string_view site_name() = 0;
  // A calculator by its name, the same one as long as the site is open; nullptr where there is none.
  virtual SiteCalculator* calculator(std::string_view name) = 0;
  virtual std::vector<std::string_view> calculator_names() = 0;
  // The number of this view on its page, from 1: ids made of it are unique.
  virtual int view_number() = 0;
  // Whether the page opens a section of this id, `[#NAME]`.
  virtual bool has_section(std::string_view id) = 0;
};

// Appends a view's HTML, with addresses as an author would write them ("/states/wa"): the site rewrites what
// a view gives as it rewrites raw HTML. `call.arguments` has been checked against the view's parameters.
using ViewFunction = Result<void> (*)(const ViewCall& call, ViewHost& host, TextBuffer& out);

enum class ViewType { kBool, kText, kNumber };

struct ViewParameter {
  std::string_view name;
  ViewType type;  // nil fits every type
};

struct BuiltinView {
  std::string_view name;
  ViewFunction render;  // nullptr: this engine does not have it
  std::span<const ViewParameter> parameters;
};

// Those of every engine.
std::span<const BuiltinView> builtin_views();

// Which engine a view is in: pages that only read, which are most, need not wait for the bytes of the others.
enum class ViewHome { kEveryEngine, kFullEngine, kMissing };

// kMissing: the full engine has it, and this is the other one.
ViewHome home_of_view(std::string_view name);

// Renders the view `call.name`, built in or written as a template `views/NAME`. Fails with "unknown-view" and
// the nearest known name, or "view-arguments".
Result<void> render_view(const ViewCall& call, ViewHost& host, TextBuffer& out);

enum class AnswerKind { kHtml, kFile };

// Answers a question that the browser asks while the visitor uses a view: a view's name, to have it rendered
// with other arguments, or that of an answer, which no page may call.
Result<AnswerKind> answer(const ViewCall& call, ViewHost& host, TextBuffer& out);

}  // namespace satchel
