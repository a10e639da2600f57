/* What a visitor does: fingers on controls and beside them, drags, ten fingers, keys. */
#include "marathon.h"

enum { FINGERS = 10, CALM_MS = 900, DRAG_STEPS = 6, STROKES_MOST = 4 };

/* As build/kiosk gives a gesture on. */
static void give(struct marathon *m, const struct ks_input *input)
{
    static const enum ks_pointer events[] = {
        [KS_INPUT_PRESS] = KS_POINTER_PRESS,
        [KS_INPUT_MOVE] = KS_POINTER_MOVE,
        [KS_INPUT_RELEASE] = KS_POINTER_RELEASE,
        [KS_INPUT_CANCEL] = KS_POINTER_CANCEL,
    };

    ks_kiosk_pointer(m->stage.parts.kiosk, events[input->kind], input->x, input->y);
    watch_frame(m);
}

static void feed(struct marathon *m, bool is_finger, int64_t id, enum ks_raw_kind kind,
                 struct ks_point at)
{
    const struct ks_raw_pointer raw = {.is_finger = is_finger,
                                       .kind = kind,
                                       .finger_id = id,
                                       .x = at.x,
                                       .y = at.y,
                                       .ms = m->stage.clock.monotonic_ms};
    struct ks_input input = {0};

    if (ks_gesture_feed(&m->gesture, &raw, &input))
        give(m, &input);
}

static struct ks_point anywhere(struct marathon *m)
{
    const struct ks_mode *mode = &m->stage.parts.kiosk->visit.mode;

    return (struct ks_point){chance_of(&m->chance, -3, mode->w + 3),
                             chance_of(&m->chance, -3, mode->h + 3)};
}

static struct ks_point within(struct marathon *m, struct ks_rect r)
{
    return (struct ks_point){r.x + chance_of(&m->chance, 0, r.w - 1),
                             r.y + chance_of(&m->chance, 0, r.h - 1)};
}

/* Mostly what the screen itself offers: who only pressed Home would never get far. */
static struct ks_point somewhere(struct marathon *m)
{
    const struct ks_ui *ui = ks_kiosk_frame(m->stage.parts.kiosk);

    if (ui->control_count == 0 || chance_once_in(&m->chance, 12))
        return anywhere(m);
    for (int i = 0; i < 3; i++) {
        const struct ks_control *control =
            &ui->controls[chance_of(&m->chance, 0, ui->control_count - 1)];
        bool is_way_out = control->action == KS_ACT_HOME || control->action == KS_ACT_BACK;
        if (!is_way_out || chance_once_in(&m->chance, 6))
            return within(m, control->rect);
    }
    return anywhere(m);
}

static void pause_a_moment(struct marathon *m)
{
    bool is_calm = chance_once_in(&m->chance, 5);

    ks_clock_manual_advance(&m->stage.clock, is_calm ? chance_of(&m->chance, 350, CALM_MS)
                                                     : chance_of(&m->chance, 1, 60));
}

static void tap(struct marathon *m)
{
    struct ks_point at = somewhere(m);
    bool is_finger = !chance_once_in(&m->chance, 4);
    int64_t id = is_finger ? chance_of(&m->chance, 1, FINGERS) : 0;

    pause_a_moment(m);
    feed(m, is_finger, id, KS_RAW_DOWN, at);
    if (is_finger && chance_once_in(&m->chance, 3))
        feed(m, false, 0, KS_RAW_DOWN, at); /* the mouse that imitates it */
    ks_clock_manual_advance(&m->stage.clock, chance_of(&m->chance, 0, 30));
    if (chance_once_in(&m->chance, 60))
        return; /* its release is lost, or it rests */
    feed(m, is_finger, id, KS_RAW_UP, at);
    if (is_finger)
        feed(m, false, 0, KS_RAW_UP, at);
}

/* The way on, as most screens offer it: the last of their own controls, pressed again and again. */
static void go_on(struct marathon *m)
{
    for (int taps = chance_of(&m->chance, 1, 14); taps > 0; taps--) {
        const struct ks_ui *ui = ks_kiosk_frame(m->stage.parts.kiosk);
        int last = ui->control_count - 1;
        while (last >= 0 && ui->controls[last].action < KS_ACT_OWN)
            last--;
        if (last < 0)
            return;
        struct ks_point at = within(m, ui->controls[last].rect);
        ks_clock_manual_advance(&m->stage.clock, chance_of(&m->chance, 350, CALM_MS));
        feed(m, true, 1, KS_RAW_DOWN, at);
        feed(m, true, 1, KS_RAW_UP, at);
        m->events++;
    }
}

