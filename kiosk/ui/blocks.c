/* Flow blocks that are read: texts, rows, tags, banners. */
#include "ui/flow.h"

#include <ctype.h>

enum { TEXT_GROWTH = 48 }; /* what parts one paragraph of a card from the next */
enum { HEADING_GAP = 8 };

/* Not under a question, nor above the line that an arm reaches. */
static void part_paragraphs(struct ks_ui *ui)
{
    if (ui->flow.in_card && ui->flow.grower_number > 0 && ui->reach_y == 0)
        ui->flow.y += ks_flow_growth(ui, TEXT_GROWTH);
}

static uint32_t ground_here(const struct ks_ui *ui)
{
    return ui->flow.in_card ? ui->flow.card_fill : ui->theme->ground;
}

/* One line at `rect`, a command for each of its runs. */
static void draw_line(struct ks_ui *ui, const struct ks_label *label,
                      const struct ks_text_bold *bold, const struct ks_text_line *line,
                      struct ks_rect rect)
{
    size_t begin = (size_t)(line->text - label->text), end;
    for (size_t at = begin; at < begin + line->bytes; at = end) {
        struct ks_text_style style = label->style;
        end = ks_text_run_end(bold, at, begin + line->bytes, &style.weight);
        rect.w = ks_text_width(ui->glyphs, style, label->text + at, end - at);
        struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_TEXT, rect);
        cmd->text = label->text + at;
        cmd->text_bytes = end - at;
        cmd->weight = style.weight;
        cmd->size_px = style.size_px;
        cmd->fill = label->ink;
        cmd->ground = label->ground;
        rect.x += rect.w;
    }
}

/* Lines one by one, so that a long paragraph may cross a page without being cut. */
static void flow_label(struct ks_ui *ui, const struct ks_label *label,
                       const struct ks_text_bold *bold, int indent, int keep)
{
    int height = ks_ui_line_height(ui, label->style);
    struct ks_text_lines lines = ks_text_break_bold(ui->glyphs, &ui->arena, label->style, bold,
                                                    label->text, ks_flow_width(ui) - indent);
    struct ks_rect rect;

    for (int i = 0; i < lines.count; i++) {
        /* Neither the first nor the last line of a paragraph stands alone on a page. */
        bool has_mate = i + 1 < lines.count && (i == 0 || i + 2 == lines.count);
        int together = i == lines.count - 1 ? keep : has_mate ? height : 0;
        if (!ks_flow_place(ui, height, together, &rect))
            continue;
        draw_line(ui, label, bold, &lines.lines[i],
                  (struct ks_rect){rect.x + indent, rect.y, 0, height});
    }
}

