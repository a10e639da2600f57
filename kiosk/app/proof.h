/* A kiosk set apart to be looked at (screens/proof.h): pages of a content pack as visitors would
 * see them, in a throw-away hall where nobody waits and on a clock that stands. Main thread only.
 */
#ifndef KS_APP_PROOF_H
#define KS_APP_PROOF_H

#include "app/parts.h"

/* {0} is none. */
struct ks_proof {
    struct ks_parts parts;
    struct ks_clock_manual clock;
};

/* A kiosk that shows `content`, owned from now on, at the moment `at_ms` (wall clock). What
 * the hall needs of the disk goes before it returns. Errors as for ks_parts_open; after one nothing
 * is open. */
enum ks_err ks_proof_open(struct ks_proof *proof, struct ks_content *content, int64_t at_ms,
                          struct ks_error *error) KS_MUST_USE;
/* Accepts {0}. */
void ks_proof_close(struct ks_proof *proof);

/* A panel of w x h pixels of the usual size and height, light, normal, in Chinese. */
struct ks_mode ks_proof_mode(int w, int h);

#endif
