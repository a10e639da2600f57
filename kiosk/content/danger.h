/* What stands where someone may be in danger: whom to call, and what comes after. Its title, which
 * a paper bears, says nothing of the reason. Read-only; all lives in the content's arena. */
#ifndef KS_CONTENT_DANGER_H
#define KS_CONTENT_DANGER_H

#include "content/words.h"

enum { KS_DANGER_CALLS = 3, KS_DANGER_LINES = 3 /* at most */ };

/* A button of the home page, and the number it shows as large as a page holds it. */
struct ks_danger_call {
    const char *id;
    const char *number; /* "110" */
    struct ks_words title;
    struct ks_words lead; /* above the number */
    /* Who is not safe yet goes on to this outcome of the situations; all empty: there is none. */
    struct {
        struct ks_words title, detail;
        const char *outcome_id;
        int outcome; /* its index */
    } unsafe;
};

/* Another number. */
struct ks_danger_line {
    const char *number;
    struct ks_words label;
};

/* What to do once it is over; the detail in few words for large text, or none. */
struct ks_danger_step {
    struct ks_words title, detail, brief;
};

struct ks_danger {
    struct ks_words title;
    struct ks_danger_call *calls; /* KS_DANGER_CALLS of them */
    int call_count;
    struct ks_words *at_once; /* under the number */
    int at_once_count;
    struct ks_danger_line *lines;
    int line_count;
    struct ks_words after_title;
    struct ks_danger_step *after; /* once it is over */
    int after_count;
    const char *guide_id; /* the guide that goes on, and what its button says */
    int guide;            /* its index */
    struct ks_words guide_title;
    struct ks_provenance provenance;
};

#endif
