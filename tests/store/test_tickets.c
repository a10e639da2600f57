#include "store/store_print_jobs.h"
#include "store/support.h"

static void numbers_count_up_within_a_day_and_start_again_the_next(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket first = test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket second = test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket tomorrow = test_db_reserve(db, "2026-11-24", "person", MONDAY_MS + 1);
    assert_string_equal(first.number, "T001");
    assert_int_equal(first.state, KS_TICKET_RESERVED);
    assert_int_equal(first.issued_ms, MONDAY_MS);
    assert_string_equal(second.number, "T002");
    assert_string_equal(tomorrow.number, "T001");
    assert_string_equal(tomorrow.day, "2026-11-24");
}

static void a_clock_a_little_behind_lets_nobody_overtake(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket first = test_db_queue(db, "person", MONDAY_MS);
    (void)test_db_queue(db, "person", MONDAY_MS - 5 * MINUTE_MS);
    struct ks_ticket called;
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS, &called, NULL),
                     KS_OK);
    assert_int_equal(called.id, first.id);
}

static void the_same_token_gives_the_same_ticket(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket one, again;
    struct ks_error error = {0};
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &one, &error), KS_OK);
    (void)test_db_move(db, one.id, KS_TICKET_WAITING, MONDAY_MS);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &again, &error), KS_OK);
        assert_int_equal(again.id, one.id);
        assert_int_equal(again.state, KS_TICKET_WAITING);
    }
    assert_int_equal(ks_store_find_token(db->store, wish.token, &again, &error), KS_OK);
    assert_int_equal(again.id, one.id);
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS).number, "T002");
    assert_int_equal(ks_store_find_token(db->store, "never", &again, &error), KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "This touch has no ticket yet");
}

static void a_number_that_was_given_is_told_again_when_no_other_would_be(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket one, again;
    struct ks_print_record job, same;
    wish.capacity = 1;
    assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wish, &one, &job, NULL), KS_OK);
    const int64_t moments[] = {MONDAY_MS, MONDAY_MS - 60 * MINUTE_MS}; /* full; set back */
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        wish.now_ms = moments[i];
        assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &again, NULL), KS_OK);
        assert_int_equal(again.id, one.id);
        assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wish, &again, &same, NULL),
                         KS_OK);
        assert_int_equal(again.id, one.id);
        assert_int_equal(same.id, job.id);
    }
    wish.token = "another";
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &again, NULL), KS_ERR_CLOCK);
    wish.now_ms = MONDAY_MS;
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &again, NULL), KS_ERR_TAKEN);
    wish.capacity = 2;
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &again, NULL), KS_OK);
    assert_string_equal(again.number, "T002");
}

static void a_reservation_without_a_token_is_refused(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    wish.token = "";
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "A ticket needs a day, a line, a kind of visitor and a token");
}

static void a_prefix_too_long_for_a_number_costs_no_number(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    wish.prefix = "MEDIATION";
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "The prefix of ticket numbers is too long: MEDIATION");
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS).number, "T001");
}

static void a_ticket_moves_only_along_the_allowed_ways(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket = test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    struct ks_error error = {0};
    assert_int_equal(ks_store_move_ticket(db->store, ticket.id, KS_TICKET_FINISHED, false,
                                          MONDAY_MS, NULL, &error),
                     KS_ERR_STATE);
    assert_string_equal(error.text, "Ticket T001 is reserved and cannot become finished");
    assert_int_equal(ks_store_move_ticket(db->store, ticket.id, KS_TICKET_CALLED, false, MONDAY_MS,
                                          NULL, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "A ticket is called by its room, not moved");
    assert_int_equal(
        ks_store_move_ticket(db->store, 99, KS_TICKET_WAITING, false, MONDAY_MS, NULL, &error),
        KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "There is no such ticket");
}

static void an_accepted_screen_ticket_is_marked_and_paper_is_not(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket on_screen = test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket on_paper = test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(ks_store_move_ticket(db->store, on_screen.id, KS_TICKET_WAITING, true,
                                          MONDAY_MS, &on_screen, NULL),
                     KS_OK);
    assert_true(on_screen.is_screen_ticket);
    assert_false(on_paper.is_screen_ticket);
}

static void a_call_takes_the_next_and_fills_the_room(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket first = test_db_queue(db, "person", MONDAY_MS);
    struct ks_ticket called;
    struct ks_error error = {0};
    assert_int_equal(
        test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS + 5, &called, &error), KS_OK);
    assert_int_equal(called.id, first.id);
    assert_int_equal(called.state, KS_TICKET_CALLED);
    assert_string_equal(called.seat, "1");
    assert_int_equal(called.called_ms, MONDAY_MS + 5);
    assert_int_equal(called.call_count, 1);
    (void)test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS, &called, &error),
                     KS_ERR_STATE);
    assert_string_equal(error.text, "Room 1 still has T001: finish it or mark a no-show first");
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("2"), MONDAY_MS, &called, &error),
                     KS_OK);
    assert_string_equal(called.number, "T002");
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("3"), MONDAY_MS, &called, &error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "Nobody is waiting");
}

