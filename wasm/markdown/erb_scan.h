/* find_erb_tag for inline_parser.c. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* The offset of the next "<%" … "%>" of `text` at or behind `from`, its end in `*end`; INT_MAX where there is
 * none. */
int satchel_find_erb(const char* text, int size, int from, int* end);

#ifdef __cplusplus
}
#endif
