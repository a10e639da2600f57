/* Answers on the way through the questions: kept while one goes back, gone with the visitor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"
#include "screens/find/find.h"
#include "screens/questions/questions.h"
#include "visitor.h"

enum { IDLE_MS = 80000 };

static const struct ks_situations *situations(struct stage *stage)
{
    return &stage->parts.content->situations;
}

static const char *start_name(struct stage *stage, int start)
{
    return situations(stage)->starts[start].title.in[KS_LANG_ZH_CN];
}

static const char *option_name(struct stage *stage, int option)
{
    const struct ks_question *questions = situations(stage)->questions;

    return questions[situations(stage)->starts[0].question].options[option].title.in[KS_LANG_ZH_CN];
}

static void open_start(struct stage *stage, int start)
{
    assert_true(tap(stage, "Filing guides"));
    assert_true(tap(stage, "Not sure? Ask me"));
    assert_true(tap_name(stage, start_name(stage, start)));
}

/* Options shown as chosen on the page now. */
static int checked_count(struct stage *stage)
{
    const struct ks_ui *ui = look(stage);
    int count = 0;

    for (int i = 0; i < ui->control_count; i++)
        count += ui->controls[i].role == KS_ROLE_OPTION && ui->controls[i].is_checked;
    return count;
}

static const struct ks_quiz_state *situation_of(const struct stage *stage)
{
    return ks_visit_state(&stage->parts.kiosk->visit, KS_SCREEN_SITUATION);
}

static void back_shows_the_option_chosen_before(void **state)
{
    struct stage *stage = *state;

    open_start(stage, 0);
    assert_int_equal(checked_count(stage), 0);
    assert_true(tap_name(stage, option_name(stage, 0)));
    assert_int_equal(checked_count(stage), 0);
    key(stage, "Escape");
    assert_int_equal(checked_count(stage), 1);
    assert_true(find(stage, option_name(stage, 0))->is_checked);
}

static void another_choice_takes_the_place_of_the_first(void **state)
{
    struct stage *stage = *state;

    open_start(stage, 0);
    assert_true(tap_name(stage, option_name(stage, 0)));
    key(stage, "Escape");
    assert_true(tap_name(stage, option_name(stage, 1)));
    key(stage, "Escape");
    assert_int_equal(checked_count(stage), 1);
    assert_true(find(stage, option_name(stage, 1))->is_checked);
}

static void another_situation_begins_without_answers(void **state)
{
    struct stage *stage = *state;

    open_start(stage, 0);
    assert_true(tap_name(stage, option_name(stage, 0)));
    key(stage, "Escape");
    key(stage, "Escape");
    assert_true(tap_name(stage, start_name(stage, 1)));
    assert_true(is_zero(situation_of(stage)->replies, sizeof situation_of(stage)->replies));
    assert_int_equal(checked_count(stage), 0);
}

static void after_idling_no_answer_is_left(void **state)
{
    struct stage *stage = *state;

    open_start(stage, 0);
    assert_true(tap_name(stage, option_name(stage, 0)));
    assert_false(is_zero(situation_of(stage)->replies, sizeof situation_of(stage)->replies));
    stage_pass(stage, IDLE_MS);
    assert_true(is_home(stage));
    assert_true(stage_knows_nobody(stage));
    open_start(stage, 0);
    assert_int_equal(checked_count(stage), 0);
}

static void after_idling_no_letter_sum_or_day_is_left(void **state)
{
    struct stage *stage = *state;
    const struct ks_visit *visit = &stage->parts.kiosk->visit;
    const struct ks_find_state *found = ks_visit_state(visit, KS_SCREEN_FIND);

    assert_true(tap(stage, "Filing guides"));
    assert_true(tap(stage, "Find by letters or number"));
    type(stage, "mjjd");
    assert_true(found->found_count > 0);
    key(stage, "Escape");
    assert_true(tap(stage, "Work it out"));
    assert_true(tap_name(
        stage, stage->parts.content->calculators[KS_CALC_INTEREST].title.in[KS_LANG_ZH_CN]));
    assert_true(tap_name(
        stage, stage->parts.content->calculators[KS_CALC_INTEREST].amount_label.in[KS_LANG_ZH_CN]));
    type(stage, "35000");
    assert_true(tap(stage, "Done"));
    assert_true(tap(stage, "Last day the judgment gave"));
    type(stage, "20260501");
    const struct ks_interest_state *sum = ks_calc_state(visit, KS_CALC_INTEREST);
    assert_string_equal(found->typed, "MJJD");
    assert_string_equal(sum->typed[KS_INTEREST_AMOUNT].text, "35000");
    assert_string_equal(sum->typed[KS_INTEREST_FROM].text, "20260501");
    stage_pass(stage, IDLE_MS);
    assert_true(is_home(stage));
    assert_true(stage_knows_nobody(stage));
}

#define ON_STAGE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

/* What papers look like is shown to whoever does not know; the one that is touched is the answer,
 * and the way back leads to the question, not to the papers. */
static void a_paper_touched_answers_the_question_it_was_shown_for(void **state)
{
    struct stage *stage = *state;
    const struct ks_visit *visit = &stage->parts.kiosk->visit;

    assert_true(tap(stage, "Enforcement"));
    assert_true(tap(stage, "Not sure: show me what they look like"));
    assert_int_equal(ks_visit_place_now(visit)->screen, KS_SCREEN_LOOKS);
    assert_true(tap_name(stage, "支付令"));
    const struct ks_quiz quiz = ks_quiz_of(visit, KS_SCREEN_QUESTION);
    assert_int_equal(quiz.state->replies[0].kind, KS_REPLY_OPTION);
    assert_string_equal(quiz.questions[0].options[quiz.state->replies[0].option].id,
                        "payment-order");
    assert_int_equal(ks_visit_place_now(visit)->screen, KS_SCREEN_QUESTION);
    assert_int_not_equal(ks_visit_place_now(visit)->arg, 0);
    assert_true(tap(stage, "Back"));
    assert_int_equal(ks_visit_place_now(visit)->arg, 0);
    assert_int_equal(visit->way.depth, 1);
}

static void who_holds_none_of_the_papers_goes_on_as_unsure(void **state)
{
    struct stage *stage = *state;
    const struct ks_visit *visit = &stage->parts.kiosk->visit;

    assert_true(tap(stage, "Enforcement"));
    assert_true(tap(stage, "Not sure: show me what they look like"));
    assert_true(tap(stage, "None of them: skip this"));
    const struct ks_quiz quiz = ks_quiz_of(visit, KS_SCREEN_QUESTION);
    assert_string_equal(quiz.questions[0].options[quiz.state->replies[0].option].id, "unsure");
    assert_int_equal(ks_visit_place_now(visit)->screen, KS_SCREEN_QUESTION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(back_shows_the_option_chosen_before),
        ON_STAGE(another_choice_takes_the_place_of_the_first),
        ON_STAGE(another_situation_begins_without_answers),
        ON_STAGE(after_idling_no_answer_is_left),
        ON_STAGE(after_idling_no_letter_sum_or_day_is_left),
        ON_STAGE(a_paper_touched_answers_the_question_it_was_shown_for),
        ON_STAGE(who_holds_none_of_the_papers_goes_on_as_unsure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
