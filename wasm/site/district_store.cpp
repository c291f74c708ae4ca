#include "site/district_store.h"

namespace satchel {

const Districts& DistrictStore::partners() {
  if (!partners_) partners_ = Districts::of_rows(catalog_.data(kPartnerDistricts));
  return *partners_;
}

const Districts* DistrictStore::layer(std::string_view name) const {
  const auto found = layers_.find(name);
  return found == layers_.end() ? nullptr : &found->second->districts;
}

Result<void> DistrictStore::attach(std::string_view name, std::string bytes) {
  auto layer = std::make_unique<Layer>();
  layer->bytes = std::move(bytes);
  const Result<PointLayer> opened = PointLayer::open(layer->bytes);
  if (!opened) return failure(opened.error());
  layer->districts = Districts::of_layer(*opened);
  layers_.insert_or_assign(std::string(name), std::move(layer));
  return {};
}

}  // namespace satchel
