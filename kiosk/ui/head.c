/* The head of a page: where one is, the way back, the title. */
#include "ui/page.h"

enum {
    MARGIN = 48,
    BLOCK_GAP = 24,
    PANEL_WIDTH = 508,
    PANEL_RIGHT = 40,
    BAR = 106,
    BAR_LARGE = 128,
    CHIP = 60,
    RULE = 6,
    PANEL_RULE = 8,
    BACK_WIDTH = 168,
    BACK_HEIGHT = 76,
};

/* Where head, side and content stand. */
enum layout {
    LAYOUT_COLUMN, /* the head across the top */
    LAYOUT_PANEL,  /* the head in a panel at the left */
    LAYOUT_HALVES, /* the head in the left half */
};

static enum layout layout_of(const struct ks_ui *ui, const struct ks_page_head *head)
{
    if (!ks_ui_is_landscape(ui) || head->service == NULL)
        return LAYOUT_COLUMN;
    if (ui->mode.is_large || ui->mode.is_low)
        return head->is_split ? LAYOUT_HALVES : LAYOUT_COLUMN;
    return LAYOUT_PANEL;
}

static void take_top(struct ks_rect *from, int height)
{
    from->y += height;
    from->h -= height;
}

/* ---- where one is ---- */

static struct ks_button back_of(const struct ks_ui *ui, const struct ks_page_head *head)
{
    if (head->back_name != NULL)
        return (struct ks_button){KS_BUTTON_QUIET, head->back_name, head->back_icon,
                                  head->back_action, 0};
    return (struct ks_button){KS_BUTTON_QUIET, ks_ui_tr(ui, "Back"), "back", head->back_action, 0};
}

static struct ks_rect back_rect(struct ks_ui *ui, const struct ks_page_head *head)
{
    const struct ks_button back = back_of(ui, head);
    int target = ks_ui_target_px(ui), least = ks_ui_px(ui, BACK_WIDTH);
    struct ks_rect rect = {0, 0, ks_ui_button_width(ui, &back), ks_ui_px(ui, BACK_HEIGHT)};

    rect.w = rect.w < least ? least : rect.w;
    rect.h = rect.h < target ? target : rect.h;
    return rect;
}

/* The service, and the page where that fits on the line with it; the page alone where it does and
 * no title says what it is: the colour and the icon are the service's. */
static struct ks_label place_label(struct ks_ui *ui, const struct ks_page_head *head, int width)
{
    struct ks_label label = {.text = head->service->name,
                             .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ui->theme->card};

    if (ks_ui_label_width(ui, &label) > width)
        label.style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_BOLD);
    if (head->page == NULL)
        return label;
    struct ks_label both = label, page = label;
    both.text = ks_arena_printf(&ui->arena, "%s · %s", label.text, head->page);
    if (ks_ui_label_width(ui, &both) <= width)
        return both;
    page.text = head->page;
    return head->title == NULL && ks_ui_label_width(ui, &page) <= width ? page : label;
}

/* At the right of the line where there is room; how wide it is. */
static int draw_step_text(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect row)
{
    struct ks_label label = {.text = head->step_text,
                             .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                             .ink = ui->theme->soft_ink,
                             .ground = ui->theme->card,
                             .align = KS_ALIGN_RIGHT};

    if (head->step_text == NULL || ks_ui_label_width(ui, &label) > row.w / 2)
        return 0;
    ks_ui_label_middle(ui, &label, row);
    return ks_ui_label_width(ui, &label) + ks_ui_px(ui, BLOCK_GAP);
}

/* Where the place stands in `row`: beside Back, or what does not fit there under it. */
struct place {
    struct ks_rect back, row; /* of the way back, of chip and words */
    struct ks_label label;
    int used; /* of the height */
};

static struct place place_of(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect row)
{
    int chip = ks_ui_px(ui, CHIP), gap = ks_ui_px(ui, 18);
    struct place place = {.back = back_rect(ui, head), .row = row, .used = row.h};
    bool has_back = head->back_action != 0 && !ui->mode.is_low;

    place.back.x = row.x;
    place.back.y = row.y + (row.h - place.back.h) / 2;
    if (has_back) {
        place.row.x += place.back.w + gap;
        place.row.w -= place.back.w + gap;
    }
    place.label = place_label(ui, head, place.row.w - chip - gap);
    if (has_back && ks_ui_label_width(ui, &place.label) > place.row.w - chip - gap) {
        place.row = (struct ks_rect){row.x, row.y + row.h + ks_ui_px(ui, 12), row.w, chip};
        place.used += chip + ks_ui_px(ui, 12);
        place.label = place_label(ui, head, row.w - chip - gap);
    }
    return place;
}

