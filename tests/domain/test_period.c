#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"
#include "domain/period.h"

static struct ks_period_end end_of(const char *from, struct ks_period period)
{
    struct ks_date day;
    struct ks_period_end end;
    assert_int_equal(ks_date_parse(from, &day, NULL), KS_OK);
    assert_int_equal(ks_period_compute(&calendar_2026, day, period, &end, NULL), KS_OK);
    return end;
}

static void assert_end(struct ks_period_end end, const char *nominal, const char *last_day,
                       bool is_known)
{
    char text[KS_DATE_TEXT_BYTES];
    assert_string_equal(ks_date_format(end.nominal, text), nominal);
    assert_string_equal(ks_date_format(end.last_day, text), last_day);
    assert_int_equal(end.is_known, is_known);
    assert_int_equal(end.is_moved, ks_date_compare(end.last_day, end.nominal) > 0);
}

static void the_first_day_is_not_counted(void **state)
{
    (void)state;
    assert_end(end_of("2026-11-23", (struct ks_period){.days = 15}), "2026-12-08", "2026-12-08",
               true);
    assert_end(end_of("2026-11-23", (struct ks_period){.days = 1}), "2026-11-24", "2026-11-24",
               true);
}

static void a_last_day_in_a_holiday_moves_behind_it(void **state)
{
    (void)state;
    const struct ks_period fifteen = {.days = 15};
    assert_end(end_of("2026-02-05", fifteen), "2026-02-20", "2026-02-24", true);
    assert_end(end_of("2026-04-18", fifteen), "2026-05-03", "2026-05-06", true);
    assert_end(end_of("2026-09-10", fifteen), "2026-09-25", "2026-09-28", true);
}

static void a_sunday_worked_in_exchange_is_a_last_day_like_any(void **state)
{
    (void)state;
    assert_end(end_of("2026-09-05", (struct ks_period){.days = 15}), "2026-09-20", "2026-09-20",
               true);
}

static void a_weekend_moves_to_monday_or_to_the_day_worked_in_exchange(void **state)
{
    (void)state;
    assert_end(end_of("2026-11-13", (struct ks_period){.days = 15}), "2026-11-28", "2026-11-30",
               true);
    assert_end(end_of("2025-12-27", (struct ks_period){.days = 7}), "2026-01-03", "2026-01-04",
               true);
}

static void the_new_year_of_a_year_not_announced_cannot_be_said(void **state)
{
    (void)state;
    assert_end(end_of("2026-12-17", (struct ks_period){.days = 15}), "2027-01-01", "", false);
}

static void months_end_on_the_months_last_day_where_the_day_is_missing(void **state)
{
    (void)state;
    assert_end(end_of("2026-08-31", (struct ks_period){.months = 6}), "2027-02-28", "2027-03-01",
               false);
    assert_end(end_of("2025-12-31", (struct ks_period){.months = 2}), "2026-02-28", "2026-02-28",
               true); /* a Saturday worked in exchange */
    assert_end(end_of("2026-03-31", (struct ks_period){.months = 1}), "2026-04-30", "2026-04-30",
               true);
}

static void years_end_on_the_same_day(void **state)
{
    (void)state;
    assert_end(end_of("2024-11-23", (struct ks_period){.years = 2}), "2026-11-23", "2026-11-23",
               true);
    assert_end(end_of("2024-02-29", (struct ks_period){.years = 2}), "2026-02-28", "2026-02-28",
               true);
    assert_end(end_of("2025-10-03", (struct ks_period){.years = 1}), "2026-10-03", "2026-10-08",
               true);
}

static void in_a_year_not_announced_only_weekends_are_passed_and_it_says_so(void **state)
{
    (void)state;
    assert_end(end_of("2027-07-01", (struct ks_period){.days = 15}), "2027-07-16", "2027-07-16",
               false);
    assert_end(end_of("2027-07-02", (struct ks_period){.days = 15}), "2027-07-17", "2027-07-19",
               false);
}

