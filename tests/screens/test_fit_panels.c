/* Other panels, and the ground under each text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fit.h"

static void small_and_large_panels_fit_too(void **state)
{
    struct ks_mode small = fit_mode(720, 1280), large = fit_mode(2160, 3840);

    (void)state;
    assert_int_equal(fit_check_mode(&small, false), 0);
    assert_int_equal(fit_check_mode(&large, false), 0);
}

static void a_flat_panel_of_few_pixels_fits_too(void **state)
{
    struct ks_mode flat = fit_mode(1366, 768);

    (void)state;
    assert_int_equal(fit_check_mode(&flat, false), 0);
}

static void every_text_lies_on_the_ground_it_was_measured_against(void **state)
{
    struct ks_mode light = fit_mode(1080, 1920), dark = fit_mode(1920, 1080);

    (void)state;
    dark.is_contrast = true;
    assert_int_equal(fit_check_mode(&light, true), 0);
    assert_int_equal(fit_check_mode(&dark, true), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_and_large_panels_fit_too),
        cmocka_unit_test(a_flat_panel_of_few_pixels_fits_too),
        cmocka_unit_test(every_text_lies_on_the_ground_it_was_measured_against),
    };

    return cmocka_run_group_tests(tests, fit_open, fit_close);
}
