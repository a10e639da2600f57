/* Papers that staff let a kiosk print: asked for, printed once, told what became of them. */
#include "service/printouts.h"

#include "service/enforce_replies.h"
#include "service/printout_private.h"
#include "service/support.h"

#define SECOND_MS INT64_C(1000)

static struct ks_option instruments[] = {
    {.id = "judgment", .title = WORDS("判决书", "A judgment"), .next = "effective"},
    {.id = "award", .title = WORDS("仲裁裁决", "An award"), .next = "end"},
};
static struct ks_question questions[] = {
    {.id = "instrument",
     .title = WORDS("手里是什么", "What do you hold?"),
     .options = instruments,
     .option_count = 2},
    {.id = "effective",
     .kind = KS_QUESTION_DATE,
     .title = WORDS("几时生效", "When did it take effect?"),
     .next = "end"},
};
static const char *judgment_options[] = {"judgment"};
static struct ks_condition of_a_judgment[] = {{"instrument", judgment_options, 1}};
static struct ks_check_item items[] = {
    {.id = "application", .title = WORDS("申请书", "Application"), .detail = WORDS("", "")},
    {.id = "proof",
     .title = WORDS("生效证明", "Proof of effect"),
     .detail = WORDS("", ""),
     .when = of_a_judgment,
     .when_count = 1},
};

static int setup(void **state)
{
    int status = court_setup(state);
    struct court *court = *state;
    court->content->enforcement.questions = questions;
    court->content->enforcement.question_count = 2;
    court->content->enforcement.due_question = "effective";
    court->content->enforcement.items = items;
    court->content->enforcement.item_count = 2;
    assert_int_equal(ks_stations_note(&court->desk, "1号终端", &court->error), KS_OK);
    return status;
}

static enum ks_err ask(struct court *court, const struct ks_printout_wish *wish)
{
    static int turn;
    char request[16];
    struct ks_printout_wish whole = *wish;
    int64_t id = 0;
    snprintf(request, sizeof request, "press-%d", turn++);
    whole.request = wish->request != NULL ? wish->request : request;
    whole.station = wish->station != NULL ? wish->station : "1号终端";
    whole.guide = wish->guide != NULL ? wish->guide : "";
    whole.answers = wish->answers != NULL ? wish->answers : "";
    whole.actor = "王芳";
    return ks_printouts_ask(&court->desk, &whole, court->time.wall_ms, &id, &court->error);
}

static bool serve(struct court *court, bool has_visitor)
{
    bool is_done = false;
    assert_int_equal(
        ks_printouts_serve(&court->desk, "1号终端", has_visitor, &is_done, &court->error), KS_OK);
    return is_done;
}

/* The newest as staff see it. Valid until the next call. */
static const struct ks_printout *newest(struct court *court)
{
    static struct ks_printouts list;
    assert_int_equal(ks_printouts_list(&court->desk, court->time.wall_ms, &list, &court->error),
                     KS_OK);
    assert_in_range(list.count, 1, KS_MOST_PRINTOUTS);
    return &list.rows[0];
}

static void a_guide_comes_out_once_and_says_that_staff_asked_for_it(void **state)
{
    struct court *court = *state;
    assert_int_equal(ask(court, &(struct ks_printout_wish){.guide = "lending"}), KS_OK);
    assert_string_equal(newest(court)->state, "waiting");
    assert_string_equal(newest(court)->actor, "王芳");
    assert_true(serve(court, false));
    assert_non_null(strstr(court_last_slip(court), "要回借款"));
    assert_non_null(strstr(court_last_slip(court), "工作人员替来访人打印"));
    assert_string_equal(newest(court)->state, "printed");
    assert_false(serve(court, false));
    assert_int_equal(court_count_slips(court), 1);
}

static void the_checklist_follows_the_answers_and_they_are_gone_with_the_paper(void **state)
{
    struct court *court = *state;
    const struct ks_printout_wish wish = {.answers = "instrument=judgment;effective=2026-01-05"};
    assert_int_equal(ask(court, &wish), KS_OK);
    assert_true(serve(court, false));
    assert_non_null(strstr(court_last_slip(court), "生效证明"));
    assert_non_null(strstr(court_last_slip(court), "判决书"));
    struct ks_printout_row row;
    assert_int_equal(ks_store_end_printout(court->store, newest(court)->id, KS_PRINTOUT_PRINTED, "",
                                           court->time.wall_ms, &court->error),
                     KS_ERR_STATE);
    assert_int_equal(ks_store_take_printout(court->store, "1号终端", court->time.wall_ms,
                                            court->time.wall_ms, &row, &court->error),
                     KS_ERR_NOT_FOUND);
    struct ks_printout_row again = {.kind = KS_PAPER_CHECKLIST,
                                    .until_ms = court->time.wall_ms + 1};
    assert_int_equal(
        ask(court, &(struct ks_printout_wish){.answers = wish.answers, .request = "the same"}),
        KS_OK);
    assert_true(serve(court, false));
    assert_int_equal(
        ks_store_add_printout(court->store, &again, "the same", court->time.wall_ms, &court->error),
        KS_OK);
    assert_string_equal(again.answers, "");
}

