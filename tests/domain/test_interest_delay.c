#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/interest.h"
#include "domain/interest_delay.h"

#define YUAN(sum) ((int64_t)(sum)*KS_FEN_PER_YUAN)

/* 100,000 yuan from 31 January 2026; 11 May is the hundredth day. */
static struct ks_delay_case hundred_days(void)
{
    return (struct ks_delay_case){
        .principal_fen = YUAN(100000), .start = {2026, 1, 31}, .end = {2026, 5, 11}};
}

static struct ks_delay delay_of(struct ks_delay_case basis)
{
    struct ks_delay delay;
    assert_int_equal(ks_delay_compute(&basis, &delay, NULL), KS_OK);
    return delay;
}

static void assert_atoms(int64_t atoms, const char *expected)
{
    char text[KS_MONEY_TEXT_BYTES];
    assert_string_equal(ks_money_format_atoms(atoms, text), expected);
}

static void assert_row(const struct ks_delay_row *row, const char *from, const char *to, int days,
                       int64_t yuan, const char *sum)
{
    char text[KS_DATE_TEXT_BYTES];
    assert_string_equal(ks_date_format(row->from, text), from);
    assert_string_equal(ks_date_format(row->to, text), to);
    assert_int_equal(row->days, days);
    assert_int_equal(row->principal_fen, YUAN(yuan));
    assert_atoms(row->atoms, sum);
}

static void unpaid_it_is_one_row_that_the_simple_rule_gives_too(void **state)
{
    (void)state;
    struct ks_delay delay = delay_of(hundred_days());
    int64_t simple = 0;
    assert_int_equal(delay.row_count, 1);
    assert_row(&delay.rows[0], "2026-01-31", "2026-05-11", 100, 100000, "1750");
    assert_int_equal(ks_interest_delay(YUAN(100000), 100, &simple, NULL), KS_OK);
    assert_int_equal(delay.total_atoms, simple);
    assert_int_equal(delay.principal_left_fen, YUAN(100000));
    assert_int_equal(delay.doubled_left_atoms, simple);
    assert_true(ks_date_is_none(delay.principal_paid_on));
}

static void a_part_payment_lessens_the_debt_from_its_day_on(void **state)
{
    (void)state;
    const struct ks_delay_payment paid = {{2026, 3, 2}, YUAN(40000)};
    struct ks_delay_case basis = hundred_days();
    basis.payments = &paid;
    basis.payment_count = 1;
    struct ks_delay delay = delay_of(basis);
    assert_int_equal(delay.row_count, 2);
    assert_row(&delay.rows[0], "2026-01-31", "2026-03-02", 30, 100000, "525");
    assert_row(&delay.rows[1], "2026-03-02", "2026-05-11", 70, 60000, "735");
    assert_atoms(delay.total_atoms, "1260");
    assert_int_equal(delay.principal_left_fen, YUAN(60000));
    assert_int_equal(delay.doubled_paid_fen, 0);
}

static void payments_meet_the_debt_first_and_then_the_doubled_part(void **state)
{
    (void)state;
    /* Given out of order, as they come to mind. */
    const struct ks_delay_payment paid[] = {
        {{2026, 5, 1}, YUAN(200)},
        {{2026, 4, 11}, YUAN(61000)},
        {{2026, 3, 2}, YUAN(40000)},
    };
    struct ks_delay_case basis = hundred_days();
    basis.payments = paid;
    basis.payment_count = 3;
    struct ks_delay delay = delay_of(basis);
    char text[KS_DATE_TEXT_BYTES];
    assert_int_equal(delay.row_count, 2); /* once the debt is paid nothing is added */
    assert_row(&delay.rows[1], "2026-03-02", "2026-04-11", 40, 60000, "420");
    assert_atoms(delay.total_atoms, "945");
    assert_string_equal(ks_date_format(delay.principal_paid_on, text), "2026-04-11");
    assert_int_equal(delay.doubled_paid_fen, YUAN(945));
    assert_int_equal(delay.doubled_left_atoms, 0);
    assert_int_equal(delay.overpaid_fen, YUAN(255));
}

