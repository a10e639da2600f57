/* What surrounds every screen: header, dock, the low-reach stage, the idle warning. */
#include <stdio.h>

#include "screens/kiosk_private.h"
#include "screens/page/page.h"

static int header_height(struct ks_ui *ui)
{
    int names = ks_ui_line_height(ui, ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD)) +
                ks_ui_line_height(ui, ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR));
    int height = names + ks_ui_px(ui, 36);
    int least = ks_ui_px(ui, 132);

    return height > least ? height : least;
}

static void draw_clock(struct ks_kiosk *kiosk, struct ks_rect rect)
{
    struct ks_ui *ui = &kiosk->ui;
    int minute = ks_date_minute_from_wall_ms(ks_visit_wall_ms(&kiosk->visit));
    struct ks_label time = {
        .text = ks_arena_printf(&ui->arena, "%02d:%02d", minute / 60, minute % 60),
        .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
        .ink = ui->theme->on_header,
        .ground = ui->theme->header,
        .align = KS_ALIGN_RIGHT,
    };
    struct ks_label day = {
        .text = ks_page_day_text(ui, ks_visit_today(&kiosk->visit)),
        .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
        .ink = ui->theme->on_header_soft,
        .ground = ui->theme->header,
        .align = KS_ALIGN_RIGHT,
    };

    rect.y += ks_ui_label(ui, &time, rect);
    ks_ui_label(ui, &day, rect);
}

/* The largest size of the three at which the court's name fits on one line. */
static struct ks_text_style name_style(struct ks_ui *ui, const char *name, int width)
{
    static const enum ks_type types[] = {KS_TYPE_BODY, KS_TYPE_LEAD, KS_TYPE_SMALL};
    struct ks_text_style style = {0};

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        style = ks_ui_style(ui, types[i], KS_WEIGHT_BOLD);
        if (ks_text_break(ui->glyphs, &ui->arena, style, name, width).count <= 1)
            break;
    }
    return style;
}

static void draw_header(struct ks_kiosk *kiosk, int height)
{
    struct ks_ui *ui = &kiosk->ui;
    const struct ks_content *content = kiosk->parts.content;
    int margin = ks_ui_px(ui, 48), badge = ks_ui_px(ui, 72), line = ks_ui_px(ui, 5);
    int clock_width = ks_ui_px(ui, ui->mode.is_large ? 372 : 260);
    struct ks_rect bar = {0, 0, ui->mode.w, height};
    struct ks_rect disc = {margin, (height - badge) / 2, badge, badge};
    int x = margin + badge + ks_ui_px(ui, 24);
    int width = ui->mode.w - x - clock_width - margin;
    struct ks_label name = {.text = ks_visit_words(&kiosk->visit, &content->court_name),
                            .ink = ui->theme->on_header,
                            .ground = ui->theme->header};
    struct ks_label hall = {.text = ks_visit_words(&kiosk->visit, &content->hall_name),
                            .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                            .ink = ui->theme->on_header_soft,
                            .ground = ui->theme->header};

    name.style = name_style(ui, name.text, width);
    ks_draw_fill(&ui->list, bar, 0, ui->theme->header);
    ks_draw_fill(&ui->list, (struct ks_rect){0, height - line, bar.w, line}, 0,
                 ui->theme->ornament);
    struct ks_draw_cmd *ring = ks_draw_add(&ui->list, KS_DRAW_RECT, disc);
    ring->border = ui->theme->ornament;
    ring->border_px = ks_ui_px(ui, 2);
    ring->radius_px = badge / 2;
    int icon = badge * 2 / 3;
    ks_ui_icon(
        ui, "scales",
        (struct ks_rect){disc.x + (badge - icon) / 2, disc.y + (badge - icon) / 2, icon, icon},
        ui->theme->ornament);
    int name_height = ks_ui_label_height(ui, &name, width);
    int hall_height = ks_ui_label_height(ui, &hall, width);
    bool has_hall = name_height + hall_height <= height - line;
    int both = name_height + (has_hall ? hall_height : 0);
    struct ks_rect rect = {x, (height - line - both) / 2, width, both};
    ks_ui_label(ui, &name, rect);
    rect.y += name_height;
    if (has_hall)
        ks_ui_label(ui, &hall, rect);
    int clock_height = ks_ui_line_height(ui, ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD)) +
                       ks_ui_line_height(ui, hall.style);
    draw_clock(kiosk,
               (struct ks_rect){ui->mode.w - margin - clock_width,
                                (height - line - clock_height) / 2, clock_width, clock_height});
}

struct dock_item {
    const char *icon;
    const char *name, *name_when_on;
    int action;
    bool is_on;
};

