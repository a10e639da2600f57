/* Words of tables: found by their row, whatever else a row holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/codes.h"

static const char *const words[] = {"call", "recall", "start"};
static const struct {
    int weight;
    const char *code;
    char letter;
} rows[] = {{7, "a", 'x'}, {8, "ab", 'y'}, {9, "", 'z'}};

static void a_word_is_found_by_its_index(void **state)
{
    (void)state;
    assert_int_equal(ks_code_find(&words[0], sizeof words[0], 3, "call"), 0);
    assert_int_equal(ks_code_find(&words[0], sizeof words[0], 3, "start"), 2);
    assert_int_equal(ks_code_find(&rows[0].code, sizeof rows[0], 3, "ab"), 1);
    assert_int_equal(ks_code_find(&rows[0].code, sizeof rows[0], 3, ""), 2);
}

static void a_word_of_no_row_is_the_count(void **state)
{
    (void)state;
    assert_int_equal(ks_code_find(&words[0], sizeof words[0], 3, "Call"), 3);
    assert_int_equal(ks_code_find(&words[0], sizeof words[0], 3, "cal"), 3);
    assert_int_equal(ks_code_find(&words[0], sizeof words[0], 2, "start"), 2); /* behind the end */
    assert_int_equal(ks_code_find(&rows[0].code, sizeof rows[0], 3, "abc"), 3);
    assert_int_equal(ks_code_find(&words[0], sizeof words[0], 0, "call"), 0);
}

static void an_id_has_1_to_23_plain_letters(void **state)
{
    (void)state;
    assert_true(ks_code_is_id("a-b_9"));
    assert_true(ks_code_is_id("abcdefghijklmnopqrstuvw"));
    assert_false(ks_code_is_id("abcdefghijklmnopqrstuvwx"));
    assert_false(ks_code_is_id(""));
    assert_false(ks_code_is_id("A"));
    assert_false(ks_code_is_id("a/b"));
    assert_false(ks_code_is_id(".."));
    assert_false(ks_code_is_id("中"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_found_by_its_index),
        cmocka_unit_test(a_word_of_no_row_is_the_count),
        cmocka_unit_test(an_id_has_1_to_23_plain_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
