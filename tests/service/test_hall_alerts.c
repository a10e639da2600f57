/* What is out of the ordinary: waits that are too long, help, closings, bulletins, exceptions. */
#include "service/hall_support.h"

#define MONDAY_DAY "2026-11-23"

static int raise_levels(struct court *court)
{
    int count = -1;
    assert_int_equal(ks_hall_raise_levels(&court->desk, court->time.wall_ms, &count, &court->error),
                     KS_OK);
    return count;
}

static struct ks_hall_overdue_list *overdue(struct court *court)
{
    struct ks_hall_overdue_list *list = calloc(1, sizeof *list);
    assert_int_equal(
        ks_hall_list_overdue(&court->desk, MONDAY_DAY, MONDAY_DAY, list, &court->error), KS_OK);
    return list;
}

static void a_level_is_raised_once_at_its_minute_whoever_looks(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    pass_ms(court, 30 * MINUTE_MS - 1);
    assert_int_equal(raise_levels(court), 0);
    pass_ms(court, 1);
    assert_int_equal(raise_levels(court), 1);
    assert_int_equal(raise_levels(court), 0);
    struct ks_hall_overdue_list *list = overdue(court);
    assert_int_equal(list->total, 1);
    assert_int_equal(list->rows[0].level, 1);
    assert_int_equal(list->rows[0].next_ms, list->rows[0].since_ms + 45 * MINUTE_MS);
    assert_string_equal(list->rows[0].owner, "");
    free(list);
}

static void a_level_that_nobody_saw_is_skipped(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    pass(court, 61);
    assert_int_equal(raise_levels(court), 1);
    struct ks_hall_overdue_list *list = overdue(court);
    assert_int_equal(list->total, 1);
    assert_int_equal(list->rows[0].level, 3);
    assert_int_equal(list->rows[0].next_ms, 0);
    free(list);
}

static void a_wait_that_is_too_long_has_an_owner_and_an_end(void **state)
{
    struct court *court = *state;
    come(court, LINE_FILING, "person");
    pass(court, 31);
    raise_levels(court);
    struct ks_hall_overdue_list *list = overdue(court);
    int64_t id = list->rows[0].id;
    assert_int_equal(
        ks_hall_own_overdue(&court->desk, id, "wu", court->time.wall_ms, &court->error), KS_OK);
    pass(court, 1);
    at_seat(court, "w1", KS_HALL_CALL);
    raise_levels(court);
    free(list);
    list = overdue(court);
    assert_string_equal(list->rows[0].owner, "wu");
    assert_int_not_equal(list->rows[0].ended_ms, 0);
    assert_int_equal(list->rows[0].next_ms, 0);
    assert_int_equal(
        ks_hall_own_overdue(&court->desk, id, "li", court->time.wall_ms, &court->error),
        KS_ERR_NOT_FOUND);
    assert_int_equal(
        ks_hall_own_overdue(&court->desk, id + 1, "li", court->time.wall_ms, &court->error),
        KS_ERR_NOT_FOUND);
    free(list);
}

static int64_t call_help(struct court *court, const char *seat, const char *who)
{
    int64_t id = 0;
    assert_int_equal(
        ks_hall_call_help(&court->desk, seat, who, court->time.wall_ms, &id, &court->error), KS_OK);
    return id;
}

static void help_is_one_call_until_it_ends_and_who_answers_first_is_named(void **state)
{
    struct court *court = *state;
    int64_t id = call_help(court, "w1", "li"), now_ms = court->time.wall_ms;
    assert_int_equal(call_help(court, "w1", "li"), id);
    assert_int_not_equal(call_help(court, "", "chen"), id);
    assert_int_equal(ks_hall_answer_help(&court->desk, id, "chen", now_ms, &court->error), KS_OK);
    assert_int_equal(ks_hall_answer_help(&court->desk, id, "wu", now_ms, &court->error), KS_OK);
    struct ks_hall_state hall = look_at(court);
    assert_int_equal(hall.help_count, 2);
    assert_string_equal(hall.help[0].answered_by, "chen");
    assert_int_equal(ks_hall_end_help(&court->desk, id, "chen", now_ms, &court->error), KS_OK);
    assert_int_equal(ks_hall_end_help(&court->desk, id, "chen", now_ms, &court->error),
                     KS_ERR_NOT_FOUND);
    assert_int_equal(look_at(court).help_count, 1);
    assert_int_not_equal(call_help(court, "w1", "li"), id);
}

