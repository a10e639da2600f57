/* The frame of a page: head with the way back, foot with buttons, page buttons. */
#include <stdio.h>

#include "ui/ui.h"

enum { MARGIN = 48, GAP = 28 };

static void take_top(struct ks_ui *ui, int height)
{
    ui->stage.y += height;
    ui->stage.h -= height;
}

static void draw_back(struct ks_ui *ui, const struct ks_page_head *head)
{
    int target = ks_ui_target_px(ui);
    int icon = ks_ui_px(ui, 40);
    struct ks_label label = {.text = head->crumb,
                             .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                             .ink = ui->theme->soft_ink,
                             .ground = ui->theme->ground};
    int text_x = ks_ui_px(ui, 56);
    int width = ui->stage.w - text_x;
    int lines = ks_ui_label_height(ui, &label, width);
    struct ks_rect rect = {ui->stage.x, ui->stage.y, ui->stage.w, lines > target ? lines : target};

    ks_ui_icon(ui, "back", (struct ks_rect){rect.x, rect.y + (rect.h - icon) / 2, icon, icon},
               ui->theme->soft_ink);
    ks_ui_label_middle(ui, &label, (struct ks_rect){rect.x + text_x, rect.y, width, rect.h});
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON,
                      ks_arena_printf(&ui->arena, "%s: %s", ks_ui_tr(ui, "Back"), head->crumb),
                      rect, head->back_action, 0);
    control->font_px = label.style.size_px;
    control->ink = label.ink;
    control->ground = label.ground;
    take_top(ui, rect.h);
}

static void draw_steps(struct ks_ui *ui, const struct ks_page_head *head)
{
    int gap = ks_ui_px(ui, 12), height = ks_ui_px(ui, 14);
    int width = (ui->stage.w - gap * (head->step_count - 1)) / head->step_count;

    for (int i = 0; i < head->step_count; i++) {
        struct ks_rect rect = {ui->stage.x + i * (width + gap), ui->stage.y, width, height};
        ks_draw_fill(&ui->list, rect, height / 2,
                     i < head->step ? head->step_colour : ui->theme->line);
    }
    take_top(ui, height + ks_ui_px(ui, 14));
}

