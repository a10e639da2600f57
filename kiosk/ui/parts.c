/* Tabs, and a page in parts. */
#include "ui/parts.h"
#include "ui/flow.h"
#include "ui/page.h"

enum { BLOCK_GAP = 24 };

/* ---- tabs ---- */

/* In a panel: a row each, its icon before its name. */
static void draw_rail_row(struct ks_ui *ui, const struct ks_tab *tab, bool is_chosen, int action,
                          int arg, struct ks_rect rect)
{
    bool is_pressed = ks_ui_is_pressed(ui, action, arg);
    const struct ks_label name = {
        .text = tab->name,
        .style = ks_ui_style(ui, KS_TYPE_BODY, is_chosen ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR),
        .ink = is_chosen ? ui->theme->on_action : ui->theme->ink,
        .ground = is_chosen    ? ui->theme->action
                  : is_pressed ? ui->theme->pressed
                               : ui->theme->quiet,
    };
    int size = ks_ui_px(ui, 44), padding = ks_ui_px(ui, 24), radius = ks_ui_px(ui, 20);
    struct ks_rect icon = {rect.x + padding, rect.y + (rect.h - size) / 2, size, size};
    struct ks_rect text = {icon.x + size + ks_ui_px(ui, 20), rect.y, 0, rect.h};

    text.w = rect.x + rect.w - padding - text.x;
    ks_ui_fill(ui, rect, radius, name.ground);
    if (!is_chosen)
        ks_ui_edge(ui, rect, radius, ui->theme->edge, ks_ui_px(ui, 3));
    ks_ui_icon(ui, tab->icon, icon, name.ink);
    ks_ui_label_middle(ui, &name, text);
    struct ks_control *control = ks_ui_control(ui, KS_ROLE_OPTION, tab->name, rect, action, arg);
    control->is_checked = is_chosen;
    control->font_px = name.style.size_px;
    control->ink = name.ink;
    control->ground = name.ground;
}

/* Tabs to flow. */
struct tabs {
    const struct ks_tab *list;
    int count, chosen, action;
};

static void flow_rail(struct ks_ui *ui, const void *ctx)
{
    const struct tabs *tabs = ctx;
    int height = ks_ui_px(ui, ui->mode.is_large ? 104 : 72), least = ks_ui_target_px(ui);
    struct ks_rect rect;

    height = height < least ? least : height;
    for (int i = 0; i < tabs->count; i++) {
        if (ks_flow_place_control(ui, height, 0, &rect))
            draw_rail_row(ui, &tabs->list[i], i == tabs->chosen, tabs->action, i, rect);
        ks_flow_gap(ui, 13);
    }
    ks_flow_gap(ui, BLOCK_GAP);
}

static struct ks_chip *chips_of(struct ks_ui *ui, const struct ks_tab *tabs, int count, int chosen,
                                int action)
{
    struct ks_chip *chips = ks_arena_alloc(&ui->arena, (size_t)(count + 1) * sizeof *chips);

    for (int i = 0; i < count; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = tabs[i].name,
                                    .is_checked = i == chosen,
                                    .action = action,
                                    .arg = i};
    return chips;
}

static void flow_tabs(struct ks_ui *ui, const struct tabs *tabs, bool is_pinned)
{
    const struct ks_chip *chips = chips_of(ui, tabs->list, tabs->count, tabs->chosen, tabs->action);

    if (is_pinned) {
        ks_ui_pin_begin(ui, ks_flow_chips_height(ui, chips, tabs->count));
        ks_flow_chips(ui, chips, tabs->count);
        ks_ui_pin_end(ui);
        return;
    }
    ks_ui_side_begin(ui);
    if (ui->in_side && ks_flow_pages_of(ui, flow_rail, tabs) == 0)
        flow_rail(ui, tabs);
    else
        ks_flow_chips(ui, chips, tabs->count);
    ks_ui_side_end(ui);
}

static bool can_pin(const struct ks_ui *ui)
{
    return ui->side.w == 0 && ui->mode.is_low;
}

/* ---- parts ---- */

