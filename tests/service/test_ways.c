/* What costs, slips of ways and calculations, and finding say, on real content and real paper. */
#include "content/shipped.h"
#include "content/wording.h"
#include "service/cost.h"
#include "service/find.h"
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

/* ---- finding ---- */

struct wanted {
    const char *typed, *title;
};

static void assert_first(const struct wanted *wanted)
{
    struct ks_finder *finder = NULL;
    struct ks_error error = {0};
    int keys[8];
    assert_int_equal(ks_find_open(shipped, NULL, &finder, &error), KS_OK);
    int count = ks_find_look(finder, wanted->typed, keys, 8);
    if (count == 0 ||
        strcmp(ks_found_of(shipped, keys[0], KS_LANG_ZH_CN).title, wanted->title) != 0) {
        print_error("%s: %s, not %s\n", wanted->typed,
                    count > 0 ? ks_found_of(shipped, keys[0], KS_LANG_ZH_CN).title : "nothing",
                    wanted->title);
        fail();
    }
    ks_find_close(finder);
}

static void a_guide_is_found_by_initials_by_pinyin_and_by_number(void **state)
{
    const char *lending =
        ks_content_find_guide(shipped, "private-lending")->title.in[KS_LANG_ZH_CN];
    const char *inheritance =
        ks_content_find_guide(shipped, "inheritance")->title.in[KS_LANG_ZH_CN];
    const struct wanted wanted[] = {
        {"mjjd", lending}, {"minjianjiedai", lending}, {"MINJIAN", lending}, {"07", inheritance}};
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_first(&wanted[i]);
}

