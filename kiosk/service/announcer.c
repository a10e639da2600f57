/* Which call is said when, and what became of each. */
#include "service/announcer.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "base/waiting.h"
#include "domain/date.h"
#include "service/parts.h"
#include "store/store_announcements.h"

enum {
    LISTEN_MS = 20,         /* how often it is asked whether a sentence is over */
    TURN_MS = 200,          /* while another board speaks */
    COLLECT_MS = 200,       /* how often new calls get their rows while one is said */
    IDLE_MS = 5000,         /* with nothing to say: then the loudspeaker is looked at */
    LOST_MS = 1000,         /* with no database */
    TELL_MS = 60 * 1000,    /* a sign of life of the voice */
    MOST_SPEECH_MS = 40000, /* more than all sayings of one call take */
    TONE_MINUTES = 30,      /* a board that is switched on later waits for the next night */
    TONES_APART_MS = 12 * 60 * 60 * 1000,
};

/* What is said of one call while nothing waits. */
static const enum ks_lang sayings[] = {KS_LANG_ZH_CN, KS_LANG_ZH_CN, KS_LANG_EN};
enum { SAYING_COUNT = sizeof sayings / sizeof *sayings };

struct ks_announcer {
    struct ks_announcer_setup setup;
    const struct ks_desk *desk;   /* where the calls are; NULL: out of reach */
    struct ks_announced_call now; /* is being said, by `plan`, while `is_speaking` */
    struct ks_voice_plan plan;
    int64_t collected_ms;             /* monotonic */
    int64_t told_ms;                  /* monotonic */
    char trouble[320];                /* of the database, as it was logged last */
    char fault[KS_VOICE_FAULT_BYTES]; /* as it was told last */
    char unsaid[320]; /* why the newest sentence or tone did not come out; "": it did */
    int64_t tone_ms;  /* monotonic, of the nightly one, if `has_toned` */
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    int said;     /* how many sayings of `now` have begun */
    bool is_tidy; /* nothing of this board is left as if it were still speaking */
    bool is_speaking, has_told, has_thread;
    bool is_sounding, has_toned; /* the nightly tone */
    bool is_poked, is_stopping;  /* protected by mutex */
    atomic_bool is_dumb;
};

static int64_t wall_ms(const struct ks_announcer *announcer)
{
    return ks_clock_wall_ms(announcer->setup.clock);
}

static struct ks_store *store_of(const struct ks_announcer *announcer)
{
    return announcer->desk->store;
}

/* Trouble of the database is logged once for each different text. */
static bool is_done(struct ks_announcer *announcer, enum ks_err err, const struct ks_error *error)
{
    if (err != KS_OK && strcmp(announcer->trouble, error->text) != 0) {
        ks_log(KS_LOG_WARN, "voice", "%s", error->text);
        snprintf(announcer->trouble, sizeof announcer->trouble, "%s", error->text);
    }
    return err == KS_OK;
}

/* ---- how the voice is ---- */

/* Tells the hall when it has changed, and from time to time that it has not. */
static void tell(struct ks_announcer *announcer, const char *fault)
{
    int64_t now_ms = ks_clock_monotonic_ms(announcer->setup.clock);
    bool is_same = announcer->has_told && strcmp(announcer->fault, fault) == 0;
    struct ks_error error = {0};

    atomic_store(&announcer->is_dumb, fault[0] != '\0');
    if (is_same && now_ms - announcer->told_ms < TELL_MS)
        return;
    if (!is_same && fault[0] != '\0')
        ks_log(KS_LOG_ERROR, "voice", "%s", fault);
    snprintf(announcer->fault, sizeof announcer->fault, "%s", fault);
    enum ks_err err = ks_store_tell_voice(store_of(announcer), announcer->setup.board,
                                          announcer->fault, wall_ms(announcer), &error);
    announcer->has_told = is_done(announcer, err, &error);
    announcer->told_ms = now_ms;
}

static enum ks_mouth_state ask_mouth(struct ks_announcer *announcer)
{
    struct ks_error error = {0};
    enum ks_mouth_state state = announcer->setup.mouth.state(announcer->setup.mouth.ctx, &error);

