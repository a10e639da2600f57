/* A data folder with two signers who are trusted, and packs they signed. */
#ifndef KS_TESTS_CONTENT_SHELF_SUPPORT_H
#define KS_TESTS_CONTENT_SHELF_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "content/shelf.h"

#define SHELF_GOOD KS_SOURCE_DIR "/tests/content/good"
#define NOON INT64_C(1795406400000)

enum { SHELF_KEYS = 3 }; /* the first two are trusted */

struct shelf_desk {
    char dir[64];
    struct ks_arena arena;
    uint8_t root[KS_CRYPTO_KEY_BYTES];
    uint8_t secret[SHELF_KEYS][KS_CRYPTO_KEY_BYTES];
    uint8_t key[SHELF_KEYS][KS_CRYPTO_KEY_BYTES];
    struct ks_error error;
};

static inline const char *shelf_file(struct shelf_desk *desk, const char *name)
{
    return ks_arena_printf(&desk->arena, "%s/%s", desk->dir, name);
}

static inline void shelf_write(struct shelf_desk *desk, const char *name, const char *text,
                               size_t bytes)
{
    assert_int_equal(ks_file_write_atomic(shelf_file(desk, name), text, bytes, &desk->error),
                     KS_OK);
}

/* A file of trusted signers, of the keys from `first` on, signed by `root`. */
static inline const char *shelf_signers(struct shelf_desk *desk, const uint8_t *root,
                                        int64_t version, int first)
{
    struct ks_signers signers = {.version = version, .count = 2};

    memcpy(signers.keys, desk->key[first], sizeof desk->key[0] * 2);
    return ks_signers_write(&desk->arena, &signers, root);
}

static inline enum ks_err shelf_trust(struct shelf_desk *desk, const char *text)
{
    shelf_write(desk, "signers", text, strlen(text));
    return ks_signers_trust(desk->dir, shelf_file(desk, "signers"), &desk->error);
}

static inline void shelf_make(struct shelf_desk *desk)
{
    *desk = (struct shelf_desk){.dir = "/tmp/ks-shelf-XXXXXX"};
    assert_non_null(mkdtemp(desk->dir));
    assert_int_equal(ks_crypto_init(NULL), KS_OK);
    ks_crypto_random(desk->root, sizeof desk->root);
    for (int i = 0; i < SHELF_KEYS; i++)
        ks_crypto_make_signer(desk->key[i], desk->secret[i]);
    assert_int_equal(shelf_trust(desk, shelf_signers(desk, desk->root, 1, 0)), KS_OK);
}

static inline void shelf_destroy(struct shelf_desk *desk)
{
    ks_file_remove_tree(desk->dir);
    ks_arena_destroy(&desk->arena);
}

/* The good pack of the tests as a release of that term, with that court.json in place of its own
 * (NULL: as it is), signed by that key. */
static inline struct ks_release_pack
shelf_pack(struct shelf_desk *desk, struct ks_release_term term, const char *court, int signer)
{
    struct ks_release_pack pack = {.term = term};
    struct ks_content_faults faults = {0};

    assert_int_equal(ks_pack_files_read(SHELF_GOOD, &pack.files, &faults, &desk->error), KS_OK);
    ks_content_faults_destroy(&faults);
    if (court != NULL)
        ks_pack_files_put(&pack.files, "court.json", court);
    ks_release_pack_seal(&pack);
    ks_release_pack_sign(&pack, desk->secret[signer]);
    return pack;
}

/* The same, put on the shelf. */
static inline enum ks_err shelf_put(struct shelf_desk *desk, struct ks_release_term term,
                                    const char *court, int signer)
{
    struct ks_release_pack pack = shelf_pack(desk, term, court, signer);
    size_t bytes = 0;
    const char *text = ks_release_pack_write(&pack, &bytes);
    enum ks_err err = ks_shelf_put(desk->dir, text, bytes, &desk->error);

    ks_release_pack_destroy(&pack);
    return err;
}

#endif
