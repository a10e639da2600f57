#include "content/pack_fixture.h"

#include "content/node.h"

static struct ks_arena arena;

static const struct ks_node *parse(const char *text)
{
    int line = 0;
    const char *why = NULL;
    const struct ks_node *root = ks_node_parse(&arena, text, strlen(text), &line, &why);
    assert_non_null(root);
    return root;
}

static int empty_arena(void **state)
{
    (void)state;
    ks_arena_destroy(&arena);
    return 0;
}

static void each_value_knows_its_line(void **state)
{
    (void)state;
    const struct ks_node *root = parse("\n{ \"a\":\n 1,\r\n\"b\": [\n true,\n\n \"x\" ,\n{}], "
                                       "\"c\"\n:\n{\"d\": null}}");
    assert_int_equal(root->line, 2);
    assert_int_equal(ks_node_member(root, "a")->line, 2);
    const struct ks_node *list = ks_node_member(root, "b");
    assert_int_equal(list->line, 4);
    assert_int_equal(list->children[0].line, 5);
    assert_int_equal(list->children[1].line, 7);
    assert_int_equal(list->children[2].line, 8);
    assert_int_equal(ks_node_member(root, "c")->line, 8);
    assert_int_equal(ks_node_member(ks_node_member(root, "c"), "d")->line, 10);
}

static void signs_inside_texts_do_not_mislead(void **state)
{
    (void)state;
    const struct ks_node *root = parse(
        "{\"{\\\"[,:\\\\\": \"}]\\n\\\"\\\\\",\n\"b\": [\"\\\\\",\n\"\\u000a\", -1.5e3,\n7]}");
    assert_int_equal(root->children[0].line, 1);
    assert_string_equal(root->children[0].text, "}]\n\"\\");
    const struct ks_node *list = ks_node_member(root, "b");
    assert_int_equal(list->line, 2);
    assert_int_equal(list->children[0].line, 2);
    assert_int_equal(list->children[1].line, 3);
    assert_int_equal(list->children[2].kind, KS_NODE_REAL);
    assert_int_equal(list->children[3].line, 4);
    assert_int_equal(list->children[3].number, 7);
}

static void keys_stay_in_the_order_of_the_text(void **state)
{
    (void)state;
    const char *text = "{";
    for (int i = 0; i < 200; i++)
        text = ks_arena_printf(&arena, "%s%s\n\"k%d\":%d", text, i ? "," : "", (i * 37) % 200, i);
    text = ks_arena_printf(&arena, "%s}", text);
    const struct ks_node *root = parse(text);
    assert_int_equal(root->child_count, 200);
    for (int i = 0; i < 200; i++) {
        assert_int_equal(root->children[i].number, i);
        assert_int_equal(root->children[i].line, i + 2);
    }
}

static void a_byte_order_mark_in_front_is_no_part_of_the_text(void **state)
{
    (void)state;
    assert_int_equal(ks_node_member(parse("\xEF\xBB\xBF{\n\"a\": 1}"), "a")->line, 2);
}

static void an_element_is_called_by_its_list(void **state)
{
    (void)state;
    const struct ks_node *list = ks_node_member(parse("{\"hosts\": [\"a\", [\"b\"]]}"), "hosts");
    assert_string_equal(list->name, "hosts");
    assert_string_equal(list->children[0].name, "hosts");
    assert_string_equal(list->children[0].key, "");
    assert_string_equal(list->children[1].children[0].name, "hosts");
}

static void empty_lists_and_objects_are_fine(void **state)
{
    (void)state;
    const struct ks_node *root = parse("{\"a\": [ ],\n\"b\": { },\n\"c\": [[],[{}]],\n\"d\": 1}");
    assert_int_equal(ks_node_member(root, "a")->child_count, 0);
    assert_int_equal(ks_node_member(root, "d")->line, 4);
}

static void what_is_missing_points_at_its_parent(void **state)
{
    (void)state;
    const struct ks_node *root = parse("\n{\"a\": [\n1]}");
    assert_null(ks_node_member(root, "b"));
    assert_ptr_equal(ks_node_near_key(root, "b"), root);
    const struct ks_node *list = ks_node_near_key(root, "a");
    assert_int_equal(ks_node_near_item(list, 0)->line, 3);
    assert_ptr_equal(ks_node_near_item(list, 1), list);
    assert_ptr_equal(ks_node_near_item(root, 0), root);
    assert_null(ks_node_member(list, "a"));
}

static void bad_text_is_named_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line;
        const char *why;
    } cases[] = {
        {"", 1, "premature EOF"},
        {"{\"a\": 1,\n\"a\": 2}", 2, "the key \"a\" is there twice"},
        {"{\n\n\"a\": [1,\n}", 4, "unallowed token at this point in JSON text"},
        {"{\"a\": 1}\n\n}", 3, "trailing garbage"},
        {"{\"a\": 1}\n\n\n{", 4, "trailing garbage"},
        {"{\n\"a\": \"b\n\"}", 2, "invalid character inside string."},
        {"{\n\"a\": 12345678901234567890}", 2, "integer overflow"},
        {"{\"a\": \"\\u0000\"}", 1, "a text holds the character U+0000"},
        {"{\"\\u0000\": 1}", 1, "a key holds the character U+0000"},
        {"{\"a\":\n\"\\ud83d\"}", 2, "write the character itself instead of \\uD800 to \\uDFFF"},
        {"[\n\"\xff\"]", 2, "invalid bytes in UTF8 string."},
        {"{\n\n\"a\": 1", 3, "premature EOF"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int line = 0;
        const char *why = "";
        assert_null(ks_node_parse(&arena, cases[i].text, strlen(cases[i].text), &line, &why));
        assert_int_equal(line, cases[i].line);
        assert_string_equal(why, cases[i].why);
    }
}

