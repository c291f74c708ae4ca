// bench_render FILE.satchel ROUTE…: renders each page's main content again and again and prints the
// nanoseconds of one pass over all of them, as the median of seven rounds. The twin of render_speed.mjs.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "site/site.h"

namespace {

constexpr int kRounds = 7;
constexpr int kPassesPerRound = 400;

double pass_nanoseconds(const satchel::Site& site, const std::vector<std::string>& routes, size_t& bytes) {
  const auto begin = std::chrono::steady_clock::now();
  for (int pass = 0; pass < kPassesPerRound; ++pass)
    for (const std::string& route : routes) bytes += site.render_content(route).html.size();
  const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
  return took.count() / kPassesPerRound;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("usage: bench_render FILE.satchel ROUTE…\n", stderr), 2;
  std::ifstream stream(argv[1], std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(stream)), {});
  const auto site = satchel::Site::open(file, {});
  if (!site) return std::fprintf(stderr, "%s\n", site.error().message.c_str()), 1;
  const std::vector<std::string> routes(argv + 2, argv + argc);
  size_t bytes = 0;
  std::vector<double> rounds;
  for (int round = 0; round < kRounds; ++round) rounds.push_back(pass_nanoseconds(*site, routes, bytes));
  std::sort(rounds.begin(), rounds.end());
  std::printf("{\"nanoseconds\": %.0f, \"bytes\": %zu}\n", rounds[kRounds / 2],
              bytes / (kRounds * kPassesPerRound));
}
