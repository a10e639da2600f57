#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "domain/jurisdiction.h"
#include "domain/money.h"

enum {
    YES = KS_JURISDICTION_YES,
    NO = KS_JURISDICTION_NO_GO_TO_THE_PLACE,
    EXCLUSIVE = KS_JURISDICTION_EXCLUSIVE_ELSEWHERE,
    HIGHER = KS_JURISDICTION_HIGHER_COURT,
    ASK = KS_JURISDICTION_ASK,
};

#define P(place) KS_PLACE_##place
#define F(fact) KS_FACT_##fact

/* A case as it is told, and what it comes to. */
struct row {
    enum ks_matter matter;
    unsigned here, elsewhere, facts;
    int answer;
    const char *rule, *articles;
};

static struct ks_jurisdiction find(struct ks_jurisdiction_query query)
{
    struct ks_jurisdiction found;
    assert_int_equal(ks_jurisdiction_find(&query, &found, NULL), KS_OK);
    assert_non_null(found.rule);
    return found;
}

static void assert_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct ks_jurisdiction found =
            find((struct ks_jurisdiction_query){.matter = rows[i].matter,
                                                .here = rows[i].here,
                                                .elsewhere = rows[i].elsewhere,
                                                .facts = rows[i].facts});
        if ((int)found.answer != rows[i].answer || strcmp(found.rule->id, rows[i].rule) != 0 ||
            strcmp(found.rule->law.articles, rows[i].articles) != 0)
            fail_msg("row %zu, %s: %d by %s (%s)", i, ks_matter_code(rows[i].matter), found.answer,
                     found.rule->id, found.rule->law.articles);
    }
}

#define ASSERT_ROWS(rows) assert_rows(rows, sizeof rows / sizeof rows[0])

static void a_case_goes_to_where_the_defendant_lives(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_GENERAL, P(DEFENDANT_HOME), 0, 0, YES, "defendant", "22"},
        {KS_MATTER_GENERAL, 0, P(DEFENDANT_HOME), 0, NO, "defendant", "22"},
        {KS_MATTER_GENERAL, 0, 0, 0, ASK, "defendant", "22"},
        /* registered here, lives elsewhere, and the other way round */
        {KS_MATTER_GENERAL, P(DEFENDANT_HOME), P(DEFENDANT_RESIDENCE), 0, NO, "defendant", "22"},
        {KS_MATTER_GENERAL, P(DEFENDANT_RESIDENCE), P(DEFENDANT_HOME), 0, YES, "defendant", "22"},
        /* several defendants, one of them here */
        {KS_MATTER_GENERAL, P(DEFENDANT_HOME), P(DEFENDANT_HOME), 0, YES, "defendant", "22"},
        {KS_MATTER_GENERAL, P(PLAINTIFF_HOME), P(DEFENDANT_HOME), 0, NO, "defendant", "22"},
        {KS_MATTER_GENERAL, P(PLAINTIFF_HOME), P(DEFENDANT_HOME), F(DETAINED), YES,
         "plaintiff_detained", "23"},
    };

    ASSERT_ROWS(rows);
}

