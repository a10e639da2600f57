/* The strip of home: who is called, and how to reach a person. */
#include "screens/home/home.h"
#include "service/window.h"

/* The size of the number: where height is dear, that of a tile. */
static enum ks_type number_type(const struct ks_ui *ui)
{
    bool is_dear = ui->mode.is_large || (ks_ui_is_landscape(ui) && ui->mode.is_low);

    return is_dear ? KS_TYPE_TILE : KS_TYPE_CALL;
}

enum { STRIP_PAD = 28 };

static struct ks_label tag_label(const struct ks_ui *ui)
{
    return (struct ks_label){ks_ui_tr(ui, "Calls"), ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD),
                             ui->theme->on_accent, ui->theme->on_mediation_soft, KS_ALIGN_CENTRE};
}

static int tag_width(const struct ks_ui *ui, const struct ks_label *tag)
{
    return ks_ui_label_width(ui, tag) + 2 * ks_ui_px(ui, STRIP_PAD);
}

static struct ks_label number_label(const struct ks_visit *visit, const struct ks_ui *ui)
{
    const struct ks_hall_call_view *call = ks_hall_current_call(&visit->hall.view);

    return (struct ks_label){call != NULL ? call->number : "",
                             ks_ui_style(ui, number_type(ui), KS_WEIGHT_BOLD),
                             ui->theme->on_mediation_soft, ui->theme->card, KS_ALIGN_LEFT};
}

/* Where to go. */
static struct ks_label place_label(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_hall_call_view *call = ks_hall_current_call(&visit->hall.view);
    const char *text = call != NULL ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "please go to %s"),
                                                      ks_page_room_name(visit, call->seat))
                                    : ks_ui_tr(ui, "Nobody is called now");

    return (struct ks_label){text,
                             ks_ui_style(ui, call != NULL ? KS_TYPE_BODY : KS_TYPE_LEAD,
                                         call != NULL ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR),
                             ui->theme->ink, ui->theme->card, KS_ALIGN_LEFT};
}

/* The number as large as it is important behind a teal tag, where to go, and how many wait. */
static void draw_call(const struct ks_visit *visit, struct ks_ui *ui, struct ks_rect rect)
{
    const struct ks_hall_state *view = &visit->hall.view;
    const struct ks_theme *theme = ui->theme;
    struct ks_label tag = tag_label(ui), number = number_label(visit, ui);
    struct ks_label place = place_label(visit, ui);
    struct ks_label waiting = {
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d waiting"), view->waiting),
        ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR), theme->soft_ink, theme->card,
        KS_ALIGN_RIGHT};
    int pad = ks_ui_px(ui, STRIP_PAD), number_width = ks_ui_label_width(ui, &number);
    struct ks_rect left = {rect.x, rect.y, tag_width(ui, &tag), rect.h};
    struct ks_rect at = {left.x + left.w + pad, rect.y, number_width, rect.h};

    ks_ui_surface(ui, rect, 28, theme->card);
    ks_ui_fill(ui, left, ks_ui_px(ui, 28), theme->on_mediation_soft);
    ks_ui_label_middle(ui, &tag, left);
    ks_ui_label_middle(ui, &number, at);
    at.x += number_width + (ks_hall_current_call(view) != NULL ? pad : 0);
    at.w = rect.x + rect.w - pad - at.x;
    bool has_room = ks_ui_label_width(ui, &place) + ks_ui_label_width(ui, &waiting) + pad <= at.w;
    ks_ui_label_middle(ui, &place, at);
    if (has_room)
        ks_ui_label_middle(ui, &waiting, at);
}

/* The same with a call and without one where more would not leave the tiles as they are. */
static int strip_height(const struct ks_visit *visit, struct ks_ui *ui)
{
    int number = ks_ui_line_height(ui, ks_ui_style(ui, number_type(ui), KS_WEIGHT_BOLD));
    bool has_number = ui->mode.is_large || ks_hall_current_call(&visit->hall.view) != NULL;

    return has_number ? number + ks_ui_px(ui, 8) : ks_ui_px(ui, 84);
}

static struct ks_label help_label(const struct ks_ui *ui, const char *text)
{
    return (struct ks_label){text, ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                             ui->theme->ink, ui->theme->ground, KS_ALIGN_LEFT};
}

static void flow_call(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_hall_state *view = &visit->hall.view;
    bool is_dear = ui->mode.is_large && ks_ui_is_landscape(ui);
    struct ks_rect rect;

    if (!view->is_known) {
        ks_flow_alarm(ui, is_dear ? ks_ui_tr(ui, "No numbers now: please go to the window.")
                                  : ks_ui_tr(ui, "The number system is out of order. Please go "
                                                 "to the window; the guides still work."));
        return;
    }
    if (ks_flow_place(ui, strip_height(visit, ui), 0, &rect))
        draw_call(visit, ui, rect);
    ks_flow_gap(ui, 28);
}

/* A human: whom to telephone, and when somebody is at the window. */
static int make_help(struct ks_ui *ui, const struct ks_home_strip *strip, struct ks_line out[2])
{
    const struct ks_content *content = strip->visit->content;

    out[0] = (struct ks_line){
        "receiver",
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "To reach a person: call %s"), content->hotline)};
    out[1] = (struct ks_line){"clock", ks_window_hours_text(&ui->arena, ui->mode.lang, content)};
    return strip->has_hours ? 2 : 1;
}

static void flow_help(struct ks_ui *ui, const struct ks_home_strip *strip)
{
    struct ks_line lines[2];

    ks_flow_lines(ui, lines, make_help(ui, strip, lines));
}

