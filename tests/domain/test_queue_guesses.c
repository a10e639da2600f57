#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/queue/guesses.h"

enum { SECOND = 1000, BEGIN = 5 * SECOND };

static struct ks_code_guesses after(int wrong)
{
    struct ks_code_guesses guesses = {0};

    for (int i = 0; i < wrong; i++)
        ks_code_guesses_note(&guesses, BEGIN);
    return guesses;
}

static void four_wrong_codes_cost_nothing(void **state)
{
    (void)state;
    for (int wrong = 0; wrong <= 4; wrong++) {
        struct ks_code_guesses guesses = after(wrong);
        assert_int_equal(ks_code_guesses_wait_ms(&guesses, BEGIN), 0);
    }
}

static void then_the_wait_doubles_from_ten_seconds_to_two_minutes(void **state)
{
    static const int64_t seconds[] = {10, 20, 40, 80, 120, 120, 120};

    (void)state;
    for (int i = 0; i < (int)(sizeof seconds / sizeof *seconds); i++) {
        struct ks_code_guesses guesses = after(5 + i);
        assert_int_equal(ks_code_guesses_wait_ms(&guesses, BEGIN), seconds[i] * SECOND);
    }
}

static void it_counts_down_and_is_over_on_the_dot(void **state)
{
    struct ks_code_guesses guesses = after(5);

    (void)state;
    assert_int_equal(ks_code_guesses_wait_ms(&guesses, BEGIN + 3 * SECOND), 7 * SECOND);
    assert_int_equal(ks_code_guesses_wait_ms(&guesses, BEGIN + 10 * SECOND - 1), 1);
    assert_int_equal(ks_code_guesses_wait_ms(&guesses, BEGIN + 10 * SECOND), 0);
}

static void ten_minutes_after_the_last_all_are_forgotten(void **state)
{
    struct ks_code_guesses just = after(9), over = just;

    (void)state;
    ks_code_guesses_note(&just, BEGIN + KS_CODE_GUESSES_FORGOTTEN_MS - 1);
    assert_int_equal(just.wrong, 10);
    ks_code_guesses_note(&over, BEGIN + KS_CODE_GUESSES_FORGOTTEN_MS);
    assert_int_equal(over.wrong, 1);
    assert_int_equal(ks_code_guesses_wait_ms(&over, BEGIN + KS_CODE_GUESSES_FORGOTTEN_MS), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_wrong_codes_cost_nothing),
        cmocka_unit_test(then_the_wait_doubles_from_ten_seconds_to_two_minutes),
        cmocka_unit_test(it_counts_down_and_is_over_on_the_dot),
        cmocka_unit_test(ten_minutes_after_the_last_all_are_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
