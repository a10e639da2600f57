/* Last days on a page: the day, where today stands in colour and word, what still counts, what can
 * still be done. */
#include "screens/page/field.h"

enum { MOST_BLOCKS = 31 };

/* ---- the state ---- */

/* What a tone looks like; the word stands beside it always. */
static struct ks_band band_of(struct ks_ui *ui, const struct ks_told *told)
{
    const struct ks_theme *theme = ui->theme;
    const struct ks_band bands[] = {
        [KS_TONE_CALM] = {"check", NULL, "", theme->good_soft, theme->on_good_soft, false},
        [KS_TONE_SOON] = {"clock", NULL, "", theme->warn_soft, theme->on_warn_soft, false},
        [KS_TONE_TODAY] = {"clock", NULL, "", theme->warn_soft, theme->on_warn_soft, false},
        [KS_TONE_OVER] = {"warning", NULL, "", theme->stop_soft, theme->on_stop_soft, false},
        [KS_TONE_ASK] = {"unsure", NULL, "", theme->warn_soft, theme->on_warn_soft, false},
    };
    struct ks_band band = bands[told->tone];

    band.title = told->state;
    return band;
}

/* The first remark alone where there is little room: what counts today or what can still be done
 * stands first. */
static const char *join_remarks(struct ks_ui *ui, const struct ks_told *told, enum ks_detail detail)
{
    int count = detail == KS_DETAIL_LEAST && told->remark_count > 1 ? 1 : told->remark_count;
    const char *all = count > 0 ? told->remarks[0] : "";

    for (int i = 1; i < count; i++)
        all = ks_arena_printf(&ui->arena, ui->mode.lang == KS_LANG_ZH_CN ? "%s%s" : "%s %s", all,
                              told->remarks[i]);
    return all;
}

/* ---- the days ---- */

/* One block a day from the day after the start to the last: grey what is past. */
static void flow_day_blocks(struct ks_ui *ui, struct ks_date from, struct ks_date last,
                            struct ks_date today)
{
    int count = ks_date_to_days(last) - ks_date_to_days(from), gap = ks_ui_px(ui, 8);
    int past = ks_date_to_days(today) - ks_date_to_days(from) - 1;
    struct ks_rect row;

    if (count < 1 || count > MOST_BLOCKS || !ks_flow_place(ui, ks_ui_px(ui, 28), 0, &row))
        return;
    int width = (row.w - (count - 1) * gap) / count;
    for (int i = 0; i < count; i++) {
        struct ks_rect block = {row.x + i * (width + gap), row.y, width, row.h};
        bool is_last = i == count - 1;
        uint32_t colour = is_last ? ui->theme->warn : ui->theme->action;
        if (i < past)
            ks_ui_fill(ui, block, ks_ui_px(ui, 8), ui->theme->line);
        else if (is_last && ui->theme->has_outline)
            ks_ui_edge(ui, block, ks_ui_px(ui, 8), ui->theme->ink, ks_ui_px(ui, 6));
        else
            ks_ui_fill(ui, block, ks_ui_px(ui, 8), colour);
    }
    ks_flow_gap(ui, 16);
}

/* A small label, and the day under it as large as it may be, with its weekday. */
static void flow_day(struct ks_ui *ui, const char *label, struct ks_date day)
{
    const struct ks_label name = {label, ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                                  ui->theme->soft_ink, ui->flow.card_fill, KS_ALIGN_LEFT};
    struct ks_label large = {ks_page_date_text(ui, day),
                             ks_ui_style(ui, KS_TYPE_FIGURE, KS_WEIGHT_BOLD), ui->theme->ink,
                             ui->flow.card_fill, KS_ALIGN_LEFT};
    const struct ks_label weekday = {ks_page_weekday_name(ui, day),
                                     ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR),
                                     ui->theme->ink, ui->flow.card_fill, KS_ALIGN_LEFT};
    int width = ks_flow_width(ui), first = ks_ui_label_height(ui, &name, width);
    struct ks_rect rect;

    if (ks_ui_label_width(ui, &large) > width)
        large.style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD);
    int second = ks_ui_label_height(ui, &large, width), used = ks_ui_label_width(ui, &large);
    if (!ks_flow_place(ui, first + second, 0, &rect))
        return;
    ks_ui_label(ui, &name, rect);
    rect.y += first;
    rect.h = second;
    ks_ui_label(ui, &large, rect);
    rect.x += used + ks_ui_px(ui, 20);
    rect.w -= used + ks_ui_px(ui, 20);
    if (ks_ui_label_width(ui, &weekday) <= rect.w)
        ks_ui_label_middle(ui, &weekday, rect);
}

/* The days but the one that was typed, `asked`, which stands above. */
struct told_view {
    const struct ks_told *told;
    struct ks_date today;
    bool has_from; /* the day it is counted from stands above already */
    enum ks_detail detail;
};

static void flow_told(struct ks_ui *ui, const void *ctx)
{
    const struct told_view *view = ctx;
    const struct ks_told *told = view->told;
    struct ks_band band = band_of(ui, told);

    for (int i = view->has_from ? 1 : 0; i < told->row_count; i++)
        if (i != told->result)
            ks_flow_pair(ui, told->rows[i].label, ks_page_date_text(ui, told->rows[i].day),
                         KS_TYPE_LEAD);
    if (told->result >= 0) {
        flow_day(ui, told->rows[told->result].label, told->day);
        ks_flow_gap(ui, 12);
        if (view->detail != KS_DETAIL_LEAST)
            flow_day_blocks(ui, told->rows[0].day, told->day, view->today);
    }
    band.text = join_remarks(ui, told, view->detail);
    ks_flow_band(ui, &band);
}

