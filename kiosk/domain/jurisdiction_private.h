/* The tables behind jurisdiction.h. Stays in this room. */
#ifndef KS_DOMAIN_JURISDICTION_PRIVATE_H
#define KS_DOMAIN_JURISDICTION_PRIVATE_H

#include "domain/jurisdiction.h"

/* Rules that decide before or after the places do. */
enum ks_jurisdiction_special {
    KS_SPECIAL_AGREED,         /* the court chosen in writing, and no other */
    KS_SPECIAL_LEVEL,          /* the amount is for a higher court */
    KS_SPECIAL_AWARD,          /* awards are for the intermediate court */
    KS_SPECIAL_HIGH_AUTHORITY, /* so are cases against high authorities */
    KS_SPECIAL_CONCENTRATED,   /* one court may hear several districts' administrative cases */
    KS_SPECIAL_COUNT,
};

extern const struct ks_jurisdiction_rule ks_jurisdiction_special[KS_SPECIAL_COUNT];
extern const struct ks_jurisdiction_rule ks_jurisdiction_rules[];
extern const int ks_jurisdiction_rule_count;

#endif
