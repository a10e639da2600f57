/* The queue at one moment, by value, as staff see it: who is called, who is served, who waits.
 * Holds numbers and kinds of visitors, nothing else of anybody. Each call takes the desk of its
 * own thread. */
#ifndef KS_SERVICE_QUEUE_VIEW_H
#define KS_SERVICE_QUEUE_VIEW_H

#include "base/err.h"
#include "domain/queue/ticket.h"
#include "service/desk.h"

struct ks_queue_row {
    char number[KS_TICKET_NUMBER_BYTES]; /* "T016" */
    char line[KS_TICKET_ID_BYTES];       /* the service line: "mediation" */
    char kind[KS_TICKET_ID_BYTES];       /* of visitor: "person" */
    enum ks_ticket_state state;          /* CALLED, SERVING, WAITING or TRANSFERRED */
    char seat[KS_TICKET_ID_BYTES];       /* the room that called it; "" for one that waits */
    int64_t since_ms; /* queued: it was taken; CALLED: called last; SERVING: the visitor came */
    int minutes;      /* since then; 0 when the clock has gone back behind that */
    int calls;        /* how often it was called; 0 for one that waits */
};

/* What a service line has: of those that gave numbers today. */
struct ks_queue_line {
    char line[KS_TICKET_ID_BYTES];
    int waiting;
    int unconfirmed;
};

enum { KS_MOST_IN_QUEUE = 500, KS_MOST_QUEUE_LINES = 32 };

struct ks_queue_view {
    struct ks_queue_row rows[KS_MOST_IN_QUEUE]; /* by room, then those who wait, next one first */
    int present;                                /* of rows: called or served */
    int count;                                  /* of rows; the rest waits */
    int waiting;                                /* in all, also beyond rows */
    int unconfirmed;
    struct ks_queue_line lines[KS_MOST_QUEUE_LINES];
    int line_count;
};

/* The queue of the day of `now_ms`. On an error `*out` is empty. */
enum ks_err ks_queue_look(const struct ks_desk *desk, int64_t now_ms, struct ks_queue_view *out,
                          struct ks_error *error) KS_MUST_USE;

#endif
