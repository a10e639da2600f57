/* Who is signed in. Of a session only the hash of its token is kept. Rules of
 * use as in store/store.h. */
#ifndef KS_STORE_STORE_SESSIONS_H
#define KS_STORE_STORE_SESSIONS_H

#include "base/crypto.h"
#include "domain/account.h"
#include "store/store.h"
#include "store/store_tries.h"

/* A session as it is now, role, tribunal and name as they are now. */
struct ks_session_row {
    uint8_t hash[KS_CRYPTO_HASH_BYTES];
    char user[KS_ACCOUNT_NAME_BYTES];
    enum ks_rank role;
    char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES]; /* whose user it is; "": the court's */
    char lang[8];                             /* as of ks_lang_code */
    char seat[KS_TICKET_ID_BYTES];            /* the one it holds now, or "" */
    int64_t seat_until_ms; /* when that ends if no sign of life comes; 0: none is held */
};

/* Signs the account of that id in for KS_SESSION_MS; of more than ten sessions of an account the
 * oldest end, and those of anybody that are over are taken away. The try was right: it is taken
 * back, and the place is known from now on (store/store_tries.h). */
struct ks_session_start {
    uint8_t hash[KS_CRYPTO_HASH_BYTES];
    int64_t account;
    const char *lang;
    const struct ks_guess *guess; /* as it was counted */
    int64_t now_ms;
};
enum ks_err ks_store_add_session(struct ks_store *store, const struct ks_session_start *start,
                                 struct ks_error *error) KS_MUST_USE;

/* The session of that hash, if it is not over; KS_ERR_NOT_FOUND. */
enum ks_err ks_store_find_session(struct ks_store *store, const uint8_t *hash, int64_t now_ms,
                                  struct ks_session_row *out, struct ks_error *error) KS_MUST_USE;

/* Ends the session of that hash; nothing happens when it is over. */
enum ks_err ks_store_end_session(struct ks_store *store, const uint8_t *hash,
                                 struct ks_error *error) KS_MUST_USE;

/* Notes the language in which it is spoken to, as of ks_lang_code. */
enum ks_err ks_store_note_lang(struct ks_store *store, const uint8_t *hash, const char *lang,
                               struct ks_error *error) KS_MUST_USE;

/* Notes the seat at which it sat down (""; it got up). */
enum ks_err ks_store_note_seat(struct ks_store *store, const uint8_t *hash, const char *seat,
                               struct ks_error *error) KS_MUST_USE;

/* Signs of life of up to `count` sessions, in one transaction: the seats they hold are theirs for
 * another KS_SEAT_LEASE_MS. `is_alive` says of each whether it is not over. */
enum ks_err ks_store_keep_alive(struct ks_store *store, uint8_t (*hashes)[KS_CRYPTO_HASH_BYTES],
                                int count, int64_t now_ms, bool *is_alive,
                                struct ks_error *error) KS_MUST_USE;

#endif
