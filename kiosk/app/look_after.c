/* Looking after the house once a minute, on the worker's thread: what can be put right is, and what
 * staff should know comes to the home page. */
#include <stdio.h>

#include "app/parts_private.h"
#include "base/log.h"
#include "service/look.h"
#include "service/printouts.h"

/* A database that could not be opened at the start may open by now: the disk has room again. */
static void retry_store(struct ks_looking *looking)
{
    if (looking->parts->worker_store != NULL || looking->worker_store != NULL ||
        ks_parts_open_handles(looking->parts, &looking->store, &looking->worker_store,
                              &looking->store_trouble) != KS_OK)
        return;
    ks_parts_take_over(looking->parts, looking->worker_store);
    ks_log(KS_LOG_INFO, "store", "the database is open again");
}

/* Staff see which kiosks are there and can print; before the look, whose words are the printer's
 * until it is asked again. */
static void note_station(struct ks_looking *looking, const struct ks_desk *desk)
{
    snprintf(looking->printer, sizeof looking->printer, "%s", ks_stations_printer(desk));
    if (desk->store == NULL || looking->station[0] == '\0')
        return;
    enum ks_err ignored = ks_stations_note(desk, looking->station, NULL);
    (void)ignored; /* at the next look */
}

static void run_look(struct ks_job *job)
{
    struct ks_looking *looking = (struct ks_looking *)job;
    struct ks_parts *parts = looking->parts;
    struct ks_desk desk = parts->desk;

    retry_store(looking);
    if (desk.store == NULL)
        desk.store = looking->worker_store;
    if (desk.store != NULL)
        ks_upkeep(&looking->upkeep, &desk);
    note_station(looking, &desk);
    ks_look(&(struct ks_look){.desk = &desk,
                              .store_fault = looking->store_trouble.text,
                              .printer_fault = "",
                              .database_path = parts->db_path,
                              .data_dir = parts->data_dir,
                              .content_dir = ks_parts_content_dir(parts),
                              .content_trouble = &parts->content_trouble,
                              .release_trouble = &looking->release_trouble,
                              .station_fault = looking->station_fault},
            &looking->arena, &looking->findings);
}

static void take_store(struct ks_looking *looking)
{
    struct ks_parts *parts = looking->parts;

    if (looking->worker_store == NULL || !ks_worker_is_idle(parts->worker))
        return; /* what runs may still look for a store: at the next look */
    parts->store = looking->store;
    parts->worker_store = looking->worker_store;
    looking->store = looking->worker_store = NULL;
    parts->desk.store = parts->worker_store;
    parts->watch_desk.store = parts->store;
    ks_watch_set_desk(parts->watch, &parts->watch_desk);
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
    ks_station_side_note(looking->parts, &looking->findings, looking->printer);
    ks_arena_reset(&looking->arena);
    ks_kiosk_set_notices(looking->parts->kiosk, notices, count);
}

void ks_parts_look_after(void *ctx)
{
    struct ks_parts *parts = ctx;
    struct ks_looking *looking = &parts->looking;

    if (looking->is_queued)
        return;
    looking->job = (struct ks_job){.run = run_look, .done = done_look};
    looking->parts = parts;
    looking->upkeep.keeping =
        (struct ks_keeping){parts->config.keep_days, parts->config.keep_receipt_days};
    looking->release_trouble = parts->release_trouble;
    snprintf(looking->station, sizeof looking->station, "%s", ks_station_side_name(parts));
    looking->station_fault = ks_station_side_fault(parts);
    looking->is_queued = ks_worker_submit(parts->worker, &looking->job) == KS_OK;
}
