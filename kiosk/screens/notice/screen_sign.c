/* Signing the risk notice with a finger. */
#include <stdlib.h>

#include "screens/notice/notice.h"

enum { ACT_CLEAR = KS_ACT_OWN, ACT_SIGN, ACT_MARK, LEAST_POINTS = 4 };
enum { POINT_STEP_PX = 3 }; /* pen points closer than this are one */

/* Under the field: to begin again, and for who does not write. */
static void flow_pinned(struct ks_ui *ui, bool is_signed)
{
    const struct ks_button buttons[] = {
        {KS_BUTTON_QUIET, ks_ui_tr(ui, "Clear"), "retry", ACT_CLEAR, 0, !is_signed},
        {KS_BUTTON_QUIET, ks_ui_tr(ui, "I cannot write"), "thumb", ACT_MARK, 0},
    };
    int half = ks_flow_width(ui) / 2 - ks_ui_px(ui, 16), height = 0;

    for (int i = 0; i < 2; i++) {
        int need = ks_ui_button_height(ui, &buttons[i], half);
        height = need > height ? need : height;
    }
    ks_ui_pin_begin(ui, height);
    ks_flow_buttons(ui, buttons, 2, NULL);
    ks_ui_pin_end(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_notice_state *state = ks_notice_state(visit);
    bool is_signed = state->point_count >= LEAST_POINTS;
    const struct ks_button sign = {
        KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Sign and print"), "print", ACT_SIGN, 0, !is_signed};
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_ui_tr(ui, "Sign");
    head.title = ks_ui_tr(ui, "Please sign");
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &sign, 1);
    flow_pinned(ui, is_signed);
    ks_flow_notice_declaration(visit, ui);
    ks_flow_signature(
        ui,
        &(struct ks_signature_view){ks_ui_tr(ui, "Signature field"),
                                    ks_ui_tr(ui, "Write your name here with a finger"),
                                    state->points, state->point_count},
        ACT_SIGN, 1);
}

static void draw(struct ks_visit *visit, int x, int y)
{
    struct ks_notice_state *state = ks_notice_state(visit);

    if (state->point_count > 0 && x >= 0) {
        struct ks_point last = state->points[state->point_count - 1];
        if (last.x >= 0 && abs(last.x - x) < POINT_STEP_PX && abs(last.y - y) < POINT_STEP_PX)
            return;
    }
    if (state->point_count < KS_MAX_POINTS)
        state->points[state->point_count++] = (struct ks_point){x, y};
    visit->is_stale = true;
}

/* What was drawn so far was no signature. */
static void open_mark(struct ks_visit *visit)
{
    ks_notice_forget_strokes(visit);
    ks_visit_go(visit, KS_SCREEN_MARK, 0);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    const struct ks_notice_state *state = ks_notice_state(visit);

    (void)arg;
    if (state->work == KS_WORK_RUNNING)
        return;
    if (action == ACT_CLEAR)
        ks_notice_forget_strokes(visit);
    else if (action == ACT_SIGN && state->point_count >= LEAST_POINTS)
        ks_notice_send(visit);
    else if (action == ACT_MARK)
        open_mark(visit);
}

const struct ks_screen ks_screen_sign = {.service = KS_SERVICE_RISK,
                                         .view = view,
                                         .act = act,
                                         .is_busy = ks_notice_is_busy,
                                         .draw = draw,
                                         .void_drawing = ks_notice_forget_strokes};
