/* Who may work at the console: accounts and what was done to them. Each change is one transaction
 * with the row that tells of it, and there is never a moment without an administrator of the court
 * once there was one. Rules of use as in store/store.h; passwords come in as hashes
 * (base/crypto.h). */
#ifndef KS_STORE_STORE_ACCOUNTS_H
#define KS_STORE_STORE_ACCOUNTS_H

#include "base/crypto.h"
#include "domain/account.h"
#include "store/store.h"

struct ks_account {
    int64_t id;
    char name[KS_ACCOUNT_NAME_BYTES];
    enum ks_rank role;
    char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES]; /* whose user it is; "": the court's */
    char password[KS_CRYPTO_PASSWORD_BYTES];  /* its hash */
    int64_t made_ms;
};

/* Who changes an account, and when. */
struct ks_account_change {
    const char *actor; /* the name of who is signed in, "kioskctl" or "setup" */
    int64_t now_ms;
};

/* Whether the court has an administrator. */
enum ks_err ks_store_has_administrator(struct ks_store *store, bool *out,
                                       struct ks_error *error) KS_MUST_USE;

/* Adds `account` (its id and time are the store's). KS_ERR_STATE when the name is taken, or, where
 * it is to be the first administrator (`is_first`), when there is one. */
enum ks_err ks_store_add_account(struct ks_store *store, const struct ks_account *account,
                                 bool is_first, const struct ks_account_change *change,
                                 struct ks_error *error) KS_MUST_USE;

/* The account of that name; KS_ERR_NOT_FOUND. The caller wipes it. */
enum ks_err ks_store_find_account(struct ks_store *store, const char *name, struct ks_account *out,
                                  struct ks_error *error) KS_MUST_USE;

/* Every account by its name, without its password, shown to `show` until it returns false. */
enum ks_err ks_store_show_accounts(struct ks_store *store,
                                   bool (*show)(const struct ks_account *account, void *ctx),
                                   void *ctx, struct ks_error *error) KS_MUST_USE;

/* Another role; KS_ERR_NOT_FOUND, KS_ERR_STATE for the last administrator. */
enum ks_err ks_store_set_role(struct ks_store *store, const char *name, enum ks_rank role,
                              const struct ks_account_change *change,
                              struct ks_error *error) KS_MUST_USE;

/* Another tribunal ("": the court): every session of the account ends. KS_ERR_NOT_FOUND,
 * KS_ERR_STATE for the last administrator of the court. */
enum ks_err ks_store_set_tribunal(struct ks_store *store, const char *name, const char *tribunal,
                                  const struct ks_account_change *change,
                                  struct ks_error *error) KS_MUST_USE;

/* Another password: every session of the account ends but `kept` (its hash; NULL: none is kept).
 * KS_ERR_NOT_FOUND. */
enum ks_err ks_store_set_password(struct ks_store *store, const char *name, const char *password,
                                  const uint8_t *kept, const struct ks_account_change *change,
                                  struct ks_error *error) KS_MUST_USE;

/* Takes the account away with its sessions and seats; KS_ERR_NOT_FOUND, KS_ERR_STATE for the last
 * administrator. */
enum ks_err ks_store_remove_account(struct ks_store *store, const char *name,
                                    const struct ks_account_change *change,
                                    struct ks_error *error) KS_MUST_USE;

/* What was done to an account. */
struct ks_account_event {
    int64_t at_ms;
    char act[16]; /* "setup" "add" "role" "tribunal" "reset" "password" "remove" */
    char account[KS_ACCOUNT_NAME_BYTES], actor[KS_ACCOUNT_NAME_BYTES];
    char role[16];                            /* since then, "" where it does not change */
    char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES]; /* since then; "": the court's, or no change */
};

/* The newest `most` of them, the newest first, shown to `show` until it returns false. */
enum ks_err ks_store_show_account_events(struct ks_store *store, int most,
                                         bool (*show)(const struct ks_account_event *event,
                                                      void *ctx),
                                         void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
