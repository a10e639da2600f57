/* A slip as A4 sheets: a page layout of the same document, as PDF with embedded fonts and text that
 * can be selected, and as dots for a printer that takes no PDF. */
#ifndef KS_PRINT_SHEETS_H
#define KS_PRINT_SHEETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "print/slip.h"

struct ks_sheet_book;

/* A document of A4 pages. {0} is none. */
struct ks_sheets {
    uint8_t *data; /* owned: the PDF */
    size_t bytes;
    int page_count;
    struct ks_sheet_book *book; /* owned: the pages as they were laid out */
};

/* Where the regular and the bold font file are; borrowed. */
struct ks_sheet_fonts {
    const char *regular, *bold;
};

/* Lays `slip` out on A4 and writes the PDF. The slip is borrowed by the sheets. KS_ERR_INPUT for a
 * QR payload that cannot be encoded or does not read back, KS_ERR_IO for a font that cannot be
 * read, KS_ERR_MEMORY. Any thread. */
enum ks_err ks_sheets_compose(const struct ks_slip *slip, const struct ks_sheet_fonts *fonts,
                              struct ks_sheets *out, struct ks_error *error) KS_MUST_USE;

/* Some rows of a page in dots. */
struct ks_sheet_band {
    int page; /* from 0 */
    int dpi;
    int width_px, y, height_px; /* the page's left column begins at 0, its top row is 0 */
    bool is_bilevel; /* for a printer that knows only black: what is pale is drawn black as well */
};

/* Draws a band: 1 byte a dot, row-major, 255 = white, `width_px` x `height_px` of them. What lies
 * outside of the page is white. KS_ERR_MEMORY. The thread that composed. */
enum ks_err ks_sheets_draw(const struct ks_sheets *sheets, const struct ks_sheet_band *band,
                           uint8_t *out, struct ks_error *error) KS_MUST_USE;

/* A bitmap as a PDF with one page of its own size, for a roll printer that takes nothing else.
 * `dpi` of its dots. KS_ERR_MEMORY. */
enum ks_err ks_sheets_from_page(const struct ks_page *page, int dpi, struct ks_sheets *out,
                                struct ks_error *error) KS_MUST_USE;

/* Wipes and frees; accepts {0}. */
void ks_sheets_destroy(struct ks_sheets *sheets);

#endif
