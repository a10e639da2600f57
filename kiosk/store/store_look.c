/* Who else is there: kiosks beside this one, and a look at a database that nobody may write to. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/store_private.h"

bool ks_store_join_kiosks(struct ks_store *store)
{
    if (store->session != ks_sql_session(store->sql))
        store->is_first_kiosk = store->is_further_kiosk = false;
    if (!store->is_first_kiosk)
        store->is_first_kiosk = ks_claim_kiosk(store, KS_LOCK_FIRST_KIOSK);
    if (store->is_first_kiosk && store->is_further_kiosk) {
        ks_claim_drop_kiosk(store, KS_LOCK_FURTHER_KIOSK);
        store->is_further_kiosk = false;
    } else if (!store->is_first_kiosk && !store->is_further_kiosk) {
        store->is_further_kiosk = ks_claim_kiosk(store, KS_LOCK_FURTHER_KIOSK);
    }
    store->session = ks_sql_session(store->sql);
    return !store->is_first_kiosk;
}

bool ks_store_has_further_kiosk(const struct ks_store *store)
{
    return store->is_further_kiosk || ks_claim_is_kiosk_taken(store, KS_LOCK_FURTHER_KIOSK);
}

/* Alone with the file SQLite keeps what it knows of the write-ahead log in memory, where else it
 * would have to make a file for it. */
static enum ks_err open_alone(struct ks_store *store, struct ks_error *error)
{
    enum ks_err err = ks_lock_take(store->lock_fd, KS_LOCK_USING, false, error);
    if (err == KS_OK)
        err = ks_sql_open(store->path, true, &store->sql, error);
    if (err == KS_OK)
        err = ks_sql_look_only(store->sql, true, error);
    if (err == KS_OK)
        err = ks_schema_examine(store->sql, store->path, error);
    int earlier = 0;
    if (err == KS_OK)
        err = ks_schema_find_earlier(store->sql, &earlier, error);
    return earlier == 0 ? err
                        : ks_fail(error, KS_ERR_VERSION,
                                  "%s is of an earlier release (schema %d) and has to be brought "
                                  "up to this one first: free some space, then start the kiosk",
                                  store->path, earlier);
}

static enum ks_err find_file(const char *path, struct ks_error *error)
{
    struct stat status;
    return stat(path, &status) == 0
               ? ks_files_check(path, error)
               : ks_fail(error, KS_ERR_NOT_FOUND, "There is no database %s", path);
}

/* One of an earlier release may be brought up to this one any moment by who works with it. */
static enum ks_err watch(struct ks_store *store, struct ks_error *error)
{
    int earlier = 0;
    enum ks_err err = ks_sql_is_server(store->path) ? KS_OK : find_file(store->path, error);
    if (err == KS_OK)
        err = ks_sql_open(store->path, true, &store->sql, error);
    if (err == KS_OK)
        err = ks_sql_look_only(store->sql, false, error);
    if (err == KS_OK)
        err = ks_schema_examine(store->sql, store->path, error);
    if (err == KS_OK)
        err = ks_schema_find_earlier(store->sql, &earlier, error);
    return earlier == 0 ? err
                        : ks_fail(error, KS_ERR_VERSION, "%s is of an earlier release (schema %d)",
                                  store->path, earlier);
}

/* Waits for nobody: who is opening it just now will have it open. */
static enum ks_err look(struct ks_store *store, struct ks_error *error)
{
    struct stat status;
    if (ks_sql_is_server(store->path))
        return watch(store, error);
    if (stat(store->path, &status) != 0)
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no database %s", store->path);
    store->lock_fd = ks_lock_open(store->path, error);
    if (store->lock_fd < 0)
        return KS_ERR_IO;
    enum ks_err err = ks_lock_take(store->lock_fd, KS_LOCK_OPENING, false, error);
    if (err == KS_OK) {
        err = open_alone(store, error);
        ks_lock_drop(store->lock_fd, KS_LOCK_OPENING);
    }
    return err;
}

static struct ks_store *make_handle(const char *path, struct ks_error *error)
{
    struct ks_store *store = calloc(1, sizeof *store);
    if (store == NULL || (store->path = strdup(path)) == NULL) {
        free(store);
        (void)ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
        return NULL;
    }
    store->lock_fd = -1;
    store->hall = KS_STORE_HALL;
    store->is_look_only = true;
    return store;
}

static enum ks_err hand_over(struct ks_store *store, enum ks_err err, struct ks_store **out)
{
    *out = err == KS_OK ? store : NULL;
    if (err != KS_OK)
        ks_store_close(store);
    return err;
}

enum ks_err ks_store_open_to_look(const char *path, struct ks_store **out, struct ks_error *error)
{
    struct ks_store *store = make_handle(path, error);
    return hand_over(store, store != NULL ? look(store, error) : KS_ERR_MEMORY, out);
}

enum ks_err ks_store_open_to_watch(const char *path, struct ks_store **out, struct ks_error *error)
{
    struct ks_store *store = make_handle(path, error);
    return hand_over(store, store != NULL ? watch(store, error) : KS_ERR_MEMORY, out);
}
