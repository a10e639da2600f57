/* kioskctl receipt: what is signed is found and checked, and an altered row is called so. */
#include "ctl_rows.h"

#include "base/crypto.h"
#include "service/notice_service.h"

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
    struct ks_notice_service service = {
        .notice = &notice, .clock = &clock, .data_dir = desk_path(desk, "data")};
    struct ks_store_opening opening;
    struct ks_signed done;
    assert_int_equal(ks_crypto_init(NULL), KS_OK);
    assert_int_equal(ks_file_make_dirs(service.data_dir, NULL), KS_OK);
    assert_int_equal(
        ks_store_open(desk_path(desk, "data/hall.db"), SIGNED_MS, &service.store, &opening, NULL),
        KS_OK);
    assert_int_equal(ks_notice_sign(&service, strokes, 2, &done, NULL), KS_OK);
    ks_store_close(service.store);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_receipt_is_found_until_its_row_is_altered),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
