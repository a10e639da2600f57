#include "service/notice_service.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/file.h"
#include "base/log.h"

/* A new random part makes another code; three in a row never collide. */
enum { MAX_ATTEMPTS = 3, PAIR_BYTES = 2 * KS_CRYPTO_KEY_BYTES };

struct keys {
    uint8_t check[KS_CRYPTO_KEY_BYTES];
    uint8_t court[KS_CRYPTO_KEY_BYTES]; /* public: only seals */
};

static enum ks_err key_path(char out[PATH_MAX], const char *data_dir, const char *name,
                            struct ks_error *error)
{
    int length = snprintf(out, PATH_MAX, "%s/keys%s%s", data_dir, name[0] == '\0' ? "" : "/", name);
    return length < PATH_MAX ? KS_OK
                             : ks_fail(error, KS_ERR_INPUT,
                                       "The path of the data folder is too "
                                       "long");
}

/* Reads the first key of `path`, which must be `expected` bytes long. */
static enum ks_err read_key(const char *path, size_t expected, uint8_t key[KS_CRYPTO_KEY_BYTES],
                            struct ks_error *error)
{
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_file_read_all(path, &arena, &text, &bytes, error);
    if (err == KS_OK && bytes != expected) {
        err = ks_fail(error, KS_ERR_CORRUPT,
                      "%s is not a key of the court: put the right file back", path);
    }
    if (err == KS_OK) {
        memcpy(key, text, KS_CRYPTO_KEY_BYTES);
    }
    ks_arena_destroy(&arena);
    return err;
}

/* court.key holds the public half and then the secret one, so that a lost court.pub comes back. Of
 * several processes starting at once the first makes the pair and the others read it. */
static enum ks_err make_pair(const char *pair_path, struct ks_error *error)
{
    uint8_t pair[PAIR_BYTES];
    ks_crypto_make_pair(pair, pair + KS_CRYPTO_KEY_BYTES);
    enum ks_err err = ks_file_create_private(pair_path, pair, sizeof pair, error);
    ks_crypto_wipe(pair, sizeof pair);
    if (err == KS_OK) {
        ks_log(KS_LOG_WARN, "service",
               "a new key pair for sealing signatures was made: move %s to a safe place",
               pair_path);
    }
    return err == KS_ERR_STATE ? KS_OK : err;
}

static enum ks_err create_court_key(const char *public_path, const char *pair_path,
                                    uint8_t court[KS_CRYPTO_KEY_BYTES], struct ks_error *error)
{
    enum ks_err err = make_pair(pair_path, error);
    if (err == KS_OK) {
        err = read_key(pair_path, PAIR_BYTES, court, error);
    }
    if (err == KS_OK) {
        err = ks_file_create_private(public_path, court, KS_CRYPTO_KEY_BYTES, error);
    }
    return err == KS_ERR_STATE ? KS_OK : err;
}

static enum ks_err load_keys(const char *data_dir, struct keys *out, struct ks_error *error)
{
    char folder[PATH_MAX], check[PATH_MAX], public_path[PATH_MAX], pair[PATH_MAX];
    const struct {
        char *path;
        const char *name;
    } names[] = {
        {folder, ""}, {check, "check.key"}, {public_path, "court.pub"}, {pair, "court.key"}};
    enum ks_err err = KS_OK;
    for (size_t i = 0; err == KS_OK && i < sizeof names / sizeof *names; i++) {
        err = key_path(names[i].path, data_dir, names[i].name, error);
    }
    if (err == KS_OK) {
        err = ks_file_make_dirs(folder, error);
    }
    if (err == KS_OK) {
        err = ks_crypto_load_or_create_key(check, out->check, error);
    }
    if (err == KS_OK) {
        err = read_key(public_path, KS_CRYPTO_KEY_BYTES, out->court, error);
    }
    return err == KS_ERR_NOT_FOUND ? create_court_key(public_path, pair, out->court, error) : err;
}

static const char *join_items(struct ks_arena *arena, const struct ks_risk_notice *risk)
{
    const char *list = "";
    for (int i = 0; i < risk->item_count; i++) {
        list = ks_arena_printf(arena, "%s%s%s", list, i == 0 ? "" : ",", risk->items[i].id);
    }
    return list;
}

/* "x,y" a point, one a line: readable for decades without this program. */
static char *write_strokes(struct ks_arena *arena, const struct ks_point *points, int count,
                           size_t *bytes)
{
    enum { POINT_BYTES = 26 };
    char *text = ks_arena_alloc(arena, (size_t)count * POINT_BYTES + 1);
    size_t used = 0;
    for (int i = 0; i < count; i++) {
        used += (size_t)snprintf(text + used, POINT_BYTES, "%d,%d\n", points[i].x, points[i].y);
    }
    *bytes = used;
    return text;
}

