/* A call is seen on every screen: the band for ten seconds, then the number until its holder has
 * been taken in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "service/parts.h"
#include "service/staff_support.h"
#include "visitor.h"

struct hall {
    struct stage stage;
    struct ks_store *store; /* the window staff's own connection */
};

static int open_hall(void **state)
{
    struct hall *hall = calloc(1, sizeof *hall);
    struct ks_store_opening opening;
    char path[96];

    stage_open(&hall->stage);
    snprintf(path, sizeof path, "%s/hall.db", hall->stage.dir);
    assert_int_equal(ks_store_open(path, hall->stage.clock.wall_ms, &hall->store, &opening, NULL),
                     KS_OK);
    *state = hall;
    return 0;
}

static int close_hall(void **state)
{
    struct hall *hall = *state;

    ks_store_close(hall->store);
    stage_close(&hall->stage);
    free(hall);
    return 0;
}

static void take_number(struct stage *stage)
{
    assert_true(tap(stage, "Mediation"));
    assert_true(tap_name(stage, stage->parts.content->hall.kinds[0].title.in[KS_LANG_ZH_CN]));
    assert_true(tap(stage, "Done"));
}

/* What staff do at room 2, and the second in which the hall sees it. */
static void staff(struct hall *hall, enum ks_hall_do what)
{
    const struct ks_desk desk = {.store = hall->store, .content = hall->stage.parts.content};
    struct ks_ticket ticket;

    assert_int_equal(staff_act(&desk, what, "2", hall->stage.clock.wall_ms, &ticket, NULL), KS_OK);
    ks_watch_look(hall->stage.parts.kiosk->parts.watch);
    ks_kiosk_tick(hall->stage.parts.kiosk);
}

static bool has_band(struct hall *hall)
{
    return sees(&hall->stage, "If this is your number, please go now");
}

static void a_call_stands_in_the_headers_place_for_ten_seconds(void **state)
{
    struct hall *hall = *state;
    struct stage *stage = &hall->stage;

    take_number(stage);
    assert_true(tap(stage, "Filing guides"));
    assert_false(has_band(hall));
    staff(hall, KS_HALL_CALL);
    assert_true(has_band(hall));
    stage_pass(stage, 9500);
    assert_true(has_band(hall));
    stage_pass(stage, 500);
    assert_false(has_band(hall));
    assert_true(sees_text(stage, "T001")); /* in the header */
}

static void the_band_moves_nothing_that_can_be_pressed(void **state)
{
    struct hall *hall = *state;
    struct stage *stage = &hall->stage;
    struct ks_rect before[64];

    take_number(stage);
    assert_true(tap(stage, "Filing guides"));
    int count = look(stage)->control_count;
    assert_in_range(count, 1, 64);
    for (int i = 0; i < count; i++)
        before[i] = look(stage)->controls[i].rect;
    staff(hall, KS_HALL_CALL);
    assert_true(has_band(hall));
    assert_int_equal(look(stage)->control_count, count);
    for (int i = 0; i < count; i++)
        assert_memory_equal(&look(stage)->controls[i].rect, &before[i], sizeof before[i]);
}

static void calling_again_is_seen_again(void **state)
{
    struct hall *hall = *state;

    take_number(&hall->stage);
    staff(hall, KS_HALL_CALL);
    stage_pass(&hall->stage, 11000);
    assert_false(has_band(hall));
    staff(hall, KS_HALL_RECALL);
    assert_true(has_band(hall));
}

static void whoever_has_been_taken_in_is_called_no_more(void **state)
{
    struct hall *hall = *state;

    take_number(&hall->stage);
    assert_true(tap(&hall->stage, "Filing guides"));
    staff(hall, KS_HALL_CALL);
    assert_true(has_band(hall));
    staff(hall, KS_HALL_START);
    assert_false(has_band(hall));
    assert_false(sees_text(&hall->stage, "T001"));
}

static void a_call_is_seen_over_what_covers_a_page(void **state)
{
    struct hall *hall = *state;

    take_number(&hall->stage);
    assert_true(tap(&hall->stage, "Filing guides"));
    stage_pass(&hall->stage, 61000);
    assert_true(sees(&hall->stage, "Are you still there?"));
    staff(hall, KS_HALL_CALL);
    assert_true(has_band(hall));
}

static void a_call_from_before_the_kiosk_started_is_no_news(void **state)
{
    struct hall *hall = *state;

    take_number(&hall->stage);
    staff(hall, KS_HALL_CALL);
    const struct ks_options options = hall->stage.parts.options;
    ks_parts_close(&hall->stage.parts);
    hall->stage.parts = (struct ks_parts){
        .clock = ks_clock_from_manual(&hall->stage.clock), .has_clock = true, .options = options};
    stage_start(&hall->stage);
    assert_false(has_band(hall));
    assert_true(sees_text(&hall->stage, "T001"));
}

#define IN_HALL(name) cmocka_unit_test_setup_teardown(name, open_hall, close_hall)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_HALL(a_call_stands_in_the_headers_place_for_ten_seconds),
        IN_HALL(the_band_moves_nothing_that_can_be_pressed),
        IN_HALL(calling_again_is_seen_again),
        IN_HALL(whoever_has_been_taken_in_is_called_no_more),
        IN_HALL(a_call_is_seen_over_what_covers_a_page),
        IN_HALL(a_call_from_before_the_kiosk_started_is_no_news),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
