/* Opening and closing: whose file it is, whether it is whole, what to do when it is not. */
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/store_private.h"

/* No statement of the store takes so long, but on a machine that should be looked at. */
enum { STATEMENT_LIMIT_MS = 30000 };

/* A database of an earlier release is copied before it is changed. Whoever has it open belongs to
 * that release, and would not understand what is there then. */
static enum ks_err keep_earlier(struct ks_store *store, struct ks_sql *sql, int64_t now_ms,
                                struct ks_store_opening *opening, struct ks_error *error)
{
    int version = 0;
    char why[32];
    enum ks_err err = ks_schema_find_earlier(sql, &version, error);
    if (err != KS_OK || version == 0)
        return err;
    if (ks_lock_take(store->lock_fd, KS_LOCK_USING, false, NULL) != KS_OK) {
        return ks_fail(error, KS_ERR_BUSY,
                       "%s is of an earlier release and another program has it open: close every "
                       "program of the kiosk and start again",
                       store->path);
    }
    snprintf(why, sizeof why, "schema-%d", version);
    err = ks_files_find_name(store->path, why, now_ms, opening->kept_aside,
                             sizeof opening->kept_aside, error);
    if (err == KS_OK)
        err = ks_files_copy(sql, opening->kept_aside, error);
    opening->was_older = err == KS_OK;
    return err;
}

/* A file that is ours, whole and of the newest schema, or an error. `is_known`: it was whole when
 * it was last looked at, and nobody has touched it since. */
static enum ks_err open_checked(struct ks_store *store, bool is_known, int64_t now_ms,
                                struct ks_store_opening *opening, struct ks_error *error)
{
    const char *path = store->path;
    struct ks_sql *sql = NULL;
    enum ks_err err = ks_sql_open(path, false, &sql, error);
    if (err == KS_OK)
        err = ks_schema_examine(sql, path, error);
    if (err == KS_OK && !is_known)
        err = ks_sql_check(sql, true, error);
    if (err == KS_OK)
        err = keep_earlier(store, sql, now_ms, opening, error);
    if (err == KS_OK)
        err = ks_sql_adopt(sql, error);
    if (err == KS_OK)
        err = ks_schema_migrate(sql, error);
    if (err != KS_OK) {
        ks_sql_close(sql);
        sql = NULL;
    } else {
        ks_sql_set_time_limit(sql, STATEMENT_LIMIT_MS);
    }
    store->sql = sql;
    return err;
}

/* Keeps the damaged file and opens a fresh one, unless somebody still works with the old. */
static enum ks_err replace_damaged(struct ks_store *store, const char *path, int64_t now_ms,
                                   struct ks_store_opening *opening, struct ks_error *error)
{
    if (ks_lock_take(store->lock_fd, KS_LOCK_USING, false, NULL) != KS_OK) {
        return ks_fail(error, KS_ERR_CORRUPT,
                       "%s is damaged and another program has it open: close every program of the "
                       "kiosk and start again",
                       path);
    }
    enum ks_err err = ks_files_keep_aside(path, KS_ASIDE_DAMAGED, now_ms, opening->kept_aside,
                                          sizeof opening->kept_aside, error);
    if (err != KS_OK)
        return err;
    opening->was_corrupt = true;
    return open_checked(store, false, now_ms, opening, error);
}

/* Somebody who has it open has looked; else it is as its last user left it, or has to be read
 * through: after a death, a cut of power, another hand. */
static bool is_known_whole(const struct ks_store *store, const char *path)
{
    if (ks_lock_take(store->lock_fd, KS_LOCK_USING, false, NULL) != KS_OK)
        return true;
    ks_lock_drop(store->lock_fd, KS_LOCK_USING);
    return ks_files_are_as_closed(store->lock_fd, path);
}

/* While nobody else is opening. */
static enum ks_err open_alone(struct ks_store *store, const char *path, int64_t now_ms,
                              struct ks_store_opening *opening, struct ks_error *error)
{
    enum ks_err err = ks_files_check(path, error);
    if (err != KS_OK)
        return err;
    bool is_known = is_known_whole(store, path);
    err = open_checked(store, is_known, now_ms, opening, error);
    if (err == KS_OK && !is_known)
        ks_files_note_suspect(store->lock_fd, false);
    if (err == KS_ERR_CORRUPT)
        err = replace_damaged(store, path, now_ms, opening, error);
    return err == KS_OK ? ks_lock_take(store->lock_fd, KS_LOCK_USING, true, error) : err;
}

/* On a server several programs open at once: who comes first makes the schema, the others find it.
 * Nothing is kept aside; the server's own backups are. */
