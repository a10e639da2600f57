/* A printer that fails after each byte in turn: of the jobs asked for, those printed and those
 * reported add up, none comes out twice, none is called printed that is not, and the next slip
 * comes out whole. */
#include "escpos_support.h"

#include "base/parts.h"

enum { WIDTH = NARROW_DOTS, DOT_OFFSETS = 220, WATCHDOG_S = 500, REPORT_BYTES = 64 };

static void fill_ticket(struct ks_slip *slip)
{
    ks_slip_add(slip, KS_SLIP_HEADER, "广元市利州区人民法院", NULL);
    ks_slip_add(slip, KS_SLIP_TITLE, "Mediation ticket", NULL);
    ks_slip_add(slip, KS_SLIP_NUMBER, "T128", NULL);
    ks_slip_add(slip, KS_SLIP_PAIR, "Ahead of you", "3");
    ks_slip_add(slip, KS_SLIP_QR, "https://lzq.gov.cn/", NULL);
}

struct sweep {
    struct paper_room *room;
    struct ks_page page, next; /* the job that is disturbed, and the one after it */
    size_t total;              /* bytes that an undisturbed job takes, with the clearing */
    uint8_t *is_dot;           /* of each of them */
    size_t dot_step;           /* every so many dots one is an offset of the sweep */
};

/* Once without a fault: which bytes there are. */
static void sweep_open(struct sweep *sweep, void **state)
{
    struct ks_slip slip = {0};
    struct stand stand;
    size_t dots = 0;

    *sweep = (struct sweep){.room = *state, .next = page_of(7, WIDTH, 40)};
    fill_ticket(&slip);
    assert_int_equal(ks_slip_compose(&slip, &sweep->room->glyphs, WIDTH, &sweep->page, NULL),
                     KS_OK);
    ks_slip_destroy(&slip);
    stand_open(&stand, (struct device_traits){0}, WIDTH, KS_ANSWERS_YES);
    assert_prints(&stand, &sweep->page);
    sweep->total = device_taken(stand.device);
    sweep->is_dot = calloc(sweep->total, 1);
    assert_non_null(sweep->is_dot);
    for (size_t i = 0; i < sweep->total; i++) {
        sweep->is_dot[i] = device_was_dot(stand.device, i);
        dots += sweep->is_dot[i];
    }
    sweep->dot_step = dots / DOT_OFFSETS;
    assert_true(sweep->dot_step > 0);
    stand_close(&stand);
}

static void sweep_close(struct sweep *sweep)
{
    ks_page_destroy(&sweep->page);
    ks_page_destroy(&sweep->next);
    free(sweep->is_dot);
}

/* What became of the disturbed jobs. */
struct tally {
    int asked, printed, failed, unsure, unsure_printed;
};

static void judge(struct sweep *sweep, struct stand *stand, size_t at,
                  const struct ks_print_outcome *outcome, struct tally *tally)
{
    int copies = copies_of(stand->device, &sweep->page);
    char where[REPORT_BYTES];

    snprintf(where, sizeof where, "after byte %zu of %zu", at, sweep->total);
    tally->asked++;
    tally->printed += outcome->is_printed;
    tally->unsure += outcome->is_unsure;
    tally->unsure_printed += outcome->is_unsure && copies == 1;
    tally->failed += !outcome->is_printed && !outcome->is_unsure;
    if (outcome->is_printed && copies != 1)
        fail_msg("%s: called printed, but %d came out", where, copies);
    if (!outcome->is_printed && !outcome->is_unsure && copies != 0)
        fail_msg("%s: called failed, but %d came out", where, copies);
    if (copies > 1)
        fail_msg("%s: came out %d times", where, copies);
    if (copies_of(stand->device, &sweep->next) != 1)
        fail_msg("%s: the next slip is not whole", where);
    if (device_stray_bytes(stand->device) != 0)
        fail_msg("%s: %zu bytes came out as letters", where, device_stray_bytes(stand->device));
}

