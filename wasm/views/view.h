// What a view is given, and the registry of the built-in ones.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "markdown/markdown.h"
#include "model/json.h"
#include "template/template.h"

namespace satchel {

// The site as a view sees it. Everything borrowed from it lives until the page is rendered.
class ViewHost {
 public:
  virtual ~ViewHost() = default;
  // A data file below content/data by its name without extension ("state-facts"); nullptr where there is none.
  virtual const Json* data(std::string_view name) = 0;
  // Settings of the site (site.yml).
  virtual const Json& settings() = 0;
  // The context of the page being rendered: what layouts see.
  virtual const Json& page_context() = 0;
  // A template written as content or shipped: "views/NAME", "partials/NAME".
  virtual TemplateSource& templates() = 0;
  // An address as it must be printed on this page: "/about" -> "../about/".
  virtual LinkTarget resolve(std::string_view address) = 0;
  virtual ImageTarget resolve_image(std::string_view address) = 0;
  // Whether the route is a page of this site, shown today.
  virtual bool has_page(std::string_view route) = 0;
};

// Appends a view's HTML. `call.arguments` has been checked against the view's parameters.
using ViewFunction = Result<void> (*)(const ViewCall& call, ViewHost& host, std::string& out);

struct ViewParameter {
  std::string_view name;
  std::string_view type;  // "bool", "string", "number", "any"; nil fits all
};

struct BuiltinView {
  std::string_view name;
  ViewFunction render;
  std::span<const ViewParameter> parameters;
};

std::span<const BuiltinView> builtin_views();

// Renders the view `call.name`, built in or written as a template `views/NAME`. Fails with "unknown-view" and the nearest
// known name, or "view-arguments".
Result<void> render_view(const ViewCall& call, ViewHost& host, std::string& out);

}  // namespace satchel
