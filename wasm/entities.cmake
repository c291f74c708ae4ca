# cmark keeps HTML's 2,125 named references as an array of pointers and values, a tenth of the engine as it is served. This
# writes the same list, from cmark's own file, as one run of bytes: each name without the letters that it shares with the
# one before. cmark's houdini_html_u.c follows behind it, with our look-up in the place of its own.
#
# An entry is: how many letters are shared, plus one (1 to 32); the rest of the name and its ";"; the value in UTF-8, of
# which no byte but the first is below 33. The name's first letter finds where to begin.
file(STRINGS ${CMARK}/entities.inc lines REGEX "^{\\(unsigned char\\*\\)")
file(READ ${CMARK}/houdini_html_u.c source)
string(FIND "${source}" "bufsize_t houdini_unescape_ent" begin)
string(SUBSTRING "${source}" ${begin} -1 source)
string(REPLACE "S_lookup_entity(src, i)" "S_lookup_entity(src, i, (unsigned char[8]){0})" source "${source}")

set(bytes "")
set(starts "")
set(offset 0)
set(before "")
foreach(line ${lines})
  string(REGEX MATCH "\"([A-Za-z0-9]+)\", {([0-9, ]+), 0}" _ "${line}")
  set(name "${CMAKE_MATCH_1};")
  set(value ${CMAKE_MATCH_2})
  set(shared 0)
  while(shared LESS 31)
    math(EXPR length "${shared} + 1")
    string(SUBSTRING "${name}" 0 ${length} a)
    string(SUBSTRING "${before}" 0 ${length} b)
    if(NOT a STREQUAL b)
      break()
    endif()
    set(shared ${length})
  endwhile()
  if(shared EQUAL 0)
    string(SUBSTRING "${name}" 0 1 letter)
    string(APPEND starts "['${letter}'] = ${offset}, ")
  endif()
  string(SUBSTRING "${name}" ${shared} -1 rest)
  string(HEX "${rest}" rest)
  string(REGEX REPLACE "(..)" "0x\\1, " rest "${rest}")
  math(EXPR first "${shared} + 1")
  set(entry "${first}, ${rest}${value}")
  string(REGEX MATCHALL "," commas "${entry}")
  list(LENGTH commas count)
  math(EXPR offset "${offset} + ${count} + 1")
  string(APPEND bytes "${entry},\n")
  set(before "${name}")
endforeach()

file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/cmark/houdini_html_u.c "
#include <stdio.h>
#include <string.h>
#include \"buffer.h\"
#include \"houdini.h\"
#include \"utf8.h\"

#define CMARK_ENTITY_MIN_LENGTH 2
#define CMARK_ENTITY_MAX_LENGTH 32

static const unsigned char entities[] = {
${bytes}1};
static const unsigned short starts['z' + 1] = {${starts}};

/* The value of the reference whose name is the `length` bytes at `name`, which a \";\" follows, put into `value`, which
   is all zero; or NULL. */
static const unsigned char *S_lookup_entity(const unsigned char *name, int length, unsigned char value[8]) {
  unsigned char known[CMARK_ENTITY_MAX_LENGTH + 1];
  if (name[0] < 'A' || name[0] > 'z' || (starts[name[0]] == 0 && name[0] != 'A')) return NULL;
  const unsigned char *at = entities + starts[name[0]];
  do {
    unsigned char *end = known + *at++ - 1;
    do *end++ = *at; while (*at++ != ';');
    const unsigned char *begin = at++;
    while (*at > ' ') at++;
    if (end - known == length + 1 && memcmp(known, name, end - known) == 0) {
      memcpy(value, begin, at - begin);
      return value;
    }
  } while (*at != 1);
  return NULL;
}

${source}")
