/* Things to read one after the other: a bold line, and what it says under it. */
#include "ui/flow.h"

enum { GAP = 22, GROWTH = 60, WIDE = 1000, BETWEEN = 48, CARD_PADDING = 34 };

/* A way to show them; of those that take the fewest pages the first is taken. */
struct look {
    int columns;
    enum ks_type title, detail;
};
static const struct look looks[] = {
    {1, KS_TYPE_BODY, KS_TYPE_BODY},   {1, KS_TYPE_BODY, KS_TYPE_LEAD},
    {2, KS_TYPE_BODY, KS_TYPE_LEAD},   {2, KS_TYPE_LEAD, KS_TYPE_LEAD},
    {1, KS_TYPE_LEAD, KS_TYPE_SMALL},  {2, KS_TYPE_LEAD, KS_TYPE_SMALL},
    {1, KS_TYPE_SMALL, KS_TYPE_SMALL}, {2, KS_TYPE_SMALL, KS_TYPE_SMALL},
};
enum { LOOK_COUNT = sizeof looks / sizeof looks[0] };

/* Entries to flow in one look. */
struct entries {
    const struct ks_entry *list;
    int count;
    const struct look *look;
};

static struct ks_label title_of(const struct ks_ui *ui, const struct ks_entry *entry,
                                const struct look *look)
{
    return (struct ks_label){entry->title, ks_ui_style(ui, look->title, KS_WEIGHT_BOLD),
                             ui->theme->ink, ui->theme->card, KS_ALIGN_LEFT};
}

static struct ks_label detail_of(const struct ks_ui *ui, const struct ks_entry *entry,
                                 const struct look *look)
{
    return (struct ks_label){entry->detail, ks_ui_style(ui, look->detail, KS_WEIGHT_REGULAR),
                             ui->theme->soft_ink, ui->theme->card, KS_ALIGN_LEFT};
}

/* Draws it from the top of `rect`, or only measures it; returns the height. */
static int put_entry(struct ks_ui *ui, const struct ks_entry *entry, const struct look *look,
                     struct ks_rect rect, bool is_drawn)
{
    const struct ks_label title = title_of(ui, entry, look), detail = detail_of(ui, entry, look);
    int first = entry->title[0] == '\0' ? 0 : ks_ui_label_height(ui, &title, rect.w);
    int second = entry->detail[0] == '\0' ? 0 : ks_ui_label_height(ui, &detail, rect.w);

    if (is_drawn && first > 0)
        ks_ui_label(ui, &title, rect);
    rect.y += first;
    if (is_drawn && second > 0)
        ks_ui_label(ui, &detail, rect);
    return first + second;
}

static void flow_broken(struct ks_ui *ui, const struct ks_entry *entry, const struct look *look)
{
    ks_flow_text(ui, look->title, ui->theme->ink, entry->title);
    ks_flow_text(ui, look->detail, ui->theme->soft_ink, entry->detail);
}

/* One row of the look; what is taller than a page is broken. */
static void flow_row(struct ks_ui *ui, const struct entries *entries, int first, int here)
{
    const struct look *look = entries->look;
    int between = ks_ui_px(ui, BETWEEN), height = 0;
    struct ks_rect rect = {0}, cell = {0};

    cell.w = (ks_flow_width(ui) + between) / look->columns - between;
    for (int i = first; i < first + here; i++) {
        int need = put_entry(ui, &entries->list[i], look, cell, false);
        height = need > height ? need : height;
    }
    if (height > ui->flow.area.h - 2 * ks_ui_px(ui, CARD_PADDING)) {
        for (int i = first; i < first + here; i++)
            flow_broken(ui, &entries->list[i], look);
        return;
    }
    bool is_shown = ks_flow_place(ui, height, 0, &rect);
    ui->flow.y += ks_flow_growth(ui, GROWTH);
    for (int i = 0; is_shown && i < here; i++) {
        cell = (struct ks_rect){rect.x + i * (cell.w + between), rect.y, cell.w, height};
        put_entry(ui, &entries->list[first + i], look, cell, true);
    }
}

static void flow_entries(struct ks_ui *ui, const void *ctx)
{
    const struct entries *entries = ctx;
    int columns = entries->look->columns;

    ks_flow_grower(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < entries->count; i += columns) {
        int left = entries->count - i;
        flow_row(ui, entries, i, left < columns ? left : columns);
        ks_flow_gap(ui, GAP);
    }
    ks_flow_card_end(ui);
}

void ks_flow_entries(struct ks_ui *ui, const struct ks_entry *list, int count)
{
    struct entries entries = {list, count, &looks[0]}, best = entries;
    bool is_wide = ks_flow_width(ui) >= ks_ui_px(ui, WIDE);
    int least = 0;

    if (count == 0)
        return;
    for (int i = 0; i < LOOK_COUNT; i++) {
        entries.look = &looks[i];
        if (looks[i].columns > 1 && !is_wide)
            continue;
        int pages = ks_flow_pages_of(ui, flow_entries, &entries) + 1;
        if (least == 0 || pages < least) {
            least = pages;
            best = entries;
        }
    }
    flow_entries(ui, &best);
}
