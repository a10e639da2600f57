/* Home: six services, who is being called, the announcement. */
#include "screens/page/page.h"

struct tile {
    const char *icon;
    const char *title, *detail;
    enum ks_screen_id screen;
    int arg;
    size_t colour; /* offset in struct ks_theme */
};

#define COLOUR(field) offsetof(struct ks_theme, field)

static const struct tile tiles[] = {
    {"document", KS_N_("Filing guides"), KS_N_("Steps, documents, court fee"), KS_SCREEN_GUIDES, 0,
     COLOUR(action)},
    {"speech", KS_N_("Mediation"), KS_N_("Take a number, if you wish to talk first"),
     KS_SCREEN_MEDIATION, 0, COLOUR(mediation)},
    {"list-check", KS_N_("Enforcement"), KS_N_("You won and were not paid: your list"),
     KS_SCREEN_QUESTION, 0, COLOUR(enforcement)},
    {"paper-pen", KS_N_("Risk notice"), KS_N_("Read it, sign it, get a receipt"), KS_SCREEN_RISK,
     KS_RISK_ENFORCEMENT, COLOUR(warn)},
    {"phone", KS_N_("File online"), KS_N_("Scan with a phone, file from home"), KS_SCREEN_LINK, 0,
     COLOUR(online)},
    {"chart", KS_N_("Our rectification"), KS_N_("What changed, in figures"),
     KS_SCREEN_RECTIFICATION, 0, COLOUR(stop)},
};
enum { TILE_COUNT = sizeof tiles / sizeof tiles[0] };

static uint32_t colour_of(const struct ks_theme *theme, size_t offset)
{
    return *(const uint32_t *)((const char *)theme + offset);
}

/* The tiles in the visitor's language; `below` is the height of what stands under them. */
static void flow_tiles(struct ks_ui *ui, int below)
{
    struct ks_tile shown[TILE_COUNT];

    for (int i = 0; i < TILE_COUNT; i++)
        shown[i] = (struct ks_tile){.icon = tiles[i].icon,
                                    .title = ks_ui_tr(ui, tiles[i].title),
                                    .detail = ks_ui_tr(ui, tiles[i].detail),
                                    .colour = colour_of(ui->theme, tiles[i].colour),
                                    .action = KS_ACT_OPEN + (int)tiles[i].screen,
                                    .arg = tiles[i].arg};
    ks_flow_tiles(ui, shown, TILE_COUNT, below);
}

static const char *room_name(const struct ks_visit *visit, const char *counter)
{
    const struct ks_mediation *mediation = &visit->content->mediation;

    for (int i = 0; i < mediation->room_count; i++)
        if (strcmp(mediation->rooms[i].id, counter) == 0)
            return ks_visit_words(visit, &mediation->rooms[i].name);
    return counter;
}

static const char *strip_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_hall_view *view = &visit->hall.view;

    if (!view->has_current)
        return ks_ui_tr(ui, "Nobody is being called at the moment");
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Now serving %s, please go to %s"),
                           view->number, room_name(visit, view->place));
}

static void flow_strip(const struct ks_visit *visit, struct ks_ui *ui)
{
    if (!visit->hall.view.is_known) {
        ks_flow_alarm(ui,
                      ks_ui_tr(ui, "The number system is out of order. Please go to the window; "
                                   "the guides still work."));
        return;
    }
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->mediation);
    ks_flow_pair(ui, strip_text(visit, ui),
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d waiting"), visit->hall.view.waiting),
                 KS_TYPE_LEAD);
    ks_flow_card_end(ui);
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
        ks_draw_fill(&ui->list, pill, ks_ui_px(ui, 10), ui->theme->stop);
        ks_ui_label(ui, &tag, pill);
        ks_ui_label(ui, &text,
                    (struct ks_rect){rect.x + tag_width + gap, rect.y, text_width, height});
    }
    ks_flow_gap(ui, 12);
}

/* The height of what stands under the tiles, measured by letting it flow where nobody sees it. */
static int height_below(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_flow saved = ui->flow;

    ui->flow.wanted_page = -1;
    ui->flow.area.h = 1 << 20;
    ui->flow.pending_gap = 0;
    int top = ui->flow.y;
    flow_strip(visit, ui);
    for (int i = 0; i < visit->content->announcement_count; i++)
        flow_announcement(visit, ui, &visit->content->announcements[i]);
    int height = ui->flow.y + ui->flow.pending_gap - top;
    ui->flow = saved;
    return height + ks_ui_px(ui, 28);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_content *content = visit->content;
    struct ks_page_head head = {
        .title = ks_ui_tr(ui, "Welcome. What do you need?"),
        .lead = ks_ui_tr(ui, "Touch to begin. Printing is free. We do not ask for your name."),
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    ui->flow.columns = 1;
    for (int i = 0; i < visit->hall.notice_count; i++)
        ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, visit->hall.notices[i]));
    flow_tiles(ui, height_below(visit, ui));
    flow_strip(visit, ui);
    for (int i = 0; i < content->announcement_count; i++)
        flow_announcement(visit, ui, &content->announcements[i]);
}

const struct ks_screen ks_screen_home = {.view = view};