static void a_reserved_ticket_is_never_called(void **state)
{
    struct test_db *db = *state;
    (void)test_db_reserve(db, MONDAY, "priority", MONDAY_MS);
    struct ks_ticket called;
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS, &called, NULL),
                     KS_ERR_NOT_FOUND);
}

static void yesterdays_tickets_are_not_called_today(void **state)
{
    struct test_db *db = *state;
    (void)test_db_queue(db, "person", MONDAY_MS);
    struct ks_ticket called;
    assert_int_equal(test_call_next(db->store, "2026-11-24", TEST_SEAT("1"),
                                    MONDAY_MS + 24 * 60 * MINUTE_MS, &called, NULL),
                     KS_ERR_NOT_FOUND);
}

static void a_recall_counts_and_is_refused_for_an_empty_room(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(test_recall(db->store, MONDAY, "1", MONDAY_MS, &ticket, &error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "Nobody has been called to room 1");
    (void)test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS, &ticket, &error),
                     KS_OK);
    assert_int_equal(test_recall(db->store, MONDAY, "1", MONDAY_MS + 9, &ticket, &error), KS_OK);
    assert_int_equal(ticket.call_count, 2);
    assert_int_equal(ticket.called_ms, MONDAY_MS + 9);
    assert_int_equal(ticket.state, KS_TICKET_CALLED);
}

static void a_priority_visitor_overtakes_those_of_the_last_twenty_minutes_only(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket long_before = test_db_queue(db, "person", MONDAY_MS - 21 * MINUTE_MS);
    struct ks_ticket level = test_db_queue(db, "person", MONDAY_MS - 20 * MINUTE_MS);
    struct ks_ticket lately = test_db_queue(db, "person", MONDAY_MS - 19 * MINUTE_MS);
    struct ks_ticket priority = test_db_queue(db, "priority", MONDAY_MS);
    const int64_t expected[] = {long_before.id, level.id, priority.id, lately.id};
    int ahead = -1;
    assert_int_equal(ks_store_count_ahead_in(db->store, priority.id, "", &ahead, NULL), KS_OK);
    assert_int_equal(ahead, 2);
    for (int i = 0; i < 4; i++) {
        char room[12];
        struct ks_ticket called;
        snprintf(room, sizeof room, "%d", i);
        assert_int_equal(
            test_call_next(db->store, MONDAY, TEST_SEAT(room), MONDAY_MS, &called, NULL), KS_OK);
        assert_int_equal(called.id, expected[i]);
    }
}

/* Twice as many come as can be served, nine in ten with priority: the ordinary ones still come to
 * their turn, at most 20 minutes of arrivals later than by the order of coming. */
static void ordinary_visitors_never_starve_behind_a_stream_of_priority(void **state)
{
    struct test_db *db = *state;
    enum { MINUTES = 120 };
    int called_people = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
        int64_t now_ms = MONDAY_MS + minute * MINUTE_MS;
        (void)test_db_queue(db, minute % 10 == 0 ? "person" : "priority", now_ms);
        if (minute % 2 != 0)
            continue;
        struct ks_ticket called;
        assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), now_ms, &called, NULL),
                         KS_OK);
        if (strcmp(called.kind, "person") == 0) {
            called_people++;
            int overtakers = 0;
            assert_int_equal(ks_store_count_ahead_in(db->store, called.id, "", &overtakers, NULL),
                             KS_OK);
            assert_int_equal(overtakers, 0);
        }
        (void)test_db_move(db, called.id, KS_TICKET_SERVING, now_ms);
        (void)test_db_move(db, called.id, KS_TICKET_FINISHED, now_ms);
    }
    /* Sixty are through: the ordinary ones of the first 42 minutes, the others of the first 62. */
    assert_int_equal(called_people, 5);
}

static void the_summary_counts_who_waits_and_who_is_unconfirmed(void **state)
{
    struct test_db *db = *state;
    struct ks_queue_summary summary;
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, NULL), KS_OK);
    assert_false(summary.has_current);
    assert_int_equal(summary.waiting, 0);
    (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    for (int i = 0; i < 3; i++)
        (void)test_db_queue(db, "person", MONDAY_MS);
    struct ks_ticket first, second;
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS + 1, &first, NULL),
                     KS_OK);
    assert_int_equal(
        test_call_next(db->store, MONDAY, TEST_SEAT("2"), MONDAY_MS + 2, &second, NULL), KS_OK);
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, NULL), KS_OK);
    assert_int_equal(summary.waiting, 1);
    assert_int_equal(summary.unconfirmed, 1);
    assert_true(summary.has_current);
    assert_int_equal(summary.current.id, second.id);
    assert_int_equal(ks_store_summarise(db->store, "2026-11-24", &summary, NULL), KS_OK);
    assert_int_equal(summary.waiting + summary.unconfirmed + summary.has_current, 0);
}

