/* The sections of a guide. */
#include "domain/fee.h"
#include "screens/guides/guides.h"
#include "service/cost.h"

static const struct ks_guide *guide_of(const struct ks_visit *visit)
{
    return &visit->content->guides[ks_guide_now(visit)->guide];
}

/* ---- steps ---- */

bool ks_guide_has_court_row(const struct ks_ui *ui)
{
    return ui->side.w > 0;
}

/* The ways to go on with: the right court, the guide's own service. */
static void flow_ways(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;
    const struct ks_guide *guide = guide_of(visit);

    if (guide->matter_count > 0 && ks_guide_has_court_row(ui))
        ks_flow_fold(ui, "pin", ks_ui_tr(ui, "Right court?"), KS_ACT_OPEN + KS_SCREEN_COURT,
                     ks_guide_now(visit)->guide);
    if (guide->link != NULL)
        ks_flow_fold(ui, "qr", ks_visit_words(visit, &guide->link->title),
                     KS_ACT_OPEN + KS_SCREEN_GUIDE_NOTE, KS_GUIDE_NOTE_LINK);
}

void ks_guide_flow_steps(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_guide *guide = guide_of(visit);
    int ways = ks_flow_height_of(ui, flow_ways, visit);
    struct ks_step *steps =
        ks_arena_alloc(&ui->arena, (size_t)(guide->step_count + 1) * sizeof *steps);

    for (int i = 0; i < guide->step_count; i++)
        steps[i] = (struct ks_step){
            ks_visit_words(visit, &guide->steps[i].title),
            detail == KS_DETAIL_LEAST ? "" : ks_visit_words(visit, &guide->steps[i].detail)};
    ks_flow_steps(ui, &(struct ks_step_list){.steps = steps,
                                             .count = guide->step_count,
                                             .first = 1,
                                             .colour = ui->theme->action,
                                             .below = ways + (ways > 0 ? ks_ui_px(ui, 24) : 0),
                                             .most_pages = 2});
    flow_ways(ui, visit);
}

/* ---- documents ---- */

void ks_guide_flow_papers(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_guide *guide = guide_of(visit);
    struct ks_choice rows[KS_MOST_ITEMS];
    bool is_foreign = ui->mode.lang != KS_LANG_ZH_CN;
    int count = 0, below = 0;

    for (; count < guide->material_count && count < KS_MOST_ITEMS; count++)
        rows[count] = (struct ks_choice){
            .role = KS_ROLE_CHECKBOX,
            .title = ks_visit_words(visit, &guide->materials[count].title),
            .detail = detail == KS_DETAIL_LEAST
                          ? ""
                          : ks_visit_words(visit, &guide->materials[count].detail),
            .is_checked = ks_guide_now(visit)->has_material[count],
            .action = KS_GUIDE_TICK,
            .arg = count,
        };
    if (is_foreign && detail != KS_DETAIL_LEAST)
        ks_guide_flow_foreigners(ui, visit);
    else if (detail == KS_DETAIL_ALL)
        below = ks_flow_height_of(ui, ks_guide_flow_foreigners, visit);
    ks_flow_choices(ui, rows, count, below);
    if (!is_foreign && detail == KS_DETAIL_ALL)
        ks_guide_flow_foreigners(ui, visit);
}

/* ---- cost ---- */

static void pair_sum(struct ks_ui *ui, const char *label, int64_t low, int64_t high,
                     enum ks_type type)
{
    if (low >= 0)
        ks_flow_pair(ui, label, ks_yuan_words(&ui->arena, ui->mode.lang, low, high), type);
}

static void flow_figures(struct ks_ui *ui, const struct ks_cost *cost, int64_t fen)
{
    const struct ks_cost_figures figures = ks_cost_work_out(cost, fen);
    const char *fee = ks_ui_tr(ui, ks_cost_fee_name(cost->fee));

    if (cost->kind == KS_COST_FREE)
        ks_flow_pair(ui, ks_ui_tr(ui, "Court fee"), ks_ui_tr(ui, "free of charge"), KS_TYPE_FIGURE);
    pair_sum(ui, ks_cost_base_name(cost, ui->mode.lang), figures.base_low, figures.base_high,
             figures.extra >= 0 ? KS_TYPE_BODY : KS_TYPE_TILE);
    if (cost->other.fen > 0)
        pair_sum(ui, cost->other.title.in[ui->mode.lang], cost->other.fen, cost->other.fen,
                 KS_TYPE_TILE);
    pair_sum(ui, fee, figures.extra, figures.extra, KS_TYPE_BODY);
    pair_sum(ui, fee, figures.fee, figures.fee, KS_TYPE_FIGURE);
    pair_sum(ui, ks_ui_tr(ui, "Summary procedure, halved"), figures.halved, figures.halved,
             KS_TYPE_BODY);
    pair_sum(ui, ks_ui_tr(ui, "Together"), figures.total_low, figures.total_high, KS_TYPE_FIGURE);
}

