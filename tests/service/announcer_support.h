/* A hall whose voice is played step by step, on a clock that stands until told, with a mouth that
 * keeps what it was given. */
#ifndef KS_TESTS_SERVICE_ANNOUNCER_SUPPORT_H
#define KS_TESTS_SERVICE_ANNOUNCER_SUPPORT_H

#include "service/announcer.h"
#include "service/support.h"
#include "store/store_announcements.h"

/* A mouth that needs as long as the clock says, and keeps what it was given. */
enum { SENTENCE_MS = 4000, MOST_HEARD = 64 };
struct mouth {
    const struct ks_clock *clock;
    int64_t until_ms;
    bool is_dumb, is_hoarse;
    char heard[MOST_HEARD][KS_VOICE_TEXT_BYTES];
    bool had_chime[MOST_HEARD];
    int count;
};

static inline enum ks_err say(void *ctx, const struct ks_voice_plan *plan, enum ks_lang lang,
                              bool has_chime, struct ks_error *error)
{
    struct mouth *mouth = ctx;
    const struct ks_voice_sentence *sentence = &plan->in[lang];
    if (mouth->is_dumb)
        return ks_fail(error, KS_ERR_IO, "no loudspeaker");
    if (mouth->is_hoarse)
        return ks_fail(error, KS_ERR_NOT_FOUND, "no engine");
    assert_true(ks_clock_monotonic_ms(mouth->clock) >= mouth->until_ms); /* never over another */
    assert_true(mouth->count < MOST_HEARD);
    ks_voice_text(sentence->parts, sentence->count, mouth->heard[mouth->count],
                  sizeof mouth->heard[0]);
    mouth->had_chime[mouth->count++] = has_chime;
    mouth->until_ms = ks_clock_monotonic_ms(mouth->clock) + SENTENCE_MS;
    return KS_OK;
}

static inline enum ks_mouth_state state_of(void *ctx, struct ks_error *error)
{
    struct mouth *mouth = ctx;
    if (mouth->is_dumb) {
        (void)!ks_fail(error, KS_ERR_IO, "no loudspeaker");
        return KS_MOUTH_DUMB;
    }
    return ks_clock_monotonic_ms(mouth->clock) < mouth->until_ms ? KS_MOUTH_SPEAKING
                                                                 : KS_MOUTH_SILENT;
}

static struct court *court;
static struct mouth mouth;
static struct ks_announcer *announcer;

static bool has_database;

static inline const struct ks_desk *find_desk(void *ctx)
{
    (void)ctx;
    return has_database ? &court->desk : NULL;
}

static inline struct ks_announcer *begin_as(const char *board, struct mouth *with)
{
    const struct ks_announcer_setup setup = {
        .find_desk = find_desk,
        .clock = &court->clock,
        .board = board,
        .mouth = {.say = say, .state = state_of, .ctx = with},
        .quiet = {20 * 60, 8 * 60},
    };
    with->clock = &court->clock;
    struct ks_announcer *begun = ks_announcer_create(&setup);
    assert_non_null(begun);
    return begun;
}

static inline int setup(void **state)
{
    court_setup(state);
    court = *state;
    has_database = true;
    mouth = (struct mouth){0};
    announcer = begin_as("K1", &mouth);
    return 0;
}

static inline int teardown(void **state)
{
    ks_announcer_free(announcer);
    return court_teardown(state);
}

/* Lets time pass as the thread would: stepped when it asks for it. */
static inline void pass(int64_t ms)
{
    for (int64_t at = 0; at < ms; at += 100) {
        (void)ks_announcer_step(announcer);
        ks_clock_manual_advance(&court->time, 100);
    }
    (void)ks_announcer_step(announcer);
}

static inline void take_numbers(int count)
{
    static int touches;
    for (int i = 0; i < count; i++) {
        char token[32];
        struct ks_take_result result;
        snprintf(token, sizeof token, "touch-%d", ++touches);
        const struct ks_take_request request = {.token = token, .kind = "person"};
        if (ks_queue_take(&court->desk, &request, &result, &court->error) != KS_OK)
            fail_msg("%s", court->error.text);
    }
}

static inline void act(enum ks_hall_do what, const char *seat)
{
    struct ks_ticket ticket;
    if (court_staff(court, what, seat, &ticket) != KS_OK)
        fail_msg("%s", court->error.text);
}

/* The outcomes of all rows, in order, with blanks between. */
static inline bool add_outcome(const struct ks_announced_call *row, void *ctx)
{
    char *text = ctx;
    snprintf(text + strlen(text), 200 - strlen(text), "%s%s", text[0] != '\0' ? " " : "",
             row->outcome == KS_ANNOUNCEMENT_OPEN ? row->started_ms > 0 ? "speaking" : "waiting"
                                                  : ks_announcement_outcome_code(row->outcome));
    return true;
}

static inline void expect_rows(const char *outcomes)
{
    char text[200] = "";
    assert_int_equal(ks_store_show_announcements(court->store, 0, add_outcome, text, NULL), KS_OK);
    assert_string_equal(text, outcomes);
}

#define HALL_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#endif
