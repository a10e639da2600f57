/* An ESC/POS printer at the end of a line: what it prints is what was composed, and what it says
 * about itself is understood. */
#include "escpos_support.h"

static void what_is_on_paper_is_what_was_composed(void **state)
{
    static const struct {
        int width_px, lines;
    } papers[] = {{576, 300}, {512, 257}, {384, 256}, {360, 1}};

    (void)state;
    for (unsigned i = 0; i < 4; i++) {
        struct stand stand;
        struct ks_page page = page_of(i + 1, papers[i].width_px, papers[i].lines);
        stand_open(&stand, (struct device_traits){0}, papers[i].width_px, KS_ANSWERS_AUTO);
        assert_prints(&stand, &page);
        assert_prints(&stand, &page);
        assert_int_equal(device_stray_bytes(stand.device), 0);
        /* Let go between asking and printing, and after the slip: others may have it then. */
        assert_int_equal(device_line_count(stand.device), 4);
        stand_close(&stand);
        ks_page_destroy(&page);
    }
}

/* The first slip comes after a piece with bars: what an earlier program may have left. */
static void only_the_first_slip_is_preceded_by_a_clearing(void **state)
{
    struct stand stand;
    struct ks_page page = page_of(1, 384, 100);

    (void)state;
    stand_open(&stand, (struct device_traits){0}, 384, KS_ANSWERS_YES);
    assert_prints(&stand, &page);
    assert_int_equal(device_slip_count(stand.device), 2);
    struct device_slip bars = device_slip(stand.device, 0);
    assert_int_equal(bars.bits[(size_t)(bars.lines - 1) * (size_t)bars.row_bytes], 0xFF);
    assert_prints(&stand, &page);
    assert_int_equal(device_slip_count(stand.device), 3);
    stand_close(&stand);
    ks_page_destroy(&page);
}

static void each_trouble_has_its_own_name(void **state)
{
    static const struct {
        enum device_fault fault;
        enum ks_printer_state state;
    } rows[] = {
        {DEVICE_PAPER_OUT, KS_PRINTER_PAPER_OUT}, {DEVICE_COVER_OPEN, KS_PRINTER_COVER_OPEN},
        {DEVICE_CUTTER, KS_PRINTER_CUTTER},       {DEVICE_PAPER_LOW, KS_PRINTER_PAPER_LOW},
        {DEVICE_WELL, KS_PRINTER_READY},
    };
    struct stand stand;

    (void)state;
    stand_open(&stand, (struct device_traits){0}, 384, KS_ANSWERS_AUTO);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        device_plan(stand.device, rows[i].fault, 0);
        assert_int_equal(stand.printer->ops->status(stand.printer), rows[i].state);
        device_mend(stand.device);
        assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
    }
    assert_int_equal(device_slip_count(stand.device), 0);
    stand_close(&stand);
}

/* Ink that reads as questions: the answers to them are not taken for answers to ours. */
static void ink_that_reads_like_a_question_changes_nothing(void **state)
{
    static const uint8_t question[] = {0x10, 0x04, 0x01, 0x10, 0x04, 0x04, 0x1D, 0x72, 0x01};
    struct stand stand;
    struct ks_page page = page_of(3, 576, 400);

    (void)state;
    for (size_t y = 10; y < 390; y++)
        memcpy(page.bits + y * (size_t)page.row_bytes + y % 60, question, sizeof question);
    stand_open(&stand, (struct device_traits){0}, 576, KS_ANSWERS_YES);
    assert_prints(&stand, &page);
    assert_prints(&stand, &page);
    stand_close(&stand);
    ks_page_destroy(&page);
}

static void bytes_that_are_no_answer_are_passed_over(void **state)
{
    struct stand stand;
    struct ks_page page = page_of(4, 384, 50);

    (void)state;
    stand_open(&stand, (struct device_traits){.is_noisy = true}, 384, KS_ANSWERS_AUTO);
    assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
    assert_prints(&stand, &page);
    device_plan(stand.device, DEVICE_COVER_OPEN, 0);
    assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_COVER_OPEN);
    stand_close(&stand);
    ks_page_destroy(&page);
}

/* The picture and the cut are sent all the same, and a person has to look. */
static void a_printer_that_never_answers_leaves_it_to_a_person(void **state)
{
    static const enum ks_printer_answers told[] = {KS_ANSWERS_AUTO, KS_ANSWERS_NO};
    struct ks_page page = page_of(5, 384, 60);

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct ks_print_outcome outcome = {0};
        struct ks_error error = {0};
        struct stand stand;
        stand_open(&stand, (struct device_traits){.is_silent = true}, 384, told[i]);
        stand.limits.reply_ms = 20;
        assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
        assert_true(stand.printer->is_silent);
        assert_int_equal(print_page_on(&stand, &page, &outcome, &error), KS_ERR_PRINTER);
        assert_string_equal(error.text, "the printer does not say whether the paper is out");
        assert_true(outcome.is_unsure);
        assert_false(outcome.is_printed);
        assert_int_equal(outcome.state, KS_PRINTER_READY);
        for (int tries = 0; tries < 2000 && copies_of(stand.device, &page) == 0; tries++)
            usleep(5000);
        assert_int_equal(copies_of(stand.device, &page), 1);
        assert_int_equal(device_stray_bytes(stand.device), 0);
        stand_close(&stand);
    }
    ks_page_destroy(&page);
}