static enum ks_err close_line(struct court *court, struct ks_hall_closing closing)
{
    court->error = (struct ks_error){0};
    return ks_hall_close(&court->desk, &closing, court->time.wall_ms, &court->error);
}

static void a_closing_covers_its_line_from_its_beginning_to_before_its_end(void **state)
{
    struct court *court = *state;
    int64_t from_ms = court->time.wall_ms + 10 * MINUTE_MS;
    assert_int_equal(close_line(court, (struct ks_hall_closing){.line = "filing",
                                                                .from_ms = from_ms,
                                                                .to_ms = from_ms + MINUTE_MS,
                                                                .reason = "power"}),
                     KS_OK);
    pass_ms(court, 10 * MINUTE_MS - 1);
    assert_true(look_at(court).lines[LINE_FILING].is_open);
    pass_ms(court, 1);
    struct ks_hall_state hall = look_at(court);
    assert_false(hall.lines[LINE_FILING].is_open);
    assert_true(hall.lines[LINE_ANSWERS].is_open);
    assert_int_equal(hall.lines[LINE_FILING].closed_until_ms, from_ms + MINUTE_MS);
    pass_ms(court, MINUTE_MS - 1);
    assert_false(look_at(court).lines[LINE_FILING].is_open);
    pass_ms(court, 1);
    assert_true(look_at(court).lines[LINE_FILING].is_open);
}

static void a_closing_that_cannot_be_is_refused_with_its_fault(void **state)
{
    struct court *court = *state;
    int64_t now_ms = court->time.wall_ms;
    const struct ks_hall_closing good = {
        .from_ms = now_ms, .to_ms = now_ms + MINUTE_MS, .reason = "power"};
    struct ks_hall_closing other = good;
    strcpy(other.line, "moon");
    assert_int_equal(close_line(court, other), KS_ERR_INPUT);
    assert_string_equal(court->error.text, "There is no line \"moon\"");
    other = good;
    other.to_ms = other.from_ms;
    assert_int_equal(close_line(court, other), KS_ERR_INPUT);
    other.to_ms = other.from_ms + 366 * INT64_C(86400000) + 1;
    assert_int_equal(close_line(court, other), KS_ERR_INPUT);
    assert_string_equal(court->error.text, "A closing lasts a year at most");
    other = good;
    strcpy(other.reason, "two\nlines");
    assert_int_equal(close_line(court, other), KS_ERR_INPUT);
    assert_int_equal(close_line(court, good), KS_OK);
    assert_false(look_at(court).is_open);
}

static void a_closing_taken_back_is_over_at_once(void **state)
{
    struct court *court = *state;
    struct ks_hall_closing closing = {.from_ms = court->time.wall_ms,
                                      .to_ms = court->time.wall_ms + 60 * MINUTE_MS,
                                      .reason = "drill"};
    bool is_closed = false;
    assert_int_equal(ks_hall_close(&court->desk, &closing, court->time.wall_ms, NULL), KS_OK);
    assert_int_equal(ks_hall_reopen(&court->desk, closing.id, "wu", court->time.wall_ms, NULL),
                     KS_OK);
    assert_int_equal(ks_hall_find_closing(&court->desk, "filing", court->time.wall_ms, &is_closed,
                                          &closing, NULL),
                     KS_OK);
    assert_false(is_closed);
    assert_true(look_at(court).is_open);
}

static void a_bulletin_hangs_in_every_language_until_its_end(void **state)
{
    struct court *court = *state;
    int64_t now_ms = court->time.wall_ms;
    struct ks_hall_bulletin_view bulletin = {.text = {[KS_LANG_ZH_CN] = "停电"},
                                             .until_ms = now_ms + MINUTE_MS};
    assert_int_equal(ks_hall_announce(&court->desk, &bulletin, "wu", now_ms, NULL), KS_ERR_INPUT);
    strcpy(bulletin.text[KS_LANG_EN], "No power");
    bulletin.until_ms = now_ms;
    assert_int_equal(ks_hall_announce(&court->desk, &bulletin, "wu", now_ms, NULL), KS_ERR_INPUT);
    bulletin.until_ms = now_ms + MINUTE_MS;
    assert_int_equal(ks_hall_announce(&court->desk, &bulletin, "wu", now_ms, NULL), KS_OK);
    pass_ms(court, MINUTE_MS - 1);
    struct ks_hall_state hall = look_at(court);
    assert_int_equal(hall.bulletin_count, 1);
    assert_string_equal(hall.bulletins[0].text[KS_LANG_EN], "No power");
    pass_ms(court, 1);
    assert_int_equal(look_at(court).bulletin_count, 0);
}

