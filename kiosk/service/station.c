/* A station by itself: its key, its code, its beats, its tasks. */
#include "service/station.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "service/parts.h"
#include "service/station_private.h"
#include "store/store_station_orders.h"

/* ---- key and hardware ---- */

static void write_path(char out[600], const char *data_dir, const char *name)
{
    snprintf(out, 600, "%s/keys/%s", data_dir, name);
}

bool ks_station_has_key(const char *data_dir)
{
    char path[600];

    write_path(path, data_dir, "station.key");
    return access(path, F_OK) == 0;
}

/* A file of a line or two; "" where there is none. */
static void read_line(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "re");

    out[0] = '\0';
    if (file == NULL)
        return;
    if (fgets(out, (int)size, file) == NULL)
        out[0] = '\0';
    out[strcspn(out, "\n")] = '\0';
    fclose(file);
}

/* The least address of the network cards that are built in: no copy of a disk carries it along. One
 * on a bus for things that are plugged in and out says nothing of the machine. */
static void read_network(const char *sys_dir, char out[64])
{
    char path[512], device[512], address[64];

    out[0] = '\0';
    snprintf(path, sizeof path, "%s/class/net", sys_dir);
    DIR *folder = opendir(path);
    if (folder == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        snprintf(path, sizeof path, "%s/class/net/%.64s/device", sys_dir, entry->d_name);
        ssize_t length = readlink(path, device, sizeof device - 1);
        if (length < 0)
            continue;
        device[length] = '\0';
        snprintf(path, sizeof path, "%s/class/net/%.64s/address", sys_dir, entry->d_name);
        read_line(path, address, sizeof address);
        if (strstr(device, "usb") == NULL && address[0] != '\0' &&
            (out[0] == '\0' || strcmp(address, out) < 0))
            snprintf(out, 64, "%s", address);
    }
    closedir(folder);
}

static void look_at_hardware(const char *sys_dir, char out[33])
{
    static const char *const names[] = {"board_vendor", "board_name", "product_name"};
    char network[64], path[512], line[128], text[640] = "";

    read_network(sys_dir, network);
    snprintf(text, sizeof text, "%s", network);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(text);
        snprintf(path, sizeof path, "%s/class/dmi/id/%s", sys_dir, names[i]);
        read_line(path, line, sizeof line);
        snprintf(text + length, sizeof text - length, "\n%s", line);
    }
    ks_crypto_digest(text, strlen(text), out);
}

static void make_run(char out[33])
{
    uint8_t bytes[16];

    ks_crypto_random(bytes, sizeof bytes);
    ks_crypto_hex(bytes, sizeof bytes, out);
}

enum ks_err ks_station_open(const char *data_dir, const char *sys_dir, struct ks_station_self *out,
                            struct ks_error *error)
{
    char path[600];
    uint8_t signature[KS_CRYPTO_SIGNATURE_BYTES];

    *out = (struct ks_station_self){.n = 0};
    snprintf(path, sizeof path, "%s/keys", data_dir);
    enum ks_err err = ks_file_make_own_dir(path, error);
    write_path(path, data_dir, "station.key");
    if (err == KS_OK)
        err = ks_crypto_load_or_create_key(path, out->secret, error);
    if (err != KS_OK)
        return err;
    ks_crypto_sign(out->secret, "", 0, out->public_key, signature);
    ks_crypto_hex(out->public_key, sizeof out->public_key, out->key);
    look_at_hardware(sys_dir, out->hardware);
    make_run(out->run);
    return KS_OK;
}

/* ---- how it stands ---- */

/* By the clock that all stations have in common. */
static enum ks_err common_now(const struct ks_desk *desk, int64_t *out, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);

    return err == KS_OK
               ? ks_store_common_clock(desk->store, ks_clock_wall_ms(desk->clock), out, error)
               : err;
}

static struct ks_device_self device_self(const struct ks_station_self *self)
{
    struct ks_device_self device;

    memcpy(device.key, self->key, sizeof device.key);
    memcpy(device.hardware, self->hardware, sizeof device.hardware);
    memcpy(device.run, self->run, sizeof device.run);
    return device;
}

