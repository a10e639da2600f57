#include "support.h"

#include "ui/flow.h"
#include "ui/parts.h"

enum { ACT_TAB = 50 };

/* A text of so many lines. */
static void flow_lines(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    int lines = *(const int *)ctx - (detail == KS_DETAIL_ALL ? 0 : 8);

    for (int i = 0; i < lines; i++)
        ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, detail == KS_DETAIL_ALL ? "all" : "short");
}

static int count_texts(const struct ks_ui *ui, const char *text)
{
    int count = 0;

    for (int i = 0; i < ui->list.count; i++)
        count += ui->list.cmds[i].kind == KS_DRAW_TEXT &&
                 ui->list.cmds[i].text_bytes == strlen(text) &&
                 memcmp(ui->list.cmds[i].text, text, strlen(text)) == 0;
    return count;
}

static const struct ks_control *control_at(const struct ks_ui *ui, int action, int arg)
{
    for (int i = 0; i < ui->control_count; i++)
        if (ui->controls[i].action == action && ui->controls[i].arg == arg)
            return &ui->controls[i];
    return NULL;
}

/* A page of two parts of so many lines, the second of them chosen. */
struct two_parts {
    const int *lines;
    int most_pages;
};

static void view(struct ks_ui *ui, const void *ctx)
{
    const struct two_parts *two = ctx;
    const struct ks_page_part list[] = {
        {{"flag", "First"}, flow_lines, &two->lines[0]},
        {{"calendar", "Second"}, flow_lines, &two->lines[1]},
    };
    const struct ks_page_parts parts = {
        .list = list, .count = 2, .chosen = 1, .action = ACT_TAB, .most_pages = two->most_pages};

    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_parts(ui, &parts);
}

static void build(struct ks_ui *ui, struct ks_mode mode, const int lines[2], int most_pages)
{
    const struct two_parts two = {lines, most_pages};

    assert_true(settle(ui, mode, ui->page, view, &two));
}

static void parts_that_fit_one_page_stand_on_it_together_without_tabs(void **state)
{
    const int lines[] = {9, 9};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    build(&ui, portrait(), lines, 1);
    assert_int_equal(count_texts(&ui, "all"), 18);
    assert_null(control_at(&ui, ACT_TAB, 0));
    assert_int_equal(ui.page_count, 1);
    ks_ui_destroy(&ui);
}

static void what_does_not_fit_is_said_shorter_before_it_is_put_under_tabs(void **state)
{
    const int lines[] = {16, 16};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    build(&ui, portrait(), lines, 1);
    assert_int_equal(count_texts(&ui, "short"), 16);
    assert_null(control_at(&ui, ACT_TAB, 0));
    ks_ui_destroy(&ui);
}

static void under_tabs_the_chosen_part_alone_is_shown_as_full_as_one_page_lets_it_be(void **state)
{
    const int lines[] = {40, 16};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    build(&ui, portrait(), lines, 1);
    assert_int_equal(count_texts(&ui, "all"), 16);
    assert_int_equal(count_texts(&ui, "short"), 0);
    assert_false(control_at(&ui, ACT_TAB, 0)->is_checked);
    assert_true(control_at(&ui, ACT_TAB, 1)->is_checked);
    assert_int_equal(ui.page_count, 1);
    ks_ui_destroy(&ui);
}

static void tabs_stand_on_every_page_of_a_part_that_takes_two(void **state)
{
    const int lines[] = {40, 36};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int page = 0; page < 2; page++) {
        ui.page = page;
        build(&ui, portrait(), lines, 2);
        assert_int_equal(ui.page_count, 2);
        assert_non_null(control_at(&ui, ACT_TAB, 0));
        assert_true(control_at(&ui, ACT_TAB, 0)->rect.y < ui.flow.area.y);
    }
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_that_fit_one_page_stand_on_it_together_without_tabs),
        cmocka_unit_test(what_does_not_fit_is_said_shorter_before_it_is_put_under_tabs),
        cmocka_unit_test(under_tabs_the_chosen_part_alone_is_shown_as_full_as_one_page_lets_it_be),
        cmocka_unit_test(tabs_stand_on_every_page_of_a_part_that_takes_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
