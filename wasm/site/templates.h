// The templates of a bundle, compiled when first used.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "bundle/reader.h"
#include "template/template.h"

namespace satchel {

// Finds "layouts/home", or a bare name among partials, layouts and views, in this order.
class TemplateStore : public TemplateSource {
 public:
  explicit TemplateStore(const BundleReader& bundle) : bundle_(bundle) {}

  const Template* find(std::string_view name) override;
  // The text of exactly "layouts/home"; empty where there is none.
  std::string_view source(std::string_view name) const;

 private:
  const Template* compiled(std::string_view name);

  const BundleReader& bundle_;
  std::map<std::string, std::optional<Template>, std::less<>> compiled_;
};

}  // namespace satchel
