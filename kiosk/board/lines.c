/* How many wait for each service line, and about how long it takes. */
#include <string.h>

#include "board/board_private.h"
#include "service/date_words.h"

enum { TAB = 66, PAD = 14, GAP = 22, MOST_COLUMNS = 4, HOURS_FROM_MIN = 100, PAGES = 92 };

/* How the cells of a board are built: all alike. */
enum manner { ROOMY, LONG_NAMES, COMPACT, MANNER_COUNT };

static const struct {
    int height, name, count, wait, unit;
} sizes[MANNER_COUNT] = {
    [ROOMY] = {185, 48, 64, 62, 48},
    [LONG_NAMES] = {190, 46, 58, 52, 44},
    [COMPACT] = {128, 46, 48, 48, 44},
};

/* One cell and what it says. */
struct cell {
    const struct ks_board_scene *scene;
    const struct ks_service_line *line;
    const struct ks_hall_line_view *view; /* NULL: the view does not know it */
    enum manner manner;
    struct ks_rect rect; /* without the tab */
    bool has_icon;       /* beside the count, where no word stands there */
};

static struct ks_board_text part(const struct cell *cell, const struct ks_ui *ui, const char *text,
                                 int size, bool is_bold)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, cell->scene->face);

    return (struct ks_board_text){text,
                                  size,
                                  is_bold ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR,
                                  is_bold ? colours->ink : colours->soft,
                                  colours->card,
                                  KS_ALIGN_LEFT};
}

/* ---- waits ---- */

/* Half hours: down for the low end, up for the high one. */
static const char *hours_text(struct ks_ui *ui, int halves)
{
    return ks_arena_printf(&ui->arena, halves % 2 != 0 ? "%d.5" : "%d", halves / 2);
}

static const char *range_text(struct ks_ui *ui, int low, int high)
{
    const char *from = ks_arena_printf(&ui->arena, "%d", low);
    const char *to = ks_arena_printf(&ui->arena, "%d", high);

    if (high >= HOURS_FROM_MIN) {
        from = hours_text(ui, low / 30 > 0 ? low / 30 : 1);
        to = hours_text(ui, (high + 29) / 30);
    }
    return strcmp(from, to) == 0 ? from : ks_arena_printf(&ui->arena, "%s–%s", from, to);
}

/* "to 14:00", or the day of a closing that is longer. */
static const char *until_text(struct ks_ui *ui, const struct ks_board_scene *scene, int64_t ms)
{
    struct ks_date day = ks_date_from_wall_ms(ms);

    return ks_date_compare(day, ks_date_from_wall_ms(scene->now_ms)) == 0
               ? ks_board_time_text(ui, ks_date_minute_from_wall_ms(ms))
               : ks_date_expand(&ui->arena, ui->mode.lang, ks_ui_tr(ui, "{d} {M}"), day);
}

enum { MOST_RUNS = 3 };

/* One sentence in place of a range. */
static int say(const struct cell *cell, const struct ks_ui *ui, const char *text,
               struct ks_board_text out[MOST_RUNS])
{
    out[0] = part(cell, ui, text, sizes[cell->manner].unit, false);
    return 1;
}

static int say_range(const struct cell *cell, struct ks_ui *ui, struct ks_board_text out[MOST_RUNS])
{
    const struct ks_hall_line_view *view = cell->view;
    bool is_hours = view->wait_high_min >= HOURS_FROM_MIN;
    int count = 0, unit = sizes[cell->manner].unit;
    const char *behind = is_hours ? ks_ui_tr(ui, " h") : ks_ui_tr(ui, " min");

    if (cell->manner != LONG_NAMES)
        out[count++] = part(cell, ui, ks_ui_tr(ui, "about "), unit, false);
    out[count++] = part(cell, ui, range_text(ui, view->wait_low_min, view->wait_high_min),
                        sizes[cell->manner].wait, true);
    out[count++] = part(cell, ui, behind, unit, false);
    return count;
}

