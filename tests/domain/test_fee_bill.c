#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/fee_bill.h"

static struct ks_fee_bill bill_of(enum ks_fee_case kind, int64_t yuan, unsigned halves)
{
    struct ks_fee_bill bill;
    struct ks_fee_request request = {
        .kind = kind, .amount_fen = yuan * KS_FEN_PER_YUAN, .halves = halves};
    assert_int_equal(ks_fee_bill_compute(request, &bill, NULL), KS_OK);
    return bill;
}

static void assert_due(struct ks_fee_bill bill, int64_t low_fen, int64_t high_fen)
{
    assert_int_equal(bill.low_fen, low_fen);
    assert_int_equal(bill.high_fen, high_fen);
}

static void a_base_and_what_the_amount_adds_make_the_bill(void **state)
{
    (void)state;
    assert_due(bill_of(KS_FEE_CASE_PROPERTY, 100000, 0), 230000, 230000);
    assert_due(bill_of(KS_FEE_CASE_DIVORCE, 0, 0), 5000, 30000);
    assert_due(bill_of(KS_FEE_CASE_DIVORCE, 200000, 0), 5000, 30000);
    assert_due(bill_of(KS_FEE_CASE_DIVORCE, 300000, 0), 55000, 80000);
    assert_due(bill_of(KS_FEE_CASE_PERSONALITY, 80000, 0), 40000, 80000);
    assert_due(bill_of(KS_FEE_CASE_PERSONALITY, 300000, 0), 160000, 200000);
    assert_due(bill_of(KS_FEE_CASE_LABOUR, 300000, 0), 1000, 1000);
    assert_due(bill_of(KS_FEE_CASE_ADMINISTRATIVE, 0, 0), 5000, 5000);
    assert_due(bill_of(KS_FEE_CASE_ADMINISTRATIVE_SPECIAL, 0, 0), 10000, 10000);
    assert_due(bill_of(KS_FEE_CASE_OTHER_NON_PROPERTY, 0, 0), 5000, 10000);
}

static void intellectual_property_pays_as_property_once_there_is_an_amount(void **state)
{
    (void)state;
    assert_due(bill_of(KS_FEE_CASE_IP, 0, 0), 50000, 100000);
    struct ks_fee_bill bill = bill_of(KS_FEE_CASE_IP, 100000, 0);
    assert_due(bill, 230000, 230000);
    assert_null(bill.base.code);
    assert_int_equal(bill.rated.step_count, 2);
}

static void the_courts_own_figure_leaves_one_sum(void **state)
{
    (void)state;
    struct ks_fee_bill bill;
    struct ks_fee_request request = {
        .kind = KS_FEE_CASE_DIVORCE, .amount_fen = 30000000, .set_fen = 24000};
    assert_int_equal(ks_fee_bill_compute(request, &bill, NULL), KS_OK);
    assert_due(bill, 74000, 74000);
}

static void whatever_the_reasons_half_is_due_once(void **state)
{
    (void)state;
    const unsigned all = KS_FEE_HALF_MEDIATED | KS_FEE_HALF_WITHDRAWN | KS_FEE_HALF_SUMMARY |
                         KS_FEE_HALF_COUNTERCLAIM | KS_FEE_HALF_THIRD_PARTY;
    for (unsigned halves = 1; halves <= all; halves++) {
        struct ks_fee_bill bill = bill_of(KS_FEE_CASE_PROPERTY, 100000, halves);
        assert_true(bill.is_halved);
        assert_due(bill, 115000, 115000);
        assert_int_equal(bill.full_low_atoms, 2 * bill.low_atoms);
    }
    assert_false(bill_of(KS_FEE_CASE_PROPERTY, 100000, 0).is_halved);
}

