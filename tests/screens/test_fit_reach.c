/* Every screen within the reach of somebody who sits. */
#include "base/parts.h"
#include "fit.h"

static void every_screen_is_in_reach_in_portrait(void **state)
{
    (void)state;
    assert_int_equal(fit_check_reach(1080, 1920, 700), 0);
}

static void every_screen_is_in_reach_in_landscape(void **state)
{
    (void)state;
    assert_int_equal(fit_check_reach(1920, 1080, 700), 0);
}

static void every_screen_is_in_reach_on_a_panel_that_hangs_low(void **state)
{
    (void)state;
    assert_int_equal(fit_check_reach(1080, 1920, 300), 0);
}

static void every_screen_is_in_reach_on_a_panel_that_hangs_high(void **state)
{
    (void)state;
    assert_int_equal(fit_check_reach(1080, 1920, 880), 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_is_in_reach_in_portrait),
        cmocka_unit_test(every_screen_is_in_reach_in_landscape),
        cmocka_unit_test(every_screen_is_in_reach_on_a_panel_that_hangs_low),
        cmocka_unit_test(every_screen_is_in_reach_on_a_panel_that_hangs_high),
    };

    return run_part(argc, argv, tests, sizeof tests / sizeof tests[0], fit_open, fit_close);
}