static void what_is_left_of_the_doubled_part_is_shown(void **state)
{
    (void)state;
    const struct ks_delay_payment paid = {{2026, 5, 11}, YUAN(101000)};
    struct ks_delay_case basis = hundred_days();
    basis.payments = &paid;
    basis.payment_count = 1;
    struct ks_delay delay = delay_of(basis);
    assert_int_equal(delay.principal_left_fen, 0);
    assert_int_equal(delay.doubled_paid_fen, YUAN(1000));
    assert_atoms(delay.doubled_left_atoms, "750");
    assert_int_equal(delay.overpaid_fen, 0);
}

static void if_agreed_a_payment_meets_the_doubled_part_first(void **state)
{
    (void)state;
    const struct ks_delay_payment paid = {{2026, 3, 2}, YUAN(40000)};
    struct ks_delay_case basis = hundred_days();
    basis.payments = &paid;
    basis.payment_count = 1;
    basis.order = KS_DELAY_DOUBLED_FIRST;
    struct ks_delay delay = delay_of(basis);
    assert_row(&delay.rows[1], "2026-03-02", "2026-05-11", 70, 60525, "741.43125");
    assert_int_equal(delay.doubled_paid_fen, YUAN(525));
    assert_int_equal(delay.principal_left_fen, YUAN(60525));
    assert_atoms(delay.doubled_left_atoms, "741.43125");
}

static void the_doubled_part_is_met_to_the_fen(void **state)
{
    (void)state;
    /* One yuan for 30 days: 0.00525 yuan, met by one fen. */
    const struct ks_delay_payment paid = {{2026, 3, 2}, 101};
    struct ks_delay_case basis = hundred_days();
    basis.principal_fen = 100;
    basis.payments = &paid;
    basis.payment_count = 1;
    struct ks_delay delay = delay_of(basis);
    assert_atoms(delay.total_atoms, "0.00525");
    assert_int_equal(delay.doubled_paid_fen, 1);
    assert_int_equal(delay.doubled_left_atoms, 0);
    assert_int_equal(delay.overpaid_fen, 0);
}

static void a_payment_in_time_leaves_less_to_be_late_with(void **state)
{
    (void)state;
    const struct ks_delay_payment paid[] = {
        {{2026, 1, 31}, YUAN(30000)}, /* the last day for performance */
        {{2025, 12, 1}, YUAN(20000)},
    };
    struct ks_delay_case basis = hundred_days();
    basis.payments = paid;
    basis.payment_count = 2;
    struct ks_delay delay = delay_of(basis);
    assert_int_equal(delay.row_count, 1);
    assert_row(&delay.rows[0], "2026-01-31", "2026-05-11", 100, 50000, "875");
}

static void days_on_which_enforcement_stood_still_do_not_count(void **state)
{
    (void)state;
    const struct ks_delay_payment paid = {{2026, 3, 2}, YUAN(40000)};
    /* Two that overlap, one across the payment, one before it all, one that outlasts it. */
    const struct ks_day_range stood[] = {
        {{2026, 2, 25}, {2026, 3, 4}},  {{2026, 5, 10}, {2026, 6, 30}},
        {{2026, 2, 11}, {2026, 2, 20}}, {{2026, 2, 15}, {2026, 2, 16}},
        {{2025, 12, 1}, {2026, 1, 31}}, {{2026, 3, 4}, {2026, 3, 4}},
    };
    struct ks_delay_case basis = hundred_days();
    basis.payments = &paid;
    basis.payment_count = 1;
    basis.suspended = stood;
    basis.suspended_count = 6;
    struct ks_delay delay = delay_of(basis);
    /* 30 days less 10 (11 to 20 February) and 6 (25 February to 2 March) */
    assert_row(&delay.rows[0], "2026-01-31", "2026-03-02", 14, 100000, "245");
    assert_int_equal(delay.rows[0].idle_days, 16);
    /* 70 days less 2 (3 and 4 March) and 2 (10 and 11 May) */
    assert_row(&delay.rows[1], "2026-03-02", "2026-05-11", 66, 60000, "693");
    assert_int_equal(delay.rows[1].idle_days, 4);
    assert_atoms(delay.total_atoms, "938");
}