static void a_contract_goes_to_the_defendant_or_to_where_it_is_performed(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_CONTRACT, P(PERFORMANCE), P(DEFENDANT_HOME), 0, YES, "contract_performance",
         "24"},
        {KS_MATTER_CONTRACT, 0, P(DEFENDANT_HOME), 0, ASK, "contract_performance", "24"},
        {KS_MATTER_CONTRACT, 0, P(DEFENDANT_HOME) | P(PERFORMANCE), 0, NO, "defendant", "22"},
        {KS_MATTER_CONTRACT, P(RECEIVER), P(DEFENDANT_HOME), F(OWES_MONEY), YES,
         "contract_receiver", "24"},
        {KS_MATTER_CONTRACT, P(PROPERTY), P(DEFENDANT_HOME), F(OWES_IMMOVABLE), YES,
         "contract_immovable", "24"},
        {KS_MATTER_CONTRACT, P(PERFORMER), P(DEFENDANT_HOME), F(OWES_OTHER), YES,
         "contract_performer", "24"},
        {KS_MATTER_CONTRACT, P(DEAL), P(DEFENDANT_HOME), F(DONE_AT_ONCE), YES, "contract_deal",
         "24"},
        {KS_MATTER_CONTRACT, P(PERFORMANCE), P(DEFENDANT_HOME) | P(RECEIVER),
         F(PERFORMANCE_AGREED) | F(OWES_MONEY), YES, "agreed_performance", "24"},
        {KS_MATTER_CONTRACT, P(RECEIVER), P(DEFENDANT_HOME) | P(PERFORMANCE),
         F(PERFORMANCE_AGREED) | F(OWES_MONEY), NO, "defendant", "22"},
        {KS_MATTER_UTILITIES, P(PERFORMANCE), P(DEFENDANT_HOME), 0, YES, "contract_performance",
         "24"},
        {KS_MATTER_LOAN, P(RECEIVER), P(DEFENDANT_HOME), 0, YES, "loan_receiver", "24"},
        {KS_MATTER_LOAN, P(RECEIVER), P(DEFENDANT_HOME) | P(PERFORMANCE), F(PERFORMANCE_AGREED), NO,
         "defendant", "22"},
        {KS_MATTER_LOAN, P(PERFORMANCE), P(DEFENDANT_HOME), F(PERFORMANCE_AGREED), YES,
         "agreed_performance", "24"},
        {KS_MATTER_ONLINE_SALE, P(DELIVERY), P(DEFENDANT_HOME), 0, YES, "online_delivery", "24"},
        {KS_MATTER_ONLINE_SALE, P(BUYER), P(DEFENDANT_HOME), F(DELIVERED_ONLINE), YES,
         "online_buyer", "24"},
    };

    ASSERT_ROWS(rows);
}

static void a_court_chosen_in_writing_is_the_one_court(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_LOAN, P(AGREED_COURT), P(DEFENDANT_HOME) | P(RECEIVER), F(COURT_AGREED), YES,
         "agreed_court", "35"},
        {KS_MATTER_LOAN, P(DEFENDANT_HOME), P(AGREED_COURT), F(COURT_AGREED), NO, "agreed_court",
         "35"},
        {KS_MATTER_LOAN, P(DEFENDANT_HOME), 0, F(COURT_AGREED), ASK, "agreed_court", "35"},
        {KS_MATTER_ONLINE_SALE, P(DELIVERY), P(AGREED_COURT), F(COURT_AGREED) | F(CONSUMER_FORM),
         ASK, "agreed_court", "35"},
        /* it cannot set aside what is exclusive, nor divorce */
        {KS_MATTER_LEASE, P(AGREED_COURT), P(PROPERTY), F(COURT_AGREED), EXCLUSIVE, "as_immovable",
         "34"},
        {KS_MATTER_DIVORCE, P(AGREED_COURT), P(DEFENDANT_HOME), F(COURT_AGREED), NO,
         "divorce_defendant", "22"},
    };

    ASSERT_ROWS(rows);
}

