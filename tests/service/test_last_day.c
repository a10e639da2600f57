#include "service/support.h"

#include "service/last_day.h"

static const struct ks_date today = {2026, 11, 24};
static struct ks_content *content;
static struct ks_arena arena;

static int open_content(void **state)
{
    (void)state;
    content = court_content();
    return 0;
}

static int close_content(void **state)
{
    (void)state;
    ks_arena_destroy(&arena);
    free(content);
    return 0;
}

static struct ks_told tell(struct ks_last_day last)
{
    struct ks_told told;
    ks_last_day_tell(&arena, KS_LANG_EN, content, &last, "Last day", today, &told);
    return told;
}

static struct ks_last_day fifteen_days_from(struct ks_date from)
{
    struct ks_last_day last = {.kind = KS_LIMIT_ENFORCEMENT_ADMIN, .from = from};
    assert_int_equal(
        ks_period_compute(&calendar_2026, from, (struct ks_period){.days = 15}, &last.end, NULL),
        KS_OK);
    return last;
}

static bool has_remark(const struct ks_told *told, const char *text)
{
    for (int i = 0; i < told->remark_count; i++)
        if (strstr(told->remarks[i], text))
            return true;
    return false;
}

static void a_day_still_to_come_says_how_many_days_are_left(void **state)
{
    (void)state;
    struct ks_told told = tell(fifteen_days_from((struct ks_date){2026, 11, 20}));
    assert_string_equal(told.state, "13 days left"); /* 5 December is a Saturday */
    assert_int_equal(told.tone, KS_TONE_CALM);
    assert_true(has_remark(&told, "By counting it is 5 Dec 2026, a day off, so it moves."));
    told = tell(fifteen_days_from((struct ks_date){2026, 11, 10}));
    assert_string_equal(told.state, "1 day left: tomorrow is the last day");
    assert_int_equal(told.tone, KS_TONE_SOON);
}

static void a_last_day_that_is_today_says_what_still_counts_tonight(void **state)
{
    (void)state;
    struct ks_told told = tell(fifteen_days_from((struct ks_date){2026, 11, 9}));
    assert_string_equal(told.state, "Today is the last day");
    assert_true(has_remark(&told, "Post it tonight"));
    assert_false(has_remark(&told, "It is not taken"));
}

static void who_has_no_home_in_china_is_told_of_the_longer_time(void **state)
{
    (void)state;
    struct ks_time_limit appeal = {.kind = KS_LIMIT_APPEAL,
                                   .unit = KS_UNIT_DAYS,
                                   .length = 15,
                                   .late = WORDS("过了生效", "It is final"),
                                   .abroad_days = 30};
    struct ks_last_day last;
    assert_true(ks_last_day_of_limit(content, &appeal, (struct ks_date){2026, 11, 5}, &last));
    struct ks_told told = tell(last);
    assert_string_equal(told.state, "It ended 4 days ago");     /* 20 November */
    assert_true(has_remark(&told, "in time until 7 Dec 2026")); /* 5 December is a Saturday */
    appeal.abroad_days = 0;
    assert_true(ks_last_day_of_limit(content, &appeal, (struct ks_date){2026, 11, 5}, &last));
    told = tell(last);
    assert_false(has_remark(&told, "Without a home in China"));
}

static void a_day_that_has_passed_says_since_when_and_what_can_still_be_done(void **state)
{
    (void)state;
    struct ks_told told = tell(fifteen_days_from((struct ks_date){2026, 11, 6}));
    assert_string_equal(told.state, "It ended yesterday"); /* 21 November is a Saturday */
    assert_true(has_remark(&told, "It is not taken"));
    const struct ks_words late = WORDS("还能再审", "Ask for a retrial");
    struct ks_last_day own = fifteen_days_from((struct ks_date){2026, 11, 2});
    own.late = &late;
    told = tell(own);
    assert_string_equal(told.state, "It ended 7 days ago");
    assert_true(has_remark(&told, "Ask for a retrial"));
    assert_false(has_remark(&told, "It is not taken"));
}

static void a_receipt_in_the_future_is_asked_about_and_a_due_day_is_not(void **state)
{
    (void)state;
    struct ks_last_day last = fifteen_days_from((struct ks_date){2026, 11, 25});
    struct ks_told told = tell(last);
    assert_string_equal(told.state, "That day is still to come. Is it right?");
    assert_int_equal(told.result, -1);
    assert_true(ks_date_is_none(told.day));
    last.may_be_ahead = true;
    told = tell(last);
    assert_string_equal(told.state, "Too early today: apply from 26 Nov 2026 on");
    assert_true(has_remark(&told, "The other side still has until 25 Nov 2026"));
    assert_int_equal(ks_date_compare(told.day, (struct ks_date){2026, 12, 10}), 0);
    last.kind = KS_LIMIT_LIMITATION;
    told = tell(last);
    assert_string_equal(told.state, "Not due yet: it runs from that day");
    assert_false(has_remark(&told, "The other side still has"));
}

