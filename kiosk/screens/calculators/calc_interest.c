/* The doubled part of the interest when a judgment is paid late, payment by payment. */
#include "domain/interest_delay.h"
#include "domain/money.h"
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"
#include "service/cost.h"

enum { ACT_PAYMENT = KS_ACT_CALC, ACT_SHOW };
enum { SHOW_ORDINARY = 1, SHOW_IDLE = 2 }; /* parts of the page that were opened */

static int paid_date(int payment)
{
    return KS_INTEREST_PAID_DATE + payment;
}

static int paid_amount(int payment)
{
    return KS_INTEREST_PAID_AMOUNT + payment;
}

/* A payment of which only the day or only the sum is given, or neither can be used. */
static bool is_half(const struct ks_interest_state *state, int payment)
{
    struct ks_date date;
    int64_t fen;
    bool is_blank = ks_blank_is_empty(&state->typed[paid_date(payment)]) &&
                    ks_blank_is_empty(&state->typed[paid_amount(payment)]);

    return !is_blank && !(ks_blank_date(&state->typed[paid_date(payment)], &date) &&
                          ks_blank_amount(&state->typed[paid_amount(payment)], &fen) && fen > 0);
}

/* Ordinary interest, costs and days that do not count: all may be left open, none half. */
static bool read_judgment(const struct ks_interest_state *state, struct ks_delay_case *out,
                          struct ks_day_range *idle)
{
    int64_t rate = 0;
    bool has_rate = !ks_blank_is_empty(&state->typed[KS_INTEREST_RATE]);
    bool has_idle = !ks_blank_is_empty(&state->typed[KS_INTEREST_IDLE_FROM]) ||
                    !ks_blank_is_empty(&state->typed[KS_INTEREST_IDLE_TO]);
    bool is_well = true;

    if (!ks_blank_is_empty(&state->typed[KS_INTEREST_COSTS]))
        is_well &= ks_blank_amount(&state->typed[KS_INTEREST_COSTS], &out->costs_fen);
    if (!ks_blank_is_empty(&state->typed[KS_INTEREST_DUE]))
        is_well &= ks_blank_amount(&state->typed[KS_INTEREST_DUE], &out->ordinary_fen);
    if (has_rate)
        is_well &= ks_blank_amount(&state->typed[KS_INTEREST_RATE], &rate) && rate <= KS_RATE_MAX &&
                   ks_blank_date(&state->typed[KS_INTEREST_SINCE], &out->ordinary_from);
    if (has_idle)
        is_well &= ks_blank_date(&state->typed[KS_INTEREST_IDLE_FROM], &idle->first) &&
                   ks_blank_date(&state->typed[KS_INTEREST_IDLE_TO], &idle->last) &&
                   ks_date_compare(idle->first, idle->last) <= 0;
    out->ordinary_rate = is_well ? (int)rate : 0;
    out->suspended = idle;
    out->suspended_count = has_idle && is_well;
    return is_well;
}

/* What the blanks say so far; `payments` has room for KS_MOST_PAYMENTS, `idle` is for the days that
 * do not count. Up to today where no last day was given. False when one that was begun cannot be
 * used: nothing is left out in silence. */
static bool read_case(const struct ks_calc_case *given, struct ks_delay_payment *payments,
                      struct ks_day_range *idle, struct ks_delay_case *out)
{
    const struct ks_interest_state *state = given->state;
    bool is_well = true;

    *out = (struct ks_delay_case){.payments = payments};
    is_well &= ks_blank_amount(&state->typed[KS_INTEREST_AMOUNT], &out->principal_fen);
    is_well &= ks_blank_date(&state->typed[KS_INTEREST_FROM], &out->start);
    is_well &= read_judgment(state, out, idle);
    if (ks_blank_is_empty(&state->typed[KS_INTEREST_TO]))
        out->end = given->today;
    else
        is_well &= ks_blank_date(&state->typed[KS_INTEREST_TO], &out->end);
    for (int i = 0; i < state->payment_count; i++) {
        struct ks_delay_payment *payment = &payments[out->payment_count];
        is_well &= !is_half(state, i);
        out->payment_count += ks_blank_date(&state->typed[paid_date(i)], &payment->date) &&
                              ks_blank_amount(&state->typed[paid_amount(i)], &payment->fen);
    }
    return is_well;
}