static void tell_standing(const struct ks_station_self *self, const struct ks_device *device,
                          struct ks_station_standing *out)
{
    static const enum ks_station_state states[] = {
        [KS_DEVICE_STRANGE] = KS_STATION_STRANGE, [KS_DEVICE_ASKING] = KS_STATION_ASKING,
        [KS_DEVICE_ACTIVE] = KS_STATION_ENROLLED, [KS_DEVICE_REPLACED] = KS_STATION_REPLACED,
        [KS_DEVICE_REVOKED] = KS_STATION_REVOKED,
    };

    *out = (struct ks_station_standing){.state = states[device->state],
                                        .place = device->place,
                                        .epoch = device->epoch,
                                        .code_until_ms = device->code_until_ms,
                                        .rival_ms = device->rival_ms};
    if (device->state == KS_DEVICE_ACTIVE && strcmp(device->hardware, self->hardware) != 0)
        out->state = KS_STATION_RIVAL;
    memcpy(out->name, device->name, sizeof out->name);
    memcpy(out->spot, device->spot, sizeof out->spot);
    memcpy(out->code, device->code, sizeof out->code);
}

enum ks_err ks_station_look(const struct ks_desk *desk, const struct ks_station_self *self,
                            struct ks_station_standing *out, struct ks_error *error)
{
    const struct ks_device_self device_of = device_self(self);
    struct ks_device device = {.state = KS_DEVICE_STRANGE};
    int64_t now_ms = 0;

    *out = (struct ks_station_standing){.state = KS_STATION_UNKNOWN};
    enum ks_err err = common_now(desk, &now_ms, error);
    if (err == KS_OK)
        err = ks_store_find_device(desk->store, &device_of, now_ms, &device, error);
    if (err == KS_OK)
        tell_standing(self, &device, out);
    return err;
}

/* The key that is worth nothing here is kept, as somebody may want to know whose it was. */
static enum ks_err renew(const char *data_dir, const char *sys_dir, struct ks_station_self *self,
                         struct ks_error *error)
{
    char path[600], former[600];

    write_path(path, data_dir, "station.key");
    write_path(former, data_dir, "station.key.former");
    if (rename(path, former) != 0)
        return ks_fail(error, KS_ERR_IO, "%s cannot be renamed", path);
    return ks_station_open(data_dir, sys_dir, self, error);
}

enum ks_err ks_station_ask(const struct ks_desk *desk, const char *data_dir, const char *sys_dir,
                           struct ks_station_self *self, struct ks_station_standing *out,
                           struct ks_error *error)
{
    struct ks_device device = {.state = KS_DEVICE_STRANGE};
    int64_t now_ms = 0;
    enum ks_err err = ks_station_look(desk, self, out, error);

    if (err == KS_OK && out->state == KS_STATION_ENROLLED)
        return ks_fail(error, KS_ERR_STATE, "This machine is enrolled as %s", out->name);
    bool is_worthless = out->state == KS_STATION_REPLACED || out->state == KS_STATION_REVOKED ||
                        out->state == KS_STATION_RIVAL;
    if (err == KS_OK && is_worthless)
        err = renew(data_dir, sys_dir, self, error);
    const struct ks_device_self device_of = device_self(self);
    if (err == KS_OK)
        err = common_now(desk, &now_ms, error);
    if (err == KS_OK)
        err = ks_store_ask_enrolment(desk->store, &device_of, now_ms, &device, error);
    if (err == KS_OK)
        tell_standing(self, &device, out);
    return err;
}

const char *ks_station_fault(const struct ks_station_standing *standing, int64_t now_ms)
{
    enum { LOUD_MS = 24 * 3600 * 1000 };
    bool is_met = standing->rival_ms > 0 && now_ms - standing->rival_ms < LOUD_MS;

    switch (standing->state) {
    case KS_STATION_RIVAL:
        return ks_staff_tr("another machine has the identity of this one (a copied disk): enrol "
                           "this one anew, or switch it off");
    case KS_STATION_REPLACED:
        return ks_staff_tr("another machine has been put in the place of this one");
    case KS_STATION_REVOKED:
        return ks_staff_tr("the enrolment of this machine was taken back");
    case KS_STATION_ENROLLED:
        return is_met ? ks_staff_tr("another machine came with the key of this one and was "
                                    "refused: look for a copied disk")
                      : "";
    default:
        return NULL;
    }
}

/* ---- beats ---- */

