/* The masks drawn last, within a bound of memory. */
#include "platform/mask_cache_private.h"

#include <stdlib.h>
#include <string.h>

static uint64_t key_hash(const struct ks_mask_key *key)
{
    uint64_t hash = 14695981039346656037ull ^ (uint64_t)(uint32_t)key->style << 32 ^
                    (uint64_t)(uint32_t)key->size_px;
    for (size_t i = 0; i < key->bytes; i++)
        hash = (hash ^ (unsigned char)key->text[i]) * 1099511628211ull;
    return hash ^ hash >> 29;
}

static size_t mask_bytes(const struct ks_mask_entry *entry)
{
    return entry->mask.coverage ? (size_t)entry->mask.w * (size_t)entry->mask.h : 0;
}

static size_t entry_bytes(const struct ks_mask_entry *entry)
{
    return sizeof(*entry) + entry->bytes + mask_bytes(entry);
}

static struct ks_mask_entry **slot_of(struct ks_mask_cache *cache, uint64_t hash)
{
    return &cache->slots[hash % KS_MASK_CACHE_SLOTS];
}

static void list_remove(struct ks_mask_cache *cache, struct ks_mask_entry *entry)
{
    if (entry->newer)
        entry->newer->older = entry->older;
    else
        cache->newest = entry->older;
    if (entry->older)
        entry->older->newer = entry->newer;
    else
        cache->oldest = entry->newer;
}

static void list_push(struct ks_mask_cache *cache, struct ks_mask_entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    if (cache->newest)
        cache->newest->newer = entry;
    else
        cache->oldest = entry;
    cache->newest = entry;
}

static void drop_oldest(struct ks_mask_cache *cache)
{
    struct ks_mask_entry *entry = cache->oldest;
    struct ks_mask_entry **link = slot_of(cache, entry->hash);
    while (*link != entry)
        link = &(*link)->next_in_slot;
    *link = entry->next_in_slot;
    cache->oldest = entry->newer;
    if (cache->oldest)
        cache->oldest->older = NULL;
    else
        cache->newest = NULL;
    cache->used_bytes -= entry_bytes(entry);
    cache->entries--;
    free((void *)(uintptr_t)entry->mask.coverage);
    free(entry);
}

static void keep_limit(struct ks_mask_cache *cache, const struct ks_mask_entry *spared)
{
    while (cache->used_bytes > cache->limit_bytes && cache->oldest && cache->oldest != spared)
        drop_oldest(cache);
}

static struct ks_mask_entry *find(struct ks_mask_cache *cache, const struct ks_mask_key *key,
                                  uint64_t hash)
{
    struct ks_mask_entry *entry = *slot_of(cache, hash);
    while (entry &&
           !(entry->hash == hash && entry->style == key->style && entry->size_px == key->size_px &&
             entry->bytes == key->bytes && memcmp(entry->text, key->text, key->bytes) == 0))
        entry = entry->next_in_slot;
    return entry;
}

static struct ks_mask_entry *insert(struct ks_mask_cache *cache, const struct ks_mask_key *key,
                                    uint64_t hash)
{
    struct ks_mask_entry *entry = calloc(1, sizeof(*entry) + key->bytes);
    if (!entry)
        return NULL;
    entry->hash = hash;
    entry->style = key->style;
    entry->size_px = key->size_px;
    entry->width_px = -1;
    entry->bytes = key->bytes;
    memcpy(entry->text, key->text, key->bytes);
    entry->next_in_slot = *slot_of(cache, hash);
    *slot_of(cache, hash) = entry;
    list_push(cache, entry);
    cache->used_bytes += entry_bytes(entry);
    cache->entries++;
    keep_limit(cache, entry);
    return entry;
}

struct ks_mask_entry *ks_mask_cache_get(struct ks_mask_cache *cache, const struct ks_mask_key *key)
{
    uint64_t hash = key_hash(key);
    struct ks_mask_entry *entry = find(cache, key, hash);
    if (!entry)
        return insert(cache, key, hash);
    if (cache->newest != entry) {
        list_remove(cache, entry);
        list_push(cache, entry);
    }
    return entry;
}

void ks_mask_cache_set_mask(struct ks_mask_cache *cache, struct ks_mask_entry *entry,
                            struct ks_mask mask)
{
    entry->mask = mask;
    entry->is_drawn = true;
    cache->used_bytes += mask_bytes(entry);
    keep_limit(cache, entry);
}

void ks_mask_cache_wipe(struct ks_mask_cache *cache)
{
    while (cache->oldest)
        drop_oldest(cache);
}
