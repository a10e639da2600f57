/* Tries to sign in: whose failures are counted, and from where a user has signed in before. Names
 * and addresses come in as keyed hashes of which neither can be got. Rules of use as in
 * store/store.h. */
#ifndef KS_STORE_STORE_TRIES_H
#define KS_STORE_STORE_TRIES_H

#include "base/crypto.h"
#include "domain/account.h"
#include "store/store.h"

/* A try. It counts for its address, and besides for its place (this user at this address) where the
 * user has signed in from there before, else for the user: whoever types a name elsewhere keeps
 * nobody out where they are known. */
struct ks_guess {
    uint8_t of[KS_GUESSER_COUNT][KS_CRYPTO_HASH_BYTES];
    bool is_of_place; /* in: counts for its place without being known there; then: did so */
    int64_t now_ms;
};

/* Counts a try as failed before it is known how it ends, so that many at once count, too.
 * `*wait_ms` > 0: somebody it counts for has to wait so long; then nothing is counted. */
enum ks_err ks_store_count_try(struct ks_store *store, struct ks_guess *guess, int64_t *wait_ms,
                               struct ks_error *error) KS_MUST_USE;

/* It was right: its own failure is taken back, those of the user or of the place are forgotten. */
enum ks_err ks_store_take_back_try(struct ks_store *store, const struct ks_guess *guess,
                                   struct ks_error *error) KS_MUST_USE;

#endif
