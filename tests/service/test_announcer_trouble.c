/* The voice in trouble: no loudspeaker, no engine, no database, a program that died in mid-word, a
 * second board. */
#include "service/announcer_support.h"

static void expect_voice(const char *fault)
{
    struct ks_voice_state voice = {{0}, "?", 0};
    assert_int_equal(ks_store_find_voice(court->store, 0, &voice, NULL), KS_OK);
    assert_string_equal(voice.fault, fault);
}

static void a_dead_loudspeaker_is_told_and_the_next_call_is_heard_when_it_is_back(void **state)
{
    (void)state;
    pass(100);
    expect_voice("");
    mouth.is_dumb = true;
    take_numbers(2);
    act(KS_HALL_CALL, "1");
    pass(1000);
    expect_rows("silent");
    expect_voice("no loudspeaker");
    assert_true(ks_announcer_is_dumb(announcer));
    mouth.is_dumb = false;
    act(KS_HALL_CALL, "2");
    pass(20000);
    expect_rows("silent said");
    expect_voice("");
    assert_false(ks_announcer_is_dumb(announcer));
}

static void a_loudspeaker_that_vanishes_in_mid_word_ends_that_call(void **state)
{
    (void)state;
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    pass(1000);
    mouth.is_dumb = true;
    pass(1000);
    expect_rows("silent");
    assert_true(ks_announcer_is_dumb(announcer));
}

/* As without the engine's data: the loudspeaker is well, and nothing comes out. */
static void an_engine_that_makes_no_sound_is_told_until_a_call_is_heard(void **state)
{
    (void)state;
    mouth.is_hoarse = true;
    take_numbers(2);
    act(KS_HALL_CALL, "1");
    pass(70000);
    expect_rows("silent");
    expect_voice("no engine");
    assert_true(ks_announcer_is_dumb(announcer));
    mouth.is_hoarse = false;
    act(KS_HALL_CALL, "2");
    pass(20000);
    expect_rows("silent said");
    expect_voice("");
    assert_false(ks_announcer_is_dumb(announcer));
}

static void a_database_that_is_away_for_a_while_is_spoken_of_when_it_is_back(void **state)
{
    (void)state;
    take_numbers(2);
    act(KS_HALL_CALL, "1");
    pass(1000);
    has_database = false; /* in mid-word */
    pass(10000);
    assert_int_equal(mouth.count, 1);
    act(KS_HALL_CALL, "2");
    has_database = true;
    pass(20000);
    expect_rows("said said");
}

static void restart(void)
{
    ks_announcer_free(announcer);
    mouth.until_ms = 0;
    announcer = begin_as("K1", &mouth);
}

static void what_a_crash_cut_off_is_said_again(void **state)
{
    (void)state;
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    pass(1000);
    restart();
    pass(20000);
    expect_rows("said");
    assert_int_equal(mouth.count, 4); /* the one that was cut off, and then all of it */
}

static void what_a_crash_cut_off_too_long_ago_is_not_said_again(void **state)
{
    (void)state;
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    pass(1000);
    ks_clock_manual_advance(&court->time, 30000);
    restart();
    pass(20000);
    expect_rows("cut");
    assert_int_equal(mouth.count, 1);
}

static void a_call_that_ends_the_program_twice_is_let_be(void **state)
{
    (void)state;
    take_numbers(2);
    act(KS_HALL_CALL, "1");
    for (int i = 0; i < 2; i++) {
        pass(1000);
        restart();
    }
    pass(1000);
    expect_rows("cut");
    act(KS_HALL_CALL, "2");
    pass(20000);
    expect_rows("cut said");
}

static void of_two_boards_one_says_each_call_and_neither_speaks_over_the_other(void **state)
{
    static struct mouth other_mouth;
    (void)state;
    other_mouth = (struct mouth){0};
    struct ks_announcer *mine = announcer, *other = begin_as("K2", &other_mouth);
    take_numbers(3);
    act(KS_HALL_CALL, "1");
    act(KS_HALL_CALL, "2");
    act(KS_HALL_CALL, "3");
    for (int i = 0; i < 400; i++) {
        announcer = i % 2 ? mine : other;
        pass(0);
        assert_false(mouth.until_ms > ks_clock_monotonic_ms(&court->clock) &&
                     other_mouth.until_ms > ks_clock_monotonic_ms(&court->clock));
        ks_clock_manual_advance(&court->time, 100);
    }
    announcer = mine;
    ks_announcer_free(other);
    expect_rows("said said said");
    assert_int_equal(mouth.count + other_mouth.count, 5);
}

static void a_board_that_died_for_good_does_not_keep_the_hall_silent(void **state)
{
    static struct mouth other_mouth;
    (void)state;
    other_mouth = (struct mouth){0};
    struct ks_announcer *mine = announcer, *other = begin_as("K2", &other_mouth);
    take_numbers(2);
    act(KS_HALL_CALL, "1");
    announcer = other;
    pass(1000);
    ks_announcer_free(other); /* and K2 never comes back */
    announcer = mine;
    pass(41000);
    act(KS_HALL_CALL, "2");
    pass(20000);
    expect_rows("cut said");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(a_dead_loudspeaker_is_told_and_the_next_call_is_heard_when_it_is_back),
        HALL_TEST(a_loudspeaker_that_vanishes_in_mid_word_ends_that_call),
        HALL_TEST(an_engine_that_makes_no_sound_is_told_until_a_call_is_heard),
        HALL_TEST(a_database_that_is_away_for_a_while_is_spoken_of_when_it_is_back),
        HALL_TEST(what_a_crash_cut_off_is_said_again),
        HALL_TEST(what_a_crash_cut_off_too_long_ago_is_not_said_again),
        HALL_TEST(a_call_that_ends_the_program_twice_is_let_be),
        HALL_TEST(of_two_boards_one_says_each_call_and_neither_speaks_over_the_other),
        HALL_TEST(a_board_that_died_for_good_does_not_keep_the_hall_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