static void in_an_unknown_year_the_safe_day_is_the_one_to_go_by(void **state)
{
    (void)state;
    struct ks_last_day last = {.kind = KS_LIMIT_LIMITATION, .from = {2024, 5, 20}};
    assert_int_equal(ks_period_compute(&calendar_2026, last.from, (struct ks_period){.years = 4},
                                       &last.end, NULL),
                     KS_OK); /* 20 May 2028 is a Saturday */
    struct ks_told told = tell(last);
    assert_int_equal(ks_date_compare(told.day, (struct ks_date){2028, 5, 19}), 0);
    assert_int_equal(told.row_count, 3);
    assert_string_equal(told.rows[1].label, "By counting alone");
    assert_true(has_remark(&told, "The holidays of that year are not known here"));
}

/* Fifteen days that end on 2 January 2027, a Saturday behind a holiday. */
static void behind_the_safe_day_the_days_off_are_still_in_time(void **state)
{
    (void)state;
    static const struct {
        struct ks_date today;
        const char *state, *remark;
        enum ks_last_day_tone tone;
    } rows[] = {
        {{2026, 12, 30}, "1 day left: tomorrow is the last day", "in time whatever", KS_TONE_SOON},
        {{2026, 12, 31}, "Today is the last day", "Post it tonight", KS_TONE_TODAY},
        {{2027, 1, 1},
         "Still in time: it ends on 2 Jan 2027 at the earliest",
         "Post it tonight",
         KS_TONE_TODAY},
        {{2027, 1, 2},
         "Still in time: it ends on 2 Jan 2027 at the earliest",
         "Post it tonight",
         KS_TONE_TODAY},
        {{2027, 1, 3},
         "It may be over: act today, holidays may have moved it",
         "It is not taken",
         KS_TONE_TODAY},
        {{2027, 1, 15}, "It ended 15 days ago", "the earliest on which", KS_TONE_OVER},
    };
    const struct ks_last_day last = fifteen_days_from((struct ks_date){2026, 12, 18});
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_told told;
        ks_last_day_tell(&arena, KS_LANG_EN, content, &last, "Last day", rows[i].today, &told);
        assert_string_equal(told.state, rows[i].state);
        assert_int_equal(told.tone, rows[i].tone);
        assert_true(has_remark(&told, rows[i].remark));
        assert_int_equal(ks_date_compare(told.day, (struct ks_date){2026, 12, 31}), 0);
        assert_string_equal(told.rows[1].label, "By counting alone");
    }
}

static void a_safe_day_that_may_be_a_holiday_says_so(void **state)
{
    (void)state;
    struct ks_last_day last = {.kind = KS_LIMIT_LIMITATION, .from = {2024, 2, 8}};
    assert_int_equal(ks_period_compute(&calendar_2026, last.from, (struct ks_period){.years = 3},
                                       &last.end, NULL),
                     KS_OK); /* 8 February 2027, a Monday, the third day of the year */
    struct ks_told told = tell(last);
    assert_true(has_remark(&told, "It may be a holiday itself"));
    last.from.month = 7;
    assert_int_equal(ks_period_compute(&calendar_2026, last.from, (struct ks_period){.years = 3},
                                       &last.end, NULL),
                     KS_OK);
    told = tell(last);
    assert_false(has_remark(&told, "It may be a holiday itself"));
}

static void a_demand_after_the_end_leaves_open_what_came_between(void **state)
{
    (void)state;
    const struct ks_limitation limit = {.start = {2020, 1, 10},
                                        .nominal = {2022, 1, 10},
                                        .last_day = {2022, 1, 10},
                                        .is_known = true,
                                        .is_over = true,
                                        .late_count = 1,
                                        .if_chained = {2027, 10, 1},
                                        .is_open_if_chained = true};
    struct ks_told told = tell(ks_last_day_of(KS_LIMIT_ENFORCEMENT, &limit));
    assert_string_equal(told.state, "It depends on whether you asked in between");
    assert_int_equal(told.row_count, 3);
    assert_string_equal(told.rows[2].label, "If it never lapsed in between");
    assert_false(has_remark(&told, "You can still apply"));
}

static void while_proceedings_go_on_no_last_day_is_told(void **state)
{
    (void)state;
    const struct ks_limitation limit = {
        .start = today, .nominal = {2029, 11, 24}, .last_day = {2029, 11, 23}, .is_paused = true};
    struct ks_told told = tell(ks_last_day_of(KS_LIMIT_LIMITATION, &limit));
    assert_string_equal(told.state, "It does not run while the proceedings go on");
    assert_int_equal(told.row_count, 0);
}

