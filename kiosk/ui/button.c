/* A button. */
#include "ui/flow.h"

enum { RADIUS = 24, PADDING_X = 28, PADDING_Y = 22, LEAST = 112, LEAST_QUIET = 92, LINE = 3 };

static enum ks_type type_of(const struct ks_button *button)
{
    if (button->is_loud)
        return KS_TYPE_TITLE;
    return button->kind == KS_BUTTON_DANGER ? KS_TYPE_LEAD : KS_TYPE_BODY;
}

static struct ks_label button_label(const struct ks_ui *ui, const struct ks_button *button,
                                    bool is_pressed)
{
    const struct ks_theme *theme = ui->theme;
    bool is_primary = button->kind == KS_BUTTON_PRIMARY && !button->is_disabled;
    uint32_t ground = is_primary ? theme->action : button->is_disabled ? theme->quiet : theme->card;

    if (is_pressed && !button->is_disabled)
        ground = is_primary ? theme->action_pressed : theme->pressed;
    return (struct ks_label){
        .text = button->name,
        .style = ks_ui_style(ui, type_of(button), KS_WEIGHT_BOLD),
        .ink = button->is_disabled                ? theme->off_ink
               : is_primary                       ? theme->on_action
               : button->kind == KS_BUTTON_QUIET  ? theme->ink
               : button->kind == KS_BUTTON_DANGER ? theme->on_stop_soft
                                                  : theme->on_action_soft,
        .ground = ground,
        .align = button->icon == NULL ? KS_ALIGN_CENTRE : KS_ALIGN_LEFT,
    };
}

static int icon_room(const struct ks_ui *ui, const struct ks_button *button)
{
    if (button->icon == NULL)
        return 0;
    return ks_ui_px(ui, button->kind == KS_BUTTON_QUIET ? 52 : 64);
}

static int padding_of(const struct ks_ui *ui, const struct ks_button *button)
{
    bool is_calm = button->kind == KS_BUTTON_QUIET || button->kind == KS_BUTTON_DANGER;

    return ks_ui_px(ui, is_calm ? 16 : PADDING_X);
}

int ks_ui_button_least_width(struct ks_ui *ui, const struct ks_button *button)
{
    const struct ks_label label = button_label(ui, button, false);

    return ks_ui_label_least_width(ui, &label) + 2 * padding_of(ui, button) + icon_room(ui, button);
}

int ks_ui_button_lines(struct ks_ui *ui, const struct ks_button *button, int width)
{
    const struct ks_label label = button_label(ui, button, false);

    return ks_ui_label_lines(ui, &label,
                             width - 2 * padding_of(ui, button) - icon_room(ui, button));
}

int ks_ui_button_height(struct ks_ui *ui, const struct ks_button *button, int width)
{
    struct ks_label label = button_label(ui, button, false);
    int inner = width - 2 * padding_of(ui, button) - icon_room(ui, button);
    int height = ks_ui_label_height(ui, &label, inner) + 2 * ks_ui_px(ui, PADDING_Y);
    bool is_strong = button->kind == KS_BUTTON_PRIMARY || button->kind == KS_BUTTON_SECONDARY;
    int least = ks_ui_px(ui, is_strong ? LEAST : LEAST_QUIET);

    if (least < ks_ui_target_px(ui))
        least = ks_ui_target_px(ui);
    return height > least ? height : least;
}

int ks_ui_button_width(struct ks_ui *ui, const struct ks_button *button)
{
    struct ks_label label = button_label(ui, button, false);

    return ks_ui_label_width(ui, &label) + 2 * padding_of(ui, button) + icon_room(ui, button) + 1;
}

static void draw_surface(struct ks_ui *ui, const struct ks_button *button,
                         const struct ks_label *label, struct ks_rect rect)
{
    ks_draw_fill(&ui->list, rect, ks_ui_px(ui, RADIUS), label->ground);
    if (button->kind != KS_BUTTON_PRIMARY && !button->is_disabled) {
        struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
        cmd->border = button->kind == KS_BUTTON_QUIET ? ui->theme->edge : label->ink;
        cmd->border_px = ks_ui_px(ui, LINE);
        cmd->radius_px = ks_ui_px(ui, RADIUS);
    }
}

