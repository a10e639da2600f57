/* Small tiles side by side, an icon and a name each. */
#include "ui/flow.h"

enum { MARK = 60, GAP = 20, GROWTH = 140 };

/* A way to show them; the first that fits the page is taken. */
struct look {
    int columns;
    bool is_beside; /* the icon stands left of the name, not above */
    enum ks_type type;
};
static const struct look looks[] = {
    {3, false, KS_TYPE_BODY}, {2, false, KS_TYPE_BODY}, {3, true, KS_TYPE_BODY},
    {4, true, KS_TYPE_BODY},  {2, true, KS_TYPE_BODY},  {3, true, KS_TYPE_SMALL},
    {4, true, KS_TYPE_SMALL}, {2, true, KS_TYPE_SMALL},
};
enum { LOOK_COUNT = sizeof looks / sizeof looks[0] };

/* Closer where height is dear. */
static int gap_of(const struct ks_ui *ui, const struct look *look)
{
    return look->is_beside ? ks_ui_gap_px(ui) + 1 : ks_ui_px(ui, GAP);
}

static int mark_of(const struct ks_ui *ui, const struct look *look)
{
    return look->is_beside ? ks_ui_px(ui, MARK) : ks_ui_icon_chip_px(ui, KS_ICON_CHIP_TILE);
}

static struct ks_label title_of(const struct ks_ui *ui, const struct ks_choice *cell,
                                const struct look *look)
{
    return (struct ks_label){
        .text = cell->title,
        .style = ks_ui_style(ui, look->type, KS_WEIGHT_BOLD),
        .ink = ui->theme->ink,
        .ground =
            ks_ui_is_pressed(ui, cell->action, cell->arg) ? ui->theme->pressed : ui->theme->card,
        .align = look->is_beside ? KS_ALIGN_LEFT : KS_ALIGN_CENTRE,
    };
}

static int inner_width(const struct ks_ui *ui, const struct look *look, int width)
{
    return width - ks_ui_px(ui, 40) - (look->is_beside ? ks_ui_px(ui, MARK + 16) : 0);
}

static int width_of(const struct ks_ui *ui, const struct look *look)
{
    return (ks_flow_width(ui) - (look->columns - 1) * gap_of(ui, look)) / look->columns;
}

static int cell_height(struct ks_ui *ui, const struct ks_choice *cell, const struct look *look,
                       int width)
{
    const struct ks_label title = title_of(ui, cell, look);
    int text = ks_ui_label_height(ui, &title, inner_width(ui, look, width));
    int mark = mark_of(ui, look), target = ks_ui_target_px(ui);
    int height = look->is_beside ? (text > mark ? text : mark) + ks_ui_px(ui, 10)
                                 : mark + text + ks_ui_px(ui, 8 + 40);

    return height > target ? height : target;
}

static void draw_cell(struct ks_ui *ui, const struct ks_choice *cell, const struct look *look,
                      struct ks_rect rect)
{
    struct ks_label title = title_of(ui, cell, look);
    int mark = mark_of(ui, look), radius = ks_ui_px(ui, 24), padding = ks_ui_px(ui, 20);
    int inner = inner_width(ui, look, rect.w), text = ks_ui_label_height(ui, &title, inner);
    int top = rect.y + (rect.h - mark - ks_ui_px(ui, 8) - text) / 2;

    title.text = ks_ui_parted(ui, &title, inner);
    ks_draw_fill(&ui->list, rect, radius, title.ground);
    struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    frame->border = ui->theme->edge;
    frame->border_px = ks_ui_px(ui, 3);
    frame->radius_px = radius;
    if (look->is_beside) {
        ks_ui_icon_chip(
            ui, cell->icon,
            (struct ks_rect){rect.x + padding, rect.y + (rect.h - mark) / 2, mark, mark},
            ui->theme->action_soft, cell->accent);
        ks_ui_label_middle(
            ui, &title,
            (struct ks_rect){rect.x + padding + mark + ks_ui_px(ui, 16), rect.y, inner, rect.h});
    } else {
        ks_ui_icon_chip(ui, cell->icon,
                        (struct ks_rect){rect.x + (rect.w - mark) / 2, top, mark, mark},
                        ui->theme->action_soft, cell->accent);
        ks_ui_label(ui, &title,
                    (struct ks_rect){rect.x + padding, top + mark + ks_ui_px(ui, 8), inner, text});
    }
    struct ks_control *control =
        ks_ui_control(ui, cell->role, cell->name != NULL ? cell->name : cell->title, rect,
                      cell->action, cell->arg);
    control->font_px = title.style.size_px;
    control->ink = title.ink;
    control->ground = title.ground;
}

static int row_height(struct ks_ui *ui, const struct ks_choice *cells, int count,
                      const struct look *look)
{
    int most = 0, width = width_of(ui, look);

    for (int i = 0; i < count; i++) {
        int height = cell_height(ui, &cells[i], look, width);
        most = height > most ? height : most;
    }
    return most;
}

static int all_height(struct ks_ui *ui, const struct ks_choice *cells, int count,
                      const struct look *look)
{
    int gap = gap_of(ui, look), height = -gap;

    for (int i = 0; i < count; i += look->columns) {
        int here = count - i < look->columns ? count - i : look->columns;
        height += row_height(ui, &cells[i], here, look) + gap;
    }
    return height;
}

static bool do_words_fit(struct ks_ui *ui, const struct ks_choice *cells, int count,
                         const struct look *look)
{
    for (int i = 0; i < count; i++) {
        const struct ks_label title = title_of(ui, &cells[i], look);
        if (!ks_ui_words_fit(ui, &title, inner_width(ui, look, width_of(ui, look))))
            return false;
    }
    return true;
}

/* The first that fits with no word cut, or else the last that cuts none. */
static const struct look *choose(struct ks_ui *ui, const struct ks_choice *cells, int count,
                                 int room)
{
    const struct look *last = &looks[1];

    for (int i = 0; i < LOOK_COUNT; i++) {
        if (!do_words_fit(ui, cells, count, &looks[i]))
            continue;
        if (all_height(ui, cells, count, &looks[i]) <= room)
            return &looks[i];
        last = &looks[i];
    }
    return last;
}

void ks_flow_grid(struct ks_ui *ui, const struct ks_choice *cells, int count, int below)
{
    const struct look *look = choose(ui, cells, count, ks_flow_control_room(ui) - below);
    int gap = gap_of(ui, look), width;
    struct ks_rect row;

    ks_flow_grower(ui);
    for (int i = 0; i < count; i += look->columns) {
        int here = count - i < look->columns ? count - i : look->columns;
        int height = row_height(ui, &cells[i], here, look);
        bool is_shown = ks_flow_place_control(ui, height, 0, &row);
        int more = ks_flow_growth(ui, GROWTH);
        ui->flow.y += more;
        width = (row.w + gap) / here - gap; /* the last ones share the row */
        for (int j = 0; is_shown && j < here; j++)
            draw_cell(ui, &cells[i + j], look,
                      (struct ks_rect){row.x + j * (width + gap), row.y, width, height + more});
        ui->flow.pending_gap = gap;
    }
    ui->flow.pending_gap = 0;
    ks_flow_gap(ui, 24);
}
