/* Papers to choose from, as they look. */
#include "ui/flow.h"

enum {
    PICTURE = 150,
    PICTURE_LARGE = 120,
    PADDING = 16,
    BESIDE = 12,
    RADIUS = 24,
    GAP = 16,
    GROWTH = 180
};

/* A way to show them; of several the first that fits the page is taken. */
struct way {
    int columns;
    bool has_text;
    enum ks_type title;
};

static const struct way ways[] = {
    {2, true, KS_TYPE_BODY},   {3, true, KS_TYPE_BODY},   {2, true, KS_TYPE_LEAD},
    {3, true, KS_TYPE_LEAD},   {2, false, KS_TYPE_LEAD},  {3, false, KS_TYPE_LEAD},
    {2, false, KS_TYPE_SMALL}, {3, false, KS_TYPE_SMALL}, {4, false, KS_TYPE_SMALL},
    {5, false, KS_TYPE_SMALL},
};
enum { WAYS = sizeof ways / sizeof ways[0] };

/* One, measured for a width. */
struct sheet {
    struct ks_label title, text;
    int picture, width, title_px, text_px, height;
};

static int gap_of(const struct ks_ui *ui)
{
    int gap = ks_ui_gap_px(ui) + 1;

    return ks_ui_px(ui, GAP) > gap ? ks_ui_px(ui, GAP) : gap;
}

static int column_width(const struct ks_ui *ui, const struct way *way)
{
    return (ks_flow_width(ui) - (way->columns - 1) * gap_of(ui)) / way->columns;
}

static struct sheet measure(struct ks_ui *ui, const struct ks_paper_look *paper,
                            const struct way *way)
{
    uint32_t ground =
        ks_ui_is_pressed(ui, paper->action, paper->arg) ? ui->theme->pressed : ui->theme->card;
    struct sheet sheet = {
        .title = {.text = paper->title,
                  .style = ks_ui_style(ui, way->title, KS_WEIGHT_BOLD),
                  .ink = ui->theme->ink,
                  .ground = ground},
        .text = {.text = paper->text,
                 .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                 .ink = ui->theme->soft_ink,
                 .ground = ground},
        .picture = ks_ui_px(ui, ui->mode.is_large || !way->has_text ? PICTURE_LARGE : PICTURE)};
    int padding = ks_ui_px(ui, PADDING), target = ks_ui_target_px(ui);

    sheet.width = column_width(ui, way) - sheet.picture - 2 * padding - ks_ui_px(ui, BESIDE);
    sheet.title.text = ks_ui_parted(ui, &sheet.title, sheet.width);
    sheet.title_px = ks_ui_label_height(ui, &sheet.title, sheet.width);
    if (way->has_text && paper->text[0] != '\0')
        sheet.text_px = ks_ui_label_height(ui, &sheet.text, sheet.width);
    int words = sheet.title_px + sheet.text_px;
    sheet.height = (words > sheet.picture ? words : sheet.picture) + padding;
    if (sheet.height < target)
        sheet.height = target;
    return sheet;
}

static int row_height(struct ks_ui *ui, const struct ks_paper_look *row, int count,
                      const struct way *way)
{
    int height = 0;

    for (int i = 0; i < count; i++) {
        int need = measure(ui, &row[i], way).height;
        height = need > height ? need : height;
    }
    return height;
}

static bool do_words_fit(struct ks_ui *ui, const struct ks_paper_look *papers, int count,
                         const struct way *way)
{
    for (int i = 0; i < count; i++) {
        const struct sheet sheet = measure(ui, &papers[i], way);
        if (!ks_ui_words_fit(ui, &sheet.title, sheet.width) ||
            (way->has_text && !ks_ui_words_fit(ui, &sheet.text, sheet.width)))
            return false;
    }
    return true;
}

/* All of them to flow. */
struct stack {
    const struct ks_paper_look *papers;
    int count;
    const struct way *way;
};

static void draw_sheet(struct ks_ui *ui, const struct ks_paper_look *paper, const struct way *way,
                       struct ks_rect rect)
{
    const struct sheet sheet = measure(ui, paper, way);
    int padding = ks_ui_px(ui, PADDING), radius = ks_ui_px(ui, RADIUS);
    struct ks_rect picture = {rect.x + padding, rect.y, sheet.picture, rect.h};
    struct ks_rect words = {picture.x + sheet.picture + ks_ui_px(ui, BESIDE),
                            rect.y + (rect.h - sheet.title_px - sheet.text_px) / 2, sheet.width,
                            sheet.title_px};

    ks_ui_fill(ui, rect, radius, sheet.title.ground);
    ks_ui_edge(ui, rect, radius, paper->is_checked ? paper->accent : ui->theme->edge,
               ks_ui_px(ui, paper->is_checked ? 5 : 3));
    ks_ui_paper(ui, paper->heading, paper->is_sealed, picture);
    ks_ui_label(ui, &sheet.title, words);
    words.y += sheet.title_px;
    if (sheet.text_px > 0)
        ks_ui_label(ui, &sheet.text, words);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_OPTION, paper->title, rect, paper->action, paper->arg);
    control->is_checked = paper->is_checked;
    control->font_px = sheet.title.style.size_px;
    control->ink = sheet.title.ink;
    control->ground = sheet.title.ground;
}

static void flow_stack(struct ks_ui *ui, const void *ctx)
{
    const struct stack *stack = ctx;
    const struct way *way = stack->way;
    int gap = gap_of(ui), width = column_width(ui, way);
    struct ks_rect row;

    ks_flow_grower(ui);
    for (int i = 0; i < stack->count; i += way->columns) {
        int here = stack->count - i < way->columns ? stack->count - i : way->columns;
        int height = row_height(ui, &stack->papers[i], here, way);
        bool is_shown = ks_flow_place_control(ui, height, 0, &row);
        int more = ks_flow_growth(ui, GROWTH);
        row.h += more;
        ui->flow.y += more;
        for (int j = 0; is_shown && j < here; j++)
            draw_sheet(ui, &stack->papers[i + j], way,
                       (struct ks_rect){row.x + j * (width + gap), row.y, width, row.h});
        ui->flow.pending_gap = gap;
    }
}

/* The first on the fewest pages with no word cut. */
static const struct way *choose(struct ks_ui *ui, struct stack *stack)
{
    const struct way *best = &ways[WAYS - 1];
    int least = 0;

    for (int i = 0; i < WAYS; i++) {
        stack->way = &ways[i];
        if (!do_words_fit(ui, stack->papers, stack->count, stack->way))
            continue;
        int pages = 1 + ks_flow_pages_of(ui, flow_stack, stack);
        if (least == 0 || pages < least) {
            least = pages;
            best = stack->way;
        }
    }
    return best;
}

void ks_flow_papers(struct ks_ui *ui, const struct ks_paper_look *papers, int count, int below)
{
    struct stack stack = {.papers = papers, .count = count};

    ui->flow.area.h -= below;
    stack.way = choose(ui, &stack);
    ui->flow.area.h += below;
    flow_stack(ui, &stack);
    ui->flow.pending_gap = 0;
    ks_flow_gap(ui, 24);
}
