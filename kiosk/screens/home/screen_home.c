/* Home: six services, who is being called, the announcement. */
#include "screens/page/page.h"

enum { ACT_LINK = KS_ACT_OWN, ACT_RISK };

struct tile {
    const char *icon;
    const char *title, *detail;
    int action, arg;
    size_t colour; /* offset in struct ks_theme */
};

#define COLOUR(field) offsetof(struct ks_theme, field)

static const struct tile tiles[] = {
    {"document", KS_N_("Filing guides"), KS_N_("Steps, documents, court fee"), KS_ACT_OPEN,
     KS_SCREEN_GUIDES, COLOUR(action)},
    {"speech", KS_N_("Mediation"), KS_N_("Take a number, if you wish to talk first"), KS_ACT_OPEN,
     KS_SCREEN_MEDIATION, COLOUR(mediation)},
    {"list-check", KS_N_("Enforcement"), KS_N_("You won and were not paid: your list"), KS_ACT_OPEN,
     KS_SCREEN_QUESTION, COLOUR(enforcement)},
    {"warning", KS_N_("Risk notice"), KS_N_("Read it, sign it, get a receipt"), ACT_RISK,
     KS_RISK_ENFORCEMENT, COLOUR(warn)},
    {"phone", KS_N_("File online"), KS_N_("Scan with a phone, file from home"), ACT_LINK, 0,
     COLOUR(online)},
    {"chart", KS_N_("Our rectification"), KS_N_("What changed, in figures"), KS_ACT_OPEN,
     KS_SCREEN_RECTIFICATION, COLOUR(stop)},
};
enum { TILE_COUNT = sizeof tiles / sizeof tiles[0] };

static uint32_t colour_of(const struct ks_theme *theme, size_t offset)
{
    return *(const uint32_t *)((const char *)theme + offset);
}

/* Ways to draw a tile, the handsomest first; the first whose rows all fit is taken. */
struct tile_style {
    bool is_beside;  /* the icon stands left of the texts, not above */
    bool has_detail; /* the line under the title is shown */
};
static const struct tile_style styles[] = {
    {false, true}, {true, true}, {false, false}, {true, false}};
enum { STYLE_COUNT = sizeof styles / sizeof styles[0] };

struct tile_look {
    struct ks_label title, detail;
    int padding, badge, inner;
    struct tile_style style;
};

static struct tile_look look_of(const struct ks_ui *ui, const struct tile *tile, int width,
                                struct tile_style style)
{
    bool is_pressed = ks_ui_is_pressed(ui, tile->action, tile->arg);
    uint32_t ground = is_pressed ? ui->theme->pressed : ui->theme->card;
    struct tile_look look = {
        .title = {.text = ks_ui_tr(ui, tile->title),
                  .style = ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD),
                  .ink = ui->theme->ink,
                  .ground = ground},
        .detail = {.text = ks_ui_tr(ui, tile->detail),
                   .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                   .ink = ui->theme->soft_ink,
                   .ground = ground},
        .padding = ks_ui_px(ui, ui->mode.is_large || style.is_beside ? 24 : 32),
        .badge = ks_ui_px(ui, style.is_beside ? 80 : 92),
        .style = style,
    };

    look.inner = width - 2 * look.padding;
    if (style.is_beside)
        look.inner -= look.badge + ks_ui_px(ui, 24);
    return look;
}

static int tile_text_height(struct ks_ui *ui, const struct tile_look *look)
{
    int height = ks_ui_label_height(ui, &look->title, look->inner);

    if (look->style.has_detail)
        height += ks_ui_label_height(ui, &look->detail, look->inner);
    return height;
}

static int tile_height(struct ks_ui *ui, int width, struct tile_style style)
{
    int height = 0;

    for (int i = 0; i < TILE_COUNT; i++) {
        struct tile_look look = look_of(ui, &tiles[i], width, style);
        int need = tile_text_height(ui, &look) + 2 * look.padding;
        if (!style.is_beside)
            need += look.badge + ks_ui_px(ui, 16);
        if (need > height)
            height = need;
    }
    return height;
}

/* `need` is what the tallest tile needs: icons and titles of a row stand level. */
static void draw_tile(struct ks_ui *ui, const struct tile *tile, struct ks_rect rect, int need,
                      struct tile_style style)
{
    struct tile_look look = look_of(ui, tile, rect.w, style);
    bool is_beside = style.is_beside;
    int text = tile_text_height(ui, &look);
    int top =
        is_beside ? rect.y + (rect.h - text) / 2 : rect.y + (rect.h - need) / 2 + look.padding;
    struct ks_rect badge = {rect.x + look.padding,
                            is_beside ? rect.y + (rect.h - look.badge) / 2 : top, look.badge,
                            look.badge};
    struct ks_rect at = {rect.x + look.padding, top, look.inner, text};
    int icon = look.badge * 3 / 5;