/* One job with the fault after byte `at`, and one after the printer has been mended. */
static void disturb(struct sweep *sweep, enum device_fault fault,
                    const struct ks_escpos_limits *limits, size_t at, struct tally *tally)
{
    struct ks_print_outcome outcome = {0}, next = {0};
    struct ks_error error = {0};
    struct stand stand;

    stand_open(&stand, (struct device_traits){0}, WIDTH, KS_ANSWERS_YES);
    stand.limits = *limits;
    device_plan(stand.device, fault, at);
    enum ks_err err = print_page_on(&stand, &sweep->page, &outcome, &error);
    assert_int_equal(err, outcome.is_printed ? KS_OK : KS_ERR_PRINTER);
    assert_true(outcome.is_printed || error.text[0] != '\0');
    stand.limits = calm;
    device_mend(stand.device);
    if (print_page_on(&stand, &sweep->next, &next, &error) != KS_OK)
        fail_msg("after byte %zu of %zu the next slip: %s", at, sweep->total, error.text);
    judge(sweep, &stand, at, &outcome, tally);
    stand_close(&stand);
}

static struct tally run_sweep(void **state, enum device_fault fault,
                              const struct ks_escpos_limits *limits)
{
    struct tally tally = {0};
    struct sweep sweep;
    size_t dots = 0;

    sweep_open(&sweep, state);
    for (size_t at = 1; at <= sweep.total; at++) {
        bool is_taken = !sweep.is_dot[at - 1] || dots % sweep.dot_step == 0;
        dots += sweep.is_dot[at - 1];
        if (is_taken)
            disturb(&sweep, fault, limits, at, &tally);
    }
    print_message("%d asked: %d printed, %d failed, %d unsure (%d of them out)\n", tally.asked,
                  tally.printed, tally.failed, tally.unsure, tally.unsure_printed);
    assert_int_equal(tally.printed + tally.failed + tally.unsure, tally.asked);
    assert_true(tally.asked > DOT_OFFSETS);
    assert_true(tally.failed > DOT_OFFSETS);
    /* Nobody is asked to look but when the cut had been sent. */
    assert_in_range(tally.unsure, 1, 40);
    sweep_close(&sweep);
    return tally;
}

static void a_line_that_breaks_after_any_byte(void **state)
{
    struct tally tally = run_sweep(state, DEVICE_DROPS, &calm);

    /* While it is asked beforehand, and afterwards, a new line makes up for it. */
    assert_in_range(tally.printed, 1, 40);
}

static void a_printer_that_dies_after_any_byte(void **state)
{
    run_sweep(state, DEVICE_DIES, &calm);
}

static const struct ks_escpos_limits watchful = {
    .connect_ms = 20000,
    .reply_ms = 20000,
    .poll_ms = 3,
    .quiet_ms = 10,
    .stall_ms = 20000,
    .learn_ms = 60000, /* well above reply_ms: where no answer fits in, none is asked for */
    .job_ms = 60000,
    .lines_per_s = 100000,
};

static void paper_that_ends_after_any_byte(void **state)
{
    run_sweep(state, DEVICE_PAPER_OUT, &watchful);
}

static void a_cover_opened_after_any_byte(void **state)
{
    run_sweep(state, DEVICE_COVER_OPEN, &watchful);
}

static void a_cutter_that_sticks_after_any_byte(void **state)
{
    run_sweep(state, DEVICE_CUTTER, &watchful);
}

static const struct ks_escpos_limits hasty = {
    .connect_ms = 50,
    .reply_ms = 15,
    .poll_ms = 10,
    .quiet_ms = 10,
    .stall_ms = 30,
    .learn_ms = 40,
    .job_ms = 40,
    .lines_per_s = 100000,
};

static void a_printer_that_stalls_after_any_byte(void **state)
{
    run_sweep(state, DEVICE_STALLS, &hasty);
}

/* One printer, one trouble after another, also while it clears up after the last one. */
enum { SERIES_JOBS = 150, SERIES_LINES = 60 };

struct series {
    struct stand stand;
    struct ks_page pages[SERIES_JOBS];
    struct ks_print_outcome outcomes[SERIES_JOBS];
    unsigned dice;
};

