/* Stamps of files and folders. */
#include "base/stamp.h"

#include <fts.h>
#include <string.h>
#include <sys/stat.h>

#include "base/crypto.h"

/* The digest of what was seen before and of this. */
static void note_entry(struct ks_arena *arena, const FTSENT *entry, int64_t *newest_ms,
                       char digest[KS_CRYPTO_SHA_BYTES])
{
    const struct stat *info = entry->fts_statp;
    int64_t changed_ms = (int64_t)info->st_ctim.tv_sec * 1000 + info->st_ctim.tv_nsec / 1000000;
    const char *seen = ks_arena_printf(arena, "%s %s %llx %llx %lld %lld.%ld %lld.%ld", digest,
                                       entry->fts_path, (unsigned long long)info->st_dev,
                                       (unsigned long long)info->st_ino, (long long)info->st_size,
                                       (long long)info->st_mtim.tv_sec, info->st_mtim.tv_nsec,
                                       (long long)info->st_ctim.tv_sec, info->st_ctim.tv_nsec);
    ks_crypto_sha256(seen, strlen(seen), digest);
    if (changed_ms > *newest_ms)
        *newest_ms = changed_ms;
}

const char *ks_stamp(struct ks_arena *arena, const char *path, int64_t *newest_ms)
{
    char *const paths[] = {ks_arena_strdup(arena, path), NULL};
    char *digest = ks_arena_alloc(arena, KS_CRYPTO_SHA_BYTES);
    FTS *walk = fts_open(paths, FTS_LOGICAL | FTS_NOCHDIR, NULL);
    const FTSENT *entry;
    digest[0] = '\0';
    while (walk != NULL && (entry = fts_read(walk)) != NULL)
        if (entry->fts_info == FTS_F || entry->fts_info == FTS_D)
            note_entry(arena, entry, newest_ms, digest);
    if (walk != NULL)
        fts_close(walk);
    return digest;
}
