/* The figures of a day: what they count, what they add up to, and that a closed day stays. */
#include "service/hall_support.h"

#define MONDAY_DAY "2026-11-23"

static struct ks_hall_stats count(struct court *court, struct ks_arena *arena, const char *from,
                                  const char *to)
{
    struct ks_hall_stats stats;
    court->error = (struct ks_error){0};
    enum ks_err err =
        ks_hall_count(&court->desk, from, to, court->time.wall_ms, arena, &stats, &court->error);
    assert_int_equal(err, KS_OK);
    return stats;
}

static const struct ks_hall_stat_row *row(const struct ks_hall_stats *stats, enum ks_hall_by by,
                                          const char *key)
{
    for (int i = 0; i < stats->count; i++)
        if (stats->rows[i].by == by && strcmp(stats->rows[i].key, key) == 0)
            return &stats->rows[i];
    fail_msg("no row of %s %s", ks_hall_by_code(by), key);
    return NULL;
}

/* A visit at the window that takes `wait`, `way` and `service` minutes. */
static void visit(struct court *court, int line, int wait, int way, int service)
{
    come(court, line, "person");
    pass(court, wait);
    at_seat(court, "w1", KS_HALL_CALL);
    pass(court, way);
    at_seat(court, "w1", KS_HALL_CAME);
    pass(court, service);
    at_seat(court, "w1", KS_HALL_FINISH);
}

static void wait_way_and_service_are_measured_apart(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    visit(court, LINE_FILING, 12, 1, 20);
    struct ks_hall_stats stats = count(court, &arena, NULL, NULL);
    const struct ks_hall_stat_row *all = row(&stats, KS_HALL_BY_ALL, "");
    assert_int_equal(all->wait.p50_s, 12 * 60);
    assert_int_equal(all->way.p50_s, 60);
    assert_int_equal(all->service.p50_s, 20 * 60);
    assert_int_equal(row(&stats, KS_HALL_BY_HOUR, "09")->taken, 1);
    assert_int_equal(row(&stats, KS_HALL_BY_SEAT, "w1")->served, 1);
    ks_arena_destroy(&arena);
}

static void an_errand_in_between_is_no_service(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    struct ks_ticket ticket = come(court, LINE_FILING, "person");
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_CAME);
    pass(court, 5);
    at_seat(court, "w1", KS_HALL_PARK);
    pass(court, 30);
    granted(court,
            &(struct ks_hall_wish){.act = KS_HALL_RESUME, .seat = "w1", .number = ticket.number});
    pass(court, 6);
    at_seat(court, "w1", KS_HALL_FINISH);
    struct ks_hall_stats stats = count(court, &arena, NULL, NULL);
    assert_int_equal(stats.rows[0].service.p50_s, 11 * 60);
    ks_arena_destroy(&arena);
}

static void percentiles_are_the_smallest_that_so_many_do_not_exceed(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    for (int minutes = 1; minutes <= 10; minutes++)
        visit(court, LINE_FILING, minutes, 0, 1);
    struct ks_hall_stats stats = count(court, &arena, NULL, NULL);
    assert_int_equal(stats.rows[0].wait.count, 10);
    assert_int_equal(stats.rows[0].wait.p50_s, 5 * 60);
    assert_int_equal(stats.rows[0].wait.p90_s, 9 * 60);
    assert_int_equal(stats.rows[0].wait.most_s, 10 * 60);
    ks_arena_destroy(&arena);
}

static void assert_adds_up(const struct ks_hall_stat_row *of)
{
    assert_int_equal(of->taken,
                     of->served + of->no_show + of->abandoned + of->withdrawn + of->open);
}

static void every_number_is_counted_once_in_every_way_of_counting(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    int64_t taken[KS_HALL_BY_COUNT] = {0};
    visit(court, LINE_FILING, 1, 1, 1);
    come(court, LINE_FILING, "person");
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_NO_SHOW);
    struct ks_ticket gone = come(court, LINE_ANSWERS, "person");
    granted(court, &(struct ks_hall_wish){.act = KS_HALL_CANCEL, .number = gone.number});
    come(court, LINE_MEDIATION, "person");
    struct ks_hall_stats stats = count(court, &arena, NULL, NULL);
    for (int i = 0; i < stats.count; i++) {
        assert_adds_up(&stats.rows[i]);
        taken[stats.rows[i].by] += stats.rows[i].taken;
    }
    for (int by = 0; by < KS_HALL_BY_COUNT; by++)
        assert_int_equal(taken[by], 4);
    const struct ks_hall_stat_row *all = &stats.rows[0];
    assert_int_equal(all->served, 1);
    assert_int_equal(all->no_show, 1);
    assert_int_equal(all->abandoned, 1);
    assert_int_equal(all->open, 1);
    ks_arena_destroy(&arena);
}

