/* The data folder of the parts: its database, handles of that, what others left in it. */
#include <stdio.h>

#include "app/parts_private.h"
#include "base/log.h"
#include "service/papers.h"

enum ks_err ks_parts_find_database(struct ks_parts *parts, struct ks_error *error)
{
    struct ks_error why = {0};
    enum ks_err err = ks_store_find_address(parts->config.store_url, parts->data_dir,
                                            parts->db_path, sizeof parts->db_path, &why);

    return err == KS_OK ? KS_OK : ks_fail(error, err, "[store] url: %s", why.text);
}

void ks_parts_name_file(const struct ks_parts *parts, const char *name, char *out, size_t size)
{
    bool is_relative = name[0] != '\0' && name[0] != '/';

    snprintf(out, size, "%s%s%s", is_relative ? parts->data_dir : "", is_relative ? "/" : "", name);
}

static enum ks_err open_handle(const struct ks_parts *parts, struct ks_store **out,
                               struct ks_error *error)
{
    struct ks_store_opening opening = {0};
    enum ks_err err =
        ks_store_open(parts->db_path, ks_clock_wall_ms(&parts->clock), out, &opening, error);

    if (err != KS_OK)
        ks_log(KS_LOG_ERROR, "store", "%s", error->text);
    else if (opening.was_corrupt)
        ks_log(KS_LOG_ERROR, "store", "the database was damaged and is kept as %s",
               opening.kept_aside);
    else if (opening.was_older)
        ks_log(KS_LOG_INFO, "store", "the database of the release before is kept as %s",
               opening.kept_aside);
    return err;
}

enum ks_err ks_parts_keep_store(const struct ks_parts *parts, struct ks_store **store,
                                struct ks_error *error)
{
    struct ks_store_opening opening = {0};

    if (*store != NULL && ks_store_is_in_place(*store))
        return KS_OK;
    ks_store_close(*store);
    *store = NULL;
    return ks_store_open(parts->db_path, ks_clock_wall_ms(&parts->clock), store, &opening, error);
}

enum ks_err ks_parts_open_handles(const struct ks_parts *parts, struct ks_store **store,
                                  struct ks_store **worker_store, struct ks_error *error)
{
    enum ks_err err = open_handle(parts, worker_store, error);

    if (err == KS_OK)
        err = open_handle(parts, store, error);
    if (err == KS_OK) {
        ks_store_set_patience(*worker_store, parts->config.offline_after_ms);
        ks_store_set_patience(*store, parts->config.offline_after_ms);
    }
    if (err != KS_OK) {
        ks_store_close(*worker_store);
        *worker_store = NULL;
    }
    return err;
}

/* A newer file ends the program, untouched; any other trouble, also a hall on a server that newer
 * machines use already, leaves the queue out of order and the guides in service. */
static enum ks_err judge_store(const struct ks_parts *parts, enum ks_err err,
                               struct ks_error *error)
{
    if (err != KS_OK && error != NULL)
        *error = parts->store_trouble;
    return err == KS_ERR_VERSION && !ks_store_is_server(parts->db_path) ? err : KS_OK;
}

enum ks_err ks_parts_open_store(struct ks_parts *parts, struct ks_error *error)
{
    enum ks_err err = ks_parts_find_database(parts, error);

    if (err != KS_OK)
        return err;
    err = ks_parts_open_handles(parts, &parts->store, &parts->worker_store, &parts->store_trouble);
    return judge_store(parts, err, error);
}

enum ks_err ks_parts_open_one_store(struct ks_parts *parts, struct ks_error *error)
{
    enum ks_err err = ks_parts_find_database(parts, error);

    if (err != KS_OK)
        return err;
    err = open_handle(parts, &parts->store, &parts->store_trouble);
    return judge_store(parts, err, error);
}

static void recover_papers(const struct ks_parts *parts, struct ks_store *store)
{
    const struct ks_desk desk = {.store = store, .clock = &parts->clock};
    struct ks_error error = {0};
    int unsure = 0;

    if (ks_papers_recover(&desk, &unsure, &error) != KS_OK)
        ks_log(KS_LOG_WARN, "spool", "%s", error.text);
    if (unsure > 0)
        ks_log(KS_LOG_WARN, "spool",
               "%d papers were in the printer when the program ended: kioskctl papers", unsure);
}

static void cancel_stale_tickets(const struct ks_parts *parts, struct ks_store *store)
{
    int64_t now_ms = ks_clock_wall_ms(&parts->clock);
    struct ks_date today = ks_date_from_wall_ms(now_ms);
    char day[KS_DATE_TEXT_BYTES];
    struct ks_error error = {0};
    int count = 0;

    if (ks_store_cancel_stale(store, ks_date_format(today, day), 0, now_ms, &count, &error) !=
        KS_OK)
        ks_log(KS_LOG_WARN, "store", "%s", error.text);
}

void ks_parts_take_over(const struct ks_parts *parts, struct ks_store *store)
{
    cancel_stale_tickets(parts, store);
    recover_papers(parts, store);
}
