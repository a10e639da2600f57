/* Every screen standing, in every mode. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fit.h"

static void every_screen_fits_in_portrait(void **state)
{
    (void)state;
    assert_int_equal(fit_check_modes(1080, 1920), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_fits_in_portrait),
    };

    return cmocka_run_group_tests(tests, fit_open, fit_close);
}
