/* What a file, or a folder with all below it, is known by, without opening a file: for who asks
 * whether what was read of it still holds. Any thread. */
#ifndef KS_BASE_STAMP_H
#define KS_BASE_STAMP_H

#include <stdint.h>

#include "base/arena.h"

/* As long as nothing of it is written, put in its place or taken away the text is the same; ""
 * where there is nothing. `newest_ms` rises to the wall time of the last change: one that is no
 * older than some milliseconds may hide another behind it. Links are followed. The arena's. */
const char *ks_stamp(struct ks_arena *arena, const char *path, int64_t *newest_ms);

#endif