static void outcomes_are_counted_of_who_was_served(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    const char *const outcomes[] = {"settled", "settled", "unsettled", NULL};
    for (int i = 0; i < 4; i++) {
        come(court, LINE_MEDIATION, "person");
        at_seat(court, "1", KS_HALL_CALL);
        at_seat(court, "1", KS_HALL_CAME);
        granted(court,
                &(struct ks_hall_wish){.act = KS_HALL_FINISH, .seat = "1", .outcome = outcomes[i]});
    }
    struct ks_hall_stats stats = count(court, &arena, NULL, NULL);
    assert_int_equal(stats.rows[0].served, 4);
    assert_int_equal(stats.rows[0].outcomes[KS_HALL_SETTLED], 2);
    assert_int_equal(stats.rows[0].outcomes[KS_HALL_UNSETTLED], 1);
    assert_int_equal(stats.rows[0].outcomes[KS_HALL_DONE], 0);
    ks_arena_destroy(&arena);
}

static void a_day_that_is_closed_reads_the_same_for_ever(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    visit(court, LINE_FILING, 12, 1, 20);
    come(court, LINE_FILING, "person");
    court_set_time(court, 2026, 11, 24, 9, 0);
    int closed = -1;
    assert_int_equal(ks_hall_close_days(&court->desk, court->time.wall_ms, &closed, &court->error),
                     KS_OK);
    assert_int_equal(closed, 0); /* the clock alone may be wrong */
    come(court, LINE_FILING, "person");
    assert_int_equal(ks_hall_close_days(&court->desk, court->time.wall_ms, &closed, &court->error),
                     KS_OK);
    assert_int_equal(closed, 1);
    struct ks_hall_stats once = count(court, &arena, MONDAY_DAY, MONDAY_DAY);
    assert_int_equal(once.rows[0].open, 0);
    assert_int_equal(once.rows[0].abandoned, 1);
    const char *then = ks_hall_stats_csv(&arena, &once);
    court_set_time(court, 2026, 12, 24, 9, 0);
    visit(court, LINE_FILING, 1, 1, 1);
    struct ks_hall_stats again = count(court, &arena, MONDAY_DAY, MONDAY_DAY);
    assert_string_equal(ks_hall_stats_csv(&arena, &again), then);
    assert_int_equal(ks_hall_close_days(&court->desk, court->time.wall_ms, &closed, &court->error),
                     KS_OK);
    assert_int_equal(closed, 0);
    ks_arena_destroy(&arena);
}

static void days_that_cannot_be_are_refused(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    struct ks_hall_stats stats;
    static const char *const wrong[][2] = {
        {"2026-11-24", MONDAY_DAY}, {"x", MONDAY_DAY}, {"2025-11-22", MONDAY_DAY}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(ks_hall_count(&court->desk, wrong[i][0], wrong[i][1], court->time.wall_ms,
                                       &arena, &stats, NULL),
                         KS_ERR_INPUT);
    assert_int_equal(ks_hall_count(&court->desk, "2025-11-23", MONDAY_DAY, court->time.wall_ms,
                                   &arena, &stats, NULL),
                     KS_OK);
    assert_int_equal(stats.count, 1);
    assert_int_equal(stats.rows[0].taken, 0);
    ks_arena_destroy(&arena);
}

/* Somebody who takes a number at the kiosk and is called after so many minutes; what they were
 * told. */
static struct ks_take_result told_and_called(struct court *court, const char *token, int minutes)
{
    struct ks_take_result result;
    const struct ks_take_request request = {
        .token = token, .line = "filing", .kind = "person", .lang = KS_LANG_EN};
    assert_int_equal(ks_queue_take(&court->desk, &request, &result, &court->error), KS_OK);
    pass(court, minutes);
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_CAME);
    at_seat(court, "w1", KS_HALL_FINISH);
    return result;
}

static void how_often_the_wait_was_as_told_is_counted_and_stays_when_the_day_is_closed(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    struct ks_take_result told = told_and_called(court, "a", 1);
    assert_int_equal(told.wait_low_min, 0);
    assert_int_equal(told.wait_high_min, 20);
    told_and_called(court, "b", 20);
    told_and_called(court, "c", 21);
    come(court, LINE_FILING, "person"); /* whom nobody told anything */
    at_seat(court, "w1", KS_HALL_CALL);
    at_seat(court, "w1", KS_HALL_CAME);
    at_seat(court, "w1", KS_HALL_FINISH);
    for (int day = 0; day < 2; day++) {
        struct ks_hall_stats stats = count(court, &arena, MONDAY_DAY, MONDAY_DAY);
        assert_int_equal(stats.rows[0].taken, 4);
        assert_int_equal(stats.rows[0].told, 3);
        assert_int_equal(stats.rows[0].as_told, 2);
        assert_int_equal(row(&stats, KS_HALL_BY_LINE, "filing")->as_told, 2);
        court_set_time(court, 2026, 11, 24, 9, 41);
        come(court, LINE_FILING, "person"); /* another day closes that one */
    }
    ks_arena_destroy(&arena);
}

