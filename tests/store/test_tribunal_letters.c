/* Whose messages the court hears: of a hall that is enrolled, in this enrolment, each once; and
 * what of them counts. */
#include "store/two_halls.h"

static void a_message_of_whoever_knows_the_last_and_says_an_earlier_one_is_a_rivals(void **state)
{
    struct pair *pair = *state;
    struct ks_court_saying saying;
    struct ks_act_mark mark;

    take(pair, 0);
    say(pair, &saying);
    assert_int_equal(hear(pair, &saying, &mark), KS_OK);
    assert_int_equal(hear(pair, &saying, &mark), KS_ERR_STATE);
    assert_int_equal(count(pair, "issue").count, 1);
    assert_int_equal(find_row(pair).rival_ms, MONDAY_MS);
}

static void a_message_that_comes_again_changes_nothing_and_is_nobodys_rival(void **state)
{
    struct pair *pair = *state;
    struct ks_court_saying saying;
    struct ks_act_mark mark;
    struct ks_tribunal_hearing again;

    take(pair, 0);
    say(pair, &saying);
    assert_int_equal(hear(pair, &saying, &mark), KS_OK);
    const struct ks_court_last heard = pair->last;
    for (int known = 0; known < 2; known++) { /* it named none, or the one before it */
        pair->last = (struct ks_court_last){known != 0 ? heard.enrolled_ms : 0, {0}};
        assert_int_equal(hear_once(pair, &saying, &again), KS_OK);
        assert_false(again.is_heard);
    }
    assert_int_equal(count(pair, "issue").count, 1);
    assert_int_equal(find_row(pair).rival_ms, 0);
}

static void nothing_said_before_is_heard_once_the_hall_is_enrolled_anew(void **state)
{
    struct pair *pair = *state;
    struct ks_court_saying saying;
    struct ks_tribunal_hearing hearing;
    struct ks_act_mark mark;

    say(pair, &saying); /* the court is asked what it heard last */
    assert_int_equal(hear(pair, &saying, &mark), KS_OK);
    const struct ks_court_last before = pair->last;
    for (int i = 0; i < 3; i++) { /* at one moment by the clock */
        assert_int_equal(ks_store_put_tribunal(pair->court.store, NAME, KEY, &hand, NULL), KS_OK);
        take(pair, i);
        say(pair, &saying);
        pair->last = (struct ks_court_last){before.enrolled_ms, {0}};
        assert_int_equal(hear_once(pair, &saying, &hearing), KS_OK);
        assert_false(hearing.is_heard);
        assert_true(hearing.last.enrolled_ms > before.enrolled_ms + i);
    }
    assert_int_equal(count(pair, "issue").count, 0);
}

static void a_hall_that_is_enrolled_anew_is_counted_from_then_on(void **state)
{
    struct pair *pair = *state;

    take(pair, 0);
    tell_all(pair);
    take(pair, 1);
    assert_int_equal(ks_store_put_tribunal(pair->court.store, NAME, OTHER_KEY, &hand, NULL), KS_OK);
    tell_all(pair);
    assert_int_equal(count(pair, "issue").count, 1);
    take(pair, 2);
    tell_all(pair);
    assert_int_equal(count(pair, "issue").count, 2);
}

static void a_hall_that_is_enrolled_anew_has_said_nothing_yet(void **state)
{
    struct pair *pair = *state;

    take(pair, 0);
    tell_all(pair);
    assert_string_equal(find_row(pair).report, "{}");
    assert_int_equal(ks_store_put_tribunal(pair->court.store, NAME, OTHER_KEY, &hand, NULL), KS_OK);
    assert_string_equal(find_row(pair).report, "");
    assert_int_equal(find_row(pair).seen_ms, 0);
}

static void nobody_is_heard_whose_key_was_taken_back(void **state)
{
    struct pair *pair = *state;
    struct ks_court_saying saying;
    struct ks_act_mark mark;

    take(pair, 0);
    say(pair, &saying);
    assert_int_equal(ks_store_revoke_tribunal(pair->court.store, NAME, &hand, NULL), KS_OK);
    assert_int_equal(hear(pair, &saying, &mark), KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_revoke_tribunal(pair->court.store, NAME, &hand, NULL),
                     KS_ERR_NOT_FOUND);
    assert_int_equal(count(pair, "issue").count, 0);
}

static void two_halls_have_no_key_in_common(void **state)
{
    struct pair *pair = *state;

    assert_int_equal(ks_store_put_tribunal(pair->court.store, "rongshan", KEY, &hand, NULL),
                     KS_ERR_STATE);
}

static void act_at_seat(struct pair *pair, enum ks_queue_act what, int64_t now_ms)
{
    struct ks_ticket ticket;
    const struct ks_seat_act act = {
        .act = what, .seat = TEST_SEAT("1"), .day = MONDAY, .now_ms = now_ms};

    assert_int_equal(ks_store_act_and_call(pair->hall.store, &act, &ticket, NULL, NULL), KS_OK);
}

static void what_was_taken_back_counts_no_more(void **state)
{
    struct pair *pair = *state;
    int64_t now_ms = MONDAY_MS + MINUTE_MS;

    take(pair, 0);
    call(pair, now_ms);
    act_at_seat(pair, KS_QUEUE_UNDO, now_ms + 1000);
    tell_all(pair);
    assert_int_equal(count(pair, "call").count, 0);
    assert_int_equal(count(pair, "call").waits, 0);
    assert_int_equal(count(pair, "call").wait_sum_ms, 0);
    call(pair, now_ms + 2000);
    act_at_seat(pair, KS_QUEUE_START, now_ms + 3000);
    act_at_seat(pair, KS_QUEUE_FINISH, now_ms + 4000);
    act_at_seat(pair, KS_QUEUE_UNDO, now_ms + 5000);
    tell_all(pair);
    assert_int_equal(count(pair, "finish").count, 0);
    assert_int_equal(count(pair, "call").count, 1);
    assert_int_equal(count(pair, "call").waits, 1);
    assert_int_equal(count(pair, "call").wait_sum_ms, MINUTE_MS + 2000);
    act_at_seat(pair, KS_QUEUE_FINISH, now_ms + 6000);
    tell_all(pair);
    assert_int_equal(count(pair, "finish").count, 1);
    assert_int_equal(count(pair, "undo").count, 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_message_of_whoever_knows_the_last_and_says_an_earlier_one_is_a_rivals),
        TEST(a_message_that_comes_again_changes_nothing_and_is_nobodys_rival),
        TEST(nothing_said_before_is_heard_once_the_hall_is_enrolled_anew),
        TEST(a_hall_that_is_enrolled_anew_is_counted_from_then_on),
        TEST(a_hall_that_is_enrolled_anew_has_said_nothing_yet),
        TEST(nobody_is_heard_whose_key_was_taken_back),
        TEST(two_halls_have_no_key_in_common),
        TEST(what_was_taken_back_counts_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
