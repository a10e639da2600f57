/* The way the answers to the enforcement questions lead, for the screens and for kioskctl: only
 * what lies on it counts, answers of a branch left behind do not. Pure; any thread. */
#ifndef KS_SERVICE_ENFORCE_WALK_H
#define KS_SERVICE_ENFORCE_WALK_H

#include "service/enforce_limit.h"

/* What was answered to one question; {0}: nothing yet. */
enum ks_reply_kind { KS_REPLY_NONE, KS_REPLY_OPTION, KS_REPLY_DATE };
struct ks_reply {
    enum ks_reply_kind kind;
    int option; /* by index */
    struct ks_date date;
};

/* Texts in `answers` are the content's. */
struct ks_enforce_walk {
    int asked[KS_WAY_MOST_QUESTIONS]; /* answered questions by index, in order */
    int asked_count;
    int next; /* the question to be answered next; -1: the end is reached */
    struct ks_answer answers[KS_WAY_MOST_QUESTIONS]; /* of those answered with an option */
    int answer_count;
    bool asks_due;                 /* the due question lies on the way, answered or next */
    struct ks_date due, effective; /* the days on the way; {0} none. `effective` is the day to
                                      count from where none is written: of taking effect, of
                                      service, or of the breach */
    bool is_alone;                 /* `effective` alone counts: further instalments do not */
    int within_days; /* to be performed so many days after taking effect; 0: not so written */
};

/* Index of the question that comes next where `next` is named, passing over those that are not
 * asked after these answers; -1: the end. */
int ks_enforce_next(const struct ks_enforcement *enforcement, const char *next,
                    const struct ks_answer *answers, int answer_count);

/* Goes the way from the first question as far as it is answered; `replies` by index of the
 * question. */
void ks_enforce_walk(const struct ks_enforcement *enforcement, const struct ks_reply *replies,
                     struct ks_enforce_walk *out);

/* Indices of the items that hold after `walk`, in order; returns how many. */
int ks_enforce_items(const struct ks_enforcement *enforcement, const struct ks_enforce_walk *walk,
                     int out[KS_MOST_ITEMS]);

/* Adds what the walk says of the time to `facts`. "Within so many days" is a period like any other:
 * where its last day is a day off, the other side has until the first day after the rest, and the
 * two years count from there (Civil Procedure Law art. 82, 85(3), 250); in a year whose holidays
 * are not known from the day by counting alone, which is the earlier one. In `facts` there may be
 * at most KS_MOST_DUE - 1 further instalments already. `facts` borrows the walk. */
void ks_enforce_add_facts(const struct ks_calendar *calendar, const struct ks_enforce_walk *walk,
                          struct ks_limit_facts *facts);

#endif
