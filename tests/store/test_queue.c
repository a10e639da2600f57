/* The queue of a day, person by person. */
#include "store/store_queue.h"
#include "store/support.h"

enum { MOST = 20 };

static struct ks_ticket call(struct test_db *db, const char *room, int64_t now_ms)
{
    struct ks_ticket ticket;
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT(room), now_ms, &ticket, NULL),
                     KS_OK);
    return ticket;
}

static void assert_place(const struct ks_queue_entry *place, const char *number,
                         enum ks_ticket_state state, int64_t since_ms)
{
    assert_string_equal(place->ticket.number, number);
    assert_int_equal(place->ticket.state, state);
    assert_int_equal(place->since_ms, since_ms);
}

static void rooms_come_first_and_each_says_since_when(void **state)
{
    struct test_db *db = *state;
    struct ks_queue_entry places[MOST];
    int count = 0;
    for (int i = 0; i < 4; i++)
        (void)test_db_queue(db, "person", MONDAY_MS + i * MINUTE_MS);
    struct ks_ticket served = call(db, "10", MONDAY_MS + 10 * MINUTE_MS);
    (void)call(db, "2", MONDAY_MS + 11 * MINUTE_MS);
    assert_int_equal(ks_store_move_ticket(db->store, served.id, KS_TICKET_SERVING, false,
                                          MONDAY_MS + 12 * MINUTE_MS, NULL, NULL),
                     KS_OK);
    assert_int_equal(ks_store_list_queue(db->store, MONDAY, places, MOST, &count, NULL), KS_OK);
    assert_int_equal(count, 4);
    assert_place(&places[0], "T002", KS_TICKET_CALLED, MONDAY_MS + 11 * MINUTE_MS);
    assert_place(&places[1], "T001", KS_TICKET_SERVING, MONDAY_MS + 12 * MINUTE_MS);
    assert_place(&places[2], "T003", KS_TICKET_WAITING, MONDAY_MS + 2 * MINUTE_MS);
    assert_place(&places[3], "T004", KS_TICKET_WAITING, MONDAY_MS + 3 * MINUTE_MS);
}

static void more_than_there_is_room_for_are_counted(void **state)
{
    struct test_db *db = *state;
    struct ks_queue_entry places[2];
    int count = 0;
    for (int i = 0; i < 5; i++)
        (void)test_db_queue(db, "person", MONDAY_MS + i * MINUTE_MS);
    assert_int_equal(ks_store_list_queue(db->store, MONDAY, places, 2, &count, NULL), KS_OK);
    assert_int_equal(count, 5);
    assert_string_equal(places[1].ticket.number, "T002");
}

static void other_days_and_those_who_are_done_are_not_in_it(void **state)
{
    struct test_db *db = *state;
    struct ks_queue_entry places[MOST];
    int count = -1;
    struct ks_ticket gone = test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(
        ks_store_move_ticket(db->store, gone.id, KS_TICKET_CANCELLED, false, MONDAY_MS, NULL, NULL),
        KS_OK);
    (void)test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(ks_store_list_queue(db->store, "2026-11-24", places, MOST, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 0);
    assert_int_equal(ks_store_list_queue(db->store, MONDAY, places, MOST, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_string_equal(places[0].ticket.number, "T002");
}

static void each_line_counts_those_who_wait_for_it(void **state)
{
    struct test_db *db = *state;
    struct ks_line_count lines[MOST];
    struct ks_ticket ticket;
    int count = 0;
    const struct ks_reservation filing = {.day = MONDAY,
                                          .line = "filing",
                                          .prefix = "L",
                                          .kind = "person",
                                          .token = "of the other line",
                                          .now_ms = MONDAY_MS};
    (void)test_db_queue(db, "person", MONDAY_MS);
    (void)test_db_queue(db, "person", MONDAY_MS);
    (void)call(db, "1", MONDAY_MS);
    assert_int_equal(ks_store_reserve_ticket(db->store, &filing, &ticket, NULL), KS_OK);
    assert_int_equal(ks_store_count_lines(db->store, MONDAY, lines, MOST, &count, NULL), KS_OK);
    assert_int_equal(count, 2);
    assert_string_equal(lines[0].line, "filing");
    assert_int_equal(lines[0].waiting, 0);
    assert_int_equal(lines[0].unconfirmed, 1);
    assert_string_equal(lines[1].line, "mediation");
    assert_int_equal(lines[1].waiting, 1);
    assert_int_equal(lines[1].unconfirmed, 0);
    assert_int_equal(ks_store_count_lines(db->store, MONDAY, lines, 1, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
}

static void what_was_taken_lately_counts_whatever_became_of_it(void **state)
{
    struct test_db *db = *state;
    int count = -1;
    for (int i = 0; i < 4; i++)
        (void)test_db_queue(db, "person", MONDAY_MS + i * MINUTE_MS);
    (void)call(db, "1", MONDAY_MS + 3 * MINUTE_MS);
    assert_int_equal(ks_store_count_taken(db->store, MONDAY_MS, &count, NULL), KS_OK);
    assert_int_equal(count, 4);
    assert_int_equal(ks_store_count_taken(db->store, MONDAY_MS + 2 * MINUTE_MS, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 2);
    assert_int_equal(ks_store_count_taken(db->store, MONDAY_MS + 3 * MINUTE_MS + 1, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 0);
}

static void what_was_taken_before_midnight_was_taken_lately(void **state)
{
    struct test_db *db = *state;
    int64_t midnight_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 24}, 0);
    int count = -1;
    const struct {
        const char *day;
        int64_t at_ms;
    } taken[] = {{MONDAY, midnight_ms - 6 * MINUTE_MS},
                 {MONDAY, midnight_ms - 2 * MINUTE_MS},
                 {MONDAY, midnight_ms - 1},
                 {"2026-11-24", midnight_ms},
                 {"2026-11-24", midnight_ms + MINUTE_MS}};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        struct ks_reservation wish = test_db_wish(db, taken[i].day, "person", taken[i].at_ms);
        struct ks_ticket ticket;
        assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, NULL), KS_OK);
    }
    assert_int_equal(ks_store_count_taken(db->store, midnight_ms - 3 * MINUTE_MS, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rooms_come_first_and_each_says_since_when, test_db_setup,
                                        test_db_teardown),
        cmocka_unit_test_setup_teardown(more_than_there_is_room_for_are_counted, test_db_setup,
                                        test_db_teardown),
        cmocka_unit_test_setup_teardown(other_days_and_those_who_are_done_are_not_in_it,
                                        test_db_setup, test_db_teardown),
        cmocka_unit_test_setup_teardown(what_was_taken_lately_counts_whatever_became_of_it,
                                        test_db_setup, test_db_teardown),
        cmocka_unit_test_setup_teardown(what_was_taken_before_midnight_was_taken_lately,
                                        test_db_setup, test_db_teardown),
        cmocka_unit_test_setup_teardown(each_line_counts_those_who_wait_for_it, test_db_setup,
                                        test_db_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
