/* The thread's side of a station: it reports, and fetches what staff want. */
#include "app/station_thread.h"

#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "app/parts.h"
#include "base/file.h"
#include "base/log.h"
#include "base/waiting.h"
#include "content/release_pack.h"

#define SYS_DIR "/sys"

/* ---- what it says ---- */

/* Of the program file itself: two stations with the same are of one make. */
static void hash_program(char out[33])
{
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;

    if (ks_file_read_all("/proc/self/exe", &arena, &text, &bytes, NULL) == KS_OK)
        ks_crypto_digest(text, bytes, out);
    ks_arena_destroy(&arena);
}

/* The SHA-256 of the pack that is shown, of the one that came with the program, too. */
static void hash_release(struct ks_station_side *side, const struct ks_station_news *news)
{
    struct ks_release_pack pack = {.program = 0};
    struct ks_content_faults faults = {0};
    enum ks_err err;

    if (side->hashed == news->release)
        return;
    if (news->release_path[0] != '\0') {
        err = ks_release_pack_peek(news->release_path, &pack, NULL);
    } else {
        err = ks_pack_read(ks_parts_shipped_dir(side->parts), &pack.files, &faults, NULL);
        pack.term.number = news->release;
        if (err == KS_OK)
            ks_release_pack_seal(&pack);
    }
    snprintf(side->sha, sizeof side->sha, "%s", err == KS_OK ? pack.sha : "");
    side->hashed = news->release;
    ks_content_faults_destroy(&faults);
    ks_release_pack_destroy(&pack);
}

/* 0 where the machine does not tell. */
static int64_t read_temperature(void)
{
    FILE *file = fopen(SYS_DIR "/class/thermal/thermal_zone0/temp", "re");
    long long found = 0;

    if (file == NULL)
        return 0;
    if (fscanf(file, "%lld", &found) != 1)
        found = 0;
    fclose(file);
    return found;
}

static int64_t read_free_mb(const char *data_dir)
{
    struct statvfs disk;

    return statvfs(data_dir, &disk) == 0 ? (int64_t)(disk.f_bavail * disk.f_frsize >> 20) : -1;
}

static struct ks_station_facts gather(struct ks_station_side *side,
                                      const struct ks_station_news *news)
{
    const struct ks_parts *parts = side->parts;
    int64_t now_ms = ks_clock_monotonic_ms(&parts->clock);
    struct ks_station_facts facts = {
        .program = side->program,
        .started_ms = side->started_ms,
        .frame_age_ms = now_ms - side->frame_ms,
        .touch_age_ms = now_ms - side->read_ms,
        .worker_age_ms = now_ms - side->idle_ms,
        .touched_ms = side->touched_ms,
        .has_visitor = news->has_visitor,
        .release = news->release,
        .release_sha = side->sha,
        .shown_since_ms = news->shown_since_ms,
        .printer = news->printer,
        .free_mb = read_free_mb(parts->data_dir),
        .milli_celsius = read_temperature(),
        .findings = &news->findings,
    };

    if (ks_shelf_due(parts->data_dir, ks_clock_wall_ms(&parts->clock), &facts.due, NULL) != KS_OK)
        facts.due = 0;
    if (ks_shelf_newest(parts->data_dir, &facts.staged, NULL) != KS_OK)
        facts.staged = 0;
    return facts;
}

/* ---- one turn ---- */

static enum ks_err open_self(struct ks_station_side *side, bool wants_code, struct ks_error *error)
{
    if (side->has_self)
        return KS_OK;
    if (!wants_code && !ks_station_has_key(side->parts->data_dir)) {
        side->standing.state = KS_STATION_STRANGE; /* nobody can know it */
        return KS_ERR_NOT_FOUND;
    }
    enum ks_err err = ks_station_open(side->parts->data_dir, SYS_DIR, &side->self, error);
    if (err != KS_OK)
        return err;
    hash_program(side->program);
    side->has_self = true;
    return KS_OK;
}

static enum ks_err open_store(struct ks_station_side *side, struct ks_error *error)
{
    struct ks_store_opening opening = {0};

    if (side->store != NULL)
        return KS_OK;
    enum ks_err err = ks_store_open(side->parts->db_path, ks_clock_wall_ms(&side->parts->clock),
                                    &side->store, &opening, error);
    if (err == KS_OK)
        ks_store_set_patience(side->store, side->parts->config.offline_after_ms);
    return err;
}

/* Whoever is refused gives no numbers of its own either. */
static void hear(struct ks_station_side *side)
{
    const struct ks_station_standing *standing = &side->standing;
    bool is_enrolled = standing->state == KS_STATION_ENROLLED;

    ks_contact_side_hear(&side->parts->contact, side->store, is_enrolled ? standing->place : 0,
                         is_enrolled ? standing->epoch : 0);
}

static enum ks_err report(struct ks_station_side *side, const struct ks_desk *desk,
                          const struct ks_station_news *news, struct ks_error *error)
{
    hash_release(side, news);
    const struct ks_station_facts facts = gather(side, news);
    enum ks_err err = ks_station_beat(desk, &side->self, &facts, &side->standing, error);

    if (err == KS_OK)
        hear(side);
    if (err != KS_OK || side->standing.state != KS_STATION_ENROLLED)
        return err;
    if (!side->has_taken_over)
        err = ks_station_take_over(desk, &side->standing, error);
    side->has_taken_over = err == KS_OK;
    return err;
}

