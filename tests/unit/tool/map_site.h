// A site with the real shapes and few data, for tests of maps as pictures.
#pragma once

#include <string>
#include <vector>

#include "run_satchel.h"
#include "site/catalog.h"
#include "states.h"
#include "tool/load.h"

namespace satchel::testing {

inline constexpr const char* kSnapshots =
    "snapshot,state,plan,standards,funding,certification,preservice,state_position,hs_offer,k12_offer,"
    "counts_grad,higher_ed,grad_required,pct_hs_offering_cs,standards_year\n"
    "2019,WA,N,N,N,N,N,N,N,N,N,N,N,,\n2024,WA,Y,O,N,N,N,N,N,N,N,N,N,,\n2024,OR,N,N,N,N,N,N,N,N,N,N,N,,\n";

// A site with the real shapes, few data, and what `settings` says.
class MapSite {
 public:
  explicit MapSite(const std::string& settings = "") {
    put_shell(scratch / "web");
    put(scratch / "web/map/states.topojson", atlas());
    put(content() / "site.yml", "name: Maps\n" + settings);
    put(content() / "index.md", "---\ntitle: Home\n---\n# Home\n");
    put(content() / "data/policy-snapshots.csv", kSnapshots);
    put(content() / "data/partner-districts-2024.csv",
        "district,state,leaid,lat,lon,match\nOak & "
        "Elm,WA,,47.6,-122.3,unique\nPine,OR,,45.5,-122.6,unique\n");
    put(content() / "data/sources.yml",
        "- {title: \"Tracker <2>\", publisher: Us, year: 2024, files: [policy-snapshots]}\n");
  }
  fs::path content() const { return scratch / "content"; }
  fs::path file() const { return scratch / "out/map.svg"; }

  Outcome map(std::vector<std::string> words) const {
    words.insert(words.begin(), "map");
    for (const std::string& word : {std::string("--content"), content().string(), std::string("--shell"),
                                    (scratch / "web").string(), std::string("--out"), file().string()})
      words.push_back(word);
    return satchel_with(words);
  }
  LoadedSite load() const {
    LoadOptions options;
    options.content = content();
    options.shell = scratch / "web";
    return std::move(load_site(options).value());
  }
  // "4:29 code hint", one a line.
  std::string findings() const {
    std::string out;
    for (const Diagnostic& d : load().diagnostics)
      out += std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.code + " " + d.hint + "\n";
    return out;
  }
  Json image(const std::string& address) const {
    const LoadedSite site = load();
    const Catalog catalog = std::move(Catalog::open(site.bundle).value());
    const Json* entry = catalog.image(address);
    return entry == nullptr ? Json() : *entry;
  }

  ScratchFolder scratch;
};

}  // namespace satchel::testing
