#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"
#include "domain/standing.h"

/* Fifteen days from 9 November 2026 end on the 24th. */
static struct ks_standing standing_on(struct ks_date today)
{
    struct ks_period_end end;
    const struct ks_date from = {2026, 11, 9};
    assert_int_equal(
        ks_period_compute(&calendar_2026, from, (struct ks_period){.days = 15}, &end, NULL), KS_OK);
    return ks_standing_find(from, &end, today);
}

static void assert_standing(struct ks_standing found, enum ks_standing_state state, int days)
{
    assert_int_equal(found.state, state);
    assert_int_equal(found.days, days);
}

static void before_the_last_day_the_days_left_are_counted(void **state)
{
    (void)state;
    assert_standing(standing_on((struct ks_date){2026, 11, 9}), KS_STANDING_OPEN, 15);
    assert_standing(standing_on((struct ks_date){2026, 11, 23}), KS_STANDING_OPEN, 1);
}

static void the_last_day_is_today_and_not_yet_over(void **state)
{
    (void)state;
    assert_standing(standing_on((struct ks_date){2026, 11, 24}), KS_STANDING_TODAY, 0);
}

static void after_the_last_day_the_days_since_are_counted(void **state)
{
    (void)state;
    assert_standing(standing_on((struct ks_date){2026, 11, 25}), KS_STANDING_OVER, 1);
    assert_standing(standing_on((struct ks_date){2027, 11, 24}), KS_STANDING_OVER, 365);
}

static void a_first_day_still_to_come_is_ahead(void **state)
{
    (void)state;
    assert_standing(standing_on((struct ks_date){2026, 11, 8}), KS_STANDING_AHEAD, 1);
}

static void
in_a_year_of_unknown_holidays_nobody_is_late_before_the_longest_rest_is_over(void **state)
{
    (void)state;
    struct ks_period_end end;
    const struct ks_date from = {2026, 12, 18};
    assert_int_equal(
        ks_period_compute(&calendar_2026, from, (struct ks_period){.days = 15}, &end, NULL),
        KS_OK); /* 2 January 2027, a Saturday behind a holiday: safe is 31 December */
    assert_false(end.is_known);
    assert_standing(ks_standing_find(from, &end, (struct ks_date){2026, 12, 31}), KS_STANDING_TODAY,
                    0);
    assert_standing(ks_standing_find(from, &end, (struct ks_date){2027, 1, 1}), KS_STANDING_REST,
                    1);
    assert_standing(ks_standing_find(from, &end, (struct ks_date){2027, 1, 2}), KS_STANDING_REST,
                    0);
    assert_standing(ks_standing_find(from, &end, (struct ks_date){2027, 1, 3}), KS_STANDING_UNSURE,
                    3);
    assert_standing(ks_standing_find(from, &end, (struct ks_date){2027, 1, 14}), KS_STANDING_UNSURE,
                    14);
    assert_standing(ks_standing_find(from, &end, (struct ks_date){2027, 1, 15}), KS_STANDING_OVER,
                    15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(before_the_last_day_the_days_left_are_counted),
        cmocka_unit_test(the_last_day_is_today_and_not_yet_over),
        cmocka_unit_test(after_the_last_day_the_days_since_are_counted),
        cmocka_unit_test(a_first_day_still_to_come_is_ahead),
        cmocka_unit_test(
            in_a_year_of_unknown_holidays_nobody_is_late_before_the_longest_rest_is_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