/* Draws Back, chip, service and page. Returns the height used. */
static int draw_place(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect row,
                      uint32_t ground)
{
    struct place place = place_of(ui, head, row);
    int chip = ks_ui_px(ui, CHIP), gap = ks_ui_px(ui, 18);

    if (head->back_action != 0 && !ui->mode.is_low) {
        const struct ks_button button = back_of(ui, head);
        ks_ui_button(ui, &button, place.back);
    }
    place.label.ground = ground;
    ks_ui_icon_chip(
        ui, head->service->icon,
        (struct ks_rect){place.row.x, place.row.y + (place.row.h - chip) / 2, chip, chip},
        head->service->colour, ui->theme->on_accent);
    place.row.x += chip + gap;
    place.row.w -= chip + gap;
    ks_ui_label_middle(ui, &place.label, place.row);
    return place.used;
}

/* Whether a page without a title is not named in `row` either. */
static bool is_unnamed(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect row)
{
    return head->title == NULL && head->page != NULL &&
           place_of(ui, head, row).label.text == head->service->name;
}

/* Whether every line of height is needed: large words within reach, with nothing above the line
 * that an arm reaches. */
static bool is_dear(const struct ks_ui *ui)
{
    return ui->mode.is_large && ui->mode.is_low && (ks_ui_is_landscape(ui) || ui->reach_y == 0);
}

/* Its name, from the top of `at`, which shrinks: it is the title of the page, as large as one line
 * holds it. */
static void draw_name(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect *at,
                      uint32_t ground)
{
    struct ks_label name = {head->page, ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD),
                            ui->theme->ink, ground, KS_ALIGN_LEFT};

    if (is_dear(ui) || ks_ui_label_width(ui, &name) > at->w)
        name.style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD);
    take_top(at, ks_ui_label(ui, &name, *at) + ks_ui_px(ui, 12));
}

/* Whether back, chip, service and step are all on one line, and the name of a page that no title
 * names; the bar under it says the step too. */
static bool has_room_for_step(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect row)
{
    struct ks_label step = {.text = head->step_text,
                            .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR)};
    const struct ks_label place = place_label(ui, head, 0);
    bool has_back = head->back_action != 0 && !ui->mode.is_low;
    int around = ks_ui_px(ui, CHIP + 18 + BLOCK_GAP) +
                 (has_back ? back_rect(ui, head).w + ks_ui_px(ui, 18) : 0);

    if (head->step_text == NULL)
        return false;
    int words = ks_ui_label_width(ui, &step);
    if (around + ks_ui_label_width(ui, &place) + words > row.w)
        return false;
    row.w -= words + ks_ui_px(ui, BLOCK_GAP);
    return !is_unnamed(ui, head, row);
}

/* Across the top in portrait, with the service's colour under it. */
static void draw_bar(struct ks_ui *ui, const struct ks_page_head *head)
{
    int height = ks_ui_px(ui, ui->mode.is_large ? BAR_LARGE : BAR), rule = ks_ui_px(ui, RULE);
    int least = back_rect(ui, head).h + ks_ui_px(ui, 20), margin = ks_ui_px(ui, MARGIN);
    struct ks_rect bar = ui->stage;

    bar.h = height < least ? least : height;
    ks_draw_fill(&ui->list, bar, 0, ui->theme->card);
    ks_draw_fill(&ui->list, (struct ks_rect){bar.x, bar.y + bar.h, bar.w, rule}, 0,
                 head->service->colour);
    struct ks_rect row = {bar.x + margin, bar.y, bar.w - 2 * margin, bar.h};
    if (has_room_for_step(ui, head, row))
        row.w -= draw_step_text(ui, head, row);
    draw_place(ui, head, row, ui->theme->card);
    take_top(&ui->stage, bar.h + rule);
}

/* ---- title ---- */

static void draw_steps(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect *at)
{
    int gap = ks_ui_px(ui, 12), height = ks_ui_px(ui, 14);
    int width = (at->w - gap * (head->step_count - 1)) / head->step_count;

    for (int i = 0; i < head->step_count; i++) {
        struct ks_rect rect = {at->x + i * (width + gap), at->y, width, height};
        ks_draw_fill(&ui->list, rect, height / 2,
                     i < head->step ? head->service->colour : ui->theme->line);
    }
    take_top(at, height + ks_ui_px(ui, 20));
}