static void without_answers_it_lists_every_document(void **state)
{
    struct court *court = *state;
    assert_int_equal(ask(court, &(struct ks_printout_wish){.lang = KS_LANG_EN}), KS_OK);
    assert_true(serve(court, false));
    assert_non_null(strstr(court_last_slip(court), "申请执行：要带的材料"));
    assert_non_null(strstr(court_last_slip(court), "Proof of effect"));
    assert_non_null(strstr(court_last_slip(court), "Only where they apply"));
}

static void what_is_none_is_refused_and_nothing_is_kept(void **state)
{
    static const struct {
        struct ks_printout_wish wish;
        enum ks_err err;
        const char *text;
    } cases[] = {
        {{.guide = "no-such"}, KS_ERR_INPUT, "There is no guide \"no-such\""},
        {{.station = "9"}, KS_ERR_NOT_FOUND, "No kiosk \"9\" was seen today: choose another one"},
        {{.guide = "lending", .answers = "instrument=award"},
         KS_ERR_INPUT,
         "Answers belong to the checklist alone"},
        {{.answers = "instrument=judgment"},
         KS_ERR_INPUT,
         "A question is not answered yet: answer it, or print the list of all documents"},
        {{.answers = "instrument=iou"},
         KS_ERR_INPUT,
         "The question \"instrument\" has no such answer"},
        {{.answers = "instrument=award;instrument=award"},
         KS_ERR_INPUT,
         "The question \"instrument\" is answered twice"},
        {{.answers = "instrument=award;effective=2026-01-05"},
         KS_ERR_INPUT,
         "The question \"effective\" is not asked after these answers"},
        {{.answers = "who=me"}, KS_ERR_INPUT, "There is no question \"who\""},
        {{.answers = "award"}, KS_ERR_INPUT, "An answer is written as QUESTION=ANSWER"},
        {{.guide = "lending", .request = ""},
         KS_ERR_INPUT,
         "What is asked for needs a token of its own"},
    };
    struct court *court = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(ask(court, &cases[i].wish), cases[i].err);
        assert_string_equal(court->error.text, cases[i].text);
    }
    assert_false(serve(court, false));
}

static void a_printer_in_trouble_is_told_before_and_one_that_stops_after(void **state)
{
    struct court *court = *state;
    const struct ks_printout_wish wish = {.guide = "lending"};
    assert_int_equal(ask(court, &wish), KS_OK);
    court_set_printer(court, "paper-out");
    assert_true(serve(court, false));
    assert_string_equal(newest(court)->state, "failed");
    assert_string_equal(newest(court)->reason, "paper-out");
    assert_int_equal(ask(court, &wish), KS_ERR_PRINTER);
    assert_string_equal(court->error.text, "The printer of 1号终端 cannot print now: put new paper "
                                           "in and close the cover");
    court_set_printer(court, "ready");
    assert_int_equal(ks_stations_note(&court->desk, "1号终端", &court->error), KS_OK);
    assert_int_equal(ask(court, &wish), KS_OK);
}

static void a_kiosk_not_seen_for_two_and_a_half_minutes_is_away(void **state)
{
    struct court *court = *state;
    struct ks_stations stations;
    ks_clock_manual_advance(&court->time, 149 * SECOND_MS);
    assert_int_equal(ask(court, &(struct ks_printout_wish){.guide = "lending"}), KS_OK);
    ks_clock_manual_advance(&court->time, SECOND_MS);
    assert_int_equal(ask(court, &(struct ks_printout_wish){.guide = "lending"}), KS_ERR_STATE);
    assert_int_equal(ks_stations_list(&court->desk, court->time.wall_ms, &stations, &court->error),
                     KS_OK);
    assert_int_equal(stations.count, 1);
    assert_false(stations.rows[0].is_here);
}

