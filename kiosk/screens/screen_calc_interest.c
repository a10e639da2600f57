/* The doubled part of the interest when a judgment is paid late, payment by payment. */
#include "domain/interest_delay.h"
#include "screens/kiosk_private.h"

enum { ACT_BLANK = KS_ACT_OWN, ACT_PAYMENT, ACT_PRINT };

/* What the blanks say so far; `payments` has room for KS_MAX_PAYMENTS. Up to today where no last
 * day was given. */
static struct ks_delay_case case_of(const struct ks_kiosk *kiosk, struct ks_delay_payment *payments)
{
    struct ks_delay_case basis = {.payments = payments};

    ks_blank_amount(kiosk, KS_BLANK_INTEREST_AMOUNT, &basis.principal_fen);
    ks_blank_date(kiosk, KS_BLANK_INTEREST_FROM, &basis.start);
    if (!ks_blank_date(kiosk, KS_BLANK_INTEREST_TO, &basis.end))
        basis.end = ks_kiosk_today(kiosk);
    for (int i = 0; i < kiosk->visit.payment_count; i++) {
        struct ks_delay_payment *payment = &payments[basis.payment_count];
        bool is_whole =
            ks_blank_date(kiosk, (enum ks_blank)(KS_BLANK_PAID_DATE + i), &payment->date) &&
            ks_blank_amount(kiosk, (enum ks_blank)(KS_BLANK_PAID_AMOUNT + i), &payment->fen);
        basis.payment_count += is_whole;
    }
    return basis;
}

static void add_row(struct ks_calc_paper *paper, const struct ks_delay_row *row)
{
    ks_calc_add(paper,
                ks_arena_printf(paper->arena, ks_tr(paper->lang, "%s yuan × %d days × 0.0175%%"),
                                ks_money_short(paper->arena, row->principal_fen), row->days),
                ks_calc_atoms(paper, row->atoms), false);
}

bool ks_calc_write_interest(const struct ks_kiosk *kiosk, enum ks_calc calc,
                            struct ks_calc_paper *paper)
{
    struct ks_delay_payment payments[KS_MAX_PAYMENTS];
    const struct ks_delay_case basis = case_of(kiosk, payments);
    struct ks_delay delay;

    if (basis.principal_fen < 0 || ks_date_is_none(basis.start) ||
        ks_delay_compute(&basis, &delay, NULL) != KS_OK)
        return false;
    ks_calc_add(paper, kiosk->parts.content->calculators[calc].amount_label.in[paper->lang],
                ks_calc_yuan(paper, basis.principal_fen), false);
    ks_calc_add(paper, ks_tr(paper->lang, "Counted from"),
                ks_date_words(paper->arena, paper->lang, basis.start), false);
    ks_calc_add(paper, ks_tr(paper->lang, "Counted up to"),
                ks_date_words(paper->arena, paper->lang, basis.end), false);
    for (int i = 0; i < delay.row_count; i++)
        add_row(paper, &delay.rows[i]);
    ks_calc_add(paper, ks_tr(paper->lang, "Doubled part in all"),
                ks_calc_yuan(paper, ks_money_round_to_fen(delay.total_atoms)), true);
    if (basis.payment_count > 0)
        ks_calc_add(paper, ks_tr(paper->lang, "Sum of the judgment still owed"),
                    ks_calc_yuan(paper, delay.principal_left_fen), true);
    return true;
}

static bool is_filled_in(const struct ks_kiosk *kiosk)
{
    return kiosk->visit.blanks[KS_BLANK_INTEREST_AMOUNT][0] != '\0' &&
           kiosk->visit.blanks[KS_BLANK_INTEREST_FROM][0] != '\0';
}

static void flow_payments(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    int count = kiosk->visit.payment_count;
    struct ks_button more = {KS_BUTTON_SECONDARY,
                             count == 0 ? ks_ui_tr(ui, "Something was paid")
                                        : ks_ui_tr(ui, "Another payment"),
                             "coin", ACT_PAYMENT, 0};

    for (int i = 0; i < count; i++) {
        ks_flow_heading(ui, ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Payment %d"), i + 1));
        ks_flow_blank(kiosk, ui, (enum ks_blank)(KS_BLANK_PAID_DATE + i), ACT_BLANK);
        ks_flow_blank(kiosk, ui, (enum ks_blank)(KS_BLANK_PAID_AMOUNT + i), ACT_BLANK);
    }
    if (count < KS_MAX_PAYMENTS)
        ks_flow_button(ui, &more);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_calc_paper paper = {.arena = &ui->arena, .lang = ui->mode.lang};
    bool has_result = ks_calc_write(kiosk, KS_CALC_INTEREST, &paper);

    ks_calc_head(kiosk, ui, has_result, ACT_PRINT);
    ks_flow_blank(kiosk, ui, KS_BLANK_INTEREST_AMOUNT, ACT_BLANK);
    ks_flow_blank(kiosk, ui, KS_BLANK_INTEREST_FROM, ACT_BLANK);
    ks_flow_blank(kiosk, ui, KS_BLANK_INTEREST_TO, ACT_BLANK);
    flow_payments(kiosk, ui);
    if (has_result)
        ks_flow_calc_lines(ui, &paper);
    else if (is_filled_in(kiosk))
        ks_flow_banner(ui, "warning", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, "With these days and sums nothing can be worked out. The "
                                    "first day must come before the last, and not before "
                                    "August 2014."));
    ks_flow_calc_note(kiosk, ui);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_BLANK)
        ks_kiosk_go(kiosk, KS_SCREEN_ENTRY, arg);
    else if (action == ACT_PAYMENT && kiosk->visit.payment_count < KS_MAX_PAYMENTS)
        kiosk->visit.payment_count++;
    else if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_CALC, KS_CALC_INTEREST);
}

const struct ks_screen ks_screen_calc_interest = {.view = view, .act = act};
