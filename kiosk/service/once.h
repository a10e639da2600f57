/* What is done once however often it is asked: a request carries a token of its own, and whoever
 * asks again after a lost answer gets the first one. Each call takes the desk of its own thread. */
#ifndef KS_SERVICE_ONCE_H
#define KS_SERVICE_ONCE_H

#include "base/arena.h"
#include "base/crypto.h"
#include "base/err.h"
#include "service/desk.h"

enum { KS_ONCE_TOKEN_CHARS = 64 }; /* at most */

/* A request; borrowed. Only hashes of it are kept. */
struct ks_once_asked {
    const char *token;  /* of this request alone */
    const char *who;    /* who asks */
    const char *what;   /* what for: another one may have the same token */
    const char *detail; /* the rest, without secrets: with the same token it is the same */
};

/* One that is to be done now; the caller keeps it until ks_once_end. */
struct ks_once {
    uint8_t token[KS_CRYPTO_HASH_BYTES]; /* its hash */
};

/* What came of it the first time. */
struct ks_once_answer {
    int status;       /* 0: this is the first time: do it, then ks_once_end */
    const char *text; /* the arena's */
};

/* KS_ERR_INPUT: no token, or one of another request; KS_ERR_BUSY: it is just being done: ask again
 * in a moment; KS_ERR_UNCERTAIN: it was begun and nobody knows what came of it: look first. */
enum ks_err ks_once_begin(const struct ks_desk *desk, const struct ks_once_asked *asked,
                          int64_t now_ms, struct ks_arena *arena, struct ks_once *out,
                          struct ks_once_answer *answer, struct ks_error *error) KS_MUST_USE;

/* Keeps what came of it; `answer` NULL: nothing did, and it may be asked anew with that token. A
 * fault is logged: who asks again is told then that nobody knows. */
void ks_once_end(const struct ks_desk *desk, const struct ks_once *once,
                 const struct ks_once_answer *answer);

#endif
