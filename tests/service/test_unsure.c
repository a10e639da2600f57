/* Tickets of which nobody knows whether they came out: never a silent second copy. */
#include "service/spool_support.h"

static void take_unsure(struct court *court, const char *token, struct ks_take_result *result)
{
    court->printer->is_silent = true;
    assert_int_equal(take(court, token, result), KS_ERR_PRINTER);
    assert_true(result->has_ticket);
    assert_int_equal(result->paper.end, KS_PAPER_UNSURE);
    assert_int_not_equal(result->paper.end, KS_PAPER_OUT);
    assert_int_equal(result->ticket.state, KS_TICKET_RESERVED);
    assert_int_equal(job_of(court, result).state, KS_PRINT_JOB_UNKNOWN);
}

static void an_unsure_ticket_is_not_printed_again_by_itself(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    take_unsure(court, "a", &result);
    assert_int_equal(court_count_slips(court), 1);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(take(court, "a", &result), KS_ERR_PRINTER);
        assert_int_equal(result.paper.end, KS_PAPER_UNSURE);
        assert_string_equal(court->error.text,
                            "Nobody knows whether the slip of ticket T001 came out: look before it "
                            "is printed again");
    }
    assert_int_equal(court_count_slips(court), 1);
    assert_int_equal(waiting(court), 0);
}

static const struct ks_take_request request_a = {
    .token = "a", .kind = "person", .lang = KS_LANG_EN};

static void the_visitor_who_holds_the_slip_waits(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    take_unsure(court, "a", &result);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ks_queue_confirm_paper(&court->desk, &request_a, &result, &court->error),
                         KS_OK);
        assert_int_equal(result.ticket.state, KS_TICKET_WAITING);
        assert_int_equal(result.paper.end, KS_PAPER_OUT);
        assert_false(result.ticket.is_screen_ticket);
    }
    assert_int_equal(job_of(court, &result).state, KS_PRINT_JOB_PRINTED);
    assert_int_equal(waiting(court), 1);
    assert_int_equal(court_count_slips(court), 1);
}

static void what_never_came_out_is_printed_again_with_a_mark(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    take_unsure(court, "a", &result);
    court->printer->is_silent = false;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ks_queue_print_again(&court->desk, &request_a, &result, &court->error),
                         KS_OK);
        assert_string_equal(result.ticket.number, "T001");
        assert_int_equal(result.ticket.state, KS_TICKET_WAITING);
    }
    assert_int_equal(court_count_slips(court), 2);
    assert_non_null(strstr(court_last_slip(court), "Printed again"));
    assert_true(job_of(court, &result).is_reprint);
    assert_int_equal(job_of(court, &result).attempts, 2);
    assert_int_equal(waiting(court), 1);
}

static void a_jammed_slip_is_marked_when_it_is_printed_at_last(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_printer(court, "jam-midway");
    assert_int_equal(take(court, "a", &result), KS_ERR_PRINTER);
    assert_string_equal(job_of(court, &result).reason, "jam-midway");
    court_set_printer(court, "ready");
    assert_int_equal(take(court, "a", &result), KS_OK);
    assert_non_null(strstr(court_last_slip(court), "Printed again"));
    assert_int_equal(job_of(court, &result).attempts, 2);
}

static void a_line_that_drops_leaves_the_ticket_to_the_visitor(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct looking_printer looking = looking_printer_of(court, KS_ERR_UNCERTAIN);
    court->desk.printer = &looking.printer;
    assert_int_equal(take(court, "a", &result), KS_ERR_PRINTER);
    assert_int_equal(result.paper.end, KS_PAPER_UNSURE);
    assert_int_equal(job_of(court, &result).state, KS_PRINT_JOB_UNKNOWN);
    assert_int_equal(ks_queue_accept_on_screen(&court->desk, &request_a, &result, &court->error),
                     KS_OK);
    assert_true(result.ticket.is_screen_ticket);
    assert_int_equal(waiting(court), 1);
}

static void a_number_that_never_was_on_the_way_to_paper_cannot_be_confirmed(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    assert_int_equal(ks_queue_confirm_paper(&court->desk, &request_a, &result, &court->error),
                     KS_ERR_NOT_FOUND);
    court_set_printer(court, "jam-midway");
    assert_int_equal(take(court, "a", &result), KS_ERR_PRINTER);
    assert_int_equal(ks_queue_confirm_paper(&court->desk, &request_a, &result, &court->error),
                     KS_ERR_STATE);
    assert_string_equal(court->error.text, "Print job 1 is failed: there is nothing to decide");
    assert_int_equal(waiting(court), 0);
}

static void staff_print_an_unsure_ticket_again_and_it_waits(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_paper_report report;
    take_unsure(court, "a", &result);
    int64_t first = job_of(court, &result).id;
    court->printer->is_silent = false;
    court_set_printer(court, "paper-out");
    assert_int_equal(ks_queue_reprint(&court->desk, result.ticket.id, 1, KS_LANG_EN, NULL, &report,
                                      &court->error),
                     KS_ERR_PRINTER);
    court_set_printer(court, "ready");
    assert_int_equal(ks_queue_reprint(&court->desk, result.ticket.id, 1, KS_LANG_EN, NULL, &report,
                                      &court->error),
                     KS_OK);
    assert_non_null(strstr(court_last_slip(court), "Printed again"));
    assert_int_equal(waiting(court), 1);
    assert_int_equal(record_of(court, first).state, KS_PRINT_JOB_UNKNOWN);
    assert_int_equal(job_of(court, &result).state, KS_PRINT_JOB_PRINTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(an_unsure_ticket_is_not_printed_again_by_itself),
        COURT_TEST(the_visitor_who_holds_the_slip_waits),
        COURT_TEST(what_never_came_out_is_printed_again_with_a_mark),
        COURT_TEST(a_jammed_slip_is_marked_when_it_is_printed_at_last),
        COURT_TEST(a_line_that_drops_leaves_the_ticket_to_the_visitor),
        COURT_TEST(a_number_that_never_was_on_the_way_to_paper_cannot_be_confirmed),
        COURT_TEST(staff_print_an_unsure_ticket_again_and_it_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