/* Why nothing comes out of what is filled in. */
static const char *trouble(const struct ks_calc_case *given, struct ks_ui *ui)
{
    const struct ks_interest_state *state = given->state;
    struct ks_delay_payment payments[KS_MOST_PAYMENTS];
    struct ks_day_range idle = {0};
    struct ks_delay_case basis;
    static const struct ks_date first = {2014, 8, 1};

    bool is_well = read_case(given, payments, &idle, &basis);
    for (int i = 0; i < state->payment_count; i++) {
        if (is_half(state, i))
            return ks_arena_printf(
                &ui->arena, ks_ui_tr(ui, "Payment %d needs a day and a sum above 0."), i + 1);
    }
    if (!ks_blank_is_empty(&state->typed[KS_INTEREST_RATE]) &&
        ks_blank_is_empty(&state->typed[KS_INTEREST_SINCE]))
        return ks_ui_tr(ui, "Ordinary interest needs the day it runs from, too.");
    if (ks_blank_is_empty(&state->typed[KS_INTEREST_IDLE_FROM]) !=
        ks_blank_is_empty(&state->typed[KS_INTEREST_IDLE_TO]))
        return ks_ui_tr(ui, "A suspension needs its first and its last day.");
    if (!is_well)
        return ks_ui_tr(ui, "One of the entries below cannot be used. Please look at it again.");
    if (ks_date_compare(basis.start, first) < 0)
        return ks_ui_tr(ui, "Before August 2014 another rule held. Please ask at the window.");
    if (ks_blank_is_empty(&state->typed[KS_INTEREST_TO]) &&
        ks_date_compare(basis.start, given->today) > 0)
        return ks_ui_tr(ui, "The day the judgment gave is still to come: nothing is late yet.");
    if (ks_date_compare(basis.end, basis.start) <= 0)
        return ks_ui_tr(ui, "The day counted up to must come after the last day of the judgment.");
    for (int i = 0; i < basis.payment_count; i++)
        if (ks_date_compare(payments[i].date, basis.end) > 0)
            return ks_ui_tr(ui, "A payment lies after the day counted up to.");
    return ks_ui_tr(ui, "These sums are too large to work out. Please ask at the window.");
}

static void add_row(struct ks_calc_paper *paper, const struct ks_delay_row *row)
{
    if (row->idle_days > 0)
        ks_calc_add(paper, ks_tr(paper->lang, "Days that do not count"),
                    ks_arena_printf(paper->arena, "%d", row->idle_days), false);
    ks_calc_add(paper,
                ks_arena_printf(paper->arena, ks_tr(paper->lang, "%s yuan × %d days × 0.0175%%"),
                                ks_money_short(paper->arena, row->principal_fen), row->days),
                ks_calc_atoms(paper, row->atoms), false);
}

static bool has_ordinary(const struct ks_delay_case *basis)
{
    return basis->costs_fen > 0 || basis->ordinary_fen > 0 || basis->ordinary_rate > 0;
}

/* Costs and ordinary interest: what there is of them, and what is left. */
static void add_ordinary(struct ks_calc_paper *paper, const struct ks_delay_case *basis,
                         const struct ks_delay *delay)
{
    if (basis->ordinary_fen > 0 || basis->ordinary_rate > 0) {
        ks_calc_add(paper, ks_tr(paper->lang, "Ordinary interest in all"),
                    ks_calc_yuan(paper, ks_money_round_to_fen(delay->ordinary_atoms)), false);
        ks_calc_add(paper, ks_tr(paper->lang, "Ordinary interest still owed"),
                    ks_calc_yuan(paper, ks_money_round_to_fen(delay->ordinary_left_atoms)), true);
    }
    if (basis->costs_fen > 0)
        ks_calc_add(paper, ks_tr(paper->lang, "Costs still owed"),
                    ks_calc_yuan(paper, delay->costs_left_fen), true);
}

