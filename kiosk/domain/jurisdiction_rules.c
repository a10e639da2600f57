/* The rules of jurisdiction.h as data, and their words. */
#include <string.h>

#include "base/codes.h"
#include "domain/jurisdiction_private.h"

#define M(matter) (UINT32_C(1) << KS_MATTER_##matter)
#define CIVIL(articles_)                                                                           \
    {                                                                                              \
        KS_STATUTE_CIVIL_PROCEDURE, articles_                                                      \
    }
#define NOTES(articles_)                                                                           \
    {                                                                                              \
        KS_STATUTE_CIVIL_PROCEDURE_NOTES, articles_                                                \
    }
#define LAW(statute_, articles_)                                                                   \
    {                                                                                              \
        KS_STATUTE_##statute_, articles_                                                           \
    }
#define NO_LAW                                                                                     \
    {                                                                                              \
        KS_STATUTE_NONE, NULL                                                                      \
    }

/* Cases that follow the defendant, and those that follow a contract. */
#define AT_HOME                                                                                    \
    (M(GENERAL) | M(CONTRACT) | M(LOAN) | M(ONLINE_SALE) | M(INSURANCE) | M(TORT) |                \
     M(NETWORK_TORT) | M(TRAFFIC) | M(SUPPORT) | M(UTILITIES))
#define BY_CONTRACT (M(CONTRACT) | M(UTILITIES))
#define BY_NATURE                                                                                  \
    (KS_FACT_OWES_MONEY | KS_FACT_OWES_IMMOVABLE | KS_FACT_OWES_OTHER | KS_FACT_DONE_AT_ONCE)
#define AS_IMMOVABLE (M(FARMLAND) | M(LEASE) | M(CONSTRUCTION) | M(POLICY_HOUSING))
#define BY_CHOICE                                                                                  \
    (M(GENERAL) | M(CONTRACT) | M(LOAN) | M(ONLINE_SALE) | M(INSURANCE) | M(UTILITIES))
/* Where the amount decides on the level of court. */
#define BY_AMOUNT                                                                                  \
    (AT_HOME | AS_IMMOVABLE | M(IMMOVABLE) | M(INHERITANCE) | M(DIVORCE) | M(COMPANY) |            \
     M(CONFIRMATION) | M(ENFORCE_NOTARIAL))

/* clang-format off */
const struct ks_jurisdiction_rule ks_jurisdiction_special[KS_SPECIAL_COUNT] = {
    [KS_SPECIAL_AGREED] = {"agreed_court", BY_CHOICE, KS_PLACE_AGREED_COURT,
                           KS_FACT_COURT_AGREED, 0, false, CIVIL("35"), NOTES("31")},
    [KS_SPECIAL_LEVEL] = {"level_by_amount", BY_AMOUNT, 0, 0, 0, false,
                          LAW(LEVEL_NOTICE, ""), CIVIL("18")},
    [KS_SPECIAL_AWARD] = {"award_intermediate", M(ENFORCE_AWARD), 0, 0, KS_FACT_COURT_AWARDS,
                          false, LAW(AWARD_ENFORCEMENT, "2"), NO_LAW},
    [KS_SPECIAL_HIGH_AUTHORITY] = {"administrative_high", M(ADMINISTRATIVE), 0,
                                   KS_FACT_HIGH_AUTHORITY, 0, false,
                                   LAW(ADMINISTRATIVE_PROCEDURE, "15"), NO_LAW},
    [KS_SPECIAL_CONCENTRATED] = {"administrative_concentrated", M(ADMINISTRATIVE), 0, 0,
                                 KS_FACT_COURT_ADMINISTRATIVE, false,
                                 LAW(ADMINISTRATIVE_PROCEDURE, "18"), NO_LAW},
};