static void one_that_must_answer_and_does_not_is_offline(void **state)
{
    struct ks_print_outcome outcome = {0};
    struct stand stand;
    struct ks_page page = page_of(6, 384, 60);

    (void)state;
    stand_open(&stand, (struct device_traits){.is_silent = true}, 384, KS_ANSWERS_YES);
    stand.limits.reply_ms = 20;
    assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_OFFLINE);
    assert_false(stand.printer->is_silent);
    assert_int_equal(print_page_on(&stand, &page, &outcome, NULL), KS_ERR_PRINTER);
    assert_false(outcome.is_unsure);
    assert_int_equal(outcome.state, KS_PRINTER_OFFLINE);
    assert_int_equal(device_slip_count(stand.device), 0);
    stand_close(&stand);
    ks_page_destroy(&page);
}

static void one_that_has_answered_once_is_not_taken_for_silent(void **state)
{
    struct stand stand;

    (void)state;
    stand_open(&stand, (struct device_traits){0}, 384, KS_ANSWERS_AUTO);
    assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
    stand.limits.reply_ms = stand.limits.connect_ms = 30;
    device_plan(stand.device, DEVICE_STALLS, 0);
    assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_OFFLINE);
    assert_false(stand.printer->is_silent);
    stand.limits = calm;
    device_mend(stand.device);
    assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
    stand_close(&stand);
}

static void a_printer_without_receipts_is_asked_instead(void **state)
{
    struct stand stand;
    struct ks_page page = page_of(8, 384, 300);

    (void)state;
    stand_open(&stand, (struct device_traits){.has_no_receipts = true}, 384, KS_ANSWERS_YES);
    stand.limits.learn_ms = 50;
    stand.limits.poll_ms = 5;
    stand.limits.lines_per_s = 3000;
    assert_prints(&stand, &page);
    assert_prints(&stand, &page);
    stand_close(&stand);
    ks_page_destroy(&page);
}

static void an_error_that_is_not_explained_is_offline(void **state)
{
    struct stand stand;

    (void)state;
    stand_open(&stand, (struct device_traits){.asks_error_dumb = true}, 384, KS_ANSWERS_YES);
    stand.limits.reply_ms = 30;
    device_plan(stand.device, DEVICE_CUTTER, 0);
    assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_OFFLINE);
    stand_close(&stand);
}

/* A pseudo terminal is a character device and a serial port at once. */
static void a_device_file_and_a_serial_port_print_alike(void **state)
{
    static const char *const forms[][2] = {
        {"", ""}, {"serial:", "?baud=115200&flow=none"}, {"serial:", "?baud=9600&flow=software"}};
    struct ks_page page = page_of(9, 384, 120);

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct stand stand = {.device = device_start((struct device_traits){.is_terminal = true}),
                              .limits = calm};
        const struct ks_printer_setup setup = {.answers = KS_ANSWERS_YES};
        char address[160];
        snprintf(address, sizeof address, "%s%s%s", forms[i][0],
                 device_url(stand.device) + strlen("escpos:"), forms[i][1]);
        assert_int_equal(
            ks_printer_escpos_open(address, &setup, 384, &stand.limits, &stand.printer, NULL),
            KS_OK);
        assert_prints(&stand, &page);
        assert_prints(&stand, &page);
        device_plan(stand.device, DEVICE_PAPER_OUT, 0);
        assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_PAPER_OUT);
        stand_close(&stand);
    }
    ks_page_destroy(&page);
}

static void where_nobody_answers_the_printer_is_offline(void **state)
{
    static const char *const urls[] = {
        "escpos:tcp://127.0.0.1:1",     "escpos:tcp://[::1]:1", "escpos:tcp://no-such-host.invalid",
        "escpos:/dev/usb/lp-not-there", "escpos:/etc/hostname", "escpos:serial:/dev/null",
    };

    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++) {
        struct ks_printer *printer = NULL;
        assert_int_equal(ks_printer_open(urls[i], "/", 80, &printer, NULL), KS_OK);
        assert_int_equal(printer->ops->status(printer), KS_PRINTER_OFFLINE);
        assert_false(printer->is_silent);
        ks_printer_close(printer);
    }
}

static void paper_and_fineness_give_the_dots_across(void **state)
{
    static const struct {
        int width_mm, dpi, dots;
    } rows[] = {{80, 203, 576}, {80, 180, 512}, {58, 203, 384}, {58, 180, 360}, {0, 0, 576}};
    struct ks_printer_setup setup = {.url = "escpos:tcp://127.0.0.1:1", .base_dir = "/"};
    struct ks_printer *printer = NULL;
    struct ks_error error = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        setup.width_mm = rows[i].width_mm;
        setup.dpi = rows[i].dpi;
        assert_int_equal(ks_printer_open_setup(&setup, &printer, NULL), KS_OK);
        assert_int_equal(printer->width_px, rows[i].dots);
        ks_printer_close(printer);
    }
    setup.dpi = 300;
    assert_int_equal(ks_printer_open_setup(&setup, &printer, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "[printer] dpi: 300 is not known here; use 180 or 203");
}

