/* Where widths and pictures of letters and icons come from: an interface, so that neither the
 * draw list nor the slips know a font library. platform/fonts.c is behind it. */
#ifndef KS_DRAW_GLYPHS_H
#define KS_DRAW_GLYPHS_H

#include "draw/draw_list.h"

/* Coverage, 1 byte a pixel, row-major, 0 = nothing, 255 = full. */
struct ks_mask {
    int w, h;
    int left; /* pixels to the left of the pen where the mask begins (usually <= 0) */
    const uint8_t *coverage;
};

struct ks_glyphs_ops {
    /* Advance width of the first `bytes` of `text` in pixels, kerning included. */
    int (*width)(void *ctx, enum ks_weight weight, int size_px, const char *text, size_t bytes);

    /* The line's picture; its height is line_height() of that size and its baseline lies at
     * ascent(). Borrowed until the next call to any mask function of the same source. NULL for
     * an empty or blank text. */
    const struct ks_mask *(*text_mask)(void *ctx, enum ks_weight weight, int size_px,
                                       const char *text, size_t bytes);

    /* The icon's picture at size x size pixels; same borrowing. NULL if there is no such icon. */
    const struct ks_mask *(*icon_mask)(void *ctx, const char *name, int size_px);

    int (*ascent)(void *ctx, enum ks_weight weight, int size_px);
    int (*line_height)(void *ctx, enum ks_weight weight, int size_px);
};

/* A source of glyphs; belongs to one thread. `ctx` is borrowed. */
struct ks_glyphs {
    const struct ks_glyphs_ops *ops;
    void *ctx;
};

/* Height of a line of that weight and size, and its picture as the table says; any source. */
int ks_glyphs_line_height(const struct ks_glyphs *glyphs, enum ks_weight weight, int size_px);
const struct ks_mask *ks_glyphs_text(const struct ks_glyphs *glyphs, enum ks_weight weight,
                                     int size_px, const char *text, size_t bytes);

#endif
