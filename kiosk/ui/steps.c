/* What it comes to, on a band of colour, and what to do next, as a line of numbers. */
#include "ui/flow.h"
#include "ui/parts.h"

/* ---- the band ---- */

enum { BAND_PADDING = 32, BAND_MARK = 96, BAND_GAP = 28, BAND_BAR = 10, NARROW = 620 };

/* A band, measured for a width. */
struct band_cell {
    struct ks_label title, text;
    struct ks_rect mark, button; /* from the top left of the band */
    int left, top, width, title_height, text_height, height;
};

/* A verdict is smaller where it would take more than two lines. */
static enum ks_type title_type(struct ks_ui *ui, const struct ks_band *band, int width)
{
    const struct ks_label title = {.text = band->title,
                                   .style = ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD)};

    return band->is_loud && ks_ui_label_lines(ui, &title, width) <= 2 ? KS_TYPE_TILE : KS_TYPE_BODY;
}

/* At the right, or under the text where that is narrow or the title would be broken beside it: a
 * day is read in one. */
static void place_button(struct ks_ui *ui, const struct ks_band *band, int width, int padding,
                         struct band_cell *cell)
{
    bool is_under = cell->button.w == 0;
    struct ks_rect *button = &cell->button;

    button->w = is_under ? width - 2 * padding : button->w;
    button->h = ks_ui_button_height(ui, &band->button, button->w);
    button->x = width - padding - button->w;
    button->y = is_under ? cell->height : padding;
    int need = button->y + button->h + padding;
    cell->height = cell->height < need ? need : cell->height;
    if (!is_under)
        button->y = (cell->height - button->h) / 2;
}

static struct band_cell measure_band(struct ks_ui *ui, const struct ks_band *band, int width)
{
    bool is_narrow = width < ks_ui_px(ui, NARROW), is_outline = ui->theme->has_outline;
    int padding = ks_ui_px(ui, band->is_loud ? BAND_PADDING : 20);
    int mark = ks_ui_px(ui, band->is_loud ? BAND_MARK : 52);
    uint32_t ground = is_outline ? ui->theme->card : band->fill;
    uint32_t ink = is_outline ? ui->theme->ink : band->ink;
    struct band_cell cell = {
        .title = {band->title,
                  ks_ui_style(ui, band->is_loud ? KS_TYPE_TILE : KS_TYPE_BODY, KS_WEIGHT_BOLD), ink,
                  ground, KS_ALIGN_LEFT},
        .text = {band->text, ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR), ink, ground,
                 KS_ALIGN_LEFT},
        .left = padding,
        .top = padding,
        .width = width - 2 * padding,
    };

    if (!is_narrow) {
        cell.mark = (struct ks_rect){padding, 0, mark, mark};
        cell.left += mark + ks_ui_px(ui, BAND_GAP);
        cell.width -= mark + ks_ui_px(ui, BAND_GAP);
    }
    int beside = ks_ui_px(ui, ui->mode.is_large ? 300 : 240) + ks_ui_px(ui, BAND_GAP);
    if (band->button.name != NULL && !is_narrow &&
        ks_ui_label_width(ui, &cell.title) <= cell.width - beside) {
        cell.button.w = beside - ks_ui_px(ui, BAND_GAP);
        cell.width -= beside;
    }
    cell.title.style = ks_ui_style(ui, title_type(ui, band, cell.width), KS_WEIGHT_BOLD);
    cell.title_height = ks_ui_label_height(ui, &cell.title, cell.width);
    cell.text_height = band->text[0] != '\0' ? ks_ui_label_height(ui, &cell.text, cell.width) : 0;
    int text = cell.title_height + cell.text_height;
    if (!is_narrow && text < mark) {
        cell.top += (mark - text) / 2;
        text = mark;
        cell.height = text + 2 * padding;
    } else {
        cell.height = cell.top + text + padding;
    }
    if (!is_narrow)
        cell.mark.y = (cell.height - mark) / 2;
    if (band->button.name != NULL)
        place_button(ui, band, width, padding, &cell);
    return cell;
}

static void draw_band(struct ks_ui *ui, const struct ks_band *band, const struct band_cell *cell,
                      struct ks_rect rect)
{
    int radius = ks_ui_px(ui, band->is_loud ? 28 : 20),
        inset = band->is_loud ? cell->mark.w / 5 : 0;
    struct ks_rect mark = {rect.x + cell->mark.x, rect.y + cell->mark.y, cell->mark.w,
                           cell->mark.h};
    struct ks_rect text = {rect.x + cell->left, rect.y + cell->top, cell->width,
                           cell->title_height};

