/* What the thread that looks at addresses and those who want a look now say to each other. Any
 * thread. */
#ifndef KS_SERVICE_ADDRESS_ASKING_H
#define KS_SERVICE_ADDRESS_ASKING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct ks_address_asking;

/* How far the thread is. */
struct ks_address_progress {
    bool is_busy; /* it looks, or is asked to */
    int done, total;
};

/* NULL if memory is out. */
struct ks_address_asking *ks_address_asking_create(void);
void ks_address_asking_free(struct ks_address_asking *asking); /* accepts NULL */

/* Wants a look now; while one is under way or wanted, that is it. */
void ks_address_asking_ask(struct ks_address_asking *asking);
/* Wants a look at these, too, which no content names yet; copied, each waits once. KS_ERR_BUSY: too
 * many wait; KS_ERR_MEMORY: then those behind it do not. */
enum ks_err ks_address_asking_ask_for(struct ks_address_asking *asking, const char *const *urls,
                                      int count, struct ks_error *error) KS_MUST_USE;
struct ks_address_progress ks_address_asking_look(struct ks_address_asking *asking);

/* What the thread is asked for: every address of the content, or those that wait, or both. */
struct ks_address_wish {
    bool is_all;
    const char **urls; /* the arena's */
    int count;
};

/* The thread's: until somebody asks, `most_ms` have passed or it is to end; takes what is asked
 * for, {0}: nothing. */
struct ks_address_wish ks_address_asking_await(struct ks_address_asking *asking, int64_t most_ms,
                                               struct ks_arena *arena);
/* So many of so many have been looked at; done == total: nothing is under way. */
void ks_address_asking_tell(struct ks_address_asking *asking, int done, int total);

/* Ends the thread's wait for good. */
void ks_address_asking_end(struct ks_address_asking *asking);
bool ks_address_asking_is_over(const struct ks_address_asking *asking);

#endif
