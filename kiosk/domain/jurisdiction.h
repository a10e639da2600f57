/* Whether a case of this kind can be brought to this court, by where the places that connect it
 * lie: Civil Procedure Law (民事诉讼法, 2023) art. 18 to 35 with its Interpretation, and the
 * special rules each row names. The rows are data; words for people belong to content, by `id`. The
 * court is a district court. Not here: maritime, intellectual property, internet courts,
 * a foreign element, whether a claim is just. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_JURISDICTION_H
#define KS_DOMAIN_JURISDICTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/statute.h"

enum ks_matter {
    KS_MATTER_GENERAL, /* any civil case without a rule of its own */
    KS_MATTER_CONTRACT,
    KS_MATTER_LOAN, /* private lending */
    KS_MATTER_ONLINE_SALE,
    KS_MATTER_INSURANCE,
    KS_MATTER_TORT,
    KS_MATTER_NETWORK_TORT,
    KS_MATTER_TRAFFIC,
    KS_MATTER_IMMOVABLE, /* whose it is, dividing it, neighbours */
    KS_MATTER_FARMLAND,  /* contract for farmland */
    KS_MATTER_LEASE,     /* lease of a house */
    KS_MATTER_CONSTRUCTION,
    KS_MATTER_POLICY_HOUSING,
    KS_MATTER_INHERITANCE,
    KS_MATTER_DIVORCE,
    KS_MATTER_SUPPORT, /* of parents, children, spouses */
    KS_MATTER_LABOUR,
    KS_MATTER_UTILITIES, /* property management, water, power: as a contract */
    KS_MATTER_COMPANY,
    KS_MATTER_PAYMENT_ORDER,
    KS_MATTER_CONFIRMATION, /* judicial confirmation of a mediation agreement */
    KS_MATTER_SECURITY,     /* realising a security interest */
    KS_MATTER_PRESERVATION, /* before suit */
    KS_MATTER_PROTECTION,   /* personal protection order */
    KS_MATTER_ADMINISTRATIVE,
    KS_MATTER_NON_SUIT,         /* an authority asks to enforce its decision */
    KS_MATTER_ENFORCE_COURT,    /* what a court decided */
    KS_MATTER_ENFORCE_AWARD,    /* an arbitral award */
    KS_MATTER_ENFORCE_NOTARIAL, /* a notarised claim */
    KS_MATTER_ENFORCE_LABOUR,   /* a labour arbitration award or mediation statement */
    KS_MATTER_COUNT,
};

/* What connects a case with a district. Of an organisation the home is its main office. The person
 * against whom one applies is the defendant. */
enum ks_court_place {
    KS_PLACE_DEFENDANT_HOME = 1 << 0,
    KS_PLACE_DEFENDANT_RESIDENCE = 1 << 1, /* lived there for a year on end, hospital aside; where
                                              it is given it takes the home's place */
    KS_PLACE_PLAINTIFF_HOME = 1 << 2,
    KS_PLACE_PLAINTIFF_RESIDENCE = 1 << 3,
    KS_PLACE_PERFORMANCE = 1 << 4, /* agreed, or where the work is done */
    KS_PLACE_RECEIVER = 1 << 5,    /* the side that is to receive money; of a loan to be repaid
                                      the lender */
    KS_PLACE_PERFORMER = 1 << 6,   /* the side that owes what is neither money nor immovable */
    KS_PLACE_DEAL = 1 << 7,        /* where a deal done at once was done */
    KS_PLACE_PROPERTY = 1 << 8,    /* the immovable, the insured or secured thing, the assets to
                                      preserve */
    KS_PLACE_REGISTER = 1 << 9,    /* of the vehicle, of the right */
    KS_PLACE_TORT = 1 << 10,       /* of the act, or of its result */
    KS_PLACE_ACCIDENT = 1 << 11,
    KS_PLACE_ARRIVAL = 1 << 12, /* where the vehicle first arrived; where cargo was bound */
    KS_PLACE_BUYER = 1 << 13,
    KS_PLACE_DELIVERY = 1 << 14,
    KS_PLACE_INSURED = 1 << 15, /* home of the insured person */
    KS_PLACE_EMPLOYER = 1 << 16,
    KS_PLACE_COMPANY = 1 << 17,
    KS_PLACE_DECEASED = 1 << 18,  /* home when they died */
    KS_PLACE_ESTATE = 1 << 19,    /* the main part of it */
    KS_PLACE_AUTHORITY = 1 << 20, /* that first decided; that asks for enforcement */
    KS_PLACE_REVIEWER = 1 << 21,  /* the authority that reviewed */
    KS_PLACE_MEDIATOR = 1 << 22,  /* the mediation body */
    KS_PLACE_VIOLENCE = 1 << 23,
    KS_PLACE_INVITING_COURT = 1 << 24, /* the court that asked the body to mediate; "here": this */
    KS_PLACE_JUDGING_COURT = 1 << 25,  /* the court of first instance; "here": this court */
    KS_PLACE_MAIN_COURT = 1 << 26,     /* a court that could hear the dispute itself */
    KS_PLACE_ASSETS = 1 << 27,         /* property that can be enforced against */
    KS_PLACE_AGREED_COURT = 1 << 28,   /* the court chosen in writing */
};

