#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/date.h"

static void assert_date(struct ks_date date, const char *expected)
{
    char text[KS_DATE_TEXT_BYTES];
    assert_string_equal(ks_date_format(date, text), expected);
}

static void every_day_of_ten_thousand_years_follows_the_one_before(void **state)
{
    (void)state;
    struct ks_date day = {1, 1, 1};
    int number = ks_date_to_days(day), weekday = 1; /* 0001-01-01 was a Monday */
    while (day.year <= 9999) {
        struct ks_date back = ks_date_from_days(number);
        if (ks_date_to_days(day) != number || ks_date_compare(back, day) != 0 ||
            (int)ks_date_weekday(day) != weekday)
            fail_msg("%d-%d-%d is out of line", day.year, day.month, day.day);
        number++;
        weekday = weekday % 7 + 1;
        day.day++;
        if (day.day > ks_date_days_in_month(day.year, day.month)) {
            day.day = 1;
            day.month++;
        }
        if (day.month > 12) {
            day.month = 1;
            day.year++;
        }
    }
    assert_true(ks_date_is_none(ks_date_from_days(number)));
}

static void leap_years_are_those_of_the_gregorian_calendar(void **state)
{
    (void)state;
    assert_int_equal(ks_date_days_in_month(2024, 2), 29);
    assert_int_equal(ks_date_days_in_month(2026, 2), 28);
    assert_int_equal(ks_date_days_in_month(2000, 2), 29);
    assert_int_equal(ks_date_days_in_month(2100, 2), 28);
    assert_int_equal(ks_date_days_in_month(2026, 0), 0);
    assert_int_equal(ks_date_days_in_month(2026, 13), 0);
}

static void the_first_day_of_1970_is_day_zero_and_a_thursday(void **state)
{
    (void)state;
    struct ks_date day = {1970, 1, 1};
    assert_int_equal(ks_date_to_days(day), 0);
    assert_int_equal(ks_date_weekday(day), KS_THURSDAY);
    assert_int_equal(ks_date_to_days((struct ks_date){1969, 12, 31}), -1);
}

static void days_that_do_not_exist_are_not_valid(void **state)
{
    (void)state;
    const struct ks_date bad[] = {{0},          {2026, 2, 29}, {2026, 4, 31}, {2026, 13, 1},
                                  {2026, 0, 1}, {2026, 1, 0},  {0, 1, 1},     {10000, 1, 1}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(ks_date_is_valid(bad[i]));
        assert_true(ks_date_is_none(ks_date_add_days(bad[i], 1)));
        assert_true(ks_date_is_none(ks_date_add_months(bad[i], 1)));
        assert_date(bad[i], "");
    }
    assert_true(ks_date_is_valid((struct ks_date){2024, 2, 29}));
    assert_true(ks_date_is_none((struct ks_date){0}));
    assert_false(ks_date_is_none((struct ks_date){0, 0, 1}));
}

static void adding_days_crosses_months_and_years_both_ways(void **state)
{
    (void)state;
    assert_date(ks_date_add_days((struct ks_date){2026, 12, 31}, 1), "2027-01-01");
    assert_date(ks_date_add_days((struct ks_date){2024, 3, 1}, -1), "2024-02-29");
    assert_date(ks_date_add_days((struct ks_date){2026, 11, 22}, 0), "2026-11-22");
    assert_date(ks_date_add_days((struct ks_date){9999, 12, 31}, 1), "");
    assert_date(ks_date_add_days((struct ks_date){1, 1, 1}, -1), "");
    assert_date(ks_date_add_days((struct ks_date){2026, 1, 1}, INT32_MAX), "");
    assert_date(ks_date_add_days((struct ks_date){2026, 1, 1}, INT32_MIN), "");
}

static void adding_months_ends_on_the_months_last_day_where_the_day_is_missing(void **state)
{
    (void)state;
    assert_date(ks_date_add_months((struct ks_date){2026, 8, 31}, 6), "2027-02-28");
    assert_date(ks_date_add_months((struct ks_date){2023, 8, 31}, 6), "2024-02-29");
    assert_date(ks_date_add_months((struct ks_date){2024, 2, 29}, 24), "2026-02-28");
    assert_date(ks_date_add_months((struct ks_date){2026, 1, 31}, 1), "2026-02-28");
    assert_date(ks_date_add_months((struct ks_date){2026, 12, 15}, 1), "2027-01-15");
    assert_date(ks_date_add_months((struct ks_date){2026, 1, 15}, -1), "2025-12-15");
    assert_date(ks_date_add_months((struct ks_date){2026, 3, 31}, -1), "2026-02-28");
    assert_date(ks_date_add_months((struct ks_date){9999, 12, 1}, 1), "");
    assert_date(ks_date_add_months((struct ks_date){1, 1, 1}, -1), "");
    assert_date(ks_date_add_months((struct ks_date){2026, 1, 1}, INT32_MAX), "");
}

