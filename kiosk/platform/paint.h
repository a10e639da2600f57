/* Painting only what changed: the picture is divided into cells, each cell remembers a number made
 * of the commands that touch it, and only cells whose number differs are painted again. Knows no
 * window: it says which rectangles changed. Belongs to the UI thread. */
#ifndef KS_PLATFORM_PAINT_H
#define KS_PLATFORM_PAINT_H

#include <stdint.h>

#include "draw/raster.h"

struct ks_paint;

/* A painter that has painted nothing yet. NULL when memory is short; owned by the caller. */
struct ks_paint *ks_paint_create(void);

/* Frees; accepts NULL. */
void ks_paint_free(struct ks_paint *paint);

/* Brings `canvas`, which holds the picture of the last call, to the picture of `list` on
 * `background` (0xRRGGBB), and writes the changed rectangles (canvas pixels, not overlapping) to
 * `dirty`, which has room for `dirty_max` (>= 1): where there are more, one rectangle around all of
 * them. Returns how many, 0 when nothing changed. A canvas of another size is painted whole. No
 * allocation while the size stays. */
int ks_paint_frame(struct ks_paint *paint, const struct ks_canvas *canvas,
                   const struct ks_draw_list *list, const struct ks_glyphs *glyphs,
                   uint32_t background, struct ks_rect *dirty, int dirty_max);

/* Forgets what is on the canvas: the next frame paints all of it. */
void ks_paint_invalidate(struct ks_paint *paint);

#endif
