/* Two programs on one database, each with a printer of its own: both print at the same time, and
 * what the one sends is not given up by the other while it lives. */
#include <arpa/inet.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "service/spool_support.h"

/* A printer that takes a little and then no more, at a port of its own. */
static int start_stuck_printer(char *url, size_t size)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM, 0), little = 1;
    assert_true(fd >= 0);
    assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &little, sizeof little), 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(fd, 4), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &length), 0);
    snprintf(url, size, "escpos:tcp://127.0.0.1:%d", ntohs(at.sin_port));
    return fd;
}

static struct ks_printer *open_printer(struct court *court, const char *url)
{
    const struct ks_printer_setup setup = {
        .url = url, .base_dir = court->folder, .answers = KS_ANSWERS_NO};
    struct ks_printer *printer = NULL;
    assert_int_equal(ks_printer_open_setup(&setup, &printer, &court->error), KS_OK);
    return printer;
}

static enum ks_err print_link(const struct ks_desk *desk, struct ks_paper_report *report,
                              struct ks_error *error)
{
    struct ks_paper paper = {0};
    const struct ks_slip_context context = {
        .content = desk->content, .lang = KS_LANG_ZH_CN, .now_ms = ks_clock_wall_ms(desk->clock)};
    ks_slip_link(&paper, &context, &desk->content->links[0]);
    enum ks_err err = ks_papers_print(desk, KS_PAPER_LINK, &paper, NULL, report, error);
    ks_slip_destroy(&paper.slip);
    return err;
}

static _Noreturn void child_prints(struct court *court, const char *url)
{
    struct ks_desk desk = court->desk;
    struct ks_store_opening opening;
    struct ks_paper_report report;
    desk.store = NULL;
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* also where the test fails */
    if (ks_store_open(court->db_path, court->time.wall_ms, &desk.store, &opening, NULL) != KS_OK)
        _exit(3);
    desk.printer = open_printer(court, url);
    for (;;)
        (void)!print_link(&desk, &report, NULL);
}

/* Begins a process that is stopped while its paper is in its printer; the paper's row. */
static struct ks_print_record start_other(struct court *court, const char *url, pid_t *out_pid)
{
    struct ks_print_record job = {0};
    int count = 0;
    ks_store_close(court->store);
    pid_t pid = *out_pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        child_prints(court, url);
    struct ks_store_opening opening;
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &court->store, &opening, &court->error),
        KS_OK);
    court->desk.store = court->store;
    do {
        kill(pid, SIGCONT);
        usleep(20000);
        kill(pid, SIGSTOP);
        assert_int_equal(ks_store_list_print_jobs(court->store, &job, 1, &count, &court->error),
                         KS_OK);
    } while (count == 0 || job.state != KS_PRINT_JOB_SENDING);
    return job;
}

static void two_programs_print_at_the_same_time_and_leave_each_others_papers_alone(void **state)
{
    struct court *court = *state;
    char url[64];
    int stuck = start_stuck_printer(url, sizeof url), status, unsure = -1;
    pid_t pid;
    struct ks_print_record other = start_other(court, url, &pid);
    struct ks_printer *same = open_printer(court, url);
    struct ks_paper_report report;
    struct ks_take_result result;
    assert_int_equal(ks_printer_lock(same, &court->error), KS_ERR_BUSY);
    assert_int_equal(print_link(&court->desk, &report, &court->error), KS_OK);
    assert_int_equal(report.end, KS_PAPER_OUT);
    assert_int_equal(take(court, "a", &result), KS_OK);
    assert_int_equal(ks_papers_recover(&court->desk, &unsure, &court->error), KS_OK);
    assert_int_equal(unsure, 0);
    assert_int_equal(record_of(court, other.id).state, KS_PRINT_JOB_SENDING);
    kill(pid, SIGKILL);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(ks_printer_lock(same, &court->error), KS_OK);
    assert_int_equal(ks_papers_recover(&court->desk, &unsure, &court->error), KS_OK);
    assert_int_equal(unsure, 1);
    assert_int_equal(record_of(court, other.id).state, KS_PRINT_JOB_UNKNOWN);
    ks_printer_close(same);
    close(stuck);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(two_programs_print_at_the_same_time_and_leave_each_others_papers_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
