/* A slip as A4 sheets. */
#include "print/sheets.h"

#include <stdlib.h>
#include <string.h>

#include "print/sheets_private.h"

struct ks_sheet_book {
    struct ks_sheet_pdf *pdf; /* what draws */
    struct ks_glyphs glyphs;  /* of `pdf` */
    struct ks_sheet_layout layout;
};

static void close_book(struct ks_sheet_book *book)
{
    ks_sheet_layout_destroy(&book->layout);
    ks_sheet_pdf_close(book->pdf);
    free(book);
}

static void draw_page(struct ks_sheet_pdf *pdf, const struct ks_sheet_layout *layout, int page)
{
    for (int i = 0; i < layout->row_count; i++)
        if (layout->rows[i].page == page)
            ks_sheet_pdf_draw_row(pdf, &layout->list, &layout->rows[i]);
}

static enum ks_err write_pdf(struct ks_sheet_book *book, struct ks_sheets *out,
                             struct ks_error *error)
{
    struct ks_sheet_layout *layout = &book->layout;

    ks_sheet_place_rows(layout);
    for (int page = 0; page < layout->page_count; page++) {
        draw_page(book->pdf, layout, page);
        ks_sheet_pdf_end_page(book->pdf);
    }
    out->page_count = layout->page_count;
    return ks_sheet_pdf_finish(book->pdf, layout->title, out, error);
}

static enum ks_err compose(struct ks_sheet_book *book, const struct ks_slip *slip,
                           const struct ks_sheet_fonts *fonts, struct ks_sheets *out,
                           struct ks_error *error)
{
    enum ks_err err = ks_sheet_pdf_open(fonts, &book->pdf, error);

    if (err != KS_OK)
        return err;
    book->glyphs = ks_sheet_pdf_glyphs(book->pdf);
    book->layout.glyphs = &book->glyphs;
    err = ks_sheet_make_rows(&book->layout, slip, error);
    return err == KS_OK ? write_pdf(book, out, error) : err;
}

enum ks_err ks_sheets_compose(const struct ks_slip *slip, const struct ks_sheet_fonts *fonts,
                              struct ks_sheets *out, struct ks_error *error)
{
    *out = (struct ks_sheets){.book = calloc(1, sizeof *out->book)};
    if (out->book == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the sheets");
    enum ks_err err = compose(out->book, slip, fonts, out, error);
    if (err != KS_OK)
        ks_sheets_destroy(out);
    return err;
}

enum ks_err ks_sheets_draw(const struct ks_sheets *sheets, const struct ks_sheet_band *band,
                           uint8_t *out, struct ks_error *error)
{
    struct ks_sheet_book *book = sheets->book;
    enum ks_err err = ks_sheet_pdf_begin_band(book->pdf, band, error);

    if (err != KS_OK)
        return err;
    draw_page(book->pdf, &book->layout, band->page);
    ks_sheet_pdf_end_band(book->pdf, band, out);
    return KS_OK;
}

void ks_sheets_destroy(struct ks_sheets *sheets)
{
    if (sheets->data != NULL)
        explicit_bzero(sheets->data, sheets->bytes);
    free(sheets->data);
    if (sheets->book != NULL)
        close_book(sheets->book);
    *sheets = (struct ks_sheets){0};
}
