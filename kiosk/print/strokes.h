/* A signature on paper: its strokes scaled as a whole, so that they keep their shape. */
#ifndef KS_PRINT_STROKES_H
#define KS_PRINT_STROKES_H

#include "base/arena.h"
#include "draw/draw_list.h"

/* The points as large as `room` lets them be, in its middle; one with x < 0 lifts the pen and stays
 * as it is. In `arena`. */
struct ks_point *ks_strokes_fit(struct ks_arena *arena, const struct ks_point *points, int count,
                                struct ks_rect room);

#endif
