#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/money.h"

static void assert_read(const char *text, int64_t expected)
{
    int64_t fen = -1;
    assert_int_equal(ks_money_parse_yuan(text, &fen, NULL), KS_OK);
    assert_int_equal(fen, expected);
}

static void assert_refused(const char *text, const char *expected)
{
    int64_t fen = -1;
    struct ks_error error = {0};
    assert_int_equal(ks_money_parse_yuan(text, &fen, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, expected);
    assert_int_equal(fen, 0);
}

static void sums_are_read_with_and_without_commas(void **state)
{
    (void)state;
    assert_read("0", 0);
    assert_read("12345.67", 1234567);
    assert_read("12,345.67", 1234567);
    assert_read("1,000,000", 100000000);
    assert_read("0.5", 50);
    assert_read("0.05", 5);
    assert_read("007", 700);
    assert_read("9999.99", 999999);
    assert_read("10,000,000,000,000", KS_MONEY_MAX_FEN);
    assert_read("10000000000000.00", KS_MONEY_MAX_FEN);
}

static void the_reason_a_sum_is_refused_is_said(void **state)
{
    (void)state;
    assert_refused("", "the amount \"\" is empty: give an amount in yuan, such as 12345.67");
    assert_refused("abc", "the amount \"abc\" is not an amount in yuan, such as 12345.67");
    assert_refused("1.234", "the amount \"1.234\" has more than two decimals");
    assert_refused("1,23", "the amount \"1,23\" has a comma in the wrong place");
    assert_refused("-5", "the amount \"-5\" is less than zero");
    assert_refused("10000000000000.01",
                   "the amount \"10000000000000.01\" is more than 10,000,000,000,000 yuan");
    assert_refused("99999999999999999999999",
                   "the amount \"99999999999999999999999\" is more than 10,000,000,000,000 yuan");
}

static void what_is_not_quite_a_sum_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {".",      ".5",     "5.",       "1..2", "1.2.3", " 1",
                                      "1 ",     "1e5",    "+1",       "-",    "1,",    ",1",
                                      "1,000,", "1,0000", "1234,567", "0x10", "1.2,3", "１２"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        int64_t fen = -1;
        if (ks_money_parse_yuan(bad[i], &fen, NULL) != KS_ERR_INPUT || fen != 0)
            fail_msg("\"%s\" was taken for %lld", bad[i], (long long)fen);
    }
}

static void fen_are_written_for_people(void **state)
{
    (void)state;
    char text[KS_MONEY_TEXT_BYTES];
    assert_string_equal(ks_money_format_fen(0, text), "0.00");
    assert_string_equal(ks_money_format_fen(5, text), "0.05");
    assert_string_equal(ks_money_format_fen(-5, text), "-0.05");
    assert_string_equal(ks_money_format_fen(99999, text), "999.99");
    assert_string_equal(ks_money_format_fen(100000, text), "1,000.00");
    assert_string_equal(ks_money_format_fen(1234567, text), "12,345.67");
    assert_string_equal(ks_money_format_fen(KS_MONEY_MAX_FEN, text), "10,000,000,000,000.00");
    assert_string_equal(ks_money_format_fen(INT64_MIN, text), "-92,233,720,368,547,758.08");
}

static void atoms_are_written_exactly_without_trailing_zeros(void **state)
{
    (void)state;
    char text[KS_MONEY_TEXT_BYTES];
    assert_string_equal(ks_money_format_atoms(0, text), "0");
    assert_string_equal(ks_money_format_atoms(1, text), "0.00000001");
    assert_string_equal(ks_money_format_atoms(INT64_C(5002500000), text), "50.025");
    assert_string_equal(ks_money_format_atoms(INT64_C(230000000000), text), "2300");
    assert_string_equal(ks_money_format_atoms(-50000000, text), "-0.5");
    assert_string_equal(ks_money_format_atoms(INT64_MIN, text), "-92233720368.54775808");
}

static void half_a_fen_goes_up_and_less_goes_down(void **state)
{
    (void)state;
    assert_int_equal(ks_money_round_to_fen(0), 0);
    assert_int_equal(ks_money_round_to_fen(499999), 0);
    assert_int_equal(ks_money_round_to_fen(500000), 1);
    assert_int_equal(ks_money_round_to_fen(1499999), 1);
    assert_int_equal(ks_money_round_to_fen(1500000), 2);
    assert_int_equal(ks_money_round_to_fen(INT64_MAX), INT64_MAX / KS_ATOMS_PER_FEN + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_read_with_and_without_commas),
        cmocka_unit_test(the_reason_a_sum_is_refused_is_said),
        cmocka_unit_test(what_is_not_quite_a_sum_is_refused),
        cmocka_unit_test(fen_are_written_for_people),
        cmocka_unit_test(atoms_are_written_exactly_without_trailing_zeros),
        cmocka_unit_test(half_a_fen_goes_up_and_less_goes_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
