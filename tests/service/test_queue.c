#include "domain/queue/estimate.h"
#include "service/support.h"

static enum ks_err take(struct court *court, const char *token, const char *kind,
                        struct ks_take_result *result)
{
    const struct ks_take_request request = {.token = token, .kind = kind, .lang = KS_LANG_EN};
    return ks_queue_take(&court->desk, &request, result, &court->error);
}

static enum ks_err accept_on_screen(struct court *court, const char *token,
                                    struct ks_take_result *result)
{
    const struct ks_take_request request = {.token = token, .kind = "person", .lang = KS_LANG_EN};
    return ks_queue_accept_on_screen(&court->desk, &request, result, &court->error);
}

static struct ks_queue_summary summary_of(struct court *court)
{
    struct ks_queue_summary summary;
    assert_int_equal(ks_queue_summary(&court->desk, court->time.wall_ms, &summary, &court->error),
                     KS_OK);
    return summary;
}

static void assert_opening(struct court *court, bool is_open, int month, int day, int minute)
{
    struct ks_opening_state state = ks_queue_opening(court->content, court->time.wall_ms);
    assert_int_equal(state.is_open, is_open);
    if (!is_open) {
        assert_true(state.next_is_known);
        assert_int_equal(state.next_day.month, month);
        assert_int_equal(state.next_day.day, day);
        assert_int_equal(state.next_minute, minute);
    }
}

static void the_queue_is_open_in_its_hours_and_says_when_next(void **state)
{
    struct court *court = *state;
    const struct {
        int month, day, hour, minute;
        bool is_open;
        int next_month, next_day, next_minute;
    } cases[] = {
        {11, 23, 8, 59, false, 11, 23, 540}, {11, 23, 9, 0, true, 0, 0, 0},
        {11, 23, 11, 59, true, 0, 0, 0},     {11, 23, 12, 0, false, 11, 23, 810},
        {11, 23, 13, 30, true, 0, 0, 0},     {11, 23, 17, 0, false, 11, 24, 540},
        {11, 27, 17, 0, false, 11, 30, 540}, /* Friday evening: Monday */
        {10, 1, 10, 0, false, 10, 8, 540},   /* National Day */
        {9, 20, 10, 0, true, 0, 0, 0},       /* a Sunday worked in exchange */
        {10, 10, 10, 0, true, 0, 0, 0},      /* a Saturday worked in exchange */
        {9, 19, 10, 0, false, 9, 20, 540},   /* the Saturday before it */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        court_set_time(court, 2026, cases[i].month, cases[i].day, cases[i].hour, cases[i].minute);
        assert_opening(court, cases[i].is_open, cases[i].next_month, cases[i].next_day,
                       cases[i].next_minute);
    }
}

static void beyond_the_calendar_the_next_opening_is_not_guessed(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_time(court, 2026, 12, 31, 17, 30);
    struct ks_opening_state opening = ks_queue_opening(court->content, court->time.wall_ms);
    assert_false(opening.is_open);
    assert_false(opening.next_is_known);
    assert_int_equal(take(court, "a", "person", &result), KS_ERR_CLOSED);
    assert_string_equal(court->error.text,
                        "Numbers are not given now, and the calendar does not reach the next "
                        "opening: publish next year's calendar");
}

static void closed_gives_no_number_and_prints_nothing(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_time(court, 2026, 10, 1, 10, 0);
    assert_int_equal(take(court, "a", "person", &result), KS_ERR_CLOSED);
    assert_string_equal(court->error.text,
                        "Numbers are not given now; next opening 2026-10-08 09:00");
    assert_false(result.has_ticket);
    assert_int_equal(accept_on_screen(court, "a", &result), KS_ERR_CLOSED);
    assert_int_equal(court_count_slips(court), 0);
    assert_int_equal(summary_of(court).unconfirmed, 0);
}

