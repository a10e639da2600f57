/* A frame being built: begin, controls, end. */
#include "ui/letters_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

const char *ks_role_name(enum ks_role role)
{
    static const char *const names[] = {
        [KS_ROLE_BUTTON] = "button", [KS_ROLE_CHECKBOX] = "checkbox",   [KS_ROLE_OPTION] = "option",
        [KS_ROLE_KEY] = "key",       [KS_ROLE_SIGNATURE] = "signature", [KS_ROLE_TEXT] = "text",
    };
    return names[role];
}

void ks_ui_init(struct ks_ui *ui, const struct ks_glyphs *glyphs)
{
    memset(ui, 0, sizeof *ui);
    ui->glyphs = glyphs;
}

void ks_ui_destroy(struct ks_ui *ui)
{
    ks_ui_wipe(ui);
    ks_arena_destroy(&ui->arena);
    ks_arena_destroy(&ui->measure);
    ks_draw_destroy(&ui->list);
    ks_arena_destroy(&ui->behind.arena);
    ks_draw_destroy(&ui->behind.list);
    free(ui->controls);
    ui->controls = NULL;
    ui->control_count = ui->control_capacity = 0;
}

void ks_ui_start(struct ks_ui *ui, int page)
{
    ui->has_pager = ui->wants_page_count = false;
    ui->page = page;
    ui->page_count = 1;
    ui->passes = (struct ks_passes){0};
}

void ks_ui_begin(struct ks_ui *ui, const struct ks_mode *mode)
{
    ui->mode = *mode;
    ui->theme = ks_theme_get(mode->is_contrast);
    ks_arena_reset(&ui->arena);
    ks_draw_clear(&ui->list);
    ui->control_count = 0;
    ui->stage = (struct ks_rect){0, 0, mode->w, mode->h};
    ui->side = (struct ks_rect){0};
    ui->reach_y = 0;
    ui->back = (struct ks_button){0};
    ui->zone = KS_ZONE_CONTENT;
    ui->in_side = ui->turns_by_foot = ui->fills_in_order = ui->is_sheet = false;
    ui->behind.from = ui->behind.to = 0;
    ui->flow = (struct ks_flow){0};
    ui->passes.end_y = ui->passes.lead_px = 0;
    ui->passes.is_split = ui->passes.has_split = false;
    ui->passes.filled_px = ui->passes.grown_blocks = ui->passes.last_grown = 0;
    if (!ui->passes.is_grown)
        ui->passes.counted = ui->passes.grower = (struct ks_grower){0};
    if (!ui->passes.is_grown)
        ui->passes.springs = ui->passes.last_card = 0;
}

bool ks_ui_is_landscape(const struct ks_ui *ui)
{
    return ui->mode.w > ui->mode.h;
}

int ks_ui_px(const struct ks_ui *ui, int units)
{
    int short_side = ks_ui_is_landscape(ui) ? ui->mode.h : ui->mode.w;
    return (units * short_side + 540) / 1080;
}

int ks_ui_mm(const struct ks_ui *ui, int mm)
{
    return (mm * 1000 + ui->mode.microns_per_px - 1) / ui->mode.microns_per_px;
}

int ks_ui_target_px(const struct ks_ui *ui)
{
    return ks_ui_mm(ui, ui->mode.is_large ? 20 : 16);
}

int ks_ui_gap_px(const struct ks_ui *ui)
{
    return ks_ui_mm(ui, 3);
}

const char *ks_ui_tr(const struct ks_ui *ui, const char *english)
{
    return ks_tr(ui->mode.lang, english);
}

struct ks_text_style ks_ui_fixed_style(const struct ks_ui *ui, enum ks_type type,
                                       enum ks_weight weight)
{
    return (struct ks_text_style){
        .weight = weight,
        .size_px = ks_ui_px(ui, ks_type_size(type, ui->mode.is_large, ks_ui_is_landscape(ui))),
    };
}

struct ks_text_style ks_ui_style(const struct ks_ui *ui, enum ks_type type, enum ks_weight weight)
{
    return ks_ui_fixed_style(ui, ks_letters_type(ui, type), weight);
}

int ks_ui_line_height(const struct ks_ui *ui, struct ks_text_style style)
{
    return ks_glyphs_line_height(ui->glyphs, style.weight, style.size_px);
}

int ks_ui_label_width(const struct ks_ui *ui, const struct ks_label *label)
{
    return ks_text_width(ui->glyphs, label->style, label->text, strlen(label->text));
}

static int height_of_line(const struct ks_ui *ui, const struct ks_label *label)
{
    return label->line_px > 0 ? label->line_px : ks_ui_line_height(ui, label->style);
}

int ks_ui_label_lines(struct ks_ui *ui, const struct ks_label *label, int width)
{
    ks_arena_reset(&ui->measure);
    return ks_text_break(ui->glyphs, &ui->measure, label->style, label->text, width).count;
}

int ks_ui_label_height(struct ks_ui *ui, const struct ks_label *label, int width)
{
    return ks_ui_label_lines(ui, label, width) * height_of_line(ui, label);
}

int ks_ui_label_least_width(const struct ks_ui *ui, const struct ks_label *label)
{
    const char *at = label->text;
    int widest = 0;

    while (*at != '\0') {
        size_t bytes = 0;
        while (at[bytes] > ' ' && (unsigned char)at[bytes] < 0x80)
            bytes++;
        int width = ks_text_width(ui->glyphs, label->style, at, bytes);
        widest = width > widest ? width : widest;
        at += bytes > 0 ? bytes : 1;
    }
    return widest > 0 ? widest + ks_ui_px(ui, 4) : 0; /* widths are rounded */
}