const struct ks_jurisdiction_rule ks_jurisdiction_rules[] = {
    /* Home: art. 22, and art. 23 where the plaintiff's takes its place. */
    {"defendant", AT_HOME, KS_PLACE_DEFENDANT_HOME, 0, KS_FACT_DETAINED, false,
     CIVIL("22"), NOTES("3; 4")},
    {"divorce_defendant", M(DIVORCE), KS_PLACE_DEFENDANT_HOME, 0,
     KS_FACT_DETAINED | KS_FACT_ABROAD_OR_MISSING | KS_FACT_BOTH_AWAY, false,
     CIVIL("22"), NOTES("3; 4")},
    {"plaintiff_detained", AT_HOME | M(DIVORCE), KS_PLACE_PLAINTIFF_HOME, KS_FACT_DETAINED, 0,
     false, CIVIL("23"), NO_LAW},
    {"plaintiff_status", M(DIVORCE), KS_PLACE_PLAINTIFF_HOME, KS_FACT_ABROAD_OR_MISSING, 0,
     false, CIVIL("23"), NO_LAW},
    {"divorce_plaintiff", M(DIVORCE), KS_PLACE_PLAINTIFF_HOME, KS_FACT_DEFENDANT_AWAY,
     KS_FACT_BOTH_AWAY, false, NOTES("12"), NO_LAW},
    {"divorce_both_away", M(DIVORCE), KS_PLACE_DEFENDANT_RESIDENCE, KS_FACT_BOTH_AWAY,
     KS_FACT_DETAINED | KS_FACT_ABROAD_OR_MISSING, false, NOTES("12"), NO_LAW},
    {"support_plaintiff", M(SUPPORT), KS_PLACE_PLAINTIFF_HOME, KS_FACT_DEFENDANTS_APART, 0,
     false, NOTES("9"), NO_LAW},
    /* Contracts: art. 24. */
    {"contract_performance", BY_CONTRACT, KS_PLACE_PERFORMANCE, 0,
     BY_NATURE | KS_FACT_PERFORMANCE_AGREED, false, CIVIL("24"), NOTES("18")},
    {"contract_receiver", BY_CONTRACT, KS_PLACE_RECEIVER, KS_FACT_OWES_MONEY,
     KS_FACT_PERFORMANCE_AGREED, false, CIVIL("24"), NOTES("18")},
    {"contract_immovable", BY_CONTRACT, KS_PLACE_PROPERTY, KS_FACT_OWES_IMMOVABLE,
     KS_FACT_PERFORMANCE_AGREED, false, CIVIL("24"), NOTES("18")},
    {"contract_performer", BY_CONTRACT, KS_PLACE_PERFORMER, KS_FACT_OWES_OTHER,
     KS_FACT_PERFORMANCE_AGREED, false, CIVIL("24"), NOTES("18")},
    {"contract_deal", BY_CONTRACT, KS_PLACE_DEAL, KS_FACT_DONE_AT_ONCE,
     KS_FACT_PERFORMANCE_AGREED, false, CIVIL("24"), NOTES("18")},
    {"agreed_performance", BY_CONTRACT | M(LOAN) | M(ONLINE_SALE), KS_PLACE_PERFORMANCE,
     KS_FACT_PERFORMANCE_AGREED, 0, false, CIVIL("24"), NOTES("18")},
    {"loan_receiver", M(LOAN), KS_PLACE_RECEIVER, 0, KS_FACT_PERFORMANCE_AGREED, false,
     CIVIL("24"), LAW(PRIVATE_LENDING, "3")},
    {"online_buyer", M(ONLINE_SALE), KS_PLACE_BUYER, KS_FACT_DELIVERED_ONLINE,
     KS_FACT_PERFORMANCE_AGREED, false, CIVIL("24"), NOTES("20")},
    {"online_delivery", M(ONLINE_SALE), KS_PLACE_DELIVERY, 0,
     KS_FACT_DELIVERED_ONLINE | KS_FACT_PERFORMANCE_AGREED, false, CIVIL("24"), NOTES("20")},
    {"insured_thing", M(INSURANCE), KS_PLACE_PROPERTY, 0, KS_FACT_PERSON_INSURED, false,
     CIVIL("25"), NO_LAW},
    {"insured_register", M(INSURANCE), KS_PLACE_REGISTER, KS_FACT_VEHICLE_OR_CARGO, 0, false,
     CIVIL("25"), NOTES("21")},
    {"insured_destination", M(INSURANCE), KS_PLACE_ARRIVAL, KS_FACT_VEHICLE_OR_CARGO, 0, false,
     CIVIL("25"), NOTES("21")},
    {"insured_accident", M(INSURANCE), KS_PLACE_ACCIDENT, KS_FACT_VEHICLE_OR_CARGO, 0, false,
     CIVIL("25"), NOTES("21")},
    {"insured_person", M(INSURANCE), KS_PLACE_INSURED, KS_FACT_PERSON_INSURED, 0, false,
     CIVIL("25"), NOTES("21")},
    /* Harm: art. 29 and 30. */
    {"tort_place", M(TORT) | M(NETWORK_TORT), KS_PLACE_TORT, 0, 0, false,
     CIVIL("29"), NOTES("24; 25")},
    {"tort_victim", M(NETWORK_TORT), KS_PLACE_PLAINTIFF_HOME, 0, 0, false,
     CIVIL("29"), NOTES("25")},
    {"traffic_accident", M(TRAFFIC), KS_PLACE_ACCIDENT, 0, 0, false, CIVIL("30"), NO_LAW},
    {"traffic_arrival", M(TRAFFIC), KS_PLACE_ARRIVAL, 0, 0, false, CIVIL("30"), NO_LAW},
    /* Exclusive: art. 34. */
    {"immovable", M(IMMOVABLE), KS_PLACE_PROPERTY, 0, 0, true, CIVIL("34"), NOTES("28")},
    {"as_immovable", AS_IMMOVABLE, KS_PLACE_PROPERTY, 0, 0, true, CIVIL("34"), NOTES("28")},
    {"inheritance_home", M(INHERITANCE), KS_PLACE_DECEASED, 0, 0, true, CIVIL("34"), NO_LAW},
    {"inheritance_estate", M(INHERITANCE), KS_PLACE_ESTATE, 0, 0, true, CIVIL("34"), NO_LAW},
    /* Work and companies. */
    {"labour_employer", M(LABOUR), KS_PLACE_EMPLOYER, 0, 0, false, LAW(LABOUR_NOTES, "3"), NO_LAW},
    {"labour_performance", M(LABOUR), KS_PLACE_PERFORMANCE, 0, 0, false,
     LAW(LABOUR_NOTES, "3"), NO_LAW},
    {"company_home", M(COMPANY), KS_PLACE_COMPANY, 0, 0, false, CIVIL("27"), NO_LAW},
    /* Procedures of their own. */
    {"payment_order_debtor", M(PAYMENT_ORDER), KS_PLACE_DEFENDANT_HOME, 0, 0, false,
     NOTES("23; 427"), NO_LAW},
    {"confirmation_inviting", M(CONFIRMATION), KS_PLACE_INVITING_COURT, KS_FACT_COURT_INVITED, 0,
     false, CIVIL("205"), NO_LAW},
    {"confirmation_party", M(CONFIRMATION), KS_PLACE_PLAINTIFF_HOME, 0, KS_FACT_COURT_INVITED,
     false, CIVIL("205"), NO_LAW},
    {"confirmation_party", M(CONFIRMATION), KS_PLACE_DEFENDANT_HOME, 0, KS_FACT_COURT_INVITED,
     false, CIVIL("205"), NO_LAW},
    {"confirmation_thing", M(CONFIRMATION), KS_PLACE_PROPERTY, 0, KS_FACT_COURT_INVITED, false,
     CIVIL("205"), NO_LAW},
    {"confirmation_body", M(CONFIRMATION), KS_PLACE_MEDIATOR, 0, KS_FACT_COURT_INVITED, false,
     CIVIL("205"), NO_LAW},
    {"security_thing", M(SECURITY), KS_PLACE_PROPERTY, 0, 0, false, CIVIL("207"), NO_LAW},
    {"security_register", M(SECURITY), KS_PLACE_REGISTER, 0, 0, false, CIVIL("207"), NO_LAW},
    {"preservation_assets", M(PRESERVATION), KS_PLACE_PROPERTY, 0, 0, false, CIVIL("104"), NO_LAW},
    {"preservation_respondent", M(PRESERVATION), KS_PLACE_DEFENDANT_HOME, 0, 0, false,
     CIVIL("104"), NO_LAW},
    {"preservation_court", M(PRESERVATION), KS_PLACE_MAIN_COURT, 0, 0, false,
     CIVIL("104"), NO_LAW},
    {"protection_applicant", M(PROTECTION), KS_PLACE_PLAINTIFF_RESIDENCE, 0, 0, false,
     LAW(DOMESTIC_VIOLENCE, "25"), NO_LAW},
    {"protection_respondent", M(PROTECTION), KS_PLACE_DEFENDANT_RESIDENCE, 0, 0, false,
     LAW(DOMESTIC_VIOLENCE, "25"), NO_LAW},
    {"protection_violence", M(PROTECTION), KS_PLACE_VIOLENCE, 0, 0, false,
     LAW(DOMESTIC_VIOLENCE, "25"), NO_LAW},
    /* Administrative. */
    {"administrative_authority", M(ADMINISTRATIVE), KS_PLACE_AUTHORITY, 0,
     KS_FACT_ABOUT_IMMOVABLE, false, LAW(ADMINISTRATIVE_PROCEDURE, "18"), NO_LAW},
    {"administrative_reviewer", M(ADMINISTRATIVE), KS_PLACE_REVIEWER, KS_FACT_REVIEWED,
     KS_FACT_ABOUT_IMMOVABLE, false, LAW(ADMINISTRATIVE_PROCEDURE, "18"), NO_LAW},
    {"administrative_immovable", M(ADMINISTRATIVE), KS_PLACE_PROPERTY, KS_FACT_ABOUT_IMMOVABLE, 0,
     true, LAW(ADMINISTRATIVE_PROCEDURE, "20"), NO_LAW},
    {"non_suit_authority", M(NON_SUIT), KS_PLACE_AUTHORITY, 0, KS_FACT_ABOUT_IMMOVABLE, false,
     LAW(ADMINISTRATIVE_NOTES, "157"), NO_LAW},
    {"non_suit_immovable", M(NON_SUIT), KS_PLACE_PROPERTY, KS_FACT_ABOUT_IMMOVABLE, 0, true,
     LAW(ADMINISTRATIVE_NOTES, "157"), NO_LAW},
    /* Enforcement: art. 235. */
    {"enforce_first_instance", M(ENFORCE_COURT), KS_PLACE_JUDGING_COURT, 0, 0, false,
     CIVIL("235"), NO_LAW},
    {"enforce_assets_same_level", M(ENFORCE_COURT), KS_PLACE_ASSETS, 0, KS_FACT_JUDGED_HIGHER,
     false, CIVIL("235"), NO_LAW},
    {"enforce_home", M(ENFORCE_AWARD) | M(ENFORCE_LABOUR), KS_PLACE_DEFENDANT_HOME, 0, 0, false,
     CIVIL("235"), NO_LAW},
    {"enforce_assets", M(ENFORCE_AWARD) | M(ENFORCE_LABOUR), KS_PLACE_ASSETS, 0, 0, false,
     CIVIL("235"), NO_LAW},
    {"notarial_home", M(ENFORCE_NOTARIAL), KS_PLACE_DEFENDANT_HOME, 0, 0, false,
     CIVIL("235"), LAW(NOTARIAL_ENFORCEMENT, "2")},
    {"notarial_assets", M(ENFORCE_NOTARIAL), KS_PLACE_ASSETS, 0, 0, false,
     CIVIL("235"), LAW(NOTARIAL_ENFORCEMENT, "2")},
};
/* clang-format on */

