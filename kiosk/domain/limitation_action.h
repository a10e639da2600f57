/* Within what time a claim can be taken to court without the other side's defence that it is too
 * late (诉讼时效), and the guarantee period. The court does not raise it by itself (Civil Code art.
 * 193). Not here: suspension by an obstacle in the last six months (art. 194), and a court's
 * extension of the twenty years. Pure, no I/O. */
#ifndef KS_DOMAIN_LIMITATION_ACTION_H
#define KS_DOMAIN_LIMITATION_ACTION_H

#include "domain/limit_kind.h"
#include "domain/limitation.h"

enum ks_action_kind {
    KS_ACTION_GENERAL,    /* 3 years: Civil Code (民法典) art. 188 */
    KS_ACTION_NO_DUE_DAY, /* the same, of a debt without a due day: from the end of the grace
                             period after the first demand, or from the refusal: Rules on
                             Limitation (时效规定) art. 4 */
    KS_ACTION_LABOUR,     /* labour dispute: 1 year to apply for arbitration, wages from the end
                             of the job: Labour Dispute Mediation and Arbitration Law
                             (劳动争议调解仲裁法) art. 27 */
    KS_ACTION_GUARANTEE_GENERAL, /* general guarantee, also where the kind was not agreed: the
                                    creditor must sue or arbitrate against the debtor: art. 686(2),
                                    693(1) */
    KS_ACTION_GUARANTEE_JOINT,   /* joint liability: the creditor must claim from the guarantor:
                                    art. 693(2) */
    KS_ACTION_INSURANCE,      /* other than life: 2 years from knowing of the event: Insurance Law
                                 (保险法) art. 26 */
    KS_ACTION_LIFE_INSURANCE, /* 5 years: the same */
    KS_ACTION_INTERNATIONAL,  /* international sale of goods, import and export of technology:
                                 4 years: art. 594 */
    KS_ACTION_WITHOUT_LIMIT,  /* to cease, to remove an obstacle or a danger; return of immovables
                                 or registered movables; support: art. 196 */
    KS_ACTION_COUNT,
};

/* The word of a kind in content ("general"); "" for any other value. */
const char *ks_action_code(enum ks_action_kind kind);

/* Whether the 20 years of art. 188 end the time of such a claim, too. */
bool ks_action_has_long_stop(enum ks_action_kind kind);

/* What the law does with the time of such a claim. */
enum ks_limit_kind ks_action_limit_kind(enum ks_action_kind kind);

/* The latest day given counts. Arrays are borrowed, in any order. */
struct ks_action_case {
    enum ks_action_kind kind;
    struct ks_date known;        /* harm and who owes for it known, or should have been: art. 188;
                                    for a guarantee the day the main debt fell due, or without
                                    one the end of the grace period after the demand: art. 692(3) */
    struct ks_date agreed_until; /* guarantee: the end of the period that was agreed. {0}, or not
                                    after `known`: none was, so six months: art. 692(2) */
    struct ks_date agency_ended; /* claim against one's own legal agent: art. 190; {0} none */
    struct ks_date came_of_age;  /* turned 18, abused as a minor: art. 191; {0} none */
    const struct ks_date *due;   /* instalments of one debt: the last one counts, art. 189 */
    int due_count;               /* at most KS_LIMITATION_MAX_INSTALMENTS */
    struct ks_date harmed;       /* for the 20 years of art. 188; {0}: not said, so no later than
                                    the day the limit first runs from */
    const struct ks_restart *restarts;
    int restart_count; /* at most KS_LIMITATION_MAX_RESTARTS */
};

struct ks_action_limit {
    bool has_limit;             /* false: none, and all else is {0} */
    struct ks_limitation limit; /* `is_over`: the other side can refuse, unless it has agreed to
                                   perform or has performed: art. 192 */
    struct ks_date long_stop;   /* the latest end of the 20 years; {0}: none, or not looked at
                                   because a promise after the end binds and no harm was given */
    bool is_long_over;          /* today is certainly after `long_stop` */
    bool is_cut;                /* `limit` ends with the 20 years */
    bool is_chain_cut;          /* and so does `limit.if_chained` */
    bool is_agreed;             /* guarantee: `limit` is the agreed period */
    struct ks_law law;
};

/* Works out the limit seen from `today`. KS_ERR_INPUT, with text, for a kind that is none, no day
 * to count from, a day that is no date, an act after today, or more entries than allowed. Any
 * thread. */
enum ks_err ks_action_limit_compute(const struct ks_calendar *calendar,
                                    const struct ks_action_case *basis, struct ks_date today,
                                    struct ks_action_limit *out,
                                    struct ks_error *error) KS_MUST_USE;

#endif