static void who_takes_a_seat_over_is_an_exception_that_names_both(void **state)
{
    struct court *court = *state;
    struct ks_hall_holder holder;
    int64_t now_ms = court->time.wall_ms;
    assert_int_equal(ks_hall_sit(&court->desk, "w1", "li", false, now_ms, &holder, NULL), KS_OK);
    assert_int_equal(ks_hall_sit(&court->desk, "w1", "chen", false, now_ms, &holder, NULL),
                     KS_ERR_STATE);
    assert_string_equal(holder.name, "li");
    assert_int_equal(ks_hall_sit(&court->desk, "w1", "chen", true, now_ms, &holder, NULL), KS_OK);
    struct ks_hall_exception_list *list = calloc(1, sizeof *list);
    assert_int_equal(
        ks_hall_list_exceptions(&court->desk, MONDAY_DAY, MONDAY_DAY, list, &court->error), KS_OK);
    assert_int_equal(list->total, 1);
    assert_string_equal(list->rows[0].act, "take-over");
    assert_string_equal(list->rows[0].seat, "w1");
    assert_string_equal(list->rows[0].actor, "chen");
    assert_string_equal(list->rows[0].was, "li");
    free(list);
}

static void days_that_are_none_or_the_wrong_way_round_are_refused_with_their_fault(void **state)
{
    struct court *court = *state;
    static const char *const wrong[][2] = {
        {"2026-11-24", MONDAY_DAY}, {"2026-02-30", MONDAY_DAY}, {MONDAY_DAY, "today"}};
    struct ks_hall_overdue_list *overdue_list = calloc(1, sizeof *overdue_list);
    struct ks_hall_exception_list *list = calloc(1, sizeof *list);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct ks_error other = {0};
        assert_int_equal(
            ks_hall_list_exceptions(&court->desk, wrong[i][0], wrong[i][1], list, &court->error),
            KS_ERR_INPUT);
        assert_int_equal(
            ks_hall_list_overdue(&court->desk, wrong[i][0], wrong[i][1], overdue_list, &other),
            KS_ERR_INPUT);
        assert_string_equal(court->error.text, other.text);
        if (i == 0)
            assert_string_equal(other.text, "2026-11-24 is after 2026-11-23");
    }
    free(overdue_list);
    free(list);
}

static void the_last_day_there_is_ends_a_list_as_any_other(void **state)
{
    struct court *court = *state;
    struct ks_hall_exception_list *list = calloc(1, sizeof *list);
    struct ks_hall_holder holder;
    int64_t now_ms = court->time.wall_ms;
    assert_int_equal(ks_hall_sit(&court->desk, "w1", "li", false, now_ms, &holder, NULL), KS_OK);
    assert_int_equal(ks_hall_sit(&court->desk, "w1", "chen", true, now_ms, &holder, NULL), KS_OK);
    assert_int_equal(
        ks_hall_list_exceptions(&court->desk, MONDAY_DAY, "9999-12-31", list, &court->error),
        KS_OK);
    assert_int_equal(list->total, 1);
    free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(a_level_is_raised_once_at_its_minute_whoever_looks),
        HALL_TEST(a_level_that_nobody_saw_is_skipped),
        HALL_TEST(a_wait_that_is_too_long_has_an_owner_and_an_end),
        HALL_TEST(help_is_one_call_until_it_ends_and_who_answers_first_is_named),
        HALL_TEST(a_closing_covers_its_line_from_its_beginning_to_before_its_end),
        HALL_TEST(a_closing_that_cannot_be_is_refused_with_its_fault),
        HALL_TEST(a_closing_taken_back_is_over_at_once),
        HALL_TEST(a_bulletin_hangs_in_every_language_until_its_end),
        HALL_TEST(who_takes_a_seat_over_is_an_exception_that_names_both),
        HALL_TEST(days_that_are_none_or_the_wrong_way_round_are_refused_with_their_fault),
        HALL_TEST(the_last_day_there_is_ends_a_list_as_any_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
