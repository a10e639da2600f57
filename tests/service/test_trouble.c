/* What a visitor is promised when the disk fails or is full. */
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "service/support.h"
#include "store/store_print_jobs.h"

/* Stands in front of the C library's own: of the flushes of the write-ahead file, lets `skip` pass
 * and then fails `failures`. */
static struct {
    int skip, failures;
} flushes;

static bool is_write_ahead_file(int fd)
{
    char link[32], path[256];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = '\0';
    return length > 4 && strcmp(path + length - 4, "-wal") == 0;
}

int fdatasync(int fd);
int fdatasync(int fd)
{
    if (flushes.failures > 0 && is_write_ahead_file(fd) && flushes.skip-- <= 0) {
        flushes.failures--;
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_fdatasync, fd);
}

static enum ks_err take(struct court *court, const char *token, struct ks_take_result *result)
{
    const struct ks_take_request request = {.token = token, .kind = "person", .lang = KS_LANG_EN};
    return ks_queue_take(&court->desk, &request, result, &court->error);
}

static int waiting(struct court *court)
{
    struct ks_queue_summary summary;
    assert_int_equal(ks_queue_summary(&court->desk, court->time.wall_ms, &summary, &court->error),
                     KS_OK);
    return summary.waiting;
}

/* The first commit of a database has more flushes than the later ones. */
static void warm_up(struct court *court)
{
    struct ks_take_result result;
    assert_int_equal(take(court, "warm", &result), KS_OK);
}

static void an_uncertain_reservation_promises_and_prints_nothing(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    warm_up(court);
    flushes.skip = 0;
    flushes.failures = 1;
    assert_int_equal(take(court, "a", &result), KS_ERR_UNCERTAIN);
    assert_int_equal(flushes.failures, 0);
    assert_false(result.has_ticket);
    assert_int_equal(court_count_slips(court), 1);
    assert_int_equal(take(court, "a", &result), KS_OK);
    assert_int_equal(court_count_slips(court), 2);
    assert_int_equal(waiting(court), 2);
}

/* The writes of a ticket: its number and job, "sending", and what became of it. */
static void a_slip_is_not_sent_before_its_row_surely_says_so(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    struct ks_print_record job;
    warm_up(court);
    flushes.skip = 1;
    flushes.failures = 1;
    assert_int_equal(take(court, "a", &result), KS_ERR_UNCERTAIN);
    assert_int_equal(flushes.failures, 0);
    assert_int_equal(result.ticket.state, KS_TICKET_RESERVED);
    assert_int_equal(court_count_slips(court), 1);
    assert_int_equal(
        ks_store_print_job_of_ticket(court->store, result.ticket.id, &job, &court->error), KS_OK);
    assert_int_equal(job.state, KS_PRINT_JOB_FAILED);
    assert_string_equal(job.reason, "not-sent");
    assert_int_equal(take(court, "a", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T002");
    assert_int_equal(court_count_slips(court), 2);
    assert_int_equal(waiting(court), 2);
}

static void a_ticket_on_paper_is_counted_at_the_second_try(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    warm_up(court);
    flushes.skip = 2;
    flushes.failures = 1;
    assert_int_equal(take(court, "a", &result), KS_OK);
    assert_int_equal(flushes.failures, 0);
    assert_int_equal(result.ticket.state, KS_TICKET_WAITING);
    assert_int_equal(waiting(court), 2);
}

static void a_ticket_on_paper_that_may_not_count_is_said_to_staff(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    warm_up(court);
    flushes.skip = 2;
    flushes.failures = 2;
    assert_int_equal(take(court, "a", &result), KS_ERR_UNCERTAIN);
    assert_int_equal(flushes.failures, 0);
    assert_true(result.has_ticket);
    assert_int_equal(result.paper.end, KS_PAPER_OUT);
    assert_string_equal(court->error.text,
                        "Ticket T002 is on paper but the queue may not count it (The disk failed "
                        "while the database was being written: the last change may or may not be "
                        "there): call it by hand");
    assert_int_equal(waiting(court), 1);
    assert_int_equal(take(court, "a", &result), KS_ERR_PRINTER);
    assert_int_equal(result.paper.end, KS_PAPER_UNSURE);
    assert_int_equal(court_count_slips(court), 2);
}

static void limit_file_size(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_promises_and_prints_nothing(void **state)
{
    struct court *court = *state;
    struct ks_take_result result;
    warm_up(court);
    char wal[224];
    struct stat status;
    snprintf(wal, sizeof wal, "%s-wal", court->db_path);
    assert_int_equal(stat(wal, &status), 0);
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    limit_file_size((rlim_t)status.st_size);
    enum ks_err err = take(court, "a", &result);
    limit_file_size(RLIM_INFINITY);
    signal(SIGXFSZ, before);
    assert_int_equal(err, KS_ERR_FULL);
    assert_false(result.has_ticket);
    assert_int_equal(court_count_slips(court), 1);
    assert_int_equal(take(court, "a", &result), KS_OK);
    assert_string_equal(result.ticket.number, "T002");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(an_uncertain_reservation_promises_and_prints_nothing),
        COURT_TEST(a_slip_is_not_sent_before_its_row_surely_says_so),
        COURT_TEST(a_ticket_on_paper_is_counted_at_the_second_try),
        COURT_TEST(a_ticket_on_paper_that_may_not_count_is_said_to_staff),
        COURT_TEST(a_full_disk_promises_and_prints_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