static void a_taken_number_is_on_paper_and_waits(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    assert_int_equal(take(court, "a", "person", &result), KS_OK);
    assert_true(result.has_ticket);
    assert_string_equal(result.ticket.number, "T001");
    assert_int_equal(result.ticket.state, KS_TICKET_WAITING);
    assert_int_equal(result.ahead, 0);
    assert_int_equal(result.paper.end, KS_PAPER_OUT);
    assert_int_equal(court_count_slips(court), 1);
    const char *slip = court_last_slip(court);
    assert_non_null(strstr(slip, "T001"));
    assert_non_null(strstr(slip, "0 people"));
    assert_non_null(strstr(slip, "No. 1–3"));
    assert_non_null(strstr(slip, "Identity card"));
    assert_non_null(strstr(slip, "Mediation is voluntary"));
    assert_non_null(strstr(slip, "2026-11-23 09:41"));
    assert_int_equal(summary_of(court).waiting, 1);
}

static void ten_taps_of_one_gesture_are_one_ticket_and_one_slip(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    for (int i = 0; i < 10; i++) {
        assert_int_equal(take(court, "one-gesture", "person", &result), KS_OK);
        assert_string_equal(result.ticket.number, "T001");
        assert_int_equal(result.paper.end, KS_PAPER_OUT);
    }
    assert_int_equal(court_count_slips(court), 1);
    assert_int_equal(summary_of(court).waiting, 1);
}

static void the_wait_is_a_range_from_those_ahead(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    char token[16];
    for (int i = 0; i < 7; i++) {
        snprintf(token, sizeof token, "t%d", i);
        assert_int_equal(take(court, token, "person", &result), KS_OK);
        assert_int_equal(result.ahead, i);
    }
    int low = 0, high = 0;
    assert_true(ks_wait_estimate(6, 3, 15, 30, &low, &high));
    assert_int_equal(result.wait_low_min, low);
    assert_int_equal(result.wait_high_min, high);
    char expected[64];
    snprintf(expected, sizeof expected, "%d–%d min", low, high);
    assert_non_null(strstr(court_last_slip(court), expected));
    assert_non_null(strstr(court_last_slip(court), "6 people"));
}