/* The language button says, in the other language, its name: the catalogue's word for "English". */
static const char *dock_name(const struct ks_ui *ui, const struct dock_item *item)
{
    enum ks_lang other = ui->mode.lang == KS_LANG_EN ? KS_LANG_ZH_CN : KS_LANG_EN;

    if (item->name == NULL)
        return ks_tr(other, "English");
    return ks_ui_tr(ui, item->is_on ? item->name_when_on : item->name);
}

static void draw_dock_item(struct ks_ui *ui, const struct dock_item *item, struct ks_rect cell)
{
    bool is_pressed = ks_ui_is_pressed(ui, item->action, 0);
    uint32_t ground = is_pressed ? ui->theme->pressed : ui->theme->card;
    struct ks_label label = {
        .text = dock_name(ui, item),
        .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
        .ink = item->is_on ? ui->theme->on_action_soft : ui->theme->ink,
        .ground = ground,
        .align = KS_ALIGN_CENTRE,
    };
    int icon = ks_ui_px(ui, 48), gap = ks_ui_px(ui, 8);
    int text = ks_ui_label_height(ui, &label, cell.w);
    int top = cell.y + (cell.h - icon - gap - text) / 2;

    if (is_pressed)
        ks_draw_fill(&ui->list, cell, ks_ui_px(ui, 20), ground);
    ks_ui_icon(ui, item->icon, (struct ks_rect){cell.x + (cell.w - icon) / 2, top, icon, icon},
               label.ink);
    ks_ui_label(ui, &label, (struct ks_rect){cell.x, top + icon + gap, cell.w, text});
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON, label.text, cell, item->action, 0);
    control->is_checked = item->is_on;
    control->font_px = label.style.size_px;
    control->ink = label.ink;
    control->ground = label.ground;
}

/* Along the foot in portrait, down the right side in landscape. */
static struct ks_rect dock_rect(struct ks_ui *ui, struct ks_rect stage)
{
    int size = ks_ui_px(ui, ui->mode.is_large ? 224 : 164);

    if (ks_ui_is_landscape(ui)) {
        int width = ks_ui_px(ui, ui->mode.is_large ? 260 : 204);
        return (struct ks_rect){stage.x + stage.w - width, stage.y, width, stage.h};
    }
    return (struct ks_rect){stage.x, stage.y + stage.h - size, stage.w, size};
}

static void draw_dock(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;
    bool is_home = kiosk->visit.way.depth == 0;
    const struct dock_item items[] = {
        is_home ? (struct dock_item){"low-reach", KS_N_("Lower reach"), KS_N_("Full height"),
                                     KS_ACT_LOW, kiosk->visit.mode.is_low}
                : (struct dock_item){"home", KS_N_("Home"), KS_N_("Home"), KS_ACT_HOME, false},
        {"text-size", KS_N_("Large text"), KS_N_("Normal text"), KS_ACT_LARGE,
         kiosk->visit.mode.is_large},
        {"contrast", KS_N_("High contrast"), KS_N_("Normal colours"), KS_ACT_CONTRAST,
         kiosk->visit.mode.is_contrast},
        {"globe", NULL, NULL, KS_ACT_LANG, false},
    };
    enum { COUNT = sizeof items / sizeof items[0] };
    struct ks_rect dock = dock_rect(ui, ui->stage);
    bool is_side = ks_ui_is_landscape(ui);
    int line = ks_ui_px(ui, 2), gap = ks_ui_gap_px(ui) + 1, inset = ks_ui_px(ui, 10);

    ks_draw_fill(&ui->list, dock, 0, ui->theme->card);
    ks_draw_fill(&ui->list,
                 (struct ks_rect){dock.x, dock.y, is_side ? line : dock.w, is_side ? dock.h : line},
                 0, ui->theme->line);
    int room = (is_side ? dock.h : dock.w) - (COUNT - 1) * gap - 2 * inset;
    for (int i = 0; i < COUNT; i++) {
        int at = inset + i * (room / COUNT + gap);
        struct ks_rect cell = {dock.x + at, dock.y + inset, room / COUNT, dock.h - 2 * inset};
        if (is_side)
            cell = (struct ks_rect){dock.x + inset, dock.y + at, dock.w - 2 * inset, room / COUNT};
        draw_dock_item(ui, &items[i], cell);
    }
    if (is_side)
        ui->stage.w -= dock.w;
    else
        ui->stage.h -= dock.h;
}

enum { REACH_LOW_MM = 380, REACH_HIGH_MM = 1220 };

/* Low reach: everything to press lies between 380 and 1220 mm above the floor, and in the lower
 * part of the panel even where all of it would be in reach. */
