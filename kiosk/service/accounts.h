/* Accounts of the console: signing in and out, who may do what, the seat somebody sits at. A
 * password or a token is read and forgotten here; neither comes out again. Each call takes the desk
 * of its own thread. */
#ifndef KS_SERVICE_ACCOUNTS_H
#define KS_SERVICE_ACCOUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/crypto.h"
#include "base/i18n.h"
#include "domain/account.h"
#include "domain/queue/ticket.h"
#include "service/desk.h"

enum { KS_TOKEN_BYTES = 65 }; /* 256 bits as hexadecimal digits, and the final 0 */

/* Somebody who is signed in. `id` is the hash of the token: for this program alone. */
struct ks_session {
    uint8_t id[KS_CRYPTO_HASH_BYTES];
    char user[KS_ACCOUNT_NAME_BYTES];
    enum ks_rank role;
    char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES]; /* whose user it is; "": the court's */
    enum ks_lang lang;
    char seat[KS_TICKET_ID_BYTES]; /* which they hold now, or "" */
    int64_t seat_until_ms;         /* when it ends if no sign of life comes */
};

/* Whether the court has no administrator yet. */
enum ks_err ks_accounts_need_setup(const struct ks_desk *desk, bool *out,
                                   struct ks_error *error) KS_MUST_USE;

/* An account to be made or changed; borrowed. */
struct ks_account_wanted {
    const char *user, *password;
    enum ks_rank role;
    const char *tribunal; /* whose user it is to be; NULL or "": the court's */
    const char *actor;    /* who asks: the name of who is signed in, "kioskctl", "setup" */
};

/* Makes the first administrator; KS_ERR_STATE when there is one. KS_ERR_INPUT, as of the others
 * below, for a name or a password that may not be. Hashes the password: some 100 ms. */
