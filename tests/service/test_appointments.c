/* Appointments: what can be had, booked with a code on paper, checked in, given back. */
#include <sys/wait.h>

#include "service/appointments.h"
#include "service/hall_alerts.h"
#include "service/spool_support.h"
#include "store/store_appointments.h"

static struct ks_service_line lines[] = {{.id = "mediation",
                                          .letter = "T",
                                          .name = WORDS("调解", "Mediation"),
                                          .hours = court_hours,
                                          .hours_count = 2,
                                          .capacity = 3,
                                          .minutes_low = 15,
                                          .minutes_high = 30,
                                          .slot_minutes = 30,
                                          .slot_places = 2}};

static int slots_setup(void **state)
{
    int failed = court_setup(state);
    struct court *court = *state;
    court->content->hall.lines = lines;
    court->content->hall.slot_rule = (struct ks_words)WORDS("提前 30 分钟", "30 minutes before");
    return failed;
}

/* 09:30 of Tuesday. */
static int64_t slot_ms(void)
{
    return ks_date_to_wall_ms((struct ks_date){2026, 11, 24}, 9 * 60 + 30);
}

static struct ks_book_request wish(const char *token)
{
    return (struct ks_book_request){.token = token,
                                    .line = "mediation",
                                    .kind = "person",
                                    .slot_ms = slot_ms(),
                                    .lang = KS_LANG_EN};
}

static enum ks_err book(struct court *court, const char *token, struct ks_book_result *result)
{
    const struct ks_book_request request = wish(token);
    return ks_appointment_book(&court->desk, &request, result, &court->error);
}

static struct ks_slots_view look(struct court *court, int day)
{
    struct ks_slots_view view;
    assert_int_equal(ks_appointments_look(&court->desk, "mediation", day, court->time.wall_ms,
                                          &view, &court->error),
                     KS_OK);
    return view;
}

static struct ks_my_appointment mine(struct court *court, const char *code)
{
    struct ks_my_appointment own;
    assert_int_equal(
        ks_appointment_look(&court->desk, code, court->time.wall_ms, &own, &court->error), KS_OK);
    return own;
}

static enum ks_err check_in(struct court *court, const char *code, struct ks_take_result *take)
{
    const struct ks_my_appointment own = mine(court, code);
    const struct ks_take_request request = {.token = own.token,
                                            .line = own.booking.line,
                                            .kind = own.booking.kind,
                                            .lang = KS_LANG_EN,
                                            .appointment_id = own.booking.id};
    return ks_queue_take(&court->desk, &request, take, &court->error);
}

static void a_time_can_be_had_on_the_next_working_days_alone(void **state)
{
    struct court *court = *state;
    court_set_time(court, 2026, 11, 26, 9, 41); /* a Thursday */
    struct ks_slots_view view = look(court, 1);
    assert_int_equal(view.day_count, KS_MOST_SLOT_DAYS);
    assert_int_equal(view.days[0].day, 27);
    assert_int_equal(view.days[1].day, 30); /* no weekend, and not today */
    assert_int_equal(view.slot_count, 13);
    assert_int_equal(view.slots[5].minute, 11 * 60 + 30);
    assert_int_equal(view.slots[6].minute, 13 * 60 + 30);
    assert_int_equal(view.slots[12].minute, 16 * 60 + 30);
    assert_int_equal(view.slots[0].free, 2);
}

static void nothing_is_offered_beyond_what_the_calendar_knows(void **state)
{
    struct court *court = *state;
    court_set_time(court, 2026, 12, 31, 9, 41);
    struct ks_slots_view view = look(court, 0);
    assert_int_equal(view.day_count, 0);
    assert_int_equal(view.slot_count, 0);
}

static void a_time_that_staff_have_closed_cannot_be_had(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_hall_closing closing = {.line = "mediation",
                                      .from_ms = slot_ms(),
                                      .to_ms = slot_ms() + 60 * MINUTE_MS,
                                      .reason = "Training"};
    assert_int_equal(ks_hall_close(&court->desk, &closing, court->time.wall_ms, &court->error),
                     KS_OK);
    struct ks_slots_view view = look(court, 0);
    assert_int_equal(view.slots[0].free, 2);
    assert_int_equal(view.slots[1].free, 0);
    assert_int_equal(view.slots[2].free, 0);
    assert_int_equal(view.slots[3].free, 2);
    assert_int_equal(book(court, "a", &result), KS_ERR_CLOSED);
}

