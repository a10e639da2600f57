/* A kiosk that nobody stands at, led from page to page to be looked at: what a draft of the content
 * would make of it. UI thread only. */
#ifndef KS_SCREENS_PROOF_H
#define KS_SCREENS_PROOF_H

#include "base/err.h"
#include "screens/kiosk.h"

/* Of a kiosk that has just been made: no more looks after the house and changes no content by
 * itself, and keeps what was measured from visit to visit. */
void ks_proof_set_apart(struct ks_kiosk *kiosk);

/* Which page: by name, "guide"; the id of what it is about, "private-lending", "" where there is
 * nothing to choose; and the part of it, from 1, 0: as a visitor finds it first. */
struct ks_proof_wish {
    const char *page, *item;
    int part;
};

/* Begins a visit in that mode and goes there. KS_ERR_NOT_FOUND: the content has no such page. */
enum ks_err ks_proof_go(struct ks_kiosk *kiosk, const struct ks_mode *mode,
                        const struct ks_proof_wish *wish, struct ks_error *error) KS_MUST_USE;

/* The page of that number, from 0, of the place where the visit stands; one too high is the last.
 * Borrowed until the next. */
const struct ks_ui *ks_proof_turn(struct ks_kiosk *kiosk, int page);

#endif
