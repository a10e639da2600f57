/* One guide, a section at a time: how it goes, documents to tick, the cost of an amount, last days
 * from a day, what to mind. */
#include "screens/kiosk_private.h"

enum { ACT_TICK = KS_ACT_OWN, ACT_BLANK, ACT_SECTION, ACT_PRINT };
enum { QR_UNITS = 420 };

static void flow_steps(const struct ks_kiosk *kiosk, struct ks_ui *ui, const char *heading,
                       const struct ks_title_detail *rows, int count, bool is_numbered)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, heading);
    for (int i = 0; i < count; i++)
        ks_flow_row(ui, is_numbered ? i + 1 : 0, ks_kiosk_words(kiosk, &rows[i].title),
                    ks_kiosk_words(kiosk, &rows[i].detail));
    ks_flow_card_end(ui);
}

static void pair_sum(struct ks_ui *ui, const char *label, int64_t low, int64_t high,
                     enum ks_type type)
{
    if (low >= 0)
        ks_flow_pair(ui, label, ks_yuan_text(ui, low, high), type);
}

static void flow_figures(const struct ks_kiosk *kiosk, struct ks_ui *ui, const struct ks_cost *cost,
                         int64_t fen)
{
    const struct ks_cost_figures figures = ks_cost_work_out(cost, fen);
    const char *fee = ks_ui_tr(ui, ks_cost_fee_name(cost->fee));

    if (cost->kind == KS_COST_FREE)
        ks_flow_pair(ui, ks_ui_tr(ui, "Court fee"), ks_ui_tr(ui, "free of charge"), KS_TYPE_TILE);
    pair_sum(ui, ks_ui_tr(ui, "Each case"), figures.base_low, figures.base_high,
             figures.extra >= 0 ? KS_TYPE_BODY : KS_TYPE_TILE);
    if (ks_cost_takes_amount(cost))
        pair_sum(ui, ks_kiosk_words(kiosk, &cost->amount_label), fen, fen, KS_TYPE_BODY);
    pair_sum(ui, fee, figures.extra, figures.extra, KS_TYPE_BODY);
    pair_sum(ui, fee, figures.fee, figures.fee, KS_TYPE_TILE);
    pair_sum(ui, ks_ui_tr(ui, "Summary procedure, halved"), figures.halved, figures.halved,
             KS_TYPE_BODY);
    pair_sum(ui, ks_ui_tr(ui, "Together"), figures.total_low, figures.total_high, KS_TYPE_TILE);
}

static void flow_cost(const struct ks_kiosk *kiosk, struct ks_ui *ui, const struct ks_guide *guide)
{
    const struct ks_cost *cost = &guide->cost;
    int64_t fen;
    bool is_known = ks_blank_amount(kiosk, KS_BLANK_GUIDE_AMOUNT, &fen);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "What it costs"));
    flow_figures(kiosk, ui, cost, fen);
    if (is_known && cost->is_money_claim)
        ks_flow_text(
            ui, KS_TYPE_LEAD, ui->theme->ink,
            ks_cost_small_claim(&ui->arena, ui->mode.lang, &kiosk->parts.content->settings, fen));
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink, ks_kiosk_words(kiosk, &cost->note));
    if (ks_cost_takes_amount(cost)) {
        struct ks_button enter = {KS_BUTTON_SECONDARY,
                                  is_known ? ks_ui_tr(ui, "Change the amount")
                                           : ks_ui_tr(ui, "Work it out from an amount"),
                                  "coin", ACT_BLANK, KS_BLANK_GUIDE_AMOUNT};
        ks_flow_button(ui, &enter);
    }
    ks_flow_card_end(ui);
}

/* Who reads a foreign language may have no ID card: to them it comes first. */
static void flow_foreigners(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                 ks_kiosk_words(kiosk, &kiosk->parts.content->foreigners));
}

static void flow_materials(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                           const struct ks_guide *guide)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Documents: tick what you have"));
    if (ui->mode.lang != KS_LANG_ZH_CN)
        flow_foreigners(kiosk, ui);
    for (int i = 0; i < guide->material_count && i < KS_MAX_ITEMS; i++) {
        struct ks_choice choice = {
            .role = KS_ROLE_CHECKBOX,
            .title = ks_kiosk_words(kiosk, &guide->materials[i].title),
            .detail = ks_kiosk_words(kiosk, &guide->materials[i].detail),
            .is_checked = kiosk->visit.has_material[i],
            .action = ACT_TICK,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
    if (ui->mode.lang == KS_LANG_ZH_CN)
        flow_foreigners(kiosk, ui);
    ks_flow_card_end(ui);
}

void ks_flow_prose(struct ks_ui *ui, const struct ks_prose *prose)
{
    for (int i = 0; i < prose->counts[ui->mode.lang]; i++) {
        const struct ks_prose_block *block = &prose->blocks[ui->mode.lang][i];
        if (block->kind == KS_PROSE_HEADING)
            ks_flow_heading(ui, block->text);
        else if (block->kind == KS_PROSE_BULLET)
            ks_flow_bullet(ui, block->text);
        else
            ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, block->text);
    }
}