static void a_later_closing_cancels_the_times_in_it_and_staff_are_told(void **state)
{
    struct court *court = *state;
    struct ks_book_request request = wish("a");
    struct ks_book_result in_it, after_it;
    struct ks_take_result taken;
    static struct ks_hall_exception_list list;
    assert_int_equal(ks_appointment_book(&court->desk, &request, &in_it, &court->error), KS_OK);
    request.token = "b";
    request.slot_ms += 30 * MINUTE_MS;
    assert_int_equal(ks_appointment_book(&court->desk, &request, &after_it, &court->error), KS_OK);
    struct ks_hall_closing closing = {.line = "mediation",
                                      .from_ms = slot_ms(),
                                      .to_ms = slot_ms() + 30 * MINUTE_MS,
                                      .reason = "Training",
                                      .actor = "Li"};
    assert_int_equal(ks_hall_close(&court->desk, &closing, court->time.wall_ms, &court->error),
                     KS_OK);
    assert_int_equal(mine(court, in_it.booking.code).state, KS_APPOINTMENT_CANCELLED);
    assert_false(mine(court, in_it.booking.code).can_check_in);
    assert_int_equal(mine(court, after_it.booking.code).state, KS_APPOINTMENT_BOOKED);
    assert_int_equal(
        ks_hall_list_exceptions(&court->desk, "2026-11-23", "2026-11-23", &list, &court->error),
        KS_OK);
    assert_int_equal(list.total, 1);
    assert_string_equal(list.rows[0].act, "unbook-closed");
    assert_string_equal(list.rows[0].was, "2026-11-24 09:30");
    assert_string_equal(list.rows[0].reason, "Training");
    assert_string_equal(list.rows[0].actor, "Li");
    court_set_time(court, 2026, 11, 24, 9, 30);
    assert_int_not_equal(check_in(court, in_it.booking.code, &taken), KS_OK);
}

static void a_time_is_offered_while_the_line_is_open_and_not_full_too(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_take_result taken;
    assert_int_equal(take(court, "walk-in", &taken), KS_OK); /* numbers are given now */
    assert_true(look(court, 0).slot_count > 0);
    assert_int_equal(book(court, "a", &result), KS_OK);
}

static void a_booking_is_a_code_on_paper_with_the_rule_and_nothing_of_anybody(void **state)
{
    struct court *court = *state;
    struct ks_book_result result, again;
    char line[32];
    assert_int_equal(book(court, "a", &result), KS_OK);
    assert_int_equal(result.paper.end, KS_PAPER_OUT);
    assert_int_equal(ks_code_read(result.booking.code).kind, KS_CODE_APPOINTMENT);
    snprintf(line, sizeof line, "QR: %s\n", result.booking.code);
    assert_non_null(strstr(court_last_slip(court), line));
    assert_non_null(strstr(court_last_slip(court), "Tue 09:30–10:00"));
    assert_non_null(strstr(court_last_slip(court), "24 Nov 2026"));
    assert_non_null(strstr(court_last_slip(court), "30 minutes before"));
    assert_int_equal(mine(court, result.booking.code).state, KS_APPOINTMENT_BOOKED);
    assert_int_equal(book(court, "a", &again), KS_OK); /* the same touch: the same, printed once */
    assert_string_equal(again.booking.code, result.booking.code);
    assert_int_equal(court_count_slips(court), 1);
}

static void a_slot_has_as_many_places_as_it_has(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    assert_int_equal(book(court, "a", &result), KS_OK);
    assert_int_equal(book(court, "b", &result), KS_OK);
    assert_int_equal(look(court, 0).slots[1].free, 0);
    assert_int_equal(book(court, "c", &result), KS_ERR_TAKEN);
    assert_int_equal(court_count_slips(court), 2);
}

static void a_time_given_back_is_nobodys_for_ten_minutes(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_my_appointment own;
    assert_int_equal(book(court, "a", &result), KS_OK);
    assert_int_equal(book(court, "b", &result), KS_OK);
    assert_int_equal(ks_appointment_cancel(&court->desk, result.booking.code, court->time.wall_ms,
                                           &own, &court->error),
                     KS_OK);
    assert_int_equal(own.state, KS_APPOINTMENT_CANCELLED);
    assert_false(own.can_check_in || own.can_cancel);
    assert_int_equal(ks_appointment_cancel(&court->desk, result.booking.code, court->time.wall_ms,
                                           &own, &court->error),
                     KS_ERR_STATE);
    court->time.wall_ms += KS_SLOT_COOL_MINUTES * MINUTE_MS - 1;
    assert_int_equal(look(court, 0).slots[1].free, 0);
    assert_int_equal(book(court, "c", &result), KS_ERR_TAKEN);
    court->time.wall_ms += 1;
    assert_int_equal(look(court, 0).slots[1].free, 1);
    assert_int_equal(book(court, "c", &result), KS_OK);
}

