/* What the law protects of the interest on a private loan. */
#include "domain/lending.h"

/* The first one-year LPR, and the day from which the rules of today hold. */
static const struct ks_date first_lpr = {2019, 8, 20};
static const struct ks_date new_rule = {2020, 8, 20};

struct ks_date ks_lpr_first_day(void)
{
    return first_lpr;
}

static bool is_before(struct ks_date a, struct ks_date b)
{
    return ks_date_compare(a, b) < 0;
}

bool ks_lending_is_old(struct ks_date made)
{
    return is_before(made, new_rule);
}

static bool is_rate(int rate)
{
    return rate >= 0 && rate <= KS_RATE_MAX;
}

static enum ks_err check_entry(const struct ks_lpr_table *table, int i, struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    const struct ks_lpr_entry *entry = &table->entries[i];
    if (!ks_date_is_valid(entry->from))
        return ks_fail(error, KS_ERR_INPUT, "the day of LPR entry %d is not a date", i + 1);
    ks_date_format(entry->from, day);
    if (is_before(entry->from, first_lpr))
        return ks_fail(error, KS_ERR_INPUT, "LPR entry %s is before the first, 2019-08-20", day);
    if (i > 0 && !is_before(table->entries[i - 1].from, entry->from))
        return ks_fail(error, KS_ERR_INPUT, "LPR entry %s is not later than the one before it",
                       day);
    if (entry->rate_hundredths_percent == 0 || !is_rate(entry->rate_hundredths_percent))
        return ks_fail(error, KS_ERR_INPUT, "the rate of LPR entry %s is out of range", day);
    return KS_OK;
}

enum ks_err ks_lpr_check(const struct ks_lpr_table *table, struct ks_error *error)
{
    if (table->count < 1)
        return ks_fail(error, KS_ERR_INPUT, "the LPR table has no entry");
    for (int i = 0; i < table->count; i++) {
        enum ks_err err = check_entry(table, i, error);
        if (err != KS_OK)
            return err;
    }
    if (!ks_date_is_valid(table->known_until) ||
        is_before(table->known_until, table->entries[table->count - 1].from))
        return ks_fail(error, KS_ERR_INPUT, "the LPR table ends before its last entry");
    return KS_OK;
}

enum ks_err ks_lpr_find(const struct ks_lpr_table *table, struct ks_date date, int *rate,
                        struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES], end[KS_DATE_TEXT_BYTES];
    *rate = 0;
    enum ks_err err = ks_lpr_check(table, error);
    if (err != KS_OK)
        return err;
    if (!ks_date_is_valid(date))
        return ks_fail(error, KS_ERR_INPUT, "the day for the LPR is not a date");
    ks_date_format(date, day);
    if (is_before(date, first_lpr))
        return ks_fail(error, KS_ERR_INPUT,
                       "on %s there was no LPR yet: the first is of 2019-08-20", day);
    if (is_before(date, table->entries[0].from))
        return ks_fail(error, KS_ERR_INPUT, "the LPR table begins on %s and does not hold %s",
                       ks_date_format(table->entries[0].from, end), day);
    if (is_before(table->known_until, date))
        return ks_fail(error, KS_ERR_INPUT,
                       "the LPR table ends on %s and does not hold %s; add the later figures",
                       ks_date_format(table->known_until, end), day);
    int i = table->count - 1;
    while (is_before(date, table->entries[i].from))
        i--;
    *rate = table->entries[i].rate_hundredths_percent;
    return KS_OK;
}

/* The rate of `date`; after the end of the table its last one, `*is_assumed`. */
static enum ks_err find_or_last(const struct ks_lpr_table *table, struct ks_date date, int *rate,
                                bool *is_assumed, struct ks_error *error)
{
    *is_assumed = table->count > 0 && ks_date_is_valid(date) && is_before(table->known_until, date);
    return ks_lpr_find(table, *is_assumed ? table->known_until : date, rate, error);
}

static enum ks_err check_days(struct ks_date made, struct ks_date sued, struct ks_error *error)
{
    if (!ks_date_is_valid(made) || !ks_date_is_valid(sued))
        return ks_fail(error, KS_ERR_INPUT,
                       "the day the loan was made or the day of suing is not a date");
    if (is_before(sued, made))
        return ks_fail(error, KS_ERR_INPUT, "the day of suing is before the loan was made");
    if (is_before(sued, new_rule))
        return ks_fail(error, KS_ERR_INPUT,
                       "the suit was brought before 2020-08-20, when another rule held; ask the "
                       "court");
    return KS_OK;
}

