/* A visit as its visitor and the next one live it: the wipe, hasty fingers, keys, swipes, and a
 * queue that is out of order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "screens/guides/guides.h"
#include "screens/notice/notice.h"
#include "visitor.h"

enum { WARN_MS = 60000, WIPE_MS = 20000 };

/* Turns pages until a control of that name is there. */
static void turn_to(struct stage *stage, const char *name)
{
    for (int page = 0; find(stage, name) == NULL; page++) {
        assert_true(page < look(stage)->page_count);
        key(stage, "PageDown");
    }
}

static const struct ks_guide *first_guide(struct stage *stage)
{
    return &stage->parts.content->guides[0];
}

/* The name of the shelf the first guide stands on. */
static const char *first_shelf(struct stage *stage)
{
    const struct ks_content *content = stage->parts.content;

    return content->groups[content->guides[0].group].title.in[KS_LANG_ZH_CN];
}

static void open_first_guide(struct stage *stage)
{
    assert_true(tap(stage, "Filing guides"));
    assert_true(tap_name(stage, first_shelf(stage)));
    assert_true(tap_name(stage, first_guide(stage)->situation.in[KS_LANG_ZH_CN]));
}

/* In the guide on lending: an amount typed and a document ticked. */
static void enter_something(struct stage *stage)
{
    const char *document = first_guide(stage)->materials[0].title.in[KS_LANG_ZH_CN];

    open_first_guide(stage);
    assert_true(tap(stage, "Cost"));
    assert_true(tap(stage, "Work it out from an amount"));
    type(stage, "123456");
    assert_true(sees_text(stage, "123,456"));
    assert_true(tap(stage, "Done"));
    assert_true(tap(stage, "Documents"));
    turn_to(stage, document);
    assert_true(tap_name(stage, document));
}

static void after_idling_nothing_of_the_visitor_is_left(void **state)
{
    struct stage *stage = *state;

    enter_something(stage);
    assert_false(stage_knows_nobody(stage));
    assert_true(ks_fonts_stats(stage->parts.fonts).entries > 0);
    stage_pass(stage, WARN_MS + WIPE_MS);
    assert_true(stage_knows_nobody(stage));
    assert_int_equal(ks_fonts_stats(stage->parts.fonts).entries, 0);
    assert_true(is_home(stage));
    open_first_guide(stage);
    for (int page = 0; page < look(stage)->page_count; page++) {
        assert_false(sees_text(stage, "123,456"));
        for (int i = 0; i < look(stage)->control_count; i++)
            assert_false(look(stage)->controls[i].role == KS_ROLE_CHECKBOX &&
                         look(stage)->controls[i].is_checked);
        key(stage, "PageDown");
    }
}

/* Ticks the first document of a guide. */
static void tick_first(struct ks_kiosk *kiosk, int guide)
{
    ks_visit_open(&kiosk->visit, KS_SCREEN_GUIDE, guide);
    ks_guide_now(&kiosk->visit)->has_material[0] = true;
    snprintf(ks_guide_now(&kiosk->visit)->typed[KS_GUIDE_DATE].text, KS_FIELD_CHARS, "2026010%d",
             guide % 10);
    ks_visit_back(&kiosk->visit);
}

static void a_visit_remembers_eight_guides_left_and_gives_up_the_oldest(void **state)
{
    struct stage *stage = *state;
    struct ks_kiosk *kiosk = stage->parts.kiosk;
    const struct ks_guide_entry *now = ks_guide_now(&kiosk->visit);

    assert_true(tap(stage, "Filing guides"));
    for (int guide = 0; guide < KS_MAX_KEPT_GUIDES + 2; guide++) {
        tick_first(kiosk, guide);
        assert_false(now->has_material[1]);
    }
    for (int guide = KS_MAX_KEPT_GUIDES + 1; guide > 0; guide--) {
        ks_visit_open(&kiosk->visit, KS_SCREEN_GUIDE, guide);
        assert_true(now->has_material[0]);
        assert_int_equal(now->typed[KS_GUIDE_DATE].text[7], '0' + guide % 10);
        ks_visit_back(&kiosk->visit);
    }
    ks_visit_open(&kiosk->visit, KS_SCREEN_GUIDE, 0);
    assert_false(now->has_material[0]);
    assert_string_equal(now->typed[KS_GUIDE_DATE].text, "");
    ks_visit_end(&kiosk->visit);
    assert_true(stage_knows_nobody(stage));
}

