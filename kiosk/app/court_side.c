/* One thread that speaks with the court. */
#include "app/court_side.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/waiting.h"
#include "net/https.h"
#include "service/court_line.h"

/* A pack that could not be taken is not asked for every time. */
enum { AGAIN_MS = 60 * 1000 };

struct ks_court_side {
    struct ks_court_side_setup setup;
    char certificate[800]; /* "": those of the system */
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t ending;
    atomic_bool is_ending; /* set with mutex held, so that nobody misses it */
    /* the thread's */
    struct ks_https *line;
    struct ks_store *store; /* NULL: not open */
    struct ks_desk desk;
    struct ks_court_self self;
    int64_t refused_pack, refused_ms; /* monotonic */
    char fault[320];                  /* logged last */
};

/* Once for each that is new. */
static void tell(struct ks_court_side *side, const struct ks_error *error)
{
    if (strcmp(side->fault, error->text) == 0)
        return;
    if (error->code != KS_OK)
        ks_log(KS_LOG_WARN, "court", "%s", error->text);
    else
        ks_log(KS_LOG_INFO, "court", "the court is heard");
    snprintf(side->fault, sizeof side->fault, "%s", error->text);
}

static enum ks_err open_store(struct ks_court_side *side, struct ks_error *error)
{
    enum ks_err err = ks_parts_keep_store(side->setup.parts, &side->store, error);

    side->desk.store = side->store;
    return err;
}

static enum ks_court_fault fault_of(int status)
{
    return status == 404 ? KS_COURT_REFUSED : status == 409 ? KS_COURT_RIVAL : KS_COURT_SILENT;
}

/* What the court says instead of an answer stands in its log, in its language. */
static enum ks_err check_status(const struct ks_https_answer *answer, struct ks_error *error)
{
    switch (fault_of(answer->status)) {
    case KS_COURT_REFUSED:
        return ks_fail(error, KS_ERR_STATE, "The court does not know this hall by its key");
    case KS_COURT_RIVAL:
        return ks_fail(error, KS_ERR_STATE,
                       "The court has heard a later message of this hall: another machine has its "
                       "key, or this database is an earlier one");
    default:
        return answer->status == 200
                   ? KS_OK
                   : ks_fail(error, KS_ERR_IO, "The court answers with status %d", answer->status);
    }
}

/* Asks; what comes of it is for the caller, and that nothing came is kept for the hall to see. */
static enum ks_err ask(struct ks_court_side *side, const char *path, const char *body, size_t most,
                       struct ks_arena *arena, struct ks_https_answer *out, struct ks_error *error)
{
    enum ks_err err = ks_https_post(side->line, path, body, most, arena, out, error);

    if (err == KS_OK)
        err = check_status(out, error);
    if (err != KS_OK) {
        enum ks_err ignored = ks_court_miss(&side->desk, fault_of(out->status), NULL);
        (void)ignored; /* the database is the other finding */
    }
    return err;
}

static enum ks_err fetch_pack(struct ks_court_side *side, int64_t pack, struct ks_arena *arena,
                              struct ks_error *error)
{
    const struct ks_release_place place = ks_parts_release_place(side->setup.parts);
    int64_t now_ms = ks_clock_monotonic_ms(side->desk.clock);
    struct ks_court_message message;
    struct ks_https_answer answer;

    if (side->refused_pack == pack && now_ms - side->refused_ms < AGAIN_MS)
        return KS_OK;
    enum ks_err err = ks_court_say(&side->desk, &side->self, NULL, pack, arena, &message, error);
    if (err == KS_OK)
        err = ask(side, "/api/tribunal/pack", message.body, KS_COURT_PACK_BYTES, arena, &answer,
                  error);
    if (err != KS_OK)
        return err;
    err = ks_court_take_pack(&side->desk, &place, answer.text, answer.bytes, error);
    side->refused_pack = err == KS_OK ? 0 : pack;
    side->refused_ms = now_ms;
    return err;
}

/* One message and its answer; `*is_more`: the next one is due at once. */
static enum ks_err exchange(struct ks_court_side *side, const struct ks_findings *findings,
                            struct ks_arena *arena, struct ks_court_news *news, bool *is_more,
                            struct ks_error *error)
{
    struct ks_court_message message;
    struct ks_https_answer answer;
    enum ks_err err = ks_court_say(&side->desk, &side->self, findings, 0, arena, &message, error);

    if (err == KS_OK)
        err =
            ask(side, "/api/tribunal", message.body, KS_COURT_ANSWER_BYTES, arena, &answer, error);
    if (err == KS_OK)
        err = ks_court_hear(&side->desk, &side->self, answer.text, answer.bytes, news, error);
    *is_more = err == KS_OK && message.is_more;
    return err;
}

/* What is to be told just now, and what comes of it: said once more where the court has heard
 * something else last than this program knows, after a start or when an answer was lost. */
