/* The published order as a person works it out, to hold the order of rows against. */
#ifndef KS_TESTS_DOMAIN_QUEUE_RANK_H
#define KS_TESTS_DOMAIN_QUEUE_RANK_H

#include "domain/queue/order.h"

/* The time waited plus the kind's head start: the greatest is called first. */
static inline int64_t ks_queue_rank(enum ks_visitor visitor, int64_t waited_ms)
{
    return waited_ms + ks_queue_head_start_ms(visitor);
}

#endif
