#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fee.h"
#include "domain/interest.h"

static struct ks_fee fee_of(enum ks_fee_kind kind, const char *yuan)
{
    struct ks_fee fee;
    int64_t fen = 0;
    assert_int_equal(ks_money_parse_yuan(yuan, &fen, NULL), KS_OK);
    assert_int_equal(ks_fee_compute(kind, fen, &fee, NULL), KS_OK);
    return fee;
}

/* How a word in the file of worked examples is worked out here. */
struct row_kind {
    const char *word;
    enum ks_fee_kind kind;
    int delay_days; /* above 0: interest, not a fee */
    bool is_rounded;
};

static const struct row_kind row_kinds[] = {
    {"property", KS_FEE_PROPERTY, 0, false},
    {"enforcement", KS_FEE_ENFORCEMENT, 0, false},
    {"preservation", KS_FEE_PRESERVATION, 0, false},
    {"property_halved", KS_FEE_PROPERTY_HALVED, 0, false},
    {"payment_order_one_third_rounded_fen", KS_FEE_PAYMENT_ORDER, 0, true},
    {"divorce_surcharge_over_200k_excl_base", KS_FEE_DIVORCE_SURCHARGE, 0, false},
    {"personality_surcharge_excl_base", KS_FEE_PERSONALITY_SURCHARGE, 0, false},
    {"bankruptcy_half_cap_300000", KS_FEE_BANKRUPTCY, 0, false},
    {"delay_interest_365_days", KS_FEE_KIND_COUNT, 365, false},
    {"delay_interest_180_days", KS_FEE_KIND_COUNT, 180, false},
};

static const struct row_kind *find_row_kind(const char *word)
{
    for (size_t i = 0; i < sizeof row_kinds / sizeof row_kinds[0]; i++)
        if (strcmp(row_kinds[i].word, word) == 0)
            return &row_kinds[i];
    fail_msg("the worked examples have an unknown kind: %s", word);
    return NULL;
}

static int64_t atoms_of(const struct row_kind *row, const char *yuan)
{
    int64_t fen = 0, atoms = 0;
    if (row->delay_days == 0) {
        struct ks_fee fee = fee_of(row->kind, yuan);
        return row->is_rounded ? fee.fen * KS_ATOMS_PER_FEN : fee.exact_atoms;
    }
    assert_int_equal(ks_money_parse_yuan(yuan, &fen, NULL), KS_OK);
    assert_int_equal(ks_interest_delay(fen, row->delay_days, &atoms, NULL), KS_OK);
    return atoms;
}

