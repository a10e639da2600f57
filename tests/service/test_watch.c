/* What the watch sees of a hall that others change, and when it wakes a face. */
#include "service/support.h"
#include "service/watch.h"

#include <stdatomic.h>

static atomic_int woken;

static void wake(void *ctx)
{
    (void)ctx;
    atomic_fetch_add(&woken, 1);
}

/* A handle of its own for the watch, which looks only when it is told to. */
static struct ks_watch *begin(struct court *court, struct ks_desk *desk)
{
    struct ks_store_opening opening;

    atomic_store(&woken, 0);
    *desk = court->desk;
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &desk->store, &opening, NULL), KS_OK);
    struct ks_watch *watch = ks_watch_start(&(struct ks_watch_setup){
        .desk = desk, .clock = &court->clock, .every_ms = 1000000, .wake = wake});
    assert_non_null(watch);
    ks_watch_look(watch);
    return watch;
}

static void end(struct ks_watch *watch, struct ks_desk *desk)
{
    ks_watch_free(watch);
    ks_store_close(desk->store);
}

static void take(struct court *court, const char *token)
{
    struct ks_take_result result;
    const struct ks_take_request request = {.token = token, .kind = "person"};

    assert_int_equal(ks_queue_take(&court->desk, &request, &result, &court->error), KS_OK);
}

static void call(struct court *court, const char *room)
{
    struct ks_ticket ticket;

    assert_int_equal(court_staff(court, KS_HALL_CALL, room, &ticket), KS_OK);
}

static void what_another_handle_writes_is_in_the_next_view(void **state)
{
    struct court *court = *state;
    struct ks_desk desk;
    struct ks_watch *watch = begin(court, &desk);

    assert_true(ks_watch_view(watch).is_known);
    assert_int_equal(ks_watch_view(watch).waiting, 0);
    take(court, "a");
    take(court, "b");
    ks_watch_look(watch);
    assert_int_equal(ks_watch_view(watch).waiting, 2);
    call(court, "2");
    ks_watch_look(watch);
    struct ks_hall_state view = ks_watch_view(watch);
    const struct ks_hall_call_view *call = ks_hall_current_call(&view);
    assert_non_null(call);
    assert_string_equal(call->number, "T001");
    assert_string_equal(call->seat, "2");
    assert_int_equal(view.waiting, 1);
    end(watch, &desk);
}

static void nobody_is_woken_while_people_see_the_same(void **state)
{
    struct court *court = *state;
    struct ks_desk desk;
    struct ks_watch *watch = begin(court, &desk);

    ks_watch_look(watch);
    ks_watch_look(watch);
    int before = atomic_load(&woken);
    ks_watch_look(watch);
    assert_int_equal(atomic_load(&woken), before);
    take(court, "a");
    ks_watch_look(watch);
    ks_watch_look(watch);            /* by its end the wake of the look before is over */
    int after = atomic_load(&woken); /* two, where a look of its own met the taking half way */
    assert_in_range(after, before + 1, before + 2);
    ks_watch_look(watch);
    ks_watch_look(watch);
    assert_int_equal(atomic_load(&woken), after);
    end(watch, &desk);
}

static void a_view_says_when_it_was_seen_to_be_so(void **state)
{
    struct court *court = *state;
    struct ks_desk desk;
    struct ks_watch *watch = begin(court, &desk);
    int64_t before = ks_watch_view(watch).seen_mono_ms;

    ks_clock_manual_advance(&court->time, 3000);
    assert_int_equal(ks_watch_view(watch).seen_mono_ms, before);
    ks_watch_look(watch);
    assert_int_equal(ks_watch_view(watch).seen_mono_ms, before + 3000);
    end(watch, &desk);
}

static void a_new_day_is_a_new_view_although_nothing_was_written(void **state)
{
    struct court *court = *state;
    struct ks_desk desk;

    court_set_time(court, 2026, 11, 23, 16, 59);
    take(court, "a");
    struct ks_watch *watch = begin(court, &desk);
    assert_int_equal(ks_watch_view(watch).waiting, 1);
    court_set_time(court, 2026, 11, 23, 23, 59);
    ks_watch_look(watch);
    assert_int_equal(ks_watch_view(watch).waiting, 1);
    court_set_time(court, 2026, 11, 24, 0, 0);
    ks_watch_look(watch);
    assert_int_equal(ks_watch_view(watch).waiting, 0);
    end(watch, &desk);
}

