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

/* The same, and bold is twice as wide. */
static int wide_width(void *ctx, enum ks_weight weight, int size_px, const char *text, size_t bytes)
{
    return width(ctx, weight, size_px, text, bytes) * (weight == KS_WEIGHT_BOLD ? 2 : 1);
}

static void bold_parts_count_with_their_own_width(void **state)
{
    static const struct ks_glyphs_ops wide_ops = {.width = wide_width};
    static const struct ks_glyphs wide = {.ops = &wide_ops};
    static const struct ks_byte_range ranges[] = {{2, 4}, {5, 6}};
    static const struct ks_text_bold bold = {ranges, 2};
    struct ks_arena arena = {0};

    (void)state;
    struct ks_text_lines lines = ks_text_break_bold(&wide, &arena, style, &bold, "a bc d ef", 90);
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.lines[0].bytes, strlen("a bc d"));
    assert_int_equal(lines.lines[0].width_px, 90);
    assert_int_equal(lines.lines[1].width_px, 20);
    lines = ks_text_break_bold(&wide, &arena, style, &bold, "a bc d ef", 89);
    assert_int_equal(lines.lines[0].bytes, strlen("a bc"));
    ks_arena_destroy(&arena);
}

static void runs_end_where_bold_begins_and_ends(void **state)
{
    static const struct ks_byte_range ranges[] = {{2, 4}, {4, 6}};
    static const struct ks_text_bold bold = {ranges, 2};
    static const size_t ends[] = {2, 4, 6, 9};
    size_t at = 0;

    (void)state;
    for (int i = 0; i < 4; i++) {
        enum ks_weight weight = KS_WEIGHT_REGULAR;
        at = ks_text_run_end(&bold, at, 9, &weight);
        assert_int_equal(at, ends[i]);
        assert_int_equal(weight, i == 1 || i == 2 ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR);
    }
    enum ks_weight weight = KS_WEIGHT_REGULAR;
    assert_int_equal(ks_text_run_end(&bold, 0, 1, &weight), 1);
    assert_int_equal(ks_text_run_end(&bold, 3, 4, &weight), 4);
    assert_int_equal(ks_text_run_end(NULL, 3, 8, &weight), 8);
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

static void a_number_without_a_space_stays_with_its_unit_too(void **state)
{
    (void)state;
    assert_lines("收到之后7日内交", 90, (const char *[]){"收到之后", "7日内交"}, 2);
    assert_lines("一共是200,000 元", 140, (const char *[]){"一共是", "200,000 元"}, 2);
    assert_lines("要等三十–四十分", 100, (const char *[]){"要等三十–", "四十分"}, 2);
}

static void a_figure_of_several_parts_stays_whole(void **state)
{
    (void)state;
    assert_lines("调解室 1–3 号", 90, (const char *[]){"调解室", "1–3 号"}, 2);
    assert_lines("截止在2026-11-23前", 160, (const char *[]){"截止在", "2026-11-23前"}, 2);
}

static void an_article_of_law_stays_whole(void **state)
{
    (void)state;
    assert_lines("依据规定第二百零五条办", 140, (const char *[]){"依据规定", "第二百零五条办"}, 2);
    assert_lines("依据规定第12条办", 100, (const char *[]){"依据规定", "第12条办"}, 2);
    assert_lines("第一百二十五条", 60, (const char *[]){"第一百", "二十", "五条"}, 3);
}

static void an_apostrophe_is_part_of_its_word(void **state)
{
    (void)state;
    assert_lines("the court’s own", 100, (const char *[]){"the", "court’s", "own"}, 3);
}

static void a_chinese_quotation_begins_a_line_and_does_not_end_one(void **state)
{
    (void)state;
    assert_lines("干预司法“三个规定”全文", 100, (const char *[]){"干预司法", "“三个规定”", "全文"},
                 3);
}

static void a_wide_mark_after_a_letter_begins_a_line(void **state)
{
    (void)state;
    assert_lines("请交PDF（一份）", 80, (const char *[]){"请交PDF", "（一份）"}, 2);
}

static void an_address_is_cut_after_its_marks(void **state)
{
    (void)state;
    assert_lines("https://zxfw.court.gov.cn/zxfw/", 200,
                 (const char *[]){"https://zxfw.court.", "gov.cn/zxfw/"}, 2);
    assert_lines("看https://zxfw.court.gov.cn/", 270,
                 (const char *[]){"看", "https://zxfw.court.gov.cn/"}, 2);
}

static void an_orphan_stays_alone_where_it_would_not_fit_otherwise(void **state)
{
    (void)state;
    assert_lines("一 abcdefghi 元", 110, (const char *[]){"一", "abcdefghi", "元"}, 3);
    assert_lines("一 abcdefgh 元。\n一二三四五六", 110,
                 (const char *[]){"一 abcdefgh", "元。", "一二三四", "五六"}, 4);
}

static void each_line_of_a_text_is_fed_by_its_own_paragraph(void **state)
{
    (void)state;
    assert_lines("一二三四五六\n七", 100, (const char *[]){"一二三四", "五六", "七"}, 3);
}

static void empty_lines_are_kept_and_a_last_newline_adds_none(void **state)
{
    (void)state;
    assert_lines("一\n\n二\n", 100, (const char *[]){"一", "", "二"}, 3);
}

static void spaces_at_the_end_of_a_line_are_not_drawn(void **state)
{
    struct ks_arena arena = {0};
    struct ks_text_lines lines = ks_text_break(&glyphs, &arena, style, "fee   fee  ", 45);

    (void)state;
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.lines[0].bytes, 3);
    assert_int_equal(lines.lines[1].bytes, 3);
    assert_int_equal(lines.width_px, 30);
    ks_arena_destroy(&arena);
}

