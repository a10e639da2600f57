/* Inside of sql: calls one of the hosts of a PostgreSQL address, within a time. The library alone
 * has a limit for each host, and none for the names it looks up. */
#ifndef KS_SQL_SQL_PGSQL_CALL_H
#define KS_SQL_SQL_PGSQL_CALL_H

#include "base/lookup.h"
#include "sql/pq_library.h"

enum { KS_PGSQL_MOST_HOSTS = 8, KS_PGSQL_MOST_ADDRESSES = 4, KS_PGSQL_TOLD_BYTES = 256 };

/* A host as the address names it, with the addresses it had when its name was last found. */
struct ks_pgsql_host {
    char host[KS_LOOKUP_HOST_BYTES], port[KS_LOOKUP_PORT_BYTES];
    char known[KS_PGSQL_MOST_ADDRESSES][48];
    int known_count;
    bool is_name;             /* to be looked up */
    struct ks_lookup *asking; /* owned; on its way, over several calls if it must */
};

/* {0} is one that the library reads by itself: a socket, a service, addresses beside names. */
struct ks_pgsql_hosts {
    struct ks_pgsql_host hosts[KS_PGSQL_MOST_HOSTS];
    int count;
    int limit_ms; /* of a call, if the address says so (connect_timeout); 0: it does not */
};

/* Reads which hosts an address names; whatever is wrong with it is told by the call. */
void ks_pgsql_find_hosts(const char *url, struct ks_pgsql_hosts *out);
void ks_pgsql_forget_hosts(struct ks_pgsql_hosts *hosts);

/* A connection that is ready, the caller's to finish: of the first host in the order of the address
 * that answers and is what the address wants, each called a moment after the one before. NULL when
 * none is there until `deadline_ms` (steady); `told` gets why. A name that cannot be looked up now
 * has the addresses it had before. Blocks. */
PGconn *ks_pgsql_call(struct ks_pgsql_hosts *hosts, const char *url, int64_t deadline_ms,
                      char told[KS_PGSQL_TOLD_BYTES]);

#endif