static void half_a_bill_is_half_of_base_and_surcharge_alike(void **state)
{
    (void)state;
    assert_due(bill_of(KS_FEE_CASE_LABOUR, 0, KS_FEE_HALF_SUMMARY), 500, 500);
    assert_due(bill_of(KS_FEE_CASE_DIVORCE, 300000, KS_FEE_HALF_SUMMARY), 27500, 40000);
    assert_due(bill_of(KS_FEE_CASE_PROPERTY, 10000, KS_FEE_HALF_COUNTERCLAIM), 2500, 2500);
    struct ks_fee_bill bill = bill_of(KS_FEE_CASE_PROPERTY, 200001, KS_FEE_HALF_MEDIATED);
    assert_int_equal(bill.low_atoms, INT64_C(215000750000)); /* 2150.0075 yuan */
    assert_int_equal(bill.low_fen, 215001);
}

static void half_of_every_amount_is_what_the_halved_kind_gives(void **state)
{
    (void)state;
    struct ks_fee fee;
    for (int64_t yuan = 1; yuan < 100000000; yuan = yuan * 3 + 7) {
        struct ks_fee_bill bill = bill_of(KS_FEE_CASE_PROPERTY, yuan, KS_FEE_HALF_SUMMARY);
        assert_int_equal(ks_fee_compute(KS_FEE_PROPERTY_HALVED, yuan * KS_FEN_PER_YUAN, &fee, NULL),
                         KS_OK);
        assert_int_equal(bill.low_atoms, fee.exact_atoms);
    }
}

static void an_appeal_costs_what_the_contested_part_costs(void **state)
{
    (void)state;
    /* 500,000 were claimed and 150,000 of them are contested (art. 17). */
    assert_due(bill_of(KS_FEE_CASE_PROPERTY, 150000, 0), 330000, 330000);
    assert_due(bill_of(KS_FEE_CASE_PROPERTY, 150000, KS_FEE_HALF_WITHDRAWN), 165000, 165000);
}

static void an_amount_matters_in_these_cases_alone(void **state)
{
    (void)state;
    static const bool takes_amount[KS_FEE_CASE_COUNT] = {
        [KS_FEE_CASE_PROPERTY] = true,
        [KS_FEE_CASE_DIVORCE] = true,
        [KS_FEE_CASE_PERSONALITY] = true,
        [KS_FEE_CASE_IP] = true,
    };
    for (int i = 0; i < KS_FEE_CASE_COUNT; i++)
        assert_int_equal(ks_fee_case_takes_amount((enum ks_fee_case)i), takes_amount[i]);
}

static void what_cannot_be_charged_is_refused_with_a_reason(void **state)
{
    (void)state;
    struct ks_fee_bill bill;
    struct ks_error error = {0};
    static const struct {
        struct ks_fee_request request;
        const char *text;
    } rows[] = {
        {{.kind = KS_FEE_CASE_COUNT}, "there is no such kind of case"},
        {{.kind = KS_FEE_CASE_LABOUR, .amount_fen = -1}, "the amount is less than zero"},
        {{.kind = KS_FEE_CASE_LABOUR, .amount_fen = KS_MONEY_MAX_FEN + 1},
         "the amount is more than 10,000,000,000,000 yuan"},
        {{.kind = KS_FEE_CASE_PROPERTY, .set_fen = 5000},
         "the court sets no figure for this kind of case"},
        {{.kind = KS_FEE_CASE_PERSONALITY, .set_fen = 9999},
         "the court's own figure for personality_base is 99.99 yuan, and the law allows 100.00 to "
         "500.00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(ks_fee_bill_compute(rows[i].request, &bill, &error), KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_base_and_what_the_amount_adds_make_the_bill),
        cmocka_unit_test(intellectual_property_pays_as_property_once_there_is_an_amount),
        cmocka_unit_test(the_courts_own_figure_leaves_one_sum),
        cmocka_unit_test(whatever_the_reasons_half_is_due_once),
        cmocka_unit_test(half_a_bill_is_half_of_base_and_surcharge_alike),
        cmocka_unit_test(half_of_every_amount_is_what_the_halved_kind_gives),
        cmocka_unit_test(an_appeal_costs_what_the_contested_part_costs),
        cmocka_unit_test(an_amount_matters_in_these_cases_alone),
        cmocka_unit_test(what_cannot_be_charged_is_refused_with_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
