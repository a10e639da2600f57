/* A ticket of the mediation queue: its states, who comes first, and how long it may take. The rules
 * are published to visitors, so they stand here in one place. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_TICKET_H
#define KS_DOMAIN_TICKET_H

#include <stdbool.h>
#include <stdint.h>

/* RESERVED has a number and nothing more: it counts for nobody until its paper is out, or the
 * visitor accepts a ticket on the screen; then it is WAITING. */
enum ks_ticket_state {
    KS_TICKET_RESERVED,
    KS_TICKET_WAITING,
    KS_TICKET_CALLED,
    KS_TICKET_SERVING,
    KS_TICKET_FINISHED,
    KS_TICKET_NO_SHOW, /* called and did not come; may wait again when they turn up */
    KS_TICKET_VOID,    /* never used: no paper and no screen ticket, or given back */
    KS_TICKET_STATE_COUNT,
};

/* Whether a ticket may go from state `from` to state `to`. Staying is not a move: a recall leaves a
 * ticket CALLED. Out-of-range states never move. */
bool ks_ticket_can_move(enum ks_ticket_state from, enum ks_ticket_state to);

/* The stable word for the database and for kioskctl: "reserved" "waiting" "called" "serving"
 * "finished" "no-show" "void"; and back, KS_TICKET_STATE_COUNT for any other. */
const char *ks_ticket_state_code(enum ks_ticket_state state);
enum ks_ticket_state ks_ticket_state_from_code(const char *code);

/* Who waits. PRIORITY: elderly, disabled, pregnant. ENTERPRISE: the green channel for businesses.
 */
enum ks_visitor {
    KS_VISITOR_PERSON,
    KS_VISITOR_ENTERPRISE,
    KS_VISITOR_PRIORITY,
    KS_VISITOR_COUNT,
};

/* The id of the kind in the content pack and in the database: "person" "enterprise" "priority"; and
 * back, KS_VISITOR_COUNT for any other. */
const char *ks_visitor_code(enum ks_visitor visitor);
enum ks_visitor ks_visitor_from_code(const char *code);

/* By how many milliseconds a kind counts as having come earlier: person 0, enterprise 10 minutes,
 * priority 20 minutes. */
int64_t ks_queue_head_start_ms(enum ks_visitor visitor);

/* The published order: whoever has the greatest rank is called first, and among equals the smaller
 * number. The rank is the time waited plus the kind's head start, so the wait itself ages everyone
 * alike: nobody is overtaken by anyone who came more than 20 minutes later, whatever the mix. To
 * order rows, `came_ms - ks_queue_head_start_ms(kind)` ascending is the same order. */
int64_t ks_queue_rank(enum ks_visitor visitor, int64_t waited_ms);

/* The expected wait in minutes for a visitor with `ahead` people before them, `rooms` rooms open
 * and conversations of `min_minutes` to `max_minutes`, as a range in steps of 5 minutes: at best
 * every room is free at once, at worst every room has just begun. `*low` is rounded down, but to 0
 * only when a room may be free right away; `*high` is rounded up and never 0. Returns false, with
 * both 0, when nothing can be said: no room, ahead < 0, min_minutes < 0, max_minutes < 1 or <
 * min_minutes, or a worst case beyond KS_WAIT_MAX_MINUTES. */
bool ks_wait_estimate(int ahead, int rooms, int min_minutes, int max_minutes, int *low, int *high);

enum { KS_WAIT_STEP_MINUTES = 5, KS_WAIT_MAX_MINUTES = 24 * 60 };

#endif
