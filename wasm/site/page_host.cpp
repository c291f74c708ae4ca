#include "site/page_host.h"

#include <algorithm>

#include "views/video.h"

namespace satchel {
namespace {

constexpr std::string_view kViews = "templates/views/";
constexpr std::string_view kMustache = ".mustache";

// What a visitor sees in place of a view that failed; the author sees the reason in `check`.
constexpr std::string_view kFailedBlock = "<p class=\"notice\">This part of the page cannot be shown.</p>\n";
constexpr std::string_view kFailedInline = "<span class=\"notice\">(cannot be shown)</span>";

}  // namespace

PageHost::PageHost(const Catalog& catalog, TemplateStore& templates, DistrictStore& districts,
                   const SiteEnvironment& environment, const Page& page, std::string_view route,
                   std::span<const Json* const> contexts, std::vector<Reference>* references)
    : catalog_(catalog),
      templates_(templates),
      districts_(districts),
      environment_(environment),
      page_(page),
      contexts_(contexts),
      references_(references),
      links_(catalog, environment, route) {}

void PageHost::note(Reference::Kind kind, std::string_view target, Place place) {
  if (references_ == nullptr) return;
  Reference reference;
  reference.kind = kind;
  reference.target = std::string(target);
  reference.place = in_file(place);
  references_->push_back(std::move(reference));
}

LinkTarget PageHost::link(const LinkCall& call) {
  note(Reference::Kind::kLink, call.url, call.place);
  if (references_ != nullptr) references_->back().raw = call.raw;
  return links_.link(call.url);
}

ImageTarget PageHost::image(const ImageCall& call) {
  note(Reference::Kind::kImage, call.url, call.place);
  if (references_ != nullptr) {
    references_->back().alt = std::string(call.alt);
    references_->back().has_alt = call.has_alt;
    references_->back().raw = call.raw;
  }
  return links_.image(call.url);
}

void PageHost::id(std::string_view name, Place place) { note(Reference::Kind::kId, name, place); }

void PageHost::view(const ViewCall& call, TextBuffer& out) {
  ++view_number_;
  home_of_views_ = std::max(home_of_views_, home_of_view(call.name));
  TextBuffer html;
  Result<void> rendered = render_view(call, *this, html);
  if (rendered) return append_rewritten(html, call.place, out);
  report(call.place, std::move(rendered.error()));
  out += call.is_block ? kFailedBlock : kFailedInline;
}

Result<void> PageHost::answer(const ViewCall& call, TextBuffer& out) {
  TextBuffer given;
  const Result<AnswerKind> kind = satchel::answer(call, *this, given);
  if (!kind) return failure(kind.error());
  if (*kind == AnswerKind::kFile)
    out = std::move(given);
  else
    append_rewritten(given, call.place, out);
  return {};
}

void PageHost::report(Place place, Diagnostic finding) {
  finding.line = place.line;
  finding.column = place.column;
  diagnostics_.push_back(std::move(finding));
}

void PageHost::video(const VideoCall& call, TextBuffer& out) {
  Json context = video_context(call.provider, call.id, call.title);
  if (call.width > 0 && call.height > 0) {
    set(context, "width", call.width);
    set(context, "height", call.height);
  }
  TextBuffer html;
  Result<void> rendered = render_template("video", context, html);
  if (!rendered) report(call.place, std::move(rendered.error()));
  append_rewritten(html, call.place, out);
}

void PageHost::append_rewritten(std::string_view html, Place place, TextBuffer& out) {
  MarkdownOptions options;
  options.views = false;  // a view's output is never read again
  HtmlRewriter rewriter(options, *this, diagnostics_);
  const size_t before = diagnostics_.size();
  rewriter.append(html, place, out);
  // Places inside a view's output mean nothing to the author: the view's own is told.
  for (size_t i = before; i < diagnostics_.size(); ++i) {
    diagnostics_[i].line = place.line;
    diagnostics_[i].column = place.column;
  }
}

std::vector<std::string_view> PageHost::template_names() {
  std::vector<std::string_view> names;
  for (const BundleEntry& entry : catalog_.bundle().entries_below(kViews)) {
    std::string_view name = entry.name.substr(kViews.size());
    if (!name.ends_with(kMustache)) continue;
    name.remove_suffix(kMustache.size());
    names.push_back(name);
  }
  return names;
}

std::string_view PageHost::template_text(std::string_view view) {
  return templates_.source("views/" + std::string(view));
}

bool PageHost::has_section(std::string_view id) {
  return page_.body.find("[#" + std::string(id) + "]") != std::string::npos;
}

Result<void> PageHost::render_template(std::string_view view, const Json& context, TextBuffer& out,
                                       std::span<const TemplateSlot> slots) {
  const Template* found = templates_.find("views/" + std::string(view));
  if (found == nullptr)
    return failure("view-template",
                   "the view \"" + std::string(view) + "\" has no template that can be read");
  std::vector<const Json*> stack(contexts_.begin(), contexts_.end());
  stack.push_back(&context);
  return satchel::render_template(*found, stack, templates_, out, slots);
}

}  // namespace satchel
