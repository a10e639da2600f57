/* kioskctl release new-key, new-signers, trust: the keys that releases are signed with. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "content/signers.h"
#include "ctl/release_private.h"

enum { KEY_DIGITS = 2 * KS_CRYPTO_KEY_BYTES };

enum ks_err ks_release_read_key(struct ks_release_work *work, const char *path,
                                uint8_t out[KS_CRYPTO_KEY_BYTES])
{
    char *key = realpath(path, NULL), *data = realpath(work->place.data_dir, NULL);
    bool is_inside = key != NULL && data != NULL && strncmp(key, data, strlen(data)) == 0 &&
                     key[strlen(data)] == '/';

    free(key);
    free(data);
    if (is_inside)
        return ks_fail(&work->error, KS_ERR_INPUT,
                       "a private key does not belong into the data folder of a kiosk: %s", path);
    return ks_crypto_load_key(path, out, &work->error);
}

/* FILE is the private key, FILE.pub the public one in digits. */
int ks_release_new_key(struct ks_release_work *work)
{
    uint8_t public_key[KS_CRYPTO_KEY_BYTES], secret_key[KS_CRYPTO_KEY_BYTES];
    char digits[KEY_DIGITS + 1];
    const char *path = work->words[0];

    ks_crypto_make_signer(public_key, secret_key);
    ks_crypto_hex(public_key, sizeof public_key, digits);
    const char *line = ks_arena_printf(&work->arena, "%s\n", digits);
    enum ks_err err = ks_file_create_private(path, secret_key, sizeof secret_key, &work->error);
    ks_crypto_wipe(secret_key, sizeof secret_key);
    if (err == KS_OK)
        err = ks_file_write_atomic(ks_arena_printf(&work->arena, "%s.pub", path), line,
                                   strlen(line), &work->error);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&work->error);
}

static enum ks_err read_public(struct ks_release_work *work, const char *path,
                               uint8_t out[KS_CRYPTO_KEY_BYTES])
{
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_file_read_all(path, &work->arena, &text, &bytes, &work->error);

    if (err != KS_OK)
        return err;
    bool is_key = bytes >= KEY_DIGITS && ks_crypto_unhex(text, KS_CRYPTO_KEY_BYTES, out) &&
                  strspn(text + KEY_DIGITS, "\r\n ") == bytes - KEY_DIGITS;
    return is_key ? KS_OK
                  : ks_fail(&work->error, KS_ERR_INPUT,
                            "%s is no public key as kioskctl release new-key writes one", path);
}

int ks_release_new_signers(struct ks_release_work *work)
{
    struct ks_signers signers = {.count = work->word_count - 1};
    uint8_t root[KS_CRYPTO_KEY_BYTES];
    enum ks_err err = KS_OK;

    signers.version = work->version != NULL ? strtoll(work->version, NULL, 10) : 0;
    if (work->key == NULL || signers.version < 1 || signers.count > KS_MOST_SIGNERS)
        return ks_ctl_refuse("release",
                             ks_staff_tr("a file of signers needs --key ROOT, --version N (1, 2 "
                                         "...) and two to eight public keys"));
    for (int i = 0; err == KS_OK && i < signers.count; i++)
        err = read_public(work, work->words[1 + i], signers.keys[i]);
    if (err == KS_OK)
        err = ks_release_read_key(work, work->key, root);
    if (err == KS_OK) {
        const char *text = ks_signers_write(&work->arena, &signers, root);
        err = ks_file_write_atomic(work->words[0], text, strlen(text), &work->error);
    }
    ks_crypto_wipe(root, sizeof root);
    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&work->error);
}

int ks_release_trust(struct ks_release_work *work)
{
    enum ks_err err = ks_signers_trust(work->place.data_dir, work->words[0], &work->error);

    return err == KS_OK ? KS_CTL_DONE : ks_ctl_fail(&work->error);
}
