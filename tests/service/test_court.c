/* From what a visitor answered to the right court, and that on paper: with the court's own content
 * and real paper. */
#include "content/shipped.h"
#include "domain/money.h"
#include "service/court.h"
#include "service/support.h"

enum { Y = KS_COURT_REPLY_YES, N = KS_COURT_REPLY_NO, U = KS_COURT_REPLY_UNSURE };

/* The replies are to the questions as content lists them. */
static struct ks_court_case case_of(enum ks_matter matter, const unsigned char *replies)
{
    return (struct ks_court_case){
        .finder = shipped->court_finder,
        .matter = ks_court_find_matter(shipped->court_finder, matter),
        .replies = replies,
        .amount_fen = -1,
    };
}

static struct ks_court_found find(struct ks_court_case given)
{
    struct ks_court_found found;
    ks_court_find(&given, &found);
    return found;
}

/* Asked of a loan: is a court named in writing, which, the defendant, the side to be paid. */
static void nothing_answered_is_no_answer(void **state)
{
    (void)state;
    const unsigned char none[KS_COURT_MOST_ASKS] = {0};
    struct ks_court_found found = find(case_of(KS_MATTER_LOAN, none));
    assert_int_equal(found.answer, KS_JURISDICTION_ASK);
    assert_int_equal(found.reply_count, 0);
    assert_true(found.is_asked[0] && !found.is_asked[1] && found.is_asked[2] && found.is_asked[3]);
    assert_int_equal(found.open_count, 3);
    assert_string_equal(ks_court_verdict(&found), "Please answer the questions");
}

static void a_defendant_here_is_enough_once_no_court_was_chosen(void **state)
{
    (void)state;
    const unsigned char half[] = {0, 0, Y, 0}, whole[] = {N, 0, Y, 0};
    struct ks_court_found found = find(case_of(KS_MATTER_LOAN, half));
    assert_int_equal(found.answer, KS_JURISDICTION_ASK);
    assert_int_equal(found.open_count, 1); /* the side to be paid would not help */
    assert_true(found.open[0]->fact == KS_FACT_COURT_AGREED);
    found = find(case_of(KS_MATTER_LOAN, whole));
    assert_int_equal(found.answer, KS_JURISDICTION_YES);
    assert_int_equal(found.rule_count, 1);
    assert_string_equal(found.rules[0]->id, "defendant");
}

static void a_chosen_court_is_the_only_question_left(void **state)
{
    (void)state;
    const unsigned char here[] = {Y, Y, N, N}, away[] = {Y, N, Y, Y}, unsure[] = {Y, U, Y, Y};
    struct ks_court_found found = find(case_of(KS_MATTER_LOAN, here));
    assert_true(found.is_asked[1] && !found.is_asked[2] && !found.is_asked[3]);
    assert_int_equal(found.answer, KS_JURISDICTION_YES);
    found = find(case_of(KS_MATTER_LOAN, away));
    assert_int_equal(found.answer, KS_JURISDICTION_NO_GO_TO_THE_PLACE);
    assert_string_equal(found.rules[0]->id, "agreed_court");
    assert_int_equal(find(case_of(KS_MATTER_LOAN, unsure)).answer, KS_JURISDICTION_ASK);
}

static void elsewhere_names_every_court_one_can_go_to_once(void **state)
{
    (void)state;
    const unsigned char away[] = {N, 0, N, N}, bodies[] = {N, 0, N, N};
    struct ks_court_found found = find(case_of(KS_MATTER_LOAN, away));
    assert_int_equal(found.answer, KS_JURISDICTION_NO_GO_TO_THE_PLACE);
    assert_int_equal(found.rule_count, 2);
    found = find(case_of(KS_MATTER_CONFIRMATION, bodies));
    assert_int_equal(found.answer, KS_JURISDICTION_NO_GO_TO_THE_PLACE);
    assert_int_equal(found.rule_count, 3); /* two of the four rules mean the same court */
}

static void a_house_elsewhere_leaves_one_court(void **state)
{
    (void)state;
    const unsigned char away[] = {N};
    struct ks_court_found found = find(case_of(KS_MATTER_LEASE, away));
    assert_int_equal(found.answer, KS_JURISDICTION_EXCLUSIVE_ELSEWHERE);
    assert_string_equal(ks_court_verdict(&found), "No, only another court");
}

