/* The only door to libmicrohttpd: takes requests whole and sends answers, over TLS where it is
 * given a certificate. One thread of its own speaks with all clients; a request is handed on when
 * it is whole and answered whenever its answer is there, so that no client holds up another. Knows
 * no route, no session and no hall. Slow clients are cut off, long bodies are read past and not
 * kept, nor more at once than the machine has memory for, whoever sends it.
 */
#ifndef KS_CONSOLE_HTTP_SERVER_H
#define KS_CONSOLE_HTTP_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct ks_http_server;
struct ks_http_exchange; /* one request and its answer; the server's */

/* All borrowed until ks_http_stop. */
struct ks_http_setup {
    const char *host;              /* "127.0.0.1", "::1" */
    int port;                      /* 0: any that is free */
    const char *certificate, *key; /* PEM, for TLS; NULL: none */
    /* How long the body of such a request may be. On the server's thread, before the body comes. */
    size_t (*most_body)(void *ctx, const char *method, const char *path);
    /* A request is whole. The exchange is the callee's until it is answered, once, here or later.
     * On the server's thread: to be handed on, not worked at. */
    void (*serve)(void *ctx, struct ks_http_exchange *exchange);
    void *ctx;
};

/* A server that does not listen yet. NULL without memory. */
struct ks_http_server *ks_http_create(const struct ks_http_setup *setup);

/* Starts the thread. KS_ERR_INPUT: an address, a certificate or a key that is none; KS_ERR_BUSY:
 * somebody else listens there. */
enum ks_err ks_http_listen(struct ks_http_server *server, struct ks_error *error) KS_MUST_USE;

/* The port that is listened at. */
int ks_http_port(const struct ks_http_server *server);

/* From now on requests are refused and streams end. Any thread. */
void ks_http_begin_stop(struct ks_http_server *server);
/* Ends the thread and frees; every exchange has been answered. Accepts NULL. */
void ks_http_stop(struct ks_http_server *server);

/* Cuts off whoever takes too long to send a request. To be called once a second; any thread. */
void ks_http_sweep(struct ks_http_server *server);

/* What a request says; borrowed until it is answered. */
struct ks_http_asked {
    const char *method;
    const char *path, *query; /* as sent: before the "?", and behind it or "" */
    const char *address;      /* of whom, as of ks_peer_write */
    const char *body;         /* of `bytes` bytes */
    size_t bytes;
    bool is_too_long; /* the body, which is not there then */
    bool is_too_much; /* it, with all that others send just now; it is not there, either */
};
const struct ks_http_asked *ks_http_asked(const struct ks_http_exchange *exchange);
struct ks_arena *ks_http_arena(struct ks_http_exchange *exchange); /* wiped after the answer */
/* Marks it; whether it was marked already: it is the same request after a wait. */
bool ks_http_mark(struct ks_http_exchange *exchange);
/* A header that was sent once; NULL: none, or more than one. */
const char *ks_http_header(const struct ks_http_exchange *exchange, const char *name);

enum { KS_HTTP_MOST_HEADERS = 16 };
struct ks_http_answer {
    int status;
    const void *body;
    const int *file; /* NULL: `body`; else read from this one, which the server closes */
    size_t bytes;    /* of either */
    struct {
        const char *name, *value;
    } headers[KS_HTTP_MOST_HEADERS]; /* as many as have a name */
};

/* Answers, which ends the exchange: `answer` is copied. Any thread. */
void ks_http_answer(struct ks_http_exchange *exchange, const struct ks_http_answer *answer);

/* Answers with a stream of events that goes on. `read` writes what there is (up to `room` bytes),
 * or returns 0 when there is nothing new, or -1 to end; it is asked again after ks_http_wake. It
 * may take locks of its own and must not call the server. `end` is called once, when nobody reads
 * any more. Both on the server's thread. */
struct ks_http_stream {
    long (*read)(void *ctx, char *out, size_t room);
    void (*end)(void *ctx);
    void *ctx;
};
void ks_http_answer_stream(struct ks_http_exchange *exchange, const struct ks_http_answer *answer,
                           const struct ks_http_stream *stream);

/* There is something new to read: every stream is asked. Any thread, without a lock that `read`
 * takes. */
void ks_http_wake(struct ks_http_server *server);

#endif
