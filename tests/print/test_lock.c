/* A printer is one program's at a time, by its address: tried with real processes. */
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "print/support.h"

struct room {
    char dir[64];
    struct ks_error error;
};

static int room_open(void **state)
{
    struct room *room = calloc(1, sizeof *room);

    assert_non_null(room);
    strcpy(room->dir, "/tmp/kiosk-lock-XXXXXX");
    assert_non_null(mkdtemp(room->dir));
    *state = room;
    return 0;
}

static int room_close(void **state)
{
    struct room *room = *state;

    ks_file_remove_tree(room->dir);
    free(room);
    return 0;
}

static struct ks_printer *open_printer(const char *url, const char *base_dir)
{
    struct ks_printer *printer = NULL;
    struct ks_error error = {0};

    if (ks_printer_open(url, base_dir, 80, &printer, &error) != KS_OK)
        fail_msg("%s", error.text);
    return printer;
}

/* A process of its own that has the printer until it is ended. */
struct holder {
    pid_t pid;
    int said;
};

static _Noreturn void hold(const char *url, const char *base_dir, int fd)
{
    struct ks_printer *printer = NULL;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "kioskctl");
    if (ks_printer_open(url, base_dir, 80, &printer, NULL) != KS_OK ||
        ks_printer_lock(printer, NULL) != KS_OK || write(fd, "x", 1) != 1)
        _exit(3);
    for (;;)
        pause();
}

static struct holder start_holder(const char *url, const char *base_dir)
{
    int pipes[2];
    char byte;

    assert_int_equal(pipe(pipes), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        hold(url, base_dir, pipes[1]);
    close(pipes[1]);
    assert_int_equal(read(pipes[0], &byte, 1), 1);
    return (struct holder){pid, pipes[0]};
}

static void end_holder(struct holder holder)
{
    int status;

    kill(holder.pid, SIGKILL);
    assert_int_equal(waitpid(holder.pid, &status, 0), holder.pid);
    assert_true(WIFSIGNALED(status));
    close(holder.said);
}

static void another_process_is_kept_out_and_told_by_whom_until_that_one_dies(void **state)
{
    struct room *room = *state;
    char expected[120];
    struct holder holder = start_holder("file:slips", room->dir);
    struct ks_printer *printer = open_printer("file:slips", room->dir);

    assert_int_equal(ks_printer_lock(printer, &room->error), KS_ERR_BUSY);
    snprintf(expected, sizeof expected,
             "The printer is in use by kioskctl (process %ld): try again in a moment",
             (long)holder.pid);
    assert_string_equal(room->error.text, expected);
    end_holder(holder);
    assert_int_equal(ks_printer_lock(printer, &room->error), KS_OK);
    ks_printer_close(printer);
}

static void being_asked_for_often_does_not_wear_a_lock_out(void **state)
{
    struct room *room = *state;
    struct holder holder = start_holder("file:slips", room->dir);
    struct ks_printer *printer = open_printer("file:slips", room->dir);

    for (int i = 0; i < 10000; i++)
        assert_int_equal(ks_printer_lock(printer, &room->error), KS_ERR_BUSY);
    end_holder(holder);
    assert_int_equal(ks_printer_lock(printer, &room->error), KS_OK);
    ks_printer_close(printer);
}

static void unlocking_and_closing_set_the_printer_free(void **state)
{
    struct room *room = *state;
    struct ks_printer *one = open_printer("file:slips", room->dir);
    struct ks_printer *two = open_printer("file:slips", room->dir);

    assert_int_equal(ks_printer_lock(one, &room->error), KS_OK);
    assert_int_equal(ks_printer_lock(two, &room->error), KS_ERR_BUSY);
    ks_printer_unlock(one);
    ks_printer_unlock(one);
    assert_int_equal(ks_printer_lock(two, &room->error), KS_OK);
    assert_int_equal(ks_printer_lock(one, &room->error), KS_ERR_BUSY);
    ks_printer_close(two);
    assert_int_equal(ks_printer_lock(one, &room->error), KS_OK);
    ks_printer_close(one);
}

/* Addresses that no other test on this machine means at the same time. */
struct addresses {
    int terminals[2];
    char device[2][64]; /* of the terminals */
    char host[64];
};

static struct addresses make_addresses(void)
{
    struct addresses own = {0};

