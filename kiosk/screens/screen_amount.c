/* How much is it about? Digits in, the fee at once. */
#include "domain/fee.h"
#include "screens/kiosk_private.h"

enum { ACT_KEY = KS_ACT_OWN, ACT_DONE };

/* Whole yuan digits with commas, decimals as typed. */
static const char *grouped(struct ks_ui *ui, const char *amount)
{
    char out[2 * KS_AMOUNT_CHARS];
    size_t whole = strcspn(amount, "."), length = 0;

    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            out[length++] = ',';
        out[length++] = amount[i];
    }
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%.*s%s yuan"), (int)length, out,
                           amount + whole);
}

static void flow_result(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_guide *guide = &kiosk->parts.content->guides[kiosk->visit.guide];
    enum ks_fee_kind kind =
        guide->cost.kind == KS_COST_DIVORCE ? KS_FEE_DIVORCE_SURCHARGE : KS_FEE_PROPERTY;
    int64_t fen = 0;
    struct ks_fee fee;
    const char *label = kind == KS_FEE_PROPERTY ? ks_ui_tr(ui, "Court fee")
                                                : ks_ui_tr(ui, "Plus, for the property");

    ks_flow_card_begin(ui, ui->theme->card, 0);
    if (kiosk->visit.amount[0] == '\0')
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                     ks_ui_tr(ui, "The fee appears here as you type."));
    else if (ks_money_parse_yuan(kiosk->visit.amount, &fen, NULL) != KS_OK ||
             ks_fee_compute(kind, fen, &fee, NULL) != KS_OK)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->on_stop_soft,
                     ks_ui_tr(ui, "This amount cannot be used. Please check the digits."));
    else
        ks_flow_pair(ui, label,
                     ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s yuan"),
                                     ks_money_short(&ui->arena, fee.fen)),
                     KS_TYPE_TILE);
    ks_flow_card_end(ui);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_guide *guide = &kiosk->parts.content->guides[kiosk->visit.guide];
    const char *amount = kiosk->visit.amount;
    struct ks_page_head head = {
        .crumb = ks_arena_printf(&ui->arena, "%s / %s", ks_kiosk_words(kiosk, &guide->legal_title),
                                 ks_ui_tr(ui, "Court fee")),
        .title = ks_kiosk_words(kiosk, &guide->cost.amount_label),
        .lead = ks_ui_tr(ui, "In yuan. A rough figure is enough; nothing is stored."),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button done = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, ACT_DONE, 0};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &done, 1);
    ks_flow_display(ui, amount[0] == '\0' ? ks_ui_tr(ui, "0 yuan") : grouped(ui, amount),
                    amount[0] == '\0');
    flow_result(kiosk, ui);
    ks_flow_keypad(ui, ".", '.', ACT_KEY);
}

static void type(struct ks_kiosk *kiosk, int key)
{
    char *amount = kiosk->visit.amount;
    size_t length = strlen(amount);
    const char *dot = strchr(amount, '.');

    kiosk->is_stale = true;
    if (key == KS_KEY_ERASE) {
        if (length > 0)
            amount[length - 1] = '\0';
        return;
    }
    bool is_refused = length + 1 >= KS_AMOUNT_CHARS ||
                      (key == '.' && (dot != NULL || length == 0)) ||
                      (dot != NULL && strlen(dot) > 2);
    if (is_refused || (key != '.' && (key < '0' || key > '9')))
        return;
    if (key != '.' && length == 1 && amount[0] == '0')
        length = 0;
    amount[length] = (char)key;
    amount[length + 1] = '\0';
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

const struct ks_screen ks_screen_amount = {.view = view, .act = act, .key = key};