static void flow_how(const struct ks_kiosk *kiosk, struct ks_ui *ui, const struct ks_guide *guide)
{
    flow_steps(kiosk, ui, ks_ui_tr(ui, "How it goes"), guide->steps, guide->step_count, true);
    flow_steps(kiosk, ui, ks_ui_tr(ui, "Who can do this"), guide->who, guide->who_count, false);
    flow_steps(kiosk, ui, ks_ui_tr(ui, "Where to go"), guide->where, guide->where_count, false);
    if (guide->link != NULL) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_heading(ui, ks_kiosk_words(kiosk, &guide->link->title));
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink, ks_kiosk_words(kiosk, &guide->link->lead));
        ks_flow_link_qr(ui, guide->link, QR_UNITS);
        ks_flow_card_end(ui);
    }
}

static void flow_papers(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                        const struct ks_guide *guide)
{
    flow_materials(kiosk, ui, guide);
    flow_steps(kiosk, ui, ks_ui_tr(ui, "Form to use"), &guide->pleading, 1, false);
}

static void flow_times(const struct ks_kiosk *kiosk, struct ks_ui *ui, const struct ks_guide *guide)
{
    ks_flow_limits(kiosk, ui, guide->limits, guide->limit_count, KS_BLANK_GUIDE_DATE, ACT_BLANK);
}

static void flow_more(const struct ks_kiosk *kiosk, struct ks_ui *ui, const struct ks_guide *guide)
{
    flow_steps(kiosk, ui, ks_ui_tr(ui, "What can go wrong"), guide->risks, guide->risk_count,
               false);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_prose(ui, &guide->notes);
    ks_flow_card_end(ui);
    ks_frame_sources(kiosk, ui, &guide->provenance);
}

static const struct section {
    const char *name;
    void (*flow)(const struct ks_kiosk *kiosk, struct ks_ui *ui, const struct ks_guide *guide);
} sections[] = {
    {KS_N_("Steps"), flow_how},       {KS_N_("Documents"), flow_papers}, {KS_N_("Cost"), flow_cost},
    {KS_N_("Deadlines"), flow_times}, {KS_N_("Notes"), flow_more},
};
enum { SECTION_COUNT = sizeof sections / sizeof sections[0] };

static void flow_sections(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_chip chips[SECTION_COUNT];

    for (int i = 0; i < SECTION_COUNT; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_ui_tr(ui, sections[i].name),
                                    .is_checked = i == kiosk->visit.guide_section,
                                    .action = ACT_SECTION,
                                    .arg = i};
    ks_flow_chips(ui, chips, SECTION_COUNT);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_guide *guide = &kiosk->parts.content->guides[kiosk->visit.guide];
    struct ks_page_head head = {
        .crumb = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s · %s"), guide->number,
                                 ks_kiosk_words(kiosk, &guide->legal_title),
                                 ks_kiosk_words(kiosk, &guide->limit_tag)),
        .title = ks_kiosk_words(kiosk, &guide->title),
        .back_action = KS_ACT_BACK,
    };
    bool has_court = guide->matter_count > 0 && kiosk->visit.guide_section == 0;
    /* Two buttons of large text beside the page buttons leave no room for pictures. */
    bool is_tight = has_court && ui->mode.is_large && ks_ui_is_landscape(ui);
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Right court?"), is_tight ? NULL : "scales", KS_ACT_OPEN,
         KS_SCREEN_COURT},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print my list"), is_tight ? NULL : "print", ACT_PRINT, 0},
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, has_court ? buttons : buttons + 1, has_court ? 2 : 1);
    flow_sections(kiosk, ui);
    ks_frame_due(kiosk, ui, &guide->provenance);
    sections[kiosk->visit.guide_section].flow(kiosk, ui, guide);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_TICK) {
        kiosk->visit.has_material[arg] = !kiosk->visit.has_material[arg];
    } else if (action == ACT_SECTION) {
        kiosk->visit.guide_section = arg;
        ks_kiosk_place(kiosk)->page = 0;
    } else if (action == ACT_BLANK) {
        ks_kiosk_go(kiosk, KS_SCREEN_ENTRY, arg);
    } else if (action == ACT_PRINT) {
        ks_kiosk_print(kiosk, KS_PAPER_GUIDE, kiosk->visit.guide);
    }
}

const struct ks_screen ks_screen_guide = {.view = view, .act = act};
