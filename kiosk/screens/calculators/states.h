/* What each calculator keeps of a visitor, and the names of its blanks. */
#ifndef KS_SCREENS_CALCULATORS_STATES_H
#define KS_SCREENS_CALCULATORS_STATES_H

#include "screens/page/field.h"

enum {
    KS_MOST_PAYMENTS = 4,
    KS_MOST_ACTION_DEMANDS = 4, /* days on which the visitor asked for what is owed */
};

struct ks_fee_state {
    struct ks_blank amount;
    int kind; /* enum ks_fee_case */
};

enum {
    KS_INTEREST_AMOUNT,
    KS_INTEREST_FROM,
    KS_INTEREST_TO,
    KS_INTEREST_COSTS,
    KS_INTEREST_DUE,  /* ordinary interest already worked out */
    KS_INTEREST_RATE, /* ordinary interest a year */
    KS_INTEREST_SINCE,
    KS_INTEREST_IDLE_FROM,
    KS_INTEREST_IDLE_TO,
    KS_INTEREST_PAID_DATE,
    KS_INTEREST_PAID_AMOUNT = KS_INTEREST_PAID_DATE + KS_MOST_PAYMENTS,
    KS_INTEREST_BLANKS = KS_INTEREST_PAID_AMOUNT + KS_MOST_PAYMENTS,
};

struct ks_interest_state {
    struct ks_blank typed[KS_INTEREST_BLANKS];
    int payment_count;
    int parts; /* of the page that were opened */
};

enum {
    KS_LENDING_MADE,
    KS_LENDING_RATE,
    KS_LENDING_AMOUNT,
    KS_LENDING_DUE,
    KS_LENDING_SUED,
    KS_LENDING_BLANKS,
};

struct ks_lending_state {
    struct ks_blank typed[KS_LENDING_BLANKS];
};

enum {
    KS_CLAIM_FROM,
    KS_CLAIM_UNTIL, /* the end of a guarantee period that was agreed */
    KS_CLAIM_DEMANDED,
    KS_CLAIM_AGREED = KS_CLAIM_DEMANDED + KS_MOST_ACTION_DEMANDS,
    KS_CLAIM_SUED,
    KS_CLAIM_ENDED,
    KS_CLAIM_HARMED,
    KS_CLAIM_BLANKS,
};

struct ks_limitation_state {
    struct ks_blank typed[KS_CLAIM_BLANKS];
    int kind;         /* enum ks_action_kind */
    int demand_count; /* further days of demands shown */
    bool is_open;     /* what only some have to tell is shown */
};

enum { KS_PERIOD_FROM, KS_PERIOD_LENGTH, KS_PERIOD_BLANKS };

struct ks_period_state {
    struct ks_blank typed[KS_PERIOD_BLANKS];
    int length; /* of the lengths offered, from 1; 0 = the days typed */
};

/* What a calculator keeps of the visitor. */
void *ks_calc_state(const struct ks_visit *visit, enum ks_calc calc);

#endif
