/* A day as it is typed: which box is typed into, and what the boxes tell. */
#include "support.h"
#include "ui/flow.h"

static void flow(struct ks_ui *ui, struct ks_mode mode, const char *digits,
                 enum ks_boxes_state state)
{
    const struct ks_date_boxes boxes = {
        .digits = digits, .units = {"year", "month", "day"}, .state = state, .told = "told"};

    begin(ui, mode);
    ks_flow_date_boxes(ui, &boxes);
}

/* The edges of the boxes from left to right. */
static int edges_of(const struct ks_ui *ui, const struct ks_draw_cmd *out[3])
{
    int count = 0;

    for (int i = 0; i < ui->list.count && count < 3; i++)
        if (ui->list.cmds[i].kind == KS_DRAW_RECT && ui->list.cmds[i].border_px > 0)
            out[count++] = &ui->list.cmds[i];
    return count;
}

static bool shows(const struct ks_ui *ui, const char *text)
{
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->text != NULL && cmd->text_bytes == strlen(text) &&
            memcmp(cmd->text, text, cmd->text_bytes) == 0)
            return true;
    }
    return false;
}

static const char *icon_of(const struct ks_ui *ui)
{
    for (int i = 0; i < ui->list.count; i++)
        if (ui->list.cmds[i].kind == KS_DRAW_ICON)
            return ui->list.cmds[i].text;
    return "";
}

static void the_box_the_next_digit_goes_into_is_marked(void **state)
{
    static const struct {
        const char *digits;
        int box;
    } cases[] = {{"", 0}, {"202", 0}, {"2026", 1}, {"20260", 1}, {"202606", 2}, {"2026063", 2}};
    const struct ks_draw_cmd *edges[3];
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        flow(&ui, portrait(), cases[i].digits, KS_BOXES_TYPING);
        assert_int_equal(edges_of(&ui, edges), 3);
        for (int box = 0; box < 3; box++)
            assert_int_equal(edges[box]->border == ui.theme->action, box == cases[i].box);
        assert_true(edges[cases[i].box]->border_px > edges[(cases[i].box + 1) % 3]->border_px);
    }
    ks_ui_destroy(&ui);
}

static void each_box_holds_its_own_digits(void **state)
{
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    flow(&ui, portrait(), "2026063", KS_BOXES_TYPING);
    assert_true(shows(&ui, "2026"));
    assert_true(shows(&ui, "06"));
    assert_true(shows(&ui, "3"));
    assert_true(shows(&ui, "_")); /* one more is missing */
    ks_ui_destroy(&ui);
}

static void what_a_day_is_stands_in_an_icon_and_in_words_not_in_colour_alone(void **state)
{
    static const char *const icons[] = {[KS_BOXES_EMPTY] = "",
                                        [KS_BOXES_TYPING] = "",
                                        [KS_BOXES_DAY] = "check",
                                        [KS_BOXES_AHEAD] = "clock",
                                        [KS_BOXES_WRONG] = "warning"};
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int i = KS_BOXES_EMPTY; i <= KS_BOXES_WRONG; i++) {
        flow(&ui, portrait(), i == KS_BOXES_EMPTY ? "" : "20260630", (enum ks_boxes_state)i);
        assert_string_equal(icon_of(&ui), icons[i]);
        assert_true(shows(&ui, "told"));
    }
    ks_ui_destroy(&ui);
}

static void the_boxes_stand_in_one_row_as_wide_as_the_column_in_every_mode(void **state)
{
    const struct ks_draw_cmd *edges[3];
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int bits = 0; bits < 16; bits++) {
        struct ks_mode mode = bits & 1 ? landscape() : portrait();
        mode.is_large = bits & 2;
        mode.lang = bits & 4 ? KS_LANG_ZH_CN : KS_LANG_EN;
        mode.is_contrast = bits & 8;
        flow(&ui, mode, "20261231", KS_BOXES_DAY);
        assert_int_equal(edges_of(&ui, edges), 3);
        for (int box = 1; box < 3; box++) {
            assert_int_equal(edges[box]->rect.y, edges[0]->rect.y);
            assert_true(edges[box]->rect.x > edges[box - 1]->rect.x + edges[box - 1]->rect.w);
        }
        int right = edges[2]->rect.x + edges[2]->rect.w, most = ks_flow_width(&ui);
        assert_true(right - edges[0]->rect.x <= most && right - edges[0]->rect.x > most - 4);
    }
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_box_the_next_digit_goes_into_is_marked),
        cmocka_unit_test(each_box_holds_its_own_digits),
        cmocka_unit_test(what_a_day_is_stands_in_an_icon_and_in_words_not_in_colour_alone),
        cmocka_unit_test(the_boxes_stand_in_one_row_as_wide_as_the_column_in_every_mode),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