static void an_accent_stays_on_its_letter(void **state)
{
    (void)state;
    assert_lines("ae\u0301e\u0301e\u0301", 45, (const char *[]){"ae\u0301", "e\u0301e\u0301"}, 2);
}

static void no_width_at_all_gives_one_character_a_line(void **state)
{
    (void)state;
    assert_lines("一，ab", 0, (const char *[]){"一", "，", "a", "b"}, 4);
}

static uint32_t first_code(const struct ks_text_line *line)
{
    const char *p = line->text;

    return ks_utf8_next(&p);
}

static uint32_t last_code(const struct ks_text_line *line)
{
    const char *p = line->text;
    uint32_t code = 0;

    while (p < line->text + line->bytes)
        code = ks_utf8_next(&p);
    return code;
}

/* Words as they stand in what the court prints. Nothing here is wider than 5 em with the marks
 * that may stand beside it, but for one address. */
static const char *const words[] = {"法院",
                                    "起诉状",
                                    "您",
                                    "请",
                                    "court",
                                    "fee",
                                    "7",
                                    "7 日",
                                    "200 元",
                                    "1–3",
                                    "第五条",
                                    "a",
                                    "和解",
                                    "费用",
                                    "to",
                                    "T016",
                                    "45 人",
                                    "收",
                                    "https://lzq.gov.cn/news/show/2025"};
static const char *const openers[] = {"", "", "", "", "（", "《", "“", "【"};
static const char *const closers[] = {"",  "",  "",   "，", "。", "、", "：",   "；", "！", "？",
                                      " ", " ", "）", "》", "”",  "】", "）。", "……", "％"};

static uint32_t roll(uint32_t *seed, size_t faces)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % (uint32_t)faces;
}

static void make_text(uint32_t *seed, char *out)
{
    out[0] = '\0';
    for (uint32_t i = roll(seed, 40) + 1; i > 0; i--) {
        strcat(out, openers[roll(seed, sizeof openers / sizeof openers[0])]);
        strcat(out, words[roll(seed, sizeof words / sizeof words[0])]);
        strcat(out, closers[roll(seed, sizeof closers / sizeof closers[0])]);
    }
}

/* Between two lines nothing but spaces was left out; before the first and after the last too. */
static void assert_nothing_lost(const char *text, const struct ks_text_lines *lines)
{
    const char *at = text;

    for (int i = 0; i < lines->count; i++) {
        while (at < lines->lines[i].text)
            assert_int_equal(*at++, ' ');
        at += lines->lines[i].bytes;
    }
    while (*at != '\0')
        assert_int_equal(*at++, ' ');
}

static bool is_alphanumeric(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
           (code >= 'A' && code <= 'Z');
}

