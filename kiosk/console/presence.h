/* Who has a draft of the content open, and where in it: as pages say themselves every few seconds;
 * who is silent is gone. Of this server alone. Any thread. */
#ifndef KS_CONSOLE_PRESENCE_H
#define KS_CONSOLE_PRESENCE_H

#include <pthread.h>

#include "base/arena.h"
#include "content/node_make.h"

enum { KS_MOST_PRESENT = 32, KS_PRESENT_MS = 8000 };

/* A page that is open. */
struct ks_present {
    char page[40], draft[32], file[96], user[80];
    int64_t at_ms; /* when it said so last */
};

/* {.mutex = PTHREAD_MUTEX_INITIALIZER} is nobody. */
struct ks_presence {
    pthread_mutex_t mutex;
    struct ks_present list[KS_MOST_PRESENT]; /* protected by mutex */
};

/* That page has it open now. One without a name is passed over, and the one that is silent longest
 * makes room. */
void ks_presence_note(struct ks_presence *presence, const struct ks_present *present);

/* Those who have the draft open besides `page`, as a list "here" of {"user", "file"}. */
struct ks_node ks_presence_list(struct ks_presence *presence, struct ks_arena *arena,
                                const char *draft, const char *page, int64_t now_ms);

#endif
