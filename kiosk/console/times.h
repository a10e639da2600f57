/* Moments as the browser writes them. Pure. Any thread. */
#ifndef KS_CONSOLE_TIMES_H
#define KS_CONSOLE_TIMES_H

#include <stdbool.h>
#include <stdint.h>

/* Reads "2026-11-27T10:26:03+08:00", seconds may be left out: the court's time, no other. False for
 * anything else. */
bool ks_time_parse(const char *text, int64_t *wall_ms);

#endif
