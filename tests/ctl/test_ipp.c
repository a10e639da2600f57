/* kioskctl printer with an IPP printer, as staff meet it: ippeveprinter is the printer. */
#include <sys/stat.h>

#include "base/child.h"
#include "ctl/hall_file.h"
#include "print/ippeve.h"

#define MONDAY_MS INT64_C(1795398060000)

static void ctl(struct desk *desk, const char *url, const char *more, const char *line)
{
    const char *conf = desk_write(
        desk, "kiosk.conf", ks_arena_printf(&desk->arena, "[printer]\nurl = %s\n%s", url, more));

    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data --config %s %s", desk->dir, conf, line));
}

static struct ippeve start(struct desk *desk, const char *script)
{
    return ippeve_start(&desk->arena, desk->dir, &(struct ippeve_setup){.script = script});
}

static void its_state_is_a_word_and_what_it_says_itself(void **state)
{
    struct desk *desk = *state;
    struct ippeve printer = start(desk, IPPEVE_PRINTS "echo 'STATE: cover-open' >&2\n");

    ctl(desk, ippeve_url(&printer), "", "printer status");
    assert_int_equal(desk->status, 0);
    assert_string_equal(desk->out, "ready: nothing to do\n");
    ctl(desk, ippeve_url(&printer), "", "printer test");
    assert_string_equal(desk->err, "");
    ctl(desk, ippeve_url(&printer), "", "printer status");
    assert_int_equal(desk->status, 0);
    assert_string_equal(desk->out, "ready: nothing to do (cover-open-report)\n");
    assert_int_equal(ippeve_count_printed(&printer), 1);
    ippeve_kill(&printer);
    ctl(desk, ippeve_url(&printer), "", "printer status");
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->out, "offline: check power and cable"));
    assert_non_null(strstr(desk->out, "cannot be reached"));
}

static void the_test_slip_is_a_sheet(void **state)
{
    struct desk *desk = *state;
    struct ippeve printer = start(desk, NULL);

    ctl(desk, ippeve_url(&printer), "", "printer test");
    assert_string_equal(desk->err, "");
    assert_int_equal(desk->status, 0);
    assert_string_equal(desk->out, "the test slip is printed\n");
    const char *path = ippeve_document(&printer, 1);
    const char *text = ippeve_ask(&desk->arena, path, "pdftotext -layout $f -");
    assert_non_null(strstr(text, "Printer test"));
    assert_non_null(strstr(text, "T0123"));
    assert_non_null(strstr(text, "The ruler below is 150 mm long"));
    assert_non_null(
        strstr(ippeve_ask(&desk->arena, path,
                          "pdftoppm -r 203 -gray -singlefile $f $f && zbarimg -q --raw $f.pgm"),
               "Printer test 20"));
    ctl(desk, ippeve_url(&printer), "", "printer jobs");
    assert_non_null(strstr(desk->out, "  test  printed\n"));
    ippeve_kill(&printer);
}

static void the_test_slip_of_a_roll_has_its_ruler(void **state)
{
    struct desk *desk = *state;
    struct ippeve printer = start(desk, NULL);

    ctl(desk, ippeve_url(&printer), "width_mm = 58\n", "printer test");
    assert_string_equal(desk->err, "");
    assert_non_null(strstr(ippeve_document(&printer, 1), ".pwg"));
    assert_int_equal(ippeve_count_printed(&printer), 1);
    ippeve_kill(&printer);
}

static void a_job_given_up_is_kept_as_failed_and_one_cut_off_as_unknown(void **state)
{
    struct desk *desk = *state;
    struct ippeve printer = start(desk, "exit 1\n");

    ctl(desk, ippeve_url(&printer), "", "printer test");
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->err, "the printer gave the job up"));
    ippeve_set_script(&printer, "kill -9 $PPID\n");
    ctl(desk, ippeve_url(&printer), "", "printer test");
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->err,
                        "The printer does not say whether the slip came out: look at it\n");
    ctl(desk, ippeve_url(&printer), "", "printer jobs");
    assert_non_null(strstr(desk->out, "  test  failed offline\n"));
    assert_non_null(strstr(desk->out, "  test  unknown offline\n"));
    ippeve_kill(&printer);
}

static void a_ticket_printed_again_on_a_sheet_has_its_mark(void **state)
{
    struct desk *desk = *state;
    struct ippeve printer = start(desk, NULL);

    store_ticket(desk, KS_PRINT_JOB_PRINTED, MONDAY_MS);
    ctl(desk, ippeve_url(&printer), "", "printer reprint 1");
    assert_string_equal(desk->err, "");
    assert_string_equal(desk->out, "ticket T001 is printed again\n");
    const char *text =
        ippeve_ask(&desk->arena, ippeve_document(&printer, 1), "pdftotext -layout $f -");
    assert_non_null(strstr(text, "T001"));
    assert_non_null(strstr(text, "补打"));
    ctl(desk, ippeve_url(&printer), "", "printer jobs");
    assert_non_null(strstr(desk->out, "  ticket T001  printed  reprint\n"));
    ippeve_kill(&printer);
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(its_state_is_a_word_and_what_it_says_itself),
        DESK_TEST(the_test_slip_is_a_sheet),
        DESK_TEST(the_test_slip_of_a_roll_has_its_ruler),
        DESK_TEST(a_job_given_up_is_kept_as_failed_and_one_cut_off_as_unknown),
        DESK_TEST(a_ticket_printed_again_on_a_sheet_has_its_mark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