static void near_every_festival_of_a_year_not_announced_nothing_is_guessed(void **state)
{
    (void)state;
    static const char *const days[] = {"2026-12-31", "2027-01-01", "2027-02-05", "2027-04-04",
                                       "2027-05-01", "2027-06-08", "2027-09-14", "2027-09-30",
                                       "2027-10-06", "2028-01-02"};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct ks_period_end end = end_of(days[i], (struct ks_period){.days = 1});
        assert_true(ks_date_is_none(end.last_day));
        assert_false(end.is_known);
        assert_false(end.is_moved);
    }
}

static void a_weekend_that_runs_into_a_festival_is_not_guessed_either(void **state)
{
    (void)state;
    /* 2028-01-01 is a Saturday; 2027-08-29 a Sunday; 2028-04-01 a Saturday before 2 April. */
    assert_end(end_of("2028-03-31", (struct ks_period){.days = 1}), "2028-04-01", "", false);
    assert_end(end_of("2027-08-28", (struct ks_period){.days = 1}), "2027-08-29", "2027-08-30",
               false);
}

/* The day to name where the holidays of the year are not announced: never one that is off in every
 * year, while the time itself lasts until the nominal day. */
static void the_safe_day_is_before_weekends_and_holidays_of_every_year(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int days;
        const char *safe;
    } rows[] = {
        {"2026-12-17", 15, "2026-12-31"}, /* nominal: 1 January, a Friday */
        {"2026-12-17", 16, "2026-12-31"}, /* the Saturday behind it */
        {"2026-12-31", 1, "2026-12-31"},  /* the day of receipt is open, the one behind it not */
        {"2027-09-16", 15, "2027-09-30"}, /* 1 October, a Friday */
        {"2027-09-16", 17, "2027-09-30"}, /* 3 October */
        {"2027-09-16", 18, "2027-10-04"}, /* a Monday that may be worked */
        {"2028-04-16", 15, "2028-04-28"}, /* 1 May, a Monday behind a weekend */
        {"2027-06-30", 15, "2027-07-15"}, /* no holiday near */
        {"2028-01-01", 1, "2028-01-02"},  /* a weekend, and no open day at all */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[KS_DATE_TEXT_BYTES];
        struct ks_period_end end = end_of(rows[i].from, (struct ks_period){.days = rows[i].days});
        assert_string_equal(ks_date_format(end.safe_day, text), rows[i].safe);
        assert_int_equal(ks_date_compare(ks_period_sure_until(&end), end.nominal), 0);
    }
}

/* The slow way round, for every day of three years that are not announced. */
static void the_safe_day_is_in_time_and_no_day_off(void **state)
{
    (void)state;
    static const struct ks_calendar of_nothing;
    struct ks_date from = {2027, 1, 1};
    for (; from.year < 2030; from = ks_date_add_days(from, 1)) {
        struct ks_period_end end;
        assert_int_equal(
            ks_period_compute(&of_nothing, from, (struct ks_period){.days = 15}, &end, NULL),
            KS_OK);
        int day = end.safe_day.month * 100 + end.safe_day.day;
        assert_true(ks_date_compare(end.safe_day, end.nominal) <= 0);
        assert_true(ks_date_weekday(end.safe_day) < KS_SATURDAY);
        assert_true(day != 101 && day != 501 && day != 502 && (day < 1001 || day > 1003));
    }
}

static void a_day_near_a_festival_not_announced_may_be_a_holiday(void **state)
{
    (void)state;
    assert_true(ks_period_may_be_holiday(&calendar_2026, (struct ks_date){2027, 2, 8}));
    assert_false(ks_period_may_be_holiday(&calendar_2026, (struct ks_date){2027, 7, 15}));
    assert_false(ks_period_may_be_holiday(&calendar_2026, (struct ks_date){2026, 2, 25}));
}

/* From every day of two years, for every length up to 60 days, the slow way round. */
static void the_last_day_is_the_first_working_day_from_the_nominal_on(void **state)
{
    (void)state;
    struct ks_date from = {2025, 11, 1};
    for (; from.year < 2027; from = ks_date_add_days(from, 1)) {
        for (int days = 1; days <= 60; days++) {
            struct ks_period_end end;
            assert_int_equal(ks_period_compute(&calendar_2026, from,
                                               (struct ks_period){.days = days}, &end, NULL),
                             KS_OK);
            assert_int_equal(ks_date_to_days(end.nominal), ks_date_to_days(from) + days);
            if (!end.is_known)
                continue;
            struct ks_date day = end.nominal;
            while (!ks_day_kind_is_working(ks_calendar_day_kind(&calendar_2026, day)))
                day = ks_date_add_days(day, 1);
            assert_int_equal(ks_date_compare(day, end.last_day), 0);
        }
    }
}

