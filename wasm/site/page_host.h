// The world around one page while it is printed: links, images, videos and views, and notes for `check`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "markdown/html_rewriter.h"
#include "markdown/markdown.h"
#include "model/page.h"
#include "site/district_store.h"
#include "site/links.h"
#include "site/site.h"
#include "site/templates.h"
#include "views/view.h"

namespace satchel {

class PageHost : public MarkdownHost, public ViewHost {
 public:
  // `references` may be nullptr; everything is borrowed. `route` is where
  // links are seen from, `contexts` are the page's, for templates of views.
  PageHost(const Catalog& catalog, TemplateStore& templates, DistrictStore& districts,
           const SiteEnvironment& environment, const Page& page, std::string_view route,
           std::span<const Json* const> contexts, std::vector<Reference>* references);

  // For MarkdownHost.
  LinkTarget link(const LinkCall& call) override;
  ImageTarget image(const ImageCall& call) override;
  void view(const ViewCall& call, TextBuffer& out) override;
  void video(const VideoCall& call, TextBuffer& out) override;
  void id(std::string_view name, Place place) override;

  // For ViewHost.
  const Json* data(std::string_view name) override { return catalog_.data(name); }
  std::vector<std::string_view> data_names() override { return catalog_.data_names(); }
  bool has_page(std::string_view route) override { return catalog_.has_page(route, environment_.now); }
  bool has_template(std::string_view view) override { return !template_text(view).empty(); }
  std::vector<std::string_view> template_names() override;
  std::string_view template_text(std::string_view view) override;
  Result<void> render_template(std::string_view view, const Json& context, TextBuffer& out,
                               std::span<const TemplateSlot> slots = {}) override;
  const Geometry* shapes() override { return catalog_.shapes(); }
  const Districts& partners() override { return districts_.partners(); }
  const Districts* layer(std::string_view name) override { return districts_.layer(name); }
  std::string_view site_name() override { return string_member(catalog_.settings(), "name"); }
  SiteCalculator* calculator(std::string_view name) override { return catalog_.calculator(name); }
  std::vector<std::string_view> calculator_names() override { return catalog_.calculator_names(); }
  int view_number() override { return view_number_; }
  bool has_section(std::string_view id) override;

  // Answers a question of the browser (views/view.h) as this page would.
  Result<void> answer(const ViewCall& call, TextBuffer& out);

  Diagnostics& diagnostics() { return diagnostics_; }
  // The rarest home of the views that the page has called.
  ViewHome home_of_views() const { return home_of_views_; }

 private:
  Place in_file(Place place) const { return {place.line + page_.body_line - 1, place.column}; }
  void note(Reference::Kind kind, std::string_view target, Place place);
  // Appends what a view gave, its addresses resolved as those of raw HTML are.
  void append_rewritten(std::string_view html, Place place, TextBuffer& out);
  void report(Place place, Diagnostic finding);

  const Catalog& catalog_;
  TemplateStore& templates_;
  DistrictStore& districts_;
  const SiteEnvironment& environment_;
  const Page& page_;
  std::span<const Json* const> contexts_;
  std::vector<Reference>* references_;
  LinkResolver links_;
  int view_number_ = 0;  // of the view that is being rendered
  ViewHome home_of_views_ = ViewHome::kEveryEngine;
  Diagnostics diagnostics_;  // of the views; places in the body
};

}  // namespace satchel
