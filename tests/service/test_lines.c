#include "service/support.h"
#include "store/store_alerts.h"

/* Two lines more: one that gives two numbers a day, one that is open in the morning alone. */
static struct ks_hours_span morning[] = {{9 * 60, 12 * 60, 0}};
static struct ks_words filing_bring[] = {WORDS("起诉状", "The claim")};
static struct ks_service_line lines[] = {{.id = "mediation",
                                          .letter = "T",
                                          .name = WORDS("调解", "Mediation"),
                                          .hours = court_hours,
                                          .hours_count = 2,
                                          .minutes_low = 15,
                                          .minutes_high = 30},
                                         {.id = "filing",
                                          .letter = "L",
                                          .name = WORDS("立案", "Case filing"),
                                          .hours = court_hours,
                                          .hours_count = 2,
                                          .capacity = 2,
                                          .minutes_low = 10,
                                          .minutes_high = 20,
                                          .bring = filing_bring,
                                          .bring_count = 1},
                                         {.id = "answers",
                                          .letter = "H",
                                          .name = WORDS("答疑", "Answers"),
                                          .hours = morning,
                                          .hours_count = 1,
                                          .minutes_low = 10,
                                          .minutes_high = 20}};
static const char *window_lines[] = {"filing", "answers"};
static struct ks_seat seats[] = {
    {"1", KS_SEAT_ROOM, WORDS("1号调解室", "Room 1"), court_line_ids, 1},
    {"w1", KS_SEAT_WINDOW, WORDS("1号窗口", "Window 1"), window_lines, 2},
    {"w3", KS_SEAT_WINDOW, WORDS("3号窗口", "Window 3"), window_lines, 1},
};

static int lines_setup(void **state)
{
    int failed = court_setup(state);
    struct court *court = *state;
    court->content->hall.lines = lines;
    court->content->hall.line_count = 3;
    court->content->hall.seats = seats;
    court->content->hall.seat_count = 3;
    return failed;
}

static enum ks_err take(struct court *court, const char *line, const char *token,
                        struct ks_take_result *result)
{
    const struct ks_take_request request = {
        .token = token, .line = line, .kind = "person", .lang = KS_LANG_EN};
    return ks_queue_take(&court->desk, &request, result, &court->error);
}

