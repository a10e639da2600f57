/* Strokes scaled into the room there is for them. */
#include "print/strokes.h"

/* What the strokes cover, pen lifts left out. */
static struct ks_rect extent_of(const struct ks_point *points, int count)
{
    int left = 1 << 30, top = 1 << 30, right = 0, bottom = 0;

    for (int i = 0; i < count; i++) {
        struct ks_point p = points[i];
        if (p.x < 0)
            continue;
        left = p.x < left ? p.x : left;
        top = p.y < top ? p.y : top;
        right = p.x > right ? p.x : right;
        bottom = p.y > bottom ? p.y : bottom;
    }
    return (struct ks_rect){left, top, right > left ? right - left : 1,
                            bottom > top ? bottom - top : 1};
}

struct ks_point *ks_strokes_fit(struct ks_arena *arena, const struct ks_point *points, int count,
                                struct ks_rect room)
{
    struct ks_rect from = extent_of(points, count);
    struct ks_point *out = ks_arena_alloc(arena, (size_t)(count + 1) * sizeof *out);
    bool is_wide = (int64_t)from.w * room.h > (int64_t)from.h * room.w;
    int64_t up = is_wide ? room.w : room.h, down = is_wide ? from.w : from.h;
    int shift_x = room.x + (int)(room.w - from.w * up / down) / 2;
    int shift_y = room.y + (int)(room.h - from.h * up / down) / 2;

    for (int i = 0; i < count; i++) {
        struct ks_point p = points[i];
        if (p.x >= 0)
            p = (struct ks_point){shift_x + (int)((p.x - from.x) * up / down),
                                  shift_y + (int)((p.y - from.y) * up / down)};
        out[i] = p;
    }
    return out;
}
