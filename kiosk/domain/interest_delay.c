/* Delay interest payment by payment. */
#include "domain/interest_delay.h"

#include "domain/interest.h"

/* The interpretation counts delay from this day on by one rate (art. 7). */
static const struct ks_date first_day = {2014, 8, 1};

/* What is known at `at`, the day reached. Spans are sorted and do not overlap. */
struct account {
    struct ks_delay_payment payments[KS_DELAY_MAX_PAYMENTS];
    struct ks_day_range spans[KS_DELAY_MAX_SPANS];
    int span_count;
    struct ks_date at;
    int64_t accrued_atoms;      /* of the doubled part, not yet paid */
    struct ks_date ordinary_at; /* the day reached by the ordinary interest */
};

static enum ks_err check_sum(int64_t fen, struct ks_error *error)
{
    if (fen < 0)
        return ks_fail(error, KS_ERR_INPUT, "the amount is less than zero");
    if (fen > KS_MONEY_MAX_FEN)
        return ks_fail(error, KS_ERR_INPUT, "the amount is more than 10,000,000,000,000 yuan");
    return KS_OK;
}

static enum ks_err check_debt(const struct ks_delay_case *basis, struct ks_error *error)
{
    enum ks_err err = check_sum(basis->principal_fen, error);
    if (err == KS_OK)
        err = check_sum(basis->costs_fen, error);
    if (err == KS_OK)
        err = check_sum(basis->ordinary_fen, error);
    if (err != KS_OK)
        return err;
    if (basis->ordinary_fen > INT64_MAX / KS_ATOMS_PER_FEN)
        return ks_fail(error, KS_ERR_INPUT,
                       "that amount over that many days is too large to work out exactly");
    if (basis->ordinary_rate < 0 || basis->ordinary_rate > KS_RATE_MAX)
        return ks_fail(error, KS_ERR_INPUT, "the yearly rate must be from 0 to 1000 percent");
    if (basis->ordinary_rate > 0 && !ks_date_is_valid(basis->ordinary_from))
        return ks_fail(error, KS_ERR_INPUT, "ordinary interest needs the day it runs from");
    return KS_OK;
}

static enum ks_err check_frame(const struct ks_delay_case *basis, struct ks_error *error)
{
    if (!ks_date_is_valid(basis->start) || !ks_date_is_valid(basis->end))
        return ks_fail(error, KS_ERR_INPUT, "the first or the last day is not a date");
    if (ks_date_compare(basis->end, basis->start) < 0)
        return ks_fail(error, KS_ERR_INPUT, "the last day is before the first");
    if (ks_date_compare(basis->start, first_day) < 0)
        return ks_fail(error, KS_ERR_INPUT,
                       "the delay began before August 2014, when another rule held; ask the court");
    if (basis->payment_count < 0 || basis->payment_count > KS_DELAY_MAX_PAYMENTS)
        return ks_fail(error, KS_ERR_INPUT, "at most %d payments can be given",
                       KS_DELAY_MAX_PAYMENTS);
    if (basis->suspended_count < 0 || basis->suspended_count > KS_DELAY_MAX_SPANS)
        return ks_fail(error, KS_ERR_INPUT, "at most %d suspensions can be given",
                       KS_DELAY_MAX_SPANS);
    return check_debt(basis, error);
}

static enum ks_err check_payment(const struct ks_delay_payment *payment, struct ks_date end,
                                 struct ks_error *error)
{
    if (!ks_date_is_valid(payment->date))
        return ks_fail(error, KS_ERR_INPUT, "the day of a payment is not a date");
    if (ks_date_compare(payment->date, end) > 0)
        return ks_fail(error, KS_ERR_INPUT, "a payment is later than the last day");
    if (payment->fen == 0)
        return ks_fail(error, KS_ERR_INPUT, "a payment is of nothing");
    return check_sum(payment->fen, error);
}

static enum ks_err check_span(const struct ks_day_range *span, struct ks_error *error)
{
    if (!ks_date_is_valid(span->first) || !ks_date_is_valid(span->last))
        return ks_fail(error, KS_ERR_INPUT, "the first or last day of a suspension is not a date");
    if (ks_date_compare(span->last, span->first) < 0)
        return ks_fail(error, KS_ERR_INPUT, "a suspension ends before it begins");
    return KS_OK;
}