/* What a cell says of the wait; that nobody has to wait only while that is known. */
static int wait_runs(const struct cell *cell, struct ks_ui *ui, struct ks_board_text out[MOST_RUNS])
{
    const struct ks_board_scene *scene = cell->scene;
    const struct ks_hall_line_view *view = cell->view;
    bool is_fresh = scene->age_ms <= KS_BOARD_FRESH_MS;

    if (view == NULL)
        return say(cell, ui, ks_ui_tr(ui, "not known"), out);
    if (view->closed_until_ms > scene->now_ms)
        return say(cell, ui,
                   ks_arena_printf(&ui->arena, ks_ui_tr(ui, "opens %s"),
                                   until_text(ui, scene, view->closed_until_ms)),
                   out);
    if (view->waiting == 0 && !view->is_open)
        return say(cell, ui, ks_ui_tr(ui, "closed now"), out);
    if (view->waiting == 0)
        return say(cell, ui, is_fresh ? ks_ui_tr(ui, "no wait") : ks_ui_tr(ui, "was empty"), out);
    if (!view->has_wait)
        return say(cell, ui, ks_ui_tr(ui, "wait not known"), out);
    return say_range(cell, ui, out);
}

/* ---- cells ---- */

static struct cell cell_of(const struct ks_board_scene *scene, int index, enum manner manner,
                           struct ks_rect rect)
{
    const struct ks_service_line *line = scene->lines[index];

    return (struct cell){scene, line, ks_hall_line_of(scene->hall, line->id), manner, rect, false};
}

/* "4" and what it counts, where that is known. */
static int count_runs(const struct cell *cell, struct ks_ui *ui, struct ks_board_text out[2])
{
    const char *count =
        cell->view != NULL ? ks_arena_printf(&ui->arena, "%d", cell->view->waiting) : "–";

    out[0] = part(cell, ui, count, sizes[cell->manner].count, true);
    out[0].align = KS_ALIGN_RIGHT;
    out[1] = part(cell, ui, ks_ui_tr(ui, " waiting"), sizes[cell->manner].unit, false);
    return cell->manner == LONG_NAMES ? 1 : 2;
}

static struct ks_board_text name_of(const struct cell *cell, const struct ks_ui *ui)
{
    struct ks_board_text name =
        part(cell, ui, cell->line->name.in[ui->mode.lang], sizes[cell->manner].name, false);

    name.ink = ks_board_colours(ui, cell->scene->face)->ink;
    return name;
}

/* Whether name and count stand on one line, and the wait on another. */
static bool fits(const struct cell *cell, struct ks_ui *ui)
{
    struct ks_board_text runs[MOST_RUNS], name = name_of(cell, ui);
    int count = count_runs(cell, ui, runs);
    int both = ks_board_width(ui, &name) + ks_board_runs_width(ui, runs, count);
    int wait = ks_board_runs_width(ui, runs, wait_runs(cell, ui, runs));

    return both + ks_board_px(ui, 16) <= cell->rect.w && wait <= cell->rect.w;
}

static void draw_two_lines(struct ks_ui *ui, const struct cell *cell)
{
    struct ks_board_text runs[MOST_RUNS], name = name_of(cell, ui);
    struct ks_rect row = cell->rect;
    int pad = row.h / 12;

    row.y += pad;
    row.h = (row.h - 2 * pad) / 2;
    ks_board_put(ui, &name, row);
    ks_board_put_runs(ui, runs, count_runs(cell, ui, runs), row);
    row.y += row.h;
    ks_board_put_runs(ui, runs, wait_runs(cell, ui, runs), row);
}

/* Below a long name: how many wait at the left, how long at the right, as large as both can be. */
struct figures {
    struct ks_board_text count[2], wait[MOST_RUNS];
    int wait_count, width;
};

static struct figures figures_of(const struct cell *cell, struct ks_ui *ui, int smaller)
{
    struct figures figures;