static void the_warning_comes_after_60_s_and_offers_to_go_on_or_to_end(void **state)
{
    struct stage *stage = *state;

    assert_true(tap(stage, "Filing guides"));
    stage_pass(stage, WARN_MS - 500);
    assert_false(sees(stage, "Are you still there?"));
    stage_pass(stage, 500);
    assert_true(sees(stage, "Are you still there?"));
    assert_int_equal(look(stage)->control_count, 2);
    assert_string_equal(look(stage)->controls[0].name, say(stage, "Go on"));
    assert_string_equal(look(stage)->controls[1].name, say(stage, "End now"));
    assert_true(look(stage)->controls[0].rect.h >= 240);
    assert_false(sees(stage, "What happened to you?"));
    stage_pass(stage, WIPE_MS - 500);
    assert_true(sees(stage, "Are you still there?"));
    stage_pass(stage, 500);
    assert_true(is_home(stage));
}

static void continuing_keeps_everything_and_ten_times_over(void **state)
{
    struct stage *stage = *state;

    open_first_guide(stage);
    const char *title = first_guide(stage)->title.in[KS_LANG_ZH_CN];
    for (int i = 0; i < 10; i++) {
        stage_pass(stage, WARN_MS + WIPE_MS - 1500);
        assert_true(sees(stage, "Are you still there?"));
        assert_true(tap(stage, "Go on"));
        assert_true(sees_text(stage, title));
    }
}

static void turning_pages_counts_as_use(void **state)
{
    struct stage *stage = *state;

    open_first_guide(stage);
    for (int i = 0; i < 4; i++) {
        stage_pass(stage, WARN_MS - 1000);
        key(stage, i % 2 == 0 ? "PageDown" : "PageUp");
        assert_false(sees(stage, "Are you still there?"));
    }
}

static void the_next_visitor_finds_normal_text_and_chinese(void **state)
{
    struct stage *stage = *state;

    assert_true(tap(stage, "Large text"));
    assert_true(tap(stage, "High contrast"));
    assert_true(tap_name(stage, "English"));
    assert_true(look(stage)->mode.is_large && look(stage)->mode.is_contrast);
    assert_int_equal(look(stage)->mode.lang, KS_LANG_EN);
    stage_pass(stage, WARN_MS + WIPE_MS);
    assert_false(look(stage)->mode.is_large || look(stage)->mode.is_contrast);
    assert_int_equal(look(stage)->mode.lang, KS_LANG_ZH_CN);
}

static void a_finished_visit_goes_home_by_itself(void **state)
{
    struct stage *stage = *state;

    assert_true(tap(stage, "Mediation"));
    assert_true(tap_name(stage, stage->parts.content->hall.kinds[0].title.in[KS_LANG_ZH_CN]));
    assert_true(sees(stage, "You have a number"));
    stage_pass(stage, 19500);
    assert_true(sees(stage, "You have a number"));
    stage_pass(stage, 500);
    assert_true(is_home(stage));
}

static void a_second_tap_does_not_press_what_has_just_come_up(void **state)
{
    struct stage *stage = *state;

    stage_pass(stage, CALM_MS);
    struct ks_point tile = middle(find(stage, say(stage, "Filing guides"))->rect);
    for (int i = 0; i < 10; i++) {
        tap_at(stage, tile);
        ks_clock_manual_advance(&stage->clock, 100);
        ks_kiosk_tick(stage->parts.kiosk);
    }
    assert_true(sees(stage, "What happened to you?"));
    ks_clock_manual_advance(&stage->clock, 350);
    tap_at(stage, middle(find(stage, first_shelf(stage))->rect));
    assert_false(sees(stage, "What happened to you?"));
}

static void ten_taps_are_one_ticket(void **state)
{
    struct stage *stage = *state;
    struct ks_queue_summary summary;

    assert_true(tap(stage, "Mediation"));
    stage_pass(stage, CALM_MS);
    const char *kind = stage->parts.content->hall.kinds[0].title.in[KS_LANG_ZH_CN];
    struct ks_point at = middle(find(stage, kind)->rect);
    for (int i = 0; i < 10; i++) {
        tap_at(stage, at);
        ks_clock_manual_advance(&stage->clock, 100);
        ks_kiosk_tick(stage->parts.kiosk);
    }
    stage_pass(stage, 1000);
    assert_int_equal(ks_queue_summary(&stage->parts.desk, stage->clock.wall_ms, &summary, NULL),
                     KS_OK);
    assert_int_equal(summary.waiting, 1);
}

static void a_finger_that_slides_off_or_is_taken_back_presses_nothing(void **state)
{
    struct stage *stage = *state;

    stage_pass(stage, CALM_MS);
    struct ks_rect tile = find(stage, say(stage, "Filing guides"))->rect;
    touch(stage, KS_POINTER_PRESS, middle(tile));
    touch(stage, KS_POINTER_RELEASE, (struct ks_point){tile.x - 5, tile.y + tile.h / 2});
    assert_true(is_home(stage));
    stage_pass(stage, CALM_MS);
    touch(stage, KS_POINTER_PRESS, middle(tile));
    touch(stage, KS_POINTER_CANCEL, middle(tile));
    touch(stage, KS_POINTER_RELEASE, middle(tile));
    assert_true(is_home(stage));
}

