/* Until when enforcement can be applied for, by the answers of the checklist: the rule comes from
 * the content, the reckoning from domain/limitation.h. Pure; any thread. */
#ifndef KS_SERVICE_ENFORCE_LIMIT_H
#define KS_SERVICE_ENFORCE_LIMIT_H

#include "content/content.h"

enum { KS_MOST_DUE = 8 }; /* instalments looked at */

/* What is known of the time. Answers are borrowed. */
struct ks_limit_facts {
    const struct ks_answer *answers;
    int answer_count;
    struct ks_date due[KS_MOST_DUE]; /* last days for performance, in any order */
    int due_count;
    struct ks_date effective; /* day it took effect; counts when none is due; {0} not known */
    struct ks_date demanded;  /* day the other side was last asked to perform; {0} none */
};

/* Limits in the order of their start, that which ends first foremost. `count` 0: no day is known,
 * or the days do not fit (a demand after today). */
struct ks_limits {
    struct ks_limitation list[KS_MOST_DUE];
    int count;
    enum ks_instalment_rule rule;
};

/* Civil Procedure Law (民事诉讼法, 2023) art. 250; by instalment for notarised debts and
 * administrative judgments. */
void ks_enforce_limits(const struct ks_content *content, const struct ks_limit_facts *facts,
                       struct ks_date today, struct ks_limits *out);

/* What is said of a limit counted without the holidays; for the catalogue. */
extern const char ks_limit_unknown[];

/* What is to be said beside a limit, in a visitor's words: that it is over, nearly over, not due
 * yet, or counted without the holidays. Texts are borrowed from the arena. Returns how many. */
enum { KS_LIMIT_MOST_REMARKS = 3 };
int ks_limit_remarks(struct ks_arena *arena, enum ks_lang lang, const struct ks_limitation *limit,
                     struct ks_date today, const char *out[KS_LIMIT_MOST_REMARKS]);

#endif
