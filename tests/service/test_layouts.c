/* What is known of the layout of a pack: by its bytes, and only when all of it was looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "service/layouts.h"

#define CUT "\tguide\tlabour\t2\ten,portrait,large\t3\ta word cut in two\tDonau\n"

/* A data folder, and a pack of one file. */
struct shelf {
    char data[64];
    struct ks_pack_files files;
    struct ks_arena arena;
    struct ks_layout layout;
};

static int setup(void **state)
{
    static struct shelf shelf;

    shelf = (struct shelf){.data = "/tmp/ks-layouts-XXXXXX"};
    assert_non_null(mkdtemp(shelf.data));
    assert_int_equal(ks_crypto_init(NULL), KS_OK);
    ks_pack_files_put(&shelf.files, "court.json", "{\"hotline\": \"12368\"}\n");
    *state = &shelf;
    return 0;
}

static int teardown(void **state)
{
    struct shelf *shelf = *state;

    ks_pack_files_destroy(&shelf->files);
    ks_arena_destroy(&shelf->arena);
    ks_file_remove_tree(shelf->data);
    return 0;
}

static void look(struct shelf *shelf)
{
    ks_layouts_look(shelf->data, &shelf->files, &shelf->arena, &shelf->layout);
}

static void keep(struct shelf *shelf, int done, const char *lines)
{
    look(shelf);
    const char *dir = ks_arena_printf(&shelf->arena, "%s/layouts", shelf->data);
    const char *path = ks_arena_printf(&shelf->arena, "%s/%s", dir, shelf->layout.hash);
    const char *text =
        ks_arena_printf(&shelf->arena, "court-kiosk-layout-2\n%d 32\n%s", done, lines);
    assert_int_equal(ks_file_make_own_dir(dir, NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(path, text, strlen(text), NULL), KS_OK);
    look(shelf);
}

static void a_pack_that_nobody_looked_at_is_not_known(void **state)
{
    struct shelf *shelf = *state;

    look(shelf);
    assert_int_equal(shelf->layout.state, KS_LAYOUT_UNKNOWN);
    assert_false(shelf->layout.is_waiting);
    assert_int_equal(shelf->layout.modes, 0);
}

static void it_fits_when_every_mode_was_looked_at_and_nothing_found(void **state)
{
    struct shelf *shelf = *state;

    keep(shelf, 31, "");
    assert_int_equal(shelf->layout.state, KS_LAYOUT_UNKNOWN);
    assert_int_equal(shelf->layout.done, 31);
    keep(shelf, 32, "");
    assert_int_equal(shelf->layout.state, KS_LAYOUT_FITS);
}

static void what_was_found_is_told_with_its_page_and_mode(void **state)
{
    struct shelf *shelf = *state;

    keep(shelf, 32, CUT CUT);
    assert_int_equal(shelf->layout.state, KS_LAYOUT_FAULTY);
    assert_int_equal(shelf->layout.count, 2);
    const struct ks_layout_fault *fault = &shelf->layout.faults[0];
    assert_string_equal(fault->hall, "");
    assert_string_equal(fault->page, "guide");
    assert_string_equal(fault->item, "labour");
    assert_int_equal(fault->part, 2);
    assert_int_equal(fault->number, 3);
    assert_string_equal(fault->mode, "en,portrait,large");
    assert_string_equal(fault->what, "a word cut in two");
    assert_string_equal(fault->text, "Donau");
}

static void what_was_found_at_a_tribunal_alone_names_it(void **state)
{
    struct shelf *shelf = *state;

    keep(shelf, 32, "baolun" CUT);
    assert_int_equal(shelf->layout.state, KS_LAYOUT_FAULTY);
    assert_string_equal(shelf->layout.faults[0].hall, "baolun");
    assert_string_equal(shelf->layout.faults[0].page, "guide");
}

static void one_changed_byte_is_another_pack(void **state)
{
    struct shelf *shelf = *state;

    keep(shelf, 32, "");
    ks_pack_files_put(&shelf->files, "court.json", "{\"hotline\": \"12366\"}\n");
    look(shelf);
    assert_int_equal(shelf->layout.state, KS_LAYOUT_UNKNOWN);
    ks_pack_files_put(&shelf->files, "court.json", "{\"hotline\": \"12368\"}\n");
    look(shelf);
    assert_int_equal(shelf->layout.state, KS_LAYOUT_FITS);
}

static void what_waits_is_told_until_it_is_given_up(void **state)
{
    struct shelf *shelf = *state;

    assert_int_equal(ks_layouts_want(shelf->data, &shelf->files, NULL), KS_OK);
    look(shelf);
    assert_true(shelf->layout.is_waiting);
    ks_layouts_give_up(shelf->data);
    look(shelf);
    assert_false(shelf->layout.is_waiting);
}

static void what_is_known_does_not_wait(void **state)
{
    struct shelf *shelf = *state;

    keep(shelf, 32, CUT);
    assert_int_equal(ks_layouts_want(shelf->data, &shelf->files, NULL), KS_OK);
    look(shelf);
    assert_false(shelf->layout.is_waiting);
}

static void a_file_of_another_hand_is_not_believed(void **state)
{
    static const char *const texts[] = {"", "court-kiosk-layout-0\n32 32\n",
                                        "court-kiosk-layout-2\n", "court-kiosk-layout-1\n33 32\n",
                                        "court-kiosk-layout-2\n-1 -1\n"};
    struct shelf *shelf = *state;

    keep(shelf, 32, "");
    const char *path =
        ks_arena_printf(&shelf->arena, "%s/layouts/%s", shelf->data, shelf->layout.hash);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(ks_file_write_atomic(path, texts[i], strlen(texts[i]), NULL), KS_OK);
        look(shelf);
        assert_int_equal(shelf->layout.state, KS_LAYOUT_UNKNOWN);
    }
}

static void a_hash_that_is_none_leads_to_no_file(void **state)
{
    struct shelf *shelf = *state;

    assert_int_equal(
        ks_layouts_look_at(shelf->data, "../keys/court.key", &shelf->arena, &shelf->layout, NULL),
        KS_ERR_INPUT);
    look(shelf);
    const char *hash = ks_arena_strdup(&shelf->arena, shelf->layout.hash);
    assert_int_equal(ks_layouts_look_at(shelf->data, hash, &shelf->arena, &shelf->layout, NULL),
                     KS_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_pack_that_nobody_looked_at_is_not_known),
        TEST(it_fits_when_every_mode_was_looked_at_and_nothing_found),
        TEST(what_was_found_is_told_with_its_page_and_mode),
        TEST(what_was_found_at_a_tribunal_alone_names_it),
        TEST(one_changed_byte_is_another_pack),
        TEST(what_waits_is_told_until_it_is_given_up),
        TEST(what_is_known_does_not_wait),
        TEST(a_file_of_another_hand_is_not_believed),
        TEST(a_hash_that_is_none_leads_to_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