static void without_a_store_nothing_is_known_until_there_is_one(void **state)
{
    struct court *court = *state;
    struct ks_desk desk;
    struct ks_watch *watch = begin(court, &desk);

    take(court, "a");
    ks_watch_set_desk(watch, NULL);
    ks_watch_look(watch);
    assert_false(ks_watch_view(watch).is_known);
    assert_int_equal(ks_watch_view(watch).waiting, 0);
    ks_watch_set_desk(watch, &desk);
    ks_watch_look(watch);
    assert_true(ks_watch_view(watch).is_known);
    assert_int_equal(ks_watch_view(watch).waiting, 1);
    end(watch, &desk);
}

static void what_stands_in_a_file_that_was_moved_away_is_not_known(void **state)
{
    struct court *court = *state;
    struct ks_desk desk;
    char aside[sizeof court->db_path + 8];
    skip_on_server();
    struct ks_watch *watch = begin(court, &desk);
    snprintf(aside, sizeof aside, "%s.aside", court->db_path);
    ks_watch_look(watch);
    assert_true(ks_watch_view(watch).is_known);
    assert_int_equal(rename(court->db_path, aside), 0);
    ks_watch_look(watch);
    assert_false(ks_watch_view(watch).is_known);
    assert_int_equal(rename(aside, court->db_path), 0);
    ks_watch_look(watch);
    assert_true(ks_watch_view(watch).is_known);
    end(watch, &desk);
}

static void it_looks_by_itself_every_so_often(void **state)
{
    struct court *court = *state;
    struct ks_desk desk = court->desk;
    struct ks_store_opening opening;

    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &desk.store, &opening, NULL), KS_OK);
    struct ks_watch *watch = ks_watch_start(&(struct ks_watch_setup){
        .desk = &desk, .clock = &court->clock, .every_ms = 10, .wake = wake});
    take(court, "a");
    while (ks_watch_view(watch).waiting == 0)
        usleep(1000);
    end(watch, &desk);
}

/* Neither of them looks by itself. */
static void what_one_program_wrote_the_watch_of_another_is_told_by_the_server(void **state)
{
    struct court *court = *state;
    struct ks_desk writers, others;
    if (own_schema_server() == NULL)
        skip();
    struct ks_watch *writer = begin(court, &writers), *other = begin(court, &others);
    for (int i = 1; i <= 3; i++) {
        char token[16];
        snprintf(token, sizeof token, "t%d", i);
        take(court, token);
        ks_watch_poke(writer);
        while (ks_watch_view(other).waiting < i)
            usleep(1000);
    }
    end(writer, &writers);
    end(other, &others);
}

/* The second server did not have what the first one told last: what was seen of it there is shown
 * no more, and what is done afterwards is. */
static void a_server_that_took_over_and_knows_less_is_shown_as_it_is(void **state)
{
    struct court *court = *state;
    struct ks_desk desk;
    struct ks_watch *watch = begin(court, &desk);

    take(court, "a");
    take(court, "b");
    ks_watch_look(watch);
    struct ks_hall_state before = ks_watch_view(watch);
    assert_int_equal(before.waiting, 2);
    own_schema_run(court->db_path, "DELETE FROM event WHERE ticket = (SELECT max(id) FROM ticket); "
                                   "DELETE FROM ticket WHERE id = (SELECT max(id) FROM ticket); "
                                   "UPDATE hall SET epoch = epoch + 1");
    ks_watch_look(watch);
    struct ks_hall_state after = ks_watch_view(watch);
    assert_int_equal(after.waiting, 1);
    assert_true(after.epoch > before.epoch);
    call(court, "2");
    ks_watch_look(watch);
    after = ks_watch_view(watch);
    assert_int_equal(after.waiting, 0);
    assert_non_null(ks_hall_current_call(&after));
    end(watch, &desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(what_another_handle_writes_is_in_the_next_view),
        COURT_TEST(nobody_is_woken_while_people_see_the_same),
        COURT_TEST(a_view_says_when_it_was_seen_to_be_so),
        COURT_TEST(a_new_day_is_a_new_view_although_nothing_was_written),
        COURT_TEST(without_a_store_nothing_is_known_until_there_is_one),
        COURT_TEST(what_stands_in_a_file_that_was_moved_away_is_not_known),
        COURT_TEST(it_looks_by_itself_every_so_often),
        COURT_TEST(a_server_that_took_over_and_knows_less_is_shown_as_it_is),
        COURT_TEST(what_one_program_wrote_the_watch_of_another_is_told_by_the_server),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