static enum ks_err talk(struct ks_court_side *side, struct ks_arena *arena, bool *is_more,
                        struct ks_error *error)
{
    const struct ks_error trouble = ks_shown_trouble(side->setup.shown);
    struct ks_look look = *side->setup.look;
    struct ks_findings findings;
    struct ks_court_news news;

    look.desk = &side->desk;
    look.release_trouble = &trouble;
    ks_look(&look, arena, &findings);
    enum ks_err err = exchange(side, &findings, arena, &news, is_more, error);
    if (err == KS_OK && !news.is_heard)
        err = exchange(side, &findings, arena, &news, is_more, error);
    return err == KS_OK && news.pack != 0 ? fetch_pack(side, news.pack, arena, error) : err;
}

static bool turn(struct ks_court_side *side)
{
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    bool is_more = false;
    const struct ks_shown_content *held = ks_shown_take(side->setup.shown, &side->desk);
    enum ks_err err = open_store(side, &error);

    if (err == KS_OK)
        err = talk(side, &arena, &is_more, &error);
    if (err == KS_ERR_BUSY || (err != KS_OK && side->is_ending))
        error = (struct ks_error){.code = KS_OK}; /* another program of this hall speaks */
    if (err != KS_ERR_BUSY)
        tell(side, &error);
    ks_shown_give_back(side->setup.shown, held);
    ks_arena_destroy(&arena);
    return is_more;
}

/* Until it is time for the next message; false when it is to end. */
static bool await(struct ks_court_side *side, bool is_more)
{
    const struct timespec until = ks_waiting_until(is_more ? 0 : KS_COURT_BEAT_MS);
    bool is_late = false;

    pthread_mutex_lock(&side->mutex);
    while (!side->is_ending && !is_late)
        is_late = pthread_cond_timedwait(&side->ending, &side->mutex, &until) != 0;
    bool goes_on = !side->is_ending;
    pthread_mutex_unlock(&side->mutex);
    return goes_on;
}

static void *keep_talking(void *ctx)
{
    struct ks_court_side *side = ctx;

    while (await(side, turn(side)))
        continue;
    ks_court_end(&side->desk, &side->self);
    ks_store_close(side->store);
    return NULL;
}

static bool is_over(void *ctx)
{
    const struct ks_court_side *side = ctx;

    return side->is_ending;
}

static enum ks_err check_config(const struct ks_config *config, struct ks_error *error)
{
    if (config->hall_name[0] == '\0')
        return ks_fail(error, KS_ERR_INPUT,
                       "[court] url is there, and [hall] name is not: the court would not know "
                       "which hall this is");
    return ks_https_check_url(config->court_url, error);
}

static enum ks_err open_line(struct ks_court_side *side, struct ks_error *error)
{
    const struct ks_parts *parts = side->setup.parts;
    enum ks_err err = check_config(&parts->config, error);

    ks_parts_name_file(parts, parts->config.court_certificate, side->certificate,
                       sizeof side->certificate);
    const struct ks_https_setup setup = {
        .url = parts->config.court_url,
        .certificate = side->certificate[0] != '\0' ? side->certificate : NULL,
        .is_over = is_over,
        .ctx = side};
    if (err == KS_OK)
        err = ks_court_open(parts->data_dir, parts->config.hall_name, &side->self, error);
    return err == KS_OK ? ks_https_open(&setup, &side->line, error) : err;
}

static void destroy(struct ks_court_side *side)
{
    ks_https_close(side->line);
    pthread_cond_destroy(&side->ending);
    pthread_mutex_destroy(&side->mutex);
    ks_crypto_wipe(side, sizeof *side);
    free(side);
}

enum ks_err ks_court_side_start(const struct ks_court_side_setup *setup, struct ks_court_side **out,
                                struct ks_error *error)
{
    *out = NULL;
    if (setup->parts->config.court_url[0] == '\0')
        return KS_OK;
    struct ks_court_side *side = calloc(1, sizeof *side);
    if (side == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    side->setup = *setup;
    side->desk.clock = &setup->parts->clock;
    pthread_mutex_init(&side->mutex, NULL);
    ks_waiting_init(&side->ending);
    enum ks_err err = open_line(side, error);
    if (err == KS_OK && pthread_create(&side->thread, NULL, keep_talking, side) != 0)
        err = ks_fail(error, KS_ERR_MEMORY, "no second thread can be had");
    if (err != KS_OK) {
        destroy(side);
        return err;
    }
    *out = side;
    return KS_OK;
}

void ks_court_side_free(struct ks_court_side *side)
{
    if (side == NULL)
        return;
    pthread_mutex_lock(&side->mutex);
    side->is_ending = true;
    pthread_cond_broadcast(&side->ending);
    pthread_mutex_unlock(&side->mutex);
    pthread_join(side->thread, NULL);
    destroy(side);
}
