/* A number that was given, as large as the page lets it be, and what there is to know of it. */
#include "screens/queue/queue.h"

enum {
    PADDING = 28,
    RADIUS = 28,
    LEAST_NUMBER = 130,
    LEAST_BESIDE = 80,
    USUAL_NUMBER = 200,
    MOST_NUMBER = 300
};

/* The largest size at which the number is no wider than `width` and no higher than `height`. */
static struct ks_text_style number_style(struct ks_ui *ui, const char *number, int width,
                                         int height)
{
    struct ks_label label = {.text = number, .style = {KS_WEIGHT_BOLD, ks_ui_px(ui, MOST_NUMBER)}};

    while (label.style.size_px > ks_ui_px(ui, LEAST_BESIDE) &&
           (ks_ui_label_width(ui, &label) > width || ks_ui_line_height(ui, label.style) > height))
        label.style.size_px -= 2;
    return label.style;
}

static int line_of(const struct ks_ui *ui, int units)
{
    return ks_ui_line_height(ui, (struct ks_text_style){KS_WEIGHT_BOLD, ks_ui_px(ui, units)});
}

/* In the panel or half all the height it has; in the column the usual, as far as what else takes
 * leaves it that. */
static int number_height(struct ks_ui *ui, int around)
{
    int least = line_of(ui, ui->in_side ? LEAST_BESIDE : LEAST_NUMBER);
    int room = ks_flow_room(ui) - around;
    int most = ui->in_side ? room : line_of(ui, USUAL_NUMBER);
    ks_flow_grower(ui);
    int height = room < least ? least : room < most ? room : most;

    return ui->in_side ? height : height + ks_flow_growth(ui, 2 * MOST_NUMBER);
}

void ks_ticket_flow_number(struct ks_ui *ui, const char *text, const char *what, int below)
{
    struct ks_label caption = {.text = what,
                               .style = ks_ui_fixed_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                               .ink = ui->theme->soft_ink,
                               .ground = ui->theme->card,
                               .align = KS_ALIGN_CENTRE};
    struct ks_label number = {.text = text,
                              .ink = ui->theme->mediation,
                              .ground = ui->theme->card,
                              .align = KS_ALIGN_CENTRE};
    int padding = ks_ui_px(ui, PADDING), line = ks_ui_line_height(ui, caption.style);
    int height = number_height(ui, line + 2 * padding + below);
    struct ks_rect rect;

    if (ks_flow_place(ui, line + height + 2 * padding, 0, &rect)) {
        ks_ui_surface(ui, rect, RADIUS, ui->theme->card);
        number.style = number_style(ui, number.text, rect.w - 2 * padding, height);
        int used = line + ks_ui_line_height(ui, number.style);
        struct ks_rect at = {rect.x + padding, rect.y + (rect.h - used) / 2, rect.w - 2 * padding,
                             line};
        ks_ui_label(ui, &caption, at);
        at.y += line;
        ks_ui_label(ui, &number, at);
    }
    ks_flow_gap(ui, 24);
}

/* The largest type at which every fact stands on one line of its column. */
static enum ks_type value_type(struct ks_ui *ui, const struct ks_queue_fact *facts, int width)
{
    static const enum ks_type types[] = {KS_TYPE_FIGURE, KS_TYPE_TILE, KS_TYPE_BODY};
    enum { TYPES = sizeof types / sizeof types[0] };

    for (int t = 0; t < TYPES; t++) {
        bool do_fit = true;
        for (int i = 0; i < KS_QUEUE_FACTS; i++) {
            struct ks_label value = {.text = facts[i].value,
                                     .style = ks_ui_fixed_style(ui, types[t], KS_WEIGHT_BOLD)};
            struct ks_label unit = {.text = facts[i].unit,
                                    .style = ks_ui_fixed_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD)};
            do_fit = do_fit && ks_ui_label_width(ui, &value) + ks_ui_label_width(ui, &unit) +
                                       ks_ui_px(ui, 10) <=
                                   width;
        }
        if (do_fit)
            return types[t];
    }
    return KS_TYPE_LEAD;
}

