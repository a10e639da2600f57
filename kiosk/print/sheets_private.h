/* Inside of the print room: sheets of A4. One unit is a tenth of a point (1/720 inch), so that the
 * measures of paper are whole numbers like those of a screen. */
#ifndef KS_PRINT_SHEETS_PRIVATE_H
#define KS_PRINT_SHEETS_PRIVATE_H

#include "draw/text.h"
#include "print/sheets.h"

enum {
    KS_SHEET_UNITS_A_POINT = 10,
    KS_SHEET_WIDTH = 5953,  /* 210 mm */
    KS_SHEET_HEIGHT = 8419, /* 297 mm */
    KS_SHEET_MARGIN = 511,  /* 18 mm */
    KS_SHEET_TEXT_WIDTH = KS_SHEET_WIDTH - 2 * KS_SHEET_MARGIN,
    KS_SHEET_INK = 0x14213D,
    KS_SHEET_SOFT_INK = 0x3F4C66,
    KS_SHEET_COURT_BLUE = 0x0E2A56,
};

/* So many units as this many tenths of a millimetre. */
#define KS_SHEET_MM10(tenths) ((tenths)*7200 / 2540)

/* What stands at one height and is never cut: a line of text with its box, a code, a rule. */
struct ks_sheet_row {
    int first, count; /* commands of the list, their y from the row's top */
    int height;
    int gap;      /* above it, unless it is the first of its page */
    bool is_tied; /* stays on the page of the row that follows */
    int page, y;  /* where it stands, once placed; page from 0 */
};

/* A document laid out. {0} with `glyphs` set is an empty one. */
struct ks_sheet_layout {
    const struct ks_glyphs *glyphs; /* borrowed */
    struct ks_arena arena;
    struct ks_draw_list list;
    struct ks_sheet_row *rows; /* of the arena */
    int row_count, row_capacity;
    int page_count;
    const struct ks_slip_block *header; /* of the slip: what stands at the head of each page */
    const char *title;                  /* what stands at the foot of each page; "" for none */
};

/* Makes the rows of a slip, from its first block to its last; places none of them.
 * KS_ERR_INPUT for a QR payload that cannot be encoded. */
enum ks_err ks_sheet_make_rows(struct ks_sheet_layout *layout, const struct ks_slip *slip,
                               struct ks_error *error) KS_MUST_USE;

/* How a kind of block looks as lines. */
struct ks_sheet_look {
    struct ks_text_style style;
    uint32_t colour;
    bool is_centred;
    bool is_tied; /* to what follows */
    int gap;      /* above it */
};

/* What stands below a text in smaller letters, and below a step. */
extern const struct ks_sheet_look ks_sheet_detail, ks_sheet_step_detail;

/* Height of a line. */
int ks_sheet_line_height(const struct ks_sheet_layout *layout, struct ks_text_style style);

/* A row for each line. The first two stay together, and the last two. */
void ks_sheet_add_lines(struct ks_sheet_layout *layout, const struct ks_sheet_look *look,
                        const char *text, int x, int width);

/* Whether it is a label with its value, and where the values of neighbouring ones begin: behind
 * their widest label. */
bool ks_sheet_is_pair(const struct ks_slip_block *block);
int ks_sheet_value_shift(struct ks_sheet_layout *layout, const struct ks_slip_block *block);

/* A block of any kind but those below; the value of a pair begins at `shift`. KS_ERR_INPUT for a QR
 * payload that cannot be encoded. */
enum ks_err ks_sheet_add_block(struct ks_sheet_layout *layout, const struct ks_slip_block *block,
                               int shift, struct ks_error *error) KS_MUST_USE;

/* The kinds that stand in circles and frames (sheets_frames.c). */
void ks_sheet_add_step(struct ks_sheet_layout *layout, const struct ks_slip_block *block,
                       int number);
void ks_sheet_add_date(struct ks_sheet_layout *layout, const struct ks_slip_block *block);

/* Gives each row its page and height there, and adds head and foot of each page, already placed.
 * Tied rows stay together as long as they are no higher than a page. */
void ks_sheet_place_rows(struct ks_sheet_layout *layout);

/* Begins a row; the commands added until the next one are its own. Valid until the next one. */
struct ks_sheet_row *ks_sheet_add_row(struct ks_sheet_layout *layout, int height, int gap);

/* Adds a zeroed command to the newest row. Valid until the next one. */
struct ks_draw_cmd *ks_sheet_add_cmd(struct ks_sheet_layout *layout, enum ks_draw_kind kind,
                                     struct ks_rect rect);

/* Adds one line of text to the newest row. The text itself is borrowed by the list. */
void ks_sheet_put_line(struct ks_sheet_layout *layout, struct ks_draw_cmd line);

/* Adds a filled rectangle to the newest row. */
void ks_sheet_put_bar(struct ks_sheet_layout *layout, struct ks_rect rect, uint32_t colour);

/* Wipes and frees. */
void ks_sheet_layout_destroy(struct ks_sheet_layout *layout);

struct ks_sheet_pdf;

/* A PDF to be written with these fonts. KS_ERR_IO for a font that cannot be read, KS_ERR_MEMORY.
 * The caller closes it with ks_sheet_pdf_close. */
enum ks_err ks_sheet_pdf_open(const struct ks_sheet_fonts *fonts, struct ks_sheet_pdf **out,
                              struct ks_error *error) KS_MUST_USE;

/* Letters as this PDF will show them; only to measure. Lives as long as the PDF. */
struct ks_glyphs ks_sheet_pdf_glyphs(struct ks_sheet_pdf *pdf);

/* Draws the commands of a row where it stands on its page. */
void ks_sheet_pdf_draw_row(struct ks_sheet_pdf *pdf, const struct ks_draw_list *list,
                           const struct ks_sheet_row *row);

/* Ends a page. */
void ks_sheet_pdf_end_page(struct ks_sheet_pdf *pdf);

/* Ends the document and hands over its bytes. KS_ERR_MEMORY when they could not be had. */
enum ks_err ks_sheet_pdf_finish(struct ks_sheet_pdf *pdf, const char *title, struct ks_sheets *out,
                                struct ks_error *error) KS_MUST_USE;

/* Once the document is ended: what is drawn until ks_sheet_pdf_end_band goes to a band of dots.
 * KS_ERR_MEMORY. */
enum ks_err ks_sheet_pdf_begin_band(struct ks_sheet_pdf *pdf, const struct ks_sheet_band *band,
                                    struct ks_error *error) KS_MUST_USE;

/* Ends the band; its dots go to `out` as ks_sheets_draw has them. */
void ks_sheet_pdf_end_band(struct ks_sheet_pdf *pdf, const struct ks_sheet_band *band,
                           uint8_t *out);

/* Wipes and frees what was not handed over; accepts NULL. */
void ks_sheet_pdf_close(struct ks_sheet_pdf *pdf);

#endif
