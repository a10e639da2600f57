/* What checks of layout ask of every control and command. */
#ifndef KS_DRAW_RECTS_H
#define KS_DRAW_RECTS_H

#include <stdbool.h>

#include "draw/draw_list.h"

/* Whether all of `inner` lies in `outer`. */
static inline bool ks_rect_contains(struct ks_rect outer, struct ks_rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

#endif
