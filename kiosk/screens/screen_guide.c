/* One guide: steps, cost from an amount, documents with tick boxes, time limits, where to file. */
#include "domain/fee.h"
#include "screens/kiosk_private.h"

enum { ACT_TICK = KS_ACT_OWN, ACT_AMOUNT, ACT_PRINT };

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

const char *ks_money_short(struct ks_arena *arena, int64_t fen)
{
    char text[KS_MONEY_TEXT_BYTES];
    size_t length = strlen(ks_money_format_fen(fen, text));

    if (length > 3 && strcmp(text + length - 3, ".00") == 0)
        text[length - 3] = '\0';
    return ks_arena_strdup(arena, text);
}

static const char *yuan(struct ks_ui *ui, int64_t fen)
{
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s yuan"), ks_money_short(&ui->arena, fen));
}

static void flow_property(struct ks_ui *ui, int64_t amount_fen)
{
    struct ks_fee full, halved;

    if (ks_fee_compute(KS_FEE_PROPERTY, amount_fen, &full, NULL) != KS_OK ||
        ks_fee_compute(KS_FEE_PROPERTY_HALVED, amount_fen, &halved, NULL) != KS_OK)
        return;
    ks_flow_pair(ui, ks_ui_tr(ui, "Court fee"), yuan(ui, full.fen), KS_TYPE_TILE);
    ks_flow_pair(ui, ks_ui_tr(ui, "Summary procedure, halved"), yuan(ui, halved.fen), KS_TYPE_BODY);
}

static void flow_divorce(struct ks_ui *ui, const struct ks_cost *cost, int64_t amount_fen)
{
    struct ks_fee extra;

    ks_flow_pair(ui, ks_ui_tr(ui, "Each divorce case"),
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s to %s yuan"),
                                 ks_money_short(&ui->arena, cost->base_low_fen),
                                 ks_money_short(&ui->arena, cost->base_high_fen)),
                 KS_TYPE_BODY);
    if (amount_fen >= 0 &&
        ks_fee_compute(KS_FEE_DIVORCE_SURCHARGE, amount_fen, &extra, NULL) == KS_OK)
        ks_flow_pair(ui, ks_ui_tr(ui, "Plus, for the property"), yuan(ui, extra.fen), KS_TYPE_TILE);
}

static void flow_cost(const struct ks_kiosk *kiosk, struct ks_ui *ui, const struct ks_guide *guide)
{
    const struct ks_cost *cost = &guide->cost;
    int64_t fen = -1;

    if (kiosk->visit.amount[0] == '\0' ||
        ks_money_parse_yuan(kiosk->visit.amount, &fen, NULL) != KS_OK)
        fen = -1;
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "What it costs"));
    if (cost->kind != KS_COST_FIXED && fen >= 0)
        ks_flow_pair(ui, ks_kiosk_words(kiosk, &cost->amount_label), yuan(ui, fen), KS_TYPE_BODY);
    if (cost->kind == KS_COST_FIXED)
        ks_flow_pair(ui, ks_ui_tr(ui, "Each case"), yuan(ui, cost->fixed_fen), KS_TYPE_TILE);
    else if (cost->kind == KS_COST_DIVORCE)
        flow_divorce(ui, cost, fen);
    else if (fen >= 0)
        flow_property(ui, fen);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink, ks_kiosk_words(kiosk, &cost->note));
    if (cost->kind != KS_COST_FIXED) {
        struct ks_button enter = {KS_BUTTON_SECONDARY,
                                  fen >= 0 ? ks_ui_tr(ui, "Change the amount")
                                           : ks_ui_tr(ui, "Work it out from an amount"),
                                  "coin", ACT_AMOUNT, 0};
        ks_flow_button(ui, &enter);
    }
    ks_flow_card_end(ui);
}

static void flow_materials(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                           const struct ks_guide *guide)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Documents: tick what you have"));
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

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_guide *guide = &kiosk->parts.content->guides[kiosk->visit.guide];
    struct ks_page_head head = {
        .crumb = ks_arena_printf(&ui->arena, "%s / %s", ks_ui_tr(ui, "Filing guides"),
                                 ks_kiosk_words(kiosk, &guide->legal_title)),
        .title = ks_kiosk_words(kiosk, &guide->title),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button print = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print my list"), "print", ACT_PRINT,
                              0};
    const char *tags[] = {
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d"), guide->number),
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d minutes to read"), guide->reading_minutes),
        ks_kiosk_words(kiosk, &guide->limit_tag),
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    ks_flow_tags(ui, tags, 3);
    flow_steps(kiosk, ui, ks_ui_tr(ui, "How it goes"), guide->steps, guide->step_count, true);
    flow_cost(kiosk, ui, guide);
    flow_materials(kiosk, ui, guide);
    flow_steps(kiosk, ui, ks_ui_tr(ui, "Time limits"), guide->limits, guide->limit_count, false);
    flow_steps(kiosk, ui, ks_ui_tr(ui, "Where to file"), guide->where, guide->where_count, false);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_prose(ui, &guide->notes);
    ks_flow_card_end(ui);
    ks_frame_provenance(kiosk, ui, &guide->provenance);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_TICK)
        kiosk->visit.has_material[arg] = !kiosk->visit.has_material[arg];
    else if (action == ACT_AMOUNT)
        ks_kiosk_go(kiosk, KS_SCREEN_AMOUNT, 0);
    else if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_GUIDE, kiosk->visit.guide);
}

const struct ks_screen ks_screen_guide = {.view = view, .act = act};
