#include "service/support.h"

static struct ks_check_item court_items[] = {
    {.id = "form", .title = WORDS("申请书", "Application"), .detail = WORDS("一份", "One copy")},
    {.id = "card", .title = WORDS("身份证", "Identity card"), .detail = WORDS("", "")},
    {.id = "fee",
     .is_note = true,
     .title = WORDS("费用", "Fee"),
     .detail = WORDS("不预交", "Later")},
};

static struct ks_slip_context context_of(struct court *court, enum ks_lang lang)
{
    return (struct ks_slip_context){court->content, lang, court->time.wall_ms};
}

static const char *print_guide(struct court *court, enum ks_lang lang, int guide,
                               const bool *is_ticked, long long amount_fen)
{
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, lang);
    ks_slip_guide(&paper, &context,
                  &(struct ks_guide_view){.guide = &court->content->guides[guide],
                                          .is_ticked = is_ticked,
                                          .amount_fen = amount_fen});
    return print_out(court, &paper.slip);
}

static int count_of(const struct ks_slip *slip, enum ks_slip_kind kind)
{
    int count = 0;
    for (const struct ks_slip_block *block = slip->first; block != NULL; block = block->next)
        count += block->kind == kind;
    return count;
}

static void a_guide_lists_what_is_at_hand_and_what_is_not(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const bool is_ticked[] = {true, false};
    ks_slip_guide(&paper, &context,
                  &(struct ks_guide_view){.guide = &court->content->guides[0],
                                          .is_ticked = is_ticked,
                                          .amount_fen = -1});
    assert_int_equal(count_of(&paper.slip, KS_SLIP_TICKED), 1);
    assert_int_equal(count_of(&paper.slip, KS_SLIP_UNTICKED), 1);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "Sample Court");
    assert_says(text, "Get your money back");
    assert_says(text, "Guide 01: Private lending");
    assert_says(text, "Statement of claim");
    assert_says(text, "Two copies");
    assert_says(text, "Sue within 3 years: From the due day");
    assert_says(text, "QR: https://zxfw.court.gov.cn/zxfw/");
    assert_says(text, "Source (articles: on the screen): 民事诉讼法第125条");
    assert_says(text, "Compared with the source on: 2026-11-22");
    assert_says(text, "Issued: 2026-11-23 09:41");
    assert_says(text, "Content revision: test.1");
    assert_says(text, "Court help line: 12368");
}

static void a_guide_says_what_can_go_wrong_and_what_the_numbers_of_others_mean(void **state)
{
    struct court *court = *state;
    int named[] = {2, 1};
    struct ks_title_detail risks[] = {{{{"不来会败诉", "Not coming loses"}}, {{"细", "Detail"}}}};
    struct ks_guide guide = court->content->guides[0];
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const bool is_ticked[] = {false, false};
    guide.named = named;
    guide.named_count = 2;
    guide.risks = risks;
    guide.risk_count = 1;
    ks_slip_guide(
        &paper, &context,
        &(struct ks_guide_view){.guide = &guide, .is_ticked = is_ticked, .amount_fen = -1});
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "Guides named here: 03 Get your wages; 02 Divorce\n");
    assert_says(text, "Not coming loses\n");
    assert_null(strstr(text, "Detail"));
}

static void what_some_cases_alone_need_stands_behind_what_all_bring(void **state)
{
    struct court *court = *state;
    struct ks_material papers[] = {{{{"委托书", "Power"}}, {{"", ""}}, true},
                                   {{{"起诉状", "Claim"}}, {{"", ""}}, false}};
    struct ks_guide guide = court->content->guides[0];
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const bool is_ticked[] = {false, false};
    guide.materials = papers;
    guide.material_count = 2;
    ks_slip_guide(
        &paper, &context,
        &(struct ks_guide_view){.guide = &guide, .is_ticked = is_ticked, .amount_fen = -1});
    assert_says(print_out(court, &paper.slip), "[ ] Claim\nOnly where they apply:\n[ ] Power\n");
}

static void a_guides_slip_says_for_whom_it_is(void **state)
{
    struct court *court = *state;
    struct ks_title_detail who[] = {{{{"债务人", "Debtors"}}, {{"收到支付令的", "with an order"}}}};
    struct ks_guide guide = court->content->guides[2];
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    guide.who = who;
    guide.who_count = 1;
    ks_slip_guide(&paper, &context, &(struct ks_guide_view){.guide = &guide, .amount_fen = -1});
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "Whom this page is for");
    assert_says(text, "Debtors");
    assert_says(text, "with an order");
}

