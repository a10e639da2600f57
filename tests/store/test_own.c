#include "store/store_own.h"
#include "support.h"

static struct ks_ticket waiting(struct test_db *db)
{
    struct ks_ticket ticket;
    const struct ks_reservation wanted = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_reserve_ticket(db->store, &wanted, &ticket, NULL), KS_OK);
    assert_int_equal(ks_store_move_ticket(db->store, ticket.id, KS_TICKET_WAITING, false, MONDAY_MS,
                                          &ticket, NULL),
                     KS_OK);
    return ticket;
}

static const char *check_of(struct test_db *db, const struct ks_ticket *ticket)
{
    static char check[KS_SLIP_CHECK_DIGITS + 1];
    assert_int_equal(ks_store_slip_check(db->store, ticket->id, 1, check, NULL), KS_OK);
    return check;
}

/* Digits that are not those of the ticket. */
static const char *wrong_of(struct test_db *db, const struct ks_ticket *ticket)
{
    static char wrong[KS_SLIP_CHECK_DIGITS + 1];
    strcpy(wrong, check_of(db, ticket));
    wrong[0] = wrong[0] == '9' ? '0' : (char)(wrong[0] + 1);
    return wrong;
}

static void the_check_of_a_slip_stays_the_same_and_is_its_own(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket tickets[40];
    char first[KS_SLIP_CHECK_DIGITS + 1];
    int same = 0;
    for (int i = 0; i < 40; i++)
        tickets[i] = waiting(db);
    strcpy(first, check_of(db, &tickets[0]));
    assert_int_equal(strlen(first), KS_SLIP_CHECK_DIGITS);
    assert_string_equal(check_of(db, &tickets[0]), first);
    for (int i = 1; i < 40; i++)
        same += strcmp(check_of(db, &tickets[i]), first) == 0;
    assert_in_range(same, 0, 2); /* by chance 1 in 10,000 */
}

static void a_number_is_given_back_with_its_check_alone(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_ticket ticket = waiting(db), out;
    assert_int_equal(ks_store_give_back(db->store, MONDAY, ticket.number, wrong_of(db, &ticket),
                                        MONDAY_MS, &out, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "These are not the check digits of T001");
    assert_int_equal(ks_store_give_back(db->store, MONDAY, ticket.number, check_of(db, &ticket),
                                        MONDAY_MS, &out, &error),
                     KS_OK);
    assert_int_equal(out.state, KS_TICKET_CANCELLED);
    assert_int_equal(ks_store_give_back(db->store, MONDAY, ticket.number, check_of(db, &ticket),
                                        MONDAY_MS, &out, &error),
                     KS_ERR_STATE);
}

static void whoever_guesses_is_stopped_also_with_the_right_digits(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket = waiting(db), other = waiting(db), out;
    for (int i = 0; i < KS_MOST_WRONG_CHECKS; i++)
        assert_int_equal(ks_store_give_back(db->store, MONDAY, ticket.number, wrong_of(db, &ticket),
                                            MONDAY_MS, &out, NULL),
                         KS_ERR_INPUT);
    assert_int_equal(ks_store_give_back(db->store, MONDAY, ticket.number, check_of(db, &ticket),
                                        MONDAY_MS, &out, NULL),
                     KS_ERR_BUSY);
    assert_int_equal(ks_store_give_back(db->store, MONDAY, other.number, check_of(db, &other),
                                        MONDAY_MS, &out, NULL),
                     KS_OK); /* each number counts for itself */
}

static void a_slip_is_known_by_its_check_and_guesses_count_together(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_ticket ticket = waiting(db), out;
    assert_int_equal(
        ks_store_check_slip(db->store, MONDAY, ticket.number, check_of(db, &ticket), &error),
        KS_OK);
    assert_int_equal(ks_store_check_slip(db->store, MONDAY, "T099", check_of(db, &ticket), &error),
                     KS_ERR_NOT_FOUND);
    for (int i = 0; i < KS_MOST_WRONG_CHECKS; i++)
        assert_int_equal(
            ks_store_check_slip(db->store, MONDAY, ticket.number, wrong_of(db, &ticket), &error),
            KS_ERR_INPUT);
    assert_int_equal(
        ks_store_check_slip(db->store, MONDAY, ticket.number, check_of(db, &ticket), &error),
        KS_ERR_BUSY);
    assert_int_equal(ks_store_give_back(db->store, MONDAY, ticket.number, check_of(db, &ticket),
                                        MONDAY_MS, &out, &error),
                     KS_ERR_BUSY);
}

static void a_number_that_is_called_is_not_given_back_at_that_moment(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket = waiting(db), out;
    const struct ks_seat_act call = {
        .act = KS_QUEUE_CALL, .seat = TEST_SEAT("1"), .day = MONDAY, .now_ms = MONDAY_MS};
    assert_int_equal(ks_store_act_and_call(db->store, &call, &out, NULL, NULL), KS_OK);
    assert_int_equal(ks_store_give_back(db->store, MONDAY, ticket.number, check_of(db, &ticket),
                                        MONDAY_MS, &out, NULL),
                     KS_ERR_STATE);
    assert_int_equal(ks_store_get_ticket(db->store, ticket.id, &out, NULL), KS_OK);
    assert_int_equal(out.state, KS_TICKET_CALLED);
}

static void a_visitor_who_came_back_is_not_sent_away_by_an_undo(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket = waiting(db), out;
    struct ks_seat_act act = {
        .act = KS_QUEUE_CALL, .seat = TEST_SEAT("1"), .day = MONDAY, .now_ms = MONDAY_MS};
    assert_int_equal(ks_store_act_and_call(db->store, &act, &out, NULL, NULL), KS_OK);
    act.act = KS_QUEUE_MISS;
    assert_int_equal(ks_store_act_and_call(db->store, &act, &out, NULL, NULL), KS_OK);
    const struct ks_seat_act back = {.act = KS_QUEUE_BACK,
                                     .seat = &(struct ks_store_seat){.id = ""},
                                     .day = MONDAY,
                                     .number = ticket.number,
                                     .now_ms = MONDAY_MS + 1};
    assert_int_equal(ks_store_act_and_call(db->store, &back, &out, NULL, NULL), KS_OK);
    act.act = KS_QUEUE_UNDO;
    act.now_ms += 2;
    assert_int_equal(ks_store_act_and_call(db->store, &act, &out, NULL, NULL), KS_ERR_STATE);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_check_of_a_slip_stays_the_same_and_is_its_own),
        STORE_TEST(a_number_is_given_back_with_its_check_alone),
        STORE_TEST(whoever_guesses_is_stopped_also_with_the_right_digits),
        STORE_TEST(a_slip_is_known_by_its_check_and_guesses_count_together),
        STORE_TEST(a_number_that_is_called_is_not_given_back_at_that_moment),
        STORE_TEST(a_visitor_who_came_back_is_not_sent_away_by_an_undo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
