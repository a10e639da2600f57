/* "Is this the right court?": from what a visitor answered to which court it is, and the same on
 * paper. The rules are domain/jurisdiction.h, the words content/court_finder.h; an answer that is
 * missing or unsure never makes a certain result. Pure but for the slip's memory. Any thread. */
#ifndef KS_SERVICE_COURT_H
#define KS_SERVICE_COURT_H

#include "content/court_finder.h"
#include "service/slips.h"

enum ks_court_reply {
    KS_COURT_REPLY_NONE,
    KS_COURT_REPLY_YES, /* here; of a fact: yes */
    KS_COURT_REPLY_NO,  /* elsewhere; no */
    KS_COURT_REPLY_UNSURE,
    KS_COURT_REPLY_COUNT,
};

/* What was answered to one kind of case. All borrowed. */
struct ks_court_case {
    const struct ks_court_finder *finder;
    const struct ks_court_matter *matter; /* NULL: the kind has not been chosen */
    const unsigned char *replies;         /* enum ks_court_reply, one for each question */
    int64_t amount_fen;                   /* in dispute; below 0: not known */
};

struct ks_court_found {
    bool is_asked[KS_COURT_MOST_ASKS]; /* the question makes a difference now */
    int reply_count;                   /* of those asked: answered, also as unsure */
    const struct ks_court_ask *open[KS_COURT_MOST_ASKS]; /* not known, and it would help */
    int open_count;
    enum ks_jurisdiction_answer answer;
    /* The court it is, or those to go to, each once; for ASK what it hangs on, when nothing is
     * open. */
    const struct ks_jurisdiction_rule *rules[KS_JURISDICTION_MAX_WAYS];
    int rule_count;
};

/* Works it out. Nothing is asked and the answer is ASK while the kind has not been chosen, or when
 * the amount is beyond reckoning. */
void ks_court_find(const struct ks_court_case *given, struct ks_court_found *found);

/* Whether it is certainly another court, or several. */
bool ks_court_is_elsewhere(const struct ks_court_found *found);

/* A sentence of the program (a key of the catalogue): what the result is in a few words, and what
 * follows from it. */
const char *ks_court_verdict(const struct ks_court_found *found);
const char *ks_court_advice(const struct ks_court_found *found);

/* What a reply to a question reads as: the district's name, "Elsewhere", "Yes". Borrowed. */
const char *ks_court_reply_text(const struct ks_court_finder *finder,
                                const struct ks_court_ask *ask, enum ks_court_reply reply,
                                enum ks_lang lang);

/* The words of a rule in `lang`, and the articles it rests on: "Civil Procedure Law, art. 22", the
 * two of a rule after each other. In the arena. */
const char *ks_court_rule_text(const struct ks_court_finder *finder,
                               const struct ks_jurisdiction_rule *rule, enum ks_lang lang);
const char *ks_court_law_text(struct ks_arena *arena, const struct ks_jurisdiction_rule *rule,
                              enum ks_lang lang);

/* The page on paper: questions and answers, the result, the law, the sources. */
void ks_slip_court(struct ks_paper *paper, const struct ks_slip_context *context,
                   const struct ks_guide *guide, const struct ks_court_case *given);

#endif