static void lower_stage(struct ks_ui *ui)
{
    int bottom_mm = ui->mode.bottom_above_floor_mm, h = ui->mode.h;
    int spare = (h - ui->stage.y) / (ui->mode.is_large ? 24 : 8);
    int top = ks_ui_is_landscape(ui) ? ui->stage.y + spare : h * 36 / 100;
    int reach_top = h - ks_ui_mm(ui, REACH_HIGH_MM - bottom_mm) + 2;
    int reach_bottom = bottom_mm < REACH_LOW_MM ? h - ks_ui_mm(ui, REACH_LOW_MM - bottom_mm) : h;

    if (!ks_ui_is_landscape(ui) && top > reach_bottom - h * 68 / 100)
        top = reach_bottom - h * 68 / 100;
    if (top < reach_top)
        top = reach_top;
    ui->stage = (struct ks_rect){0, top, ui->mode.w, reach_bottom - top};
}

/* What fills the part above the lowered stage: where to look. */
static void draw_low_hint(struct ks_ui *ui, int from)
{
    struct ks_rect rect = {0, from, ui->mode.w, ui->stage.y - from};
    struct ks_label label = {.text = ks_ui_tr(ui, "Everything to press is below"),
                             .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                             .ink = ui->theme->soft_ink,
                             .ground = ui->theme->ground,
                             .align = KS_ALIGN_CENTRE};

    if (rect.h < ks_ui_line_height(ui, label.style))
        return;
    ks_ui_label_middle(ui, &label, rect);
    ks_draw_fill(&ui->list,
                 (struct ks_rect){0, ui->stage.y - ks_ui_px(ui, 2), rect.w, ks_ui_px(ui, 2)}, 0,
                 ui->theme->line);
}

void ks_frame_build(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;
    int height = header_height(ui);

    draw_header(kiosk, height);
    ui->stage.y += height;
    ui->stage.h -= height;
    if (kiosk->visit.mode.is_low) {
        lower_stage(ui);
        draw_low_hint(ui, height);
    }
    draw_dock(kiosk);
}

/* The warning lies over everything, and only its button can be pressed. */
static void draw_warning(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;
    int64_t idle = ks_visit_now_ms(&kiosk->visit) - kiosk->last_use_ms;
    int64_t left = kiosk->parts.idle_warn_ms + kiosk->parts.idle_wipe_ms - idle;
    int seconds = left > 0 ? (int)((left + 999) / 1000) : 0;
    int margin = ks_ui_px(ui, 48), padding = ks_ui_px(ui, 48), gap = ks_ui_px(ui, 28);
    struct ks_rect stage = ui->stage;
    struct ks_label title = {.text = ks_ui_tr(ui, "Are you still there?"),
                             .style = ks_ui_style(ui, KS_TYPE_TITLE, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ui->theme->card};
    struct ks_label text = {
        .text = ks_arena_printf(&ui->arena,
                                ks_ui_tr(ui, "In %d seconds everything you entered is erased and "
                                             "the home page returns."),
                                seconds),
        .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR),
        .ink = ui->theme->ink,
        .ground = ui->theme->card};
    struct ks_button stay = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Continue"), NULL, KS_ACT_STAY, 0};
    int width = ui->mode.w - 2 * margin, inner;

    if (width > ks_ui_px(ui, 980))
        width = ks_ui_px(ui, 980);
    inner = width - 2 * padding;
    int title_height = ks_ui_label_height(ui, &title, inner);
    int text_height = ks_ui_label_height(ui, &text, inner);
    int button_height = ks_ui_button_height(ui, &stay, inner) + ks_ui_px(ui, 24);
    int height = title_height + text_height + button_height + 2 * gap + 2 * padding;
    struct ks_rect card = {(ui->mode.w - width) / 2, stage.y + (stage.h - height) / 2, width,
                           height};

    ui->control_count = 0;
    ks_draw_clear(&ui->list);
    ks_draw_fill(&ui->list, (struct ks_rect){0, 0, ui->mode.w, ui->mode.h}, 0, ui->theme->header);
    ks_ui_surface(ui, card, 28, ui->theme->card);
    struct ks_rect at = {card.x + padding, card.y + padding, inner, title_height};
    at.y += ks_ui_label(ui, &title, at) + gap;
    at.y += ks_ui_label(ui, &text, at) + gap;
    at.h = button_height;
    ks_ui_button(ui, &stay, at);
}

static void draw_focus(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;

    if (kiosk->focus < 0 || kiosk->focus >= ui->control_count)
        return;
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, ui->controls[kiosk->focus].rect);
    cmd->border = ui->theme->warn;
    cmd->border_px = ks_ui_px(ui, 8);
    cmd->radius_px = ks_ui_px(ui, 24);
}

void ks_frame_finish(struct ks_kiosk *kiosk)
{
    if (kiosk->is_warning)
        draw_warning(kiosk);
    draw_focus(kiosk);
}
