/* What goes wrong with a printer that speaks IPP: whatever it is, a paper is said to be printed,
 * not printed, or nobody knows, and never the wrong one. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "ipp_support.h"
#include "print/ipp_talk.h"

/* The rest of a script: it goes on when its job was cancelled, however busy the machine is. */
#define AWAIT_CANCEL "until grep -q 'Cancel-Job successful-ok' log; do sleep 0.05; done\n"

/* What print said of the last paper. */
enum said { SAID_PRINTED, SAID_NOT, SAID_UNSURE };

static enum said print_one(struct ipp_case *test)
{
    enum ks_err err = ipp_print(test);

    assert_int_equal(err == KS_OK, test->outcome.is_printed);
    assert_false(test->outcome.is_printed && test->outcome.is_unsure);
    if (err == KS_OK)
        return SAID_PRINTED;
    assert_int_equal(err, KS_ERR_PRINTER);
    assert_true(test->error.text[0] != '\0');
    if (test->outcome.is_unsure)
        return SAID_UNSURE;
    assert_false(ks_printer_can_print(test->outcome.state));
    return SAID_NOT;
}

static void assert_told(struct ipp_case *test, const char *words)
{
    if (strstr(test->printer->told, words) == NULL)
        fail_msg("%s is not in: %s", words, test->printer->told);
}

static void nobody_there_is_offline(void **state)
{
    struct ipp_case test = ipp_case_begin(state);
    int port = ippeve_free_port();

    ipp_open(&test, ks_arena_printf(&test.room->arena, "ipp://localhost:%d/ipp/print", port), 0);
    assert_int_equal(print_one(&test), SAID_NOT);
    assert_int_equal(test.outcome.state, KS_PRINTER_OFFLINE);
    assert_int_equal(test.printer->form, KS_FORM_UNKNOWN);
    assert_told(&test, "cannot be reached");
    assert_non_null(strstr(test.error.text, "cannot be reached"));
    ks_printer_close(test.printer);
}

static void something_else_at_its_address_is_offline(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, 0);

    ks_printer_close(test.printer);
    ipp_open(&test,
             ks_arena_printf(&test.room->arena, "ipp://localhost:%d/other", test.device.port), 0);
    assert_int_equal(print_one(&test), SAID_NOT);
    assert_int_equal(test.outcome.state, KS_PRINTER_OFFLINE);
    assert_int_equal(ippeve_count_printed(&test.device), 0);
    ipp_case_close(&test);
}

static void one_that_never_answers_is_offline(void **state)
{
    static const char *const schemes[] = {"ipp", "ipps"};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port = ippeve_free_port();
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)port),
                             .sin_addr = {htonl(INADDR_LOOPBACK)}};

    assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(fd, 8), 0);
    for (int i = 0; i < 2; i++) {
        struct ipp_case test = ipp_case_begin(state);
        test.limits->reply_ms = 200;
        ipp_open(
            &test,
            ks_arena_printf(&test.room->arena, "%s://127.0.0.1:%d/ipp/print", schemes[i], port), 0);
        assert_int_equal(test.printer->ops->status(test.printer), KS_PRINTER_OFFLINE);
        assert_true(test.printer->told[0] != '\0');
        ks_printer_close(test.printer);
    }
    close(fd);
}

/* The slip as it goes to the printer that was asked before. */
static enum ks_err print_after_status(struct ipp_case *test)
{
    struct ks_slip slip = {0};
    struct ks_sheets sheets;
    const struct ks_print_job job = {.sheets = &sheets};

    ipp_write_slip(&slip);
    assert_int_equal(ks_sheets_compose(&slip, &test->printer->fonts, &sheets, NULL), KS_OK);
    enum ks_err err = test->printer->ops->print(test->printer, &job, &test->error);
    ks_sheets_destroy(&sheets);
    ks_slip_destroy(&slip);
    return err;
}

static void switched_off_after_it_was_asked_nothing_is_printed(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, 0);

    assert_int_equal(test.printer->ops->status(test.printer), KS_PRINTER_READY);
    ippeve_kill(&test.device);
    assert_int_equal(print_after_status(&test), KS_ERR_PRINTER);
    assert_int_equal(ippeve_count_printed(&test.device), 0);
    ipp_case_close(&test);
}

static void switched_off_while_it_prints_nobody_knows(void **state)
{
    static const char *const scripts[] = {"kill -9 $PPID\n", IPPEVE_PRINTS "kill -9 $PPID\n"};

    for (int printed = 0; printed < 2; printed++) {
        struct ipp_case test =
            ipp_case_open(state, (struct ippeve_setup){.script = scripts[printed]}, 0);
        test.limits->cancel_ms = 200;
        assert_int_equal(print_one(&test), SAID_UNSURE);
        assert_int_equal(test.outcome.state, KS_PRINTER_OFFLINE);
        assert_int_equal(ippeve_count_printed(&test.device), printed);
        ipp_case_close(&test);
    }
}

