/* kioskctl and a kiosk that mean the same printer, from whatever data folder: one of them prints,
 * the other says who does. */
#include <signal.h>
#include <sys/prctl.h>

#include "ctl/rows.h"
#include "print/printer.h"

/* What a kiosk that is just printing has of its printer. */
static _Noreturn void hold(const char *url, int fd)
{
    struct ks_printer *printer = NULL;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "kiosk");
    if (ks_printer_open(url, "/", 80, &printer, NULL) != KS_OK ||
        ks_printer_lock(printer, NULL) != KS_OK || write(fd, "x", 1) != 1)
        _exit(3);
    for (;;)
        pause();
}

static pid_t start_holder(const char *url)
{
    int pipes[2];
    char byte;

    assert_int_equal(pipe(pipes), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        hold(url, pipes[1]);
    close(pipes[1]);
    assert_int_equal(read(pipes[0], &byte, 1), 1);
    close(pipes[0]);
    return pid;
}

static void print_test(struct desk *desk, const char *data, const char *conf)
{
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/%s --config %s printer test", desk->dir, data,
                        conf));
}

static void a_printer_that_a_kiosk_uses_is_told_and_any_other_prints(void **state)
{
    struct desk *desk = *state;
    char *url = ks_arena_printf(&desk->arena, "file:%s/slips", desk->dir);
    const char *same =
        desk_write(desk, "same.conf", ks_arena_printf(&desk->arena, "[printer]\nurl = %s\n", url));
    const char *other = desk_write(desk, "other.conf", "[printer]\nurl = file:slips\n");
    pid_t kiosk = start_holder(url);
    int status;

    print_test(desk, "one", same);
    assert_int_equal(desk->status, 1);
    assert_string_equal(desk->out, "");
    assert_string_equal(
        desk->err, ks_arena_printf(&desk->arena,
                                   "The printer is in use by kiosk (process %ld): try again in a "
                                   "moment\n",
                                   (long)kiosk));
    print_test(desk, "one", other);
    assert_string_equal(desk->out, "the test slip is printed\n");
    kill(kiosk, SIGKILL);
    assert_int_equal(waitpid(kiosk, &status, 0), kiosk);
    print_test(desk, "two", same);
    assert_string_equal(desk->err, "");
    assert_string_equal(desk->out, "the test slip is printed\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_printer_that_a_kiosk_uses_is_told_and_any_other_prints,
                                        desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
