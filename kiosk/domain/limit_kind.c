/* The kinds of time limits as a table. */
#include "domain/limit_kind.h"

static const struct {
    const char *code;
    struct ks_limit_traits traits;
} kinds[KS_LIMIT_KIND_COUNT] = {
    [KS_LIMIT_LIMITATION] =
        {"limitation",
         {true, false, KS_EFFECT_DEFENCE, {KS_STATUTE_CIVIL_CODE, "188; 192; 193; 195"}}},
    [KS_LIMIT_GUARANTEE] = {"guarantee",
                            {false, true, KS_EFFECT_LOST, {KS_STATUTE_CIVIL_CODE, "692; 693"}}},
    [KS_LIMIT_FIXED] = {"fixed", {false, true, KS_EFFECT_LOST, {KS_STATUTE_CIVIL_CODE, "199"}}},
    [KS_LIMIT_APPEAL] = {"appeal",
                         {false, true, KS_EFFECT_LOST, {KS_STATUTE_CIVIL_PROCEDURE, "171; 286"}}},
    [KS_LIMIT_PROCEDURE] =
        {"procedure", {false, true, KS_EFFECT_LOST, {KS_STATUTE_CIVIL_PROCEDURE, "85; 86; 285"}}},
    [KS_LIMIT_LABOUR] = {"labour",
                         {true, false, KS_EFFECT_DEFENCE, {KS_STATUTE_LABOUR_ARBITRATION, "27"}}},
    [KS_LIMIT_SUIT] =
        {"suit",
         {false, true, KS_EFFECT_REFUSED, {KS_STATUTE_ADMINISTRATIVE_PROCEDURE, "45; 46; 48"}}},
    [KS_LIMIT_ENFORCEMENT] =
        {"enforcement", {true, false, KS_EFFECT_DEFENCE, {KS_STATUTE_CIVIL_PROCEDURE, "250"}}},
    [KS_LIMIT_ENFORCEMENT_ADMIN] =
        {"enforcement-admin",
         {true, true, KS_EFFECT_REFUSED, {KS_STATUTE_ADMINISTRATIVE_NOTES, "153"}}},
    [KS_LIMIT_ENFORCEMENT_PARTS] =
        {"enforcement-parts",
         {true, false, KS_EFFECT_DEFENCE, {KS_STATUTE_NOTARIAL_ENFORCEMENT, "9"}}},
    [KS_LIMIT_OTHERS] = {"others", {false, false, KS_EFFECT_OTHERS, {0}}},
    [KS_LIMIT_NONE] = {"none", {false, false, KS_EFFECT_OTHERS, {KS_STATUTE_CIVIL_CODE, "196"}}},
};

struct ks_limit_traits ks_limit_traits(enum ks_limit_kind kind)
{
    return kinds[(unsigned)kind < KS_LIMIT_KIND_COUNT ? kind : KS_LIMIT_NONE].traits;
}

const char *ks_limit_kind_code(enum ks_limit_kind kind)
{
    return (unsigned)kind < KS_LIMIT_KIND_COUNT ? kinds[kind].code : "";
}
