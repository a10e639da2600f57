/* The head: whose hall it is, the day and the time by the board's own clock. */
#include "board/board_private.h"
#include "service/date_words.h"

enum { BADGE = 80, GAP = 28, LINE = 6, NAME = 53, DAY = 48, CLOCK = 84 };

static int draw_badge(struct ks_ui *ui, const struct ks_board_colours *colours, struct ks_rect bar)
{
    int badge = ks_board_px(ui, BADGE), icon = badge * 3 / 5;
    struct ks_rect disc = {bar.x, bar.y + (bar.h - badge) / 2, badge, badge};

    ks_ui_edge(ui, disc, badge / 2, colours->ornament, ks_board_px(ui, 3));
    ks_ui_icon(
        ui, "scales",
        (struct ks_rect){disc.x + (badge - icon) / 2, disc.y + (badge - icon) / 2, icon, icon},
        colours->ornament);
    return badge + ks_board_px(ui, GAP);
}

/* On one line, as large as it can be; a very long name on two. */
static void draw_name(struct ks_ui *ui, const struct ks_board_scene *scene,
                      const struct ks_board_colours *colours, struct ks_rect bar)
{
    struct ks_board_text name = {scene->content->court_name.in[ui->mode.lang],
                                 NAME,
                                 KS_WEIGHT_BOLD,
                                 colours->on_head,
                                 colours->head,
                                 KS_ALIGN_LEFT};

    name.size = ks_board_fit(ui, &name, KS_BOARD_LEAST, bar.w);
    ks_board_put_lines(ui, &name, bar);
}

static void draw_time(struct ks_ui *ui, const struct ks_board_scene *scene,
                      const struct ks_board_colours *colours, struct ks_rect *bar)
{
    int minute = ks_date_minute_from_wall_ms(scene->now_ms);
    struct ks_board_text clock = {ks_board_time_text(ui, minute),
                                  CLOCK,
                                  KS_WEIGHT_BOLD,
                                  colours->on_head,
                                  colours->head,
                                  KS_ALIGN_RIGHT};
    struct ks_board_text day = {ks_date_expand(&ui->arena, ui->mode.lang,
                                               ks_ui_tr(ui, "{w} {d} {M}"),
                                               ks_date_from_wall_ms(scene->now_ms)),
                                DAY,
                                KS_WEIGHT_REGULAR,
                                colours->on_head_soft,
                                colours->head,
                                KS_ALIGN_RIGHT};

    bar->w -= ks_board_put(ui, &clock, *bar) + ks_board_px(ui, 44);
    day.align = ks_board_is_upright(ui) ? KS_ALIGN_LEFT : KS_ALIGN_RIGHT;
    bar->w -= ks_board_put(ui, &day, *bar) + ks_board_px(ui, 44);
}

void ks_board_draw_head(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    int margin = ks_board_px(ui, 48), line = ks_board_px(ui, LINE);
    struct ks_rect bar = {rect.x + margin, rect.y, rect.w - 2 * margin, rect.h - line};
    struct ks_rect time = bar;

    ks_ui_fill(ui, rect, 0, colours->head);
    ks_ui_fill(ui, (struct ks_rect){rect.x, rect.y + bar.h, rect.w, line}, 0, colours->ornament);
    if (ks_board_is_upright(ui)) {
        bar.h /= 2;
        time.y += bar.h;
        time.h = bar.h - ks_board_px(ui, 12);
        draw_time(ui, scene, colours, &time);
    } else {
        draw_time(ui, scene, colours, &bar);
    }
    int badge = draw_badge(ui, colours, bar);
    bar.x += badge;
    bar.w -= badge;
    draw_name(ui, scene, colours, bar);
}
