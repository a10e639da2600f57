#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/err.h"

static void a_failure_carries_its_code_and_its_sentence(void **state)
{
    (void)state;
    struct ks_error error = {0};
    assert_int_equal(ks_fail(&error, KS_ERR_FULL, "no room for %d tickets", 7), KS_ERR_FULL);
    assert_int_equal(error.code, KS_ERR_FULL);
    assert_string_equal(error.text, "no room for 7 tickets");
}

static void a_failure_without_a_place_for_text_still_returns_its_code(void **state)
{
    (void)state;
    assert_int_equal(ks_fail(NULL, KS_ERR_IO, "nobody reads this"), KS_ERR_IO);
}

static void a_sentence_that_is_too_long_ends_inside_its_place(void **state)
{
    (void)state;
    struct ks_error error = {0};
    char many[1000];
    memset(many, 'x', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    assert_int_equal(ks_fail(&error, KS_ERR_INPUT, "%s", many), KS_ERR_INPUT);
    assert_int_equal(strlen(error.text), sizeof error.text - 1);
}

static void what_a_sentence_cuts_off_leaves_whole_characters(void **state)
{
    (void)state;
    struct ks_error error = {0};
    (void)ks_fail(&error, KS_ERR_INPUT, "There is no \"%.4s\" here", "\xE8\xB0\x83\xE8\xA7\xA3");
    assert_string_equal(error.text, "There is no \"\xE8\xB0\x83\" here");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_carries_its_code_and_its_sentence),
        cmocka_unit_test(a_failure_without_a_place_for_text_still_returns_its_code),
        cmocka_unit_test(what_a_sentence_cuts_off_leaves_whole_characters),
        cmocka_unit_test(a_sentence_that_is_too_long_ends_inside_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
