/* Two parties of a mediation have one number: called once both are here, whoever came first. */
#include "service/hall_acts.h"
#include "service/my_number.h"
#include "service/queue_pairs.h"
#include "service/spool_support.h"
#include "store/store_pairs.h"

static enum ks_err take_pair(struct court *court, const char *token, const char *kind,
                             struct ks_take_result *result)
{
    const struct ks_take_request request = {
        .token = token, .kind = kind, .lang = KS_LANG_EN, .is_pair = true};
    return ks_queue_take(&court->desk, &request, result, &court->error);
}

static enum ks_err join(struct court *court, const char *code, const char *token, const char *kind,
                        struct ks_take_result *result)
{
    const struct ks_take_request request = {
        .token = token, .kind = kind, .lang = KS_LANG_EN, .pair_code = code};
    return ks_queue_join(&court->desk, &request, result, &court->error);
}

/* Who is called to the seat and served at once. */
static const char *serve_next(struct court *court)
{
    static char number[KS_TICKET_NUMBER_BYTES];
    struct ks_ticket done;
    number[0] = '\0';
    if (court_staff(court, KS_HALL_CALL, "1", &done) != KS_OK)
        return number;
    memcpy(number, done.number, sizeof number);
    assert_int_equal(court_staff(court, KS_HALL_CAME, "1", &done), KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_FINISH, "1", &done), KS_OK);
    return number;
}

static void pass(struct court *court, int minutes)
{
    court->time.wall_ms += minutes * MINUTE_MS;
}

static void a_number_of_two_is_not_called_while_one_is_missing(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second;
    assert_int_equal(take_pair(court, "a", "priority", &first), KS_OK);
    assert_int_equal(strlen(first.pair_code), KS_PAIR_CODE_DIGITS);
    assert_true(first.ticket.awaits_other);
    assert_string_equal(serve_next(court), "");
    assert_int_equal(join(court, first.pair_code, "b", "person", &second), KS_OK);
    assert_string_equal(second.ticket.number, first.ticket.number);
    assert_false(second.ticket.awaits_other);
    assert_string_equal(serve_next(court), "T001");
}

static void both_slips_say_so_and_only_the_first_has_the_code(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second;
    char line[32];
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    snprintf(line, sizeof line, "QR: %s\n", first.pair_code);
    assert_non_null(strstr(court_last_slip(court), "Waiting for the other party"));
    assert_non_null(strstr(court_last_slip(court), line));
    assert_int_equal(join(court, first.pair_code, "b", "person", &second), KS_OK);
    assert_int_equal(court_count_slips(court), 2);
    assert_non_null(strstr(court_last_slip(court), "Both parties are here"));
    assert_non_null(strstr(court_last_slip(court), "T001"));
    assert_null(strstr(court_last_slip(court), line));
    assert_string_not_equal(first.check, second.check);
}

static void the_pair_counts_from_the_coming_of_the_second(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, alone, late, second;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    pass(court, 1);
    assert_int_equal(take(court, "b", &alone), KS_OK);
    assert_int_equal(alone.ahead, 0); /* nobody who could be called */
    pass(court, 1);
    assert_int_equal(join(court, first.pair_code, "c", "person", &second), KS_OK);
    assert_int_equal(second.ahead, 1);
    pass(court, 1);
    assert_int_equal(take(court, "d", &late), KS_OK);
    assert_string_equal(serve_next(court), "T002");
    assert_string_equal(serve_next(court), "T001");
    assert_string_equal(serve_next(court), "T003");
}

/* Each of the two may have the head start, in either order of coming. */
static void of_two_the_greater_head_start_counts(void **state)
{
    static const char *const kinds[][2] = {{"priority", "person"}, {"person", "priority"}};
    for (int i = 0; i < 2; i++) {
        struct court *court = *state;
        struct ks_take_result first, second, other;
        assert_int_equal(take_pair(court, i == 0 ? "a" : "d", kinds[i][0], &first), KS_OK);
        assert_int_equal(take(court, i == 0 ? "b" : "e", &other), KS_OK);
        pass(court, 19);
        assert_int_equal(join(court, first.pair_code, i == 0 ? "c" : "f", kinds[i][1], &second),
                         KS_OK);
        assert_string_equal(serve_next(court), first.ticket.number);
        assert_string_equal(serve_next(court), other.ticket.number);
    }
}

