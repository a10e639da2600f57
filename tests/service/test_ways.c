/* What costs and slips of ways and calculations say, on real content and real paper. */
#include "content/shipped.h"
#include "service/cost.h"
#include "service/support.h"
#include "service/window.h"

static const struct ks_cost *cost_of(const char *guide)
{
    const struct ks_guide *found = ks_content_find_guide(shipped, guide);
    assert_non_null(found);
    return &found->cost;
}

static void a_property_case_costs_its_fee_and_half_of_it(void **state)
{
    (void)state;
    struct ks_cost_figures figures = ks_cost_work_out(cost_of("private-lending"), 20000000);
    assert_int_equal(figures.fee, 430000);
    assert_int_equal(figures.halved, 215000);
    assert_int_equal(figures.base_low, -1);
    assert_int_equal(figures.total_low, -1);
}

static void a_divorce_costs_a_range_and_its_property_on_top(void **state)
{
    (void)state;
    struct ks_cost_figures figures = ks_cost_work_out(cost_of("divorce"), 30000000);
    assert_int_equal(figures.base_low, 5000);
    assert_int_equal(figures.base_high, 30000);
    assert_int_equal(figures.extra, 50000);
    assert_int_equal(figures.total_low, 55000);
    assert_int_equal(figures.total_high, 80000);
}

static void a_figure_set_by_the_court_takes_the_place_of_the_range(void **state)
{
    struct ks_cost cost = *cost_of("divorce");
    struct ks_fee_base base = *cost.base;
    (void)state;
    base.set_fen = 20000;
    cost.base = &base;
    struct ks_cost_figures figures = ks_cost_work_out(&cost, -1);
    assert_int_equal(figures.base_low, 20000);
    assert_int_equal(figures.base_high, 20000);
    assert_int_equal(figures.extra, -1);
}

static void an_amount_beyond_reckoning_leaves_the_base_alone(void **state)
{
    (void)state;
    struct ks_cost_figures figures = ks_cost_work_out(cost_of("divorce"), KS_MONEY_MAX_FEN + 1);
    assert_int_equal(figures.base_low, 5000);
    assert_int_equal(figures.extra, -1);
    assert_int_equal(figures.total_low, -1);
}

static void a_fixed_fee_takes_no_amount(void **state)
{
    (void)state;
    assert_false(ks_cost_takes_amount(cost_of("labour")));
    assert_int_equal(ks_cost_work_out(cost_of("labour"), -1).base_low, 1000);
}

/* ---- slips ---- */

static struct ks_slip_context context_of(struct court *court, enum ks_lang lang)
{
    return (struct ks_slip_context){shipped, lang, court->time.wall_ms};
}

/* Every outcome's slip names all its points and every way by its name. */
static void an_outcome_slip_says_where_one_stands_and_where_to_go(void **state)
{
    struct court *court = *state;
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    for (int i = 0; i < shipped->situations.outcome_count; i += 9) {
        const struct ks_outcome *outcome = &shipped->situations.outcomes[i];
        struct ks_paper paper = {0};
        ks_slip_outcome(&paper, &context, outcome, NULL, 0);
        assert_true(paper.slip.is_personal);
        const char *text = print_out(court, &paper.slip);
        assert_says(text, outcome->title.in[KS_LANG_EN]);
        for (int k = 0; k < outcome->point_count; k++)
            assert_says(text, outcome->points[k].in[KS_LANG_EN]);
        for (int k = 0; k < outcome->way_count; k++) {
            const struct ks_way *way = &outcome->ways[k];
            if (way->kind == KS_WAY_GUIDE)
                assert_says(text, shipped->guides[way->target].title.in[KS_LANG_EN]);
            else if (way->kind == KS_WAY_INSTITUTION)
                assert_says(text, shipped->institutions[way->target].reach.in[KS_LANG_EN]);
        }
        assert_says(text, shipped->revision);
    }
}