/* Value and unit in the middle of `rect`, standing on one line. */
static void draw_value(struct ks_ui *ui, const struct ks_queue_fact *fact, enum ks_type type,
                       struct ks_rect rect)
{
    struct ks_label value = {.text = fact->value,
                             .style = ks_ui_fixed_style(ui, type, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ui->theme->card,
                             .align = KS_ALIGN_CENTRE};
    struct ks_label unit = value;
    int gap = ks_ui_px(ui, 10), height = ks_ui_line_height(ui, value.style);

    if (fact->unit[0] == '\0') {
        ks_ui_label_middle(ui, &value, rect);
        return;
    }
    unit.text = fact->unit;
    unit.style = ks_ui_fixed_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD);
    value.align = unit.align = KS_ALIGN_LEFT;
    int width = ks_ui_label_width(ui, &value), more = ks_ui_label_width(ui, &unit);
    rect.x += (rect.w - width - gap - more) / 2;
    rect.y += (rect.h - height) / 2;
    ks_ui_label(ui, &value, (struct ks_rect){rect.x, rect.y, width + 1, height});
    rect.y += (height - ks_ui_line_height(ui, unit.style)) * 3 / 4;
    ks_ui_label(ui, &unit, (struct ks_rect){rect.x + width + gap, rect.y, more + 1, height});
}

struct ks_queue_wait ks_ticket_wait(const struct ks_visit *visit)
{
    const struct ks_take_state *state = ks_take_state(visit);
    const struct ks_take_result *take = &state->take;

    return (struct ks_queue_wait){state->line, take->ahead, take->wait_low_min,
                                  take->wait_high_min};
}

void ks_ticket_flow_facts(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;
    struct ks_queue_fact facts[KS_QUEUE_FACTS];
    int padding = ks_ui_px(ui, PADDING), line = ks_ui_px(ui, 2), label_height = 0;
    int column = (ks_flow_width(ui) - 2 * padding) / KS_QUEUE_FACTS, inner = column - padding;
    struct ks_rect rect;

    const struct ks_queue_wait wait = ks_ticket_wait(visit);
    ks_queue_facts(&ui->arena, ui->mode.lang, visit->content, &wait, facts);
    const enum ks_type type = value_type(ui, facts, inner);
    struct ks_text_style style = ks_ui_fixed_style(ui, type, KS_WEIGHT_BOLD);
    struct ks_label label = {.style = ks_ui_fixed_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                             .ink = ui->theme->soft_ink,
                             .ground = ui->theme->card,
                             .align = KS_ALIGN_CENTRE};
    int value_height = ks_ui_line_height(ui, style);
    for (int i = 0; i < KS_QUEUE_FACTS; i++) {
        struct ks_label value = {.text = facts[i].value, .style = style};
        label.text = facts[i].label;
        int need = ks_ui_label_height(ui, &label, inner);
        label_height = need > label_height ? need : label_height;
        need = facts[i].unit[0] == '\0' ? ks_ui_label_height(ui, &value, inner) : 0;
        value_height = need > value_height ? need : value_height;
    }
    ks_flow_grower(ui);
    int more = ui->side.w > 0 ? ks_flow_growth(ui, 160) : 0;
    if (ks_flow_place(ui, label_height + value_height + 2 * padding + more, 0, &rect)) {
        ks_ui_surface(ui, rect, RADIUS, ui->theme->card);
        for (int i = 0; i < KS_QUEUE_FACTS; i++) {
            struct ks_rect at = {rect.x + padding + i * column + padding / 2,
                                 rect.y + padding + more / 2, inner, label_height};
            label.text = facts[i].label;
            ks_ui_label_middle(ui, &label, at);
            draw_value(ui, &facts[i], type,
                       (struct ks_rect){at.x, at.y + label_height, inner, value_height});
            if (i > 0)
                ks_ui_fill(ui,
                           (struct ks_rect){rect.x + padding + i * column, rect.y + padding, line,
                                            rect.h - 2 * padding},
                           0, ui->theme->line);
        }
    }
    ks_flow_gap(ui, 24);
}
