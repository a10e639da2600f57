/* The board while no window is open: when one opens next, and what the kiosk does meanwhile. */
#include "board/board_private.h"

enum { PAD = 60, CAPTION = 53, TIME = 368, DAY = 102, ROW = 64, ROW_ICON = 52, TITLE = 56 };

/* ---- when it opens ---- */

static const char *caption(struct ks_ui *ui, const struct ks_board_scene *scene)
{
    const char *why = ks_board_closed_why(scene, ui->mode.lang);

    if (why != NULL)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s; open again"), why);
    if (scene->next.closed_for != NULL)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s; open again"),
                               scene->next.closed_for->in[ui->mode.lang]);
    if (!scene->opens_today)
        return ks_ui_tr(ui, "Windows closed today; open again");
    return ks_ui_tr(ui, "Windows closed; open again");
}

static void draw_unknown(struct ks_ui *ui, const struct ks_board_scene *scene,
                         const struct ks_board_colours *colours, struct ks_rect rect)
{
    struct ks_board_text text = {ks_arena_printf(&ui->arena,
                                                 ks_ui_tr(ui, "Ask at %s when the windows open"),
                                                 scene->content->hotline),
                                 DAY,
                                 KS_WEIGHT_BOLD,
                                 colours->figure,
                                 colours->card,
                                 KS_ALIGN_LEFT};

    ks_board_put_lines(ui, &text, rect);
}

static void draw_next(struct ks_ui *ui, const struct ks_board_scene *scene,
                      const struct ks_board_colours *colours, struct ks_rect rect)
{
    struct ks_board_text time = {ks_board_time_text(ui, scene->next.next_minute),
                                 TIME,
                                 KS_WEIGHT_BOLD,
                                 colours->figure,
                                 colours->card,
                                 KS_ALIGN_LEFT,
                                 true};
    struct ks_board_text day = {ks_board_day_text(ui, scene, scene->next.next_day),
                                DAY,
                                KS_WEIGHT_BOLD,
                                colours->ink,
                                colours->card,
                                KS_ALIGN_LEFT};
    int below = ks_board_px(ui, DAY * 5 / 4);

    while (time.size > DAY && ks_board_px(ui, time.size * 3 / 4) > rect.h - below)
        time.size -= 4;
    time.size = ks_board_fit(ui, &time, DAY, rect.w);
    day.size = ks_board_fit(ui, &day, KS_BOARD_LEAST, rect.w);
    struct ks_rect at = {rect.x, rect.y, rect.w, rect.h - below};
    ks_board_put(ui, &time, at);
    at = (struct ks_rect){rect.x, rect.y + rect.h - below, rect.w, below};
    ks_board_put(ui, &day, at);
}

static void draw_opening(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, KS_BOARD_NIGHT);
    struct ks_board_text text = {caption(ui, scene), CAPTION,       KS_WEIGHT_BOLD,
                                 colours->soft,      colours->card, KS_ALIGN_LEFT};
    int pad = ks_board_px(ui, PAD);
    struct ks_rect inner = {rect.x + pad, rect.y + pad / 2, rect.w - 2 * pad, rect.h - pad};

    ks_ui_surface(ui, rect, KS_BOARD_RADIUS, colours->card);
    struct ks_rect top = inner;
    top.h = ks_board_px(ui, CAPTION * 2);
    ks_board_take_icon(ui, "moon", CAPTION, 24, colours->soft, &top);
    text.size = ks_board_fit(ui, &text, KS_BOARD_LEAST, top.w);
    ks_board_put_lines(ui, &text, top);
    inner.y += top.h;
    inner.h -= top.h;
    if (scene->next.next_is_known)
        draw_next(ui, scene, colours, inner);
    else
        draw_unknown(ui, scene, colours, inner);
}

/* ---- what goes on ---- */

static const struct {
    const char *icon, *words;
} ways[] = {
    {"document", KS_N_("Filing, step by step")},
    {"list-check", KS_N_("Enforcement papers list")},
    {"calculator", KS_N_("Court fees and interest")},
    {"warning", KS_N_("Risk notice, to sign")},
    {"phone", KS_N_("File online by QR code")},
};
enum { WAYS = sizeof ways / sizeof ways[0], DAY_FROM = 7 * 60, DAY_TO = 18 * 60, ROW_GAP = 36 };