static void two_kinds_of_case_name_two_fees(void **state)
{
    struct court *court = *state;
    struct ks_guide guide = court->content->guides[2];
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    guide.cost.fixed.title = (struct ks_words){{"告单位", "Employer"}};
    guide.cost.other = (struct ks_fixed_fee){{{"告机关", "Authority"}}, 5000};
    ks_slip_guide(&paper, &context, &(struct ks_guide_view){.guide = &guide, .amount_fen = -1});
    assert_says(print_out(court, &paper.slip), "Employer: 10 yuan\nAuthority: 50 yuan\n");
}

static void sources_are_one_paragraph_that_names_each_statute_once(void **state)
{
    struct court *court = *state;
    const char *refs[] = {"民法典 第188条", "◐ 民法典 第9条", "民诉法 第86条、第171条",
                          "民法典 第188条、第195条", "民诉法 第8条；费用办法 第20条、第8条"};
    struct ks_guide guide = court->content->guides[0];
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const bool is_ticked[] = {false, false};
    guide.provenance.refs = refs;
    guide.provenance.ref_count = 5;
    ks_slip_guide(
        &paper, &context,
        &(struct ks_guide_view){.guide = &guide, .is_ticked = is_ticked, .amount_fen = -1});
    assert_says(print_out(court, &paper.slip),
                "Source (articles: on the screen): 民法典; 民法典 (second hand); 民诉法; "
                "费用办法\n");
}

static void a_guide_without_an_amount_names_no_fee(void **state)
{
    struct court *court = *state;
    const bool is_ticked[] = {false, false};
    const char *text = print_guide(court, KS_LANG_EN, 0, is_ticked, -1);
    assert_null(strstr(text, "Court fee"));
    assert_says(text, "The court's own reckoning prevails");
}

static void the_property_fee_is_full_and_halved(void **state)
{
    struct court *court = *state;
    const bool is_ticked[] = {false, false};
    const char *text = print_guide(court, KS_LANG_EN, 0, is_ticked, 15000000);
    assert_says(text, "150,000 yuan");
    assert_says(text, "3,300 yuan");
    assert_says(text, "1,650 yuan");
}

static void the_divorce_fee_is_a_range_and_grows_with_property(void **state)
{
    struct court *court = *state;
    const char *text = print_guide(court, KS_LANG_EN, 1, NULL, 30000000);
    assert_says(text, "50 to 300 yuan");
    assert_says(text, "500 yuan");
    assert_says(text, "550 to 800 yuan");
}

static void a_fixed_fee_needs_no_amount(void **state)
{
    struct court *court = *state;
    assert_says(print_guide(court, KS_LANG_EN, 2, NULL, -1), "10 yuan");
}

static void a_slip_in_chinese_is_chinese(void **state)
{
    struct court *court = *state;
    const bool is_ticked[] = {true, false};
    const char *text = print_guide(court, KS_LANG_ZH_CN, 0, is_ticked, 15000000);
    assert_says(text, "示例法院");
    assert_says(text, "要回借款");
    assert_says(text, "受理费");
    assert_says(text, "3,300 元");
    assert_says(text, "时间限制");
    assert_null(strstr(text, "Court fee"));
    assert_null(strstr(text, "yuan"));
}

static void a_guide_prints_its_days_with_where_today_stands(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const struct ks_guide *guide = &court->content->guides[0];
    const bool is_ticked[] = {false, false};
    const struct ks_slip_date given = {&guide->limits[0], {2023, 11, 23}};
    ks_slip_guide(&paper, &context,
                  &(struct ks_guide_view){.guide = guide,
                                          .is_ticked = is_ticked,
                                          .amount_fen = -1,
                                          .dates = &given,
                                          .date_count = 1});
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "Last day: 2026-11-23");
    assert_says(text, "Today is the last day");
    assert_says(text, "Post it tonight");
    assert_says(text, "Sue within 3 years: From the due day. The other side may refuse.");
}

static void a_checklist_puts_what_is_missing_first(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const struct ks_check_item *items[] = {&court_items[0], &court_items[1], &court_items[2]};
    const bool is_ticked[] = {true, false, false};
    const struct ks_limitation found = {
        .start = {2025, 3, 1}, .nominal = {2027, 3, 1}, .last_day = {2027, 3, 1}, .is_known = true};
    const struct ks_last_day two_years = ks_last_day_of(KS_LIMIT_ENFORCEMENT, &found);
    const struct ks_checklist_view view = {
        .items = items,
        .is_ticked = is_ticked,
        .item_count = 3,
        .has_limit = true,
        .limits = &two_years,
        .limit_count = 1,
        .limit_note = &court->content->enforcement.limit_note,
    };
    ks_slip_checklist(&paper, &context, &view);
    assert_true(paper.slip.is_personal);
    assert_int_equal(count_of(&paper.slip, KS_SLIP_TICKED), 1);
    assert_int_equal(count_of(&paper.slip, KS_SLIP_UNTICKED), 1);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "Still missing (1)");
    assert_says(text, "At hand (1)");
    assert_true(strstr(text, "Identity card") < strstr(text, "Application"));
    assert_says(text, "Fee: Later");
    assert_says(text, "2025-03-01");
    assert_says(text, "2027-03-01");
    assert_says(text, "Two years, and what stops them");
    assert_says(text, "QR: https://zxfw.court.gov.cn/zxfw/");
    assert_null(strstr(text, "By counting alone"));
}

