#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"

static const struct ks_open_span spans[] = {{13 * 60 + 30, 17 * 60}, {9 * 60, 12 * 60}};

enum { SPAN_COUNT = 2 };

static enum ks_day_kind kind_of(int year, int month, int day)
{
    return ks_calendar_day_kind(&calendar_2026, (struct ks_date){year, month, day});
}

static void every_day_of_2026_is_of_the_announced_kind(void **state)
{
    (void)state;
    int counts[5] = {0};
    for (struct ks_date day = {2026, 1, 1}; day.year == 2026; day = ks_date_add_days(day, 1))
        counts[ks_calendar_day_kind(&calendar_2026, day)]++;
    assert_int_equal(counts[KS_DAY_UNKNOWN], 0);
    assert_int_equal(counts[KS_DAY_HOLIDAY], 33);
    assert_int_equal(counts[KS_DAY_MAKEUP_WORKDAY], 6);
    assert_int_equal(counts[KS_DAY_WEEKEND], 104 - 6 - 14);
    assert_int_equal(counts[KS_DAY_WORKDAY], 365 - 33 - 6 - 84);
}

static void holidays_begin_and_end_on_their_days(void **state)
{
    (void)state;
    assert_int_equal(kind_of(2026, 9, 30), KS_DAY_WORKDAY);
    assert_int_equal(kind_of(2026, 10, 1), KS_DAY_HOLIDAY);
    assert_int_equal(kind_of(2026, 10, 7), KS_DAY_HOLIDAY);
    assert_int_equal(kind_of(2026, 10, 8), KS_DAY_WORKDAY);
    assert_int_equal(kind_of(2026, 10, 10), KS_DAY_MAKEUP_WORKDAY);
    assert_int_equal(kind_of(2026, 10, 11), KS_DAY_WEEKEND);
    assert_int_equal(kind_of(2026, 9, 20), KS_DAY_MAKEUP_WORKDAY);
}

static void outside_the_known_days_nothing_is_guessed(void **state)
{
    (void)state;
    const struct ks_calendar nothing = {0};
    assert_int_equal(kind_of(2025, 12, 31), KS_DAY_UNKNOWN);
    assert_int_equal(kind_of(2027, 1, 1), KS_DAY_UNKNOWN);
    assert_int_equal(kind_of(2026, 2, 30), KS_DAY_UNKNOWN);
    assert_int_equal(ks_calendar_day_kind(&nothing, (struct ks_date){2026, 1, 5}), KS_DAY_UNKNOWN);
    assert_int_equal(ks_calendar_day_kind(&nothing, (struct ks_date){0}), KS_DAY_UNKNOWN);
}

static void a_day_worked_in_exchange_wins_over_a_holiday_around_it(void **state)
{
    (void)state;
    const struct ks_day_range range = {{2026, 3, 1}, {2026, 3, 9}};
    const struct ks_date worked = {2026, 3, 7};
    const struct ks_calendar calendar = {&range, 1, &worked, 1, {2026, 1, 1}, {2026, 12, 31}};
    assert_int_equal(ks_calendar_day_kind(&calendar, worked), KS_DAY_MAKEUP_WORKDAY);
}

static void only_working_days_work(void **state)
{
    (void)state;
    assert_true(ks_day_kind_is_working(KS_DAY_WORKDAY));
    assert_true(ks_day_kind_is_working(KS_DAY_MAKEUP_WORKDAY));
    assert_false(ks_day_kind_is_working(KS_DAY_WEEKEND));
    assert_false(ks_day_kind_is_working(KS_DAY_HOLIDAY));
    assert_false(ks_day_kind_is_working(KS_DAY_UNKNOWN));
}

static bool is_open(int month, int day, int hour, int minute)
{
    return ks_hours_is_open(&calendar_2026, spans, SPAN_COUNT, (struct ks_date){2026, month, day},
                            hour * 60 + minute);
}

static void hours_are_open_from_their_first_minute_until_before_their_last(void **state)
{
    (void)state;
    assert_false(is_open(11, 23, 8, 59));
    assert_true(is_open(11, 23, 9, 0));
    assert_true(is_open(11, 23, 11, 59));
    assert_false(is_open(11, 23, 12, 0));
    assert_false(is_open(11, 23, 13, 29));
    assert_true(is_open(11, 23, 13, 30));
    assert_false(is_open(11, 23, 17, 0));
}

static void hours_hold_on_make_up_days_and_not_on_holidays_and_weekends(void **state)
{
    (void)state;
    assert_true(is_open(10, 10, 10, 0));  /* Saturday, worked */
    assert_true(is_open(9, 20, 10, 0));   /* Sunday, worked */
    assert_false(is_open(10, 11, 10, 0)); /* Sunday */
    assert_false(is_open(10, 1, 10, 0));  /* Thursday, holiday */
    assert_false(
        ks_hours_is_open(&calendar_2026, spans, SPAN_COUNT, (struct ks_date){2027, 1, 4}, 600));
}

