/* What the shipped situations, guides and lists must say, where leaving it out costs a visitor a
 * right or sends them to the wrong court. */
#include "content/find.h"
#include "content/pack_fixture.h"
#include "content/shipped.h"

static const char *chinese(const struct ks_words *words)
{
    return words->in[KS_LANG_ZH_CN];
}

static void expect_point(const char *id, const char *text)
{
    const struct ks_outcome *outcome = find_outcome(shipped, id);
    assert_non_null(outcome);
    for (int i = 0; i < outcome->point_count; i++)
        if (strstr(chinese(&outcome->points[i]), text))
            return;
    fail_msg("outcome %s does not say %s", id, text);
}

static const struct ks_question *question_of(const char *id)
{
    const struct ks_situations *all = &shipped->situations;
    const struct ks_question *question = ks_questions_find(all->questions, all->question_count, id);
    assert_non_null(question);
    return question;
}

static const struct ks_option *option_of(const char *question_id, const char *id)
{
    const struct ks_question *question = question_of(question_id);
    for (int i = 0; i < question->option_count; i++)
        if (strcmp(question->options[i].id, id) == 0)
            return &question->options[i];
    fail_msg("question %s has no option %s", question_id, id);
    return NULL;
}

static void expect_detail(const char *question, const char *option, const char *text)
{
    const char *detail = chinese(&option_of(question, option)->detail);
    if (!strstr(detail, text))
        fail_msg("%s of %s says \"%s\", not \"%s\"", option, question, detail, text);
}

static const struct ks_time_limit *find_limit(const char *guide_id, const char *id)
{
    const struct ks_guide *guide = ks_content_find_guide(shipped, guide_id);
    assert_non_null(guide);
    for (int i = 0; i < guide->limit_count; i++)
        if (strcmp(guide->limits[i].id, id) == 0)
            return &guide->limits[i];
    return NULL;
}

static const struct ks_check_item *item_of(const char *id)
{
    for (int i = 0; i < shipped->enforcement.item_count; i++)
        if (strcmp(shipped->enforcement.items[i].id, id) == 0)
            return &shipped->enforcement.items[i];
    fail_msg("there is no item %s", id);
    return NULL;
}

/* Civil Procedure Law, article 85: a last day on a holiday moves on. */
static void who_is_just_past_a_time_limit_is_told_of_the_holidays(void **state)
{
    (void)state;
    static const struct {
        const char *question, *option;
    } overs[] = {{"app-days", "old"},
                 {"work-award", "old"},
                 {"def-po", "old"},
                 {"adm-15", "old"},
                 {"agr-when", "old"}};
    static const char *const outcomes[] = {"work-too-late", "po-late", "adm-late", "agr-late"};
    for (size_t i = 0; i < sizeof overs / sizeof overs[0]; i++)
        expect_detail(overs[i].question, overs[i].option, "逢放假会往后移；只过几天的选“不清楚”");
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
        expect_point(outcomes[i], "最后一天是法定休假日的，移到放完假的第一天");
}

/* In its points, or in where a limit of it begins. */
static bool says(const struct ks_outcome *outcome, const char *text)
{
    for (int i = 0; i < outcome->point_count; i++)
        if (strstr(chinese(&outcome->points[i]), text))
            return true;
    for (int i = 0; i < outcome->limit_count; i++)
        if (strstr(chinese(&outcome->limits[i].from), text))
            return true;
    return strstr(chinese(&outcome->title), text) != NULL;
}

/* Civil Procedure Law, articles 22 to 34: each kind of claim has its own court, and a page that
 * says to sue says at which; one that says what comes first leads on. */
static void whoever_is_told_to_sue_is_told_at_which_court(void **state)
{
    (void)state;
    static const char *const first_steps[] = {"debt-no-proof", "trade-no-proof", "helper-no-proof",
                                              "agr-late",      "prop-remind",    "adm-choose"};
    static const char *const places[] = {"所在地",   "住所地", "住处",
                                         "住的地方", "本院",   "那家法院"};
    for (int i = 0; i < shipped->situations.outcome_count; i++) {
        const struct ks_outcome *outcome = &shipped->situations.outcomes[i];
        bool is_told = strstr(chinese(&outcome->title), "起诉") == NULL;
        for (size_t j = 0; j < sizeof first_steps / sizeof first_steps[0]; j++)
            is_told = is_told || strcmp(outcome->id, first_steps[j]) == 0;
        for (size_t j = 0; j < sizeof places / sizeof places[0]; j++)
            is_told = is_told || says(outcome, places[j]);
        if (!is_told)
            fail_msg("%s does not say at which court", outcome->id);
    }
}

