/* Libraries that are opened when they are first needed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "base/library.h"

#define MATHS(F) F(cos) F(floor)

static void its_functions_can_be_called_once_it_is_open(void **state)
{
    static const char *const names[] = {MATHS(KS_LIBRARY_NAME)};
    struct {
        MATHS(KS_LIBRARY_POINTER)
    } door = {0};
    const struct ks_library library = {"libm.so.6", names, 2, &door};

    (void)state;
    assert_int_equal(ks_library_open(&library, NULL), KS_OK);
    assert_true(door.floor(2.5) == 2.0 && door.cos(0) == 1.0);
    assert_int_equal(ks_library_open(&library, NULL), KS_OK);
    assert_true(door.floor(-2.5) == -3.0);
}

static void one_that_is_not_there_is_named(void **state)
{
    static const char *const names[] = {"floor"};
    double (*floor_of)(double) = NULL;
    const struct ks_library library = {"libno-such-thing.so.1", names, 1, &floor_of};
    struct ks_error error = {0};

    (void)state;
    assert_int_equal(ks_library_open(&library, &error), KS_ERR_NOT_FOUND);
    assert_non_null(strstr(error.text, "libno-such-thing.so.1"));
    assert_null(floor_of);
}

static void one_without_the_function_is_not_taken_for_open(void **state)
{
    static const char *const names[] = {"floor", "no_such_function_of_maths"};
    struct {
        double (*floor)(double);
        double (*other)(double);
    } door = {0};
    const struct ks_library library = {"libm.so.6", names, 2, &door};
    struct ks_error error = {0};

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(ks_library_open(&library, &error), KS_ERR_NOT_FOUND);
        assert_non_null(strstr(error.text, "no_such_function_of_maths"));
        assert_true(door.floor == NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_functions_can_be_called_once_it_is_open),
        cmocka_unit_test(one_that_is_not_there_is_named),
        cmocka_unit_test(one_without_the_function_is_not_taken_for_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
