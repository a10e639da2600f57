/* The table of screens: a new one gets a row here and an id in kiosk_private.h. */
#include "screens/kiosk_private.h"

const struct ks_screen *ks_screen_get(enum ks_screen_id id)
{
    static const struct ks_screen *const screens[KS_SCREEN_COUNT] = {
        [KS_SCREEN_HOME] = &ks_screen_home,
        [KS_SCREEN_FIND] = &ks_screen_find,
        [KS_SCREEN_GUIDES] = &ks_screen_guides,
        [KS_SCREEN_SHELF] = &ks_screen_shelf,
        [KS_SCREEN_GUIDE] = &ks_screen_guide,
        [KS_SCREEN_COURT] = &ks_screen_court,
        [KS_SCREEN_ENTRY] = &ks_screen_entry,
        [KS_SCREEN_SITUATIONS] = &ks_screen_situations,
        [KS_SCREEN_SITUATION] = &ks_screen_situation,
        [KS_SCREEN_OUTCOME] = &ks_screen_outcome,
        [KS_SCREEN_INSTITUTION] = &ks_screen_institution,
        [KS_SCREEN_CALCS] = &ks_screen_calcs,
        [KS_SCREEN_CALC_FEE] = &ks_screen_calc_fee,
        [KS_SCREEN_CALC_INTEREST] = &ks_screen_calc_interest,
        [KS_SCREEN_CALC_LENDING] = &ks_screen_calc_lending,
        [KS_SCREEN_CALC_LIMITATION] = &ks_screen_calc_limitation,
        [KS_SCREEN_CALC_PERIOD] = &ks_screen_calc_period,
        [KS_SCREEN_MEDIATION] = &ks_screen_mediation,
        [KS_SCREEN_TICKET] = &ks_screen_ticket,
        [KS_SCREEN_QUESTION] = &ks_screen_question,
        [KS_SCREEN_CHECKLIST] = &ks_screen_checklist,
        [KS_SCREEN_RISK] = &ks_screen_risk,
        [KS_SCREEN_SIGN] = &ks_screen_sign,
        [KS_SCREEN_RECEIPT] = &ks_screen_receipt,
        [KS_SCREEN_LINK] = &ks_screen_link,
        [KS_SCREEN_RECTIFICATION] = &ks_screen_rectification,
        [KS_SCREEN_PRINT] = &ks_screen_print,
    };

    return screens[id];
}