static void what_is_exclusive_goes_nowhere_else(void **state)
{
    (void)state;
    static const enum ks_matter as_immovable[] = {KS_MATTER_FARMLAND, KS_MATTER_LEASE,
                                                  KS_MATTER_CONSTRUCTION, KS_MATTER_POLICY_HOUSING};
    for (size_t i = 0; i < sizeof as_immovable / sizeof as_immovable[0]; i++) {
        const struct row rows[] = {
            {as_immovable[i], P(PROPERTY), P(DEFENDANT_HOME), 0, YES, "as_immovable", "34"},
            {as_immovable[i], P(DEFENDANT_HOME), P(PROPERTY), 0, EXCLUSIVE, "as_immovable", "34"},
            {as_immovable[i], P(DEFENDANT_HOME), 0, 0, ASK, "as_immovable", "34"},
        };
        ASSERT_ROWS(rows);
    }
    static const struct row rows[] = {
        {KS_MATTER_IMMOVABLE, P(PROPERTY), 0, 0, YES, "immovable", "34"},
        {KS_MATTER_IMMOVABLE, P(DEFENDANT_HOME), P(PROPERTY), 0, EXCLUSIVE, "immovable", "34"},
        {KS_MATTER_INHERITANCE, P(DECEASED), 0, 0, YES, "inheritance_home", "34"},
        {KS_MATTER_INHERITANCE, P(ESTATE), P(DECEASED), 0, YES, "inheritance_estate", "34"},
        {KS_MATTER_INHERITANCE, 0, P(DECEASED), 0, ASK, "inheritance_estate", "34"},
        {KS_MATTER_INHERITANCE, P(DEFENDANT_HOME), P(DECEASED) | P(ESTATE), 0, EXCLUSIVE,
         "inheritance_home", "34"},
    };

    ASSERT_ROWS(rows);
}

static void harm_goes_to_the_defendant_or_to_where_it_was_done(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_TORT, P(TORT), P(DEFENDANT_HOME), 0, YES, "tort_place", "29"},
        {KS_MATTER_TORT, P(PLAINTIFF_HOME), P(DEFENDANT_HOME) | P(TORT), 0, NO, "defendant", "22"},
        {KS_MATTER_NETWORK_TORT, P(PLAINTIFF_HOME), P(DEFENDANT_HOME) | P(TORT), 0, YES,
         "tort_victim", "29"},
        {KS_MATTER_TRAFFIC, P(ACCIDENT), P(DEFENDANT_HOME), 0, YES, "traffic_accident", "30"},
        {KS_MATTER_TRAFFIC, P(ARRIVAL), P(DEFENDANT_HOME) | P(ACCIDENT), 0, YES, "traffic_arrival",
         "30"},
        {KS_MATTER_TRAFFIC, P(DEFENDANT_HOME), P(ACCIDENT), 0, YES, "defendant", "22"},
        {KS_MATTER_TRAFFIC, P(PLAINTIFF_HOME), P(DEFENDANT_HOME) | P(ACCIDENT) | P(ARRIVAL), 0, NO,
         "defendant", "22"},
        {KS_MATTER_INSURANCE, P(PROPERTY), P(DEFENDANT_HOME), 0, YES, "insured_thing", "25"},
        {KS_MATTER_INSURANCE, P(REGISTER), P(DEFENDANT_HOME) | P(PROPERTY), F(VEHICLE_OR_CARGO),
         YES, "insured_register", "25"},
        {KS_MATTER_INSURANCE, P(INSURED), P(DEFENDANT_HOME), F(PERSON_INSURED), YES,
         "insured_person", "25"},
    };

    ASSERT_ROWS(rows);
}

static void divorce_and_support_look_after_whoever_stayed(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_DIVORCE, P(DEFENDANT_HOME), 0, 0, YES, "divorce_defendant", "22"},
        {KS_MATTER_DIVORCE, P(PLAINTIFF_HOME), P(DEFENDANT_HOME), 0, NO, "divorce_defendant", "22"},
        {KS_MATTER_DIVORCE, P(PLAINTIFF_HOME), P(DEFENDANT_HOME), F(DEFENDANT_AWAY), YES,
         "divorce_plaintiff", "12"},
        {KS_MATTER_DIVORCE, P(PLAINTIFF_HOME) | P(DEFENDANT_HOME), P(DEFENDANT_RESIDENCE),
         F(BOTH_AWAY), NO, "divorce_both_away", "12"},
        {KS_MATTER_DIVORCE, P(DEFENDANT_RESIDENCE), P(DEFENDANT_HOME), F(BOTH_AWAY), YES,
         "divorce_both_away", "12"},
        {KS_MATTER_DIVORCE, P(PLAINTIFF_HOME), 0, F(ABROAD_OR_MISSING), YES, "plaintiff_status",
         "23"},
        {KS_MATTER_DIVORCE, P(PLAINTIFF_HOME), P(PLAINTIFF_RESIDENCE), F(DETAINED), NO,
         "plaintiff_detained", "23"},
        {KS_MATTER_SUPPORT, P(PLAINTIFF_HOME), P(DEFENDANT_HOME), 0, NO, "defendant", "22"},
        {KS_MATTER_SUPPORT, P(PLAINTIFF_HOME), P(DEFENDANT_HOME), F(DEFENDANTS_APART), YES,
         "support_plaintiff", "9"},
        {KS_MATTER_PROTECTION, P(PLAINTIFF_RESIDENCE), 0, 0, YES, "protection_applicant", "25"},
        {KS_MATTER_PROTECTION, P(DEFENDANT_RESIDENCE), P(PLAINTIFF_RESIDENCE), 0, YES,
         "protection_respondent", "25"},
        {KS_MATTER_PROTECTION, P(VIOLENCE), P(PLAINTIFF_RESIDENCE) | P(DEFENDANT_RESIDENCE), 0, YES,
         "protection_violence", "25"},
    };

    ASSERT_ROWS(rows);
}

