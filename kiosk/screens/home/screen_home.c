/* Home: six services, who is being called, the announcement. */
#include <string.h>

#include "screens/home/home.h"

/* A service: what one wants in plain words, what the office calls it, what it gives. */
struct tile {
    const char *icon;
    const char *title, *brief, *office, *detail, *few; /* brief, few: where room is dear */
    enum ks_screen_id screen;
    int arg;
    size_t colour, ink; /* offsets in struct ks_theme */
};

#define COLOUR(field) offsetof(struct ks_theme, field)

static const struct tile tiles[] = {
    {"document", KS_N_("Going to court, or being sued"), KS_N_("Sue, or be sued"),
     KS_N_("Filing guides"), KS_N_("Steps, your money, your case"), KS_N_("Steps, papers, fees"),
     KS_SCREEN_GUIDES, 0, COLOUR(action), COLOUR(on_action_soft)},
    {"speech", KS_N_("Talk first"), KS_N_("Talk first"), KS_N_("Mediation"),
     KS_N_("Take a number; you can refuse at any time"), KS_N_("You can refuse"),
     KS_SCREEN_MEDIATION, 0, COLOUR(mediation), COLOUR(on_mediation_soft)},
    {"list-check", KS_N_("Won, but not paid"), KS_N_("Won, not paid"), KS_N_("Enforcement"),
     KS_N_("A list of documents for your case"), KS_N_("A list for your case"), KS_SCREEN_QUESTION,
     0, COLOUR(enforcement), COLOUR(enforcement)},
    {"paper-pen", KS_N_("Sign the risk notice"), KS_N_("Sign the notice"), KS_N_("Risk notice"),
     KS_N_("For suing, and for enforcement"), KS_N_("Suing, enforcement"), KS_SCREEN_RISK_CHOICE, 0,
     COLOUR(warn), COLOUR(on_warn_soft)},
    {"phone", KS_N_("File with a phone"), KS_N_("File by phone"), KS_N_("File online"),
     KS_N_("Scan a code, file from home"), KS_N_("Scan, file at home"), KS_SCREEN_LINK, 0,
     COLOUR(online), COLOUR(on_online_soft)},
    {"chart", KS_N_("What the court mended"), KS_N_("What changed"), KS_N_("Our rectification"),
     KS_N_("What changed, in figures"), KS_N_("In figures"), KS_SCREEN_RECTIFICATION, 0,
     COLOUR(stop), COLOUR(on_stop_soft)},
};
enum { TILE_COUNT = sizeof tiles / sizeof tiles[0] };

static uint32_t colour_of(const struct ks_theme *theme, size_t offset)
{
    return *(const uint32_t *)((const char *)theme + offset);
}

/* The tiles in the visitor's language. */
static void make_tiles(struct ks_ui *ui, struct ks_tile out[TILE_COUNT])
{
    bool is_tight =
        ui->mode.is_large || ui->mode.is_low || ui->mode.lang != KS_LANG_ZH_CN; /* long words */

    for (int i = 0; i < TILE_COUNT; i++)
        out[i] = (struct ks_tile){.icon = tiles[i].icon,
                                  .title = ks_ui_tr(ui, is_tight ? tiles[i].brief : tiles[i].title),
                                  .office = ks_ui_tr(ui, tiles[i].office),
                                  .detail = ks_ui_tr(ui, is_tight ? tiles[i].few : tiles[i].detail),
                                  .colour = colour_of(ui->theme, tiles[i].colour),
                                  .ink = colour_of(ui->theme, tiles[i].ink),
                                  .action = KS_ACT_OPEN + (int)tiles[i].screen,
                                  .arg = tiles[i].arg};
}

/* What is shown beside the tiles, and the office's names on them: what can be missed yields first.
 */
struct home {
    struct ks_home_strip strip;
    bool has_news, has_office;
};

enum { SEARCH_COUNT = 3 };

