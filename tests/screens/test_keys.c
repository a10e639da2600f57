/* Journeys by the keyboard alone: Tab goes from control to control in the order they are read,
 * Return presses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screens/notice/notice.h"
#include "visitor.h"

static const struct ks_control *focused(struct stage *stage)
{
    const struct ks_ui *ui = look(stage);

    for (int i = 0; i < ui->control_count; i++)
        if (ui->controls[i].is_focused)
            return &ui->controls[i];
    return NULL;
}

/* Tab to the control whose name holds `name`, and Return; false if Tab never comes to it. */
static bool press_name(struct stage *stage, const char *name)
{
    int count = look(stage)->control_count;

    stage_pass(stage, CALM_MS);
    for (int i = 0; i <= count; i++) {
        const struct ks_control *control = focused(stage);
        if (control != NULL && strstr(control->name, name) != NULL) {
            key(stage, "Return");
            ks_parts_settle(&stage->parts);
            return true;
        }
        key(stage, "Tab");
    }
    return false;
}

static bool press(struct stage *stage, const char *english)
{
    return press_name(stage, say(stage, english));
}

/* Of every page on the way: zones in order, the dock last. */
static void assert_read_in_order(struct stage *stage)
{
    const struct ks_ui *ui = look(stage);

    for (int i = 1; i < ui->control_count; i++)
        assert_true(ui->controls[i - 1].zone <= ui->controls[i].zone);
    assert_int_equal(ui->controls[ui->control_count - 1].zone, KS_ZONE_DOCK);
}

static void a_number_is_taken_by_keys_alone(void **state)
{
    struct stage *stage = *state;

    assert_true(press(stage, "Mediation"));
    assert_read_in_order(stage);
    assert_true(press_name(stage, stage->parts.content->hall.kinds[0].title.in[KS_LANG_ZH_CN]));
    assert_true(sees_text(stage, "T001"));
    assert_true(press(stage, "Done"));
    assert_true(is_home(stage));
}

static void the_notice_is_read_signed_and_printed_by_keys_alone(void **state)
{
    struct stage *stage = *state;

    assert_true(press(stage, "Risk notice"));
    assert_true(press(stage, "I want enforcement"));
    while (find(stage, say(stage, "I understand, next page")) != NULL) {
        assert_read_in_order(stage);
        assert_true(press(stage, "I understand, next page"));
    }
    assert_true(press(stage, "I understand, sign now"));
    assert_true(press(stage, "I cannot write"));
    assert_read_in_order(stage);
    assert_true(press(stage, "Sign with a circle and print"));
    const struct ks_signed *receipt = &ks_notice_state(&stage->parts.kiosk->visit)->receipt;
    assert_true(receipt->is_mark);
    assert_int_equal(strlen(receipt->code), 14);
    assert_true(sees_text(stage, receipt->code));
    assert_int_equal(stage->parts.kiosk->visit.printing.work, KS_WORK_DONE);
    assert_true(press(stage, "Done"));
    assert_true(is_home(stage));
}

static void the_numbers_to_call_are_printed_and_left_by_keys_alone(void **state)
{
    struct stage *stage = *state;
    const char *call = stage->parts.content->danger.calls[2].title.in[KS_LANG_ZH_CN];

    assert_true(press_name(stage, call));
    assert_read_in_order(stage);
    assert_true(press(stage, "Print"));
    assert_int_equal(stage->parts.kiosk->visit.printing.work, KS_WORK_DONE);
    key(stage, "Escape");
    assert_true(press(stage, "Leave this page"));
    assert_true(is_home(stage));
}

static void questions_are_answered_and_given_up_by_keys_alone(void **state)
{
    struct stage *stage = *state;

    assert_true(press(stage, "Enforcement"));
    assert_read_in_order(stage);
    assert_true(press_name(stage, first_answer(stage)->name));
    assert_true(press(stage, "Home"));
    assert_true(press(stage, "Go home and erase it"));
    assert_true(is_home(stage));
}

static void a_sum_is_typed_by_keys_alone(void **state)
{
    struct stage *stage = *state;
    const struct ks_guide *guide = &stage->parts.content->guides[0];
    char number[8];

    snprintf(number, sizeof number, "%02d", guide->number);
    assert_true(press(stage, "By number"));
    type(stage, number);
    assert_true(press_name(stage, guide->title.in[KS_LANG_ZH_CN]));
    assert_read_in_order(stage);
    assert_true(press(stage, "Cost"));
    assert_true(press(stage, "Work it out from an amount"));
    type(stage, "50000");
    assert_true(press(stage, "Done"));
    assert_true(sees_text(stage, "50,000"));
}

static void tab_passes_by_what_cannot_be_pressed(void **state)
{
    struct stage *stage = *state;

    open_signature(stage);
    const struct ks_ui *ui = look(stage);
    int count = ui->control_count;
    assert_true(find(stage, say(stage, "Sign and print"))->is_disabled);
    for (int i = 0; i < 2 * count; i++) {
        key(stage, "Tab");
        assert_non_null(focused(stage));
        assert_false(focused(stage)->is_disabled);
    }
}

static void who_turns_a_page_stays_on_the_button_that_turns_it(void **state)
{
    struct stage *stage = *state;

    assert_true(press(stage, "Risk notice"));
    assert_true(press(stage, "I want enforcement"));
    assert_true(press(stage, "I understand, next page"));
    stage_pass(stage, CALM_MS);
    assert_non_null(focused(stage));
    assert_string_equal(focused(stage)->name, say(stage, "I understand, next page"));
}

/* A sheet closes to where one was: the page, its part, and what the keys stood on. */
static void a_sheet_is_opened_and_closed_by_keys_alone(void **state)
{
    struct stage *stage = *state;
    static const char *const closes[] = {"Return", "Escape"};

    assert_true(press(stage, "By number"));
    type(stage, "01");
    assert_true(press_name(stage, stage->parts.content->guides[0].title.in[KS_LANG_ZH_CN]));
    assert_true(press(stage, "Notes"));
    for (int i = 0; i < 2; i++) {
        assert_true(press_name(stage, "依据"));
        assert_string_equal(focused(stage)->name, say(stage, "Close"));
        assert_null(find(stage, say(stage, "Notes"))); /* what is behind cannot be pressed */
        stage_pass(stage, CALM_MS);
        key(stage, closes[i]);
        assert_non_null(strstr(focused(stage)->name, "依据"));
        assert_true(find(stage, say(stage, "Notes"))->is_checked);
    }
}

#define ON_STAGE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(a_number_is_taken_by_keys_alone),
        ON_STAGE(the_notice_is_read_signed_and_printed_by_keys_alone),
        ON_STAGE(the_numbers_to_call_are_printed_and_left_by_keys_alone),
        ON_STAGE(questions_are_answered_and_given_up_by_keys_alone),
        ON_STAGE(a_sum_is_typed_by_keys_alone),
        ON_STAGE(tab_passes_by_what_cannot_be_pressed),
        ON_STAGE(who_turns_a_page_stays_on_the_button_that_turns_it),
        ON_STAGE(a_sheet_is_opened_and_closed_by_keys_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
