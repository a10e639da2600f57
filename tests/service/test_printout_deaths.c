/* A kiosk killed at any moment while it prints what staff asked for: nothing comes out twice, and
 * what came out is never told as failed. */
#include "service/kill_support.h"
#include "service/printout_private.h"
#include "service/printouts.h"
#include "service/support.h"

enum { KILLS = 60, EACH = 4 };

/* What a kiosk does from its start on. */
static _Noreturn void child_serves(struct court *court, int fd)
{
    struct ks_store_opening opening;
    bool is_done = true;
    if (ks_store_open(court->db_path, court->time.wall_ms, &court->store, &opening, NULL) != KS_OK)
        _exit(3);
    court->desk.store = court->store;
    if (ks_printouts_begin(&court->desk, "1", NULL) != KS_OK)
        _exit(3);
    for (;;) {
        if (write(fd, "x", 1) != 1)
            _exit(4);
        if (ks_printouts_serve(&court->desk, "1", false, &is_done, NULL) != KS_OK)
            _exit(5);
    }
}

static void ask_some(struct court *court, int round)
{
    for (int i = 0; i < EACH; i++) {
        char request[32];
        int64_t id;
        snprintf(request, sizeof request, "%d-%d", round, i);
        const struct ks_printout_wish wish = {
            .station = "1", .guide = "lending", .answers = "", .actor = "Li", .request = request};
        assert_int_equal(
            ks_printouts_ask(&court->desk, &wish, court->time.wall_ms, &id, &court->error), KS_OK);
    }
}

struct counts {
    int of[KS_PRINTOUT_STATE_COUNT];
};

static bool count(const struct ks_printout_row *row, void *ctx)
{
    ((struct counts *)ctx)->of[row->state]++;
    return true;
}

static void kill_one(struct court *court, int round)
{
    int pipes[2];
    struct ks_store *mine = court->store;
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0)
        child_serves(court, pipes[1]);
    close(pipes[1]);
    kill_in_step(child, pipes[0], 1 + round % EACH);
    close(pipes[0]);
    court->store = mine;
}

static void nothing_comes_out_twice_and_nothing_that_is_out_has_failed(void **state)
{
    struct court *court = *state;
    struct counts counts = {0};
    bool is_done = true;
    assert_int_equal(ks_stations_note(&court->desk, "1", &court->error), KS_OK);
    for (int round = 0; round < KILLS; round++) {
        ask_some(court, round);
        kill_one(court, round);
    }
    assert_int_equal(ks_printouts_begin(&court->desk, "1", &court->error), KS_OK);
    while (is_done)
        assert_int_equal(ks_printouts_serve(&court->desk, "1", false, &is_done, &court->error),
                         KS_OK);
    assert_int_equal(ks_store_show_printouts(court->store, 0, court->time.wall_ms, count, &counts,
                                             &court->error),
                     KS_OK);
    int printed = counts.of[KS_PRINTOUT_PRINTED], unsure = counts.of[KS_PRINTOUT_UNSURE];
    assert_int_equal(printed + unsure, KILLS * EACH);
    assert_in_range(court_count_slips(court), printed, printed + unsure);
    assert_in_range(unsure, 1, KILLS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        nothing_comes_out_twice_and_nothing_that_is_out_has_failed, court_setup, court_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