/* At home no guide can be opened: what the first one wants and costs is on the paper itself. */
static void an_outcome_slip_says_what_to_bring_and_what_it_costs(void **state)
{
    struct court *court = *state;
    struct ks_slip_context context = context_of(court, KS_LANG_ZH_CN);
    int with_guide = 0, without = 0;
    for (int i = 0; i < shipped->situations.outcome_count; i += 2) {
        const struct ks_outcome *outcome = &shipped->situations.outcomes[i];
        const struct ks_guide *guide = &shipped->guides[outcome->needs];
        struct ks_paper paper = {0};
        ks_slip_outcome(&paper, &context, outcome, NULL, 0);
        const char *text = print_out(court, &paper.slip);
        if (outcome->needs < 0) {
            assert_null(strstr(text, "要交多少钱"));
            without++;
            continue;
        }
        for (int k = 0; k < guide->material_count; k++)
            if (!guide->materials[k].is_sometimes)
                assert_says(text, guide->materials[k].title.in[KS_LANG_ZH_CN]);
        assert_says(text, "要交多少钱");
        assert_says(text, guide->cost.note.in[KS_LANG_ZH_CN]);
        with_guide++;
    }
    assert_true(with_guide > 80 && without > 15);
}

static const struct ks_outcome *outcome_of(const char *id)
{
    const struct ks_outcome *outcome = shipped->situations.outcomes;
    while (strcmp(outcome->id, id) != 0)
        outcome++;
    return outcome;
}

/* The window comes first, and yet the paper has the list; where the first guide is for another
 * paper, it has none. */
static void what_an_outcome_needs_is_said_by_the_content(void **state)
{
    (void)state;
    assert_string_equal(shipped->guides[outcome_of("debt-late")->needs].id, "private-lending");
    assert_string_equal(shipped->guides[outcome_of("def-answer")->needs].id, "defendant");
    assert_int_equal(outcome_of("po-object")->needs, -1);
    assert_int_equal(outcome_of("div-registry")->needs, -1);
}

/* A number in what is printed is explained there; one that is only on the screen is not. */
static void an_outcome_slip_explains_the_guides_it_names(void **state)
{
    struct court *court = *state;
    struct ks_slip_context context = context_of(court, KS_LANG_ZH_CN);
    struct ks_paper sued = {0}, lent = {0};
    ks_slip_outcome(&sued, &context, outcome_of("def-answer"), NULL, 0);
    const char *text = print_out(court, &sued.slip);
    assert_says(text, "26 诉讼费可以缓交、少交、免交");
    assert_null(strstr(text, "17 申请支付令"));
    assert_says(text, "上班时间到窗口，或者打 12368");
    ks_slip_outcome(&lent, &context, outcome_of("debt-sue-here"), NULL, 0);
    text = print_out(court, &lent.slip);
    assert_says(text, "26 诉讼费可以缓交、少交、免交");
    assert_says(text, "1 万元以内交 50 元，5 万元交 1,050 元");
    assert_null(strstr(text, "50 转错账"));
    assert_null(strstr(text, "05 买卖"));
}

static void write_outcome(const void *outcome, const struct ks_slip_context *context,
                          struct ks_paper *paper)
{
    ks_slip_outcome(paper, context, outcome, NULL, 0);
}

/* Who reads English takes both languages: block by block the same, whatever the texts name. */
static void every_outcome_slip_stands_in_both_languages(void **state)
{
    struct court *court = *state;
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    for (int i = 0; i < shipped->situations.outcome_count; i++) {
        const struct ks_outcome *outcome = &shipped->situations.outcomes[i];
        struct ks_paper paper = {0};
        ks_slip_write_for(&paper, &context, write_outcome, outcome);
        const char *title = paper.slip.first->next->text;
        if (strstr(title, outcome->title.in[KS_LANG_ZH_CN]) == NULL)
            print_error("%s is not in both languages\n", outcome->id);
        assert_non_null(strstr(title, outcome->title.in[KS_LANG_ZH_CN]));
        ks_slip_destroy(&paper.slip);
    }
}

static void an_institution_slip_says_how_to_reach_it(void **state)
{
    struct court *court = *state;
    struct ks_slip_context context = context_of(court, KS_LANG_ZH_CN);
    const struct ks_institution *aid = ks_content_find_institution(shipped, "legal-aid");
    struct ks_paper paper = {0};
    ks_slip_institution(&paper, &context, aid);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, aid->title.in[KS_LANG_ZH_CN]);
    assert_says(text, "12348");
}

static void a_calculation_slip_shows_each_line_and_its_source(void **state)
{
    struct court *court = *state;
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const struct ks_calc_line lines[] = {
        {"Up to 10,000 yuan", "50 yuan", false},
        {"Court fee", "300 yuan", true},
    };
    struct ks_paper paper = {0};
    ks_slip_calc(&paper, &context, KS_CALC_FEE, lines, 2, NULL);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "Up to 10,000 yuan: 50 yuan");
    assert_says(text, "Court fee: 300 yuan");
    assert_says(text, shipped->calculators[KS_CALC_FEE].note.in[KS_LANG_EN]);
    assert_says(text, "Source (articles: on the screen): ");
}