static void make_search(struct ks_ui *ui, struct ks_button out[SEARCH_COUNT])
{
    const int find = KS_ACT_OPEN + KS_SCREEN_FIND, queue = KS_ACT_OPEN + KS_SCREEN_QUEUE;

    out[0] =
        (struct ks_button){KS_BUTTON_QUIET, ks_ui_tr(ui, "Find by letters"), "search", find, 0};
    out[1] = (struct ks_button){KS_BUTTON_QUIET, ks_ui_tr(ui, "By number"), "number", find, 1};
    out[2] = (struct ks_button){KS_BUTTON_QUIET, ks_ui_tr(ui, "Queue"), "ticket", queue, 0};
}

/* "Police 110"; of violence at home the words alone, the number stands on the page. */
static const char *call_name(const struct ks_visit *visit, struct ks_ui *ui,
                             const struct ks_danger_call *call)
{
    const char *title = ks_visit_words(visit, &call->title);

    return strcmp(call->id, "home") == 0
               ? title
               : ks_arena_printf(&ui->arena, "%s %s", title, call->number);
}

static void make_calls(const struct ks_visit *visit, struct ks_ui *ui,
                       struct ks_button out[KS_DANGER_CALLS])
{
    const struct ks_danger *danger = &visit->content->danger;

    for (int i = 0; i < KS_DANGER_CALLS; i++)
        out[i] = (struct ks_button){KS_BUTTON_DANGER, call_name(visit, ui, &danger->calls[i]), NULL,
                                    KS_ACT_OPEN + KS_SCREEN_DANGER, i};
}

enum { MOST_IN_ROW = SEARCH_COUNT + KS_DANGER_CALLS };

/* Buttons side by side, each as wide as its name and its share of what is left. */
struct row {
    struct ks_button buttons[MOST_IN_ROW];
    int widths[MOST_IN_ROW];
    int count, height;
};

/* What is left of `width` when each button has what its name needs: on one line, or at least so
 * that no word of it is cut. */
static int measure_row(struct ks_ui *ui, struct row *row, int width, bool is_least)
{
    int gap = ks_ui_gap_px(ui) + 1, spare = width + gap;

    for (int i = 0; i < row->count; i++) {
        row->widths[i] = is_least ? ks_ui_button_least_width(ui, &row->buttons[i])
                                  : ks_ui_button_width(ui, &row->buttons[i]);
        spare -= row->widths[i] + gap;
    }
    return spare;
}

static void lay_row(struct ks_ui *ui, struct row *row, int width)
{
    int spare = measure_row(ui, row, width, false);

    for (int i = 0; spare < 0 && i < row->count; i++)
        row->buttons[i].icon = NULL;
    if (spare < 0)
        spare = measure_row(ui, row, width, false);
    if (spare < 0 && ui->mode.lang != KS_LANG_ZH_CN)
        spare = measure_row(ui, row, width, true);
    row->height = 0;
    for (int i = 0; i < row->count; i++) {
        row->widths[i] += spare / row->count;
        int need = ks_ui_button_height(ui, &row->buttons[i], row->widths[i]);
        row->height = need > row->height ? need : row->height;
    }
}

static void draw_row(struct ks_ui *ui, const struct row *row, int x, int y)
{
    for (int i = 0; i < row->count; i++) {
        ks_ui_button(ui, &row->buttons[i], (struct ks_rect){x, y, row->widths[i], row->height});
        x += row->widths[i] + ks_ui_gap_px(ui) + 1;
    }
}

/* Title and search side by side: each button as wide as its name, the title what is left. */
static void flow_welcome_row(struct ks_ui *ui, struct ks_label *title)
{
    struct row search = {.count = SEARCH_COUNT};
    struct ks_rect row;
    int width = 0;

    make_search(ui, search.buttons);
    for (int i = 0; i < SEARCH_COUNT; i++) {
        search.buttons[i].icon = ui->mode.is_large ? NULL : search.buttons[i].icon;
        width += ks_ui_button_width(ui, &search.buttons[i]) + ks_ui_gap_px(ui) + 1;
    }
    int rest = ks_flow_width(ui) - width - ks_ui_px(ui, 20);
    if (ks_ui_label_width(ui, title) > rest)
        title->style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD);
    lay_row(ui, &search, width);
    int height = ks_ui_label_height(ui, title, rest);
    height = height > search.height ? height : search.height;
    if (ks_flow_place(ui, height, 0, &row)) {
        ks_ui_label_middle(ui, title, (struct ks_rect){row.x, row.y, rest, row.h});
        draw_row(ui, &search, row.x + row.w - width, row.y);
    }
    ks_flow_gap(ui, 24);
}