static void assert_next(int month, int day, int minute, const char *expected, int expected_minute)
{
    struct ks_date next;
    int next_minute;
    char text[KS_DATE_TEXT_BYTES];
    bool is_known =
        ks_hours_next_open(&calendar_2026, spans, SPAN_COUNT, (struct ks_date){2026, month, day},
                           minute, &next, &next_minute);
    assert_int_equal(is_known, expected[0] != '\0');
    assert_string_equal(ks_date_format(next, text), expected);
    assert_int_equal(next_minute, expected_minute);
}

static void when_it_opens_next_is_said(void **state)
{
    (void)state;
    assert_next(11, 23, 0, "2026-11-23", 540);
    assert_next(11, 23, 540, "2026-11-23", 540);
    assert_next(11, 23, 541, "2026-11-23", 810);
    assert_next(11, 23, 720, "2026-11-23", 810);
    assert_next(11, 23, 811, "2026-11-24", 540);
    assert_next(11, 27, 1439, "2026-11-30", 540); /* over a weekend */
    assert_next(9, 30, 1020, "2026-10-08", 540);  /* over the national holiday */
    assert_next(10, 9, 1020, "2026-10-10", 540);  /* a Saturday worked in exchange */
    assert_next(2, 14, 1020, "2026-02-24", 540);
}

static void beyond_the_calendar_the_next_opening_is_not_known(void **state)
{
    (void)state;
    assert_next(12, 31, 600, "2026-12-31", 810);
    assert_next(12, 31, 1020, "", 0);
}

static void hours_that_never_open_are_told(void **state)
{
    (void)state;
    const struct ks_open_span empty = {600, 600};
    struct ks_date next;
    int minute;
    assert_false(ks_hours_next_open(&calendar_2026, &empty, 1, (struct ks_date){2026, 11, 23}, 0,
                                    &next, &minute));
    assert_false(ks_hours_next_open(&calendar_2026, NULL, 0, (struct ks_date){2026, 11, 23}, 0,
                                    &next, &minute));
    assert_true(ks_date_is_none(next));
}

/* Mondays and Wednesdays in the morning, every working day in the afternoon. */
static const struct ks_open_span limited[] = {{540, 720, 1u << KS_MONDAY | 1u << KS_WEDNESDAY},
                                              {810, 1020}};

static bool is_open_limited(int month, int day, int minute)
{
    return ks_hours_is_open(&calendar_2026, limited, 2, (struct ks_date){2026, month, day}, minute);
}

static void hours_of_some_weekdays_hold_on_those_alone(void **state)
{
    (void)state;
    assert_true(is_open_limited(11, 23, 600)); /* a Monday */
    assert_false(is_open_limited(11, 24, 600));
    assert_true(is_open_limited(11, 25, 600));
    assert_true(is_open_limited(11, 24, 900));
    struct ks_date next;
    int minute;
    assert_true(ks_hours_next_open(&calendar_2026, limited, 1, (struct ks_date){2026, 11, 25}, 720,
                                   &next, &minute));
    assert_int_equal(ks_date_compare(next, (struct ks_date){2026, 11, 30}), 0);
    assert_int_equal(minute, 540);
}

/* 2026-10-10 is a Saturday worked. */
static void on_a_make_up_day_hold_the_hours_of_the_whole_week(void **state)
{
    (void)state;
    const unsigned week = 1u << KS_MONDAY | 1u << KS_TUESDAY | 1u << KS_WEDNESDAY |
                          1u << KS_THURSDAY | 1u << KS_FRIDAY;
    const struct ks_open_span whole = {540, 720, week};
    const struct ks_date saturday = {2026, 10, 10};
    assert_true(ks_hours_is_open(&calendar_2026, &whole, 1, saturday, 600));
    assert_false(is_open_limited(10, 10, 600));
    assert_true(is_open_limited(10, 10, 900));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_2026_is_of_the_announced_kind),
        cmocka_unit_test(holidays_begin_and_end_on_their_days),
        cmocka_unit_test(outside_the_known_days_nothing_is_guessed),
        cmocka_unit_test(a_day_worked_in_exchange_wins_over_a_holiday_around_it),
        cmocka_unit_test(only_working_days_work),
        cmocka_unit_test(hours_are_open_from_their_first_minute_until_before_their_last),
        cmocka_unit_test(hours_hold_on_make_up_days_and_not_on_holidays_and_weekends),
        cmocka_unit_test(when_it_opens_next_is_said),
        cmocka_unit_test(beyond_the_calendar_the_next_opening_is_not_known),
        cmocka_unit_test(hours_that_never_open_are_told),
        cmocka_unit_test(hours_of_some_weekdays_hold_on_those_alone),
        cmocka_unit_test(on_a_make_up_day_hold_the_hours_of_the_whole_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
