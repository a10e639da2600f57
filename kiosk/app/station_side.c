/* The loop's side of a station: two moments left behind, and what staff want done on the screen. */
#include "app/station_side.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/parts_private.h"
#include "app/station_thread.h"
#include "base/waiting.h"
#include "platform/image.h"

/* ---- how it stands ---- */

const char *ks_station_side_name(const struct ks_parts *parts)
{
    const struct ks_station_standing *shown = &parts->station.shown;

    switch (shown->state) {
    case KS_STATION_ENROLLED:
        return shown->name;
    case KS_STATION_REPLACED:
    case KS_STATION_REVOKED:
    case KS_STATION_RIVAL:
        return "";
    default:
        return parts->config.station_name;
    }
}

const char *ks_station_side_fault(const struct ks_parts *parts)
{
    return ks_station_fault(&parts->station.shown, ks_clock_wall_ms(&parts->clock));
}

/* ---- tasks ---- */

static void end_task(struct ks_parts *parts, bool is_done, char *picture, size_t bytes)
{
    struct ks_station_side *side = &parts->station;

    pthread_mutex_lock(&side->mutex);
    side->news.ended = side->in_hand.id;
    side->news.is_done = is_done;
    side->news.picture = picture;
    side->news.bytes = bytes;
    side->is_poked = true;
    pthread_cond_signal(&side->changed);
    pthread_mutex_unlock(&side->mutex);
    side->in_hand.id = 0;
}