static void two_payments_on_one_day_are_one_step(void **state)
{
    (void)state;
    const struct ks_delay_payment paid[] = {{{2026, 3, 2}, YUAN(10000)},
                                            {{2026, 3, 2}, YUAN(30000)}};
    struct ks_delay_case basis = hundred_days();
    basis.payments = paid;
    basis.payment_count = 2;
    struct ks_delay delay = delay_of(basis);
    assert_int_equal(delay.row_count, 2);
    assert_atoms(delay.total_atoms, "1260");
}

/* However the payments fall, every fen paid is somewhere and the rows add up. */
static void nothing_is_lost_whatever_is_paid(void **state)
{
    (void)state;
    uint64_t seed = 20261122;
    for (int round = 0; round < 2000; round++) {
        struct ks_delay_payment paid[KS_DELAY_MAX_PAYMENTS];
        struct ks_delay_case basis = hundred_days();
        int64_t given = 0, rows = 0;
        basis.payments = paid;
        basis.payment_count = round % (KS_DELAY_MAX_PAYMENTS + 1);
        basis.order = round % 2 ? KS_DELAY_DEBT_FIRST : KS_DELAY_DOUBLED_FIRST;
        for (int i = 0; i < basis.payment_count; i++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            paid[i].date = ks_date_add_days(basis.start, (int)(seed >> 40) % 101);
            paid[i].fen = 1 + (int64_t)(seed >> 33) % 400000;
            given += paid[i].fen;
        }
        struct ks_delay delay = delay_of(basis);
        for (int i = 0; i < delay.row_count; i++)
            rows += delay.rows[i].atoms;
        assert_int_equal(rows, delay.total_atoms);
        assert_int_equal(given, basis.principal_fen - delay.principal_left_fen +
                                    delay.doubled_paid_fen + delay.overpaid_fen);
        assert_true(delay.doubled_left_atoms >= 0 && delay.doubled_left_atoms <= delay.total_atoms);
        assert_true(delay.overpaid_fen == 0 || delay.principal_left_fen == 0);
    }
}

static uint64_t draw(uint64_t *seed, uint64_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*seed >> 33) % below;
}

/* The slow way: every day by itself, what is paid on it paid in the evening. */
static int64_t day_by_day(const struct ks_delay_case *basis)
{
    int64_t principal = basis->principal_fen, atoms = 0;
    int first = ks_date_to_days(basis->start), last = ks_date_to_days(basis->end);
    for (int day = first - 400; day <= last; day++) {
        bool is_idle = day <= first;
        for (int i = 0; i < basis->suspended_count; i++)
            is_idle |= ks_date_to_days(basis->suspended[i].first) <= day &&
                       day <= ks_date_to_days(basis->suspended[i].last);
        atoms += is_idle ? 0 : principal * 175;
        for (int i = 0; i < basis->payment_count; i++) {
            if (ks_date_to_days(basis->payments[i].date) == day)
                principal -=
                    basis->payments[i].fen < principal ? basis->payments[i].fen : principal;
        }
    }
    return atoms;
}