static void questions_come_up_as_the_answers_call_for_them(void **state)
{
    (void)state;
    /* both gone, spouse gone, spouse's home, own home */
    const unsigned char gone[] = {N, Y, N, Y}, both[] = {Y, 0, Y, 0};
    struct ks_court_found found = find(case_of(KS_MATTER_DIVORCE, gone));
    assert_true(found.is_asked[3]);
    assert_int_equal(found.answer, KS_JURISDICTION_YES);
    assert_string_equal(found.rules[0]->id, "divorce_plaintiff");
    found = find(case_of(KS_MATTER_DIVORCE, both));
    assert_true(!found.is_asked[1] && found.is_asked[2] && !found.is_asked[3]);
    assert_int_equal(found.answer, KS_JURISDICTION_YES);
    assert_string_equal(found.rules[0]->id, "divorce_both_away");
}

static void an_amount_decides_on_the_level_of_court(void **state)
{
    (void)state;
    const unsigned char here[] = {N, 0, Y, Y};
    struct ks_court_case given = case_of(KS_MATTER_LOAN, here);
    given.amount_fen = INT64_C(99999999) * KS_FEN_PER_YUAN;
    assert_int_equal(find(given).answer, KS_JURISDICTION_YES);
    given.amount_fen = INT64_C(100000000) * KS_FEN_PER_YUAN;
    struct ks_court_found found = find(given);
    assert_int_equal(found.answer, KS_JURISDICTION_ASK);
    assert_int_equal(found.open_count, 0);
    assert_string_equal(found.rules[0]->id, "level_by_amount");
    given.amount_fen = INT64_C(500000000) * KS_FEN_PER_YUAN;
    assert_int_equal(find(given).answer, KS_JURISDICTION_HIGHER_COURT);
    given.amount_fen = KS_MONEY_MAX_FEN + 1;
    assert_int_equal(find(given).answer, KS_JURISDICTION_ASK);
}

static void administrative_cases_wait_for_what_the_court_sets(void **state)
{
    (void)state;
    const unsigned char here[] = {N, N, Y, 0};
    struct ks_court_finder finder = *shipped->court_finder;
    struct ks_court_case given = case_of(KS_MATTER_ADMINISTRATIVE, here);
    given.finder = &finder;
    struct ks_court_found found = find(given);
    assert_int_equal(found.answer, KS_JURISDICTION_ASK);
    assert_string_equal(found.rules[0]->id, "administrative_concentrated");
    finder.administrative_cases = KS_COURT_SETTING_YES;
    assert_int_equal(find(given).answer, KS_JURISDICTION_YES);
    finder.administrative_cases = KS_COURT_SETTING_NO;
    found = find(given);
    assert_int_equal(found.answer, KS_JURISDICTION_NO_GO_TO_THE_PLACE);
    assert_string_equal(found.rules[0]->id, "administrative_concentrated");
}

static void awards_wait_for_what_the_court_sets(void **state)
{
    (void)state;
    const unsigned char here[] = {Y};
    const struct ks_court_ask home = {.id = "home", .places = KS_PLACE_DEFENDANT_HOME};
    const struct ks_court_matter award = {
        .matter = KS_MATTER_ENFORCE_AWARD, .asks = {&home}, .ask_count = 1};
    struct ks_court_finder finder = *shipped->court_finder;
    const struct ks_court_case given = {&finder, &award, here, -1};
    struct ks_court_found found = find(given);
    assert_int_equal(found.answer, KS_JURISDICTION_ASK);
    assert_string_equal(found.rules[0]->id, "award_intermediate");
    finder.awards = KS_COURT_SETTING_YES;
    assert_int_equal(find(given).answer, KS_JURISDICTION_YES);
    finder.awards = KS_COURT_SETTING_NO;
    assert_int_equal(find(given).answer, KS_JURISDICTION_HIGHER_COURT);
}

/* Every kind of case, every set of replies: unsure and unanswered are the same to the answer, and
 * who knows more never gets another certain answer than before. */
static void what_is_not_known_never_makes_a_certain_answer_wrong(void **state)
{
    (void)state;
    const struct ks_court_finder *finder = shipped->court_finder;
    for (int m = 0; m < finder->matter_count; m++) {
        const struct ks_court_matter *matter = &finder->matters[m];
        for (int n = 0; n < 256; n++) {
            unsigned char replies[KS_COURT_MOST_ASKS];
            for (int i = 0; i < KS_COURT_MOST_ASKS; i++)
                replies[i] = (unsigned char)(n >> 2 * i & 3);
            enum ks_jurisdiction_answer answer = find(case_of(matter->matter, replies)).answer;
            for (int i = 0; i < matter->ask_count; i++) {
                unsigned char was = replies[i];
                if (was == Y || was == N)
                    continue;
                replies[i] = was == U ? KS_COURT_REPLY_NONE : U;
                assert_int_equal(find(case_of(matter->matter, replies)).answer, answer);
                for (unsigned char reply = Y; reply <= N && answer != KS_JURISDICTION_ASK;
                     reply++) {
                    replies[i] = reply;
                    if (find(case_of(matter->matter, replies)).answer != answer)
                        fail_msg("%s, replies %d, question %d", ks_matter_code(matter->matter), n,
                                 i);
                }
                replies[i] = was;
            }
        }
    }
}

