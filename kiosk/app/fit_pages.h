/* Every page a content pack makes, in every mode, held against the look (app/fit.h) and its budget
 * of pages (screens/proof.h). */
#ifndef KS_APP_FIT_PAGES_H
#define KS_APP_FIT_PAGES_H

#include "app/fit.h"
#include "app/proof.h"
#include "screens/proof.h"

/* Where a fault was found. All borrowed until the seer returns. */
struct ks_fit_place {
    struct ks_proof_wish wish;
    struct ks_mode mode;
    int page; /* from 0 */
};
typedef void ks_fit_seer(void *ctx, const struct ks_fit_place *place,
                         const struct ks_fit_fault *fault);

/* Modes there are: two languages, light and high contrast, normal and large text, upright and
 * across, low reach or not. */
enum { KS_FIT_MODES = 32 };

/* Looks at every page of `proof` in the mode of that number and tells each fault; returns how many
 * there are. Takes seconds. */
int ks_fit_pages(struct ks_proof *proof, int mode, ks_fit_seer *see, void *ctx);

#endif
