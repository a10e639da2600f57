/* Numbers in doubt, from the death that made them to staff's word or the end of the day. */
#include "service/queue_papers.h"
#include "service/spool_support.h"

static void take_unsure(struct court *court, const char *token)
{
    struct ks_take_result result;
    court->printer->is_silent = true;
    assert_int_equal(take(court, token, &result), KS_ERR_PRINTER);
    assert_int_equal(result.paper.end, KS_PAPER_UNSURE);
    court->printer->is_silent = false;
}

static struct ks_unsure_numbers list(struct court *court)
{
    struct ks_unsure_numbers numbers;
    assert_int_equal(
        ks_queue_list_unsure(&court->desk, court->time.wall_ms, &numbers, &court->error), KS_OK);
    return numbers;
}

static enum ks_err decide(struct court *court, const char *number, bool is_out,
                          struct ks_ticket *ticket)
{
    return ks_queue_decide_paper(&court->desk, number, is_out, court->time.wall_ms, ticket,
                                 &court->error);
}

static void staff_see_them_with_their_age_and_what_is_known(void **state)
{
    struct court *court = *state;
    take_unsure(court, "a");
    ks_clock_manual_advance(&court->time, 7 * MINUTE_MS);
    struct ks_unsure_numbers numbers = list(court);
    assert_int_equal(numbers.count, 1);
    assert_int_equal(numbers.total, 1);
    assert_string_equal(numbers.rows[0].number, "T001");
    assert_int_equal(numbers.rows[0].age_ms, 7 * MINUTE_MS);
    assert_string_equal(numbers.rows[0].known, "The printer did not say whether it was printed.");
    assert_false(numbers.rows[0].has_expired);
}

static void the_next_visitors_do_not_withdraw_them_however_long_it_takes(void **state)
{
    struct court *court = *state;
    struct ks_take_result other;
    take_unsure(court, "a");
    for (int i = 0; i < 5; i++) {
        char token[16];
        snprintf(token, sizeof token, "o%d", i);
        ks_clock_manual_advance(&court->time, 25 * MINUTE_MS);
        assert_int_equal(take(court, token, &other), KS_OK);
    }
    assert_int_equal(list(court).count, 1);
    struct ks_ticket ticket;
    assert_int_equal(decide(court, "t001", true, &ticket), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_WAITING);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "1", &ticket), KS_OK);
    assert_string_equal(ticket.number, "T001"); /* its own place: before the five */
    assert_int_equal(list(court).count, 0);
}

static void staff_withdraw_what_never_came_out(void **state)
{
    struct court *court = *state;
    struct ks_ticket ticket;
    take_unsure(court, "a");
    assert_int_equal(decide(court, "T001", false, &ticket), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_CANCELLED);
    assert_int_equal(list(court).total, 0);
    assert_int_equal(decide(court, "T009", true, &ticket), KS_ERR_NOT_FOUND);
    assert_string_equal(court->error.text, "There is no number T009 of 2026-11-23");
}

static void nothing_is_decided_of_a_slip_that_is_just_being_printed(void **state)
{
    struct court *court = *state;
    struct ks_store *other = NULL;
    struct ks_store_opening opening;
    struct ks_print_record paper;
    struct ks_ticket ticket;
    take_unsure(court, "a");
    take_unsure(court, "b");
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &other, &opening, &court->error), KS_OK);
    assert_int_equal(ks_store_find_token(other, "a", &ticket, &court->error), KS_OK);
    assert_int_equal(ks_store_print_job_of_ticket(other, ticket.id, &paper, &court->error), KS_OK);
    assert_int_equal(ks_store_hold_paper(other, &paper, &court->error), KS_OK);
    assert_int_equal(decide(court, "T001", true, &ticket), KS_ERR_BUSY);
    assert_string_equal(court->error.text,
                        "The slip of T001 is just being printed: try again in a moment");
    assert_int_equal(decide(court, "T002", true, &ticket), KS_OK);
    ks_store_close(other);
    assert_int_equal(decide(court, "T001", true, &ticket), KS_OK);
}

static int end(struct court *court)
{
    int count = -1;
    assert_int_equal(ks_queue_end_unsure(&court->desk, court->content, court->time.wall_ms, &count,
                                         &court->error),
                     KS_OK);
    return count;
}

static void they_end_when_the_hall_closes_and_a_holder_may_still_come(void **state)
{
    struct court *court = *state;
    struct ks_ticket ticket;
    take_unsure(court, "a");
    court_set_time(court, 2026, 11, 23, 12, 30); /* a pause */
    assert_int_equal(end(court), 0);
    court_set_time(court, 2026, 11, 23, 16, 59);
    assert_int_equal(end(court), 0);
    court_set_time(court, 2026, 11, 23, 17, 0);
    assert_int_equal(end(court), 1);
    assert_int_equal(end(court), 0);
    struct ks_unsure_numbers numbers = list(court);
    assert_int_equal(numbers.count, 1);
    assert_true(numbers.rows[0].has_expired);
    assert_int_equal(decide(court, "T001", true, &ticket), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_WAITING);
}

static void who_finds_the_slip_just_after_closing_waits(void **state)
{
    struct court *court = *state;
    const struct ks_take_request request = {.token = "a", .kind = "person", .lang = KS_LANG_EN};
    struct ks_take_result result;
    court_set_time(court, 2026, 11, 23, 16, 59);
    take_unsure(court, "a");
    court_set_time(court, 2026, 11, 23, 17, 0);
    assert_int_equal(end(court), 1);
    assert_int_equal(ks_queue_confirm_paper(&court->desk, &request, &result, &court->error), KS_OK);
    assert_int_equal(result.ticket.state, KS_TICKET_WAITING);
    assert_int_equal(waiting(court), 1);
}

static void the_next_day_they_are_over(void **state)
{
    struct court *court = *state;
    struct ks_ticket ticket;
    struct ks_take_result result;
    take_unsure(court, "a");
    court_set_time(court, 2026, 11, 24, 9, 0);
    assert_int_equal(take(court, "b", &result), KS_OK); /* who takes a number sweeps */
    assert_int_equal(list(court).total, 0);
    assert_int_equal(end(court), 0);
    assert_int_equal(ks_store_find_token(court->store, "a", &ticket, &court->error), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_EXPIRED);
}

static void a_clock_gone_back_gives_no_number_and_says_so(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    const struct ks_take_request request = {.token = "c", .kind = "person", .lang = KS_LANG_EN};
    court_set_time(court, 2026, 11, 24, 9, 30);
    assert_int_equal(take(court, "a", &result), KS_OK);
    court_set_time(court, 2026, 11, 23, 9, 30);
    assert_int_equal(take(court, "b", &result), KS_ERR_CLOCK);
    assert_false(result.has_ticket);
    assert_int_equal(ks_queue_accept_on_screen(&court->desk, &request, &result, &court->error),
                     KS_ERR_CLOCK);
    assert_false(result.has_ticket);
    court_set_time(court, 2026, 11, 24, 9, 25);
    assert_int_equal(take(court, "b", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T002");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(staff_see_them_with_their_age_and_what_is_known),
        COURT_TEST(the_next_visitors_do_not_withdraw_them_however_long_it_takes),
        COURT_TEST(staff_withdraw_what_never_came_out),
        COURT_TEST(nothing_is_decided_of_a_slip_that_is_just_being_printed),
        COURT_TEST(they_end_when_the_hall_closes_and_a_holder_may_still_come),
        COURT_TEST(who_finds_the_slip_just_after_closing_waits),
        COURT_TEST(the_next_day_they_are_over),
        COURT_TEST(a_clock_gone_back_gives_no_number_and_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