static void it_comes_to_what_counting_day_by_day_gives(void **state)
{
    (void)state;
    uint64_t seed = 20140801;
    for (int round = 0; round < 1000; round++) {
        struct ks_delay_payment paid[8];
        struct ks_day_range stood[8];
        struct ks_delay_case basis = {.principal_fen = (int64_t)draw(&seed, 5000000),
                                      .payments = paid,
                                      .payment_count = (int)draw(&seed, 9),
                                      .suspended = stood,
                                      .suspended_count = (int)draw(&seed, 9)};
        basis.start = ks_date_add_days((struct ks_date){2023, 1, 1}, (int)draw(&seed, 700));
        basis.end = ks_date_add_days(basis.start, (int)draw(&seed, 800));
        for (int i = 0; i < basis.payment_count; i++) {
            paid[i].date = ks_date_add_days(basis.end, -(int)draw(&seed, 400));
            paid[i].fen = 1 + (int64_t)draw(&seed, 900000);
        }
        for (int i = 0; i < basis.suspended_count; i++) {
            stood[i].first = ks_date_add_days(basis.start, (int)draw(&seed, 500) - 50);
            stood[i].last = ks_date_add_days(stood[i].first, (int)draw(&seed, 90));
        }
        assert_int_equal(delay_of(basis).total_atoms, day_by_day(&basis));
    }
}

/* Civil Code art. 561 with art. 4: 12,000 of ordinary interest are met first, so only 18,000 of the
 * 30,000 lessen the principal. */
static void a_payment_meets_ordinary_interest_before_the_principal(void **state)
{
    (void)state;
    const struct ks_delay_payment paid = {{2026, 3, 6}, YUAN(30000)};
    struct ks_delay delay = delay_of((struct ks_delay_case){.principal_fen = YUAN(100000),
                                                            .ordinary_fen = YUAN(12000),
                                                            .start = {2025, 11, 26},
                                                            .end = {2026, 11, 26},
                                                            .payments = &paid,
                                                            .payment_count = 1});
    assert_row(&delay.rows[0], "2025-11-26", "2026-03-06", 100, 100000, "1750");
    assert_row(&delay.rows[1], "2026-03-06", "2026-11-26", 265, 82000, "3802.75");
    assert_int_equal(delay.ordinary_paid_fen, YUAN(12000));
    assert_int_equal(delay.principal_left_fen, YUAN(82000));
    assert_int_equal(delay.overpaid_fen, 0);
}

static void costs_come_before_everything_else(void **state)
{
    (void)state;
    const struct ks_delay_payment paid = {{2026, 3, 2}, YUAN(5000)};
    struct ks_delay_case basis = hundred_days();
    basis.costs_fen = YUAN(2300);
    basis.ordinary_fen = YUAN(1500);
    basis.payments = &paid;
    basis.payment_count = 1;
    struct ks_delay delay = delay_of(basis);
    assert_int_equal(delay.costs_left_fen, 0);
    assert_int_equal(delay.ordinary_paid_fen, YUAN(1500));
    assert_int_equal(delay.principal_left_fen, YUAN(98800));
}

static void a_rate_goes_on_counting_on_what_is_unpaid(void **state)
{
    (void)state;
    const struct ks_delay_payment paid = {{2026, 3, 2}, YUAN(30000)};
    struct ks_delay_case basis = hundred_days();
    basis.ordinary_rate = 365; /* 10 yuan a day on 100,000 */
    basis.ordinary_from = (struct ks_date){2025, 12, 2};
    basis.payments = &paid;
    basis.payment_count = 1;
    struct ks_delay delay = delay_of(basis); /* 90 days: 900; 29,100 off the principal */
    assert_int_equal(delay.ordinary_paid_fen, YUAN(900));
    assert_int_equal(delay.principal_left_fen, YUAN(70900));
    assert_atoms(delay.ordinary_left_atoms, "496.3"); /* 70 days of 7.09 */
    assert_atoms(delay.ordinary_atoms, "1396.3");
}

/* A ledger that goes day by day: interest in the day, payments in the evening. */
struct ledger {
    int64_t costs, principal, ordinary, doubled, ordinary_all, doubled_all, over;
};

static int64_t meet(int64_t *owed, int64_t fen)
{
    int64_t part = fen < *owed ? fen : *owed;
    *owed -= part;
    return fen - part;
}

