/* GFM's extended autolinks: where a bare address in text begins and ends. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The length of the `www.` link whose first w is text[at], or 0. `text` is a whole leaf's. */
size_t satchel_match_www(const unsigned char* text, size_t at, size_t size);

/* The length of the http://, https:// or ftp:// link whose colon is text[at], counted from its first letter,
   or 0.
   `*scheme` becomes the number of letters before the colon. No letter before `from` is looked at. */
size_t satchel_match_url(const unsigned char* text, size_t from, size_t at, size_t size, size_t* scheme);

/* Whether text behind the raw tag `tag` stands inside a raw link, where text before it did so or not
 * (`inside`). */
bool satchel_opens_anchor(const char* tag, int size, bool inside);

#ifdef __cplusplus
}
#endif
