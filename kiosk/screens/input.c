/* Fingers and keys: what is pressed, dragged, drawn and typed. */
#include <stdlib.h>
#include <string.h>

#include "screens/kiosk_private.h"

enum { SWIPE_UNITS = 120 }; /* a drag this long turns the page */

static const struct ks_control *control_at(struct ks_kiosk *kiosk, int x, int y)
{
    const struct ks_ui *ui = ks_kiosk_frame(kiosk);

    for (int i = ui->control_count - 1; i >= 0; i--)
        if (ks_control_has_point(&ui->controls[i], x, y))
            return &ui->controls[i];
    return NULL;
}

/* A point of the field, or -1, -1 where the finger was lifted. */
static void add_point(struct ks_kiosk *kiosk, int x, int y)
{
    const struct ks_screen *screen = ks_visit_screen_now(&kiosk->visit);

    if (screen->draw != NULL)
        screen->draw(&kiosk->visit, x, y);
}

static const struct ks_control *signature_field(struct ks_kiosk *kiosk)
{
    const struct ks_ui *ui = ks_kiosk_frame(kiosk);

    for (int i = 0; i < ui->control_count; i++)
        if (ui->controls[i].role == KS_ROLE_SIGNATURE)
            return &ui->controls[i];
    return NULL;
}

/* Taps that rain in while a page has just changed belong to the page before. */
static bool is_too_soon(struct ks_kiosk *kiosk)
{
    int64_t now = ks_visit_now_ms(&kiosk->visit);
    bool is_quiet = now - kiosk->last_press_ms >= KS_SETTLE_MS;

    kiosk->last_press_ms = now;
    if (is_quiet)
        kiosk->is_settling = false;
    return kiosk->is_settling;
}

/* Somebody who touches a finished visit is still reading. */
static void put_off_end(struct ks_kiosk *kiosk)
{
    if (kiosk->visit.done_at_ms != 0)
        kiosk->visit.done_at_ms = ks_visit_done_at(&kiosk->visit);
}

static void press(struct ks_kiosk *kiosk, int x, int y)
{
    kiosk->is_down = false;
    if (is_too_soon(kiosk))
        return;
    kiosk->is_down = true;
    kiosk->press_at = (struct ks_point){x, y};
    kiosk->focus = -1;
    const struct ks_control *control = control_at(kiosk, x, y);
    kiosk->held_since_ms = y < ks_header_height(&kiosk->ui) ? kiosk->last_use_ms : 0;
    if (control == NULL || control->is_disabled)
        return;
    if (control->role == KS_ROLE_SIGNATURE) {
        kiosk->is_drawing = true;
        kiosk->visit.has_answers = true;
        add_point(kiosk, x - control->rect.x, y - control->rect.y);
        return;
    }
    kiosk->ui.pressed_action = control->action;
    kiosk->ui.pressed_arg = control->arg;
    kiosk->visit.is_stale = true;
}

/* What a visitor says of himself goes with the visit, but not without a question. */
static void note_answer(struct ks_kiosk *kiosk, const struct ks_control *control)
{
    bool is_own = control->action >= KS_ACT_OWN && control->action < KS_ACT_OPEN;
    bool is_said = control->role == KS_ROLE_OPTION || control->role == KS_ROLE_KEY;

    if (is_own && (control->role == KS_ROLE_CHECKBOX ||
                   (is_said && ks_visit_screen_now(&kiosk->visit)->takes_answers)))
        kiosk->visit.has_answers = true;
}

static void use(struct ks_kiosk *kiosk, const struct ks_control *control)
{
    int action = control->action, arg = control->arg;

    note_answer(kiosk, control);
    ks_kiosk_act(kiosk, action, arg);
}

static void turn_page(struct ks_kiosk *kiosk, int step)
{
    struct ks_place *place = ks_visit_place(&kiosk->visit);
    int page = place->page + step;

    if (page < 0 || page >= ks_kiosk_frame(kiosk)->page_count || ks_frame_is_covered(kiosk))
        return;
    place->page = page;
    kiosk->visit.is_stale = true;
}

static bool swipe(struct ks_kiosk *kiosk, int y)
{
    int travel = y - kiosk->press_at.y;

    if (abs(travel) < ks_ui_px(&kiosk->ui, SWIPE_UNITS))
        return false;
    turn_page(kiosk, travel < 0 ? 1 : -1);
    return true;
}

static void release(struct ks_kiosk *kiosk, int x, int y)
{
    int action = kiosk->ui.pressed_action, arg = kiosk->ui.pressed_arg;
    bool was_down = kiosk->is_down;

    kiosk->is_down = false;
    kiosk->ui.pressed_action = KS_ACT_NONE;
    if (kiosk->is_drawing) {
        kiosk->is_drawing = false;
        add_point(kiosk, -1, -1);
        return;
    }
    if (!was_down)
        return;
    kiosk->visit.is_stale = true;
    if (swipe(kiosk, y) || action == KS_ACT_NONE)
        return;
    const struct ks_control *control = control_at(kiosk, x, y);
    if (control != NULL && control->action == action && control->arg == arg)
        use(kiosk, control);
}