/* `owed` in atoms, met to the fen. */
static int64_t meet_interest(int64_t *owed, int64_t fen)
{
    int64_t due = ks_money_round_to_fen(*owed), part = fen < due ? fen : due;
    *owed = part == due && part > 0 ? 0 : *owed - part * KS_ATOMS_PER_FEN;
    return fen - part;
}

static struct ledger keep_ledger(const struct ks_delay_case *basis)
{
    struct ledger book = {.costs = basis->costs_fen,
                          .principal = basis->principal_fen,
                          .ordinary = basis->ordinary_fen * KS_ATOMS_PER_FEN,
                          .ordinary_all = basis->ordinary_fen * KS_ATOMS_PER_FEN};
    int start = ks_date_to_days(basis->start), since = ks_date_to_days(basis->ordinary_from);
    int last = ks_date_to_days(basis->end);
    for (int day = start - 400; day <= last; day++) {
        int64_t doubled = day > start ? book.principal * 175 : 0;
        int64_t ordinary = day > since ? book.principal * basis->ordinary_rate / 365 * 100 : 0;
        book.doubled += doubled, book.doubled_all += doubled;
        book.ordinary += ordinary, book.ordinary_all += ordinary;
        for (int i = 0; i < basis->payment_count; i++) {
            if (ks_date_to_days(basis->payments[i].date) != day)
                continue;
            int64_t left = meet(&book.costs, basis->payments[i].fen);
            left = meet_interest(&book.ordinary, left);
            left = meet(&book.principal, left);
            book.over += meet_interest(&book.doubled, left);
        }
    }
    return book;
}

static void the_order_of_payments_is_that_of_a_ledger_kept_day_by_day(void **state)
{
    (void)state;
    uint64_t seed = 20261127;
    for (int round = 0; round < 500; round++) {
        struct ks_delay_payment paid[8];
        struct ks_delay_case basis = {
            .principal_fen = (int64_t)draw(&seed, 20000000),
            .costs_fen = (int64_t)draw(&seed, 400000),
            .ordinary_fen = (int64_t)draw(&seed, 2000000),
            .ordinary_rate = 365 * (int)draw(&seed, 6),
            .start = ks_date_add_days((struct ks_date){2024, 1, 1}, (int)draw(&seed, 300)),
            .payments = paid,
            .payment_count = (int)draw(&seed, 9),
        };
        basis.ordinary_from = ks_date_add_days(basis.start, (int)draw(&seed, 300) - 250);
        basis.end = ks_date_add_days(basis.start, 1 + (int)draw(&seed, 500));
        int span = ks_date_to_days(basis.end) - ks_date_to_days(basis.start);
        for (int i = 0; i < basis.payment_count; i++) {
            paid[i].date = ks_date_add_days(basis.start, (int)draw(&seed, (uint64_t)span + 1));
            paid[i].fen = 1 + (int64_t)draw(&seed, 8000000);
        }
        struct ks_delay delay = delay_of(basis);
        struct ledger book = keep_ledger(&basis);
        assert_int_equal(delay.costs_left_fen, book.costs);
        assert_int_equal(delay.ordinary_atoms, book.ordinary_all);
        assert_int_equal(delay.ordinary_left_atoms, book.ordinary);
        assert_int_equal(delay.principal_left_fen, book.principal);
        assert_int_equal(delay.total_atoms, book.doubled_all);
        assert_int_equal(delay.doubled_left_atoms, book.doubled);
        assert_int_equal(delay.overpaid_fen, book.over);
        /* Never too much while anything is owed. */
        if (delay.overpaid_fen > 0)
            assert_int_equal(delay.costs_left_fen + delay.principal_left_fen, 0);
    }
}

