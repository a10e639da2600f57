/* What the page "is this the right court?" asks and says: the words around the rules of
 * domain/jurisdiction.h. Part of the content pack (jurisdiction.json); read-only once loaded. */
#ifndef KS_CONTENT_COURT_FINDER_H
#define KS_CONTENT_COURT_FINDER_H

#include "content/content.h"
#include "domain/jurisdiction.h"

enum {
    KS_COURT_MOST_ASKS = 4,  /* questions to one kind of case */
    KS_COURT_MOST_KINDS = 4, /* kinds of case one guide is for */
};

/* One question, about a place (here, elsewhere) or about a fact (yes, no). */
struct ks_court_ask {
    const char *id;
    unsigned places; /* of enum ks_court_place: all that the answer says; 0 = it is about a fact */
    unsigned fact;   /* of enum ks_matter_fact; 0 = it is about a place */
    struct ks_words title;
    struct ks_words detail; /* may be "" */
};

/* One kind of case. */
struct ks_court_matter {
    enum ks_matter matter;
    struct ks_words title; /* short: one of the kinds to choose from */
    const struct ks_court_ask *asks[KS_COURT_MOST_ASKS];
    int ask_count;
    struct ks_words ask_first; /* cases these questions do not cover: ask a person */
};

/* Which court a rule means, in plain words: "the court where the defendant lives". */
struct ks_court_rule {
    const char *id;
    struct ks_words words;
};

/* What the law leaves to this court. */
enum ks_court_setting { KS_COURT_SETTING_UNKNOWN, KS_COURT_SETTING_YES, KS_COURT_SETTING_NO };

struct ks_court_finder {
    struct ks_words district; /* the court's own: "Lizhou" */
    struct ks_words hint;     /* how to answer when there are several places */
    struct ks_words note;     /* who decides in the end, and what no question covers */
    enum ks_court_setting administrative_cases; /* whether this court hears them */
    enum ks_court_setting awards;               /* whether enforcing them is assigned to it */
    struct ks_court_ask *places, *facts;
    int place_count, fact_count;
    struct ks_court_matter *matters;
    int matter_count;
    struct ks_court_rule *rules; /* each rule of the domain has its words here */
    int rule_count;
    struct ks_words elsewhere; /* where another court takes it: filing from here */
    struct ks_provenance provenance;
};

/* The words of a rule of the domain; NULL if it has none (never in a pack that loaded). */
const struct ks_words *ks_court_rule_words(const struct ks_court_finder *finder, const char *id);

/* NULL if there is none. */
const struct ks_court_matter *ks_court_find_matter(const struct ks_court_finder *finder,
                                                   enum ks_matter matter);

#endif
