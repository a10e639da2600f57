/* A page as the bytes of an ESC/POS picture. */
#include "print/escpos_raster.h"

#include <stdlib.h>
#include <string.h>

enum {
    HEADER_BYTES = 8,
    /* What a further strip has to save: a printer may halt between two. */
    STRIP_COST_BYTES = 32,
};

void ks_escpos_bytes_destroy(struct ks_escpos_bytes *bytes)
{
    if (bytes->data != NULL)
        explicit_bzero(bytes->data, bytes->capacity);
    free(bytes->data);
    *bytes = (struct ks_escpos_bytes){0};
}

/* A new block rather than a grown one: the old one is overwritten. */
static enum ks_err reserve(struct ks_escpos_bytes *bytes, size_t count, struct ks_error *error)
{
    struct ks_escpos_bytes larger = {.count = bytes->count, .capacity = 2 * (bytes->count + count)};

    if (bytes->count + count <= bytes->capacity)
        return KS_OK;
    larger.data = malloc(larger.capacity);
    if (larger.data == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the %zu bytes of a slip",
                       larger.capacity);
    if (bytes->count > 0)
        memcpy(larger.data, bytes->data, bytes->count);
    ks_escpos_bytes_destroy(bytes);
    *bytes = larger;
    return KS_OK;
}

enum ks_err ks_escpos_put(struct ks_escpos_bytes *bytes, const void *data, size_t count,
                          struct ks_error *error)
{
    enum ks_err err = reserve(bytes, count, error);

    if (err != KS_OK || count == 0)
        return err;
    if (data != NULL)
        memcpy(bytes->data + bytes->count, data, count);
    else
        memset(bytes->data + bytes->count, 0, count);
    bytes->count += count;
    return KS_OK;
}

/* Bytes up to the last black dot of line `y`; at least one, as no strip is empty. */
static int used_bytes(const struct ks_page *page, int y)
{
    const uint8_t *row = page->bits + (size_t)y * (size_t)page->row_bytes;
    int used = page->row_bytes;

    while (used > 1 && row[used - 1] == 0)
        used--;
    return used;
}

/* A line of the page: how wide it is itself, and the strip to begin with it, how long and how wide,
 * if it and all below shall cost the least. */
struct line {
    int own_bytes;
    int strip_lines, strip_bytes;
    size_t cost;
};

/* `line` is followed by `below` lines whose strips are known, and an empty one. */
static void plan_strip(struct line *line, int below)
{
    int widest = 1;

    line->cost = SIZE_MAX;
    for (int i = 0; i < KS_RASTER_MAX_LINES && i <= below; i++) {
        widest = line[i].own_bytes > widest ? line[i].own_bytes : widest;
        size_t cost =
            (size_t)(i + 1) * (size_t)widest + HEADER_BYTES + STRIP_COST_BYTES + line[i + 1].cost;
        if (cost < line->cost) {
            line->cost = cost;
            line->strip_lines = i + 1;
            line->strip_bytes = widest;
        }
    }
}

static enum ks_err put_strip(struct ks_escpos_bytes *bytes, const struct ks_page *page, int y,
                             const struct line *line, struct ks_error *error)
{
    int width = line->strip_bytes, lines = line->strip_lines;
    uint8_t header[HEADER_BYTES] = {
        0x1D, 'v', '0', 0, width & 0xFF, (width >> 8) & 0xFF, lines & 0xFF, (lines >> 8) & 0xFF};
    enum ks_err err = ks_escpos_put(bytes, header, sizeof header, error);

    for (int i = 0; i < lines && err == KS_OK; i++)
        err = ks_escpos_put(bytes, page->bits + (size_t)(y + i) * (size_t)page->row_bytes,
                            (size_t)width, error);
    return err;
}

/* From the end upwards, as each strip's worth depends on what is below it. */
enum ks_err ks_escpos_put_page(struct ks_escpos_bytes *bytes, const struct ks_page *page,
                               struct ks_error *error)
{
    int height = page->height_px;
    struct line *lines = calloc((size_t)height + 1, sizeof *lines);
    enum ks_err err = KS_OK;

    if (lines == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for a slip of %d lines", height);
    for (int y = 0; y < height; y++)
        lines[y].own_bytes = used_bytes(page, y);
    for (int y = height - 1; y >= 0; y--)
        plan_strip(&lines[y], height - 1 - y);
    for (int y = 0; y < height && err == KS_OK; y += lines[y].strip_lines)
        err = put_strip(bytes, page, y, &lines[y], error);
    free(lines);
    return err;
}
