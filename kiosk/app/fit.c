/* A frame held against the look: what each piece of it must be, by itself and beside the others. */
#include "app/fit.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/wording.h"
#include "draw/rects.h"
#include "screens/visit/screen.h"

enum { CAP_HEIGHT_PERMILLE = 733 };

static void fault(struct ks_fit *fit, const char *what, const char *text, size_t bytes,
                  struct ks_rect rect)
{
    const struct ks_fit_fault found = {.what = what, .text = text, .bytes = bytes, .rect = rect};

    fit->faults++;
    fit->tell(fit->ctx, &found);
}

void ks_fit_tell(struct ks_fit *fit, const char *what, const char *name, struct ks_rect rect)
{
    fault(fit, what, name, strlen(name), rect);
}

bool ks_fit_is_behind(const struct ks_ui *ui, int index)
{
    return index >= ui->behind.from && index < ui->behind.to;
}

static void check_control(struct ks_fit *fit, const struct ks_control *control)
{
    const struct ks_ui *ui = fit->ui;
    struct ks_rect window = {0, 0, ui->mode.w, ui->mode.h};
    int target = ks_ui_target_px(ui);
    size_t bytes = strlen(control->name);

    if (bytes == 0)
        fault(fit, KS_N_("a control without a name"), "", 0, control->rect);
    if (control->rect.w < target || control->rect.h < target)
        fault(fit, KS_N_("a target too small"), control->name, bytes, control->rect);
    if (!ks_rect_contains(window, control->rect))
        fault(fit, KS_N_("a control outside the window"), control->name, bytes, control->rect);
}

static bool is_outline_of(const struct ks_draw_cmd *cmd, struct ks_rect r)
{
    bool is_same =
        cmd->rect.x == r.x && cmd->rect.y == r.y && cmd->rect.w == r.w && cmd->rect.h == r.h;

    return cmd->kind == KS_DRAW_RECT && is_same && cmd->border_px > 0;
}

/* What cannot be pressed differs by more than its colour: it has no outline. */
static void check_disabled(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;

    for (int i = 0; i < ui->control_count; i++) {
        for (int j = 0; ui->controls[i].is_disabled && j < ui->list.count; j++) {
            if (is_outline_of(&ui->list.cmds[j], ui->controls[i].rect))
                fault(fit, KS_N_("a disabled control that looks alive"), ui->controls[i].name,
                      strlen(ui->controls[i].name), ui->controls[i].rect);
        }
    }
}

static void check_gaps(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    int gap = ks_ui_gap_px(ui);

    for (int i = 0; i < ui->control_count; i++) {
        struct ks_rect r = ui->controls[i].rect;
        struct ks_rect around = {r.x - gap + 1, r.y - gap + 1, r.w + 2 * gap - 2,
                                 r.h + 2 * gap - 2};
        for (int j = 0; j < i; j++) {
            if (ks_rect_intersects(around, ui->controls[j].rect))
                fault(fit, KS_N_("controls less than 3 mm apart"), ui->controls[i].name,
                      strlen(ui->controls[i].name), r);
        }
    }
}

static uint32_t last_code(const char *text, size_t bytes)
{
    const char *p = text;
    uint32_t code = 0;

    while (p < text + bytes)
        code = ks_utf8_next(&p);
    return code;
}

static void check_text(struct ks_fit *fit, const struct ks_draw_cmd *cmd)
{
    const struct ks_ui *ui = fit->ui;
    struct ks_rect window = {0, 0, ui->mode.w, ui->mode.h};
    int cap_um = cmd->size_px * CAP_HEIGHT_PERMILLE * ui->mode.microns_per_px / 1000;
    int least = ui->mode.is_large ? 7300 : 4800;
    int big = ks_ui_px(ui, 46);
    int contrast = ks_contrast_x100(cmd->fill, cmd->ground);
    int wanted = cmd->size_px >= big && !ui->mode.is_contrast ? 450 : 700;

    if (cap_um < least && !cmd->is_pictured)
        fault(fit, KS_N_("letters too small"), cmd->text, cmd->text_bytes, cmd->rect);
    if (contrast < wanted)
        fault(fit, KS_N_("too little contrast"), cmd->text, cmd->text_bytes, cmd->rect);
    if (!ks_rect_contains(window, cmd->rect))
        fault(fit, KS_N_("text outside the window"), cmd->text, cmd->text_bytes, cmd->rect);
}

/* A line with bold parts is drawn in runs, one behind the other: whether `next` is one of `cmd`'s
 * line. */
