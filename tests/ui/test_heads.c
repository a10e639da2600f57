/* A heading and what it heads, answers of unlike length, the last card of a page. */
#include "support.h"
#include "ui/flow.h"

#include "draw/rects.h"

enum { MOST_CHIPS = 8, ACTION = 40 };

/* Answers, under a heading, under a block of so many hundredths of the page. */
struct question {
    int above_percent;
    int count;
    const char *const *names;
};

static void ask(struct ks_ui *ui, const void *ctx)
{
    const struct question *question = ctx;
    struct ks_chip chips[MOST_CHIPS] = {0};
    struct ks_rect nothing;

    ks_ui_page_foot(ui, NULL, 0);
    ks_flow_place(ui, ui->flow.area.h * question->above_percent / 100, 0, &nothing);
    ks_flow_heading(ui, "Which of these?");
    for (int i = 0; i < question->count; i++)
        chips[i] = (struct ks_chip){
            .name = question->names[i], .role = KS_ROLE_OPTION, .action = ACTION, .arg = i};
    ks_flow_chips(ui, chips, question->count);
}

static bool is_drawn(const struct ks_ui *ui, const char *text)
{
    for (int i = 0; i < ui->list.count; i++)
        if (ui->list.cmds[i].kind == KS_DRAW_TEXT &&
            strncmp(ui->list.cmds[i].text, text, strlen(text)) == 0)
            return true;
    return false;
}

static const char *const alike[] = {"One", "Two", "Three", "Four", "Five", "Six"};

/* At every height of what stands above. */
static void a_heading_is_never_left_behind_by_its_answers(void **state)
{
    struct ks_ui ui;
    int moved = 0;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int percent = 50; percent < 100; percent++)
        for (int page = 0; page < 2; page++) {
            const struct question question = {percent, 6, alike};
            assert_true(settle(&ui, portrait(), page, ask, &question));
            assert_false(ui.passes.has_split);
            assert_int_equal(is_drawn(&ui, "Which"), control_named(&ui, "One") != NULL);
            moved += page == 1 && is_drawn(&ui, "Which");
        }
    assert_true(moved > 0);
    ks_ui_destroy(&ui);
}

static void a_heading_left_behind_is_known_in_the_pass_that_leaves_it(void **state)
{
    const char *const names[] = {"A name that takes nearly all of the width there is",
                                 "A second that takes nearly all of the width there is",
                                 "A third that takes nearly all of the width there is",
                                 "A fourth that takes nearly all of the width there is"};
    struct ks_mode mode = portrait();
    struct ks_ui ui;
    int left = 0;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int percent = 50; percent < 100; percent++) {
        const struct question question = {percent, 4, names};
        ks_ui_start(&ui, 0);
        ks_ui_begin(&ui, &mode);
        ask(&ui, &question);
        left += ui.passes.has_split;
    }
    assert_true(left > 0);
    ks_ui_destroy(&ui);
}

static void an_answer_too_long_for_half_a_row_takes_a_whole_one(void **state)
{
    const char *const names[] = {"Money", "Divorce", "A name that needs more than half of the row",
                                 "Labour", "Lease"};
    const struct question question = {10, 5, names};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    assert_true(settle(&ui, portrait(), 0, ask, &question));
    const struct ks_rect first = control_named(&ui, names[0])->rect;
    const struct ks_rect second = control_named(&ui, names[1])->rect;
    const struct ks_rect wide = control_named(&ui, names[2])->rect;
    assert_int_equal(first.y, second.y);
    assert_int_equal(first.w, second.w);
    assert_in_range(ui.flow.area.w - wide.w, 0, 1);
    assert_int_equal(control_named(&ui, names[3])->rect.y, control_named(&ui, names[4])->rect.y);
    ks_ui_destroy(&ui);
}

