/* What a tribunal may change itself: what it says of itself, and nothing else of the pack. */
#include "content/overlay.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char two[] = "{\"tribunals\": [{\"id\": \"a\", \"hotline\": \"1\"},"
                          " {\"id\": \"b\", \"hotline\": \"2\"}]}";

static bool has(const char *tribunal, const char *file, const char *field)
{
    struct ks_arena arena = {0};
    int line = 0;
    const char *why = NULL;
    const struct ks_node *root = ks_node_parse(&arena, two, strlen(two), &line, &why);
    bool has = ks_overlay_has(root, tribunal, file, field);
    ks_arena_destroy(&arena);
    return has;
}

static void a_tribunal_has_every_field_of_its_own_but_its_id(void **state)
{
    (void)state;
    assert_true(has("b", "tribunals.json", "tribunals[2].hotline"));
    assert_true(has("b", "tribunals.json", "tribunals[2].address.zh_CN"));
    assert_true(has("b", "tribunals.json", "tribunals[2].seats[1].name.en"));
    assert_true(has("b", "tribunals.json", "tribunals[2].identity"));
    assert_false(has("b", "tribunals.json", "tribunals[2].id"));
    assert_false(has("b", "tribunals.json", "tribunals[2].id.x"));
}

static void it_has_neither_another_ones_nor_the_list_nor_its_place_in_it(void **state)
{
    static const char *const others[] = {"tribunals[1].hotline",
                                         "tribunals[2]",
                                         "tribunals",
                                         "",
                                         "tribunals[3]",
                                         "tribunals[2]x",
                                         "tribunals[22].hotline",
                                         "tribunals[2].",
                                         "tribunals[2][1]",
                                         "tribunals[02].hotline",
                                         "tribunals[2]..x",
                                         "x"};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(has("b", "tribunals.json", others[i]));
    assert_false(has("b", "court.json", "tribunals[2].hotline"));
    assert_false(has("b", "guides/tribunals.json", "tribunals[2].hotline"));
}

static void one_of_which_the_file_knows_nothing_has_nothing(void **state)
{
    (void)state;
    assert_false(has("c", "tribunals.json", "tribunals[1].hotline"));
    assert_false(has("", "tribunals.json", "tribunals[1].hotline"));
    assert_false(ks_overlay_has(NULL, "a", "tribunals.json", "tribunals[1].hotline"));
}

/* A pack of court.json and tribunals.json. */
static struct ks_pack_files pack_of(const char *court, const char *tribunals)
{
    struct ks_pack_files files = {.count = 0};
    ks_pack_files_put(&files, "court.json", court);
    ks_pack_files_put(&files, "tribunals.json", tribunals);
    return files;
}

static void assert_is_all_of_b(bool is_so, const char *court, const char *tribunals)
{
    struct ks_pack_files was = pack_of("{}", two), now = pack_of(court, tribunals);
    if (ks_overlay_is_all(&was, &now, "b") != is_so)
        fail_msg("%s %s", court, tribunals);
    ks_pack_files_destroy(&was);
    ks_pack_files_destroy(&now);
}

#define A "{\"id\": \"a\", \"hotline\": \"1\"}"
#define LIST(text) "{\"tribunals\": [" text "]}"

static void packs_that_differ_in_its_own_alone_differ_in_nothing_else(void **state)
{
    (void)state;
    assert_is_all_of_b(true, "{}", two);
    assert_is_all_of_b(true, "{}", LIST(A ", {\"id\": \"b\", \"hotline\": \"9\"}"));
    assert_is_all_of_b(true, "{}", LIST(A ", {\"hotline\": \"9\", \"id\": \"b\"}"));
    assert_is_all_of_b(true, "{}", LIST(A ", {\"id\": \"b\"}"));
}

static void whatever_else_differs_is_more_than_its_own(void **state)
{
    (void)state;
    assert_is_all_of_b(false, "{ }", two);
    assert_is_all_of_b(false, "{}", LIST("{\"id\": \"a\"}, {\"id\": \"b\"}"));
    assert_is_all_of_b(false, "{}", LIST(A ", {\"id\": \"c\", \"hotline\": \"2\"}"));
    assert_is_all_of_b(false, "{}", LIST("{\"id\": \"b\", \"hotline\": \"2\"}, " A));
    assert_is_all_of_b(false, "{}", LIST(A));
    assert_is_all_of_b(false, "{}", LIST(A ", {\"id\": \"b\"}, {\"id\": \"c\"}"));
    assert_is_all_of_b(false, "{}", "{\"tribunals\": [" A ", {\"id\": \"b\"}], \"x\": 1}");
    assert_is_all_of_b(false, "{}", "no JSON");
}

static void a_file_more_or_less_is_more_than_its_own(void **state)
{
    struct ks_pack_files was = pack_of("{}", two), now = pack_of("{}", two);
    (void)state;
    ks_pack_files_put(&now, "guides/one.json", "{}");
    assert_false(ks_overlay_is_all(&was, &now, "b"));
    assert_false(ks_overlay_is_all(&now, &was, "b"));
    ks_pack_files_destroy(&was);
    ks_pack_files_destroy(&now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tribunal_has_every_field_of_its_own_but_its_id),
        cmocka_unit_test(it_has_neither_another_ones_nor_the_list_nor_its_place_in_it),
        cmocka_unit_test(one_of_which_the_file_knows_nothing_has_nothing),
        cmocka_unit_test(packs_that_differ_in_its_own_alone_differ_in_nothing_else),
        cmocka_unit_test(whatever_else_differs_is_more_than_its_own),
        cmocka_unit_test(a_file_more_or_less_is_more_than_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
