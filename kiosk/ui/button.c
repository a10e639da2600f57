/* A button. */
#include "ui/ui.h"

enum { RADIUS = 24, PADDING_X = 28, PADDING_Y = 22, LEAST = 112, LINE = 3, DASH = 22 };

static struct ks_label button_label(const struct ks_ui *ui, const struct ks_button *button,
                                    bool is_pressed)
{
    const struct ks_theme *theme = ui->theme;
    bool is_primary = button->kind == KS_BUTTON_PRIMARY && !button->is_disabled;
    uint32_t ground = is_primary            ? theme->action
                      : button->is_disabled ? theme->ground
                                            : theme->card;

    if (is_pressed && !button->is_disabled)
        ground = is_primary ? theme->action_pressed : theme->pressed;
    return (struct ks_label){
        .text = button->name,
        .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
        .ink = button->is_disabled ? theme->off_ink
               : is_primary        ? theme->on_action
                                   : theme->on_action_soft,
        .ground = ground,
        .align = button->icon == NULL ? KS_ALIGN_CENTRE : KS_ALIGN_LEFT,
    };
}

static int icon_room(const struct ks_ui *ui, const struct ks_button *button)
{
    return button->icon == NULL ? 0 : ks_ui_px(ui, 64);
}

int ks_ui_button_height(struct ks_ui *ui, const struct ks_button *button, int width)
{
    struct ks_label label = button_label(ui, button, false);
    int inner = width - 2 * ks_ui_px(ui, PADDING_X) - icon_room(ui, button);
    int height = ks_ui_label_height(ui, &label, inner) + 2 * ks_ui_px(ui, PADDING_Y);
    int least = ks_ui_px(ui, LEAST);

    if (least < ks_ui_target_px(ui))
        least = ks_ui_target_px(ui);
    return height > least ? height : least;
}

/* Dashes between two corners, one length apart, with half a length at either end. */
static void draw_dashes(struct ks_ui *ui, struct ks_rect side, uint32_t colour)
{
    bool is_level = side.w > side.h;
    int length = is_level ? side.w : side.h, count = length / (2 * ks_ui_px(ui, DASH));

    for (int i = 0; i < count; i++) {
        int from = length * (4 * i + 1) / (4 * count), to = length * (4 * i + 3) / (4 * count);
        struct ks_rect dash = is_level ? (struct ks_rect){side.x + from, side.y, to - from, side.h}
                                       : (struct ks_rect){side.x, side.y + from, side.w, to - from};
        ks_draw_fill(&ui->list, dash, 0, colour);
    }
}

/* What cannot be pressed has a broken outline and no ground of its own. */
static void draw_broken_outline(struct ks_ui *ui, struct ks_rect rect)
{
    int line = ks_ui_px(ui, LINE);
    uint32_t colour = ui->theme->off_ink;

    draw_dashes(ui, (struct ks_rect){rect.x, rect.y, rect.w, line}, colour);
    draw_dashes(ui, (struct ks_rect){rect.x, rect.y + rect.h - line, rect.w, line}, colour);
    draw_dashes(ui, (struct ks_rect){rect.x, rect.y, line, rect.h}, colour);
    draw_dashes(ui, (struct ks_rect){rect.x + rect.w - line, rect.y, line, rect.h}, colour);
}

static void draw_surface(struct ks_ui *ui, const struct ks_button *button,
                         const struct ks_label *label, struct ks_rect rect)
{
    if (button->is_disabled) {
        draw_broken_outline(ui, rect);
        return;
    }
    ks_draw_fill(&ui->list, rect, ks_ui_px(ui, RADIUS), label->ground);
    if (button->kind == KS_BUTTON_SECONDARY) {
        struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
        cmd->border = label->ink;
        cmd->border_px = ks_ui_px(ui, LINE);
        cmd->radius_px = ks_ui_px(ui, RADIUS);
    }
}

void ks_ui_button(struct ks_ui *ui, const struct ks_button *button, struct ks_rect rect)
{
    bool is_pressed = ks_ui_is_pressed(ui, button->action, button->arg);
    struct ks_label label = button_label(ui, button, is_pressed);
    int padding = ks_ui_px(ui, PADDING_X), icon = ks_ui_px(ui, 44);
    struct ks_rect inner = {rect.x + padding, rect.y, rect.w - 2 * padding, rect.h};

    draw_surface(ui, button, &label, rect);
    if (button->icon != NULL) {
        struct ks_text_lines lines = ks_text_break(ui->glyphs, &ui->arena, label.style,
                                                   button->name, inner.w - icon_room(ui, button));
        int slack = (inner.w - icon_room(ui, button) - lines.width_px) / 2;
        inner.x += slack;
        ks_ui_icon(ui, button->icon,
                   (struct ks_rect){inner.x, rect.y + (rect.h - icon) / 2, icon, icon}, label.ink);
        inner.x += icon_room(ui, button);
        inner.w = lines.width_px + 1;
    }
    ks_ui_label_middle(ui, &label, inner);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON, button->name, rect, button->action, button->arg);
    control->is_disabled = button->is_disabled;
    control->font_px = label.style.size_px;
    control->ink = label.ink;
    control->ground = label.ground;
}

void ks_flow_button(struct ks_ui *ui, const struct ks_button *button)
{
    struct ks_rect rect;

    if (ks_flow_place(ui, ks_ui_button_height(ui, button, ks_flow_width(ui)), 0, &rect))
        ks_ui_button(ui, button, rect);
    ks_flow_gap(ui, 20);
}
