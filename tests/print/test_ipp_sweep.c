/* The line to an IPP printer is cut after every so many bytes: jobs printed and jobs reported are
 * jobs asked, and what is called unprinted never came out. */
#include "ipp_relay.h"
#include "ipp_support.h"

enum { OFFSETS = 24, EDGES = 24, EDGE_BYTES = 150 };

struct sweep {
    struct ipp_case test;
    struct ipp_relay *relay;
    int asked, printed, not_printed, unsure;
};

static struct sweep sweep_open(void **state, const char *attributes, int width_mm)
{
    struct sweep sweep = {
        .test = ipp_case_open(state, (struct ippeve_setup){.attributes = attributes}, width_mm)};
    struct ipp_case *test = &sweep.test;

    sweep.relay = ipp_relay_start(test->device.port);
    ks_printer_close(test->printer);
    test->limits->lost_ms = 200;
    test->limits->cancel_ms = 300;
    test->limits->busy_ms = 5000;
    ipp_open(test,
             ks_arena_printf(&test->room->arena, "ipp://127.0.0.1:%d/ipp/print",
                             ipp_relay_port(sweep.relay)),
             width_mm);
    return sweep;
}

static void sweep_close(struct sweep *sweep)
{
    ipp_relay_stop(sweep->relay);
    ipp_case_close(&sweep->test);
}

/* Prints one with the line cut at `bytes`, then one more: nothing of the last one is in its way,
 * and as the printer takes one job at a time, all that ever comes out is out then. */
static void cut_once(struct sweep *sweep, long bytes, int is_dead)
{
    struct ipp_case *test = &sweep->test;
    int before = ippeve_count_printed(&test->device), least = 0, most = 0;

    ipp_relay_cut_at(sweep->relay, bytes, is_dead);
    enum ks_err err = ipp_print(test);
    ipp_relay_cut_at(sweep->relay, -1, 0);
    sweep->asked++;
    if (err == KS_OK) {
        sweep->printed++;
        least = most = 1;
    } else if (test->outcome.is_unsure) {
        sweep->unsure++;
        most = 1;
    } else {
        sweep->not_printed++;
        assert_false(ks_printer_can_print(test->outcome.state));
    }
    if (ipp_print(test) != KS_OK)
        fail_msg("after a cut at %ld: %s", bytes, test->error.text);
    assert_in_range(ippeve_count_printed(&test->device), before + 1 + least, before + 1 + most);
}

/* All bytes of one whole paper, from the first question to the last. */
static long count_bytes(struct sweep *sweep)
{
    ipp_relay_cut_at(sweep->relay, -1, 0);
    if (ipp_print(&sweep->test) != KS_OK)
        fail_msg("%s", sweep->test.error.text);
    return ipp_relay_count(sweep->relay);
}

static void sweep_line(struct sweep *sweep, int is_dead)
{
    long all = count_bytes(sweep);

    for (int i = 0; i <= OFFSETS; i++)
        cut_once(sweep, all * i / OFFSETS, is_dead);
    for (long bytes = all - EDGE_BYTES; bytes > all - EDGE_BYTES * EDGES; bytes -= EDGE_BYTES)
        cut_once(sweep, bytes > 0 ? bytes : 0, is_dead);
    assert_int_equal(sweep->printed + sweep->not_printed + sweep->unsure, sweep->asked);
    assert_true(sweep->not_printed > 0);
}

static void a_line_cut_once_loses_no_paper_and_doubles_none(void **state)
{
    struct sweep sweep = sweep_open(state, ippeve_roll, 0);

    sweep_line(&sweep, 0);
    /* The line is back at once: the printer can be asked what became of the job. */
    assert_true(sweep.printed > 0);
    sweep_close(&sweep);
}

static void a_line_that_stays_cut_loses_no_paper_and_doubles_none(void **state)
{
    struct sweep sweep = sweep_open(state, NULL, 0);

    sweep_line(&sweep, 1);
    assert_true(sweep.unsure > 0);
    sweep_close(&sweep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_cut_once_loses_no_paper_and_doubles_none),
        cmocka_unit_test(a_line_that_stays_cut_loses_no_paper_and_doubles_none),
    };

    return cmocka_run_group_tests(tests, paper_room_open, paper_room_close);
}
