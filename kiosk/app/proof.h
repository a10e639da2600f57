/* A kiosk set apart to be looked at (screens/proof.h): pages of a content pack as visitors would
 * see them, in a throw-away hall where nobody waits and on a clock that stands. Main thread only.
 */
#ifndef KS_APP_PROOF_H
#define KS_APP_PROOF_H

#include "app/parts.h"
#include "content/draft_pack.h"

/* {0} is none. */
struct ks_proof {
    struct ks_parts parts;
    struct ks_clock_manual clock;
};

/* Tells the first of the faults, of which there are some, as the desk lists them all; of that
 * tribunal, NULL or "": of the court. KS_ERR_INPUT. */
enum ks_err ks_proof_tell_faults(const struct ks_content_faults *faults, const char *hall,
                                 struct ks_error *error) KS_MUST_USE;

/* The pack as that hall has it (content/content.h; NULL: the court's, and those of its tribunals
 * have no faults either); `*out` is to be freed with ks_content_free. KS_ERR_INPUT, with a sentence
 * for whoever writes the draft: its first fault. */
enum ks_err ks_proof_read(struct ks_draft_pack *pack, const char *hall, struct ks_content **out,
                          struct ks_error *error) KS_MUST_USE;

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
