// The districts of a site, made ready for its maps when first asked for, and the layers that have been
// attached.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "site/catalog.h"
#include "views/districts.h"

namespace satchel {

// Not thread-safe, as the catalog, from which it borrows.
class DistrictStore {
 public:
  explicit DistrictStore(const Catalog& catalog) : catalog_(catalog) {}

  const Districts& partners();
  const Districts* layer(std::string_view name) const;
  // Takes over the bytes of a layer (map/LAYER.md). Fails where they are damaged; the layer that was there
  // before stays then.
  Result<void> attach(std::string_view name, std::string bytes);

 private:
  struct Layer {
    std::string bytes;  // which `districts` borrow from
    Districts districts;
  };

  const Catalog& catalog_;
  std::optional<Districts> partners_;
  std::map<std::string, std::unique_ptr<Layer>, std::less<>> layers_;
};

}  // namespace satchel
