/* Full disks, failing disks, deaths at any moment, many at once. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "store/support.h"

/* Stands in front of the C library's own, for SQLite too: 0 = never fails, n = the n-th call and
 * all after it fail. */
static int sync_countdown;

int fdatasync(int fd);
int fdatasync(int fd)
{
    if (sync_countdown > 0 && --sync_countdown == 0) {
        sync_countdown = 1;
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_fdatasync, fd);
}

static void limit_file_size(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_promises_no_number_and_goes_on_when_there_is_space(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_ticket ticket;
    (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    char wal[200];
    struct stat status;
    snprintf(wal, sizeof wal, "%s-wal", db->path);
    assert_int_equal(stat(wal, &status), 0);
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    for (rlim_t room = 0; room < 6000; room += 1500) {
        limit_file_size((rlim_t)status.st_size + room);
        struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
        enum ks_err err = ks_store_reserve_ticket(db->store, &wish, &ticket, &error);
        limit_file_size(RLIM_INFINITY);
        assert_int_equal(err, KS_ERR_FULL);
        assert_string_equal(error.text,
                            "The disk that holds the database is full: free some space");
        assert_int_equal(ticket.id, 0);
    }
    signal(SIGXFSZ, before);
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS).number, "T002");
    assert_int_equal(ks_store_check(db->store, &error), KS_OK);
}

static void a_full_disk_at_opening_is_said_so(void **state)
{
    struct test_db *db = *state;
    test_db_close(db);
    char path[160];
    snprintf(path, sizeof path, "%s/other.db", db->folder);
    struct ks_error error = {0};
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    limit_file_size(1000);
    enum ks_err err = ks_store_open(path, MONDAY_MS, &db->store, &db->opening, &error);
    limit_file_size(RLIM_INFINITY);
    signal(SIGXFSZ, before);
    assert_int_equal(err, KS_ERR_FULL);
    assert_null(db->store);
}

static void a_disk_that_fails_while_committing_leaves_it_uncertain(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_ticket ticket;
    (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    sync_countdown = 1;
    enum ks_err err = ks_store_reserve_ticket(db->store, &wish, &ticket, &error);
    sync_countdown = 0;
    assert_int_equal(err, KS_ERR_UNCERTAIN);
    assert_string_equal(error.text, "The disk failed while the database was being written: the "
                                    "last change may or may not be there");
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_OK);
    struct ks_ticket again;
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &again, &error), KS_OK);
    assert_int_equal(again.id, ticket.id);
    assert_int_not_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS).sequence,
                         ticket.sequence);
}

enum { MAX_NUMBERS = 60000 };

/* Children write whole ints into the pipe: each write is one piece. */
static int collect(int fd, int *seen)
{
    int value, count = 0;
    while (read(fd, &value, sizeof value) == sizeof value) {
        assert_in_range(value, 1, MAX_NUMBERS - 1);
        seen[value]++;
        count++;
    }
    return count;
}

static _Noreturn void child_takes_numbers(const char *path, int fd, int round)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    if (ks_store_open(path, MONDAY_MS, &store, &opening, NULL) != KS_OK || opening.was_corrupt)
        _exit(3);
    for (int i = 0;; i++) {
        char token[32];
        snprintf(token, sizeof token, "child-%d-%d", round, i);
        struct ks_reservation wish = {.day = MONDAY,
                                      .line = "mediation",
                                      .prefix = "T",
                                      .kind = "person",
                                      .token = token,
                                      .now_ms = MONDAY_MS};
        struct ks_ticket ticket;
        if (ks_store_reserve_ticket(store, &wish, &ticket, NULL) != KS_OK ||
            write(fd, &ticket.sequence, sizeof ticket.sequence) != sizeof ticket.sequence)
            _exit(4);
    }
}

static void a_kill_at_any_moment_gives_no_number_twice_and_loses_none(void **state)
{
    enum { KILLS = 50 };
    struct test_db *db = *state;
    test_db_close(db);
    int *seen = calloc(MAX_NUMBERS, sizeof *seen);
    int pipes[2], count = 0;
    srand(20261123);
    for (int round = 0; round < KILLS; round++) {
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0)
            child_takes_numbers(db->path, pipes[1], round);
        close(pipes[1]);
        if (round % 2 == 0) /* else wherever it is, also while it opens */
            assert_int_equal(poll(&(struct pollfd){.fd = pipes[0], .events = POLLIN}, 1, -1), 1);
        usleep((useconds_t)(rand() % 25000));
        kill(child, SIGKILL);
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        count += collect(pipes[0], seen);
        close(pipes[0]);
    }
    assert_true(count >= KILLS / 2);
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
    assert_int_equal(ks_store_check(db->store, NULL), KS_OK);
    int last = test_db_reserve(db, MONDAY, "person", MONDAY_MS).sequence;
    for (int number = 1; number < MAX_NUMBERS; number++) {
        assert_true(seen[number] <= 1);
        assert_true(seen[number] == 0 || number < last);
    }
    struct ks_queue_summary summary;
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, NULL), KS_OK);
    assert_int_equal(summary.unconfirmed, last);
    free(seen);
}

