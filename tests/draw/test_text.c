#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "draw/text.h"

/* A face in which Han characters and full-width marks are one em wide and all else half of it. */
static int width(void *ctx, enum ks_weight weight, int size_px, const char *text, size_t bytes)
{
    const char *end = text + bytes;
    int sum = 0;

    (void)ctx;
    (void)weight;
    while (text < end)
        sum += ks_utf8_next(&text) > 0x2E7F ? size_px : size_px / 2;
    return sum;
}

static const struct ks_glyphs_ops ops = {.width = width};
static const struct ks_glyphs glyphs = {.ops = &ops};
static const struct ks_text_style style = {KS_WEIGHT_REGULAR, 20};

static void assert_lines(const char *text, int max_px, const char *const *wanted, int count)
{
    struct ks_arena arena = {0};
    struct ks_text_lines lines = ks_text_break(&glyphs, &arena, style, text, max_px);

    assert_int_equal(lines.count, count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(lines.lines[i].bytes, strlen(wanted[i]));
        assert_memory_equal(lines.lines[i].text, wanted[i], lines.lines[i].bytes);
    }
    ks_arena_destroy(&arena);
}

static void a_full_stop_never_begins_a_line(void **state)
{
    (void)state;
    assert_lines("请您收好凭条。等候叫号", 120, (const char *[]){"请您收好凭", "条。等候叫号"}, 2);
}

static void an_opening_mark_never_ends_a_line(void **state)
{
    (void)state;
    assert_lines("请您看看（正面）的大字", 100, (const char *[]){"请您看看", "（正面）的", "大字"},
                 3);
}

static void a_number_stays_with_its_unit(void **state)
{
    (void)state;
    assert_lines("收到之后 7 日内交", 110, (const char *[]){"收到之后", "7 日内交"}, 2);
}

static void a_last_line_is_never_one_character(void **state)
{
    (void)state;
    assert_lines("一二三四五六", 100, (const char *[]){"一二三四", "五六"}, 2);
    assert_lines("一二三四五六。", 100, (const char *[]){"一二三四", "五六。"}, 2);
}

static void a_newline_always_breaks(void **state)
{
    (void)state;
    assert_lines("一\n二", 100, (const char *[]){"一", "二"}, 2);
}

static void words_are_not_cut(void **state)
{
    (void)state;
    assert_lines("touch to begin", 90, (const char *[]){"touch to", "begin"}, 2);
}

static void an_address_longer_than_a_line_is_cut_inside(void **state)
{
    struct ks_arena arena = {0};
    struct ks_text_lines lines =
        ks_text_break(&glyphs, &arena, style, "20250619172731456.html", 100);

    (void)state;
    assert_int_equal(lines.count, 3);
    for (int i = 0; i < lines.count; i++)
        assert_true(lines.lines[i].width_px <= 100);
    ks_arena_destroy(&arena);
}

static void an_empty_text_has_no_line(void **state)
{
    (void)state;
    assert_lines("", 100, NULL, 0);
}

static uint32_t last_code(const struct ks_text_line *line)
{
    const char *p = line->text;
    uint32_t code = 0;

    while (p < line->text + line->bytes)
        code = ks_utf8_next(&p);
    return code;
}

static void any_text_at_any_width_keeps_the_rules_and_all_its_words(void **state)
{
    static const char *const parts[] = {
        "法院", "起诉状", "，",      "。",  "（", "）", "《", "》",  "court", "7",  " ", "日",
        "“",    "”",      "200,000", " 元", "：", "、", "！", "fee", "您",    "？", "%"};
    char text[4096];
    struct ks_arena arena = {0};

    (void)state;
    srand(7);
    for (int round = 0; round < 3000; round++) {
        text[0] = '\0';
        for (int i = rand() % 60; i >= 0; i--)
            strcat(text, parts[(size_t)rand() % (sizeof parts / sizeof parts[0])]);
        int max_px = 160 + rand() % 1000;
        struct ks_text_lines lines = ks_text_break(&glyphs, &arena, style, text, max_px);
        size_t seen = 0, wanted = 0;
        for (const char *p = text; *p != '\0'; p++)
            wanted += *p != ' ';
        for (int i = 0; i < lines.count; i++) {
            const char *p = lines.lines[i].text;
            bool is_mark_alone = i == 0 || lines.lines[i].bytes == 0;
            if (!is_mark_alone && lines.lines[i - 1].width_px + 20 <= max_px)
                assert_true(ks_text_may_begin_line(ks_utf8_next(&p)));
            if (i + 1 < lines.count && lines.lines[i].width_px + 20 <= max_px)
                assert_true(ks_text_may_end_line(last_code(&lines.lines[i])));
            for (size_t j = 0; j < lines.lines[i].bytes; j++)
                seen += lines.lines[i].text[j] != ' ';
        }
        assert_int_equal(seen, wanted);
        ks_arena_reset(&arena);
    }
    ks_arena_destroy(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_stop_never_begins_a_line),
        cmocka_unit_test(an_opening_mark_never_ends_a_line),
        cmocka_unit_test(a_number_stays_with_its_unit),
        cmocka_unit_test(a_last_line_is_never_one_character),
        cmocka_unit_test(a_newline_always_breaks),
        cmocka_unit_test(words_are_not_cut),
        cmocka_unit_test(an_address_longer_than_a_line_is_cut_inside),
        cmocka_unit_test(an_empty_text_has_no_line),
        cmocka_unit_test(any_text_at_any_width_keeps_the_rules_and_all_its_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