void ks_ui_page_head(struct ks_ui *ui, const struct ks_page_head *head)
{
    int margin = ks_ui_px(ui, MARGIN);

    ui->stage.x += margin;
    ui->stage.w -= 2 * margin;
    take_top(ui, ks_ui_px(ui, ui->mode.is_large || ks_ui_is_landscape(ui) ? 16 : 28));
    if (head->crumb != NULL)
        draw_back(ui, head);
    else
        take_top(ui, ks_ui_px(ui, 24));
    if (head->step_count > 0)
        draw_steps(ui, head);
    struct ks_label title = {.text = head->title,
                             .style = ks_ui_style(ui, KS_TYPE_TITLE, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ui->theme->ground};
    take_top(ui, ks_ui_label(ui, &title, ui->stage));
    if (head->lead != NULL) {
        struct ks_label lead = {.text = head->lead,
                                .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                                .ink = ui->theme->soft_ink,
                                .ground = ui->theme->ground};
        take_top(ui, ks_ui_label(ui, &lead, ui->stage));
    }
    take_top(ui, ks_ui_px(ui, 24));
}

static int row_height(struct ks_ui *ui, const struct ks_button *buttons, int count, int width)
{
    int height = 0;
    for (int i = 0; i < count; i++) {
        int need = ks_ui_button_height(ui, &buttons[i], width);
        if (need > height)
            height = need;
    }
    return height;
}

static void take_bottom(struct ks_ui *ui, int height)
{
    ui->stage.h -= height;
}

/* One of the page buttons; its width is two fifths of the pager's. */
static struct ks_button page_button(const struct ks_ui *ui, bool is_next, int action)
{
    return (struct ks_button){
        .kind = KS_BUTTON_SECONDARY,
        .name = is_next ? ks_ui_tr(ui, "Next") : ks_ui_tr(ui, "Previous"),
        .action = action,
    };
}

static int pager_height(struct ks_ui *ui, int pager_width)
{
    struct ks_button pair[] = {page_button(ui, false, 0), page_button(ui, true, 0)};

    return row_height(ui, pair, 2, pager_width * 2 / 5);
}

static void draw_buttons(struct ks_ui *ui, const struct ks_button *buttons, int count,
                         struct ks_rect row)
{
    int gap = ks_ui_px(ui, GAP);
    int width = (row.w - (count - 1) * gap) / count;

    for (int i = 0; i < count; i++)
        ks_ui_button(ui, &buttons[i],
                     (struct ks_rect){row.x + i * (width + gap), row.y, width, row.h});
}

/* Page buttons beside the buttons in landscape, where height is dear; above them in portrait. */
static void place_foot(struct ks_ui *ui, const struct ks_button *buttons, int count)
{
    bool is_shared = ks_ui_is_landscape(ui) && ui->has_pager && count > 0;
    int gap = ks_ui_px(ui, GAP), pager_width = is_shared ? ui->stage.w * 9 / 20 : ui->stage.w;
    struct ks_rect row = {ui->stage.x, 0, ui->stage.w, 0};

    if (is_shared) {
        row.x += pager_width + gap;
        row.w -= pager_width + gap;
    }
    if (count > 0) {
        row.h = row_height(ui, buttons, count, (row.w - (count - 1) * gap) / count);
        if (is_shared && row.h < pager_height(ui, pager_width))
            row.h = pager_height(ui, pager_width);
        take_bottom(ui, row.h);
        row.y = ui->stage.y + ui->stage.h;
        draw_buttons(ui, buttons, count, row);
        take_bottom(ui, ks_ui_px(ui, 24));
    }
    if (!ui->has_pager)
        return;
    ui->pager = (struct ks_rect){ui->stage.x, row.y, pager_width, row.h};
    if (is_shared)
        return;
    ui->pager.h = pager_height(ui, pager_width);
    take_bottom(ui, ui->pager.h);
    ui->pager.y = ui->stage.y + ui->stage.h;
    take_bottom(ui, ks_ui_px(ui, 20));
}

void ks_ui_page_foot(struct ks_ui *ui, const struct ks_button *buttons, int count)
{
    take_bottom(ui, ks_ui_px(ui, GAP));
    place_foot(ui, buttons, count);
    ui->flow.area = ui->stage;
    ui->flow.y = ui->stage.y;
    /* Large text in the little height low reach leaves wants wide lines rather than columns. */
    bool is_tight = ui->mode.is_large && ui->mode.is_low;
    ui->flow.columns = ks_ui_is_landscape(ui) && !is_tight ? 2 : 1;
    ui->flow.column_gap = ks_ui_px(ui, 36);
    ui->flow.wanted_page = ui->page;
}

static void draw_pager(struct ks_ui *ui, int page_back, int page_next)
{
    int width = ui->pager.w * 2 / 5;
    struct ks_rect left = ui->pager, right = ui->pager, middle = ui->pager;
    char where[32];

    left.w = right.w = width;
    right.x = ui->pager.x + ui->pager.w - width;
    middle.x += width;
    middle.w -= 2 * width;
    snprintf(where, sizeof where, "%d / %d", ui->page + 1, ui->page_count);
    struct ks_label label = {.text = ks_arena_strdup(&ui->arena, where),
                             .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ui->theme->ground,
                             .align = KS_ALIGN_CENTRE};
    ks_ui_label_middle(ui, &label, middle);
    struct ks_button back = page_button(ui, false, page_back);
    struct ks_button next = page_button(ui, true, page_next);
    if (ui->page > 0)
        ks_ui_button(ui, &back, left);
    if (ui->page + 1 < ui->page_count)
        ks_ui_button(ui, &next, right);
}

int ks_ui_page_count(struct ks_ui *ui)
{
    ui->wants_page_count = true;
    return ui->page_count;
}

bool ks_ui_end(struct ks_ui *ui, int page_back, int page_next)
{
    bool is_wrong = ui->wants_page_count && ui->page_count != ui->flow.page + 1;

    ui->page_count = ui->flow.page + 1;
    if (ui->page_count > 1 && !ui->has_pager)
        return true;
    if (ui->page >= ui->page_count) {
        ui->page = ui->page_count - 1;
        return true;
    }
    if (is_wrong)
        return true;
    if (ui->has_pager)
        draw_pager(ui, page_back, page_next);
    return false;
}
