# cmark folds case (for link labels) by a switch of 1,530 cases, 72 KB of WebAssembly. This reads the same mapping from cmark's
# own file and writes it as some 200 ranges and 100 single cases; utf8.c is compiled from a copy, so that its
# #include "case_fold_switch.inc" finds what is written here.
file(READ ${CMARK}/case_fold_switch.inc source)
string(REGEX REPLACE "[ \n]+" "" source "${source}")
string(REGEX REPLACE "default.*" "" source "${source}")
string(REPLACE ";" "," source "${source}")
string(REPLACE "break,case" ";" source "${source}")

# A range: every `step`-th code point from `first` to `last` folds to itself plus `delta`.
set(ranges "")
set(singles "")
set(first "")
macro(end_range)
  if(NOT first STREQUAL "")
    string(APPEND ranges "{${first},${last},${delta},${step}},\n")
  endif()
  set(first "")
endmacro()

foreach(case ${source})
  string(REGEX MATCH "(0x[0-9A-F]+):" _ "${case}")
  set(code ${CMAKE_MATCH_1})
  string(REGEX MATCHALL "\\((0x[0-9A-F]+)\\)" folded "${case}")
  list(TRANSFORM folded REPLACE "[()]" "")
  list(LENGTH folded count)
  if(count GREATER 1)
    list(JOIN folded "," folded)
    string(APPEND singles "{${code},{${folded}}},\n")
    continue()
  endif()
  math(EXPR code "${code}")
  math(EXPR this_delta "${folded} - ${code}")
  if(NOT first STREQUAL "")
    math(EXPR distance "${code} - ${last}")
  endif()
  if(NOT first STREQUAL "" AND this_delta EQUAL delta AND first EQUAL last AND distance LESS 3)
    set(step ${distance})
    set(last ${code})
  elseif(NOT first STREQUAL "" AND this_delta EQUAL delta AND distance EQUAL step)
    set(last ${code})
  else()
    end_range()
    set(first ${code})
    set(last ${code})
    set(delta ${this_delta})
    set(step 1)
  endif()
endforeach()
end_range()

file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/cmark/case_fold_switch.inc "
static const struct { uint32_t first, last; int32_t delta, step; } ranges[] = {
${ranges}};
static const struct { uint16_t code, folded[3]; } singles[] = {
${singles}};
int32_t folded = c;
int is_single = 0;
for (size_t i = 0; i < sizeof ranges / sizeof *ranges && ranges[i].first <= (uint32_t)c; ++i)
  if ((uint32_t)c <= ranges[i].last && (c - (int32_t)ranges[i].first) % ranges[i].step == 0) folded = c + ranges[i].delta;
for (size_t i = 0; c > 0x7f && i < sizeof singles / sizeof *singles && !is_single; ++i)
  if ((is_single = singles[i].code == c))
    for (int k = 0; k < 3 && singles[i].folded[k] != 0; ++k) bufpush(singles[i].folded[k]);
if (!is_single) bufpush(folded);
")
configure_file(${CMARK}/utf8.c cmark/utf8.c COPYONLY)