    for (int i = 0; i < 2; i++) {
        own.terminals[i] = posix_openpt(O_RDWR | O_NOCTTY);
        assert_true(own.terminals[i] >= 0);
        assert_int_equal(ptsname_r(own.terminals[i], own.device[i], sizeof own.device[i]), 0);
    }
    snprintf(own.host, sizeof own.host, "printer-%ld", (long)getpid());
    return own;
}

static void close_addresses(const struct addresses *own)
{
    close(own->terminals[0]);
    close(own->terminals[1]);
}

static void different_addresses_are_different_printers(void **state)
{
    struct room *room = *state;
    struct addresses own = make_addresses();
    struct ks_arena arena = {0};
    const char *const urls[] = {
        "file:slips",
        "file:other",
        ks_arena_printf(&arena, "escpos:tcp://%s:9", own.host),
        ks_arena_printf(&arena, "escpos:tcp://%s:10", own.host),
        ks_arena_printf(&arena, "escpos:tcp://%s.other:9", own.host),
        ks_arena_printf(&arena, "escpos:%s", own.device[0]),
        ks_arena_printf(&arena, "escpos:%s", own.device[1]),
        ks_arena_printf(&arena, "escpos:/dev/usb/%s", own.host),
        ks_arena_printf(&arena, "escpos:/dev/usb/%s-other", own.host),
        ks_arena_printf(&arena, "ipp://%s:9/ipp/print", own.host),
        ks_arena_printf(&arena, "ipp://%s:9/ipp/Print", own.host),
        ks_arena_printf(&arena, "ipp://%s:10/ipp/print", own.host),
    };
    enum { COUNT = sizeof urls / sizeof *urls };
    struct holder holders[COUNT];

    for (int i = 0; i < COUNT; i++)
        holders[i] = start_holder(urls[i], room->dir);
    for (int i = 0; i < COUNT; i++) {
        struct ks_printer *printer = open_printer(urls[i], room->dir);
        assert_int_equal(ks_printer_lock(printer, &room->error), KS_ERR_BUSY);
        ks_printer_close(printer);
        end_holder(holders[i]);
    }
    ks_arena_destroy(&arena);
    close_addresses(&own);
}

static void one_printer_has_one_lock_however_it_is_written_and_from_wherever(void **state)
{
    struct room *room = *state;
    struct addresses own = make_addresses();
    struct ks_arena arena = {0};
    const char *slips = ks_arena_printf(&arena, "%s/here/slips", room->dir);
    const char *link = ks_arena_printf(&arena, "%s/there", room->dir);
    const char *device = ks_arena_printf(&arena, "%s/printer", room->dir);

    assert_int_equal(ks_file_make_dirs(slips, NULL), KS_OK);
    assert_int_equal(symlink("here", link), 0);
    assert_int_equal(symlink(own.device[0], device), 0);
    const char *const pairs[][2] = {
        {ks_arena_printf(&arena, "file:%s", slips), ks_arena_printf(&arena, "file:%s/slips", link)},
        {ks_arena_printf(&arena, "escpos:tcp://%s", own.host),
         ks_arena_printf(&arena, "escpos:tcp://%s:9100", own.host)},
        {ks_arena_printf(&arena, "escpos:tcp://%s.Local:9100", own.host),
         ks_arena_printf(&arena, "escpos:tcp://%s.LOCAL:09100", own.host)},
        {ks_arena_printf(&arena, "escpos:%s", own.device[0]),
         ks_arena_printf(&arena, "escpos:%s", device)},
        {ks_arena_printf(&arena, "escpos:serial:%s?baud=9600", own.device[0]),
         ks_arena_printf(&arena, "escpos:%s", own.device[0])},
        {ks_arena_printf(&arena, "ipp://%s.local", own.host),
         ks_arena_printf(&arena, "ipp://%s.LOCAL:631/ipp/print", own.host)},
        {ks_arena_printf(&arena, "ipp://%s:631/ipp/print", own.host),
         ks_arena_printf(&arena, "ipps://%s:631/ipp/print", own.host)},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct holder holder = start_holder(pairs[i][0], room->dir);
        struct ks_printer *printer = open_printer(pairs[i][1], "/tmp");
        if (ks_printer_lock(printer, &room->error) != KS_ERR_BUSY)
            fail_msg("%s is not %s", pairs[i][1], pairs[i][0]);
        ks_printer_close(printer);
        end_holder(holder);
    }
    ks_arena_destroy(&arena);
    close_addresses(&own);
}

static void nothing_is_written_for_it(void **state)
{
    struct room *room = *state;
    char url[64];
    snprintf(url, sizeof url, "escpos:tcp://printer-%ld:9", (long)getpid());
    struct ks_printer *printer = open_printer(url, room->dir);

    assert_int_equal(ks_printer_lock(printer, &room->error), KS_OK);
    assert_int_equal(rmdir(room->dir), 0);
    assert_int_equal(mkdir(room->dir, 0700), 0);
    ks_printer_close(printer);
}

#define ROOM_TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROOM_TEST(another_process_is_kept_out_and_told_by_whom_until_that_one_dies),
        ROOM_TEST(being_asked_for_often_does_not_wear_a_lock_out),
        ROOM_TEST(unlocking_and_closing_set_the_printer_free),
        ROOM_TEST(different_addresses_are_different_printers),
        ROOM_TEST(one_printer_has_one_lock_however_it_is_written_and_from_wherever),
        ROOM_TEST(nothing_is_written_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
