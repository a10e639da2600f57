/* Signing a risk notice: code, seal, receipt. */
#include "service/notice_service.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/crypto.h"
#include "base/file.h"
#include "base/log.h"
#include "service/key_sums.h"
#include "service/parts.h"

/* Sealing again makes another code; three in a row never collide. */
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
    enum ks_err err = ks_file_read_ours(path, &arena, &text, &bytes, error);
    if (err == KS_OK && bytes != expected) {
        err = ks_fail(error, KS_ERR_CORRUPT,
                      "%s is not a key of the court: put the right file back", path);
    }
    if (err == KS_OK)
        memcpy(key, text, KS_CRYPTO_KEY_BYTES);
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
    if (err == KS_OK)
        err = read_key(pair_path, PAIR_BYTES, court, error);
    if (err == KS_OK)
        err = ks_file_create_private(public_path, court, KS_CRYPTO_KEY_BYTES, error);
    return err == KS_ERR_STATE ? KS_OK : err;
}

static bool has_key(const char *data_dir, const char *name)
{
    char path[PATH_MAX];
    return key_path(path, data_dir, name, NULL) == KS_OK && access(path, F_OK) == 0;
}

bool ks_notice_has_keys(const char *data_dir)
{
    return has_key(data_dir, "check.key") &&
           (has_key(data_dir, "court.pub") || has_key(data_dir, "court.key"));
}

/* Keys that are lost are not made anew over what was signed with them: every older receipt would
 * look altered. */
static enum ks_err check_not_lost(const struct ks_notice_service *service, struct ks_error *error)
{
    bool has_receipts = false;
    if (ks_notice_has_keys(service->data_dir))
        return KS_OK;
    enum ks_err err = ks_store_has_receipts(service->desk->store, &has_receipts, error);
    return err != KS_OK || !has_receipts
               ? err
               : ks_fail(error, KS_ERR_IO,
                         "The keys in %s/keys are missing, and notices were signed with them: put "
                         "them back from their copy",
                         service->data_dir);
}

/* What seals and what makes codes; the secret half of the pair is no business of this machine. */
static const char *const summed[] = {"check.key", "court.pub"};

static enum ks_err for_summed(const char *data_dir,
                              enum ks_err (*act)(const char *path, struct ks_error *error),
                              struct ks_error *error)
{
    char path[PATH_MAX];
    enum ks_err err = KS_OK;
    for (size_t i = 0; err == KS_OK && i < sizeof summed / sizeof *summed; i++) {
        err = key_path(path, data_dir, summed[i], error);
        if (err == KS_OK)
            err = act(path, error);
    }
    return err;
}

enum ks_err ks_notice_check_keys(const char *data_dir, struct ks_error *error)
{
    return for_summed(data_dir, ks_key_sum_check, error);
}

static enum ks_err load_files(const char *data_dir, struct keys *out, struct ks_error *error)
{
    char folder[PATH_MAX], check[PATH_MAX], public_path[PATH_MAX], pair[PATH_MAX];
    const struct {
        char *path;
        const char *name;
    } names[] = {
        {folder, ""}, {check, "check.key"}, {public_path, "court.pub"}, {pair, "court.key"}};
    enum ks_err err = KS_OK;
    for (size_t i = 0; err == KS_OK && i < sizeof names / sizeof *names; i++)
        err = key_path(names[i].path, data_dir, names[i].name, error);
    if (err == KS_OK)
        err = ks_file_make_own_dir(folder, error);
    if (err == KS_OK)
        err = ks_crypto_load_or_create_key(check, out->check, error);
    if (err == KS_OK)
        err = read_key(public_path, KS_CRYPTO_KEY_BYTES, out->court, error);
    return err == KS_ERR_NOT_FOUND ? create_court_key(public_path, pair, out->court, error) : err;
}

static enum ks_err load_keys(const char *data_dir, struct keys *out, struct ks_error *error)
{
    enum ks_err err = ks_notice_check_keys(data_dir, error);
    if (err == KS_OK)
        err = load_files(data_dir, out, error);
    return err == KS_OK ? for_summed(data_dir, ks_key_sum_keep, error) : err;
}

static const char *join_items(struct ks_arena *arena, const struct ks_risk_notice *risk)
{
    const char *list = "";
    for (int i = 0; i < risk->item_count; i++)
        list = ks_arena_printf(arena, "%s%s%s", list, i == 0 ? "" : ",", risk->items[i].id);
    return list;
}

