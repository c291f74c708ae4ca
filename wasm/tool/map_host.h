// What a map's view sees when its drawing is wanted alone: a site's shapes and data, and no page around it.
#pragma once

#include <map>
#include <string>

#include "site/catalog.h"
#include "site/district_store.h"
#include "views/view.h"

namespace satchel {

// Borrows the catalog.
class MapHost : public ViewHost {
 public:
  explicit MapHost(const Catalog& catalog) : catalog_(catalog), districts_(catalog) {}

  const Json* data(std::string_view name) override { return catalog_.data(name); }
  std::vector<std::string_view> data_names() override { return catalog_.data_names(); }
  bool has_page(std::string_view) override { return false; }
  bool has_template(std::string_view) override { return false; }
  std::vector<std::string_view> template_names() override { return {}; }
  std::string_view template_text(std::string_view) override { return {}; }
  // Renders nothing: keeps what the view has to say, for map_picture.
  Result<void> render_template(std::string_view view, const Json& context, TextBuffer& out,
                               std::span<const TemplateSlot> slots) override;
  const Geometry* shapes() override { return catalog_.shapes(); }
  const Districts& partners() override { return districts_.partners(); }
  const Districts* layer(std::string_view) override { return nullptr; }
  std::string_view site_name() override { return {}; }
  SiteCalculator* calculator(std::string_view) override { return nullptr; }
  std::vector<std::string_view> calculator_names() override { return {}; }
  int view_number() override { return 1; }
  bool has_section(std::string_view) override { return false; }

  // What the view gave its template.
  const Json& context() const { return context_; }
  const std::string& slot(const std::string& name) const { return slots_.at(name); }

 private:
  const Catalog& catalog_;
  DistrictStore districts_;
  Json context_;
  std::map<std::string, std::string> slots_;
};

}  // namespace satchel
