/* An official text into a draft of the pack: a new one, or in the place of all of the one that has
 * its id. Any thread. */
#ifndef KS_CONTENT_BULLETIN_IMPORT_H
#define KS_CONTENT_BULLETIN_IMPORT_H

#include "content/draft.h"

/* What is told about it. Texts are borrowed; days as YYYY-MM-DD; content check looks at them all.
 */
struct ks_bulletin_origin {
    const char *id, *kind; /* notice | reward | bulletin */
    struct ks_words title;
    struct ks_words issuer;          /* {0}: the court, as court.json names it */
    const char *dated, *until, *url; /* the last two may be NULL */
};

/* What was imported. */
struct ks_bulletin_import {
    struct ks_arena *arena; /* given; owns the text */
    const char *text, *sha256;
    int counts[KS_BULLETIN_PARAGRAPH + 1]; /* of its lines, as they look */
};

/* `data` as for ks_official_text_read, the draft as for ks_draft_set, with the errors of both. */
enum ks_err ks_bulletin_import(const char *dir, const char *draft, const char *pack_dir,
                               const struct ks_bulletin_origin *origin, const void *data,
                               size_t bytes, const struct ks_draft_hand *hand,
                               struct ks_bulletin_import *out, struct ks_error *error) KS_MUST_USE;

#endif
