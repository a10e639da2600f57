/* What happened to each ticket: one row a step, together with it. */
#include "store/store_papers.h"
#include "store/store_private.h"
#include "store/support.h"

struct told {
    char text[1024];
};

static bool add_event(const struct ks_sql_row *row, void *out)
{
    char words[4][24];
    char *text = out;
    for (int i = 0; i < 4; i++)
        ks_sql_text(row, i, words[i], sizeof words[i]);
    size_t length = strlen(text);
    snprintf(text + length, 1024 - length, "%s %s>%s%s%s;", words[0], words[1], words[2],
             words[3][0] != '\0' ? " @" : "", words[3]);
    return true;
}

/* "act from>to @seat;" of each event of a ticket, the oldest first. */
static struct told told_of(struct test_db *db, int64_t ticket)
{
    struct told told = {""};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket)};
    assert_int_equal(ks_sql_each(db->store->sql,
                                 "SELECT act, from_state, to_state, seat FROM event "
                                 "WHERE ticket = ?1 ORDER BY n",
                                 values, 1, add_event, told.text, NULL),
                     KS_OK);
    return told;
}

static int64_t ask(struct test_db *db, const char *text)
{
    int64_t number = 0;
    assert_int_equal(ks_sql_run(db->store->sql, text, NULL, 0, ks_sql_read_int, &number, NULL),
                     KS_OK);
    return number;
}

static void a_visit_is_told_step_by_step(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket = test_db_queue(db, "person", MONDAY_MS), out;
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("2"), MONDAY_MS + 1, &out, NULL),
                     KS_OK);
    assert_int_equal(test_recall(db->store, MONDAY, "2", MONDAY_MS + 2, &out, NULL), KS_OK);
    (void)test_db_move(db, ticket.id, KS_TICKET_SERVING, MONDAY_MS + 3);
    (void)test_db_move(db, ticket.id, KS_TICKET_FINISHED, MONDAY_MS + 4);
    assert_string_equal(told_of(db, ticket.id).text,
                        "issue >reserved;admit reserved>waiting;call waiting>called @2;"
                        "recall called>called @2;start called>serving @2;"
                        "finish serving>finished @2;");
    assert_int_equal(ask(db, "SELECT max(at_ms) FROM event"), MONDAY_MS + 4);
    assert_int_equal(ask(db, "SELECT count(DISTINCT epoch) FROM event"), 1);
    assert_int_equal(ask(db, "SELECT (SELECT epoch FROM hall) = (SELECT max(epoch) FROM event)"),
                     1);
}

static void what_is_refused_leaves_no_trace(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket = test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_move_ticket(db->store, ticket.id, KS_TICKET_FINISHED, false,
                                          MONDAY_MS, NULL, NULL),
                     KS_ERR_STATE);
    const struct ks_ticket_step step = {.id = ticket.id, .act = KS_QUEUE_FINISH};
    struct ks_error error = {0};
    assert_int_equal(ks_ticket_step(db->store, &step, &ticket, &error), KS_ERR_STATE);
    assert_string_equal(error.text, "Ticket T001 is reserved and cannot become finished");
    assert_string_equal(told_of(db, ticket.id).text, "issue >reserved;");
}

static void the_same_touch_again_is_no_event(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket ticket;
    for (int i = 0; i < 3; i++)
        assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, NULL), KS_OK);
    assert_string_equal(told_of(db, ticket.id).text, "issue >reserved;");
}

/* More than are stepped at a time. */
static void many_that_are_withdrawn_together_are_told_one_by_one(void **state)
{
    struct test_db *db = *state;
    enum { MANY = 150 };
    int count = 0;
    for (int i = 0; i < MANY; i++)
        (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_cancel_stale(db->store, "2026-11-24", 0, MONDAY_MS, &count, NULL),
                     KS_OK);
    assert_int_equal(count, MANY);
    assert_int_equal(ask(db, "SELECT count(*) FROM event WHERE act = 'cancel'"), MANY);
    assert_int_equal(ask(db, "SELECT count(DISTINCT ticket) FROM event WHERE act = 'cancel'"),
                     MANY);
}

static void staff_who_find_the_slip_are_told_of_as_letting_in(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_print_record job;
    struct ks_ticket ticket;
    assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wish, &ticket, &job, NULL), KS_OK);
    assert_int_equal(ks_store_start_print_job(db->store, job.id, MONDAY_MS, &job, NULL), KS_OK);
    assert_int_equal(ks_store_finish_print_job(db->store, job.id, KS_PRINT_JOB_UNKNOWN, "",
                                               MONDAY_MS, NULL, NULL),
                     KS_OK);
    int count = 0;
    assert_int_equal(ks_store_expire_unsure(db->store, MONDAY, MONDAY, MONDAY_MS, &count, NULL),
                     KS_OK);
    assert_int_equal(ks_store_decide_paper(db->store, ticket.id, true, MONDAY_MS, &ticket, NULL),
                     KS_OK);
    assert_string_equal(told_of(db, ticket.id).text,
                        "issue >reserved;expire reserved>expired;readmit expired>waiting;");
}

/* Every state a row is in is the one its last event led to. */
static void the_last_event_of_each_ticket_is_where_it_stands(void **state)
{
    struct test_db *db = *state;
    srand(20261123);
    for (int i = 0; i < 400; i++) {
        char room[4];
        struct ks_ticket out;
        snprintf(room, sizeof room, "%d", rand() % 4);
        if (rand() % 2 == 0)
            (void)test_db_queue(db, rand() % 3 == 0 ? "priority" : "person", MONDAY_MS + i);
        else if (test_call_next(db->store, MONDAY, TEST_SEAT(room), MONDAY_MS + i, &out, NULL) !=
                     KS_OK &&
                 ks_ticket_at_seat(db->store, MONDAY, room, &out, NULL) == KS_OK) {
            enum ks_ticket_state to = (enum ks_ticket_state)(rand() % KS_TICKET_STATE_COUNT);
            enum ks_err err =
                ks_store_move_ticket(db->store, out.id, to, false, MONDAY_MS + i, NULL, NULL);
            (void)err;
        }
    }
    assert_true(ask(db, "SELECT count(*) FROM event") > 300);
    assert_int_equal(ask(db, "SELECT count(*) FROM ticket WHERE state <> (SELECT to_state FROM "
                             "event WHERE event.ticket = ticket.id ORDER BY n DESC LIMIT 1)"),
                     0);
    assert_int_equal(ask(db, "SELECT count(*) FROM event AS later, event AS before WHERE "
                             "later.ticket = before.ticket AND before.n = (SELECT max(n) FROM "
                             "event AS e WHERE e.ticket = later.ticket AND e.n < later.n) "
                             "AND later.from_state <> before.to_state"),
                     0);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_visit_is_told_step_by_step),
        STORE_TEST(what_is_refused_leaves_no_trace),
        STORE_TEST(the_same_touch_again_is_no_event),
        STORE_TEST(many_that_are_withdrawn_together_are_told_one_by_one),
        STORE_TEST(staff_who_find_the_slip_are_told_of_as_letting_in),
        STORE_TEST(the_last_event_of_each_ticket_is_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
