/* Both parties of a number go on at another time or online: once, with a slip each. */
#include "service/hall_acts.h"
#include "service/pair_later.h"
#include "service/printouts.h"
#include "service/spool_support.h"
#include "store/store_appointments.h"
#include "store/store_pairs.h"
#include "store/store_papers.h"

static struct ks_service_line lines[] = {{.id = "mediation",
                                          .letter = "T",
                                          .name = WORDS("调解", "Mediation"),
                                          .hours = court_hours,
                                          .hours_count = 2,
                                          .minutes_low = 15,
                                          .minutes_high = 30,
                                          .slot_minutes = 30,
                                          .slot_places = 1}};

static int setup(void **state)
{
    int failed = court_setup(state);
    struct court *court = *state;
    court->content->hall.lines = lines;
    court->content->hall.slot_rule = (struct ks_words)WORDS("提前 30 分钟", "30 minutes before");
    assert_int_equal(ks_stations_note(&court->desk, "1", &court->error), KS_OK);
    return failed;
}

static void take_pair(struct court *court, const char *token)
{
    struct ks_take_result result;
    const struct ks_take_request request = {
        .token = token, .kind = "person", .lang = KS_LANG_EN, .is_pair = true};
    assert_int_equal(ks_queue_take(&court->desk, &request, &result, &court->error), KS_OK);
}

/* 09:30 of Tuesday, at kiosk 1. */
static struct ks_later_wish wish_of(const char *number, const char *request)
{
    return (struct ks_later_wish){
        .number = number,
        .slot_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 24}, 9 * 60 + 30),
        .station = "1",
        .seat = "",
        .actor = "Li",
        .request = request};
}

static enum ks_err rebook(struct court *court, const struct ks_later_wish *wish)
{
    struct ks_booking booking;
    return ks_pairs_rebook(&court->desk, wish, court->time.wall_ms, &booking, &court->error);
}

static int count_booked(struct court *court)
{
    static struct ks_appointment_entries entries;
    int count = 0;
    assert_int_equal(ks_appointments_list(&court->desk, "2026-11-24", court->time.wall_ms, &entries,
                                          &court->error),
                     KS_OK);
    for (int i = 0; i < entries.count; i++)
        count += entries.rows[i].state == KS_APPOINTMENT_BOOKED;
    return count;
}

static int count_printed(struct court *court)
{
    int before = court_count_slips(court);
    bool is_done = true;
    while (is_done)
        assert_int_equal(ks_printouts_serve(&court->desk, "1", false, &is_done, &court->error),
                         KS_OK);
    return court_count_slips(court) - before;
}

static enum ks_ticket_state state_of(struct court *court, const char *number)
{
    struct ks_ticket ticket;
    assert_int_equal(
        ks_store_find_number(court->store, "2026-11-23", number, &ticket, &court->error), KS_OK);
    return ticket.state;
}

static void both_get_a_time_and_a_slip_and_the_number_is_given_up(void **state)
{
    struct court *court = *state;
    const struct ks_later_wish wish = wish_of("t001", "a press");
    take_pair(court, "a");
    assert_int_equal(rebook(court, &wish), KS_OK);
    assert_int_equal(count_booked(court), 1);
    assert_int_equal(state_of(court, "T001"), KS_TICKET_CANCELLED);
    assert_int_equal(count_printed(court), 2);
    assert_non_null(strstr(court_last_slip(court), "2026-11-24"));
}

static void a_press_whose_answer_was_lost_books_and_prints_nothing_more(void **state)
{
    struct court *court = *state;
    const struct ks_later_wish wish = wish_of("T001", "a press");
    take_pair(court, "a");
    assert_int_equal(rebook(court, &wish), KS_OK);
    assert_int_equal(rebook(court, &wish), KS_OK);
    assert_int_equal(count_booked(court), 1);
    assert_int_equal(count_printed(court), 2);
    const struct ks_later_wish other = wish_of("T001", "another press");
    assert_int_equal(rebook(court, &other), KS_ERR_STATE);
    assert_string_equal(court->error.text,
                        "Number T001 is over or at another seat: nothing was changed");
}

