/* The hall at one moment, by value: who was called where, who sits at which seat, how many wait for
 * each line and how long, what is announced. Holds numbers, seats and the names of staff, nothing
 * of any visitor. No pointers: a view may be kept and carried to another thread. Wall clock in ms
 * since 1970 UTC unless it says otherwise. */
#ifndef KS_SERVICE_HALL_VIEW_H
#define KS_SERVICE_HALL_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/i18n.h"
#include "content/content.h"
#include "content/hall.h"
#include "domain/queue/ticket.h"
#include "service/desk.h"

struct ks_content;

enum {
    KS_MOST_HALL_LINES =
        KS_MOST_LINES + 4, /* of the content, and lines it has no more in which people wait */
    KS_MOST_HALL_SEATS = KS_MOST_SEATS,
    KS_MOST_CALLS_OF_LINE = 6, /* so that a board of one line has its own */
    KS_MOST_HALL_CALLS = KS_MOST_CALLS_OF_LINE * KS_MOST_HALL_LINES,
    KS_MOST_HALL_BULLETINS = 8,
    KS_MOST_HALL_HELP = 8,
    KS_MOST_HALL_DOWN = 16,
    KS_MOST_HALL_REVIEWS = 256,
    KS_HALL_PAGE_BYTES = 64,
    KS_HALL_WHY_BYTES = 128,
    KS_HALL_TEXT_BYTES = 400,
};

struct ks_hall_line_view {
    char id[KS_TICKET_ID_BYTES];
    int waiting, unconfirmed, serving; /* serving: called ones among them */
    bool has_wait;                     /* something can be said of who takes a number now */
    int wait_low_min, wait_high_min;
    int64_t oldest_ms;       /* when the one came who waits longest; 0: nobody waits */
    int level;               /* of that one: 0 none, 1 remind, 2 supervise, 3 overdue */
    bool is_open;            /* numbers are given now */
    int64_t closed_until_ms; /* the end of a closing now; 0: none */
    char closed_why[KS_LANG_COUNT][KS_HALL_WHY_BYTES]; /* its reason, "" without one */
};

enum ks_hall_seat_state {
    KS_HALL_SEAT_FREE, /* nobody sits there */
    KS_HALL_SEAT_IDLE, /* somebody sits there and has no visitor */
    KS_HALL_SEAT_CALLED,
    KS_HALL_SEAT_SERVING, /* these two also when nobody sits there: the visitor stays */
    KS_HALL_SEAT_STATE_COUNT,
};

struct ks_hall_seat_view {
    char id[KS_TICKET_ID_BYTES];
    char holder[KS_TICKET_ID_BYTES]; /* "": nobody */
    int64_t until_ms;                /* the end of the lease if no sign of life comes */
    enum ks_hall_seat_state state;
    char number[KS_TICKET_NUMBER_BYTES]; /* of the visitor there, or "" */
    char line[KS_TICKET_ID_BYTES];       /* of that visitor */
    int64_t since_ms;                    /* called last, or came; 0 without a visitor */
};

struct ks_hall_call_view {
    char number[KS_TICKET_NUMBER_BYTES];
    char seat[KS_TICKET_ID_BYTES];
    char line[KS_TICKET_ID_BYTES];
    int64_t called_ms; /* last */
    int calls;         /* 1 = once, 2 = recalled */
    bool is_awaited;   /* called, and neither there nor given up */
    bool is_there;     /* called or served now */
};

struct ks_hall_bulletin_view {
    int64_t id;
    char text[KS_LANG_COUNT][KS_HALL_TEXT_BYTES];
    int64_t until_ms;
};

struct ks_hall_help_view {
    int64_t id;
    char seat[KS_TICKET_ID_BYTES]; /* where help is wanted; "" for somebody without a seat */
    char by[KS_TICKET_ID_BYTES];
    int64_t since_ms;
    char answered_by[KS_TICKET_ID_BYTES]; /* "": nobody yet */
    int64_t answered_ms;
};

