/* The one door to cairo and FreeType on paper: measures letters, and writes what a draw list says
 * as PDF with embedded fonts and text that can be selected. */
#include <ft2build.h>
#include <stdlib.h>
#include <string.h>

#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include "base/i18n.h"
#include "base/utf8.h"
#include "print/cairo_library.h"
#include "print/print_bytes.h"
#include "print/sheets_private.h"

/* A font file with a library instance of its own: cairo may keep a font for a while after the
 * document is closed, and closes both when it lets go of it. */
struct face {
    FT_Library library;
    FT_Face ft;               /* goes with `cairo` */
    cairo_font_face_t *cairo; /* a reference */
};

static const cairo_user_data_key_t face_key;

struct ks_sheet_pdf {
    struct face faces[KS_WEIGHT_COUNT];
    cairo_surface_t *surface;
    cairo_t *cairo;
    struct ks_print_bytes out;
    bool is_bilevel;
};

/* The width of one letter in units of the font. */
static long advance_of(FT_Face face, uint32_t code)
{
    FT_Fixed advance = 0;

    if (FT_Get_Advance(face, FT_Get_Char_Index(face, code), FT_LOAD_NO_SCALE, &advance) != 0)
        return face->units_per_EM;
    return advance;
}

static int width(void *ctx, enum ks_weight weight, int size_px, const char *text, size_t bytes)
{
    struct ks_sheet_pdf *pdf = ctx;
    FT_Face face = pdf->faces[weight].ft;
    const char *end = text + bytes;
    long sum = 0;

    while (text < end)
        sum += advance_of(face, ks_utf8_next(&text));
    return (int)((sum * size_px + face->units_per_EM - 1) / face->units_per_EM);
}

static const struct ks_mask *text_mask(void *ctx, enum ks_weight weight, int size_px,
                                       const char *text, size_t bytes)
{
    (void)ctx, (void)weight, (void)size_px, (void)text, (void)bytes;
    return NULL;
}

static const struct ks_mask *icon_mask(void *ctx, const char *name, int size_px)
{
    (void)ctx, (void)name, (void)size_px;
    return NULL;
}

static int ascent(void *ctx, enum ks_weight weight, int size_px)
{
    FT_Face face = ((struct ks_sheet_pdf *)ctx)->faces[weight].ft;

    return size_px * face->ascender / face->units_per_EM;
}

static int line_height(void *ctx, enum ks_weight weight, int size_px)
{
    FT_Face face = ((struct ks_sheet_pdf *)ctx)->faces[weight].ft;

    return size_px * (face->ascender - face->descender) / face->units_per_EM;
}

static const struct ks_glyphs_ops glyph_ops = {
    .width = width,
    .text_mask = text_mask,
    .icon_mask = icon_mask,
    .ascent = ascent,
    .line_height = line_height,
};

struct ks_glyphs ks_sheet_pdf_glyphs(struct ks_sheet_pdf *pdf)
{
    return (struct ks_glyphs){.ops = &glyph_ops, .ctx = pdf};
}

static cairo_status_t take_bytes(void *closure, const unsigned char *data, unsigned int length)
{
    struct ks_sheet_pdf *pdf = closure;

    return ks_print_bytes_put(&pdf->out, data, length) ? CAIRO_STATUS_SUCCESS
                                                       : CAIRO_STATUS_NO_MEMORY;
}

/* Called by cairo when nothing uses the font any more. */
static void release_face(void *held)
{
    FT_Face face = held;
    FT_Library library = face->generic.data;

    FT_Done_Face(face);
    FT_Done_FreeType(library);
}

static enum ks_err open_face(struct face *face, const char *path, struct ks_error *error)
{
    FT_Face ft;

