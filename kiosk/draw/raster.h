/* Painting a draw list into memory. The screen paints changed cells of the window's surface with
 * it, paper paints a whole slip. No allocation. */
#ifndef KS_DRAW_RASTER_H
#define KS_DRAW_RASTER_H

#include "draw/glyphs.h"

/* 32 bits a pixel, 0x00RRGGBB, row-major. Borrowed. */
struct ks_canvas {
    uint32_t *pixels;
    int w, h;
    int pitch_px; /* pixels from one row to the next */
};

/* Paints those commands that touch `clip` (in canvas pixels), and only inside it. */
void ks_raster_paint(const struct ks_canvas *canvas, const struct ks_draw_list *list,
                     const struct ks_glyphs *glyphs, struct ks_rect clip);

#endif