static void work_and_companies_have_their_own_places(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_LABOUR, P(EMPLOYER), 0, 0, YES, "labour_employer", "3"},
        {KS_MATTER_LABOUR, P(PERFORMANCE), P(EMPLOYER), 0, YES, "labour_performance", "3"},
        {KS_MATTER_LABOUR, P(PLAINTIFF_HOME), P(EMPLOYER) | P(PERFORMANCE), 0, NO,
         "labour_employer", "3"},
        {KS_MATTER_COMPANY, P(DEFENDANT_HOME), P(COMPANY), 0, NO, "company_home", "27"},
        {KS_MATTER_COMPANY, P(COMPANY), 0, 0, YES, "company_home", "27"},
    };

    ASSERT_ROWS(rows);
}

static void procedures_of_their_own_have_their_own_courts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_PAYMENT_ORDER, P(DEFENDANT_HOME), 0, 0, YES, "payment_order_debtor", "23; 427"},
        {KS_MATTER_PAYMENT_ORDER, P(PLAINTIFF_HOME), P(DEFENDANT_HOME), 0, NO,
         "payment_order_debtor", "23; 427"},
        {KS_MATTER_CONFIRMATION, P(MEDIATOR), 0, 0, YES, "confirmation_body", "205"},
        {KS_MATTER_CONFIRMATION, P(MEDIATOR), P(INVITING_COURT), F(COURT_INVITED), NO,
         "confirmation_inviting", "205"},
        {KS_MATTER_CONFIRMATION, P(INVITING_COURT), P(MEDIATOR), F(COURT_INVITED), YES,
         "confirmation_inviting", "205"},
        {KS_MATTER_SECURITY, P(PROPERTY), 0, 0, YES, "security_thing", "207"},
        {KS_MATTER_SECURITY, P(REGISTER), P(PROPERTY), 0, YES, "security_register", "207"},
        {KS_MATTER_PRESERVATION, P(PROPERTY), 0, 0, YES, "preservation_assets", "104"},
        {KS_MATTER_PRESERVATION, P(MAIN_COURT), P(PROPERTY) | P(DEFENDANT_HOME), 0, YES,
         "preservation_court", "104"},
    };

    ASSERT_ROWS(rows);
}

