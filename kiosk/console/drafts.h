/* What the handlers of drafts share. */
#ifndef KS_CONSOLE_DRAFTS_H
#define KS_CONSOLE_DRAFTS_H

#include "console/console_private.h"
#include "content/draft_pack.h"

/* Where drafts are kept, and the pack they are drafts of. The arena's; borrowed. */
const char *ks_drafts_dir(const struct ks_request *request);
const char *ks_drafts_pack_dir(const struct ks_request *request);

/* Who asks, now. */
struct ks_draft_hand ks_drafts_hand(const struct ks_request *request);

/* Reads that draft and the pack as it has it. On any result both are destroyed by the caller.
 * Errors as for ks_draft_read and ks_draft_pack_open. */
enum ks_err ks_drafts_open_named(const struct ks_request *request, const char *name,
                                 struct ks_draft *draft, struct ks_draft_pack *pack,
                                 struct ks_error *error) KS_MUST_USE;
/* The same of the draft ?name=. */
enum ks_err ks_drafts_open(const struct ks_request *request, struct ks_draft *draft,
                           struct ks_draft_pack *pack, struct ks_error *error) KS_MUST_USE;

/* {"file", "by", "live", "now"}: a file as it is shown and as it would be, each null where there is
 * none; `hands` is the list of who changed it, NULL: nobody is known. */
struct ks_node ks_drafts_tell_file(struct ks_arena *arena, const char *file,
                                   const struct ks_node *hands, const struct ks_node *live,
                                   const struct ks_node *made);

/* Gives `err`; of KS_ERR_INPUT with faults of the pack the first one is told. All of them are shown
 * at their fields by the draft's own check. */
enum ks_err ks_drafts_tell_fault(enum ks_err err, const struct ks_content_faults *faults,
                                 struct ks_error *error) KS_MUST_USE;
/* ks_draft_pack_read, whose first fault is told that way; `*out` is freed by the caller on any
 * result. */
enum ks_err ks_drafts_read(struct ks_draft_pack *pack, struct ks_date today,
                           struct ks_content **out, struct ks_error *error) KS_MUST_USE;

#endif