bool ks_ui_words_fit(const struct ks_ui *ui, const struct ks_label *label, int width)
{
    return ks_ui_label_least_width(ui, label) <= width;
}

int ks_ui_label(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect)
{
    struct ks_text_lines lines =
        ks_text_break(ui->glyphs, &ui->arena, label->style, label->text, rect.w);
    int height = height_of_line(ui, label);

    for (int i = 0; i < lines.count; i++) {
        int slack = rect.w - lines.lines[i].width_px;
        int shift = label->align == KS_ALIGN_CENTRE  ? slack / 2
                    : label->align == KS_ALIGN_RIGHT ? slack
                                                     : 0;
        struct ks_draw_cmd *cmd = ks_draw_add(
            &ui->list, KS_DRAW_TEXT,
            (struct ks_rect){rect.x + shift, rect.y + i * height, lines.lines[i].width_px, height});
        cmd->text = lines.lines[i].text;
        cmd->text_bytes = lines.lines[i].bytes;
        cmd->weight = label->style.weight;
        cmd->size_px = label->style.size_px;
        cmd->fill = label->ink;
        cmd->ground = label->ground;
    }
    return lines.count * height;
}

const char *ks_ui_parted(struct ks_ui *ui, const struct ks_label *label, int width)
{
    const char *end = ks_text_part_end(label->text);

    if (end == NULL || ks_ui_label_lines(ui, label, width) != 2)
        return label->text;
    struct ks_label first = *label, second = *label;
    first.text = ks_arena_strndup(&ui->arena, label->text, (size_t)(end - label->text));
    second.text = end;
    if (ks_ui_label_width(ui, &first) > width || ks_ui_label_width(ui, &second) > width)
        return label->text;
    return ks_arena_printf(&ui->arena, "%s\n%s", first.text, second.text);
}

void ks_ui_label_middle(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect)
{
    rect.y += (rect.h - ks_ui_label_height(ui, label, rect.w)) / 2;
    ks_ui_label(ui, label, rect);
}

void ks_ui_icon(struct ks_ui *ui, const char *name, struct ks_rect rect, uint32_t colour)
{
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_ICON, rect);

    cmd->text = name;
    cmd->text_bytes = strlen(name);
    cmd->fill = colour;
}

void ks_ui_fill(struct ks_ui *ui, struct ks_rect rect, int radius_px, uint32_t colour)
{
    ks_draw_fill(&ui->list, rect, radius_px, colour);
}

void ks_ui_edge(struct ks_ui *ui, struct ks_rect rect, int radius_px, uint32_t colour, int edge_px)
{
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);

    cmd->border = colour;
    cmd->border_px = edge_px;
    cmd->radius_px = radius_px;
}

void ks_ui_clear(struct ks_ui *ui)
{
    ui->control_count = 0;
    ui->behind.from = ui->behind.to = 0;
    ks_draw_clear(&ui->list);
}

void ks_ui_wipe(struct ks_ui *ui)
{
    ks_arena_wipe(&ui->arena);
    ks_arena_wipe(&ui->measure);
    ks_arena_wipe(&ui->behind.arena);
    ks_draw_clear(&ui->behind.list);
    ks_ui_clear(ui);
}

struct ks_control *ks_ui_control(struct ks_ui *ui, enum ks_role role, const char *name,
                                 struct ks_rect rect, int action, int arg)
{
    if (ui->control_count == ui->control_capacity) {
        int capacity = ui->control_capacity ? ui->control_capacity * 2 : 32;
        struct ks_control *grown = realloc(ui->controls, (size_t)capacity * sizeof *ui->controls);
        if (grown == NULL)
            ks_memory_is_out();
        ui->controls = grown;
        ui->control_capacity = capacity;
    }
    struct ks_control *control = &ui->controls[ui->control_count++];
    *control = (struct ks_control){
        .role = role, .zone = ui->zone, .name = name, .rect = rect, .action = action, .arg = arg};
    return control;
}

/* Few, and nearly in order: each is put in front of those that are read after it. */
void ks_ui_sort_controls(struct ks_ui *ui)
{
    for (int i = 1; i < ui->control_count; i++) {
        const struct ks_control control = ui->controls[i];
        int at = i;
        for (; at > 0 && ui->controls[at - 1].zone > control.zone; at--)
            ui->controls[at] = ui->controls[at - 1];
        ui->controls[at] = control;
    }
}

bool ks_control_has_point(const struct ks_control *control, int x, int y)
{
    return ks_rect_has_point(control->rect, x, y);
}

bool ks_ui_is_pressed(const struct ks_ui *ui, int action, int arg)
{
    return ui->pressed_action != 0 && ui->pressed_action == action && ui->pressed_arg == arg;
}

void ks_ui_surface(struct ks_ui *ui, struct ks_rect rect, int radius_units, uint32_t fill)
{
    int radius = ks_ui_px(ui, radius_units);

    if (ui->theme->has_shadow)
        ks_draw_add(&ui->list, KS_DRAW_SHADOW, rect)->radius_px = radius;
    ks_draw_fill(&ui->list, rect, radius, fill);
    if (ui->theme->has_outline)
        ks_ui_edge(ui, rect, radius, ui->theme->line, ks_ui_px(ui, 3));
}