static void a_time_that_is_taken_leaves_the_number_as_it_is(void **state)
{
    struct court *court = *state;
    const struct ks_later_wish first = wish_of("T001", "a"), second = wish_of("T002", "b");
    take_pair(court, "a");
    take_pair(court, "b");
    assert_int_equal(rebook(court, &first), KS_OK);
    assert_int_equal(rebook(court, &second), KS_ERR_TAKEN);
    assert_int_equal(state_of(court, "T002"), KS_TICKET_WAITING);
    struct ks_later_wish late = wish_of("T002", "c");
    late.slot_ms += MINUTE_MS;
    assert_int_equal(rebook(court, &late), KS_ERR_CLOSED);
    assert_int_equal(state_of(court, "T002"), KS_TICKET_WAITING);
}

static void without_a_printer_nothing_is_booked_unless_no_paper_is_wanted(void **state)
{
    struct court *court = *state;
    struct ks_later_wish wish = wish_of("T001", "a press");
    take_pair(court, "a");
    court_set_printer(court, "paper-out");
    assert_int_equal(ks_stations_note(&court->desk, "1", &court->error), KS_OK);
    assert_int_equal(rebook(court, &wish), KS_ERR_PRINTER);
    assert_int_equal(count_booked(court), 0);
    assert_int_equal(state_of(court, "T001"), KS_TICKET_WAITING);
    wish.station = "";
    assert_int_equal(rebook(court, &wish), KS_OK);
    assert_int_equal(count_booked(court), 1);
}

static void who_is_of_one_alone_or_at_another_seat_is_not_rebooked(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_ticket ticket;
    struct ks_later_wish wish = wish_of("T001", "a press");
    assert_int_equal(take(court, "alone", &result), KS_OK);
    assert_int_equal(rebook(court, &wish), KS_ERR_NOT_FOUND);
    assert_string_equal(court->error.text, "There is no number T001 of two parties today");
    take_pair(court, "a");
    court->time.wall_ms += 31 * MINUTE_MS;
    assert_int_equal(ks_store_let_alone(court->store, "2026-11-23", "T002", "Li",
                                        court->time.wall_ms, &ticket, &court->error),
                     KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "1", &ticket), KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "2", &ticket), KS_OK);
    assert_int_equal(ks_stations_note(&court->desk, "1", &court->error), KS_OK);
    wish.number = "T002";
    wish.seat = "3";
    assert_int_equal(rebook(court, &wish), KS_ERR_STATE);
    assert_int_equal(count_booked(court), 0);
    assert_int_equal(state_of(court, "T002"), KS_TICKET_CALLED);
}

static struct ks_words online[] = {WORDS("双方都同意，才改在网上谈", "Only while both agree")};

static void both_go_on_online_with_what_the_court_says_of_it_once(void **state)
{
    struct court *court = *state;
    const struct ks_later_wish wish = wish_of("T001", "a press"), other = wish_of("T001", "b");
    take_pair(court, "a");
    assert_int_equal(ks_pairs_go_online(&court->desk, &wish, court->time.wall_ms, &court->error),
                     KS_ERR_CLOSED);
    assert_int_equal(state_of(court, "T001"), KS_TICKET_WAITING);
    court->content->mediation.online = online;
    court->content->mediation.online_count = 1;
    assert_int_equal(ks_pairs_go_online(&court->desk, &wish, court->time.wall_ms, &court->error),
                     KS_OK);
    assert_int_equal(ks_pairs_go_online(&court->desk, &wish, court->time.wall_ms, &court->error),
                     KS_OK);
    assert_int_equal(state_of(court, "T001"), KS_TICKET_CANCELLED);
    assert_int_equal(count_printed(court), 2);
    assert_non_null(strstr(court_last_slip(court), "双方都同意，才改在网上谈"));
    assert_int_equal(ks_pairs_go_online(&court->desk, &other, court->time.wall_ms, &court->error),
                     KS_ERR_STATE);
    assert_int_equal(count_printed(court), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, court_teardown)
    const struct CMUnitTest tests[] = {
        TEST(both_get_a_time_and_a_slip_and_the_number_is_given_up),
        TEST(a_press_whose_answer_was_lost_books_and_prints_nothing_more),
        TEST(a_time_that_is_taken_leaves_the_number_as_it_is),
        TEST(without_a_printer_nothing_is_booked_unless_no_paper_is_wanted),
        TEST(both_go_on_online_with_what_the_court_says_of_it_once),
        TEST(who_is_of_one_alone_or_at_another_seat_is_not_rebooked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
