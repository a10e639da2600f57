/* The characters that both fonts of the kiosk have. Any thread. */
#ifndef KS_CONTENT_FONT_RANGES_H
#define KS_CONTENT_FONT_RANGES_H

#include <stdint.h>

struct ks_font_range {
    uint32_t first, last; /* both included */
};

/* In order, none touching the next. */
extern const struct ks_font_range ks_font_ranges[];
extern const int ks_font_range_count;

#endif