static void thirty_two_brackets_are_fine_and_more_are_refused(void **state)
{
    (void)state;
    enum { MANY = 1000000, DEEPEST = 32 };
    int line = 0;
    const char *why = NULL;
    char *text = ks_arena_alloc(&arena, MANY);
    memset(text, '[', DEEPEST);
    memset(text + DEEPEST, ']', DEEPEST);
    assert_non_null(ks_node_parse(&arena, text, 2 * DEEPEST, &line, &why));
    memset(text, '[', DEEPEST + 1);
    memset(text + DEEPEST + 1, ']', DEEPEST + 1);
    assert_null(ks_node_parse(&arena, text, 2 * (DEEPEST + 1), &line, &why));
    assert_string_equal(why, "lists and objects are nested too deep");
    memset(text, '[', MANY);
    assert_null(ks_node_parse(&arena, text, MANY, &line, &why));
}

static void an_object_has_at_most_256_keys(void **state)
{
    (void)state;
    int line = 0;
    const char *why = NULL;
    const char *text = "{\"k\": 0";
    for (int i = 1; i < 256; i++)
        text = ks_arena_printf(&arena, "%s,\n\"k%d\": 0", text, i);
    parse(ks_arena_printf(&arena, "%s}", text));
    text = ks_arena_printf(&arena, "%s,\n\"last\": 0}", text);
    assert_null(ks_node_parse(&arena, text, strlen(text), &line, &why));
    assert_int_equal(line, 257);
    assert_string_equal(why, "an object has too many keys");
}

/* A text of any shape, deep at most 4. */
static const char *random_json(struct ks_arena *into, unsigned *seed, int depth)
{
    static const char *const leaves[] = {"null",
                                         "true",
                                         "false",
                                         "0",
                                         "-9007199254740993",
                                         "\"\"",
                                         "\"\\\"\\\\/\\n\\t\\u0001\"",
                                         "\"欠条 2026\"",
                                         "2.5",
                                         "[]",
                                         "{}"};
    enum { LEAF_COUNT = sizeof leaves / sizeof *leaves };
    *seed = *seed * 1103515245u + 12345u;
    unsigned pick = *seed >> 16;
    if (depth == 4 || pick % 3 == 0)
        return leaves[pick / 3 % LEAF_COUNT];
    bool is_object = pick % 3 == 1;
    const char *text = is_object ? "{" : "[";
    for (unsigned i = 0; i < pick / 3 % 4; i++) {
        const char *key = is_object ? ks_arena_printf(into, "\"k%u\":", i) : "";
        text = ks_arena_printf(into, "%s%s%s%s", text, i > 0 ? "," : "", key,
                               random_json(into, seed, depth + 1));
    }
    return ks_arena_printf(into, "%s%s", text, is_object ? "}" : "]");
}

static bool is_same(const struct ks_node *a, const struct ks_node *b)
{
    if (a->kind != b->kind || a->child_count != b->child_count || strcmp(a->key, b->key) != 0 ||
        strcmp(a->text, b->text) != 0 || a->number != b->number || a->is_true != b->is_true ||
        a->real < b->real || a->real > b->real)
        return false;
    for (int i = 0; i < a->child_count; i++)
        if (!is_same(&a->children[i], &b->children[i]))
            return false;
    return true;
}

static void what_is_written_says_the_same_and_is_written_the_same_again(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (int i = 0; i < 2000; i++) {
        const struct ks_node *root = parse(random_json(&arena, &seed, 0));
        const char *written = ks_node_write(&arena, root);
        const struct ks_node *again = parse(written);
        assert_true(is_same(root, again));
        assert_string_equal(ks_node_write(&arena, again), written);
    }
}

static void writing_is_two_blanks_a_level_and_one_line_end(void **state)
{
    (void)state;
    assert_string_equal(
        ks_node_write(&arena, parse("{\"a\":[1,{\"b\":\"好/\\u00e9\"}],\"c\":{ } }")),
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"好/é\"\n    }\n  ],\n"
        "  \"c\": {}\n}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(each_value_knows_its_line, empty_arena),
        cmocka_unit_test_teardown(signs_inside_texts_do_not_mislead, empty_arena),
        cmocka_unit_test_teardown(keys_stay_in_the_order_of_the_text, empty_arena),
        cmocka_unit_test_teardown(a_byte_order_mark_in_front_is_no_part_of_the_text, empty_arena),
        cmocka_unit_test_teardown(an_element_is_called_by_its_list, empty_arena),
        cmocka_unit_test_teardown(empty_lists_and_objects_are_fine, empty_arena),
        cmocka_unit_test_teardown(what_is_missing_points_at_its_parent, empty_arena),
        cmocka_unit_test_teardown(bad_text_is_named_with_its_line, empty_arena),
        cmocka_unit_test_teardown(thirty_two_brackets_are_fine_and_more_are_refused, empty_arena),
        cmocka_unit_test_teardown(an_object_has_at_most_256_keys, empty_arena),
        cmocka_unit_test(what_is_written_says_the_same_and_is_written_the_same_again),
        cmocka_unit_test(writing_is_two_blanks_a_level_and_one_line_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