static struct ks_board_text way_text(const struct ks_ui *ui, int index, int size)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, KS_BOARD_NIGHT);

    return (struct ks_board_text){.text = ks_ui_tr(ui, ways[index].words),
                                  .size = size,
                                  .ink = colours->ink,
                                  .ground = colours->card};
}

/* All in the size of the longest. */
static int ways_size(const struct ks_ui *ui, int width, int height)
{
    int size = ROW;

    for (int i = 0; i < WAYS; i++) {
        struct ks_board_text text = way_text(ui, i, size);
        while (text.size > KS_BOARD_LEAST && ks_board_row_height(ui, &text) > height)
            text.size -= 2;
        size = ks_board_fit(ui, &text, KS_BOARD_LEAST, width);
    }
    return size;
}

static void draw_ways(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, KS_BOARD_NIGHT);
    int minute = ks_date_minute_from_wall_ms(scene->now_ms), side = ks_board_px(ui, 44);
    bool is_dark = minute < DAY_FROM || minute >= DAY_TO;
    struct ks_board_text title = {is_dark ? ks_ui_tr(ui, "The kiosk works all night")
                                          : ks_ui_tr(ui, "The kiosk works now"),
                                  TITLE,
                                  KS_WEIGHT_BOLD,
                                  colours->ink,
                                  colours->card,
                                  KS_ALIGN_LEFT};
    struct ks_rect row = {rect.x + side, rect.y + ks_board_px(ui, 20), rect.w - 2 * side, 0};

    ks_ui_surface(ui, rect, KS_BOARD_RADIUS, colours->card);
    row.h = (rect.h - ks_board_px(ui, 40)) / (WAYS + 1);
    int size = ways_size(ui, row.w - ks_board_px(ui, ROW_ICON + ROW_GAP), row.h);
    title.size = ks_board_fit(ui, &title, KS_BOARD_LEAST, row.w);
    ks_board_put(ui, &title, row);
    for (int i = 0; i < WAYS; i++) {
        row.y += row.h;
        struct ks_rect at = row;
        ks_ui_fill(ui, (struct ks_rect){row.x, row.y, row.w, ks_board_px(ui, 3)}, 0, colours->rule);
        ks_board_take_icon(ui, ways[i].icon, ROW_ICON, ROW_GAP, colours->figure, &at);
        struct ks_board_text text = way_text(ui, i, size);
        ks_board_put(ui, &text, at);
    }
}

static void draw_band(struct ks_ui *ui, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, KS_BOARD_NIGHT);
    struct ks_board_text text = {ks_ui_tr(ui, "Come without a long wait: book a time at the kiosk"),
                                 ROW,
                                 KS_WEIGHT_REGULAR,
                                 colours->ink,
                                 colours->band,
                                 KS_ALIGN_LEFT};
    int pad = ks_board_px(ui, PAD);

    ks_ui_surface(ui, rect, KS_BOARD_RADIUS, colours->band);
    rect.x += pad;
    rect.w -= 2 * pad;
    ks_board_take_icon(ui, "ticket", 72, 36, colours->figure, &rect);
    text.size = ks_board_fit(ui, &text, KS_BOARD_LEAST, rect.w);
    ks_board_put_lines(ui, &text, rect);
}

void ks_board_draw_night(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    bool is_upright = ks_board_is_upright(ui);
    int gap = ks_board_px(ui, 28), band = ks_board_px(ui, 185);
    struct ks_rect left = rect, right = rect;

    left.h = right.h = rect.h - band - gap;
    if (is_upright) {
        left.h = (left.h - gap) * 11 / 20;
        right.y += left.h + gap;
        right.h -= left.h + gap;
    } else {
        left.w = (rect.w - gap) * 1036 / (1036 + 760);
        right.x += left.w + gap;
        right.w -= left.w + gap;
    }
    draw_opening(ui, scene, left);
    draw_ways(ui, scene, right);
    draw_band(ui, (struct ks_rect){rect.x, rect.y + rect.h - band, rect.w, band});
}