/* What is paid beyond all that was entered is too much only if nothing else can be owed. */
static void add_surplus(struct ks_calc_paper *paper, const struct ks_delay_case *basis,
                        const struct ks_delay *delay)
{
    if (delay->overpaid_fen > 0)
        ks_calc_add(paper,
                    has_ordinary(basis) ? ks_tr(paper->lang, "Paid too much")
                                        : ks_tr(paper->lang, "Paid beyond what is entered here"),
                    ks_calc_yuan(paper, delay->overpaid_fen), true);
    if (!has_ordinary(basis))
        ks_calc_add(paper,
                    ks_tr(paper->lang,
                          "A payment first meets costs and the ordinary interest of the judgment, "
                          "then the debt. If the judgment gives them, enter them: then less of the "
                          "debt is paid. The enforcing court's figure decides."),
                    NULL, true);
}

/* What of the doubled part and of the debt is left after the payments. */
static void add_rest(struct ks_calc_paper *paper, const struct ks_delay_case *basis,
                     const struct ks_delay *delay)
{
    if (delay->doubled_paid_fen > 0)
        ks_calc_add(paper, ks_tr(paper->lang, "Of it already paid"),
                    ks_calc_yuan(paper, delay->doubled_paid_fen), true);
    ks_calc_add(paper, ks_tr(paper->lang, "Doubled part still owed"),
                ks_calc_yuan(paper, ks_money_round_to_fen(delay->doubled_left_atoms)), true);
    ks_calc_add(paper, ks_tr(paper->lang, "Sum of the judgment still owed"),
                ks_calc_yuan(paper, delay->principal_left_fen), true);
    add_surplus(paper, basis, delay);
}

static bool work_out(const struct ks_calc_case *given, struct ks_calc_paper *paper)
{
    struct ks_delay_payment payments[KS_MOST_PAYMENTS];
    struct ks_day_range idle = {0};
    struct ks_delay_case basis;
    struct ks_delay delay;

    if (!read_case(given, payments, &idle, &basis) ||
        ks_delay_compute(&basis, &delay, NULL) != KS_OK)
        return false;
    ks_calc_add(paper, given->content->calculators[given->calc].amount_label.in[paper->lang],
                ks_calc_yuan(paper, basis.principal_fen), false);
    ks_calc_add(paper, ks_tr(paper->lang, "Counted from"), ks_calc_day(paper, basis.start), false);
    ks_calc_add(paper, ks_tr(paper->lang, "Counted up to"), ks_calc_day(paper, basis.end), false);
    for (int i = 0; i < basis.payment_count; i++)
        ks_calc_add(paper,
                    ks_arena_printf(paper->arena, ks_tr(paper->lang, "Paid on %s"),
                                    ks_calc_day(paper, payments[i].date)),
                    ks_calc_yuan(paper, payments[i].fen), false);
    for (int i = 0; i < delay.row_count; i++)
        add_row(paper, &delay.rows[i]);
    ks_calc_add(paper, ks_tr(paper->lang, "Doubled part in all"),
                ks_calc_yuan(paper, ks_money_round_to_fen(delay.total_atoms)), true);
    add_ordinary(paper, &basis, &delay);
    if (basis.payment_count > 0)
        add_rest(paper, &basis, &delay);
    return true;
}

static struct ks_choice taker(struct ks_ui *ui, int paid)
{
    return ks_form_adder(ui->theme->action, "cross",
                         ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Take away payment %d"), paid),
                         ACT_PAYMENT, -1);
}

/* A day and a sum each, behind one cell for another payment or, when they are full, for less: with
 * the three before it that makes four, so that in two columns each payment is a row. */
static int list_payments(struct ks_ui *ui, const struct ks_calc_page *page, struct ks_choice *out)
{
    const struct ks_interest_state *state = page->given->state;
    int count = 0, paid = state->payment_count;
    bool is_full = paid == KS_MOST_PAYMENTS;

    out[count++] = is_full ? taker(ui, paid)
                           : ks_form_adder(ui->theme->action, "coin",
                                           paid == 0 ? ks_ui_tr(ui, "Something was paid")
                                                     : ks_ui_tr(ui, "Another payment"),
                                           ACT_PAYMENT, 1);
    for (int i = 0; i < paid; i++) {
        int first = count;
        count +=
            ks_form_cells(page->visit, ui, page->form, paid_date(i), paid_date(i), out + count);
        count +=
            ks_form_cells(page->visit, ui, page->form, paid_amount(i), paid_amount(i), out + count);
        for (int j = first; j < count; j++) {
            out[j].title =
                ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Payment %d: %s"), i + 1, out[j].title);
            out[j].joins_next = j + 1 < count;
        }
    }
    if (paid > 0 && !is_full)
        out[count++] = taker(ui, paid);
    return count;
}

