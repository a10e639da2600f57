/* The words around the calculators, and the figures that law leaves to the court, the province or
 * the calendar. Read-only; all lives in the content's arena. */
#ifndef KS_CONTENT_CALCULATORS_H
#define KS_CONTENT_CALCULATORS_H

#include "content/calculator_list.h"
#include "content/guides.h"
#include "content/words.h"
#include "domain/lending.h"

/* What the law leaves to the court, the province or the calendar. */
struct ks_settings {
    struct ks_fee_base *fee_bases;
    int fee_base_count;
    int64_t average_wage_fen; /* for small claims: the province's yearly average; 0 = not set */
    struct ks_lpr_table lpr;  /* the one-year loan prime rate */
    struct ks_provenance provenance;
};

/* The words around a calculator; what it works out is law in domain/. */
struct ks_calculator {
    const char *icon;
    struct ks_words title;
    struct ks_words detail;       /* what it is good for */
    struct ks_words amount_label; /* what the sum, or the first day, is */
    struct ks_words note;         /* how it is counted, and who decides in the end */
    struct ks_provenance provenance;
};

#endif
