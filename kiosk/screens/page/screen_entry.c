/* One blank to fill in by digits: a sum with what it comes to, a day, or a number. arg of the place
 * = enum ks_blank. */
#include "screens/kiosk_private.h"

enum { ACT_KEY = KS_ACT_OWN, ACT_DONE };

enum kind { KIND_AMOUNT, KIND_DATE, KIND_NUMBER, KIND_PERCENT };
enum { NUMBER_DIGITS = 4, PERCENT_CHARS = 6 };

/* Blanks from `first` on; NULL: the content says what it asks for. */
static const struct blank_kind {
    int first;
    enum kind kind;
    const char *title;
} kinds[] = {
    {KS_BLANK_GUIDE_AMOUNT, KIND_AMOUNT, NULL},
    {KS_BLANK_GUIDE_DATE, KIND_DATE, NULL},
    {KS_BLANK_OUTCOME_DATE, KIND_DATE, NULL},
    {KS_BLANK_CALC_AMOUNT, KIND_AMOUNT, NULL},
    {KS_BLANK_INTEREST_AMOUNT, KIND_AMOUNT, NULL},
    {KS_BLANK_INTEREST_FROM, KIND_DATE, KS_N_("Last day the judgment gave")},
    {KS_BLANK_INTEREST_TO, KIND_DATE, KS_N_("Counted up to")},
    {KS_BLANK_INTEREST_COSTS, KIND_AMOUNT, KS_N_("Costs the judgment gives you")},
    {KS_BLANK_INTEREST_DUE, KIND_AMOUNT, KS_N_("Ordinary interest, already worked out")},
    {KS_BLANK_INTEREST_RATE, KIND_PERCENT, KS_N_("Ordinary interest a year (%)")},
    {KS_BLANK_INTEREST_SINCE, KIND_DATE, KS_N_("Ordinary interest runs from")},
    {KS_BLANK_IDLE_FROM, KIND_DATE, KS_N_("Suspended for a review: from")},
    {KS_BLANK_IDLE_TO, KIND_DATE, KS_N_("Suspended for a review: to")},
    {KS_BLANK_PAID_DATE, KIND_DATE, KS_N_("Day of the payment")},
    {KS_BLANK_PAID_AMOUNT, KIND_AMOUNT, KS_N_("Sum paid")},
    {KS_BLANK_PERIOD_FROM, KIND_DATE, KS_N_("Day it starts from")},
    {KS_BLANK_PERIOD_LENGTH, KIND_NUMBER, KS_N_("Another number of days")},
    {KS_BLANK_LENDING_MADE, KIND_DATE, KS_N_("Day the loan was made")},
    {KS_BLANK_LENDING_RATE, KIND_PERCENT, KS_N_("Interest agreed a year (%)")},
    {KS_BLANK_LENDING_AMOUNT, KIND_AMOUNT, KS_N_("Sum really handed over")},
    {KS_BLANK_LENDING_DUE, KIND_DATE, KS_N_("Day it was to be paid back")},
    {KS_BLANK_LENDING_SUED, KIND_DATE, KS_N_("Day of suing (left open: today)")},
    {KS_BLANK_ACTION_FROM, KIND_DATE, NULL},
    {KS_BLANK_ACTION_HARMED, KIND_DATE, KS_N_("Day the harm was done (if long ago)")},
    {KS_BLANK_ACTION_UNTIL, KIND_DATE, KS_N_("Last day of the agreed guarantee")},
    {KS_BLANK_ACTION_AGREED, KIND_DATE, KS_N_("Day they promised, or paid a part")},
    {KS_BLANK_ACTION_SUED, KIND_DATE, KS_N_("Suit or arbitration begun on")},
    {KS_BLANK_ACTION_ENDED, KIND_DATE, KS_N_("Suit or arbitration ended on")},
    {KS_BLANK_ACTION_DEMANDED, KIND_DATE, KS_N_("Day you last asked for it")},
    {KS_BLANK_ACTION_DEMANDED + 1, KIND_DATE, KS_N_("An earlier day you asked for it")},
    {KS_BLANK_INSTALMENT, KIND_DATE, KS_N_("Last day of another instalment")},
    {KS_BLANK_ENFORCE_DEMANDED, KIND_DATE, KS_N_("Day you last asked them to pay")},
    {KS_BLANK_ENFORCE_DEMANDED + 1, KIND_DATE, KS_N_("An earlier day you asked them to pay")},
};

