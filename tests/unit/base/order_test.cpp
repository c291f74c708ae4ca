#include "base/order.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>

using namespace satchel;

TEST_CASE("names are put in order, equal ones as they came") {
  const std::string_view names[] = {"b", "a", "b", "", "A"};
  CHECK(order_of(names) == std::vector<uint32_t>{3, 4, 1, 0, 2});
  CHECK(order_of({}).empty());
}

TEST_CASE("the order agrees with the standard's stable sort") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> texts(random() % 40);
    for (std::string& text : texts) text = std::string(random() % 3, static_cast<char>('a' + random() % 3));
    const std::vector<std::string_view> names(texts.begin(), texts.end());
    std::vector<uint32_t> expected(names.size());
    for (uint32_t i = 0; i < expected.size(); ++i) expected[i] = i;
    std::stable_sort(expected.begin(), expected.end(),
                     [&](uint32_t a, uint32_t b) { return names[a] < names[b]; });
    CHECK(order_of(names) == expected);
  }
}
