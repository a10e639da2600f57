/* The nightly tone: sounded once a night, minded by nobody, and what does not take it is told
 * before the first visitor is called. */
#include "service/announcer_support.h"

enum { TONE_MS = 1000, THREE = 3 * 60 };
static int tones;
static bool takes_nothing;

static enum ks_err sound_tone(void *ctx, struct ks_error *error)
{
    (void)ctx;
    if (mouth.is_dumb)
        return ks_fail(error, KS_ERR_IO, "no loudspeaker");
    tones++;
    mouth.until_ms = ks_clock_monotonic_ms(&court->clock) + TONE_MS;
    return KS_OK;
}

/* A device that is open and stands still: what it was given stays where it is. */
static enum ks_mouth_state state_or_stall(void *ctx, struct ks_error *error)
{
    if (takes_nothing && mouth.until_ms > 0) {
        mouth.until_ms = 0;
        (void)!ks_fail(error, KS_ERR_IO, "gone");
        return KS_MOUTH_DUMB;
    }
    return state_of(ctx, error);
}

static void begin_with_tone(int minute)
{
    ks_announcer_free(announcer);
    tones = 0;
    takes_nothing = false;
    announcer = ks_announcer_create(&(struct ks_announcer_setup){
        .find_desk = find_desk,
        .clock = &court->clock,
        .board = "K1",
        .mouth = {.say = say, .sound_tone = sound_tone, .state = state_or_stall, .ctx = &mouth},
        .quiet = {20 * 60, 8 * 60},
        .tone_minute = minute});
    assert_non_null(announcer);
}

/* Until that minute of the night after the court's day. */
static void set_night(int minute)
{
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(&court->clock));
    court->time.wall_ms = ks_date_to_wall_ms(ks_date_add_days(today, 1), minute);
}

static struct ks_voice_state told(void)
{
    struct ks_voice_state voice = {{0}, "?", 0};
    assert_int_equal(ks_store_find_voice(court->store, 0, &voice, NULL), KS_OK);
    return voice;
}

static void it_sounds_at_its_minute_and_once_a_night(void **state)
{
    (void)state;
    begin_with_tone(THREE);
    set_night(THREE - 1);
    pass(50 * 1000);
    assert_int_equal(tones, 0);
    pass(20 * 1000);
    assert_int_equal(tones, 1);
    pass(40 * 60 * 1000);
    assert_int_equal(tones, 1);
    set_night(THREE); /* the next one */
    ks_clock_manual_advance(&court->time, 23 * 60 * 60 * 1000);
    set_night(THREE);
    pass(1000);
    assert_int_equal(tones, 2);
    assert_string_equal(told().fault, "");
}

static void a_board_that_is_switched_on_later_waits_for_the_next_night(void **state)
{
    (void)state;
    begin_with_tone(THREE);
    set_night(THREE + 30);
    pass(60 * 1000);
    assert_int_equal(tones, 0);
    begin_with_tone(-1);
    set_night(THREE);
    pass(60 * 1000);
    assert_int_equal(tones, 0);
}

static void a_night_that_begins_before_midnight_has_one_too(void **state)
{
    (void)state;
    begin_with_tone(23 * 60 + 50);
    set_night(23 * 60 + 50);
    pass(29 * 60 * 1000);
    assert_int_equal(tones, 1);
}

static void what_takes_no_tone_is_told_until_something_comes_out_of_it(void **state)
{
    (void)state;
    begin_with_tone(THREE);
    takes_nothing = true;
    set_night(THREE);
    pass(3000);
    assert_int_equal(tones, 1);
    pass(90 * 1000); /* it can be opened again, and looks well */
    assert_true(ks_announcer_is_dumb(announcer));
    assert_string_equal(told().fault,
                        "The loudspeaker took no more of what it was given last. Listen whether "
                        "the next call is heard");
    takes_nothing = false;
    set_night(9 * 60);
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    pass(20 * 1000);
    expect_rows("said");
    assert_false(ks_announcer_is_dumb(announcer));
    assert_string_equal(told().fault, "");
}

/* Muted in the mixer, as far as that can be known: said all the same, and told. */
static enum ks_mouth_state muted(void *ctx, struct ks_error *error)
{
    enum ks_mouth_state now = state_of(ctx, error);
    (void)!ks_fail(error, KS_ERR_STATE, "muted");
    return now;
}

static void what_is_likely_not_heard_is_said_all_the_same_and_told(void **state)
{
    (void)state;
    ks_announcer_free(announcer);
    announcer = ks_announcer_create(
        &(struct ks_announcer_setup){.find_desk = find_desk,
                                     .clock = &court->clock,
                                     .board = "K1",
                                     .mouth = {.say = say, .state = muted, .ctx = &mouth},
                                     .tone_minute = -1});
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    pass(20 * 1000);
    expect_rows("said");
    assert_true(ks_announcer_is_dumb(announcer));
    assert_string_equal(told().fault, "muted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(it_sounds_at_its_minute_and_once_a_night),
        HALL_TEST(a_board_that_is_switched_on_later_waits_for_the_next_night),
        HALL_TEST(a_night_that_begins_before_midnight_has_one_too),
        HALL_TEST(what_takes_no_tone_is_told_until_something_comes_out_of_it),
        HALL_TEST(what_is_likely_not_heard_is_said_all_the_same_and_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
