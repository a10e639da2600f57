/* The frame of a page: head, foot, page buttons; and what a press shows. */
#include "support.h"
#include "ui/flow.h"

#include "draw/rects.h"

enum { ACT_GO = 100, ACT_STOP };

static const struct ks_page_service guides = {"document", "Guides", 0x0E3F8C};

/* A view of so many blocks, each as high as the page. */
static void view(struct ks_ui *ui, const void *ctx)
{
    const int *blocks = ctx;
    struct ks_page_head head = {
        .service = &guides, .title = "What happened?", .back_action = 2, .page = "Shelf"};
    struct ks_button foot[] = {{KS_BUTTON_SECONDARY, "Stop", NULL, ACT_STOP, 0},
                               {KS_BUTTON_PRIMARY, "Go", NULL, ACT_GO, 0}};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, foot, 2);
    for (int i = 0; i < *blocks; i++) {
        struct ks_rect r;
        ks_flow_place(ui, ui->flow.area.h, 0, &r);
    }
}

static void build(struct ks_ui *ui, struct ks_mode mode, int blocks)
{
    assert_true(settle(ui, mode, ui->page, view, &blocks));
}

static void one_page_has_no_page_buttons(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    build(&ui, portrait(), 1);
    assert_int_equal(ui.page_count, 1);
    assert_null(control_named(&ui, "Next"));
    assert_null(control_named(&ui, "Previous"));
    ks_ui_destroy(&ui);
}

static bool shows_text(const struct ks_ui *ui, const char *text)
{
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind == KS_DRAW_TEXT && cmd->text_bytes == strlen(text) &&
            memcmp(cmd->text, text, cmd->text_bytes) == 0)
            return true;
    }
    return false;
}

static void pages_are_counted_and_only_ways_that_lead_on_are_shown(void **state)
{
    static const char *const where[] = {"1 / 3", "2 / 3", "3 / 3"};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int page = 0; page < 3; page++) {
        ui.page = page;
        build(&ui, portrait(), 3);
        assert_int_equal(ui.page_count, 3);
        assert_true(shows_text(&ui, where[page]));
        assert_int_equal(control_named(&ui, "Previous") != NULL, page > 0);
        assert_int_equal(control_named(&ui, "Next") != NULL, page < 2);
    }
    assert_int_equal(control_named(&ui, "Previous")->action, PAGE_BACK);
    ks_ui_destroy(&ui);
}

static void landscape_has_head_and_buttons_in_a_panel_beside_the_content(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    build(&ui, landscape(), 2);
    assert_int_equal(ui.page_count, 2);
    int left = ui.flow.area.x;
    assert_true(left > 500);
    static const char *const names[] = {"Back", "Stop", "Go", "Next"};
    for (int i = 0; i < 4; i++) {
        struct ks_rect r = control_named(&ui, names[i])->rect;
        assert_true(r.x + r.w <= left);
    }
    assert_true(control_named(&ui, "Go")->rect.y > control_named(&ui, "Stop")->rect.y);
    ks_ui_destroy(&ui);
}

static void in_low_reach_the_way_back_stands_at_the_foot(void **state)
{
    struct ks_mode mode = portrait();
    struct ks_ui ui;

    (void)state;
    mode.is_low = true;
    ks_ui_init(&ui, &plain_glyphs);
    build(&ui, mode, 1);
    assert_int_equal(control_named(&ui, "Back")->rect.y, control_named(&ui, "Go")->rect.y);
    ks_ui_destroy(&ui);
}

/* A page with a block beside its content that is too high for any panel. */
static void view_beside(struct ks_ui *ui, const void *ctx)
{
    const int *height = ctx;
    struct ks_page_head head = {.service = &guides, .title = "Which?", .is_split = true};
    struct ks_button button = {KS_BUTTON_QUIET, "Beside", NULL, ACT_GO, 0};
    struct ks_rect r;

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_side_begin(ui);
    ks_flow_place(ui, *height, 0, &r);
    ks_flow_button(ui, &button);
    ks_ui_side_end(ui);
    ks_flow_place(ui, 100, 0, &r);
}

static void what_has_no_room_beside_the_content_flows_above_it_and_is_not_lost(void **state)
{
    static const int low = 100, high = 800;
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    assert_true(settle(&ui, landscape(), 0, view_beside, &low));
    assert_true(control_named(&ui, "Beside")->rect.x < ui.flow.area.x);
    assert_true(settle(&ui, landscape(), 1, view_beside, &high));
    assert_non_null(control_named(&ui, "Beside"));
    assert_true(control_named(&ui, "Beside")->rect.x >= ui.flow.area.x);
    ks_ui_destroy(&ui);
}

