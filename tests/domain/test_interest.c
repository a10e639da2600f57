#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/interest.h"

static void assert_interest(int64_t yuan, int64_t days, const char *expected)
{
    int64_t atoms = 0;
    char text[KS_MONEY_TEXT_BYTES];
    assert_int_equal(ks_interest_delay(yuan * KS_FEN_PER_YUAN, days, &atoms, NULL), KS_OK);
    assert_string_equal(ks_money_format_atoms(atoms, text), expected);
}

static void the_doubled_part_is_175_millionths_a_day(void **state)
{
    (void)state;
    assert_interest(100000, 100, "1750");
    assert_interest(100000, 365, "6387.5");
    assert_interest(35000, 180, "1102.5");
    assert_interest(1000000, 30, "5250");
    assert_interest(1, 1, "0.000175");
    assert_interest(0, 365, "0");
    assert_interest(100000, 0, "0");
}

static void a_single_fen_and_day_is_still_exact(void **state)
{
    (void)state;
    int64_t atoms = 0;
    assert_int_equal(ks_interest_delay(1, 1, &atoms, NULL), KS_OK);
    assert_int_equal(atoms, 175);
}

static void what_cannot_be_worked_out_is_refused_with_a_reason(void **state)
{
    (void)state;
    struct ks_error error = {0};
    int64_t atoms = 1;
    assert_int_equal(ks_interest_delay(-1, 1, &atoms, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the amount is less than zero");
    assert_int_equal(ks_interest_delay(1, -1, &atoms, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the number of days is less than zero");
    assert_int_equal(ks_interest_delay(KS_MONEY_MAX_FEN + 1, 1, &atoms, &error), KS_ERR_INPUT);
    assert_int_equal(ks_interest_delay(KS_MONEY_MAX_FEN, 53, &atoms, &error), KS_ERR_INPUT);
    assert_string_equal(error.text,
                        "that amount over that many days is too large to work out exactly");
    assert_int_equal(atoms, 0);
    assert_int_equal(ks_interest_delay(KS_MONEY_MAX_FEN, 52, &atoms, &error), KS_OK);
    assert_int_equal(atoms, INT64_C(9100000000000000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_doubled_part_is_175_millionths_a_day),
        cmocka_unit_test(a_single_fen_and_day_is_still_exact),
        cmocka_unit_test(what_cannot_be_worked_out_is_refused_with_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