/* As tabs are: three columns of one width would not hold the longest. */
static void names_that_fit_side_by_side_stand_in_one_row(void **state)
{
    const char *const names[] = {"Fill in", "How this was worked out, step by step", "To know"};
    const struct question question = {10, 3, names};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    assert_true(settle(&ui, portrait(), 0, ask, &question));
    const struct ks_rect first = control_named(&ui, names[0])->rect;
    const struct ks_rect middle = control_named(&ui, names[1])->rect;
    const struct ks_rect last = control_named(&ui, names[2])->rect;
    assert_int_equal(first.y, middle.y);
    assert_int_equal(first.y, last.y);
    assert_true(middle.x > first.x + first.w && last.x > middle.x + middle.w);
    assert_in_range(ui.flow.area.x + ui.flow.area.w - last.x - last.w, 0, 3);
    ks_ui_destroy(&ui);
}

/* Cards of words, as many as told. */
static void some_cards(struct ks_ui *ui, const void *ctx)
{
    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < *(const int *)ctx; i++) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, "A few words");
        ks_flow_card_end(ui);
    }
}

static void flow_named(struct ks_ui *ui, const void *ctx)
{
    const struct ks_button button = {KS_BUTTON_PRIMARY, ctx, NULL, ACTION, 0};

    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_button(ui, &button, (struct ks_rect){0, 100, ks_ui_px(ui, 320), ks_ui_px(ui, 200)});
}

/* The name takes two lines, and each part has one; a name of one line stays whole. */
static void a_name_of_two_lines_is_parted_behind_its_mark(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    assert_true(settle(&ui, portrait(), 0, flow_named, "我读懂了，下一页"));
    assert_true(is_drawn(&ui, "下一页"));
    assert_true(settle(&ui, portrait(), 0, flow_named, "好，走"));
    assert_false(is_drawn(&ui, "走"));
    ks_ui_destroy(&ui);
}

static void flow_typing(struct ks_ui *ui, const void *ctx)
{
    enum { KEYS = 8 };
    struct ks_chip keys[KEYS] = {{0}};

    ks_ui_page_foot(ui, NULL, 0);
    for (int i = 0; i < KEYS; i++)
        keys[i] =
            (struct ks_chip){.name = alike[i % 6], .role = KS_ROLE_KEY, .action = ACTION, .arg = i};
    ks_flow_keys(ui, keys, KEYS, ks_flow_keys_height(ui, keys, KEYS, *(const int *)ctx));
}

/* What stands with them decides, between what a finger wants and the least it needs. */
static void keys_are_as_high_as_the_rest_of_the_page_leaves(void **state)
{
    const int nothing = 0, much = 100000;
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    assert_true(settle(&ui, portrait(), 0, flow_typing, &nothing));
    assert_int_equal(control_named(&ui, "One")->rect.h, ks_ui_px(&ui, 112));
    assert_true(settle(&ui, portrait(), 0, flow_typing, &much));
    assert_int_equal(control_named(&ui, "One")->rect.h, ks_ui_target_px(&ui));
    ks_ui_destroy(&ui);
}

static void where_nothing_else_grows_the_last_card_reaches_to_the_foot(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int count = 1; count < 3; count++) {
        assert_true(settle(&ui, portrait(), 0, some_cards, &count));
        int foot = ui.flow.area.y + ui.flow.area.h;
        assert_int_equal(ui.passes.end_y, foot);
    }
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_is_never_left_behind_by_its_answers),
        cmocka_unit_test(a_heading_left_behind_is_known_in_the_pass_that_leaves_it),
        cmocka_unit_test(an_answer_too_long_for_half_a_row_takes_a_whole_one),
        cmocka_unit_test(names_that_fit_side_by_side_stand_in_one_row),
        cmocka_unit_test(a_name_of_two_lines_is_parted_behind_its_mark),
        cmocka_unit_test(keys_are_as_high_as_the_rest_of_the_page_leaves),
        cmocka_unit_test(where_nothing_else_grows_the_last_card_reaches_to_the_foot),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