static void tell(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_last_day *last,
                 const char *label, struct ks_told *out)
{
    ks_last_day_tell(&ui->arena, ui->mode.lang, visit->content, last, label, ks_visit_today(visit),
                     out);
}

void ks_flow_last_day(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_last_day *last, const char *label, enum ks_detail detail)
{
    struct ks_told told;
    const struct told_view view = {&told, ks_visit_today(visit), false, detail};

    tell(visit, ui, last, label, &told);
    ks_flow_together(ui, flow_told, &view);
}

void ks_flow_last_day_chip(const struct ks_visit *visit, struct ks_ui *ui,
                           const struct ks_last_day *last, const char *label,
                           const struct ks_button *button)
{
    struct ks_told told;

    tell(visit, ui, last, label, &told);
    struct ks_band band = band_of(ui, &told);
    band.button = *button;
    if (told.result >= 0) {
        band.title = ks_page_date_text(ui, told.day);
        band.text = ks_arena_printf(&ui->arena, "%s · %s", label, told.state);
    }
    ks_flow_band(ui, &band);
}

/* ---- limits ---- */

/* A limit and, if it starts on a day the visitor knows, that day and what it comes to. */
struct limit_view {
    const struct ks_visit *visit;
    const struct ks_time_limit *limit;
    const struct ks_form *form;
    int blank;
    enum ks_detail detail;
    bool is_told; /* `told` is the last day worked out */
    struct ks_told told;
};

/* The limit, which opens the day it is counted from. */
static void flow_ask(struct ks_ui *ui, const struct limit_view *view)
{
    const char *ask = ks_form_title(view->visit, view->form, view->blank);
    const char *value = ks_blank_is_empty(ks_form_typed(view->form, view->blank))
                            ? ks_ui_tr(ui, "Work out my last day")
                            : ks_form_value(ui, view->form, view->blank);
    const struct ks_choice choice = {
        .role = KS_ROLE_OPTION,
        .name = ask,
        .title = ks_visit_words(view->visit, &view->limit->title),
        .detail = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s: %s"), ask, value),
        .icon = "calendar",
        .accent = ui->theme->action,
        .action = KS_ACT_FIELD,
        .arg = view->blank,
    };

    ks_flow_choice(ui, &choice);
}

static void flow_result(struct ks_ui *ui, const struct limit_view *view)
{
    const struct told_view told = {&view->told, ks_visit_today(view->visit), true, view->detail};

    if (view->is_told)
        flow_told(ui, &told);
}

/* In low reach what is read stands above what is pressed. What a told last day says of being late
 * is not said again. */
static void flow_limit(struct ks_ui *ui, const struct limit_view *view)
{
    const struct ks_time_limit *limit = view->limit;
    bool has_ask = ks_time_limit_asks(limit);

    if (has_ask && !view->is_told && view->detail == KS_DETAIL_LEAST) {
        flow_ask(ui, view);
        ks_flow_gap(ui, 24);
        return;
    }
    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (!has_ask)
        ks_flow_heading(ui, ks_visit_words(view->visit, &limit->title));
    else if (!ui->mode.is_low)
        flow_ask(ui, view);
    flow_result(ui, view);
    if (view->detail != KS_DETAIL_LEAST || !has_ask)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, ks_visit_words(view->visit, &limit->from));
    if (view->detail == KS_DETAIL_ALL && (!view->is_told || !view->told.has_late))
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                     ks_visit_words(view->visit, &limit->late));
    if (has_ask && ui->mode.is_low)
        flow_ask(ui, view);
    ks_flow_card_end(ui);
}

const char *ks_limit_state(const struct ks_visit *visit, struct ks_ui *ui,
                           const struct ks_time_limit *limit, const struct ks_blank *typed,
                           const char **more)
{
    struct ks_last_day last;
    struct ks_told told;
    struct ks_date from;

    *more = "";
    if (!ks_time_limit_asks(limit) || !ks_blank_date(typed, &from) ||
        !ks_last_day_of_limit(visit->content, limit, from, &last))
        return "";
    tell(visit, ui, &last, ks_ui_tr(ui, "Last day"), &told);
    if (told.tone != KS_TONE_CALM && told.tone != KS_TONE_SOON)
        *more = join_remarks(ui, &told, KS_DETAIL_LEAST);
    return told.result < 0 ? told.state
                           : ks_arena_printf(&ui->arena, "%s · %s", ks_page_date_text(ui, told.day),
                                             told.state);
}

void ks_flow_limits(const struct ks_visit *visit, struct ks_ui *ui,
                    const struct ks_time_limit *limits, int count, const struct ks_form *form,
                    int first, enum ks_detail detail)
{
    for (int i = 0; i < count; i++) {
        struct limit_view view = {.visit = visit,
                                  .limit = &limits[i],
                                  .form = form,
                                  .blank = first + i,
                                  .detail = detail};
        struct ks_last_day last;
        struct ks_date from;

        view.is_told = ks_time_limit_asks(view.limit) &&
                       ks_blank_date(ks_form_typed(form, first + i), &from) &&
                       ks_last_day_of_limit(visit->content, view.limit, from, &last);
        if (view.is_told)
            tell(visit, ui, &last, ks_ui_tr(ui, "Last day"), &view.told);
        flow_limit(ui, &view);
    }
}

int ks_limits_given(const struct ks_time_limit *limits, int count, const struct ks_blank *typed,
                    struct ks_slip_date *out)
{
    int given = 0;

    for (int i = 0; i < count; i++) {
        struct ks_date from;
        if (ks_time_limit_asks(&limits[i]) && ks_blank_date(&typed[i], &from))
            out[given++] = (struct ks_slip_date){&limits[i], from};
    }
    return given;
}
