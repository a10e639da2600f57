/* Painting of a frame only what changed. */
#include "platform/paint.h"

#include <stdlib.h>
#include <string.h>

#define CELL_PX 96
#define MANY_RUNS 64

struct ks_paint {
    int w, h;          /* of the canvas last painted */
    int columns, rows; /* of cells */
    bool is_valid;     /* `shown` says what is on the canvas */
    uint64_t *shown;   /* owned; columns x rows, row-major: hash of what each cell shows */
    uint64_t *wanted;  /* owned; the same for the new list */
};

struct ks_paint *ks_paint_create(void)
{
    return calloc(1, sizeof(struct ks_paint));
}

void ks_paint_free(struct ks_paint *paint)
{
    if (paint) {
        free(paint->shown);
        free(paint->wanted);
        free(paint);
    }
}

void ks_paint_invalidate(struct ks_paint *paint)
{
    paint->is_valid = false;
}

/* Cells for a canvas of this size; false when memory is short. */
static bool fit(struct ks_paint *paint, int w, int h)
{
    if (paint->shown && paint->wanted && paint->w == w && paint->h == h)
        return true;
    int columns = (w + CELL_PX - 1) / CELL_PX;
    int rows = (h + CELL_PX - 1) / CELL_PX;
    size_t cells = (size_t)columns * (size_t)rows;
    free(paint->shown);
    free(paint->wanted);
    *paint = (struct ks_paint){.w = w, .h = h, .columns = columns, .rows = rows};
    paint->shown = calloc(cells, sizeof(uint64_t));
    paint->wanted = calloc(cells, sizeof(uint64_t));
    return paint->shown && paint->wanted;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 1099511628211ull;
    return hash ^ hash >> 32;
}

static void add_to_cells(struct ks_paint *paint, struct ks_rect area, uint64_t hash)
{
    area = ks_rect_intersection(area, (struct ks_rect){0, 0, paint->w, paint->h});
    if (area.w <= 0)
        return;
    int last_column = (area.x + area.w - 1) / CELL_PX;
    int last_row = (area.y + area.h - 1) / CELL_PX;
    for (int row = area.y / CELL_PX; row <= last_row; row++) {
        uint64_t *cells = paint->wanted + (ptrdiff_t)row * paint->columns;
        for (int column = area.x / CELL_PX; column <= last_column; column++)
            cells[column] = mix(cells[column], hash);
    }
}

static void hash_cells(struct ks_paint *paint, const struct ks_draw_list *list, uint32_t background)
{
    int cells = paint->columns * paint->rows;
    for (int i = 0; i < cells; i++)
        paint->wanted[i] = mix(14695981039346656037ull, background);
    for (int i = 0; i < list->count; i++) {
        const struct ks_draw_cmd *cmd = &list->cmds[i];
        add_to_cells(paint, ks_draw_cmd_bounds(cmd), ks_draw_cmd_hash(cmd));
    }
}

static bool is_changed(const struct ks_paint *paint, int column, int row)
{
    int cell = row * paint->columns + column;
    return !paint->is_valid || paint->shown[cell] != paint->wanted[cell];
}

/* ---- changed cells to rectangles ---- */

/* Rectangles of cells while they are gathered; units are cells. */
struct runs {
    struct ks_rect rects[MANY_RUNS];
    int count;
};

static void unite(struct ks_rect *a, struct ks_rect b)
{
    int x1 = a->x + a->w > b.x + b.w ? a->x + a->w : b.x + b.w;
    int y1 = a->y + a->h > b.y + b.h ? a->y + a->h : b.y + b.h;
    a->x = a->x < b.x ? a->x : b.x;
    a->y = a->y < b.y ? a->y : b.y;
    a->w = x1 - a->x;
    a->h = y1 - a->y;
}

static void unite_all(struct runs *runs)
{
    for (int i = 1; i < runs->count; i++)
        unite(&runs->rects[0], runs->rects[i]);
    runs->count = runs->count > 0 ? 1 : 0;
}

/* Adds a run of one row: below a run of the same columns it makes that one taller. */
static void add_run(struct runs *runs, struct ks_rect run, int max)
{
    for (int i = 0; i < runs->count; i++) {
        struct ks_rect *above = &runs->rects[i];
        if (above->x == run.x && above->w == run.w && above->y + above->h == run.y) {
            above->h++;
            return;
        }
    }
    if (runs->count == max) {
        unite_all(runs);
        unite(&runs->rects[0], run);
        return;
    }
    runs->rects[runs->count++] = run;
}

static void gather_row(const struct ks_paint *paint, struct runs *runs, int row, int max)
{
    int column = 0;
    while (column < paint->columns) {
        if (!is_changed(paint, column, row)) {
            column++;
            continue;
        }
        int from = column;
        while (column < paint->columns && is_changed(paint, column, row))
            column++;
        add_run(runs, (struct ks_rect){from, row, column - from, 1}, max);
    }
}

static bool has_overlap(const struct runs *runs)
{
    for (int i = 1; i < runs->count; i++) {
        for (int j = 0; j < i; j++)
            if (ks_rect_intersects(runs->rects[i], runs->rects[j]))
                return true;
    }
    return false;
}

static void gather(const struct ks_paint *paint, struct runs *runs, int max)
{
    max = max < MANY_RUNS ? max : MANY_RUNS;
    for (int row = 0; row < paint->rows; row++)
        gather_row(paint, runs, row, max);
    if (has_overlap(runs)) /* after an early unite_all() */
        unite_all(runs);
}

/* ---- painting ---- */

static void paint_area(const struct ks_canvas *canvas, const struct ks_draw_list *list,
                       const struct ks_glyphs *glyphs, uint32_t background, struct ks_rect area)
{
    struct ks_draw_cmd ground = {
        .kind = KS_DRAW_RECT, .rect = area, .has_fill = true, .fill = background};
    const struct ks_draw_list whole = {.cmds = &ground, .count = 1};
    ks_raster_paint(canvas, &whole, NULL, area);
    ks_raster_paint(canvas, list, glyphs, area);
}

int ks_paint_frame(struct ks_paint *paint, const struct ks_canvas *canvas,
                   const struct ks_draw_list *list, const struct ks_glyphs *glyphs,
                   uint32_t background, struct ks_rect *dirty, int dirty_max)
{
    if (!fit(paint, canvas->w, canvas->h)) {
        paint->is_valid = false;
        dirty[0] = (struct ks_rect){0, 0, canvas->w, canvas->h};
        paint_area(canvas, list, glyphs, background, dirty[0]);
        return 1;
    }
    struct runs runs = {.count = 0};
    hash_cells(paint, list, background);
    gather(paint, &runs, dirty_max);
    const struct ks_rect whole = {0, 0, canvas->w, canvas->h};
    for (int i = 0; i < runs.count; i++) {
        struct ks_rect cells = runs.rects[i];
        struct ks_rect pixels = {cells.x * CELL_PX, cells.y * CELL_PX, cells.w * CELL_PX,
                                 cells.h * CELL_PX};
        dirty[i] = ks_rect_intersection(pixels, whole);
        paint_area(canvas, list, glyphs, background, dirty[i]);
    }
    uint64_t *old = paint->shown;
    paint->shown = paint->wanted;
    paint->wanted = old;
    paint->is_valid = true;
    return runs.count;
}
