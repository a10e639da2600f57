/* A tribunal's hall and its court, each with a database of its own: what was done in the hall is
 * counted at the court once, in its order, whatever is lost between them. */
#include <pthread.h>

#include "base/err.h"
#include "store/two_halls.h"

static void what_was_done_is_counted_by_act(void **state)
{
    struct pair *pair = *state;

    for (int i = 0; i < 3; i++)
        take(pair, i);
    tell_all(pair);
    assert_int_equal(count(pair, "issue").count, 3);
    assert_int_equal(count(pair, "admit").count, 3);
    assert_int_equal(count(pair, "call").count, 0);
}

static void a_first_call_tells_how_long_was_waited(void **state)
{
    struct pair *pair = *state;

    take(pair, 0);
    call(pair, MONDAY_MS + MINUTE_MS);
    tell_all(pair);
    assert_int_equal(count(pair, "call").waits, 1);
    assert_int_equal(count(pair, "call").wait_sum_ms, MINUTE_MS);
}

static void more_than_one_message_holds_comes_in_several(void **state)
{
    struct pair *pair = *state;
    struct ks_court_saying saying;

    for (int i = 0; i <= KS_ACTS_AT_ONCE / 2; i++)
        take(pair, i);
    say(pair, &saying);
    assert_int_equal(saying.count, KS_ACTS_AT_ONCE);
    tell_all(pair);
    assert_int_equal(count(pair, "admit").count, KS_ACTS_AT_ONCE / 2 + 1);
}

static void an_answer_that_was_lost_has_nothing_counted_twice(void **state)
{
    struct pair *pair = *state;
    struct ks_court_saying saying;
    struct ks_act_mark mark;

    take(pair, 0);
    say(pair, &saying);
    assert_int_equal(hear(pair, &saying, &mark), KS_OK);
    tell_all(pair);
    assert_int_equal(count(pair, "issue").count, 1);
}

static void a_court_that_was_put_back_is_told_again_what_it_lost(void **state)
{
    struct pair *pair = *state;

    take(pair, 0);
    tell_all(pair);
    assert_int_equal(
        ks_sql_run_script(pair->court.store->sql,
                          "DELETE FROM tribunal_figure; UPDATE tribunal SET said_epoch = 0, "
                          "said = 0, act_epoch = 0, act_n = 0",
                          NULL),
        KS_OK);
    take(pair, 1);
    tell_all(pair);
    assert_int_equal(count(pair, "issue").count, 2);
}

static void a_hall_whose_history_begins_anew_goes_on_counting(void **state)
{
    struct pair *pair = *state;

    take(pair, 0);
    take(pair, 1);
    tell_all(pair);
    assert_int_equal(ks_sql_run_script(pair->hall.store->sql,
                                       "DELETE FROM event; DELETE FROM court_line; "
                                       "UPDATE hall SET epoch = epoch + 1",
                                       NULL),
                     KS_OK);
    take(pair, 2);
    tell_all(pair);
    assert_int_equal(count(pair, "issue").count, 3);
}

/* One of two programs of the court, which hear the same hall at the same moment. */
struct ear {
    struct ks_store *store;
    struct ks_court_saying saying;
    struct ks_court_last last;
    pthread_t thread;
};

static void *listen_once(void *ctx)
{
    struct ear *ear = ctx;
    const struct ks_tribunal_said said = {.name = NAME,
                                          .saying = &ear->saying,
                                          .last = ear->last,
                                          .report = "{}",
                                          .now_ms = MONDAY_MS};
    struct ks_tribunal_hearing hearing;

    /* Which of them comes first, and whether the other is too late then, is for the clock to say.
     */
    enum ks_err ignored = ks_store_hear_tribunal(ear->store, &said, &hearing, NULL);
    (void)ignored;
    return NULL;
}