static void a_job_that_the_printer_gives_up_is_not_printed(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){.script = "exit 1\n"}, 0);

    assert_int_equal(print_one(&test), SAID_NOT);
    assert_int_equal(test.outcome.state, KS_PRINTER_OFFLINE);
    assert_string_equal(test.error.text, "the printer gave the job up");
    ippeve_set_script(&test.device, IPPEVE_PRINTS);
    assert_int_equal(print_one(&test), SAID_PRINTED);
    assert_int_equal(ippeve_count_printed(&test.device), 1);
    ipp_case_close(&test);
}

static void a_job_that_never_ends_is_cancelled_and_nobody_knows(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){.script = "sleep 60\n"}, 0);

    test.limits->job_ms = 300;
    test.limits->cancel_ms = 300;
    assert_int_equal(print_one(&test), SAID_UNSURE);
    assert_non_null(strstr(test.error.text, "did not say in time"));
    const char *log = ks_arena_printf(&test.room->arena, "%s/log", test.device.dir);
    assert_string_equal(ippeve_ask(&test.room->arena, log, "grep -c 'Cancel-Job successful-ok' $f"),
                        "1\n");
    ipp_case_close(&test);
}

/* It calls the job canceled, and yet there is a paper. */
static void a_late_paper_of_a_cancelled_job_is_not_called_unprinted(void **state)
{
    struct ipp_case test =
        ipp_case_open(state, (struct ippeve_setup){.script = AWAIT_CANCEL IPPEVE_PRINTS}, 0);

    test.limits->job_ms = 100;
    assert_int_equal(print_one(&test), SAID_UNSURE);
    assert_int_equal(ippeve_count_printed(&test.device), 1);
    ipp_case_close(&test);
}

static void paper_that_ends_in_the_middle_cancels_the_job(void **state)
{
    static const struct {
        const char *word;
        enum ks_printer_state state;
    } rows[] = {{"media-empty-error", KS_PRINTER_PAPER_OUT},
                {"media-needed-error", KS_PRINTER_PAPER_OUT},
                {"cover-open-error", KS_PRINTER_COVER_OPEN},
                {"media-jam-error", KS_PRINTER_JAM}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *script = ks_arena_printf(&((struct paper_room *)*state)->arena,
                                             "echo 'STATE: +%s' >&2\n" AWAIT_CANCEL
                                             "sleep 2\n", /* while it is asked what is wrong */
                                             rows[i].word);
        struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){.script = script}, 0);
        test.limits->stopped_ms = 200;
        assert_int_equal(print_one(&test), SAID_NOT);
        assert_int_equal(test.outcome.state, rows[i].state);
        assert_non_null(strstr(test.error.text, ks_printer_state_code(rows[i].state)));
        assert_int_equal(ippeve_count_printed(&test.device), 0);
        ipp_case_close(&test);
    }
}

static void the_last_sheet_is_printed_all_the_same(void **state)
{
    struct ipp_case test = ipp_case_open(
        state,
        (struct ippeve_setup){.script = "echo 'STATE: +media-empty-error' >&2\n" IPPEVE_PRINTS}, 0);

    test.limits->stopped_ms = 20000;
    assert_int_equal(print_one(&test), SAID_PRINTED);
    /* Idle, it only reports, and names paper that is ready: it may be another tray. */
    assert_int_equal(test.outcome.state, KS_PRINTER_PAPER_LOW);
    assert_told(&test, "media-empty");
    assert_int_equal(ippeve_count_printed(&test.device), 1);
    ipp_case_close(&test);
}

/* This printer names its paper as ready, and reports what it has while it is idle: that may be
 * another tray or cover. It is believed only when it stops a job. */
static void what_it_reports_while_it_is_idle_does_not_stop_it(void **state)
{
    static const struct {
        const char *words;
        enum ks_printer_state state;
    } rows[] = {
        {"media-low", KS_PRINTER_PAPER_LOW},
        {"input-tray-missing", KS_PRINTER_PAPER_LOW},
        {"media-empty", KS_PRINTER_PAPER_LOW},
        {"cover-open", KS_PRINTER_READY},
        {"media-low,cover-open", KS_PRINTER_PAPER_LOW},
        {"toner-low", KS_PRINTER_READY},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *script = ks_arena_printf(&((struct paper_room *)*state)->arena,
                                             IPPEVE_PRINTS "echo 'STATE: %s' >&2\n", rows[i].words);
        struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){.script = script}, 0);
        test.limits->stopped_ms = 20000;
        assert_int_equal(print_one(&test), SAID_PRINTED);
        assert_int_equal(test.outcome.state, rows[i].state);
        assert_int_equal(ippeve_count_printed(&test.device), 1);
        ipp_case_close(&test);
    }
}

