/* The content that a program of several threads shows: each thread holds it for as long as it works
 * with it, and meanwhile another release may have taken its place. What nobody holds any more and
 * is not shown is freed. Any thread. */
#ifndef KS_SERVICE_SHOWN_H
#define KS_SERVICE_SHOWN_H

#include "content/content.h"
#include "service/desk.h"
#include "service/releases.h"

struct ks_shown;

/* As one thread holds it. */
struct ks_shown_content {
    const struct ks_content *content;
    const char *path; /* of its pack */
};

/* `first` and its `path` are borrowed until ks_shown_free. NULL if memory is out. */
struct ks_shown *ks_shown_create(const struct ks_content *first, const char *path);

/* When no thread holds anything of it. Accepts NULL. */
void ks_shown_free(struct ks_shown *shown);

/* What is shown now: whole until it is given back. `desk`, unless NULL, works with it from now on;
 * it is the desk of the calling thread. */
const struct ks_shown_content *ks_shown_take(struct ks_shown *shown, struct ks_desk *desk);
/* Accepts NULL. */
void ks_shown_give_back(struct ks_shown *shown, const struct ks_shown_content *held);

/* Fetches what is published with the store of `desk`, which may be NULL, loads what is due at
 * `now_ms` and shows it. What cannot be shown is logged once and told by ks_shown_trouble: what was
 * shown stays. Whoever has just changed something looks at once, so that the next question finds
 * it: a second thread waits for the first. */
void ks_shown_look(struct ks_shown *shown, const struct ks_desk *desk,
                   const struct ks_release_place *place, int64_t now_ms);

/* Why a later release is not shown; KS_OK: none is amiss. A copy. */
struct ks_error ks_shown_trouble(struct ks_shown *shown);

#endif
