/* kioskctl printer as staff meet it: with the file printer of the configuration and a real
 * database. */
#include "ctl/hall_file.h"

#include <errno.h>
#include <sys/stat.h>

#define MONDAY_MS INT64_C(1795398060000)

static void set_printer(struct desk *desk, const char *word)
{
    assert_int_equal(mkdir(desk_path(desk, "data"), 0700) == 0 || errno == EEXIST, 1);
    assert_int_equal(mkdir(desk_path(desk, "data/slips"), 0700) == 0 || errno == EEXIST, 1);
    desk_write(desk, "data/slips/status", word);
}

static void ctl(struct desk *desk, const char *line)
{
    run(desk, "kioskctl", ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, line));
}

static const char *slip(struct desk *desk, int number)
{
    return desk_read(desk,
                     ks_arena_printf(&desk->arena, "%s/data/slips/%04d.txt", desk->dir, number));
}

static void wrong_use_is_said_with_the_right_one(void **state)
{
    static const char *const use =
        "wrong use; write it as: kioskctl printer status | test | jobs | reprint NUMBER|ID\n";
    const struct row rows[] = {
        {"printer", 2, "", use},
        {"printer dance", 2, "", use},
        {"printer status now", 2, "", use},
        {"printer reprint", 2, "", use},
        {"printer reprint 1 2", 2, "", use},
    };
    ASSERT_DATA_ROWS(rows);
}

static void status_is_the_word_and_what_to_do(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *word;
        int status;
        const char *out;
    } cases[] = {
        {"ready", 0, "ready: nothing to do\n"},
        {"paper-low", 0, "paper-low: it prints; have new paper at hand\n"},
        {"paper-out", 1, "paper-out: put new paper in and close the cover\n"},
        {"cover-open", 1, "cover-open: close the cover until it clicks\n"},
        {"cutter-error", 1, "cutter-error: switch it off, free the cutter, switch it on\n"},
        {"offline", 1, "offline: check power and cable, and the address in [printer] url\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set_printer(desk, cases[i].word);
        ctl(desk, "printer status");
        assert_int_equal(desk->status, cases[i].status);
        assert_string_equal(desk->out, cases[i].out);
        assert_string_equal(desk->err, "");
    }
}

static void a_printer_address_that_is_not_known_is_bad_input(void **state)
{
    struct desk *desk = *state;
    const char *conf = desk_write(desk, "other.conf", "[printer]\nurl = pigeon:loft\n");
    ctl(desk, "queue");
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data --config %s printer status", desk->dir,
                        conf));
    assert_int_equal(desk->status, 2);
    assert_non_null(strstr(desk->err, "[printer] url: pigeon:loft is not known here"));
}

static void the_test_slip_has_its_words_and_its_row(void **state)
{
    struct desk *desk = *state;
    ctl(desk, "printer test");
    assert_int_equal(desk->status, 0);
    assert_string_equal(desk->out, "the test slip is printed\n");
    const char *text = slip(desk, 1);
    assert_non_null(strstr(text, "Printer test"));
    assert_non_null(
        strstr(text, "The ruler below is 72 mm long, the grey squares are 10 mm high."));
    assert_non_null(strstr(text, "QR: Printer test 20"));
    assert_non_null(strstr(text, "Printer: ready"));
    ctl(desk, "printer jobs");
    assert_int_equal(desk->status, 0);
    assert_int_equal(strncmp(desk->out, "1  20", 5), 0);
    assert_non_null(strstr(desk->out, "  test  printed\n"));
}

static void a_printer_without_paper_says_what_to_do_and_keeps_the_reason(void **state)
{
    struct desk *desk = *state;
    set_printer(desk, "paper-out");
    ctl(desk, "printer test");
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->out, "");
    assert_non_null(strstr(desk->err, "paper-out: put new paper in and close the cover"));
    ctl(desk, "printer jobs");
    assert_non_null(strstr(desk->out, "  test  failed paper-out\n"));
}

static void the_test_slip_comes_out_without_a_database(void **state)
{
    struct desk *desk = *state;
    set_printer(desk, "ready");
    assert_int_equal(mkdir(desk_path(desk, "data/hall.db"), 0700), 0);
    ctl(desk, "printer test");
    assert_int_equal(desk->status, 0);
    assert_non_null(strstr(slip(desk, 1), "Printer test"));
    ctl(desk, "printer jobs");
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->err, "is not open: kioskctl doctor says why\n"));
}