/* Title and search; on a wide panel side by side. */
static void flow_welcome(struct ks_ui *ui)
{
    struct ks_label title = {ks_ui_tr(ui, "Welcome. What do you need?"),
                             ks_ui_style(ui, KS_TYPE_TITLE, KS_WEIGHT_BOLD), ui->theme->ink,
                             ui->theme->ground, KS_ALIGN_LEFT};

    if (ks_ui_is_landscape(ui) && !ui->mode.is_low) {
        flow_welcome_row(ui, &title);
        return;
    }
    ks_flow_title(ui, title.text);
    if (!ui->mode.is_large)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                     ks_ui_tr(ui, "Touch to begin. Printing is free. We do not ask for your "
                                  "name."));
}

/* Whom to call at once, in one touch: a heading where there is room beside the buttons for it. */
static void flow_danger(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_theme *theme = ui->theme;
    struct ks_label label = {ks_ui_tr(ui, "An emergency?"),
                             ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD), theme->on_stop_soft,
                             theme->stop_soft, KS_ALIGN_LEFT};
    int pad = ks_ui_px(ui, ui->mode.is_large ? 8 : 16), icon = ks_ui_px(ui, 40);
    int heading = icon + ks_ui_px(ui, 40) + ks_ui_label_width(ui, &label);
    int inner = ks_flow_width(ui) - 2 * pad, all = 0;
    struct row row = {.count = KS_DANGER_CALLS};
    struct ks_rect rect;

    make_calls(visit, ui, row.buttons);
    for (int i = 0; i < row.count; i++)
        all += ks_ui_button_width(ui, &row.buttons[i]) + ks_ui_gap_px(ui) + 1;
    heading = heading + all > inner ? 0 : heading;
    lay_row(ui, &row, inner - heading);
    if (ks_flow_place_control(ui, row.height + 2 * pad, 0, &rect)) {
        ks_ui_fill(ui, rect, ks_ui_px(ui, 28), theme->stop_soft);
        ks_ui_edge(ui, rect, ks_ui_px(ui, 28), theme->stop, ks_ui_px(ui, 3));
        rect.x += pad;
        rect.y += pad;
        if (heading > 0) {
            struct ks_rect at = {rect.x + ks_ui_px(ui, 12), rect.y + (row.height - icon) / 2, icon,
                                 icon};
            ks_ui_icon(ui, "warning", at, theme->on_stop_soft);
            at.x += icon + ks_ui_px(ui, 12);
            at.w = heading;
            ks_ui_label_middle(ui, &label, at);
        }
        draw_row(ui, &row, rect.x + heading, rect.y);
    }
    ks_flow_gap(ui, 24);
}

static void flow_row(struct ks_ui *ui, struct row *row)
{
    struct ks_rect rect;

    lay_row(ui, row, ks_flow_width(ui));
    if (ks_flow_place_control(ui, row->height, 0, &rect))
        draw_row(ui, row, rect.x, rect.y);
    ks_flow_gap(ui, 24);
}

/* Search and emergencies; on a wide panel in low reach, where height is dear, in one row. */
static void flow_rows(struct ks_ui *ui, const void *ctx)
{
    const struct home *home = ctx;
    bool is_wide = ks_ui_is_landscape(ui), are_together = is_wide && ui->mode.is_low;
    struct row row = {.count = are_together ? MOST_IN_ROW : SEARCH_COUNT};

    make_search(ui, row.buttons);
    if (are_together)
        make_calls(home->strip.visit, ui, &row.buttons[SEARCH_COUNT]);
    if (are_together || !is_wide)
        flow_row(ui, &row);
    if (!are_together)
        flow_danger(home->strip.visit, ui);
}