static void a_kind_not_chosen_asks_nothing(void **state)
{
    (void)state;
    struct ks_court_found found = find((struct ks_court_case){.finder = shipped->court_finder});
    assert_int_equal(found.answer, KS_JURISDICTION_ASK);
    assert_int_equal(found.open_count + found.rule_count, 0);
    assert_false(found.is_asked[0]);
}

static const struct ks_jurisdiction_rule *rule_of(const char *id)
{
    const struct ks_jurisdiction_rule *rule;
    for (int i = 0; (rule = ks_jurisdiction_rule_at(i)) != NULL; i++)
        if (strcmp(rule->id, id) == 0)
            return rule;
    return NULL;
}

static void the_law_is_named_with_its_articles(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    assert_string_equal(
        ks_court_law_text(&arena, rule_of("defendant"), KS_LANG_EN),
        "Civil Procedure Law, art. 22; Interpretation of the Civil Procedure Law, art. 3, 4");
    assert_string_equal(ks_court_law_text(&arena, rule_of("defendant"), KS_LANG_ZH_CN),
                        "民事诉讼法第22条；民事诉讼法解释第3、4条");
    assert_string_equal(ks_court_law_text(&arena, rule_of("level_by_amount"), KS_LANG_EN),
                        "Notice on the Level of Civil Courts of First Instance (second hand); "
                        "Civil Procedure Law, art. 18");
    ks_arena_destroy(&arena);
}

/* ---- paper ---- */

static const char *print_court(struct court *court, const char *guide, enum ks_lang lang,
                               const struct ks_court_case *given)
{
    const struct ks_slip_context context = {shipped, lang, court->time.wall_ms};
    struct ks_print_outcome outcome;
    struct ks_paper paper = {0};
    ks_slip_court(&paper, &context, ks_content_find_guide(shipped, guide), given);
    assert_true(paper.slip.is_personal);
    assert_int_equal(
        ks_printer_print_slip(court->printer, &paper.slip, &court->glyphs, &outcome, &court->error),
        KS_OK);
    ks_slip_destroy(&paper.slip);
    return court_last_slip(court);
}

static void the_paper_says_what_was_asked_and_what_came_out(void **state)
{
    struct court *court = *state;
    const unsigned char here[] = {N, 0, Y, U};
    struct ks_court_case given = case_of(KS_MATTER_LOAN, here);
    given.amount_fen = 20000000;
    const char *text = print_court(court, "private-lending", KS_LANG_ZH_CN, &given);
    static const char *const lines[] = {"归不归本院管",   "民间借贷纠纷",     "被告住在哪里？",
                                        "利州区",         "不清楚",           "200,000.00",
                                        "是的，归本院管", "被告住所地的法院", "第22条",
                                        "2026-11-27",     "2026.11.4"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_says(text, lines[i]);
    assert_null(strstr(text, "写的是哪里的法院"));
}

static void the_paper_of_an_open_case_says_whom_to_ask(void **state)
{
    struct court *court = *state;
    const unsigned char unsure[] = {U, 0, Y, 0};
    struct ks_court_case given = case_of(KS_MATTER_LOAN, unsure);
    const char *text = print_court(court, "private-lending", KS_LANG_EN, &given);
    assert_says(text, "Not certain yet");
    assert_says(text, "Is a court named in writing?");
    assert_says(text, "12368");
    given.matter = NULL;
    assert_says(print_court(court, "neighbours", KS_LANG_EN, &given), "12368");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_answered_is_no_answer),
        cmocka_unit_test(a_defendant_here_is_enough_once_no_court_was_chosen),
        cmocka_unit_test(a_chosen_court_is_the_only_question_left),
        cmocka_unit_test(elsewhere_names_every_court_one_can_go_to_once),
        cmocka_unit_test(a_house_elsewhere_leaves_one_court),
        cmocka_unit_test(questions_come_up_as_the_answers_call_for_them),
        cmocka_unit_test(an_amount_decides_on_the_level_of_court),
        cmocka_unit_test(administrative_cases_wait_for_what_the_court_sets),
        cmocka_unit_test(awards_wait_for_what_the_court_sets),
        cmocka_unit_test(what_is_not_known_never_makes_a_certain_answer_wrong),
        cmocka_unit_test(a_kind_not_chosen_asks_nothing),
        COURT_TEST(the_law_is_named_with_its_articles),
        COURT_TEST(the_paper_says_what_was_asked_and_what_came_out),
        COURT_TEST(the_paper_of_an_open_case_says_whom_to_ask),
    };
    return cmocka_run_group_tests(tests, load_shipped, free_shipped);
}