enum ks_err ks_lending_cap_find(const struct ks_lpr_table *table, struct ks_date made,
                                struct ks_date sued, struct ks_lending_cap *out,
                                struct ks_error *error)
{
    int rate = 0;
    bool is_assumed = false;
    *out = (struct ks_lending_cap){0};
    enum ks_err err = check_days(made, sued, error);
    bool is_old = ks_lending_is_old(made);
    struct ks_date lpr_day = is_old ? sued : made;
    if (err == KS_OK)
        err = find_or_last(table, lpr_day, &rate, &is_assumed, error);
    if (err != KS_OK)
        return err;
    if (is_old)
        out->rows[out->row_count++] = (struct ks_lending_row){
            .from = made,
            .to = ks_date_add_days(new_rule, -1),
            .is_old_rule = true,
            .law = {KS_STATUTE_PRIVATE_LENDING, "31"},
        };
    out->rows[out->row_count++] = (struct ks_lending_row){
        .from = is_old ? new_rule : made,
        .lpr_day = lpr_day,
        .lpr_rate = rate,
        .cap_rate = rate * KS_LENDING_CAP_TIMES,
        .is_assumed = is_assumed,
        .law = {KS_STATUTE_PRIVATE_LENDING, is_old ? "31" : "25"},
    };
    return KS_OK;
}

enum ks_err ks_lending_interest(int64_t principal_fen, int rate, int64_t days, int64_t *atoms,
                                struct ks_error *error)
{
    /* A hundredth of a percent of a fen is 100 atoms; their product with the days is shared out
     * over the year last, so that it stays exact. */
    enum { ATOMS = KS_ATOMS_PER_FEN / 10000 };
    int64_t shares = 0;
    *atoms = 0;
    if (principal_fen < 0)
        return ks_fail(error, KS_ERR_INPUT, "the amount is less than zero");
    if (principal_fen > KS_MONEY_MAX_FEN)
        return ks_fail(error, KS_ERR_INPUT, "the amount is more than 10,000,000,000,000 yuan");
    if (!is_rate(rate))
        return ks_fail(error, KS_ERR_INPUT, "the yearly rate must be from 0 to 1000 percent");
    if (days < 0)
        return ks_fail(error, KS_ERR_INPUT, "the number of days is less than zero");
    if (__builtin_mul_overflow(principal_fen, rate, &shares) ||
        __builtin_mul_overflow(shares, days, &shares))
        return ks_fail(error, KS_ERR_INPUT,
                       "that amount over that many days is too large to work out exactly");
    /* Fewer atoms than shares: what follows cannot overflow. */
    int64_t rest = shares % KS_LENDING_YEAR_DAYS * ATOMS;
    *atoms = shares / KS_LENDING_YEAR_DAYS * ATOMS +
             (rest + KS_LENDING_YEAR_DAYS / 2) / KS_LENDING_YEAR_DAYS;
    return KS_OK;
}

static enum ks_err check_terms(struct ks_lending_terms terms, int cap_rate, struct ks_error *error)
{
    bool is_well = (terms.term_rate == KS_RATE_NONE || is_rate(terms.term_rate)) &&
                   (terms.overdue_rate == KS_RATE_NONE || is_rate(terms.overdue_rate)) &&
                   is_rate(cap_rate);
    if (!is_well)
        return ks_fail(error, KS_ERR_INPUT, "the yearly rate must be from 0 to 1000 percent");
    return KS_OK;
}

enum ks_err ks_lending_overdue_find(const struct ks_lpr_table *table, struct ks_lending_terms terms,
                                    struct ks_date due, int cap_rate,
                                    struct ks_lending_overdue *out, struct ks_error *error)
{
    static const char *const articles[] = {
        [KS_OVERDUE_AGREED] = "28(1)",
        [KS_OVERDUE_TERM] = "28(2)2",
        [KS_OVERDUE_LPR] = "28(2)1",
        [KS_OVERDUE_FREE] = "28(2)1",
    };
    struct ks_lending_overdue found = {.basis = KS_OVERDUE_AGREED,
                                       .wanted_rate = terms.overdue_rate};
    *out = (struct ks_lending_overdue){0};
    enum ks_err err = check_terms(terms, cap_rate, error);
    if (err == KS_OK && terms.overdue_rate == KS_RATE_NONE) {
        found.basis = terms.term_rate == KS_RATE_NONE ? KS_OVERDUE_LPR
                      : terms.term_rate == 0          ? KS_OVERDUE_FREE
                                                      : KS_OVERDUE_TERM;
        found.wanted_rate = terms.term_rate;
        if (found.basis != KS_OVERDUE_TERM)
            err = find_or_last(table, due, &found.wanted_rate, &found.is_assumed, error);
    }
    if (err != KS_OK)
        return err;
    found.is_capped = found.wanted_rate > cap_rate;
    found.rate = found.is_capped ? cap_rate : found.wanted_rate;
    found.law = (struct ks_law){KS_STATUTE_PRIVATE_LENDING, articles[found.basis]};
    *out = found;
    return KS_OK;
}
