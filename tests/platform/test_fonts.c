#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "platform/fonts.h"

#define FONT_DIR KS_SOURCE_DIR "/fonts"
#define ICON_DIR KS_SOURCE_DIR "/assets/icons"

static int open_fonts(void **state)
{
    struct ks_fonts *fonts = NULL;
    struct ks_error error = {0};
    if (ks_fonts_open(FONT_DIR, ICON_DIR, &fonts, &error)) {
        print_error("%s\n", error.text);
        return -1;
    }
    *state = fonts;
    return 0;
}

static int close_fonts(void **state)
{
    ks_fonts_close(*state);
    return 0;
}

static int width(struct ks_fonts *fonts, int size_px, const char *text)
{
    struct ks_glyphs g = ks_fonts_glyphs(fonts);
    return g.ops->width(g.ctx, KS_WEIGHT_REGULAR, size_px, text, strlen(text));
}

static const struct ks_mask *mask(struct ks_fonts *fonts, int size_px, const char *text)
{
    struct ks_glyphs g = ks_fonts_glyphs(fonts);
    return g.ops->text_mask(g.ctx, KS_WEIGHT_REGULAR, size_px, text, strlen(text));
}

static int ink(const struct ks_mask *m)
{
    int count = 0;
    for (int i = 0; m && i < m->w * m->h; i++)
        count += m->coverage[i] > 127;
    return count;
}

static void a_chinese_character_is_one_em_wide_and_widths_add_up(void **state)
{
    static const int sizes[] = {28, 32, 38, 46, 60, 57, 119};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        int em = sizes[i];
        assert_int_equal(width(*state, em, "法"), em);
        assert_int_equal(width(*state, em, "立案指引"), 4 * em);
        assert_int_equal(width(*state, em, "看流程、备材料，算费用。"), 12 * em);
        assert_int_equal(width(*state, em, "，"), em);
    }
}

static void an_empty_text_has_no_width_and_no_picture(void **state)
{
    assert_int_equal(width(*state, 38, ""), 0);
    assert_null(mask(*state, 38, ""));
    assert_null(mask(*state, 38, "   "));
    assert_true(width(*state, 38, "   ") > 0);
}

static void a_width_is_that_of_the_bytes_given(void **state)
{
    struct ks_glyphs g = ks_fonts_glyphs(*state);
    assert_int_equal(g.ops->width(g.ctx, KS_WEIGHT_BOLD, 40, "法院", 3), 40);
    assert_int_equal(g.ops->width(g.ctx, KS_WEIGHT_BOLD, 40, "法院", 6), 80);
}

static void a_mask_is_as_high_as_its_line_and_its_baseline_lies_at_the_ascent(void **state)
{
    struct ks_glyphs g = ks_fonts_glyphs(*state);
    const struct ks_mask *m = mask(*state, 60, "HEH");
    int ascent = g.ops->ascent(g.ctx, KS_WEIGHT_REGULAR, 60);
    assert_non_null(m);
    assert_int_equal(m->h, g.ops->line_height(g.ctx, KS_WEIGHT_REGULAR, 60));
    int last_inked_row = -1;
    for (int i = 0; i < m->w * m->h; i++)
        last_inked_row = m->coverage[i] > 127 ? i / m->w : last_inked_row;
    assert_int_equal(last_inked_row, ascent - 1);
}

static void bold_has_more_ink_than_regular(void **state)
{
    struct ks_glyphs g = ks_fonts_glyphs(*state);
    int regular = ink(mask(*state, 46, "先行调解"));
    const struct ks_mask *bold =
        g.ops->text_mask(g.ctx, KS_WEIGHT_BOLD, 46, "先行调解", strlen("先行调解"));
    assert_true(ink(bold) > regular * 5 / 4);
}

static void a_character_the_font_lacks_is_a_box(void **state)
{
    const struct ks_mask *box = mask(*state, 60, "\xF0\x9F\x98\x80");
    assert_non_null(box);
    assert_true(ink(box) > 100);
    assert_true(width(*state, 60, "\xF0\x9F\x98\x80") > 0);
}

static void damaged_text_is_drawn_without_harm(void **state)
{
    assert_true(width(*state, 38, "\xE7\xAB") >= 0);
    mask(*state, 38, "\xFF\xFE\xE7");
}

static void asking_again_is_answered_from_the_cache(void **state)
{
    const struct ks_mask *first = mask(*state, 38, "申请执行");
    const uint8_t *pixels = first->coverage;
    long misses = ks_fonts_stats(*state).misses;
    for (int i = 0; i < 100; i++)
        assert_ptr_equal(mask(*state, 38, "申请执行")->coverage, pixels);
    assert_int_equal(ks_fonts_stats(*state).misses, misses);
}

