#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"

static void the_machines_clock_is_in_this_century_and_never_runs_back(void **state)
{
    (void)state;
    struct ks_clock clock = ks_clock_system();
    assert_true(ks_clock_wall_ms(&clock) > INT64_C(1577836800000)); /* 2020 */
    assert_true(ks_clock_wall_ms(&clock) < INT64_C(4102444800000)); /* 2100 */
    int64_t before = ks_clock_monotonic_ms(&clock);
    for (int i = 0; i < 1000; i++) {
        int64_t now = ks_clock_monotonic_ms(&clock);
        assert_true(now >= before);
        before = now;
    }
}

static void a_manual_clock_stands_still_until_told(void **state)
{
    (void)state;
    struct ks_clock_manual manual = {.wall_ms = 1000, .monotonic_ms = 5};
    struct ks_clock clock = ks_clock_from_manual(&manual);
    assert_int_equal(ks_clock_wall_ms(&clock), 1000);
    assert_int_equal(ks_clock_monotonic_ms(&clock), 5);
    ks_clock_manual_advance(&manual, 80000);
    assert_int_equal(ks_clock_wall_ms(&clock), 81000);
    assert_int_equal(ks_clock_monotonic_ms(&clock), 80005);
}

static void setting_the_wall_clock_back_leaves_the_monotonic_scale_alone(void **state)
{
    (void)state;
    struct ks_clock_manual manual = {.wall_ms = 90000, .monotonic_ms = 50};
    struct ks_clock clock = ks_clock_from_manual(&manual);
    manual.wall_ms = 10;
    assert_int_equal(ks_clock_wall_ms(&clock), 10);
    assert_int_equal(ks_clock_monotonic_ms(&clock), 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_machines_clock_is_in_this_century_and_never_runs_back),
        cmocka_unit_test(a_manual_clock_stands_still_until_told),
        cmocka_unit_test(setting_the_wall_clock_back_leaves_the_monotonic_scale_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