static void who_is_in_time_counts_from_the_time_booked(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_take_result early, walk_in;
    assert_int_equal(book(court, "a", &result), KS_OK);
    court_set_time(court, 2026, 11, 24, 8, 59);
    assert_int_equal(mine(court, result.booking.code).arrival, KS_SLOT_NOT_YET);
    assert_int_equal(check_in(court, result.booking.code, &early), KS_ERR_STATE);
    court_set_time(court, 2026, 11, 24, 9, 0);
    assert_int_equal(check_in(court, result.booking.code, &early), KS_OK);
    assert_int_equal(early.ticket.order_ms, slot_ms());
    court_set_time(court, 2026, 11, 24, 9, 29);
    assert_int_equal(take(court, "w", &walk_in), KS_OK);
    assert_int_equal(walk_in.ahead, 0); /* before the time booked */
    court_set_time(court, 2026, 11, 24, 9, 31);
    assert_int_equal(take(court, "x", &walk_in), KS_OK);
    assert_int_equal(walk_in.ahead, 2);
}

/* Before the hall opens too; what is full for others is not full for who has booked. */
static void a_place_that_was_kept_is_kept_when_the_line_is_shut_or_full(void **state)
{
    struct court *court = *state;
    struct ks_book_request request = wish("a");
    struct ks_book_result result;
    struct ks_take_result taken;
    request.slot_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 24}, 9 * 60);
    assert_int_equal(ks_appointment_book(&court->desk, &request, &result, &court->error), KS_OK);
    court_set_time(court, 2026, 11, 24, 9, 5);
    static const char *const tokens[] = {"1", "2", "3"};
    for (int i = 0; i < 3; i++)
        assert_int_equal(take(court, tokens[i], &taken), KS_OK);
    assert_int_equal(take(court, "4", &taken), KS_ERR_TAKEN);
    court_set_time(court, 2026, 11, 24, 9, 10);
    assert_int_equal(check_in(court, result.booking.code, &taken), KS_OK);
    assert_string_equal(taken.ticket.number, "T004");
}

static void who_is_late_joins_the_others_while_the_line_is_open(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_take_result taken;
    assert_int_equal(book(court, "a", &result), KS_OK);
    court_set_time(court, 2026, 11, 24, 12, 10); /* shut for lunch */
    assert_int_equal(mine(court, result.booking.code).arrival, KS_SLOT_LATE);
    assert_int_equal(check_in(court, result.booking.code, &taken), KS_ERR_CLOSED);
    court_set_time(court, 2026, 11, 24, 13, 40);
    assert_int_equal(check_in(court, result.booking.code, &taken), KS_OK);
    assert_int_equal(taken.ticket.order_ms, court->time.wall_ms);
}

static void whose_day_is_over_is_told_so(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_take_result taken;
    assert_int_equal(book(court, "a", &result), KS_OK);
    court_set_time(court, 2026, 11, 25, 0, 0);
    assert_int_equal(mine(court, result.booking.code).state, KS_APPOINTMENT_EXPIRED);
    assert_false(mine(court, result.booking.code).can_check_in);
    assert_int_equal(check_in(court, result.booking.code, &taken), KS_ERR_STATE);
}

static void a_code_becomes_one_number_wherever_it_is_shown(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_take_result first, again;
    assert_int_equal(book(court, "a", &result), KS_OK);
    court_set_time(court, 2026, 11, 24, 9, 25);
    assert_int_equal(check_in(court, result.booking.code, &first), KS_OK);
    assert_int_equal(check_in(court, result.booking.code, &again), KS_OK);
    assert_int_equal(again.ticket.id, first.ticket.id);
    assert_string_equal(mine(court, result.booking.code).number, first.ticket.number);
    assert_false(mine(court, result.booking.code).can_check_in);
}

/* No paper came out and the visitor walked away: half an hour later the code is good again. */
static void a_number_that_never_counted_leaves_the_appointment_its_right(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_take_result lost, taken, other;
    assert_int_equal(book(court, "a", &result), KS_OK);
    court_set_time(court, 2026, 11, 24, 9, 5);
    court_set_printer(court, "jam-midway");
    assert_int_equal(check_in(court, result.booking.code, &lost), KS_ERR_PRINTER);
    assert_int_equal(lost.ticket.state, KS_TICKET_RESERVED);
    court_set_printer(court, "ready");
    court_set_time(court, 2026, 11, 24, 9, 40);
    assert_int_equal(take(court, "w", &other), KS_OK); /* sweeps */
    assert_int_equal(check_in(court, result.booking.code, &taken), KS_OK);
    assert_int_not_equal(taken.ticket.id, lost.ticket.id);
    assert_int_equal(taken.ticket.order_ms, slot_ms());
}