/* Civil Procedure Law, article 165: a judgment on a small claim has no appeal. */
static void no_judgment_has_fifteen_days_without_a_word_on_small_claims(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->situations.outcome_count; i++) {
        const struct ks_outcome *outcome = &shipped->situations.outcomes[i];
        for (int j = 0; j < outcome->limit_count; j++) {
            const struct ks_time_limit *limit = &outcome->limits[j];
            if (strstr(chinese(&limit->title), "判决：15 日内上诉") && !says(outcome, "小额"))
                fail_msg("%s lets a small claim be appealed", outcome->id);
        }
    }
    expect_point("win-not-final", "小额的一审就生效");
    expect_point("svc-effect", "小额的一审就生效");
    expect_detail("win-effect", "soon", "小额的也不用");
}

/* A day to pay or to perform may be still to come; a day of receipt that is was typed wrongly. */
static void a_day_to_perform_may_lie_ahead_and_a_receipt_may_not(void **state)
{
    (void)state;
    static const char *const dues[] = {"约定还款", "约定付款", "写的付款日", "说好付钱"};
    for (int i = 0; i < shipped->situations.outcome_count; i++) {
        const struct ks_outcome *outcome = &shipped->situations.outcomes[i];
        for (int j = 0; j < outcome->limit_count; j++) {
            const struct ks_time_limit *limit = &outcome->limits[j];
            const char *ask = chinese(&limit->ask);
            bool is_due = ask && limit->kind == KS_LIMIT_ENFORCEMENT;
            for (size_t k = 0; ask && k < sizeof dues / sizeof dues[0]; k++)
                is_due = is_due || strstr(ask, dues[k]);
            if (is_due && !limit->may_be_ahead)
                fail_msg("%s takes a day to come for a slip of the hand", outcome->id);
            if (ask && strstr(ask, "收到") && limit->may_be_ahead)
                fail_msg("%s counts from a receipt that is still to come", outcome->id);
        }
    }
}

/* Civil Procedure Law, articles 285 and 286. */
static void who_has_no_home_in_china_is_not_counted_out_after_fifteen_days(void **state)
{
    (void)state;
    expect_detail("app-days", "fresh", "国内没有住所的，30 日以内");
    expect_detail("def-when", "fresh", "国内没有住所的，30 日以内");
}

/* Interpretation of the Administrative Litigation Law, article 153; rules on notarised debts,
 * article 9; Civil Procedure Law, article 235. */
static void instalments_and_courts_of_enforcement_differ_by_document(void **state)
{
    (void)state;
    expect_point("win-apply", "公证、行政的分期，每期各算");
    expect_point("win-apply", "劳动裁决、公证：对方住所或财产所在地");
    assert_non_null(strstr(chinese(&question_of("win-due")->hint), "行政判决看最早没给的一期"));
}

/* Labour Dispute Mediation and Arbitration Law, articles 47 to 49. */
static void a_final_award_binds_at_once_and_leaves_the_employer_thirty_days(void **state)
{
    (void)state;
    static const char *const guides[] = {"labour"};
    expect_point("work-too-late", "30 日内，可向中级法院申请撤销");
    expect_point("win-not-final", "终局裁决不用等");
    expect_point("work-enforce", "终局裁决裁了就生效");
    expect_detail("win-effect", "soon", "终局的不用");
    for (size_t i = 0; i < sizeof guides / sizeof guides[0]; i++) {
        const struct ks_time_limit *limit = find_limit(guides[i], "set-aside");
        assert_non_null(limit);
        assert_int_equal(ks_time_limit_length(limit).days, 30);
    }
}

/* Interpretation of the Civil Procedure Law, article 485: a freeze is no time limit of a party. */
static void the_end_of_a_freeze_is_not_worked_out_as_a_time_limit(void **state)
{
    (void)state;
    const struct ks_guide *guide = ks_content_find_guide(shipped, "property-clues");
    assert_null(find_limit("property-clues", "freeze-savings"));
    assert_null(find_limit("property-clues", "seize-home"));
    for (int i = 0; i < guide->limit_count; i++)
        if (strstr(chinese(&guide->limits[i].late), "别指望放假延长"))
            return;
    fail_msg("guide 38 does not warn of holidays");
}