/* The amount, which a touch changes. */
static void flow_amount(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_cost *cost,
                        bool is_known)
{
    const struct ks_form form = ks_guide_form(visit, 0);
    const struct ks_choice enter = {
        .role = KS_ROLE_OPTION,
        .name = is_known ? ks_ui_tr(ui, "Change the amount")
                         : ks_ui_tr(ui, "Work it out from an amount"),
        .title = is_known ? ks_form_value(ui, &form, KS_GUIDE_AMOUNT)
                          : ks_ui_tr(ui, "Work it out from an amount"),
        .detail = is_known ? ks_arena_printf(&ui->arena, "%s · %s",
                                             ks_visit_words(visit, &cost->amount_label),
                                             ks_ui_tr(ui, "Change the amount"))
                           : ks_visit_words(visit, &cost->amount_label),
        .icon = "coin",
        .accent = ui->theme->action,
        .action = KS_ACT_FIELD,
        .arg = KS_GUIDE_AMOUNT,
    };

    ks_flow_choice(ui, &enter);
    ks_flow_gap(ui, 24);
}

/* Whether the fee grows by tiers that can be shown. One of which only a share is paid, or that is
 * capped, is told by its sum alone. */
static bool find_tiers(const struct ks_cost *cost, int64_t fen, struct ks_fee *out)
{
    return fen >= 0 && ks_cost_takes_amount(cost) &&
           ks_fee_compute(cost->fee, fen, out, NULL) == KS_OK && out->step_count > 1 &&
           out->divisor == 1 && !out->is_capped;
}

/* How it grows with the amount, a bar for each tier. */
static void flow_tiers(struct ks_ui *ui, const struct ks_fee *fee)
{
    for (int i = 0; i < fee->step_count; i++) {
        int64_t part = (fee->steps[i].part_atoms + KS_ATOMS_PER_FEN / 2) / KS_ATOMS_PER_FEN;
        ks_flow_share(ui, ks_cost_tier_words(&ui->arena, ui->mode.lang, &fee->steps[i]),
                      ks_yuan_words(&ui->arena, ui->mode.lang, part, part),
                      ks_cost_tier_share(fee, i));
    }
}

/* What it comes to, large, on a card of its own, with its tiers (NULL: without). */
static void flow_result(struct ks_ui *ui, const struct ks_cost *cost, int64_t fen,
                        const struct ks_fee *tiers)
{
    ks_flow_card_begin(ui, ui->theme->action_soft, 0);
    if (ks_cost_takes_amount(cost) && fen < 0)
        ks_flow_pair(ui, ks_ui_tr(ui, ks_cost_fee_name(cost->fee)), "\xE2\x80\x94", KS_TYPE_FIGURE);
    flow_figures(ui, cost, fen);
    if (tiers != NULL)
        flow_tiers(ui, tiers);
    ks_flow_card_end(ui);
}

/* Whether one can appeal, who pays and when; behind a row where there is little room. */
static void flow_cost_note(const struct ks_visit *visit, struct ks_ui *ui, int64_t fen,
                           enum ks_detail detail, enum ks_type type)
{
    const struct ks_cost *cost = &guide_of(visit)->cost;

    if (detail == KS_DETAIL_LEAST) {
        ks_flow_fold(ui, "coin", ks_guide_note_title(visit, KS_GUIDE_NOTE_COST),
                     KS_ACT_OPEN + KS_SCREEN_GUIDE_NOTE, KS_GUIDE_NOTE_COST);
        return;
    }
    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (fen >= 0 && cost->is_money_claim)
        ks_flow_text(
            ui, KS_TYPE_LEAD, ui->theme->ink,
            ks_cost_small_claim(&ui->arena, ui->mode.lang, &visit->content->settings, fen));
    ks_flow_text(ui, type, ui->theme->ink, ks_visit_words(visit, &cost->note));
    ks_flow_card_end(ui);
}

