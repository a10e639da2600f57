/* A month as a calendar shows it. */
#include "ui/flow.h"

enum { DAYS_A_WEEK = 7, TITLE_GAP = 8, ROOM_AROUND = 40 };

static struct ks_label small(const struct ks_ui *ui, const char *text, uint32_t ink,
                             uint32_t ground)
{
    return (struct ks_label){.text = text,
                             .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                             .ink = ink,
                             .ground = ground,
                             .align = KS_ALIGN_CENTRE};
}

/* How a day is drawn; its sign says the same without colour. */
struct look {
    uint32_t fill, ink, border;
    const char *sign; /* NULL: none */
};

static struct look look_of(const struct ks_theme *theme, enum ks_month_mark mark)
{
    /* Soft colours are the card's own where there is nothing but black: there the tint of a pressed
     * control is left. */
    bool has_tint = theme->warn_soft != theme->card;
    uint32_t tint = has_tint ? theme->warn_soft : theme->pressed;
    const struct look looks[] = {
        [KS_MONTH_PLAIN] = {theme->card, theme->ink, theme->card, NULL},
        [KS_MONTH_OFF] = {tint, theme->on_warn_soft, tint, KS_N_("R")},
        [KS_MONTH_WORKED] = {theme->card, theme->ink, theme->ink, KS_N_("W")},
        [KS_MONTH_FIRST] = {theme->action_soft, theme->on_action_soft, theme->action, NULL},
        [KS_MONTH_LAST] = {theme->action, theme->on_action, theme->action, NULL},
    };

    return looks[mark];
}

static void draw_day(struct ks_ui *ui, int day, enum ks_month_mark mark, struct ks_rect cell)
{
    struct look look = look_of(ui->theme, mark);
    const char *sign = look.sign == NULL ? "" : ks_ui_tr(ui, look.sign);
    struct ks_label number =
        small(ui, ks_arena_printf(&ui->arena, "%d%s", day, sign), look.ink, look.fill);
    int radius = ks_ui_px(ui, 12);

    ks_draw_fill(&ui->list, cell, radius, look.fill);
    if (look.border != look.fill) {
        struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, cell);
        frame->border = look.border;
        frame->border_px = ks_ui_px(ui, 4);
        frame->radius_px = radius;
    }
    ks_ui_label_middle(ui, &number, cell);
}

static void draw_weekdays(struct ks_ui *ui, const struct ks_month_view *month, struct ks_rect row,
                          int step, int width)
{
    for (int i = 0; i < DAYS_A_WEEK; i++) {
        struct ks_label name = small(ui, month->weekdays[i], ui->theme->soft_ink,
                                     ui->flow.in_card ? ui->flow.card_fill : ui->theme->ground);
        ks_ui_label_middle(ui, &name, (struct ks_rect){row.x + i * step, row.y, width, row.h});
    }
}

static void draw_week(struct ks_ui *ui, const struct ks_month_view *month, int week,
                      struct ks_rect row, int step, int width)
{
    for (int i = 0; i < DAYS_A_WEEK; i++) {
        int day = week * DAYS_A_WEEK + i - month->first_weekday;
        if (day >= 0 && day < month->day_count)
            draw_day(ui, day + 1, month->marks[day],
                     (struct ks_rect){row.x + i * step, row.y, width, row.h});
    }
}

static int title_height(struct ks_ui *ui, const char *title)
{
    struct ks_label label = {.text = title, .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD)};

    return ks_ui_label_height(ui, &label, ks_flow_width(ui)) + ks_ui_px(ui, TITLE_GAP);
}

void ks_flow_month(struct ks_ui *ui, const struct ks_month_view *month)
{
    int gap = ks_ui_px(ui, 6), width = (ks_flow_width(ui) - 6 * gap) / DAYS_A_WEEK;
    int line = ks_ui_line_height(ui, ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR));
    int height = line + ks_ui_px(ui, 12), step = width + gap;
    int weeks = (month->first_weekday + month->day_count + DAYS_A_WEEK - 1) / DAYS_A_WEEK;
    struct ks_rect row;

    /* The month's name and all its weeks in one column; where none is that high, from its top. */
    int days = weeks * (height + gap);
    int all = title_height(ui, month->title) + height + gap + days;
    bool fits = all + 2 * ks_ui_px(ui, ROOM_AROUND) <= ui->flow.area.h;

    ks_flow_place(ui, 0, all, &row);
    ks_flow_heading(ui, month->title);
    if (ks_flow_place(ui, height, fits ? days : height + gap, &row))
        draw_weekdays(ui, month, row, step, width);
    for (int i = 0; i < weeks; i++) {
        ui->flow.pending_gap = gap;
        if (ks_flow_place(ui, height, 0, &row))
            draw_week(ui, month, i, row, step, width);
    }
    ks_flow_gap(ui, 20);
}