static void run_shot(struct ks_job *job)
{
    struct ks_station_shot *shot = (struct ks_station_shot *)job;
    size_t count = (size_t)shot->w * (size_t)shot->h;
    struct ks_canvas canvas = {calloc(count, sizeof(uint32_t)), shot->w, shot->h, shot->w};

    shot->picture = NULL;
    shot->bytes = 0;
    if (canvas.pixels == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        canvas.pixels[i] = shot->ground;
    ks_raster_paint(&canvas, &shot->list, &shot->parts->worker_glyphs,
                    (struct ks_rect){0, 0, shot->w, shot->h});
    enum ks_err ignored = ks_image_encode_png(&canvas, &shot->picture, &shot->bytes, NULL);
    (void)ignored; /* no picture says so */
    free(canvas.pixels);
}

static void done_shot(struct ks_job *job)
{
    struct ks_station_shot *shot = (struct ks_station_shot *)job;

    shot->is_queued = false;
    end_task(shot->parts, shot->picture != NULL, shot->picture, shot->bytes);
    shot->picture = NULL;
}

static void begin_shot(struct ks_parts *parts)
{
    struct ks_station_shot *shot = &parts->station.shot;
    const struct ks_mode *mode = &ks_kiosk_frame(parts->kiosk)->mode;

    shot->job = (struct ks_job){.run = run_shot, .done = done_shot};
    shot->parts = parts;
    shot->w = mode->w;
    shot->h = mode->h;
    shot->ground = ks_kiosk_ground(parts->kiosk);
    ks_arena_reset(&shot->arena);
    ks_kiosk_copy_masked(parts->kiosk, &shot->list, &shot->arena);
    shot->is_queued = ks_worker_submit(parts->worker, &shot->job) == KS_OK;
    if (!shot->is_queued)
        end_task(parts, false, NULL, 0);
}

/* A program that ends tells nothing more of it: the one that begins does. */
static void begin_restart(struct ks_parts *parts)
{
    if (ks_kiosk_use(parts->kiosk) == KS_KIOSK_AT_REST && ks_worker_is_idle(parts->worker))
        parts->station.wants_restart = true;
}

static void work(struct ks_parts *parts)
{
    struct ks_station_side *side = &parts->station;
    const struct ks_station_task *task = &side->in_hand;

    if (task->id == 0 || side->shot.is_queued || side->wants_restart)
        return;
    switch (task->kind) {
    case KS_TASK_RESTART:
        begin_restart(parts);
        break;
    case KS_TASK_RELOAD:
        ks_parts_look_for_release(parts);
        end_task(parts, true, NULL, 0);
        break;
    case KS_TASK_MESSAGE:
        ks_kiosk_set_message(parts->kiosk, task->text_zh, task->text_en, task->until_ms);
        end_task(parts, true, NULL, 0);
        break;
    case KS_TASK_SCREENSHOT:
        begin_shot(parts);
        break;
    }
}

/* ---- the loop ---- */

static bool is_same(const struct ks_station_standing *a, const struct ks_station_standing *b)
{
    return a->state == b->state && a->place == b->place && a->epoch == b->epoch &&
           a->rival_ms == b->rival_ms && strcmp(a->name, b->name) == 0 &&
           strcmp(a->spot, b->spot) == 0 && strcmp(a->code, b->code) == 0;
}

/* Both ways, if the thread is not at it just now: else at the next turn. */
static void exchange(struct ks_parts *parts, bool is_poked)
{
    struct ks_station_side *side = &parts->station;
    struct ks_station_news *news = &side->news;

    if (pthread_mutex_trylock(&side->mutex) != 0)
        return;
    news->has_visitor = ks_kiosk_use(parts->kiosk) != KS_KIOSK_AT_REST;
    if (news->release != parts->content->release) {
        news->release = parts->content->release;
        news->shown_since_ms = ks_clock_wall_ms(&parts->clock);
        memcpy(news->release_path, parts->release_path, sizeof news->release_path);
        news->is_due = true;
    }
    bool is_other = news->has_news && !is_same(&side->shown, &news->standing);
    if (news->has_news) {
        side->shown = news->standing;
        side->in_hand = news->task;
        news->task.id = 0;
        news->has_news = false;
    }
    if (is_poked) {
        side->is_poked = true;
        pthread_cond_signal(&side->changed);
    }
    pthread_mutex_unlock(&side->mutex);
    if (is_other)
        ks_kiosk_set_station(parts->kiosk, &side->shown);
}

void ks_station_side_tick(struct ks_parts *parts)
{
    struct ks_station_side *side = &parts->station;
    int64_t event = ks_watch_view(parts->watch).n;
    bool is_poked = event != side->seen_event || side->seen_release != parts->content->release;

    if (!side->is_open)
        return;
    if (ks_worker_is_idle(parts->worker))
        side->idle_ms = ks_clock_monotonic_ms(&parts->clock);
    side->seen_event = event;
    side->seen_release = parts->content->release;
    exchange(parts, is_poked);
    work(parts);
}

void ks_station_side_note(struct ks_parts *parts, const struct ks_findings *findings,
                          const char *printer)
{
    struct ks_station_side *side = &parts->station;

    if (!side->is_open)
        return;
    pthread_mutex_lock(&side->mutex);
    struct ks_findings *kept = &side->news.findings;
    kept->count = findings->count;
    for (int i = 0; i < findings->count; i++)
        kept->rows[i] =
            (struct ks_finding){.id = findings->rows[i].id, .gravity = findings->rows[i].gravity};
    snprintf(side->news.printer, sizeof side->news.printer, "%s", printer);
    pthread_mutex_unlock(&side->mutex);
}

void ks_station_side_ask(void *ctx)
{
    struct ks_station_side *side = &((struct ks_parts *)ctx)->station;

    pthread_mutex_lock(&side->mutex);
    side->wants_code = side->is_poked = true;
    pthread_cond_signal(&side->changed);
    pthread_mutex_unlock(&side->mutex);
}

/* ---- beginning and end ---- */

enum ks_err ks_station_side_open(struct ks_parts *parts, struct ks_error *error)
{
    struct ks_station_side *side = &parts->station;
    int64_t now_ms = ks_clock_monotonic_ms(&parts->clock);

    side->parts = parts;
    side->frame_ms = side->read_ms = side->idle_ms = now_ms;
    side->started_ms = ks_clock_wall_ms(&parts->clock);
    pthread_mutex_init(&side->mutex, NULL);
    ks_waiting_init(&side->changed);
    side->is_open = true;
    side->has_thread = !parts->has_clock;
    if (!side->has_thread || pthread_create(&side->thread, NULL, ks_station_thread_run, side) == 0)
        return KS_OK;
    side->has_thread = false;
    return ks_fail(error, KS_ERR_MEMORY, "no further thread can be had");
}

void ks_station_side_close(struct ks_parts *parts)
{
    struct ks_station_side *side = &parts->station;
    bool wants_restart = side->wants_restart;

    if (!side->is_open)
        return;
    pthread_mutex_lock(&side->mutex);
    side->is_stopping = true;
    pthread_cond_signal(&side->changed);
    pthread_mutex_unlock(&side->mutex);
    if (side->has_thread)
        pthread_join(side->thread, NULL);
    pthread_cond_destroy(&side->changed);
    pthread_mutex_destroy(&side->mutex);
    ks_store_close(side->store);
    ks_draw_destroy(&side->shot.list);
    ks_arena_destroy(&side->shot.arena);
    free(side->news.picture);
    ks_crypto_wipe(side, sizeof *side);
    side->wants_restart = wants_restart;
}
