/* How much interest the law protects on a private loan, and from when it counts. */
#include "domain/lending.h"
#include "domain/money.h"
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"
#include "service/cost.h"

/* A yearly rate in hundredths of a percent: "12%", "3.45%". */
static const char *rate_text(struct ks_calc_paper *paper, int rate)
{
    return ks_arena_printf(paper->arena, "%s%%", ks_money_short(paper->arena, rate));
}

/* The rate typed; KS_RATE_NONE for none. */
static int agreed_rate(const struct ks_lending_state *state)
{
    int64_t rate;

    return ks_blank_amount(&state->typed[KS_LENDING_RATE], &rate) && rate <= KS_RATE_MAX
               ? (int)rate
               : KS_RATE_NONE;
}

/* Something was typed that is no rate: it must not count as none agreed. */
static bool is_rate_unusable(const struct ks_lending_state *state)
{
    return !ks_blank_is_empty(&state->typed[KS_LENDING_RATE]) && agreed_rate(state) == KS_RATE_NONE;
}

/* The table ends before the day that counts. */
static void add_assumed(struct ks_calc_paper *paper, const struct ks_lpr_table *table, int rate)
{
    ks_calc_add(paper,
                ks_arena_printf(paper->arena,
                                ks_tr(paper->lang,
                                      "The rates kept here end on %s. This holds only if the LPR "
                                      "was still %s on the day that counts: ask the window, or "
                                      "look at the rate published for that day."),
                                ks_calc_day(paper, table->known_until), rate_text(paper, rate)),
                NULL, true);
}

static void add_cap(struct ks_calc_paper *paper, const struct ks_lpr_table *table,
                    const struct ks_lending_cap *cap)
{
    for (int i = 0; i < cap->row_count; i++) {
        const struct ks_lending_row *row = &cap->rows[i];
        if (row->is_old_rule) {
            ks_calc_add(paper,
                        ks_arena_printf(paper->arena, ks_tr(paper->lang, "Interest up to %s"),
                                        ks_calc_day(paper, row->to)),
                        ks_tr(paper->lang, "by the rule of that time: please ask at the window"),
                        false);
            ks_calc_add(paper,
                        ks_tr(paper->lang, "For a loan made before 20 August 2020 the rate of the "
                                           "day of suing counts from that day on; what came before "
                                           "goes by the rule of that time."),
                        NULL, true);
            continue;
        }
        ks_calc_add(paper,
                    ks_arena_printf(paper->arena, ks_tr(paper->lang, "One-year LPR on %s"),
                                    ks_calc_day(paper, row->lpr_day)),
                    rate_text(paper, row->lpr_rate), false);
        ks_calc_add(paper, ks_tr(paper->lang, "At most a year (four times the LPR)"),
                    rate_text(paper, row->cap_rate), true);
        if (row->is_assumed)
            add_assumed(paper, table, row->lpr_rate);
    }
}

/* The time whose interest has the cap of today: all of it, or what lies after the old rule. */
static const struct ks_lending_row *capped(const struct ks_lending_cap *cap)
{
    return &cap->rows[cap->row_count - 1];
}

static bool has_old_part(const struct ks_lending_cap *cap)
{
    return cap->row_count > 1;
}

/* What of the agreed rate counts, and what that is in a year. */
static void add_agreed(const struct ks_lending_state *state, struct ks_calc_paper *paper,
                       const struct ks_lending_cap *cap)
{
    int cap_rate = capped(cap)->cap_rate;
    int agreed = agreed_rate(state), rate = agreed < cap_rate ? agreed : cap_rate;
    const char *label = agreed > cap_rate ? ks_tr(paper->lang, "Of it the law protects only")
                                          : ks_tr(paper->lang, "The law protects all of it");
    int64_t fen, atoms;

    if (agreed == KS_RATE_NONE)
        return;
    ks_calc_add(paper, ks_tr(paper->lang, "Agreed a year"), rate_text(paper, agreed), false);
    if (has_old_part(cap))
        label = ks_arena_printf(paper->arena, ks_tr(paper->lang, "From %s on: %s"),
                                ks_calc_day(paper, capped(cap)->from), label);
    ks_calc_add(paper, label, rate_text(paper, rate), true);
    if (ks_blank_amount(&state->typed[KS_LENDING_AMOUNT], &fen) &&
        ks_lending_interest(fen, rate, KS_LENDING_YEAR_DAYS, &atoms, NULL) == KS_OK)
        ks_calc_add(paper,
                    ks_arena_printf(paper->arena, ks_tr(paper->lang, "A year of it on %s"),
                                    ks_calc_yuan(paper, fen)),
                    ks_calc_yuan(paper, ks_money_round_to_fen(atoms)), true);
}

