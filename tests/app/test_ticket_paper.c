/* The real ticket slip, from the content pack in real letters, as an ESC/POS printer gets it: how
 * many bytes there are to send, and what is in them. */
#include "base/child.h"

#include "base/i18n.h"
#include "content/content.h"
#include "platform/fonts.h"
#include "print/escpos_raster.h"
#include "service/parts.h"
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

struct ticket {
    struct ks_take_result take;
    bool is_reprint;
};

static void write_ticket(const void *ctx, const struct ks_slip_context *context,
                         struct ks_paper *paper)
{
    const struct ticket *ticket = ctx;

    ks_slip_ticket(paper, context, &ticket->take, ticket->is_reprint);
}

static size_t ticket_bytes(struct shop *shop, enum ks_lang lang, bool is_reprint, int width_px)
{
    const struct ks_slip_context context = {
        .content = shop->content, .lang = lang, .now_ms = 1795423800000}; /* with every sentence */
    const struct ticket ticket = {.take = {.has_ticket = true,
                                           .ticket = {.number = "T128",
                                                      .line = "mediation",
                                                      .kind = "person",
                                                      .issued_ms = 1795398060000},
                                           .check = "4827",
                                           .ahead = 12,
                                           .wait_low_min = 25,
                                           .wait_high_min = 50},
                                  .is_reprint = is_reprint};
    struct ks_escpos_bytes bytes = {0};
    struct ks_paper paper = {0};
    struct ks_page page = {0};

    ks_slip_write_for(&paper, &context, write_ticket, &ticket);
    assert_int_equal(ks_slip_compose(&paper.slip, &shop->glyphs, width_px, &page, NULL), KS_OK);
    assert_int_equal(ks_escpos_put_page(&bytes, &page, NULL), KS_OK);
    size_t count = bytes.count;
    print_message("%s, %d dots: %d lines, %zu bytes\n", lang == KS_LANG_EN ? "en" : "zh_CN",
                  width_px, page.height_px, count);
    ks_escpos_bytes_destroy(&bytes);
    ks_page_destroy(&page);
    ks_slip_destroy(&paper.slip);
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

static void write_guide(const void *ctx, const struct ks_slip_context *context,
                        struct ks_paper *paper)
{
    static const bool is_ticked[KS_MOST_IN_LIST];

    ks_slip_guide(
        paper, context,
        &(struct ks_guide_view){.guide = ctx, .is_ticked = is_ticked, .amount_fen = 2000000});
}

static void write_outcome(const void *ctx, const struct ks_slip_context *context,
                          struct ks_paper *paper)
{
    ks_slip_outcome(paper, context, ctx, NULL, 0);
}

static void write_institution(const void *ctx, const struct ks_slip_context *context,
                              struct ks_paper *paper)
{
    ks_slip_institution(paper, context, ctx);
}

static void write_figures(const void *ctx, const struct ks_slip_context *context,
                          struct ks_paper *paper)
{
    (void)ctx;
    ks_slip_rectification(paper, context);
}

/* Both names of the court at the head: only what was joined has them. */
static void assert_joined(const struct shop *shop,
                          void (*write)(const void *, const struct ks_slip_context *,
                                        struct ks_paper *),
                          const void *ctx)
{
    const struct ks_slip_context context = {
        .content = shop->content, .lang = KS_LANG_EN, .now_ms = 1795398060000};
    struct ks_paper paper = {0};

    ks_slip_write_for(&paper, &context, write, ctx);
    assert_non_null(strstr(paper.slip.first->text, shop->content->court_name.in[KS_LANG_ZH_CN]));
    assert_non_null(strstr(paper.slip.first->text, shop->content->court_name.in[KS_LANG_EN]));
    ks_slip_destroy(&paper.slip);
}

static void every_paper_of_the_pack_differs_between_languages_in_words_alone(void **state)
{
    const struct shop *shop = *state;
    const struct ks_content *content = shop->content;

    for (int i = 0; i < content->guide_count; i++)
        assert_joined(shop, write_guide, &content->guides[i]);
    for (int i = 0; i < content->situations.outcome_count; i++)
        assert_joined(shop, write_outcome, &content->situations.outcomes[i]);
    for (int i = 0; i < content->institution_count; i++)
        assert_joined(shop, write_institution, &content->institutions[i]);
    assert_joined(shop, write_figures, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ticket_is_at_most_40_kb_on_the_line),
        cmocka_unit_test(every_paper_of_the_pack_differs_between_languages_in_words_alone),
    };

    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
