/* What somebody leaves behind: on the home page for the next, under way for the end of the kiosk.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "visitor.h"

enum { GONE_MS = 60000 + 20000 };

static void the_keyboards_focus_goes_with_who_moved_it(void **state)
{
    struct stage *stage = *state;
    int marks = look(stage)->list.count;

    key(stage, "Tab");
    assert_int_equal(look(stage)->list.count, marks + 1);
    stage_pass(stage, GONE_MS);
    assert_int_equal(look(stage)->list.count, marks);
}

static void a_release_that_was_lost_leaves_no_tile_pressed(void **state)
{
    struct stage *stage = *state;
    const char *name = say(stage, "Filing guides");
    uint32_t calm = find(stage, name)->ground;

    stage_pass(stage, CALM_MS);
    touch(stage, KS_POINTER_PRESS, middle(find(stage, name)->rect));
    assert_int_not_equal(find(stage, name)->ground, calm);
    stage_pass(stage, GONE_MS);
    assert_int_equal(find(stage, name)->ground, calm);
    touch(stage, KS_POINTER_RELEASE, middle(find(stage, name)->rect));
    assert_true(is_home(stage));
}

/* The stage is closed with the press: the job that stores it asks for the paper at its end. */
static void a_signature_that_is_being_stored_does_not_outlive_the_kiosk(void **state)
{
    struct stage *stage = *state;

    open_signature(stage);
    draw_signature(stage);
    stage_pass(stage, CALM_MS);
    tap_at(stage, middle(find(stage, say(stage, "Sign and print"))->rect));
    assert_false(ks_worker_is_idle(stage->parts.worker));
}

#define ON_STAGE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(the_keyboards_focus_goes_with_who_moved_it),
        ON_STAGE(a_release_that_was_lost_leaves_no_tile_pressed),
        ON_STAGE(a_signature_that_is_being_stored_does_not_outlive_the_kiosk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
