/* Rows that can be pressed: options of a question, and lines with a tick box. */
#include "ui/ui.h"

struct choice_look {
    struct ks_label title, detail;
    int padding, mark, indent, inner_width;
    int title_height, height;
};

static struct choice_look measure_choice(struct ks_ui *ui, const struct ks_choice *choice)
{
    bool is_option = choice->role == KS_ROLE_OPTION;
    bool is_pressed = ks_ui_is_pressed(ui, choice->action, choice->arg);
    uint32_t ground = is_pressed         ? ui->theme->pressed
                      : is_option        ? ui->theme->card
                      : ui->flow.in_card ? ui->flow.card_fill
                                         : ui->theme->card;
    struct choice_look look = {
        .title = {.text = choice->title,
                  .style =
                      ks_ui_style(ui, KS_TYPE_BODY, is_option ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR),
                  .ink = ui->theme->ink,
                  .ground = ground},
        .detail = {.text = choice->detail,
                   .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                   .ink = ui->theme->soft_ink,
                   .ground = ground},
        .padding = ks_ui_px(ui, is_option ? 32 : 16),
        .mark = is_option ? ks_ui_icon_chip_px(ui, KS_ICON_CHIP_ROW)
                          : ks_ui_px(ui, ui->mode.is_large ? 72 : 60),
    };
    bool has_mark = !is_option || choice->icon != NULL;
    int trailing = is_option ? ks_ui_px(ui, 48) : 0;

    look.indent = has_mark ? look.mark + ks_ui_px(ui, 28) : 0;
    look.inner_width =
        ks_flow_width(ui) - look.indent - trailing - (is_option ? 2 * look.padding : 0);
    look.title_height = ks_ui_label_height(ui, &look.title, look.inner_width);
    int text = look.title_height;
    if (choice->detail[0] != '\0')
        text += ks_ui_label_height(ui, &look.detail, look.inner_width);
    if (has_mark && text < look.mark)
        text = look.mark;
    look.height = text + 2 * ks_ui_px(ui, is_option ? 26 : 14);
    int least = ks_ui_px(ui, is_option ? 124 : 0);
    if (least < ks_ui_target_px(ui))
        least = ks_ui_target_px(ui);
    if (look.height < least)
        look.height = least;
    return look;
}

static void draw_box(struct ks_ui *ui, bool is_checked, struct ks_rect box)
{
    int inset = box.w / 6;

    if (is_checked) {
        ks_draw_fill(&ui->list, box, ks_ui_px(ui, 14), ui->theme->good);
        ks_ui_icon(
            ui, "check",
            (struct ks_rect){box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset},
            ui->theme->on_accent);
        return;
    }
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, box);
    cmd->border = ui->theme->soft_ink;
    cmd->border_px = ks_ui_px(ui, 4);
    cmd->radius_px = ks_ui_px(ui, 14);
}

static void draw_option_frame(struct ks_ui *ui, const struct ks_choice *choice, uint32_t ground,
                              struct ks_rect rect)
{
    int radius = ks_ui_px(ui, 24), arrow = ks_ui_px(ui, 40);

    ks_draw_fill(&ui->list, rect, radius, ground);
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    cmd->border = choice->is_checked ? choice->accent : ui->theme->line;
    cmd->border_px = ks_ui_px(ui, choice->is_checked ? 5 : 3);
    cmd->radius_px = radius;
    ks_ui_icon(ui, choice->is_checked ? "check" : "next",
               (struct ks_rect){rect.x + rect.w - ks_ui_px(ui, 24) - arrow,
                                rect.y + (rect.h - arrow) / 2, arrow, arrow},
               choice->is_checked ? choice->accent : ui->theme->soft_ink);
}

static void draw_choice(struct ks_ui *ui, const struct ks_choice *choice,
                        const struct choice_look *look, struct ks_rect rect)
{
    bool is_option = choice->role == KS_ROLE_OPTION;
    int left = rect.x + (is_option ? look->padding : 0);
    struct ks_rect mark = {left, rect.y + (rect.h - look->mark) / 2, look->mark, look->mark};

    if (is_option)
        draw_option_frame(ui, choice, look->title.ground, rect);
    if (!is_option)
        draw_box(ui, choice->is_checked, mark);
    else if (choice->icon != NULL)
        ks_ui_icon_chip(ui, choice->icon, mark, ui->theme->action_soft, choice->accent);
    int text_height = look->title_height;
    if (choice->detail[0] != '\0')
        text_height += ks_ui_label_height(ui, &look->detail, look->inner_width);
    struct ks_rect text = {left + look->indent, rect.y + (rect.h - text_height) / 2,
                           look->inner_width, text_height};
    ks_ui_label(ui, &look->title, text);
    text.y += look->title_height;
    if (choice->detail[0] != '\0')
        ks_ui_label(ui, &look->detail, text);
}

int ks_flow_choice_height(struct ks_ui *ui, const struct ks_choice *choice)
{
    return measure_choice(ui, choice).height;
}

void ks_flow_choice(struct ks_ui *ui, const struct ks_choice *choice)
{
    struct choice_look look = measure_choice(ui, choice);
    struct ks_rect rect;

    if (ks_flow_place(ui, look.height, 0, &rect)) {
        draw_choice(ui, choice, &look, rect);
        struct ks_control *control =
            ks_ui_control(ui, choice->role, choice->title, rect, choice->action, choice->arg);
        control->is_checked = choice->is_checked;
        control->font_px = look.title.style.size_px;
        control->ink = look.title.ink;
        control->ground = look.title.ground;
    }
    ks_flow_gap(ui, 20);
}