static void stale_reservations_are_withdrawn_and_others_stay(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket yesterday = test_db_reserve(db, "2026-11-22", "person", MONDAY_MS);
    struct ks_ticket old = test_db_reserve(db, MONDAY, "person", MONDAY_MS - 1);
    struct ks_ticket fresh = test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket waiting = test_db_queue(db, "person", MONDAY_MS - 1);
    int count = 0;
    assert_int_equal(ks_store_cancel_stale(db->store, MONDAY, MONDAY_MS, MONDAY_MS, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 2);
    const struct {
        int64_t id;
        enum ks_ticket_state state;
    } expected[] = {{yesterday.id, KS_TICKET_CANCELLED},
                    {old.id, KS_TICKET_CANCELLED},
                    {fresh.id, KS_TICKET_RESERVED},
                    {waiting.id, KS_TICKET_WAITING}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct ks_ticket ticket;
        assert_int_equal(ks_store_get_ticket(db->store, expected[i].id, &ticket, NULL), KS_OK);
        assert_int_equal(ticket.state, expected[i].state);
    }
}

static void a_receipt_is_found_by_its_code_and_a_code_is_used_once(void **state)
{
    struct test_db *db = *state;
    const struct ks_receipt receipt = {
        .code = "AAAA-BBBB-CCCC",
        .notice_version = "2026-11-22",
        .items = "a,b",
        .signature = (const uint8_t *)"sealed",
        .signature_bytes = 6,
        .signed_ms = MONDAY_MS,
    };
    struct ks_error error = {0};
    struct ks_arena arena = {0};
    struct ks_receipt found = {0};
    assert_int_equal(ks_store_find_receipt(db->store, receipt.code, &arena, &found, &error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "There is no receipt with this code");
    assert_int_equal(ks_store_add_receipt(db->store, &receipt, &error), KS_OK);
    assert_int_equal(ks_store_add_receipt(db->store, &receipt, &error), KS_ERR_STATE);
    assert_int_equal(ks_store_find_receipt(db->store, receipt.code, &arena, &found, &error), KS_OK);
    assert_string_equal(found.code, receipt.code);
    assert_string_equal(found.notice_version, "2026-11-22");
    assert_string_equal(found.items, "a,b");
    assert_int_equal(found.signature_bytes, 6);
    assert_memory_equal(found.signature, "sealed", 6);
    assert_int_equal(found.signed_ms, MONDAY_MS);
    ks_arena_destroy(&arena);
}

static void the_data_version_changes_when_another_handle_commits(void **state)
{
    struct test_db *db = *state;
    struct ks_store *other = NULL;
    struct ks_store_opening opening;
    int64_t before = 0, same = 0, after = 0;
    assert_int_equal(ks_store_open(db->path, MONDAY_MS, &other, &opening, NULL), KS_OK);
    assert_int_equal(ks_store_data_version(other, &before, NULL), KS_OK);
    assert_int_equal(ks_store_data_version(other, &same, NULL), KS_OK);
    (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_data_version(other, &after, NULL), KS_OK);
    assert_int_equal(before, same);
    assert_int_not_equal(before, after);
    ks_store_close(other);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(numbers_count_up_within_a_day_and_start_again_the_next),
        STORE_TEST(a_clock_a_little_behind_lets_nobody_overtake),
        STORE_TEST(the_same_token_gives_the_same_ticket),
        STORE_TEST(a_number_that_was_given_is_told_again_when_no_other_would_be),
        STORE_TEST(a_reservation_without_a_token_is_refused),
        STORE_TEST(a_prefix_too_long_for_a_number_costs_no_number),
        STORE_TEST(a_ticket_moves_only_along_the_allowed_ways),
        STORE_TEST(an_accepted_screen_ticket_is_marked_and_paper_is_not),
        STORE_TEST(a_call_takes_the_next_and_fills_the_room),
        STORE_TEST(a_reserved_ticket_is_never_called),
        STORE_TEST(yesterdays_tickets_are_not_called_today),
        STORE_TEST(a_recall_counts_and_is_refused_for_an_empty_room),
        STORE_TEST(a_priority_visitor_overtakes_those_of_the_last_twenty_minutes_only),
        STORE_TEST(ordinary_visitors_never_starve_behind_a_stream_of_priority),
        STORE_TEST(the_summary_counts_who_waits_and_who_is_unconfirmed),
        STORE_TEST(stale_reservations_are_withdrawn_and_others_stay),
        STORE_TEST(a_receipt_is_found_by_its_code_and_a_code_is_used_once),
        STORE_TEST(the_data_version_changes_when_another_handle_commits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