static void an_overdue_or_unknown_last_day_sends_to_the_window(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const struct ks_words *note = &court->content->enforcement.limit_note;
    const struct ks_limitation found = {
        .start = {2022, 1, 1}, .nominal = {2024, 1, 1}, .last_day = {2024, 1, 1}, .is_over = true};
    const struct ks_last_day over = ks_last_day_of(KS_LIMIT_ENFORCEMENT, &found);
    const struct ks_checklist_view overdue = {
        .has_limit = true, .limits = &over, .limit_count = 1, .limit_note = note};
    ks_slip_checklist(&paper, &context, &overdue);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "It ended 1057 days ago");
    assert_says(text, "You can still apply");
    const struct ks_checklist_view unknown = {.has_limit = true, .limit_note = note};
    ks_slip_checklist(&paper, &context, &unknown);
    assert_says(print_out(court, &paper.slip), "please ask at the window");
}

static void a_receipt_names_version_time_code_and_every_item(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const struct ks_point points[] = {{10, 10}, {90, 40}, {-1, -1}};
    const struct ks_signed signing = {"AAAA-BBBB-CCCC", court->time.wall_ms - 90000};
    ks_slip_receipt(&paper, &context, &court->content->risks[KS_RISK_ENFORCEMENT], &signing, points,
                    3);
    assert_true(paper.slip.is_personal);
    assert_int_equal(count_of(&paper.slip, KS_SLIP_SIGNATURE), 1);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "AAAA-BBBB-CCCC");
    assert_says(text, "2026-11-22");
    assert_says(text, "Signed: 2026-11-23 09:39");
    assert_says(text, "1. There may be nothing to collect");
    assert_says(text, "2. Apply within two years");
    assert_says(text, "I have read this");
}

static void a_link_slip_carries_its_code_and_how_to_go_on(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    ks_slip_link(&paper, &context, &court->content->links[0]);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "File online");
    assert_says(text, "Scan with your phone");
    assert_says(text, "QR: https://zxfw.court.gov.cn/zxfw/");
    assert_says(text, "How to go on");
    const char *address = strstr(text, "https://zxfw.court.gov.cn/zxfw/");
    assert_null(strstr(address + 1, "https://zxfw.court.gov.cn/zxfw/"));
}

static void write_list(const void *ctx, const struct ks_slip_context *context,
                       struct ks_paper *paper)
{
    const bool is_ticked[] = {false, true};
    const struct ks_slip_date date = {&court_limits[0], {2026, 3, 1}};
    const struct court *court = ctx;
    ks_slip_guide(paper, context,
                  &(struct ks_guide_view){.guide = &court->content->guides[0],
                                          .is_ticked = is_ticked,
                                          .amount_fen = 15000000,
                                          .dates = &date,
                                          .date_count = 1});
}

static const char *print_ticket(struct court *court, int high_min)
{
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    const struct ks_take_result take = {
        .has_ticket = true,
        .ticket = {.number = "T009",
                   .line = "mediation",
                   .kind = "person",
                   .issued_ms = court->time.wall_ms},
        .wait_high_min = high_min,
    };
    ks_slip_ticket(&paper, &context, &take, false);
    return print_out(court, &paper.slip);
}

static void a_wait_that_may_be_longer_than_the_day_says_so(void **state)
{
    static const char warning[] = "Past 17:00? Ask staff\n";
    enum { LEFT_MIN = 17 * 60 - (9 * 60 + 41) };
    assert_null(strstr(print_ticket(*state, LEFT_MIN), warning));
    assert_says(print_ticket(*state, LEFT_MIN + 1), warning);
    assert_null(strstr(print_ticket(*state, 0), warning)); /* nobody knows how long it is */
}

static void who_reads_english_takes_chinese_in_bold_with_english_under_it(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    ks_slip_write_for(&paper, &context, write_list, court);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "示例法院\nSample Court\n");
    assert_says(text, "要回借款\nGet your money back\n");
    assert_says(text, "[ ] 起诉状\n    Statement of claim: Two copies\n");
    assert_says(text, "[x] 借条\n    Loan note\n");
    assert_says(text, "150,000 元 / 150,000 yuan");
}

static void a_last_day_stands_both_ways(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    ks_slip_write_for(&paper, &context, write_list, court);
    assert_says(print_out(court, &paper.slip), "2029年3月1日 · 1 Mar 2029");
}