/* Where an arm reaches only the foot of a panel, large words and keys leave no room for a lead. */
static bool has_room_for_lead(const struct ks_ui *ui)
{
    enum { LEAST = 1300 };

    return !ui->mode.is_large || !ui->mode.is_low || ks_ui_is_landscape(ui) ||
           ui->stage.h >= ks_ui_px(ui, LEAST);
}

/* Smaller where it would take more than two lines, and where every line of height is needed. */
static struct ks_text_style title_style(struct ks_ui *ui, const struct ks_page_head *head,
                                        int width)
{
    static const enum ks_type types[] = {KS_TYPE_TITLE, KS_TYPE_TILE, KS_TYPE_BODY};
    enum { TYPES = sizeof types / sizeof types[0] };
    struct ks_label title = {.text = head->title};
    int i = has_room_for_lead(ui) && !is_dear(ui) ? 0 : TYPES - 1;

    do
        title.style = ks_ui_style(ui, types[i], KS_WEIGHT_BOLD);
    while (++i < TYPES && ks_ui_label_lines(ui, &title, width) > 2);
    return title.style;
}

/* A lead that only says what is seen anyway is not worth a page. */
static bool is_lead_shown(const struct ks_ui *ui, const struct ks_page_head *head, bool is_above)
{
    bool is_left = head->is_lead_spare && is_above && ui->passes.is_lead_left;

    return head->lead != NULL && has_room_for_lead(ui) && !is_left;
}

/* Steps, title and lead from the top of `at`, which shrinks. */
static void draw_title(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect *at,
                       uint32_t ground)
{
    struct ks_label title = {.text = head->title, .ink = ui->theme->ink, .ground = ground};
    struct ks_label lead = {.text = head->lead,
                            .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                            .ink = ui->theme->soft_ink,
                            .ground = ground};
    bool is_above = at == &ui->stage, has_lead = is_lead_shown(ui, head, is_above);

    if (head->step_count > 0 && head->service != NULL)
        draw_steps(ui, head, at);
    if (head->title != NULL) {
        title.style = title_style(ui, head, at->w);
        take_top(at, ks_ui_label(ui, &title, *at));
    }
    if (has_lead) {
        int height = ks_ui_label(ui, &lead, *at);
        take_top(at, height);
        ui->passes.lead_px = is_above && head->is_lead_spare ? height : 0;
    }
    if (head->title != NULL || has_lead)
        take_top(at, ks_ui_px(ui, BLOCK_GAP));
}

/* In the panel the steps are told in words under the title: beside the place there is no room. */
static void draw_step_line(struct ks_ui *ui, const struct ks_page_head *head)
{
    const struct ks_label label = {.text = head->step_text,
                                   .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                                   .ink = ui->theme->soft_ink,
                                   .ground = ui->theme->card};

    if (head->step_text != NULL)
        take_top(&ui->side, ks_ui_label(ui, &label, ui->side) + ks_ui_px(ui, BLOCK_GAP));
}

static void head_of_panel(struct ks_ui *ui, const struct ks_page_head *head)
{
    int margin = ks_ui_px(ui, MARGIN);
    int width = ks_ui_px(ui, head->panel_units > 0 ? head->panel_units : PANEL_WIDTH);
    int line = ks_ui_px(ui, 2), rule = ks_ui_px(ui, PANEL_RULE), top = ks_ui_px(ui, 32);
    struct ks_rect panel = {ui->stage.x, ui->stage.y, width, ui->stage.h};

    ks_draw_fill(&ui->list, panel, 0, ui->theme->card);
    ks_draw_fill(&ui->list, (struct ks_rect){panel.x + width - line, panel.y, line, panel.h}, 0,
                 ui->theme->line);
    ks_draw_fill(&ui->list, (struct ks_rect){panel.x, panel.y, panel.w, rule}, 0,
                 head->service->colour);
    ui->side = (struct ks_rect){panel.x + margin, panel.y + top,
                                width - margin - ks_ui_px(ui, PANEL_RIGHT), panel.h - 2 * top};
    struct ks_rect row = {ui->side.x, ui->side.y, ui->side.w, back_rect(ui, head).h};
    take_top(&ui->side, draw_place(ui, head, row, ui->theme->card) + ks_ui_px(ui, 20));
    if (is_unnamed(ui, head, row))
        draw_name(ui, head, &ui->side, ui->theme->card);
    draw_title(ui, head, &ui->side, ui->theme->card);
    draw_step_line(ui, head);
    ui->stage.x += width + ks_ui_px(ui, 40);
    ui->stage.w -= width + 2 * ks_ui_px(ui, 40);
    take_top(&ui->stage, top);
}