static void a_printer_that_is_not_ready_costs_no_number(void **state)
{
    struct court *court = *state;
    const struct {
        const char *word;
        enum ks_paper_why why;
    } cases[] = {{"paper-out", KS_WHY_NO_PAPER},
                 {"cover-open", KS_WHY_COVER_OPEN},
                 {"offline", KS_WHY_NO_ANSWER}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ks_take_result result;
        court_set_printer(court, cases[i].word);
        assert_int_equal(take(court, "a", "person", &result), KS_ERR_PRINTER);
        assert_string_equal(court->error.text, "The printer is not ready: nothing was reserved");
        assert_false(result.has_ticket);
        assert_int_not_equal(result.paper.end, KS_PAPER_OUT);
        assert_int_equal(result.paper.why, cases[i].why);
    }
    assert_int_equal(court_count_slips(court), 0);
    assert_int_equal(summary_of(court).unconfirmed, 0);
    struct ks_take_result result;
    court_set_printer(court, "ready");
    assert_int_equal(take(court, "a", "person", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T001");
}

static void low_paper_still_prints(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_printer(court, "paper-low");
    assert_int_equal(take(court, "a", "person", &result), KS_OK);
    assert_int_equal(result.paper.why, KS_WHY_PAPER_LOW);
}

static void a_jam_leaves_the_number_reserved_and_uncounted(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_printer(court, "jam-midway");
    assert_int_equal(take(court, "a", "person", &result), KS_ERR_PRINTER);
    assert_true(result.has_ticket);
    assert_int_equal(result.ticket.state, KS_TICKET_RESERVED);
    assert_int_equal(result.paper.why, KS_WHY_JAM);
    assert_int_not_equal(result.paper.end, KS_PAPER_OUT);
    assert_int_equal(summary_of(court).waiting, 0);
    assert_int_equal(summary_of(court).unconfirmed, 1);
}

static void after_a_jam_the_same_gesture_prints_the_same_number(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_printer(court, "jam-midway");
    assert_int_equal(take(court, "a", "person", &result), KS_ERR_PRINTER);
    court_set_printer(court, "ready");
    assert_int_equal(take(court, "a", "person", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T001");
    assert_int_equal(result.ticket.state, KS_TICKET_WAITING);
    assert_int_equal(court_count_slips(court), 1);
}

static void a_screen_ticket_waits_after_a_jam(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_printer(court, "jam-midway");
    assert_int_equal(take(court, "a", "person", &result), KS_ERR_PRINTER);
    assert_int_equal(accept_on_screen(court, "a", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T001");
    assert_true(result.ticket.is_screen_ticket);
    assert_int_equal(result.ticket.state, KS_TICKET_WAITING);
    assert_int_equal(summary_of(court).waiting, 1);
    assert_int_equal(summary_of(court).unconfirmed, 0);
}

static void a_screen_ticket_without_a_reservation_is_one_ticket_however_often_tapped(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_printer(court, "paper-out");
    assert_int_equal(take(court, "a", "person", &result), KS_ERR_PRINTER);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(accept_on_screen(court, "a", &result), KS_OK);
        assert_string_equal(result.ticket.number, "T001");
        assert_true(result.ticket.is_screen_ticket);
        assert_int_not_equal(result.paper.end, KS_PAPER_OUT);
    }
    assert_int_equal(summary_of(court).waiting, 1);
    assert_int_equal(court_count_slips(court), 0);
}

static void numbers_start_again_after_midnight(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    assert_int_equal(take(court, "a", "person", &result), KS_OK);
    assert_int_equal(take(court, "b", "person", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T002");
    court_set_time(court, 2026, 11, 24, 9, 0);
    assert_int_equal(summary_of(court).waiting, 0);
    assert_int_equal(take(court, "c", "person", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T001");
    assert_string_equal(result.ticket.day, "2026-11-24");
    assert_int_equal(result.ahead, 0);
}

static void a_reservation_left_behind_is_void_after_half_an_hour(void **state)
{
    struct court *court = *state;
    struct ks_take_result left, other;
    court_set_printer(court, "jam-midway");
    assert_int_equal(take(court, "left", "person", &left), KS_ERR_PRINTER);
    court_set_printer(court, "ready");
    ks_clock_manual_advance(&court->time, 31 * MINUTE_MS);
    assert_int_equal(take(court, "other", "person", &other), KS_OK);
    assert_int_equal(summary_of(court).unconfirmed, 0);
    assert_int_equal(take(court, "left", "person", &left), KS_ERR_STATE);
    assert_string_equal(court->error.text, "Ticket T001 was withdrawn: take a new number");
    assert_false(left.has_ticket);
}

static void an_unknown_kind_of_visitor_is_refused(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    assert_int_equal(take(court, "a", "robot", &result), KS_ERR_INPUT);
    assert_string_equal(court->error.text, "There is no kind of visitor \"robot\"");
    assert_false(result.has_ticket);
}

static void priority_comes_first_but_never_before_those_who_waited_long(void **state)
{
    struct court *court = *state;
    struct ks_take_result early, late, priority;
    assert_int_equal(take(court, "early", "person", &early), KS_OK);
    ks_clock_manual_advance(&court->time, 15 * MINUTE_MS);
    assert_int_equal(take(court, "late", "person", &late), KS_OK);
    ks_clock_manual_advance(&court->time, 10 * MINUTE_MS);
    assert_int_equal(take(court, "priority", "priority", &priority), KS_OK);
    assert_int_equal(priority.ahead, 1);
    const int64_t expected[] = {early.ticket.id, priority.ticket.id, late.ticket.id};
    for (int i = 0; i < 3; i++) {
        struct ks_ticket called;
        assert_int_equal(court_staff(court, KS_HALL_CALL, court_rooms[i].id, &called), KS_OK);
        assert_int_equal(called.id, expected[i]);
    }
}

static void staff_call_start_and_finish(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_ticket ticket;
    assert_int_equal(take(court, "a", "person", &result), KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "2", &ticket), KS_OK);
    assert_string_equal(ticket.number, "T001");
    assert_string_equal(ticket.seat, "2");
    assert_int_equal(court_staff(court, KS_HALL_RECALL, "2", &ticket), KS_OK);
    assert_int_equal(ticket.call_count, 2);
    assert_true(summary_of(court).has_current);
    assert_int_equal(court_staff(court, KS_HALL_FINISH, "2", &ticket), KS_ERR_STATE);
    assert_string_equal(court->error.text, "Ticket T001 is called and cannot become finished");
    assert_int_equal(court_staff(court, KS_HALL_START, "2", &ticket), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_SERVING);
    assert_int_equal(court_staff(court, KS_HALL_FINISH, "2", &ticket), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_FINISHED);
    assert_false(summary_of(court).has_current);
}

static void staff_mark_a_no_show_and_call_the_next(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_ticket ticket;
    assert_int_equal(take(court, "a", "person", &result), KS_OK);
    assert_int_equal(take(court, "b", "person", &result), KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "1", &ticket), KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "1", &ticket), KS_ERR_STATE);
    assert_int_equal(court_staff(court, KS_HALL_NO_SHOW, "1", &ticket), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_NO_SHOW);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "1", &ticket), KS_OK);
    assert_string_equal(ticket.number, "T002");
}

static void staff_acts_on_nobody_or_nowhere_are_refused(void **state)
{
    struct court *court = *state;
    struct ks_ticket ticket;
    assert_int_equal(court_staff(court, KS_HALL_CALL, "9", &ticket), KS_ERR_NOT_FOUND);
    assert_string_equal(court->error.text, "There is no room 9");
    assert_int_equal(court_staff(court, KS_HALL_CALL, "1", &ticket), KS_ERR_NOT_FOUND);
    assert_string_equal(court->error.text, "Nobody is waiting");
    const enum ks_hall_do others[] = {KS_HALL_RECALL, KS_HALL_START, KS_HALL_FINISH,
                                      KS_HALL_NO_SHOW};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(court_staff(court, others[i], "1", &ticket), KS_ERR_STATE);
        assert_string_equal(court->error.text, "Nobody is at room 1");
    }
}

static void a_reprint_is_marked_and_changes_nothing(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_paper_report report;
    assert_int_equal(take(court, "a", "person", &result), KS_OK);
    ks_clock_manual_advance(&court->time, 5 * MINUTE_MS);
    assert_int_equal(ks_queue_reprint(&court->desk, result.ticket.id, 1, KS_LANG_EN, NULL, &report,
                                      &court->error),
                     KS_OK);
    assert_int_equal(report.end, KS_PAPER_OUT);
    assert_int_equal(court_count_slips(court), 2);
    assert_non_null(strstr(court_last_slip(court), "Printed again"));
    assert_non_null(strstr(court_last_slip(court), " · 2026-11-23 09:41"));
    assert_int_equal(summary_of(court).waiting, 1);
}

static void only_a_waiting_ticket_is_printed_again(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_paper_report report;
    court_set_printer(court, "jam-midway");
    assert_int_equal(take(court, "a", "person", &result), KS_ERR_PRINTER);
    assert_int_equal(ks_queue_reprint(&court->desk, result.ticket.id, 1, KS_LANG_EN, NULL, &report,
                                      &court->error),
                     KS_ERR_STATE);
    assert_string_equal(court->error.text,
                        "Ticket T001 is reserved: only a waiting one is printed again");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(the_queue_is_open_in_its_hours_and_says_when_next),
        COURT_TEST(beyond_the_calendar_the_next_opening_is_not_guessed),
        COURT_TEST(closed_gives_no_number_and_prints_nothing),
        COURT_TEST(a_taken_number_is_on_paper_and_waits),
        COURT_TEST(ten_taps_of_one_gesture_are_one_ticket_and_one_slip),
        COURT_TEST(the_wait_is_a_range_from_those_ahead),
        COURT_TEST(a_printer_that_is_not_ready_costs_no_number),
        COURT_TEST(low_paper_still_prints),
        COURT_TEST(a_jam_leaves_the_number_reserved_and_uncounted),
        COURT_TEST(after_a_jam_the_same_gesture_prints_the_same_number),
        COURT_TEST(a_screen_ticket_waits_after_a_jam),
        COURT_TEST(a_screen_ticket_without_a_reservation_is_one_ticket_however_often_tapped),
        COURT_TEST(numbers_start_again_after_midnight),
        COURT_TEST(a_reservation_left_behind_is_void_after_half_an_hour),
        COURT_TEST(an_unknown_kind_of_visitor_is_refused),
        COURT_TEST(priority_comes_first_but_never_before_those_who_waited_long),
        COURT_TEST(staff_call_start_and_finish),
        COURT_TEST(staff_mark_a_no_show_and_call_the_next),
        COURT_TEST(staff_acts_on_nobody_or_nowhere_are_refused),
        COURT_TEST(a_reprint_is_marked_and_changes_nothing),
        COURT_TEST(only_a_waiting_ticket_is_printed_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
