// Sixteen bytes at a time, by the vectors that GCC and Clang know on every machine: for loops that look for
// the first of a few bytes. C, because the inline parser is.
#pragma once

#include <stddef.h>
#include <string.h>

#define SATCHEL_BLOCK 16

typedef unsigned char satchel_block __attribute__((vector_size(SATCHEL_BLOCK)));
typedef long long satchel_block_halves __attribute__((vector_size(SATCHEL_BLOCK)));

/* The block at `bytes`, all of which must be readable. */
static inline satchel_block satchel_load(const void* bytes) {
  satchel_block block;
  memcpy(&block, bytes, sizeof block);
  return block;
}

/* Whether any lane of a comparison holds. */
static inline int satchel_any(satchel_block comparison) {
  const satchel_block_halves halves = (satchel_block_halves)comparison;
  return (halves[0] | halves[1]) != 0;
}

/* The offset of the first `byte` at or behind `from`, `size` where there is none. */
static inline size_t satchel_find_byte(const char* bytes, size_t from, size_t size, char byte) {
  const unsigned char wanted = (unsigned char)byte;
  while (from + SATCHEL_BLOCK <= size && !satchel_any((satchel_block)(satchel_load(bytes + from) == wanted)))
    from += SATCHEL_BLOCK;
  while (from < size && bytes[from] != byte) from++;
  return from;
}
