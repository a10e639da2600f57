/* Pictures of the pages a draft would make, drawn by the kiosk's own painter in a program of its
 * own (kiosk-proof): what a draft does to it happens to nobody else. Slow, some tenths of a second;
 * any thread, but a person waits for each, so one at a time is enough. */
#ifndef KS_SERVICE_PROOFS_H
#define KS_SERVICE_PROOFS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/i18n.h"

enum { KS_MOST_PROOF_NUMBER = 1000 }; /* of parts and pages */

/* Which page, and how it is looked at. All borrowed. */
struct ks_proof_order {
    const char *content_dir;        /* the pack that is shown */
    const char *drafts_dir, *draft; /* the draft of it; NULL: the pack itself */
    const char *hall;               /* as that tribunal shows it; NULL or "": the court's */
    const char *page, *item;        /* as screens/proof.h has them: "guide", "private-lending" */
    int part, number;               /* from 1; 0: the first */
    int64_t at_ms;                  /* the moment it is looked at, wall clock */
    const char *size;               /* of the panel in pixels, "1080x1920" */
    bool is_large, is_contrast, is_low;
    bool is_strip; /* in low reach on a panel that hangs so low that an arm reaches a strip of it */
    enum ks_lang lang;
    enum ks_lang tell; /* in which errors are told */
};

/* A page as PNG, and of how many it is which, from 1. The arena's. */
struct ks_proof_picture {
    const char *png;
    size_t bytes;
    int page, pages;
};

/* Draws it. KS_ERR_INPUT, with a sentence for whoever writes the draft: it has faults, or no such
 * page. KS_ERR_BUSY: it took too long. KS_ERR_IO: the program broke off, or is not there. */
enum ks_err ks_proofs_draw(const struct ks_proof_order *order, struct ks_arena *arena,
                           struct ks_proof_picture *out, struct ks_error *error) KS_MUST_USE;

/* What is wrong with the layout of a page in a mode; borrowed. */
struct ks_layout_fault {
    const char *hall;        /* of that tribunal; "": the court's */
    const char *page, *item; /* as of the order */
    int part, number;        /* from 1 */
    const char *mode;        /* "zh_CN,portrait,large,contrast,low", or "strip" at its end */
    const char *what;        /* a sentence of the catalogue */
    const char *text;        /* it is wrong with, "" */
};

/* Looks at every page of the order's pack, as the court's hall and those of its tribunals show it,
 * in the mode of that number, from 1, out of `*modes`: what
 * overflows, is cut, breaks a button, or takes more pages than it may. `*lines` has a line for each
 * fault, for ks_proofs_read_fault; the arena's. Of the order pack, draft, moment and `tell` count.
 * Seconds, for a thread that nobody waits for; given up once `is_over` (NULL: never) is true.
 * Errors as above. */
enum ks_err ks_proofs_check_layout(const struct ks_proof_order *order, int mode,
                                   const atomic_bool *is_over, struct ks_arena *arena, int *modes,
                                   const char **lines, struct ks_error *error) KS_MUST_USE;

/* Reads a line, which is changed: the fault borrows it. */
struct ks_layout_fault ks_proofs_read_fault(char *line);

#endif