static bool goes_on(const struct ks_draw_cmd *cmd, const struct ks_draw_cmd *next)
{
    return next->kind == KS_DRAW_TEXT && next->text == cmd->text + cmd->text_bytes &&
           next->rect.y == cmd->rect.y && next->rect.x == cmd->rect.x + cmd->rect.w;
}

static void check_line(struct ks_fit *fit, int index)
{
    const struct ks_draw_cmd *cmd = &fit->ui->list.cmds[index];
    const struct ks_draw_cmd *end = fit->ui->list.cmds + fit->ui->list.count, *last = cmd;
    const char *p = cmd->text;

    if (index > 0 && cmd[-1].kind == KS_DRAW_TEXT && goes_on(cmd - 1, cmd))
        return;
    while (last + 1 < end && goes_on(last, last + 1))
        last++;
    size_t bytes = (size_t)(last->text + last->text_bytes - cmd->text);
    if (!ks_text_may_begin_line(ks_utf8_next(&p)) && bytes > 3)
        fault(fit, KS_N_("a line that begins with a closing mark"), cmd->text, bytes, cmd->rect);
    if (isdigit((unsigned char)cmd->text[bytes - 1]) && isdigit((unsigned char)cmd->text[bytes]))
        fault(fit, KS_N_("a number cut in two"), cmd->text, bytes, cmd->rect);
    if (isalpha((unsigned char)cmd->text[bytes - 1]) && isalpha((unsigned char)cmd->text[bytes]))
        fault(fit, KS_N_("a word cut in two"), cmd->text, bytes, cmd->rect);
    if (!ks_text_may_end_line(last_code(cmd->text, bytes)))
        fault(fit, KS_N_("a line that ends with an opening mark"), cmd->text, bytes, cmd->rect);
}

/* A label lies inside its control; any other text keeps off controls and other texts. */
static void check_overlaps(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *a = &ui->list.cmds[i];
        if (a->kind != KS_DRAW_TEXT || ks_fit_is_behind(ui, i))
            continue;
        check_text(fit, a);
        check_line(fit, i);
        for (int j = 0; j < i; j++) {
            const struct ks_draw_cmd *b = &ui->list.cmds[j];
            if (b->kind == KS_DRAW_TEXT && !ks_fit_is_behind(ui, j) &&
                ks_rect_intersects(a->rect, b->rect))
                fault(fit, KS_N_("text over text"), a->text, a->text_bytes, a->rect);
        }
        for (int j = 0; j < ui->control_count; j++) {
            struct ks_rect r = ui->controls[j].rect;
            if (ks_rect_intersects(r, a->rect) && !ks_rect_contains(r, a->rect))
                fault(fit, KS_N_("text half in a control"), a->text, a->text_bytes, a->rect);
        }
    }
}

static void check_reach(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    int bottom_um = ui->mode.bottom_above_floor_mm * 1000, um = ui->mode.microns_per_px;

    for (int i = 0; i < ui->control_count && ui->mode.is_low; i++) {
        struct ks_rect r = ui->controls[i].rect;
        int top = bottom_um + (ui->mode.h - r.y) * um;
        int foot = bottom_um + (ui->mode.h - r.y - r.h) * um;
        if (top > 1220000 || foot < 380000)
            fault(fit, KS_N_("out of reach"), ui->controls[i].name, strlen(ui->controls[i].name),
                  r);
    }
}

/* Whether what is drawn is the name, or words of it, whatever letters they begin with. */
static bool is_of_name(const struct ks_draw_cmd *text, const struct ks_control *control)
{
    size_t length = strlen(control->name);

    for (size_t i = 0; i + text->text_bytes <= length; i++)
        if (strncasecmp(control->name + i, text->text, text->text_bytes) == 0)
            return true;
    return false;
}

/* A short name without blanks is one word: on a button it stands on one line. */
static void check_short_names(struct ks_fit *fit)
{
    enum { LETTERS = 5 };
    const struct ks_ui *ui = fit->ui;

    for (int i = 0; i < ui->control_count; i++) {
        const struct ks_control *control = &ui->controls[i];
        bool is_word = control->role == KS_ROLE_BUTTON && strchr(control->name, ' ') == NULL &&
                       ks_utf8_count(control->name) <= LETTERS;
        bool is_cut = false;
        for (int j = 0; is_word && j < ui->list.count; j++) {
            const struct ks_draw_cmd *cmd = &ui->list.cmds[j];
            is_cut =
                is_cut || (cmd->kind == KS_DRAW_TEXT && !ks_fit_is_behind(ui, j) &&
                           ks_rect_contains(control->rect, cmd->rect) &&
                           cmd->text_bytes < strlen(control->name) && is_of_name(cmd, control));
        }
        if (is_cut)
            ks_fit_tell(fit, KS_N_("a short name broken on its button"), control->name,
                        control->rect);
    }
}

