/* A frame held against the rules of layout: what belongs together stands together, one button is
 * filled, what is pinned stays, edges are seen, a page ends at its foot. */

#include "app/fit.h"

#include <string.h>

#include "base/i18n.h"
#include "draw/rects.h"
#include "screens/proof.h"
#include "screens/visit/screen.h"

enum {
    DIGIT_KEYS = 10,
    LEAST_KEY = 96,
    LEAST_EDGE = 300,
    MOST_BLANK_PERCENT = 17,
    MOST_HOLE_PERCENT = 33,
    MOST_CARD_FOOT_PERCENT = 25,
    MOST_BLANK_TIGHT_PERCENT = 60, /* in large text and within reach */
    LEAST_CARD = 60,
    MOST_UNDER_HEADING = 48,
    MOST_UNDER_CAPTION = 48,
    LARGER_TENTHS = 14, /* than the line above it, in tenths of that: it is what that is about */
    LEAST_ROWS = 4,     /* fewer cannot always be parted so that none is alone */
    LEAST_LAST_PERCENT = 33,
    LEAST_LAST_TO_READ_PERCENT = 60
};

static bool is_rect(struct ks_rect a, struct ks_rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* The command that outlines or fills exactly the control; NULL if none does. */
static const struct ks_draw_cmd *surface_of(const struct ks_ui *ui, struct ks_rect r, bool is_edge)
{
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind == KS_DRAW_RECT && is_rect(cmd->rect, r) &&
            (is_edge ? cmd->border_px > 0 : cmd->has_fill))
            return cmd;
    }
    return NULL;
}

static bool is_filled(const struct ks_ui *ui, const struct ks_control *control)
{
    const struct ks_draw_cmd *fill = surface_of(ui, control->rect, false);

    return fill != NULL && fill->fill == ui->theme->action && !control->is_checked;
}

static void check_one_filled(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    const struct ks_control *first = NULL;

    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_control *control = &ui->controls[i];
        if (!is_filled(ui, control))
            continue;
        if (first != NULL)
            ks_fit_tell(fit, KS_N_("a second filled button"), control->name, control->rect);
        first = control;
    }
}

/* What outlines a control is seen on what lies around it. */
static void check_edges(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;

    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_control *control = &ui->controls[i];
        const struct ks_draw_cmd *edge = surface_of(ui, control->rect, true);
        if (edge != NULL && !control->is_disabled &&
            (ks_contrast_x100(edge->border, ui->theme->card) < LEAST_EDGE ||
             ks_contrast_x100(edge->border, ui->theme->ground) < LEAST_EDGE) &&
            ks_contrast_x100(edge->border, control->ground) < LEAST_EDGE)
            ks_fit_tell(fit, KS_N_("an edge hardly seen"), control->name, control->rect);
    }
}

/* A pad: all ten digits, or none. */
static void check_pad(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    int digits = 0;

    for (int i = 0; i < ui->control_count; i++) {
        const char *name = ui->controls[i].name;
        digits += ui->controls[i].role == KS_ROLE_KEY && name[0] >= '0' && name[0] <= '9' &&
                  name[1] == '\0';
    }
    if (digits != 0 && digits != DIGIT_KEYS)
        ks_fit_tell(fit, KS_N_("a pad without all its keys"), "", ui->stage);
}

/* Keys are as high as a finger wants them, but where an arm reaches only the foot of the panel and
 * on a wide one in large text. */
static void check_keys(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    bool is_tight = ui->mode.is_low || (ui->mode.is_large && ks_ui_is_landscape(ui));

    for (int i = 0; i < ui->control_count && !is_tight; i++)
        if (ui->controls[i].role == KS_ROLE_KEY && ui->controls[i].rect.h < ks_ui_px(ui, LEAST_KEY))
            ks_fit_tell(fit, KS_N_("a key lower than a finger wants it"), ui->controls[i].name,
                        ui->controls[i].rect);
}

/* A lead that only says what is seen anyway is not worth a page: without it two pages would be one.
 */
static void check_lead(struct ks_fit *fit)
{
    const struct ks_passes *passes = &fit->ui->passes;
    const struct ks_rect area = fit->ui->flow.area;

    if (fit->ui->page_count == 2 && passes->even_pages == 2 && passes->lead_px > 0 &&
        2 * passes->mean_px <= area.h + passes->lead_px)
        ks_fit_tell(fit, KS_N_("a lead that takes a page"), "", area);
}

