/* A field to sign in with a finger. */
#include "ui/flow.h"

static void draw_strokes(struct ks_ui *ui, const struct ks_signature_view *signature,
                         struct ks_rect field)
{
    struct ks_point *points =
        ks_arena_alloc(&ui->arena, (size_t)(signature->point_count + 1) * sizeof *points);

    for (int i = 0; i < signature->point_count; i++) {
        points[i] = signature->points[i];
        if (points[i].x >= 0) {
            points[i].x += field.x;
            points[i].y += field.y;
        }
    }
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_STROKE, field);
    cmd->points = points;
    cmd->point_count = signature->point_count;
    cmd->size_px = ks_ui_px(ui, 8);
    cmd->fill = ui->theme->ink;
}

void ks_flow_signature(struct ks_ui *ui, const struct ks_signature_view *signature, int action,
                       int arg)
{
    int room = ks_flow_control_room(ui), least = ks_ui_px(ui, 260);
    int height = room < least ? least : room;
    struct ks_rect rect;

    if (!ks_flow_place_control(ui, height, 0, &rect))
        return;
    ks_draw_fill(&ui->list, rect, ks_ui_px(ui, 24), ui->theme->card);
    struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    frame->border = ui->theme->edge;
    frame->border_px = ks_ui_px(ui, 3);
    frame->radius_px = ks_ui_px(ui, 24);
    if (signature->point_count == 0) {
        struct ks_label hint = {.text = signature->hint,
                                .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR),
                                .ink = ui->theme->soft_ink,
                                .ground = ui->theme->card,
                                .align = KS_ALIGN_CENTRE};
        ks_ui_label_middle(ui, &hint, rect);
    }
    draw_strokes(ui, signature, rect);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_SIGNATURE, signature->name, rect, action, arg);
    control->font_px = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR).size_px;
    control->ink = ui->theme->soft_ink;
    control->ground = ui->theme->card;
}