static void make_code(const struct keys *keys, const struct ks_receipt *receipt,
                      const char *strokes, size_t stroke_bytes, char code[KS_CHECK_CODE_SIZE])
{
    uint8_t chance[16];
    ks_crypto_random(chance, sizeof chance);
    const struct ks_bytes parts[] = {
        {receipt->notice_version, strlen(receipt->notice_version)},
        {receipt->items, strlen(receipt->items)},
        {&receipt->signed_ms, sizeof receipt->signed_ms},
        {strokes, stroke_bytes},
        {chance, sizeof chance},
    };
    ks_crypto_check_code(keys->check, parts, (int)(sizeof parts / sizeof *parts), code);
}

/* Stores; when it is not sure whether that happened, looks. */
static enum ks_err store_receipt(struct ks_store *store, const struct ks_receipt *receipt,
                                 struct ks_error *error)
{
    enum ks_err err = ks_store_add_receipt(store, receipt, error);
    char version[64];
    int64_t signed_ms = 0;
    if (err == KS_ERR_UNCERTAIN &&
        ks_store_find_receipt(store, receipt->code, version, sizeof version, &signed_ms, NULL) ==
            KS_OK) {
        return KS_OK;
    }
    return err;
}

static enum ks_err seal_and_store(const struct ks_notice_service *service, const struct keys *keys,
                                  struct ks_arena *arena, const struct ks_point *points,
                                  int point_count, char code[KS_CHECK_CODE_SIZE],
                                  struct ks_error *error)
{
    const struct ks_risk_notice *risk = service->notice;
    size_t bytes = 0;
    const char *strokes = write_strokes(arena, points, point_count, &bytes);
    uint8_t *sealed = ks_arena_alloc(arena, bytes + KS_CRYPTO_SEAL_BYTES);
    enum ks_err err = ks_crypto_seal(keys->court, strokes, bytes, sealed, error);
    if (err != KS_OK) {
        return err;
    }
    const struct ks_receipt receipt = {
        .code = code,
        .notice_version = risk->version,
        .items = join_items(arena, risk),
        .signature = sealed,
        .signature_bytes = bytes + KS_CRYPTO_SEAL_BYTES,
        .signed_ms = ks_clock_wall_ms(service->clock),
    };
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        make_code(keys, &receipt, strokes, bytes, code);
        err = store_receipt(service->store, &receipt, error);
        if (err != KS_ERR_STATE) {
            break;
        }
    }
    return err;
}

static bool has_stroke(const struct ks_point *points, int count)
{
    for (int i = 0; i < count; i++) {
        if (points[i].x >= 0) {
            return true;
        }
    }
    return false;
}

enum ks_err ks_notice_sign(const struct ks_notice_service *service, const struct ks_point *points,
                           int point_count, char code[KS_CHECK_CODE_SIZE], struct ks_error *error)
{
    code[0] = '\0';
    if (!has_stroke(points, point_count)) {
        return ks_fail(error, KS_ERR_INPUT, "There is no signature yet");
    }
    struct keys keys;
    enum ks_err err = load_keys(service->data_dir, &keys, error);
    if (err != KS_OK) {
        return err;
    }
    struct ks_arena arena = {0};
    err = seal_and_store(service, &keys, &arena, points, point_count, code, error);
    ks_arena_destroy(&arena);
    ks_crypto_wipe(&keys, sizeof keys);
    if (err != KS_OK) {
        code[0] = '\0';
    }
    return err;
}

/* The place of a typed character in the code, or 0 for what does not count, or -1. */
static int read_code_char(char typed)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static const char *const same[] = {"O0", "I1", "L1"};
    int upper = toupper((unsigned char)typed);
    if (upper == '-' || upper == ' ') {
        return 0;
    }
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        upper = upper == same[i][0] ? same[i][1] : upper;
    }
    return upper != 0 && strchr(alphabet, upper) != NULL ? upper : -1;
}

/* As it stands on paper: XXXX-XXXX-XXXX. */
static bool write_code(const char *typed, char code[KS_CHECK_CODE_SIZE])
{
    enum { CODE_CHARS = 14, GROUP = 5 };
    int used = 0;
    for (; *typed != '\0'; typed++) {
        int read = read_code_char(*typed);
        if (read < 0 || (read > 0 && used == CODE_CHARS)) {
            return false;
        }
        if (read > 0) {
            code[used++] = (char)read;
            used += used % GROUP == GROUP - 1 && used < CODE_CHARS;
        }
    }
    code[4] = code[9] = '-';
    code[CODE_CHARS] = '\0';
    return used == CODE_CHARS;
}

enum ks_err ks_notice_find(struct ks_store *store, const char *typed, char code[KS_CHECK_CODE_SIZE],
                           char version[32], int64_t *signed_ms, struct ks_error *error)
{
    if (!write_code(typed, code)) {
        return ks_fail(error, KS_ERR_INPUT,
                       "This is not a check code: it has 12 letters and digits, like "
                       "0A1B-2C3D-4E5F");
    }
    return ks_store_find_receipt(store, code, version, 32, signed_ms, error);
}