static void without_paper_nothing_is_booked_until_it_is_accepted(void **state)
{
    struct court *court = *state;
    struct ks_book_request request = wish("a");
    struct ks_book_result result;
    court_set_printer(court, "paper-out");
    assert_int_equal(book(court, "a", &result), KS_ERR_PRINTER);
    assert_int_equal(result.booking.id, 0);
    assert_int_equal(look(court, 0).slots[1].free, 2);
    assert_int_equal(
        ks_appointment_accept_on_screen(&court->desk, &request, &result, &court->error), KS_OK);
    assert_int_equal(mine(court, result.booking.code).state, KS_APPOINTMENT_BOOKED);
    assert_int_equal(look(court, 0).slots[1].free, 1);
}

/* It failed after the place was held, and the visitor left: it is free after half an hour. */
static void what_was_held_and_never_printed_is_free_again(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    court_set_printer(court, "jam-midway");
    assert_int_equal(book(court, "a", &result), KS_ERR_PRINTER);
    assert_int_equal(result.paper.end, KS_PAPER_NOT_OUT);
    assert_int_equal(look(court, 0).slots[1].free, 1);
    court->time.wall_ms += 31 * MINUTE_MS;
    assert_int_equal(look(court, 0).slots[1].free, 2);
    court_set_printer(court, "ready");
    assert_int_equal(book(court, "a", &result), KS_OK); /* the same touch, while nobody has it */
}

static void an_unsure_paper_is_asked_about_and_keeps_its_place(void **state)
{
    struct court *court = *state;
    struct ks_book_request request = wish("a");
    struct ks_book_result result;
    struct ks_appointment row;
    court->printer->is_silent = true;
    assert_int_equal(book(court, "a", &result), KS_ERR_PRINTER);
    assert_int_equal(result.paper.end, KS_PAPER_UNSURE);
    assert_int_equal(book(court, "a", &result), KS_ERR_PRINTER);
    assert_int_equal(result.paper.end, KS_PAPER_UNSURE);
    assert_int_equal(court_count_slips(court), 1); /* never a silent second copy */
    court->time.wall_ms += 120 * MINUTE_MS;
    assert_int_equal(look(court, 0).slots[1].free, 1);
    assert_int_equal(ks_store_find_appointment_token(court->store, "a", &row, &court->error),
                     KS_OK);
    assert_int_equal(mine(court, row.code).state, KS_APPOINTMENT_BOOKED); /* somebody may have it */
    assert_int_equal(ks_appointment_confirm_paper(&court->desk, &request, &result, &court->error),
                     KS_OK);
    assert_int_equal(ks_store_find_appointment_token(court->store, "a", &row, &court->error),
                     KS_OK);
    assert_int_equal(row.state, KS_APPOINTMENT_BOOKED);
}

static void what_did_not_come_out_is_printed_again_with_the_same_code(void **state)
{
    struct court *court = *state;
    struct ks_book_request request = wish("a");
    struct ks_book_result first, again;
    court->printer->is_silent = true;
    assert_int_equal(book(court, "a", &first), KS_ERR_PRINTER);
    court->printer->is_silent = false;
    assert_int_equal(ks_appointment_print_again(&court->desk, &request, &again, &court->error),
                     KS_OK);
    assert_int_equal(again.paper.end, KS_PAPER_OUT);
    assert_string_equal(again.booking.code, first.booking.code);
    assert_int_equal(court_count_slips(court), 2);
    assert_int_equal(look(court, 0).slots[1].free, 1);
}