    if (FT_Init_FreeType(&face->library) != 0)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the sheets");
    if (FT_New_Face(face->library, path, 0, &ft) != 0) {
        FT_Done_FreeType(face->library);
        return ks_fail(error, KS_ERR_IO, "%s: cannot be read as a font; put the font back", path);
    }
    ft->generic.data = face->library;
    /* cairo 1.16 loses strokes when it takes letters out of a font whose hints stand in shared
     * subroutines, as these do. A font that has no tables it writes anew, from the outlines. */
    ft->face_flags &= ~(FT_Long)FT_FACE_FLAG_SFNT;
    face->ft = ft;
    face->cairo = ks_cairo.cairo_ft_font_face_create_for_ft_face(ft, FT_LOAD_NO_HINTING);
    if (ks_cairo.cairo_font_face_set_user_data(face->cairo, &face_key, ft, release_face) !=
        CAIRO_STATUS_SUCCESS) {
        ks_cairo.cairo_font_face_destroy(face->cairo);
        release_face(ft);
        *face = (struct face){0};
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the sheets");
    }
    return KS_OK;
}

/* Where drawing goes: the document, or a band of dots. */
static void close_target(struct ks_sheet_pdf *pdf)
{
    if (pdf->cairo != NULL)
        ks_cairo.cairo_destroy(pdf->cairo);
    if (pdf->surface != NULL)
        ks_cairo.cairo_surface_destroy(pdf->surface);
    pdf->cairo = NULL;
    pdf->surface = NULL;
}

static void set_units(cairo_t *cairo, double scale)
{
    ks_cairo.cairo_scale(cairo, scale, scale);
    ks_cairo.cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    ks_cairo.cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
}

static enum ks_err open_surface(struct ks_sheet_pdf *pdf, struct ks_error *error)
{
    double scale = 1.0 / KS_SHEET_UNITS_A_POINT;

    pdf->surface = ks_cairo.cairo_pdf_surface_create_for_stream(
        take_bytes, pdf, KS_SHEET_WIDTH * scale, KS_SHEET_HEIGHT * scale);
    pdf->cairo = ks_cairo.cairo_create(pdf->surface);
    if (ks_cairo.cairo_status(pdf->cairo) != CAIRO_STATUS_SUCCESS)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the sheets");
    set_units(pdf->cairo, scale);
    return KS_OK;
}

enum ks_err ks_sheet_pdf_open(const struct ks_sheet_fonts *fonts, struct ks_sheet_pdf **out,
                              struct ks_error *error)
{
    struct ks_sheet_pdf *pdf = calloc(1, sizeof *pdf);