/* Not alone at the foot of a page: `keep` pixels of what follows go with it. */
static void flow_heading(struct ks_ui *ui, enum ks_type type, int keep, const char *text)
{
    struct ks_label label = {.text = text,
                             .style = ks_ui_style(ui, type, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ground_here(ui)};

    ks_flow_heading_begin(ui, ks_ui_label_height(ui, &label, ks_flow_width(ui)) +
                                  ks_ui_px(ui, HEADING_GAP));
    flow_label(ui, &label, NULL, 0, keep + 2 * ks_ui_line_height(ui, label.style));
    ks_flow_heading_end(ui);
    ks_flow_gap(ui, HEADING_GAP);
}

void ks_flow_heading(struct ks_ui *ui, const char *text)
{
    flow_heading(ui, KS_TYPE_BODY, ks_ui_target_px(ui), text);
}

void ks_flow_subheading(struct ks_ui *ui, const char *text)
{
    flow_heading(ui, KS_TYPE_LEAD, ks_ui_px(ui, 12), text);
}

void ks_flow_text(struct ks_ui *ui, enum ks_type type, uint32_t ink, const char *text)
{
    ks_flow_text_bold(ui, type, ink, text, NULL);
}

void ks_flow_caption(struct ks_ui *ui, enum ks_type type, uint32_t ink, const char *text)
{
    const struct ks_label label = {.text = text,
                                   .style = ks_ui_style(ui, type, KS_WEIGHT_REGULAR),
                                   .ink = ink,
                                   .ground = ground_here(ui)};

    flow_label(ui, &label, NULL, 0, ks_ui_line_height(ui, label.style));
    ks_flow_gap(ui, HEADING_GAP);
}

void ks_flow_text_bold(struct ks_ui *ui, enum ks_type type, uint32_t ink, const char *text,
                       const struct ks_text_bold *bold)
{
    struct ks_label label = {.text = text,
                             .style = ks_ui_style(ui, type, KS_WEIGHT_REGULAR),
                             .ink = ink,
                             .ground = ground_here(ui)};

    flow_label(ui, &label, bold, 0, 0);
    part_paragraphs(ui);
    ks_flow_gap(ui, 12);
}

void ks_flow_bullet(struct ks_ui *ui, const char *text)
{
    ks_flow_bullet_bold(ui, text, NULL);
}

void ks_flow_bullet_bold(struct ks_ui *ui, const char *text, const struct ks_text_bold *bold)
{
    struct ks_label label = {.text = text,
                             .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                             .ink = ui->theme->ink,
                             .ground = ground_here(ui)};
    int dot = ks_ui_px(ui, 10), before = ui->list.count;

    flow_label(ui, &label, bold, ks_ui_px(ui, 36), 0);
    for (int i = before; i < ui->list.count; i++) {
        struct ks_rect line = ui->list.cmds[i].rect;
        if (ui->list.cmds[i].kind != KS_DRAW_TEXT || ui->list.cmds[i].text != text)
            continue;
        ks_draw_fill(
            &ui->list,
            (struct ks_rect){line.x - ks_ui_px(ui, 30), line.y + (line.h - dot) / 2, dot, dot},
            dot / 2, ui->theme->soft_ink);
        break;
    }
    ks_flow_gap(ui, 8);
}

static void draw_number(struct ks_ui *ui, int number, uint32_t ground, uint32_t ink,
                        struct ks_rect disc)
{
    struct ks_label label = {
        .text = ks_arena_printf(&ui->arena, "%d", number),
        .style = ks_ui_fixed_style(ui, KS_TYPE_SMALL, KS_WEIGHT_BOLD),
        .ink = ink,
        .ground = ground,
        .align = KS_ALIGN_CENTRE,
    };

    ks_draw_fill(&ui->list, disc, disc.w / 2, ground);
    ks_ui_label_middle(ui, &label, disc);
}

void ks_flow_numbered(struct ks_ui *ui, int number, uint32_t colour, const char *title)
{
    struct ks_label label = {.text = title,
                             .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ground_here(ui)};
    int disc = ks_ui_px(ui, ui->mode.is_large ? 72 : 56), indent = disc + ks_ui_px(ui, 20);
    int text = ks_ui_label_height(ui, &label, ks_flow_width(ui) - indent);
    struct ks_rect rect;

    if (ks_flow_place(ui, text > disc ? text : disc, 0, &rect)) {
        draw_number(ui, number, colour, ui->theme->on_accent,
                    (struct ks_rect){rect.x, rect.y, disc, disc});
        ks_ui_label_middle(ui, &label,
                           (struct ks_rect){rect.x + indent, rect.y, rect.w - indent, rect.h});
    }
    ks_flow_gap(ui, 8);
}

void ks_flow_row(struct ks_ui *ui, int number, const char *title, const char *detail)
{
    struct ks_label head = {.text = title,
                            .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR),
                            .ink = ui->theme->ink,
                            .ground = ground_here(ui)};
    struct ks_label more = {.text = detail,
                            .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                            .ink = ui->theme->soft_ink,
                            .ground = ground_here(ui)};
    int disc = ks_ui_px(ui, ui->mode.is_large ? 72 : 60);
    int indent = number > 0 ? disc + ks_ui_px(ui, 28) : 0;
    int width = ks_flow_width(ui) - indent;
    int head_height = ks_ui_label_height(ui, &head, width);
    int height = head_height + (detail[0] != '\0' ? ks_ui_label_height(ui, &more, width) : 0);
    struct ks_rect rect;

    if (height < disc && number > 0)
        height = disc;
    if (ks_flow_place(ui, height, 0, &rect)) {
        if (number > 0)
            draw_number(ui, number, ui->theme->action_soft, ui->theme->on_action_soft,
                        (struct ks_rect){rect.x, rect.y, disc, disc});
        ks_ui_label(ui, &head, (struct ks_rect){rect.x + indent, rect.y, width, head_height});
        if (detail[0] != '\0')
            ks_ui_label(ui, &more,
                        (struct ks_rect){rect.x + indent, rect.y + head_height, width, height});
    }
    ks_flow_gap(ui, 22);
}

