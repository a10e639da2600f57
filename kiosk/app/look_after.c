/* Looking after the house once a minute, on the worker's thread: what can be put right is, and what
 * staff should know comes to the home page. */
#include "app/hall_private.h"
#include "base/log.h"

/* A database that could not be opened at the start may open by now: the disk has room again. */
static void retry_store(struct ks_looking *looking)
{
    if (looking->hall->worker_store != NULL || looking->worker_store != NULL ||
        ks_hall_open_handles(looking->hall, &looking->store, &looking->worker_store,
                             &looking->store_trouble) != KS_OK)
        return;
    ks_hall_recover_papers(looking->hall, looking->worker_store);
    ks_log(KS_LOG_INFO, "store", "the database is open again");
}

static void run_look(struct ks_job *job)
{
    struct ks_looking *looking = (struct ks_looking *)job;
    struct ks_hall *hall = looking->hall;
    int64_t now_ms = ks_clock_wall_ms(&hall->clock);
    struct ks_health_facts facts = {
        .today = ks_date_from_wall_ms(now_ms),
        .content = hall->content,
        .content_dir = ks_hall_content_dir(hall),
        .content_trouble = &hall->content_trouble,
    };

    retry_store(looking);
    struct ks_store *store =
        hall->worker_store != NULL ? hall->worker_store : looking->worker_store;
    if (store != NULL)
        ks_upkeep(&looking->upkeep, store, hall->content, now_ms);
    ks_look(&(struct ks_look){.store = store,
                              .store_fault = looking->store_trouble.text,
                              .database_path = hall->db_path,
                              .data_dir = hall->data_dir,
                              .printer = hall->printer,
                              .printer_fault = "",
                              .now_ms = now_ms},
            &looking->arena, &facts);
    ks_health_find(&facts, &looking->arena, &looking->findings);
}

static void take_store(struct ks_looking *looking)
{
    struct ks_hall *hall = looking->hall;

    if (looking->worker_store == NULL || !ks_worker_is_idle(hall->worker))
        return; /* what runs may still look for a store: at the next look */
    hall->store = looking->store;
    hall->worker_store = looking->worker_store;
    looking->store = looking->worker_store = NULL;
    ks_watch_set_store(hall->watch, hall->store);
    ks_kiosk_set_store(hall->kiosk, hall->worker_store);
}

static void done_look(struct ks_job *job)
{
    struct ks_looking *looking = (struct ks_looking *)job;
    const char *notices[KS_MOST_NOTICES];
    int count = 0;

    looking->is_queued = false;
    take_store(looking);
    for (int i = 0; i < looking->findings.count && count < KS_MOST_NOTICES; i++)
        if (looking->findings.rows[i].strip != NULL)
            notices[count++] = looking->findings.rows[i].strip;
    ks_arena_reset(&looking->arena);
    ks_kiosk_set_notices(looking->hall->kiosk, notices, count);
}

void ks_hall_look_after(void *ctx)
{
    struct ks_hall *hall = ctx;
    struct ks_looking *looking = &hall->looking;

    if (looking->is_queued)
        return;
    looking->job = (struct ks_job){.run = run_look, .done = done_look};
    looking->hall = hall;
    looking->upkeep.keeping =
        (struct ks_keeping){hall->config.keep_days, hall->config.keep_receipt_days};
    looking->is_queued = ks_worker_submit(hall->worker, &looking->job) == KS_OK;
}