static void a_ticket_is_printed_again_with_its_mark(void **state)
{
    struct desk *desk = *state;
    set_printer(desk, "ready");
    store_ticket(desk, KS_PRINT_JOB_PRINTED, MONDAY_MS);
    ctl(desk, "printer jobs");
    assert_string_equal(desk->out, "1  2026-11-23 09:41  ticket T001  printed\n");
    ctl(desk, "printer reprint 1");
    assert_string_equal(desk->err, "");
    assert_int_equal(desk->status, 0);
    assert_string_equal(desk->out, "ticket T001 is printed again\n");
    assert_non_null(strstr(slip(desk, 1), "\nT001\n"));
    assert_non_null(strstr(slip(desk, 1), "补打"));
    ctl(desk, "printer jobs");
    assert_int_equal(strncmp(desk->out, "2  ", 3), 0);
    assert_non_null(strstr(desk->out, "  ticket T001  printed  reprint\n"));
}

static void a_ticket_of_which_nobody_knows_waits_once_staff_have_printed_it(void **state)
{
    struct desk *desk = *state;
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    struct ks_queue_summary summary;
    set_printer(desk, "ready");
    store_ticket(desk, KS_PRINT_JOB_UNKNOWN, MONDAY_MS);
    ctl(desk, "printer reprint 1");
    assert_int_equal(desk->status, 0);
    assert_non_null(strstr(slip(desk, 1), "补打"));
    assert_int_equal(
        ks_store_open(desk_path(desk, "data/hall.db"), MONDAY_MS, &store, &opening, NULL), KS_OK);
    assert_int_equal(ks_store_summarise(store, "2026-11-23", &summary, NULL), KS_OK);
    ks_store_close(store);
    assert_int_equal(summary.waiting, 1);
    assert_int_equal(summary.unconfirmed, 0);
}

static void what_cannot_be_printed_again_is_refused_in_a_sentence(void **state)
{
    struct desk *desk = *state;
    static const struct row rows[] = {
        {"printer reprint 1", 1, "",
         "Print job 1 is no ticket: what stood on it is not kept; the visitor can print it again "
         "at the kiosk\n"},
        {"printer reprint 99", 1, "", "There is no print job 99\n"},
        {"printer reprint 0", 2, "",
         "0 is no number of a print job: kioskctl printer jobs lists them\n"},
        {"printer reprint 99999999999999999999", 2, "",
         "99999999999999999999 is no number of a print job: kioskctl printer jobs lists them\n"},
    };
    ctl(desk, "printer test");
    ASSERT_DATA_ROWS(rows);
}

static void a_failed_slip_is_not_printed_again_by_staff(void **state)
{
    struct desk *desk = *state;
    set_printer(desk, "ready");
    store_ticket(desk, KS_PRINT_JOB_FAILED, MONDAY_MS);
    ctl(desk, "printer reprint 1");
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->err,
                        "Ticket T001 is reserved: only a waiting one is printed again\n");
}

static void a_reprint_without_paper_leaves_the_queue_as_it_is(void **state)
{
    struct desk *desk = *state;
    set_printer(desk, "ready");
    store_ticket(desk, KS_PRINT_JOB_PRINTED, MONDAY_MS);
    set_printer(desk, "cover-open");
    ctl(desk, "printer reprint 1");
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->err, "cover-open: close the cover until it clicks"));
    ctl(desk, "printer jobs");
    assert_non_null(strstr(desk->out, "  ticket T001  failed cover-open  reprint\n"));
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(wrong_use_is_said_with_the_right_one),
        DESK_TEST(status_is_the_word_and_what_to_do),
        DESK_TEST(a_printer_address_that_is_not_known_is_bad_input),
        DESK_TEST(the_test_slip_has_its_words_and_its_row),
        DESK_TEST(a_printer_without_paper_says_what_to_do_and_keeps_the_reason),
        DESK_TEST(the_test_slip_comes_out_without_a_database),
        DESK_TEST(a_ticket_is_printed_again_with_its_mark),
        DESK_TEST(a_ticket_of_which_nobody_knows_waits_once_staff_have_printed_it),
        DESK_TEST(what_cannot_be_printed_again_is_refused_in_a_sentence),
        DESK_TEST(a_failed_slip_is_not_printed_again_by_staff),
        DESK_TEST(a_reprint_without_paper_leaves_the_queue_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
