#include "content/pack_fixture.h"

#include "base/codes.h"
#include "content/wording_private.h"

static void blank_is_what_nobody_sees(void **state)
{
    (void)state;
    assert_true(ks_wording_is_blank(""));
    assert_true(ks_wording_is_blank(" \t\r\n"));
    assert_true(ks_wording_is_blank("\xe3\x80\x80\xc2\xa0\xe2\x80\x8b\xef\xbb\xbf"));
    assert_false(ks_wording_is_blank(" . "));
    assert_false(ks_wording_is_blank("　中"));
}

static void what_a_page_cannot_show_is_named(void **state)
{
    (void)state;
    assert_string_equal(ks_wording_flaw('\t'), "a tab");
    assert_string_equal(ks_wording_flaw(0x1b), "a control character");
    assert_string_equal(ks_wording_flaw(0x7f), "a control character");
    assert_string_equal(ks_wording_flaw(0x9f), "a control character");
    assert_string_equal(ks_wording_flaw('\n'), "a line break");
    assert_string_equal(ks_wording_flaw(0x2028), "a line break");
    static const uint32_t invisible[] = {0xad,   0x200b, 0x200f, 0x202a, 0x202e,
                                         0x2060, 0x2066, 0x2069, 0xfeff};
    for (size_t i = 0; i < sizeof invisible / sizeof invisible[0]; i++)
        assert_string_equal(ks_wording_flaw(invisible[i]), "an invisible character");
    static const uint32_t boxes[] = {0x1f600, 0x20000, 0xe000, 0xfffd, 0x4dae, 0x9fa6, 0x5d0};
    for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++)
        assert_string_equal(ks_wording_flaw(boxes[i]), "a character the kiosk's fonts do not have");
}

static void the_first_flaw_of_a_text_is_found(void **state)
{
    (void)state;
    assert_int_equal(ks_wording_find_flaw("广元 · “A” ①×÷…◐"), 0);
    assert_int_equal(ks_wording_find_flaw(""), 0);
    assert_int_equal(ks_wording_find_flaw("a😀\n"), 0x1f600);
    assert_int_equal(ks_wording_find_flaw("a\n😀"), '\n');
}

static uint32_t number_at(const unsigned char *at, int bytes)
{
    uint32_t number = 0;
    for (int i = 0; i < bytes; i++)
        number = number << 8 | at[i];
    return number;
}

/* The table of a font with the given name, or of its cmap the one of format 12. */
static const unsigned char *find_table(const unsigned char *font, const char *name)
{
    for (uint32_t i = 0; i < number_at(font + 4, 2); i++)
        if (memcmp(font + 12 + 16 * i, name, 4) == 0)
            return font + number_at(font + 12 + 16 * i + 8, 4);
    return NULL;
}

/* The part of a cmap for the characters up to U+FFFF. */
static const unsigned char *find_segments(const unsigned char *cmap)
{
    for (uint32_t i = 0; i < number_at(cmap + 2, 2); i++) {
        const unsigned char *table = cmap + number_at(cmap + 4 + 8 * i + 4, 4);
        if (number_at(table, 2) == 4)
            return table;
    }
    return NULL;
}

static bool has_glyph(const unsigned char *table, uint32_t code)
{
    uint32_t bytes = number_at(table + 6, 2);
    for (uint32_t i = 0; i < bytes; i += 2)
        if (code <= number_at(table + 14 + i, 2))
            return number_at(table + 16 + bytes + i, 2) <= code;
    return false;
}

/* Characters that are refused for another reason do not matter. */
static bool differs(uint32_t code, bool has_it)
{
    const char *flaw = ks_wording_flaw(code);
    bool is_missing = flaw && strcmp(flaw, "a character the kiosk's fonts do not have") == 0;
    return flaw ? is_missing && has_it : !has_it;
}

static void texts_may_have_every_character_of_the_fonts_and_no_other(void **state)
{
    (void)state;
    static const char *const names[] = {"Regular", "Bold"};
    for (int i = 0; i < 2; i++) {
        struct ks_arena arena = {0};
        char *text = NULL;
        const char *path =
            ks_arena_printf(&arena, "%s/fonts/NotoSansSC-%s.otf", KS_SOURCE_DIR, names[i]);
        assert_int_equal(ks_file_read_all(path, &arena, &text, NULL, NULL), KS_OK);
        const unsigned char *cmap = find_table((const unsigned char *)text, "cmap");
        assert_non_null(cmap);
        const unsigned char *segments = find_segments(cmap);
        assert_non_null(segments);
        for (uint32_t code = 1; code <= 0x10ffff; code++)
            if (differs(code, code < 0xffff && has_glyph(segments, code)))
                fail_msg("%s and the check of texts differ over U+%04X", path, (unsigned)code);
        ks_arena_destroy(&arena);
    }
}

static void a_stop_is_one_at_any_width(void **state)
{
    (void)state;
    assert_false(ks_wording_has_stop("欠钱 owe's 100% a-b"));
    assert_true(ks_wording_has_stop("a, b"));
    assert_true(ks_wording_has_stop("a; b"));
    assert_true(ks_wording_has_stop("a."));
    assert_true(ks_wording_has_stop("欠，钱"));
    assert_true(ks_wording_has_stop("欠、钱"));
    assert_true(ks_wording_has_stop("欠；钱"));
    assert_true(ks_wording_has_stop("欠钱。"));
}

static void every_icon_a_pack_may_name_is_drawn(void **state)
{
    (void)state;
    char path[PACK_PATH_BYTES];
    for (int i = 0; ks_wording_icon(i); i++) {
        snprintf(path, sizeof path, "%s/assets/icons/%s.svg", KS_SOURCE_DIR, ks_wording_icon(i));
        if (access(path, R_OK) != 0)
            fail_msg("%s is missing", path);
        assert_true(ks_wording_is_icon(ks_wording_icon(i)));
    }
    assert_null(ks_wording_icon(-1));
    assert_false(ks_wording_is_icon("unicorn"));
}

static void pages_are_known_by_their_word(void **state)
{
    (void)state;
    for (int i = 0; ks_wording_page(i); i++) {
        assert_int_equal(ks_wording_page_of(ks_wording_page(i)), i);
        assert_true(ks_code_is_id(ks_wording_page(i)));
    }
    assert_non_null(ks_wording_page(0));
    assert_null(ks_wording_page(-1));
    assert_int_equal(ks_wording_page_of("calc-tax"), KS_PAGE_COUNT);
    assert_int_equal(ks_wording_page_of(""), KS_PAGE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blank_is_what_nobody_sees),
        cmocka_unit_test(what_a_page_cannot_show_is_named),
        cmocka_unit_test(the_first_flaw_of_a_text_is_found),
        cmocka_unit_test(texts_may_have_every_character_of_the_fonts_and_no_other),
        cmocka_unit_test(a_stop_is_one_at_any_width),
        cmocka_unit_test(pages_are_known_by_their_word),
        cmocka_unit_test(every_icon_a_pack_may_name_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
