#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "domain/jurisdiction_unsure.h"
#include "domain/money.h"

#define P(place) KS_PLACE_##place
#define F(fact) KS_FACT_##fact

static struct ks_jurisdiction find(struct ks_jurisdiction_query query, unsigned unsure)
{
    struct ks_jurisdiction found;
    assert_int_equal(ks_jurisdiction_find_unsure(&query, unsure, &found, NULL), KS_OK);
    assert_non_null(found.rule);
    return found;
}

static void without_unsure_facts_the_answer_is_the_rules_own(void **state)
{
    (void)state;
    for (int m = 0; m < KS_MATTER_COUNT; m++) {
        for (int bit = 0; bit < 29; bit++) {
            struct ks_jurisdiction_query query = {.matter = (enum ks_matter)m, .here = 1u << bit};
            struct ks_jurisdiction plain, found = find(query, 0);
            assert_int_equal(ks_jurisdiction_find(&query, &plain, NULL), KS_OK);
            assert_int_equal(found.answer, plain.answer);
            assert_ptr_equal(found.rule, plain.rule);
        }
    }
}

static void a_court_perhaps_chosen_in_writing_leaves_it_open(void **state)
{
    (void)state;
    const struct ks_jurisdiction_query here = {.matter = KS_MATTER_LOAN, .here = P(DEFENDANT_HOME)};
    assert_int_equal(find(here, 0).answer, KS_JURISDICTION_YES);
    assert_int_equal(find(here, F(COURT_AGREED)).answer, KS_JURISDICTION_ASK);
    const struct ks_jurisdiction_query both = {.matter = KS_MATTER_LOAN,
                                               .here = P(DEFENDANT_HOME) | P(AGREED_COURT)};
    assert_int_equal(find(both, F(COURT_AGREED)).answer, KS_JURISDICTION_YES);
}

static void a_no_that_leads_to_different_courts_is_no_answer(void **state)
{
    (void)state;
    const struct ks_jurisdiction_query away = {
        .matter = KS_MATTER_LOAN, .elsewhere = P(DEFENDANT_HOME) | P(RECEIVER) | P(AGREED_COURT)};
    assert_int_equal(find(away, 0).answer, KS_JURISDICTION_NO_GO_TO_THE_PLACE);
    assert_int_equal(find(away, F(COURT_AGREED)).answer, KS_JURISDICTION_ASK);
}

static void a_fact_that_changes_nothing_may_stay_unknown(void **state)
{
    (void)state;
    const struct ks_jurisdiction_query lease = {.matter = KS_MATTER_LEASE,
                                                .elsewhere = P(PROPERTY)};
    assert_int_equal(find(lease, F(COURT_AGREED) | F(DETAINED)).answer,
                     KS_JURISDICTION_EXCLUSIVE_ELSEWHERE);
    const struct ks_jurisdiction_query divorce = {
        .matter = KS_MATTER_DIVORCE, .here = P(DEFENDANT_RESIDENCE) | P(PLAINTIFF_HOME)};
    assert_int_equal(find(divorce, F(BOTH_AWAY) | F(DEFENDANT_AWAY)).answer, KS_JURISDICTION_YES);
}

/* Whatever is unsure: a certain answer is that of every completion. */
static void a_certain_answer_holds_in_every_case(void **state)
{
    (void)state;
    static const unsigned pairs[] = {
        F(COURT_AGREED) | F(PERFORMANCE_AGREED), F(BOTH_AWAY) | F(DEFENDANT_AWAY),
        F(ABOUT_IMMOVABLE) | F(HIGH_AUTHORITY),  F(COURT_INVITED) | F(DEFENDANTS_APART),
        F(DETAINED) | F(ABROAD_OR_MISSING),      F(DELIVERED_ONLINE) | F(OWES_MONEY),
    };
    uint32_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        seed = seed * 1664525u + 1013904223u;
        unsigned mask = pairs[seed % 6], low = mask & (0 - mask);
        struct ks_jurisdiction_query query = {.matter = (enum ks_matter)(round % KS_MATTER_COUNT),
                                              .here = seed >> 3,
                                              .elsewhere = ~(seed >> 3)};
        enum ks_jurisdiction_answer answer = find(query, mask).answer;
        const unsigned cases[] = {0, low, mask & ~low, mask};
        for (int i = 0; answer != KS_JURISDICTION_ASK && i < 4; i++) {
            query.facts = cases[i];
            assert_int_equal(find(query, 0).answer, answer);
        }
    }
}