/* Whether the strip has whom to telephone at its right: large on a wide panel, where height is
 * dear. */
static bool is_help_beside(const struct ks_ui *ui, const struct ks_home_strip *strip)
{
    return ks_ui_is_landscape(ui) && ui->mode.is_large && !ui->mode.is_low && strip->has_help &&
           strip->has_call && strip->visit->hall.view.is_known;
}

enum { HELP_ICON = 40, HELP_GAP = 16, HELP_MARGIN = 32 };

static int help_width(struct ks_ui *ui, const struct ks_line *lines, int count)
{
    int width = 0;

    for (int i = 0; i < count; i++) {
        const struct ks_label label = help_label(ui, lines[i].text);
        int need = ks_ui_label_width(ui, &label) + ks_ui_px(ui, HELP_ICON + HELP_GAP + 4);
        width = need > width ? need : width;
    }
    return width;
}

bool ks_home_is_strip_whole(struct ks_ui *ui, const struct ks_home_strip *strip)
{
    const struct ks_visit *visit = strip->visit;
    struct ks_label tag = tag_label(ui), number = number_label(visit, ui);
    struct ks_label place = place_label(visit, ui);
    struct ks_line lines[2];

    if (!is_help_beside(ui, strip))
        return true;
    int words = tag_width(ui, &tag) + ks_ui_label_width(ui, &number) +
                ks_ui_label_width(ui, &place) + 3 * ks_ui_px(ui, STRIP_PAD);

    return words + help_width(ui, lines, make_help(ui, strip, lines)) + ks_ui_px(ui, HELP_MARGIN) <=
           ks_flow_width(ui);
}

static void flow_strip_and_help(struct ks_ui *ui, const struct ks_home_strip *strip)
{
    struct ks_line lines[2];
    int count = make_help(ui, strip, lines), width = help_width(ui, lines, count);
    int icon = ks_ui_px(ui, HELP_ICON), gap = ks_ui_px(ui, HELP_GAP);
    int line = ks_ui_line_height(ui, ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR));
    int height = strip_height(strip->visit, ui);
    struct ks_rect row;

    height = height < count * line ? count * line : height;
    if (ks_flow_place(ui, height, 0, &row)) {
        draw_call(strip->visit, ui,
                  (struct ks_rect){row.x, row.y, row.w - width - ks_ui_px(ui, HELP_MARGIN), row.h});
        struct ks_rect at = {row.x + row.w - width, row.y + (row.h - count * line) / 2, icon, line};
        for (int i = 0; i < count; i++, at.y += line) {
            const struct ks_label label = help_label(ui, lines[i].text);
            ks_ui_icon(ui, lines[i].icon,
                       (struct ks_rect){at.x, at.y + (line - icon) / 2, icon, icon}, label.ink);
            ks_ui_label(ui, &label,
                        (struct ks_rect){at.x + icon + gap, at.y, width - icon - gap, line});
        }
    }
    ks_flow_gap(ui, 16);
}

static struct ks_label earlier_label(struct ks_ui *ui, const char *text)
{
    return (struct ks_label){text, ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR), ui->theme->ink,
                             ui->theme->card, KS_ALIGN_LEFT};
}

/* The calls before that one, of all lines, as many as stand on one line; "" without any. */
static const char *earlier_calls(const struct ks_visit *visit, struct ks_ui *ui, int width)
{
    const struct ks_hall_state *view = &visit->hall.view;
    const struct ks_hall_call_view *current = ks_hall_current_call(view);
    struct ks_label label = earlier_label(ui, "");
    const char *text = "";

    for (int i = 0; i < view->call_count; i++) {
        const struct ks_hall_call_view *call = &view->calls[i];
        if (call == current || !call->is_there)
            continue;
        label.text = text[0] == '\0'
                         ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Before: %s %s"), call->number,
                                           ks_page_room_name(visit, call->seat))
                         : ks_arena_printf(&ui->arena, "%s · %s %s", text, call->number,
                                           ks_page_room_name(visit, call->seat));
        if (ks_ui_label_width(ui, &label) > width)
            break;
        text = label.text;
    }
    return text;
}

/* Under the loudest call those before it whose visitor is still called or served. */
static void flow_earlier_calls(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_label label = earlier_label(ui, "");
    struct ks_rect rect;

    label.text = earlier_calls(visit, ui, ks_flow_width(ui) - 2 * ks_ui_px(ui, STRIP_PAD));
    if (label.text[0] == '\0')
        return;
    if (ks_flow_place(ui, ks_ui_line_height(ui, label.style) + ks_ui_px(ui, 20), 0, &rect)) {
        ks_ui_surface(ui, rect, 28, ui->theme->card);
        rect.x += ks_ui_px(ui, STRIP_PAD);
        rect.w -= 2 * ks_ui_px(ui, STRIP_PAD);
        ks_ui_label_middle(ui, &label, rect);
    }
    ks_flow_gap(ui, 28);
}

void ks_home_flow_strip(struct ks_ui *ui, const struct ks_home_strip *strip)
{
    bool is_beside = is_help_beside(ui, strip);

    if (is_beside)
        flow_strip_and_help(ui, strip);
    else if (strip->has_call || !strip->visit->hall.view.is_known)
        flow_call(strip->visit, ui);
    if (strip->has_earlier && strip->has_call)
        flow_earlier_calls(strip->visit, ui);
    if (strip->has_help && !is_beside)
        flow_help(ui, strip);
}
