/* When a service line is open, by the pack alone: its hours, the calendar, the closings that the
 * pack tells of. What staff close for a while stands in the store, not here. Pure. Any thread. */
#ifndef KS_SERVICE_HALL_HOURS_H
#define KS_SERVICE_HALL_HOURS_H

#include "base/arena.h"
#include "content/content.h"
#include "service/queue_service.h"

/* Whether numbers of `line` are given at `now_ms` (wall clock), and when they are next. */
struct ks_opening_state ks_hall_line_opening(const struct ks_content *content,
                                             const struct ks_service_line *line, int64_t now_ms);

/* Whether the line opens at any time of the day of `now_ms`. */
bool ks_hall_line_opens_today(const struct ks_content *content, const struct ks_service_line *line,
                              int64_t now_ms);

/* The minute after midnight at which the line shuts for the day of `now_ms`; -1: it does not open
 * on it. What it needs meanwhile is in the arena. */
int ks_hall_line_ends(struct ks_arena *arena, const struct ks_content *content,
                      const struct ks_service_line *line, int64_t now_ms);

#endif
