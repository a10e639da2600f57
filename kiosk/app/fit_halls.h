/* Every page of a pack as each hall shows it, held against the look (app/fit_pages.h): the court's
 * own, and of each tribunal those on which something stands that it says of itself. */
#ifndef KS_APP_FIT_HALLS_H
#define KS_APP_FIT_HALLS_H

#include "app/fit_pages.h"
#include "content/draft_pack.h"

/* What is looked at, and who is told. All borrowed. */
struct ks_fit_order {
    struct ks_draft_pack *pack;
    int64_t at_ms; /* the moment, wall clock */
    int mode;      /* as ks_fit_mode has it */
    ks_fit_seer *see;
    void *ctx;
};

/* Looks at it in one mode. A page that has a fault at the court is not told of at its tribunals,
 * too: what is wrong there alone is found once it is mended. KS_ERR_INPUT: as ks_proof_read; else
 * as ks_proof_open. Takes seconds. */
enum ks_err ks_fit_halls(const struct ks_fit_order *order, struct ks_error *error) KS_MUST_USE;

#endif
