/* Fingers and mouse to one gesture at a time. */
#include "platform/input.h"

#include <stdlib.h>

static bool emit(struct ks_gesture *g, enum ks_input_kind kind, int x, int y, struct ks_input *out)
{
    g->x = x;
    g->y = y;
    *out = (struct ks_input){.kind = kind, .x = x, .y = y, .token = g->token};
    return true;
}

static bool is_near(int x, int y, int to_x, int to_y)
{
    return abs(x - to_x) <= KS_GESTURE_GHOST_PX && abs(y - to_y) <= KS_GESTURE_GHOST_PX;
}

/* Drivers that make one out of the other put it where the touch began or where it was last. */
static bool is_ghost(const struct ks_gesture *g, const struct ks_raw_pointer *raw)
{
    const struct ks_trace *other = &g->traces[!raw->is_finger];
    if (!other->is_known)
        return false;
    return raw->ms - other->ms <= KS_GESTURE_GHOST_MS &&
           (is_near(raw->x, raw->y, other->x, other->y) ||
            is_near(raw->x, raw->y, other->down_x, other->down_y));
}

static void remember(struct ks_gesture *g, const struct ks_raw_pointer *raw)
{
    struct ks_trace *trace = &g->traces[raw->is_finger];
    trace->is_known = true;
    trace->x = raw->x;
    trace->y = raw->y;
    trace->ms = raw->ms;
    if (raw->kind == KS_RAW_DOWN) {
        trace->down_x = raw->x;
        trace->down_y = raw->y;
    }
}

static bool is_same_pointer(const struct ks_gesture *g, const struct ks_raw_pointer *raw)
{
    return g->is_down && g->is_finger == raw->is_finger &&
           (!raw->is_finger || g->finger_id == raw->finger_id);
}

static bool is_stale(const struct ks_gesture *g, int64_t now_ms)
{
    return now_ms - g->rest_ms >= KS_GESTURE_STALE_MS ||
           now_ms - g->down_ms >= KS_GESTURE_LONGEST_MS;
}

static void rest_at(struct ks_gesture *g, const struct ks_raw_pointer *raw)
{
    g->rest_x = raw->x;
    g->rest_y = raw->y;
    g->rest_ms = raw->ms;
}

static bool press(struct ks_gesture *g, const struct ks_raw_pointer *raw, struct ks_input *out)
{
    if (g->is_down && !is_same_pointer(g, raw) && !is_stale(g, raw->ms))
        return false;
    remember(g, raw);
    g->is_down = true;
    g->is_finger = raw->is_finger;
    g->finger_id = raw->finger_id;
    g->down_ms = raw->ms;
    rest_at(g, raw);
    g->token = g->token == UINT32_MAX ? 1 : g->token + 1;
    return emit(g, KS_INPUT_PRESS, raw->x, raw->y, out);
}

/* What went down as a repeat stays one until it is up, however late that is. */
static bool swallow_ghost(struct ks_gesture *g, const struct ks_raw_pointer *raw)
{
    bool *is_ghost_down = &g->is_ghost_down[raw->is_finger];
    if (raw->kind == KS_RAW_DOWN && !*is_ghost_down && is_ghost(g, raw)) {
        *is_ghost_down = true;
        g->ghost_id = raw->finger_id;
        return true;
    }
    if (!*is_ghost_down || (raw->is_finger && raw->finger_id != g->ghost_id))
        return false;
    *is_ghost_down = raw->kind != KS_RAW_UP;
    return true;
}

static bool move(struct ks_gesture *g, const struct ks_raw_pointer *raw, struct ks_input *out)
{
    if (abs(raw->x - g->rest_x) > KS_GESTURE_TREMBLE_PX ||
        abs(raw->y - g->rest_y) > KS_GESTURE_TREMBLE_PX)
        rest_at(g, raw);
    if (is_stale(g, raw->ms) || (raw->x == g->x && raw->y == g->y))
        return false;
    return emit(g, KS_INPUT_MOVE, raw->x, raw->y, out);
}

bool ks_gesture_feed(struct ks_gesture *gesture, const struct ks_raw_pointer *raw,
                     struct ks_input *out)
{
    *out = (struct ks_input){0};
    if (swallow_ghost(gesture, raw))
        return false;
    if (raw->kind == KS_RAW_DOWN)
        return press(gesture, raw, out);
    if (!is_same_pointer(gesture, raw))
        return false;
    remember(gesture, raw);
    if (raw->kind == KS_RAW_UP) {
        gesture->is_down = false;
        return emit(gesture, KS_INPUT_RELEASE, raw->x, raw->y, out);
    }
    return move(gesture, raw, out);
}

bool ks_gesture_cancel(struct ks_gesture *gesture, struct ks_input *out)
{
    *out = (struct ks_input){0};
    if (!gesture->is_down)
        return false;
    gesture->is_down = false;
    return emit(gesture, KS_INPUT_CANCEL, gesture->x, gesture->y, out);
}