static void each_line_counts_in_its_own_letter(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
    assert_string_equal(result.ticket.number, "L001");
    assert_int_equal(take(court, "mediation", "b", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T001");
    assert_int_equal(take(court, "filing", "c", &result), KS_OK);
    assert_string_equal(result.ticket.number, "L002");
    assert_string_equal(result.ticket.line, "filing");
    assert_int_equal(result.ahead, 1);
}

static void the_slip_of_a_line_names_it_its_windows_and_what_to_bring(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
    const char *slip = court_last_slip(court);
    assert_non_null(strstr(slip, "Case filing: number"));
    assert_non_null(strstr(slip, "Windows"));
    assert_non_null(strstr(slip, "No. 1, 3"));
    assert_non_null(strstr(slip, "The claim"));
    assert_null(strstr(slip, "voluntary"));
}

static void a_full_line_gives_no_number_and_prints_nothing(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
    assert_int_equal(take(court, "filing", "b", &result), KS_OK);
    assert_int_equal(take(court, "filing", "c", &result), KS_ERR_TAKEN);
    assert_string_equal(court->error.text, "All 2 numbers of this line have been given today");
    assert_false(result.has_ticket);
    assert_int_equal(court_count_slips(court), 2);
    assert_int_equal(take(court, "mediation", "d", &result), KS_OK); /* others go on */
    assert_int_equal(take(court, "filing", "b", &result), KS_OK);    /* the gesture's own */
    assert_string_equal(result.ticket.number, "L002");
}

static void a_number_that_was_withdrawn_makes_room_in_a_full_line(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, result;
    assert_int_equal(take(court, "filing", "a", &first), KS_OK);
    assert_int_equal(take(court, "filing", "b", &result), KS_OK);
    assert_int_equal(ks_store_move_ticket(court->store, first.ticket.id, KS_TICKET_CANCELLED, false,
                                          court->time.wall_ms, NULL, &court->error),
                     KS_OK);
    assert_int_equal(take(court, "filing", "c", &result), KS_OK);
    assert_string_equal(result.ticket.number, "L003");
}

static void a_line_is_closed_while_another_is_open(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_time(court, 2026, 11, 23, 14, 0);
    assert_int_equal(take(court, "answers", "a", &result), KS_ERR_CLOSED);
    assert_string_equal(court->error.text,
                        "Numbers are not given now; next opening 2026-11-24 09:00");
    assert_int_equal(take(court, "filing", "b", &result), KS_OK);
    assert_true(ks_queue_opening(court->content, court->time.wall_ms).is_open);
}

static void the_last_number_is_given_in_the_last_second(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_time(court, 2026, 11, 23, 17, 0);
    court->time.wall_ms -= 1;
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
    court->time.wall_ms += 1;
    assert_int_equal(take(court, "filing", "b", &result), KS_ERR_CLOSED);
    assert_int_equal(take(court, "filing", "a", &result), KS_OK); /* asked again: the same */
    assert_string_equal(result.ticket.number, "L001");
}

static void what_staff_have_closed_gives_no_number_until_it_is_over(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_closing_row closing = {.line = "filing",
                                     .from_ms = court->time.wall_ms,
                                     .to_ms = court->time.wall_ms + 10 * MINUTE_MS,
                                     .reason = "Fire drill",
                                     .actor = "wang"};
    assert_int_equal(
        ks_store_add_closing(court->store, &closing, court->time.wall_ms, &court->error), KS_OK);
    assert_int_equal(take(court, "filing", "a", &result), KS_ERR_CLOSED);
    assert_string_equal(court->error.text,
                        "Numbers are not given now; next opening 2026-11-23 09:51");
    assert_int_equal(take(court, "answers", "b", &result), KS_OK);
    court->time.wall_ms += 10 * MINUTE_MS;
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
}

static void a_holiday_gives_no_number_on_a_weekday(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_time(court, 2026, 10, 1, 9, 41); /* a Thursday */
    assert_int_equal(take(court, "filing", "a", &result), KS_ERR_CLOSED);
    assert_int_equal(court_count_slips(court), 0);
}

static void a_make_up_day_gives_numbers_on_a_weekend(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    court_set_time(court, 2026, 10, 10, 9, 41); /* a Saturday worked for the holiday */
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
    assert_string_equal(result.ticket.number, "L001");
    court_set_time(court, 2026, 10, 17, 9, 41); /* any other Saturday */
    assert_int_equal(take(court, "filing", "b", &result), KS_ERR_CLOSED);
}

static void a_line_that_is_none_is_refused(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    assert_int_equal(take(court, "weddings", "a", &result), KS_ERR_INPUT);
    assert_string_equal(court->error.text, "There is no line \"weddings\"");
}

static void people_of_a_line_that_was_taken_away_are_still_served(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_ticket called;
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
    court->content->hall.line_count = 1;
    assert_int_equal(take(court, "filing", "b", &result), KS_ERR_INPUT);
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
    assert_int_equal(result.wait_high_min, 0); /* nobody knows any more */
    assert_int_equal(court_staff(court, KS_HALL_CALL, "w1", &called), KS_OK);
    assert_string_equal(called.number, "L001");
}

static void the_lines_say_who_waits_and_which_is_full(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_line_now now[KS_MOST_LINES_SHOWN];
    int count = 0;
    assert_int_equal(take(court, "filing", "a", &result), KS_OK);
    assert_int_equal(take(court, "filing", "b", &result), KS_OK);
    assert_int_equal(take(court, "mediation", "c", &result), KS_OK);
    assert_int_equal(
        ks_queue_look_at_lines(&court->desk, court->time.wall_ms, now, &count, &court->error),
        KS_OK);
    assert_int_equal(count, 3);
    assert_int_equal(now[0].waiting, 1);
    assert_false(now[0].is_full);
    assert_int_equal(now[1].waiting, 2);
    assert_true(now[1].is_full);
    assert_int_equal(now[2].waiting, 0);
    assert_true(now[2].opening.is_open);
}

#define LINES_TEST(name) cmocka_unit_test_setup_teardown(name, lines_setup, court_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINES_TEST(each_line_counts_in_its_own_letter),
        LINES_TEST(the_slip_of_a_line_names_it_its_windows_and_what_to_bring),
        LINES_TEST(a_full_line_gives_no_number_and_prints_nothing),
        LINES_TEST(a_number_that_was_withdrawn_makes_room_in_a_full_line),
        LINES_TEST(a_line_is_closed_while_another_is_open),
        LINES_TEST(the_last_number_is_given_in_the_last_second),
        LINES_TEST(what_staff_have_closed_gives_no_number_until_it_is_over),
        LINES_TEST(a_holiday_gives_no_number_on_a_weekday),
        LINES_TEST(a_make_up_day_gives_numbers_on_a_weekend),
        LINES_TEST(a_line_that_is_none_is_refused),
        LINES_TEST(people_of_a_line_that_was_taken_away_are_still_served),
        LINES_TEST(the_lines_say_who_waits_and_which_is_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