static void the_places_of_use_follow_the_facts(void **state)
{
    (void)state;
    struct ks_jurisdiction_query query = {.matter = KS_MATTER_LOAN};
    assert_int_equal(ks_jurisdiction_places(&query),
                     P(DEFENDANT_HOME) | P(DEFENDANT_RESIDENCE) | P(RECEIVER));
    query.facts = F(COURT_AGREED);
    assert_int_equal(ks_jurisdiction_places(&query), P(AGREED_COURT));
    query = (struct ks_jurisdiction_query){.matter = KS_MATTER_DIVORCE, .facts = F(BOTH_AWAY)};
    assert_int_equal(ks_jurisdiction_places(&query), P(DEFENDANT_RESIDENCE));
    query.facts = F(DEFENDANT_AWAY);
    assert_true(ks_jurisdiction_places(&query) & P(PLAINTIFF_HOME));
    query.amount_fen = -1;
    assert_int_equal(ks_jurisdiction_places(&query), 0);
}

static void a_fact_is_asked_for_only_where_it_makes_a_difference(void **state)
{
    (void)state;
    struct ks_jurisdiction_query query = {.matter = KS_MATTER_DIVORCE};
    assert_true(ks_jurisdiction_turns_on(&query, KS_FACT_DEFENDANT_AWAY));
    assert_true(ks_jurisdiction_turns_on(&query, KS_FACT_BOTH_AWAY));
    assert_false(ks_jurisdiction_turns_on(&query, KS_FACT_COURT_AGREED));
    query.facts = F(BOTH_AWAY);
    assert_false(ks_jurisdiction_turns_on(&query, KS_FACT_DEFENDANT_AWAY));
    query = (struct ks_jurisdiction_query){.matter = KS_MATTER_ADMINISTRATIVE};
    assert_true(ks_jurisdiction_turns_on(&query, KS_FACT_HIGH_AUTHORITY));
    assert_true(ks_jurisdiction_turns_on(&query, KS_FACT_ABOUT_IMMOVABLE));
    query.amount_fen = -1;
    assert_false(ks_jurisdiction_turns_on(&query, KS_FACT_HIGH_AUTHORITY));
}

static void what_is_refused_is_refused_with_words(void **state)
{
    (void)state;
    struct ks_jurisdiction found;
    struct ks_error error = {0};
    const struct ks_jurisdiction_query query = {.matter = KS_MATTER_LOAN},
                                       bad = {.matter = KS_MATTER_LOAN, .amount_fen = -1};
    assert_int_equal(ks_jurisdiction_find_unsure(&query, 0x1ff, &found, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "more than 8 facts are not known");
    assert_null(found.rule);
    assert_int_equal(ks_jurisdiction_find_unsure(&query, 0xff, &found, &error), KS_OK);
    assert_int_equal(ks_jurisdiction_find_unsure(&bad, 1, &found, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the amount is less than zero");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_unsure_facts_the_answer_is_the_rules_own),
        cmocka_unit_test(a_court_perhaps_chosen_in_writing_leaves_it_open),
        cmocka_unit_test(a_no_that_leads_to_different_courts_is_no_answer),
        cmocka_unit_test(a_fact_that_changes_nothing_may_stay_unknown),
        cmocka_unit_test(a_certain_answer_holds_in_every_case),
        cmocka_unit_test(the_places_of_use_follow_the_facts),
        cmocka_unit_test(a_fact_is_asked_for_only_where_it_makes_a_difference),
        cmocka_unit_test(what_is_refused_is_refused_with_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