const int ks_jurisdiction_rule_count =
    (int)(sizeof ks_jurisdiction_rules / sizeof ks_jurisdiction_rules[0]);

static const char *const matter_codes[KS_MATTER_COUNT] = {
    "general",      "contract",      "loan",           "online_sale",      "insurance",
    "tort",         "network_tort",  "traffic",        "immovable",        "farmland",
    "lease",        "construction",  "policy_housing", "inheritance",      "divorce",
    "support",      "labour",        "utilities",      "company",          "payment_order",
    "confirmation", "security",      "preservation",   "protection",       "administrative",
    "non_suit",     "enforce_court", "enforce_award",  "enforce_notarial", "enforce_labour",
};

/* By bit. */
static const char *const place_codes[] = {
    "defendant_home", "defendant_residence",
    "plaintiff_home", "plaintiff_residence",
    "performance",    "receiver",
    "performer",      "deal",
    "property",       "register",
    "tort",           "accident",
    "arrival",        "buyer",
    "delivery",       "insured",
    "employer",       "company",
    "deceased",       "estate",
    "authority",      "reviewer",
    "mediator",       "violence",
    "inviting_court", "judging_court",
    "main_court",     "assets",
    "agreed_court",
};
enum { PLACE_COUNT = sizeof place_codes / sizeof place_codes[0] };

