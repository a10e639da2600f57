/* The line of a tribunal's hall to its court: a thread of its own says every two seconds what was
 * done and how the hall is, and takes what the court shows. Nothing here waits for it. */
#ifndef KS_APP_COURT_SIDE_H
#define KS_APP_COURT_SIDE_H

#include "app/parts.h"
#include "service/look.h"
#include "service/shown.h"

struct ks_court_side; /* owned by whoever started it */

/* All borrowed until ks_court_side_free. */
struct ks_court_side_setup {
    const struct ks_parts *parts;
    struct ks_shown *shown;
    const struct ks_look *look;
};

/* `*out` NULL: kiosk.conf names no court. KS_ERR_INPUT: what it says of the court cannot be used;
 * KS_ERR_CORRUPT, KS_ERR_IO: the key of the hall; KS_ERR_MEMORY. */
enum ks_err ks_court_side_start(const struct ks_court_side_setup *setup, struct ks_court_side **out,
                                struct ks_error *error) KS_MUST_USE;

/* Ends the thread, and what it waits for. Accepts NULL. */
void ks_court_side_free(struct ks_court_side *side);

#endif
