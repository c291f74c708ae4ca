// The states as the site gets them, packed from the npm module us-atlas once for all tests.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>

#include "map/geometry.h"
#include "tool/topojson.h"

namespace satchel {

inline const std::string& atlas() {
  static const std::string text = [] {
    std::ifstream in(SATCHEL_SOURCE "/node_modules/us-atlas/states-albers-10m.json", std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
  }();
  REQUIRE_FALSE(text.empty());
  return text;
}

inline const std::string& states_file() {
  static const std::string bytes = pack_states(atlas(), "states-albers-10m.json").value();
  return bytes;
}

inline const Geometry& states() {
  static const Geometry geometry = Geometry::open(states_file()).value();
  return geometry;
}

}  // namespace satchel