enum ks_err ks_accounts_setup(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                              int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Adds a user; KS_ERR_STATE when the name is taken, KS_ERR_INPUT for a tribunal of which the
 * content knows nothing. Hashes. */
enum ks_err ks_accounts_add(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                            int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Gives a user another password and ends their sessions. Hashes. KS_ERR_NOT_FOUND. */
enum ks_err ks_accounts_reset(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                              int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Gives a user another role; KS_ERR_STATE for the last administrator of the court. */
enum ks_err ks_accounts_set_role(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                                 int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Binds a user to a tribunal, or to none, and ends their sessions: KS_ERR_INPUT for a tribunal of
 * which the content knows nothing, KS_ERR_STATE for the last administrator of the court. */
enum ks_err ks_accounts_set_tribunal(const struct ks_desk *desk,
                                     const struct ks_account_wanted *wanted, int64_t now_ms,
                                     struct ks_error *error) KS_MUST_USE;
/* Removes a user with their sessions; KS_ERR_STATE for the last administrator of the court. */
enum ks_err ks_accounts_remove(const struct ks_desk *desk, const struct ks_account_wanted *wanted,
                               int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* Whether that is the password of an administrator, and whose: KS_ERR_INPUT when the name or the
 * password is wrong, never which; KS_ERR_STATE for a user of another role. Hashes. */
enum ks_err ks_accounts_prove(const struct ks_desk *desk, const char *user, const char *password,
                              char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES],
                              struct ks_error *error) KS_MUST_USE;

/* A user as others see them. */
struct ks_account_row {
    char user[KS_ACCOUNT_NAME_BYTES];
    enum ks_rank role;
    char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES]; /* "": the court's */
    int64_t made_ms;
};
/* Every user by name; the rows are the arena's. */
enum ks_err ks_accounts_list(const struct ks_desk *desk, struct ks_arena *arena,
                             struct ks_account_row **out, int *count,
                             struct ks_error *error) KS_MUST_USE;

/* What was done to accounts. */
struct ks_account_step {
    int64_t at_ms;
    char act[16]; /* "setup" "add" "role" "tribunal" "reset" "password" "remove" */
    char user[KS_ACCOUNT_NAME_BYTES], actor[KS_ACCOUNT_NAME_BYTES];
    char role[16];                            /* since then; "" where it does not change */
    char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES]; /* since then; "": the court's, or no change */
};
/* The newest 200, the newest first; the rows are the arena's. */
enum ks_err ks_accounts_history(const struct ks_desk *desk, struct ks_arena *arena,
                                struct ks_account_step **out, int *count,
                                struct ks_error *error) KS_MUST_USE;

/* Who wants to sign in, and from where; borrowed. `key` keeps names and addresses that failed out
 * of the database. */
struct ks_sign_in {
    const char *user, *password, *address;
    const uint8_t *key; /* KS_CRYPTO_KEY_BYTES */
    enum ks_lang lang;
};

/* Signs in: `token` is the browser's from then on and wiped by the caller. KS_ERR_INPUT: the name
 * or the password is wrong, never which. KS_ERR_BUSY with `*wait_ms` > 0: too many failures,
 * nothing was tried. Failures at an address where this user has signed in before count there alone,
 * and those from anywhere else do not count there; what was right is no failure. Takes some 100 ms
 * whether there is such a user or not. */
enum ks_err ks_session_sign_in(const struct ks_desk *desk, const struct ks_sign_in *wanted,
                               int64_t now_ms, char token[KS_TOKEN_BYTES], int64_t *wait_ms,
                               struct ks_error *error) KS_MUST_USE;

/* A code that is given once, and what somebody says it is; borrowed. */
struct ks_code_try {
    const char *code, *given; /* code "": there is none */
    const char *address;
    const uint8_t *key; /* as above */
};

/* Whether it is that code. KS_ERR_INPUT when not: that is counted at the address it comes from, so
 * that no stranger keeps whoever has the code from using it. KS_ERR_BUSY as above. */
enum ks_err ks_session_try_code(const struct ks_desk *desk, const struct ks_code_try *wanted,
                                int64_t now_ms, int64_t *wait_ms,
                                struct ks_error *error) KS_MUST_USE;

/* Who has this token; KS_ERR_NOT_FOUND, also when it is over. */
enum ks_err ks_session_find(const struct ks_desk *desk, const char *token, int64_t now_ms,
                            struct ks_session *out, struct ks_error *error) KS_MUST_USE;

/* What a request that changes something has to show besides: made of the token, which cannot be got
 * from it. */
void ks_session_csrf(const char *token, char out[KS_TOKEN_BYTES]);

/* In which language the server speaks to the session from now on; KS_ERR_INPUT without one. */
enum ks_err ks_session_set_lang(const struct ks_desk *desk, const struct ks_session *session,
                                enum ks_lang lang, struct ks_error *error) KS_MUST_USE;

/* Signs out and gets up from the seat. */
enum ks_err ks_session_sign_out(const struct ks_desk *desk, const struct ks_session *session,
                                int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* Gives oneself another password; other sessions of the same user end. KS_ERR_INPUT when the old
 * one is wrong; tries are counted as above. Hashes twice. */
enum ks_err ks_session_set_password(const struct ks_desk *desk, const struct ks_session *session,
                                    const struct ks_sign_in *old, const char *password,
                                    int64_t now_ms, int64_t *wait_ms,
                                    struct ks_error *error) KS_MUST_USE;

/* Sits down at a seat of the content, or gives a sign of life there; gets up from another one.
 * KS_ERR_STATE when somebody else has it, whom `holder` then names, unless it is taken over;
 * KS_ERR_NOT_FOUND when there is none. */
enum ks_err ks_session_take_seat(const struct ks_desk *desk, const struct ks_session *session,
                                 const char *seat, bool is_take_over, int64_t now_ms,
                                 char holder[KS_TICKET_ID_BYTES],
                                 struct ks_error *error) KS_MUST_USE;
enum ks_err ks_session_leave_seat(const struct ks_desk *desk, const struct ks_session *session,
                                  int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* Signs of life of up to `count` sessions by their ids; `is_alive` says of each whether it is not
 * over. */
enum ks_err ks_sessions_keep_alive(const struct ks_desk *desk, uint8_t (*ids)[KS_CRYPTO_HASH_BYTES],
                                   int count, int64_t now_ms, bool *is_alive,
                                   struct ks_error *error) KS_MUST_USE;

#endif