static bool is_on_control(const struct ks_ui *ui, struct ks_rect text)
{
    bool is_on = false;

    for (int i = 0; i < ui->control_count && !is_on; i++)
        is_on = ks_rect_contains(ui->controls[i].rect, text);
    return is_on;
}

/* Whether a text lies on a surface of the content, or on a control. */
static bool is_on_surface(const struct ks_ui *ui, struct ks_rect text)
{
    bool is_on = is_on_control(ui, text);

    for (int i = 0; i < ui->list.count && !is_on; i++)
        is_on = ui->list.cmds[i].kind == KS_DRAW_RECT && !ks_fit_is_behind(ui, i) &&
                ks_rect_contains(ui->flow.area, ui->list.cmds[i].rect) &&
                ks_rect_contains(ui->list.cmds[i].rect, text);
    return is_on;
}

/* Whether something that can be pressed stands beside a text. */
static bool is_beside_control(const struct ks_ui *ui, struct ks_rect text)
{
    bool is_one = false;

    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_rect rect = ui->controls[i].rect;
        is_one = is_one || (rect.y < text.y + text.h && text.y < rect.y + rect.h &&
                            ks_rect_contains(ui->flow.area, rect));
    }
    return is_one;
}

/* How far below the text the next one begins, or what can be pressed; -1: nothing does. */
static int distance_below(const struct ks_ui *ui, struct ks_rect text, bool is_pressed)
{
    int foot = text.y + text.h, count = is_pressed ? ui->control_count : ui->list.count, least = -1;

    for (int i = 0; i < count; i++) {
        const struct ks_rect rect = is_pressed ? ui->controls[i].rect : ui->list.cmds[i].rect;
        bool is_one = (is_pressed || ui->list.cmds[i].kind == KS_DRAW_TEXT) && rect.y >= foot &&
                      ks_rect_contains(ui->flow.area, rect);
        if (is_one && (least < 0 || rect.y - foot < least))
            least = rect.y - foot;
    }
    return least;
}

/* A heading stands right above what is to be pressed under it, wherever that has to be. */
static void check_headings(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        bool is_heading = cmd->kind == KS_DRAW_TEXT && cmd->weight == KS_WEIGHT_BOLD &&
                          !ks_fit_is_behind(ui, i) && ks_rect_contains(ui->flow.area, cmd->rect) &&
                          !is_on_surface(ui, cmd->rect) && !is_beside_control(ui, cmd->rect);
        int control = is_heading ? distance_below(ui, cmd->rect, true) : -1;
        int text = is_heading ? distance_below(ui, cmd->rect, false) : -1;
        if (control > ks_ui_px(ui, MOST_UNDER_HEADING) && (text < 0 || text >= control))
            ks_fit_tell(fit, KS_N_("a heading far from what it heads"), cmd->text, cmd->rect);
    }
}

/* The next text below another that begins where it does; NULL: none. */
static const struct ks_draw_cmd *next_below(const struct ks_ui *ui, const struct ks_draw_cmd *text)
{
    const struct ks_draw_cmd *next = NULL;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        bool is_below = cmd->kind == KS_DRAW_TEXT && cmd->rect.y >= text->rect.y + text->rect.h &&
                        cmd->rect.x == text->rect.x && ks_rect_contains(ui->flow.area, cmd->rect);
        if (is_below && (next == NULL || cmd->rect.y < next->rect.y))
            next = cmd;
    }
    return next;
}

/* A small line above a large one says what that is: whatever the page has left, it stands there. */
static void check_captions(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i], *next = NULL;
        if (cmd->kind == KS_DRAW_TEXT && !ks_fit_is_behind(ui, i) &&
            ks_rect_contains(ui->flow.area, cmd->rect) && is_on_surface(ui, cmd->rect) &&
            !is_on_control(ui, cmd->rect))
            next = next_below(ui, cmd);
        if (next == NULL || next->size_px * 10 < cmd->size_px * LARGER_TENTHS)
            continue;
        if (next->rect.y - cmd->rect.y - cmd->rect.h > ks_ui_px(ui, MOST_UNDER_CAPTION))
            ks_fit_tell(fit, KS_N_("a caption far from what it is of"), cmd->text, cmd->rect);
    }
}

