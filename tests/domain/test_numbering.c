#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"
#include "domain/numbering.h"

#define MINUTE_MS INT64_C(60000)

static const struct ks_open_span spans[] = {{540, 720}, {810, 1020}}; /* 9-12, 13:30-17 */
static const struct ks_closed_span closed[] = {
    {{2026, 11, 25}, {2026, 11, 25}, 810, KS_DAY_MINUTES}, /* Wednesday afternoon */
};
static const struct ks_opening opening = {&calendar_2026, spans, 2, closed, 1};

static const struct ks_date monday = {2026, 11, 23};

static int64_t at(struct ks_date date, int minute)
{
    return ks_date_to_wall_ms(date, minute);
}

static void a_clock_may_fall_five_minutes_behind_the_last_number_and_no_more(void **state)
{
    int64_t last = at(monday, 600);
    (void)state;
    assert_int_equal(ks_clock_judge(monday, last, last), KS_CLOCK_FITS);
    assert_int_equal(ks_clock_judge(monday, last, last - 5 * MINUTE_MS), KS_CLOCK_FITS);
    assert_int_equal(ks_clock_judge(monday, last, last - 5 * MINUTE_MS - 1), KS_CLOCK_MINUTES_BACK);
    assert_int_equal(ks_clock_judge(monday, last, at(monday, 0)), KS_CLOCK_MINUTES_BACK);
}

static void a_minute_back_over_midnight_is_a_day_back(void **state)
{
    int64_t last = at(monday, 0);
    (void)state;
    assert_int_equal(ks_clock_judge(monday, last, last - 1), KS_CLOCK_DAY_BACK);
    assert_int_equal(ks_clock_judge(monday, last, 0), KS_CLOCK_DAY_BACK);
    assert_int_equal(ks_clock_judge(monday, last, INT64_C(-1000)), KS_CLOCK_DAY_BACK);
    assert_int_equal(ks_clock_judge(monday, last, at((struct ks_date){2027, 11, 23}, 0)),
                     KS_CLOCK_FITS);
    assert_int_equal(ks_clock_judge((struct ks_date){0}, 0, 0), KS_CLOCK_FITS);
}

static void the_machines_zone_changes_nothing(void **state)
{
    static const char *const zones[] = {"UTC", "Asia/Shanghai", "America/Los_Angeles",
                                        "Pacific/Kiritimati"};
    (void)state;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        assert_int_equal(ks_clock_judge(monday, at(monday, 1), at(monday, 0)), KS_CLOCK_FITS);
        assert_int_equal(ks_clock_judge(monday, at(monday, 1), at(monday, 0) - 1),
                         KS_CLOCK_DAY_BACK);
    }
}

static void assert_ended(struct ks_date date, int minute, struct ks_date wanted)
{
    struct ks_date ended = ks_numbers_ended_day(&opening, date, minute);
    assert_int_equal(ks_date_compare(ended, wanted), 0);
}

static void a_day_ends_in_the_minute_in_which_the_hall_closes_for_good(void **state)
{
    const struct ks_date sunday = {2026, 11, 22};
    (void)state;
    assert_ended(monday, 0, sunday);
    assert_ended(monday, 539, sunday);
    assert_ended(monday, 540, sunday);
    assert_ended(monday, 720, sunday); /* a pause is no end */
    assert_ended(monday, 809, sunday);
    assert_ended(monday, 1019, sunday);
    assert_ended(monday, 1020, monday);
    assert_ended(monday, 1439, monday);
    assert_ended((struct ks_date){2026, 11, 24}, 0, monday);
}

static void a_closing_of_the_afternoon_ends_the_day_at_noon(void **state)
{
    const struct ks_date wednesday = {2026, 11, 25}, tuesday = {2026, 11, 24};
    (void)state;
    assert_ended(wednesday, 719, tuesday);
    assert_ended(wednesday, 720, wednesday);
}

static void on_a_day_without_hours_and_beyond_the_calendar_nothing_is_left_open(void **state)
{
    const struct ks_date sunday = {2026, 11, 22}, far = {2030, 1, 1};
    (void)state;
    assert_ended(sunday, 600, sunday);
    assert_ended(far, 600, far);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_may_fall_five_minutes_behind_the_last_number_and_no_more),
        cmocka_unit_test(a_minute_back_over_midnight_is_a_day_back),
        cmocka_unit_test(the_machines_zone_changes_nothing),
        cmocka_unit_test(a_day_ends_in_the_minute_in_which_the_hall_closes_for_good),
        cmocka_unit_test(a_closing_of_the_afternoon_ends_the_day_at_noon),
        cmocka_unit_test(on_a_day_without_hours_and_beyond_the_calendar_nothing_is_left_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
