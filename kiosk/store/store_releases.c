/* Releases as rows, with their packs and lines, and pages that were taken down. */
#include "store/store_releases.h"

#include <stdio.h>
#include <string.h>

#include "store/store_private.h"

#define COLUMNS                                                                                    \
    "number, base, from_ms, until_ms, state, sha, draft, submitted_by, submitted_ms, "             \
    "approved_by, approved_sha, published_by, why, is_emergency, rollback_of FROM release "        \
    "WHERE hall = ?1 "

/* False where a word does not fit: another hand wrote it. */
static bool read_words(const struct ks_sql_row *row, struct ks_release_row *out)
{
    struct ks_release *release = &out->release;
    char state[KS_TICKET_ID_BYTES];
    bool is_right =
        ks_store_read_word(row, 4, state, sizeof state) &&
        ks_store_read_word(row, 5, release->sha, sizeof release->sha) &&
        ks_store_read_word(row, 6, out->draft, sizeof out->draft) &&
        ks_store_read_word(row, 7, release->submitted_by, sizeof release->submitted_by) &&
        ks_store_read_word(row, 9, release->approved_by, sizeof release->approved_by) &&
        ks_store_read_word(row, 10, release->approved_sha, sizeof release->approved_sha) &&
        ks_store_read_word(row, 11, release->published_by, sizeof release->published_by) &&
        ks_store_read_word(row, 12, release->why, sizeof release->why);

    release->state = is_right ? ks_release_state_from_code(state) : KS_RELEASE_STATE_COUNT;
    return is_right;
}

static void read_row(const struct ks_sql_row *row, void *out)
{
    struct ks_release_row *made = out;

    *made = (struct ks_release_row){.submitted_ms = ks_sql_int(row, 8),
                                    .release = {.term = {.number = ks_sql_int(row, 0),
                                                         .base = ks_sql_int(row, 1),
                                                         .from_ms = ks_sql_int(row, 2),
                                                         .until_ms = ks_sql_int(row, 3)},
                                                .is_emergency = ks_sql_int(row, 13) != 0,
                                                .rollback_of = ks_sql_int(row, 14)}};
    if (!read_words(row, made) || !ks_store_is_time(made->submitted_ms) ||
        made->release.term.base >= made->release.term.number)
        made->release.state = KS_RELEASE_STATE_COUNT;
}

enum ks_err ks_store_next_release(struct ks_store *store, int64_t *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    return ks_sql_run(store->sql,
                      "SELECT coalesce(max(number), 1) + 1 FROM release WHERE hall = ?1", values, 1,
                      ks_sql_read_int, out, error);
}

static enum ks_err insert_row(struct ks_store *store, const struct ks_release_row *row,
                              struct ks_error *error)
{
    const struct ks_release *release = &row->release;
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_INT(release->term.number),
        KS_SQL_OF_INT(release->term.base),
        KS_SQL_OF_INT(release->term.from_ms),
        KS_SQL_OF_INT(release->term.until_ms),
        KS_SQL_OF_TEXT(ks_release_state_code(release->state)),
        KS_SQL_OF_TEXT(release->sha),
        KS_SQL_OF_TEXT(row->draft),
        KS_SQL_OF_TEXT(release->submitted_by),
        KS_SQL_OF_INT(row->submitted_ms),
        KS_SQL_OF_TEXT(release->approved_by),
        KS_SQL_OF_TEXT(release->approved_sha),
        KS_SQL_OF_TEXT(release->published_by),
        KS_SQL_OF_TEXT(release->why),
        KS_SQL_OF_INT(release->is_emergency),
        KS_SQL_OF_INT(release->rollback_of),
    };
    enum ks_err err = ks_sql_run(
        store->sql,
        "INSERT INTO release (hall, number, base, from_ms, until_ms, state, sha, draft, "
        "submitted_by, submitted_ms, approved_by, approved_sha, published_by, why, is_emergency, "
        "rollback_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
        "?16)",
        values, 16, NULL, NULL, error);
    return err == KS_ERR_STATE ? ks_fail(error, err, "There is a release %lld already",
                                         (long long)release->term.number)
                               : err;
}

static enum ks_err insert_body(struct ks_store *store, int64_t number,
                               const struct ks_release_body *body, struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_INT(number),
        {.kind = KS_SQL_BLOB, .data = body->pack, .bytes = body->pack_bytes},
        KS_SQL_OF_TEXT(body->lines)};

    return ks_sql_run(store->sql,
                      "INSERT INTO release_pack (hall, number, pack, lines) "
                      "VALUES (?1, ?2, ?3, ?4)",
                      values, 4, NULL, NULL, error);
}

static enum ks_err update_body(struct ks_store *store, int64_t number,
                               const struct ks_release_body *body, struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_INT(number),
        {.kind = KS_SQL_BLOB, .data = body->pack, .bytes = body->pack_bytes}};

    return ks_sql_run(store->sql,
                      "UPDATE release_pack SET pack = ?3 WHERE hall = ?1 AND number = ?2", values,
                      3, NULL, NULL, error);
}

static enum ks_err withdraw_earlier(struct ks_store *store, const char *draft,
                                    struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(draft)};

    return ks_sql_run(store->sql,
                      "UPDATE release SET state = 'withdrawn' WHERE hall = ?1 AND draft = ?2 "
                      "AND draft <> '' AND state IN ('submitted', 'approved')",
                      values, 2, NULL, NULL, error);
}