static void a_page_that_is_gone_becomes_the_last_there_is(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    ui.page = 7;
    build(&ui, portrait(), 2);
    assert_int_equal(ui.page, 1);
    assert_int_equal(ui.page_count, 2);
    ui.page = 7;
    build(&ui, portrait(), 1);
    assert_int_equal(ui.page, 0);
    ks_ui_destroy(&ui);
}

/* Ten rows, of which nine fill a page: five and five. */
static void little_is_not_left_for_the_last_page(void **state)
{
    enum { ROWS = 10, A_PAGE = 9 };
    int rows[2] = {0};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    ks_ui_start(&ui, 0);
    do {
        struct ks_rect r;
        const struct ks_mode mode = portrait();
        ks_ui_begin(&ui, &mode);
        ks_ui_page_foot(&ui, NULL, 0);
        int height = ui.flow.area.h / A_PAGE;
        memset(rows, 0, sizeof rows);
        for (int i = 0; i < ROWS; i++) {
            ks_flow_place(&ui, height, 0, &r);
            rows[ui.flow.page]++;
        }
    } while (ks_ui_end(&ui, PAGE_BACK, PAGE_NEXT));
    assert_int_equal(ui.page_count, 2);
    assert_int_equal(rows[0], ROWS / 2);
    assert_int_equal(rows[1], ROWS / 2);
    ks_ui_destroy(&ui);
}

static void assert_apart(const struct ks_ui *ui)
{
    int gap = ks_ui_gap_px(ui), target = ks_ui_target_px(ui);
    struct ks_rect window = {0, 0, ui->mode.w, ui->mode.h};

    for (int i = 0; i < ui->control_count; i++) {
        struct ks_rect r = ui->controls[i].rect;
        struct ks_rect around = {r.x - gap + 1, r.y - gap + 1, r.w + 2 * gap - 2,
                                 r.h + 2 * gap - 2};
        assert_true(r.w >= target && r.h >= target);
        assert_true(ks_rect_contains(window, r));
        assert_false(ks_rect_intersects(ui->flow.area, r));
        for (int j = 0; j < i; j++)
            assert_false(ks_rect_intersects(around, ui->controls[j].rect));
    }
}

static void head_foot_and_page_buttons_leave_the_flow_its_own_room(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int bits = 0; bits < 4; bits++) {
        struct ks_mode mode = bits & 1 ? landscape() : portrait();
        mode.is_large = bits & 2;
        ui.page = 1;
        build(&ui, mode, 6);
        assert_true(ui.flow.area.h > 0);
        assert_apart(&ui);
    }
    ks_ui_destroy(&ui);
}

static void the_way_back_is_a_button_with_a_word(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    build(&ui, portrait(), 1);
    assert_non_null(control_named(&ui, "Back"));
    assert_int_equal(control_named(&ui, "Back")->action, 2);
    assert_true(shows_text(&ui, "Back"));
    ks_ui_destroy(&ui);
}

