/* Addresses of machines by name, asked on a thread of its own: the system's way of looking up has
 * no time limit, and where no name server answers it waits for half a minute. */
#ifndef KS_BASE_LOOKUP_H
#define KS_BASE_LOOKUP_H

#include <stdbool.h>
#include <stdint.h>

enum { KS_LOOKUP_HOST_BYTES = 256, KS_LOOKUP_PORT_BYTES = 8 };

struct addrinfo; /* <netdb.h> */
struct ks_lookup;

/* Begins to look `host` up, a name or an address in digits, which is found at once; `port` in
 * digits. NULL: no memory, no thread, or too long. Owned by the caller; of one thread. */
struct ks_lookup *ks_lookup_start(const char *host, const char *port);

/* Waits for it, `within_ms` at the most, 0 not at all; whether it is done. May be called again. */
bool ks_lookup_await(struct ks_lookup *lookup, int64_t within_ms);

/* What was found once it is done, borrowed until it is freed; NULL: the name is not known. */
const struct addrinfo *ks_lookup_found(const struct ks_lookup *lookup);

/* Done or not: nobody waits for it. NULL is ok. */
void ks_lookup_free(struct ks_lookup *lookup);

#endif
