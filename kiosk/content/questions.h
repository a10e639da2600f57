/* Questions and where their answers lead: the enforcement list, and the situations. Read-only; all
 * lives in the content's arena. */
#ifndef KS_CONTENT_QUESTIONS_H
#define KS_CONTENT_QUESTIONS_H

#include "content/guides.h"
#include "domain/checklist.h"
#include "domain/limitation.h"

enum ks_question_kind {
    KS_QUESTION_CHOICE,
    KS_QUESTION_DATE, /* asks for a day; its answer is not an option */
};

/* The paper a question is about, shown beside it. */
enum ks_shown_paper {
    KS_SHOWN_NONE,
    KS_SHOWN_JUDGMENT,
    KS_SHOWN_SUMMONS,
    KS_SHOWN_IOU,
    KS_SHOWN_ID_CARD,
    KS_SHOWN_ENVELOPE,
    KS_SHOWN_WINDOW,
};

/* A paper that visitors come with, as it looks. */
struct ks_instrument {
    const char *id;
    const char *heading;   /* in Chinese, as it stands on the paper */
    struct ks_words title; /* what it is called */
    struct ks_words signs; /* what it says, who signed and sealed it, in plain words */
    bool is_sealed;
};

struct ks_instruments {
    struct ks_words lead; /* over all of them: that they are drawn roughly */
    struct ks_instrument *list;
    int count;
    struct ks_provenance provenance;
};

struct ks_option {
    const char *id;
    struct ks_words title;
    struct ks_words brief;  /* the title in large text; without a text: the title itself */
    struct ks_words detail; /* may be "" */
    const char *next;       /* question id, or "end"; in situations question or outcome id */
    int days;               /* to perform within, after taking effect; 0: it is no such answer */
    bool forgets_day;       /* no day is known to count from, whatever was said before */
    enum ks_audience who;   /* who chooses it */
    int *instruments;       /* by index, those it is about; whoever holds one chooses it */
    int instrument_count;
};

struct ks_question {
    const char *id;
    enum ks_question_kind kind;
    enum ks_shown_paper picture;
    struct ks_words title;
    struct ks_words hint;
    struct ks_option *options; /* DATE: the ways out beside a date, such as "not written" */
    int option_count;
    const char *next; /* DATE: question id or "end" after a date */
    int days;         /* DATE: to perform within, after that day; 0: it is no such day */
    bool is_alone;    /* DATE: only this day counts, not those given before */
    /* The enforcement's alone: it is asked only after the answers of `when` and not after those of
     * `unless`, else `skip` comes next. */
    struct ks_condition *when, *unless;
    int when_count, unless_count;
    const char *skip;
    int longest_way; /* the most questions from this one to the end, itself included */
};

/* One line of the list of materials, or (is_note) something to know about this case. */
struct ks_check_item {
    const char *id;
    bool is_note;
    struct ks_words title;
    struct ks_words detail;
    struct ks_condition *when, *unless; /* `unless` holds: the line is left out */
    int when_count, unless_count;
    const char *source;
};

/* Which instalment the two years count from, for whom it is not the last one. */
struct ks_limit_rule {
    enum ks_instalment_rule rule;
    struct ks_condition *when;
    int when_count;
    struct ks_words note; /* what the two years mean here, and what interrupts them */
};

struct ks_enforcement {
    struct ks_question *questions; /* the first is where it starts */
    int question_count;
    const char *due_question; /* id of the DATE question that starts the two years */
    struct ks_check_item *items;
    int item_count;
    struct ks_title_detail *clues; /* kinds of property, with what to write down of each */
    int clue_count;
    struct ks_limit_rule *limit_rules; /* the first that holds; none: the last instalment counts */
    int limit_rule_count;
    struct ks_words limit_note; /* the same where no rule holds */
    struct ks_provenance provenance;
};

/* ---- guided questions ---- */

/* Where to go on to from an outcome. */
enum ks_way_kind {
    KS_WAY_GUIDE,       /* target: index of a guide */
    KS_WAY_INSTITUTION, /* target: index of an institution */
    KS_WAY_CHECKLIST,   /* the enforcement questions */
    KS_WAY_MEDIATION,
    KS_WAY_ONLINE_FILING,
    KS_WAY_WINDOW, /* a human at the window, or the hotline; target: the institution "window" */
};

struct ks_way {
    enum ks_way_kind kind;
    int target;
};

/* Another place that helps, before or instead of the court. */
struct ks_institution {
    const char *id;
    const char *icon;
    struct ks_words title;
    struct ks_words keywords; /* everyday words to find it by */
    struct ks_words what;     /* what it does for the visitor */
    struct ks_words reach;    /* how to get there or whom to call */
    const char *phone;        /* shown large; its words name it too. NULL: none */
    struct ks_words *bring;   /* may be none */
    int bring_count;
    struct ks_provenance provenance;
};

/* The end of a way through the questions: where one stands, and where to go. */
struct ks_outcome {
    const char *id;
    struct ks_words title;
    struct ks_words *points; /* where you stand, a few short sentences */
    int point_count;
    struct ks_time_limit *limits; /* may be none */
    int limit_count;
    struct ks_way *ways; /* the first is the one to recommend */
    int way_count;
    int needs; /* the guide among the ways whose documents and fee stand on its paper; -1: none */
    struct ks_provenance provenance; /* its own sources; the days are those of the situations */
};

/* What one may have come for, in plain words. */
struct ks_start {
    const char *id;
    const char *icon;
    struct ks_words title;
    struct ks_words brief; /* as of an option */
    bool is_urgent;        /* someone is in danger: it stands out */
    struct ks_words keywords;
    int question;         /* index of the first question */
    enum ks_audience who; /* whose trouble it is */
};

/* The tree: an option's `next` is the id of a question or of an outcome. */
struct ks_situations {
    struct ks_start *starts;
    int start_count;
    struct ks_question *questions;
    int question_count;
    struct ks_outcome *outcomes;
    int outcome_count;
    struct ks_provenance provenance; /* without sources: each outcome has its own */
};

enum {
    KS_WAY_MOST_QUESTIONS = 10,      /* no way through the enforcement questions is longer */
    KS_SITUATION_MOST_QUESTIONS = 8, /* nor through those that find out what one needs */
    KS_MOST_IN_LIST = 512,           /* in any list of the pack */
    KS_MOST_QUESTIONS = 256,         /* in one set */
    KS_MOST_ITEMS = 256,             /* of documents in one list */
    KS_MOST_LIMITS = 8,              /* in one guide */
    KS_MOST_OUTCOME_LIMITS = 2,
    KS_MOST_GUIDES = 99, /* each has a number of its own, of two digits */
};

#endif