static void administrative_cases_wait_for_the_courts_own_word(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_ADMINISTRATIVE, P(AUTHORITY), 0, 0, ASK, "administrative_concentrated", "18"},
        {KS_MATTER_ADMINISTRATIVE, P(AUTHORITY), 0, F(COURT_ADMINISTRATIVE), YES,
         "administrative_authority", "18"},
        {KS_MATTER_ADMINISTRATIVE, P(AUTHORITY), 0, F(COURT_NO_ADMINISTRATIVE), NO,
         "administrative_concentrated", "18"},
        {KS_MATTER_ADMINISTRATIVE, 0, P(AUTHORITY), F(COURT_ADMINISTRATIVE), NO,
         "administrative_authority", "18"},
        {KS_MATTER_ADMINISTRATIVE, P(REVIEWER), P(AUTHORITY), F(REVIEWED) | F(COURT_ADMINISTRATIVE),
         YES, "administrative_reviewer", "18"},
        {KS_MATTER_ADMINISTRATIVE, P(AUTHORITY), P(PROPERTY),
         F(ABOUT_IMMOVABLE) | F(COURT_ADMINISTRATIVE), EXCLUSIVE, "administrative_immovable", "20"},
        {KS_MATTER_ADMINISTRATIVE, P(AUTHORITY), 0, F(HIGH_AUTHORITY) | F(COURT_ADMINISTRATIVE),
         HIGHER, "administrative_high", "15"},
        {KS_MATTER_NON_SUIT, P(AUTHORITY), 0, 0, YES, "non_suit_authority", "157"},
        {KS_MATTER_NON_SUIT, P(AUTHORITY), P(PROPERTY), F(ABOUT_IMMOVABLE), EXCLUSIVE,
         "non_suit_immovable", "157"},
    };

    ASSERT_ROWS(rows);
}

static void enforcement_goes_to_the_first_court_or_to_the_assets(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {KS_MATTER_ENFORCE_COURT, P(JUDGING_COURT), 0, 0, YES, "enforce_first_instance", "235"},
        {KS_MATTER_ENFORCE_COURT, P(ASSETS), P(JUDGING_COURT), 0, YES, "enforce_assets_same_level",
         "235"},
        {KS_MATTER_ENFORCE_COURT, P(ASSETS), P(JUDGING_COURT), F(JUDGED_HIGHER), NO,
         "enforce_first_instance", "235"},
        {KS_MATTER_ENFORCE_COURT, P(DEFENDANT_HOME), P(JUDGING_COURT), 0, ASK,
         "enforce_assets_same_level", "235"},
        {KS_MATTER_ENFORCE_AWARD, P(DEFENDANT_HOME) | P(ASSETS), 0, 0, HIGHER, "award_intermediate",
         "2"},
        {KS_MATTER_ENFORCE_AWARD, P(ASSETS), P(DEFENDANT_HOME), F(COURT_AWARDS), YES,
         "enforce_assets", "235"},
        {KS_MATTER_ENFORCE_NOTARIAL, P(DEFENDANT_HOME), 0, 0, YES, "notarial_home", "235"},
        {KS_MATTER_ENFORCE_NOTARIAL, P(ASSETS), P(DEFENDANT_HOME), 0, YES, "notarial_assets",
         "235"},
        {KS_MATTER_ENFORCE_LABOUR, P(DEFENDANT_HOME), 0, 0, YES, "enforce_home", "235"},
        {KS_MATTER_ENFORCE_LABOUR, P(EMPLOYER), P(DEFENDANT_HOME) | P(ASSETS), 0, NO,
         "enforce_home", "235"},
    };

    ASSERT_ROWS(rows);
}

static enum ks_jurisdiction_answer level_of(enum ks_matter matter, int64_t fen, enum ks_sides sides)
{
    return find((struct ks_jurisdiction_query){.matter = matter,
                                               .here = P(DEFENDANT_HOME) | P(PROPERTY) |
                                                       P(JUDGING_COURT),
                                               .amount_fen = fen,
                                               .sides = sides})
        .answer;
}

