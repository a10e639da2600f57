#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/limit_kind.h"

static void each_kind_of_limit_has_its_code_and_what_the_law_does_with_it(void **state)
{
    (void)state;
    assert_string_equal(ks_limit_kind_code(KS_LIMIT_GUARANTEE), "guarantee");
    assert_string_equal(ks_limit_kind_code(KS_LIMIT_KIND_COUNT), "");
    assert_false(ks_limit_traits(KS_LIMIT_GUARANTEE).can_restart);
    assert_true(ks_limit_traits(KS_LIMIT_GUARANTEE).court_looks);
    assert_true(ks_limit_traits(KS_LIMIT_LIMITATION).can_restart);
    assert_false(ks_limit_traits(KS_LIMIT_LIMITATION).court_looks);
    assert_int_equal(ks_limit_traits(KS_LIMIT_ENFORCEMENT).effect, KS_EFFECT_DEFENCE);
    assert_int_equal(ks_limit_traits(KS_LIMIT_ENFORCEMENT_ADMIN).effect, KS_EFFECT_REFUSED);
    for (int i = 0; i < KS_LIMIT_KIND_COUNT; i++)
        assert_true(ks_limit_kind_code((enum ks_limit_kind)i)[0] != '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_limit_has_its_code_and_what_the_law_does_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