/* "x,y" a point, one a line: readable for decades without this program; before a mark its word. */
static char *write_strokes(struct ks_arena *arena, bool is_mark, const struct ks_point *points,
                           int count, size_t *bytes)
{
    enum { POINT_BYTES = 26 };
    const char *word = is_mark ? KS_NOTICE_MARK_WORD "\n" : "";
    char *text = ks_arena_alloc(arena, strlen(word) + (size_t)count * POINT_BYTES + 1);
    size_t used = strlen(word);

    memcpy(text, word, used);
    for (int i = 0; i < count; i++)
        used += (size_t)snprintf(text + used, POINT_BYTES, "%d,%d\n", points[i].x, points[i].y);
    *bytes = used;
    return text;
}

/* The same bytes on every machine. */
static void write_time(int64_t wall_ms, uint8_t out[8])
{
    for (int i = 0; i < 8; i++)
        out[i] = (uint8_t)((uint64_t)wall_ms >> (8 * i));
}

/* From nothing but what the row holds, so that it can be worked out again. */
static void make_code(const uint8_t check_key[KS_CRYPTO_KEY_BYTES],
                      const struct ks_receipt *receipt, char code[KS_CHECK_CODE_SIZE])
{
    uint8_t time[8];
    write_time(receipt->signed_ms, time);
    const struct ks_bytes parts[] = {
        {receipt->notice_version, strlen(receipt->notice_version)},
        {receipt->items, strlen(receipt->items)},
        {time, sizeof time},
        {receipt->signature, receipt->signature_bytes},
    };
    ks_crypto_check_code(check_key, parts, (int)(sizeof parts / sizeof *parts), code);
}

static bool is_stored(struct ks_store *store, const struct ks_receipt *receipt)
{
    struct ks_arena arena = {0};
    struct ks_receipt found = {0};
    bool is_same = ks_store_find_receipt(store, receipt->code, &arena, &found, NULL) == KS_OK &&
                   found.signature_bytes == receipt->signature_bytes &&
                   memcmp(found.signature, receipt->signature, receipt->signature_bytes) == 0;
    ks_arena_destroy(&arena);
    return is_same;
}

/* Stores; when it is not sure whether that happened, looks. */
static enum ks_err store_receipt(struct ks_store *store, const struct ks_receipt *receipt,
                                 struct ks_error *error)
{
    enum ks_err err = ks_store_add_receipt(store, receipt, error);
    return err == KS_ERR_UNCERTAIN && is_stored(store, receipt) ? KS_OK : err;
}

/* The strokes of one signing and all that is stored with them. */
struct signing {
    const struct keys *keys;
    const char *strokes;
    size_t stroke_bytes;
    uint8_t *sealed; /* stroke_bytes + KS_CRYPTO_SEAL_BYTES */
    struct ks_receipt receipt;
};

static enum ks_err seal_and_store(struct ks_store *store, struct signing *signing,
                                  struct ks_signed *out, struct ks_error *error)
{
    enum ks_err err = ks_crypto_seal(signing->keys->court, signing->strokes, signing->stroke_bytes,
                                     signing->sealed, error);
    if (err != KS_OK)
        return err;
    make_code(signing->keys->check, &signing->receipt, out->code);
    return store_receipt(store, &signing->receipt, error);
}

static enum ks_err sign_with(const struct ks_notice_service *service, const struct keys *keys,
                             struct ks_arena *arena, const struct ks_point *points, int point_count,
                             struct ks_signed *out, struct ks_error *error)
{
    struct signing signing = {.keys = keys};
    signing.strokes =
        write_strokes(arena, service->is_mark, points, point_count, &signing.stroke_bytes);
    signing.sealed = ks_arena_alloc(arena, signing.stroke_bytes + KS_CRYPTO_SEAL_BYTES);
    out->signed_ms = ks_clock_wall_ms(service->desk->clock);
    out->is_mark = service->is_mark;
    signing.receipt = (struct ks_receipt){
        .code = out->code,
        .notice_version = service->notice->version,
        .items = join_items(arena, service->notice),
        .signature = signing.sealed,
        .signature_bytes = signing.stroke_bytes + KS_CRYPTO_SEAL_BYTES,
        .signed_ms = out->signed_ms,
    };
    enum ks_err err = KS_ERR_STATE;
    for (int attempt = 0; attempt < MAX_ATTEMPTS && err == KS_ERR_STATE; attempt++)
        err = seal_and_store(service->desk->store, &signing, out, error);
    return err;
}