static void two_messages_at_once_have_nothing_counted_twice(void **state)
{
    enum { ROUNDS = 20 };
    struct pair *pair = *state;
    struct ks_store_opening opening;
    struct ear ears[2] = {{.store = pair->court.store}, {.store = NULL}};

    assert_int_equal(ks_store_open(pair->court.path, MONDAY_MS, &ears[1].store, &opening, NULL),
                     KS_OK);
    for (int i = 0; i < ROUNDS; i++) {
        take(pair, i);
        for (int k = 0; k < 2; k++) /* the second was said because no answer came */
            say(pair, &ears[k].saying), ears[k].last = pair->last;
        for (int k = 0; k < 2; k++)
            assert_int_equal(pthread_create(&ears[k].thread, NULL, listen_once, &ears[k]), 0);
        for (int k = 0; k < 2; k++)
            pthread_join(ears[k].thread, NULL);
        tell_all(pair);
    }
    ks_store_close(ears[1].store);
    assert_int_equal(count(pair, "issue").count, ROUNDS);
}

static void one_program_speaks_for_the_hall_at_a_time(void **state)
{
    struct pair *pair = *state;
    struct ks_store *store = pair->hall.store;
    struct ks_court_saying saying;
    int64_t now_ms = MONDAY_MS;

    assert_int_equal(ks_store_say(store, "one", now_ms, &saying, NULL), KS_OK);
    assert_int_equal(ks_store_say(store, "two", now_ms, &saying, NULL), KS_ERR_BUSY);
    now_ms += KS_SPEAKER_MS;
    assert_int_equal(ks_store_say(store, "two", now_ms, &saying, NULL), KS_ERR_BUSY);
    assert_int_equal(ks_store_say(store, "two", now_ms + 1, &saying, NULL), KS_OK);
    assert_int_equal(saying.said, 2);
    assert_int_equal(ks_store_end_saying(store, "two", NULL), KS_OK);
    assert_int_equal(ks_store_say(store, "one", now_ms + 1, &saying, NULL), KS_OK);
}

static void a_clock_set_back_leaves_no_program_speaking_for_ever(void **state)
{
    struct pair *pair = *state;
    struct ks_store *store = pair->hall.store;
    struct ks_court_saying saying;

    assert_int_equal(ks_store_say(store, "one", MONDAY_MS + 1, &saying, NULL), KS_OK);
    assert_int_equal(ks_store_say(store, "two", MONDAY_MS, &saying, NULL), KS_OK);
}

/* By chance numbers are taken, messages lost before and behind the court's commit, and either
 * program killed between two of them: at the end the court knows what the hall knows. */
static void whatever_is_lost_between_them_both_count_the_same(void **state)
{
    struct pair *pair = *state;
    struct ks_court_saying saying;
    struct ks_act_mark mark;
    int taken = 0;

    srand(7);
    for (int i = 0; i < 600; i++) {
        int chance = rand() % 10;
        if (chance < 4)
            take(pair, taken++);
        else if (chance < 5)
            test_db_close(&pair->hall), test_db_open(&pair->hall);
        else if (chance < 6)
            test_db_close(&pair->court), test_db_open(&pair->court);
        else
            say(pair, &saying);
        if (chance > 6)
            assert_int_equal(hear(pair, &saying, &mark), KS_OK);
        if (chance > 8)
            hear_answer(pair, mark);
    }
    tell_all(pair);
    assert_int_equal(count(pair, "issue").count, taken);
    assert_int_equal(count(pair, "admit").count, taken);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_was_done_is_counted_by_act),
        TEST(a_first_call_tells_how_long_was_waited),
        TEST(more_than_one_message_holds_comes_in_several),
        TEST(an_answer_that_was_lost_has_nothing_counted_twice),
        TEST(a_court_that_was_put_back_is_told_again_what_it_lost),
        TEST(a_hall_whose_history_begins_anew_goes_on_counting),
        TEST(two_messages_at_once_have_nothing_counted_twice),
        TEST(one_program_speaks_for_the_hall_at_a_time),
        TEST(a_clock_set_back_leaves_no_program_speaking_for_ever),
        TEST(whatever_is_lost_between_them_both_count_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
