/* What becomes of a call that is to be spoken: when it is still worth saying, how often, when the
 * hall is quiet. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_QUEUE_ANNOUNCING_H
#define KS_DOMAIN_QUEUE_ANNOUNCING_H

#include "domain/queue/ticket.h"

enum ks_announcement_outcome {
    KS_ANNOUNCEMENT_OPEN,   /* waits, or is being spoken */
    KS_ANNOUNCEMENT_SAID,   /* at least once, to its end */
    KS_ANNOUNCEMENT_MERGED, /* an earlier one of the same number still waited: that one is said */
    KS_ANNOUNCEMENT_SERVED, /* the visitor was there before it came to it */
    KS_ANNOUNCEMENT_GONE,   /* taken back, missed, called elsewhere since */
    KS_ANNOUNCEMENT_STALE,  /* too old to help anybody */
    KS_ANNOUNCEMENT_QUIET,  /* quiet hours */
    KS_ANNOUNCEMENT_SILENT, /* there was nothing to speak with */
    KS_ANNOUNCEMENT_CUT,    /* the program ended in it, and it is not begun again */
    KS_ANNOUNCEMENT_OUTCOME_COUNT,
};

/* The stable word for the database: "" "said" "merged" "served" "gone" "stale" "quiet" "silent"
 * "cut"; and back, KS_ANNOUNCEMENT_OUTCOME_COUNT for any other. */
const char *ks_announcement_outcome_code(enum ks_announcement_outcome outcome);
enum ks_announcement_outcome ks_announcement_outcome_from_code(const char *code);

enum {
    KS_ANNOUNCEMENT_FRESH_MS = 30 * 1000, /* older is stale */
    KS_ANNOUNCEMENT_MOST_STARTS = 2,      /* one that ended the program twice is not said */
};

/* Minutes after midnight; over midnight where `from` is the later one, never where both are the
 * same. */
struct ks_quiet_hours {
    int from_minute, to_minute;
};

/* Whether that minute of the day is one of them. */
bool ks_hours_are_quiet(const struct ks_quiet_hours *hours, int minute);

/* OPEN: to be said now. Else what becomes of it. `is_there` is of its ticket: called to that seat,
 * in that `state`; `asked_ms` when it was called or recalled last. */
enum ks_announcement_outcome ks_announcement_judge(enum ks_ticket_state state, bool is_there,
                                                   int64_t asked_ms, int64_t now_ms, bool is_quiet);

#endif