static void large_amounts_are_for_the_intermediate_court(void **state)
{
    (void)state;
    const int64_t yuan = KS_FEN_PER_YUAN, alike = 500000000 * yuan, outside = 100000000 * yuan;
    assert_int_equal(level_of(KS_MATTER_LOAN, alike - 1, KS_SIDES_ALIKE), YES);
    assert_int_equal(level_of(KS_MATTER_LOAN, alike, KS_SIDES_ALIKE), HIGHER);
    assert_int_equal(level_of(KS_MATTER_LOAN, outside - 1, KS_SIDES_ONE_OUTSIDE), YES);
    assert_int_equal(level_of(KS_MATTER_LOAN, outside, KS_SIDES_ONE_OUTSIDE), HIGHER);
    assert_int_equal(level_of(KS_MATTER_LOAN, outside - 1, KS_SIDES_UNKNOWN), YES);
    assert_int_equal(level_of(KS_MATTER_LOAN, outside, KS_SIDES_UNKNOWN), ASK);
    assert_int_equal(level_of(KS_MATTER_LOAN, alike, KS_SIDES_UNKNOWN), HIGHER);
    assert_int_equal(level_of(KS_MATTER_LEASE, alike, KS_SIDES_ALIKE), HIGHER);
    assert_int_equal(level_of(KS_MATTER_ENFORCE_NOTARIAL, alike, KS_SIDES_ALIKE), HIGHER);
}

static void a_payment_order_and_a_judgment_know_no_amount(void **state)
{
    (void)state;
    static const enum ks_matter matters[] = {KS_MATTER_PAYMENT_ORDER, KS_MATTER_ENFORCE_COURT,
                                             KS_MATTER_SECURITY, KS_MATTER_ENFORCE_LABOUR};
    for (size_t i = 0; i < sizeof matters / sizeof matters[0]; i++)
        assert_int_equal(level_of(matters[i], KS_MONEY_MAX_FEN, KS_SIDES_ONE_OUTSIDE), YES);
}

static void the_answer_lists_every_place_one_can_go_to(void **state)
{
    (void)state;
    struct ks_jurisdiction found = find((struct ks_jurisdiction_query){
        .matter = KS_MATTER_TRAFFIC, .elsewhere = P(DEFENDANT_HOME) | P(ACCIDENT) | P(ARRIVAL)});
    assert_int_equal(found.answer, NO);
    assert_int_equal(found.way_count, 3);
    assert_int_equal(found.ways[0]->place, P(DEFENDANT_HOME));
    assert_int_equal(found.ways[1]->place, P(ACCIDENT));
    assert_int_equal(found.ways[2]->place, P(ARRIVAL));
}

/* Whatever the facts, each matter has a way to some court and no more of them than are kept. */
static void every_matter_has_a_way_under_any_single_fact(void **state)
{
    (void)state;
    for (int m = 0; m < KS_MATTER_COUNT; m++) {
        for (int bit = -1; bit < 23; bit++) {
            struct ks_jurisdiction found = find((struct ks_jurisdiction_query){
                .matter = (enum ks_matter)m, .facts = bit < 0 ? 0 : 1u << bit});
            assert_in_range(found.way_count, 1, KS_JURISDICTION_MAX_WAYS);
            for (int w = 0; w < found.way_count; w++)
                assert_true(found.ways[w]->matters & UINT32_C(1) << m);
        }
    }
}

/* Pairs of facts are many and may contradict each other: still no more ways than are kept, no yes
 * without a place here, and no no while a place is not known. */
static void no_pair_of_facts_makes_an_answer_out_of_nothing(void **state)
{
    (void)state;
    for (int m = 0; m < KS_MATTER_COUNT; m++) {
        for (int pair = 0; pair < 23 * 23; pair++) {
            struct ks_jurisdiction_query query = {.matter = (enum ks_matter)m,
                                                  .facts = 1u << (pair / 23) | 1u << (pair % 23)};
            int answer = find(query).answer;
            assert_true(answer == ASK || answer == HIGHER);
            query.elsewhere = ~0u;
            assert_int_not_equal(find(query).answer, YES);
            query.elsewhere = 0;
            query.here = ~0u;
            answer = find(query).answer;
            assert_int_not_equal(answer, EXCLUSIVE);
            assert_true(answer != NO || (query.facts & F(COURT_NO_ADMINISTRATIVE)));
        }
    }
}

