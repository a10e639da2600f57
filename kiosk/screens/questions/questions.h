/* Questions one a screen: those of enforcement, which end in a list of documents, and those of a
 * situation, which end in outcomes. What their screens share. */
#ifndef KS_SCREENS_QUESTIONS_QUESTIONS_H
#define KS_SCREENS_QUESTIONS_QUESTIONS_H

#include "screens/page/field.h"
#include "service/enforce_limit.h"
#include "service/enforce_walk.h"

/* Kept by each of the two question screens. */
struct ks_quiz_state {
    struct ks_reply replies[KS_MOST_QUESTIONS]; /* by index of the question */
    char date_digits[KS_DATE_DIGITS + 1];       /* typed at the question shown */
    int start;                                  /* index of the situation chosen */
};

/* A set of questions with what was answered. */
struct ks_quiz {
    const struct ks_question *questions;
    int count;
    struct ks_quiz_state *state;
};
/* Of KS_SCREEN_QUESTION (enforcement) or KS_SCREEN_SITUATION. */
struct ks_quiz ks_quiz_of(const struct ks_visit *visit, enum ks_screen_id screen);

/* The question that the visitor is at, of either set, is answered with an option: goes on to what
 * comes next (screen_question.c). */
void ks_quiz_answer(struct ks_visit *visit, int option);
/* The option of whoever does not know, where papers are shown to help; -1: nowhere else. */
int ks_quiz_looks_option(const struct ks_question *question);

/* What was answered at the questions of that screen on the way here; returns how many. */
int ks_quiz_answers(const struct ks_visit *visit, enum ks_screen_id screen,
                    struct ks_slip_answer out[KS_MAX_DEPTH]);

enum { KS_MAX_DEMANDS = 4 }; /* days on which the visitor asked for what is owed */

/* Blanks of the checklist: the last days of further instalments, then demands. */
enum {
    KS_LIST_INSTALMENT,
    KS_LIST_DEMANDED = KS_LIST_INSTALMENT + KS_MOST_DUE - 1,
    KS_LIST_BLANKS = KS_LIST_DEMANDED + KS_MAX_DEMANDS,
};

/* What the place beside the checklist shows. */
enum ks_list_notes { KS_LIST_NOTES_CASE, KS_LIST_NOTES_CLUES };

/* Kept by the checklist. */
struct ks_list_state {
    struct ks_blank typed[KS_LIST_BLANKS];
    int instalment_count;         /* further ones */
    int demand_count;             /* further days of demands shown */
    int part;                     /* of the reckoning, where one page does not hold all */
    bool has_item[KS_MOST_ITEMS]; /* ticked, by index in the content's items */
};

/* ---- what follows from the way through the enforcement questions (quiz.c) ---- */
/* The way the visitor went. */
void ks_enforce_way(const struct ks_visit *visit, struct ks_enforce_walk *out);
/* The same, and the items that hold for it, by index in the content's; returns how many. */
int ks_enforce_items_now(const struct ks_visit *visit, struct ks_enforce_walk *walk,
                         int out[KS_MOST_ITEMS]);
/* The two-year limits for the days the visitor gave. */
void ks_enforce_limits_now(const struct ks_visit *visit, const struct ks_list_state *state,
                           struct ks_limits *out);
/* The blanks of the checklist, as its own page and that of the reckoning show them. */
struct ks_form ks_list_form(const struct ks_visit *visit, int arg);

#endif
