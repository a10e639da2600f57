/* Rows of pixels: the inner loops of the painter. Knows pixels 0x00RRGGBB and nothing else. */
#ifndef KS_DRAW_BLEND_PRIVATE_H
#define KS_DRAW_BLEND_PRIVATE_H

#include <stdint.h>

/* `over` laid on `under` with `alpha` 0..255, rounded to the nearest; 0 and 255 are exact. */
static inline uint32_t ks_blend(uint32_t under, uint32_t over, uint32_t alpha)
{
    const uint32_t rest = 255u - alpha;
    uint32_t rb = (over & 0xFF00FFu) * alpha + (under & 0xFF00FFu) * rest + 0x800080u;
    uint32_t g = ((over >> 8) & 0xFFu) * alpha + ((under >> 8) & 0xFFu) * rest + 0x80u;
    rb = ((rb + ((rb >> 8) & 0xFF00FFu)) >> 8) & 0xFF00FFu;
    g = (g + (g >> 8)) & 0xFF00u;
    return rb | g;
}

/* Sets `count` pixels (none when <= 0). */
void ks_fill_span(uint32_t *pixels, int count, uint32_t colour);

/* Lays `colour` on `count` pixels with one alpha 0..255. */
void ks_blend_span(uint32_t *pixels, int count, uint32_t colour, uint32_t alpha);

/* Lays `colour` on `count` pixels, each with its own coverage 0..255. */
void ks_blend_mask(uint32_t *pixels, const uint8_t *coverage, int count, uint32_t colour);

#endif
