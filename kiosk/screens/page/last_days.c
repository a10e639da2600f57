/* Last days on a page: the days, where today stands, what still counts, what can still be done. */
#include "screens/page/field.h"

static void flow_told(struct ks_ui *ui, const void *ctx)
{
    const struct ks_told *told = ctx;
    bool is_loud = told->tone != KS_TONE_CALM;

    for (int i = 0; i < told->row_count; i++)
        ks_flow_pair(ui, told->rows[i].label, ks_page_date_text(ui, told->rows[i].day),
                     i == told->result ? KS_TYPE_TILE : KS_TYPE_BODY);
    ks_flow_text(ui, KS_TYPE_TILE, is_loud ? ui->theme->on_stop_soft : ui->theme->ink, told->state);
    for (int i = 0; i < told->remark_count; i++)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, told->remarks[i]);
}

static void tell(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_last_day *last,
                 const char *label, struct ks_told *out)
{
    ks_last_day_tell(&ui->arena, ui->mode.lang, visit->content, last, label, ks_visit_today(visit),
                     out);
}

void ks_flow_last_day(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_last_day *last, const char *label)
{
    struct ks_told told;

    tell(visit, ui, last, label, &told);
    ks_flow_together(ui, flow_told, &told);
}

/* A limit and, if it starts on a day the visitor knows, that day and what it comes to. */
struct limit_view {
    const struct ks_visit *visit;
    const struct ks_time_limit *limit;
    const struct ks_form *form;
    int blank;
    bool is_told; /* `told` is the last day worked out */
    struct ks_told told;
};

static void flow_asked(struct ks_ui *ui, const void *ctx)
{
    const struct limit_view *view = ctx;

    ks_flow_heading(ui, ks_visit_words(view->visit, &view->limit->title));
    if (ks_time_limit_asks(view->limit))
        ks_flow_field(view->visit, ui, view->form, view->blank);
    if (view->is_told)
        flow_told(ui, &view->told);
}

/* What a told last day says of being late is not said again. */
static void flow_limit(struct ks_ui *ui, const struct limit_view *view)
{
    const struct ks_time_limit *limit = view->limit;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_together(ui, flow_asked, view);
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, ks_visit_words(view->visit, &limit->from));
    if (!view->is_told || !view->told.has_late)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                     ks_visit_words(view->visit, &limit->late));
    ks_flow_card_end(ui);
}

void ks_flow_limits(const struct ks_visit *visit, struct ks_ui *ui,
                    const struct ks_time_limit *limits, int count, const struct ks_form *form,
                    int first)
{
    for (int i = 0; i < count; i++) {
        struct limit_view view = {
            .visit = visit, .limit = &limits[i], .form = form, .blank = first + i};
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