    tell(announcer, error.text[0] != '\0' ? error.text : announcer->unsaid);
    return state;
}

/* ---- one call ---- */

/* One that could not be ended would keep the hall silent: it is seen to before the next. */
static void end_row(struct ks_announcer *announcer, const struct ks_announced_call *row,
                    enum ks_announcement_outcome outcome)
{
    struct ks_error error = {0};
    enum ks_err err = ks_store_end_announcement(store_of(announcer), row->event, outcome,
                                                wall_ms(announcer), &error);

    announcer->is_tidy = is_done(announcer, err, &error) && announcer->is_tidy;
}

static enum ks_announcement_outcome judge(const struct ks_announcer *announcer,
                                          const struct ks_announced_call *row)
{
    int64_t now_ms = wall_ms(announcer);
    bool is_quiet =
        ks_hours_are_quiet(&announcer->setup.quiet, ks_date_minute_from_wall_ms(now_ms));

    return ks_announcement_judge(row->state, row->is_there, row->asked_ms, now_ms, is_quiet);
}

/* "": it has come out, which is told with the next look at the mouth. */
static void keep_unsaid(struct ks_announcer *announcer, const char *why)
{
    snprintf(announcer->unsaid, sizeof announcer->unsaid, "%s", why);
    if (why[0] != '\0')
        tell(announcer, why);
}

/* The next saying of `now`; false when it cannot be said. */
static bool say(struct ks_announcer *announcer)
{
    const struct ks_mouth *mouth = &announcer->setup.mouth;
    enum ks_lang lang = sayings[announcer->said];
    struct ks_error error = {0};
    enum ks_err err = mouth->say(mouth->ctx, &announcer->plan, lang, announcer->said == 0, &error);

    if (err != KS_OK)
        keep_unsaid(announcer, error.text);
    announcer->said++;
    return err == KS_OK;
}

static void stop_speaking(struct ks_announcer *announcer, enum ks_announcement_outcome outcome)
{
    end_row(announcer, &announcer->now, outcome);
    announcer->is_speaking = false;
}

/* Whether the call that was said is to be said once more: nobody else waits, and it has not been
 * answered yet. In doubt it is not. */
static bool wants_again(struct ks_announcer *announcer)
{
    struct ks_announced_call next, row;

    if (announcer->said == SAYING_COUNT ||
        ks_store_next_announcement(store_of(announcer), &next, NULL) != KS_ERR_NOT_FOUND ||
        ks_store_get_announcement(store_of(announcer), announcer->now.event, &row, NULL) != KS_OK)
        return false;
    row.asked_ms = wall_ms(announcer); /* it was fresh when it began */
    return row.outcome == KS_ANNOUNCEMENT_OPEN && judge(announcer, &row) == KS_ANNOUNCEMENT_OPEN;
}

/* What was given is over. Of a loudspeaker that took no more is told until something has come out
 * of it: one that is dead looks well as soon as it can be opened. */
static void judge_sound(struct ks_announcer *announcer, enum ks_mouth_state state)
{
    keep_unsaid(announcer,
                state == KS_MOUTH_DUMB
                    ? ks_staff_tr("The loudspeaker took no more of what it was given last. Listen "
                                  "whether the next call is heard")
                    : "");
}

/* A sentence is over. */
static void go_on(struct ks_announcer *announcer, enum ks_mouth_state state)
{
    judge_sound(announcer, state);
    if (state == KS_MOUTH_DUMB)
        stop_speaking(announcer, KS_ANNOUNCEMENT_SILENT);
    else if (!wants_again(announcer) || !say(announcer))
        stop_speaking(announcer, KS_ANNOUNCEMENT_SAID);
}

/* Begins with `row`; false when it is another board's turn. */
static bool begin(struct ks_announcer *announcer, const struct ks_announced_call *row)
{
    int64_t now_ms = wall_ms(announcer);

    if (ks_store_begin_announcement(store_of(announcer), row->event, announcer->setup.board, now_ms,
                                    now_ms + MOST_SPEECH_MS, NULL) != KS_OK)
        return false;
    announcer->now = *row;
    announcer->said = 0;
    announcer->is_speaking = true;
    if (!say(announcer))
        stop_speaking(announcer, KS_ANNOUNCEMENT_SILENT);
    return true;
}