static void years_months_and_days_add_up_in_that_order(void **state)
{
    (void)state;
    assert_end(end_of("2024-12-31", (struct ks_period){.years = 1, .months = 2, .days = 3}),
               "2026-03-03", "2026-03-03", true);
    assert_end(end_of("2024-02-29", (struct ks_period){.years = 2, .months = 1}), "2026-03-28",
               "2026-03-30", true);
}

static void a_length_or_a_day_that_is_none_is_refused_with_a_reason(void **state)
{
    (void)state;
    const struct ks_period bad[] = {
        {0}, {.days = -1}, {.days = 2, .months = -1}, {.years = 10000}, {.days = INT32_MAX}};
    struct ks_period_end end;
    struct ks_error error = {0};
    struct ks_date day = {2026, 1, 1};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(ks_period_compute(&calendar_2026, day, bad[i], &end, &error),
                         KS_ERR_INPUT);
        assert_string_equal(error.text,
                            "the length of the period must be above 0 and within reason");
    }
    assert_int_equal(ks_period_compute(&calendar_2026, (struct ks_date){0},
                                       (struct ks_period){.days = 1}, &end, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "the first day of the period is not a date");
    assert_int_equal(
        ks_period_compute(&calendar_2026, day, (struct ks_period){.years = 8000}, &end, &error),
        KS_ERR_INPUT);
    assert_string_equal(error.text, "the period ends after the year 9999");
    assert_true(ks_date_is_none(end.last_day));
}

static void a_day_before_1990_or_after_the_calendar_is_no_beginning(void **state)
{
    (void)state;
    struct ks_error error = {0};
    assert_int_equal(ks_period_check_from(&calendar_2026, (struct ks_date){1990, 1, 1}, &error),
                     KS_OK);
    assert_int_equal(ks_period_check_from(&calendar_2026, (struct ks_date){2026, 12, 31}, &error),
                     KS_OK);
    assert_int_equal(ks_period_check_from(&calendar_2026, (struct ks_date){1989, 12, 31}, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "1989-12-31 is before 1990; check the year");
    assert_int_equal(ks_period_check_from(&calendar_2026, (struct ks_date){2027, 1, 1}, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "2027-01-01 is after the calendar's last day, 2026-12-31; "
                                    "check the year, or add that year's holidays to the content "
                                    "pack");
    assert_int_equal(ks_period_check_from(&calendar_2026, (struct ks_date){0}, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "the first day of the period is not a date");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_day_is_not_counted),
        cmocka_unit_test(a_last_day_in_a_holiday_moves_behind_it),
        cmocka_unit_test(a_sunday_worked_in_exchange_is_a_last_day_like_any),
        cmocka_unit_test(a_weekend_moves_to_monday_or_to_the_day_worked_in_exchange),
        cmocka_unit_test(the_new_year_of_a_year_not_announced_cannot_be_said),
        cmocka_unit_test(months_end_on_the_months_last_day_where_the_day_is_missing),
        cmocka_unit_test(years_end_on_the_same_day),
        cmocka_unit_test(in_a_year_not_announced_only_weekends_are_passed_and_it_says_so),
        cmocka_unit_test(near_every_festival_of_a_year_not_announced_nothing_is_guessed),
        cmocka_unit_test(a_weekend_that_runs_into_a_festival_is_not_guessed_either),
        cmocka_unit_test(the_safe_day_is_before_weekends_and_holidays_of_every_year),
        cmocka_unit_test(the_safe_day_is_in_time_and_no_day_off),
        cmocka_unit_test(a_day_near_a_festival_not_announced_may_be_a_holiday),
        cmocka_unit_test(the_last_day_is_the_first_working_day_from_the_nominal_on),
        cmocka_unit_test(years_months_and_days_add_up_in_that_order),
        cmocka_unit_test(a_length_or_a_day_that_is_none_is_refused_with_a_reason),
        cmocka_unit_test(a_day_before_1990_or_after_the_calendar_is_no_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