static bool has_stroke(const struct ks_point *points, int count)
{
    for (int i = 0; i < count; i++)
        if (points[i].x >= 0)
            return true;
    return false;
}

enum ks_err ks_notice_sign(const struct ks_notice_service *service, const struct ks_point *points,
                           int point_count, struct ks_signed *out, struct ks_error *error)
{
    *out = (struct ks_signed){0};
    if (!has_stroke(points, point_count))
        return ks_fail(error, KS_ERR_INPUT, "There is no signature yet");
    struct keys keys;
    enum ks_err err = check_not_lost(service, error);
    if (err == KS_OK)
        err = load_keys(service->data_dir, &keys, error);
    if (err != KS_OK)
        return err;
    struct ks_arena arena = {0};
    err = sign_with(service, &keys, &arena, points, point_count, out, error);
    ks_arena_destroy(&arena);
    ks_crypto_wipe(&keys, sizeof keys);
    if (err != KS_OK)
        *out = (struct ks_signed){0};
    return err;
}

/* The place of a typed character in the code, or 0 for what does not count, or -1. */
static int read_code_char(char typed)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static const char *const same[] = {"O0", "I1", "L1"};
    int upper = toupper((unsigned char)typed);
    if (upper == '-' || upper == ' ')
        return 0;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        upper = upper == same[i][0] ? same[i][1] : upper;
    return upper != 0 && strchr(alphabet, upper) != NULL ? upper : -1;
}

/* As it stands on paper: XXXX-XXXX-XXXX. */
static bool write_code(const char *typed, char code[KS_CHECK_CODE_SIZE])
{
    enum { CODE_CHARS = 14, GROUP = 5 };
    int used = 0;
    for (; *typed != '\0'; typed++) {
        int read = read_code_char(*typed);
        if (read < 0 || (read > 0 && used == CODE_CHARS))
            return false;
        if (read > 0) {
            code[used++] = (char)read;
            used += used % GROUP == GROUP - 1 && used < CODE_CHARS;
        }
    }
    code[4] = code[9] = '-';
    code[CODE_CHARS] = '\0';
    return used == CODE_CHARS;
}

/* Never makes one: with a new key no receipt would give its code. */
static enum ks_err load_check_key(const char *data_dir, uint8_t key[KS_CRYPTO_KEY_BYTES],
                                  struct ks_error *error)
{
    char path[PATH_MAX];
    enum ks_err err = key_path(path, data_dir, "check.key", error);
    if (err == KS_OK)
        err = ks_key_sum_check(path, error);
    if (err == KS_OK)
        err = read_key(path, KS_CRYPTO_KEY_BYTES, key, error);
    return err != KS_ERR_NOT_FOUND
               ? err
               : ks_fail(error, KS_ERR_IO,
                         "The receipt is stored but cannot be checked: %s is missing; put it back "
                         "from where it is kept",
                         path);
}

static enum ks_err check_receipt(const char *data_dir, const struct ks_receipt *receipt,
                                 struct ks_error *error)
{
    uint8_t key[KS_CRYPTO_KEY_BYTES];
    char code[KS_CHECK_CODE_SIZE];
    enum ks_err err = load_check_key(data_dir, key, error);
    if (err != KS_OK)
        return err;
    make_code(key, receipt, code);
    ks_crypto_wipe(key, sizeof key);
    return ks_crypto_is_code_equal(receipt->code, code)
               ? KS_OK
               : ks_fail(error, KS_ERR_CORRUPT,
                         "The receipt %s was altered: what is stored does not give this check code "
                         "(or check.key is not the one it was signed with)",
                         receipt->code);
}

enum ks_err ks_notice_find(const struct ks_desk *desk, const char *data_dir, const char *typed,
                           struct ks_found_notice *out, struct ks_error *error)
{
    *out = (struct ks_found_notice){0};
    if (!write_code(typed, out->code)) {
        return ks_fail(error, KS_ERR_INPUT,
                       "This is not a check code: it has 12 letters and digits, like "
                       "0A1B-2C3D-4E5F");
    }
    struct ks_arena arena = {0};
    struct ks_receipt receipt = {0};
    enum ks_err err = ks_store_find_receipt(desk->store, out->code, &arena, &receipt, error);
    if (err == KS_OK)
        err = check_receipt(data_dir, &receipt, error);
    if (err == KS_OK) {
        snprintf(out->version, sizeof out->version, "%s", receipt.notice_version);
        out->signed_ms = receipt.signed_ms;
    }
    ks_arena_destroy(&arena);
    return err;
}
