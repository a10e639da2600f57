/* Asking a source of glyphs. */
#include "draw/glyphs.h"

int ks_glyphs_line_height(const struct ks_glyphs *glyphs, enum ks_weight weight, int size_px)
{
    return glyphs->ops->line_height(glyphs->ctx, weight, size_px);
}

const struct ks_mask *ks_glyphs_text(const struct ks_glyphs *glyphs, enum ks_weight weight,
                                     int size_px, const char *text, size_t bytes)
{
    return glyphs->ops->text_mask(glyphs->ctx, weight, size_px, text, bytes);
}
