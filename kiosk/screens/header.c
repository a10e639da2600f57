/* The header of every screen: the court's name and the time, or the number that is called. */
#include "screens/kiosk_private.h"
#include "screens/page/page.h"

/* Two lines of names; one in large text on a wide panel, where height is dear. */
int ks_header_height(struct ks_ui *ui)
{
    enum { PORTRAIT = 138, PORTRAIT_LARGE = 144, WIDE = 110, WIDE_LARGE = 116 };
    bool is_large = ui->mode.is_large;

    return ks_ui_px(ui, ks_ui_is_landscape(ui) ? (is_large ? WIDE_LARGE : WIDE)
                                               : (is_large ? PORTRAIT_LARGE : PORTRAIT));
}

/* In large text on a wide panel, where height is dear, all stands on one line. */
static bool is_one_line(const struct ks_ui *ui)
{
    return ui->mode.is_large && ks_ui_is_landscape(ui);
}

static const char *time_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    int minute = ks_date_minute_from_wall_ms(ks_visit_wall_ms(visit));

    return ks_arena_printf(&ui->arena, "%02d:%02d", minute / 60, minute % 60);
}

static bool has_chip(const struct ks_visit *visit)
{
    const struct ks_hall_call_view *call = ks_hall_current_call(&visit->hall.view);

    return call != NULL && call->is_awaited;
}

/* Time and day at the right of the header, in large text beside a number only the time; how much
 * room they take. */
static int draw_clock(const struct ks_visit *visit, struct ks_ui *ui, struct ks_rect bar)
{
    struct ks_label time = {
        .text = time_text(visit, ui),
        .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
        .ink = ui->theme->on_header,
        .ground = ui->theme->header,
        .align = KS_ALIGN_RIGHT,
    };
    struct ks_label day = {
        .text = ks_page_day_text(ui, ks_visit_today(visit)),
        .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
        .ink = ui->theme->on_header_soft,
        .ground = ui->theme->header,
        .align = KS_ALIGN_RIGHT,
    };
    int time_width = ks_ui_label_width(ui, &time), day_width = ks_ui_label_width(ui, &day);

    if (ui->mode.is_large && has_chip(visit)) {
        ks_ui_label_middle(ui, &time, bar);
        return time_width + ks_ui_px(ui, 24);
    }
    if (is_one_line(ui)) {
        ks_ui_label_middle(ui, &time, bar);
        bar.w -= time_width + ks_ui_px(ui, 24);
        ks_ui_label_middle(ui, &day, bar);
        return time_width + day_width + ks_ui_px(ui, 48);
    }
    int both = ks_ui_line_height(ui, time.style) + ks_ui_line_height(ui, day.style);
    bar.y += (bar.h - both) / 2;
    bar.y += ks_ui_label(ui, &time, bar);
    ks_ui_label(ui, &day, bar);
    return (time_width > day_width ? time_width : day_width) + ks_ui_px(ui, 24);
}

/* The largest size of the three at which the court's name fits on one line. */
static struct ks_text_style name_style(struct ks_ui *ui, const char *name, int width)
{
    static const enum ks_type types[] = {KS_TYPE_BODY, KS_TYPE_LEAD, KS_TYPE_SMALL};
    struct ks_label label = {.text = name};

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        label.style = ks_ui_style(ui, types[i], KS_WEIGHT_BOLD);
        if (ks_ui_label_lines(ui, &label, width) <= 1)
            break;
    }
    return label.style;
}

/* The court's scales in a ring at the left of `bar`; how wide they are. */
static int draw_badge(struct ks_ui *ui, struct ks_rect bar)
{
    int badge = ks_ui_px(ui, 72), icon = badge * 2 / 3;
    struct ks_rect disc = {bar.x, bar.y + (bar.h - badge) / 2, badge, badge};

    ks_ui_edge(ui, disc, badge / 2, ui->theme->ornament, ks_ui_px(ui, 2));
    ks_ui_icon(
        ui, "scales",
        (struct ks_rect){disc.x + (badge - icon) / 2, disc.y + (badge - icon) / 2, icon, icon},
        ui->theme->ornament);
    return badge + ks_ui_px(ui, 24);
}

/* The court's name, and the hall's under it where there is height for it. */
static void draw_names(const struct ks_visit *visit, struct ks_ui *ui, struct ks_rect bar)
{
    const struct ks_content *content = visit->content;
    struct ks_label name = {.text = ks_visit_words(visit, &content->court_name),
                            .ink = ui->theme->on_header,
                            .ground = ui->theme->header};
    struct ks_label hall = {.text = ks_visit_words(visit, &content->hall_name),
                            .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                            .ink = ui->theme->on_header_soft,
                            .ground = ui->theme->header};

    name.style = name_style(ui, name.text, bar.w);
    int name_height = ks_ui_label_height(ui, &name, bar.w);
    int hall_height = ks_ui_label_height(ui, &hall, bar.w);
    bool has_hall = !is_one_line(ui) && name_height + hall_height <= bar.h &&
                    ks_ui_label_lines(ui, &hall, bar.w) == 1;
    bar.y += (bar.h - name_height - (has_hall ? hall_height : 0)) / 2;
    ks_ui_label(ui, &name, bar);
    bar.y += name_height;
    if (has_hall)
        ks_ui_label(ui, &hall, bar);
}

/* The number that is called, in the header until its visitor has been taken in; how wide it is. The
 * place is left out where the names need the room. */
