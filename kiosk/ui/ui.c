/* A frame being built: begin, controls, end. */
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

const char *ks_role_name(enum ks_role role)
{
    static const char *const names[] = {
        [KS_ROLE_BUTTON] = "button", [KS_ROLE_CHECKBOX] = "checkbox",   [KS_ROLE_OPTION] = "option",
        [KS_ROLE_KEY] = "key",       [KS_ROLE_SIGNATURE] = "signature",
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
    ks_arena_destroy(&ui->arena);
    ks_draw_destroy(&ui->list);
    free(ui->controls);
    ui->controls = NULL;
    ui->control_count = ui->control_capacity = 0;
}

void ks_ui_begin(struct ks_ui *ui, const struct ks_mode *mode)
{
    ui->mode = *mode;
    ui->theme = ks_theme_get(mode->is_contrast);
    ks_arena_reset(&ui->arena);
    ks_draw_clear(&ui->list);
    ui->control_count = 0;
    ui->stage = (struct ks_rect){0, 0, mode->w, mode->h};
    ui->flow = (struct ks_flow){0};
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

struct ks_text_style ks_ui_style(const struct ks_ui *ui, enum ks_type type, enum ks_weight weight)
{
    return (struct ks_text_style){
        .weight = weight,
        .size_px = ks_ui_px(ui, ks_type_size(type, ui->mode.is_large)),
    };
}

int ks_ui_line_height(const struct ks_ui *ui, struct ks_text_style style)
{
    return ks_glyphs_line_height(ui->glyphs, style.weight, style.size_px);
}

static struct ks_text_lines break_label(struct ks_ui *ui, const struct ks_label *label, int width)
{
    return ks_text_break(ui->glyphs, &ui->arena, label->style, label->text, width);
}

int ks_ui_label_width(const struct ks_ui *ui, const struct ks_label *label)
{
    return ks_text_width(ui->glyphs, label->style, label->text, strlen(label->text));
}

int ks_ui_label_height(struct ks_ui *ui, const struct ks_label *label, int width)
{
    return break_label(ui, label, width).count * ks_ui_line_height(ui, label->style);
}

int ks_ui_label(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect)
{
    struct ks_text_lines lines = break_label(ui, label, rect.w);
    int height = ks_ui_line_height(ui, label->style);

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

struct ks_control *ks_ui_control(struct ks_ui *ui, enum ks_role role, const char *name,
                                 struct ks_rect rect, int action, int arg)
{
    if (ui->control_count == ui->control_capacity) {
        int capacity = ui->control_capacity ? ui->control_capacity * 2 : 32;
        struct ks_control *grown = realloc(ui->controls, (size_t)capacity * sizeof *ui->controls);
        if (grown == NULL)
            abort();
        ui->controls = grown;
        ui->control_capacity = capacity;
    }
    struct ks_control *control = &ui->controls[ui->control_count++];
    *control =
        (struct ks_control){.role = role, .name = name, .rect = rect, .action = action, .arg = arg};
    return control;
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
    if (ui->theme->has_outline) {
        struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
        cmd->border = ui->theme->line;
        cmd->border_px = ks_ui_px(ui, 3);
        cmd->radius_px = radius;
    }
}