/* Busy means: somebody else holds it, try again. */
static enum ks_err move_patiently(struct ks_store *store, int64_t id, enum ks_ticket_state to)
{
    enum ks_err err;
    do {
        err = ks_store_move_ticket(store, id, to, false, MONDAY_MS, NULL, NULL);
    } while (err == KS_ERR_BUSY);
    return err;
}

/* One room: call, start, finish, until nobody waits. Every ticket called goes into the pipe. A
 * ticket left at the room by a death is finished first, and was told of before it died or not. */
static _Noreturn void child_calls(const char *path, int fd, const char *room)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    struct ks_ticket ticket;
    if (ks_store_open(path, MONDAY_MS, &store, &opening, NULL) != KS_OK)
        _exit(3);
    for (;;) {
        enum ks_err err = test_call_next(store, MONDAY, TEST_SEAT(room), MONDAY_MS, &ticket, NULL);
        if (err == KS_ERR_NOT_FOUND)
            break;
        if (err == KS_ERR_BUSY)
            continue;
        if (err != KS_OK ||
            write(fd, &ticket.sequence, sizeof ticket.sequence) != sizeof ticket.sequence ||
            move_patiently(store, ticket.id, KS_TICKET_SERVING) != KS_OK ||
            move_patiently(store, ticket.id, KS_TICKET_FINISHED) != KS_OK)
            _exit(4);
    }
    ks_store_close(store);
    _exit(0);
}

static void eight_rooms_calling_at_once_call_nobody_twice_and_lose_nobody(void **state)
{
    enum { ROOMS = 8, TICKETS = ROOMS * 200 };
    struct test_db *db = *state;
    for (int i = 0; i < TICKETS; i++)
        (void)test_db_queue(db, "person", MONDAY_MS);
    test_db_close(db);
    int *seen = calloc(MAX_NUMBERS, sizeof *seen);
    int pipes[2];
    pid_t children[ROOMS];
    assert_int_equal(pipe(pipes), 0);
    for (int i = 0; i < ROOMS; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            char room[12];
            snprintf(room, sizeof room, "%d", i + 1);
            child_calls(db->path, pipes[1], room);
        }
    }
    close(pipes[1]);
    assert_int_equal(collect(pipes[0], seen), TICKETS);
    close(pipes[0]);
    for (int i = 0; i < ROOMS; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    for (int number = 1; number <= TICKETS; number++)
        assert_int_equal(seen[number], 1);
    free(seen);
    test_db_open(db);
    struct ks_queue_summary summary;
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, NULL), KS_OK);
    assert_int_equal(summary.waiting, 0);
    assert_false(summary.has_current);
}

static _Noreturn void child_opens(const char *path)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    enum ks_err err = ks_store_open(path, MONDAY_MS, &store, &opening, NULL);
    ks_store_close(store);
    _exit(err == KS_OK ? opening.was_corrupt : 3);
}

static void of_many_that_open_a_damaged_file_at_once_one_replaces_it(void **state)
{
    enum { OPENERS = 8 };
    struct test_db *db = *state;
    test_db_close(db);
    FILE *file = fopen(db->path, "wb");
    assert_non_null(file);
    fputs("this was a database once upon a time", file);
    fclose(file);
    int replaced = 0;
    pid_t children[OPENERS];
    for (int i = 0; i < OPENERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            child_opens(db->path);
    }
    for (int i = 0; i < OPENERS; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_in_range(WEXITSTATUS(status), 0, 1);
        replaced += WEXITSTATUS(status);
    }
    assert_int_equal(replaced, 1);
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_full_disk_promises_no_number_and_goes_on_when_there_is_space),
        STORE_TEST(a_full_disk_at_opening_is_said_so),
        STORE_TEST(a_disk_that_fails_while_committing_leaves_it_uncertain),
        STORE_TEST(a_kill_at_any_moment_gives_no_number_twice_and_loses_none),
        STORE_TEST(eight_rooms_calling_at_once_call_nobody_twice_and_lose_nobody),
        STORE_TEST(of_many_that_open_a_damaged_file_at_once_one_replaces_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