/* Administrative Litigation Law, articles 14, 15 and 18. */
static void the_court_goes_by_who_decided_first(void **state)
{
    (void)state;
    assert_string_equal(chinese(&question_of("adm-who")->title), "最初是谁作的决定？");
    expect_detail("adm-who", "county", "国务院部门");
    expect_point("adm-mid-court", "复议改了原决定");
    expect_point("adm-sue", "复议改了原决定");
    expect_point("adm-review-first", "不办不答复的从哪天算");
}

/* Civil Code, article 692. */
static void a_guarantor_is_named_on_every_way_to_the_money(void **state)
{
    (void)state;
    static const char *const outcomes[] = {"po-here", "po-elsewhere", "cannot-reach",
                                           "debt-no-date"};
    static const char *const guides[] = {"private-lending", "bank-loan"};
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
        expect_point(outcomes[i], "有人担保：没约定期间的，到期起只有 6 个月");
    for (size_t i = 0; i < sizeof guides / sizeof guides[0]; i++) {
        const struct ks_time_limit *limit = find_limit(guides[i], "guarantee");
        assert_non_null(limit);
        assert_int_equal(limit->kind, KS_LIMIT_GUARANTEE);
        assert_int_equal(ks_time_limit_length(limit).months, 6);
    }
}

/* Rules on the enforcement of awards, article 8, and of notarised debts, article 13;
 * interpretation of the enforcement procedure, article 3. */
static void an_objection_has_its_ten_and_fifteen_days(void **state)
{
    (void)state;
    expect_point("run-object", "通知送达起 15 日内提；法院管错的 10 日");
}

/* Civil Code, articles 192 and 195. */
static void only_a_demand_in_time_starts_the_three_years_anew(void **state)
{
    (void)state;
    expect_detail("debt-old", "asked", "每次都没隔过 3 年");
    expect_point("hurt-late", "3 年里您要过");
    expect_point("trade-late", "3 年里您要过");
}

/* Civil Procedure Law, article 23. */
static void a_spouse_in_prison_or_abroad_is_sued_at_home(void **state)
{
    (void)state;
    assert_string_equal(option_of("div-where", "held")->next, "div-sue-home");
    expect_point("div-sue-home", "您住所地的法院能管离婚");
}

/* Rules on private lending, article 31. */
static void a_loan_before_august_2020_has_its_own_rule(void **state)
{
    (void)state;
    assert_non_null(
        strstr(chinese(&shipped->calculators[KS_CALC_LENDING].note), "2020年8月20日以前"));
}

/* Civil Procedure Law, article 237: not enforced, whether or not steps were taken. */
static void six_months_without_enforcement_mean_the_same_in_english(void **state)
{
    (void)state;
    static const char *const ids[] = {"enforcement-110", "resume-enforcement"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        const struct ks_guide *guide = ks_content_find_guide(shipped, ids[i]);
        for (int j = 0; j < guide->limit_count; j++)
            if (strstr(chinese(&guide->limits[j].title), "超过 6 个月没执行"))
                assert_string_equal(guide->limits[j].title.in[KS_LANG_EN],
                                    "Not enforced for over 6 months");
    }
}

/* The number of copies is the court's to set. */
static void each_number_of_copies_says_who_decides_it(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->guide_count; i++) {
        const struct ks_guide *guide = &shipped->guides[i];
        for (int j = 0; j < guide->material_count; j++) {
            const struct ks_words *detail = &guide->materials[j].detail;
            if (strstr(chinese(detail), "+ 1") && !strstr(chinese(detail), "为准"))
                fail_msg("%s: %s", guide->id, chinese(detail));
            if (strstr(detail->in[KS_LANG_EN], "+ 1") && !strstr(detail->in[KS_LANG_EN], "decides"))
                fail_msg("%s: %s", guide->id, detail->in[KS_LANG_EN]);
        }
    }
}

/* Foreigners have no identity card. */
static void a_guide_that_asks_for_an_identity_card_names_the_passport(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->guide_count; i++) {
        const struct ks_guide *guide = &shipped->guides[i];
        bool asks = false, names = false;
        for (int j = 0; j < guide->material_count; j++) {
            asks = asks || strstr(chinese(&guide->materials[j].title), "身份证");
            names = names || strstr(chinese(&guide->materials[j].detail), "护照");
        }
        if (asks && !names)
            fail_msg("%s asks for an identity card alone", guide->id);
    }
}

