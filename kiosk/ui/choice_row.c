/* A choice as it is measured for a width and drawn. */
#include "ui/choice_private.h"
#include "ui/parts.h"

enum {
    MARK = 60,
    MARK_LARGE = 72,
    INDENT = 24,
    PADDING = 28,
    LEAST = 84,
    BESIDE_TITLE = 378, /* where titles end and details begin, side by side */
};

int ks_choice_page_room(const struct ks_ui *ui)
{
    const struct ks_rect area = ui->flow.area;

    return area.y + area.h - (ui->flow.reach_y > area.y ? ui->flow.reach_y : area.y);
}

bool ks_choice_is_tight(const struct ks_ui *ui)
{
    enum { STRIP = 760 };

    return ui->mode.is_low && (ui->mode.is_large || ks_choice_page_room(ui) < ks_ui_px(ui, STRIP));
}

static uint32_t ground_of(const struct ks_ui *ui, const struct ks_choice *choice)
{
    if (ks_ui_is_pressed(ui, choice->action, choice->arg))
        return ui->theme->pressed;
    return ui->flow.in_card ? ui->flow.card_fill : ui->theme->card;
}

static void measure_texts(struct ks_ui *ui, const struct look *look, int width, struct cell *cell)
{
    bool has_detail = cell->detail.text[0] != '\0';

    cell->title_width = look->is_beside ? ks_ui_px(ui, BESIDE_TITLE) : width;
    cell->detail_width = look->is_beside ? width - cell->title_width - ks_ui_px(ui, INDENT) : width;
    cell->title.text = ks_ui_parted(ui, &cell->title, cell->title_width);
    cell->title_height = ks_ui_label_height(ui, &cell->title, cell->title_width);
    cell->detail_height =
        has_detail ? ks_ui_label_height(ui, &cell->detail, cell->detail_width) : 0;
}

struct cell ks_choice_measure(struct ks_ui *ui, const struct ks_choice *choice,
                              const struct look *look, int width)
{
    bool is_option = choice->role == KS_ROLE_OPTION;
    bool is_narrow = look->columns > 1;
    uint32_t ground = ground_of(ui, choice);
    struct cell cell = {
        .title = {.text = choice->title,
                  .style =
                      ks_ui_style(ui, look->title, is_option ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR),
                  .ink = ui->theme->ink,
                  .ground = ground},
        .detail = {.text = look->has_detail ? choice->detail : "",
                   .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                   .ink = ui->theme->soft_ink,
                   .ground = ground},
        .padding = is_option ? ks_ui_px(ui, is_narrow ? 20 : PADDING) : 0,
        .mark = is_option && !is_narrow ? ks_ui_icon_chip_px(ui, KS_ICON_CHIP_ROW)
                                        : ks_ui_px(ui, ui->mode.is_large ? MARK_LARGE : MARK),
        .trailing = is_option && !is_narrow ? ks_ui_px(ui, 48) : 0,
    };
    if (choice->is_value && look->is_beside) {
        cell.detail.style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD);
        cell.detail.align = KS_ALIGN_RIGHT;
    } else if (choice->is_value && choice->detail[0] != '\0') {
        cell.title.style.weight = KS_WEIGHT_REGULAR;
        cell.detail.style.weight = KS_WEIGHT_BOLD;
    }
    if (choice->is_value)
        cell.detail.ink = ui->theme->on_action_soft;
    bool has_mark = !is_option || (choice->icon != NULL && !look->has_no_icon) ||
                    (is_narrow && choice->is_checked);

    cell.indent = has_mark ? cell.mark + ks_ui_px(ui, is_narrow ? 16 : INDENT) : 0;
    measure_texts(ui, look, width - cell.indent - cell.trailing - 2 * cell.padding, &cell);
    int text = look->is_beside && cell.detail_height > cell.title_height ? cell.detail_height
               : look->is_beside                                         ? cell.title_height
                                 : cell.title_height + cell.detail_height;
    if (has_mark && text < cell.mark)
        text = cell.mark;
    int least = ks_choice_is_tight(ui) ? 0 : ks_ui_px(ui, LEAST), target = ks_ui_target_px(ui);
    int around = is_option ? (is_narrow ? 10 : 18) : ks_choice_is_tight(ui) ? 8 : 12;
    cell.height = text + 2 * ks_ui_px(ui, around);
    least = least < target ? target : least;
    cell.height = cell.height < least ? least : cell.height;
    return cell;
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
    cmd->border = ui->theme->edge;
    cmd->border_px = ks_ui_px(ui, 4);
    cmd->radius_px = ks_ui_px(ui, 14);
}

static void draw_frame(struct ks_ui *ui, const struct ks_choice *choice, const struct cell *cell,
                       struct ks_rect rect)
{
    int radius = ks_ui_px(ui, 24), arrow = ks_ui_px(ui, 40);

    ks_draw_fill(&ui->list, rect, radius, cell->title.ground);
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    cmd->border = choice->is_checked ? choice->accent
                  : choice->is_loud  ? ui->theme->stop
                                     : ui->theme->edge;
    cmd->border_px = ks_ui_px(ui, choice->is_checked ? 5 : 3);
    cmd->radius_px = radius;
    if (cell->trailing > 0)
        ks_ui_icon(ui, choice->is_checked ? "check" : "next",
                   (struct ks_rect){rect.x + rect.w - ks_ui_px(ui, 24) - arrow,
                                    rect.y + (rect.h - arrow) / 2, arrow, arrow},
                   choice->is_checked ? choice->accent : ui->theme->soft_ink);
}

static void draw_texts(struct ks_ui *ui, const struct look *look, const struct cell *cell,
                       struct ks_rect at)
{
    int both = cell->title_height + cell->detail_height;

    if (look->is_beside) {
        ks_ui_label_middle(ui, &cell->title, (struct ks_rect){at.x, at.y, cell->title_width, at.h});
        at.x += at.w - cell->detail_width;
        at.w = cell->detail_width;
        if (cell->detail_height > 0)
            ks_ui_label_middle(ui, &cell->detail, at);
        return;
    }
    at.y += (at.h - both) / 2;
    ks_ui_label(ui, &cell->title, at);
    at.y += cell->title_height;
    if (cell->detail_height > 0)
        ks_ui_label(ui, &cell->detail, at);
}

void ks_choice_draw(struct ks_ui *ui, const struct ks_choice *choice, const struct look *look,
                    struct ks_rect rect)
{
    const struct cell cell = ks_choice_measure(ui, choice, look, rect.w);
    bool is_option = choice->role == KS_ROLE_OPTION;
    struct ks_rect mark = {rect.x + cell.padding, rect.y + (rect.h - cell.mark) / 2, cell.mark,
                           cell.mark};
    struct ks_rect text = {mark.x + cell.indent, rect.y,
                           rect.w - cell.indent - cell.trailing - 2 * cell.padding, rect.h};

    if (is_option)
        draw_frame(ui, choice, &cell, rect);
    if (!is_option)
        draw_box(ui, choice->is_checked, mark);
    else if (cell.indent > 0)
        ks_ui_icon_chip(ui, choice->icon != NULL ? choice->icon : "check", mark,
                        ui->theme->action_soft, choice->accent);
    draw_texts(ui, look, &cell, text);
    struct ks_control *control =
        ks_ui_control(ui, choice->role, choice->name != NULL ? choice->name : choice->title, rect,
                      choice->action, choice->arg);
    control->is_checked = choice->is_checked;
    control->joins_next = choice->joins_next && !look->is_parted;
    control->font_px = cell.title.style.size_px;
    control->ink = cell.title.ink;
    control->ground = cell.title.ground;
}