/* By bit. */
static const char *const fact_codes[] = {
    "court_agreed",
    "consumer_form",
    "detained",
    "abroad_or_missing",
    "defendant_away",
    "both_away",
    "defendants_apart",
    "performance_agreed",
    "owes_money",
    "owes_immovable",
    "owes_other",
    "done_at_once",
    "delivered_online",
    "vehicle_or_cargo",
    "person_insured",
    "reviewed",
    "about_immovable",
    "high_authority",
    "court_invited",
    "judged_higher",
    "court_administrative",
    "court_no_administrative",
    "court_awards",
};
enum { FACT_COUNT = sizeof fact_codes / sizeof fact_codes[0] };

static const char *code_of_bit(const char *const *codes, unsigned count, unsigned bit)
{
    for (unsigned i = 0; i < count; i++)
        if (bit == 1u << i)
            return codes[i];
    return "";
}

const char *ks_matter_code(enum ks_matter matter)
{
    return (unsigned)matter < KS_MATTER_COUNT ? matter_codes[matter] : "";
}

enum ks_matter ks_matter_from_code(const char *code)
{
    return (enum ks_matter)ks_code_find(&matter_codes[0], sizeof matter_codes[0], KS_MATTER_COUNT,
                                        code);
}

const char *ks_place_code(enum ks_court_place place)
{
    return code_of_bit(place_codes, PLACE_COUNT, (unsigned)place);
}

unsigned ks_place_from_code(const char *code)
{
    unsigned bit = 1;
    while (bit < 1u << PLACE_COUNT && strcmp(ks_place_code((enum ks_court_place)bit), code) != 0)
        bit <<= 1;
    return bit < 1u << PLACE_COUNT ? bit : 0;
}

const char *ks_matter_fact_code(enum ks_matter_fact fact)
{
    return code_of_bit(fact_codes, FACT_COUNT, (unsigned)fact);
}

unsigned ks_matter_fact_from_code(const char *code)
{
    unsigned bit = 1;
    while (bit < 1u << FACT_COUNT &&
           strcmp(ks_matter_fact_code((enum ks_matter_fact)bit), code) != 0)
        bit <<= 1;
    return bit < 1u << FACT_COUNT ? bit : 0;
}

const struct ks_jurisdiction_rule *ks_jurisdiction_rule_at(int index)
{
    if (index < 0 || index >= ks_jurisdiction_rule_count + KS_SPECIAL_COUNT)
        return NULL;
    return index < ks_jurisdiction_rule_count
               ? &ks_jurisdiction_rules[index]
               : &ks_jurisdiction_special[index - ks_jurisdiction_rule_count];
}
