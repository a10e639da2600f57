/* Signing the risk notice with a finger. */
#include "screens/kiosk_private.h"

enum { ACT_CLEAR = KS_ACT_OWN, ACT_SIGN, LEAST_POINTS = 4 };

static void draw_strokes(const struct ks_kiosk *kiosk, struct ks_ui *ui, struct ks_rect field)
{
    const struct ks_visit *visit = &kiosk->visit;
    struct ks_point *points =
        ks_arena_alloc(&ui->arena, (size_t)(visit->point_count + 1) * sizeof *points);

    for (int i = 0; i < visit->point_count; i++) {
        points[i] = visit->points[i];
        if (points[i].x >= 0) {
            points[i].x += field.x;
            points[i].y += field.y;
        }
    }
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_STROKE, field);
    cmd->points = points;
    cmd->point_count = visit->point_count;
    cmd->size_px = ks_ui_px(ui, 8);
    cmd->fill = ui->theme->ink;
}

static void flow_field(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    int room = ks_flow_room(ui), most = ks_ui_px(ui, 720), least = ks_ui_px(ui, 260);
    int height = room > most ? most : room < least ? least : room;
    struct ks_rect rect;

    if (!ks_flow_place(ui, height, 0, &rect))
        return;
    ks_draw_fill(&ui->list, rect, ks_ui_px(ui, 24), ui->theme->card);
    struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    frame->border = ui->theme->soft_ink;
    frame->border_px = ks_ui_px(ui, 3);
    frame->radius_px = ks_ui_px(ui, 24);
    if (kiosk->visit.point_count == 0) {
        struct ks_label hint = {.text = ks_ui_tr(ui, "Write your name here with a finger"),
                                .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR),
                                .ink = ui->theme->soft_ink,
                                .ground = ui->theme->card,
                                .align = KS_ALIGN_CENTRE};
        ks_ui_label_middle(ui, &hint, rect);
    }
    draw_strokes(kiosk, ui, rect);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_SIGNATURE, ks_ui_tr(ui, "Signature field"), rect, ACT_SIGN, 1);
    control->font_px = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR).size_px;
    control->ink = ui->theme->soft_ink;
    control->ground = ui->theme->card;
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_visit *visit = &kiosk->visit;
    bool is_signed = visit->point_count >= LEAST_POINTS;
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Risk notice / sign"),
        .title = ks_ui_tr(ui, "Please sign"),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Clear"), NULL, ACT_CLEAR, 0, !is_signed},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Sign and print"), NULL, ACT_SIGN, 0, !is_signed},
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    ui->flow.columns = 1;
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                 ks_kiosk_words(kiosk, &ks_visit_risk(kiosk)->declaration));
    if (visit->sign_work == KS_WORK_RUNNING)
        ks_flow_banner(ui, "pen", ui->theme->action_soft, ui->theme->on_action_soft,
                       ks_ui_tr(ui, "Storing your signature ..."));
    else if (visit->sign_work == KS_WORK_FAILED)
        ks_flow_banner(ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft,
                       ks_ui_tr(ui, "The signature could not be stored, and nothing was kept. "
                                    "Please sign at the window instead."));
    flow_field(kiosk, ui);
}

void ks_visit_forget_strokes(struct ks_kiosk *kiosk)
{
    explicit_bzero(kiosk->visit.points, sizeof kiosk->visit.points);
    kiosk->visit.point_count = 0;
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    struct ks_visit *visit = &kiosk->visit;

    (void)arg;
    if (visit->sign_work == KS_WORK_RUNNING)
        return;
    if (action == ACT_CLEAR) {
        ks_visit_forget_strokes(kiosk);
    } else if (action == ACT_SIGN && visit->point_count >= LEAST_POINTS) {
        ks_job_sign(kiosk);
    }
}

const struct ks_screen ks_screen_sign = {.view = view, .act = act};