static void every_worked_example_comes_out_exactly(void **state)
{
    (void)state;
    char line[256], got[KS_MONEY_TEXT_BYTES];
    int rows = 0;
    FILE *file = fopen(KS_SOURCE_DIR "/tests/domain/fee-cases.csv", "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(line, "kind,amount_yuan,expected_yuan\n");
    while (fgets(line, sizeof line, file)) {
        char *save = NULL;
        const char *word = strtok_r(line, ",\n", &save);
        const char *yuan = strtok_r(NULL, ",\n", &save);
        const char *expected = strtok_r(NULL, ",\n", &save);
        assert_non_null(expected);
        ks_money_format_atoms(atoms_of(find_row_kind(word), yuan), got);
        if (strcmp(got, expected) != 0)
            fail_msg("%s of %s: expected %s, got %s", word, yuan, expected, got);
        rows++;
    }
    fclose(file);
    assert_int_equal(rows, 52);
}

/* Yuan with both decimals and no commas, as the tables write it: "1234.50". */
static void write_to_fen(int64_t fen, char out[KS_MONEY_TEXT_BYTES])
{
    snprintf(out, KS_MONEY_TEXT_BYTES, "%lld.%02lld", (long long)(fen / KS_FEN_PER_YUAN),
             (long long)(fen % KS_FEN_PER_YUAN));
}

static void every_row_of_the_published_tables_comes_out(void **state)
{
    (void)state;
    char line[256], exact[KS_MONEY_TEXT_BYTES], to_fen[KS_MONEY_TEXT_BYTES];
    int rows = 0;
    FILE *file = fopen(KS_SOURCE_DIR "/tests/domain/fee-tables.csv", "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(line, "kind,amount_yuan,exact_yuan,to_fen_yuan\n");
    for (; fgets(line, sizeof line, file); rows++) {
        char *save = NULL;
        const char *word = strtok_r(line, ",\n", &save);
        const char *yuan = strtok_r(NULL, ",\n", &save);
        const char *want_exact = strtok_r(NULL, ",\n", &save);
        const char *want_to_fen = strtok_r(NULL, ",\n", &save);
        assert_non_null(want_to_fen);
        struct ks_fee fee = fee_of(ks_fee_kind_from_code(word), yuan);
        ks_money_format_atoms(fee.exact_atoms, exact);
        write_to_fen(fee.fen, to_fen);
        if (strcmp(exact, want_exact) != 0 || strcmp(to_fen, want_to_fen) != 0)
            fail_msg("%s of %s: got %s and %s", word, yuan, exact, to_fen);
    }
    fclose(file);
    assert_int_equal(rows, 94);
}

/* The quick formula of each tier: amount times rate plus or minus a constant. */
struct quick {
    int64_t from_yuan;
    int per_mille;
    int64_t constant_yuan;
};

static const struct quick property_quick[] = {
    {10000, 25, -200},   {100000, 20, 300},    {200000, 15, 1300},
    {500000, 10, 3800},  {1000000, 9, 4800},   {2000000, 8, 6800},
    {5000000, 7, 11800}, {10000000, 6, 21800}, {20000000, 5, 41800},
};
static const struct quick enforcement_quick[] = {
    {10000, 15, -100}, {500000, 10, 2400}, {5000000, 5, 27400}, {10000000, 1, 67400}};
static const struct quick preservation_quick[] = {{1000, 10, 20}, {100000, 5, 520}};
static const struct quick divorce_quick[] = {{200000, 5, -1000}};
static const struct quick personality_quick[] = {{50000, 10, -500}, {100000, 5, 0}};

#define QUICK(table) (table), (int)(sizeof(table) / sizeof(table)[0])

static const struct {
    const struct quick *table;
    int count;
    int64_t flat_yuan, divisor, cap_yuan;
} quicks[KS_FEE_KIND_COUNT] = {
    [KS_FEE_PROPERTY] = {QUICK(property_quick), 50, 1, 0},
    [KS_FEE_PROPERTY_HALVED] = {QUICK(property_quick), 50, 2, 0},
    [KS_FEE_ENFORCEMENT] = {QUICK(enforcement_quick), 50, 1, 0},
    [KS_FEE_PRESERVATION] = {QUICK(preservation_quick), 30, 1, 5000},
    [KS_FEE_PAYMENT_ORDER] = {QUICK(property_quick), 50, 3, 0},
    [KS_FEE_DIVORCE_SURCHARGE] = {QUICK(divorce_quick), 0, 1, 0},
    [KS_FEE_PERSONALITY_SURCHARGE] = {QUICK(personality_quick), 0, 1, 0},
    [KS_FEE_BANKRUPTCY] = {QUICK(property_quick), 50, 2, 300000},
};

static const int64_t atoms_per_yuan = (int64_t)KS_ATOMS_PER_FEN * KS_FEN_PER_YUAN;

static int64_t quick_sum(enum ks_fee_kind kind, int64_t fen)
{
    for (int i = quicks[kind].count - 1; i >= 0; i--) {
        const struct quick *quick = &quicks[kind].table[i];
        if (fen > quick->from_yuan * KS_FEN_PER_YUAN)
            return fen * quick->per_mille * 1000 + quick->constant_yuan * atoms_per_yuan;
    }
    return quicks[kind].flat_yuan * atoms_per_yuan;
}

static int64_t quick_fee(enum ks_fee_kind kind, int64_t fen)
{
    int64_t divisor = quicks[kind].divisor, cap = quicks[kind].cap_yuan * atoms_per_yuan;
    int64_t atoms = (quick_sum(kind, fen) + divisor / 2) / divisor;
    return cap > 0 && atoms > cap ? cap : atoms;
}

/* Amounts of every size alike: the number of bits is drawn first. */
static int64_t draw_fen(uint64_t *seed, int i)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    int64_t fen = (int64_t)((*seed >> 13) % (UINT64_C(1) << (i % 50 + 1)));
    return fen > KS_MONEY_MAX_FEN ? KS_MONEY_MAX_FEN : fen;
}

static void tier_by_tier_equals_the_quick_formula_at_every_size(void **state)
{
    (void)state;
    uint64_t seed = 20261122;
    struct ks_fee fee;
    for (int k = 0; k < KS_FEE_KIND_COUNT; k++) {
        enum ks_fee_kind kind = (enum ks_fee_kind)k;
        for (int i = 0; i < 200000; i++) {
            int64_t fen = draw_fen(&seed, i);
            assert_int_equal(ks_fee_compute(kind, fen, &fee, NULL), KS_OK);
            if (fee.sum_atoms != quick_sum(kind, fen) || fee.exact_atoms != quick_fee(kind, fen))
                fail_msg("%s of %lld fen", ks_fee_kind_code(kind), (long long)fen);
        }
    }
}

static void the_steps_show_how_the_sum_came_about(void **state)
{
    (void)state;
    struct ks_fee fee = fee_of(KS_FEE_PROPERTY, "150000");
    const int64_t yuan = (int64_t)KS_ATOMS_PER_FEN * KS_FEN_PER_YUAN;
    assert_int_equal(fee.step_count, 3);
    assert_int_equal(fee.steps[0].rate_per_mille, 0);
    assert_int_equal(fee.steps[0].part_atoms, 50 * yuan);
    assert_int_equal(fee.steps[1].from_fen, 1000000);
    assert_int_equal(fee.steps[1].to_fen, 10000000);
    assert_int_equal(fee.steps[1].rate_per_mille, 25);
    assert_int_equal(fee.steps[1].part_atoms, 2250 * yuan);
    assert_int_equal(fee.steps[2].to_fen, 15000000);
    assert_int_equal(fee.steps[2].part_atoms, 1000 * yuan);
    assert_int_equal(fee.sum_atoms, 3300 * yuan);
    assert_int_equal(fee.divisor, 1);
    assert_int_equal(fee.fen, 330000);
}

static void the_steps_always_cover_the_amount_and_add_up(void **state)
{
    (void)state;
    static const char *const amounts[] = {"0",           "0.01",          "1000",   "1000.01",
                                          "10000",       "10000.01",      "200000", "20000000",
                                          "20000000.01", "10000000000000"};
    for (int kind = 0; kind < KS_FEE_KIND_COUNT; kind++) {
        for (size_t a = 0; a < sizeof amounts / sizeof amounts[0]; a++) {
            struct ks_fee fee = fee_of((enum ks_fee_kind)kind, amounts[a]);
            int64_t at = 0, sum = 0, fen = 0;
            for (int i = 0; i < fee.step_count; i++) {
                assert_int_equal(fee.steps[i].from_fen, at);
                at = fee.steps[i].to_fen;
                sum += fee.steps[i].part_atoms;
            }
            assert_int_equal(ks_money_parse_yuan(amounts[a], &fen, NULL), KS_OK);
            assert_int_equal(at, fen);
            assert_int_equal(sum, fee.sum_atoms);
            assert_in_range(fee.step_count, 1, KS_FEE_MAX_STEPS);
        }
    }
}

static void the_cap_cuts_from_where_it_is_passed(void **state)
{
    (void)state;
    struct ks_fee at = fee_of(KS_FEE_PRESERVATION, "896000");
    struct ks_fee above = fee_of(KS_FEE_PRESERVATION, "896000.01");
    assert_int_equal(at.fen, 500000);
    assert_false(at.is_capped);
    assert_int_equal(above.fen, 500000);
    assert_true(above.is_capped);
    assert_true(fee_of(KS_FEE_BANKRUPTCY, "120000000").is_capped);
}

static void a_fee_is_rounded_to_the_fen_half_up(void **state)
{
    (void)state;
    assert_int_equal(fee_of(KS_FEE_PROPERTY, "10001").fen, 5003); /* 50.025 */
    assert_int_equal(fee_of(KS_FEE_PROPERTY, "200001").fen, 430002);
    assert_int_equal(fee_of(KS_FEE_ENFORCEMENT, "10000001").fen, 7740000);
    assert_int_equal(fee_of(KS_FEE_PAYMENT_ORDER, "10000").fen, 1667);
    assert_int_equal(fee_of(KS_FEE_PROPERTY, "10000.01").exact_atoms, INT64_C(5000025000));
}

static void amounts_out_of_range_are_refused_with_a_reason(void **state)
{
    (void)state;
    struct ks_fee fee;
    struct ks_error error = {0};
    assert_int_equal(ks_fee_compute(KS_FEE_PROPERTY, -1, &fee, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the amount is less than zero");
    assert_int_equal(ks_fee_compute(KS_FEE_PROPERTY, KS_MONEY_MAX_FEN + 1, &fee, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "the amount is more than 10,000,000,000,000 yuan");
    assert_int_equal(ks_fee_compute(KS_FEE_PROPERTY, INT64_MIN, &fee, &error), KS_ERR_INPUT);
    assert_int_equal(ks_fee_compute(KS_FEE_KIND_COUNT, 1, &fee, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "there is no such kind of fee");
    assert_int_equal(fee.step_count, 0);
}

static void every_kind_has_its_word(void **state)
{
    (void)state;
    for (int i = 0; i < KS_FEE_KIND_COUNT; i++) {
        enum ks_fee_kind kind = (enum ks_fee_kind)i;
        assert_int_equal(ks_fee_kind_from_code(ks_fee_kind_code(kind)), kind);
    }
    assert_int_equal(ks_fee_kind_from_code("appeal"), KS_FEE_KIND_COUNT);
    assert_string_equal(ks_fee_kind_code(KS_FEE_KIND_COUNT), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_worked_example_comes_out_exactly),
        cmocka_unit_test(every_row_of_the_published_tables_comes_out),
        cmocka_unit_test(tier_by_tier_equals_the_quick_formula_at_every_size),
        cmocka_unit_test(the_steps_show_how_the_sum_came_about),
        cmocka_unit_test(the_steps_always_cover_the_amount_and_add_up),
        cmocka_unit_test(the_cap_cuts_from_where_it_is_passed),
        cmocka_unit_test(a_fee_is_rounded_to_the_fen_half_up),
        cmocka_unit_test(amounts_out_of_range_are_refused_with_a_reason),
        cmocka_unit_test(every_kind_has_its_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
