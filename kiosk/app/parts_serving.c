/* What staff want printed at this kiosk: looked for when something has happened in the hall,
 * printed by the worker between visits, or beside one that lasts. */
#include <stdio.h>

#include "app/parts_private.h"
#include "base/log.h"
#include "service/printouts.h"

enum { EVERY_MS = 15000 };

static void run_serving(struct ks_job *job)
{
    struct ks_serving *serving = (struct ks_serving *)job;
    const struct ks_desk *desk = &serving->parts->desk;
    const char *station = serving->station;
    struct ks_error error = {0};
    enum ks_err err = KS_OK;

    serving->is_done = false;
    if (!serving->has_begun)
        err = ks_printouts_begin(desk, station, &error);
    if (err == KS_OK) {
        serving->has_begun = true;
        err = ks_printouts_serve(desk, station, serving->has_visitor, &serving->is_done, &error);
    }
    if (err != KS_OK)
        ks_log(KS_LOG_WARN, "printouts", "%s", error.text);
}

static void done_serving(struct ks_job *job)
{
    struct ks_serving *serving = (struct ks_serving *)job;

    serving->is_queued = false;
    if (serving->is_done)
        serving->next_ms = 0;
}

/* The visitor's own work goes first, and so does the paper they wait for. */
void ks_parts_serve(struct ks_parts *parts)
{
    struct ks_serving *serving = &parts->serving;
    enum ks_kiosk_use use = ks_kiosk_use(parts->kiosk);
    int64_t now_ms = ks_clock_monotonic_ms(&parts->clock), event = ks_watch_view(parts->watch).n;
    bool is_due = event != serving->seen_event || now_ms >= serving->next_ms ||
                  (serving->was_in_use && use == KS_KIOSK_AT_REST);

    if (ks_station_side_name(parts)[0] == '\0' || parts->desk.store == NULL || serving->is_queued ||
        use == KS_KIOSK_AWAITS_PAPER || !is_due || !ks_worker_is_idle(parts->worker))
        return;
    serving->job = (struct ks_job){.run = run_serving, .done = done_serving};
    serving->parts = parts;
    snprintf(serving->station, sizeof serving->station, "%s", ks_station_side_name(parts));
    serving->has_visitor = use != KS_KIOSK_AT_REST;
    serving->was_in_use = serving->has_visitor;
    serving->seen_event = event;
    serving->next_ms = now_ms + EVERY_MS;
    serving->is_queued = ks_worker_submit(parts->worker, &serving->job) == KS_OK;
}