/* Parts to flow, all at once or one. */
struct some_parts {
    const struct ks_page_part *list;
    int count;
    enum ks_detail detail;
};

static void flow_some(struct ks_ui *ui, const void *ctx)
{
    const struct some_parts *some = ctx;

    for (int i = 0; i < some->count; i++)
        some->list[i].flow(ui, some->list[i].ctx, some->detail);
}

/* Sets the fullest that takes no more than `pages`; whether there is one. */
static bool find_detail(struct ks_ui *ui, struct some_parts *some, int pages)
{
    for (int detail = KS_DETAIL_ALL; detail >= KS_DETAIL_LEAST; detail--) {
        some->detail = (enum ks_detail)detail;
        if (ks_flow_pages_of(ui, flow_some, some) < pages)
            return true;
    }
    return false;
}

static const struct ks_tab *tabs_of(struct ks_ui *ui, const struct ks_page_parts *parts)
{
    struct ks_tab *tabs = ks_arena_alloc(&ui->arena, (size_t)(parts->count + 1) * sizeof *tabs);

    for (int i = 0; i < parts->count; i++)
        tabs[i] = parts->list[i].tab;
    return tabs;
}

/* The same within so many pages, with `taken` pixels of each for something else. */
static bool find_within(struct ks_ui *ui, struct some_parts *some, int most_pages, int taken)
{
    bool is_found = false;

    ui->flow.area.h -= taken;
    for (int pages = 1; pages <= most_pages && !is_found; pages++)
        is_found = find_detail(ui, some, pages);
    ui->flow.area.h += taken;
    return is_found;
}

/* In low reach the tabs stand at the foot of every page, unless that makes too many of them. */
static void flow_chosen(struct ks_ui *ui, const struct ks_page_parts *parts)
{
    int chosen = parts->chosen < parts->count ? parts->chosen : 0;
    struct some_parts some = {&parts->list[chosen], 1, KS_DETAIL_ALL};
    const struct tabs tabs = {tabs_of(ui, parts), parts->count, chosen, parts->action};
    const struct ks_chip *chips = chips_of(ui, tabs.list, tabs.count, 0, 0);
    int height = ks_flow_chips_height(ui, chips, tabs.count) + ks_ui_px(ui, BLOCK_GAP);
    bool is_pinned =
        can_pin(ui) && (ui->passes.pin_px > 0 || find_within(ui, &some, parts->most_pages, height));

    flow_tabs(ui, &tabs, is_pinned);
    find_within(ui, &some, parts->most_pages, 0);
    flow_some(ui, &some);
}

void ks_ui_parts(struct ks_ui *ui, const struct ks_page_parts *parts)
{
    struct some_parts all = {parts->list, parts->count, KS_DETAIL_ALL};
    bool do_fit = !ui->passes.is_parted && !parts->is_tabbed && find_detail(ui, &all, 1);
    bool all_at_once = do_fit || (all.count == 1 && !ui->passes.is_parted && !parts->is_tabbed);

    if (!do_fit)
        all.detail = KS_DETAIL_ALL;

    if (parts->count > 0 && all_at_once)
        flow_some(ui, &all);
    else if (parts->count > 0)
        flow_chosen(ui, parts);
    if (parts->count > 0 && !all_at_once && !ui->passes.is_parted) {
        ui->passes.is_parted = true;
        ui->passes.is_split = true; /* once more: the view may show what must be seen */
    }
}

bool ks_ui_part_fits(struct ks_ui *ui, const struct ks_page_parts *parts, int part)
{
    struct some_parts some = {&parts->list[part], 1, KS_DETAIL_LEAST};
    const struct ks_chip *chips = chips_of(ui, tabs_of(ui, parts), parts->count, 0, 0);
    int height = ui->flow.area.h;

    if (ui->side.w == 0)
        ui->flow.area.h -= ks_flow_chips_height(ui, chips, parts->count) + ks_ui_px(ui, 28);
    bool does_fit = find_detail(ui, &some, 1);
    ui->flow.area.h = height;
    return does_fit;
}
