/* Waits that are too long, in three levels, each with its own number of minutes. Pure, no I/O. Any
 * thread. */
#ifndef KS_DOMAIN_QUEUE_LEVELS_H
#define KS_DOMAIN_QUEUE_LEVELS_H

#include <stdint.h>

enum { KS_WAIT_LEVELS = 3 };

/* From which minute of a wait on each level is reached, rising: minutes[0] is level 1. */
struct ks_wait_levels {
    int minutes[KS_WAIT_LEVELS];
};

/* The level of a wait: 0 none, 1 remind, 2 supervise, 3 overdue. One of 0 minutes is never reached.
 */
int ks_wait_level(const struct ks_wait_levels *levels, int64_t waited_ms);

/* How long one waits until `level` (1..3) is reached, in ms; -1: never, or no such level. */
int64_t ks_wait_level_after_ms(const struct ks_wait_levels *levels, int level);

/* "remind" "supervise" "overdue"; "" for any other. */
const char *ks_wait_level_code(int level);

#endif