static void a_promise_after_the_end_binds_only_while_its_own_time_runs(void **state)
{
    (void)state;
    struct ks_limitation limit = {.start = {2025, 6, 2},
                                  .nominal = {2028, 6, 2},
                                  .last_day = {2028, 6, 1},
                                  .renewed_on = {2025, 6, 2}};
    struct ks_told told = tell(ks_last_day_of(KS_LIMIT_LIMITATION, &limit));
    assert_true(has_remark(&told, "they can no longer refuse"));
    limit = (struct ks_limitation){.start = {2022, 6, 1},
                                   .nominal = {2025, 6, 1},
                                   .last_day = {2025, 5, 30},
                                   .renewed_on = {2022, 6, 1},
                                   .is_over = true};
    told = tell(ks_last_day_of(KS_LIMIT_LIMITATION, &limit));
    assert_false(has_remark(&told, "they can no longer refuse"));
    assert_true(has_remark(&told, "that time is over too"));
}

static void instalments_are_not_waited_for_until_the_last(void **state)
{
    (void)state;
    struct ks_last_day last = {.kind = KS_LIMIT_ENFORCEMENT,
                               .from = ks_date_add_days(today, 400),
                               .first_due = ks_date_add_days(today, -1),
                               .may_be_ahead = true};
    last.end = (struct ks_period_end){.nominal = ks_date_add_days(last.from, 730)};
    last.end.last_day = last.end.safe_day = last.end.nominal;
    assert_string_equal(tell(last).state, "Apply now for what is overdue");
    last.first_due = today; /* it can still be paid today */
    struct ks_told told = tell(last);
    assert_string_equal(told.state, "Too early today: apply from 25 Nov 2026 on");
    assert_true(has_remark(&told, "The last instalment is due on"));
}

static void on_the_last_day_of_the_twenty_years_no_demand_is_offered(void **state)
{
    (void)state;
    struct ks_last_day last = {.kind = KS_LIMIT_LIMITATION, .from = {2024, 1, 2}, .is_cut = true};
    last.end = (struct ks_period_end){
        .nominal = today, .last_day = today, .safe_day = today, .is_known = true};
    struct ks_told told = tell(last);
    assert_true(has_remark(&told, "A demand does not lengthen the twenty years"));
    assert_false(has_remark(&told, "receive your demand today"));
}

static void a_late_suit_that_a_promise_overtook_is_left_to_the_court(void **state)
{
    (void)state;
    const struct ks_limitation limit = {.start = {2024, 3, 1},
                                        .nominal = {2027, 3, 1},
                                        .last_day = {2027, 3, 1},
                                        .renewed_on = {2024, 3, 1},
                                        .has_overtaken_act = true};
    struct ks_told told = tell(ks_last_day_of(KS_LIMIT_LIMITATION, &limit));
    assert_true(has_remark(&told, "begun after the time was over is not counted here"));
}

static void twenty_years_that_ended_before_the_last_act_leave_it_to_the_court(void **state)
{
    (void)state;
    struct ks_last_day last = {.kind = KS_LIMIT_LIMITATION, .from = {2026, 3, 1}, .is_cut = true};
    last.end = (struct ks_period_end){
        .nominal = {2025, 8, 1}, .last_day = {2025, 8, 1}, .safe_day = {2025, 8, 1}};
    struct ks_told told = tell(last);
    assert_string_equal(told.state, "The court decides whether it is in time");
    assert_int_equal(told.row_count, 1);
    assert_string_equal(told.rows[0].label, "Twenty years from the harm");
    assert_int_equal(told.tone, KS_TONE_ASK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_still_to_come_says_how_many_days_are_left),
        cmocka_unit_test(a_last_day_that_is_today_says_what_still_counts_tonight),
        cmocka_unit_test(who_has_no_home_in_china_is_told_of_the_longer_time),
        cmocka_unit_test(a_day_that_has_passed_says_since_when_and_what_can_still_be_done),
        cmocka_unit_test(a_receipt_in_the_future_is_asked_about_and_a_due_day_is_not),
        cmocka_unit_test(in_an_unknown_year_the_safe_day_is_the_one_to_go_by),
        cmocka_unit_test(behind_the_safe_day_the_days_off_are_still_in_time),
        cmocka_unit_test(a_safe_day_that_may_be_a_holiday_says_so),
        cmocka_unit_test(a_demand_after_the_end_leaves_open_what_came_between),
        cmocka_unit_test(while_proceedings_go_on_no_last_day_is_told),
        cmocka_unit_test(a_promise_after_the_end_binds_only_while_its_own_time_runs),
        cmocka_unit_test(instalments_are_not_waited_for_until_the_last),
        cmocka_unit_test(on_the_last_day_of_the_twenty_years_no_demand_is_offered),
        cmocka_unit_test(a_late_suit_that_a_promise_overtook_is_left_to_the_court),
        cmocka_unit_test(twenty_years_that_ended_before_the_last_act_leave_it_to_the_court),
    };
    return cmocka_run_group_tests(tests, open_content, close_content);
}
