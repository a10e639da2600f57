/* The key by which a hall is known to its court, or a court to its halls: one for all consoles. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "service/court_private.h"
#include "service/parts.h"

static const char not_the_key[] =
    KS_N_("keys/hall.key of this machine is not the one by which the other side knows this hall: "
          "copy it from the console that has it; where it is lost: kioskctl court key take, and "
          "make the new key known on the other side");

enum ks_err ks_court_open(const char *data_dir, const char *name, struct ks_court_self *out,
                          struct ks_error *error)
{
    char path[600];
    uint8_t public_key[KS_CRYPTO_KEY_BYTES], signature[KS_CRYPTO_SIGNATURE_BYTES], run[16];

    *out = (struct ks_court_self){.key = ""};
    snprintf(path, sizeof path, "%s/keys", data_dir);
    enum ks_err err = ks_file_make_own_dir(path, error);
    snprintf(path, sizeof path, "%s/keys/hall.key", data_dir);
    if (err == KS_OK)
        err = ks_crypto_load_or_create_key(path, out->secret, error);
    if (err != KS_OK)
        return err;
    ks_crypto_sign(out->secret, "", 0, public_key, signature);
    ks_crypto_hex(public_key, sizeof public_key, out->key);
    ks_crypto_random(run, sizeof run);
    ks_crypto_hex(run, sizeof run, out->speaker);
    snprintf(out->name, sizeof out->name, "%s", name);
    return KS_OK;
}

enum ks_err ks_court_check_key(const struct ks_desk *desk, const struct ks_court_self *self,
                               struct ks_error *error)
{
    char kept[KS_DEVICE_KEY_BYTES];
    enum ks_err err = ks_store_keep_hall_key(desk->store, self->key, kept, error);

    return err == KS_OK && strcmp(kept, self->key) != 0
               ? ks_fail(error, KS_ERR_STATE, "%s", ks_staff_tr(not_the_key))
               : err;
}

const char *ks_court_key_fault(const struct ks_desk *desk, const char *data_dir,
                               struct ks_arena *arena)
{
    char kept[KS_DEVICE_KEY_BYTES] = "";
    const char *path = ks_arena_printf(arena, "%s/keys/hall.key", data_dir);
    struct ks_court_self self = {.key = ""};

    if (desk->store == NULL || access(path, F_OK) != 0 ||
        ks_store_find_hall_key(desk->store, kept, NULL) != KS_OK || kept[0] == '\0')
        return NULL;
    enum ks_err err = ks_court_open(data_dir, "", &self, NULL);
    bool is_other = err == KS_OK && strcmp(kept, self.key) != 0;
    ks_crypto_wipe(&self, sizeof self);
    return is_other ? ks_staff_tr(not_the_key) : NULL;
}

enum ks_err ks_court_take_key(const struct ks_desk *desk, const struct ks_court_self *self,
                              const struct ks_fleet_hand *hand, struct ks_error *error)
{
    const struct ks_device_hand by = {hand->who, hand->now_ms};
    enum ks_err err = ks_desk_check_open(desk, error);

    return err == KS_OK ? ks_store_take_hall_key(desk->store, self->key, &by, error) : err;
}
