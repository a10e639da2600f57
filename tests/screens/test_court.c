/* The page about the right court as a visitor uses it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "screens/guides/guides.h"
#include "service/court.h"
#include "visitor.h"

enum { LENDING = 0, SALES = 4, LEASE = 11 };

static const char *words(struct stage *stage, const struct ks_words *text)
{
    return text->in[look(stage)->mode.lang];
}

/* The page of a guide. */
static void open_court(struct stage *stage, int guide)
{
    ks_visit_open(&stage->parts.kiosk->visit, KS_SCREEN_GUIDE, guide);
    assert_true(tap(stage, "Right court?"));
}

/* Taps the `nth` control of that name on the page shown. */
static void tap_nth(struct stage *stage, const char *name, int nth)
{
    stage_pass(stage, CALM_MS);
    const struct ks_ui *ui = look(stage);
    for (int i = 0; i < ui->control_count; i++) {
        if (strcmp(ui->controls[i].name, name) == 0 && --nth == 0) {
            tap_at(stage, middle(ui->controls[i].rect));
            return;
        }
    }
    fail_msg("there is no such control: %s", name);
}

static const char *here(struct stage *stage)
{
    return words(stage, &stage->parts.content->court_finder->district);
}

static int count_checked(struct stage *stage)
{
    const struct ks_ui *ui = look(stage);
    int count = 0;

    for (int i = 0; i < ui->control_count; i++)
        count += ui->controls[i].role == KS_ROLE_OPTION && ui->controls[i].is_checked;
    return count;
}

static const struct ks_control *print_button(struct stage *stage)
{
    return find(stage, say(stage, "Print this page"));
}

static void no_answer_is_chosen_at_first_and_nothing_to_print(void **state)
{
    struct stage *stage = *state;

    open_court(stage, LENDING);
    assert_int_equal(count_checked(stage), 0);
    assert_true(sees(stage, "Please answer the questions"));
    assert_true(print_button(stage)->is_disabled);
}

static void the_answer_follows_each_tap(void **state)
{
    struct stage *stage = *state;

    open_court(stage, LENDING);
    tap_nth(stage, here(stage), 1);
    assert_true(sees(stage, "Not certain yet"));
    assert_false(print_button(stage)->is_disabled);
    tap_nth(stage, say(stage, "No"), 1);
    assert_true(sees(stage, "Yes, this court"));
    assert_int_equal(count_checked(stage), 2);
    tap_nth(stage, say(stage, "Elsewhere"), 1);
    assert_false(sees(stage, "Yes, this court"));
    tap_nth(stage, say(stage, "Elsewhere"), 2);
    assert_true(sees(stage, "No, another court"));
    tap_nth(stage, say(stage, "Not sure"), 1);
    assert_true(sees(stage, "Not certain yet"));
}

static void the_kind_is_chosen_first_where_there_are_several(void **state)
{
    struct stage *stage = *state;
    const struct ks_guide *guide = &stage->parts.content->guides[SALES];

    open_court(stage, SALES);
    assert_null(find(stage, here(stage)));
    assert_true(tap_name(stage, words(stage, &guide->matters[1]->title)));
    assert_non_null(find(stage, here(stage)));
    tap_nth(stage, here(stage), 1);
    assert_int_equal(count_checked(stage), 2);
    assert_true(tap_name(stage, words(stage, &guide->matters[0]->title)));
    assert_int_equal(count_checked(stage), 1); /* the other kind has its own answers */
}

static void answers_stay_with_their_guide_until_the_visit_ends(void **state)
{
    struct stage *stage = *state;
    struct ks_kiosk *kiosk = stage->parts.kiosk;

    open_court(stage, LEASE);
    tap_nth(stage, say(stage, "Elsewhere"), 1);
    assert_true(sees(stage, "No, only another court"));
    ks_visit_back(&kiosk->visit);
    assert_true(tap(stage, "Right court?"));
    assert_true(sees(stage, "No, only another court"));
    open_court(stage, LENDING);
    assert_int_equal(count_checked(stage), 0);
    open_court(stage, LEASE);
    assert_int_equal(count_checked(stage), 1);
    ks_visit_end(&kiosk->visit);
    const struct ks_court_state *kept = ks_visit_state(&kiosk->visit, KS_SCREEN_COURT);
    for (int i = 0; i < KS_MOST_GUIDES; i++)
        assert_int_equal(kept->courts[i].replies[0][0], KS_COURT_REPLY_NONE);
    open_court(stage, LEASE);
    assert_int_equal(count_checked(stage), 0);
}

static void the_amount_of_the_guide_counts(void **state)
{
    struct stage *stage = *state;

    open_court(stage, LENDING);
    strcpy(ks_guide_now(&stage->parts.kiosk->visit)->typed[KS_GUIDE_AMOUNT].text, "500000000");
    tap_nth(stage, say(stage, "No"), 1);
    assert_true(sees(stage, "An intermediate court"));
}

static void a_guide_without_kinds_has_no_such_button(void **state)
{
    struct stage *stage = *state;
    const struct ks_content *content = stage->parts.content;

    for (int i = 0; i < content->guide_count; i++) {
        ks_visit_end(&stage->parts.kiosk->visit);
        ks_visit_open(&stage->parts.kiosk->visit, KS_SCREEN_GUIDE, i);
        assert_true((find(stage, say(stage, "Right court?")) != NULL) ==
                    (content->guides[i].matter_count > 0));
    }
}

static void the_page_is_printed_with_its_answers(void **state)
{
    struct stage *stage = *state;
    char path[128], text[4096] = "";

    open_court(stage, LEASE);
    tap_nth(stage, here(stage), 1);
    assert_true(tap(stage, "Print this page"));
    assert_true(sees(stage, "Please take your slip"));
    snprintf(path, sizeof path, "%s/slips/0001.txt", stage->dir);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_non_null(strstr(text, say(stage, "Yes, this court")));
    assert_non_null(strstr(text, here(stage)));
}

#define STAGE_TEST(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGE_TEST(no_answer_is_chosen_at_first_and_nothing_to_print),
        STAGE_TEST(the_answer_follows_each_tap),
        STAGE_TEST(the_kind_is_chosen_first_where_there_are_several),
        STAGE_TEST(answers_stay_with_their_guide_until_the_visit_ends),
        STAGE_TEST(the_amount_of_the_guide_counts),
        STAGE_TEST(a_guide_without_kinds_has_no_such_button),
        STAGE_TEST(the_page_is_printed_with_its_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
