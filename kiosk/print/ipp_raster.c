/* A page as PWG raster. */
#include "print/ipp_raster.h"

#include <stdlib.h>
#include <string.h>

#include "print/cups_library.h"

enum { INCH = 2540, A4_X = 21000, A4_Y = 29700, BAND_ROWS = 128, WHITE = 255, HALF = 128 };

static ssize_t take_bytes(void *ctx, unsigned char *data, size_t length)
{
    return ks_print_bytes_put(ctx, data, length) ? (ssize_t)length : -1;
}

static enum ks_err fail_memory(struct ks_error *error)
{
    return ks_fail(error, KS_ERR_MEMORY, "no memory for the raster of a paper");
}

/* A page of the raster being written, and room for one of its rows. */
struct canvas {
    cups_raster_t *raster;
    cups_page_header2_t header;
    uint8_t *row; /* owned */
};

static bool open_canvas(struct canvas *canvas, struct ks_print_bytes *out)
{
    *canvas =
        (struct canvas){.raster = ks_cups.cupsRasterOpenIO(take_bytes, out, CUPS_RASTER_WRITE_PWG)};
    return canvas->raster != NULL;
}

static void close_canvas(struct canvas *canvas)
{
    ks_cups.cupsRasterClose(canvas->raster);
    if (canvas->row != NULL)
        explicit_bzero(canvas->row, canvas->header.cupsBytesPerLine);
    free(canvas->row);
}

/* `height_px` 0: as many rows as the size has. */
static bool begin_page(struct canvas *canvas, const struct ks_ipp_plan *plan,
                       struct ks_ipp_size size, int height_px, int page_count)
{
    cups_page_header2_t *header = &canvas->header;

    if (ks_cups.cupsRasterInitPWGHeader(header, ks_cups.pwgMediaForSize(size.x, size.y),
                                        plan->is_bilevel ? "black_1" : "sgray_8", plan->dpi,
                                        plan->dpi, "one-sided", NULL) == 0)
        return false;
    header->cupsInteger[CUPS_RASTER_PWG_TotalPageCount] = (unsigned)page_count;
    if (height_px > 0) {
        header->cupsHeight = (unsigned)height_px;
        header->cupsInteger[CUPS_RASTER_PWG_ImageBoxBottom] = (unsigned)height_px;
    }
    if (canvas->row == NULL)
        canvas->row = calloc(1, header->cupsBytesPerLine);
    return canvas->row != NULL && ks_cups.cupsRasterWriteHeader2(canvas->raster, header) != 0;
}

static bool write_row(struct canvas *canvas)
{
    unsigned length = canvas->header.cupsBytesPerLine;

    return ks_cups.cupsRasterWritePixels(canvas->raster, canvas->row, length) == length;
}

static void put_dot(struct canvas *canvas, unsigned x, bool is_black)
{
    if (canvas->header.cupsBitsPerPixel == 8)
        canvas->row[x] = is_black ? 0 : WHITE;
    else if (is_black)
        canvas->row[x / 8] |= (uint8_t)(0x80 >> (x % 8));
}

/* The row of the slip under row `y` of the page; NULL below its end. */
static const uint8_t *bits_under(const struct ks_page *page, const struct ks_ipp_plan *plan,
                                 unsigned y)
{
    int64_t row = (int64_t)y * plan->slip_dpi / plan->dpi;

    return row < page->height_px ? page->bits + (size_t)row * (size_t)page->row_bytes : NULL;
}

static bool write_slip_row(struct canvas *canvas, const struct ks_page *page,
                           const struct ks_ipp_plan *plan, unsigned y)
{
    const uint8_t *bits = bits_under(page, plan, y);
    int width = (int)canvas->header.cupsWidth;
    int left = (width - (int)((int64_t)page->width_px * plan->dpi / plan->slip_dpi)) / 2;

    memset(canvas->row, 0, canvas->header.cupsBytesPerLine);
    for (int x = 0; x < width; x++) {
        int64_t dot = x < left ? -1 : (int64_t)(x - left) * plan->slip_dpi / plan->dpi;
        bool is_on_slip = bits != NULL && dot >= 0 && dot < page->width_px;
        put_dot(canvas, (unsigned)x, is_on_slip && (bits[dot / 8] >> (7 - dot % 8) & 1) != 0);
    }
    return write_row(canvas);
}