/* What everybody is asked, the payments, and what only some judgments give or some cases had. */
static int list_cells(struct ks_ui *ui, const struct ks_calc_page *page, struct ks_choice *out)
{
    const struct ks_interest_state *state = page->given->state;
    const struct ks_form *form = page->form;
    int count = ks_form_cells(page->visit, ui, form, KS_INTEREST_AMOUNT, KS_INTEREST_TO, out);

    count += list_payments(ui, page, out + count);
    if ((state->parts & SHOW_ORDINARY) != 0)
        count +=
            ks_form_cells(page->visit, ui, form, KS_INTEREST_COSTS, KS_INTEREST_SINCE, out + count);
    else
        out[count++] = ks_form_adder(ui->theme->action, "coin",
                                     ks_ui_tr(ui, "The judgment gives ordinary interest or costs"),
                                     ACT_SHOW, SHOW_ORDINARY);
    if ((state->parts & SHOW_IDLE) != 0)
        count += ks_form_cells(page->visit, ui, form, KS_INTEREST_IDLE_FROM, KS_INTEREST_IDLE_TO,
                               out + count);
    else
        out[count++] =
            ks_form_adder(ui->theme->action, "calendar", ks_ui_tr(ui, "Enforcement was suspended"),
                          ACT_SHOW, SHOW_IDLE);
    return count;
}

static void flow(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail)
{
    const struct ks_interest_state *state = page->given->state;
    struct ks_choice cells[KS_CALC_MOST_CELLS];

    if (!page->has_result && ks_form_has_required(page->form))
        ks_flow_caution(ui, trouble(page->given, ui));
    ks_flow_cells(ui, cells, list_cells(ui, page, cells), detail);
    if ((state->parts & SHOW_IDLE) != 0)
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                     ks_ui_tr(ui, "Only days on which enforcement stood still to review the "
                                  "judgment or for a retrial, and not at the debtor's asking."));
}

static void step_payments(struct ks_interest_state *state, int step)
{
    int count = state->payment_count + step;

    if (count < 0 || count > KS_MOST_PAYMENTS)
        return;
    state->payment_count = count;
    if (step < 0) {
        state->typed[paid_date(count)].text[0] = '\0';
        state->typed[paid_amount(count)].text[0] = '\0';
    }
}

static void act(void *kept, int action, int arg)
{
    struct ks_interest_state *state = kept;

    if (action == ACT_PAYMENT)
        step_payments(state, arg);
    else if (action == ACT_SHOW)
        state->parts |= arg;
}

static const struct ks_form_field fields[] = {
    {KS_INTEREST_AMOUNT, KS_FIELD_AMOUNT, NULL, .is_required = true},
    {KS_INTEREST_FROM, KS_FIELD_DATE, KS_N_("Last day the judgment gave"), .is_required = true},
    {KS_INTEREST_TO, KS_FIELD_DATE, KS_N_("Counted up to")},
    {KS_INTEREST_COSTS, KS_FIELD_AMOUNT, KS_N_("Costs the judgment gives you")},
    {KS_INTEREST_DUE, KS_FIELD_AMOUNT, KS_N_("Ordinary interest, already worked out")},
    {KS_INTEREST_RATE, KS_FIELD_PERCENT, KS_N_("Ordinary interest a year (%)")},
    {KS_INTEREST_SINCE, KS_FIELD_DATE, KS_N_("Ordinary interest runs from")},
    {KS_INTEREST_IDLE_FROM, KS_FIELD_DATE, KS_N_("Suspended for a review: from")},
    {KS_INTEREST_IDLE_TO, KS_FIELD_DATE, KS_N_("Suspended for a review: to")},
    {KS_INTEREST_PAID_DATE, KS_FIELD_DATE, KS_N_("Day paid")},
    {KS_INTEREST_PAID_AMOUNT, KS_FIELD_AMOUNT, KS_N_("Sum paid")},
};

const struct ks_calc_row ks_calc_interest = {.state_bytes = sizeof(struct ks_interest_state),
                                             .fields = fields,
                                             .field_count = sizeof fields / sizeof fields[0],
                                             .write = work_out,
                                             .flow = flow,
                                             .act = act};