/* Nothing was agreed, and the loan fell due before there was a rate to go by. */
static void add_too_early(struct ks_calc_paper *paper, struct ks_date due)
{
    ks_calc_add(paper,
                ks_arena_printf(paper->arena,
                                ks_tr(paper->lang, "On %s there was no LPR yet: the first is of "
                                                   "%s. What holds instead, the court decides."),
                                ks_calc_day(paper, due), ks_calc_day(paper, ks_lpr_first_day())),
                NULL, true);
}

/* After the day the loan was to be repaid; what lies under the old rule has its row already.
 * Returns whether the end of the table of rates was told with it. */
static bool add_overdue(const struct ks_calc_case *given, struct ks_calc_paper *paper,
                        const struct ks_lending_cap *cap)
{
    const struct ks_lending_state *state = given->state;
    const struct ks_lending_terms terms = {agreed_rate(state), KS_RATE_NONE};
    const struct ks_lpr_table *table = &given->content->settings.lpr;
    struct ks_lending_overdue overdue;
    struct ks_date due;

    if (!ks_blank_date(&state->typed[KS_LENDING_DUE], &due))
        return false;
    if (ks_date_compare(due, cap->rows[0].from) < 0) {
        ks_calc_add(
            paper,
            ks_tr(paper->lang, "The day to repay cannot be before the day the loan was made."),
            NULL, true);
        return false;
    }
    bool is_later = ks_date_compare(due, capped(cap)->from) < 0;
    const char *label =
        is_later ? ks_arena_printf(paper->arena, ks_tr(paper->lang, "From %s on, a year"),
                                   ks_calc_day(paper, capped(cap)->from))
                 : ks_arena_printf(paper->arena, ks_tr(paper->lang, "After %s, a year"),
                                   ks_calc_day(paper, due));
    if (ks_lending_overdue_find(table, terms, due, capped(cap)->cap_rate, &overdue, NULL) !=
        KS_OK) {
        ks_calc_add(paper, label, ks_tr(paper->lang, "please ask at the window"), true);
        if (ks_date_compare(due, ks_lpr_first_day()) < 0)
            add_too_early(paper, due);
        return false;
    }
    ks_calc_add(paper, label, rate_text(paper, overdue.rate), true);
    if (overdue.is_assumed)
        add_assumed(paper, table, overdue.wanted_rate);
    if (overdue.basis == KS_OVERDUE_FREE)
        ks_calc_add(paper,
                    ks_tr(paper->lang, "A loan without interest is without it only until the day "
                                       "it is due; after that the LPR of that day is usual. Courts "
                                       "differ: the court decides."),
                    NULL, true);
    return overdue.is_assumed;
}

/* Nothing was agreed, as far as was entered: what that means depends on who lent. */
static void add_unagreed(const struct ks_lending_state *state, struct ks_calc_paper *paper)
{
    if (agreed_rate(state) == KS_RATE_NONE)
        ks_calc_add(paper,
                    ks_tr(paper->lang,
                          "If no interest was agreed none is due for the term; between "
                          "persons the same if the words are unclear. After the day "
                          "it was due interest for lateness can be claimed."),
                    NULL, true);
}

