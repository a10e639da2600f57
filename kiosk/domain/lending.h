/* Private lending: how much interest the law protects. Rules of the Supreme People's Court on
 * private lending cases (审理民间借贷案件规定, second revision of 2020) art. 24 to 31. The cap is
 * four times the one-year loan prime rate (LPR), whose table is an argument: it is kept in content
 * and ends somewhere, and beyond its end nothing is guessed. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_LENDING_H
#define KS_DOMAIN_LENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/date.h"
#include "domain/money.h"
#include "domain/statute.h"

/* Rates are a year's, in hundredths of a percent: 345 is 3.45 %. */
enum {
    KS_RATE_NONE = -1, /* none was agreed; 0 is an agreed rate of nothing */
    KS_RATE_MAX = 100000,
    KS_LENDING_CAP_TIMES = 4,
    KS_LENDING_YEAR_DAYS = 365, /* the law gives no number; this is the common practice */
};

/* The one-year LPR from `from` on, until the next entry. */
struct ks_lpr_entry {
    struct ks_date from;
    int rate_hundredths_percent;
};

/* Entries are borrowed, in order of time, the first from 2019-08-20 on or later; known until the
 * day `known_until`, included. */
struct ks_lpr_table {
    const struct ks_lpr_entry *entries;
    int count;
    struct ks_date known_until;
};

/* 2019-08-20, the day of the first one-year LPR of this kind. */
struct ks_date ks_lpr_first_day(void);

/* Checks what whoever keeps the table may get wrong: none, order, days, rates, its end.
 * KS_ERR_INPUT, with text. */
enum ks_err ks_lpr_check(const struct ks_lpr_table *table, struct ks_error *error) KS_MUST_USE;

/* The one-year LPR on `date`. KS_ERR_INPUT, with text, for no date, a day before the table begins
 * (there is no LPR of this kind before 2019-08-20) or after `known_until`; `*rate` is then 0. */
enum ks_err ks_lpr_find(const struct ks_lpr_table *table, struct ks_date date, int *rate,
                        struct ks_error *error) KS_MUST_USE;

/* From `from` to `to`, both included; `to` {0}: until the loan is repaid. */
struct ks_lending_row {
    struct ks_date from, to;
    bool is_old_rule; /* the rule of that time applies if it is asked for, and `cap_rate` is 0 */
    struct ks_date lpr_day; /* the day whose LPR counts; {0} under the old rule */
    int lpr_rate, cap_rate;
    bool is_assumed; /* the table ends before `lpr_day`: its last rate was taken, which holds only
                        if none other was published since */
    struct ks_law law;
};

struct ks_lending_cap {
    struct ks_lending_row rows[2];
    int row_count;
};

/* Whether a loan was made before 2020-08-20, so that the day of suing counts: art. 31. */
bool ks_lending_is_old(struct ks_date made);

/* The cap for a loan made on `made` and sued for on `sued` (not yet: today): four times the LPR of
 * the day the contract was made (art. 25). Made before 2020-08-20 and sued for from that day on:
 * until 2020-08-19 the rule of that time, then four times the LPR at the time of suing (art. 31).
 * All interest for lateness, penalties and other charges count towards the cap (art. 29).
 * KS_ERR_INPUT, with text, for days that are none, suing before making, suing before 2020-08-20,
 * or a day before the table begins; `*out` is then {0}. */
enum ks_err ks_lending_cap_find(const struct ks_lpr_table *table, struct ks_date made,
                                struct ks_date sued, struct ks_lending_cap *out,
                                struct ks_error *error) KS_MUST_USE;

/* Interest on `principal_fen` (what was really lent: art. 26) at `rate` for `days`, in atoms, to
 * the nearest atom, for a year of KS_LENDING_YEAR_DAYS. KS_ERR_INPUT, with text, for a sum, rate
 * or number of days out of range, or a product too large; `*atoms` is then 0. */
enum ks_err ks_lending_interest(int64_t principal_fen, int rate, int64_t days, int64_t *atoms,
                                struct ks_error *error) KS_MUST_USE;

/* What the parties agreed; KS_RATE_NONE for nothing. */
struct ks_lending_terms {
    int term_rate;    /* while the loan ran */
    int overdue_rate; /* after it fell due, with penalties and charges made into a rate */
};

enum ks_overdue_basis {
    KS_OVERDUE_AGREED, /* the agreed overdue rate: art. 28(1) */
    KS_OVERDUE_TERM,   /* none agreed: the rate of the term goes on, art. 28(2)2 */
    KS_OVERDUE_LPR,    /* neither agreed: the LPR of the day it fell due, art. 28(2)1 */
    KS_OVERDUE_FREE,   /* agreed to be without interest: the same by the common reading, which is
                          disputed */
};

struct ks_lending_overdue {
    enum ks_overdue_basis basis;
    int wanted_rate; /* by agreement or by law */
    int rate;        /* the same, at most `cap_rate` */
    bool is_capped;
    bool is_assumed; /* as in struct ks_lending_row */
    struct ks_law law;
};

/* The yearly rate for time after the loan fell due on `due`, within `cap_rate` (from
 * ks_lending_cap_find). KS_ERR_INPUT, with text, for a rate out of range, or where the LPR is
 * needed a day before the table begins; `*out` is then {0}. */
enum ks_err ks_lending_overdue_find(const struct ks_lpr_table *table, struct ks_lending_terms terms,
                                    struct ks_date due, int cap_rate,
                                    struct ks_lending_overdue *out,
                                    struct ks_error *error) KS_MUST_USE;

#endif
