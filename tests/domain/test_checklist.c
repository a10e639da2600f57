#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/checklist.h"

static const char *const court_papers[] = {"judgment", "mediation"};
static const char *const agent[] = {"agent"};
static const struct ks_condition both[] = {
    {"instrument", court_papers, 2},
    {"who-comes", agent, 1},
};

static void without_conditions_a_line_always_holds(void **state)
{
    (void)state;
    assert_true(ks_conditions_hold(NULL, 0, NULL, 0));
    assert_true(ks_conditions_hold(both, 0, NULL, 0));
}

static void every_condition_must_be_met_by_one_of_its_options(void **state)
{
    (void)state;
    const struct ks_answer first[] = {{"instrument", "judgment"}, {"who-comes", "agent"}};
    const struct ks_answer second[] = {{"who-comes", "agent"}, {"instrument", "mediation"}};
    const struct ks_answer award[] = {{"instrument", "award"}, {"who-comes", "agent"}};
    const struct ks_answer self[] = {{"instrument", "judgment"}, {"who-comes", "self"}};
    assert_true(ks_conditions_hold(both, 2, first, 2));
    assert_true(ks_conditions_hold(both, 2, second, 2));
    assert_false(ks_conditions_hold(both, 2, award, 2));
    assert_false(ks_conditions_hold(both, 2, self, 2));
}

static void a_question_that_was_not_answered_meets_nothing(void **state)
{
    (void)state;
    const struct ks_answer half[] = {{"instrument", "judgment"}};
    assert_false(ks_conditions_hold(both, 2, half, 1));
    assert_false(ks_conditions_hold(both, 2, NULL, 0));
    assert_true(ks_conditions_hold(both, 1, half, 1));
}

static void a_condition_without_options_is_never_met(void **state)
{
    (void)state;
    const struct ks_condition none = {"instrument", NULL, 0};
    const struct ks_answer answer = {"instrument", "judgment"};
    assert_false(ks_conditions_hold(&none, 1, &answer, 1));
}

static void the_later_of_two_answers_counts(void **state)
{
    (void)state;
    const struct ks_answer twice[] = {{"who-comes", "agent"}, {"who-comes", "self"}};
    assert_string_equal(ks_answers_find(twice, 2, "who-comes"), "self");
    assert_null(ks_answers_find(twice, 2, "instrument"));
    assert_false(ks_conditions_hold(&both[1], 1, twice, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_conditions_a_line_always_holds),
        cmocka_unit_test(every_condition_must_be_met_by_one_of_its_options),
        cmocka_unit_test(a_question_that_was_not_answered_meets_nothing),
        cmocka_unit_test(a_condition_without_options_is_never_met),
        cmocka_unit_test(the_later_of_two_answers_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
