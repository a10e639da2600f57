/* The audit of releases: a chain of entries, each with a digest that holds the one before. */
#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "store/store_hall.h"
#include "store/store_private.h"
#include "store/store_releases.h"

/* The last link. */
struct mark {
    int64_t n;
    char digest[KS_CRYPTO_SHA_BYTES];
};

static void read_mark(const struct ks_sql_row *row, void *out)
{
    struct mark *mark = out;

    mark->n = ks_sql_int(row, 0);
    ks_sql_text(row, 1, mark->digest, sizeof mark->digest);
}

static enum ks_err find_mark(struct ks_store *store, struct mark *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    *out = (struct mark){0};
    enum ks_err err = ks_sql_run(store->sql, "SELECT n, digest FROM release_mark WHERE hall = ?1",
                                 values, 1, read_mark, out, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

/* What it says stands behind the lengths of its texts, so that none can lend a letter to another.
 */
static void digest_of(const char *before, int64_t n, const struct ks_release_entry *entry,
                      char out[KS_CRYPTO_SHA_BYTES])
{
    struct ks_arena arena = {0};
    const char *said = ks_arena_printf(
        &arena, "%s %lld %lld %lld %zu %zu %zu %zu %s%s%s%s", before, (long long)n,
        (long long)entry->at_ms, (long long)entry->number, strlen(entry->who), strlen(entry->act),
        strlen(entry->what), strlen(entry->why), entry->who, entry->act, entry->what, entry->why);

    ks_crypto_sha256(said, strlen(said), out);
    ks_arena_destroy(&arena);
}

enum ks_err ks_audit_add(struct ks_store *store, const struct ks_release_entry *entry,
                         struct ks_error *error)
{
    struct mark mark;
    char digest[KS_CRYPTO_SHA_BYTES];
    enum ks_err err = find_mark(store, &mark, error);

    if (err != KS_OK)
        return err;
    digest_of(mark.digest, mark.n + 1, entry, digest);
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),  KS_SQL_OF_INT(mark.n + 1),  KS_SQL_OF_INT(entry->at_ms),
        KS_SQL_OF_TEXT(entry->who),  KS_SQL_OF_TEXT(entry->act), KS_SQL_OF_INT(entry->number),
        KS_SQL_OF_TEXT(entry->what), KS_SQL_OF_TEXT(entry->why), KS_SQL_OF_TEXT(digest)};
    const struct ks_sql_value marks[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(mark.n + 1),
                                         KS_SQL_OF_TEXT(digest)};
    err = ks_sql_run(store->sql,
                     "INSERT INTO release_audit (hall, n, at_ms, who, act, number, what, why, "
                     "digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                     values, 9, NULL, NULL, error);
    return err == KS_OK
               ? ks_sql_run(store->sql,
                            "INSERT INTO release_mark (hall, n, digest) VALUES (?1, ?2, ?3) "
                            "ON CONFLICT (hall) DO UPDATE SET n = ?2, digest = ?3",
                            marks, 3, NULL, NULL, error)
               : err;
}

enum ks_err ks_store_note_release(struct ks_store *store, const struct ks_release_entry *entry,
                                  struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, ks_audit_add(store, entry, error), error) : err;
}

enum ks_err ks_store_count_audit(struct ks_store *store, int64_t *out, struct ks_error *error)
{
    struct mark mark;
    enum ks_err err = find_mark(store, &mark, error);

    *out = mark.n;
    return err;
}

struct reading {
    void (*show)(const struct ks_release_entry *entry, void *ctx);
    void *ctx;
    struct mark last;
    bool is_broken;
};

static const char *text_of(struct ks_arena *arena, const struct ks_sql_row *row, int column)
{
    size_t size = ks_sql_text_bytes(row, column) + 1;
    char *out = ks_arena_alloc(arena, size);

    ks_sql_text(row, column, out, size);
    return out;
}

static bool read_entry(const struct ks_sql_row *row, void *out)
{
    struct reading *reading = out;
    struct ks_arena arena = {0};
    char digest[KS_CRYPTO_SHA_BYTES];
    const struct ks_release_entry entry = {.at_ms = ks_sql_int(row, 1),
                                           .who = text_of(&arena, row, 2),
                                           .act = text_of(&arena, row, 3),
                                           .number = ks_sql_int(row, 4),
                                           .what = text_of(&arena, row, 5),
                                           .why = text_of(&arena, row, 6)};

    digest_of(reading->last.digest, reading->last.n + 1, &entry, digest);
    reading->is_broken =
        ks_sql_int(row, 0) != reading->last.n + 1 || strcmp(digest, text_of(&arena, row, 7)) != 0;
    if (!reading->is_broken) {
        reading->last.n++;
        memcpy(reading->last.digest, digest, sizeof digest);
        if (reading->show != NULL)
            reading->show(&entry, reading->ctx);
    }
    ks_arena_destroy(&arena);
    return !reading->is_broken;
}

static enum ks_err read_all(struct ks_store *store, void *ctx, struct ks_error *error)
{
    struct reading *reading = ctx;
    struct mark mark;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    enum ks_err err = find_mark(store, &mark, error);

    if (err == KS_OK)
        err = ks_sql_each(store->sql,
                          "SELECT n, at_ms, who, act, number, what, why, digest FROM "
                          "release_audit WHERE hall = ?1 ORDER BY n",
                          values, 1, read_entry, reading, error);
    if (err == KS_OK && (reading->is_broken || reading->last.n != mark.n ||
                         strcmp(reading->last.digest, mark.digest) != 0))
        err = ks_fail(error, KS_ERR_CORRUPT,
                      "the audit was changed by another hand: entry %lld is not the one that was "
                      "written",
                      (long long)reading->last.n + 1);
    return err;
}

enum ks_err ks_store_show_audit(struct ks_store *store,
                                void (*show)(const struct ks_release_entry *entry, void *ctx),
                                void *ctx, struct ks_error *error)
{
    struct reading reading = {.show = show, .ctx = ctx};

    return ks_store_read_together(store, read_all, &reading, error);
}