static void it_waits_five_minutes_for_its_kiosk_and_no_longer(void **state)
{
    struct court *court = *state;
    assert_int_equal(ask(court, &(struct ks_printout_wish){.guide = "lending"}), KS_OK);
    ks_clock_manual_advance(&court->time, 5 * MINUTE_MS - 1);
    assert_string_equal(newest(court)->state, "waiting");
    ks_clock_manual_advance(&court->time, 1);
    assert_string_equal(newest(court)->state, "expired");
    assert_false(serve(court, false));
    assert_int_equal(ks_printouts_tidy(&court->desk, court->time.wall_ms, &court->error), KS_OK);
    assert_string_equal(newest(court)->state, "expired");
}

static void beside_a_visit_it_comes_out_after_three_quarters_of_a_minute(void **state)
{
    struct court *court = *state;
    assert_int_equal(ask(court, &(struct ks_printout_wish){.guide = "lending"}), KS_OK);
    ks_clock_manual_advance(&court->time, 45 * SECOND_MS - 1);
    assert_false(serve(court, true));
    ks_clock_manual_advance(&court->time, 1);
    assert_true(serve(court, true));
    assert_int_equal(court_count_slips(court), 1);
}

static void the_same_press_is_one_printout(void **state)
{
    struct court *court = *state;
    const struct ks_printout_wish wish = {.guide = "lending", .request = "one press"};
    assert_int_equal(ask(court, &wish), KS_OK);
    assert_int_equal(ask(court, &wish), KS_OK);
    assert_true(serve(court, false));
    assert_int_equal(ask(court, &wish), KS_OK);
    assert_false(serve(court, false));
}

static void another_kiosk_does_not_get_it(void **state)
{
    struct court *court = *state;
    bool is_done = true;
    assert_int_equal(ask(court, &(struct ks_printout_wish){.guide = "lending"}), KS_OK);
    assert_int_equal(ks_printouts_serve(&court->desk, "2号终端", false, &is_done, &court->error),
                     KS_OK);
    assert_false(is_done);
    assert_true(serve(court, false));
}

static void what_was_taken_up_at_a_death_is_in_doubt_and_is_not_printed_again(void **state)
{
    struct court *court = *state;
    struct ks_printout_row taken;
    assert_int_equal(ask(court, &(struct ks_printout_wish){.guide = "lending"}), KS_OK);
    assert_int_equal(ks_store_take_printout(court->store, "1号终端", court->time.wall_ms,
                                            court->time.wall_ms, &taken, &court->error),
                     KS_OK);
    assert_string_equal(newest(court)->state, "printing");
    assert_int_equal(ks_printouts_begin(&court->desk, "1号终端", &court->error), KS_OK);
    assert_string_equal(newest(court)->state, "unsure");
    assert_string_equal(newest(court)->reason, "interrupted");
    assert_false(serve(court, false));
    assert_int_equal(court_count_slips(court), 0);
}

static void a_kiosk_that_never_comes_back_leaves_it_in_doubt(void **state)
{
    struct court *court = *state;
    struct ks_printout_row taken;
    assert_int_equal(ask(court, &(struct ks_printout_wish){.guide = "lending"}), KS_OK);
    assert_int_equal(ks_store_take_printout(court->store, "1号终端", court->time.wall_ms,
                                            court->time.wall_ms, &taken, &court->error),
                     KS_OK);
    ks_clock_manual_advance(&court->time, 10 * MINUTE_MS - 1);
    assert_int_equal(ks_printouts_tidy(&court->desk, court->time.wall_ms, &court->error), KS_OK);
    assert_string_equal(newest(court)->state, "printing");
    ks_clock_manual_advance(&court->time, 1);
    assert_int_equal(ks_printouts_tidy(&court->desk, court->time.wall_ms, &court->error), KS_OK);
    assert_string_equal(newest(court)->state, "unsure");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, court_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_guide_comes_out_once_and_says_that_staff_asked_for_it),
        TEST(the_checklist_follows_the_answers_and_they_are_gone_with_the_paper),
        TEST(without_answers_it_lists_every_document),
        TEST(what_is_none_is_refused_and_nothing_is_kept),
        TEST(a_printer_in_trouble_is_told_before_and_one_that_stops_after),
        TEST(a_kiosk_not_seen_for_two_and_a_half_minutes_is_away),
        TEST(it_waits_five_minutes_for_its_kiosk_and_no_longer),
        TEST(beside_a_visit_it_comes_out_after_three_quarters_of_a_minute),
        TEST(the_same_press_is_one_printout),
        TEST(another_kiosk_does_not_get_it),
        TEST(what_was_taken_up_at_a_death_is_in_doubt_and_is_not_printed_again),
        TEST(a_kiosk_that_never_comes_back_leaves_it_in_doubt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
