/* A value in a tree by where it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content/node_edit.h"

static const char tree[] = "{\"a\":{\"b\":[{\"c\":1},{\"c\":2}],\"dd\":\"x\"},\"e\":[]}";

static const struct ks_node *parse(struct ks_arena *arena, const char *json)
{
    int line = 0;
    const char *why = NULL;
    const struct ks_node *root = ks_node_parse(arena, json, strlen(json), &line, &why);

    assert_non_null(root);
    return root;
}

static void a_value_is_found_where_it_stands(void **state)
{
    static const char *const rows[][2] = {
        {"a.b[2].c", "2"}, {"a.b[1]", "{\"c\":1}"}, {"a.dd", "\"x\""}, {"e", "[]"}, {"", tree}};
    static const char *const nowhere[] = {"a.d",
                                          "a.b[3]",
                                          "a.b[0]",
                                          "a.b[x]",
                                          "a.b[1",
                                          "b",
                                          ".a",
                                          "a..b",
                                          "a.",
                                          "a.b.c",
                                          "a.b[1]c",
                                          "a[1]",
                                          "[1]",
                                          "a.b[-1]",
                                          "a.[1]",
                                          "e[1].c",
                                          "a.b[999999999999]"};
    struct ks_arena arena = {0};
    const struct ks_node *root = parse(&arena, tree);

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct ks_node *node = ks_node_at(root, rows[i][0]);
        assert_non_null(node);
        assert_string_equal(ks_node_write_short(&arena, node), rows[i][1]);
    }
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++)
        if (ks_node_at(root, nowhere[i]) != NULL)
            fail_msg("something stands at %s", nowhere[i]);
    ks_arena_destroy(&arena);
}

static void a_value_is_put_in_and_the_tree_before_stays(void **state)
{
    static const struct {
        const char *path, *value, *whole;
    } rows[] = {
        {"a.b[2].c", "3", "{\"a\":{\"b\":[{\"c\":1},{\"c\":3}],\"dd\":\"x\"},\"e\":[]}"},
        {"a.b[3]", "{}", "{\"a\":{\"b\":[{\"c\":1},{\"c\":2},{}],\"dd\":\"x\"},\"e\":[]}"},
        {"a.f", "true", "{\"a\":{\"b\":[{\"c\":1},{\"c\":2}],\"dd\":\"x\",\"f\":true},\"e\":[]}"},
        {"e[1]", "\"y\"", "{\"a\":{\"b\":[{\"c\":1},{\"c\":2}],\"dd\":\"x\"},\"e\":[\"y\"]}"},
        {"a", "1", "{\"a\":1,\"e\":[]}"},
        {"", "[]", "[]"},
    };
    static const char *const nowhere[] = {"f.g", "a.b[4]", "e[2]", "a.dd.x", "a.b[3].c", "a[1]"};
    struct ks_arena arena = {0};
    const struct ks_node *root = parse(&arena, tree), *one = parse(&arena, "1");

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct ks_node *made =
            ks_node_put(&arena, root, rows[i].path, parse(&arena, rows[i].value));
        assert_non_null(made);
        assert_string_equal(ks_node_write_short(&arena, made), rows[i].whole);
        assert_string_equal(ks_node_write_short(&arena, root), tree);
    }
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++)
        if (ks_node_put(&arena, root, nowhere[i], one) != NULL)
            fail_msg("%s can be put in", nowhere[i]);
    ks_arena_destroy(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_found_where_it_stands),
        cmocka_unit_test(a_value_is_put_in_and_the_tree_before_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
