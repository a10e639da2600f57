/* Inside of the print room: a slip laid out for one width of paper. */
#ifndef KS_PRINT_SLIP_PRIVATE_H
#define KS_PRINT_SLIP_PRIVATE_H

#include "draw/raster.h"
#include "draw/text.h"
#include "print/slip.h"

struct ks_slip_layout {
    const struct ks_glyphs *glyphs; /* borrowed */
    int width_px;
    struct ks_arena arena;
    struct ks_draw_list list; /* what paper shows, from the top */
    int y;                    /* height so far */
};

/* Fills the list and the height. KS_ERR_INPUT for a QR payload that cannot be encoded. The caller
 * frees arena and list in every case. */
enum ks_err ks_slip_lay_out(struct ks_slip_layout *layout, const struct ks_slip *slip,
                            struct ks_error *error) KS_MUST_USE;

#endif