    (void)count_runs(cell, ui, figures.count);
    figures.count[0].align = KS_ALIGN_LEFT;
    figures.wait_count = wait_runs(cell, ui, figures.wait);
    figures.wait[0].align = KS_ALIGN_RIGHT;
    for (int i = 0; i < figures.wait_count; i++)
        if (figures.wait[i].size - smaller >= KS_BOARD_LEAST)
            figures.wait[i].size -= smaller;
    figures.count[0].size -= smaller;
    figures.width = ks_board_width(ui, &figures.count[0]) +
                    ks_board_runs_width(ui, figures.wait, figures.wait_count) + ks_board_px(ui, 16);
    return figures;
}

static struct figures fitted_figures(const struct cell *cell, struct ks_ui *ui)
{
    int most = sizes[LONG_NAMES].count - KS_BOARD_LEAST, smaller = 0;
    struct figures figures = figures_of(cell, ui, 0);

    while (figures.width > cell->rect.w && smaller < most) {
        smaller += 2;
        figures = figures_of(cell, ui, smaller);
    }
    return figures;
}

static bool has_room_for_icon(const struct cell *cell, struct ks_ui *ui)
{
    return fitted_figures(cell, ui).width + ks_board_px(ui, KS_BOARD_LEAST + 8) <= cell->rect.w;
}

static void draw_figures(struct ks_ui *ui, const struct cell *cell, struct ks_rect row)
{
    struct figures figures = fitted_figures(cell, ui);

    ks_board_put_runs(ui, figures.wait, figures.wait_count, row);
    if (cell->has_icon)
        ks_board_take_icon(ui, "people", KS_BOARD_LEAST, 8,
                           ks_board_colours(ui, cell->scene->face)->soft, &row);
    ks_board_put_runs(ui, figures.count, 1, row);
}

/* The name may take two lines. */
static void draw_long_name(struct ks_ui *ui, const struct cell *cell)
{
    struct ks_board_text name = name_of(cell, ui);
    int figures = ks_board_px(ui, sizes[LONG_NAMES].count * 11 / 10 + 6);
    struct ks_rect row = cell->rect, names = cell->rect;

    names.h -= figures;
    name.size = ks_board_lines_height(ui, &name, names.w) > names.h ? KS_BOARD_LEAST : name.size;
    ks_board_put_lines(ui, &name, names);
    row.y += names.h - ks_board_px(ui, 4);
    row.h = figures;
    draw_figures(ui, cell, row);
}

static void draw_tab(struct ks_ui *ui, const struct cell *cell, struct ks_rect rect)
{
    uint32_t colour = ks_board_line_colour(ui, cell->scene, cell->line->id);
    struct ks_board_text letter = {cell->line->letter,   54,     KS_WEIGHT_BOLD,
                                   ui->theme->on_accent, colour, KS_ALIGN_CENTRE};
    int radius = ks_board_px(ui, 24), tab = ks_board_px(ui, TAB);

    ks_ui_fill(ui, (struct ks_rect){rect.x, rect.y, tab, rect.h}, radius, colour);
    ks_ui_fill(ui, (struct ks_rect){rect.x + tab / 2, rect.y, tab - tab / 2, rect.h}, 0, colour);
    ks_board_put(ui, &letter, (struct ks_rect){rect.x, rect.y, tab, rect.h});
}

static struct ks_rect without_tab(const struct ks_ui *ui, struct ks_rect rect)
{
    int left = ks_board_px(ui, TAB + PAD), right = ks_board_px(ui, PAD);

    return (struct ks_rect){rect.x + left, rect.y, rect.w - left - right, rect.h};
}

/* ---- all of them ---- */

struct grid {
    enum manner manner;
    int columns, rows, per_page, pages;
    int cell_w, cell_h;
    bool has_icons;
};

static int cell_width(const struct ks_ui *ui, int columns, int width)
{
    return (width - (columns - 1) * ks_board_px(ui, GAP)) / columns;
}