static void what_is_the_same_in_both_languages_stands_once(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    ks_slip_write_for(&paper, &context, write_list, court);
    assert_int_equal(count_of(&paper.slip, KS_SLIP_QR), 1);
    assert_int_equal(count_of(&paper.slip, KS_SLIP_UNTICKED), 1);
    ks_slip_destroy(&paper.slip);
}

static void who_reads_chinese_takes_chinese_alone(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_ZH_CN);
    ks_slip_write_for(&paper, &context, write_list, court);
    assert_null(strstr(print_out(court, &paper.slip), "Statement of claim"));
}

/* The two differ in more than words: better one language than a mixture. */
static void write_uneven(const void *ctx, const struct ks_slip_context *context,
                         struct ks_paper *paper)
{
    (void)ctx;
    bool is_english = context->lang == KS_LANG_EN;
    ks_slip_add(&paper->slip, KS_SLIP_TITLE, is_english ? "List" : "清单", "");
    if (is_english)
        ks_slip_add(&paper->slip, KS_SLIP_TEXT, "English alone", "");
}

static void a_paper_that_differs_in_more_than_words_is_in_the_visitors_language(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    ks_slip_write_for(&paper, &context, write_uneven, NULL);
    const char *text = print_out(court, &paper.slip);
    assert_says(text, "List\nEnglish alone\n");
    assert_null(strstr(text, "清单"));
}

static void the_answers_given_stand_on_the_list_that_rests_on_them(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    const struct ks_words option = WORDS("法院判决书", "A judgment");
    const struct ks_slip_answer answers[] = {{.option = &option}, {.day = {2025, 6, 30}}};
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    context.answers = answers;
    context.answer_count = 2;
    ks_slip_checklist(&paper, &context, &(struct ks_checklist_view){0});
    assert_says(print_out(court, &paper.slip), "What you told us: A judgment; 30 Jun 2025\n");
}

/* A pack may leave the address out, or keep its place with nothing in it. */
static void where_the_court_is_or_whom_to_ask_stands_on_every_paper(void **state)
{
    static const struct {
        struct ks_words address;
        const char *said;
    } rows[] = {{{{NULL}}, "Ask on 12368 where the court is"},
                {{{"", ""}}, "Ask on 12368 where the court is"},
                {WORDS("利州路一号", "1 Lizhou Road"), "Address: 1 Lizhou Road"}};
    struct court *court = *state;
    struct ks_content content = *court->content;
    struct ks_slip_context context = context_of(court, KS_LANG_EN);
    context.content = &content;
    content.address_unset = (struct ks_words)WORDS("请打12368问地址", rows[0].said);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_paper paper = {0};
        content.address = rows[i].address;
        ks_slip_checklist(&paper, &context, &(struct ks_checklist_view){0});
        assert_says(print_out(court, &paper.slip), rows[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(a_guide_lists_what_is_at_hand_and_what_is_not),
        COURT_TEST(a_guide_says_what_can_go_wrong_and_what_the_numbers_of_others_mean),
        COURT_TEST(what_some_cases_alone_need_stands_behind_what_all_bring),
        COURT_TEST(a_guides_slip_says_for_whom_it_is),
        COURT_TEST(two_kinds_of_case_name_two_fees),
        COURT_TEST(sources_are_one_paragraph_that_names_each_statute_once),
        COURT_TEST(a_guide_without_an_amount_names_no_fee),
        COURT_TEST(the_property_fee_is_full_and_halved),
        COURT_TEST(the_divorce_fee_is_a_range_and_grows_with_property),
        COURT_TEST(a_fixed_fee_needs_no_amount),
        COURT_TEST(a_slip_in_chinese_is_chinese),
        COURT_TEST(a_guide_prints_its_days_with_where_today_stands),
        COURT_TEST(a_checklist_puts_what_is_missing_first),
        COURT_TEST(an_overdue_or_unknown_last_day_sends_to_the_window),
        COURT_TEST(a_receipt_names_version_time_code_and_every_item),
        COURT_TEST(a_link_slip_carries_its_code_and_how_to_go_on),
        COURT_TEST(a_wait_that_may_be_longer_than_the_day_says_so),
        COURT_TEST(who_reads_english_takes_chinese_in_bold_with_english_under_it),
        COURT_TEST(a_last_day_stands_both_ways),
        COURT_TEST(what_is_the_same_in_both_languages_stands_once),
        COURT_TEST(who_reads_chinese_takes_chinese_alone),
        COURT_TEST(a_paper_that_differs_in_more_than_words_is_in_the_visitors_language),
        COURT_TEST(the_answers_given_stand_on_the_list_that_rests_on_them),
        COURT_TEST(where_the_court_is_or_whom_to_ask_stands_on_every_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