static void the_cache_stays_within_its_bytes(void **state)
{
    char text[64];
    for (int i = 0; i < 800; i++) {
        snprintf(text, sizeof(text), "第%d号调解室，请您稍候", i);
        assert_non_null(mask(*state, 60, text));
        assert_true(ks_fonts_stats(*state).bytes <= KS_FONTS_CACHE_BYTES);
    }
    assert_true(ks_fonts_stats(*state).bytes > KS_FONTS_CACHE_BYTES / 2);
    assert_true(ks_fonts_stats(*state).entries < 800);
}

static void a_picture_larger_than_the_cache_is_still_drawn(void **state)
{
    const struct ks_mask *m = mask(*state, 900, "广元市利州区人民法院");
    assert_non_null(m);
    assert_int_equal(m->w, 9000);
    assert_int_equal(ks_fonts_stats(*state).entries, 1);
    assert_true(ink(mask(*state, 38, "好")) > 0);
    assert_true(ks_fonts_stats(*state).bytes <= KS_FONTS_CACHE_BYTES);
}

static void nothing_is_kept_after_forgetting(void **state)
{
    mask(*state, 38, "张三");
    width(*state, 38, "13800000000");
    assert_true(ks_fonts_stats(*state).entries >= 2);
    ks_fonts_forget(*state);
    assert_int_equal(ks_fonts_stats(*state).entries, 0);
    assert_int_equal(ks_fonts_stats(*state).bytes, 0);
    assert_true(ink(mask(*state, 38, "张三")) > 0);
}

static void an_icon_is_drawn_at_its_size_and_an_unknown_one_is_none(void **state)
{
    struct ks_glyphs g = ks_fonts_glyphs(*state);
    const struct ks_mask *m = g.ops->icon_mask(g.ctx, "document", 56);
    assert_non_null(m);
    assert_int_equal(m->w, 56);
    assert_int_equal(m->h, 56);
    assert_in_range(ink(m), 56, 56 * 56 / 2);
    assert_null(g.ops->icon_mask(g.ctx, "no-such-icon", 56));
    assert_null(g.ops->icon_mask(g.ctx, "../icons/document", 56));
}

static void a_missing_font_is_named(void **state)
{
    (void)state;
    struct ks_fonts *fonts = NULL;
    struct ks_error error = {0};
    assert_int_equal(ks_fonts_open("/nowhere", ICON_DIR, &fonts, &error), KS_ERR_NOT_FOUND);
    assert_null(fonts);
    assert_non_null(strstr(error.text, "cannot open the font /nowhere/NotoSansSC-Regular.otf"));
    ks_fonts_close(NULL);
}

static void *draw_on_a_thread(void *arg)
{
    char text[64];
    struct ks_fonts *fonts = NULL;
    for (int i = 0; i < 4; i++) {
        if (ks_fonts_open(FONT_DIR, ICON_DIR, &fonts, NULL))
            return NULL;
        for (int k = 0; k < 30; k++) {
            snprintf(text, sizeof(text), "线程%d第%d行", i, k);
            *(int *)arg += ink(mask(fonts, 28 + k, text)) > 0;
        }
        ks_fonts_close(fonts);
    }
    return NULL;
}

static void two_threads_draw_with_fonts_of_their_own(void **state)
{
    (void)state;
    pthread_t threads[2];
    int drawn[2] = {0};
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, draw_on_a_thread, &drawn[i]), 0);
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(drawn[i], 120);
    }
}

#define WITH_FONTS(test) cmocka_unit_test_setup_teardown(test, open_fonts, close_fonts)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FONTS(a_chinese_character_is_one_em_wide_and_widths_add_up),
        WITH_FONTS(an_empty_text_has_no_width_and_no_picture),
        WITH_FONTS(a_width_is_that_of_the_bytes_given),
        WITH_FONTS(a_mask_is_as_high_as_its_line_and_its_baseline_lies_at_the_ascent),
        WITH_FONTS(bold_has_more_ink_than_regular),
        WITH_FONTS(a_character_the_font_lacks_is_a_box),
        WITH_FONTS(damaged_text_is_drawn_without_harm),
        WITH_FONTS(asking_again_is_answered_from_the_cache),
        WITH_FONTS(the_cache_stays_within_its_bytes),
        WITH_FONTS(a_picture_larger_than_the_cache_is_still_drawn),
        WITH_FONTS(nothing_is_kept_after_forgetting),
        WITH_FONTS(an_icon_is_drawn_at_its_size_and_an_unknown_one_is_none),
        cmocka_unit_test(a_missing_font_is_named),
        cmocka_unit_test(two_threads_draw_with_fonts_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