/* Two that say one thing are on one page, where that holds both, and next to each other. */
static void check_pairs(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    const struct ks_rect area = ui->flow.area;
    int room = area.y + area.h - (ui->reach_y > area.y ? ui->reach_y : area.y);

    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_control *one = &ui->controls[i], *two = one + 1;
        bool is_pair = i + 1 < ui->control_count && two->action == one->action &&
                       (two->rect.y == one->rect.y ||
                        two->rect.y <= one->rect.y + one->rect.h + ks_ui_px(ui, 28));
        if (one->joins_next && !is_pair && 2 * one->rect.h + ks_ui_px(ui, 28) <= room)
            ks_fit_tell(fit, KS_N_("a pair that is parted"), one->name, one->rect);
    }
}

static void check_units(struct ks_fit *fit)
{
    if (fit->ui->passes.has_split)
        ks_fit_tell(fit, KS_N_("a card split that a page would hold"), "", fit->ui->flow.area);
}

/* Whether a command is something to see on a surface: not a surface itself. */
static bool is_something(const struct ks_draw_cmd *cmd)
{
    return cmd->kind != KS_DRAW_RECT && cmd->kind != KS_DRAW_SHADOW;
}

static bool has_keys(const struct ks_ui *ui)
{
    bool has_some = false;

    for (int i = 0; i < ui->control_count; i++)
        has_some = has_some || ui->controls[i].role == KS_ROLE_KEY;
    return has_some;
}

/* On every page there is something, and on every card. */
static void check_something(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    const struct ks_rect area = ui->flow.area;
    bool is_page = false;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *card = &ui->list.cmds[i];
        bool is_card = card->kind == KS_DRAW_RECT && card->has_fill &&
                       card->rect.h >= ks_ui_px(ui, LEAST_CARD) && card->rect.x == area.x &&
                       card->rect.w == area.w && ks_rect_contains(area, card->rect);
        is_page = is_page || (!ks_fit_is_behind(ui, i) && is_something(card) &&
                              ks_rect_intersects(area, card->rect));
        is_card = is_card && !ks_fit_is_behind(ui, i);
        for (int j = i + 1; is_card && j < ui->list.count; j++)
            is_card = !(is_something(&ui->list.cmds[j]) &&
                        ks_rect_intersects(card->rect, ui->list.cmds[j].rect));
        if (is_card)
            ks_fit_tell(fit, KS_N_("a card with nothing on it"), "", card->rect);
    }
    if (!is_page && ui->page_count > 1)
        ks_fit_tell(fit, KS_N_("a page with nothing on it"), "", area);
}

/* A page ends at its foot, wherever there is something on it that can take the room; the last of
 * several may end anywhere. */
static void check_foot(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    const struct ks_rect area = ui->flow.area;
    int blank = area.y + area.h - ui->passes.end_y;
    bool is_last_of_several = ui->page_count > 1 && ui->page + 1 == ui->page_count;

    bool is_tight = ui->mode.is_large || ui->reach_y > 0;
    int most = is_tight ? MOST_BLANK_TIGHT_PERCENT : MOST_BLANK_PERCENT;

    if (is_tight && ui->passes.grower.rows == 0)
        return;
    if (!is_last_of_several && blank * 100 > area.h * most)
        ks_fit_tell(fit, KS_N_("a page that ends in its middle"), "", area);
}

/* Nor is there a hole in it, in what takes up the room that is left or at the end of a card, while
 * its letters could be larger. */
static void check_hole(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    const struct ks_passes *passes = &ui->passes;
    const struct ks_rect area = ui->flow.area;
    int spring = passes->springs > 0 ? passes->spring_px : 0;
    int card = passes->card_px + passes->card_top_px, hole = spring > card ? spring : card;
    bool is_free = ui->page_count > 1 || ui->is_sheet || ui->reach_y > 0 || has_keys(ui);

    if (!is_free && !passes->are_letters_largest && hole * 100 > area.h * MOST_HOLE_PERCENT)
        ks_fit_tell(fit, KS_N_("a hole in a page of small letters"), "", area);
}

/* What a card takes of it lies between its blocks and around them, not all at its foot; in low
 * reach what can be pressed has its place. */
static void check_card_foot(struct ks_fit *fit)
{
    const struct ks_passes *passes = &fit->ui->passes;
    const struct ks_rect area = fit->ui->flow.area;
    int blank = passes->card_px - passes->card_top_px;

    if (fit->ui->reach_y == 0 && blank * 100 > area.h * MOST_CARD_FOOT_PERCENT)
        ks_fit_tell(fit, KS_N_("a card that is blank at its foot"), "", area);
}

/* One block grows, and it alone: what the page has left is not shared out among several. */
static void check_one_grows(struct ks_fit *fit)
{
    const struct ks_passes *passes = &fit->ui->passes;

    if (passes->grown_blocks > 1)
        ks_fit_tell(fit, KS_N_("a second block that grows"), "", fit->ui->flow.area);
}