static bool is_old_loan(const struct ks_lending_state *state)
{
    struct ks_date made;

    return ks_blank_date(&state->typed[KS_LENDING_MADE], &made) && ks_lending_is_old(made);
}

/* The day that counts for older loans, which alone are asked for it: of suing, or today. False when
 * it cannot be used. */
static bool read_sued(const struct ks_calc_case *given, struct ks_date *sued)
{
    const struct ks_lending_state *state = given->state;

    *sued = given->today;
    return !is_old_loan(state) || ks_blank_is_empty(&state->typed[KS_LENDING_SUED]) ||
           ks_blank_date(&state->typed[KS_LENDING_SUED], sued);
}

static bool work_out(const struct ks_calc_case *given, struct ks_calc_paper *paper)
{
    const struct ks_content *content = given->content;
    const struct ks_lending_state *state = given->state;
    struct ks_lending_cap cap;
    struct ks_date made, sued;

    if (!ks_blank_date(&state->typed[KS_LENDING_MADE], &made) || is_rate_unusable(state) ||
        !read_sued(given, &sued) || ks_date_compare(made, given->today) > 0 ||
        ks_lending_cap_find(&content->settings.lpr, made, sued, &cap, NULL) != KS_OK)
        return false;
    bool is_end_told = capped(&cap)->is_assumed;
    ks_calc_add(paper, content->calculators[given->calc].amount_label.in[paper->lang],
                ks_calc_day(paper, made), false);
    add_cap(paper, &content->settings.lpr, &cap);
    add_agreed(state, paper, &cap);
    add_unagreed(state, paper);
    is_end_told = add_overdue(given, paper, &cap) || is_end_told;
    if (!is_end_told)
        ks_calc_add(paper,
                    ks_arena_printf(paper->arena,
                                    ks_tr(paper->lang, "The rates kept here end on %s."),
                                    ks_calc_day(paper, content->settings.lpr.known_until)),
                    NULL, true);
    return true;
}

/* Why nothing comes out; NULL while the day is not filled in, which its row says. */
static const char *trouble(const struct ks_calc_case *given, struct ks_ui *ui)
{
    const struct ks_lending_state *state = given->state;
    struct ks_date made;

    if (!ks_blank_date(&state->typed[KS_LENDING_MADE], &made))
        return NULL;
    if (is_rate_unusable(state))
        return ks_ui_tr(ui, "This rate cannot be used: at most 1000 a year.");
    if (ks_date_compare(made, given->today) > 0)
        return ks_ui_tr(ui, "The day the loan was made is still to come.");
    return ks_ui_tr(ui,
                    "The day of suing cannot be used: before 20 August 2020, or before the loan, "
                    "another rule holds. Please ask at the window.");
}

static void flow(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail)
{
    const char *why = page->has_result ? NULL : trouble(page->given, ui);

    if (why != NULL)
        ks_flow_caution(ui, why);
    ks_flow_fields(page->visit, ui, page->form, KS_LENDING_MADE, KS_LENDING_SUED, detail);
}

static bool is_sued_asked(const void *state, int blank)
{
    (void)blank;
    return is_old_loan(state);
}

static const struct ks_form_field fields[] = {
    {KS_LENDING_MADE, KS_FIELD_DATE, KS_N_("Day the loan was made"), .is_required = true},
    {KS_LENDING_RATE, KS_FIELD_PERCENT, KS_N_("Interest agreed a year (%)")},
    {KS_LENDING_AMOUNT, KS_FIELD_AMOUNT, KS_N_("Sum really handed over")},
    {KS_LENDING_DUE, KS_FIELD_DATE, KS_N_("Day it was to be paid back")},
    {KS_LENDING_SUED, KS_FIELD_DATE, KS_N_("Day of suing (left open: today)"),
     .is_shown = is_sued_asked},
};

const struct ks_calc_row ks_calc_lending = {.state_bytes = sizeof(struct ks_lending_state),
                                            .fields = fields,
                                            .field_count = sizeof fields / sizeof fields[0],
                                            .write = work_out,
                                            .flow = flow};
