/* A slip as a list of blocks, and composed for a roll. */
#include "print/slip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print/slip_private.h"

struct ks_slip_block *ks_slip_add(struct ks_slip *slip, enum ks_slip_kind kind, const char *text,
                                  const char *detail)
{
    struct ks_slip_block *block = ks_arena_alloc(&slip->arena, sizeof *block);

    block->kind = kind;
    block->text = ks_arena_strdup(&slip->arena, text);
    block->detail = ks_arena_strdup(&slip->arena, detail);
    block->foot = "";
    if (slip->last != NULL)
        slip->last->next = block;
    else
        slip->first = block;
    slip->last = block;
    return block;
}

void ks_slip_add_date(struct ks_slip *slip, const char *label, const char *day, const char *foot)
{
    ks_slip_add(slip, KS_SLIP_DATE, label, day)->foot = ks_arena_strdup(&slip->arena, foot);
}

void ks_slip_add_signature(struct ks_slip *slip, const struct ks_point *points, int count)
{
    size_t bytes = (size_t)count * sizeof *points;
    struct ks_slip_block *block = ks_slip_add(slip, KS_SLIP_SIGNATURE, "", "");
    struct ks_point *copy = ks_arena_alloc(&slip->arena, bytes + 1);

    if (bytes > 0)
        memcpy(copy, points, bytes);
    block->points = copy;
    block->point_count = count;
}

void ks_slip_destroy(struct ks_slip *slip)
{
    ks_arena_wipe(&slip->arena);
    ks_arena_destroy(&slip->arena);
    *slip = (struct ks_slip){0};
}

void ks_page_destroy(struct ks_page *page)
{
    free(page->bits);
    free(page->text);
    *page = (struct ks_page){0};
}

/* Before and after the text of a line on the text version. */
static const char *const leads[] = {
    [KS_SLIP_BULLET] = "· ", [KS_SLIP_TICKED] = "[x] ",  [KS_SLIP_UNTICKED] = "[ ] ",
    [KS_SLIP_QR] = "QR: ",   [KS_SLIP_SIGNATURE] = NULL, [KS_SLIP_RULER] = NULL,
};

/* Kinds whose detail is the value of their text. */
static const bool is_pair[] = {
    [KS_SLIP_PAIR] = true, [KS_SLIP_FACT] = true, [KS_SLIP_DATE] = true, [KS_SLIP_RULER] = false};

static size_t put(char *out, size_t at, const char *text)
{
    size_t length = strlen(text);

    if (out != NULL)
        memcpy(out + at, text, length);
    return at + length;
}

/* Writes the text version, or only measures it when `out` is NULL. */
static size_t write_text(const struct ks_slip *slip, char *out)
{
    char number[16];
    size_t at = 0;
    int step = 0;

    for (const struct ks_slip_block *block = slip->first; block != NULL; block = block->next) {
        const char *lead = leads[block->kind];
        step = block->kind == KS_SLIP_STEP ? step + 1 : 0;
        if (block->kind == KS_SLIP_RULE || block->kind == KS_SLIP_LINE) {
            at = put(out, at,
                     block->kind == KS_SLIP_RULE ? "----------------\n" : "________________\n");
            continue;
        }
        snprintf(number, sizeof number, "%d. ", step);
        at = put(out, at, step > 0 ? number : lead != NULL ? lead : "");
        at = put(out, at, block->text);
        if (block->detail[0] != '\0') {
            at = put(out, at, is_pair[block->kind] ? ": " : "\n    ");
            at = put(out, at, block->detail);
        }
        at = put(out, at, block->foot[0] != '\0' ? "\n" : "");
        at = put(out, at, block->foot);
        at = put(out, at, "\n");
    }
    return at;
}

/* 1 bit a pixel: half covered and more is black, so that thin strokes stay whole. */
static void threshold(const uint32_t *pixels, struct ks_page *page)
{
    enum { BLACK_BELOW = 160 };

    for (int y = 0; y < page->height_px; y++) {
        const uint32_t *row = pixels + (size_t)y * (size_t)page->width_px;
        uint8_t *bits = page->bits + (size_t)y * (size_t)page->row_bytes;
        for (int x = 0; x < page->width_px; x++)
            if ((row[x] & 0xFF) < BLACK_BELOW)
                bits[x / 8] |= (uint8_t)(0x80 >> (x % 8));
    }
}

static enum ks_err paint(const struct ks_draw_list *list, const struct ks_glyphs *glyphs,
                         struct ks_page *page, struct ks_error *error)
{
    size_t cells = (size_t)page->width_px * (size_t)page->height_px;
    struct ks_canvas canvas = {.pixels = malloc(cells * sizeof(uint32_t)),
                               .w = page->width_px,
                               .h = page->height_px,
                               .pitch_px = page->width_px};

    page->bits = calloc((size_t)page->row_bytes, (size_t)page->height_px);
    if (canvas.pixels == NULL || page->bits == NULL) {
        free(canvas.pixels);
        return ks_fail(error, KS_ERR_MEMORY, "no memory for a slip of %d lines", page->height_px);
    }
    memset(canvas.pixels, 0xFF, cells * sizeof(uint32_t));
    ks_raster_paint(&canvas, list, glyphs, (struct ks_rect){0, 0, page->width_px, page->height_px});
    threshold(canvas.pixels, page);
    free(canvas.pixels);
    return KS_OK;
}

enum ks_err ks_slip_compose(const struct ks_slip *slip, const struct ks_glyphs *glyphs,
                            int width_px, struct ks_page *out, struct ks_error *error)
{
    struct ks_slip_layout layout = {
        .glyphs = glyphs, .width_px = width_px, .is_large = slip->is_large};
    enum ks_err err = ks_slip_lay_out(&layout, slip, error);

    *out = (struct ks_page){.width_px = width_px, .row_bytes = (width_px + 7) / 8};
    if (err == KS_OK) {
        size_t bytes = write_text(slip, NULL);
        out->height_px = layout.y;
        out->text = calloc(1, bytes + 1);
        if (out->text == NULL)
            err = ks_fail(error, KS_ERR_MEMORY, "no memory for the text of a slip");
        else
            write_text(slip, out->text);
    }
    if (err == KS_OK)
        err = paint(&layout.list, glyphs, out, error);
    if (err != KS_OK)
        ks_page_destroy(out);
    ks_draw_destroy(&layout.list);
    ks_arena_wipe(&layout.arena);
    ks_arena_destroy(&layout.arena);
    return err;
}