/* What becomes of `row` before a word of it is said; OPEN: it is said by `plan`. */
static enum ks_announcement_outcome prepare(struct ks_announcer *announcer,
                                            const struct ks_announced_call *row)
{
    const struct ks_hall_plan *hall = &announcer->desk->content->hall;
    enum ks_announcement_outcome outcome = judge(announcer, row);
    struct ks_error error = {0};

    if (outcome != KS_ANNOUNCEMENT_OPEN)
        return outcome;
    if (ks_voice_plan_make(hall, row->number, row->seat, &announcer->plan, &error) != KS_OK) {
        ks_log(KS_LOG_WARN, "voice", "%s", error.text); /* the content has it no more */
        return KS_ANNOUNCEMENT_GONE;
    }
    return ask_mouth(announcer) == KS_MOUTH_DUMB ? KS_ANNOUNCEMENT_SILENT : KS_ANNOUNCEMENT_OPEN;
}

/* Says the next that is worth saying; returns when to look again. */
static int say_next(struct ks_announcer *announcer)
{
    struct ks_announced_call next;

    while (!announcer->is_speaking &&
           ks_store_next_announcement(store_of(announcer), &next, NULL) == KS_OK) {
        enum ks_announcement_outcome outcome = prepare(announcer, &next);
        if (outcome == KS_ANNOUNCEMENT_OPEN && !begin(announcer, &next))
            return TURN_MS;
        if (outcome != KS_ANNOUNCEMENT_OPEN)
            end_row(announcer, &next, outcome);
        if (!announcer->is_tidy)
            return TURN_MS;
    }
    return announcer->is_speaking ? LISTEN_MS : IDLE_MS;
}

/* ---- the nightly tone ---- */

static bool wants_tone(const struct ks_announcer *announcer)
{
    const struct ks_announcer_setup *setup = &announcer->setup;
    int64_t since_ms = ks_clock_monotonic_ms(setup->clock) - announcer->tone_ms;
    int minute = ks_date_minute_from_wall_ms(wall_ms(announcer));
    int late = (minute - setup->tone_minute + 24 * 60) % (24 * 60);

    return setup->tone_minute >= 0 && setup->mouth.sound_tone != NULL && late < TONE_MINUTES &&
           (!announcer->has_toned || since_ms > TONES_APART_MS);
}

/* While nothing else is to be heard. */
static void begin_tone(struct ks_announcer *announcer)
{
    const struct ks_mouth *mouth = &announcer->setup.mouth;
    struct ks_error error = {0};

    announcer->has_toned = true;
    announcer->tone_ms = ks_clock_monotonic_ms(announcer->setup.clock);
    announcer->is_sounding = mouth->sound_tone(mouth->ctx, &error) == KS_OK;
    if (!announcer->is_sounding)
        keep_unsaid(announcer, error.text);
}

static void end_tone(struct ks_announcer *announcer, enum ks_mouth_state state)
{
    announcer->is_sounding = false;
    judge_sound(announcer, state);
    if (state == KS_MOUTH_DUMB)
        ks_log(KS_LOG_WARN, "voice", "the nightly tone did not come out");
    else
        ks_log(KS_LOG_INFO, "voice", "the nightly tone came out");
}

/* ---- step by step ---- */

/* New calls, and what somebody left in mid-word. */
static bool collect(struct ks_announcer *announcer)
{
    int64_t now_ms = wall_ms(announcer);

    announcer->collected_ms = ks_clock_monotonic_ms(announcer->setup.clock);
    struct ks_error error = {0};
    enum ks_err err = ks_store_collect_calls(store_of(announcer), now_ms - KS_ANNOUNCEMENT_FRESH_MS,
                                             now_ms, &error);

    if (err != KS_OK || announcer->is_speaking)
        return is_done(announcer, err, &error);
    err = ks_store_release_announcements(
        store_of(announcer), announcer->is_tidy ? NULL : announcer->setup.board, now_ms, &error);
    announcer->is_tidy = is_done(announcer, err, &error) || announcer->is_tidy;
    return err == KS_OK;
}