/* The foot is drawn before the content, and read after it. */
static void controls_are_listed_in_the_order_they_are_read(void **state)
{
    struct ks_ui ui;
    const struct ks_page_service service = {"document", "Guides", 0x112233};
    const struct ks_page_head head = {.service = &service, .title = "Sign", .back_action = 1};
    const struct ks_button foot[] = {{KS_BUTTON_PRIMARY, "Next", NULL, 2, 0}};
    const struct ks_button content[] = {{KS_BUTTON_QUIET, "First", NULL, 3, 0},
                                        {KS_BUTTON_QUIET, "Second", NULL, 4, 0}};
    static const int read[] = {1, 3, 4, 2};
    const struct ks_mode mode = portrait();

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    ks_ui_start(&ui, 0);
    do {
        ks_ui_begin(&ui, &mode);
        ks_ui_page_head(&ui, &head);
        ks_ui_page_foot(&ui, foot, 1);
        ks_flow_button(&ui, &content[0]);
        ks_flow_button(&ui, &content[1]);
        assert_int_equal(ui.controls[1].action, 2);
    } while (ks_ui_end(&ui, 8, 9));
    assert_int_equal(ui.control_count, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(ui.controls[i].action, read[i]);
    ks_ui_destroy(&ui);
}

static void a_pressed_button_changes_its_ground_in_the_same_frame(void **state)
{
    struct ks_ui ui;
    uint32_t calm;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    build(&ui, portrait(), 1);
    calm = control_named(&ui, "Go")->ground;
    ui.pressed_action = ACT_GO;
    assert_true(ks_ui_is_pressed(&ui, ACT_GO, 0));
    assert_false(ks_ui_is_pressed(&ui, ACT_GO, 1));
    assert_false(ks_ui_is_pressed(&ui, ACT_STOP, 0));
    build(&ui, portrait(), 1);
    assert_int_not_equal(control_named(&ui, "Go")->ground, calm);
    assert_int_equal(control_named(&ui, "Stop")->ground, ui.theme->card);
    ui.pressed_action = 0;
    build(&ui, portrait(), 1);
    assert_int_equal(control_named(&ui, "Go")->ground, calm);
    ks_ui_destroy(&ui);
}

static void no_action_is_never_pressed(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    assert_false(ks_ui_is_pressed(&ui, 0, 0));
    ks_ui_destroy(&ui);
}

static void a_button_that_waits_is_shown_but_marked(void **state)
{
    struct ks_ui ui;
    struct ks_button waits = {KS_BUTTON_PRIMARY, "Sign", NULL, ACT_GO, 0, true};
    const struct ks_control *control;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    ks_flow_button(&ui, &waits);
    control = control_named(&ui, "Sign");
    assert_non_null(control);
    assert_true(control->is_disabled);
    assert_true(ks_contrast_x100(control->ink, control->ground) >= 450);
    ks_ui_destroy(&ui);
}

/* How many commands outline the whole of `r`. */
static int count_outlines(const struct ks_ui *ui, struct ks_rect r)
{
    int count = 0;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        count += cmd->kind == KS_DRAW_RECT && cmd->border_px > 0 && cmd->rect.x == r.x &&
                 cmd->rect.y == r.y && cmd->rect.w == r.w && cmd->rect.h == r.h;
    }
    return count;
}

/* By its form, as colours are no help to everybody; and dimmer, where colours are few. */
static void what_cannot_be_pressed_has_no_outline(void **state)
{
    static const struct ks_button buttons[] = {{KS_BUTTON_SECONDARY, "Go", NULL, ACT_GO, 0},
                                               {KS_BUTTON_PRIMARY, "Wait", NULL, ACT_GO, 1, true}};
    static const struct ks_chip keys[] = {
        {.name = "A", .role = KS_ROLE_KEY, .action = ACT_GO},
        {.name = "B", .role = KS_ROLE_KEY, .action = ACT_GO, .arg = 1, .is_disabled = true}};
    struct ks_mode mode = portrait();
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int i = 0; i < 2; i++) {
        mode.is_contrast = i;
        begin(&ui, mode);
        ks_flow_button(&ui, &buttons[0]);
        ks_flow_button(&ui, &buttons[1]);
        ks_flow_chips(&ui, keys, 2);
        assert_true(count_outlines(&ui, control_named(&ui, "Go")->rect) > 0);
        assert_int_equal(count_outlines(&ui, control_named(&ui, "Wait")->rect), 0);
        assert_true(count_outlines(&ui, control_named(&ui, "A")->rect) > 0);
        assert_int_equal(count_outlines(&ui, control_named(&ui, "B")->rect), 0);
        assert_int_not_equal(control_named(&ui, "A")->ink, control_named(&ui, "B")->ink);
        assert_int_equal(control_named(&ui, "B")->ground, ui.theme->quiet);
    }
    ks_ui_destroy(&ui);
}

static void a_wide_key_takes_columns_and_the_last_the_rest_of_its_row(void **state)
{
    static const char *const names[] = {"0", "1", "2", "3", "4",     "5",
                                        "6", "7", "8", "9", "Erase", "Reset"};
    struct ks_chip keys[12];
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    for (int i = 0; i < 12; i++)
        keys[i] = (struct ks_chip){
            .name = names[i], .role = KS_ROLE_KEY, .action = ACT_GO, .arg = i, .is_wide = i >= 10};
    ks_flow_chips(&ui, keys, 12);
    struct ks_rect first = control_named(&ui, "0")->rect, last = control_named(&ui, "Reset")->rect;
    assert_true(control_named(&ui, "Erase")->rect.w > first.w);
    assert_true(last.w > first.w);
    assert_true(ui.flow.area.x + ui.flow.area.w - (last.x + last.w) < first.w);
    assert_true(first.w >= ks_ui_target_px(&ui));
    ks_ui_destroy(&ui);
}