void ks_kiosk_pointer(struct ks_kiosk *kiosk, enum ks_pointer event, int x, int y)
{
    kiosk->last_use_ms = ks_visit_now_ms(&kiosk->visit);
    if (event == KS_POINTER_RELEASE || event == KS_POINTER_CANCEL)
        kiosk->held_since_ms = 0;
    if (event == KS_POINTER_PRESS) {
        press(kiosk, x, y);
    } else if (event == KS_POINTER_RELEASE) {
        release(kiosk, x, y);
    } else if (event == KS_POINTER_CANCEL) {
        kiosk->is_down = kiosk->is_drawing = false;
        kiosk->ui.pressed_action = KS_ACT_NONE;
        kiosk->visit.is_stale = true;
    } else if (kiosk->is_drawing) {
        const struct ks_control *field = signature_field(kiosk);
        if (field != NULL && ks_control_has_point(field, x, y))
            add_point(kiosk, x - field->rect.x, y - field->rect.y);
    }
    put_off_end(kiosk);
}

static void move_focus(struct ks_kiosk *kiosk, int step)
{
    const struct ks_ui *ui = ks_kiosk_frame(kiosk);
    int count = ui->control_count, at = kiosk->focus < 0 && step < 0 ? 0 : kiosk->focus;

    for (int i = 0; i < count; i++) {
        at = (at + step + count) % count;
        if (!ui->controls[at].is_disabled)
            break;
    }
    if (count == 0 || ui->controls[at].is_disabled)
        return;
    kiosk->focus = at;
    kiosk->focus_action = ui->controls[at].action;
    kiosk->focus_arg = ui->controls[at].arg;
    kiosk->visit.is_stale = true;
}

/* A digit, a letter: what no control of the frame stands for. */
static void type(struct ks_kiosk *kiosk, const char *key)
{
    const struct ks_screen *screen = ks_visit_screen_now(&kiosk->visit);

    if (screen->key == NULL || ks_frame_is_covered(kiosk))
        return;
    if (screen->takes_answers)
        kiosk->visit.has_answers = true;
    screen->key(&kiosk->visit, key);
}

/* Where nothing has the focus, what was typed is whole: a scanner ends so. */
static void press_focus(struct ks_kiosk *kiosk)
{
    const struct ks_ui *ui = ks_kiosk_frame(kiosk);

    if (kiosk->focus < 0)
        type(kiosk, "Return");
    if (kiosk->focus < 0 || kiosk->focus >= ui->control_count || is_too_soon(kiosk))
        return;
    const struct ks_control *control = &ui->controls[kiosk->focus];
    if (!control->is_disabled && control->role != KS_ROLE_SIGNATURE)
        use(kiosk, control);
}

/* Whoever opens a sheet by keys stands at the button that closes it; then again at what opened it.
 */
static void focus_on_sheet(struct ks_kiosk *kiosk, enum ks_screen_id before)
{
    enum ks_screen_id now = ks_visit_place(&kiosk->visit)->screen;
    bool is_sheet = kiosk->visit.screens[now]->is_sheet;

    if (now == before || (!is_sheet && !kiosk->visit.screens[before]->is_sheet))
        return;
    kiosk->focus = 0; /* the frame finds which it is */
    kiosk->focus_action = is_sheet ? KS_ACT_BACK : KS_ACT_OPEN + (int)before;
    kiosk->focus_arg = 0;
}

void ks_kiosk_key(struct ks_kiosk *kiosk, const char *key)
{
    enum ks_screen_id before = ks_visit_place(&kiosk->visit)->screen;

    kiosk->last_use_ms = ks_visit_now_ms(&kiosk->visit);
    if (strcmp(key, "Tab") == 0 || strcmp(key, "Down") == 0 || strcmp(key, "Right") == 0)
        move_focus(kiosk, 1);
    else if (strcmp(key, "Shift+Tab") == 0 || strcmp(key, "Up") == 0 || strcmp(key, "Left") == 0)
        move_focus(kiosk, -1);
    else if (strcmp(key, "PageDown") == 0)
        turn_page(kiosk, 1);
    else if (strcmp(key, "PageUp") == 0)
        turn_page(kiosk, -1);
    else if (strcmp(key, "Return") == 0)
        press_focus(kiosk);
    else if (strcmp(key, "Escape") == 0)
        ks_kiosk_act(kiosk, ks_frame_is_covered(kiosk) ? KS_ACT_STAY : KS_ACT_BACK, 0);
    else
        type(kiosk, key);
    focus_on_sheet(kiosk, before);
    put_off_end(kiosk);
}