static void what_cannot_be_worked_out_is_refused_with_a_reason(void **state)
{
    (void)state;
    const struct ks_delay_payment late = {{2026, 5, 12}, 1}, nothing = {{2026, 5, 1}, 0},
                                  nowhen = {{2026, 2, 30}, 1}, less = {{2026, 5, 1}, -1};
    const struct ks_day_range backwards = {{2026, 3, 2}, {2026, 3, 1}},
                              nospan = {{2026, 3, 2}, {0}};
    const struct ks_date start = {2026, 1, 31}, end = {2026, 5, 11};
    const struct {
        struct ks_delay_case basis;
        const char *text;
    } rows[] = {
        {{.start = start}, "the first or the last day is not a date"},
        {{.start = end, .end = start}, "the last day is before the first"},
        {{.start = {2014, 7, 31}, .end = end},
         "the delay began before August 2014, when another rule held; ask the court"},
        {{.principal_fen = -1, .start = start, .end = end}, "the amount is less than zero"},
        {{.principal_fen = KS_MONEY_MAX_FEN + 1, .start = start, .end = end},
         "the amount is more than 10,000,000,000,000 yuan"},
        {{.principal_fen = KS_MONEY_MAX_FEN, .start = start, .end = end},
         "that amount over that many days is too large to work out exactly"},
        {{.costs_fen = -1, .start = start, .end = end}, "the amount is less than zero"},
        {{.ordinary_fen = KS_MONEY_MAX_FEN, .start = start, .end = end},
         "that amount over that many days is too large to work out exactly"},
        {{.ordinary_rate = KS_RATE_MAX + 1, .start = start, .end = end},
         "the yearly rate must be from 0 to 1000 percent"},
        {{.ordinary_rate = 600, .start = start, .end = end},
         "ordinary interest needs the day it runs from"},
        {{.start = start, .end = end, .payments = &late, .payment_count = 1},
         "a payment is later than the last day"},
        {{.start = start, .end = end, .payments = &nothing, .payment_count = 1},
         "a payment is of nothing"},
        {{.start = start, .end = end, .payments = &nowhen, .payment_count = 1},
         "the day of a payment is not a date"},
        {{.start = start, .end = end, .payments = &less, .payment_count = 1},
         "the amount is less than zero"},
        {{.start = start, .end = end, .payments = &late, .payment_count = 61},
         "at most 60 payments can be given"},
        {{.start = start, .end = end, .suspended = &backwards, .suspended_count = 1},
         "a suspension ends before it begins"},
        {{.start = start, .end = end, .suspended = &nospan, .suspended_count = 1},
         "the first or last day of a suspension is not a date"},
        {{.start = start, .end = end, .suspended = &nospan, .suspended_count = 21},
         "at most 20 suspensions can be given"},
    };
    struct ks_delay delay;
    struct ks_error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(ks_delay_compute(&rows[i].basis, &delay, &error), KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
        assert_int_equal(delay.row_count, 0);
        assert_int_equal(delay.principal_left_fen, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unpaid_it_is_one_row_that_the_simple_rule_gives_too),
        cmocka_unit_test(a_part_payment_lessens_the_debt_from_its_day_on),
        cmocka_unit_test(payments_meet_the_debt_first_and_then_the_doubled_part),
        cmocka_unit_test(what_is_left_of_the_doubled_part_is_shown),
        cmocka_unit_test(if_agreed_a_payment_meets_the_doubled_part_first),
        cmocka_unit_test(the_doubled_part_is_met_to_the_fen),
        cmocka_unit_test(a_payment_in_time_leaves_less_to_be_late_with),
        cmocka_unit_test(days_on_which_enforcement_stood_still_do_not_count),
        cmocka_unit_test(two_payments_on_one_day_are_one_step),
        cmocka_unit_test(nothing_is_lost_whatever_is_paid),
        cmocka_unit_test(it_comes_to_what_counting_day_by_day_gives),
        cmocka_unit_test(a_payment_meets_ordinary_interest_before_the_principal),
        cmocka_unit_test(costs_come_before_everything_else),
        cmocka_unit_test(a_rate_goes_on_counting_on_what_is_unpaid),
        cmocka_unit_test(the_order_of_payments_is_that_of_a_ledger_kept_day_by_day),
        cmocka_unit_test(what_cannot_be_worked_out_is_refused_with_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