static void one_gesture_joins_once_and_a_third_party_not_at_all(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second, again;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    assert_int_equal(join(court, first.pair_code, "b", "person", &second), KS_OK);
    pass(court, 5);
    assert_int_equal(join(court, first.pair_code, "b", "person", &again), KS_OK);
    assert_string_equal(again.check, second.check);
    assert_int_equal(again.ticket.order_ms, second.ticket.order_ms);
    assert_int_equal(join(court, first.pair_code, "c", "person", &again), KS_ERR_TAKEN);
    assert_string_equal(court->error.text, "Both parties of T001 are there already");
    assert_int_equal(
        ks_pairs_check_code(&court->desk, first.pair_code, court->time.wall_ms, &court->error),
        KS_ERR_TAKEN);
}

static void a_code_of_yesterday_or_of_nobody_joins_nothing(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    const char *wrong = strcmp(first.pair_code, "000000") == 0 ? "000018" : "000000";
    assert_int_equal(join(court, wrong, "b", "person", &second), KS_ERR_NOT_FOUND);
    assert_false(second.has_ticket);
    court_set_time(court, 2026, 11, 24, 9, 41);
    assert_int_equal(join(court, first.pair_code, "b", "person", &second), KS_ERR_NOT_FOUND);
}

static void one_who_leaves_leaves_the_number_to_the_other(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second, third;
    struct ks_my_number mine;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    assert_int_equal(join(court, first.pair_code, "b", "person", &second), KS_OK);
    assert_int_equal(ks_my_number_give_back(&court->desk, "T001", first.check, court->time.wall_ms,
                                            &mine, &court->error),
                     KS_OK);
    assert_int_equal(mine.state, KS_TICKET_WAITING);
    assert_true(mine.awaits_other);
    assert_string_equal(serve_next(court), "");
    /* Who has left has no say any more; somebody else of that side may come. */
    assert_int_equal(ks_my_number_give_back(&court->desk, "T001", first.check, court->time.wall_ms,
                                            &mine, &court->error),
                     KS_ERR_INPUT);
    assert_int_equal(join(court, first.pair_code, "c", "person", &third), KS_OK);
    assert_string_equal(serve_next(court), "T001");
}

static void the_last_one_who_leaves_ends_the_number(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second;
    struct ks_my_number mine;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    assert_int_equal(join(court, first.pair_code, "b", "person", &second), KS_OK);
    assert_int_equal(ks_my_number_give_back(&court->desk, "T001", second.check, court->time.wall_ms,
                                            &mine, &court->error),
                     KS_OK);
    assert_int_equal(ks_my_number_give_back(&court->desk, "T001", first.check, court->time.wall_ms,
                                            &mine, &court->error),
                     KS_OK);
    assert_int_equal(mine.state, KS_TICKET_CANCELLED);
    assert_int_equal(join(court, first.pair_code, "c", "person", &second), KS_ERR_STATE);
}

static void staff_let_one_go_in_alone_after_half_an_hour_and_not_before(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, other;
    struct ks_ticket ticket;
    struct ks_pair_entries *pairs = calloc(1, sizeof *pairs);
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    pass(court, 1);
    assert_int_equal(take(court, "b", &other), KS_OK);
    pass(court, KS_PAIR_AWAIT_MINUTES - 2);
    assert_int_equal(
        ks_pairs_let_alone(&court->desk, "t001", "li", court->time.wall_ms, &ticket, &court->error),
        KS_ERR_STATE);
    assert_string_equal(court->error.text,
                        "The other party of T001 is awaited for 30 minutes first");
    pass(court, 1);
    assert_int_equal(ks_pairs_list(&court->desk, court->time.wall_ms, pairs, &court->error), KS_OK);
    assert_int_equal(pairs->count, 1);
    assert_int_equal(pairs->rows[0].state, KS_PAIR_CHOICE);
    assert_true(pairs->rows[0].is_choice);
    assert_int_equal(
        ks_pairs_let_alone(&court->desk, "t001", "li", court->time.wall_ms, &ticket, &court->error),
        KS_OK);
    assert_string_equal(serve_next(court), "T001"); /* from their own coming: before T002 */
    free(pairs);
}