static const struct ks_time_limit *find_asking_limit(const struct ks_guide *guide, int days)
{
    for (int i = 0; i < guide->limit_count; i++)
        if (ks_time_limit_asks(&guide->limits[i]) &&
            ks_time_limit_length(&guide->limits[i]).days == days)
            return &guide->limits[i];
    fail_msg("no limit of %d days", days);
    return NULL;
}

static void a_day_worked_out_is_on_the_guides_slip(void **state)
{
    struct court *court = *state;
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const struct ks_guide *guide = ks_content_find_guide(shipped, "appeal");
    const bool is_ticked[64] = {false};
    const struct ks_slip_date dates[] = {
        {find_asking_limit(guide, 15), {2026, 9, 10}},
        {find_asking_limit(guide, 10), {2026, 10, 30}},
    };
    struct ks_paper paper = {0};
    ks_slip_guide(&paper, &context,
                  &(struct ks_guide_view){.guide = guide,
                                          .is_ticked = is_ticked,
                                          .amount_fen = -1,
                                          .dates = dates,
                                          .date_count = 2});
    assert_true(paper.slip.is_personal);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, dates[0].limit->title.in[KS_LANG_EN]);
    assert_says(text, "Counted from: 2026-09-10");
    assert_says(text, "Last day: 2026-09-28");
    assert_says(text, "It ended 56 days ago");
    assert_says(text, dates[0].limit->late.in[KS_LANG_EN]);
    assert_says(text, "Last day: 2026-11-09");
}

static void the_windows_slip_says_where_to_ask_for_its_hours(void **state)
{
    struct court *court = *state;
    struct ks_slip_context context = context_of(court, KS_LANG_ZH_CN);
    struct ks_paper paper = {0};
    ks_slip_institution(&paper, &context, ks_content_find_institution(shipped, "window"));
    assert_says(print_out(court, &paper.slip), "12368");
}

static void the_windows_hours_are_said_once_the_court_has_set_them(void **state)
{
    struct ks_content *content = court_content();
    struct ks_arena arena = {0};
    (void)state;
    assert_string_equal(ks_window_hours_text(&arena, KS_LANG_EN, content),
                        "Ask 12368 when the window is open before you come.");
    content->window_hours = (struct ks_words){{"", ""}};
    assert_string_equal(ks_window_hours_text(&arena, KS_LANG_EN, content),
                        "Ask 12368 when the window is open before you come.");
    content->window_hours = (struct ks_words){{"周一至周五 9:00-17:00", "Mon to Fri, 9 to 17"}};
    assert_string_equal(ks_window_hours_text(&arena, KS_LANG_EN, content),
                        "Window hours: Mon to Fri, 9 to 17");
    ks_arena_destroy(&arena);
    free(content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_property_case_costs_its_fee_and_half_of_it),
        cmocka_unit_test(a_divorce_costs_a_range_and_its_property_on_top),
        cmocka_unit_test(a_figure_set_by_the_court_takes_the_place_of_the_range),
        cmocka_unit_test(an_amount_beyond_reckoning_leaves_the_base_alone),
        cmocka_unit_test(a_fixed_fee_takes_no_amount),
        COURT_TEST(an_outcome_slip_says_where_one_stands_and_where_to_go),
        COURT_TEST(an_outcome_slip_says_what_to_bring_and_what_it_costs),
        cmocka_unit_test(what_an_outcome_needs_is_said_by_the_content),
        COURT_TEST(an_outcome_slip_explains_the_guides_it_names),
        COURT_TEST(every_outcome_slip_stands_in_both_languages),
        COURT_TEST(an_institution_slip_says_how_to_reach_it),
        COURT_TEST(the_windows_slip_says_where_to_ask_for_its_hours),
        cmocka_unit_test(the_windows_hours_are_said_once_the_court_has_set_them),
        COURT_TEST(a_calculation_slip_shows_each_line_and_its_source),
        COURT_TEST(a_day_worked_out_is_on_the_guides_slip),
    };
    return cmocka_run_group_tests(tests, load_shipped, free_shipped);
}