static void drag(struct marathon *m, struct ks_point from, struct ks_point to)
{
    int64_t id = chance_of(&m->chance, 1, FINGERS);

    feed(m, true, id, KS_RAW_DOWN, from);
    for (int i = 1; i <= DRAG_STEPS; i++) {
        struct ks_point at = {from.x + (to.x - from.x) * i / DRAG_STEPS,
                              from.y + (to.y - from.y) * i / DRAG_STEPS};
        ks_clock_manual_advance(&m->stage.clock, 8);
        feed(m, true, id, KS_RAW_MOVE, at);
    }
    feed(m, true, id, KS_RAW_UP, to);
}

static void swipe(struct marathon *m)
{
    pause_a_moment(m);
    drag(m, somewhere(m), anywhere(m));
}

/* Strokes in the field, if there is one; else a swipe. */
static void sign(struct marathon *m)
{
    const struct ks_ui *ui = ks_kiosk_frame(m->stage.parts.kiosk);

    for (int i = 0; i < ui->control_count; i++) {
        if (ui->controls[i].role != KS_ROLE_SIGNATURE)
            continue;
        struct ks_rect field = ui->controls[i].rect;
        ks_clock_manual_advance(&m->stage.clock, CALM_MS);
        for (int strokes = chance_of(&m->chance, 1, STROKES_MOST); strokes > 0; strokes--)
            drag(m, within(m, field), within(m, field));
        return;
    }
    swipe(m);
}

/* All at once, each where it likes, lifted in another order. */
static void ten_fingers(struct marathon *m)
{
    struct ks_point at[FINGERS];
    int first = chance_of(&m->chance, 0, FINGERS - 1);

    pause_a_moment(m);
    for (int i = 0; i < FINGERS; i++) {
        at[i] = somewhere(m);
        feed(m, true, i + 1, KS_RAW_DOWN, at[i]);
    }
    for (int i = 0; i < FINGERS; i++) {
        int finger = (first + 3 * i) % FINGERS;
        feed(m, true, finger + 1, KS_RAW_MOVE, somewhere(m));
        feed(m, true, finger + 1, KS_RAW_UP, at[finger]);
    }
}

static void press_key(struct marathon *m, const char *key)
{
    ks_kiosk_key(m->stage.parts.kiosk, key);
    watch_frame(m);
}

static void any_key(struct marathon *m)
{
    static const char *const keys[] = {"Tab",    "Tab",      "Shift+Tab", "Return", "Return",
                                       "Left",   "Right",    "Up",        "Down",   "PageUp",
                                       "Escape", "PageDown", "Backspace", "F13",    ""};

    pause_a_moment(m);
    press_key(m, keys[chance_of(&m->chance, 0, (int)(sizeof keys / sizeof keys[0]) - 1)]);
}

static void type(struct marathon *m)
{
    static const char letters[] = "0123456789012345678901234567890123456789.ABCEGHIJLNSTUXYZ-' ";
    int count = chance_of(&m->chance, 1, 30);

    pause_a_moment(m);
    for (int i = 0; i < count; i++) {
        char key[2] = {letters[chance_of(&m->chance, 0, (int)sizeof letters - 2)], '\0'};
        press_key(m, key);
    }
    m->events += count - 1;
}

/* The window is left, or covered, in the middle of a gesture. */
static void break_off(struct marathon *m)
{
    struct ks_input input = {0};

    feed(m, true, 1, KS_RAW_DOWN, somewhere(m));
    if (ks_gesture_cancel(&m->gesture, &input))
        give(m, &input);
}

void hands_do_anything(struct marathon *m)
{
    static const struct {
        int share; /* of 100 */
        void (*act)(struct marathon *m);
    } habits[] = {{55, tap},        {5, go_on}, {9, swipe},    {6, sign},
                  {2, ten_fingers}, {9, type},  {12, any_key}, {2, break_off}};
    int left = chance_of(&m->chance, 0, 99);

    for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++) {
        if (left < habits[i].share) {
            habits[i].act(m);
            break;
        }
        left -= habits[i].share;
    }
    m->events++;
}

void hands_lift(struct marathon *m)
{
    struct ks_point corner = {0, 0};

    feed(m, false, 0, KS_RAW_UP, corner);
    for (int64_t id = 1; id <= FINGERS; id++)
        feed(m, true, id, KS_RAW_UP, corner);
}

void hands_tremble(struct marathon *m)
{
    int reach = KS_GESTURE_TREMBLE_PX / 2 - 1;

    if (!m->gesture.is_down)
        return;
    struct ks_point at = {m->gesture.rest_x + chance_of(&m->chance, -reach, reach),
                          m->gesture.rest_y + chance_of(&m->chance, -reach, reach)};
    feed(m, m->gesture.is_finger, m->gesture.finger_id, KS_RAW_MOVE, at);
}
