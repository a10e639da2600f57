/* The content pack as a draft has it, in memory: its files as texts and as trees. Any thread, one
 * at a time. */
#ifndef KS_CONTENT_DRAFT_PACK_H
#define KS_CONTENT_DRAFT_PACK_H

#include "content/draft.h"
#include "content/node.h"
#include "content/pack_files.h"

/* A file of a pack as a tree; one of Markdown is a single text. */
struct ks_draft_tree {
    const char *file;
    const struct ks_node *root; /* NULL: it is not there, or no JSON */
    bool is_changed;
};

/* A pack in memory, its files as trees where somebody asked. {0} is empty. */
struct ks_draft_pack {
    struct ks_arena arena; /* owns the trees */
    struct ks_pack_files files;
    struct ks_draft_tree *trees;
    int count, capacity;
};

/* Reads the pack in `pack_dir` and puts the fields of the draft (NULL: none) into it. A field that
 * says something else there than when the draft first changed it becomes a fault, and has the
 * draft's value. Errors as for ks_pack_files_read; the caller closes `out` on any result. */
enum ks_err ks_draft_pack_open(const char *pack_dir, const struct ks_draft *draft,
                               struct ks_draft_pack *out, struct ks_content_faults *faults,
                               struct ks_error *error) KS_MUST_USE;
void ks_draft_pack_close(struct ks_draft_pack *pack);

/* Reads what was opened as a kiosk does, `today` as for ks_content_check. KS_OK: `*out` is a new
 * content, to be freed with ks_content_free. KS_ERR_INPUT: `*out` is NULL, `faults` has every
 * fault, also those that were there before. */
enum ks_err ks_draft_pack_read(struct ks_draft_pack *pack, struct ks_date today,
                               struct ks_content **out, struct ks_content_faults *faults,
                               struct ks_error *error) KS_MUST_USE;

/* The file as a tree; NULL as above. Borrowed until it is closed. */
const struct ks_node *ks_draft_pack_tree(struct ks_draft_pack *pack, const char *file);

/* What stands there as JSON, in the pack's arena; NULL: nothing. */
const char *ks_draft_pack_json(struct ks_draft_pack *pack, const char *file, const char *field);

#endif