static void a_pair_stays_whole_when_the_room_changes(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second;
    struct ks_ticket done;
    struct ks_hall_done returned;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    assert_int_equal(join(court, first.pair_code, "b", "person", &second), KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "1", &done), KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_BACK, "1", &done), KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "2", &done), KS_OK);
    assert_string_equal(done.number, "T001");
    assert_int_equal(court_staff(court, KS_HALL_NO_SHOW, "2", &done), KS_OK);
    assert_int_equal(
        ks_hall_come_back(&court->desk, "T001", court->time.wall_ms, &returned, &court->error),
        KS_OK);
    assert_int_equal(court_staff(court, KS_HALL_CALL, "3", &done), KS_OK);
    assert_string_equal(done.number, "T001");
    assert_false(done.awaits_other);
}

static void the_second_counts_without_a_slip(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    court_set_printer(court, "paper-out");
    assert_int_equal(join(court, first.pair_code, "b", "person", &second), KS_OK);
    assert_true(second.has_ticket);
    assert_int_equal(second.paper.end, KS_PAPER_NOT_OUT);
    assert_int_equal(court_count_slips(court), 1);
    assert_string_equal(serve_next(court), "T001");
}

static void whoever_brings_the_code_shows_that_an_unsure_slip_is_out(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, second;
    struct ks_pair_row pair;
    court->printer->is_silent = true;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_ERR_PRINTER);
    assert_int_equal(first.paper.end, KS_PAPER_UNSURE);
    assert_int_equal(ks_store_pair_of_ticket(court->store, first.ticket.id, &pair, &court->error),
                     KS_OK);
    court->printer->is_silent = false;
    assert_int_equal(join(court, pair.code, "b", "person", &second), KS_OK);
    assert_int_equal(second.ticket.state, KS_TICKET_WAITING);
    assert_string_equal(serve_next(court), "T001");
}

/* Whoever let one go in alone is not undone by the other who comes after all. */
static void the_other_who_comes_late_takes_no_place_away(void **state)
{
    struct court *court = *state;
    struct ks_take_result first, other, second;
    struct ks_ticket ticket;
    assert_int_equal(take_pair(court, "a", "person", &first), KS_OK);
    pass(court, KS_PAIR_AWAIT_MINUTES);
    assert_int_equal(take(court, "b", &other), KS_OK);
    assert_int_equal(
        ks_pairs_let_alone(&court->desk, "T001", NULL, court->time.wall_ms, &ticket, &court->error),
        KS_OK);
    pass(court, 1);
    assert_int_equal(join(court, first.pair_code, "c", "person", &second), KS_OK);
    assert_string_equal(serve_next(court), "T001");
    assert_string_equal(serve_next(court), "T002");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(a_number_of_two_is_not_called_while_one_is_missing),
        COURT_TEST(both_slips_say_so_and_only_the_first_has_the_code),
        COURT_TEST(the_pair_counts_from_the_coming_of_the_second),
        COURT_TEST(of_two_the_greater_head_start_counts),
        COURT_TEST(one_gesture_joins_once_and_a_third_party_not_at_all),
        COURT_TEST(a_code_of_yesterday_or_of_nobody_joins_nothing),
        COURT_TEST(one_who_leaves_leaves_the_number_to_the_other),
        COURT_TEST(the_last_one_who_leaves_ends_the_number),
        COURT_TEST(staff_let_one_go_in_alone_after_half_an_hour_and_not_before),
        COURT_TEST(a_pair_stays_whole_when_the_room_changes),
        COURT_TEST(the_second_counts_without_a_slip),
        COURT_TEST(whoever_brings_the_code_shows_that_an_unsure_slip_is_out),
        COURT_TEST(the_other_who_comes_late_takes_no_place_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
