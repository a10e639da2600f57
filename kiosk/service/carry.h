/* A paper in short: what it holds, and its text as a phone takes it along in a QR code. Made of the
 * paper itself, so that no code says what no paper says. Any thread. */
#ifndef KS_SERVICE_CARRY_H
#define KS_SERVICE_CARRY_H

#include "domain/date.h"
#include "service/link_code.h"
#include "service/slips.h"

/* What a paper has for whom takes it home. */
struct ks_paper_holds {
    int steps, ticked, missing; /* steps to take, documents at hand, documents still missing */
    int blanks;                 /* lines to write on */
    int codes;                  /* QR codes */
    int days;                   /* last days */
    struct ks_date day;         /* the first of them */
};
struct ks_paper_holds ks_paper_holds(const struct ks_paper *paper);

enum { KS_CARRY_BYTES = 780, KS_CARRY_MOST_MODULES = 105 }; /* a symbol of version 22 */

/* Its QR code: title, last days, what to do, what is missing and the help line, as far as they fit;
 * in the arena. */
enum ks_err ks_carry_make(struct ks_arena *arena, const struct ks_slip_context *context,
                          const struct ks_paper *paper, struct ks_link_code *out,
                          struct ks_error *error) KS_MUST_USE;

#endif