/* {0} is a hall of which nothing is known. */
struct ks_hall_state {
    bool is_known;        /* false: the store cannot be read; the rest is empty */
    int64_t seen_mono_ms; /* monotonic: when it was last seen to be so */
    int64_t at_ms;        /* when it was read */
    int64_t epoch, n;     /* of the newest event: another n, another view */
    char day[KS_TICKET_DAY_BYTES];
    bool is_open;         /* some line gives numbers now */
    int64_t next_open_ms; /* while it is not: when one does next; 0: the calendar does not say */
    int64_t next_look_ms; /* it may change then although nothing is written */
    int waiting, unconfirmed;
    struct ks_hall_line_view lines[KS_MOST_HALL_LINES]; /* in the order of the content */
    struct ks_hall_seat_view seats[KS_MOST_HALL_SEATS]; /* in the order of the content */
    struct ks_hall_call_view calls[KS_MOST_HALL_CALLS]; /* newest first */
    struct ks_hall_bulletin_view bulletins[KS_MOST_HALL_BULLETINS];
    struct ks_hall_help_view help[KS_MOST_HALL_HELP]; /* oldest first, ended ones are gone */
    char down[KS_MOST_HALL_DOWN][KS_HALL_PAGE_BYTES]; /* pages that were taken down */
    struct ks_review reviews[KS_MOST_HALL_REVIEWS];   /* of pages compared since their release */
    int line_count, seat_count, call_count, bulletin_count, help_count, down_count, review_count;
    int64_t release_steps; /* what was done to releases so far: rises with each */
};

/* Waits that were, from which ranges are said: kept between two looks, as they cost to read. */
struct ks_hall_waits;
struct ks_hall_waits *ks_hall_waits_create(void);
void ks_hall_waits_free(struct ks_hall_waits *waits); /* accepts NULL */

/* The hall at `now_ms`, in one consistent reading. On an error `*out` is {0}. `seen_mono_ms` is for
 * whoever looks to fill. On the desk's thread; `waits` belongs to it too. */
enum ks_err ks_hall_look(const struct ks_desk *desk, struct ks_hall_waits *waits, int64_t now_ms,
                         struct ks_hall_state *out, struct ks_error *error) KS_MUST_USE;

/* The call that is loudest now: the newest of those still called or served; NULL if none. */
const struct ks_hall_call_view *ks_hall_current_call(const struct ks_hall_state *state);

/* The line of that id; NULL if there is none. Borrowed from the view. */
const struct ks_hall_line_view *ks_hall_line_of(const struct ks_hall_state *state, const char *id);

/* How many are before a ticket that waits, and the range of its wait; as if it waited for `line`,
 * NULL: its own. Both ends 0: nobody knows. */
enum ks_err ks_hall_expect(const struct ks_desk *desk, int64_t ticket_id, const char *line,
                           int64_t now_ms, int *out_ahead, int *out_low_min, int *out_high_min,
                           struct ks_error *error) KS_MUST_USE;

/* Whether both are of the same events and show the same; when they were read or seen, and how long
 * leases last, does not count. */
bool ks_hall_state_is_same(const struct ks_hall_state *a, const struct ks_hall_state *b);

/* A person in a list. */
struct ks_hall_row {
    char number[KS_TICKET_NUMBER_BYTES];
    char line[KS_TICKET_ID_BYTES];
    char kind[KS_TICKET_ID_BYTES];
    enum ks_ticket_state state;
    char seat[KS_TICKET_ID_BYTES]; /* PARKED, NO_SHOW: where they were last */
    int64_t since_ms;              /* waiting: came; parked, missed: since then */
    int minutes;                   /* since then; 0 when the clock has gone back behind that */
    int level;                     /* waiting: 0..3 */
    bool awaits_other;             /* of two parties one is missing: not called meanwhile */
    int64_t order_ms;              /* when it counts as having come: domain/queue/order.h */
};

enum ks_hall_list {
    KS_HALL_WAITING, /* in the order of the line's calling, all lines */
    KS_HALL_PARKED,
    KS_HALL_MISSED, /* called, not there; the newest first */
    KS_HALL_LIST_COUNT,
};

enum { KS_MOST_HALL_ROWS = 500 };

struct ks_hall_rows {
    struct ks_hall_row rows[KS_MOST_HALL_ROWS];
    int count, total; /* of rows; of all there are */
};

/* One of the lists of today. On an error `*out` is empty. */
enum ks_err ks_hall_list(const struct ks_desk *desk, enum ks_hall_list which, int64_t now_ms,
                         struct ks_hall_rows *out, struct ks_error *error) KS_MUST_USE;

/* Of those who wait the one whom that seat would call next; NULL: nobody, or there is no such seat.
 */
const struct ks_hall_row *ks_hall_next_row(const struct ks_content *content, const char *seat,
                                           const struct ks_hall_rows *waiting);

#endif
