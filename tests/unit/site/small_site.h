// A site of a few pages in one bundle, for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bundle/writer.h"
#include "site/site.h"

namespace satchel::testing {

// Builds a bundle of `files` (name, bytes) and keeps it for the sites opened on it.
class SmallSite {
 public:
  explicit SmallSite(std::vector<std::pair<std::string, std::string>> files) {
    std::vector<BundleFile> entries;
    for (const auto& [name, bytes] : files) entries.push_back({name, bytes});
    bundle_ = write_bundle(entries).value();
  }
  Site open(SiteEnvironment environment = {}) const {
    return std::move(Site::open(bundle_, std::move(environment)).value());
  }
  const std::string& bundle() const { return bundle_; }

 private:
  std::string bundle_;
};

}  // namespace satchel::testing
