#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/stamp.h"
#include "base/support.h"

/* Longer than a clock of the kernel stands. */
static void wait_for_another_stamp(void)
{
    usleep(20 * 1000);
}

static void nothing_has_no_stamp(void **state)
{
    struct ks_arena arena = {0};
    int64_t newest_ms = 0;
    (void)state;
    assert_string_equal(ks_stamp(&arena, "/nowhere/at/all", &newest_ms), "");
    assert_int_equal(newest_ms, 0);
    ks_arena_destroy(&arena);
}

static void a_stamp_is_another_one_whenever_anything_below_was_changed(void **state)
{
    struct test_folder folder;
    struct ks_arena arena = {0};
    int64_t newest_ms = 0;
    (void)state;
    test_folder_make(&folder);
    const char *guides = ks_arena_strdup(&arena, test_folder_join(&folder, "guides"));
    const char *file = ks_arena_printf(&arena, "%s/a.json", guides);
    const char *other = ks_arena_printf(&arena, "%s/b.json", guides);
    assert_int_equal(ks_file_make_dirs(guides, NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(file, "1", 1, NULL), KS_OK);
    const char *first = ks_stamp(&arena, folder.path, &newest_ms);
    int64_t before_ms = newest_ms;
    assert_true(newest_ms > 0);
    assert_string_equal(ks_stamp(&arena, folder.path, &newest_ms), first);

    wait_for_another_stamp();
    FILE *in_place = fopen(file, "r+");
    assert_non_null(in_place);
    assert_int_equal(fputc('2', in_place), '2');
    assert_int_equal(fclose(in_place), 0);
    const char *second = ks_stamp(&arena, folder.path, &newest_ms);
    assert_string_not_equal(second, first);
    assert_true(newest_ms > before_ms);

    assert_int_equal(ks_file_write_atomic(other, "3", 1, NULL), KS_OK);
    const char *third = ks_stamp(&arena, folder.path, &newest_ms);
    assert_string_not_equal(third, second);
    assert_int_equal(unlink(other), 0);
    assert_string_not_equal(ks_stamp(&arena, folder.path, &newest_ms), third);
    ks_arena_destroy(&arena);
    test_folder_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_has_no_stamp),
        cmocka_unit_test(a_stamp_is_another_one_whenever_anything_below_was_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