    if (ui->theme->has_outline) {
        ks_ui_edge(ui, rect, radius, ui->theme->ink, ks_ui_px(ui, 3));
        ks_ui_fill(ui, (struct ks_rect){rect.x, rect.y, ks_ui_px(ui, BAND_BAR), rect.h}, 0,
                   band->is_loud ? band->fill : band->ink);
    } else {
        ks_ui_fill(ui, rect, radius, band->fill);
    }
    if (mark.w > 0) {
        if (band->is_loud)
            ks_ui_edge(ui, mark, mark.w / 2, cell->title.ink, ks_ui_px(ui, 4));
        ks_ui_icon(ui, band->icon,
                   (struct ks_rect){mark.x + inset, mark.y + inset, mark.w - 2 * inset,
                                    mark.h - 2 * inset},
                   cell->title.ink);
    }
    ks_ui_label(ui, &cell->title, text);
    text.y += cell->title_height;
    text.h = cell->text_height;
    if (cell->text_height > 0)
        ks_ui_label(ui, &cell->text, text);
    if (band->button.name != NULL)
        ks_ui_button(ui, &band->button,
                     (struct ks_rect){rect.x + cell->button.x, rect.y + cell->button.y,
                                      cell->button.w, cell->button.h});
}

void ks_flow_band(struct ks_ui *ui, const struct ks_band *band)
{
    const struct band_cell cell = measure_band(ui, band, ks_flow_width(ui));
    struct ks_rect rect;

    bool is_shown = band->button.name != NULL ? ks_flow_place_control(ui, cell.height, 0, &rect)
                                              : ks_flow_place(ui, cell.height, 0, &rect);
    if (is_shown)
        draw_band(ui, band, &cell, rect);
    ks_flow_gap(ui, 24);
}

/* ---- the steps ---- */

enum { DISC = 56, DISC_LARGE = 68, STEP_PADDING = 6, GROWTH = 120, LINE = 4, CARD_PADDING = 34 };
enum { BESIDE_TITLE = 440, BESIDE_LEAST = 1000 };

/* A way to show steps; the first that fits is taken. */
struct look {
    bool has_detail;
    bool is_beside; /* the detail stands at the right of its title, where a line is that long */
    enum ks_type title, detail;
};
static const struct look looks[] = {
    {true, false, KS_TYPE_BODY, KS_TYPE_LEAD},    {true, false, KS_TYPE_BODY, KS_TYPE_SMALL},
    {true, false, KS_TYPE_LEAD, KS_TYPE_SMALL},   {true, true, KS_TYPE_BODY, KS_TYPE_LEAD},
    {true, true, KS_TYPE_BODY, KS_TYPE_SMALL},    {true, true, KS_TYPE_LEAD, KS_TYPE_SMALL},
    {false, false, KS_TYPE_BODY, KS_TYPE_SMALL},  {false, false, KS_TYPE_LEAD, KS_TYPE_SMALL},
    {false, false, KS_TYPE_SMALL, KS_TYPE_SMALL},
};
enum { LOOK_COUNT = sizeof looks / sizeof looks[0] };

/* A step, measured for a width. */
struct step_cell {
    struct ks_label title, detail;
    int title_width, title_height, detail_height, height;
    bool is_beside;
};

static int disc_px(const struct ks_ui *ui)
{
    return ks_ui_px(ui, ui->mode.is_large ? DISC_LARGE : DISC);
}

static struct step_cell measure_step(struct ks_ui *ui, const struct ks_step *step,
                                     const struct look *look, int width)
{
    bool has_detail = look->has_detail && step->detail[0] != '\0';
    struct step_cell cell = {
        .title = {step->title,
                  ks_ui_style(ui, look->title, has_detail ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR),
                  ui->theme->ink, ui->theme->card, KS_ALIGN_LEFT},
        .detail = {step->detail, ks_ui_style(ui, look->detail, KS_WEIGHT_REGULAR),
                   ui->theme->soft_ink, ui->theme->card, KS_ALIGN_LEFT},
    };
    int disc = disc_px(ui);

    width -= disc + ks_ui_px(ui, 24);
    cell.is_beside = has_detail && look->is_beside;
    cell.title_width = cell.is_beside ? ks_ui_px(ui, BESIDE_TITLE) : width;
    int rest = cell.is_beside ? width - cell.title_width - ks_ui_px(ui, 24) : width;
    cell.title_height = ks_ui_label_height(ui, &cell.title, cell.title_width);
    cell.detail_height = has_detail ? ks_ui_label_height(ui, &cell.detail, rest) : 0;
    bool is_higher = cell.detail_height > cell.title_height;
    cell.height = !cell.is_beside ? cell.title_height + cell.detail_height
                  : is_higher     ? cell.detail_height
                                  : cell.title_height;
    cell.height = (cell.height < disc ? disc : cell.height) + 2 * ks_ui_px(ui, STEP_PADDING);
    return cell;
}