static void staff_check_somebody_in_who_lost_the_paper(void **state)
{
    struct court *court = *state;
    struct ks_book_result result;
    struct ks_ticket ticket;
    struct ks_appointment_entries *entries = calloc(1, sizeof *entries);
    assert_int_equal(book(court, "a", &result), KS_OK);
    assert_int_equal(book(court, "b", &result), KS_OK);
    assert_int_equal(ks_appointment_act(&court->desk, result.booking.id, KS_APPOINTMENT_CANCEL,
                                        "li", &ticket, &court->error),
                     KS_OK);
    court_set_time(court, 2026, 11, 24, 9, 20);
    assert_int_equal(ks_appointments_list(&court->desk, "2026-11-24", court->time.wall_ms, entries,
                                          &court->error),
                     KS_OK);
    assert_int_equal(entries->count, 2);
    assert_true(entries->rows[0].can_check_in);
    assert_int_equal(entries->rows[1].state, KS_APPOINTMENT_CANCELLED);
    assert_int_equal(ks_appointment_act(&court->desk, entries->rows[0].id, KS_APPOINTMENT_CHECK_IN,
                                        "li", &ticket, &court->error),
                     KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_WAITING);
    assert_int_equal(ticket.order_ms, slot_ms());
    assert_int_equal(ks_appointments_list(&court->desk, "2026-11-24", court->time.wall_ms, entries,
                                          &court->error),
                     KS_OK);
    assert_string_equal(entries->rows[0].number, "T001");
    assert_int_equal(entries->rows[0].state, KS_APPOINTMENT_CHECKED_IN);
    free(entries);
}

enum { KIOSKS = 50 };

/* Each a process of its own with the database open by itself; it ends with what it got. */
static _Noreturn void child_books(struct court *court, int kiosk)
{
    struct ks_store_opening opening;
    struct ks_appointment row;
    struct ks_print_record job;
    char token[32];
    snprintf(token, sizeof token, "kiosk-%d", kiosk);
    const struct ks_appointment_wish one = {.line = "mediation",
                                            .kind = "person",
                                            .day = "2026-11-24",
                                            .slot_ms = slot_ms(),
                                            .places = 2,
                                            .token = token,
                                            .now_ms = court->time.wall_ms};
    enum ks_err err =
        ks_store_open(court->db_path, court->time.wall_ms, &court->store, &opening, NULL);
    for (int i = 0; i < 1000 && (i == 0 || err == KS_ERR_BUSY); i++)
        if (court->store != NULL)
            err = ks_store_hold_appointment(court->store, &one, &row, &job, NULL);
    _exit(err == KS_OK ? row.place : err == KS_ERR_TAKEN ? 0 : 100);
}

static void fifty_kiosks_that_want_one_slot_get_its_two_places(void **state)
{
    struct court *court = *state;
    pid_t children[KIOSKS];
    int places[3] = {0};
    ks_store_close(court->store);
    court->store = NULL;
    for (int i = 0; i < KIOSKS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            child_books(court, i);
    }
    for (int i = 0; i < KIOSKS; i++) {
        int status = 0;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_in_range(WEXITSTATUS(status), 0, 2);
        places[WEXITSTATUS(status)]++;
    }
    assert_int_equal(places[1], 1);
    assert_int_equal(places[2], 1);
    assert_int_equal(places[0], KIOSKS - 2);
}

#define SLOT_TEST(name) cmocka_unit_test_setup_teardown(name, slots_setup, court_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SLOT_TEST(a_time_can_be_had_on_the_next_working_days_alone),
        SLOT_TEST(nothing_is_offered_beyond_what_the_calendar_knows),
        SLOT_TEST(a_time_that_staff_have_closed_cannot_be_had),
        SLOT_TEST(a_later_closing_cancels_the_times_in_it_and_staff_are_told),
        SLOT_TEST(a_time_is_offered_while_the_line_is_open_and_not_full_too),
        SLOT_TEST(a_booking_is_a_code_on_paper_with_the_rule_and_nothing_of_anybody),
        SLOT_TEST(a_slot_has_as_many_places_as_it_has),
        SLOT_TEST(a_time_given_back_is_nobodys_for_ten_minutes),
        SLOT_TEST(who_is_in_time_counts_from_the_time_booked),
        SLOT_TEST(a_place_that_was_kept_is_kept_when_the_line_is_shut_or_full),
        SLOT_TEST(who_is_late_joins_the_others_while_the_line_is_open),
        SLOT_TEST(whose_day_is_over_is_told_so),
        SLOT_TEST(a_code_becomes_one_number_wherever_it_is_shown),
        SLOT_TEST(a_number_that_never_counted_leaves_the_appointment_its_right),
        SLOT_TEST(without_paper_nothing_is_booked_until_it_is_accepted),
        SLOT_TEST(what_was_held_and_never_printed_is_free_again),
        SLOT_TEST(an_unsure_paper_is_asked_about_and_keeps_its_place),
        SLOT_TEST(what_did_not_come_out_is_printed_again_with_the_same_code),
        SLOT_TEST(staff_check_somebody_in_who_lost_the_paper),
        SLOT_TEST(fifty_kiosks_that_want_one_slot_get_its_two_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
