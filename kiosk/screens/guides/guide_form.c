/* The blanks of a guide: the amount it costs after, the days its limits count from. */
#include "screens/guides/guides.h"
#include "service/cost.h"

static const char *title(const struct ks_visit *visit, const struct ks_form *form, int blank)
{
    const struct ks_guide *guide = &visit->content->guides[ks_guide_now(visit)->guide];

    (void)form;
    return ks_visit_words(visit, blank == KS_GUIDE_AMOUNT
                                     ? &guide->cost.amount_label
                                     : &guide->limits[blank - KS_GUIDE_DATE].ask);
}

/* What the typed sum costs in the case of the guide. */
static bool flow_fee(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                     int blank)
{
    const struct ks_cost *cost = &visit->content->guides[ks_guide_now(visit)->guide].cost;
    int64_t fen;
    bool is_sum = ks_blank_amount(ks_form_typed(form, blank), &fen);
    const struct ks_cost_figures figures = ks_cost_work_out(cost, fen);
    int64_t fee = figures.fee >= 0 ? figures.fee : figures.extra;

    if (is_sum && fee >= 0)
        ks_flow_pair(ui, ks_ui_tr(ui, ks_cost_fee_name(cost->fee)),
                     ks_yuan_words(&ui->arena, ui->mode.lang, fee, fee), KS_TYPE_TILE);
    return is_sum && fee >= 0;
}

static void given(struct ks_visit *visit, const struct ks_form *form, int blank)
{
    const struct ks_guide *guide = &visit->content->guides[ks_guide_now(visit)->guide];

    (void)form;
    if (blank >= KS_GUIDE_DATE)
        ks_days_give(visit, guide->limits, guide->limit_count,
                     &ks_guide_now(visit)->typed[KS_GUIDE_DATE], blank - KS_GUIDE_DATE);
}

struct ks_form ks_guide_form(const struct ks_visit *visit, int arg)
{
    static const struct ks_form_field rows[] = {
        {.first = KS_GUIDE_AMOUNT, .kind = KS_FIELD_AMOUNT},
        {.first = KS_GUIDE_DATE, .kind = KS_FIELD_DATE},
    };

    return (struct ks_form){
        rows, 2, ks_guide_now(visit), arg, .title = title, .flow_fee = flow_fee, .given = given};
}