void ks_ui_button(struct ks_ui *ui, const struct ks_button *button, struct ks_rect rect)
{
    bool is_pressed = ks_ui_is_pressed(ui, button->action, button->arg);
    struct ks_label label = button_label(ui, button, is_pressed);
    int padding = padding_of(ui, button), icon = ks_ui_px(ui, 44);
    struct ks_rect inner = {rect.x + padding, rect.y, rect.w - 2 * padding, rect.h};

    draw_surface(ui, button, &label, rect);
    label.text = ks_ui_parted(ui, &label, inner.w - icon_room(ui, button));
    if (button->icon != NULL) {
        struct ks_text_lines lines = ks_text_break(ui->glyphs, &ui->arena, label.style, label.text,
                                                   inner.w - icon_room(ui, button));
        int slack = (inner.w - icon_room(ui, button) - lines.width_px) / 2;
        inner.x += slack;
        ks_ui_icon(ui, button->icon,
                   (struct ks_rect){inner.x, rect.y + (rect.h - icon) / 2, icon, icon}, label.ink);
        inner.x += icon_room(ui, button);
        inner.w = lines.width_px + 1;
    }
    ks_ui_label_middle(ui, &label, inner);
    const char *spoken = button->spoken != NULL ? button->spoken : button->name;
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON, spoken, rect, button->action, button->arg);
    control->is_disabled = button->is_disabled;
    control->font_px = label.style.size_px;
    control->ink = label.ink;
    control->ground = label.ground;
}

void ks_flow_buttons(struct ks_ui *ui, const struct ks_button *buttons, int count,
                     const int *shares)
{
    int gap = ks_ui_gap_px(ui) + 4, all = 0, height = 0, x = 0;
    int room = ks_flow_width(ui) - (count - 1) * gap;
    struct ks_rect row;

    for (int i = 0; i < count; i++)
        all += shares == NULL ? 1 : shares[i];
    for (int i = 0; i < count; i++) {
        int width = room * (shares == NULL ? 1 : shares[i]) / all;
        int need = ks_ui_button_height(ui, &buttons[i], width);
        height = need > height ? need : height;
    }
    if (ks_flow_place_control(ui, height, 0, &row)) {
        for (int i = 0; i < count; i++) {
            int width = room * (shares == NULL ? 1 : shares[i]) / all;
            ks_ui_button(ui, &buttons[i], (struct ks_rect){row.x + x, row.y, width, height});
            x += width + gap;
        }
    }
    ks_flow_gap(ui, 20);
}

void ks_flow_button(struct ks_ui *ui, const struct ks_button *button)
{
    struct ks_rect rect;

    if (ks_flow_place_control(ui, ks_ui_button_height(ui, button, ks_flow_width(ui)), 0, &rect))
        ks_ui_button(ui, button, rect);
    ks_flow_gap(ui, 20);
}

void ks_flow_fold(struct ks_ui *ui, const char *icon, const char *name, int action, int arg)
{
    enum { FOLD = 84 };
    bool is_pressed = ks_ui_is_pressed(ui, action, arg);
    struct ks_label label = {.text = name,
                             .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                             .ink = ui->theme->ink,
                             .ground = is_pressed ? ui->theme->pressed : ui->theme->quiet};
    int size = ks_ui_px(ui, 40), padding = ks_ui_px(ui, 24), least = ks_ui_target_px(ui);
    int width = ks_flow_width(ui) - 2 * (size + padding) - 2 * padding;
    int height = ks_ui_px(ui, FOLD);
    int text = ks_ui_label_height(ui, &label, width) + ks_ui_px(ui, 20);
    struct ks_rect rect;

    height = height < least ? least : height;
    if (ks_flow_place_control(ui, height < text ? text : height, 0, &rect)) {
        ks_draw_fill(&ui->list, rect, ks_ui_px(ui, RADIUS), label.ground);
        struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
        frame->border = ui->theme->edge;
        frame->border_px = ks_ui_px(ui, LINE);
        frame->radius_px = ks_ui_px(ui, RADIUS);
        struct ks_rect mark = {rect.x + padding, rect.y + (rect.h - size) / 2, size, size};
        ks_ui_icon(ui, icon, mark, ui->theme->soft_ink);
        label.text = ks_ui_parted(ui, &label, width);
        ks_ui_label_middle(ui, &label,
                           (struct ks_rect){mark.x + size + padding, rect.y, width, rect.h});
        mark.x = rect.x + rect.w - padding - size;
        ks_ui_icon(ui, "next", mark, ui->theme->soft_ink);
        struct ks_control *control = ks_ui_control(ui, KS_ROLE_BUTTON, name, rect, action, arg);
        control->font_px = label.style.size_px;
        control->ink = label.ink;
        control->ground = label.ground;
    }
    ks_flow_gap(ui, 20);
}
