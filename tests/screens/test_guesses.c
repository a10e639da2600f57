/* Wrong codes typed at a kiosk are counted for the kiosk, and only codes wait. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screens/queue/queue.h"
#include "visitor.h"

static const char *const wrong_codes[] = {"123414", "123422", "123430", "123448", "123455"};
enum { WRONG_COUNT = sizeof wrong_codes / sizeof *wrong_codes };

static void open_codes(struct stage *stage, enum ks_code_place place)
{
    ks_visit_open(&stage->parts.kiosk->visit, KS_SCREEN_CODE, place);
    stage_pass(stage, CALM_MS);
}

static void enter(struct stage *stage, const char *typed)
{
    type(stage, typed);
    key(stage, "Return");
    ks_parts_settle(&stage->parts);
}

static void enter_wrong(struct stage *stage, int count)
{
    open_codes(stage, KS_CODE_OTHER_PARTY);
    for (int i = 0; i < count; i++)
        enter(stage, wrong_codes[i]);
}

/* Whether the sentence of the wait is there, with so many seconds. */
static bool waits(struct stage *stage, int seconds)
{
    char text[160];

    snprintf(text, sizeof text, "多次输入的码不对，%d 秒后可以再输。也可以请窗口工作人员帮忙。",
             seconds);
    return sees_text(stage, text);
}

static void the_fifth_wrong_code_lets_codes_wait(void **state)
{
    struct stage *stage = *state;

    enter_wrong(stage, WRONG_COUNT - 1);
    assert_true(sees(stage, "There is no such code. Please check it on the slip."));
    enter(stage, wrong_codes[WRONG_COUNT - 1]);
    assert_true(waits(stage, 10));
    assert_true(find(stage, say(stage, "Done"))->is_disabled);
}

static void the_seconds_count_down_and_then_codes_are_taken(void **state)
{
    struct stage *stage = *state;

    enter_wrong(stage, WRONG_COUNT);
    stage_pass(stage, 7000);
    assert_true(waits(stage, 3));
    stage_pass(stage, 3000);
    assert_false(waits(stage, 0));
    assert_false(find(stage, say(stage, "Done"))->is_disabled);
    enter(stage, wrong_codes[0]);
    assert_true(waits(stage, 20));
}

static void a_number_is_looked_up_meanwhile(void **state)
{
    struct stage *stage = *state;

    enter_wrong(stage, WRONG_COUNT);
    open_codes(stage, KS_CODE_ANY);
    enter(stage, "T016");
    assert_true(sees(stage, "There is no such number today. Please check it on your slip."));
    open_codes(stage, KS_CODE_ANY);
    enter(stage, "123456782");
    assert_true(waits(stage, 10) || waits(stage, 9));
}

static void the_count_outlives_the_visit_and_the_code_does_not(void **state)
{
    struct stage *stage = *state;
    struct ks_visit *visit = &stage->parts.kiosk->visit;

    enter_wrong(stage, WRONG_COUNT);
    ks_visit_end(visit);
    assert_int_equal(visit->guesses.wrong, WRONG_COUNT);
    assert_string_equal(ks_code_state(visit)->typed, "");
    assert_null(memmem(visit, sizeof *visit, wrong_codes[4], strlen(wrong_codes[4])));
    open_codes(stage, KS_CODE_OTHER_PARTY);
    enter(stage, wrong_codes[0]);
    assert_true(waits(stage, 10) || waits(stage, 9));
    assert_int_equal(visit->guesses.wrong, WRONG_COUNT);
}

static void after_a_wrong_code_the_next_digit_begins_another_one(void **state)
{
    struct stage *stage = *state;
    const struct ks_code_state *code = ks_code_state(&stage->parts.kiosk->visit);

    enter_wrong(stage, 1);
    key(stage, "Backspace");
    assert_string_equal(code->typed, "12341");
    type(stage, "4");
    key(stage, "Return");
    ks_parts_settle(&stage->parts);
    type(stage, "7");
    assert_string_equal(code->typed, "7");
}

static void a_number_that_is_not_there_is_no_wrong_code(void **state)
{
    struct stage *stage = *state;

    open_codes(stage, KS_CODE_ANY);
    for (int i = 0; i < 9; i++)
        enter(stage, "T016");
    open_codes(stage, KS_CODE_ANY);
    enter(stage, "123456");
    assert_int_equal(stage->parts.kiosk->visit.guesses.wrong, 0);
    open_codes(stage, KS_CODE_ANY);
    enter(stage, "123456782");
    assert_int_equal(stage->parts.kiosk->visit.guesses.wrong, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define GUESSES_TEST(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)
        GUESSES_TEST(the_fifth_wrong_code_lets_codes_wait),
        GUESSES_TEST(the_seconds_count_down_and_then_codes_are_taken),
        GUESSES_TEST(a_number_is_looked_up_meanwhile),
        GUESSES_TEST(the_count_outlives_the_visit_and_the_code_does_not),
        GUESSES_TEST(after_a_wrong_code_the_next_digit_begins_another_one),
        GUESSES_TEST(a_number_that_is_not_there_is_no_wrong_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
