/* A new release: fetched, checked and loaded on the worker's thread, shown between two visits
 * without a restart. A visit keeps the release it began with. */
#include <string.h>

#include "app/parts_private.h"
#include "base/log.h"

static void choose(struct ks_renewal *renewal, int64_t now_ms)
{
    const struct ks_parts *parts = renewal->parts;
    const struct ks_release_place place = ks_parts_release_place(parts);
    struct ks_shelf_choice *choice = &renewal->choice;

    ks_release_load(&place, renewal->shown, now_ms, choice, &renewal->trouble);
    if (choice->content != NULL &&
        ks_find_open(choice->content, parts->data_dir, &renewal->finder, NULL) != KS_OK)
        renewal->finder = NULL;
}

static void drop(struct ks_renewal *renewal)
{
    ks_find_close(renewal->finder);
    ks_content_free(renewal->choice.content);
    renewal->finder = NULL;
    renewal->choice = (struct ks_shelf_choice){.number = 0};
}

static void run_renewal(struct ks_job *job)
{
    struct ks_renewal *renewal = (struct ks_renewal *)job;
    const struct ks_parts *parts = renewal->parts;
    const struct ks_release_place place = ks_parts_release_place(parts);
    int64_t now_ms = ks_clock_wall_ms(&parts->clock), due = KS_RELEASE_SHIPPED;

    if (ks_release_find_due(parts->desk.store != NULL ? &parts->desk : NULL, &place, now_ms, &due,
                            &renewal->trouble) != KS_OK)
        return;
    if (renewal->choice.content != NULL && renewal->choice.number != due)
        drop(renewal); /* it has waited too long */
    if (renewal->choice.content == NULL && due != renewal->shown)
        choose(renewal, now_ms);
}

static void done_renewal(struct ks_job *job)
{
    struct ks_renewal *renewal = (struct ks_renewal *)job;
    struct ks_error *known = &renewal->parts->release_trouble;
    bool is_wanted_again = renewal->is_wanted_again;

    if (renewal->trouble.code != KS_OK && strcmp(known->text, renewal->trouble.text) != 0)
        ks_log(KS_LOG_ERROR, "content", "%s", renewal->trouble.text);
    *known = renewal->trouble;
    renewal->is_queued = renewal->is_wanted_again = false;
    if (is_wanted_again)
        ks_parts_look_for_release(renewal->parts);
}

void ks_parts_look_for_release(void *ctx)
{
    struct ks_parts *parts = ctx;
    struct ks_renewal *renewal = &parts->renewal;

    renewal->is_wanted_again = renewal->is_queued;
    if (renewal->is_queued)
        return;
    renewal->job = (struct ks_job){.run = run_renewal, .done = done_renewal};
    renewal->parts = parts;
    renewal->shown = parts->content->release;
    renewal->is_queued = ks_worker_submit(parts->worker, &renewal->job) == KS_OK;
}

/* Nobody looks at the old one any more: neither the watch, nor the worker, nor a frame. */
static void retire(struct ks_parts *parts, struct ks_content *old)
{
    if (parts->has_clock)
        parts->retired[parts->retired_count++] = old;
    else
        ks_content_free(old);
}

void ks_parts_renew(void *ctx)
{
    struct ks_parts *parts = ctx;
    struct ks_renewal *renewal = &parts->renewal;
    struct ks_content *old = parts->content;

    if (renewal->is_queued || renewal->choice.content == NULL ||
        !ks_worker_is_idle(parts->worker) || parts->retired_count == KS_MOST_RETIRED)
        return;
    bool is_watched = parts->watch_desk.store != NULL;
    ks_watch_set_desk(parts->watch, NULL);
    parts->content = renewal->choice.content;
    parts->desk.content = parts->watch_desk.content = parts->content;
    memcpy(parts->release_path, renewal->choice.path, sizeof parts->release_path);
    if (parts->content->release == KS_RELEASE_SHIPPED)
        parts->release_path[0] = '\0';
    if (is_watched)
        ks_watch_set_desk(parts->watch, &parts->watch_desk);
    ks_kiosk_set_content(parts->kiosk, parts->content, renewal->finder);
    renewal->choice = (struct ks_shelf_choice){.number = 0};
    renewal->finder = NULL;
    ks_log(KS_LOG_INFO, "content", "release %lld is shown now", (long long)parts->content->release);
    retire(parts, old);
}

void ks_parts_end_renewal(struct ks_parts *parts)
{
    drop(&parts->renewal);
    for (int i = 0; i < parts->retired_count; i++)
        ks_content_free(parts->retired[i]);
    parts->retired_count = 0;
}
