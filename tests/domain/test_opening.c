#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"
#include "domain/opening.h"

static const struct ks_open_span spans[] = {{540, 720}, {810, 1020}}; /* 9-12, 13:30-17 */
static const struct ks_closed_span closed[] = {
    {{2026, 12, 1}, {2026, 12, 2}, 0, KS_DAY_MINUTES}, /* Tuesday and Wednesday */
    {{2026, 11, 24}, {2026, 11, 24}, 600, 660},        /* 10 to 11 */
    {{2026, 11, 25}, {2026, 11, 25}, 900, KS_DAY_MINUTES},
};
static const struct ks_opening opening = {&calendar_2026, spans, 2, closed, 3};

static void assert_next(struct ks_date date, int minute, struct ks_date wanted, int wanted_minute)
{
    struct ks_date next;
    int at;
    assert_true(ks_opening_find_next(&opening, date, minute, &next, &at));
    assert_int_equal(ks_date_compare(next, wanted), 0);
    assert_int_equal(at, wanted_minute);
}

static void it_is_shut_for_the_days_and_hours_that_are_named(void **state)
{
    (void)state;
    assert_true(ks_opening_is_open(&opening, (struct ks_date){2026, 11, 30}, 600));
    assert_false(ks_opening_is_open(&opening, (struct ks_date){2026, 12, 1}, 600));
    assert_true(ks_opening_is_open(&opening, (struct ks_date){2026, 11, 24}, 599));
    assert_false(ks_opening_is_open(&opening, (struct ks_date){2026, 11, 24}, 600));
    assert_true(ks_opening_is_open(&opening, (struct ks_date){2026, 11, 24}, 660));
    assert_int_equal(ks_opening_find_closed(&opening, (struct ks_date){2026, 12, 2}, 0), 0);
    assert_int_equal(ks_opening_find_closed(&opening, (struct ks_date){2026, 12, 3}, 0), -1);
}

static void it_opens_next_when_the_closing_is_over(void **state)
{
    (void)state;
    assert_next((struct ks_date){2026, 11, 30}, 1020, (struct ks_date){2026, 12, 3}, 540);
    assert_next((struct ks_date){2026, 12, 1}, 600, (struct ks_date){2026, 12, 3}, 540);
    assert_next((struct ks_date){2026, 11, 24}, 630, (struct ks_date){2026, 11, 24}, 660);
    assert_next((struct ks_date){2026, 11, 25}, 930, (struct ks_date){2026, 11, 26}, 540);
}

static void beyond_the_calendar_the_next_opening_is_not_known(void **state)
{
    (void)state;
    const struct ks_closed_span year = {{2026, 12, 1}, {2027, 12, 31}, 0, KS_DAY_MINUTES};
    const struct ks_opening shut = {&calendar_2026, spans, 2, &year, 1};
    struct ks_date next;
    int at;
    assert_false(ks_opening_find_next(&shut, (struct ks_date){2026, 12, 1}, 600, &next, &at));
    assert_true(ks_date_is_none(next));
}

static void its_day_ends_where_nothing_opens_after(void **state)
{
    (void)state;
    const struct ks_open_span late_first[] = {{810, 1020}, {540, 720}};
    const struct ks_opening unordered = {&calendar_2026, late_first, 2, NULL, 0};
    assert_int_equal(ks_opening_ends(&opening, (struct ks_date){2026, 11, 24}), 1020);
    assert_int_equal(ks_opening_ends(&opening, (struct ks_date){2026, 11, 25}), 900);
    assert_int_equal(ks_opening_ends(&opening, (struct ks_date){2026, 12, 1}), -1);
    assert_int_equal(ks_opening_ends(&opening, (struct ks_date){2026, 11, 29}), -1); /* a Sunday */
    assert_int_equal(ks_opening_ends(&unordered, (struct ks_date){2026, 11, 24}), 1020);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_shut_for_the_days_and_hours_that_are_named),
        cmocka_unit_test(it_opens_next_when_the_closing_is_over),
        cmocka_unit_test(beyond_the_calendar_the_next_opening_is_not_known),
        cmocka_unit_test(its_day_ends_where_nothing_opens_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
