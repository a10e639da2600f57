/* A tribunal's hall and its court, each with a database of its own: what was done in the hall is
 * counted at the court once, in its order, whatever is lost between them. */
#include <pthread.h>

#include "base/err.h"
#include "store/store_private.h"
#include "store/store_tribunals.h"
#include "store/support.h"

#define NAME "guihua"
#define KEY "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define OTHER_KEY "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define SPEAKER "speaker"

struct pair {
    struct test_db hall, court;
    struct ks_arena arena;
};

static void make(struct test_db *db)
{
    test_db_make(db);
    test_db_open(db);
}

static const struct ks_device_hand hand = {"kioskctl", MONDAY_MS};

static int setup(void **state)
{
    struct pair *pair = calloc(1, sizeof *pair);

    make(&pair->hall);
    make(&pair->court);
    assert_int_equal(ks_store_put_tribunal(pair->court.store, NAME, KEY, &hand, NULL), KS_OK);
    *state = pair;
    return 0;
}

static void end(struct test_db *db)
{
    test_db_close(db);
    nftw(db->folder, test_db_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static int teardown(void **state)
{
    struct pair *pair = *state;

    end(&pair->hall);
    end(&pair->court);
    ks_arena_destroy(&pair->arena);
    free(pair);
    return 0;
}

/* Somebody takes a number, which is two acts; of the n-th in the hall. */
static void take(struct pair *pair, int n)
{
    char token[32];
    struct ks_ticket ticket;
    snprintf(token, sizeof token, "token-%d", n);
    const struct ks_reservation wish = {.day = MONDAY,
                                        .line = "mediation",
                                        .prefix = "T",
                                        .kind = "person",
                                        .token = token,
                                        .now_ms = MONDAY_MS + n};

    assert_int_equal(ks_store_reserve_ticket(pair->hall.store, &wish, &ticket, NULL), KS_OK);
    assert_int_equal(ks_store_move_ticket(pair->hall.store, ticket.id, KS_TICKET_WAITING, false,
                                          MONDAY_MS + n, &ticket, NULL),
                     KS_OK);
}

static void call(struct pair *pair, int64_t now_ms)
{
    struct ks_ticket ticket;
    const struct ks_seat_act act = {
        .act = KS_QUEUE_CALL, .seat = TEST_SEAT("1"), .day = MONDAY, .now_ms = now_ms};

    assert_int_equal(ks_store_act_and_call(pair->hall.store, &act, &ticket, NULL, NULL), KS_OK);
}

static void say(struct pair *pair, struct ks_court_saying *out)
{
    assert_int_equal(ks_store_say(pair->hall.store, SPEAKER, MONDAY_MS, out, NULL), KS_OK);
}

static enum ks_err hear(struct pair *pair, const struct ks_court_saying *saying,
                        struct ks_act_mark *mark)
{
    const struct ks_tribunal_said said = {NAME, saying, "{}", MONDAY_MS};

    return ks_store_hear_tribunal(pair->court.store, &said, mark, NULL);
}

static void hear_answer(struct pair *pair, struct ks_act_mark mark)
{
    const struct ks_court_heard heard = {.heard_ms = MONDAY_MS, .mark = mark};

    assert_int_equal(ks_store_hear_court(pair->hall.store, &heard, NULL), KS_OK);
}

/* There and back, as long as there is something to tell. */
static void tell_all(struct pair *pair)
{
    struct ks_court_saying saying;
    struct ks_act_mark mark;

    do {
        say(pair, &saying);
        assert_int_equal(hear(pair, &saying, &mark), KS_OK);
        hear_answer(pair, mark);
    } while (ks_act_mark_compare(mark, saying.end) < 0);
}

struct counted {
    const char *act;
    int64_t count, waits, wait_sum_ms;
};

static bool add_figure(const struct ks_tribunal_figure *row, void *ctx)
{
    struct counted *counted = ctx;

    if (strcmp(row->act, counted->act) == 0) {
        counted->count += row->count;
        counted->waits += row->waits;
        counted->wait_sum_ms += row->wait_sum_ms;
    }
    return true;
}

static struct counted count(struct pair *pair, const char *act)
{
    struct counted counted = {.act = act};

    assert_int_equal(ks_store_show_tribunal_figures(pair->court.store, "2026-01-01", "2026-12-31",
                                                    add_figure, &counted, NULL),
                     KS_OK);
    return counted;
}

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

static void a_message_that_comes_again_is_refused_and_told(void **state)
{
    struct pair *pair = *state;
    struct ks_court_saying saying;
    struct ks_act_mark mark;
    struct ks_tribunal_row row;

    take(pair, 0);
    say(pair, &saying);
    assert_int_equal(hear(pair, &saying, &mark), KS_OK);
    assert_int_equal(hear(pair, &saying, &mark), KS_ERR_STATE);
    assert_int_equal(count(pair, "issue").count, 1);
    assert_int_equal(ks_store_find_tribunal(pair->court.store, NAME, &pair->arena, &row, NULL),
                     KS_OK);
    assert_int_equal(row.rival_ms, MONDAY_MS);
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
    struct ks_tribunal_row row;

    take(pair, 0);
    tell_all(pair);
    assert_int_equal(ks_store_find_tribunal(pair->court.store, NAME, &pair->arena, &row, NULL),
                     KS_OK);
    assert_string_equal(row.report, "{}");
    assert_int_equal(ks_store_put_tribunal(pair->court.store, NAME, OTHER_KEY, &hand, NULL), KS_OK);
    assert_int_equal(ks_store_find_tribunal(pair->court.store, NAME, &pair->arena, &row, NULL),
                     KS_OK);
    assert_string_equal(row.report, "");
    assert_int_equal(row.seen_ms, 0);
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

/* One of two programs of the court, which hear the same hall at the same moment. */
struct ear {
    struct ks_store *store;
    struct ks_court_saying saying;
    pthread_t thread;
};

static void *listen_once(void *ctx)
{
    struct ear *ear = ctx;
    const struct ks_tribunal_said said = {NAME, &ear->saying, "{}", MONDAY_MS};
    struct ks_act_mark mark;

    /* Which of them comes first, and whether the other is too late then, is for the clock to say.
     */
    enum ks_err ignored = ks_store_hear_tribunal(ear->store, &said, &mark, NULL);
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
            say(pair, &ears[k].saying);
        for (int k = 0; k < 2; k++)
            assert_int_equal(pthread_create(&ears[k].thread, NULL, listen_once, &ears[k]), 0);
        for (int k = 0; k < 2; k++)
            pthread_join(ears[k].thread, NULL);
        tell_all(pair);
    }
    ks_store_close(ears[1].store);
    assert_int_equal(count(pair, "issue").count, ROUNDS);
}

static void two_halls_have_no_key_in_common(void **state)
{
    struct pair *pair = *state;

    assert_int_equal(ks_store_put_tribunal(pair->court.store, "rongshan", KEY, &hand, NULL),
                     KS_ERR_STATE);
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
        TEST(a_message_that_comes_again_is_refused_and_told),
        TEST(a_court_that_was_put_back_is_told_again_what_it_lost),
        TEST(a_hall_whose_history_begins_anew_goes_on_counting),
        TEST(a_hall_that_is_enrolled_anew_is_counted_from_then_on),
        TEST(a_hall_that_is_enrolled_anew_has_said_nothing_yet),
        TEST(nobody_is_heard_whose_key_was_taken_back),
        TEST(two_messages_at_once_have_nothing_counted_twice),
        TEST(two_halls_have_no_key_in_common),
        TEST(one_program_speaks_for_the_hall_at_a_time),
        TEST(a_clock_set_back_leaves_no_program_speaking_for_ever),
        TEST(whatever_is_lost_between_them_both_count_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
