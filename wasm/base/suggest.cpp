#include "base/suggest.h"

#include <algorithm>
#include <vector>

namespace satchel {

// Optimal string alignment: Levenshtein's table of three rows, with swaps of neighbours as one edit.
int edit_distance(std::string_view a, std::string_view b, int limit) {
  const int over = limit + 1;
  const auto n = static_cast<int>(a.size());
  const auto m = static_cast<int>(b.size());
  if (std::abs(n - m) > limit) return over;
  std::vector<int> before(m + 1), previous(m + 1), row(m + 1);
  for (int j = 0; j <= m; ++j) previous[j] = j;
  for (int i = 1; i <= n; ++i) {
    row[0] = i;
    for (int j = 1; j <= m; ++j) {
      const int change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(previous);
    previous.swap(row);
  }
  return std::min(previous[m], over);
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  int best_distance = std::max(1, static_cast<int>(word.size()) / 3) + 1;
  std::string_view best;
  for (const std::string_view candidate : candidates) {
    const int distance = edit_distance(word, candidate, best_distance - 1);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view name = nearest(word, candidates);
  if (name.empty()) return {};
  return "did you mean \"" + std::string(name) + "\"?";
}

std::string suggest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string hint = did_you_mean(word, candidates);
  if (!hint.empty()) return hint;
  for (const std::string_view name : candidates) hint.append(hint.empty() ? "known: " : ", ").append(name);
  return hint;
}

}  // namespace satchel