static int draw_chip(const struct ks_visit *visit, struct ks_ui *ui, struct ks_rect bar)
{
    enum { CHIP = 92, CHIP_WIDE = 84, PAD = 22 };
    const struct ks_hall_call_view *call = ks_hall_current_call(&visit->hall.view);

    if (!has_chip(visit))
        return 0;
    const struct ks_theme *theme = ui->theme;
    struct ks_label number = {call->number, ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
                              theme->on_accent, theme->on_mediation_soft, KS_ALIGN_LEFT};
    struct ks_label place = {ks_page_room_name(visit, call->seat),
                             ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR), theme->on_accent,
                             theme->on_mediation_soft, KS_ALIGN_LEFT};
    int pad = ks_ui_px(ui, PAD), high = ks_ui_px(ui, ks_ui_is_landscape(ui) ? CHIP_WIDE : CHIP);
    int first = ks_ui_label_width(ui, &number), second = ks_ui_label_width(ui, &place);
    int width = first + 2 * pad;

    bool is_narrow = ui->mode.is_large && !ks_ui_is_landscape(ui);
    bool has_place = !is_narrow && width + second + pad <= bar.w * 2 / 5;
    width += has_place ? second + pad : 0;
    struct ks_rect chip = {bar.x + bar.w - width, bar.y + (bar.h - high) / 2, width, high};
    ks_ui_fill(ui, chip, ks_ui_px(ui, 20), theme->on_mediation_soft);
    ks_ui_edge(ui, chip, ks_ui_px(ui, 20), theme->on_header, ks_ui_px(ui, 3));
    chip.x += pad;
    chip.w = first + 1;
    ks_ui_label_middle(ui, &number, chip);
    chip.x += first + pad;
    chip.w = second + 1;
    if (has_place)
        ks_ui_label_middle(ui, &place, chip);
    return width + ks_ui_px(ui, 24);
}

static void draw_band(const struct ks_visit *visit, struct ks_ui *ui, struct ks_rect bar)
{
    enum { NUMBER = 108, NUMBER_WIDE = 88 };
    const struct ks_hall_call_view *call = ks_hall_current_call(&visit->hall.view);
    const struct ks_theme *theme = ui->theme;
    int size = ks_ui_px(ui, ks_ui_is_landscape(ui) ? NUMBER_WIDE : NUMBER);
    struct ks_label number = {call->number,
                              (struct ks_text_style){.weight = KS_WEIGHT_BOLD, .size_px = size},
                              theme->on_accent, theme->on_mediation_soft, KS_ALIGN_LEFT};
    struct ks_label place = {ks_arena_printf(&ui->arena, ks_ui_tr(ui, "please go to %s"),
                                             ks_page_room_name(visit, call->seat)),
                             ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD), theme->on_accent,
                             theme->on_mediation_soft, KS_ALIGN_LEFT};
    struct ks_label whom = {ks_ui_tr(ui, "If this is your number, please go now"),
                            ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR), theme->on_accent,
                            theme->on_mediation_soft, KS_ALIGN_LEFT};
    struct ks_label time = place;
    int icon = ks_ui_px(ui, 56), gap = ks_ui_px(ui, 28);

    time.text = time_text(visit, ui);
    time.align = KS_ALIGN_RIGHT;
    ks_ui_icon(ui, "ticket", (struct ks_rect){bar.x, bar.y + (bar.h - icon) / 2, icon, icon},
               theme->on_accent);
    struct ks_rect at = {bar.x + icon + gap, bar.y, ks_ui_label_width(ui, &number) + 1, bar.h};
    ks_ui_label_middle(ui, &number, at);
    at.x += at.w + gap;
    at.w = bar.x + bar.w - at.x;
    int clock = ks_ui_label_width(ui, &time) + gap;
    if (ks_ui_label_width(ui, &place) + clock <= at.w) {
        ks_ui_label_middle(ui, &time, at);
        at.w -= clock;
    }
    if (ks_ui_label_width(ui, &place) > at.w)
        place.style = whom.style;
    int first = ks_ui_label_height(ui, &place, at.w), second = ks_ui_label_height(ui, &whom, at.w);
    bool has_whom = first + second <= bar.h;
    at.y += (bar.h - first - (has_whom ? second : 0)) / 2;
    at.y += ks_ui_label(ui, &place, at);
    if (has_whom)
        ks_ui_label(ui, &whom, at);
}

bool ks_header_has_band(const struct ks_visit *visit)
{
    const struct ks_hall_news *hall = &visit->hall;

    return has_chip(visit) && ks_visit_now_ms(visit) < hall->band_until_ms;
}

void ks_header_draw(const struct ks_visit *visit, struct ks_ui *ui)
{
    int height = ks_header_height(ui), margin = ks_ui_px(ui, 48), line = ks_ui_px(ui, 6);
    struct ks_rect bar = {margin, 0, ui->mode.w - 2 * margin, height - line};

    if (ks_header_has_band(visit)) {
        ks_ui_fill(ui, (struct ks_rect){0, 0, ui->mode.w, height}, 0, ui->theme->on_mediation_soft);
        draw_band(visit, ui, bar);
        return;
    }
    ks_ui_fill(ui, (struct ks_rect){0, 0, ui->mode.w, height}, 0, ui->theme->header);
    ks_ui_fill(ui, (struct ks_rect){0, height - line, ui->mode.w, line}, 0, ui->theme->ornament);
    bar.w -= draw_clock(visit, ui, bar);
    bar.w -= draw_chip(visit, ui, bar);
    if (!ui->mode.is_large || !has_chip(visit)) {
        int badge = draw_badge(ui, bar);
        bar.x += badge;
        bar.w -= badge;
    }
    draw_names(visit, ui, bar);
}