/* What the loop has ended is written down before anything new is taken up; what became of it while
 * the line was cut is told when it is back. */
static enum ks_err end_task(struct ks_station_side *side, const struct ks_desk *desk,
                            struct ks_station_news *news, struct ks_error *error)
{
    if (news->ended == 0)
        return KS_OK;
    enum ks_err err =
        ks_station_end(desk, news->ended, news->is_done, news->picture, news->bytes, error);
    if (err != KS_OK && err != KS_ERR_STATE)
        return err;
    news->ended = 0;
    side->task = 0;
    return KS_OK;
}

static enum ks_err serve(struct ks_station_side *side, const struct ks_desk *desk,
                         struct ks_station_news *news, struct ks_error *error)
{
    enum ks_err err = end_task(side, desk, news, error);

    if (err == KS_OK && side->task == 0 && side->standing.state == KS_STATION_ENROLLED)
        err = ks_station_take(desk, &side->standing, &news->task, error);
    if (news->task.id != 0)
        side->task = news->task.id;
    return err;
}

static enum ks_err turn(struct ks_station_side *side, bool wants_code, struct ks_station_news *news,
                        struct ks_error *error)
{
    const struct ks_parts *parts = side->parts;
    int64_t now_ms = ks_clock_monotonic_ms(&parts->clock);
    enum ks_err err = open_self(side, wants_code, error);

    if (err == KS_OK)
        err = open_store(side, error);
    const struct ks_desk desk = {.store = side->store, .clock = &parts->clock};
    if (err == KS_OK && wants_code) {
        err = ks_station_ask(&desk, parts->data_dir, SYS_DIR, &side->self, &side->standing, error);
    } else if (err == KS_OK && (news->is_due || now_ms >= side->next_beat_ms)) {
        side->next_beat_ms = now_ms + KS_STATION_BEAT_MS;
        err = report(side, &desk, news, error);
    }
    return err == KS_OK ? serve(side, &desk, news, error) : err;
}

/* Once for each that is new. */
static void tell(struct ks_station_side *side, enum ks_station_state before,
                 const struct ks_error *error)
{
    if (error->code != KS_OK && strcmp(side->fault, error->text) != 0)
        ks_log(KS_LOG_WARN, "station", "%s", error->text);
    snprintf(side->fault, sizeof side->fault, "%s", error->text);
    if (side->standing.state == before)
        return;
    if (side->standing.state == KS_STATION_RIVAL)
        ks_log(KS_LOG_ERROR, "station", "another machine has the identity of this one: refused");
    else if (side->standing.state == KS_STATION_ENROLLED)
        ks_log(KS_LOG_INFO, "station", "this is station %lld, machine %lld",
               (long long)side->standing.place, (long long)side->standing.epoch);
}

/* With the mutex held: what the turn began with is the thread's, the rest goes on meanwhile. */
static struct ks_station_news take_news(struct ks_station_side *side)
{
    struct ks_station_news news = side->news;

    side->news.is_due = false;
    side->news.ended = 0;
    side->news.picture = NULL;
    side->news.bytes = 0;
    side->is_poked = false;
    return news;
}

/* With the mutex held. What could not be written down yet is there for the next turn. */
static void give_news(struct ks_station_side *side, const struct ks_station_news *news)
{
    side->news.standing = side->standing;
    side->news.has_news = true;
    if (news->task.id != 0)
        side->news.task = news->task;
    if (news->ended != 0) {
        side->news.ended = news->ended;
        side->news.is_done = news->is_done;
        side->news.picture = news->picture;
        side->news.bytes = news->bytes;
    } else {
        free(news->picture);
    }
}

void ks_station_side_step(struct ks_station_side *side)
{
    enum ks_station_state before = side->standing.state;
    struct ks_error error = {0};

    pthread_mutex_lock(&side->mutex);
    struct ks_station_news news = take_news(side);
    bool wants_code = side->wants_code;
    side->wants_code = false;
    pthread_mutex_unlock(&side->mutex);
    news.task.id = 0;
    enum ks_err err = turn(side, wants_code, &news, &error);
    if (err == KS_OK || err == KS_ERR_NOT_FOUND)
        error = (struct ks_error){.code = KS_OK};
    tell(side, before, &error);
    pthread_mutex_lock(&side->mutex);
    give_news(side, &news);
    pthread_mutex_unlock(&side->mutex);
    if (side->has_thread && news.task.id != 0 && side->parts->wake != NULL)
        side->parts->wake(side->parts->wake_ctx);
}

/* With the mutex held. */
static void await(struct ks_station_side *side)
{
    const struct timespec until = ks_waiting_until(KS_STATION_BEAT_MS);
    bool is_late = false;

    while (!side->is_stopping && !side->is_poked && !is_late)
        is_late = pthread_cond_timedwait(&side->changed, &side->mutex, &until) != 0;
}

void *ks_station_thread_run(void *ctx)
{
    struct ks_station_side *side = ctx;

    pthread_mutex_lock(&side->mutex);
    await(side); /* the first frames have the machine to themselves */
    while (!side->is_stopping) {
        pthread_mutex_unlock(&side->mutex);
        ks_station_side_step(side);
        pthread_mutex_lock(&side->mutex);
        await(side);
    }
    pthread_mutex_unlock(&side->mutex);
    return NULL;
}