void ks_guide_flow_cost(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_cost *cost = &guide_of(visit)->cost;
    int64_t fen;
    bool is_known = ks_blank_amount(&ks_guide_now(visit)->typed[KS_GUIDE_AMOUNT], &fen);
    bool is_low = ui->mode.is_low, takes = ks_cost_takes_amount(cost);

    if (takes && !is_low)
        flow_amount(visit, ui, cost, is_known);
    struct ks_fee fee;
    bool has_tiers = detail == KS_DETAIL_ALL && find_tiers(cost, is_known ? fen : -1, &fee);
    flow_result(ui, cost, fen, has_tiers ? &fee : NULL);
    flow_cost_note(visit, ui, is_known ? fen : -1, detail,
                   detail == KS_DETAIL_ALL && !has_tiers ? KS_TYPE_BODY : KS_TYPE_LEAD);
    if (takes && is_low)
        flow_amount(visit, ui, cost, is_known);
}

/* ---- deadlines ---- */

/* A row each: one that waits for a day opens the day, the others the limit alone. */
static void flow_limit_rows(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_guide *guide = guide_of(visit);
    struct ks_choice rows[KS_MOST_LIMITS];

    for (int i = 0; i < guide->limit_count; i++) {
        const struct ks_time_limit *limit = &guide->limits[i];
        const struct ks_blank *typed = &ks_guide_now(visit)->typed[KS_GUIDE_DATE + i];
        bool is_open = ks_time_limit_asks(limit) && ks_blank_is_empty(typed);
        const char *more, *state = ks_limit_state(visit, ui, limit, typed, &more);
        rows[i] = (struct ks_choice){
            .role = KS_ROLE_OPTION,
            .name = is_open ? ks_visit_words(visit, &limit->ask) : NULL,
            .title = ks_visit_words(visit, &limit->title),
            .detail = is_open           ? ks_visit_words(visit, &limit->ask)
                      : more[0] == '\0' ? state
                                        : ks_arena_printf(&ui->arena, "%s\n%s", state, more),
            .accent = ui->theme->action,
            .action = is_open ? KS_ACT_FIELD : KS_ACT_OPEN + KS_SCREEN_GUIDE_LIMIT,
            .arg = is_open ? KS_GUIDE_DATE + i : i,
        };
    }
    ks_flow_choices(ui, rows, guide->limit_count, 0);
}

void ks_guide_flow_limits(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_guide *guide = guide_of(visit);
    const struct ks_form form = ks_guide_form(visit, 0);

    if (detail == KS_DETAIL_LEAST)
        flow_limit_rows(visit, ui);
    else
        ks_flow_limits(visit, ui, guide->limits, guide->limit_count, &form, KS_GUIDE_DATE, detail);
}

/* ---- notes ---- */

/* Where every line of height counts the sources are a row like the notes. */
static bool are_sources_a_row(const struct ks_ui *ui)
{
    return ui->mode.is_large && ui->mode.is_low;
}

static void flow_sources(struct ks_ui *ui, const void *ctx)
{
    ks_page_sources(ctx, ui);
}

void ks_guide_flow_notes(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    struct ks_choice rows[KS_GUIDE_MOST_NOTES + 1];
    int count = 0, below = ks_flow_height_of(ui, flow_sources, visit) + ks_ui_px(ui, 24);

    (void)detail;
    for (int i = 0; i < ks_guide_note_count(visit); i++) {
        if (i == KS_GUIDE_NOTE_NAMED && guide_of(visit)->named_count == 0)
            continue;
        rows[count++] = (struct ks_choice){
            .role = KS_ROLE_OPTION,
            .title = ks_guide_note_title(visit, i),
            .detail = "",
            .icon = ks_guide_note_icon(i),
            .accent = ui->theme->action,
            .action = KS_ACT_OPEN + KS_SCREEN_GUIDE_NOTE,
            .arg = i,
        };
    }
    if (are_sources_a_row(ui))
        rows[count++] = (struct ks_choice){.role = KS_ROLE_OPTION,
                                           .title = ks_page_sources_name(visit, ui),
                                           .detail = "",
                                           .icon = "book",
                                           .accent = ui->theme->action,
                                           .action = KS_ACT_OPEN + KS_SCREEN_SOURCES};
    ks_flow_choices(ui, rows, count, are_sources_a_row(ui) ? 0 : below);
    if (!are_sources_a_row(ui))
        flow_sources(ui, visit);
}
