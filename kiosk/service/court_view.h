/* The line of a tribunal's hall to its court as people are told of it. Pure. Any thread. */
#ifndef KS_SERVICE_COURT_VIEW_H
#define KS_SERVICE_COURT_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* What is older is told as old, on both sides. */
enum { KS_COURT_OLD_MS = 10 * 1000 };

/* Why nothing comes of it. */
enum ks_court_fault {
    KS_COURT_WELL,
    KS_COURT_SILENT,  /* no answer */
    KS_COURT_REFUSED, /* the court does not know this key */
    KS_COURT_RIVAL,   /* the court heard a later message of this hall */
    KS_COURT_RELEASE, /* its release cannot be taken */
    KS_COURT_STRANGE, /* its appointments are not signed by a court that is known here */
    KS_COURT_FAULT_COUNT,
};

struct ks_court_view {
    int64_t heard_ms; /* 0: never */
    enum ks_court_fault fault;
};

/* Whether the court was heard just now and nothing stands between. */
bool ks_court_is_well(const struct ks_court_view *view, int64_t now_ms);

/* How it is and what to do, in the language of staff; "ok" where it is well. The arena's. */
const char *ks_court_words(const struct ks_court_view *view, int64_t now_ms,
                           struct ks_arena *arena);

#endif