static void a_control_darkens_while_a_finger_is_on_it(void **state)
{
    struct stage *stage = *state;

    stage_pass(stage, CALM_MS);
    const struct ks_control *tile = find(stage, say(stage, "Filing guides"));
    struct ks_point at = middle(tile->rect);
    uint32_t calm = tile->ground;
    touch(stage, KS_POINTER_PRESS, at);
    assert_true(ks_kiosk_is_stale(stage->parts.kiosk));
    assert_int_not_equal(find(stage, say(stage, "Filing guides"))->ground, calm);
    touch(stage, KS_POINTER_RELEASE, (struct ks_point){5, 5});
    assert_int_equal(find(stage, say(stage, "Filing guides"))->ground, calm);
}

static void tab_walks_over_every_control_and_return_presses(void **state)
{
    struct stage *stage = *state;
    int count = look(stage)->control_count;

    stage_pass(stage, CALM_MS);
    for (int i = 0; i < count; i++) {
        key(stage, "Tab");
        const struct ks_ui *ui = look(stage);
        const struct ks_draw_cmd *ring = &ui->list.cmds[ui->list.count - 1];
        assert_true(ring->border_px > 0);
        assert_memory_equal(&ring->rect, &ui->controls[i].rect, sizeof ring->rect);
    }
    key(stage, "Tab");
    key(stage, "Up");
    key(stage, "Up");
    for (int i = 0; strstr(look(stage)->controls[stage->parts.kiosk->focus].name,
                           say(stage, "Filing guides")) == NULL;
         i++) {
        assert_true(i < count);
        key(stage, "Right");
    }
    key(stage, "Return");
    assert_true(sees(stage, "What happened to you?"));
    stage_pass(stage, CALM_MS);
    key(stage, "Return"); /* nothing has the focus here yet */
    assert_true(sees(stage, "What happened to you?"));
    key(stage, "Escape");
    assert_true(is_home(stage));
}

/* Only the wall clock shows it. */
static void who_was_there_before_the_machine_slept_is_not_there_after(void **state)
{
    struct stage *stage = *state;
    assert_true(tap_name(stage, "立案指引"));
    assert_null(find(stage, "先行调解"));
    stage->clock.wall_ms += INT64_C(8) * 3600 * 1000;
    ks_kiosk_tick(stage->parts.kiosk);
    assert_non_null(find(stage, "先行调解"));
    assert_true(tap_name(stage, "立案指引"));
    ks_kiosk_clock_was_set(stage->parts.kiosk); /* a clock that is put right ends nobody's visit */
    stage->clock.wall_ms += INT64_C(8) * 3600 * 1000;
    ks_kiosk_tick(stage->parts.kiosk);
    assert_null(find(stage, "先行调解"));
}

static void escape_answers_the_idle_warning(void **state)
{
    struct stage *stage = *state;

    assert_true(tap(stage, "Filing guides"));
    stage_pass(stage, WARN_MS);
    assert_true(sees(stage, "Are you still there?"));
    key(stage, "Escape");
    assert_true(sees(stage, "What happened to you?"));
}

static void a_swipe_turns_the_page_and_presses_nothing(void **state)
{
    struct stage *stage = *state;

    ks_visit_open(&stage->parts.kiosk->visit, KS_SCREEN_RISK, KS_RISK_LITIGATION);
    assert_int_equal(look(stage)->page, 0);
    assert_true(look(stage)->page_count > 1);
    struct ks_point high = {540, 500}, low = {540, 1300};
    drag(stage, high, low);
    assert_int_equal(look(stage)->page, 0);
    drag(stage, low, high);
    assert_int_equal(look(stage)->page, 1);
    drag(stage, high, low);
    assert_int_equal(look(stage)->page, 0);
    struct ks_rect next = find(stage, say(stage, "I understand, next page"))->rect;
    drag(stage, middle(next), (struct ks_point){next.x + next.w / 2, next.y - 500});
    assert_int_equal(look(stage)->page, 1);
}

static void a_finger_that_trembles_still_presses(void **state)
{
    struct stage *stage = *state;

    stage_pass(stage, CALM_MS);
    struct ks_point at = middle(find(stage, say(stage, "Filing guides"))->rect);
    drag(stage, at, (struct ks_point){at.x + 30, at.y + 60});
    assert_true(sees(stage, "What happened to you?"));
}

