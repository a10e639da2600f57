/* The only door to libcurl: asks one server over TLS, whose certificate one file vouches for, no
 * redirection, no proxy; or looks whether a page of the internet is there. Never a cookie. Knows no
 * court and no hall. A line belongs to the thread that uses it. */
#ifndef KS_NET_HTTPS_H
#define KS_NET_HTTPS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

#include "base/arena.h"
#include "base/err.h"

struct ks_https; /* a line to one server, kept open between requests where it lets that be */

/* All borrowed until ks_https_close. */
struct ks_https_setup {
    const char *url;         /* "https://HOST[:PORT]"; http:// only of this machine itself */
    const char *certificate; /* PEM of whoever vouches for the server; NULL: those the system has */
    bool (*is_over)(void *ctx); /* asked now and then while it waits: true ends the request */
    void *ctx;
};

/* KS_ERR_INPUT: not such an address; KS_ERR_MEMORY. Once before the first, on the first thread. */
enum ks_err ks_https_open(const struct ks_https_setup *setup, struct ks_https **out,
                          struct ks_error *error) KS_MUST_USE;
void ks_https_close(struct ks_https *line); /* accepts NULL */

/* Whether it is such an address; KS_ERR_INPUT, with text. */
enum ks_err ks_https_check_url(const char *url, struct ks_error *error) KS_MUST_USE;

/* `text` of `bytes` bytes, with a 0 behind it, the arena's. */
struct ks_https_answer {
    int status;
    char *text;
    size_t bytes;
};

/* Posts JSON to the path and waits for the answer, at most `most` bytes of it and while some of it
 * comes. KS_ERR_IO, with text: none came, or not all of it; whether the server did what was asked
 * nobody knows then. */
enum ks_err ks_https_post(struct ks_https *line, const char *path, const char *json, size_t most,
                          struct ks_arena *arena, struct ks_https_answer *out,
                          struct ks_error *error) KS_MUST_USE;

/* What came of looking for a page. */
enum ks_https_outcome {
    KS_HTTPS_ANSWERED,  /* with `status`, by a server with a good certificate */
    KS_HTTPS_NAMELESS,  /* no name server knows the host */
    KS_HTTPS_REFUSED,   /* the host takes no line there */
    KS_HTTPS_UNREACHED, /* there is no way to it */
    KS_HTTPS_SLOW,      /* not answered in time */
    KS_HTTPS_CUT,       /* the line broke off, or what came is no answer or has no end */
    KS_HTTPS_UNTRUSTED, /* the certificate is not good, or not of that host */
    KS_HTTPS_BARRED,    /* each of the host's addresses is one that may not be called */
    KS_HTTPS_ELSEWHERE, /* it leads on to where one may not go */
    KS_HTTPS_CIRCLING,  /* it leads on more than five times */
    KS_HTTPS_NO_PROXY,  /* the proxy is not there, or lets nobody through */
    KS_HTTPS_OUTCOME_COUNT,
};

/* How one looks. All borrowed for the call. */
struct ks_https_look {
    const char *proxy;       /* "http://HOST:PORT", which looks names up and calls; NULL: none */
    const char *certificate; /* as of struct ks_https_setup */
    int most_ms;             /* for everything together */
    bool (*may_visit)(void *ctx, const char *url); /* asked of the url and each it leads on to */
    bool (*may_call)(void *ctx, const struct sockaddr *address); /* asked of the address that is
                                  about to be called, not of a proxy; NULL: ks_public_address_is */
    bool (*is_over)(void *ctx);                                  /* as of struct ks_https_setup */
    void *ctx;
};

struct ks_https_seen {
    enum ks_https_outcome outcome;
    int status; /* of the last page; 0: not ANSWERED */
};

/* Looks whether the page is there, by GET: of what it says at most 64 KB are taken, and nothing is
 * kept. Only https. KS_ERR_STATE: `is_over` ended it; KS_ERR_MEMORY; KS_ERR_IO: this machine cannot
 * look at all, with text. Any thread. */
enum ks_err ks_https_look(const struct ks_https_look *how, const char *url,
                          struct ks_https_seen *out, struct ks_error *error) KS_MUST_USE;

/* Whether it is the address of such a proxy. KS_ERR_INPUT, with text. */
enum ks_err ks_https_check_proxy(const char *proxy, struct ks_error *error) KS_MUST_USE;

#endif
