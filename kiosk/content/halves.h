/* A list of a pack worked at by two threads, a half each: the first page waits for it. */
#ifndef KS_CONTENT_HALVES_H
#define KS_CONTENT_HALVES_H

#include "content/read.h"

/* The elements `from` to `to` (not included) of a list. Of `load` only what belongs to that half
 * may be written: its faults, its guides, its arenas. */
typedef void ks_halves_work(struct ks_load *load, const void *ctx, int from, int to);

/* Does `work` for 0 to `middle` here and for `middle` to `count` on a thread of its own (if none
 * can be had, here, too), and returns when both are done and `load` has what either found. */
void ks_halves_do(struct ks_load *load, int middle, int count, ks_halves_work *work,
                  const void *ctx);

#endif