/* Whether a number of `text` would go on in the next line when it is broken to `width`. */
static bool cuts_number(struct ks_ui *ui, const struct ks_label *label, int width)
{
    bool is_cut = false;

    ks_arena_reset(&ui->measure);
    struct ks_text_lines lines =
        ks_text_break(ui->glyphs, &ui->measure, label->style, label->text, width);

    for (int i = 0; i + 1 < lines.count; i++) {
        const char *end = lines.lines[i].text + lines.lines[i].bytes;
        is_cut = is_cut || (isdigit((unsigned char)end[-1]) && isdigit((unsigned char)end[0]));
    }
    return is_cut;
}

/* Smaller where one of its numbers would be cut. */
static void fit_number(struct ks_ui *ui, struct ks_label *value, int width)
{
    static const enum ks_type types[] = {KS_TYPE_BODY, KS_TYPE_LEAD, KS_TYPE_SMALL};
    enum { TYPES = sizeof types / sizeof types[0] };

    for (int i = 0; i < TYPES && cuts_number(ui, value, width); i++) {
        struct ks_text_style smaller = ks_ui_style(ui, types[i], KS_WEIGHT_BOLD);
        if (smaller.size_px < value->style.size_px)
            value->style = smaller;
    }
}

/* Widths are rounded: so that a value is not broken for the last pixel of it. */
enum { SPARE = 4, PAIR_GROWTH = 160 };

void ks_flow_pair(struct ks_ui *ui, const char *label, const char *value, enum ks_type value_type)
{
    enum ks_type label_type = value_type == KS_TYPE_SMALL ? KS_TYPE_SMALL : KS_TYPE_BODY;
    struct ks_label left = {.text = label,
                            .style = ks_ui_style(ui, label_type, KS_WEIGHT_REGULAR),
                            .ink = ui->theme->ink,
                            .ground = ground_here(ui)};
    struct ks_label right = {.text = value,
                             .style = ks_ui_style(ui, value_type, KS_WEIGHT_BOLD),
                             .ink = ui->theme->on_action_soft,
                             .ground = ground_here(ui),
                             .align = KS_ALIGN_RIGHT};
    struct ks_rect rect;
    int gap = ks_ui_px(ui, 24), width = ks_flow_width(ui);
    fit_number(ui, &right, width);
    ks_arena_reset(&ui->measure);
    int value_width = ks_text_break(ui->glyphs, &ui->measure, right.style, value, width).width_px;
    bool is_stacked =
        value_width > width * 3 / 5 || cuts_number(ui, &left, width - value_width - gap);
    int left_width = is_stacked ? width : width - value_width - gap;
    int left_height = ks_ui_label_height(ui, &left, left_width);
    int right_height = ks_ui_label_height(ui, &right, is_stacked ? width : value_width + SPARE);
    int height = is_stacked                   ? left_height + right_height
                 : left_height > right_height ? left_height
                                              : right_height;

    bool is_shown = ks_flow_place(ui, height, 0, &rect);
    int more = ks_flow_growth(ui, PAIR_GROWTH);
    ui->flow.y += more;
    if (is_shown) {
        rect.y += more / 2;
        struct ks_rect where = {rect.x, rect.y, left_width, is_stacked ? left_height : height};
        ks_ui_label_middle(ui, &left, where);
        where = (struct ks_rect){rect.x, rect.y + left_height, width, right_height};
        if (!is_stacked)
            where = (struct ks_rect){rect.x + width - value_width - SPARE, rect.y,
                                     value_width + SPARE, height};
        ks_ui_label_middle(ui, &right, where);
    }
    ks_flow_gap(ui, value_type == KS_TYPE_SMALL ? 8 : 14);
}

