/* The calculators: which one, and those that work out a fee from a sum. */
#include "domain/fee_bill.h"
#include "screens/kiosk_private.h"

enum { ACT_CALC = KS_ACT_OWN, ACT_CASE, ACT_BLANK, ACT_PRINT };

static void view_list(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_content *content = kiosk->parts.content;
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Filing guides"),
        .title = ks_ui_tr(ui, "What shall we work out?"),
        .lead = ks_ui_tr(ui, "Each step is shown. Nothing you enter is stored."),
        .back_action = KS_ACT_BACK,
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < KS_CALC_COUNT; i++) {
        struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .title = ks_kiosk_words(kiosk, &content->calculators[i].title),
            .detail = ks_kiosk_words(kiosk, &content->calculators[i].detail),
            .icon = content->calculators[i].icon,
            .accent = ui->theme->action,
            .action = ACT_CALC,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
}

void ks_kiosk_open_calc(struct ks_kiosk *kiosk, enum ks_calc calc)
{
    static const enum ks_screen_id screens[KS_CALC_COUNT] = {
        KS_SCREEN_CALC_FEE,      KS_SCREEN_CALC_FEE,     KS_SCREEN_CALC_FEE,
        KS_SCREEN_CALC_INTEREST, KS_SCREEN_CALC_LENDING, KS_SCREEN_CALC_LIMITATION,
        KS_SCREEN_CALC_PERIOD};

    kiosk->visit.calc = calc;
    ks_kiosk_go(kiosk, screens[calc], (int)calc);
}

static void act_list(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_CALC)
        ks_kiosk_open_calc(kiosk, (enum ks_calc)arg);
}

void ks_calc_head(const struct ks_kiosk *kiosk, struct ks_ui *ui, bool has_result, int print_action)
{
    const struct ks_calculator *calculator = &kiosk->parts.content->calculators[kiosk->visit.calc];
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Work it out"),
        .title = ks_kiosk_words(kiosk, &calculator->title),
        .lead = ks_kiosk_words(kiosk, &calculator->detail),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button print = {
        KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print", print_action, 0, !has_result};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
}

static void flow_lines(struct ks_ui *ui, const struct ks_calc_paper *paper, bool are_results,
                       enum ks_type type)
{
    for (int i = 0; i < paper->count; i++) {
        const struct ks_calc_line *line = &paper->lines[i];
        if (line->is_result != are_results)
            continue;
        if (line->value == NULL)
            ks_flow_text(ui, KS_TYPE_LEAD, line->is_calm ? ui->theme->ink : ui->theme->on_stop_soft,
                         line->label);
        else
            ks_flow_pair(ui, line->label, line->value, type);
    }
}

/* What comes out first, where one has typed; how it was worked out under it. */
void ks_flow_calc_lines(struct ks_ui *ui, const struct ks_calc_paper *paper)
{
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->action);
    flow_lines(ui, paper, true, KS_TYPE_TILE);
    ks_flow_card_end(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Step by step"));
    flow_lines(ui, paper, false, KS_TYPE_BODY);
    ks_flow_card_end(ui);
}

void ks_flow_calc_note(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                       const struct ks_calc_paper *paper)
{
    const struct ks_calculator *calculator = &kiosk->parts.content->calculators[kiosk->visit.calc];

    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                 paper != NULL && paper->note != NULL ? paper->note
                                                      : ks_kiosk_words(kiosk, &calculator->note));
    ks_frame_provenance(kiosk, ui, &calculator->provenance);
}

static void flow_cases(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_chip chips[KS_FEE_CASE_COUNT];

    ks_flow_heading(ui, ks_ui_tr(ui, "What kind of case is it?"));
    for (int i = 0; i < KS_FEE_CASE_COUNT; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_calc_case_name(ui->mode.lang, (enum ks_fee_case)i),
                                    .is_checked = kiosk->visit.fee_case == i,
                                    .action = ACT_CASE,
                                    .arg = i};
    ks_flow_chips(ui, chips, KS_FEE_CASE_COUNT);
}

static void view_fee(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_calc_paper paper = {.arena = &ui->arena, .lang = ui->mode.lang};
    bool has_result = ks_calc_write(kiosk, kiosk->visit.calc, &paper);
    bool is_case = kiosk->visit.calc == KS_CALC_FEE;

    ks_calc_head(kiosk, ui, has_result, ACT_PRINT);
    if (is_case)
        flow_cases(kiosk, ui);
    if (!is_case || ks_fee_case_takes_amount((enum ks_fee_case)kiosk->visit.fee_case))
        ks_flow_blank(kiosk, ui, ks_calc_amount_blank(kiosk->visit.calc), ACT_BLANK);
    if (has_result)
        ks_flow_calc_lines(ui, &paper);
    ks_flow_calc_note(kiosk, ui, &paper);
}

static void act_fee(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_CASE)
        kiosk->visit.fee_case = arg;
    else if (action == ACT_BLANK)
        ks_kiosk_go(kiosk, KS_SCREEN_ENTRY, arg);
    else if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_CALC, (int)kiosk->visit.calc);
}

const struct ks_screen ks_screen_calcs = {.view = view_list, .act = act_list};
const struct ks_screen ks_screen_calc_fee = {.view = view_fee, .act = act_fee};
