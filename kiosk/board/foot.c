/* The foot: what is announced and how old the picture is; when that is old, nothing else. */
#include "board/board_private.h"

enum { TEXT = 46, TAG = 46, TAG_HIGH = 72, TAG_PAD = 24, GAP = 24, BAND = 52, EDGE = 5, AGE = 44 };

/* One announcement. */
struct news {
    const char *tag, *text;
};

enum { MOST_NEWS = KS_MOST_HALL_BULLETINS + KS_MOST_HALL_LINES + 8 };

/* A line that staff closed for a while, and why. */
static bool tell_closing(struct ks_ui *ui, const struct ks_board_scene *scene, int index,
                         struct news *out)
{
    const struct ks_service_line *line = scene->lines[index];
    const struct ks_hall_line_view *view = ks_hall_line_of(scene->hall, line->id);

    if (view == NULL || view->closed_until_ms <= scene->now_ms ||
        view->closed_why[ui->mode.lang][0] == '\0')
        return false;
    out->tag = ks_ui_tr(ui, "Closed");
    out->text = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s: %s"), line->name.in[ui->mode.lang],
                                view->closed_why[ui->mode.lang]);
    return true;
}

/* What staff say first, then what the pack says. */
static int list_news(struct ks_ui *ui, const struct ks_board_scene *scene,
                     struct news out[MOST_NEWS])
{
    const struct ks_hall_state *hall = scene->hall;
    bool is_all = ks_board_closed_why(scene, ui->mode.lang) != NULL; /* then the card says it */
    int count = 0;

    for (int i = 0; i < hall->bulletin_count && count < MOST_NEWS; i++)
        out[count++] =
            (struct news){ks_ui_tr(ui, "Notice"), hall->bulletins[i].text[ui->mode.lang]};
    for (int i = 0; i < scene->line_count && !is_all && count < MOST_NEWS; i++)
        count += tell_closing(ui, scene, i, &out[count]);
    for (int i = 0; i < scene->content->announcement_count && count < MOST_NEWS; i++) {
        const struct ks_announcement *says = &scene->content->announcements[i];
        out[count++] = (struct news){says->tag.in[ui->mode.lang], says->text.in[ui->mode.lang]};
    }
    return count;
}

/* ---- the age ---- */

static struct ks_board_text age_text(struct ks_ui *ui, const struct ks_board_scene *scene)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    int seconds = scene->age_ms < 2000 ? 1 : (int)(scene->age_ms / 1000);
    const char *text = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d s ago"), seconds);

    return (struct ks_board_text){
        text, AGE, KS_WEIGHT_REGULAR, colours->soft, colours->ground, KS_ALIGN_LEFT};
}

static int age_width(struct ks_ui *ui, const struct ks_board_scene *scene)
{
    struct ks_board_text text = age_text(ui, scene);

    return ks_board_width(ui, &text) + ks_board_px(ui, AGE + 16);
}

static void draw_age(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    struct ks_board_text text = age_text(ui, scene);
    int width = age_width(ui, scene);

    rect.x += rect.w - width;
    rect.w = width + 1;
    ks_board_take_icon(ui, "clock", AGE, 16, text.ink, &rect);
    ks_board_put(ui, &text, rect);
}

/* ---- announcements ---- */

static struct ks_board_text news_text(const struct ks_ui *ui, const struct ks_board_scene *scene,
                                      const struct news *news)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);

    return (struct ks_board_text){news->text,      TEXT,         KS_WEIGHT_REGULAR, colours->ink,
                                  colours->ground, KS_ALIGN_LEFT};
}

static struct ks_board_text tag_text(const struct ks_ui *ui, const struct news *news)
{
    return (struct ks_board_text){
        news->tag, TAG, KS_WEIGHT_BOLD, ui->theme->on_accent, ui->theme->stop, KS_ALIGN_CENTRE};
}

/* Upright the age stands below the announcement, else beside it. */
static int news_room(struct ks_ui *ui, const struct ks_board_scene *scene, const struct news *news,
                     int width)
{
    struct ks_board_text tag = tag_text(ui, news);
    int taken = ks_board_width(ui, &tag) + ks_board_px(ui, 2 * TAG_PAD + GAP);

    if (!ks_board_is_upright(ui))
        taken += age_width(ui, scene) + 2 * ks_board_px(ui, GAP);
    return width - taken;
}