static unsigned throw_dice(struct series *series, unsigned sides)
{
    series->dice = series->dice * 1664525U + 1013904223U;
    return (series->dice >> 8) % sides;
}

static void run_series(struct series *series, struct device_traits traits)
{
    static const enum device_fault faults[] = {DEVICE_WELL,      DEVICE_DROPS,      DEVICE_DIES,
                                               DEVICE_PAPER_OUT, DEVICE_COVER_OPEN, DEVICE_CUTTER,
                                               DEVICE_STALLS};

    stand_open(&series->stand, traits, WIDTH, KS_ANSWERS_YES);
    /* Undisturbed and without haste, it learns that this printer gives receipts. */
    series->pages[0] = page_of(100, WIDTH, SERIES_LINES);
    assert_prints(&series->stand, &series->pages[0]);
    series->outcomes[0].is_printed = true;
    for (unsigned i = 1; i < SERIES_JOBS; i++) {
        enum device_fault fault = faults[throw_dice(series, sizeof faults / sizeof faults[0])];
        size_t at = 1 + throw_dice(series, 23000);
        series->pages[i] = page_of(100 + i, WIDTH, SERIES_LINES);
        /* A serial line that loses bytes on the way tells nobody: only its flow control can see
         * to it that it does not. */
        if (traits.is_terminal && fault == DEVICE_DROPS)
            fault = DEVICE_WELL;
        /* A terminal never ends: without power it is only quiet. */
        bool is_quiet = fault == DEVICE_STALLS || fault == DEVICE_DIES;
        series->stand.limits = is_quiet ? hasty : watchful;
        device_plan(series->stand.device, fault, at);
        enum ks_err err =
            print_page_on(&series->stand, &series->pages[i], &series->outcomes[i], NULL);
        assert_int_equal(err, series->outcomes[i].is_printed ? KS_OK : KS_ERR_PRINTER);
        device_mend(series->stand.device);
    }
    series->stand.limits = calm;
}

static void judge_series(struct series *series)
{
    int printed = 0, failed = 0, unsure = 0;

    for (int i = 0; i < SERIES_JOBS; i++) {
        const struct ks_print_outcome *outcome = &series->outcomes[i];
        int copies = copies_of(series->stand.device, &series->pages[i]);
        printed += outcome->is_printed;
        unsure += outcome->is_unsure;
        failed += !outcome->is_printed && !outcome->is_unsure;
        assert_in_range(copies, outcome->is_printed, outcome->is_printed || outcome->is_unsure);
    }
    print_message("%d printed, %d failed, %d unsure\n", printed, failed, unsure);
    assert_int_equal(printed + failed + unsure, SERIES_JOBS);
    assert_true(printed > SERIES_JOBS / 10 && failed > SERIES_JOBS / 20);
    assert_int_equal(device_stray_bytes(series->stand.device), 0);
}

static void one_trouble_after_another(void **state)
{
    static const struct device_traits traits[] = {{0}, {.is_noisy = true}, {.is_terminal = true}};

    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        struct series *series = calloc(1, sizeof *series);
        struct ks_page last = page_of(7, WIDTH, SERIES_LINES);
        assert_non_null(series);
        series->dice = i + 1;
        run_series(series, traits[i]);
        assert_prints(&series->stand, &last);
        judge_series(series);
        stand_close(&series->stand);
        for (int j = 0; j < SERIES_JOBS; j++)
            ks_page_destroy(&series->pages[j]);
        ks_page_destroy(&last);
        free(series);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_breaks_after_any_byte),
        cmocka_unit_test(a_printer_that_dies_after_any_byte),
        cmocka_unit_test(paper_that_ends_after_any_byte),
        cmocka_unit_test(a_cover_opened_after_any_byte),
        cmocka_unit_test(a_cutter_that_sticks_after_any_byte),
        cmocka_unit_test(a_printer_that_stalls_after_any_byte),
        cmocka_unit_test(one_trouble_after_another),
    };

    alarm(WATCHDOG_S); /* a call that never returns ends the program, and with it the test */
    return run_part(argc, argv, tests, sizeof tests / sizeof tests[0], paper_room_open,
                    paper_room_close);
}
