/* The only door to libcurl: asks one server over TLS, whose certificate one file vouches for; no
 * redirection, no proxy, no cookie. Knows no court and no hall. A line belongs to the thread that
 * uses it. */
#ifndef KS_NET_HTTPS_H
#define KS_NET_HTTPS_H

#include <stdbool.h>
#include <stddef.h>

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

#endif
