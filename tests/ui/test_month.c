/* The month picture: whole on one page, and readable without colours. */
#include "support.h"
#include "ui/flow.h"

static const char *const weekdays[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

/* August 2026: six rows, as its first day is a Saturday. */
static struct ks_month_view august(void)
{
    struct ks_month_view month = {
        .title = "August 2026", .weekdays = weekdays, .first_weekday = 5, .day_count = 31};

    month.marks[0] = month.marks[1] = KS_MONTH_OFF;
    month.marks[7] = KS_MONTH_WORKED;
    month.marks[30] = KS_MONTH_LAST;
    return month;
}

/* The text command that says just this; NULL if there is none on the page shown. */
static const struct ks_draw_cmd *text_of(const struct ks_ui *ui, const char *text)
{
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind == KS_DRAW_TEXT && cmd->text_bytes == strlen(text) &&
            memcmp(cmd->text, text, cmd->text_bytes) == 0)
            return cmd;
    }
    return NULL;
}

/* However far down it begins, name and last day are in one column of one page. */
static void the_months_name_and_its_days_are_never_parted(void **state)
{
    const struct ks_month_view month = august();
    struct ks_ui ui;
    struct ks_rect r;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int above = 0; above < 2000; above += 20) {
        struct ks_mode mode = above % 40 == 0 ? portrait() : landscape();
        ui.page = 0;
        begin(&ui, mode);
        int height = above % ui.flow.area.h;
        ks_flow_place(&ui, height, 0, &r);
        ks_flow_card_begin(&ui, ui.theme->card, 0);
        ks_flow_month(&ui, &month);
        const struct ks_draw_cmd *name = text_of(&ui, month.title), *last = text_of(&ui, "31");
        assert_int_equal(name != NULL, last != NULL);
        if (name != NULL)
            assert_true(last->rect.y > name->rect.y);
    }
    ks_ui_destroy(&ui);
}

static void days_off_and_days_worked_are_told_by_a_sign(void **state)
{
    const struct ks_month_view month = august();
    struct ks_ui ui;

    (void)state;
    ks_ui_init(&ui, &plain_glyphs);
    for (int contrast = 0; contrast < 2; contrast++) {
        struct ks_mode mode = portrait();
        mode.is_contrast = contrast == 1;
        begin(&ui, mode);
        ks_flow_card_begin(&ui, ui.theme->card, 0);
        ks_flow_month(&ui, &month);
        assert_non_null(text_of(&ui, "1R"));
        assert_non_null(text_of(&ui, "2R"));
        assert_non_null(text_of(&ui, "3"));
        assert_non_null(text_of(&ui, "8W"));
        assert_non_null(text_of(&ui, "31"));
        assert_int_not_equal(text_of(&ui, "1R")->ground, text_of(&ui, "3")->ground);
    }
    ks_ui_destroy(&ui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_months_name_and_its_days_are_never_parted),
        cmocka_unit_test(days_off_and_days_worked_are_told_by_a_sign),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