/* Whoever tells that an award can be set aside tells what follows: fifteen days to sue. */
static void expect_days_after_setting_aside(const char *place, const struct ks_time_limit *limits,
                                            int count)
{
    for (int i = 0; i < count; i++)
        if (strstr(chinese(&limits[i].title), "单位") &&
            strstr(chinese(&limits[i].title), "撤销") && !strstr(chinese(&limits[i].late), "15 日"))
            fail_msg("%s: %s", place, chinese(&limits[i].late));
}

static void an_award_that_is_set_aside_leaves_fifteen_days(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->guide_count; i++)
        expect_days_after_setting_aside(shipped->guides[i].id, shipped->guides[i].limits,
                                        shipped->guides[i].limit_count);
    for (int i = 0; i < shipped->situations.outcome_count; i++) {
        const struct ks_outcome *outcome = &shipped->situations.outcomes[i];
        expect_days_after_setting_aside(outcome->id, outcome->limits, outcome->limit_count);
    }
}

/* Marks the guides that can be reached from the question or outcome with that id; the place behind
 * the last is the list for enforcement. A tree without circles. */
static void mark_guides(const char *id, bool *guides)
{
    const struct ks_situations *all = &shipped->situations;
    for (int i = 0; i < all->outcome_count; i++)
        for (int j = 0; strcmp(all->outcomes[i].id, id) == 0 && j < all->outcomes[i].way_count; j++)
            if (all->outcomes[i].ways[j].kind == KS_WAY_GUIDE)
                guides[all->outcomes[i].ways[j].target] = true;
            else if (all->outcomes[i].ways[j].kind == KS_WAY_CHECKLIST)
                guides[KS_MOST_GUIDES] = true;
    const struct ks_question *question = ks_questions_find(all->questions, all->question_count, id);
    for (int i = 0; question && i < question->option_count; i++)
        mark_guides(question->options[i].next, guides);
}

/* A page for everybody helps nobody: the unsure come to what another answer would lead to. */
static void whoever_is_unsure_is_offered_a_guide_of_the_matter(void **state)
{
    const struct ks_situations *all = &shipped->situations;
    (void)state;
    for (int i = 0; i < all->question_count; i++) {
        bool unsure[KS_MOST_GUIDES + 1] = {false}, others[KS_MOST_GUIDES + 1] = {false};
        const struct ks_question *question = &all->questions[i];
        for (int j = 0; j < question->option_count; j++)
            mark_guides(question->options[j].next,
                        strcmp(question->options[j].id, "unsure") == 0 ? unsure : others);
        bool has_any = false, has_common = false;
        for (int j = 0; j <= KS_MOST_GUIDES; j++) {
            has_any = has_any || others[j];
            has_common = has_common || (others[j] && unsure[j]);
        }
        if (has_any && !has_common)
            fail_msg("whoever is unsure at %s is led away from the matter", question->id);
    }
}

static bool is_led_to(const struct ks_institution *place)
{
    const struct ks_situations *all = &shipped->situations;
    for (int i = 0; i < all->outcome_count; i++)
        for (int j = 0; j < all->outcomes[i].way_count; j++) {
            const struct ks_way *way = &all->outcomes[i].ways[j];
            if (way->kind == KS_WAY_INSTITUTION && &shipped->institutions[way->target] == place)
                return true;
        }
    return false;
}

static void each_place_that_helps_is_reached_by_a_question(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->institution_count; i++) {
        const struct ks_institution *place = &shipped->institutions[i];
        if (strcmp(place->id, "window") != 0 && !is_led_to(place))
            fail_msg("no answer leads to %s", place->id);
    }
}

/* Steps are printed; the notes and the other pages of a guide are not with them. */
static void no_step_sends_the_reader_of_the_slip_back_to_the_screen(void **state)
{
    (void)state;
    static const char *const words[] = {"说明里",    "一栏",       "谁能来”",      "看下面",
                                        "见下面",    "下面的名单", "in the notes", "see the notes",
                                        "see above", "see below"};
    for (int i = 0; i < shipped->guide_count; i++)
        for (int j = 0; j < shipped->guides[i].step_count; j++)
            for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
                for (enum ks_lang lang = KS_LANG_ZH_CN; lang < KS_LANG_COUNT; lang++)
                    assert_null(strstr(shipped->guides[i].steps[j].detail.in[lang], words[k]));
}