/* What else is so. Set only what is known to be. */
enum ks_matter_fact {
    KS_FACT_COURT_AGREED = 1 << 0,          /* a court was chosen in writing */
    KS_FACT_CONSUMER_FORM = 1 << 1,         /* ... in a standard form for consumers */
    KS_FACT_DETAINED = 1 << 2,              /* the defendant is imprisoned or in compulsory care */
    KS_FACT_ABROAD_OR_MISSING = 1 << 3,     /* the defendant lives abroad or cannot be found */
    KS_FACT_DEFENDANT_AWAY = 1 << 4,        /* the defendant left home over a year ago */
    KS_FACT_BOTH_AWAY = 1 << 5,             /* both spouses did */
    KS_FACT_DEFENDANTS_APART = 1 << 6,      /* several, not in one district */
    KS_FACT_PERFORMANCE_AGREED = 1 << 7,    /* the place of performance is in the contract */
    KS_FACT_OWES_MONEY = 1 << 8,            /* no place agreed, and money is in dispute */
    KS_FACT_OWES_IMMOVABLE = 1 << 9,        /* no place agreed, handing over an immovable is */
    KS_FACT_OWES_OTHER = 1 << 10,           /* no place agreed, something else is */
    KS_FACT_DONE_AT_ONCE = 1 << 11,         /* the deal was done on the spot */
    KS_FACT_DELIVERED_ONLINE = 1 << 12,     /* not goods by post */
    KS_FACT_VEHICLE_OR_CARGO = 1 << 13,     /* what is insured */
    KS_FACT_PERSON_INSURED = 1 << 14,       /* life, health, accident */
    KS_FACT_REVIEWED = 1 << 15,             /* the decision went through administrative review */
    KS_FACT_ABOUT_IMMOVABLE = 1 << 16,      /* the administrative case is about an immovable */
    KS_FACT_HIGH_AUTHORITY = 1 << 17,       /* against a government of county level or above, a
                                               department of the State Council, customs */
    KS_FACT_COURT_INVITED = 1 << 18,        /* a court asked for the mediation */
    KS_FACT_JUDGED_HIGHER = 1 << 19,        /* first instance was not a district court */
    KS_FACT_COURT_ADMINISTRATIVE = 1 << 20, /* setting: this court hears administrative cases */
    KS_FACT_COURT_NO_ADMINISTRATIVE = 1 << 21, /* setting: another court hears the district's */
    KS_FACT_COURT_AWARDS = 1 << 22,            /* setting: awards are assigned to this court */
};

/* Where the two sides live, for the level of court. */
enum ks_sides {
    KS_SIDES_UNKNOWN,
    KS_SIDES_ALIKE,       /* both in the province, or both outside it */
    KS_SIDES_ONE_OUTSIDE, /* one of them outside it */
};

/* A place named in neither mask is not known. In both: there are several, and here counts. */
struct ks_jurisdiction_query {
    enum ks_matter matter;
    unsigned here, elsewhere; /* of enum ks_court_place: in this district, in another */
    unsigned facts;           /* of enum ks_matter_fact */
    int64_t amount_fen;       /* 0: none, or not known */
    enum ks_sides sides;
};

enum ks_jurisdiction_answer {
    KS_JURISDICTION_YES,                 /* this court, by `rule` */
    KS_JURISDICTION_NO_GO_TO_THE_PLACE,  /* a court where one of `ways` leads */
    KS_JURISDICTION_EXCLUSIVE_ELSEWHERE, /* the same, and nothing agreed can change it */
    KS_JURISDICTION_HIGHER_COURT,        /* the intermediate court there */
    KS_JURISDICTION_ASK, /* not known: ask for the place of `rule`, or a person at the window */
};

enum { KS_JURISDICTION_MAX_WAYS = 8 };

/* A rule and what it takes. */
struct ks_jurisdiction_rule {
    const char *id;   /* names its words in content */
    uint32_t matters; /* 1 << enum ks_matter of those it is for */
    unsigned place;   /* of enum ks_court_place; 0: it is not about a place */
    unsigned needs;   /* facts that must be so */
    unsigned unless;  /* facts that must not */
    bool is_exclusive;
    struct ks_law law, more_law; /* `more_law` may be {0} */
};

/* Rules are static. */
struct ks_jurisdiction {
    enum ks_jurisdiction_answer answer;
    const struct ks_jurisdiction_rule *rule; /* the one that decided */
    const struct ks_jurisdiction_rule
        *ways[KS_JURISDICTION_MAX_WAYS]; /* all that lead to a court */
    int way_count;
};

/* Answers the query. KS_ERR_INPUT, with text, for a matter that is none or an amount below 0 or
 * above KS_MONEY_MAX_FEN; `*out` is then {0}. */
enum ks_err ks_jurisdiction_find(const struct ks_jurisdiction_query *query,
                                 struct ks_jurisdiction *out, struct ks_error *error) KS_MUST_USE;

/* The rule at `index`, counting from 0, NULL past the last: for checking that each has its words.
 */
const struct ks_jurisdiction_rule *ks_jurisdiction_rule_at(int index);

/* The word for content ("loan"); "" for any other value. And back, KS_MATTER_COUNT for none. */
const char *ks_matter_code(enum ks_matter matter);
enum ks_matter ks_matter_from_code(const char *code);

/* The word for content ("defendant_home") of one place; "" for any other value. And back, 0 for
 * none. */
const char *ks_place_code(enum ks_court_place place);
unsigned ks_place_from_code(const char *code);

/* The word for content ("court_agreed") of one fact; "" for any other value. And back, 0 for none.
 */
const char *ks_matter_fact_code(enum ks_matter_fact fact);
unsigned ks_matter_fact_from_code(const char *code);

#endif