static void insert_payment(struct account *account, int count, struct ks_delay_payment payment)
{
    int i = count;
    for (; i > 0 && ks_date_compare(account->payments[i - 1].date, payment.date) > 0; i--)
        account->payments[i] = account->payments[i - 1];
    account->payments[i] = payment;
}

static void insert_span(struct account *account, struct ks_day_range span)
{
    int i = account->span_count++;
    for (; i > 0 && ks_date_compare(account->spans[i - 1].first, span.first) > 0; i--)
        account->spans[i] = account->spans[i - 1];
    account->spans[i] = span;
}

/* Cuts from each span what an earlier one covers; one that is left empty ends before it begins. */
static void cut_overlaps(struct account *account)
{
    for (int i = 1; i < account->span_count; i++) {
        struct ks_day_range *span = &account->spans[i], *before = &account->spans[i - 1];
        if (ks_date_compare(span->first, before->last) <= 0)
            span->first = ks_date_add_days(before->last, 1);
        if (ks_date_compare(span->last, before->last) < 0)
            span->last = before->last;
    }
}

static enum ks_err open_account(const struct ks_delay_case *basis, struct account *account,
                                struct ks_error *error)
{
    enum ks_err err = check_frame(basis, error);
    if (err != KS_OK)
        return err;
    for (int i = 0; i < basis->payment_count; i++) {
        err = check_payment(&basis->payments[i], basis->end, error);
        if (err != KS_OK)
            return err;
        insert_payment(account, i, basis->payments[i]);
    }
    for (int i = 0; i < basis->suspended_count; i++) {
        err = check_span(&basis->suspended[i], error);
        if (err != KS_OK)
            return err;
        insert_span(account, basis->suspended[i]);
    }
    cut_overlaps(account);
    account->at = basis->start;
    account->ordinary_at = basis->ordinary_from;
    return KS_OK;
}

/* Suspended days after `from`, up to and with `to`. */
static int count_idle(const struct account *account, struct ks_date from, struct ks_date to)
{
    int idle = 0, first_counted = ks_date_to_days(from) + 1, last_counted = ks_date_to_days(to);
    for (int i = 0; i < account->span_count; i++) {
        int first = ks_date_to_days(account->spans[i].first);
        int last = ks_date_to_days(account->spans[i].last);
        first = first > first_counted ? first : first_counted;
        last = last < last_counted ? last : last_counted;
        idle += last >= first ? last - first + 1 : 0;
    }
    return idle;
}

/* Adds the row from the day reached to `to`. */
static enum ks_err accrue(struct account *account, struct ks_date to, struct ks_delay *out,
                          struct ks_error *error)
{
    struct ks_delay_row row = {
        .from = account->at, .to = to, .principal_fen = out->principal_left_fen};
    account->at = to;
    if (row.principal_fen == 0 || ks_date_compare(to, row.from) <= 0)
        return KS_OK;
    row.idle_days = count_idle(account, row.from, to);
    row.days = ks_date_to_days(to) - ks_date_to_days(row.from) - row.idle_days;
    enum ks_err err = ks_interest_delay(row.principal_fen, row.days, &row.atoms, error);
    if (err != KS_OK)
        return err;
    if (__builtin_add_overflow(out->total_atoms, row.atoms, &out->total_atoms))
        return ks_fail(error, KS_ERR_INPUT,
                       "that amount over that many days is too large to work out exactly");
    account->accrued_atoms += row.atoms;
    out->rows[out->row_count++] = row;
    return KS_OK;
}

