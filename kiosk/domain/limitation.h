/* The two years within which enforcement can be applied for: by instalments, and begun anew when
 * somebody acts. Limits for going to court are in limitation_action.h. Pure, no I/O. */
#ifndef KS_DOMAIN_LIMITATION_H
#define KS_DOMAIN_LIMITATION_H

#include <stdbool.h>

#include "base/err.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "domain/limit_kind.h"
#include "domain/period.h"
#include "domain/statute.h"

enum { KS_LIMITATION_MAX_INSTALMENTS = 360, KS_LIMITATION_MAX_RESTARTS = 60 };

struct ks_limitation {
    struct ks_date start;    /* the day the two years count from; itself not counted */
    struct ks_date nominal;  /* two years later by counting alone */
    struct ks_date last_day; /* moved past rest days; where that cannot be said a day that is in
                                time whatever they are (period.h: safe_day) */
    bool is_known;           /* the calendar covers the last day */
    bool is_over;            /* certainly past; an application is still to be accepted, and only
                                the debtor's objection ends it (Interpretation art. 481) */
    int days_left;           /* from today to last_day; 0 on the day itself, below 0 after it */
    int restart_count;       /* how often it began anew */
    int late_count;          /* acts that came when it was certainly over, and restarted nothing */
    struct ks_date if_chained; /* with late acts: the furthest last day if each of them was in time
                                  because of others that were not given; {0}: no late act */
    bool is_open_if_chained;   /* then it may still be in time */
    bool is_paused_if_chained; /* one of them is proceedings that still run */
    struct ks_date
        renewed_on;         /* the last day on which the other side agreed to perform after it
                               was over, which binds it: only where `promise_renews`; {0}: none */
    bool has_overtaken_act; /* proceedings begun when it was over outlasted `renewed_on`: whether
                               it runs anew from their end no text settles; reckoned without them,
                               they are among the late acts */
    bool is_paused;         /* proceedings are still running, so it does not run: the last day is
                               that of a run which would start today */
    bool has_early_act; /* proceedings begun, or a settlement made, before it ran went on into it:
                           whether it runs anew from their end no text settles; it is reckoned
                           without them, which is the earlier day */
    bool is_in_doubt;   /* an act fell where the calendar cannot say whether it was in time;
                           it is taken to have been */
};

/* How it ends, as domain/period.h has it. */
struct ks_period_end ks_limitation_end(const struct ks_limitation *limit);

/* What makes the time begin anew: Interpretation on Enforcement Procedure (执行程序解释) art. 20
 * for enforcement, Civil Code (民法典) art. 195 for going to court. */
enum ks_restart_kind {
    KS_RESTART_APPLIED,     /* enforcement was applied for; suit or arbitration was begun */
    KS_RESTART_SETTLED,     /* the parties settled; with a day to perform by, from that day:
                               Civil Procedure Law Interpretation art. 466 */
    KS_RESTART_DEMANDED,    /* one asked the other to perform */
    KS_RESTART_AGREED,      /* the other agreed to perform, or performed a part */
    KS_RESTART_PROCEEDINGS, /* suit, arbitration, payment order: begun on `date`, it starts anew
                               when they ended, on `until`; {0}: they are still running */
};

struct ks_restart {
    enum ks_restart_kind kind;
    struct ks_date date;
    struct ks_date until; /* SETTLED: the last day to perform by; {0}: none agreed. PROCEEDINGS:
                             the day they ended; {0}: they have not */
};

/* Which instalment the two years count from. */
enum ks_instalment_rule {
    KS_INSTALMENT_LAST,           /* civil judgments, mediation statements, awards: Civil Procedure
                                     Law (民事诉讼法, 2023) art. 250 */
    KS_INSTALMENT_ADMINISTRATIVE, /* judgments in administrative cases: from each instalment;
                                     Administrative Procedure Law Interpretation art. 153 */
    KS_INSTALMENT_NOTARIAL,       /* notarised claims: from each instalment; Rules on Enforcing
                                     Notarised Claims art. 9 */
    KS_INSTALMENT_UNKNOWN,        /* which document it is is not known: no day can be worked out */
};

/* Arrays are borrowed, in any order. */
struct ks_limitation_case {
    enum ks_instalment_rule rule;
    const struct ks_date *due; /* last days for performance; none: `effective` counts */
    int due_count;             /* at most KS_LIMITATION_MAX_INSTALMENTS */
    struct ks_date effective;  /* the day it counts from where no day for performance is written:
                                  taking effect; of an administrative judgment its service
                                  (Administrative Procedure Law Interpretation art. 153); of a duty
                                  not to do something the breach (Interpretation on Enforcement
                                  Procedure art. 21) */
    const struct ks_restart *restarts;
    int restart_count; /* at most KS_LIMITATION_MAX_RESTARTS */
};

/* Works out the two years of each instalment, or the one limit of all: from the last day for
 * performance, without one from `effective`. Suspension is a fact this cannot know. Writes to
 * `out`, in the order of `due`, one entry for each instalment (ADMINISTRATIVE, NOTARIAL) or one in
 * all (LAST, or without instalments); `*count` says how many. `out` has room for `due_count`, at
 * least one. An act before an instalment fell due changes nothing for it; one after its limit is
 * certainly over neither. KS_ERR_INPUT, with text, for a day that is none, an act after today, a
 * settlement to be performed before it was made, or more entries than allowed; `*count` is then 0.
 * Any thread. */
enum ks_err ks_limitation_compute(const struct ks_calendar *calendar,
                                  const struct ks_limitation_case *basis, struct ks_date today,
                                  struct ks_limitation *out, int *count,
                                  struct ks_error *error) KS_MUST_USE;

/* What the law does with the two years under each rule. */
enum ks_limit_kind ks_instalment_kind(enum ks_instalment_rule rule);

/* The article that says where the two years count from. */
struct ks_law ks_limitation_law(enum ks_instalment_rule rule);

#endif