/* Whether that holds for the cells of all lines. */
static bool holds_for_all(struct ks_ui *ui, const struct ks_board_scene *scene, enum manner manner,
                          int cell_w, bool (*holds)(const struct cell *cell, struct ks_ui *ui))
{
    struct ks_rect rect = without_tab(ui, (struct ks_rect){0, 0, cell_w, 0});

    for (int i = 0; i < scene->line_count; i++) {
        const struct cell cell = cell_of(scene, i, manner, rect);
        if (!holds(&cell, ui))
            return false;
    }
    return true;
}

static struct grid grid_of_width(struct ks_ui *ui, const struct ks_board_scene *scene, int width)
{
    bool is_upright = ks_board_is_upright(ui);
    int most = is_upright ? MOST_COLUMNS / 2 : MOST_COLUMNS, count = scene->line_count;
    bool is_many = count > (is_upright ? 2 : MOST_COLUMNS);
    struct grid grid = {.manner = is_many ? COMPACT : ROOMY};

    grid.columns = count < most ? count : most;
    if (is_many && !is_upright)
        grid.columns = count <= 6 ? 3 : MOST_COLUMNS;
    if (!holds_for_all(ui, scene, grid.manner, cell_width(ui, grid.columns, width), fits)) {
        grid.manner = LONG_NAMES;
        grid.columns = count < most ? count : most;
    }
    grid.per_page = grid.manner == LONG_NAMES || is_upright ? MOST_COLUMNS : 2 * grid.columns;
    grid.pages = (count + grid.per_page - 1) / grid.per_page;
    int shown = count < grid.per_page ? count : grid.per_page;
    grid.rows = (shown + grid.columns - 1) / grid.columns;
    grid.cell_w = cell_width(ui, grid.columns, width);
    grid.cell_h = ks_board_px(ui, sizes[grid.manner].height);
    grid.has_icons = grid.manner == LONG_NAMES &&
                     holds_for_all(ui, scene, grid.manner, grid.cell_w, has_room_for_icon);
    return grid;
}

/* Up to four stand large in a row, up to eight close in two; where names are long four to a page,
 * which change as the announcements do. Beside pages stands which of them it is. */
static struct grid grid_of(struct ks_ui *ui, const struct ks_board_scene *scene, int width)
{
    struct grid grid = grid_of_width(ui, scene, width);

    return grid.pages > 1 ? grid_of_width(ui, scene, width - ks_board_px(ui, PAGES)) : grid;
}

static void draw_page_number(struct ks_ui *ui, const struct ks_board_scene *scene, int page,
                             int pages, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    struct ks_board_text text = {ks_arena_printf(&ui->arena, "%d/%d", page + 1, pages),
                                 KS_BOARD_LEAST,
                                 KS_WEIGHT_BOLD,
                                 colours->soft,
                                 colours->ground,
                                 KS_ALIGN_RIGHT};

    ks_board_put(ui, &text, rect);
}

int ks_board_lines_room(struct ks_ui *ui, const struct ks_board_scene *scene, int width)
{
    const struct grid grid = grid_of(ui, scene, width);

    return grid.rows * grid.cell_h + (grid.rows - 1) * ks_board_px(ui, GAP);
}

void ks_board_draw_lines(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    const struct grid grid = grid_of(ui, scene, rect.w);
    int page = (int)(scene->turn % (grid.pages > 0 ? grid.pages : 1));
    int first = page * grid.per_page, gap = ks_board_px(ui, GAP);

    if (grid.pages > 1)
        draw_page_number(ui, scene, page, grid.pages, rect);
    for (int i = 0; i < grid.per_page && first + i < scene->line_count; i++) {
        struct ks_rect at = {rect.x + i % grid.columns * (grid.cell_w + gap),
                             rect.y + i / grid.columns * (grid.cell_h + gap), grid.cell_w,
                             grid.cell_h};
        struct cell cell = cell_of(scene, first + i, grid.manner, without_tab(ui, at));
        cell.has_icon = grid.has_icons;
        ks_ui_surface(ui, at, KS_BOARD_RADIUS, colours->card);
        draw_tab(ui, &cell, at);
        if (grid.manner == LONG_NAMES)
            draw_long_name(ui, &cell);
        else
            draw_two_lines(ui, &cell);
    }
}