/* Without it nothing is known of what was begun: that is seen to when it is there again. */
static bool find_desk(struct ks_announcer *announcer)
{
    announcer->desk = announcer->setup.find_desk(announcer->setup.find_ctx);
    if (announcer->desk == NULL)
        announcer->is_tidy = announcer->is_speaking = announcer->is_sounding = announcer->has_told =
            false;
    return announcer->desk != NULL;
}

int ks_announcer_step(struct ks_announcer *announcer)
{
    if (!find_desk(announcer))
        return LOST_MS;
    int64_t now_ms = ks_clock_monotonic_ms(announcer->setup.clock);
    enum ks_mouth_state state = ask_mouth(announcer);
    bool is_busy = (announcer->is_speaking || announcer->is_sounding) && state == KS_MOUTH_SPEAKING;

    if (is_busy && now_ms - announcer->collected_ms < COLLECT_MS)
        return LISTEN_MS;
    if (!collect(announcer) && !announcer->is_speaking)
        return IDLE_MS;
    if (is_busy)
        return LISTEN_MS;
    if (announcer->is_sounding)
        end_tone(announcer, state);
    if (announcer->is_speaking)
        go_on(announcer, state);
    int ms = say_next(announcer);
    if (announcer->is_speaking || !wants_tone(announcer))
        return ms;
    begin_tone(announcer);
    return LISTEN_MS;
}

struct ks_announcer *ks_announcer_create(const struct ks_announcer_setup *setup)
{
    struct ks_announcer *announcer = calloc(1, sizeof *announcer);

    if (announcer == NULL)
        return NULL;
    announcer->setup = *setup;
    atomic_init(&announcer->is_dumb, false);
    pthread_mutex_init(&announcer->mutex, NULL);
    ks_waiting_init(&announcer->changed);
    return announcer;
}

/* With the mutex held: until it is poked, or `ms` have passed. */
static void await(struct ks_announcer *announcer, int ms)
{
    const struct timespec until = ks_waiting_until(ms);
    bool is_late = false;

    while (!announcer->is_stopping && !announcer->is_poked && !is_late)
        is_late = pthread_cond_timedwait(&announcer->changed, &announcer->mutex, &until) != 0;
    announcer->is_poked = false;
}

static void *announce(void *ctx)
{
    struct ks_announcer *announcer = ctx;

    pthread_mutex_lock(&announcer->mutex);
    while (!announcer->is_stopping) {
        pthread_mutex_unlock(&announcer->mutex);
        int ms = ks_announcer_step(announcer);
        pthread_mutex_lock(&announcer->mutex);
        await(announcer, ms);
    }
    pthread_mutex_unlock(&announcer->mutex);
    if (announcer->setup.mouth.end != NULL)
        announcer->setup.mouth.end(announcer->setup.mouth.ctx);
    return NULL;
}

struct ks_announcer *ks_announcer_start(const struct ks_announcer_setup *setup)
{
    struct ks_announcer *announcer = ks_announcer_create(setup);

    if (announcer == NULL)
        return NULL;
    announcer->has_thread = pthread_create(&announcer->thread, NULL, announce, announcer) == 0;
    if (announcer->has_thread)
        return announcer;
    ks_announcer_free(announcer);
    return NULL;
}

void ks_announcer_poke(struct ks_announcer *announcer)
{
    pthread_mutex_lock(&announcer->mutex);
    announcer->is_poked = true;
    pthread_cond_signal(&announcer->changed);
    pthread_mutex_unlock(&announcer->mutex);
}

bool ks_announcer_is_dumb(struct ks_announcer *announcer)
{
    return atomic_load(&announcer->is_dumb);
}

void ks_announcer_free(struct ks_announcer *announcer)
{
    if (announcer == NULL)
        return;
    pthread_mutex_lock(&announcer->mutex);
    announcer->is_stopping = true;
    pthread_cond_signal(&announcer->changed);
    pthread_mutex_unlock(&announcer->mutex);
    if (announcer->has_thread)
        pthread_join(announcer->thread, NULL);
    pthread_cond_destroy(&announcer->changed);
    pthread_mutex_destroy(&announcer->mutex);
    free(announcer);
}