/* Administrative Compulsion Law, article 53: only the authority applies. */
static void who_was_fined_reads_first_that_the_authority_applies(void **state)
{
    (void)state;
    const struct ks_check_item *first = item_of("agency-application");
    assert_true(item_of("note-agency-who") < first);
    assert_true(first < item_of("agency-decision"));
    assert_non_null(strstr(chinese(&first->detail), "由作决定的机关申请，不是您"));
}

/* The hall is open at night too, when no one is at the window. */
static void nobody_is_sent_to_the_window_today(void **state)
{
    (void)state;
    const struct ks_situations *all = &shipped->situations;
    static const char *const words[] = {"今天就", "大厅工作人员"};
    for (int i = 0; i < all->outcome_count; i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
            assert_null(strstr(chinese(&all->outcomes[i].title), words[k]));
            for (int j = 0; j < all->outcomes[i].point_count; j++)
                assert_null(strstr(chinese(&all->outcomes[i].points[j]), words[k]));
        }
}

static void expect_mark_in_front(const char *place, const char *source)
{
    if (strstr(source + 1, "◐"))
        fail_msg("%s: the mark is not in front: %s", place, source);
}

static void expect_marks_in_front(const char *place, const struct ks_provenance *provenance)
{
    for (int i = 0; i < provenance->ref_count; i++)
        expect_mark_in_front(place, provenance->refs[i]);
}

/* A mark in front is shown as words; elsewhere it would be seen as it is. */
static void a_second_hand_source_is_marked_in_front(void **state)
{
    (void)state;
    for (int i = 0; i < shipped->guide_count; i++)
        expect_marks_in_front(shipped->guides[i].id, &shipped->guides[i].provenance);
    for (int i = 0; i < shipped->situations.outcome_count; i++)
        expect_marks_in_front(shipped->situations.outcomes[i].id,
                              &shipped->situations.outcomes[i].provenance);
    expect_marks_in_front("enforcement", &shipped->enforcement.provenance);
    for (int i = 0; i < shipped->enforcement.item_count; i++)
        expect_mark_in_front(shipped->enforcement.items[i].id,
                             shipped->enforcement.items[i].source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_just_past_a_time_limit_is_told_of_the_holidays),
        cmocka_unit_test(instalments_and_courts_of_enforcement_differ_by_document),
        cmocka_unit_test(whoever_is_told_to_sue_is_told_at_which_court),
        cmocka_unit_test(no_judgment_has_fifteen_days_without_a_word_on_small_claims),
        cmocka_unit_test(a_day_to_perform_may_lie_ahead_and_a_receipt_may_not),
        cmocka_unit_test(who_has_no_home_in_china_is_not_counted_out_after_fifteen_days),
        cmocka_unit_test(a_final_award_binds_at_once_and_leaves_the_employer_thirty_days),
        cmocka_unit_test(the_end_of_a_freeze_is_not_worked_out_as_a_time_limit),
        cmocka_unit_test(the_court_goes_by_who_decided_first),
        cmocka_unit_test(a_guarantor_is_named_on_every_way_to_the_money),
        cmocka_unit_test(an_objection_has_its_ten_and_fifteen_days),
        cmocka_unit_test(only_a_demand_in_time_starts_the_three_years_anew),
        cmocka_unit_test(a_spouse_in_prison_or_abroad_is_sued_at_home),
        cmocka_unit_test(a_loan_before_august_2020_has_its_own_rule),
        cmocka_unit_test(six_months_without_enforcement_mean_the_same_in_english),
        cmocka_unit_test(each_number_of_copies_says_who_decides_it),
        cmocka_unit_test(a_guide_that_asks_for_an_identity_card_names_the_passport),
        cmocka_unit_test(an_award_that_is_set_aside_leaves_fifteen_days),
        cmocka_unit_test(whoever_is_unsure_is_offered_a_guide_of_the_matter),
        cmocka_unit_test(each_place_that_helps_is_reached_by_a_question),
        cmocka_unit_test(no_step_sends_the_reader_of_the_slip_back_to_the_screen),
        cmocka_unit_test(who_was_fined_reads_first_that_the_authority_applies),
        cmocka_unit_test(nobody_is_sent_to_the_window_today),
        cmocka_unit_test(a_second_hand_source_is_marked_in_front),
    };
    return cmocka_run_group_tests_name("what the shipped pack must say", tests, load_shipped,
                                       free_shipped);
}