    *out = NULL;
    if (pdf == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the sheets");
    enum ks_err err = ks_cairo_open(error);
    if (err == KS_OK)
        err = open_face(&pdf->faces[KS_WEIGHT_REGULAR], fonts->regular, error);
    if (err == KS_OK)
        err = open_face(&pdf->faces[KS_WEIGHT_BOLD], fonts->bold, error);
    if (err == KS_OK)
        err = open_surface(pdf, error);
    if (err == KS_OK)
        *out = pdf;
    else
        ks_sheet_pdf_close(pdf);
    return err;
}

/* A printer that knows only black shows a pale line as a black one: white dots in it are lost. */
static void set_colour(const struct ks_sheet_pdf *pdf, uint32_t colour)
{
    cairo_t *cairo = pdf->cairo;

    if (pdf->is_bilevel)
        colour = 0;
    ks_cairo.cairo_set_source_rgb(cairo, (double)(colour >> 16 & 0xFF) / 255,
                                  (double)(colour >> 8 & 0xFF) / 255,
                                  (double)(colour & 0xFF) / 255);
}

static void trace_rect(cairo_t *cairo, const struct ks_draw_cmd *cmd, double inset)
{
    double x = cmd->rect.x + inset, y = cmd->rect.y + inset;
    double w = cmd->rect.w - 2 * inset, h = cmd->rect.h - 2 * inset, quarter = 1.5707963267948966;
    double radius = cmd->radius_px > inset ? cmd->radius_px - inset : 0;

    ks_cairo.cairo_new_path(cairo);
    if (radius <= 0) {
        ks_cairo.cairo_rectangle(cairo, x, y, w, h);
        return;
    }
    ks_cairo.cairo_arc(cairo, x + w - radius, y + radius, radius, -quarter, 0);
    ks_cairo.cairo_arc(cairo, x + w - radius, y + h - radius, radius, 0, quarter);
    ks_cairo.cairo_arc(cairo, x + radius, y + h - radius, radius, quarter, 2 * quarter);
    ks_cairo.cairo_arc(cairo, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    ks_cairo.cairo_close_path(cairo);
}

static void draw_rect(struct ks_sheet_pdf *pdf, const struct ks_draw_cmd *cmd)
{
    if (cmd->has_fill) {
        trace_rect(pdf->cairo, cmd, 0);
        set_colour(pdf, cmd->fill);
        ks_cairo.cairo_fill(pdf->cairo);
    }
    if (cmd->border_px > 0) {
        trace_rect(pdf->cairo, cmd, cmd->border_px / 2.0);
        set_colour(pdf, cmd->border);
        ks_cairo.cairo_set_line_width(pdf->cairo, cmd->border_px);
        ks_cairo.cairo_stroke(pdf->cairo);
    }
}

/* A line as glyphs, each with the character it stands for, so that text can be found and copied. */
struct run {
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    char *text;
    size_t bytes;
    int count;
};

static void fill_run(struct run *run, const struct ks_draw_cmd *cmd, FT_Face face)
{
    const char *p = cmd->text, *end = cmd->text + cmd->text_bytes;
    double baseline =
        cmd->rect.y + cmd->rect.h / 2.0 +
        cmd->size_px * (double)(face->ascender + face->descender) / 2.0 / face->units_per_EM;
    long at = 0;

    while (p < end) {
        uint32_t code = ks_utf8_next(&p);
        size_t length = ks_utf8_put(run->text + run->bytes, code);
        run->glyphs[run->count] =
            (cairo_glyph_t){FT_Get_Char_Index(face, code),
                            cmd->rect.x + (double)at * cmd->size_px / face->units_per_EM, baseline};
        run->clusters[run->count++] = (cairo_text_cluster_t){(int)length, 1};
        run->bytes += length;
        at += advance_of(face, code);
    }
}

static void draw_text(struct ks_sheet_pdf *pdf, const struct ks_draw_cmd *cmd)
{
    size_t most = cmd->text_bytes + 1, text_bytes = 4 * most;
    struct run run = {.glyphs = calloc(most, sizeof *run.glyphs),
                      .clusters = calloc(most, sizeof *run.clusters),
                      .text = calloc(1, text_bytes)};
    const struct face *face = &pdf->faces[cmd->weight];

    if (run.glyphs == NULL || run.clusters == NULL || run.text == NULL) {
        ks_cairo.cairo_surface_finish(pdf->surface); /* leaves an error, which the end reports */
    } else {
        fill_run(&run, cmd, face->ft);
        ks_cairo.cairo_set_font_face(pdf->cairo, face->cairo);
        ks_cairo.cairo_set_font_size(pdf->cairo, cmd->size_px);
        set_colour(pdf, cmd->fill);
        ks_cairo.cairo_show_text_glyphs(pdf->cairo, run.text, (int)run.bytes, run.glyphs, run.count,
                                        run.clusters, run.count, 0);
        explicit_bzero(run.text, text_bytes);
        explicit_bzero(run.glyphs, most * sizeof *run.glyphs);
    }
    free(run.glyphs);
    free(run.clusters);
    free(run.text);
}

/* Neighbours in a line are one rectangle: no hair of white between the modules of a code. */
static void draw_bitmap(struct ks_sheet_pdf *pdf, const struct ks_draw_cmd *cmd)
{
    double cell = (double)cmd->rect.w / cmd->columns;

    ks_cairo.cairo_new_path(pdf->cairo);
    for (int row = 0; row < cmd->rows; row++) {
        const uint8_t *cells = cmd->cells + (size_t)row * (size_t)cmd->columns;
        for (int from = 0, to; from < cmd->columns; from = to) {
            to = from + 1;
            while (to < cmd->columns && cells[to] == cells[from])
                to++;
            if (cells[from] != 0)
                ks_cairo.cairo_rectangle(pdf->cairo, cmd->rect.x + from * cell,
                                         cmd->rect.y + row * cell, (to - from) * cell, cell);
        }
    }
    set_colour(pdf, cmd->fill);
    ks_cairo.cairo_fill(pdf->cairo);
}

static void draw_stroke(struct ks_sheet_pdf *pdf, const struct ks_draw_cmd *cmd)
{
    bool is_down = false;

    ks_cairo.cairo_new_path(pdf->cairo);
    for (int i = 0; i < cmd->point_count; i++) {
        struct ks_point point = cmd->points[i];
        if (point.x >= 0 && is_down)
            ks_cairo.cairo_line_to(pdf->cairo, point.x, point.y);
        else if (point.x >= 0)
            ks_cairo.cairo_move_to(pdf->cairo, point.x, point.y);
        if (point.x >= 0 && !is_down)
            ks_cairo.cairo_line_to(pdf->cairo, point.x, point.y);
        is_down = point.x >= 0;
    }
    set_colour(pdf, cmd->fill);
    ks_cairo.cairo_set_line_width(pdf->cairo, cmd->size_px);
    ks_cairo.cairo_stroke(pdf->cairo);
}

static void (*const painters[])(struct ks_sheet_pdf *pdf, const struct ks_draw_cmd *cmd) = {
    [KS_DRAW_RECT] = draw_rect,     [KS_DRAW_TEXT] = draw_text,     [KS_DRAW_ICON] = NULL,
    [KS_DRAW_BITMAP] = draw_bitmap, [KS_DRAW_STROKE] = draw_stroke, [KS_DRAW_SHADOW] = NULL,
};

void ks_sheet_pdf_draw_row(struct ks_sheet_pdf *pdf, const struct ks_draw_list *list,
                           const struct ks_sheet_row *row)
{
    ks_cairo.cairo_save(pdf->cairo);
    ks_cairo.cairo_translate(pdf->cairo, 0, row->y);
    for (int i = row->first; i < row->first + row->count; i++) {
        const struct ks_draw_cmd *cmd = &list->cmds[i];
        if (painters[cmd->kind] != NULL)
            painters[cmd->kind](pdf, cmd);
    }
    ks_cairo.cairo_restore(pdf->cairo);
}

void ks_sheet_pdf_end_page(struct ks_sheet_pdf *pdf)
{
    ks_cairo.cairo_show_page(pdf->cairo);
}

enum ks_err ks_sheet_pdf_finish(struct ks_sheet_pdf *pdf, const char *title, struct ks_sheets *out,
                                struct ks_error *error)
{
    if (ks_utf8_is_valid(title))
        ks_cairo.cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_status_t status = ks_cairo.cairo_status(pdf->cairo);
    ks_cairo.cairo_surface_finish(pdf->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = ks_cairo.cairo_surface_status(pdf->surface);
    if (status != CAIRO_STATUS_SUCCESS)
        return ks_fail(error, KS_ERR_MEMORY, "the sheets could not be made: %s",
                       ks_staff_quote(ks_cairo.cairo_status_to_string(status),
                                      ks_staff_tr("no reason is given")));
    out->data = pdf->out.data;
    out->bytes = pdf->out.count;
    pdf->out = (struct ks_print_bytes){0};
    return KS_OK;
}

enum ks_err ks_sheet_pdf_begin_band(struct ks_sheet_pdf *pdf, const struct ks_sheet_band *band,
                                    struct ks_error *error)
{
    double scale = band->dpi / (72.0 * KS_SHEET_UNITS_A_POINT);
    cairo_font_options_t *options = ks_cairo.cairo_font_options_create();

    close_target(pdf);
    pdf->surface =
        ks_cairo.cairo_image_surface_create(CAIRO_FORMAT_RGB24, band->width_px, band->height_px);
    pdf->cairo = ks_cairo.cairo_create(pdf->surface);
    ks_cairo.cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    ks_cairo.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    ks_cairo.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    ks_cairo.cairo_set_font_options(pdf->cairo, options);
    ks_cairo.cairo_font_options_destroy(options);
    ks_cairo.cairo_set_source_rgb(pdf->cairo, 1, 1, 1);
    ks_cairo.cairo_paint(pdf->cairo);
    ks_cairo.cairo_translate(pdf->cairo, 0, -band->y);
    set_units(pdf->cairo, scale);
    pdf->is_bilevel = band->is_bilevel;
    return ks_cairo.cairo_status(pdf->cairo) == CAIRO_STATUS_SUCCESS
               ? KS_OK
               : ks_fail(error, KS_ERR_MEMORY, "no memory for the sheets");
}

void ks_sheet_pdf_end_band(struct ks_sheet_pdf *pdf, const struct ks_sheet_band *band, uint8_t *out)
{
    ks_cairo.cairo_surface_flush(pdf->surface);
    uint8_t *pixels = ks_cairo.cairo_image_surface_get_data(pdf->surface);
    size_t stride = (size_t)ks_cairo.cairo_image_surface_get_stride(pdf->surface);

    for (int y = 0; y < band->height_px; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)(pixels + (size_t)y * stride);
        for (int x = 0; x < band->width_px; x++) {
            uint32_t r = row[x] >> 16 & 0xFF, g = row[x] >> 8 & 0xFF, b = row[x] & 0xFF;
            *out++ = (uint8_t)((r * 77 + g * 151 + b * 28) >> 8);
        }
    }
    explicit_bzero(pixels, stride * (size_t)band->height_px);
    close_target(pdf);
}

/* Black dots of a bitmap as a picture of the same dots. */
static cairo_surface_t *picture_of(const struct ks_page *page)
{
    cairo_surface_t *picture =
        ks_cairo.cairo_image_surface_create(CAIRO_FORMAT_RGB24, page->width_px, page->height_px);
    uint8_t *pixels = ks_cairo.cairo_image_surface_get_data(picture);
    size_t stride = (size_t)ks_cairo.cairo_image_surface_get_stride(picture);

    for (int y = 0; pixels != NULL && y < page->height_px; y++) {
        const uint8_t *bits = page->bits + (size_t)y * (size_t)page->row_bytes;
        uint32_t *row = (uint32_t *)(void *)(pixels + (size_t)y * stride);
        for (int x = 0; x < page->width_px; x++)
            row[x] = (bits[x / 8] >> (7 - x % 8) & 1) != 0 ? 0x000000 : 0xFFFFFF;
    }
    ks_cairo.cairo_surface_mark_dirty(picture);
    return picture;
}

static void paint_picture(struct ks_sheet_pdf *pdf, cairo_surface_t *picture, int dpi)
{
    ks_cairo.cairo_scale(pdf->cairo, 72.0 / dpi, 72.0 / dpi);
    ks_cairo.cairo_set_source_surface(pdf->cairo, picture, 0, 0);
    ks_cairo.cairo_pattern_set_filter(ks_cairo.cairo_get_source(pdf->cairo), CAIRO_FILTER_NEAREST);
    ks_cairo.cairo_paint(pdf->cairo);
    ks_cairo.cairo_show_page(pdf->cairo);
}

enum ks_err ks_sheets_from_page(const struct ks_page *page, int dpi, struct ks_sheets *out,
                                struct ks_error *error)
{
    struct ks_sheet_pdf pdf = {0};
    cairo_surface_t *picture = picture_of(page);
    double width = page->width_px * 72.0 / dpi, height = page->height_px * 72.0 / dpi;

    *out = (struct ks_sheets){.page_count = 1};
    pdf.surface = ks_cairo.cairo_pdf_surface_create_for_stream(take_bytes, &pdf, width, height);
    pdf.cairo = ks_cairo.cairo_create(pdf.surface);
    paint_picture(&pdf, picture, dpi);
    enum ks_err err = ks_sheet_pdf_finish(&pdf, "", out, error);
    uint8_t *pixels = ks_cairo.cairo_image_surface_get_data(picture);
    if (pixels != NULL)
        explicit_bzero(pixels, (size_t)ks_cairo.cairo_image_surface_get_stride(picture) *
                                   (size_t)page->height_px);
    ks_cairo.cairo_surface_destroy(picture);
    close_target(&pdf);
    ks_print_bytes_destroy(&pdf.out);
    return err;
}

void ks_sheet_pdf_close(struct ks_sheet_pdf *pdf)
{
    if (pdf == NULL)
        return;
    close_target(pdf);
    for (int i = 0; i < KS_WEIGHT_COUNT; i++)
        if (pdf->faces[i].cairo != NULL)
            ks_cairo.cairo_font_face_destroy(pdf->faces[i].cairo);
    ks_print_bytes_destroy(&pdf->out);
    free(pdf);
}