enum ks_err ks_ipp_raster_slip(const struct ks_page *page, const struct ks_ipp_plan *plan,
                               int least_y, struct ks_print_bytes *out, struct ks_error *error)
{
    int64_t rows = ((int64_t)page->height_px * plan->dpi + plan->slip_dpi - 1) / plan->slip_dpi;
    int64_t least = (int64_t)least_y * plan->dpi / INCH;
    struct canvas canvas;

    enum ks_err err = ks_cups_open(error);
    if (err != KS_OK)
        return err;
    rows = rows > least ? rows : least;
    if (!open_canvas(&canvas, out))
        return fail_memory(error);
    struct ks_ipp_size size = {plan->width, (int)(rows * INCH / plan->dpi)};
    bool is_done = begin_page(&canvas, plan, size, (int)rows, 1);
    for (unsigned y = 0; is_done && y < canvas.header.cupsHeight; y++)
        is_done = write_slip_row(&canvas, page, plan, y);
    close_canvas(&canvas);
    return is_done ? KS_OK : fail_memory(error);
}

static bool write_grey_row(struct canvas *canvas, const uint8_t *greys)
{
    unsigned width = canvas->header.cupsWidth;

    if (canvas->header.cupsBitsPerPixel == 8) {
        memcpy(canvas->row, greys, width);
        return write_row(canvas);
    }
    memset(canvas->row, 0, canvas->header.cupsBytesPerLine);
    for (unsigned x = 0; x < width; x++)
        put_dot(canvas, x, greys[x] < HALF);
    return write_row(canvas);
}

/* `greys` has room for a band of BAND_ROWS rows. */
static enum ks_err write_sheet(struct canvas *canvas, const struct ks_sheets *sheets, int page,
                               uint8_t *greys, struct ks_error *error)
{
    int width = (int)canvas->header.cupsWidth, height = (int)canvas->header.cupsHeight;
    struct ks_sheet_band band = {.page = page,
                                 .dpi = (int)canvas->header.HWResolution[0],
                                 .width_px = width,
                                 .is_bilevel = canvas->header.cupsBitsPerPixel == 1};

    for (band.y = 0; band.y < height; band.y += BAND_ROWS) {
        band.height_px = height - band.y < BAND_ROWS ? height - band.y : BAND_ROWS;
        enum ks_err err = ks_sheets_draw(sheets, &band, greys, error);
        if (err != KS_OK)
            return err;
        for (int y = 0; y < band.height_px; y++)
            if (!write_grey_row(canvas, greys + (size_t)y * (size_t)width))
                return fail_memory(error);
    }
    return KS_OK;
}

enum ks_err ks_ipp_raster_sheets(const struct ks_sheets *sheets, const struct ks_ipp_plan *plan,
                                 struct ks_print_bytes *out, struct ks_error *error)
{
    size_t band_bytes = (size_t)A4_X * (size_t)plan->dpi / INCH * BAND_ROWS;
    struct canvas canvas;
    enum ks_err err = ks_cups_open(error);
    if (err != KS_OK)
        return err;
    uint8_t *greys = malloc(band_bytes);
    if (greys == NULL || !open_canvas(&canvas, out)) {
        free(greys);
        return fail_memory(error);
    }
    for (int page = 0; err == KS_OK && page < sheets->page_count; page++) {
        bool has_begun =
            begin_page(&canvas, plan, (struct ks_ipp_size){A4_X, A4_Y}, 0, sheets->page_count);
        err = has_begun ? write_sheet(&canvas, sheets, page, greys, error) : fail_memory(error);
    }
    close_canvas(&canvas);
    explicit_bzero(greys, band_bytes);
    free(greys);
    return err;
}
