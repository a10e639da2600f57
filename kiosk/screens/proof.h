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

/* How a page is read: its budget of pages hangs on it. */
enum ks_proof_reading {
    KS_READ_NORMAL,
    KS_READ_LARGE,
    KS_READ_LOW,
    KS_READ_LARGE_LOW,
    KS_READ_STRIP, /* in low reach on a panel so low that a third of it is out of reach */
    KS_READINGS
};
enum ks_proof_reading ks_proof_reading(const struct ks_mode *mode);

/* Whether an arm reaches only a strip of such a panel: in low reach, hung as low as this. */
enum { KS_PROOF_STRIP_MM = 300 };
bool ks_proof_is_strip(const struct ks_mode *mode);

/* How many pages that page of the kiosk may take as a visitor first finds it; 0: as many as it
 * needs, or there is no such page. */
int ks_proof_budget(const char *page, const struct ks_mode *mode);

/* Whether that page is made of what the hall has, its lines and its seats: another hall has another
 * one. */
bool ks_proof_is_of_hall(const char *page);

/* Every page that can be asked for, one after the other: of each item of the content, each part. */
typedef void ks_proof_seer(void *ctx, const struct ks_proof_wish *wish);
void ks_proof_each(const struct ks_content *content, ks_proof_seer *see, void *ctx);

#endif