static void two_parties_are_told_when_both_are_there(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    struct ks_take_result first, second;
    struct ks_take_request request = {
        .token = "a", .line = "mediation", .kind = "person", .lang = KS_LANG_EN, .is_pair = true};
    assert_int_equal(ks_queue_take(&court->desk, &request, &first, &court->error), KS_OK);
    pass(court, 25);
    request.token = "b";
    request.pair_code = first.pair_code;
    assert_int_equal(ks_queue_join(&court->desk, &request, &second, &court->error), KS_OK);
    pass(court, 5);
    at_seat(court, "1", KS_HALL_CALL);
    struct ks_hall_stats stats = count(court, &arena, NULL, NULL);
    assert_int_equal(stats.rows[0].told, 1);
    assert_int_equal(stats.rows[0].as_told, 1);
    ks_arena_destroy(&arena);
}

/* So many come at `hour` on the Monday `weeks` before. */
static void come_weeks_ago(struct court *court, int weeks, int hour, int people)
{
    struct ks_date day = ks_date_add_days((struct ks_date){2026, 11, 23}, -7 * weeks);
    court->time.wall_ms = ks_date_to_wall_ms(day, hour * 60 + 5);
    for (int i = 0; i < people; i++)
        come(court, LINE_FILING, "person");
}

static void the_usual_hour_is_the_middle_of_the_last_six_of_that_weekday(void **state)
{
    static const int at_nine[] = {100, 9, 4, 1, 7, 3, 8}; /* the oldest first: the seventh */
    struct court *court = *state;
    struct ks_hall_usual usual;
    for (int i = 0; i < 7; i++)
        come_weeks_ago(court, 7 - i, 9, at_nine[i]);
    come_weeks_ago(court, 0, 9, 5);
    assert_int_equal(
        ks_hall_find_usual(&court->desk, MONDAY_DAY, court->time.wall_ms, &usual, &court->error),
        KS_OK);
    assert_int_equal(usual.day_count, KS_MOST_USUAL_DAYS);
    assert_string_equal(usual.days[0], "2026-11-16");
    assert_int_equal(usual.counts[0][9], 8);
    assert_true(usual.is_known);
    assert_int_equal(usual.usual[9], 4); /* 1 3 4 7 8 9 */
    assert_int_equal(usual.usual[10], 0);
}

static void two_days_are_too_few_to_be_usual_and_twelve_weeks_the_longest(void **state)
{
    struct court *court = *state;
    struct ks_hall_usual usual;
    come_weeks_ago(court, 13, 9, 1);
    come_weeks_ago(court, 12, 9, 1);
    come_weeks_ago(court, 1, 9, 1);
    come_weeks_ago(court, 0, 9, 1);
    assert_int_equal(
        ks_hall_find_usual(&court->desk, MONDAY_DAY, court->time.wall_ms, &usual, &court->error),
        KS_OK);
    assert_int_equal(usual.day_count, 2);
    assert_false(usual.is_known);
    assert_int_equal(
        ks_hall_find_usual(&court->desk, "2026-11-31", court->time.wall_ms, &usual, &court->error),
        KS_ERR_INPUT);
}

static void the_file_has_a_column_for_each_figure(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    struct ks_hall_stats stats = count(court, &arena, NULL, NULL);
    const char *text = ks_hall_stats_csv(&arena, &stats);
    assert_memory_equal(text,
                        "\xef\xbb\xbf"
                        "by,key,",
                        10);
    int commas = 0;
    for (const char *at = text; *at != '\r'; at++)
        commas += *at == ',';
    assert_int_equal(commas, KS_HALL_STAT_COLUMNS + 1);
    assert_string_equal(text + strlen(text) - 2, "\r\n");
    ks_arena_destroy(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(wait_way_and_service_are_measured_apart),
        HALL_TEST(an_errand_in_between_is_no_service),
        HALL_TEST(percentiles_are_the_smallest_that_so_many_do_not_exceed),
        HALL_TEST(every_number_is_counted_once_in_every_way_of_counting),
        HALL_TEST(outcomes_are_counted_of_who_was_served),
        HALL_TEST(a_day_that_is_closed_reads_the_same_for_ever),
        HALL_TEST(days_that_cannot_be_are_refused),
        HALL_TEST(how_often_the_wait_was_as_told_is_counted_and_stays_when_the_day_is_closed),
        HALL_TEST(two_parties_are_told_when_both_are_there),
        HALL_TEST(the_usual_hour_is_the_middle_of_the_last_six_of_that_weekday),
        HALL_TEST(two_days_are_too_few_to_be_usual_and_twelve_weeks_the_longest),
        HALL_TEST(the_file_has_a_column_for_each_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
