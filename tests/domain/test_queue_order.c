#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "domain/queue/estimate.h"
#include "domain/queue/order.h"
#include "domain/queue_rank.h"

static void a_kind_that_is_none_has_no_head_start(void **state)
{
    (void)state;
    assert_string_equal(ks_visitor_code(KS_VISITOR_COUNT), "");
    assert_int_equal(ks_queue_head_start_ms(KS_VISITOR_COUNT), 0);
}

static void every_kind_has_a_word_that_goes_both_ways(void **state)
{
    (void)state;
    for (int i = 0; i < KS_VISITOR_COUNT; i++) {
        enum ks_visitor each = (enum ks_visitor)i;
        assert_int_equal(ks_visitor_from_code(ks_visitor_code(each)), each);
    }
    assert_int_equal(ks_visitor_from_code(""), KS_VISITOR_COUNT);
}

static void a_head_start_is_worth_its_minutes_and_no_more(void **state)
{
    (void)state;
    const int64_t minute = 60000;
    assert_true(ks_queue_rank(KS_VISITOR_PRIORITY, 0) >
                ks_queue_rank(KS_VISITOR_PERSON, 20 * minute - 1));
    assert_true(ks_queue_rank(KS_VISITOR_PRIORITY, 0) <
                ks_queue_rank(KS_VISITOR_PERSON, 20 * minute + 1));
    assert_int_equal(ks_queue_rank(KS_VISITOR_ENTERPRISE, 0),
                     ks_queue_rank(KS_VISITOR_PERSON, 10 * minute));
    assert_int_equal(ks_queue_rank(KS_VISITOR_PRIORITY, 5), 20 * minute + 5);
}

struct waiting {
    enum ks_visitor visitor;
    int came;
};

/* The one called at minute `now`, taken out of the queue. */
static struct waiting call_next(struct waiting *queue, int *count, int now)
{
    int best = 0;
    for (int i = 1; i < *count; i++)
        if (ks_queue_rank(queue[i].visitor, (now - queue[i].came) * 60000LL) >
            ks_queue_rank(queue[best].visitor, (now - queue[best].came) * 60000LL))
            best = i;
    struct waiting called = queue[best];
    memmove(&queue[best], &queue[best + 1], (size_t)(*count - best - 1) * sizeof *queue);
    (*count)--;
    return called;
}

/* Two hours in which twice as many come as are called, nine in ten of them with priority, then
 * nobody comes and the rest is called. */
static void a_flood_of_priority_starves_nobody(void **state)
{
    (void)state;
    static struct waiting queue[400];
    int count = 0, overtaken_by_later = 0;
    for (int now = 0; now < 120 || count > 0; now++) {
        for (int i = 0; i < 2 && now < 120; i++)
            queue[count++] =
                (struct waiting){(now * 2 + i) % 10 ? KS_VISITOR_PRIORITY : KS_VISITOR_PERSON, now};
        struct waiting called = call_next(queue, &count, now);
        for (int i = 0; i < count; i++) {
            assert_true(called.came - queue[i].came <= 20);
            overtaken_by_later += queue[i].came < called.came;
        }
    }
    assert_true(overtaken_by_later > 0); /* priority did help */
}

static void assert_wait(int ahead, int rooms, int low, int high)
{
    int got_low = -1, got_high = -1;
    assert_true(ks_wait_estimate(ahead, rooms, 20, 40, &got_low, &got_high));
    assert_int_equal(got_low, low);
    assert_int_equal(got_high, high);
}

static void the_wait_is_a_range_in_steps_of_five_minutes(void **state)
{
    (void)state;
    int low, high;
    assert_wait(0, 1, 0, 40);
    assert_wait(1, 1, 20, 80);
    assert_wait(1, 2, 0, 40);
    assert_wait(2, 2, 20, 80);
    assert_wait(5, 3, 20, 80);
    assert_wait(6, 3, 40, 120);
    assert_true(ks_wait_estimate(3, 1, 7, 13, &low, &high));
    assert_int_equal(low, 20);
    assert_int_equal(high, 55);
}

static void zero_minutes_is_said_only_when_a_room_may_be_free(void **state)
{
    (void)state;
    int low, high;
    for (int ahead = 0; ahead < 30; ahead++) {
        for (int rooms = 1; rooms < 6; rooms++) {
            assert_true(ks_wait_estimate(ahead, rooms, 1, 9, &low, &high));
            assert_int_equal(low == 0, ahead < rooms);
            assert_true(high > 0 && high >= low);
            assert_int_equal(high % 5, 0);
        }
    }
    assert_true(ks_wait_estimate(1, 1, 1, 2, &low, &high));
    assert_int_equal(low, 1);
    assert_int_equal(high, 5);
}

static void a_wait_that_cannot_be_known_is_not_given(void **state)
{
    (void)state;
    int low = 7, high = 7;
    assert_false(ks_wait_estimate(3, 0, 20, 40, &low, &high));
    assert_int_equal(low, 0);
    assert_int_equal(high, 0);
    assert_false(ks_wait_estimate(-1, 1, 20, 40, &low, &high));
    assert_false(ks_wait_estimate(1, 1, -1, 40, &low, &high));
    assert_false(ks_wait_estimate(1, 1, 40, 20, &low, &high));
    assert_false(ks_wait_estimate(1, 1, 0, 0, &low, &high));
    assert_false(ks_wait_estimate(INT32_MAX, 1, 20, INT32_MAX, &low, &high));
    assert_true(ks_wait_estimate(35, 1, 20, 40, &low, &high));
    assert_int_equal(high, KS_WAIT_MAX_MINUTES);
    assert_false(ks_wait_estimate(36, 1, 20, 40, &low, &high));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kind_that_is_none_has_no_head_start),
        cmocka_unit_test(every_kind_has_a_word_that_goes_both_ways),
        cmocka_unit_test(a_head_start_is_worth_its_minutes_and_no_more),
        cmocka_unit_test(a_flood_of_priority_starves_nobody),
        cmocka_unit_test(the_wait_is_a_range_in_steps_of_five_minutes),
        cmocka_unit_test(zero_minutes_is_said_only_when_a_room_may_be_free),
        cmocka_unit_test(a_wait_that_cannot_be_known_is_not_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
