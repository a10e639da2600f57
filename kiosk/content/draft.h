/* A draft: a content pack in the making, beside the one that is shown. It is kept as the fields
 * that were changed, one after the other, with who and when; the rest is the pack that is shown. A
 * changed field is on disk when the call returns, whatever happens then; nothing that was written
 * is ever written over. Each line holds the digest of the one before, so that a line that was
 * changed or taken out by another hand is found. Several programs may write to a draft at once. A
 * draft is a file of the folder `dir`, DATA/drafts. Publishing is not its matter. Any thread. */
#ifndef KS_CONTENT_DRAFT_H
#define KS_CONTENT_DRAFT_H

#include <stdint.h>

#include "content/content.h"
#include "content/pack_files.h"

/* A field that was changed. */
struct ks_draft_change {
    int64_t at_ms;
    const char *by;
    const char *account; /* as of a hand */
    const char *file;    /* of the pack: "guides/01-private-lending.json" */
    const char *field;   /* as content/node_edit.h has it; "": the whole file */
    const char *was;     /* JSON, of Markdown the text as JSON; NULL: there was nothing */
    const char *now;     /* the same; "null": it was taken out */
    const char *why;     /* KS_DRAFT_KEEP: why it may stay as it is; NULL: it was written */
};

/* {0} is a draft without changes. */
struct ks_draft {
    struct ks_arena arena; /* owns everything below */
    const char *name, *by;
    int64_t made_ms;
    struct ks_draft_change *changes; /* in the order in which they were made */
    int count, capacity;
};

/* Who does something, and when. */
struct ks_draft_hand {
    const char *by;
    const char *account; /* NULL: `by` has shown a password; else the account of the machine behind
                            which somebody calls himself so: "uid 1000" */
    int64_t now_ms;
    const char
        *tribunal; /* may change what is its own alone (content/overlay.h); NULL or "": all */
};

/* Begins a draft; `name` is an id (content/wording.h). KS_ERR_INPUT: it is none; KS_ERR_STATE:
 * there is one of that name; KS_ERR_FULL, KS_ERR_IO. */
enum ks_err ks_draft_create(const char *dir, const char *name, const struct ks_draft_hand *hand,
                            struct ks_error *error) KS_MUST_USE;

/* Reads it; what was being written when a program died is not there. KS_ERR_NOT_FOUND;
 * KS_ERR_CORRUPT: another hand has changed it; KS_ERR_IO. On any result the caller destroys `out`.
 */
enum ks_err ks_draft_read(const char *dir, const char *name, struct ks_draft *out,
                          struct ks_error *error) KS_MUST_USE;
void ks_draft_destroy(struct ks_draft *draft);

/* What is to be done with a field. */
enum ks_draft_act {
    KS_DRAFT_SET,
    KS_DRAFT_ADD,  /* an element before this one of its list; behind the last: its number + 1 */
    KS_DRAFT_TAKE, /* out of its list, or a member out of its object */
    KS_DRAFT_MOVE, /* an element to where `to` (from 1) is now */
    KS_DRAFT_KEEP, /* nothing, but it is kept that what stands there was looked at and is right */
};

enum { KS_DRAFT_WHY_BYTES = 400 };

/* `value` is the text itself where a text stands or a file is Markdown; else it is JSON, and where
 * nothing stood yet and it is no JSON, a text. Of KS_DRAFT_KEEP it is the reason, one line. */
struct ks_draft_wish {
    const char *file, *field, *value;
    enum ks_draft_act act;
    int to;
    bool is_json;    /* `value` is JSON whatever stands there */
    bool is_careful; /* refused if who wishes it had not `seen` what it would change: so many
                        changes of the draft */
    int seen;
};

/* What became of it. */
struct ks_draft_done {
    struct ks_arena *arena;       /* given; owns the texts */
    int count;                    /* changes of the draft now */
    struct ks_draft_change clash; /* not seen, and in the way; `now`: what stands in the field */
};

/* Does it to the pack in `pack_dir` as the draft has it so far. What says so already is done.
 * KS_ERR_INPUT, with text: no such file or place, no JSON; KS_ERR_STATE: somebody else was there
 * meanwhile, `done->clash`; KS_ERR_RIGHT: it is not the tribunal's own; KS_ERR_NOT_FOUND: no such
 * draft; KS_ERR_CORRUPT, KS_ERR_FULL, KS_ERR_IO. After an error nothing was changed. */
enum ks_err ks_draft_do(const char *dir, const char *name, const char *pack_dir,
                        const struct ks_draft_wish *wish, const struct ks_draft_hand *hand,
                        struct ks_draft_done *done, struct ks_error *error) KS_MUST_USE;

/* The same for who wants no more than whether it is done. */
enum ks_err ks_draft_set(const char *dir, const char *name, const char *pack_dir,
                         const struct ks_draft_wish *wish, const struct ks_draft_hand *hand,
                         struct ks_error *error) KS_MUST_USE;

/* Every fault of the pack as it would be, by the code that loads one; `today` as for
 * ks_content_check. KS_ERR_INPUT with `faults`, in their order. */
enum ks_err ks_draft_check(const struct ks_draft *draft, const char *pack_dir, struct ks_date today,
                           struct ks_content_faults *faults, struct ks_error *error) KS_MUST_USE;

/* The files of the pack as it would be, checked as above; on any result the caller destroys `out`.
 */
enum ks_err ks_draft_make(const struct ks_draft *draft, const char *pack_dir, struct ks_date today,
                          struct ks_pack_files *out, struct ks_content_faults *faults,
                          struct ks_error *error) KS_MUST_USE;

/* Whether two changes are of one field, of one file. */
bool ks_draft_is_same_place(const struct ks_draft_change *a, const struct ks_draft_change *b);
bool ks_draft_is_same_file(const struct ks_draft_change *a, const struct ks_draft_change *b);

/* Whether none before the change of that index is the same, as `is_same` (one of those) has it. */
bool ks_draft_is_first(const struct ks_draft *draft, int index,
                       bool (*is_same)(const struct ks_draft_change *a,
                                       const struct ks_draft_change *b));

/* Whether a field is `holder`, or stands in it: "items[3].title" in "items" and in "", the file. */
bool ks_draft_is_within(const char *field, const char *holder);

/* Every English text that is older than its Chinese and of which nobody has said why it may stay:
 * added to `faults`. */
enum ks_err ks_draft_find_stale(const struct ks_draft *draft, const char *pack_dir,
                                struct ks_content_faults *faults,
                                struct ks_error *error) KS_MUST_USE;

/* Shows each field that differs from the pack that is shown, once, in the order in which they were
 * first changed: JSON of both, `live` NULL where nothing stands there. */
enum ks_err ks_draft_diff(const struct ks_draft *draft, const char *pack_dir,
                          void (*show)(const struct ks_draft_change *change, const char *live,
                                       void *ctx),
                          void *ctx, struct ks_error *error) KS_MUST_USE;

/* Puts it aside, to DIR/dropped/NAME-MILLISECONDS, where nobody writes to it any more.
 * KS_ERR_RIGHT: of a tribunal's hand, one that others began or wrote in; KS_ERR_NOT_FOUND,
 * KS_ERR_IO. */
enum ks_err ks_draft_drop(const char *dir, const char *name, const struct ks_draft_hand *hand,
                          struct ks_error *error) KS_MUST_USE;

/* The names of all drafts in their order, shown until `show` returns false. */
enum ks_err ks_draft_list(const char *dir, bool (*show)(const char *name, void *ctx), void *ctx,
                          struct ks_error *error) KS_MUST_USE;

#endif
