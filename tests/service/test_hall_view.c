/* The hall at one moment: what its faces see of who waits, sits, is called and served. */
#include "service/hall_support.h"

static const struct ks_hall_seat_view *seat(const struct ks_hall_state *state, const char *id)
{
    const struct ks_hall_seat_view *found = ks_hall_seat_of(state, id);
    assert_non_null(found);
    return found;
}

static void sit(struct court *court, const char *id, const char *who)
{
    struct ks_hall_holder holder;
    assert_int_equal(
        ks_hall_sit(&court->desk, id, who, false, court->time.wall_ms, &holder, &court->error),
        KS_OK);
}

static void an_empty_hall_shows_every_line_and_every_seat(void **state)
{
    struct court *court = *state;
    struct ks_hall_state hall = look_at(court);
    assert_true(hall.is_known && hall.is_open);
    assert_string_equal(hall.day, "2026-11-23");
    assert_int_equal(hall.line_count, LINES);
    assert_string_equal(hall.lines[LINE_FILING].id, "filing");
    assert_int_equal(hall.lines[LINE_FILING].oldest_ms, 0);
    assert_int_equal(hall.seat_count, 4);
    for (int i = 0; i < hall.seat_count; i++)
        assert_int_equal(hall.seats[i].state, KS_HALL_SEAT_FREE);
    assert_int_equal(hall.waiting + hall.unconfirmed + hall.call_count + hall.help_count, 0);
    assert_null(ks_hall_current_call(&hall));
}

static void a_seat_is_free_then_idle_then_called_then_serving(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    sit(court, "w1", "li");
    struct ks_hall_state hall = look_at(court);
    assert_int_equal(seat(&hall, "w1")->state, KS_HALL_SEAT_IDLE);
    assert_string_equal(seat(&hall, "w1")->holder, "li");
    int64_t n = hall.n;
    pass(court, 1);
    at_seat(court, "w1", KS_HALL_CALL);
    hall = look_at(court);
    assert_int_equal(seat(&hall, "w1")->state, KS_HALL_SEAT_CALLED);
    assert_string_equal(seat(&hall, "w1")->number, "L001");
    assert_int_equal(seat(&hall, "w1")->since_ms, court->time.wall_ms);
    assert_true(hall.n > n);
    at_seat(court, "w1", KS_HALL_CAME);
    hall = look_at(court);
    assert_int_equal(seat(&hall, "w1")->state, KS_HALL_SEAT_SERVING);
    assert_int_equal(ks_hall_line_of(&hall, "filing")->serving, 1);
}

static void a_visitor_stays_at_a_seat_whose_lease_is_over(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    sit(court, "w1", "li");
    at_seat(court, "w1", KS_HALL_CALL);
    int64_t until_ms = seat(&(struct ks_hall_state[]){look_at(court)}[0], "w1")->until_ms;
    pass_ms(court, until_ms - court->time.wall_ms);
    struct ks_hall_state hall = look_at(court);
    assert_string_equal(seat(&hall, "w1")->holder, "");
    assert_int_equal(seat(&hall, "w1")->state, KS_HALL_SEAT_CALLED);
    assert_string_equal(seat(&hall, "w1")->number, "L001");
}

static void calls_are_told_newest_first_and_six_of_a_line(void **state)
{
    struct court *court = *state;
    for (int i = 0; i < KS_MOST_CALLS_OF_LINE + 2; i++) {
        come(court, LINE_FILING, "person");
        at_seat(court, "w1", KS_HALL_CALL);
        at_seat(court, "w1", KS_HALL_CAME);
        at_seat(court, "w1", KS_HALL_FINISH);
        pass(court, 1);
    }
    struct ks_hall_state hall = look_at(court);
    assert_int_equal(hall.call_count, KS_MOST_CALLS_OF_LINE);
    assert_string_equal(hall.calls[0].number, "L008");
    assert_string_equal(hall.calls[KS_MOST_CALLS_OF_LINE - 1].number, "L003");
    assert_false(hall.calls[0].is_awaited || hall.calls[0].is_there);
    assert_null(ks_hall_current_call(&hall));
}

