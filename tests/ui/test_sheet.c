/* A sheet over a page: as high as what is on it, the page behind dimmed and out of use. */
#include "support.h"
#include "ui/flow.h"

enum { ACT_CLOSE = 100, ACT_PAGE, LINE = 100 };

static const struct ks_page_service guides = {"document", "Guides", 0x0E3F8C};

static void view_page(struct ks_ui *ui, const void *ctx)
{
    const struct ks_page_head head = {
        .service = &guides, .title = "What happened?", .back_action = ACT_PAGE};

    (void)ctx;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
}

/* A sheet of so many lines. */
static void view_sheet(struct ks_ui *ui, const void *ctx)
{
    const int *lines = ctx;
    const struct ks_sheet sheet = {.icon = "book",
                                   .title = "Sources",
                                   .note = "Checked",
                                   .close = {KS_BUTTON_SECONDARY, "Close", NULL, ACT_CLOSE, 0}};

    ks_ui_draw_behind(ui);
    ks_ui_sheet(ui, &sheet);
    for (int i = 0; i < *lines; i++) {
        struct ks_rect rect;
        ks_flow_place(ui, LINE, 0, &rect);
    }
}

static void open_sheet(struct ks_ui *ui, int lines)
{
    assert_true(settle(ui, portrait(), 0, view_page, NULL));
    ks_ui_put_behind(ui, 0);
    assert_true(settle(ui, portrait(), 0, view_sheet, &lines));
}

static void a_sheet_is_as_high_as_what_is_on_it(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    open_sheet(&ui, 3);
    int top = ui.flow.area.y;
    assert_int_equal(ui.flow.area.h, 3 * LINE);
    open_sheet(&ui, 5);
    assert_int_equal(ui.flow.area.h, 5 * LINE);
    assert_int_equal(top - ui.flow.area.y, 2 * LINE);
    ks_ui_destroy(&ui);
}

static void a_sheet_of_several_pages_leaves_something_of_the_page_behind_to_see(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    open_sheet(&ui, 30);
    assert_true(ui.page_count > 1);
    assert_non_null(control_named(&ui, "Next"));
    assert_int_equal(control_named(&ui, "Next")->rect.y, control_named(&ui, "Close")->rect.y);
    assert_true(ui.flow.area.y > 106);
    ks_ui_destroy(&ui);
}

static void what_lies_behind_is_dimmed_and_cannot_be_pressed(void **state)
{
    struct ks_ui ui;
    int texts = 0;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    open_sheet(&ui, 3);
    assert_int_equal(ui.control_count, 1);
    assert_string_equal(ui.controls[0].name, "Close");
    assert_true(ui.behind.to > ui.behind.from + 1);
    for (int i = ui.behind.from; i < ui.behind.to; i++) {
        const struct ks_draw_cmd *cmd = &ui.list.cmds[i];
        texts += cmd->kind == KS_DRAW_TEXT;
        assert_true(ks_contrast_x100(cmd->fill, 0xFFFFFF) > 450); /* nothing light is left */
    }
    assert_true(texts > 0);
    ks_ui_destroy(&ui);
}

static void a_page_after_it_has_nothing_behind(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    open_sheet(&ui, 3);
    assert_true(settle(&ui, portrait(), 0, view_page, NULL));
    assert_int_equal(ui.behind.from, ui.behind.to);
    assert_non_null(control_named(&ui, "Back"));
    ks_ui_wipe(&ui);
    assert_int_equal(ui.behind.list.count, 0);
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_is_as_high_as_what_is_on_it),
        cmocka_unit_test(a_sheet_of_several_pages_leaves_something_of_the_page_behind_to_see),
        cmocka_unit_test(what_lies_behind_is_dimmed_and_cannot_be_pressed),
        cmocka_unit_test(a_page_after_it_has_nothing_behind),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