static void flow_announcement(const struct ks_visit *visit, struct ks_ui *ui,
                              const struct ks_announcement *announcement)
{
    const char *tag_text = ks_visit_words(visit, &announcement->tag);
    struct ks_label tag = {.text = tag_text,
                           .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                           .ink = ui->theme->on_accent,
                           .ground = ui->theme->stop,
                           .align = KS_ALIGN_CENTRE};
    struct ks_label text = {.text = ks_visit_words(visit, &announcement->text),
                            .style = tag.style,
                            .ink = ui->theme->soft_ink,
                            .ground = ui->theme->ground};
    int pad = ks_ui_px(ui, 16), gap = ks_ui_px(ui, 18), line = ks_ui_line_height(ui, tag.style);
    int tag_width = ks_ui_label_width(ui, &tag) + 2 * pad;
    int text_width = ks_flow_width(ui) - tag_width - gap;
    int height = ks_ui_label_height(ui, &text, text_width);
    struct ks_rect rect;

    if (ks_flow_place(ui, height, 0, &rect)) {
        struct ks_rect pill = {rect.x, rect.y, tag_width, line};
        ks_ui_fill(ui, pill, ks_ui_px(ui, 10), ui->theme->stop);
        ks_ui_label(ui, &tag, pill);
        ks_ui_label(ui, &text,
                    (struct ks_rect){rect.x + tag_width + gap, rect.y, text_width, height});
    }
    ks_flow_gap(ui, 12);
}

/* What stands under the tiles, in low reach above what can be pressed. */
static void flow_below(struct ks_ui *ui, const void *ctx)
{
    const struct home *home = ctx;
    const struct ks_content *content = home->strip.visit->content;
    int count = home->has_news ? content->announcement_count : 0;

    ks_home_flow_strip(ui, &home->strip);
    for (int i = 0; i < count; i++)
        flow_announcement(home->strip.visit, ui, &content->announcements[i]);
}

/* Whether all of it stands on one page. */
static bool does_fit(struct ks_ui *ui, const struct home *home, const struct ks_tile *shown)
{
    if (!ks_home_is_strip_whole(ui, &home->strip))
        return false;
    int gap = ks_ui_px(ui, 24), words = ks_flow_height_of(ui, flow_below, home) + gap;
    int pressed = ks_flow_height_of(ui, flow_rows, home) + gap +
                  ks_flow_tiles_least(ui, shown, TILE_COUNT, home->has_office);

    return words + pressed <= ks_flow_room(ui) && pressed <= ks_flow_control_room(ui);
}

/* The announcement yields first, and always where a state needs the room; then the hours, the names
 * of the offices, whom to ask, and at last the strip: the header has the call too. */
static struct home home_of(const struct ks_visit *visit, struct ks_ui *ui,
                           const struct ks_tile *shown)
{
    struct home home = {{visit, true, true, true, true}, visit->hall.notice_count == 0, true};
    bool *const yields[] = {&home.strip.has_earlier, &home.has_news,       &home.strip.has_hours,
                            &home.has_office,        &home.strip.has_help, &home.strip.has_call};

    for (size_t i = 0; i < sizeof yields / sizeof yields[0]; i++)
        *yields[i] = *yields[i] && does_fit(ui, &home, shown);
    return home;
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    bool is_low = ui->mode.is_low; /* words up, what can be pressed down */
    struct ks_tile shown[TILE_COUNT];

    make_tiles(ui, shown);
    ks_ui_page_head(ui, &(struct ks_page_head){0});
    ks_ui_page_foot(ui, NULL, 0);
    flow_welcome(ui);
    for (int i = 0; i < visit->hall.notice_count; i++)
        ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, visit->hall.notices[i]));
    if (ks_visit_wall_ms(visit) < visit->hall.message_until_ms)
        ks_flow_banner(ui, "info", ui->theme->action_soft, ui->theme->on_action_soft,
                       visit->hall.message[ui->mode.lang]);
    const struct home home = home_of(visit, ui, shown);
    if (is_low)
        flow_below(ui, &home);
    flow_rows(ui, &home);
    ks_flow_tiles(ui, shown, TILE_COUNT,
                  is_low ? 0 : ks_flow_height_of(ui, flow_below, &home) + ks_ui_px(ui, 24));
    if (!is_low)
        flow_below(ui, &home);
}

const struct ks_screen ks_screen_home = {.view = view, .is_public = true};