static void every_rule_has_an_id_and_names_its_statute(void **state)
{
    (void)state;
    int count = 0;
    for (const struct ks_jurisdiction_rule *rule; (rule = ks_jurisdiction_rule_at(count));
         count++) {
        assert_true(strlen(rule->id) > 0);
        assert_true(rule->matters != 0);
        assert_true(rule->law.statute != KS_STATUTE_NONE);
        assert_non_null(rule->law.articles);
        assert_true(rule->place == 0 ||
                    strlen(ks_place_code((enum ks_court_place)rule->place)) > 0);
    }
    assert_true(count > 50);
    assert_null(ks_jurisdiction_rule_at(-1));
}

static void words_lead_back_to_what_they_name(void **state)
{
    (void)state;
    for (int m = 0; m < KS_MATTER_COUNT; m++)
        assert_int_equal(ks_matter_from_code(ks_matter_code((enum ks_matter)m)), m);
    assert_int_equal(ks_matter_from_code("duel"), KS_MATTER_COUNT);
    assert_string_equal(ks_matter_code(KS_MATTER_COUNT), "");
    for (int bit = 0; bit <= 28; bit++)
        assert_int_equal(ks_place_from_code(ks_place_code((enum ks_court_place)(1 << bit))),
                         1 << bit);
    assert_string_equal(ks_place_code(KS_PLACE_AGREED_COURT), "agreed_court");
    assert_string_equal(ks_place_code((enum ks_court_place)(1 << 29)), "");
    assert_int_equal(ks_place_from_code("moon"), 0);
    for (int bit = 0; bit <= 22; bit++)
        assert_int_equal(
            ks_matter_fact_from_code(ks_matter_fact_code((enum ks_matter_fact)(1 << bit))),
            1 << bit);
    assert_string_equal(ks_matter_fact_code(KS_FACT_COURT_AWARDS), "court_awards");
    assert_string_equal(ks_matter_fact_code((enum ks_matter_fact)(1 << 23)), "");
    assert_int_equal(ks_matter_fact_from_code("in_love"), 0);
}

static void what_is_no_case_or_no_amount_is_refused(void **state)
{
    (void)state;
    static const struct {
        struct ks_jurisdiction_query query;
        const char *text;
    } rows[] = {
        {{.matter = KS_MATTER_COUNT}, "there is no such kind of case"},
        {{.amount_fen = -1}, "the amount is less than zero"},
        {{.amount_fen = KS_MONEY_MAX_FEN + 1}, "the amount is more than 10,000,000,000,000 yuan"},
    };
    struct ks_jurisdiction found;
    struct ks_error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(ks_jurisdiction_find(&rows[i].query, &found, &error), KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
        assert_null(found.rule);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_goes_to_where_the_defendant_lives),
        cmocka_unit_test(a_contract_goes_to_the_defendant_or_to_where_it_is_performed),
        cmocka_unit_test(a_court_chosen_in_writing_is_the_one_court),
        cmocka_unit_test(what_is_exclusive_goes_nowhere_else),
        cmocka_unit_test(harm_goes_to_the_defendant_or_to_where_it_was_done),
        cmocka_unit_test(divorce_and_support_look_after_whoever_stayed),
        cmocka_unit_test(work_and_companies_have_their_own_places),
        cmocka_unit_test(procedures_of_their_own_have_their_own_courts),
        cmocka_unit_test(administrative_cases_wait_for_the_courts_own_word),
        cmocka_unit_test(enforcement_goes_to_the_first_court_or_to_the_assets),
        cmocka_unit_test(large_amounts_are_for_the_intermediate_court),
        cmocka_unit_test(a_payment_order_and_a_judgment_know_no_amount),
        cmocka_unit_test(the_answer_lists_every_place_one_can_go_to),
        cmocka_unit_test(every_matter_has_a_way_under_any_single_fact),
        cmocka_unit_test(no_pair_of_facts_makes_an_answer_out_of_nothing),
        cmocka_unit_test(every_rule_has_an_id_and_names_its_statute),
        cmocka_unit_test(words_lead_back_to_what_they_name),
        cmocka_unit_test(what_is_no_case_or_no_amount_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
