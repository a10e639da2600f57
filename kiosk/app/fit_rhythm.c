/* A frame held against the rhythm of the look: what lies between two blocks and beside each other,
 * and where a column begins and ends. */
#include <stdlib.h>

#include "app/fit.h"
#include "base/i18n.h"
#include "draw/rects.h"

/* In design units: what lies between keys and cells of one block, chips and folds, blocks, and
 * buttons; the least of all is that between two targets, in millimetres. */
enum { BETWEEN_CELLS = 16, BETWEEN_CHIPS = 20, BETWEEN_BLOCKS = 24, BETWEEN_BUTTONS = 28 };
enum { MARGIN = 48, MOST_BLOCKS = 128, LEAST_BLOCK = 40 };

/* What lies side by side: the surfaces of the content that lie on no other, a row of them each. */
struct bands {
    struct ks_rect rects[MOST_BLOCKS];
    int count;
};

static bool is_surface(const struct ks_ui *ui, int index)
{
    const struct ks_draw_cmd *cmd = &ui->list.cmds[index];

    return cmd->kind == KS_DRAW_RECT && (cmd->has_fill || cmd->border_px > 0) &&
           !ks_fit_is_behind(ui, index) && ks_rect_contains(ui->flow.area, cmd->rect) &&
           cmd->rect.h >= ks_ui_px(ui, LEAST_BLOCK);
}

static struct ks_rect around(struct ks_rect a, struct ks_rect b)
{
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int foot = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    int x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;

    return (struct ks_rect){x, y, right - x, foot - y};
}

/* Puts a surface into the row it shares a height with; rows that it joins become one. */
static void add_surface(struct bands *bands, struct ks_rect rect)
{
    for (int i = 0; i < bands->count;) {
        const struct ks_rect other = bands->rects[i];
        if (rect.y < other.y + other.h && other.y < rect.y + rect.h) {
            rect = around(rect, other);
            bands->rects[i] = bands->rects[--bands->count];
        } else {
            i++;
        }
    }
    if (bands->count < MOST_BLOCKS)
        bands->rects[bands->count++] = rect;
}

static void find_bands(const struct ks_ui *ui, struct bands *out)
{
    out->count = 0;
    for (int i = 0; i < ui->list.count; i++)
        if (is_surface(ui, i))
            add_surface(out, ui->list.cmds[i].rect);
    for (int i = 0; i < ui->control_count; i++)
        if (ks_rect_contains(ui->flow.area, ui->controls[i].rect))
            add_surface(out, ui->controls[i].rect);
}

/* What lies between a row and the next below it; no height below the last. */
static struct ks_rect gap_below(const struct bands *bands, int index)
{
    const struct ks_rect band = bands->rects[index];
    struct ks_rect gap = {band.x, band.y + band.h, band.w, 0};

    for (int i = 0; i < bands->count; i++) {
        int height = bands->rects[i].y - gap.y;
        if (height >= 0 && i != index && (gap.h == 0 || height < gap.h))
            gap.h = height;
    }
    return gap;
}

static bool has_words(const struct ks_ui *ui, struct ks_rect between)
{
    bool has_some = false;

    between.x = ui->flow.area.x;
    between.w = ui->flow.area.w;
    for (int i = 0; i < ui->list.count && !has_some; i++)
        has_some = ui->list.cmds[i].kind != KS_DRAW_RECT &&
                   ui->list.cmds[i].kind != KS_DRAW_SHADOW && !ks_fit_is_behind(ui, i) &&
                   ks_rect_intersects(ui->list.cmds[i].rect, between);
    return has_some;
}

static bool is_of_rhythm(const struct ks_ui *ui, int px)
{
    static const int units[] = {BETWEEN_CELLS, BETWEEN_CHIPS, BETWEEN_BLOCKS, BETWEEN_BUTTONS};
    int least = ks_ui_gap_px(ui);
    bool is_one = px >= least && px <= least + 2;

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        is_one = is_one || abs(px - ks_ui_px(ui, units[i])) <= 1;
    return is_one;
}

/* Blocks keep the distances of the look; a wider one is where the page takes up what it has left,
 * or where what can be pressed begins within reach. */
static void check_gaps(struct ks_fit *fit, const struct bands *bands)
{
    const struct ks_ui *ui = fit->ui;
    int wide = ui->passes.springs + (ui->reach_y > 0 ? 1 : 0);

    for (int i = 0; i < bands->count; i++) {
        const struct ks_rect gap = gap_below(bands, i);
        bool is_wide = gap.h > ks_ui_px(ui, BETWEEN_BLOCKS), is_picture = gap.x > ui->flow.area.x;
        if (gap.h == 0 || is_picture || has_words(ui, gap) || is_of_rhythm(ui, gap.h))
            continue;
        if (!is_wide || wide-- <= 0)
            ks_fit_tell(fit, KS_N_("a gap out of the rhythm"), "", gap);
    }
}

/* The content stands as far from the edge as the look has it. */
static void check_margin(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    const struct ks_rect area = ui->flow.area;
    bool is_column = area.x < ui->mode.w / 4;
    int right = ui->stage.x + ui->stage.w - area.x - area.w;

    if (is_column && (abs(area.x - ks_ui_px(ui, MARGIN)) > 1 || right != 0))
        ks_fit_tell(fit, KS_N_("a column off the margin"), "", area);
}

void ks_fit_check_rhythm(struct ks_fit *fit)
{
    struct bands bands;

    find_bands(fit->ui, &bands);
    check_gaps(fit, &bands);
    check_margin(fit);
}
