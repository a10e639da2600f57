/* Inside of the print room: a slip laid out for one width of paper. */
#ifndef KS_PRINT_SLIP_PRIVATE_H
#define KS_PRINT_SLIP_PRIVATE_H

#include "draw/raster.h"
#include "draw/text.h"
#include "print/slip.h"

struct ks_slip_layout {
    const struct ks_glyphs *glyphs; /* borrowed */
    int width_px;
    bool is_large;
    struct ks_arena arena;
    struct ks_draw_list list; /* what paper shows, from the top */
    int y;                    /* height so far */
};

/* Fills the list and the height. KS_ERR_INPUT for a QR payload that cannot be encoded. The caller
 * frees arena and list in every case. */
enum ks_err ks_slip_lay_out(struct ks_slip_layout *layout, const struct ks_slip *slip,
                            struct ks_error *error) KS_MUST_USE;

/* How lines of text look. */
struct ks_slip_look {
    struct ks_text_style style; /* as at 203 dpi and normal size */
    bool is_centred;
    int gap_after;
};

enum { KS_SLIP_MARGIN = 16 };

/* Of what may be printed on, margins left out. */
int ks_slip_full_width(const struct ks_slip_layout *layout);
/* Of the look's lines on this paper. */
int ks_slip_line_height(const struct ks_slip_layout *layout, const struct ks_slip_look *look);
int ks_slip_text_width(const struct ks_slip_layout *layout, const struct ks_slip_look *look,
                       const char *text);
/* Lines of `text` from x, at most `width` wide; moves down. */
void ks_slip_put_text(struct ks_slip_layout *layout, const struct ks_slip_look *look,
                      const char *text, int x, int width);
/* A frame of black lines; its height may be set later. Valid until the next command. */
struct ks_draw_cmd *ks_slip_put_frame(struct ks_slip_layout *layout, struct ks_rect rect,
                                      int border_px, int radius_px);

/* Dots on this paper for `dots` at 203 dpi. */
int ks_slip_scaled(const struct ks_slip_layout *layout, int dots);
/* Below a block of that kind, in dots. */
int ks_slip_gap_after(enum ks_slip_kind kind);

/* A block of any kind but those below; moves down. KS_ERR_INPUT for a QR payload that cannot be
 * encoded. */
enum ks_err ks_slip_put_block(struct ks_slip_layout *layout, const struct ks_slip_block *block,
                              struct ks_error *error) KS_MUST_USE;

/* The kinds that stand in frames (slip_frames.c). */
void ks_slip_put_step(struct ks_slip_layout *layout, const struct ks_slip_block *block, int number);
void ks_slip_put_date(struct ks_slip_layout *layout, const struct ks_slip_block *block);
void ks_slip_put_facts(struct ks_slip_layout *layout, const struct ks_slip_block *first);

#endif
