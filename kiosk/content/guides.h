/* Filing guides: costs, time limits, and all that stands on one. Read-only; all lives in the
 * content's arena. */
#ifndef KS_CONTENT_GUIDES_H
#define KS_CONTENT_GUIDES_H

#include "content/words.h"
#include "domain/fee.h"
#include "domain/limit_kind.h"
#include "domain/period.h"

/* What a court fee is where the measures leave a range: the province or the court sets the figure.
 * `set_fen` 0: not set, so the range is shown and the court's reckoning decides. */
struct ks_fee_base {
    const char *id; /* as a guide's cost names it: "divorce_base"; the word of kioskctl fee */
    struct ks_words title;
    int64_t low_fen, high_fen, set_fen;
    const char *source;
};

enum ks_cost_kind {
    KS_COST_COMPUTED, /* worked out from an amount: `fee`, on top of `base` if there is one */
    KS_COST_FIXED,    /* the same for every case: `fixed`, or `other` */
    KS_COST_RANGE,    /* `base` alone */
    KS_COST_FREE,
};

/* A fee that is the same for every case of a kind; no `title`: there is one kind alone. */
struct ks_fixed_fee {
    struct ks_words title;
    int64_t fen;
};

struct ks_cost {
    enum ks_cost_kind kind;
    enum ks_fee_kind fee;           /* KS_COST_COMPUTED */
    const struct ks_fee_base *base; /* NULL: none; for RANGE always one */
    struct ks_words amount_label;   /* COMPUTED: what the amount is: "sum lent plus interest" */
    struct ks_fixed_fee fixed;      /* KS_COST_FIXED */
    struct ks_fixed_fee other;      /* the same for another kind of case; fen 0: there is none */
    bool is_money_claim;            /* COMPUTED: about paying money, so it may be a small claim */
    struct ks_words note;
};

/* How long a time limit is told to be. */
enum ks_limit_unit {
    KS_UNIT_YEARS,
    KS_UNIT_MONTHS,
    KS_UNIT_DAYS,
    KS_UNIT_WORKING_DAYS,
    KS_UNIT_HOURS,
    KS_UNIT_NONE,  /* the law sets no limit */
    KS_UNIT_PAPER, /* the paper, the court or the agreement sets it */
    KS_UNIT_COUNT,
};

/* A time limit: what must be done in which time, from when, and what if it is late. With `ask` the
 * page works out the last day from the day the visitor gives. */
struct ks_time_limit {
    const char *id;
    enum ks_limit_kind kind;
    enum ks_limit_unit unit;
    int length;            /* in units; 0 for NONE and PAPER */
    struct ks_words title; /* what must be done, and how long there is for it */
    struct ks_words from;  /* where it starts */
    struct ks_words late;  /* what is lost, and what can still be done */
    struct ks_words ask;   /* the day to give: "The day you received the judgment"; "": none */
    bool has_no_day;       /* no day that a visitor knows begins it, so nothing is asked */
    bool may_be_ahead;     /* that day may lie in the future, as a due day */
    struct ks_date worked_from, worked_last; /* with `ask`: a worked case, checked at loading */
    int abroad_days; /* who has no home in China has so many days instead (civil procedure law, art.
                        285, 286); 0: no more than others */
    struct ks_date worked_abroad; /* with `abroad_days`: the last day of the same case */
};

/* `limit` as a length to reckon with; all 0 where there is none. */
struct ks_period ks_time_limit_length(const struct ks_time_limit *limit);
/* The same for whoever has no home in China; false where nothing else holds for them. */
bool ks_time_limit_abroad(const struct ks_time_limit *limit, struct ks_period *out);
/* Whether the page asks for a day and works this limit out. */
bool ks_time_limit_asks(const struct ks_time_limit *limit);

/* What holds for every time limit of a kind. */
struct ks_limit_words {
    struct ks_words today;             /* what still counts as in time on the last day */
    struct ks_words late;              /* what can still be done after it */
    const char **never[KS_LANG_COUNT]; /* words that a limit of this kind must not be told with */
    int never_count[KS_LANG_COUNT];
    const char **about; /* Chinese words by which a sentence of running text speaks of this kind */
    int about_count;
};

/* A kind of claim on the page about the time to sue, by enum ks_action_kind. */
struct ks_claim_words {
    struct ks_words ask;  /* the day it counts from */
    struct ks_words note; /* what must be done, what begins it anew, what if it is late */
};

/* A page that is no guide, on a shelf. */
struct ks_shelf_page {
    const char *page; /* as ks_wording_page_of reads it; NULL: none */
    const char *icon;
    struct ks_words title, detail;
};

/* A shelf of guides. */
struct ks_guide_group {
    const char *id;
    const char *icon;
    struct ks_words title;
    struct ks_shelf_page first; /* stands before its guides; no `page`: none does */
};

/* A paper to bring. */
struct ks_material {
    struct ks_words title;
    struct ks_words detail;
    bool is_sometimes; /* its title says when; else everybody brings it */
};

/* Whom a page is for, or who chooses an answer. */
enum ks_audience {
    KS_AUDIENCE_ALL,
    KS_AUDIENCE_PERSON,
    KS_AUDIENCE_FIRM,
    KS_AUDIENCE_WORKER,
    KS_AUDIENCE_RETIRED,
    KS_AUDIENCE_FOREIGNER,
};

/* By which words and icons the titles of starts, answers and guides speak of a kind of person. */
struct ks_audience_signs {
    enum ks_audience who;
    const char **words; /* Chinese */
    const char **icons; /* may be none */
    int word_count, icon_count;
};

/* What kinds of case there are courts for: content/court_finder.h. */
struct ks_court_matter;
struct ks_court_finder;

/* A filing guide. `number` is what staff call out: guide 03. */
struct ks_guide {
    const char *id;
    int number;
    int group; /* index in the content's groups */
    int also;  /* the same of a second shelf it stands on, from 1; 0 = none */
    const char *icon;
    const struct ks_court_matter **matters; /* for finding the right court; may be none */
    int matter_count;
    struct ks_words situation; /* the visitor's own plain words: "lent money, not paid back" */
    struct ks_words title;     /* page title: "Private lending: get your money back" */
    struct ks_words legal_title;
    struct ks_words limit_tag; /* short: "3 years to sue" */
    struct ks_words keywords;  /* everyday words to find it by, between spaces */
    struct ks_title_detail *who, *risks;
    int who_count, risk_count;
    struct ks_title_detail *steps;
    struct ks_material *materials;
    int step_count, material_count;
    struct ks_cost cost;
    struct ks_time_limit *limits;
    struct ks_title_detail *where;
    int limit_count, where_count;
    int reading_minutes;             /* of all the page */
    struct ks_title_detail pleading; /* the model form to use */
    const struct ks_link *link;      /* the official service to go on with; NULL: online filing */
    enum ks_audience audience;
    struct ks_prose notes; /* good to know */
    int *named;            /* the other guides its texts name, by index, each once */
    int named_count;
    struct ks_provenance provenance;
};

#endif
