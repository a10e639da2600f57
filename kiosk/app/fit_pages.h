/* Every page a content pack makes, in every mode, held against the look (app/fit.h) and its budget
 * of pages (screens/proof.h). */
#ifndef KS_APP_FIT_PAGES_H
#define KS_APP_FIT_PAGES_H

#include "app/fit.h"
#include "app/proof.h"
#include "screens/proof.h"

/* Where a fault was found. All borrowed until the seer returns. */
struct ks_fit_place {
    const char *hall; /* of that tribunal; "": the court's */
    struct ks_proof_wish wish;
    struct ks_mode mode;
    int page; /* from 0 */
};
typedef void ks_fit_seer(void *ctx, const struct ks_fit_place *place,
                         const struct ks_fit_fault *fault);

/* Modes there are: two languages, light and high contrast, normal and large text, upright and
 * across, low reach or not; behind them those of an upright panel that hangs so low that an arm
 * reaches a strip of it, in each language and size of text. */
enum { KS_FIT_USUAL_MODES = 32, KS_FIT_MODES = 36 };

/* The mode of that number, from 0. */
struct ks_mode ks_fit_mode(int number);

/* A walk through the pages of a hall. All borrowed. */
struct ks_fit_walk {
    const char *hall;                                           /* as of the place */
    bool (*wants)(void *ctx, const struct ks_proof_wish *wish); /* NULL: every page */
    void (*drawn)(void *ctx, const struct ks_proof_wish *wish,
                  const struct ks_ui *ui); /* NULL: nobody is told */
    ks_fit_seer *see;
    void *ctx;
};

/* Looks at the pages of `proof` in the mode of that number and tells each fault. Takes seconds. */
void ks_fit_pages(struct ks_proof *proof, int mode, const struct ks_fit_walk *walk);

#endif
