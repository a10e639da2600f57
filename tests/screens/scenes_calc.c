/* Calculators with all they can show, for the fit tests. */
#include "domain/limitation_action.h"
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"

#include "fit.h"

/* Opens a calculator; returns what it keeps. */
static void *open_calc(struct ks_kiosk *kiosk, enum ks_calc calc)
{
    ks_visit_open(&kiosk->visit, KS_SCREEN_CALC, (int)calc);
    return ks_calc_state(&kiosk->visit, calc);
}

void fit_set_entry(struct ks_kiosk *kiosk, int variant)
{
    static const struct {
        enum ks_calc calc;
        int blank;
        const char *typed;
    } entries[] = {
        {KS_CALC_FEE, 0, ""},
        {KS_CALC_FEE, 0, "200000"},
        {KS_CALC_FEE, 0, "99999999999999"},
        {KS_CALC_INTEREST, KS_INTEREST_FROM, "20250"},
        {KS_CALC_INTEREST, KS_INTEREST_TO, "20250230"},
        {KS_CALC_PERIOD, KS_PERIOD_LENGTH, "15"},
        {KS_CALC_LENDING, KS_LENDING_RATE, "24.5"},
        {KS_CALC_INTEREST, KS_INTEREST_FROM, "18991231"},
        {KS_CALC_INTEREST, KS_INTEREST_FROM, ""},
        {KS_CALC_INTEREST, KS_INTEREST_FROM, "20250630"},
        {KS_CALC_INTEREST, KS_INTEREST_FROM, "20291231"},
    };
    struct ks_blank *typed = open_calc(kiosk, entries[variant].calc);

    strcpy(typed[entries[variant].blank].text, entries[variant].typed);
    ks_visit_go(&kiosk->visit, KS_SCREEN_ENTRY, entries[variant].blank);
}

void fit_set_calc_fee(struct ks_kiosk *kiosk, int variant)
{
    struct ks_fee_state *state = open_calc(kiosk, (enum ks_calc)(variant / 2));

    strcpy(state->amount.text, variant % 2 == 0 ? "" : "9999999999999.99");
}

void fit_set_case_fee(struct ks_kiosk *kiosk, int variant)
{
    struct ks_fee_state *state = open_calc(kiosk, KS_CALC_FEE);

    state->kind = variant;
    strcpy(state->amount.text, "1234567.89");
}

void fit_set_lending(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20250601", "20260715"};
    struct ks_lending_state *state = open_calc(kiosk, KS_CALC_LENDING);

    strcpy(state->typed[KS_LENDING_MADE].text, days[variant]);
    strcpy(state->typed[KS_LENDING_RATE].text, "24.55");
    strcpy(state->typed[KS_LENDING_AMOUNT].text, "1234567.89");
    strcpy(state->typed[KS_LENDING_DUE].text, "20261231");
}

void fit_set_limitation(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20260110", "20200110", "20240110", "20300101"};
    struct ks_limitation_state *state = open_calc(kiosk, KS_CALC_LIMITATION);

    state->kind = variant % KS_ACTION_COUNT;
    strcpy(state->typed[KS_CLAIM_FROM].text, days[variant]);
    strcpy(state->typed[KS_CLAIM_DEMANDED].text, variant == 4 ? "20310101" : "20260601");
}

void fit_set_interest(struct ks_kiosk *kiosk, int variant)
{
    struct ks_interest_state *state = open_calc(kiosk, KS_CALC_INTEREST);

    if (variant == 0)
        return;
    strcpy(state->typed[KS_INTEREST_AMOUNT].text, "1234567.89");
    strcpy(state->typed[KS_INTEREST_FROM].text, variant == 1 ? "20250630" : "20100630");
    state->payment_count = KS_MOST_PAYMENTS;
    strcpy(state->typed[KS_INTEREST_PAID_DATE].text, "20251231");
    strcpy(state->typed[KS_INTEREST_PAID_AMOUNT].text, "34567.89");
}

void fit_set_period(struct ks_kiosk *kiosk, int variant)
{
    static const char *const days[] = {"", "20260910", "20260905", "20261217", "20260418"};
    struct ks_period_state *state = open_calc(kiosk, KS_CALC_PERIOD);

    state->length = 4;
    strcpy(state->typed[KS_PERIOD_FROM].text, days[variant]);
}

/* What comes out of each calculator, and what is to be known of it, where that has a tab. */
void fit_set_outcome(struct ks_kiosk *kiosk, int variant)
{
    enum { OUTCOME = 1, PARTS = 2 };
    static const struct {
        void (*set_up)(struct ks_kiosk *kiosk, int variant);
        int variant;
    } cases[FIT_OUTCOMES / PARTS] = {
        {fit_set_calc_fee, 1},   {fit_set_calc_fee, 3}, {fit_set_calc_fee, 5},
        {fit_set_case_fee, 0},   {fit_set_lending, 1},  {fit_set_lending, 2},
        {fit_set_limitation, 1}, {fit_set_interest, 1}, {fit_set_interest, 2},
        {fit_set_period, 1},     {fit_set_period, 3},
    };

    cases[variant / PARTS].set_up(kiosk, cases[variant / PARTS].variant);
    kiosk->visit.screens[KS_SCREEN_CALC]->act(&kiosk->visit, KS_ACT_OWN, OUTCOME + variant % PARTS);
}