static enum ks_err open_on_server(struct ks_store *store, struct ks_error *error)
{
    enum ks_err err = ks_sql_open(store->path, false, &store->sql, error);
    if (err == KS_OK)
        err = ks_sql_hold(store->sql, KS_LOCK_USING, error);
    if (err == KS_OK)
        err = ks_schema_examine(store->sql, store->path, error);
    if (err == KS_OK)
        err = ks_sql_adopt(store->sql, error);
    if (err == KS_OK)
        err = ks_schema_migrate(store->sql, error);
    if (err == KS_OK)
        ks_sql_set_time_limit(store->sql, STATEMENT_LIMIT_MS);
    return err;
}

static enum ks_err open_file(struct ks_store *store, int64_t now_ms,
                             struct ks_store_opening *opening, struct ks_error *error)
{
    store->lock_fd = ks_lock_open(store->path, error);
    if (store->lock_fd < 0)
        return error->code;
    enum ks_err err = ks_lock_take(store->lock_fd, KS_LOCK_OPENING, false, error);
    if (err == KS_OK) {
        err = open_alone(store, store->path, now_ms, opening, error);
        ks_lock_drop(store->lock_fd, KS_LOCK_OPENING);
    }
    return err;
}

enum ks_err ks_store_open(const char *path, int64_t now_ms, struct ks_store **out,
                          struct ks_store_opening *opening, struct ks_error *error)
{
    *out = NULL;
    *opening = (struct ks_store_opening){0};
    struct ks_error failure = {0};
    struct ks_store *store = calloc(1, sizeof *store);
    if (store == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
    store->lock_fd = -1;
    store->hall = KS_STORE_HALL;
    store->path = strdup(path);
    if (store->path == NULL) {
        ks_store_close(store);
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
    }
    enum ks_err err = ks_sql_is_server(path) ? open_on_server(store, &failure)
                                             : open_file(store, now_ms, opening, &failure);
    if (err != KS_OK) {
        ks_store_close(store);
        return ks_fail(error, err, "%s", failure.text);
    }
    *out = store;
    return KS_OK;
}

void ks_store_close(struct ks_store *store)
{
    if (store == NULL)
        return;
    bool was_open = store->sql != NULL && ks_sql_is_file(store->sql) && !store->is_look_only &&
                    ks_sql_is_in_place(store->sql);
    if (was_open && ks_sql_is_suspect(store->sql))
        ks_files_note_suspect(store->lock_fd, true);
    ks_sql_close(store->sql);
    if (was_open && ks_lock_take(store->lock_fd, KS_LOCK_OPENING, false, NULL) == KS_OK) {
        if (ks_lock_take(store->lock_fd, KS_LOCK_USING, false, NULL) == KS_OK)
            ks_files_note_closed(store->lock_fd, store->path);
        ks_lock_drop(store->lock_fd, KS_LOCK_USING);
        ks_lock_drop(store->lock_fd, KS_LOCK_OPENING);
    }
    if (store->lock_fd >= 0)
        close(store->lock_fd);
    free(store->path);
    free(store);
}

enum ks_err ks_store_forget(struct ks_store *store, struct ks_error *error)
{
    return ks_sql_forget(store->sql, error);
}

enum ks_err ks_store_data_version(struct ks_store *store, int64_t *out, struct ks_error *error)
{
    return ks_sql_version(store->sql, out, error);
}

enum ks_err ks_store_listen(struct ks_store *store, struct ks_error *error)
{
    return ks_sql_has_pokes(store->sql) ? ks_sql_listen(store->sql, error) : KS_OK;
}

int ks_store_listening_fd(const struct ks_store *store)
{
    return ks_sql_has_pokes(store->sql) ? ks_sql_listening_fd(store->sql) : -1;
}

bool ks_store_was_poked(struct ks_store *store)
{
    return ks_sql_has_pokes(store->sql) && ks_sql_was_poked(store->sql);
}

enum ks_err ks_store_poke(struct ks_store *store, struct ks_error *error)
{
    return ks_sql_has_pokes(store->sql) ? ks_sql_poke(store->sql, error) : KS_OK;
}

bool ks_store_is_in_place(const struct ks_store *store)
{
    return ks_sql_is_in_place(store->sql);
}

void ks_store_set_patience(struct ks_store *store, int patience_ms)
{
    ks_sql_set_patience(store->sql, patience_ms);
}

bool ks_store_is_cut(const struct ks_store *store)
{
    return ks_sql_is_cut(store->sql);
}

enum ks_err ks_store_check(struct ks_store *store, struct ks_error *error)
{
    enum ks_err err = ks_sql_check(store->sql, false, error);
    if (err == KS_ERR_CORRUPT && ks_sql_is_file(store->sql))
        ks_files_note_suspect(store->lock_fd, true);
    return err;
}
