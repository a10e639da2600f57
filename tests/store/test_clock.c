/* A clock that is set back or ahead: no number twice, none in a day that is over, and staff's word.
 */
#include "store/store_clock.h"
#include "store/support.h"

#define DAY_MS (24 * 60 * MINUTE_MS)

static enum ks_err take(struct test_db *db, int64_t now_ms, struct ks_ticket *out,
                        struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    struct ks_reservation wish = test_db_wish(db, day, "person", now_ms);
    return ks_store_reserve_ticket(db->store, &wish, out, error);
}

static void assert_taken(struct test_db *db, int64_t now_ms, const char *day, const char *number)
{
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(take(db, now_ms, &ticket, &error), KS_OK);
    assert_string_equal(ticket.day, day);
    assert_string_equal(ticket.number, number);
}

static void assert_refused(struct test_db *db, int64_t now_ms)
{
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(take(db, now_ms, &ticket, &error), KS_ERR_CLOCK);
    assert_int_equal(ticket.id, 0);
    assert_non_null(strstr(error.text, "put it right, or say kioskctl clock confirm"));
    assert_int_equal(ks_store_check_clock(db->store, now_ms, &error), KS_ERR_CLOCK);
}

static void confirm(struct test_db *db, int64_t now_ms, int withdrawn)
{
    struct ks_error error = {0};
    int count = -1;
    assert_int_equal(ks_store_confirm_clock(db->store, now_ms, &count, &error), KS_OK);
    assert_int_equal(count, withdrawn);
}

static void a_clock_set_back_gives_numbers_only_within_the_slack(void **state)
{
    struct test_db *db = *state;
    assert_taken(db, MONDAY_MS, MONDAY, "T001");
    assert_taken(db, MONDAY_MS - MINUTE_MS, MONDAY, "T002");
    assert_refused(db, MONDAY_MS - 7 * MINUTE_MS);
    assert_refused(db, MONDAY_MS - DAY_MS);
    assert_refused(db, MONDAY_MS - 365 * DAY_MS);
    assert_refused(db, 0);
    assert_taken(db, MONDAY_MS, MONDAY, "T003"); /* put right again */
}

static void what_was_refused_says_the_last_number(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_taken(db, MONDAY_MS, MONDAY, "T001");
    assert_int_equal(take(db, MONDAY_MS - DAY_MS, &ticket, &error), KS_ERR_CLOCK);
    assert_string_equal(error.text,
                        "The clock stands before the last number, of 2026-11-23 09:41: put it "
                        "right, or say kioskctl clock confirm");
}

static void staffs_word_lets_numbers_go_on_and_none_comes_twice(void **state)
{
    struct test_db *db = *state;
    assert_taken(db, MONDAY_MS, MONDAY, "T001");
    assert_taken(db, MONDAY_MS, MONDAY, "T002");
    confirm(db, MONDAY_MS - 60 * MINUTE_MS, 0);
    assert_taken(db, MONDAY_MS - 60 * MINUTE_MS, MONDAY, "T003");
    confirm(db, MONDAY_MS - DAY_MS, 3);
    assert_taken(db, MONDAY_MS - DAY_MS, "2026-11-22", "T001");
    assert_taken(db, MONDAY_MS, MONDAY, "T004"); /* its day comes again */
    assert_refused(db, MONDAY_MS - DAY_MS);      /* and counts again */
}

static void a_year_ahead_and_back_locks_nothing_after_staffs_word(void **state)
{
    struct test_db *db = *state;
    struct ks_queue_summary summary;
    assert_taken(db, MONDAY_MS, MONDAY, "T001");
    assert_taken(db, MONDAY_MS + 365 * DAY_MS, "2027-11-23", "T001");
    assert_refused(db, MONDAY_MS + MINUTE_MS);
    confirm(db, MONDAY_MS + MINUTE_MS, 1);
    assert_taken(db, MONDAY_MS + MINUTE_MS, MONDAY, "T002");
    test_db_close(db);
    test_db_open(db);
    assert_taken(db, MONDAY_MS + 2 * MINUTE_MS, MONDAY, "T003");
    assert_int_equal(ks_store_summarise(db->store, "2027-11-23", &summary, NULL), KS_OK);
    assert_int_equal(summary.waiting + summary.unconfirmed, 0); /* no ghost of that year */
    assert_taken(db, MONDAY_MS + 365 * DAY_MS, "2027-11-23", "T002");
}

static void order_is_kept_after_staffs_word_within_a_day(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket first = test_db_queue(db, "person", MONDAY_MS), called;
    confirm(db, MONDAY_MS - 60 * MINUTE_MS, 0);
    (void)test_db_queue(db, "person", MONDAY_MS - 60 * MINUTE_MS);
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS, &called, NULL),
                     KS_OK);
    assert_int_equal(called.id, first.id);
}

static void who_came_by_a_clock_ahead_is_before_all_who_come_after_it_was_put_right(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket, called;
    struct ks_error error = {0};
    const int64_t ahead = MONDAY_MS + 5 * 60 * MINUTE_MS;
    assert_int_equal(take(db, ahead, &ticket, &error), KS_OK);
    assert_int_equal(
        ks_store_move_ticket(db->store, ticket.id, KS_TICKET_WAITING, false, ahead, NULL, &error),
        KS_OK);
    confirm(db, MONDAY_MS, 0);
    for (int i = 1; i <= 2; i++) {
        struct ks_reservation wish =
            test_db_wish(db, MONDAY, i == 1 ? "person" : "priority", MONDAY_MS + i * MINUTE_MS);
        assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_OK);
        assert_int_equal(ks_store_move_ticket(db->store, ticket.id, KS_TICKET_WAITING, false,
                                              MONDAY_MS + i * MINUTE_MS, NULL, &error),
                         KS_OK);
    }
    /* Twenty minutes of head start go before one minute of waiting, as on any other day. */
    static const char *const order[] = {"T003", "T001", "T002"};
    for (int i = 0; i < 3; i++) {
        char room[] = {(char)('1' + i), '\0'};
        assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT(room),
                                        MONDAY_MS + 5 * MINUTE_MS, &called, &error),
                         KS_OK);
        assert_string_equal(called.number, order[i]);
    }
}

static void the_same_touch_gets_its_number_by_any_clock(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket first, again;
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &first, NULL), KS_OK);
    wish.now_ms -= DAY_MS;
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &again, NULL), KS_OK);
    assert_int_equal(again.id, first.id);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_clock_set_back_gives_numbers_only_within_the_slack),
        STORE_TEST(what_was_refused_says_the_last_number),
        STORE_TEST(staffs_word_lets_numbers_go_on_and_none_comes_twice),
        STORE_TEST(a_year_ahead_and_back_locks_nothing_after_staffs_word),
        STORE_TEST(order_is_kept_after_staffs_word_within_a_day),
        STORE_TEST(who_came_by_a_clock_ahead_is_before_all_who_come_after_it_was_put_right),
        STORE_TEST(the_same_touch_gets_its_number_by_any_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