static void assert_rules(const struct ks_text_lines *lines, int max_px, bool words_fit)
{
    for (int i = 0; i < lines->count; i++) {
        const struct ks_text_line *line = &lines->lines[i];
        assert_true(line->width_px <= max_px);
        assert_int_equal(line->width_px, ks_text_width(&glyphs, style, line->text, line->bytes));
        if (i == 0)
            continue;
        const struct ks_text_line *above = line - 1;
        if (!ks_text_may_begin_line(first_code(line)) || !ks_text_may_end_line(last_code(above)))
            fail_msg("%d px: \"%.*s\" then \"%.*s\"", max_px, (int)above->bytes, above->text,
                     (int)line->bytes, line->text);
        bool is_joined = above->text + above->bytes == line->text;
        if (words_fit && is_joined && is_alphanumeric(last_code(above)))
            assert_false(is_alphanumeric(first_code(line)));
    }
}

/* A stop or a closing mark of width 5 em must fit with what it stands on: 2 marks and a word. */
static void any_text_at_any_width_keeps_the_rules_and_all_its_words(void **state)
{
    struct ks_arena arena = {0};
    uint32_t seed = 7;
    char text[4096];

    (void)state;
    for (int round = 0; round < 6000; round++) {
        make_text(&seed, text);
        int em = 5 + (int)roll(&seed, 56), max_px = em * style.size_px;
        struct ks_text_lines lines = ks_text_break(&glyphs, &arena, style, text, max_px);
        assert_nothing_lost(text, &lines);
        assert_rules(&lines, max_px, em >= 20);
        ks_arena_reset(&arena);
    }
    ks_arena_destroy(&arena);
}

/* How often the font was asked, and for how many bytes. */
struct meter {
    int calls;
    size_t bytes;
};

static int metered_width(void *ctx, enum ks_weight weight, int size_px, const char *text,
                         size_t bytes)
{
    struct meter *meter = ctx;

    meter->calls++;
    meter->bytes += bytes;
    return width(NULL, weight, size_px, text, bytes);
}

static void what_fits_is_measured_once_and_a_long_text_about_twice(void **state)
{
    static const struct ks_glyphs_ops metered_ops = {.width = metered_width};
    struct meter meter = {0};
    struct ks_glyphs metered = {.ops = &metered_ops, .ctx = &meter};
    struct ks_arena arena = {0};
    char text[1201] = "";

    (void)state;
    ks_text_break(&metered, &arena, style, "一行就够了", 200);
    assert_true(meter.calls <= 2);
    meter = (struct meter){0};
    for (int i = 0; i < 100; i++)
        strcat(text, "法院立案");
    ks_text_break(&metered, &arena, style, text, 400);
    /* whole, each piece, each line; a little for the last line */
    assert_true(meter.bytes <= 3 * strlen(text) + 200);
    ks_arena_destroy(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bold_parts_count_with_their_own_width),
        cmocka_unit_test(runs_end_where_bold_begins_and_ends),
        cmocka_unit_test(a_full_stop_never_begins_a_line),
        cmocka_unit_test(an_opening_mark_never_ends_a_line),
        cmocka_unit_test(a_number_stays_with_its_unit),
        cmocka_unit_test(a_last_line_is_never_one_character),
        cmocka_unit_test(a_newline_always_breaks),
        cmocka_unit_test(words_are_not_cut),
        cmocka_unit_test(an_address_longer_than_a_line_is_cut_inside),
        cmocka_unit_test(an_empty_text_has_no_line),
        cmocka_unit_test(a_number_without_a_space_stays_with_its_unit_too),
        cmocka_unit_test(a_figure_of_several_parts_stays_whole),
        cmocka_unit_test(an_article_of_law_stays_whole),
        cmocka_unit_test(an_apostrophe_is_part_of_its_word),
        cmocka_unit_test(a_chinese_quotation_begins_a_line_and_does_not_end_one),
        cmocka_unit_test(a_wide_mark_after_a_letter_begins_a_line),
        cmocka_unit_test(an_address_is_cut_after_its_marks),
        cmocka_unit_test(an_orphan_stays_alone_where_it_would_not_fit_otherwise),
        cmocka_unit_test(each_line_of_a_text_is_fed_by_its_own_paragraph),
        cmocka_unit_test(empty_lines_are_kept_and_a_last_newline_adds_none),
        cmocka_unit_test(spaces_at_the_end_of_a_line_are_not_drawn),
        cmocka_unit_test(an_accent_stays_on_its_letter),
        cmocka_unit_test(no_width_at_all_gives_one_character_a_line),
        cmocka_unit_test(any_text_at_any_width_keeps_the_rules_and_all_its_words),
        cmocka_unit_test(what_fits_is_measured_once_and_a_long_text_about_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
