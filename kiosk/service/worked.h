/* Worked cases: what a change of the content makes of fees, periods and the enforcement checklist,
 * reckoned before and after by the very functions that screens and papers ask. Pure; any thread;
 * some tens of milliseconds. */
#ifndef KS_SERVICE_WORKED_H
#define KS_SERVICE_WORKED_H

#include "content/content.h"

enum ks_worked_kind {
    KS_WORKED_FEE,       /* of each guide for sums of money, and whether it is a small claim */
    KS_WORKED_LIMIT,     /* the last day of each time limit that a guide works out */
    KS_WORKED_CALENDAR,  /* the last day of usual periods from each day of two years */
    KS_WORKED_CHECKLIST, /* the list and the last day that answers give */
    KS_WORKED_KIND_COUNT,
};

/* The stable word: "fee" "limit" "calendar" "checklist". */
const char *ks_worked_kind_code(enum ks_worked_kind kind);

/* A case whose result differs. `of` what it is a case of ("Lent money, not paid back"), `given`
 * what is given ("50,000"; "2026-09-10 + 15"; "instrument=judgment;..."); `was` and `now` are ""
 * where there is no such result. The arena's, in the language that was asked for. */
struct ks_worked_case {
    enum ks_worked_kind kind;
    const char *of, *given, *was, *now;
};

enum { KS_MOST_WORKED = 300 };

struct ks_worked {
    int counts[KS_WORKED_KIND_COUNT];  /* cases that were reckoned */
    int changed[KS_WORKED_KIND_COUNT]; /* of these, with another result */
    struct ks_worked_case *cases;      /* the first KS_MOST_WORKED of them */
    int case_count;
};

/* Reckons every case with both contents on `today`. A guide or an answer that only one of them has
 * gives cases of that one alone. */
void ks_worked_compare(struct ks_arena *arena, enum ks_lang lang, const struct ks_content *was,
                       const struct ks_content *now, struct ks_date today, struct ks_worked *out);

#endif
