#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/account.h"

static void waits_after_wrong_passwords_double_up_to_a_bound(void **state)
{
    static const int64_t seconds[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300};
    (void)state;
    for (enum ks_guesser who = KS_GUESSER_USER; who <= KS_GUESSER_PLACE; who++) {
        for (int failures = 0; failures <= 4; failures++)
            assert_int_equal(ks_account_wait_ms(who, failures), 0);
        for (int i = 0; i < (int)(sizeof seconds / sizeof *seconds); i++)
            assert_int_equal(ks_account_wait_ms(who, 5 + i), seconds[i] * 1000);
        assert_int_equal(ks_account_wait_ms(who, INT64_MAX), 300 * 1000);
    }
}

static void an_address_behind_which_many_sit_waits_later_and_less(void **state)
{
    (void)state;
    assert_int_equal(ks_account_wait_ms(KS_GUESSER_ADDRESS, 29), 0);
    assert_int_equal(ks_account_wait_ms(KS_GUESSER_ADDRESS, 30), 1000);
    assert_int_equal(ks_account_wait_ms(KS_GUESSER_ADDRESS, INT64_MAX), 60 * 1000);
}

static void a_password_that_is_short_or_easy_has_a_fault(void **state)
{
    (void)state;
    assert_non_null(ks_account_fault_of_password("li", "123456789"));
    assert_null(ks_account_fault_of_password("li", "1234567890"));
    assert_non_null(ks_account_fault_of_password("li", "aaaaaaaaaaaa"));
    assert_non_null(ks_account_fault_of_password("administrator", "Administrator"));
    assert_null(ks_account_fault_of_password("li", "嘉陵江边的银杏十一月"));
}

static void nobody_is_called_as_the_programs_are(void **state)
{
    (void)state;
    assert_non_null(ks_account_fault_of_name("KioskCtl"));
    assert_non_null(ks_account_fault_of_name("setup"));
    assert_null(ks_account_fault_of_name("setup 2"));
    assert_non_null(ks_account_fault_of_name("li\xE2\x80\xAE"));
}

static void every_role_goes_both_ways(void **state)
{
    (void)state;
    for (int role = 0; role < KS_RANK_COUNT; role++)
        assert_int_equal(ks_rank_from_code(ks_rank_code((enum ks_rank)role)), role);
    assert_int_equal(ks_rank_from_code("root"), KS_RANK_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_after_wrong_passwords_double_up_to_a_bound),
        cmocka_unit_test(an_address_behind_which_many_sit_waits_later_and_less),
        cmocka_unit_test(a_password_that_is_short_or_easy_has_a_fault),
        cmocka_unit_test(nobody_is_called_as_the_programs_are),
        cmocka_unit_test(every_role_goes_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
