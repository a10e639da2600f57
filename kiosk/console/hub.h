/* The hub: one thread that keeps every open stream of events alive and tells it when the hall has
 * changed, and lets requests wait for that. A stream that is open is its session's sign of life. */
#ifndef KS_CONSOLE_HUB_H
#define KS_CONSOLE_HUB_H

#include <stdbool.h>
#include <stdint.h>

#include "console/http_server.h"
#include "service/accounts.h"

enum { KS_HUB_BEAT_MS = 5000, KS_HUB_MOST_WAIT_S = 25 };

struct ks_hub;

/* All borrowed until ks_hub_stop. */
struct ks_hub_setup {
    const struct ks_desk *desk; /* of the hub's thread */
    const struct ks_clock *clock;
    struct ks_http_server *server;
    /* A request that waited goes on: the hall has changed, or it has waited long enough. On the
     * hub's thread or on that of ks_hub_tell. */
    void (*go_on)(void *ctx, struct ks_http_exchange *exchange);
    void (*each_minute)(void *ctx); /* on the hub's thread, with its desk; at its start, too */
    void *ctx;
};

/* Starts the thread; NULL if none can be had. */
struct ks_hub *ks_hub_start(const struct ks_hub_setup *setup);
/* Lets everybody who waits go on and ends the thread. Accepts NULL. */
void ks_hub_stop(struct ks_hub *hub);
/* After the server has stopped, whose streams read from it. Accepts NULL. */
void ks_hub_free(struct ks_hub *hub);

/* The hall has changed and is at event `n` of `epoch`. Any thread. */
void ks_hub_tell(struct ks_hub *hub, int64_t epoch, int64_t n);

/* Answers with the stream, or returns false when there are too many of this session (NULL: nobody
 * is signed in; of that address). `last_id` (may be NULL) is the event that was seen last. */
bool ks_hub_open(struct ks_hub *hub, struct ks_http_exchange *exchange,
                 const struct ks_http_answer *answer, const struct ks_session *session,
                 const char *last_id);

/* Lets the request wait up to `wait_s` until the hall is elsewhere than at `after` ("EPOCH-N");
 * false when it is already: then the exchange stays the caller's. */
bool ks_hub_wait(struct ks_hub *hub, struct ks_http_exchange *exchange, const char *after,
                 int wait_s);

#endif
