/* What the voice says when: one call after another, each as a row that tells what became of it. */
#include "service/announcer_support.h"

#define ZH(number, room) "qing3 ti4 " number " hao4, dao4 " room " hao4 tiao2jie3shi4"
#define T001 "ling2 ling2 yi1"
#define T002 "ling2 ling2 er4"
#define T003 "ling2 ling2 san1"

static void expect_heard(const char *const *sentences, int count)
{
    assert_int_equal(mouth.count, count);
    for (int i = 0; i < count; i++)
        assert_string_equal(mouth.heard[i], sentences[i]);
}
#define EXPECT_HEARD(...)                                                                          \
    expect_heard((const char *const[]){__VA_ARGS__},                                               \
                 (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)))

static void a_call_is_said_twice_and_once_in_english_while_nothing_waits(void **state)
{
    (void)state;
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    pass(100);
    expect_rows("speaking");
    pass(20000);
    EXPECT_HEARD(ZH(T001, "yi1"), ZH(T001, "yi1"), "number T zero zero one, please go to room one");
    assert_true(mouth.had_chime[0]);
    assert_false(mouth.had_chime[1]);
    expect_rows("said");
}

static void three_calls_at_once_are_said_once_each_in_their_order(void **state)
{
    (void)state;
    take_numbers(3);
    act(KS_HALL_CALL, "3");
    act(KS_HALL_CALL, "1");
    act(KS_HALL_CALL, "2");
    pass(9000);
    EXPECT_HEARD(ZH(T001, "san1"), ZH(T002, "yi1"), ZH(T003, "er4"));
    expect_rows("said said speaking");
    pass(20000);
    expect_rows("said said said");
    assert_int_equal(mouth.count, 5); /* nothing waits behind the last: that one is said again */
}

static void a_recall_of_a_number_that_waits_is_merged_into_it(void **state)
{
    (void)state;
    take_numbers(3);
    act(KS_HALL_CALL, "1");
    pass(100);
    act(KS_HALL_CALL, "2");
    act(KS_HALL_CALL, "3");
    act(KS_HALL_RECALL, "2");
    pass(30000);
    expect_rows("said said said merged");
    EXPECT_HEARD(ZH(T001, "yi1"), ZH(T002, "er4"), ZH(T003, "san1"), ZH(T003, "san1"),
                 "number T zero zero three, please go to room three");
}

static void a_recall_after_the_call_was_said_is_said(void **state)
{
    (void)state;
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    pass(20000);
    act(KS_HALL_RECALL, "1");
    pass(20000);
    expect_rows("said said");
    assert_int_equal(mouth.count, 6);
}

static void who_is_there_already_is_not_called_any_more(void **state)
{
    (void)state;
    take_numbers(2);
    act(KS_HALL_CALL, "1");
    pass(100);
    act(KS_HALL_CALL, "2");
    act(KS_HALL_START, "2");
    pass(30000);
    expect_rows("said served");
    for (int i = 0; i < mouth.count; i++)
        assert_null(strstr(mouth.heard[i], T002));
}

static void a_call_is_not_repeated_to_who_has_come_meanwhile(void **state)
{
    (void)state;
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    pass(1000);
    act(KS_HALL_START, "1");
    pass(20000);
    assert_int_equal(mouth.count, 1);
    expect_rows("said");
}

static void who_was_given_up_is_not_called_any_more(void **state)
{
    (void)state;
    take_numbers(2);
    act(KS_HALL_CALL, "1");
    pass(100);
    act(KS_HALL_CALL, "2");
    act(KS_HALL_NO_SHOW, "2");
    pass(30000);
    expect_rows("said gone");
}

static void what_is_older_than_half_a_minute_helps_nobody(void **state)
{
    (void)state;
    take_numbers(1);
    act(KS_HALL_CALL, "1");
    ks_clock_manual_advance(&court->time, 30001);
    pass(20000);
    expect_rows(""); /* no board was there */
    assert_int_equal(mouth.count, 0);
    act(KS_HALL_RECALL, "1");
    ks_clock_manual_advance(&court->time, 30000);
    pass(20000);
    expect_rows("said");
}

static void a_call_that_waited_too_long_behind_others_is_stale(void **state)
{
    static const char *const seats[] = {"1", "2", "3"};
    (void)state;
    take_numbers(9);
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < 3; i++) {
            act(KS_HALL_CALL, seats[i]);
            pass(100);
            if (round < 2) {
                act(KS_HALL_START, seats[i]);
                act(KS_HALL_FINISH, seats[i]);
            }
        }
    mouth.until_ms += 32000; /* a very long sentence */
    pass(60000);
    expect_rows("said served served served served served stale stale stale");
}

static void nothing_is_said_in_quiet_hours(void **state)
{
    (void)state;
    take_numbers(2);
    court_set_time(court, 2026, 11, 23, 20, 0);
    act(KS_HALL_CALL, "1");
    pass(10000);
    expect_rows("quiet");
    assert_int_equal(mouth.count, 0);
    court_set_time(court, 2026, 11, 23, 19, 59);
    act(KS_HALL_CALL, "2");
    pass(20000);
    expect_rows("quiet said");
}

static void quiet_hours_go_over_midnight_or_not_at_all(void **state)
{
    const struct ks_quiet_hours night = {20 * 60, 8 * 60}, noon = {720, 810}, never = {0, 0};
    (void)state;
    assert_false(ks_hours_are_quiet(&night, 20 * 60 - 1));
    assert_true(ks_hours_are_quiet(&night, 20 * 60));
    assert_true(ks_hours_are_quiet(&night, 0));
    assert_true(ks_hours_are_quiet(&night, 8 * 60 - 1));
    assert_false(ks_hours_are_quiet(&night, 8 * 60));
    assert_true(ks_hours_are_quiet(&noon, 720));
    assert_false(ks_hours_are_quiet(&noon, 810));
    for (int minute = 0; minute < 1440; minute++)
        assert_false(ks_hours_are_quiet(&never, minute));
}

static void a_seat_that_the_content_has_no_more_ends_its_call(void **state)
{
    (void)state;
    take_numbers(1);
    act(KS_HALL_CALL, "3");
    court->content->hall.seat_count = 2;
    pass(1000);
    expect_rows("gone");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(a_call_is_said_twice_and_once_in_english_while_nothing_waits),
        HALL_TEST(three_calls_at_once_are_said_once_each_in_their_order),
        HALL_TEST(a_recall_of_a_number_that_waits_is_merged_into_it),
        HALL_TEST(a_recall_after_the_call_was_said_is_said),
        HALL_TEST(who_is_there_already_is_not_called_any_more),
        HALL_TEST(a_call_is_not_repeated_to_who_has_come_meanwhile),
        HALL_TEST(who_was_given_up_is_not_called_any_more),
        HALL_TEST(what_is_older_than_half_a_minute_helps_nobody),
        HALL_TEST(a_call_that_waited_too_long_behind_others_is_stale),
        HALL_TEST(nothing_is_said_in_quiet_hours),
        HALL_TEST(quiet_hours_go_over_midnight_or_not_at_all),
        HALL_TEST(a_seat_that_the_content_has_no_more_ends_its_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
