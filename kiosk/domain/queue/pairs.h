/* Two parties who are called together: what their two numbers are as one. Pure, no I/O. Any thread.
 */
#ifndef KS_DOMAIN_QUEUE_PAIRS_H
#define KS_DOMAIN_QUEUE_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/queue/order.h"

struct ks_pair_side {
    int64_t came_ms; /* 0 = not yet */
    bool is_away;    /* came and is gone: cancelled, or called and not there */
    enum ks_visitor visitor;
};

enum ks_pair_state {
    KS_PAIR_EMPTY,  /* nobody is there */
    KS_PAIR_ALONE,  /* one is there, the other is awaited */
    KS_PAIR_CHOICE, /* the other was awaited for KS_PAIR_AWAIT_MINUTES: staff choose */
    KS_PAIR_READY,  /* both are there: it may be called */
    KS_PAIR_STATE_COUNT,
};
enum { KS_PAIR_AWAIT_MINUTES = 30 };

/* "empty" "alone" "choice" "ready". */
const char *ks_pair_state_code(enum ks_pair_state state);

/* What the pair is at `now_ms`. One who left is not there; who is left counts from their own
 * coming. */
enum ks_pair_state ks_pair_judge(const struct ks_pair_side sides[2], int64_t now_ms);

/* When the pair counts as having come, for the order: when the second came, less the greater of the
 * two head starts. INT64_MAX while it is not READY: it has no place yet. */
int64_t ks_pair_order_ms(const struct ks_pair_side sides[2]);

/* Since when it has waited, for what is overdue: when the first came who is there; 0 for EMPTY. */
int64_t ks_pair_waiting_since_ms(const struct ks_pair_side sides[2]);

#endif