static void comparing_puts_days_in_order(void **state)
{
    (void)state;
    const struct ks_date days[] = {{0}, {2025, 12, 31}, {2026, 1, 1}, {2026, 1, 2}, {2026, 2, 1}};
    for (int i = 0; i < 5; i++) {
        for (int k = 0; k < 5; k++) {
            int order = ks_date_compare(days[i], days[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
}

static void a_date_is_read_in_one_form_only(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",           "2026",     "2026-1-1",   "2026-01-1",  "2026-01-01 ", " 2026-01-01",
        "2026/01/01", "20260101", "2026-01-0a", "+026-01-01", "2026-01-011", "2026-01-"};
    struct ks_date date;
    assert_int_equal(ks_date_parse("2026-11-22", &date, NULL), KS_OK);
    assert_date(date, "2026-11-22");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(ks_date_parse(bad[i], &date, NULL), KS_ERR_INPUT);
        assert_true(ks_date_is_none(date));
    }
}

static void the_reason_a_date_is_refused_is_said(void **state)
{
    (void)state;
    struct ks_error error = {0};
    struct ks_date date;
    assert_int_equal(ks_date_parse("22.11.2026", &date, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "\"22.11.2026\" is not a date: write it as YYYY-MM-DD");
    assert_int_equal(ks_date_parse("2026-02-29", &date, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "2026-02-29 is not a day of the calendar");
    assert_int_equal(ks_date_parse("0000-01-01", &date, &error), KS_ERR_INPUT);
}

static void the_wall_clock_is_read_in_shanghai(void **state)
{
    (void)state;
    const int64_t midnight_ms = INT64_C(1795363200000); /* 2026-11-22T16:00:00Z */
    assert_date(ks_date_from_wall_ms(midnight_ms), "2026-11-23");
    assert_int_equal(ks_date_minute_from_wall_ms(midnight_ms), 0);
    assert_date(ks_date_from_wall_ms(midnight_ms - 1), "2026-11-22");
    assert_int_equal(ks_date_minute_from_wall_ms(midnight_ms - 1), 1439);
    assert_int_equal(ks_date_minute_from_wall_ms(midnight_ms + 581 * 60000 + 59999), 581);
    assert_date(ks_date_from_wall_ms(0), "1970-01-01");
    assert_int_equal(ks_date_minute_from_wall_ms(0), 480);
    assert_date(ks_date_from_wall_ms(-INT64_C(8) * 3600000 - 1), "1969-12-31");
    assert_int_equal(ks_date_minute_from_wall_ms(-INT64_C(8) * 3600000 - 1), 1439);
    assert_date(ks_date_from_wall_ms(INT64_MAX / 2), "");
    for (int i = 0; i < 2; i++) {
        int64_t furthest_ms = i == 0 ? INT64_MAX : INT64_MIN;
        assert_date(ks_date_from_wall_ms(furthest_ms), "");
        assert_in_range(ks_date_minute_from_wall_ms(furthest_ms), 0, KS_DAY_MINUTES - 1);
    }
}

static void day_and_minute_go_back_to_the_wall_clock(void **state)
{
    (void)state;
    for (int64_t ms = -INT64_C(90000000000); ms < INT64_C(1900000000000); ms += 7919LL * 60000) {
        int64_t whole = ms / 60000 * 60000;
        struct ks_date day = ks_date_from_wall_ms(whole);
        assert_int_equal(ks_date_to_wall_ms(day, ks_date_minute_from_wall_ms(whole)), whole);
    }
    struct ks_date day = {2026, 11, 22};
    assert_int_equal(ks_date_to_wall_ms(day, KS_DAY_MINUTES),
                     ks_date_to_wall_ms(ks_date_add_days(day, 1), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_ten_thousand_years_follows_the_one_before),
        cmocka_unit_test(leap_years_are_those_of_the_gregorian_calendar),
        cmocka_unit_test(the_first_day_of_1970_is_day_zero_and_a_thursday),
        cmocka_unit_test(days_that_do_not_exist_are_not_valid),
        cmocka_unit_test(adding_days_crosses_months_and_years_both_ways),
        cmocka_unit_test(adding_months_ends_on_the_months_last_day_where_the_day_is_missing),
        cmocka_unit_test(comparing_puts_days_in_order),
        cmocka_unit_test(a_date_is_read_in_one_form_only),
        cmocka_unit_test(the_reason_a_date_is_refused_is_said),
        cmocka_unit_test(the_wall_clock_is_read_in_shanghai),
        cmocka_unit_test(day_and_minute_go_back_to_the_wall_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
