#include "print/sheets.h"

#include <stdlib.h>
#include <string.h>

#include "print/sheets_private.h"

static void draw_page(struct ks_sheet_pdf *pdf, const struct ks_sheet_layout *layout, int page)
{
    for (int i = 0; i < layout->row_count; i++) {
        if (layout->rows[i].page == page)
            ks_sheet_pdf_draw_row(pdf, &layout->list, &layout->rows[i]);
    }
    ks_sheet_pdf_end_page(pdf);
}

static enum ks_err compose(struct ks_sheet_pdf *pdf, const struct ks_slip *slip,
                           struct ks_sheets *out, struct ks_error *error)
{
    struct ks_glyphs glyphs = ks_sheet_pdf_glyphs(pdf);
    struct ks_sheet_layout layout = {.glyphs = &glyphs};
    enum ks_err err = ks_sheet_make_rows(&layout, slip, error);

    if (err == KS_OK) {
        ks_sheet_place_rows(&layout);
        for (int page = 0; page < layout.page_count; page++)
            draw_page(pdf, &layout, page);
        err = ks_sheet_pdf_finish(pdf, layout.title, out, error);
        out->page_count = layout.page_count;
    }
    ks_sheet_layout_destroy(&layout);
    return err;
}

enum ks_err ks_sheets_compose(const struct ks_slip *slip, const struct ks_sheet_fonts *fonts,
                              struct ks_sheets *out, struct ks_error *error)
{
    struct ks_sheet_pdf *pdf = NULL;

    *out = (struct ks_sheets){0};
    enum ks_err err = ks_sheet_pdf_open(fonts, &pdf, error);
    if (err == KS_OK)
        err = compose(pdf, slip, out, error);
    ks_sheet_pdf_close(pdf);
    if (err != KS_OK)
        ks_sheets_destroy(out);
    return err;
}

void ks_sheets_destroy(struct ks_sheets *sheets)
{
    if (sheets->data != NULL)
        explicit_bzero(sheets->data, sheets->bytes);
    free(sheets->data);
    *sheets = (struct ks_sheets){0};
}