static struct ks_ipp_talk talk_to(struct ipp_case *test)
{
    struct ks_ipp_talk talk = {.limits = test->limits};

    assert_int_equal(ks_ipp_parse(ippeve_url(&test->device), &talk.address, NULL), KS_OK);
    return talk;
}

static void one_that_prints_for_somebody_else_is_not_waited_for_for_ever(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, 0);
    struct ks_ipp_talk talk = talk_to(&test);
    const struct ks_ipp_document other = {.name = "other"};
    int job = 0;

    assert_int_equal(ks_ipp_create_job(&talk, &other, &job, NULL), KS_OK);
    assert_int_equal(print_one(&test), SAID_NOT);
    assert_non_null(strstr(test.error.text, "the printer is busy"));
    assert_int_equal(ks_ipp_cancel_job(&talk, job, NULL), KS_OK);
    assert_int_equal(print_one(&test), SAID_PRINTED);
    assert_int_equal(ippeve_count_printed(&test.device), 1);
    ipp_case_close(&test);
}

static void a_number_that_went_to_another_job_is_not_ours(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, 0);
    struct ks_ipp_talk talk = talk_to(&test);
    const struct ks_ipp_document ours = {.name = "kiosk 1"};
    struct ks_ipp_job found;
    int job = 0;

    assert_int_equal(ks_ipp_create_job(&talk, &ours, &job, NULL), KS_OK);
    assert_int_equal(ks_ipp_ask_job(&talk, job, "kiosk 1", &found, NULL), KS_OK);
    assert_int_equal(ks_ipp_ask_job(&talk, job, "kiosk 2", &found, NULL), KS_ERR_NOT_FOUND);
    assert_int_equal(ks_ipp_ask_job(&talk, job + 7, "kiosk 1", &found, NULL), KS_ERR_NOT_FOUND);
    ipp_case_close(&test);
}

static void certificates_are_trusted_when_first_seen_and_never_another(void **state)
{
    struct ipp_case test = ipp_case_open(state, (struct ippeve_setup){0}, 0);
    struct ks_arena *arena = &test.room->arena;
    const char *kept = ks_arena_printf(arena, "%s/printer-trust/localhost.crt", test.room->dir);

    ks_printer_close(test.printer);
    ipp_open(&test, ks_arena_printf(arena, "ipps://localhost:%d/ipp/print", test.device.port), 0);
    assert_int_equal(print_one(&test), SAID_PRINTED);
    assert_int_equal(access(kept, R_OK), 0);
    assert_int_equal(print_one(&test), SAID_PRINTED);
    ippeve_ask(arena, kept,
               "openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -subj /CN=x -out $f "
               "2>/dev/null");
    assert_int_equal(print_one(&test), SAID_NOT);
    assert_int_equal(test.outcome.state, KS_PRINTER_OFFLINE);
    assert_told(&test, "certificate is another than before");
    unlink(kept);
    assert_int_equal(print_one(&test), SAID_PRINTED);
    assert_int_equal(ippeve_count_printed(&test.device), 3);
    ipp_case_close(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_there_is_offline),
        cmocka_unit_test(something_else_at_its_address_is_offline),
        cmocka_unit_test(one_that_never_answers_is_offline),
        cmocka_unit_test(switched_off_after_it_was_asked_nothing_is_printed),
        cmocka_unit_test(switched_off_while_it_prints_nobody_knows),
        cmocka_unit_test(a_job_that_the_printer_gives_up_is_not_printed),
        cmocka_unit_test(a_job_that_never_ends_is_cancelled_and_nobody_knows),
        cmocka_unit_test(a_late_paper_of_a_cancelled_job_is_not_called_unprinted),
        cmocka_unit_test(paper_that_ends_in_the_middle_cancels_the_job),
        cmocka_unit_test(the_last_sheet_is_printed_all_the_same),
        cmocka_unit_test(what_it_reports_while_it_is_idle_does_not_stop_it),
        cmocka_unit_test(one_that_prints_for_somebody_else_is_not_waited_for_for_ever),
        cmocka_unit_test(a_number_that_went_to_another_job_is_not_ours),
        cmocka_unit_test(certificates_are_trusted_when_first_seen_and_never_another),
    };

    return cmocka_run_group_tests(tests, paper_room_open, paper_room_close);
}
