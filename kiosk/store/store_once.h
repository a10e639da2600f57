/* Requests that are done once however often they are asked: who asks again gets the first answer.
 * Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_ONCE_H
#define KS_STORE_STORE_ONCE_H

#include "base/arena.h"
#include "base/crypto.h"
#include "store/store.h"

enum { KS_ONCE_KEPT_MS = 24 * 60 * 60 * 1000 };

/* A request, as hashes: of its token, and of what it asks for. */
struct ks_once_key {
    uint8_t token[KS_CRYPTO_HASH_BYTES], asked[KS_CRYPTO_HASH_BYTES];
};

/* One that was begun. */
struct ks_once_row {
    uint8_t asked[KS_CRYPTO_HASH_BYTES];
    int64_t begun_ms;
    int64_t status;     /* of the answer; 0: what came of it is not known yet, or never */
    const char *answer; /* the arena's */
};

/* Notes that it is begun now, unless it was: then `*is_new` is false and `out` tells of it. What
 * was begun KS_ONCE_KEPT_MS ago is forgotten. */
enum ks_err ks_store_begin_once(struct ks_store *store, const struct ks_once_key *key,
                                int64_t now_ms, struct ks_arena *arena, bool *is_new,
                                struct ks_once_row *out, struct ks_error *error) KS_MUST_USE;

/* What came of it. */
enum ks_err ks_store_end_once(struct ks_store *store, const uint8_t *token, int status,
                              const char *answer, struct ks_error *error) KS_MUST_USE;

/* Nothing came of it: it may be asked anew. */
enum ks_err ks_store_forget_once(struct ks_store *store, const uint8_t *token,
                                 struct ks_error *error) KS_MUST_USE;

#endif
