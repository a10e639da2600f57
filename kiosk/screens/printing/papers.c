/* What each paper of a visit says: the visit's answers handed to the slips. */
#include "domain/fee.h"
#include "screens/kiosk_private.h"

static void compose_guide(const struct ks_kiosk *kiosk, const struct ks_slip_context *context,
                          int arg, struct ks_slip *slip)
{
    const struct ks_guide *guide = &context->content->guides[arg];
    struct ks_slip_date dates[KS_MOST_LIMITS];
    int count =
        ks_visit_dates(kiosk, guide->limits, guide->limit_count, KS_BLANK_GUIDE_DATE, dates);
    int64_t fen;

    ks_blank_amount(kiosk, KS_BLANK_GUIDE_AMOUNT, &fen);
    ks_slip_guide(slip, context,
                  &(struct ks_guide_view){.guide = guide,
                                          .is_ticked = kiosk->visit.has_material,
                                          .amount_fen = fen,
                                          .dates = dates,
                                          .date_count = count});
}

static void compose_checklist(const struct ks_kiosk *kiosk, const struct ks_slip_context *context,
                              int arg, struct ks_slip *slip)
{
    const struct ks_enforcement *enforcement = &context->content->enforcement;
    const struct ks_check_item *items[KS_MAX_ITEMS];
    bool is_ticked[KS_MAX_ITEMS];
    int indices[KS_MAX_ITEMS], count = ks_visit_items(kiosk, indices);
    struct ks_limits limits;
    struct ks_last_day days[KS_MOST_DUE];

    (void)arg;
    ks_visit_limits(kiosk, &limits);
    for (int i = 0; i < limits.count; i++)
        days[i] = ks_last_day_to_enforce(&limits, i);
    for (int i = 0; i < count; i++) {
        items[i] = &enforcement->items[indices[i]];
        is_ticked[i] = kiosk->visit.has_item[indices[i]];
    }
    struct ks_checklist_view view = {
        .items = items,
        .is_ticked = is_ticked,
        .item_count = count,
        .has_limit = ks_visit_asks_due(kiosk),
        .limits = days,
        .limit_count = limits.count,
        .limit_note = limits.note,
    };
    ks_slip_checklist(slip, context, &view);
}

static void compose_link(const struct ks_kiosk *kiosk, const struct ks_slip_context *context,
                         int arg, struct ks_slip *slip)
{
    (void)kiosk;
    ks_slip_link(slip, context, &context->content->links[arg]);
}

static void compose_rectification(const struct ks_kiosk *kiosk,
                                  const struct ks_slip_context *context, int arg,
                                  struct ks_slip *slip)
{
    (void)kiosk;
    (void)arg;
    ks_slip_rectification(slip, context);
}

static void compose_receipt(const struct ks_kiosk *kiosk, const struct ks_slip_context *context,
                            int arg, struct ks_slip *slip)
{
    const struct ks_visit *visit = &kiosk->visit;

    (void)arg;
    ks_slip_receipt(slip, context, ks_visit_risk(kiosk), &visit->receipt, visit->points,
                    visit->point_count);
}

static void compose_outcome(const struct ks_kiosk *kiosk, const struct ks_slip_context *context,
                            int arg, struct ks_slip *slip)
{
    const struct ks_outcome *outcome = &context->content->situations.outcomes[arg];
    struct ks_slip_date dates[KS_MOST_OUTCOME_LIMITS];
    int count = kiosk->visit.outcome == arg + 1
                    ? ks_visit_dates(kiosk, outcome->limits, outcome->limit_count,
                                     KS_BLANK_OUTCOME_DATE, dates)
                    : 0;

    ks_slip_outcome(slip, context, outcome, dates, count);
}

static void compose_institution(const struct ks_kiosk *kiosk, const struct ks_slip_context *context,
                                int arg, struct ks_slip *slip)
{
    (void)kiosk;
    ks_slip_institution(slip, context, &context->content->institutions[arg]);
}

void ks_paper_compose(const struct ks_kiosk *kiosk, enum ks_paper paper, int arg,
                      struct ks_slip *slip)
{
    static void (*const composers[])(const struct ks_kiosk *, const struct ks_slip_context *, int,
                                     struct ks_slip *) = {
        [KS_PAPER_GUIDE] = compose_guide,
        [KS_PAPER_CHECKLIST] = compose_checklist,
        [KS_PAPER_LINK] = compose_link,
        [KS_PAPER_RECEIPT] = compose_receipt,
        [KS_PAPER_OUTCOME] = compose_outcome,
        [KS_PAPER_INSTITUTION] = compose_institution,
        [KS_PAPER_CALC] = ks_calc_compose,
        [KS_PAPER_COURT] = ks_court_compose,
        [KS_PAPER_RECTIFICATION] = compose_rectification,
    };
    const struct ks_slip_context context = {.content = kiosk->parts.content,
                                            .lang = kiosk->mode.lang,
                                            .now_ms = ks_kiosk_wall_ms(kiosk)};

    composers[paper](kiosk, &context, arg, slip);
}
