#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/queue/codes.h"

static void a_number_is_read_however_it_is_typed(void **state)
{
    (void)state;
    static const char *const typed[] = {"T016", "t016", "T16", "T 016", "T-016", "t 1 6"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        struct ks_code code = ks_code_read(typed[i]);
        assert_int_equal(code.kind, KS_CODE_NUMBER);
        assert_string_equal(code.number, "T016");
        assert_string_equal(code.check, "");
    }
}

static void a_scanned_number_has_its_check(void **state)
{
    (void)state;
    struct ks_code code = ks_code_read("T016-4827");
    assert_int_equal(code.kind, KS_CODE_NUMBER);
    assert_string_equal(code.number, "T016");
    assert_string_equal(code.check, "4827");
    code = ks_code_read("L10240007");
    assert_string_equal(code.number, "L1024");
    assert_string_equal(code.check, "0007");
}

/* Its six digits are no pairing code. */
static void a_number_given_offline_may_have_a_second_letter(void **state)
{
    (void)state;
    assert_string_equal(ks_code_read("F105").number, "F105");
    assert_string_equal(ks_code_read("fa05").number, "FA05");
    assert_string_equal(ks_code_read("FA5").number, "FA05");
    assert_string_equal(ks_code_read("FA151").number, "FA151");
    struct ks_code code = ks_code_read("FA05-4827");
    assert_int_equal(code.kind, KS_CODE_NUMBER);
    assert_string_equal(code.number, "FA05");
    assert_string_equal(code.check, "4827");
    assert_int_equal(ks_code_read("TA05").kind, KS_CODE_NONE);
    assert_int_equal(ks_code_read("FAB5").kind, KS_CODE_NONE);
    assert_int_equal(ks_code_read("F1A5").kind, KS_CODE_NONE);
}

static void codes_are_told_apart_by_their_length(void **state)
{
    (void)state;
    char pair[KS_CODE_BYTES], appointment[KS_CODE_BYTES], scanned[KS_CODE_BYTES + 1];
    ks_code_seal("48291", pair);
    ks_code_seal("30571946", appointment);
    assert_int_equal(strlen(pair), KS_PAIR_CODE_DIGITS);
    assert_int_equal(strlen(appointment), KS_APPOINTMENT_CODE_DIGITS);
    assert_int_equal(ks_code_read(pair).kind, KS_CODE_PAIR);
    assert_string_equal(ks_code_read(pair).digits, pair);
    assert_int_equal(ks_code_read(appointment).kind, KS_CODE_APPOINTMENT);
    snprintf(scanned, sizeof scanned, "P%s", pair);
    assert_int_equal(ks_code_read(scanned).kind, KS_CODE_PAIR);
}

static void every_wrong_digit_is_found(void **state)
{
    (void)state;
    char code[KS_CODE_BYTES];
    ks_code_seal("30571946", code);
    for (size_t i = 0; i < KS_APPOINTMENT_CODE_DIGITS; i++) {
        for (int by = 1; by < 10; by++) {
            char wrong[KS_CODE_BYTES];
            memcpy(wrong, code, sizeof wrong);
            wrong[i] = (char)('0' + (wrong[i] - '0' + by) % 10);
            assert_int_equal(ks_code_read(wrong).kind, KS_CODE_WRONG);
        }
    }
}

static void what_is_no_code_is_none(void **state)
{
    (void)state;
    static const char *const typed[] = {"",      "T",        "016",       "T01648",
                                        "TT016", "T016x",    "12345",     "1234567890123456789",
                                        "T0",    "T016T016", "T12345678x"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        enum ks_code_kind kind = ks_code_read(typed[i]).kind;
        assert_true(kind == KS_CODE_NONE || strcmp(typed[i], "T0") == 0);
    }
    assert_string_equal(ks_code_read("T0").number, "T000"); /* there is never such a ticket */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_read_however_it_is_typed),
        cmocka_unit_test(a_scanned_number_has_its_check),
        cmocka_unit_test(a_number_given_offline_may_have_a_second_letter),
        cmocka_unit_test(codes_are_told_apart_by_their_length),
        cmocka_unit_test(every_wrong_digit_is_found),
        cmocka_unit_test(what_is_no_code_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
