/* Mixing a colour into pixels. */
#include <string.h>

#include "draw/blend_private.h"

void ks_fill_span(uint32_t *pixels, int count, uint32_t colour)
{
    for (int i = 0; i < count; i++)
        pixels[i] = colour;
}

void ks_blend_span(uint32_t *pixels, int count, uint32_t colour, uint32_t alpha)
{
    for (int i = 0; i < count; i++)
        pixels[i] = ks_blend(pixels[i], colour, alpha);
}

static void blend_pixels(uint32_t *pixels, const uint8_t *coverage, int count, uint32_t colour)
{
    for (int i = 0; i < count; i++)
        pixels[i] = ks_blend(pixels[i], colour, coverage[i]);
}

/* Eight pixels at a time: most of a line of text is empty, most of the rest is full. */
void ks_blend_mask(uint32_t *pixels, const uint8_t *coverage, int count, uint32_t colour)
{
    int i = 0;
    for (; i + 8 <= count; i += 8) {
        uint64_t eight;
        memcpy(&eight, coverage + i, sizeof(eight));
        if (eight == UINT64_MAX)
            ks_fill_span(pixels + i, 8, colour);
        else if (eight != 0)
            blend_pixels(pixels + i, coverage + i, 8, colour);
    }
    blend_pixels(pixels + i, coverage + i, count - i, colour);
}
