#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "domain/fee.h"
#include "domain/fee_flat.h"
#include "domain/money.h"

/* The measures, line by line: what each case or application costs where no amount counts. */
static const struct {
    const char *code;
    int low_yuan, high_yuan;
    const char *statute, *articles;
} lines[] = {
    {"divorce_base", 50, 300, "fee_measures", "13(2)1"},
    {"personality_base", 100, 500, "fee_measures", "13(2)2"},
    {"other_non_property", 50, 100, "fee_measures", "13(2)3"},
    {"ip_no_amount", 500, 1000, "fee_measures", "13(3)"},
    {"labour", 10, 10, "fee_measures", "13(4)"},
    {"administrative_special", 100, 100, "fee_measures", "13(5)1"},
    {"administrative", 50, 50, "fee_measures", "13(5)2"},
    {"jurisdiction_objection", 50, 100, "fee_measures", "13(6)"},
    {"enforcement_no_amount", 50, 500, "fee_measures", "14(1)1"},
    {"preservation_no_amount", 30, 30, "fee_measures", "14(2)"},
    {"public_notice", 100, 100, "fee_measures", "14(4)"},
    {"set_aside_award", 400, 400, "fee_measures", "14(5)"},
    {"special_procedure", 0, 0, "fee_measures", "8(1)"},
    {"dismissed", 0, 0, "fee_measures", "8(2)"},
    {"appeal_ruling", 0, 0, "fee_measures", "8(3)"},
    {"state_compensation", 0, 0, "fee_measures", "8(4)"},
    {"retrial", 0, 0, "fee_measures", "9"},
    {"confirmation", 0, 0, "confirmation_rules", "11"},
    {"authority_enforces", 0, 0, "administrative_compulsion", "60"},
    {"labour_arbitration", 0, 0, "labour_arbitration", "53"},
};
enum { LINE_COUNT = sizeof lines / sizeof lines[0] };

static void every_line_of_the_measures_is_there_with_its_article(void **state)
{
    (void)state;
    assert_int_equal(LINE_COUNT, KS_FEE_FLAT_COUNT);
    for (int i = 0; i < LINE_COUNT; i++) {
        const struct ks_fee_flat *flat = ks_fee_flat_find(ks_fee_flat_from_code(lines[i].code));
        assert_non_null(flat);
        assert_string_equal(flat->code, lines[i].code);
        assert_int_equal(flat->low_fen, lines[i].low_yuan * KS_FEN_PER_YUAN);
        assert_int_equal(flat->high_fen, lines[i].high_yuan * KS_FEN_PER_YUAN);
        assert_string_equal(ks_statute_code(flat->law.statute), lines[i].statute);
        assert_string_equal(flat->law.articles, lines[i].articles);
    }
}

static void the_courts_own_figure_takes_the_place_of_the_range(void **state)
{
    (void)state;
    struct ks_fee_flat fee;
    static const int64_t figures[] = {5000, 20000, 30000};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        assert_int_equal(ks_fee_flat_compute(KS_FEE_FLAT_DIVORCE_BASE, figures[i], &fee, NULL),
                         KS_OK);
        assert_int_equal(fee.low_fen, figures[i]);
        assert_int_equal(fee.high_fen, figures[i]);
    }
    assert_int_equal(ks_fee_flat_compute(KS_FEE_FLAT_DIVORCE_BASE, 0, &fee, NULL), KS_OK);
    assert_int_equal(fee.low_fen, 5000);
    assert_int_equal(fee.high_fen, 30000);
}

static void a_figure_outside_the_range_is_refused_with_the_range(void **state)
{
    (void)state;
    struct ks_fee_flat fee;
    struct ks_error error = {0};
    static const int64_t figures[] = {-1, 1, 4999, 30001};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        assert_int_equal(ks_fee_flat_compute(KS_FEE_FLAT_DIVORCE_BASE, figures[i], &fee, &error),
                         KS_ERR_INPUT);
        assert_null(fee.code);
    }
    assert_string_equal(error.text, "the court's own figure for divorce_base is 300.01 yuan, and "
                                    "the law allows 50.00 to 300.00");
    assert_int_equal(ks_fee_flat_compute(KS_FEE_FLAT_LABOUR, 1001, &fee, &error), KS_ERR_INPUT);
    assert_int_equal(ks_fee_flat_compute(KS_FEE_FLAT_CONFIRMATION, 1, &fee, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the court's own figure for confirmation is 0.01 yuan, and "
                                    "the law allows 0.00 to 0.00");
}

static void no_kind_is_refused_and_no_word_is_taken_twice(void **state)
{
    (void)state;
    struct ks_fee_flat fee;
    struct ks_error error = {0};
    assert_int_equal(ks_fee_flat_compute(KS_FEE_FLAT_COUNT, 0, &fee, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "there is no such kind of fee");
    assert_null(ks_fee_flat_find(KS_FEE_FLAT_COUNT));
    assert_int_equal(ks_fee_flat_from_code("property"), KS_FEE_FLAT_COUNT);
    for (int i = 0; i < LINE_COUNT; i++)
        assert_int_equal(ks_fee_kind_from_code(lines[i].code), KS_FEE_KIND_COUNT);
}

static void every_statute_has_a_code_and_a_title_of_its_own(void **state)
{
    (void)state;
    for (int i = 1; i < KS_STATUTE_COUNT; i++) {
        assert_true(strlen(ks_statute_code((enum ks_statute)i)) > 0);
        assert_true(strlen(ks_statute_title((enum ks_statute)i)) > 0);
        for (int k = 1; k < i; k++)
            assert_string_not_equal(ks_statute_code((enum ks_statute)i),
                                    ks_statute_code((enum ks_statute)k));
    }
    assert_string_equal(ks_statute_code(KS_STATUTE_COUNT), "");
    assert_string_equal(ks_statute_title(KS_STATUTE_NONE), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_of_the_measures_is_there_with_its_article),
        cmocka_unit_test(the_courts_own_figure_takes_the_place_of_the_range),
        cmocka_unit_test(a_figure_outside_the_range_is_refused_with_the_range),
        cmocka_unit_test(no_kind_is_refused_and_no_word_is_taken_twice),
        cmocka_unit_test(every_statute_has_a_code_and_a_title_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
