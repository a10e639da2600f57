/* The names of the statutes. */
#include "domain/statute.h"

#include "base/i18n.h"

static const struct {
    const char *code, *title;
} names[KS_STATUTE_COUNT] = {
    [KS_STATUTE_NONE] = {"", ""},
    [KS_STATUTE_CIVIL_PROCEDURE] = {"civil_procedure", KS_N_("Civil Procedure Law")},
    [KS_STATUTE_CIVIL_PROCEDURE_NOTES] = {"civil_procedure_notes",
                                          KS_N_("Interpretation of the Civil Procedure Law")},
    [KS_STATUTE_CIVIL_CODE] = {"civil_code", KS_N_("Civil Code")},
    [KS_STATUTE_FEE_MEASURES] = {"fee_measures",
                                 KS_N_("Measures on the Payment of Litigation Costs")},
    [KS_STATUTE_CONFIRMATION_RULES] =
        {"confirmation_rules", KS_N_("Rules on Judicial Confirmation of Mediation Agreements")},
    [KS_STATUTE_ADMINISTRATIVE_COMPULSION] = {"administrative_compulsion",
                                              KS_N_("Administrative Compulsion Law")},
    [KS_STATUTE_LABOUR_ARBITRATION] = {"labour_arbitration",
                                       KS_N_("Labour Dispute Mediation and Arbitration Law")},
    [KS_STATUTE_LABOUR_NOTES] = {"labour_notes", KS_N_("Interpretation on Labour Disputes (1)")},
    [KS_STATUTE_ADMINISTRATIVE_PROCEDURE] = {"administrative_procedure",
                                             KS_N_("Administrative Procedure Law")},
    [KS_STATUTE_ADMINISTRATIVE_NOTES] = {"administrative_notes",
                                         KS_N_(
                                             "Interpretation of the Administrative Procedure Law")},
    [KS_STATUTE_DOMESTIC_VIOLENCE] = {"domestic_violence", KS_N_("Anti-Domestic Violence Law")},
    [KS_STATUTE_PRIVATE_LENDING] = {"private_lending", KS_N_("Rules on Private Lending Cases")},
    [KS_STATUTE_DELAY_INTEREST] = {"delay_interest",
                                   KS_N_("Interpretation on Interest for Late Performance")},
    [KS_STATUTE_ENFORCEMENT_NOTES] = {"enforcement_notes",
                                      KS_N_("Interpretation on Enforcement Procedure")},
    [KS_STATUTE_AWARD_ENFORCEMENT] = {"award_enforcement",
                                      KS_N_("Rules on Enforcing Arbitral Awards")},
    [KS_STATUTE_NOTARIAL_ENFORCEMENT] = {"notarial_enforcement",
                                         KS_N_("Rules on Enforcing Notarised Claims")},
    [KS_STATUTE_LIMITATION_RULES] = {"limitation_rules", KS_N_("Rules on Limitation")},
    [KS_STATUTE_INSURANCE] = {"insurance", KS_N_("Insurance Law")},
    [KS_STATUTE_LEVEL_NOTICE] = {"level_notice",
                                 KS_N_("Notice on the Level of Civil Courts of First Instance")},
};

const char *ks_statute_code(enum ks_statute statute)
{
    return (unsigned)statute < KS_STATUTE_COUNT ? names[statute].code : "";
}

const char *ks_statute_title(enum ks_statute statute)
{
    return (unsigned)statute < KS_STATUTE_COUNT ? names[statute].title : "";
}