/* Whether b goes on in the next line where a ends. */
static bool is_next_line(const struct ks_draw_cmd *a, const struct ks_draw_cmd *b)
{
    const char *end = a->text + a->text_bytes;

    return b->kind == KS_DRAW_TEXT && (b->text == end || (b->text == end + 1 && *end == '\n'));
}

/* Whether the command is the first of exactly two lines of a name. */
static bool is_of_two(const struct ks_draw_list *list, int at)
{
    const struct ks_draw_cmd *cmd = &list->cmds[at];

    return cmd->kind == KS_DRAW_TEXT && cmd->weight == KS_WEIGHT_BOLD && at + 1 < list->count &&
           is_next_line(cmd, cmd + 1) && !(at > 0 && is_next_line(cmd - 1, cmd)) &&
           !(at + 2 < list->count && is_next_line(cmd + 1, cmd + 2));
}

/* Of a name on two lines the first ends with its mark, where both parts would have a line: else a
 * word may be broken. */
static void check_marks(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        const char *part = is_of_two(&ui->list, i) ? ks_text_part_end(cmd->text) : NULL;
        bool is_control = false;
        for (int j = 0; part != NULL && j < ui->control_count; j++)
            is_control = is_control || ks_rect_contains(ui->controls[j].rect, cmd->rect);
        if (!is_control || ks_fit_is_behind(ui, i))
            continue;
        size_t all = (size_t)(cmd[1].text + cmd[1].text_bytes - cmd->text);
        size_t first = (size_t)(part - cmd->text), second = all - first;
        size_t longer = first > second ? first : second;
        size_t line = cmd->text_bytes > cmd[1].text_bytes ? cmd->text_bytes : cmd[1].text_bytes;
        if (first < all && cmd->text_bytes != first && longer <= line)
            fault(fit, KS_N_("a name broken beside its mark"), cmd->text, all, cmd->rect);
    }
}

/* The bar at the top, as the frame's first command draws it; none under the idle warning. */
static struct ks_rect header_of(const struct ks_ui *ui)
{
    struct ks_rect first = ui->list.cmds[0].rect;

    return first.h < ui->mode.h ? first : (struct ks_rect){0};
}

static bool is_dock(const struct ks_control *control)
{
    return control->action >= KS_ACT_HOME && control->action <= KS_ACT_LANG;
}

/* What a screen shows keeps off the header and the dock that stand around it. */
static void check_frame(struct ks_fit *fit)
{
    const struct ks_ui *ui = fit->ui;
    struct ks_rect header = header_of(ui);

    for (int i = 0; i < ui->control_count; i++) {
        if (ks_rect_intersects(header, ui->controls[i].rect))
            fault(fit, KS_N_("a control under the header"), ui->controls[i].name,
                  strlen(ui->controls[i].name), ui->controls[i].rect);
    }
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind != KS_DRAW_TEXT || ks_fit_is_behind(ui, i))
            continue;
        if (ks_rect_intersects(header, cmd->rect) && !ks_rect_contains(header, cmd->rect))
            fault(fit, KS_N_("text half under the header"), cmd->text, cmd->text_bytes, cmd->rect);
        for (int j = 0; j < ui->control_count; j++)
            if (is_dock(&ui->controls[j]) && ks_rect_intersects(ui->controls[j].rect, cmd->rect) &&
                !is_of_name(cmd, &ui->controls[j]))
                fault(fit, KS_N_("text under the dock"), cmd->text, cmd->text_bytes, cmd->rect);
    }
}

/* An icon that nobody drew is a hole on the page. */
static void check_icons(struct ks_fit *fit)
{
    const struct ks_draw_list *list = &fit->ui->list;

    for (int i = 0; i < list->count; i++)
        if (list->cmds[i].kind == KS_DRAW_ICON && !ks_wording_is_icon(list->cmds[i].text))
            fault(fit, KS_N_("an icon nobody drew"), list->cmds[i].text, strlen(list->cmds[i].text),
                  list->cmds[i].rect);
}

void ks_fit_check(struct ks_fit *fit)
{
    for (int i = 0; i < fit->ui->control_count; i++)
        check_control(fit, &fit->ui->controls[i]);
    check_gaps(fit);
    check_disabled(fit);
    check_overlaps(fit);
    check_reach(fit);
    check_short_names(fit);
    check_marks(fit);
    check_frame(fit);
    check_icons(fit);
}
