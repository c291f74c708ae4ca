// cmark's scanner of e-mail addresses in angle brackets (CommonMark, "Autolinks"): the same rule by loops.
#include <cmark_ctype.h>
#include <scanners.h>
#include <string.h>

// Behind a label of 1 to 63 letters, digits and hyphens with no hyphen at its ends; NULL: there is none.
static const unsigned char *label_end(const unsigned char *p) {
  const unsigned char *end = p;
  while (cmark_isalnum((char)*end) || *end == '-') ++end;
  return end > p && end - p <= 63 && *p != '-' && end[-1] != '-' ? end : NULL;
}

// The bytes of an address and its ">" at the beginning of `p`, which ends with a zero byte; 0: there is none.
bufsize_t _scan_autolink_email(const unsigned char *p) {
  const unsigned char *at = p;
  while (cmark_isalnum((char)*at) || (*at != '\0' && strchr(".!#$%&'*+/=?^_`{|}~-", *at) != NULL)) ++at;
  if (at == p || *at != '@') return 0;
  do at = label_end(at + 1);
  while (at != NULL && *at == '.');
  return at != NULL && *at == '>' ? (bufsize_t)(at + 1 - p) : 0;
}
