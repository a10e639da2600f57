/* A slip as A4 sheets: a page layout of the same document, as PDF with embedded fonts and text that
 * can be selected. */
#ifndef KS_PRINT_SHEETS_H
#define KS_PRINT_SHEETS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "print/slip.h"

/* A PDF document. {0} is none. */
struct ks_sheets {
    uint8_t *data; /* owned */
    size_t bytes;
    int page_count;
};

/* Where the regular and the bold font file are; borrowed. */
struct ks_sheet_fonts {
    const char *regular, *bold;
};

/* Lays `slip` out on A4 and writes the PDF. KS_ERR_INPUT for a QR payload that cannot be encoded or
 * does not read back, KS_ERR_IO for a font that cannot be read, KS_ERR_MEMORY. Any thread. */
enum ks_err ks_sheets_compose(const struct ks_slip *slip, const struct ks_sheet_fonts *fonts,
                              struct ks_sheets *out, struct ks_error *error) KS_MUST_USE;

/* Wipes and frees; accepts {0}. */
void ks_sheets_destroy(struct ks_sheets *sheets);

#endif