/* The notice read to its end: the page to sign is open. */
static void a_signature_is_only_taken_once_it_is_one(void **state)
{
    struct stage *stage = *state;

    open_signature(stage);
    assert_true(find(stage, say(stage, "Sign and print"))->is_disabled);
    assert_true(tap(stage, "Sign and print"));
    assert_true(sees(stage, "Please sign"));
    draw_signature(stage);
    assert_false(find(stage, say(stage, "Sign and print"))->is_disabled);
    assert_true(tap(stage, "Clear"));
    assert_true(find(stage, say(stage, "Sign and print"))->is_disabled);
    draw_signature(stage);
    assert_true(tap(stage, "Sign and print"));
    assert_true(sees(stage, "You have signed"));
}

/* The database's name is taken by a folder: it cannot be opened, and nothing may be lost by it. */
static void a_broken_queue_looks_broken_and_the_guides_go_on(void **state)
{
    struct stage stage;
    char path[96];

    (void)state;
    stage_prepare(&stage);
    snprintf(path, sizeof path, "%s/hall.db", stage.dir);
    assert_int_equal(mkdir(path, 0700), 0);
    stage_start(&stage);
    assert_true(sees(&stage, "The number system is out of order. Please go to the window; the "
                             "guides still work."));
    assert_true(tap(&stage, "Mediation"));
    assert_true(tap_name(&stage, stage.parts.content->hall.kinds[0].title.in[KS_LANG_ZH_CN]));
    assert_true(sees(&stage, "No number can be given now"));
    assert_true(tap(&stage, "Home"));
    open_first_guide(&stage);
    assert_true(tap(&stage, "Print my list"));
    assert_true(sees(&stage, "Please take your slip"));
    stage_close(&stage);
}

static void numbers_come_back_when_the_database_can_be_opened_again(void **state)
{
    struct stage stage;
    char path[96];

    (void)state;
    stage_prepare(&stage);
    snprintf(path, sizeof path, "%s/hall.db", stage.dir);
    assert_int_equal(mkdir(path, 0700), 0);
    stage_start(&stage);
    assert_true(sees(&stage, "For staff: the number database cannot be opened. It is tried again "
                             "every minute."));
    assert_int_equal(rmdir(path), 0);
    stage_pass(&stage, 61000);
    assert_false(sees(&stage, "For staff: the number database cannot be opened. It is tried again "
                              "every minute."));
    assert_true(tap(&stage, "Mediation"));
    assert_true(tap_name(&stage, stage.parts.content->hall.kinds[0].title.in[KS_LANG_ZH_CN]));
    assert_true(sees(&stage, "You have a number"));
    stage_close(&stage);
}

static void larger_text_after_signing_leaves_the_signature_on_the_receipt(void **state)
{
    struct stage *stage = *state;

    open_signature(stage);
    draw_signature(stage);
    assert_true(tap(stage, "Sign and print"));
    assert_true(sees(stage, "You have signed"));
    int points = ks_notice_state(&stage->parts.kiosk->visit)->point_count;
    assert_true(points > 0);
    assert_true(tap(stage, "Large text"));
    assert_int_equal(ks_notice_state(&stage->parts.kiosk->visit)->point_count, points);
}

#define ON_STAGE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(after_idling_nothing_of_the_visitor_is_left),
        ON_STAGE(a_visit_remembers_eight_guides_left_and_gives_up_the_oldest),
        ON_STAGE(the_warning_comes_after_60_s_and_offers_to_go_on_or_to_end),
        ON_STAGE(continuing_keeps_everything_and_ten_times_over),
        ON_STAGE(turning_pages_counts_as_use),
        ON_STAGE(the_next_visitor_finds_normal_text_and_chinese),
        ON_STAGE(a_finished_visit_goes_home_by_itself),
        ON_STAGE(a_second_tap_does_not_press_what_has_just_come_up),
        ON_STAGE(ten_taps_are_one_ticket),
        ON_STAGE(a_finger_that_slides_off_or_is_taken_back_presses_nothing),
        ON_STAGE(a_control_darkens_while_a_finger_is_on_it),
        ON_STAGE(tab_walks_over_every_control_and_return_presses),
        ON_STAGE(who_was_there_before_the_machine_slept_is_not_there_after),
        ON_STAGE(escape_answers_the_idle_warning),
        ON_STAGE(a_swipe_turns_the_page_and_presses_nothing),
        ON_STAGE(a_finger_that_trembles_still_presses),
        ON_STAGE(a_signature_is_only_taken_once_it_is_one),
        ON_STAGE(larger_text_after_signing_leaves_the_signature_on_the_receipt),
        cmocka_unit_test(numbers_come_back_when_the_database_can_be_opened_again),
        cmocka_unit_test(a_broken_queue_looks_broken_and_the_guides_go_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
