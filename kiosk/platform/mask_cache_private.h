/* What was measured and drawn, least recently used first to go, bounded in bytes. Knows no font.
 * Everything is overwritten before it is freed. */
#ifndef KS_PLATFORM_MASK_CACHE_PRIVATE_H
#define KS_PLATFORM_MASK_CACHE_PRIVATE_H

#include "draw/glyphs.h"

#define KS_MASK_CACHE_SLOTS 16384 /* for some 45,000 widths of words within the bound */

struct ks_mask_key {
    int style; /* weight of a text, or KS_MASK_STYLE_ICON */
    int size_px;
    const char *text; /* borrowed */
    size_t bytes;
};

#define KS_MASK_STYLE_ICON (-1)

struct ks_mask_entry {
    struct ks_mask_entry *next_in_slot;
    struct ks_mask_entry *newer, *older;
    uint64_t hash;
    int style, size_px;
    int width_px; /* advance; -1 = not measured */
    bool is_drawn;
    struct ks_mask mask; /* coverage owned; NULL coverage = nothing to see */
    size_t bytes;
    char text[];
};

/* {0} with `limit_bytes` set is a valid empty cache. */
struct ks_mask_cache {
    size_t limit_bytes;
    size_t used_bytes;
    int entries;
    long hits, misses;
    struct ks_mask_entry *newest, *oldest;
    struct ks_mask_entry *slots[KS_MASK_CACHE_SLOTS];
};

/* The entry of `key`, made if there is none, moved to the newest place. No allocation when it is
 * there. NULL when memory is short. Valid until the next call. */
struct ks_mask_entry *ks_mask_cache_get(struct ks_mask_cache *cache, const struct ks_mask_key *key);

/* Gives `entry` its picture: takes ownership of its coverage (malloc, w * h bytes, or NULL), then
 * drops the oldest entries until the cache is within its limit; never `entry` itself. */
void ks_mask_cache_set_mask(struct ks_mask_cache *cache, struct ks_mask_entry *entry,
                            struct ks_mask mask);

/* Overwrites and frees everything. */
void ks_mask_cache_wipe(struct ks_mask_cache *cache);

#endif