/* Ordinary interest up to `to` on what is unpaid of the principal. */
static enum ks_err accrue_ordinary(const struct ks_delay_case *basis, struct account *account,
                                   struct ks_date to, struct ks_delay *out, struct ks_error *error)
{
    int64_t atoms = 0;
    if (basis->ordinary_rate == 0 || ks_date_compare(to, account->ordinary_at) <= 0)
        return KS_OK;
    int days = ks_date_to_days(to) - ks_date_to_days(account->ordinary_at);
    account->ordinary_at = to;
    enum ks_err err =
        ks_lending_interest(out->principal_left_fen, basis->ordinary_rate, days, &atoms, error);
    if (err != KS_OK)
        return err;
    if (__builtin_add_overflow(out->ordinary_atoms, atoms, &out->ordinary_atoms))
        return ks_fail(error, KS_ERR_INPUT,
                       "that amount over that many days is too large to work out exactly");
    out->ordinary_left_atoms += atoms;
    return KS_OK;
}

static int64_t smaller_of(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Each returns what is left of `fen`. */
static int64_t pay_costs(struct ks_delay *out, int64_t fen)
{
    int64_t part = smaller_of(fen, out->costs_left_fen);
    out->costs_left_fen -= part;
    return fen - part;
}

static int64_t pay_principal(struct ks_delay *out, int64_t fen, struct ks_date date)
{
    int64_t part = smaller_of(fen, out->principal_left_fen);
    out->principal_left_fen -= part;
    if (part > 0 && out->principal_left_fen == 0)
        out->principal_paid_on = date;
    return fen - part;
}

/* Interest is met to the fen: what is below one goes with the last of it. */
static int64_t pay_interest(int64_t *owed_atoms, int64_t *paid_fen, int64_t fen)
{
    int64_t due_fen = ks_money_round_to_fen(*owed_atoms);
    int64_t part = smaller_of(fen, due_fen);
    *owed_atoms = part == due_fen && part > 0 ? 0 : *owed_atoms - part * KS_ATOMS_PER_FEN;
    *paid_fen += part;
    return fen - part;
}

static void pay(struct account *account, const struct ks_delay_payment *payment,
                enum ks_delay_order order, struct ks_delay *out)
{
    int64_t left = payment->fen;
    if (order == KS_DELAY_DOUBLED_FIRST)
        left = pay_interest(&account->accrued_atoms, &out->doubled_paid_fen, left);
    left = pay_costs(out, left);
    left = pay_interest(&out->ordinary_left_atoms, &out->ordinary_paid_fen, left);
    left = pay_principal(out, left, payment->date);
    if (order == KS_DELAY_DEBT_FIRST)
        left = pay_interest(&account->accrued_atoms, &out->doubled_paid_fen, left);
    out->overpaid_fen += left;
}

/* Everything up to the day of a payment, or to the end. */
static enum ks_err accrue_all(const struct ks_delay_case *basis, struct account *account,
                              struct ks_date to, struct ks_delay *out, struct ks_error *error)
{
    enum ks_err err = KS_OK;
    if (ks_date_compare(to, basis->start) > 0)
        err = accrue(account, to, out, error);
    return err == KS_OK ? accrue_ordinary(basis, account, to, out, error) : err;
}

static enum ks_err run(const struct ks_delay_case *basis, struct account *account,
                       struct ks_delay *out, struct ks_error *error)
{
    for (int i = 0; i < basis->payment_count; i++) {
        enum ks_err err = accrue_all(basis, account, account->payments[i].date, out, error);
        if (err != KS_OK)
            return err;
        pay(account, &account->payments[i], basis->order, out);
    }
    enum ks_err err = accrue_all(basis, account, basis->end, out, error);
    out->doubled_left_atoms = account->accrued_atoms;
    return err;
}

enum ks_err ks_delay_compute(const struct ks_delay_case *basis, struct ks_delay *out,
                             struct ks_error *error)
{
    struct account account = {0};
    *out = (struct ks_delay){0};
    enum ks_err err = open_account(basis, &account, error);
    if (err != KS_OK)
        return err;
    *out = (struct ks_delay){.principal_left_fen = basis->principal_fen,
                             .costs_left_fen = basis->costs_fen,
                             .ordinary_atoms = basis->ordinary_fen * KS_ATOMS_PER_FEN,
                             .ordinary_left_atoms = basis->ordinary_fen * KS_ATOMS_PER_FEN};
    err = run(basis, &account, out, error);
    if (err != KS_OK)
        *out = (struct ks_delay){0};
    return err;
}
