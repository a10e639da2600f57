/* Where a request begins and ends: told by its headers, and not to be told in two ways. Whoever
 * stands between browser and server may read the other one, and then takes a part of one visitor's
 * request for another's. Pure. Any thread. */
#ifndef KS_CONSOLE_FRAMING_H
#define KS_CONSOLE_FRAMING_H

#include <stdbool.h>
#include <stddef.h>

enum { KS_FRAMING_SINGLES = 7 };

/* The headers of a request; {0} before the first. */
struct ks_framing {
    int counts[KS_FRAMING_SINGLES]; /* of those that may be there once */
    bool is_broken;
};

/* Takes a header, with its lengths: a NUL may stand in it. */
void ks_framing_take(struct ks_framing *framing, const char *name, size_t name_bytes,
                     const char *value, size_t value_bytes);

/* Whether those taken tell one thing: names and values are plain text, none of those that count is
 * there twice, the length is a number or the body is in chunks. */
bool ks_framing_is_right(const struct ks_framing *framing);

#endif
