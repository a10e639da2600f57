/* One guide, a section at a time: how it goes, documents to tick, the cost of an amount, last days
 * from a day, what to mind. */
#include "screens/guides/guides.h"
#include "service/cost.h"

enum { ACT_TICK = KS_ACT_OWN, ACT_SECTION };
enum { QR_UNITS = 420 };

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

static struct ks_form form_of(const struct ks_visit *visit, int arg)
{
    static const struct ks_form_field rows[] = {
        {.first = KS_GUIDE_AMOUNT, .kind = KS_FIELD_AMOUNT},
        {.first = KS_GUIDE_DATE, .kind = KS_FIELD_DATE},
    };

    return (struct ks_form){
        rows, 2, ks_guide_now(visit), arg, .title = title, .flow_fee = flow_fee};
}

static void flow_steps(const struct ks_visit *visit, struct ks_ui *ui, const char *heading,
                       const struct ks_title_detail *rows, int count, bool is_numbered)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, heading);
    for (int i = 0; i < count; i++)
        ks_flow_row(ui, is_numbered ? i + 1 : 0, ks_visit_words(visit, &rows[i].title),
                    ks_visit_words(visit, &rows[i].detail));
    ks_flow_card_end(ui);
}

static void pair_sum(struct ks_ui *ui, const char *label, int64_t low, int64_t high,
                     enum ks_type type)
{
    if (low >= 0)
        ks_flow_pair(ui, label, ks_yuan_words(&ui->arena, ui->mode.lang, low, high), type);
}

static void flow_figures(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_cost *cost,
                         int64_t fen)
{
    const struct ks_cost_figures figures = ks_cost_work_out(cost, fen);
    const char *fee = ks_ui_tr(ui, ks_cost_fee_name(cost->fee));

    if (cost->kind == KS_COST_FREE)
        ks_flow_pair(ui, ks_ui_tr(ui, "Court fee"), ks_ui_tr(ui, "free of charge"), KS_TYPE_TILE);
    pair_sum(ui, ks_ui_tr(ui, "Each case"), figures.base_low, figures.base_high,
             figures.extra >= 0 ? KS_TYPE_BODY : KS_TYPE_TILE);
    if (ks_cost_takes_amount(cost))
        pair_sum(ui, ks_visit_words(visit, &cost->amount_label), fen, fen, KS_TYPE_BODY);
    pair_sum(ui, fee, figures.extra, figures.extra, KS_TYPE_BODY);
    pair_sum(ui, fee, figures.fee, figures.fee, KS_TYPE_TILE);
    pair_sum(ui, ks_ui_tr(ui, "Summary procedure, halved"), figures.halved, figures.halved,
             KS_TYPE_BODY);
    pair_sum(ui, ks_ui_tr(ui, "Together"), figures.total_low, figures.total_high, KS_TYPE_TILE);
}

static void flow_cost(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_guide *guide)
{
    const struct ks_cost *cost = &guide->cost;
    int64_t fen;
    bool is_known = ks_blank_amount(&ks_guide_now(visit)->typed[KS_GUIDE_AMOUNT], &fen);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "What it costs"));
    flow_figures(visit, ui, cost, fen);
    if (is_known && cost->is_money_claim)
        ks_flow_text(
            ui, KS_TYPE_LEAD, ui->theme->ink,
            ks_cost_small_claim(&ui->arena, ui->mode.lang, &visit->content->settings, fen));
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink, ks_visit_words(visit, &cost->note));
    if (ks_cost_takes_amount(cost)) {
        struct ks_button enter = {KS_BUTTON_SECONDARY,
                                  is_known ? ks_ui_tr(ui, "Change the amount")
                                           : ks_ui_tr(ui, "Work it out from an amount"),
                                  "coin", KS_ACT_FIELD, KS_GUIDE_AMOUNT};
        ks_flow_button(ui, &enter);
    }
    ks_flow_card_end(ui);
}

/* Who reads a foreign language may have no ID card: to them it comes first. */
static void flow_foreigners(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                 ks_visit_words(visit, &visit->content->foreigners));
}