static const struct blank_kind *kind_of(enum ks_blank blank)
{
    size_t i = sizeof kinds / sizeof kinds[0] - 1;

    while ((int)blank < kinds[i].first)
        i--;
    return &kinds[i];
}

static bool is_calc_amount(enum ks_blank blank)
{
    return blank >= KS_BLANK_CALC_AMOUNT && blank < KS_BLANK_CALC_AMOUNT + KS_FEE_CALCS;
}

const char *ks_blank_title(const struct ks_kiosk *kiosk, enum ks_blank blank)
{
    const struct ks_content *content = kiosk->parts.content;
    const struct ks_guide *guide = &content->guides[kiosk->visit.guide];

    if (blank == KS_BLANK_GUIDE_AMOUNT)
        return ks_kiosk_words(kiosk, &guide->cost.amount_label);
    if (is_calc_amount(blank))
        return ks_kiosk_words(kiosk,
                              &content->calculators[blank - KS_BLANK_CALC_AMOUNT].amount_label);
    if (blank == KS_BLANK_INTEREST_AMOUNT)
        return ks_kiosk_words(kiosk, &content->calculators[KS_CALC_INTEREST].amount_label);
    if (blank >= KS_BLANK_GUIDE_DATE && blank < KS_BLANK_OUTCOME_DATE)
        return ks_kiosk_words(kiosk, &guide->limits[blank - KS_BLANK_GUIDE_DATE].ask);
    if (blank >= KS_BLANK_OUTCOME_DATE && blank < KS_BLANK_CALC_AMOUNT)
        return ks_kiosk_words(kiosk, &content->situations.outcomes[kiosk->visit.outcome - 1]
                                          .limits[blank - KS_BLANK_OUTCOME_DATE]
                                          .ask);
    if (blank == KS_BLANK_ACTION_FROM)
        return ks_kiosk_words(kiosk, &content->claims[kiosk->visit.action_kind].ask);
    return ks_ui_tr(&kiosk->ui, kind_of(blank)->title);
}

static const char *value_text(const struct ks_kiosk *kiosk, struct ks_ui *ui, enum ks_blank blank)
{
    const char *typed = kiosk->visit.blanks[blank];
    struct ks_date date;
    int64_t fen;

    if (typed[0] == '\0')
        return ks_ui_tr(ui, "touch to enter");
    if (kind_of(blank)->kind == KIND_AMOUNT)
        return ks_blank_amount(kiosk, blank, &fen)
                   ? ks_amount_text(ui, typed)
                   : ks_ui_tr(ui, "cannot be used: at most 10,000,000,000,000 yuan");
    if (kind_of(blank)->kind == KIND_DATE)
        return ks_digits_date(typed, &date) ? ks_kiosk_date_text(ui, date)
                                            : ks_date_fault(ui, typed);
    if (kind_of(blank)->kind == KIND_PERCENT)
        return ks_arena_printf(&ui->arena, "%s%%", typed);
    return typed;
}

void ks_flow_blank(const struct ks_kiosk *kiosk, struct ks_ui *ui, enum ks_blank blank, int action)
{
    struct ks_choice choice = {
        .role = KS_ROLE_OPTION,
        .title = ks_blank_title(kiosk, blank),
        .detail = value_text(kiosk, ui, blank),
        .icon = kind_of(blank)->kind == KIND_DATE ? "calendar" : "pen",
        .accent = ui->theme->action,
        .action = action,
        .arg = (int)blank,
    };

    ks_flow_choice(ui, &choice);
}

/* What the typed sum costs in the case of the guide; false if it cannot be used. */
static bool flow_guide_fee(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_cost *cost = &kiosk->parts.content->guides[kiosk->visit.guide].cost;
    int64_t fen;
    bool is_sum = ks_blank_amount(kiosk, KS_BLANK_GUIDE_AMOUNT, &fen);
    const struct ks_cost_figures figures = ks_cost_work_out(cost, fen);
    int64_t fee = figures.fee >= 0 ? figures.fee : figures.extra;

    if (is_sum && fee >= 0)
        ks_flow_pair(ui, ks_ui_tr(ui, ks_cost_fee_name(cost->fee)), ks_yuan_text(ui, fee, fee),
                     KS_TYPE_TILE);
    return is_sum && fee >= 0;
}

