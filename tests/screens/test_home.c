/* The home page: emergencies in one touch, and what is kept and what goes when a visitor returns.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "visitor.h"

enum { WARN_MS = 60000, MODES = 16 };

/* One of the eight ways to show a page, in both languages. */
static void set_mode(struct stage *stage, int which)
{
    struct ks_visit *visit = &stage->parts.kiosk->visit;
    bool is_wide = (which & 1) != 0;

    ks_kiosk_resize(stage->parts.kiosk, is_wide ? 1920 : 1080, is_wide ? 1080 : 1920,
                    visit->mode.microns_per_px);
    visit->mode.is_large = (which & 2) != 0;
    visit->mode.is_low = (which & 4) != 0;
    visit->mode.lang = (which & 8) != 0 ? KS_LANG_EN : KS_LANG_ZH_CN;
    visit->is_stale = true;
}

static const char *call_title(struct stage *stage, int call)
{
    return stage->parts.content->danger.calls[call].title.in[look(stage)->mode.lang];
}

/* The largest letters of what is shown that reads `text`; 0: it is not there. */
static int letters_of(struct stage *stage, const char *text)
{
    const struct ks_ui *ui = look(stage);
    int most = 0;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind == KS_DRAW_TEXT && cmd->text_bytes == strlen(text) &&
            strncmp(cmd->text, text, cmd->text_bytes) == 0 && cmd->size_px > most)
            most = cmd->size_px;
    }
    return most;
}

static void answer_one(struct stage *stage)
{
    assert_true(tap(stage, "Enforcement"));
    stage_pass(stage, CALM_MS);
    tap_at(stage, middle(first_answer(stage)->rect));
}

static void home_and_the_page_of_numbers_are_one_page_in_every_mode(void **state)
{
    struct stage *stage = *state;

    for (int which = 0; which < MODES; which++) {
        set_mode(stage, which);
        for (int call = 0; call < KS_DANGER_CALLS; call++) {
            assert_int_equal(look(stage)->page_count, 1);
            assert_true(tap_name(stage, call_title(stage, call)));
            assert_int_equal(look(stage)->page_count, 1);
            const char *number = stage->parts.content->danger.calls[call].number;
            assert_true(letters_of(stage, number) >= ks_ui_px(look(stage), 150));
            assert_true(tap(stage, "Leave this page"));
            assert_true(is_home(stage));
        }
    }
}

static void each_service_says_what_it_gives_in_both_languages(void **state)
{
    static const char *const few[] = {"Steps, papers, fees",  "You can refuse",
                                      "A list for your case", "Suing, enforcement",
                                      "Scan, file at home",   "In figures"};
    enum { FEW = sizeof few / sizeof few[0] };
    struct stage *stage = *state;

    set_mode(stage, 8);
    for (int i = 0; i < FEW; i++)
        assert_true(letters_of(stage, few[i]) > 0);
    set_mode(stage, 0);
    assert_true(letters_of(stage, "看流程、领案款、查案子") > 0);
}

static void leaving_the_page_of_numbers_asks_nothing_and_keeps_how_one_reads(void **state)
{
    struct stage *stage = *state;

    assert_true(tap(stage, "Large text"));
    assert_true(tap_name(stage, call_title(stage, 2)));
    unsigned serial = stage->parts.kiosk->visit.serial;
    assert_true(tap(stage, "Leave this page"));
    assert_true(is_home(stage));
    assert_true(look(stage)->mode.is_large);
    assert_int_not_equal(stage->parts.kiosk->visit.serial, serial); /* it was wiped */
    key(stage, "Escape");
    assert_false(sees(stage, "Leave this page"));
}

/* No red, and no word of violence in the head or in the name of a page. */
static void the_page_of_numbers_does_not_tell_what_it_is_about(void **state)
{
    struct stage *stage = *state;
    const struct ks_theme *theme = ks_theme_get(false);

    assert_true(tap_name(stage, call_title(stage, 2)));
    const struct ks_ui *ui = look(stage);
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        assert_true(cmd->fill != theme->stop && cmd->fill != theme->stop_soft);
        assert_true(cmd->border != theme->stop && cmd->fill != theme->on_stop_soft);
    }
    assert_true(sees(stage, "Court telephones"));
    assert_false(sees_text(stage, call_title(stage, 2)));
}