static void head_of_half(struct ks_ui *ui, const struct ks_page_head *head)
{
    int margin = ks_ui_px(ui, MARGIN), middle = ks_ui_px(ui, 40);
    int both = ui->stage.w - 2 * margin - middle;
    int half = head->half_units > 0 ? ks_ui_px(ui, head->half_units) : both / 2;

    take_top(&ui->stage, ks_ui_px(ui, 24));
    ui->side = (struct ks_rect){ui->stage.x + margin, ui->stage.y, half, ui->stage.h};
    struct ks_rect row = {ui->side.x, ui->side.y, ui->side.w, back_rect(ui, head).h};
    row.w -= draw_step_text(ui, head, row);
    take_top(&ui->side, draw_place(ui, head, row, ui->theme->ground) + ks_ui_px(ui, 20));
    if (is_unnamed(ui, head, row))
        draw_name(ui, head, &ui->side, ui->theme->ground);
    draw_title(ui, head, &ui->side, ui->theme->ground);
    ui->stage.x += margin + half + middle;
    ui->stage.w = both - half;
}

/* How wide the place is with no more than the service's name. */
static int place_width(struct ks_ui *ui, const struct ks_page_head *head)
{
    const struct ks_label label = place_label(ui, head, 0);
    int gap = ks_ui_px(ui, 18), width = ks_ui_px(ui, CHIP) + gap + ks_ui_label_width(ui, &label);

    return head->back_action == 0 || ui->mode.is_low ? width : width + back_rect(ui, head).w + gap;
}

/* Height is dear across a wide panel: a title that fits there stands on the line of the place.
 * Returns whether it does. */
static bool draw_title_beside(struct ks_ui *ui, const struct ks_page_head *head, struct ks_rect row)
{
    int place = place_width(ui, head), gap = ks_ui_px(ui, 40);
    struct ks_label title = {.text = head->title,
                             .style = ks_ui_style(ui, KS_TYPE_TITLE, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ui->theme->ground};

    if (head->title == NULL || head->step_count > 0 ||
        place + gap + ks_ui_label_width(ui, &title) > row.w)
        return false;
    draw_place(ui, head, (struct ks_rect){row.x, row.y, place + 1, row.h}, ui->theme->ground);
    row.x += place + gap;
    row.w -= place + gap;
    ks_ui_label_middle(ui, &title, row);
    return true;
}

static void head_of_wide_column(struct ks_ui *ui, const struct ks_page_head *head)
{
    struct ks_page_head rest = *head;
    struct ks_rect row = {ui->stage.x, ui->stage.y, ui->stage.w, back_rect(ui, head).h};
    int used = row.h;

    if (draw_title_beside(ui, head, row)) {
        rest.title = NULL;
    } else {
        row.w -= draw_step_text(ui, head, row);
        used = draw_place(ui, head, row, ui->theme->ground);
    }
    take_top(&ui->stage, used + ks_ui_px(ui, 16));
    draw_title(ui, &rest, &ui->stage, ui->theme->ground);
}

static void head_of_column(struct ks_ui *ui, const struct ks_page_head *head)
{
    int margin = ks_ui_px(ui, MARGIN);

    if (head->service != NULL && !ks_ui_is_landscape(ui))
        draw_bar(ui, head);
    ui->stage.x += margin;
    ui->stage.w -= 2 * margin;
    take_top(&ui->stage, ks_ui_px(ui, ks_ui_is_landscape(ui) ? 20 : 28));
    if (head->service != NULL && ks_ui_is_landscape(ui))
        head_of_wide_column(ui, head);
    else
        draw_title(ui, head, &ui->stage, ui->theme->ground);
    ui->side = (struct ks_rect){0};
}

void ks_ui_page_head(struct ks_ui *ui, const struct ks_page_head *head)
{
    static void (*const heads[])(struct ks_ui *, const struct ks_page_head *) = {
        [LAYOUT_COLUMN] = head_of_column,
        [LAYOUT_PANEL] = head_of_panel,
        [LAYOUT_HALVES] = head_of_half,
    };

    if (ui->mode.is_low && head->back_action != 0)
        ui->back = back_of(ui, head);
    ui->page_name = head->title == NULL ? head->page : NULL;
    ui->zone = KS_ZONE_HEAD;
    heads[layout_of(ui, head)](ui, head);
    ui->zone = KS_ZONE_CONTENT;
}