static void who_is_called_again_is_the_loudest(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    come(court, LINE_FILING, "person");
    at_seat(court, "w1", KS_HALL_CALL);
    pass(court, 1);
    at_seat(court, "w2", KS_HALL_CALL);
    struct ks_hall_state hall = look_at(court);
    assert_string_equal(ks_hall_current_call(&hall)->number, "L002");
    pass(court, 1);
    at_seat(court, "w1", KS_HALL_RECALL);
    hall = look_at(court);
    assert_string_equal(ks_hall_current_call(&hall)->number, "L001");
    assert_int_equal(hall.calls[0].calls, 2);
    assert_true(hall.calls[0].is_awaited);
}

static void a_wait_reaches_its_levels_to_the_millisecond(void **state)
{
    struct court *court = *state;
    static const int minutes[] = {30, 45, 60};
    int64_t came_ms = court->time.wall_ms;
    come(court, LINE_FILING, "person");
    for (int level = 1; level <= 3; level++) {
        pass_ms(court, came_ms + minutes[level - 1] * MINUTE_MS - 1 - court->time.wall_ms);
        assert_int_equal(look_at(court).lines[LINE_FILING].level, level - 1);
        pass_ms(court, 1);
        struct ks_hall_state hall = look_at(court);
        assert_int_equal(hall.lines[LINE_FILING].level, level);
        assert_int_equal(hall.lines[LINE_FILING].oldest_ms, came_ms);
        assert_int_equal(hall.lines[LINE_ANSWERS].level, 0);
    }
}

static void at_night_it_tells_when_it_opens_next(void **state)
{
    struct court *court = *state;
    court_set_time(court, 2026, 11, 23, 11, 59);
    assert_true(look_at(court).is_open);
    court_set_time(court, 2026, 11, 23, 12, 0);
    struct ks_hall_state noon = look_at(court);
    assert_false(noon.is_open);
    assert_int_equal(noon.next_open_ms, ks_date_to_wall_ms((struct ks_date){2026, 11, 23}, 810));
    court_set_time(court, 2026, 11, 27, 17, 0); /* Friday */
    assert_int_equal(look_at(court).next_open_ms,
                     ks_date_to_wall_ms((struct ks_date){2026, 11, 30}, 540));
}

static void what_waits_is_parked_or_was_missed_stands_in_its_list(void **state)
{
    struct court *court = *state;
    for (int i = 0; i < 4; i++) {
        come(court, LINE_FILING, i == 3 ? "priority" : "person");
        pass(court, 1);
    }
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_NO_SHOW);
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_PARK);
    struct ks_hall_rows *rows = calloc(KS_HALL_LIST_COUNT, sizeof *rows);
    for (int i = 0; i < KS_HALL_LIST_COUNT; i++)
        assert_int_equal(ks_hall_list(&court->desk, (enum ks_hall_list)i, court->time.wall_ms,
                                      &rows[i], &court->error),
                         KS_OK);
    assert_int_equal(rows[KS_HALL_WAITING].total, 2);
    assert_int_equal(rows[KS_HALL_PARKED].total, 1);
    assert_string_equal(rows[KS_HALL_PARKED].rows[0].seat, "w1");
    assert_int_equal(rows[KS_HALL_MISSED].total, 1);
    assert_string_equal(rows[KS_HALL_MISSED].rows[0].number, "L004"); /* priority, called first */
    assert_string_equal(rows[KS_HALL_WAITING].rows[0].number, "L002");
    assert_int_equal(rows[KS_HALL_WAITING].rows[0].minutes, 3);
    free(rows);
}

static void the_same_hall_seen_twice_is_the_same(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    struct ks_hall_state first = look_at(court);
    pass_ms(court, 1000);
    struct ks_hall_state second = look_at(court);
    assert_true(ks_hall_state_is_same(&first, &second));
    at_seat(court, "w1", KS_HALL_CALL);
    second = look_at(court);
    assert_false(ks_hall_state_is_same(&first, &second));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(an_empty_hall_shows_every_line_and_every_seat),
        HALL_TEST(a_seat_is_free_then_idle_then_called_then_serving),
        HALL_TEST(a_visitor_stays_at_a_seat_whose_lease_is_over),
        HALL_TEST(calls_are_told_newest_first_and_six_of_a_line),
        HALL_TEST(who_is_called_again_is_the_loudest),
        HALL_TEST(a_wait_reaches_its_levels_to_the_millisecond),
        HALL_TEST(at_night_it_tells_when_it_opens_next),
        HALL_TEST(what_waits_is_parked_or_was_missed_stands_in_its_list),
        HALL_TEST(the_same_hall_seen_twice_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