void ks_flow_title(struct ks_ui *ui, const char *text)
{
    const struct ks_label label = {text, ks_ui_style(ui, KS_TYPE_TITLE, KS_WEIGHT_BOLD),
                                   ui->theme->ink, ground_here(ui), KS_ALIGN_LEFT};

    flow_label(ui, &label, NULL, 0, 0);
    ks_flow_gap(ui, 4);
}

void ks_flow_lines(struct ks_ui *ui, const struct ks_line *lines, int count)
{
    int size = ks_ui_px(ui, 40), indent = size + ks_ui_px(ui, 16), gap = ks_ui_px(ui, 40);
    int all = -gap, x = 0;
    struct ks_rect row = {0};

    for (int i = 0; i < count; i++) {
        const struct ks_label label = {lines[i].text,
                                       ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                                       ui->theme->ink, ground_here(ui), KS_ALIGN_LEFT};
        all += indent + ks_ui_label_width(ui, &label) + gap;
    }
    bool is_row = all <= ks_flow_width(ui), is_shown = false;
    for (int i = 0; i < count; i++) {
        const struct ks_label label = {lines[i].text,
                                       ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                                       ui->theme->ink, ground_here(ui), KS_ALIGN_LEFT};
        int text = ks_ui_label_height(ui, &label, ks_flow_width(ui) - indent);
        if (i == 0 || !is_row)
            is_shown = ks_flow_place(ui, text > size ? text : size, 0, &row);
        if (is_shown) {
            ks_ui_icon(ui, lines[i].icon,
                       (struct ks_rect){row.x + x, row.y + (row.h - size) / 2, size, size},
                       label.ink);
            ks_ui_label_middle(
                ui, &label, (struct ks_rect){row.x + x + indent, row.y, row.w - x - indent, row.h});
        }
        x += is_row ? indent + ks_ui_label_width(ui, &label) + gap : 0;
        if (!is_row)
            part_paragraphs(ui);
        ks_flow_gap(ui, 8);
    }
}

void ks_flow_banner(struct ks_ui *ui, const char *icon, uint32_t fill, uint32_t ink,
                    const char *text)
{
    struct ks_label label = {.text = text,
                             .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                             .ink = ink,
                             .ground = fill};
    int padding = ks_ui_px(ui, 28), size = ks_ui_px(ui, 52);
    int indent = size + ks_ui_px(ui, 24);
    int width = ks_flow_width(ui) - 2 * padding - indent;
    int text_height = ks_ui_label_height(ui, &label, width);
    int height = (text_height > size ? text_height : size) + 2 * padding;
    struct ks_rect rect;

    if (ks_flow_place(ui, height, 0, &rect)) {
        ks_ui_surface(ui, rect, 28, fill);
        ks_ui_icon(ui, icon,
                   (struct ks_rect){rect.x + padding, rect.y + (rect.h - size) / 2, size, size},
                   ink);
        ks_ui_label_middle(ui, &label,
                           (struct ks_rect){rect.x + padding + indent, rect.y, width, rect.h});
    }
    ks_flow_gap(ui, 28);
}
