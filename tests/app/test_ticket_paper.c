/* The real ticket slip, from the content pack in real letters, as an ESC/POS printer gets it: how
 * many bytes there are to send, and what is in them. */
#include "child.h"

#include "base/i18n.h"
#include "content/content.h"
#include "platform/fonts.h"
#include "print/escpos_raster.h"
#include "service/slips.h"

enum { MOST_BYTES = 40000 };

struct shop {
    struct ks_content *content;
    struct ks_fonts *fonts;
    struct ks_glyphs glyphs;
};

static int shop_open(void **state)
{
    struct shop *shop = calloc(1, sizeof *shop);
    struct ks_content_faults faults = {0};

    assert_non_null(shop);
    assert_int_equal(ks_i18n_init(KS_LOCALE_DIR), 0);
    assert_int_equal(ks_content_load(KS_CONTENT_DIR, &shop->content, &faults, NULL), KS_OK);
    assert_int_equal(ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &shop->fonts, NULL), KS_OK);
    shop->glyphs = ks_fonts_glyphs(shop->fonts);
    *state = shop;
    return 0;
}

static int shop_close(void **state)
{
    struct shop *shop = *state;

    ks_fonts_close(shop->fonts);
    ks_content_free(shop->content);
    free(shop);
    return 0;
}

static size_t ticket_bytes(struct shop *shop, enum ks_lang lang, bool is_reprint, int width_px)
{
    const struct ks_slip_context context = {
        .content = shop->content, .lang = lang, .now_ms = 1795398060000};
    const struct ks_take_result take = {
        .has_ticket = true,
        .ticket = {.number = "T128", .kind = "person", .issued_ms = 1795398060000},
        .ahead = 12,
        .wait_low_min = 25,
        .wait_high_min = 50};
    struct ks_escpos_bytes bytes = {0};
    struct ks_slip slip = {0};
    struct ks_page page = {0};

    ks_slip_ticket(&slip, &context, &take, is_reprint);
    assert_int_equal(ks_slip_compose(&slip, &shop->glyphs, width_px, &page, NULL), KS_OK);
    assert_int_equal(ks_escpos_put_page(&bytes, &page, NULL), KS_OK);
    size_t count = bytes.count;
    print_message("%s, %d dots: %d lines, %zu bytes\n", lang == KS_LANG_EN ? "en" : "zh_CN",
                  width_px, page.height_px, count);
    ks_escpos_bytes_destroy(&bytes);
    ks_page_destroy(&page);
    ks_slip_destroy(&slip);
    return count;
}

static void a_ticket_is_at_most_40_kb_on_the_line(void **state)
{
    static const int widths[] = {576, 512, 384, 360};

    for (int i = 0; i < 4; i++) {
        assert_in_range(ticket_bytes(*state, KS_LANG_ZH_CN, false, widths[i]), 1000, MOST_BYTES);
        assert_in_range(ticket_bytes(*state, KS_LANG_ZH_CN, true, widths[i]), 1000, MOST_BYTES);
        assert_in_range(ticket_bytes(*state, KS_LANG_EN, false, widths[i]), 1000, MOST_BYTES);
        assert_in_range(ticket_bytes(*state, KS_LANG_EN, true, widths[i]), 1000, MOST_BYTES);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ticket_is_at_most_40_kb_on_the_line),
    };

    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