    ks_ui_surface(ui, rect, 28, look.title.ground);
    ks_draw_fill(&ui->list, badge, ks_ui_px(ui, 22), colour_of(ui->theme, tile->colour));
    ks_ui_icon(ui, tile->icon,
               (struct ks_rect){badge.x + (badge.w - icon) / 2, badge.y + (badge.h - icon) / 2,
                                icon, icon},
               ui->theme->on_accent);
    if (is_beside)
        at.x += look.badge + ks_ui_px(ui, 24);
    else
        at.y += look.badge + ks_ui_px(ui, 16);
    at.y += ks_ui_label(ui, &look.title, at);
    if (style.has_detail)
        ks_ui_label(ui, &look.detail, at);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON, look.title.text, rect, tile->action, tile->arg);
    control->font_px = look.title.style.size_px;
    control->ink = look.title.ink;
    control->ground = look.title.ground;
}

/* Whether no word of a title would have to be cut. */
static bool do_words_fit(const struct ks_ui *ui, int width, struct tile_style style)
{
    for (int i = 0; i < TILE_COUNT; i++) {
        struct tile_look look = look_of(ui, &tiles[i], width, style);
        for (const char *word = look.title.text; *word != '\0'; word += strspn(word, " ")) {
            size_t bytes = strcspn(word, " ");
            if (ks_text_width(ui->glyphs, look.title.style, word, bytes) > look.inner)
                return false;
            word += bytes;
        }
    }
    return true;
}

static struct tile_style choose_style(struct ks_ui *ui, int width, int room)
{
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (tile_height(ui, width, styles[i]) <= room && do_words_fit(ui, width, styles[i]))
            return styles[i];
    }
    return do_words_fit(ui, width, styles[STYLE_COUNT - 1]) ? styles[STYLE_COUNT - 1]
                                                            : styles[STYLE_COUNT - 2];
}

/* All rows share one height: the room there is, between what the texts need and a handsome most.
 * All six stand on one page whenever they can, if need be with what is `below` on the next. */
static void flow_tiles(struct ks_ui *ui, int below)
{
    int columns = ks_ui_is_landscape(ui) ? 3 : 2, rows = TILE_COUNT / columns;
    int gap = ks_ui_px(ui, 28), width = (ks_flow_width(ui) - (columns - 1) * gap) / columns;
    int all = (ks_flow_room(ui) - (rows - 1) * gap) / rows, room = all - below / rows;
    struct tile_style style = choose_style(ui, width, room);
    int need = tile_height(ui, width, style), most = ks_ui_px(ui, 300);

    if (need > room) {
        style = choose_style(ui, width, all);
        need = tile_height(ui, width, style);
    }
    int height = room < need ? need : room > most && need < most ? most : room > need ? room : need;
    struct ks_rect row;

    for (int i = 0; i < rows; i++) {
        if (ks_flow_place(ui, height, 0, &row)) {
            for (int j = 0; j < columns; j++)
                draw_tile(ui, &tiles[i * columns + j],
                          (struct ks_rect){row.x + j * (width + gap), row.y, width, height}, need,
                          style);
        }
        ks_flow_gap(ui, 28);
    }
}

static const char *room_name(const struct ks_visit *visit, const char *counter)
{
    const struct ks_mediation *mediation = &visit->content->mediation;

    for (int i = 0; i < mediation->room_count; i++) {
        if (strcmp(mediation->rooms[i].id, counter) == 0)
            return ks_visit_words(visit, &mediation->rooms[i].name);
    }
    return counter;
}

static const char *strip_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_queue_summary *summary = &visit->hall.summary;

    if (!summary->has_current)
        return ks_ui_tr(ui, "Nobody is being called at the moment");
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Now serving %s, please go to %s"),
                           summary->current.number, room_name(visit, summary->current.counter));
}

static void flow_strip(const struct ks_visit *visit, struct ks_ui *ui)
{
    if (visit->hall.summary_is_broken) {
        ks_flow_banner(ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft,
                       ks_ui_tr(ui, "The number system is out of order. Please go to the window; "
                                    "the guides still work."));
        return;
    }
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->mediation);
    ks_flow_pair(
        ui, strip_text(visit, ui),
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d waiting"), visit->hall.summary.waiting),
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
    int top;

    ui->flow.wanted_page = -1;
    ui->flow.area.h = 1 << 20;
    ui->flow.pending_gap = 0;
    top = ui->flow.y;
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

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_LINK)
        ks_page_open_link(visit, "online-filing");
    else if (action == ACT_RISK)
        ks_visit_open(visit, KS_SCREEN_RISK, arg);
}

const struct ks_screen ks_screen_home = {.view = view, .act = act};