static void a_button_grows_with_its_words_instead_of_cutting_them(void **state)
{
    struct ks_ui ui;
    struct ks_button few = {KS_BUTTON_PRIMARY, "Go", NULL, ACT_GO, 0};
    struct ks_button many = {KS_BUTTON_PRIMARY, "Go to the window and ask for a mediator there",
                             "print", ACT_GO, 0};

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, portrait());
    assert_true(ks_ui_button_height(&ui, &few, 300) >= ks_ui_target_px(&ui));
    assert_true(ks_ui_button_height(&ui, &many, 300) > ks_ui_button_height(&ui, &few, 300));
    ks_ui_button(&ui, &many, (struct ks_rect){100, 100, 300, ks_ui_button_height(&ui, &many, 300)});
    for (int i = 0; i < ui.list.count; i++)
        if (ui.list.cmds[i].kind == KS_DRAW_TEXT)
            assert_true(ks_rect_contains(ui.controls[0].rect, ui.list.cmds[i].rect));
    ks_ui_destroy(&ui);
}

static void a_choice_tells_its_role_and_whether_it_is_ticked(void **state)
{
    struct ks_ui ui;
    struct ks_choice choice = {.role = KS_ROLE_CHECKBOX,
                               .title = "Loan note",
                               .detail = "the original",
                               .action = ACT_GO,
                               .arg = 3};

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int is_checked = 0; is_checked < 2; is_checked++) {
        begin(&ui, portrait());
        choice.is_checked = is_checked;
        ks_flow_choice(&ui, &choice);
        assert_int_equal(ui.control_count, 1);
        assert_string_equal(ui.controls[0].name, "Loan note");
        assert_string_equal(ks_role_name(ui.controls[0].role), "checkbox");
        assert_int_equal(ui.controls[0].is_checked, is_checked);
        assert_int_equal(ui.controls[0].arg, 3);
    }
    ks_ui_destroy(&ui);
}

static void targets_and_gaps_are_measured_in_millimetres(void **state)
{
    struct ks_ui ui;
    struct ks_mode mode = portrait();

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    begin(&ui, mode);
    assert_int_equal(ks_ui_target_px(&ui), 65); /* 16 mm of 0.248 mm are 64.5 */
    assert_int_equal(ks_ui_gap_px(&ui), 13);
    mode.is_large = true;
    begin(&ui, mode);
    assert_int_equal(ks_ui_target_px(&ui), 81);
    mode.microns_per_px = 124;
    mode.w = 2160;
    mode.h = 3840;
    begin(&ui, mode);
    assert_int_equal(ks_ui_target_px(&ui), 162);
    assert_int_equal(ks_ui_px(&ui, 28), 56);
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_page_has_no_page_buttons),
        cmocka_unit_test(pages_are_counted_and_only_ways_that_lead_on_are_shown),
        cmocka_unit_test(landscape_has_head_and_buttons_in_a_panel_beside_the_content),
        cmocka_unit_test(in_low_reach_the_way_back_stands_at_the_foot),
        cmocka_unit_test(what_has_no_room_beside_the_content_flows_above_it_and_is_not_lost),
        cmocka_unit_test(a_page_that_is_gone_becomes_the_last_there_is),
        cmocka_unit_test(little_is_not_left_for_the_last_page),
        cmocka_unit_test(head_foot_and_page_buttons_leave_the_flow_its_own_room),
        cmocka_unit_test(the_way_back_is_a_button_with_a_word),
        cmocka_unit_test(controls_are_listed_in_the_order_they_are_read),
        cmocka_unit_test(a_pressed_button_changes_its_ground_in_the_same_frame),
        cmocka_unit_test(no_action_is_never_pressed),
        cmocka_unit_test(a_button_that_waits_is_shown_but_marked),
        cmocka_unit_test(what_cannot_be_pressed_has_no_outline),
        cmocka_unit_test(a_wide_key_takes_columns_and_the_last_the_rest_of_its_row),
        cmocka_unit_test(a_button_grows_with_its_words_instead_of_cutting_them),
        cmocka_unit_test(a_choice_tells_its_role_and_whether_it_is_ticked),
        cmocka_unit_test(targets_and_gaps_are_measured_in_millimetres),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