/* The last of several pages is no widow: what is on it would not fit on those before, or they share
 * what there is, or something on it that can be pressed grows. A panel of which an arm reaches a
 * strip has pages of a few rows, and any number may be left. */
static void check_last(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    const struct ks_rect area = ui->flow.area;
    int used = ui->flow.y - ui->flow.grown_px - area.y;
    bool is_read = !ui->flow.has_controls;
    int least = is_read ? LEAST_LAST_TO_READ_PERCENT : LEAST_LAST_PERCENT;

    if (ui->page_count > 1 && !ui->fills_in_order && !ks_proof_is_strip(&ui->mode) &&
        (is_read || !ui->passes.is_grown) && ui->passes.even_tries == 0 &&
        used * 100 < area.h * least)
        ks_fit_tell(fit, KS_N_("little left for the last page"), "", area);
}

/* A page says what it is: by a title, or by its name beside that of the service. */
static void check_name(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    size_t length = ui->page_name == NULL ? 0 : strlen(ui->page_name);
    bool is_said = length == 0;

    for (int i = 0; i < ui->list.count && !is_said; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        size_t most = cmd->kind == KS_DRAW_TEXT ? cmd->text_bytes : 0;
        is_said =
            most > 0 &&
            (strncmp(cmd->text, ui->page_name, most) == 0 ||
             (most >= length && strncmp(cmd->text + most - length, ui->page_name, length) == 0));
    }
    if (!is_said)
        ks_fit_tell(fit, KS_N_("a page that does not say what it is"), ui->page_name, ui->stage);
}

/* The dock comes last in the order in which controls are read. */
static void check_order(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    bool is_dock_begun = false;

    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_control *control = &ui->controls[i];
        bool is_dock = control->action >= KS_ACT_HOME && control->action <= KS_ACT_LANG;
        if (is_dock_begun && !is_dock)
            ks_fit_tell(fit, KS_N_("a control read after the dock"), control->name, control->rect);
        is_dock_begun = is_dock_begun || is_dock;
    }
}

void ks_fit_check_layout(struct ks_fit *fit)
{
    check_one_filled(fit);
    check_edges(fit);
    check_pad(fit);
    check_keys(fit);
    check_units(fit);
    check_lead(fit);
    check_headings(fit);
    check_captions(fit);
    check_pairs(fit);
    check_something(fit);
    check_foot(fit);
    check_hole(fit);
    check_card_foot(fit);
    check_one_grows(fit);
    check_last(fit);
    check_name(fit);
    check_order(fit);
    ks_fit_check_rhythm(fit);
}

void ks_fit_check_rows(struct ks_fit *fit, struct ks_fit_rows *rows)
{
    const struct ks_ui *ui = fit->ui;
    int here = 0;

    for (int i = 0; i < ui->control_count; i++)
        here += ui->controls[i].role == KS_ROLE_CHECKBOX;
    rows->count += here;
    rows->is_one_alone = rows->is_one_alone || here == 1;
    if (ui->page + 1 == ui->page_count && rows->is_one_alone && rows->count >= LEAST_ROWS &&
        ui->reach_y == 0)
        ks_fit_tell(fit, KS_N_("a row of a list alone on its page"), "", ui->flow.area);
}

/* Back, tabs and buttons of the foot: those that are neither of the content nor turn pages. */
static bool is_pinned(const struct ks_ui *ui, const struct ks_control *control)
{
    bool turns = !ui->turns_by_foot &&
                 (control->action == KS_ACT_PAGE_BACK || control->action == KS_ACT_PAGE_NEXT);

    return !turns && !ks_rect_intersects(control->rect, ui->flow.area);
}

void ks_fit_check_pinned(struct ks_fit *fit, struct ks_fit_pins *pins)
{
    const struct ks_ui *ui = fit->ui;
    int count = 0;

    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_control *control = &ui->controls[i];
        if (!is_pinned(ui, control) || count == KS_FIT_MOST_PINS)
            continue;
        if (ui->page > 0 && (count >= pins->count || !is_rect(pins->rects[count], control->rect)))
            ks_fit_tell(fit, KS_N_("moved from page to page"), control->name, control->rect);
        pins->rects[count++] = control->rect;
    }
    if (ui->page > 0 && count < pins->count)
        ks_fit_tell(fit, KS_N_("something pinned is gone"), "", ui->stage);
    pins->count = count;
}
