#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/lookup.h"

enum { A_LONG_TIME_MS = 60000 };

static void an_address_in_digits_is_found_without_a_wait(void **state)
{
    (void)state;
    static const char *const hosts[] = {"127.0.0.1", "::1"};
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        struct ks_lookup *lookup = ks_lookup_start(hosts[i], "5432");
        assert_non_null(lookup);
        assert_true(ks_lookup_await(lookup, 0));
        assert_non_null(ks_lookup_found(lookup));
        ks_lookup_free(lookup);
    }
}

static void a_name_of_the_machine_itself_is_found(void **state)
{
    (void)state;
    struct ks_lookup *lookup = ks_lookup_start("localhost", "5432");
    assert_non_null(lookup);
    assert_true(ks_lookup_await(lookup, A_LONG_TIME_MS));
    assert_non_null(ks_lookup_found(lookup));
    ks_lookup_free(lookup);
}

static void a_name_that_cannot_be_is_done_and_has_no_address(void **state)
{
    (void)state;
    struct ks_lookup *lookup = ks_lookup_start("no name.invalid", "5432");
    assert_non_null(lookup);
    assert_true(ks_lookup_await(lookup, A_LONG_TIME_MS));
    assert_null(ks_lookup_found(lookup));
    ks_lookup_free(lookup);
}

static void one_that_nobody_waits_for_ends_by_itself(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++) {
        struct ks_lookup *lookup = ks_lookup_start("localhost", "1");
        assert_non_null(lookup);
        (void)ks_lookup_await(lookup, -1);
        ks_lookup_free(lookup);
    }
    ks_lookup_free(NULL);
}

static void what_is_too_long_to_be_a_name_is_not_asked(void **state)
{
    (void)state;
    char host[KS_LOOKUP_HOST_BYTES + 1];
    memset(host, 'a', sizeof host);
    host[KS_LOOKUP_HOST_BYTES] = '\0';
    assert_null(ks_lookup_start(host, "5432"));
    assert_null(ks_lookup_start("localhost", "123456789"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_in_digits_is_found_without_a_wait),
        cmocka_unit_test(a_name_of_the_machine_itself_is_found),
        cmocka_unit_test(a_name_that_cannot_be_is_done_and_has_no_address),
        cmocka_unit_test(one_that_nobody_waits_for_ends_by_itself),
        cmocka_unit_test(what_is_too_long_to_be_a_name_is_not_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
