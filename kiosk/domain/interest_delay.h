/* The doubled part of the interest for late performance where the debt was paid in parts or
 * enforcement stood still: Supreme People's Court 法释〔2014〕8号, Civil Procedure Law art. 264.
 * For one sum and a number of days see interest.h. A payment meets costs and the ordinary interest
 * of the instrument before the principal, and that before the doubled part: Civil Code (民法典)
 * art. 561 with art. 4. Not here: foreign money. Pure, no I/O. */
#ifndef KS_DOMAIN_INTEREST_DELAY_H
#define KS_DOMAIN_INTEREST_DELAY_H

#include <stdint.h>

#include "base/err.h"
#include "domain/calendar.h"
#include "domain/lending.h"
#include "domain/money.h"

enum {
    KS_DELAY_MAX_PAYMENTS = 60,
    KS_DELAY_MAX_SPANS = 20,
    KS_DELAY_MAX_ROWS = KS_DELAY_MAX_PAYMENTS + 1,
};

struct ks_delay_payment {
    struct ks_date date; /* paid, or transferred from an account, or the sale effective: art. 2 */
    int64_t fen;         /* above 0 */
};

/* What a payment meets first. */
enum ks_delay_order {
    KS_DELAY_DEBT_FIRST,    /* costs, ordinary interest, principal, then the doubled part: art. 4 */
    KS_DELAY_DOUBLED_FIRST, /* the other way round, if the parties agreed so: art. 4 */
};

/* Arrays are borrowed, in any order. */
struct ks_delay_case {
    int64_t principal_fen; /* money owed under the instrument without its general interest */
    int64_t costs_fen;     /* costs the instrument gives the creditor */
    int64_t ordinary_fen;  /* ordinary interest already worked out, owed from the beginning */
    int ordinary_rate;     /* ordinary interest a year on the principal unpaid, in hundredths of a
                              percent, for a year of KS_LENDING_YEAR_DAYS; 0: none */
    struct ks_date ordinary_from; /* the day it counts from, itself not counted; with a rate */
    struct ks_date start; /* last day for performance; without one the day the instrument took
                             effect: art. 2. Not counted itself */
    struct ks_date end;   /* the last day that counts: of performance, or today */
    enum ks_delay_order order;
    const struct ks_delay_payment *payments;
    int payment_count;
    const struct ks_day_range *suspended; /* enforcement stood still to review the instrument or
                                             for a retrial, and not at the debtor's asking: these
                                             days do not count, art. 3 */
    int suspended_count;
};

/* The time from one payment to the next: days after `from`, up to and with `to`. */
struct ks_delay_row {
    struct ks_date from, to;
    int days;      /* that count */
    int idle_days; /* that do not */
    int64_t principal_fen;
    int64_t atoms; /* the doubled part of this time, exact */
};

struct ks_delay {
    struct ks_delay_row rows[KS_DELAY_MAX_ROWS]; /* without times when nothing was owed */
    int row_count;
    int64_t total_atoms;        /* of all rows, exact */
    int64_t doubled_paid_fen;   /* of it paid */
    int64_t principal_left_fen; /* what remains at `end` */
    int64_t doubled_left_atoms;
    int64_t costs_left_fen;
    int64_t ordinary_atoms; /* ordinary interest in all, exact but for its own rounding */
    int64_t ordinary_paid_fen, ordinary_left_atoms;
    int64_t overpaid_fen;             /* paid beyond everything owed */
    struct ks_date principal_paid_on; /* {0}: not yet */
};

/* Works it out, payment by payment. Payments up to the start day lessen the principal from the
 * start. A payment that meets the whole doubled part meets it to the fen, half up. KS_ERR_INPUT,
 * with text, for sums out of range, days that are none or out of order, a payment after the end, a
 * delay that began before August 2014, when another rule held (art. 7), more entries than allowed,
 * or a product too large to be exact; `*out` is then {0}. Any thread. */
enum ks_err ks_delay_compute(const struct ks_delay_case *basis, struct ks_delay *out,
                             struct ks_error *error) KS_MUST_USE;

#endif
