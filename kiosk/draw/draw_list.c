/* A list of draw commands that grows. */
#include "draw/draw_list.h"
#include "draw/blend_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define FNV_START 14695981039346656037ull
#define FNV_PRIME 1099511628211ull
#define USUAL_SHADOW_PX 22

struct ks_draw_cmd *ks_draw_add(struct ks_draw_list *list, enum ks_draw_kind kind,
                                struct ks_rect rect)
{
    if (list->count == list->capacity) {
        int capacity = list->capacity ? list->capacity * 2 : 64;
        struct ks_draw_cmd *cmds = realloc(list->cmds, (size_t)capacity * sizeof(*cmds));
        if (!cmds)
            ks_memory_is_out();
        list->cmds = cmds;
        list->capacity = capacity;
    }
    struct ks_draw_cmd *cmd = &list->cmds[list->count++];
    *cmd = (struct ks_draw_cmd){.kind = kind, .rect = rect};
    return cmd;
}

void ks_draw_fill(struct ks_draw_list *list, struct ks_rect rect, int radius_px, uint32_t colour)
{
    struct ks_draw_cmd *cmd = ks_draw_add(list, KS_DRAW_RECT, rect);
    cmd->has_fill = true;
    cmd->fill = colour;
    cmd->radius_px = radius_px;
}

void ks_draw_veil(struct ks_draw_list *list, int from, uint32_t colour, uint32_t alpha)
{
    for (int i = from; i < list->count; i++) {
        struct ks_draw_cmd *cmd = &list->cmds[i];
        cmd->fill = ks_blend(cmd->fill, colour, alpha);
        cmd->border = ks_blend(cmd->border, colour, alpha);
        cmd->ground = ks_blend(cmd->ground, colour, alpha);
    }
}

void ks_draw_clear(struct ks_draw_list *list)
{
    list->count = 0;
}

void ks_draw_destroy(struct ks_draw_list *list)
{
    free(list->cmds);
    *list = (struct ks_draw_list){0};
}

bool ks_rect_intersects(struct ks_rect a, struct ks_rect b)
{
    return a.w > 0 && a.h > 0 && b.w > 0 && b.h > 0 && a.x < b.x + b.w && b.x < a.x + a.w &&
           a.y < b.y + b.h && b.y < a.y + a.h;
}

bool ks_rect_has_point(struct ks_rect rect, int x, int y)
{
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

struct ks_rect ks_rect_intersection(struct ks_rect a, struct ks_rect b)
{
    if (!ks_rect_intersects(a, b))
        return (struct ks_rect){0};
    int x0 = a.x > b.x ? a.x : b.x;
    int y0 = a.y > b.y ? a.y : b.y;
    int x1 = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int y1 = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct ks_rect){x0, y0, x1 - x0, y1 - y0};
}

int ks_draw_shadow_reach(const struct ks_draw_cmd *cmd)
{
    return cmd->size_px > 0 ? cmd->size_px : USUAL_SHADOW_PX;
}

int ks_draw_shadow_drop(const struct ks_draw_cmd *cmd)
{
    return ks_draw_shadow_reach(cmd) / 4;
}

static struct ks_rect grown(struct ks_rect r, int by)
{
    return (struct ks_rect){r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
}

struct ks_rect ks_draw_cmd_bounds(const struct ks_draw_cmd *cmd)
{
    if (cmd->rect.w <= 0 || cmd->rect.h <= 0)
        return (struct ks_rect){0};
    switch (cmd->kind) {
    case KS_DRAW_TEXT:
        return grown(cmd->rect, cmd->size_px);
    case KS_DRAW_STROKE:
        return grown(cmd->rect, cmd->size_px + 1);
    case KS_DRAW_SHADOW: {
        struct ks_rect bounds = grown(cmd->rect, ks_draw_shadow_reach(cmd));
        bounds.h += ks_draw_shadow_drop(cmd);
        return bounds;
    }
    default:
        return cmd->rect;
    }
}

static uint64_t hash_bytes(uint64_t hash, const void *data, size_t bytes)
{
    const unsigned char *byte = data;
    for (size_t i = 0; i < bytes; i++)
        hash = (hash ^ byte[i]) * FNV_PRIME;
    return hash;
}

static size_t text_bytes(const struct ks_draw_cmd *cmd)
{
    if (!cmd->text)
        return 0;
    return cmd->kind == KS_DRAW_ICON ? strlen(cmd->text) : cmd->text_bytes;
}

uint64_t ks_draw_cmd_hash(const struct ks_draw_cmd *cmd)
{
    /* Field by field: the padding of a struct has no defined value. `ground` paints nothing. */
    const uint32_t fields[] = {
        (uint32_t)cmd->kind,
        (uint32_t)cmd->rect.x,
        (uint32_t)cmd->rect.y,
        (uint32_t)cmd->rect.w,
        (uint32_t)cmd->rect.h,
        cmd->fill,
        cmd->border,
        (uint32_t)cmd->has_fill,
        (uint32_t)cmd->border_px,
        (uint32_t)cmd->radius_px,
        (uint32_t)cmd->weight,
        (uint32_t)cmd->size_px,
        (uint32_t)cmd->columns,
        (uint32_t)cmd->rows,
        (uint32_t)cmd->point_count,
    };
    uint64_t hash = FNV_START;
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        hash = (hash ^ fields[i]) * FNV_PRIME;
    hash = hash_bytes(hash, cmd->text, text_bytes(cmd));
    if (cmd->cells)
        hash = hash_bytes(hash, cmd->cells, (size_t)cmd->columns * (size_t)cmd->rows);
    if (cmd->points)
        hash = hash_bytes(hash, cmd->points, (size_t)cmd->point_count * sizeof(*cmd->points));
    return hash;
}