static enum ks_err write_beat(const struct ks_desk *desk, struct ks_station_self *self,
                              const char *report, const struct ks_station_standing *standing,
                              struct ks_error *error)
{
    const struct ks_device_self device = device_self(self);
    struct ks_arena arena = {0};
    uint8_t signature[KS_CRYPTO_SIGNATURE_BYTES], key[KS_CRYPTO_KEY_BYTES];
    char hex[KS_DEVICE_SIGNATURE_BYTES];
    struct ks_beat beat = {.self = &device,
                           .place = standing->place,
                           .epoch = standing->epoch,
                           .n = self->n + 1,
                           .report = report,
                           .signature = hex};
    enum ks_err err = common_now(desk, &beat.seen_ms, error);
    const char *text = ks_station_signed_text(&arena, &beat);

    ks_crypto_sign(self->secret, text, strlen(text), key, signature);
    ks_crypto_hex(signature, sizeof signature, hex);
    if (err == KS_OK)
        err = ks_store_write_beat(desk->store, &beat, error);
    if (err == KS_OK)
        self->n++;
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_station_beat(const struct ks_desk *desk, struct ks_station_self *self,
                            const struct ks_station_facts *facts, struct ks_station_standing *out,
                            struct ks_error *error)
{
    struct ks_arena arena = {0};
    enum ks_err err = ks_station_look(desk, self, out, error);

    if (err != KS_OK || (out->state != KS_STATION_ENROLLED && out->state != KS_STATION_RIVAL))
        return err;
    err = write_beat(desk, self,
                     ks_station_write_report(&arena, facts, ks_clock_wall_ms(desk->clock)), out,
                     error);
    ks_arena_destroy(&arena);
    if (err == KS_ERR_STATE)
        out->state = KS_STATION_RIVAL;
    return err == KS_ERR_STATE || err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

/* ---- tasks ---- */

enum ks_err ks_station_take_over(const struct ks_desk *desk,
                                 const struct ks_station_standing *standing, struct ks_error *error)
{
    int64_t now_ms = 0;
    enum ks_err err = common_now(desk, &now_ms, error);

    return err == KS_OK ? ks_store_take_over_orders(desk->store, standing->place, standing->epoch,
                                                    now_ms, error)
                        : err;
}

enum ks_err ks_station_take(const struct ks_desk *desk, const struct ks_station_standing *standing,
                            struct ks_station_task *out, struct ks_error *error)
{
    static const enum ks_station_task_kind kinds[KS_ORDER_KIND_COUNT] = {
        [KS_ORDER_RESTART] = KS_TASK_RESTART,
        [KS_ORDER_RELOAD] = KS_TASK_RELOAD,
        [KS_ORDER_MESSAGE] = KS_TASK_MESSAGE,
        [KS_ORDER_SCREENSHOT] = KS_TASK_SCREENSHOT,
    };
    struct ks_station_order order = {.kind = KS_ORDER_KIND_COUNT};
    int64_t now_ms = 0;

    *out = (struct ks_station_task){.id = 0};
    enum ks_err err = common_now(desk, &now_ms, error);
    if (err == KS_OK)
        err = ks_store_take_order(desk->store, standing->place, standing->epoch, now_ms, &order,
                                  error);
    if (err != KS_OK || order.kind == KS_ORDER_KIND_COUNT)
        return err == KS_ERR_NOT_FOUND ? KS_OK : err;
    *out = (struct ks_station_task){.id = order.id,
                                    .kind = kinds[order.kind],
                                    .until_ms =
                                        order.until_ms - now_ms + ks_clock_wall_ms(desk->clock)};
    memcpy(out->text_zh, order.text_zh, sizeof out->text_zh);
    memcpy(out->text_en, order.text_en, sizeof out->text_en);
    return KS_OK;
}

enum ks_err ks_station_end(const struct ks_desk *desk, int64_t id, bool is_done,
                           const void *picture, size_t bytes, struct ks_error *error)
{
    int64_t now_ms = 0;
    enum ks_err err = common_now(desk, &now_ms, error);

    return err == KS_OK
               ? ks_store_end_order(desk->store, id, is_done ? KS_ORDER_DONE : KS_ORDER_FAILED,
                                    picture, bytes, now_ms, error)
               : err;
}
