/* Letters are as large as a page has room for, and no larger. */
#include "support.h"
#include "ui/flow.h"

static const char word[] = "word";

/* A card with so many lines of small letters, each a word. */
static void view_lines(struct ks_ui *ui, const void *ctx)
{
    const int *lines = ctx;

    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < *lines; i++)
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink, word);
    ks_flow_card_end(ui);
}

/* How large the letters of the first word are, in design units; 0: the view does not settle. */
static int size_of(page_view *view, const void *ctx, int *pages)
{
    struct ks_ui ui;
    int size = 0;

    ks_ui_init(&ui, &plain_glyphs);
    bool is_settled = settle(&ui, portrait(), 0, view, ctx);
    for (int i = ui.list.count - 1; is_settled && i >= 0; i--)
        if (ui.list.cmds[i].kind == KS_DRAW_TEXT && ui.list.cmds[i].text == word)
            size = ui.list.cmds[i].size_px;
    *pages = ui.page_count;
    ks_ui_destroy(&ui);
    return size;
}

static void letters_are_as_large_as_a_page_has_room_for(void **state)
{
    const int few = 3, many = 28, too_many = 60;
    int pages;

    (void)state;
    assert_int_equal(size_of(view_lines, &few, &pages), 38);
    assert_int_equal(size_of(view_lines, &many, &pages), 28);
    assert_int_equal(pages, 1);
    assert_int_equal(size_of(view_lines, &too_many, &pages), 28);
    assert_true(pages > 1);
}

/* Half a page of the smallest letters, which half as large again would take more than one. */
static void larger_letters_never_make_a_page_more(void **state)
{
    int pages;

    (void)state;
    for (int lines = 1; lines < 30; lines++) {
        size_of(view_lines, &lines, &pages);
        assert_int_equal(pages, 1);
    }
}

static void view_keys(struct ks_ui *ui, const void *ctx)
{
    const struct ks_chip key = {.name = "Q", .role = KS_ROLE_KEY, .action = 3};

    (void)ctx;
    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink, word);
    ks_flow_chips(ui, &key, 1);
}

static void a_page_with_keys_keeps_its_letters(void **state)
{
    int pages;

    (void)state;
    assert_int_equal(size_of(view_keys, NULL, &pages), 28);
}

/* Says more in small letters than in larger ones. */
static void view_short(struct ks_ui *ui, const void *ctx)
{
    (void)ctx;
    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink, word);
    if (ui->passes.letters < 2)
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->ink, "and why");
}

static void nothing_is_left_out_for_larger_letters(void **state)
{
    int pages;

    (void)state;
    assert_int_equal(size_of(view_short, NULL, &pages), 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_as_large_as_a_page_has_room_for),
        cmocka_unit_test(larger_letters_never_make_a_page_more),
        cmocka_unit_test(a_page_with_keys_keeps_its_letters),
        cmocka_unit_test(nothing_is_left_out_for_larger_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
