/* The test slip: its ruler is as long as it says, its greys are as grey. */
#include "service/support.h"
#include "service/test_slip_private.h"

static struct ks_page compose(struct court *court, int width_px)
{
    struct ks_slip slip = {0};
    struct ks_page page = {0};
    const struct ks_slip_context context = {court->content, KS_LANG_ZH_CN, court->time.wall_ms};
    ks_slip_test(&slip, &context, &(struct ks_test_facts){.state = "ready", .width_px = width_px});
    assert_false(slip.is_personal);
    assert_int_equal(ks_test_compose(&slip, &court->glyphs, width_px, &page, &court->error), KS_OK);
    ks_slip_destroy(&slip);
    return page;
}

static bool is_black(const struct ks_page *page, int x, int y)
{
    return (page->bits[(size_t)y * (size_t)page->row_bytes + (size_t)x / 8] >> (7 - x % 8)) & 1;
}

static int count_black(const struct ks_page *page, int y, int from, int to)
{
    int count = 0;
    for (int x = from; x < to; x++)
        count += is_black(page, x, y);
    return count;
}

/* The last row that has ink: the lowest of the greys. */
static int last_row(const struct ks_page *page)
{
    int y = page->height_px - 1;
    while (y > 0 && count_black(page, y, 0, page->width_px) == 0)
        y--;
    return y;
}

static const struct {
    int width_px, dpi, ruler_mm, ruler_px, grey_px, mm50_px;
} papers[] = {
    {576, 203, 72, 575, 80, 400},
    {384, 203, 48, 384, 80, 0},
    {512, 180, 72, 510, 71, 354},
    {360, 180, 50, 354, 71, 354},
};
enum { PAPER_COUNT = sizeof papers / sizeof *papers };

static void the_ruler_is_as_long_as_it_says_on_every_paper(void **state)
{
    struct court *court = *state;
    for (int i = 0; i < PAPER_COUNT; i++) {
        struct ks_page page = compose(court, papers[i].width_px);
        char text[64];
        assert_int_equal(ks_test_dpi(papers[i].width_px), papers[i].dpi);
        assert_int_equal(ks_test_ruler_mm(papers[i].width_px), papers[i].ruler_mm);
        snprintf(text, sizeof text, "The ruler below is %d mm long", papers[i].ruler_mm);
        assert_non_null(strstr(page.text, text));
        /* The line of the ruler, above its longest tick: the only row black from edge to end. */
        int y = last_row(&page);
        int grey_top = y - papers[i].grey_px + 1;
        int row = grey_top - 1;
        while (row > 0 && count_black(&page, row, 0, papers[i].ruler_px) < papers[i].ruler_px)
            row--;
        assert_true(row > 0);
        assert_in_range(count_black(&page, row, 0, page.width_px), papers[i].ruler_px,
                        papers[i].ruler_px + 2);
        /* Below the ticks of 1 and 5 mm only those of 10 mm are left. */
        int below = row + papers[i].dpi * 10 * 4 / 254;
        assert_int_equal(count_black(&page, below, 0, page.width_px),
                         2 * (papers[i].ruler_mm / 10 + 1));
        assert_true(papers[i].mm50_px == 0 || is_black(&page, papers[i].mm50_px, below));
        ks_page_destroy(&page);
    }
}

static void eight_greys_go_from_an_eighth_to_black_and_are_ten_millimetres_high(void **state)
{
    struct court *court = *state;
    for (int i = 0; i < PAPER_COUNT; i++) {
        struct ks_page page = compose(court, papers[i].width_px);
        int bottom = last_row(&page), side = page.width_px / 8, height = papers[i].grey_px;
        int top = bottom - height + 1;
        assert_int_equal(count_black(&page, top - 1, 0, page.width_px), 0);
        for (int step = 0; step < 8; step++) {
            int black = 0, rows = height / 4 * 4, columns = side / 4 * 4;
            for (int y = top; y < top + rows; y++)
                black += count_black(&page, y, step * side, step * side + columns);
            assert_int_equal(black, rows * columns * (step + 1) / 8);
        }
        ks_page_destroy(&page);
    }
}

static void room_is_left_for_the_cutter(void **state)
{
    struct court *court = *state;
    struct ks_page page = compose(court, 576);
    assert_in_range(page.height_px - last_row(&page), 90, 110);
    ks_page_destroy(&page);
}

static void it_says_date_revision_and_every_size_of_letters(void **state)
{
    struct court *court = *state;
    struct ks_page page = compose(court, 576);
    static const char *const words[] = {
        "示例法院 26 bold", "示例法院 42 bold",
        "示例法院 32 bold", "示例法院 28",
        "示例法院 24",      "T0123",
        "30: 30 bold",      "Dots: 576 at 203 dpi",
        "Printer: ready",   "\nQR: Printer test 2026-11-23 09:41, test.1\n",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_non_null(strstr(page.text, words[i]));
    ks_page_destroy(&page);
}

static void for_sheets_it_names_the_ruler_and_no_dots(void **state)
{
    struct court *court = *state;
    struct ks_slip slip = {0};
    const struct ks_slip_context context = {court->content, KS_LANG_EN, court->time.wall_ms};
    ks_slip_test(&slip, &context, &(struct ks_test_facts){.state = "ready"});
    bool is_named = false, is_there = false;
    for (const struct ks_slip_block *block = slip.first; block != NULL; block = block->next) {
        is_named |= strstr(block->text, "The ruler below is 150 mm long") != NULL;
        is_there |= block->kind == KS_SLIP_RULER;
        assert_null(strstr(block->text, "Dots"));
    }
    assert_true(is_named && is_there);
    ks_slip_destroy(&slip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(the_ruler_is_as_long_as_it_says_on_every_paper),
        COURT_TEST(eight_greys_go_from_an_eighth_to_black_and_are_ten_millimetres_high),
        COURT_TEST(room_is_left_for_the_cutter),
        COURT_TEST(it_says_date_revision_and_every_size_of_letters),
        COURT_TEST(for_sheets_it_names_the_ruler_and_no_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