static void flow_materials(const struct ks_visit *visit, struct ks_ui *ui,
                           const struct ks_guide *guide)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Documents: tick what you have"));
    if (ui->mode.lang != KS_LANG_ZH_CN)
        flow_foreigners(visit, ui);
    for (int i = 0; i < guide->material_count && i < KS_MOST_ITEMS; i++) {
        struct ks_choice choice = {
            .role = KS_ROLE_CHECKBOX,
            .title = ks_visit_words(visit, &guide->materials[i].title),
            .detail = ks_visit_words(visit, &guide->materials[i].detail),
            .is_checked = ks_guide_now(visit)->has_material[i],
            .action = ACT_TICK,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
    if (ui->mode.lang == KS_LANG_ZH_CN)
        flow_foreigners(visit, ui);
    ks_flow_card_end(ui);
}

static void flow_prose(struct ks_ui *ui, const struct ks_prose *prose)
{
    for (int i = 0; i < prose->counts[ui->mode.lang]; i++) {
        const struct ks_prose_block *block = &prose->blocks[ui->mode.lang][i];
        const struct ks_text_bold bold = {block->bold, block->bold_count};
        if (block->kind == KS_PROSE_HEADING)
            ks_flow_heading(ui, block->text);
        else if (block->kind == KS_PROSE_BULLET)
            ks_flow_bullet_bold(ui, block->text, &bold);
        else
            ks_flow_text_bold(ui, KS_TYPE_LEAD, ui->theme->ink, block->text, &bold);
    }
}

static void flow_how(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_guide *guide)
{
    flow_steps(visit, ui, ks_ui_tr(ui, "How it goes"), guide->steps, guide->step_count, true);
    flow_steps(visit, ui, ks_ui_tr(ui, "Who can do this"), guide->who, guide->who_count, false);
    flow_steps(visit, ui, ks_ui_tr(ui, "Where to go"), guide->where, guide->where_count, false);
    if (guide->link != NULL) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_heading(ui, ks_visit_words(visit, &guide->link->title));
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, ks_visit_words(visit, &guide->link->lead));
        ks_flow_link_qr(ui, guide->link, QR_UNITS);
        ks_flow_card_end(ui);
    }
}

static void flow_papers(const struct ks_visit *visit, struct ks_ui *ui,
                        const struct ks_guide *guide)
{
    flow_materials(visit, ui, guide);
    flow_steps(visit, ui, ks_ui_tr(ui, "Form to use"), &guide->pleading, 1, false);
}

static void flow_times(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_guide *guide)
{
    const struct ks_form form = form_of(visit, 0);

    ks_flow_limits(visit, ui, guide->limits, guide->limit_count, &form, KS_GUIDE_DATE);
}

static void flow_more(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_guide *guide)
{
    flow_steps(visit, ui, ks_ui_tr(ui, "What can go wrong"), guide->risks, guide->risk_count,
               false);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    flow_prose(ui, &guide->notes);
    ks_flow_card_end(ui);
    ks_page_sources(visit, ui, &guide->provenance);
}

static const struct section {
    const char *name;
    void (*flow)(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_guide *guide);
} sections[] = {
    {KS_N_("Steps"), flow_how},       {KS_N_("Documents"), flow_papers}, {KS_N_("Cost"), flow_cost},
    {KS_N_("Deadlines"), flow_times}, {KS_N_("Notes"), flow_more},
};
enum { SECTION_COUNT = sizeof sections / sizeof sections[0] };

static void flow_sections(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_chip chips[SECTION_COUNT];

    for (int i = 0; i < SECTION_COUNT; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_ui_tr(ui, sections[i].name),
                                    .is_checked = i == ks_guide_now(visit)->section,
                                    .action = ACT_SECTION,
                                    .arg = i};
    ks_flow_chips(ui, chips, SECTION_COUNT);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_guide *guide = &visit->content->guides[ks_guide_now(visit)->guide];
    bool has_court = guide->matter_count > 0 && ks_guide_now(visit)->section == 0;
    /* Two buttons of large text beside the page buttons leave no room for pictures. */
    bool is_tight = has_court && ui->mode.is_large && ks_ui_is_landscape(ui);
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Right court?"), is_tight ? NULL : "pin",
         KS_ACT_OPEN + KS_SCREEN_COURT, ks_guide_now(visit)->guide},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print my list"), is_tight ? NULL : "print", KS_ACT_PRINT,
         0},
    };

    ks_page_head(ui,
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s · %s"), guide->number,
                                 ks_visit_words(visit, &guide->legal_title),
                                 ks_visit_words(visit, &guide->limit_tag)),
                 ks_visit_words(visit, &guide->title), NULL);
    ks_ui_page_foot(ui, has_court ? buttons : buttons + 1, has_court ? 2 : 1);
    flow_sections(visit, ui);
    ks_page_due(visit, ui, &guide->provenance);
    sections[ks_guide_now(visit)->section].flow(visit, ui, guide);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_TICK) {
        ks_guide_now(visit)->has_material[arg] = !ks_guide_now(visit)->has_material[arg];
    } else if (action == ACT_SECTION) {
        ks_guide_now(visit)->section = arg;
        ks_visit_place(visit)->page = 0;
    }
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    const struct ks_guide *guide = &context->content->guides[arg];
    const struct ks_guide_entry *entry = ks_guide_now(visit);
    struct ks_slip_date dates[KS_MOST_LIMITS];
    int count =
        ks_limits_given(guide->limits, guide->limit_count, &entry->typed[KS_GUIDE_DATE], dates);
    int64_t fen;

    ks_blank_amount(&entry->typed[KS_GUIDE_AMOUNT], &fen);
    ks_slip_guide(slip, context,
                  &(struct ks_guide_view){.guide = guide,
                                          .is_ticked = entry->has_material,
                                          .amount_fen = fen,
                                          .dates = dates,
                                          .date_count = count});
}

const struct ks_screen ks_screen_guide = {.view = view,
                                          .act = act,
                                          .open = ks_guide_open,
                                          .form = form_of,
                                          .paper = KS_JOB_GUIDE,
                                          .compose = compose,
                                          .state_bytes = sizeof(struct ks_guide_state)};