/* What real printers say that the ideal one does not. */
static void each_way_of_answering_prints_and_is_ready(void **state)
{
    static const struct device_traits ways[] = {
        {.has_drawer = true},
        {.is_automatic = true},
        {.is_automatic = true, .has_drawer = true, .is_noisy = true},
        {.mute = 1U << 4},
        {.mute = 1U << 2 | 1U << 3},
        {.has_drawer = true, .has_no_receipts = true},
        {.is_automatic = true, .has_no_receipts = true, .mute = 1U << 4},
    };
    struct ks_page page = page_of(21, 384, 80);

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct stand stand;
        stand_open(&stand, ways[i], 384, KS_ANSWERS_AUTO);
        stand.limits.reply_ms = ways[i].mute != 0 ? 100 : stand.limits.reply_ms;
        if (ways[i].has_no_receipts) {
            stand.limits.learn_ms = 300;
            stand.limits.poll_ms = 5;
        }
        assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
        assert_prints(&stand, &page);
        assert_prints(&stand, &page);
        assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
        stand_close(&stand);
    }
    ks_page_destroy(&page);
}

/* A question that nobody answers shifts no answer to the next. */
static void one_mute_question_leaves_the_others_their_answers(void **state)
{
    struct stand stand;

    (void)state;
    stand_open(&stand, (struct device_traits){.mute = 1U << 2, .has_drawer = true}, 384,
               KS_ANSWERS_YES);
    stand.limits.reply_ms = 50;
    for (int i = 0; i < 4; i++)
        assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_READY);
    device_plan(stand.device, DEVICE_PAPER_OUT, 0);
    assert_int_equal(stand.printer->ops->status(stand.printer), KS_PRINTER_PAPER_OUT);
    stand_close(&stand);
}

static void a_printer_that_floods_holds_nobody(void **state)
{
    struct ks_print_outcome outcome = {0};
    struct stand stand;
    struct ks_page page = page_of(22, 384, 60);

    (void)state;
    stand_open(&stand, (struct device_traits){.is_flooding = true}, 384, KS_ANSWERS_YES);
    stand.limits.reply_ms = 200;
    (void)stand.printer->ops->status(stand.printer);
    (void)print_page_on(&stand, &page, &outcome, NULL);
    assert_false(outcome.is_printed);
    stand_close(&stand);
    ks_page_destroy(&page);
}

/* Why it cannot be reached decides who can mend it. */
static void the_reason_of_a_failed_opening_is_told(void **state)
{
    static const struct {
        const char *address, *told;
    } rows[] = {
        {"/dev/no-such-printer7", "there is no /dev/no-such-printer7: is the printer on"},
        {"/dev/tty99",
         "there is no /dev/tty99: is the printer on and plugged in? There is /dev/tty"},
        {"/etc/hostname", "is no device a printer can be at"},
        {"tcp://127.0.0.1:9", "it refuses; is the port right"},
        {"tcp://no-such-printer.invalid", "is not known to this network"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct ks_printer_setup setup = {.answers = KS_ANSWERS_AUTO};
        struct ks_printer *printer = NULL;
        assert_int_equal(ks_printer_escpos_open(rows[i].address, &setup, 384, NULL, &printer, NULL),
                         KS_OK);
        assert_int_equal(printer->ops->status(printer), KS_PRINTER_OFFLINE);
        if (strstr(printer->told, rows[i].told) == NULL)
            fail_msg("%s: %s", rows[i].address, printer->told);
        ks_printer_close(printer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_on_paper_is_what_was_composed),
        cmocka_unit_test(only_the_first_slip_is_preceded_by_a_clearing),
        cmocka_unit_test(each_trouble_has_its_own_name),
        cmocka_unit_test(ink_that_reads_like_a_question_changes_nothing),
        cmocka_unit_test(bytes_that_are_no_answer_are_passed_over),
        cmocka_unit_test(a_printer_that_never_answers_leaves_it_to_a_person),
        cmocka_unit_test(one_that_must_answer_and_does_not_is_offline),
        cmocka_unit_test(one_that_has_answered_once_is_not_taken_for_silent),
        cmocka_unit_test(a_printer_without_receipts_is_asked_instead),
        cmocka_unit_test(an_error_that_is_not_explained_is_offline),
        cmocka_unit_test(a_device_file_and_a_serial_port_print_alike),
        cmocka_unit_test(where_nobody_answers_the_printer_is_offline),
        cmocka_unit_test(paper_and_fineness_give_the_dots_across),
        cmocka_unit_test(each_way_of_answering_prints_and_is_ready),
        cmocka_unit_test(one_mute_question_leaves_the_others_their_answers),
        cmocka_unit_test(a_printer_that_floods_holds_nobody),
        cmocka_unit_test(the_reason_of_a_failed_opening_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