static void draw_step(struct ks_ui *ui, const struct step_cell *cell, int number, uint32_t colour,
                      struct ks_rect rect)
{
    int disc = disc_px(ui), text = cell->title_height + cell->detail_height;
    struct ks_rect mark = {rect.x, rect.y + (rect.h - disc) / 2, disc, disc};
    struct ks_rect at = {rect.x + disc + ks_ui_px(ui, 24), rect.y + (rect.h - text) / 2, 0,
                         cell->title_height};
    const struct ks_label label = {ks_arena_printf(&ui->arena, "%d", number),
                                   ks_ui_fixed_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD),
                                   ui->theme->on_accent, colour, KS_ALIGN_CENTRE};

    at.w = rect.x + rect.w - at.x;
    ks_ui_fill(ui, mark, disc / 2, colour);
    ks_ui_label_middle(ui, &label, mark);
    if (cell->is_beside) {
        struct ks_rect left = {at.x, rect.y, cell->title_width, rect.h}, right = left;
        right.x += left.w + ks_ui_px(ui, 24);
        right.w = rect.x + rect.w - right.x;
        ks_ui_label_middle(ui, &cell->title, left);
        ks_ui_label_middle(ui, &cell->detail, right);
        return;
    }
    ks_ui_label(ui, &cell->title, at);
    at.y += cell->title_height;
    if (cell->detail_height > 0)
        ks_ui_label(ui, &cell->detail, at);
}

/* Steps to flow in one look. */
struct steps {
    const struct ks_step_list *list;
    const struct look *look;
};

static void flow_steps(struct ks_ui *ui, const void *ctx)
{
    const struct steps *steps = ctx;
    int disc = disc_px(ui), line = ks_ui_px(ui, LINE), above = 0, above_page = -1;
    struct ks_rect rect;

    ks_flow_grower(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (steps->list->heading != NULL)
        ks_flow_heading(ui, steps->list->heading);
    for (int i = 0; i < steps->list->count; i++) {
        const struct step_cell cell =
            measure_step(ui, &steps->list->steps[i], steps->look, ks_flow_width(ui));
        if (cell.height > ui->flow.area.h - 2 * ks_ui_px(ui, CARD_PADDING)) {
            ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink, cell.title.text); /* may be broken */
            continue;
        }
        bool is_shown = ks_flow_place(ui, cell.height, 0, &rect);
        int more = ks_flow_growth(ui, GROWTH), page = ui->flow.page;
        ui->flow.y += more;
        rect.h += more;
        int top = rect.y + (rect.h - disc) / 2;
        if (is_shown && above_page == page)
            ks_ui_fill(ui, (struct ks_rect){rect.x + (disc - line) / 2, above, line, top - above},
                       0, ui->theme->line);
        if (is_shown)
            draw_step(ui, &cell, steps->list->first + i, steps->list->colour, rect);
        above = top + disc;
        above_page = page;
    }
    ks_flow_card_end(ui);
}

static bool can_look(const struct ks_ui *ui, const struct look *look)
{
    return !look->is_beside || ks_flow_width(ui) >= ks_ui_px(ui, BESIDE_LEAST);
}

/* Where none is short enough: that with the fewest pages. */
static const struct look *shortest_look(struct ks_ui *ui, struct steps *steps)
{
    const struct look *best = NULL;
    int least = 0;

    for (int i = 0; i < LOOK_COUNT; i++) {
        steps->look = &looks[i];
        if (!can_look(ui, &looks[i]))
            continue;
        int pages = ks_flow_pages_of(ui, flow_steps, steps);
        if (best == NULL || pages < least) {
            best = &looks[i];
            least = pages;
        }
    }
    return best;
}

void ks_flow_steps(struct ks_ui *ui, const struct ks_step_list *list)
{
    struct steps steps = {.list = list};
    const struct look *best = NULL;

    if (list->count == 0)
        return;
    ui->flow.area.h -= list->below;
    for (int pages = 0; pages < list->most_pages && (best == NULL || !best->has_detail); pages++) {
        for (int i = LOOK_COUNT - 1; i >= 0; i--) {
            steps.look = &looks[i];
            if (can_look(ui, &looks[i]) && (pages == 0 || looks[i].has_detail) &&
                looks[i].title >= list->largest &&
                ks_flow_pages_of(ui, flow_steps, &steps) <= pages)
                best = &looks[i];
        }
    }
    ui->flow.area.h += list->below;
    steps.look = best != NULL ? best : shortest_look(ui, &steps);
    flow_steps(ui, &steps);
}