/* On one line, if it can be in the least size; else on two in that. */
static struct ks_board_text fitted_text(struct ks_ui *ui, const struct ks_board_scene *scene,
                                        const struct news *news, int width)
{
    struct ks_board_text text = news_text(ui, scene, news);

    text.size = ks_board_fit(ui, &text, KS_BOARD_LEAST, news_room(ui, scene, news, width));
    return text;
}

static int news_height(struct ks_ui *ui, const struct ks_board_scene *scene,
                       const struct news *news, int width)
{
    struct ks_board_text text = fitted_text(ui, scene, news, width);
    int height = ks_board_lines_height(ui, &text, news_room(ui, scene, news, width));
    int tag = ks_board_px(ui, TAG_HIGH);

    return height > tag ? height : tag;
}

static void draw_news(struct ks_ui *ui, const struct ks_board_scene *scene, const struct news *news,
                      struct ks_rect rect)
{
    struct ks_board_text tag = tag_text(ui, news), text = fitted_text(ui, scene, news, rect.w);
    int width = ks_board_width(ui, &tag) + ks_board_px(ui, 2 * TAG_PAD);
    int high = ks_board_px(ui, TAG_HIGH);
    struct ks_rect pill = {rect.x, rect.y + (rect.h - high) / 2, width, high};

    ks_ui_fill(ui, pill, ks_board_px(ui, 16), ui->theme->stop);
    ks_board_put(ui, &tag, pill);
    rect.x += width + ks_board_px(ui, GAP);
    rect.w = news_room(ui, scene, news, rect.w);
    ks_board_put_lines(ui, &text, rect);
}

/* ---- both ---- */

/* Of all announcements the highest, so that nothing moves when they change. */
int ks_board_foot_room(struct ks_ui *ui, const struct ks_board_scene *scene, int width)
{
    struct news news[MOST_NEWS];
    int count = list_news(ui, scene, news), most = ks_board_px(ui, TAG_HIGH);

    for (int i = 0; i < count; i++) {
        int height = news_height(ui, scene, &news[i], width);
        most = height > most ? height : most;
    }
    return ks_board_is_upright(ui) ? most + ks_board_px(ui, AGE * 3 / 2) : most;
}

static void draw_band(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_theme *theme = ui->theme;
    const char *words =
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "No news for %d s: calls may be out of date"),
                        (int)(scene->age_ms / 1000));
    struct ks_board_text text = {
        words, BAND, KS_WEIGHT_BOLD, theme->on_warn_soft, theme->warn_soft, KS_ALIGN_LEFT};
    int side = ks_board_px(ui, BAND + 20 + 2 * GAP), radius = ks_board_px(ui, 24);

    text.size = ks_board_fit(ui, &text, KS_BOARD_LEAST, rect.w - side);
    ks_ui_fill(ui, rect, radius, theme->warn_soft);
    ks_ui_edge(ui, rect, radius, theme->warn, ks_board_px(ui, EDGE));
    int width = ks_board_width(ui, &text) + 1, most = rect.w - side;
    width = width < most ? width : most;
    rect.x += (rect.w - width - ks_board_px(ui, BAND + 20)) / 2;
    rect.w = width + ks_board_px(ui, BAND + 20);
    ks_board_take_icon(ui, "warning", BAND, 20, theme->on_warn_soft, &rect);
    ks_board_put_lines(ui, &text, rect);
}

void ks_board_draw_foot(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    struct news news[MOST_NEWS];
    int count = list_news(ui, scene, news);
    struct ks_rect age = rect;

    if (scene->age_ms > KS_BOARD_FRESH_MS) {
        draw_band(ui, scene, rect);
        return;
    }
    if (ks_board_is_upright(ui)) {
        age.h = ks_board_px(ui, AGE * 3 / 2);
        rect.h -= age.h;
        age.y += rect.h;
    }
    draw_age(ui, scene, age);
    if (count > 0)
        draw_news(ui, scene, &news[scene->turn % count], rect);
}
