#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/money.h"
#include "domain/small_claim.h"

/* A wage of 100,000.01 yuan: half of it is no whole fen. */
enum { WAGE_FEN = 10000001 };

static struct ks_small_claim test_of(struct ks_small_claim_question question)
{
    struct ks_small_claim result;
    assert_int_equal(ks_small_claim_test(question, &result, NULL), KS_OK);
    assert_int_equal(result.law.statute, KS_STATUTE_CIVIL_PROCEDURE);
    return result;
}

static void the_line_runs_at_half_and_at_twice_the_wage(void **state)
{
    (void)state;
    static const struct {
        int64_t amount_fen;
        enum ks_small_claim_answer answer;
    } rows[] = {
        {0, KS_SMALL_CLAIM_MUST},
        {5000000, KS_SMALL_CLAIM_MUST},
        {5000001, KS_SMALL_CLAIM_MAY_AGREE},
        {10000001, KS_SMALL_CLAIM_MAY_AGREE},
        {20000002, KS_SMALL_CLAIM_MAY_AGREE},
        {20000003, KS_SMALL_CLAIM_NO},
        {KS_MONEY_MAX_FEN, KS_SMALL_CLAIM_NO},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_small_claim result = test_of((struct ks_small_claim_question){
            .amount_fen = rows[i].amount_fen, .wage_fen = WAGE_FEN});
        assert_int_equal(result.answer, rows[i].answer);
        assert_string_equal(result.law.articles, "165");
        assert_int_equal(result.must_fen, 5000000);
        assert_int_equal(result.may_agree_fen, 20000002);
    }
}

static void exactly_half_is_still_a_small_claim(void **state)
{
    (void)state;
    struct ks_small_claim_question question = {.amount_fen = 5000000, .wage_fen = 10000000};
    assert_int_equal(test_of(question).answer, KS_SMALL_CLAIM_MUST);
    question.amount_fen++;
    assert_int_equal(test_of(question).answer, KS_SMALL_CLAIM_MAY_AGREE);
}

static void without_the_provinces_figure_nothing_is_said(void **state)
{
    (void)state;
    struct ks_small_claim result = test_of((struct ks_small_claim_question){.amount_fen = 1});
    assert_int_equal(result.answer, KS_SMALL_CLAIM_UNKNOWN);
    assert_int_equal(result.must_fen, 0);
}

static void each_bar_keeps_it_out_by_its_article(void **state)
{
    (void)state;
    static const struct {
        unsigned bar;
        const char *articles;
    } rows[] = {
        {KS_SMALL_CLAIM_NOT_MONEY, "165"},  {KS_SMALL_CLAIM_STATUS, "166(1)"},
        {KS_SMALL_CLAIM_FOREIGN, "166(2)"}, {KS_SMALL_CLAIM_APPRAISAL, "166(3)"},
        {KS_SMALL_CLAIM_MISSING, "166(4)"}, {KS_SMALL_CLAIM_COUNTERCLAIM, "166(5)"},
        {KS_SMALL_CLAIM_OTHER, "166(6)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_small_claim_question question = {
            .amount_fen = 1, .wage_fen = WAGE_FEN, .bars = rows[i].bar};
        struct ks_small_claim result = test_of(question);
        assert_int_equal(result.answer, KS_SMALL_CLAIM_NO);
        assert_string_equal(result.law.articles, rows[i].articles);
        question.wage_fen = 0;
        assert_int_equal(test_of(question).answer, KS_SMALL_CLAIM_NO);
        question = (struct ks_small_claim_question){
            .amount_fen = 1, .wage_fen = WAGE_FEN, .unsure = rows[i].bar};
        result = test_of(question);
        assert_int_equal(result.answer, KS_SMALL_CLAIM_UNKNOWN);
        assert_string_equal(result.law.articles, rows[i].articles);
        question.amount_fen = 20000003;
        assert_int_equal(test_of(question).answer, KS_SMALL_CLAIM_NO);
    }
}

static void sums_out_of_range_are_refused_with_a_reason(void **state)
{
    (void)state;
    static const struct {
        struct ks_small_claim_question question;
        const char *text;
    } rows[] = {
        {{.amount_fen = -1}, "the amount is less than zero"},
        {{.wage_fen = -1}, "the amount is less than zero"},
        {{.amount_fen = KS_MONEY_MAX_FEN + 1}, "the amount is more than 10,000,000,000,000 yuan"},
        {{.wage_fen = KS_MONEY_MAX_FEN + 1}, "the amount is more than 10,000,000,000,000 yuan"},
    };
    struct ks_small_claim result;
    struct ks_error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(ks_small_claim_test(rows[i].question, &result, &error), KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_runs_at_half_and_at_twice_the_wage),
        cmocka_unit_test(exactly_half_is_still_a_small_claim),
        cmocka_unit_test(without_the_provinces_figure_nothing_is_said),
        cmocka_unit_test(each_bar_keeps_it_out_by_its_article),
        cmocka_unit_test(sums_out_of_range_are_refused_with_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