/* What a visitor may type, and the title that has to come first. */
static void what_is_meant_comes_first(void **state)
{
    static const struct wanted wanted[] = {
        {"gz", "公司拖欠工资"},
        {"gongzi", "公司拖欠工资"},
        {"qq", "别人欠钱不还"},
        {"ls", "请不起律师，找法律援助"},
        {"xiangao", "限制消费，怎么解除"},
        {"la", "办事指南"},
        {"lian", "办事指南"},
        {"ssf", "算诉讼费"},
        {"gongshang", "工伤：从认定到拿到钱"},
        {"lihun", "想离婚，或彩礼、离婚后的事"},
        {"pcs", "公安机关 110"},
        {"jiehun", "民政部门（婚姻登记）"},
        {"lhdj", "民政部门（婚姻登记）"},
        {"lhxys", "想离婚，或彩礼、离婚后的事"},
        {"rsj", "人社局（工伤认定）"},
        {"ldj", "劳动保障监察"},
        {"shebaoju", "劳动保障监察"},
        {"ylf", "被车撞了，或受了伤、网上被骂"},
        {"sfz", "本院诉讼服务窗口"},
        {"gwf", "公司拖欠工资"},
        {"dxzp", "公安机关 110"},
        {"ajc", "查进度、开庭在哪、送达、请代理人"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_first(&wanted[i]);
}

/* What people come for every day and once found nothing. */
static void everyday_needs_are_found_by_words_and_by_initials(void **state)
{
    static const struct wanted wanted[] = {
        {"案件进度", "查案子、领钱、开证明"},
        {"ajjd", "查案子、领钱、开证明"},
        {"查案子", "查案子、领钱、开证明"},
        {"开庭在哪", "查进度、开庭在哪、送达、请代理人"},
        {"ktzn", "查进度、开庭在哪、送达、请代理人"},
        {"领钱", "查案子、领钱、开证明"},
        {"lzxk", "领案款、交费、退费、收款账户"},
        {"执行款", "领案款、交费、退费、收款账户"},
        {"生效证明", "生效证明、阅卷复印、判决丢了、写错了"},
        {"sxzm", "生效证明、阅卷复印、判决丢了、写错了"},
        {"阅卷", "生效证明、阅卷复印、判决丢了、写错了"},
        {"复印案卷", "生效证明、阅卷复印、判决丢了、写错了"},
        {"代理人", "查进度、开庭在哪、送达、请代理人"},
        {"委托书", "查进度、开庭在哪、送达、请代理人"},
        {"tssf", "领案款、交费、退费、收款账户"},
        {"被告了", "收到传票、起诉状，怎么应对"},
        {"我被起诉了", "收到传票、起诉状，怎么应对"},
        {"bqs", "收到传票、起诉状，怎么应对"},
        {"cp", "收到法院的传票或材料"},
        {"工资卡冻结", "收到执行通知，一步一步来"},
        {"预付卡", "预付卡、培训费、装修款，怎么退怎么赔"},
        {"cl", "彩礼退不退，同居财产怎么分"},
        {"zcz", "转错账、多付了，怎么要回来"},
        {"医疗事故", "医调委、卫健部门"},
        {"监护人", "认定行为能力、确定监护人"},
        {"宅基地", "田地、宅基地、分红，先找对门"},
        {"车险", "保险公司不赔、少赔、拖着不赔"},
        {"ktrq", "查进度、开庭在哪、送达、请代理人"},
        {"cxaj", "查进度、开庭在哪、送达、请代理人"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_first(&wanted[i]);
}

static void everything_that_can_be_opened_can_be_found_by_its_title(void **state)
{
    struct ks_finder *finder = NULL;
    int keys[40];
    (void)state;
    assert_int_equal(ks_find_open(shipped, NULL, &finder, NULL), KS_OK);
    for (int i = 0; i < shipped->institution_count; i++) {
        const char *title = shipped->institutions[i].title.in[KS_LANG_ZH_CN];
        bool is_found = false;
        int count = ks_find_look(finder, title, keys, 40);
        for (int k = 0; k < count; k++) {
            struct ks_found found = ks_found_of(shipped, keys[k], KS_LANG_ZH_CN);
            is_found = is_found || (found.kind == KS_FOUND_INSTITUTION && found.index == i);
        }
        assert_true(is_found);
    }
    ks_find_close(finder);
}

static void what_is_found_has_the_icon_of_where_it_is_opened(void **state)
{
    struct ks_finder *finder = NULL;
    int keys[40];
    (void)state;
    assert_int_equal(ks_find_open(shipped, NULL, &finder, NULL), KS_OK);
    for (int i = 0; i < shipped->find_page_count; i++) {
        const struct ks_find_page *page = &shipped->find_pages[i];
        const char *icon = NULL;
        int count = ks_find_look(finder, page->title.in[KS_LANG_ZH_CN], keys, 40);
        for (int k = 0; k < count; k++) {
            struct ks_found found = ks_found_of(shipped, keys[k], KS_LANG_ZH_CN);
            if (found.kind == KS_FOUND_PAGE && found.index == i)
                icon = found.icon;
        }
        assert_non_null(icon);
        assert_true(ks_wording_is_icon(icon));
        if (strcmp(page->page, "mediation") == 0)
            assert_string_equal(icon, "speech");
        if (strcmp(page->page, "calc-period") == 0)
            assert_string_equal(icon, shipped->calculators[KS_CALC_PERIOD].icon);
    }
    ks_find_close(finder);
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
        COURT_TEST(an_institution_slip_says_how_to_reach_it),
        COURT_TEST(the_windows_slip_says_where_to_ask_for_its_hours),
        cmocka_unit_test(the_windows_hours_are_said_once_the_court_has_set_them),
        COURT_TEST(a_calculation_slip_shows_each_line_and_its_source),
        COURT_TEST(a_day_worked_out_is_on_the_guides_slip),
        cmocka_unit_test(a_guide_is_found_by_initials_by_pinyin_and_by_number),
        cmocka_unit_test(what_is_meant_comes_first),
        cmocka_unit_test(everyday_needs_are_found_by_words_and_by_initials),
        cmocka_unit_test(everything_that_can_be_opened_can_be_found_by_its_title),
        cmocka_unit_test(what_is_found_has_the_icon_of_where_it_is_opened),
    };
    return cmocka_run_group_tests(tests, load_shipped, free_shipped);
}
