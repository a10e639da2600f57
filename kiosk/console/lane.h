/* Lanes: requests that wait for a thread, each of which has a desk of its own. What is dear
 * (hashing passwords) has a lane to itself, and so have views of the hall, which every page asks
 * for at once after each change: neither holds up anybody else. */
#ifndef KS_CONSOLE_LANE_H
#define KS_CONSOLE_LANE_H

#include <stdbool.h>

#include "console/http_server.h"
#include "service/desk.h"

enum { KS_LANE_MOST_THREADS = 4, KS_LANE_MOST_WAITING = 512 };

struct ks_lane;

/* All borrowed until ks_lane_stop. */
struct ks_lane_setup {
    struct ks_desk *const *desks; /* one a thread */
    int thread_count;
    int most_waiting;       /* one more is refused */
    int most_of_an_address; /* of those that wait */
    bool is_in_no_hurry;    /* its threads give way to the others */
    /* Works at the request and sees that it is answered; on a thread of the lane. */
    void (*work)(void *ctx, struct ks_desk *desk, struct ks_http_exchange *exchange);
    void *ctx;
};

/* NULL if no thread can be had. */
struct ks_lane *ks_lane_start(const struct ks_lane_setup *setup);

/* False when too many wait, or it is stopped: the exchange stays the caller's. Any thread. */
bool ks_lane_give(struct ks_lane *lane, struct ks_http_exchange *exchange);

/* Works off what waits and ends the threads; from then on everything is refused. Accepts NULL. */
void ks_lane_stop(struct ks_lane *lane);
/* After ks_lane_stop. Accepts NULL. */
void ks_lane_free(struct ks_lane *lane);

#endif