static enum ks_err add_all(struct ks_store *store, const struct ks_release_row *row,
                           const struct ks_release_body *body, const struct ks_release_entry *entry,
                           struct ks_error *error)
{
    enum ks_err err = withdraw_earlier(store, row->draft, error);

    if (err == KS_OK)
        err = insert_row(store, row, error);
    if (err == KS_OK)
        err = insert_body(store, row->release.term.number, body, error);
    return err == KS_OK ? ks_audit_add(store, entry, error) : err;
}

enum ks_err ks_store_add_release(struct ks_store *store, const struct ks_release_row *row,
                                 const struct ks_release_body *body,
                                 const struct ks_release_entry *entry, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, add_all(store, row, body, entry, error), error)
                        : err;
}

static enum ks_err fail_not_found(int64_t number, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_NOT_FOUND, "There is no release %lld", (long long)number);
}

enum ks_err ks_store_get_release(struct ks_store *store, int64_t number, struct ks_release_row *out,
                                 struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(number)};

    *out = (struct ks_release_row){.submitted_ms = 0};
    enum ks_err err = ks_sql_run(store->sql, "SELECT " COLUMNS "AND number = ?2", values, 2,
                                 read_row, out, error);
    if (err == KS_ERR_NOT_FOUND)
        return fail_not_found(number, error);
    if (err == KS_OK && out->release.state == KS_RELEASE_STATE_COUNT)
        return ks_fail(error, KS_ERR_CORRUPT, "The row of release %lld is damaged",
                       (long long)number);
    return err;
}

struct body_slot {
    struct ks_arena *arena;
    struct ks_release_body *out;
};

static void read_body(const struct ks_sql_row *row, void *out)
{
    struct body_slot *slot = out;
    size_t lines_bytes = ks_sql_text_bytes(row, 1) + 1;
    const void *pack = ks_sql_blob(row, 0, &slot->out->pack_bytes);
    char *copy = ks_arena_alloc(slot->arena, slot->out->pack_bytes + 1);
    char *lines = ks_arena_alloc(slot->arena, lines_bytes);

    if (slot->out->pack_bytes > 0)
        memcpy(copy, pack, slot->out->pack_bytes);
    ks_sql_text(row, 1, lines, lines_bytes);
    slot->out->pack = copy;
    slot->out->lines = lines;
}

enum ks_err ks_store_read_release_body(struct ks_store *store, int64_t number,
                                       struct ks_arena *arena, struct ks_release_body *out,
                                       struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(number)};
    struct body_slot slot = {arena, out};

    *out = (struct ks_release_body){.pack = NULL};
    enum ks_err err = ks_sql_run(
        store->sql, "SELECT pack, lines FROM release_pack WHERE hall = ?1 AND number = ?2", values,
        2, read_body, &slot, error);
    return err == KS_ERR_NOT_FOUND ? fail_not_found(number, error) : err;
}

static enum ks_err update_row(struct ks_store *store, const struct ks_release *before,
                              const struct ks_release *after, struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_INT(before->term.number),
        KS_SQL_OF_TEXT(ks_release_state_code(before->state)),
        KS_SQL_OF_TEXT(before->sha),
        KS_SQL_OF_TEXT(before->approved_by),
        KS_SQL_OF_TEXT(ks_release_state_code(after->state)),
        KS_SQL_OF_TEXT(after->approved_by),
        KS_SQL_OF_TEXT(after->approved_sha),
        KS_SQL_OF_TEXT(after->published_by),
        KS_SQL_OF_TEXT(after->why),
        KS_SQL_OF_INT(after->is_emergency),
    };
    int64_t number = 0;
    enum ks_err err = ks_sql_run(
        store->sql,
        "UPDATE release SET state = ?6, approved_by = ?7, approved_sha = ?8, published_by = ?9, "
        "why = ?10, is_emergency = ?11 WHERE hall = ?1 AND number = ?2 AND state = ?3 "
        "AND sha = ?4 AND approved_by = ?5 RETURNING number",
        values, 11, ks_sql_read_int, &number, error);
    return err == KS_ERR_NOT_FOUND
               ? ks_fail(error, KS_ERR_STATE,
                         "Somebody else has just changed release %lld: look at it again",
                         (long long)before->term.number)
               : err;
}

enum ks_err ks_store_change_release(struct ks_store *store, const struct ks_release *before,
                                    const struct ks_release *after,
                                    const struct ks_release_body *body,
                                    const struct ks_release_entry *entry, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    if (err != KS_OK)
        return err;
    err = update_row(store, before, after, error);
    if (err == KS_OK && body != NULL)
        err = update_body(store, before->term.number, body, error);
    if (err == KS_OK)
        err = ks_audit_add(store, entry, error);
    return ks_sql_end(store->sql, err, error);
}

struct showing {
    bool (*show)(const struct ks_release_row *row, void *ctx);
    void *ctx;
};

static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_release_row made;

    read_row(row, &made);
    return made.release.state == KS_RELEASE_STATE_COUNT || showing->show(&made, showing->ctx);
}

enum ks_err ks_store_show_releases(struct ks_store *store,
                                   bool (*show)(const struct ks_release_row *row, void *ctx),
                                   void *ctx, struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    return ks_sql_each(store->sql, "SELECT " COLUMNS "ORDER BY number DESC", values, 1, show_row,
                       &showing, error);
}
