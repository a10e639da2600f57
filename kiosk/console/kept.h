/* Answers of the rows that are kept (KS_AGAIN_KEPT of console/routes.h): those that read whole
 * packs are worked out once and told again, to the same person in the same language, as long as
 * nothing has changed of what they rest on: the pack that is shown and the one that was shipped,
 * drafts, layouts, keys and the shelf, the releases and what their time makes of them, the day.
 * What else a handler rests on makes its row one that is not kept, as the minute does where an
 * answer is to be signed within some. Any thread. */
#ifndef KS_CONSOLE_KEPT_H
#define KS_CONSOLE_KEPT_H

#include <pthread.h>

#include "console/request.h"

enum { KS_MOST_KEPT = 12, KS_KEPT_MOST_BYTES = 256 * 1024 };

struct ks_kept_answer {
    char *key, *text; /* owned; NULL: none */
    size_t bytes;     /* of the text */
    int64_t turn;     /* when it was asked for last: a number that rises */
};

struct ks_kept {
    pthread_mutex_t mutex;
    struct ks_kept_answer answers[KS_MOST_KEPT]; /* protected by mutex */
    int64_t turn;                                /* protected by mutex */
};

/* Begins with none. */
void ks_kept_init(struct ks_kept *kept);
/* When no thread asks any more. */
void ks_kept_destroy(struct ks_kept *kept);

/* What the answer to that request at `path` is kept by; the arena's. NULL: something changed just
 * now, or the store does not answer, and nothing is kept. */
const char *ks_kept_key(const char *path, const struct ks_request *request);

/* Whether the answer is known; then `out` is it, the arena's. */
bool ks_kept_find(struct ks_kept *kept, const char *key, struct ks_arena *arena,
                  struct ks_response *out);

/* Keeps a copy in the place of the one that nobody has asked for the longest, unless it was refused
 * or is longer than KS_KEPT_MOST_BYTES. */
void ks_kept_put(struct ks_kept *kept, const char *key, const struct ks_response *answer);

#endif
