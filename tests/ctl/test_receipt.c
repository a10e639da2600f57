/* kioskctl receipt: what is signed is found and checked, and an altered row is called so. */
#include "ctl/rows.h"

#include <sys/stat.h>

#include "base/crypto.h"
#include "service/notice_service.h"
#include "service/parts.h"

/* 2026-11-23 09:41 at the court. */
#define SIGNED_MS INT64_C(1795398060000)

static const struct ks_point strokes[] = {{10, 10}, {90, 40}};

/* Signs a notice of two items into DIR/data/hall.db and gives its code. */
static void sign(struct desk *desk, char code[KS_CHECK_CODE_SIZE])
{
    struct ks_clock_manual time = {.wall_ms = SIGNED_MS};
    struct ks_clock clock = ks_clock_from_manual(&time);
    struct ks_risk_item items[] = {{.id = "no-property"}, {.id = "two-years"}};
    struct ks_risk_notice notice = {.version = "2026-11-22", .items = items, .item_count = 2};
    struct ks_desk signing = {.clock = &clock};
    struct ks_notice_service service = {
        .desk = &signing, .notice = &notice, .data_dir = desk_path(desk, "data")};
    struct ks_store_opening opening;
    struct ks_signed done;
    assert_int_equal(ks_crypto_init(NULL), KS_OK);
    assert_int_equal(ks_file_make_dirs(service.data_dir, NULL), KS_OK);
    assert_int_equal(
        ks_store_open(desk_path(desk, "data/hall.db"), SIGNED_MS, &signing.store, &opening, NULL),
        KS_OK);
    assert_int_equal(ks_notice_sign(&service, strokes, 2, &done, NULL), KS_OK);
    ks_store_close(signing.store);
    memcpy(code, done.code, sizeof done.code);
}

/* Makes "two-years" of the row "two-yearz". */
static void alter_items(struct desk *desk)
{
    const char *path = desk_path(desk, "data/hall.db");
    char *bytes = NULL;
    size_t size = 0;
    assert_int_equal(ks_file_read_all(path, &desk->arena, &bytes, &size, NULL), KS_OK);
    char *at = memmem(bytes, size, "two-years", 9);
    assert_non_null(at);
    at[8] = 'z';
    assert_int_equal(ks_file_write_atomic(path, bytes, size, NULL), KS_OK);
}

static void a_receipt_is_found_until_its_row_is_altered(void **state)
{
    struct desk *desk = *state;
    char code[KS_CHECK_CODE_SIZE];
    sign(desk, code);
    const char *line = ks_arena_printf(&desk->arena, "receipt %s", code);
    struct row good[] = {
        {line, 0,
         ks_arena_printf(&desk->arena, "%s notice version 2026-11-22 signed 2026-11-23 09:41\n",
                         code),
         ""},
    };
    ASSERT_DATA_ROWS(good);
    alter_items(desk);
    struct row altered[] = {
        {line, 1, "",
         ks_arena_printf(
             &desk->arena,
             "The receipt %s was altered: what is stored does not give this check code (or "
             "check.key is not the one it was signed with)\n",
             code)},
    };
    ASSERT_DATA_ROWS(altered);
}

/* The key pair that signing made is moved away, as the court keeps it. */
static const char *take_key(struct desk *desk)
{
    const char *key = desk_path(desk, "court.key");
    assert_int_equal(rename(desk_path(desk, "data/keys/court.key"), key), 0);
    return key;
}

static void a_disputed_signature_is_drawn_with_the_courts_key(void **state)
{
    struct desk *desk = *state;
    char code[KS_CHECK_CODE_SIZE];
    char *drawn = NULL;
    struct stat status;
    sign(desk, code);
    const char *key = take_key(desk), *svg = desk_path(desk, "signature.svg");
    const char *line =
        ks_arena_printf(&desk->arena, "receipt %s --key %s --svg %s", code, key, svg);
    struct row rows[] = {
        {line, 0, ks_arena_printf(&desk->arena, "the signature is drawn in %s\n", svg), ""}};
    ASSERT_DATA_ROWS(rows);
    assert_int_equal(ks_file_read_all(svg, &desk->arena, &drawn, NULL, NULL), KS_OK);
    assert_non_null(strstr(drawn, "d=\"M10 10L90 40\""));
    assert_int_equal(stat(svg, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    run(desk, "kioskctl", ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, line));
    assert_int_equal(desk->status, 1); /* nothing is drawn over another file */
    assert_non_null(strstr(desk->err, "signature.svg"));
}

static void another_key_opens_nothing_and_leaves_nothing(void **state)
{
    struct desk *desk = *state;
    char code[KS_CHECK_CODE_SIZE];
    uint8_t pair[2 * KS_CRYPTO_KEY_BYTES];
    sign(desk, code);
    const char *key = desk_path(desk, "other.key"), *svg = desk_path(desk, "none.svg");
    ks_crypto_make_pair(pair, pair + KS_CRYPTO_KEY_BYTES);
    assert_int_equal(ks_file_write_atomic(key, pair, sizeof pair, NULL), KS_OK);
    const char *line =
        ks_arena_printf(&desk->arena, "receipt %s --key %s --svg %s", code, key, svg);
    const char *short_line = ks_arena_printf(&desk->arena, "receipt %s --key %s --svg %s", code,
                                             desk_path(desk, "data/keys/check.key"), svg);
    struct row rows[] = {
        {line, 1, "", "the sealed record was changed or belongs to another key\n"},
        {short_line, 2, "",
         ks_arena_printf(&desk->arena, "%s is no court.key: it holds 32 bytes instead of 64\n",
                         desk_path(desk, "data/keys/check.key"))},
        {"receipt X --key", 2, "",
         "wrong use; write it as: kioskctl receipt CODE [--key court.key --svg FILE]\n"}};
    ASSERT_DATA_ROWS(rows);
    assert_int_equal(access(svg, F_OK), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_receipt_is_found_until_its_row_is_altered),
        cmocka_unit_test_setup_teardown(a_disputed_signature_is_drawn_with_the_courts_key,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(another_key_opens_nothing_and_leaves_nothing, desk_open,
                                        desk_close),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