static void going_home_asks_once_before_answers_go(void **state)
{
    struct stage *stage = *state;

    answer_one(stage);
    assert_true(tap(stage, "Home"));
    assert_true(sees(stage, "Going home erases what you entered"));
    assert_int_equal(look(stage)->control_count, 2);
    assert_true(tap(stage, "Go on"));
    assert_false(is_home(stage) || stage_knows_nobody(stage));
    assert_true(tap(stage, "Home"));
    assert_true(tap(stage, "Go home and erase it"));
    assert_true(stage_knows_nobody(stage));
    assert_true(is_home(stage));
}

static void going_home_asks_nothing_where_nothing_was_entered(void **state)
{
    struct stage *stage = *state;

    assert_true(tap(stage, "Enforcement"));
    assert_true(tap(stage, "Home"));
    assert_true(is_home(stage));
}

static void going_back_from_the_first_page_asks_like_going_home(void **state)
{
    struct stage *stage = *state;

    answer_one(stage);
    assert_true(tap(stage, "Back"));
    assert_false(sees(stage, "Going home erases what you entered"));
    assert_true(tap(stage, "Back"));
    assert_true(sees(stage, "Going home erases what you entered"));
    key(stage, "Escape");
    assert_false(is_home(stage) || sees(stage, "Going home erases what you entered"));
}

static void home_keeps_language_and_modes_and_the_end_resets_them(void **state)
{
    struct stage *stage = *state;

    assert_true(tap(stage, "Large text"));
    assert_true(tap_name(stage, "English"));
    assert_true(tap(stage, "Filing guides"));
    assert_true(tap(stage, "Home"));
    assert_true(look(stage)->mode.is_large && look(stage)->mode.lang == KS_LANG_EN);
    assert_true(tap(stage, "Filing guides"));
    stage_pass(stage, WARN_MS);
    assert_true(tap(stage, "End now"));
    assert_true(is_home(stage));
    assert_false(look(stage)->mode.is_large || look(stage)->mode.lang == KS_LANG_EN);
}

static void what_covers_a_page_is_within_reach_in_every_mode(void **state)
{
    struct stage *stage = *state;

    for (int which = 0; which < MODES; which++) {
        set_mode(stage, which);
        assert_true(tap(stage, "Filing guides"));
        stage_pass(stage, WARN_MS);
        const struct ks_ui *ui = look(stage);
        assert_int_equal(ui->control_count, 2);
        for (int i = 0; i < 2; i++) {
            struct ks_rect at = ui->controls[i].rect;
            assert_true(at.y >= ui->reach_y && at.h >= ks_ui_target_px(ui));
            assert_true(at.y + at.h <= ui->dock.y + ui->dock.h);
        }
        assert_true(ui->controls[0].rect.y + ui->controls[0].rect.h < ui->controls[1].rect.y);
        assert_true(tap(stage, "Go on"));
        assert_true(tap(stage, "Home"));
    }
}

#define ON_STAGE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(home_and_the_page_of_numbers_are_one_page_in_every_mode),
        ON_STAGE(each_service_says_what_it_gives_in_both_languages),
        ON_STAGE(leaving_the_page_of_numbers_asks_nothing_and_keeps_how_one_reads),
        ON_STAGE(the_page_of_numbers_does_not_tell_what_it_is_about),
        ON_STAGE(going_home_asks_once_before_answers_go),
        ON_STAGE(going_home_asks_nothing_where_nothing_was_entered),
        ON_STAGE(going_back_from_the_first_page_asks_like_going_home),
        ON_STAGE(home_keeps_language_and_modes_and_the_end_resets_them),
        ON_STAGE(what_covers_a_page_is_within_reach_in_every_mode),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
