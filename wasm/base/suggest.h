// "Did you mean …?": the known name nearest to one that nobody knows.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace satchel {

// The edits (insert, delete, replace, swap of neighbours) between two words, or `limit` + 1 where there are
// more.
int edit_distance(std::string_view a, std::string_view b, int limit);

// The candidate nearest to `word`, at most a third of its length (and at least one edit) away; empty where
// none is. The view is of the candidate.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

// `did you mean "name"?` where a candidate is near, else an empty string.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

// That, else the list of them all, `known: a, b, c`; empty where there are none.
std::string suggest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace satchel
