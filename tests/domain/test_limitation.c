#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"
#include "domain/limitation.h"

static struct ks_date day_of(const char *text)
{
    struct ks_date day = {0};
    if (text)
        assert_int_equal(ks_date_parse(text, &day, NULL), KS_OK);
    return day;
}

static struct ks_limitation limit_of(const char *due, const char *effective, const char *today)
{
    struct ks_limitation limit;
    struct ks_limitation_basis basis = {.due = day_of(due), .effective = day_of(effective)};
    assert_int_equal(ks_limitation_compute(&calendar_2026, basis, day_of(today), &limit, NULL),
                     KS_OK);
    return limit;
}

static void assert_day(struct ks_date day, const char *expected)
{
    char text[KS_DATE_TEXT_BYTES];
    assert_string_equal(ks_date_format(day, text), expected);
}

static void the_two_years_count_from_the_last_day_for_performance(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of("2024-12-10", "2024-11-01", "2026-11-22");
    assert_day(limit.start, "2024-12-10");
    assert_day(limit.last_day, "2026-12-10");
    assert_true(limit.is_known);
    assert_false(limit.is_over);
    assert_int_equal(limit.days_left, 18);
}

static void without_a_day_for_performance_they_count_from_taking_effect(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of(NULL, "2024-11-25", "2026-11-22");
    assert_day(limit.start, "2024-11-25");
    assert_day(limit.last_day, "2026-11-25");
    assert_int_equal(limit.days_left, 3);
}

static void a_limit_that_ends_in_a_holiday_ends_after_it(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of("2024-10-03", NULL, "2026-10-08");
    assert_day(limit.nominal, "2026-10-03");
    assert_day(limit.last_day, "2026-10-08");
    assert_int_equal(limit.days_left, 0);
    assert_false(limit.is_over);
    limit = limit_of("2024-10-03", NULL, "2026-10-09");
    assert_int_equal(limit.days_left, -1);
    assert_true(limit.is_over);
}

static void where_the_calendar_cannot_tell_the_safe_day_is_given(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of("2026-10-02", NULL, "2026-11-22");
    assert_day(limit.last_day, "2028-10-02");
    assert_false(limit.is_known);
    assert_false(limit.is_over);
    limit = limit_of("2026-07-15", NULL, "2026-11-22"); /* 2028-07-15 is a Saturday */
    assert_day(limit.nominal, "2028-07-15");
    assert_day(limit.last_day, "2028-07-17");
    assert_false(limit.is_known);
}

static void nobody_is_called_late_while_an_unknown_holiday_may_still_last(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of("2022-10-01", NULL, "2024-10-13");
    assert_int_equal(limit.days_left, -12);
    assert_false(limit.is_over);
    limit = limit_of("2022-10-01", NULL, "2024-10-14");
    assert_true(limit.is_over);
}

static void without_a_day_to_count_from_it_says_what_is_needed(void **state)
{
    (void)state;
    struct ks_limitation limit;
    struct ks_error error = {0};
    struct ks_limitation_basis none = {0}, some = {.due = {2025, 1, 1}},
                               bad = {.due = {2025, 2, 30}};
    assert_int_equal(
        ks_limitation_compute(&calendar_2026, none, day_of("2026-11-22"), &limit, &error),
        KS_ERR_INPUT);
    assert_string_equal(error.text,
                        "the two years need the day it fell due or the day it took effect");
    assert_int_equal(
        ks_limitation_compute(&calendar_2026, bad, day_of("2026-11-22"), &limit, &error),
        KS_ERR_INPUT);
    assert_int_equal(ks_limitation_compute(&calendar_2026, some, day_of(NULL), &limit, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "today is not a date");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_two_years_count_from_the_last_day_for_performance),
        cmocka_unit_test(without_a_day_for_performance_they_count_from_taking_effect),
        cmocka_unit_test(a_limit_that_ends_in_a_holiday_ends_after_it),
        cmocka_unit_test(where_the_calendar_cannot_tell_the_safe_day_is_given),
        cmocka_unit_test(nobody_is_called_late_while_an_unknown_holiday_may_still_last),
        cmocka_unit_test(without_a_day_to_count_from_it_says_what_is_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
