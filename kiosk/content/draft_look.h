/* A draft as a form shows it: what is wrong with it and in which field, what may stand in a file,
 * and where a translation has not followed. Slow: reads the whole pack as a kiosk does. Any
 * thread. */
#ifndef KS_CONTENT_DRAFT_LOOK_H
#define KS_CONTENT_DRAFT_LOOK_H

#include "content/draft.h"
#include "content/outline.h"

/* A place of the pack, and what is to be said of it. */
struct ks_draft_place {
    const char *file, *field; /* as content/node_edit.h has it; "": the whole file */
    int line;                 /* of the file as the draft has it */
    const char *what;         /* a fault; why the English may stay; "" */
    const char *by;           /* who said so; "" */
};

/* {0} is a look at nothing. */
struct ks_draft_look {
    struct ks_arena arena; /* owns everything below */
    struct ks_outline outline;
    struct ks_draft_place *faults;
    struct ks_draft_place *stale;  /* English texts that have not followed their Chinese */
    struct ks_draft_place *waived; /* the same, of which somebody has said why they may stay */
    int fault_count, stale_count, waived_count;
};

/* Looks at the draft over the pack in `pack_dir`; `today` as for ks_content_check. `file`: of which
 * the outline is; borrowed. KS_OK, also when there are faults; KS_ERR_NOT_FOUND, KS_ERR_IO. On any
 * result the caller destroys `out`. */
enum ks_err ks_draft_look(const struct ks_draft *draft, const char *pack_dir, struct ks_date today,
                          const char *file, struct ks_draft_look *out,
                          struct ks_error *error) KS_MUST_USE;
void ks_draft_look_destroy(struct ks_draft_look *look);

#endif