/* The same for a calculator. */
static bool flow_calc_fee(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_calc_paper paper = {.arena = &ui->arena, .lang = ui->mode.lang};
    int64_t fen;
    enum ks_calc calc = kiosk->visit.calc;
    bool is_well = ks_blank_amount(kiosk, ks_calc_amount_blank(calc), &fen) &&
                   ks_calc_write(kiosk, calc, &paper);

    for (int i = 0; is_well && i < paper.count; i++) {
        if (paper.lines[i].is_result && paper.lines[i].value != NULL)
            ks_flow_pair(ui, paper.lines[i].label, paper.lines[i].value, KS_TYPE_TILE);
    }
    return is_well;
}

static void flow_result(const struct ks_kiosk *kiosk, struct ks_ui *ui, enum ks_blank blank)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (ks_blank_is_empty(kiosk, blank))
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                     ks_ui_tr(ui, "The fee appears here as you type."));
    else if (!(blank == KS_BLANK_GUIDE_AMOUNT ? flow_guide_fee : flow_calc_fee)(kiosk, ui))
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->on_stop_soft,
                     ks_ui_tr(ui, "This amount cannot be used. Please check the digits."));
    ks_flow_card_end(ui);
}

static void flow_amount(const struct ks_kiosk *kiosk, struct ks_ui *ui, enum ks_blank blank)
{
    bool is_empty = ks_blank_is_empty(kiosk, blank);
    const char *nothing = kind_of(blank)->kind == KIND_PERCENT ? "0%" : ks_ui_tr(ui, "0 yuan");

    ks_flow_display(ui,
                    is_empty ? nothing
                    : kind_of(blank)->kind == KIND_PERCENT
                        ? value_text(kiosk, ui, blank)
                        : ks_amount_text(ui, kiosk->visit.blanks[blank]),
                    is_empty);
    if (blank == KS_BLANK_GUIDE_AMOUNT || is_calc_amount(blank))
        flow_result(kiosk, ui, blank);
    ks_flow_keypad(ui, ".", '.', ACT_KEY);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    enum ks_blank blank = (enum ks_blank)ks_kiosk_place_now(kiosk)->arg;
    const char *typed = kiosk->visit.blanks[blank];
    enum kind kind = kind_of(blank)->kind;
    static const char *const leads[] = {
        [KIND_AMOUNT] = KS_N_("In yuan. A rough figure is enough; nothing is stored."),
        [KIND_DATE] = KS_N_("Nothing you enter is stored."),
        [KIND_NUMBER] = KS_N_("Nothing you enter is stored."),
        [KIND_PERCENT] = KS_N_("Per cent for a year. Two a month are 24 a year."),
    };
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Fill in"),
        .title = ks_blank_title(kiosk, blank),
        .lead = ks_ui_tr(ui, leads[kind]),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button done = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, ACT_DONE, 0};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &done, 1);
    if (kind == KIND_AMOUNT || kind == KIND_PERCENT) {
        flow_amount(kiosk, ui, blank);
        return;
    }
    if (kind == KIND_DATE)
        ks_flow_date_digits(ui, typed);
    else
        ks_flow_display(ui, typed[0] == '\0' ? "0" : typed, typed[0] == '\0');
    ks_flow_keypad(ui, NULL, 0, ACT_KEY);
}

static void type(struct ks_kiosk *kiosk, int key)
{
    enum ks_blank blank = (enum ks_blank)ks_kiosk_place_now(kiosk)->arg;
    char *typed = kiosk->visit.blanks[blank];
    enum kind kind = kind_of(blank)->kind;

    kiosk->is_stale = true;
    if (blank == KS_BLANK_PERIOD_LENGTH)
        kiosk->visit.period_length = 0; /* the days typed count now */
    if (kind == KIND_NUMBER && key == '0' && typed[0] == '\0')
        return;
    if (kind == KIND_AMOUNT || kind == KIND_PERCENT)
        ks_type_amount(typed, kind == KIND_PERCENT ? PERCENT_CHARS : KS_AMOUNT_CHARS - 1, key);
    else
        ks_type_digits(typed, kind == KIND_DATE ? KS_DATE_DIGITS : NUMBER_DIGITS, key);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_KEY)
        type(kiosk, arg);
    else if (action == ACT_DONE)
        ks_kiosk_back(kiosk);
}

static void key(struct ks_kiosk *kiosk, const char *name)
{
    type(kiosk, ks_key_of_name(name));
}

const struct ks_screen ks_screen_entry = {.view = view, .act = act, .key = key};
