#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/queue/pairs.h"

#define MINUTE INT64_C(60000)
#define AT (1000 * MINUTE)

static void a_pair_is_ready_when_both_are_there_whoever_came_first(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        struct ks_pair_side sides[2] = {{0}};
        assert_int_equal(ks_pair_judge(sides, AT), KS_PAIR_EMPTY);
        assert_int_equal(ks_pair_waiting_since_ms(sides), 0);
        sides[first].came_ms = AT;
        assert_int_equal(ks_pair_judge(sides, AT + MINUTE), KS_PAIR_ALONE);
        assert_true(ks_pair_order_ms(sides) == INT64_MAX);
        sides[1 - first].came_ms = AT + 12 * MINUTE;
        assert_int_equal(ks_pair_judge(sides, AT + 12 * MINUTE), KS_PAIR_READY);
        assert_int_equal(ks_pair_order_ms(sides), AT + 12 * MINUTE);
        assert_int_equal(ks_pair_waiting_since_ms(sides), AT);
    }
}

static void after_half_an_hour_alone_staff_choose(void **state)
{
    (void)state;
    const struct ks_pair_side sides[2] = {{.came_ms = AT}, {0}};
    assert_int_equal(ks_pair_judge(sides, AT + 30 * MINUTE - 1), KS_PAIR_ALONE);
    assert_int_equal(ks_pair_judge(sides, AT + 30 * MINUTE), KS_PAIR_CHOICE);
}

static void who_leaves_is_awaited_again(void **state)
{
    (void)state;
    struct ks_pair_side sides[2] = {{.came_ms = AT}, {.came_ms = AT + 5 * MINUTE}};
    sides[0].is_away = true;
    assert_int_equal(ks_pair_judge(sides, AT + 6 * MINUTE), KS_PAIR_ALONE);
    assert_int_equal(ks_pair_waiting_since_ms(sides), AT + 5 * MINUTE);
    assert_true(ks_pair_order_ms(sides) == INT64_MAX);
    sides[1].is_away = true;
    assert_int_equal(ks_pair_judge(sides, AT + 7 * MINUTE), KS_PAIR_EMPTY);
}

static void one_side_with_priority_brings_both_forward_and_two_no_further(void **state)
{
    (void)state;
    struct ks_pair_side sides[2] = {{.came_ms = AT, .visitor = KS_VISITOR_PRIORITY},
                                    {.came_ms = AT + MINUTE}};
    assert_int_equal(ks_pair_order_ms(sides), AT + MINUTE - 20 * MINUTE);
    sides[1].visitor = KS_VISITOR_PRIORITY;
    assert_int_equal(ks_pair_order_ms(sides), AT + MINUTE - 20 * MINUTE);
    sides[0].visitor = sides[1].visitor = KS_VISITOR_ENTERPRISE;
    assert_int_equal(ks_pair_order_ms(sides), AT + MINUTE - 10 * MINUTE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pair_is_ready_when_both_are_there_whoever_came_first),
        cmocka_unit_test(after_half_an_hour_alone_staff_choose),
        cmocka_unit_test(who_leaves_is_awaited_again),
        cmocka_unit_test(one_side_with_priority_brings_both_forward_and_two_no_further),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
