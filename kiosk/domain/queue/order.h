/* Who comes first. The rules are published to visitors, so they stand here in one place. Pure, no
 * I/O. Any thread. */
#ifndef KS_DOMAIN_QUEUE_ORDER_H
#define KS_DOMAIN_QUEUE_ORDER_H

#include <stdint.h>

#include "domain/queue/states.h"

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
 * priority 20 minutes. The published order: whoever has waited longest, the head start added, is
 * called first, and among equals the smaller number. So the wait itself ages everyone alike: nobody
 * is overtaken by anyone who came more than 20 minutes later, whatever the mix. To order rows,
 * `came_ms - ks_queue_head_start_ms(kind)` ascending is the same order. */
int64_t ks_queue_head_start_ms(enum ks_visitor visitor);

/* Where a ticket stands for a seat. A seat serves its lines in an order: each line behind the first
 * counts as having come KS_QUEUE_LINE_MINUTES later for each line before it, so that a seat turns
 * to its next line when that has waited so much longer, and by itself comes back. */
struct ks_queue_place {
    int64_t order_ms; /* when it counts as having come: the kind's head start is taken off */
    int line_rank;    /* 0 = the first line the seat serves, 1 = the second ... */
    int sequence;     /* the smaller number first */
    int64_t id;       /* no two have the same */
};
enum { KS_QUEUE_LINE_MINUTES = 10 };

/* Below 0 when `a` is called before `b`, above 0 after it; 0 only for the same ticket. A total
 * order that no passing of time changes. */
int ks_queue_compare(const struct ks_queue_place *a, const struct ks_queue_place *b);

/* The published bound of a seat that serves `line_count` lines: it calls nobody before another whom
 * it could have called and who came more than this earlier, but who has come back after a no-show.
 * The greatest head start, and what the last line counts as later than the first. */
int64_t ks_queue_bound_ms(int line_count);

enum { KS_QUEUE_RETURN_MINUTES = 10 };

/* When a ticket that waits again counts as having come. Who was called and was not there stands
 * behind those who came up to KS_QUEUE_RETURN_MINUTES after that call, and never before their own
 * first place; who comes back from elsewhere has the place they had. */
int64_t ks_queue_order_back_ms(enum ks_ticket_state from, int64_t order_ms, int64_t called_ms);

#endif
