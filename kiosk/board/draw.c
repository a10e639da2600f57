/* Where everything on the board stands. */
#include "board/board_private.h"

enum {
    MARGIN = 48,
    TOP = 24,
    GAP = 24,
    FOOT = 23,
    HEAD = 122,
    HEAD_UPRIGHT = 212,
    CALL_WIDE = 1036,
    CALL_LEAST = 940,
    BEFORE = 560, /* the calls before, upright */
    BEFORE_LEAST = 480,
    CALL_HIGH = 520,
};

/* The list of calls before gets what its places need, as long as the number keeps its size. */
static int list_width(struct ks_ui *ui, const struct ks_board_scene *scene, int width)
{
    int gap = ks_board_px(ui, MARGIN - 20), needs = ks_board_calls_width(ui, scene);
    int least = (width - gap) * (1796 - CALL_WIDE) / 1796, most = width - gap;

    most -= ks_board_px(ui, CALL_LEAST);
    most = most > least ? most : least;
    return needs < least ? least : needs > most ? most : needs;
}

/* Upright it yields some of its height to the number. */
static int list_height(const struct ks_ui *ui, int height)
{
    int most = ks_board_px(ui, BEFORE), least = ks_board_px(ui, BEFORE_LEAST);
    int rest = height - ks_board_px(ui, CALL_HIGH + GAP);

    return rest > most ? most : rest < least ? least : rest;
}

static void draw_calls(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    struct ks_rect call = rect, before = rect;

    if (ks_board_is_upright(ui)) {
        before.h = list_height(ui, rect.h);
        call.h -= before.h + ks_board_px(ui, GAP);
        before.y += rect.h - before.h;
    } else {
        before.w = list_width(ui, scene, rect.w);
        before.x += rect.w - before.w;
        call.w -= before.w + ks_board_px(ui, MARGIN - 20);
    }
    ks_board_draw_call(ui, scene, call);
    ks_board_draw_calls(ui, scene, before);
}

/* From wall to wall under the cards, in the colour of the one who is called: who hears nothing is
 * to see it from the corner of an eye. */
static void draw_flash(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_hall_call_view *call = ks_board_call(scene, 0);
    int over = ks_board_px(ui, TOP), under = ks_board_px(ui, GAP / 2);

    if (!scene->is_dumb || !scene->is_loud || call == NULL)
        return;
    rect = (struct ks_rect){0, rect.y - over, ui->mode.w, over + rect.h + under};
    ks_ui_fill(ui, rect, 0, ks_board_line_colour(ui, scene, call->line));
}

static void draw_day(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    int lines = ks_board_lines_room(ui, scene, rect.w), gap = ks_board_px(ui, GAP - 3);

    struct ks_rect calls = {rect.x, rect.y, rect.w, rect.h - lines - gap};

    draw_flash(ui, scene, calls);
    draw_calls(ui, scene, calls);
    ks_board_draw_lines(ui, scene,
                        (struct ks_rect){rect.x, rect.y + rect.h - lines, rect.w, lines});
}

void ks_board_draw(struct ks_ui *ui, const struct ks_board_scene *scene)
{
    int head = ks_board_px(ui, ks_board_is_upright(ui) ? HEAD_UPRIGHT : HEAD);
    int margin = ks_board_px(ui, MARGIN), top = head + ks_board_px(ui, TOP);
    struct ks_rect rect = {margin, top, ui->mode.w - 2 * margin,
                           ui->mode.h - top - ks_board_px(ui, FOOT)};

    ks_board_draw_head(ui, scene, (struct ks_rect){0, 0, ui->mode.w, head});
    if (scene->face == KS_BOARD_BROKEN) {
        ks_board_draw_broken(ui, scene, rect);
        return;
    }
    int foot = ks_board_foot_room(ui, scene, rect.w);
    struct ks_rect main = {rect.x, rect.y, rect.w, rect.h - foot - ks_board_px(ui, GAP - 3)};
    if (scene->face == KS_BOARD_DAY)
        draw_day(ui, scene, main);
    else
        ks_board_draw_night(ui, scene, main);
    ks_board_draw_foot(ui, scene, (struct ks_rect){rect.x, rect.y + rect.h - foot, rect.w, foot});
}
