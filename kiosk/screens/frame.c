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

static void draw_dock(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;
    const struct ks_mode *mode = &ui->mode;
    bool is_home = kiosk->visit.way.depth == 0;
    /* The language button says, in the other language, its name: the catalogue's "English". */
    enum ks_lang other = mode->lang == KS_LANG_EN ? KS_LANG_ZH_CN : KS_LANG_EN;
    const struct ks_dock_item low = {
        "low-reach", ks_ui_tr(ui, mode->is_low ? KS_N_("Full height") : KS_N_("Lower reach")),
        KS_ACT_LOW, mode->is_low};
    const struct ks_dock_item home = {"home", ks_ui_tr(ui, "Home"), KS_ACT_HOME, false};
    const struct ks_dock_item items[] = {
        is_home ? low : home,
        {"text-size", ks_ui_tr(ui, mode->is_large ? KS_N_("Normal text") : KS_N_("Large text")),
         KS_ACT_LARGE, mode->is_large},
        {"contrast",
         ks_ui_tr(ui, mode->is_contrast ? KS_N_("Normal colours") : KS_N_("High contrast")),
         KS_ACT_CONTRAST, mode->is_contrast},
        {"globe", ks_tr(other, "English"), KS_ACT_LANG, false},
    };

    ks_ui_dock(ui, items, sizeof items / sizeof items[0]);
}

void ks_frame_build(struct ks_kiosk *kiosk)
{
    struct ks_ui *ui = &kiosk->ui;
    int height = header_height(ui);

    draw_header(kiosk, height);
    ui->stage.y += height;
    ui->stage.h -= height;
    if (kiosk->visit.mode.is_low)
        ks_ui_lower_stage(ui, height);
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
