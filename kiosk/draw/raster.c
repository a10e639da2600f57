/* Draw commands to pixels. */
#include "draw/raster.h"

#include <math.h>

#include "draw/blend_private.h"

struct painter {
    const struct ks_canvas *canvas;
    const struct ks_glyphs *glyphs;
    struct ks_rect clip; /* inside the canvas, and inside the command's bounds */
};

static uint32_t *pixel_row(const struct painter *p, int y)
{
    return p->canvas->pixels + (ptrdiff_t)y * p->canvas->pitch_px;
}

static int clamp_int(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

/* ---- rectangles ---- */

/* Coverage 0..255 of a pixel `px` columns and `py` rows in from the edges of a corner of radius
 * `r`: the distance of its centre to the arc, one pixel of ramp. */
static int corner_coverage(int px, int py, int r)
{
    if (px < 0 || py < 0)
        return 0;
    if (px >= r || py >= r)
        return 255;
    float dx = (float)(r - px) - 0.5f;
    float dy = (float)(r - py) - 0.5f;
    float cover = (float)r + 0.5f - sqrtf(dx * dx + dy * dy);
    return cover <= 0.0f ? 0 : cover >= 1.0f ? 255 : (int)(cover * 255.0f + 0.5f);
}

struct rect_shape {
    int x0, y0, x1, y1; /* x1, y1 exclusive */
    int radius, border, corner;
    bool has_fill;
    uint32_t fill, edge;
};

static struct rect_shape shape_of(const struct ks_draw_cmd *cmd)
{
    const struct ks_rect r = cmd->rect;
    int half = (r.w < r.h ? r.w : r.h) / 2;
    int radius = clamp_int(cmd->radius_px, 0, half);
    int border = clamp_int(cmd->border_px, 0, half);
    return (struct rect_shape){
        .x0 = r.x,
        .y0 = r.y,
        .x1 = r.x + r.w,
        .y1 = r.y + r.h,
        .radius = radius,
        .border = border,
        .corner = radius > border ? radius : border,
        .has_fill = cmd->has_fill,
        .fill = cmd->fill,
        .edge = cmd->border,
    };
}

/* A pixel of the corner zones, `px`, `py` in from the nearest edges. */
static uint32_t shade_pixel(const struct rect_shape *s, uint32_t under, int px, int py)
{
    int outer = corner_coverage(px, py, s->radius);
    if (s->border == 0)
        return s->has_fill ? ks_blend(under, s->fill, (uint32_t)outer) : under;
    int inner_radius = s->radius > s->border ? s->radius - s->border : 0;
    int inner = corner_coverage(px - s->border, py - s->border, inner_radius);
    uint32_t inside = s->has_fill ? s->fill : under;
    uint32_t mixed = ks_blend(s->edge, inside, (uint32_t)inner);
    return ks_blend(under, mixed, (uint32_t)outer);
}

static void shade_range(const struct painter *p, const struct rect_shape *s, int y, int from,
                        int to)
{
    uint32_t *row = pixel_row(p, y);
    int py = y - s->y0 < s->y1 - 1 - y ? y - s->y0 : s->y1 - 1 - y;
    from = clamp_int(from, p->clip.x, p->clip.x + p->clip.w);
    to = clamp_int(to, p->clip.x, p->clip.x + p->clip.w);
    for (int x = from; x < to; x++) {
        int px = x - s->x0 < s->x1 - 1 - x ? x - s->x0 : s->x1 - 1 - x;
        row[x] = shade_pixel(s, row[x], px, py);
    }
}

static void span(const struct painter *p, int y, int from, int to, uint32_t colour)
{
    from = clamp_int(from, p->clip.x, p->clip.x + p->clip.w);
    to = clamp_int(to, p->clip.x, p->clip.x + p->clip.w);
    ks_fill_span(pixel_row(p, y) + from, to - from, colour);
}

static void rect_row(const struct painter *p, const struct rect_shape *s, int y)
{
    int py = y - s->y0 < s->y1 - 1 - y ? y - s->y0 : s->y1 - 1 - y;
    int side = py < s->corner ? s->corner : s->border;
    shade_range(p, s, y, s->x0, s->x0 + side);
    if (py < s->border)
        span(p, y, s->x0 + side, s->x1 - side, s->edge);
    else if (s->has_fill)
        span(p, y, s->x0 + side, s->x1 - side, s->fill);
    shade_range(p, s, y, s->x1 - side, s->x1);
}

static void paint_rect(const struct painter *p, const struct ks_draw_cmd *cmd)
{
    struct rect_shape shape = shape_of(cmd);
    for (int y = p->clip.y; y < p->clip.y + p->clip.h; y++)
        rect_row(p, &shape, y);
}

/* ---- shadows ---- */

#define SHADOW_STRONGEST 26 /* of 255, at the edge */

struct shadow {
    int x0, y0, x1, y1; /* of the dropped rectangle shrunk by its radius: what distance is from */
    float radius, reach;
};

static uint32_t shadow_alpha(const struct shadow *s, int x, int y)
{
    int dx = x < s->x0 ? s->x0 - x : x >= s->x1 ? x - s->x1 + 1 : 0;
    int dy = y < s->y0 ? s->y0 - y : y >= s->y1 ? y - s->y1 + 1 : 0;
    float away = (float)(dx + dy);
    if (dx > 0 && dy > 0)
        away = sqrtf((float)(dx * dx + dy * dy));
    float left = 1.0f - (away - s->radius) / s->reach;
    left = left < 0.0f ? 0.0f : left > 1.0f ? 1.0f : left;
    return (uint32_t)(left * left * SHADOW_STRONGEST + 0.5f);
}

static void shadow_range(const struct painter *p, const struct shadow *s, uint32_t colour, int y,
                         int from, int to)
{
    uint32_t *row = pixel_row(p, y);
    from = clamp_int(from, p->clip.x, p->clip.x + p->clip.w);
    to = clamp_int(to, p->clip.x, p->clip.x + p->clip.w);
    int flat_from = clamp_int(s->x0, from, to);
    int flat_to = clamp_int(s->x1, flat_from, to);
    for (int x = from; x < flat_from; x++)
        row[x] = ks_blend(row[x], colour, shadow_alpha(s, x, y));
    if (flat_to > flat_from)
        ks_blend_span(row + flat_from, flat_to - flat_from, colour, shadow_alpha(s, flat_from, y));
    for (int x = flat_to; x < to; x++)
        row[x] = ks_blend(row[x], colour, shadow_alpha(s, x, y));
}

static void paint_shadow(const struct painter *p, const struct ks_draw_cmd *cmd)
{
    const struct ks_rect r = cmd->rect;
    const int radius = clamp_int(cmd->radius_px, 0, (r.w < r.h ? r.w : r.h) / 2);
    const int drop = ks_draw_shadow_drop(cmd);
    const struct shadow s = {r.x + radius,       r.y + drop + radius,
                             r.x + r.w - radius, r.y + drop + r.h - radius,
                             (float)radius,      (float)ks_draw_shadow_reach(cmd)};
    for (int y = p->clip.y; y < p->clip.y + p->clip.h; y++) {
        int py = y - r.y < r.y + r.h - 1 - y ? y - r.y : r.y + r.h - 1 - y;
        int left_end = p->clip.x + p->clip.w;
        int right_start = left_end;
        if (py >= 0) { /* beside the rectangle; only its rounded corners show anything inside */
            left_end = r.x + (py < radius ? radius : 0);
            right_start = r.x + r.w - (py < radius ? radius : 0);
        }
        shadow_range(p, &s, cmd->fill, y, p->clip.x, left_end);
        shadow_range(p, &s, cmd->fill, y, right_start, p->clip.x + p->clip.w);
    }
}

/* ---- masks: text and icons ---- */

static void paint_mask(const struct painter *p, const struct ks_mask *mask, int x, int y,
                       uint32_t colour)
{
    struct ks_rect area = ks_rect_intersection((struct ks_rect){x, y, mask->w, mask->h}, p->clip);
    for (int row = area.y; row < area.y + area.h; row++) {
        const uint8_t *coverage = mask->coverage + (ptrdiff_t)(row - y) * mask->w + (area.x - x);
        ks_blend_mask(pixel_row(p, row) + area.x, coverage, area.w, colour);
    }
}

static void paint_text(const struct painter *p, const struct ks_draw_cmd *cmd)
{
    const struct ks_glyphs *g = p->glyphs;
    const struct ks_mask *mask = NULL;
    if (g && cmd->text && cmd->text_bytes > 0)
        mask = ks_glyphs_text(g, cmd->weight, cmd->size_px, cmd->text, cmd->text_bytes);
    if (mask) {
        paint_mask(p, mask, cmd->rect.x + mask->left, cmd->rect.y + (cmd->rect.h - mask->h) / 2,
                   cmd->fill);
    }
}

static void paint_icon(const struct painter *p, const struct ks_draw_cmd *cmd)
{
    const struct ks_glyphs *g = p->glyphs;
    int size = cmd->rect.w < cmd->rect.h ? cmd->rect.w : cmd->rect.h;
    const struct ks_mask *mask =
        g && cmd->text && size > 0 ? g->ops->icon_mask(g->ctx, cmd->text, size) : NULL;
    if (mask) {
        paint_mask(p, mask, cmd->rect.x + (cmd->rect.w - mask->w) / 2,
                   cmd->rect.y + (cmd->rect.h - mask->h) / 2, cmd->fill);
    }
}

/* ---- bitmaps ---- */

static void bitmap_row(const struct painter *p, const struct ks_draw_cmd *cmd, int y, int x0,
                       int scale, int row)
{
    const uint8_t *cells = cmd->cells + (ptrdiff_t)row * cmd->columns;
    int from = 0;
    while (from < cmd->columns) {
        int to = from + 1;
        while (to < cmd->columns && !cells[to] == !cells[from])
            to++;
        if (cells[from])
            span(p, y, x0 + from * scale, x0 + to * scale, cmd->fill);
        from = to;
    }
}

static void paint_bitmap(const struct painter *p, const struct ks_draw_cmd *cmd)
{
    if (!cmd->cells || cmd->columns <= 0 || cmd->rows <= 0)
        return;
    int across = cmd->rect.w / cmd->columns;
    int down = cmd->rect.h / cmd->rows;
    int scale = across < down ? across : down;
    if (scale < 1)
        return;
    int x0 = cmd->rect.x + (cmd->rect.w - scale * cmd->columns) / 2;
    int y0 = cmd->rect.y + (cmd->rect.h - scale * cmd->rows) / 2;
    for (int y = p->clip.y; y < p->clip.y + p->clip.h; y++)
        if (y >= y0 && y < y0 + scale * cmd->rows)
            bitmap_row(p, cmd, y, x0, scale, (y - y0) / scale);
}

/* ---- strokes ---- */

#define STROKE_CHUNK 256 /* pixels of a row whose coverage is gathered at once */

/* Distance from (x, y) to the segment a-b. */
static float segment_distance(float x, float y, struct ks_point a, struct ks_point b)
{
    float vx = (float)(b.x - a.x);
    float vy = (float)(b.y - a.y);
    float wx = x - (float)a.x;
    float wy = y - (float)a.y;
    float length2 = vx * vx + vy * vy;
    float t = length2 > 0.0f ? (wx * vx + wy * vy) / length2 : 0.0f;
    t = t < 0.0f ? 0.0f : t > 1.0f ? 1.0f : t;
    float dx = wx - t * vx;
    float dy = wy - t * vy;
    return sqrtf(dx * dx + dy * dy);
}

/* Raises `coverage` of the pixels from..to of row `y` to what the segment a-b covers: the
 * strongest wins, so that joints are not painted twice. */
static void cover_segment(uint8_t *coverage, int y, int from, int to, struct ks_point a,
                          struct ks_point b, float half)
{
    int reach = (int)half + 2;
    if (y < (a.y < b.y ? a.y : b.y) - reach || y > (a.y > b.y ? a.y : b.y) + reach)
        return;
    int x0 = clamp_int((a.x < b.x ? a.x : b.x) - reach, from, to);
    int x1 = clamp_int((a.x > b.x ? a.x : b.x) + reach + 1, from, to);
    for (int x = x0; x < x1; x++) {
        float cover = half + 0.5f - segment_distance((float)x, (float)y, a, b);
        cover = cover < 0.0f ? 0.0f : cover > 1.0f ? 1.0f : cover;
        uint8_t level = (uint8_t)(cover * 255.0f + 0.5f);
        if (level > coverage[x - from])
            coverage[x - from] = level;
    }
}

static void stroke_chunk(const struct painter *p, const struct ks_draw_cmd *cmd, int y, int from,
                         int to)
{
    uint8_t coverage[STROKE_CHUNK] = {0};
    float half = (float)(cmd->size_px > 0 ? cmd->size_px : 1) / 2.0f;
    for (int i = 0; i < cmd->point_count; i++) {
        struct ks_point here = cmd->points[i];
        if (here.x < 0)
            continue;
        bool starts = i == 0 || cmd->points[i - 1].x < 0;
        cover_segment(coverage, y, from, to, starts ? here : cmd->points[i - 1], here, half);
    }
    ks_blend_mask(pixel_row(p, y) + from, coverage, to - from, cmd->fill);
}

static void paint_stroke(const struct painter *p, const struct ks_draw_cmd *cmd)
{
    const int end = p->clip.x + p->clip.w;
    if (!cmd->points)
        return;
    for (int y = p->clip.y; y < p->clip.y + p->clip.h; y++)
        for (int from = p->clip.x; from < end; from += STROKE_CHUNK)
            stroke_chunk(p, cmd, y, from, from + STROKE_CHUNK < end ? from + STROKE_CHUNK : end);
}

/* ---- the list ---- */

static void (*const painters[])(const struct painter *p, const struct ks_draw_cmd *cmd) = {
    [KS_DRAW_RECT] = paint_rect,     [KS_DRAW_TEXT] = paint_text,
    [KS_DRAW_ICON] = paint_icon,     [KS_DRAW_BITMAP] = paint_bitmap,
    [KS_DRAW_STROKE] = paint_stroke, [KS_DRAW_SHADOW] = paint_shadow,
};

void ks_raster_paint(const struct ks_canvas *canvas, const struct ks_draw_list *list,
                     const struct ks_glyphs *glyphs, struct ks_rect clip)
{
    clip = ks_rect_intersection(clip, (struct ks_rect){0, 0, canvas->w, canvas->h});
    for (int i = 0; i < list->count; i++) {
        const struct ks_draw_cmd *cmd = &list->cmds[i];
        struct painter p = {canvas, glyphs, ks_rect_intersection(ks_draw_cmd_bounds(cmd), clip)};
        if (p.clip.w > 0)
            painters[cmd->kind](&p, cmd);
    }
}
