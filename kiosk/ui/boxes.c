/* A day as it is typed: a box each for year, month and day, and what they come to. */
#include <string.h>

#include "ui/flow.h"

enum { BOXES = 3, GAP = 16, PADDING = 20, RADIUS = 24, EDGE = 3, EDGE_STRONG = 5, CARET = 5 };

/* How many digits each holds. */
static const int digits_of[BOXES] = {4, 2, 2};

/* How all of them look in a state; the icon and the words under them say the same. */
struct tone {
    const char *icon; /* NULL: nothing to say yet */
    uint32_t edge, ink;
};

static struct tone tone_of(const struct ks_ui *ui, enum ks_boxes_state state)
{
    const struct ks_theme *theme = ui->theme;
    const struct tone tones[] = {
        [KS_BOXES_EMPTY] = {NULL, theme->edge, theme->soft_ink},
        [KS_BOXES_TYPING] = {NULL, theme->edge, theme->soft_ink},
        [KS_BOXES_DAY] = {"check", theme->good, theme->on_good_soft},
        [KS_BOXES_AHEAD] = {"clock", theme->warn, theme->on_warn_soft},
        [KS_BOXES_WRONG] = {"warning", theme->stop, theme->on_stop_soft},
    };

    return tones[state];
}

/* Where everything of a row of boxes goes. */
struct plan {
    struct ks_text_style digit, unit;
    bool is_above;     /* the units stand over the digits: they are words */
    int widths[BOXES]; /* by how many digits each holds */
    int gap, height;
};

/* The widest of `count` digits, and a caret behind them. */
static int digits_width(struct ks_ui *ui, struct ks_text_style style, int count)
{
    const struct ks_label label = {.text = &"0000"[4 - count], .style = style};

    return ks_ui_label_width(ui, &label) + ks_ui_px(ui, 2 * CARET);
}

static int unit_width(struct ks_ui *ui, struct ks_text_style style, const char *unit)
{
    const struct ks_label label = {.text = unit, .style = style};

    return ks_ui_label_width(ui, &label);
}

/* What the boxes need at the least, one by one; returns all of it. */
static int measure(struct ks_ui *ui, const struct ks_date_boxes *boxes, const struct plan *plan,
                   int out[BOXES])
{
    int all = 0;

    for (int i = 0; i < BOXES; i++) {
        int digits = digits_width(ui, plan->digit, digits_of[i]);
        int unit = unit_width(ui, plan->unit, boxes->units[i]);
        out[i] = ks_ui_px(ui, PADDING) + (!plan->is_above ? digits + unit
                                          : digits > unit ? digits
                                                          : unit);
        all += out[i];
    }
    return all;
}

/* The first way in which they fit the column. */
static struct plan make_plan(struct ks_ui *ui, const struct ks_date_boxes *boxes)
{
    static const struct {
        enum ks_type digit, unit;
        bool is_above;
    } ways[] = {
        {KS_TYPE_CALL, KS_TYPE_BODY, false},  {KS_TYPE_FIGURE, KS_TYPE_LEAD, false},
        {KS_TYPE_TILE, KS_TYPE_SMALL, false}, {KS_TYPE_FIGURE, KS_TYPE_SMALL, true},
        {KS_TYPE_TILE, KS_TYPE_SMALL, true},  {KS_TYPE_BODY, KS_TYPE_SMALL, true},
    };
    bool is_dear = ui->mode.is_large || ui->mode.is_low; /* of the height the keys need */
    struct plan plan = {.gap = ks_ui_px(ui, GAP)};
    int least[BOXES] = {0}, need = 0, room = ks_flow_width(ui) - (BOXES - 1) * plan.gap;

    for (size_t i = is_dear ? 1 : 0; i < sizeof ways / sizeof ways[0]; i++) {
        plan.digit = ks_ui_style(ui, ways[i].digit, KS_WEIGHT_BOLD);
        plan.unit = ks_ui_style(ui, ways[i].unit, KS_WEIGHT_REGULAR);
        plan.is_above = ways[i].is_above;
        need = measure(ui, boxes, &plan, least);
        if (need <= room)
            break;
    }
    for (int i = 0; i < BOXES; i++) /* what is left is shared by what each holds */
        plan.widths[i] = least[i] + (room - need) * digits_of[i] / 8;
    plan.height = ks_ui_line_height(ui, plan.digit) + 2 * ks_ui_px(ui, PADDING);
    if (plan.is_above)
        plan.height += ks_ui_line_height(ui, plan.unit) - ks_ui_px(ui, PADDING);
    return plan;
}

/* The box that the next digit goes into; BOXES when all are full. */
static int box_typed(const char *digits)
{
    int length = (int)strlen(digits), box = 0;

    while (box < BOXES && length >= digits_of[box])
        length -= digits_of[box++];
    return box;
}

static void draw_surface(struct ks_ui *ui, struct ks_rect rect, uint32_t edge, int edge_units)
{
    int radius = ks_ui_px(ui, RADIUS);

    ks_ui_fill(ui, rect, radius, ui->theme->card);
    ks_ui_edge(ui, rect, radius, edge, ks_ui_px(ui, edge_units));
}

static struct ks_label label_of(const struct ks_ui *ui, struct ks_text_style style,
                                const char *text, bool is_typed)
{
    return (struct ks_label){.text = text,
                             .style = style,
                             .ink = is_typed ? ui->theme->ink : ui->theme->soft_ink,
                             .ground = ui->theme->card,
                             .align = KS_ALIGN_LEFT};
}

