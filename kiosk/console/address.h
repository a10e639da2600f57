/* Addresses: where the console listens and by which names it may be called. Pure. Any thread. */
#ifndef KS_CONSOLE_ADDRESS_H
#define KS_CONSOLE_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

#include "base/err.h"

struct ks_listen {
    char host[64]; /* an address in digits */
    int port;
    bool is_loopback; /* nobody but this machine reaches it */
};

/* Reads "127.0.0.1:8368", "[::1]:8368", "localhost:8368"; KS_ERR_INPUT. */
enum ks_err ks_listen_parse(const char *text, struct ks_listen *out,
                            struct ks_error *error) KS_MUST_USE;

/* "http://127.0.0.1:8368/", as it is written into a browser. */
void ks_listen_write(const struct ks_listen *listen, bool is_tls, char *out, int size);

/* Whether a request may call the server by this Host: an address in digits, localhost, or one of
 * `names` (by blanks or commas), each with or without a port. A page from elsewhere whose name was
 * turned to this machine is called by its own name. */
bool ks_host_is_ours(const char *host, const char *names);

enum { KS_PEER_BYTES = 46 };

/* Whom a connection is from, in digits: what is counted, is counted of it. Of IPv6 that is a whole
 * network of /64, as one machine has all of it to itself. "" for what is no address. */
void ks_peer_write(const struct sockaddr *peer, char out[KS_PEER_BYTES]);

/* Whether a page of `origin` is of this Host: "https://HOST". */
bool ks_origin_is_ours(const char *origin, const char *host);

#endif
