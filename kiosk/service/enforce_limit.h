/* Until when enforcement can be applied for, by the answers of the checklist: the rule comes from
 * the content, the reckoning from domain/limitation.h. What is said of it: service/last_day.h.
 * Pure; any thread. */
#ifndef KS_SERVICE_ENFORCE_LIMIT_H
#define KS_SERVICE_ENFORCE_LIMIT_H

#include "content/content.h"

enum { KS_MOST_DUE = 8, KS_MOST_DEMANDS = 8 }; /* instalments and demands looked at */

/* What is known of the time. Answers are borrowed. */
struct ks_limit_facts {
    const struct ks_answer *answers;
    int answer_count;
    struct ks_date due[KS_MOST_DUE]; /* last days for performance, in any order */
    int due_count;
    struct ks_date effective; /* day it counts from when none is due: it took effect, was served or
                                 was broken; {0} not known */
    struct ks_date event;     /* the latest day given for something that must have happened */
    struct ks_date demanded[KS_MOST_DEMANDS]; /* days the other side was asked to perform */
    int demanded_count;
};

/* Limits in the order of their start, that which ends first foremost. `count` 0: no day is known,
 * or the days do not fit (a demand after today). */
struct ks_limits {
    struct ks_limitation list[KS_MOST_DUE];
    int count;
    enum ks_limit_kind kind;
    bool may_be_ahead;        /* false: what it counts from is said to be still to come */
    bool are_due;             /* they count from days by which was to be performed */
    struct ks_date first_due; /* the first of several instalments with one limit; {0}: not so */
    bool is_unknown; /* the documents differ, and which it is is not known: `note` says so */
    const struct ks_words *note; /* what the time means, and what interrupts it */
};

/* Civil Procedure Law (民事诉讼法, 2023) art. 250; by instalment for notarised debts and
 * administrative judgments. */
void ks_enforce_limits(const struct ks_content *content, const struct ks_limit_facts *facts,
                       struct ks_date today, struct ks_limits *out);

#endif
