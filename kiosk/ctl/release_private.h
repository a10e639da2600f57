/* What the verbs of kioskctl release share. */
#ifndef KS_CTL_RELEASE_PRIVATE_H
#define KS_CTL_RELEASE_PRIVATE_H

#include "ctl/ctl.h"
#include "service/releases.h"

enum { KS_RELEASE_MOST_WORDS = 10 };

/* What a verb works with. */
struct ks_release_work {
    struct ks_ctl *ctl;
    const char *command; /* "release" */
    struct ks_desk desk;
    struct ks_arena arena;
    struct ks_release_place place;
    struct ks_release_hand hand;
    char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES]; /* of whoever that is */
    const char *key;                          /* --key FILE; NULL: none */
    const char *from, *until;                 /* NULL: none */
    const char *version;                      /* of a file of signers; NULL: none */
    bool is_emergency;
    char **words; /* behind the verb */
    int word_count;
    struct ks_error error;
};

/* A key file of the caller's, never in the data folder of a kiosk. */
enum ks_err ks_release_read_key(struct ks_release_work *work, const char *path,
                                uint8_t out[KS_CRYPTO_KEY_BYTES]) KS_MUST_USE;

/* The verbs about keys (release_keys.c) and about sticks (release_carry.c). */
int ks_release_new_key(struct ks_release_work *work);
int ks_release_new_signers(struct ks_release_work *work);
int ks_release_trust(struct ks_release_work *work);
int ks_release_export(struct ks_release_work *work);
int ks_release_import(struct ks_release_work *work);
int ks_release_accept(struct ks_release_work *work);

#endif