/* The unit over the digits; what is left of the box for them. */
static struct ks_rect draw_unit_above(struct ks_ui *ui, const struct ks_label *unit,
                                      struct ks_rect box)
{
    int width = ks_ui_label_width(ui, unit), line = ks_ui_line_height(ui, unit->style);
    int padding = ks_ui_px(ui, PADDING / 2);

    ks_ui_label(ui, unit,
                (struct ks_rect){box.x + (box.w - width) / 2, box.y + padding, width, line});
    return (struct ks_rect){box.x, box.y + padding + line, box.w, box.h - 2 * padding - line};
}

/* Digits and a line for each that is missing, with their unit behind or above them, in the middle
 * of the box; a caret where the next one goes. */
static void draw_content(struct ks_ui *ui, const struct plan *plan, const char *digits,
                         const char *missing, const char *unit, bool has_caret, struct ks_rect box)
{
    const struct ks_label number = label_of(ui, plan->digit, digits, true);
    const struct ks_label rest = label_of(ui, plan->digit, missing, false);
    const struct ks_label name = label_of(ui, plan->unit, unit, false);
    struct ks_rect at = plan->is_above ? draw_unit_above(ui, &name, box) : box;
    int caret = ks_ui_px(ui, CARET), unit_px = plan->is_above ? 0 : ks_ui_label_width(ui, &name);
    int all = ks_ui_label_width(ui, &number) + ks_ui_label_width(ui, &rest) + 2 * caret + unit_px;

    at.x = box.x + (box.w - all) / 2;
    at.w = ks_ui_label_width(ui, &number);
    if (digits[0] != '\0')
        ks_ui_label_middle(ui, &number, at);
    at.x += at.w;
    if (has_caret)
        ks_ui_fill(ui, (struct ks_rect){at.x + caret / 2, at.y + at.h / 4, caret, at.h / 2}, 0,
                   ui->theme->action);
    at.x += 2 * caret;
    at.w = ks_ui_label_width(ui, &rest);
    if (missing[0] != '\0')
        ks_ui_label_middle(ui, &rest, at);
    at.x += at.w;
    at.w = unit_px;
    if (!plan->is_above)
        ks_ui_label_middle(ui, &name, at);
}

/* One that is being typed is marked as such; one that holds what cannot be is edged like the
 * words that say so. */
static void draw_box(struct ks_ui *ui, const struct ks_date_boxes *boxes, const struct plan *plan,
                     int box, struct ks_rect rect)
{
    const struct tone tone = tone_of(ui, boxes->state);
    bool is_typed = boxes->state != KS_BOXES_WRONG && box_typed(boxes->digits) == box;
    bool is_told = boxes->state >= KS_BOXES_DAY;
    int first = 0, length = (int)strlen(boxes->digits);

    for (int i = 0; i < box; i++)
        first += digits_of[i];
    int count = length - first < 0 ? 0 : length - first;
    count = count > digits_of[box] ? digits_of[box] : count;
    draw_surface(ui, rect, is_typed ? ui->theme->action : tone.edge,
                 is_typed || is_told ? EDGE_STRONG : EDGE);
    draw_content(ui, plan,
                 count == 0 ? ""
                            : ks_arena_printf(&ui->arena, "%.*s", count, boxes->digits + first),
                 &"____"[4 - digits_of[box] + count], boxes -> units[box], is_typed, rect);
}

/* What they come to, behind an icon. */
static void flow_told(struct ks_ui *ui, const struct ks_date_boxes *boxes)
{
    const struct tone tone = tone_of(ui, boxes->state);
    const struct ks_label label = {
        .text = boxes->told,
        .style =
            ks_ui_style(ui, KS_TYPE_LEAD, tone.icon != NULL ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR),
        .ink = tone.ink,
        .ground = ui->flow.in_card ? ui->flow.card_fill : ui->theme->ground};
    int size = ks_ui_px(ui, 40), indent = tone.icon == NULL ? 0 : size + ks_ui_px(ui, 16);
    struct ks_rect rect;

    int height = ks_ui_label_height(ui, &label, ks_flow_width(ui) - indent);
    height = tone.icon != NULL && height < size ? size : height;
    if (!ks_flow_place(ui, height, 0, &rect))
        return;
    if (tone.icon != NULL)
        ks_ui_icon(ui, tone.icon,
                   (struct ks_rect){rect.x, rect.y + (height - size) / 2, size, size}, tone.ink);
    ks_ui_label_middle(ui, &label,
                       (struct ks_rect){rect.x + indent, rect.y, rect.w - indent, height});
}

void ks_flow_date_boxes(struct ks_ui *ui, const struct ks_date_boxes *boxes)
{
    const struct plan plan = make_plan(ui, boxes);
    struct ks_rect row;

    if (ks_flow_place(ui, plan.height, 0, &row)) {
        for (int i = 0; i < BOXES; i++) {
            draw_box(ui, boxes, &plan, i, (struct ks_rect){row.x, row.y, plan.widths[i], row.h});
            row.x += plan.widths[i] + plan.gap;
        }
    }
    ks_flow_gap(ui, 16);
    flow_told(ui, boxes);
    ks_flow_gap(ui, 24);
}
