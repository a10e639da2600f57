/* What the thread that looks at addresses and those who want a look now say to each other. Any
 * thread. */
#ifndef KS_SERVICE_ADDRESS_ASKING_H
#define KS_SERVICE_ADDRESS_ASKING_H

#include <stdbool.h>
#include <stdint.h>

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
struct ks_address_progress ks_address_asking_look(struct ks_address_asking *asking);

/* The thread's: until somebody asks, `most_ms` have passed or it is to end. True: it is asked. */
bool ks_address_asking_await(struct ks_address_asking *asking, int64_t most_ms);
/* So many of so many have been looked at; done == total: nothing is under way. */
void ks_address_asking_tell(struct ks_address_asking *asking, int done, int total);

/* Ends the thread's wait for good. */
void ks_address_asking_end(struct ks_address_asking *asking);
bool ks_address_asking_is_over(const struct ks_address_asking *asking);

#endif
