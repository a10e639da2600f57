#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "base/file.h"
#include "base/ownership.h"
#include "base/support.h"

static int count_entries(const char *path)
{
    int count = 0;
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
        count++;
    closedir(dir);
    return count - 2;
}

/* In front of the C library's: remembers the last folders that were flushed. */
static char flushed[4][4096];
static int flushed_count;

int fsync(int fd)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    char *out = flushed[flushed_count++ % 4];
    ssize_t length = readlink(link, out, sizeof flushed[0] - 1);
    out[length < 0 ? 0 : length] = '\0';
    return (int)syscall(SYS_fsync, fd);
}

static int make_folder(void **state)
{
    struct test_folder *folder = malloc(sizeof *folder);
    test_folder_make(folder);
    *state = folder;
    return 0;
}

static int drop_folder(void **state)
{
    test_folder_remove(*state);
    free(*state);
    return 0;
}

static void what_was_written_is_read_back_with_every_byte(void **state)
{
    const char *path = test_folder_join(*state, "a");
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;
    assert_int_equal(ks_file_write_atomic(path, "a\0b\n", 4, NULL), KS_OK);
    assert_int_equal(ks_file_read_all(path, &arena, &text, &bytes, NULL), KS_OK);
    assert_int_equal(bytes, 4);
    assert_memory_equal(text, "a\0b\n", 5);
    assert_int_equal(ks_file_write_atomic(path, NULL, 0, NULL), KS_OK);
    assert_int_equal(ks_file_read_all(path, &arena, &text, NULL, NULL), KS_OK);
    assert_string_equal(text, "");
    ks_arena_destroy(&arena);
}

static void a_file_that_is_not_there_is_named(void **state)
{
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    char *text = NULL, expected[600];
    const char *path = test_folder_join(*state, "none");
    assert_int_equal(ks_file_read_all(path, &arena, &text, NULL, &error), KS_ERR_NOT_FOUND);
    snprintf(expected, sizeof expected, "cannot open %s: No such file or directory", path);
    assert_string_equal(error.text, expected);
    assert_int_equal(ks_file_write_atomic(test_folder_join(*state, "none/x"), "x", 1, &error),
                     KS_ERR_NOT_FOUND);
    ks_arena_destroy(&arena);
}

static void a_folder_or_a_fifo_is_not_read_as_a_file(void **state)
{
    struct test_folder *folder = *state;
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    char *text = NULL;
    assert_int_equal(ks_file_read_all(folder->path, &arena, &text, NULL, &error), KS_ERR_INPUT);
    assert_non_null(strstr(error.text, "it is not a file"));
    assert_int_equal(mkfifo(test_folder_join(folder, "fifo"), 0600), 0);
    assert_int_equal(ks_file_read_all(folder->joined, &arena, &text, NULL, &error), KS_ERR_INPUT);
    ks_arena_destroy(&arena);
}

static void a_file_that_is_too_large_is_refused(void **state)
{
    const char *path = test_folder_join(*state, "large");
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    char *text = NULL;
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(ftruncate(fd, (off_t)KS_FILE_MAX_BYTES + 1), 0);
    close(fd);
    assert_int_equal(ks_file_read_all(path, &arena, &text, NULL, &error), KS_ERR_INPUT);
    assert_non_null(strstr(error.text, "larger than 64 MiB"));
    ks_arena_destroy(&arena);
}

/* A disk that fills up midway, as seen by write(): the limit on a file's size. */
static int write_beyond_limit(const char *path)
{
    struct rlimit limit = {.rlim_cur = 1000, .rlim_max = 1000};
    char many[5000] = {0};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    return (int)ks_file_write_atomic(path, many, sizeof many, NULL);
}

static void a_write_that_runs_out_of_room_keeps_the_old_file_and_leaves_nothing(void **state)
{
    struct test_folder *folder = *state;
    const char *path = test_folder_join(folder, "kept");
    struct ks_arena arena = {0};
    char *text = NULL;
    int status = 0;
    assert_int_equal(ks_file_write_atomic(path, "old", 3, NULL), KS_OK);
    pid_t child = fork();
    if (child == 0)
        _exit(write_beyond_limit(path));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), KS_ERR_FULL);
    assert_int_equal(ks_file_read_all(path, &arena, &text, NULL, NULL), KS_OK);
    assert_string_equal(text, "old");
    assert_int_equal(count_entries(folder->path), 1);
    ks_arena_destroy(&arena);
}

static void a_folder_in_place_of_the_file_fails_and_leaves_nothing(void **state)
{
    struct test_folder *folder = *state;
    struct ks_error error = {0};
    assert_int_equal(ks_file_make_dirs(test_folder_join(folder, "taken"), NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(folder->joined, "x", 1, &error), KS_ERR_IO);
    assert_non_null(strstr(error.text, "Is a directory"));
    assert_int_equal(count_entries(folder->path), 1);
}

static void a_file_that_is_rewritten_keeps_its_owner_and_its_mode(void **state)
{
    struct test_folder *folder = *state;
    const char *path = test_folder_join(folder, "kept");
    struct ks_arena arena = {0};
    struct stat info;
    char *text = NULL;
    uid_t owner = geteuid() == 0 ? 12345 : geteuid();
    assert_int_equal(ks_file_rewrite(path, "x", 1, NULL), KS_ERR_NOT_FOUND);
    assert_int_equal(ks_file_write_atomic(path, "old", 3, NULL), KS_OK);
    assert_int_equal(chmod(path, 0664), 0);
    assert_int_equal(chown(path, owner, (gid_t)-1), 0);
    assert_int_equal(ks_file_rewrite(path, "new", 3, NULL), KS_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0664);
    assert_int_equal(info.st_uid, owner);
    assert_int_equal(ks_file_read_all(path, &arena, &text, NULL, NULL), KS_OK);
    assert_string_equal(text, "new");
    assert_int_equal(count_entries(folder->path), 1);
    ks_arena_destroy(&arena);
}

/* The number of a process that was there and is no more. */
static long gone(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return (long)child;
}

static void what_a_killed_program_half_wrote_is_swept_and_nothing_else(void **state)
{
    struct test_folder *folder = *state;
    const char *const names[] = {"pack", "pack.tmp", "pack.x-0.tmp", "packet.1-0.tmp"};
    char ours[64], left[64];

    snprintf(ours, sizeof ours, "pack.%ld-0.tmp", (long)getpid()); /* still being written */
    snprintf(left, sizeof left, "pack.%ld-3.tmp", gone());
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(ks_file_write_atomic(test_folder_join(folder, names[i]), "x", 1, NULL),
                         KS_OK);
    assert_int_equal(ks_file_write_atomic(test_folder_join(folder, ours), "x", 1, NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(test_folder_join(folder, left), "x", 1, NULL), KS_OK);
    ks_file_sweep(test_folder_join(folder, "pack"));
    assert_int_equal(access(test_folder_join(folder, left), F_OK), -1);
    assert_int_equal(count_entries(folder->path), 5);
}

static void flushing_a_folder_takes_any_path_and_tells_what_is_not_there(void **state)
{
    struct test_folder *folder = *state;
    struct ks_error error = {0};
    assert_int_equal(ks_file_flush_folder(test_folder_join(folder, "x"), &error), KS_OK);
    assert_int_equal(ks_file_flush_folder("x", &error), KS_OK);
    assert_int_equal(ks_file_flush_folder("/x", &error), KS_OK);
    assert_int_equal(ks_file_flush_folder(test_folder_join(folder, "none/x"), &error), KS_ERR_IO);
    assert_non_null(strstr(error.text, "/none: "));
}

static void a_private_file_is_made_once_and_never_replaced(void **state)
{
    struct test_folder *folder = *state;
    const char *path = test_folder_join(folder, "key");
    struct ks_error error = {0};
    struct stat info;
    assert_int_equal(ks_file_create_private(path, "one", 3, NULL), KS_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(ks_file_create_private(path, "two", 3, &error), KS_ERR_STATE);
    assert_non_null(strstr(error.text, "it is there already"));
    struct ks_arena arena = {0};
    char *text = NULL;
    assert_int_equal(ks_file_read_all(path, &arena, &text, NULL, NULL), KS_OK);
    assert_string_equal(text, "one");
    ks_arena_destroy(&arena);
    assert_int_equal(count_entries(folder->path), 1);
}

static void folders_are_made_all_the_way_down_and_twice_is_fine(void **state)
{
    struct test_folder *folder = *state;
    struct stat info;
    assert_int_equal(ks_file_make_dirs(test_folder_join(folder, "a/b//c/"), NULL), KS_OK);
    assert_int_equal(ks_file_make_dirs(test_folder_join(folder, "a/b/c"), NULL), KS_OK);
    assert_int_equal(stat(folder->joined, &info), 0);
    assert_true(S_ISDIR(info.st_mode));
    assert_int_equal(ks_file_make_dirs("/", NULL), KS_OK);
    assert_int_equal(ks_file_make_dirs("", NULL), KS_ERR_INPUT);
}

static void the_name_of_a_new_folder_survives_a_power_cut(void **state)
{
    const char *outer = test_folder_join(*state, "data");
    char inner[600];
    snprintf(inner, sizeof inner, "%s/keys", outer);
    flushed_count = 0;
    assert_int_equal(ks_file_make_dirs(inner, NULL), KS_OK);
    assert_int_equal(flushed_count, 2);
    assert_string_equal(flushed[1], outer);
    assert_memory_equal(flushed[0], outer, strlen(flushed[0]));
    assert_int_equal(ks_file_make_dirs(inner, NULL), KS_OK);
    assert_int_equal(flushed_count, 2);
}

static void a_file_in_the_way_of_a_folder_is_told(void **state)
{
    struct ks_error error = {0};
    assert_int_equal(ks_file_write_atomic(test_folder_join(*state, "f"), "x", 1, NULL), KS_OK);
    assert_int_equal(ks_file_make_dirs(test_folder_join(*state, "f/g"), &error), KS_ERR_IO);
    assert_non_null(strstr(error.text, "Not a directory"));
}

/* test_folder_join, to be kept beside others. */
static const char *path_in(void *state, const char *name, char *out, size_t size)
{
    snprintf(out, size, "%s", test_folder_join(state, name));
    return out;
}

static void a_finished_file_gets_its_name_once(void **state)
{
    char one[600], two[600], name[600];
    path_in(*state, "one", one, sizeof one);
    path_in(*state, "two", two, sizeof two);
    path_in(*state, "name", name, sizeof name);
    assert_int_equal(ks_file_write_atomic(one, "1", 1, NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(two, "2", 1, NULL), KS_OK);
    assert_int_equal(ks_file_publish(one, name), 0);
    assert_int_equal(access(one, F_OK), -1);
    assert_int_equal(ks_file_publish(two, name), -1);
    assert_int_equal(errno, EEXIST);
    assert_int_equal(access(two, F_OK), 0);
}

/* Root's own doing; others cannot give files away. */
static void what_root_made_in_anothers_folder_becomes_the_others(void **state)
{
    char folder[600], keys[600], file[600], link[600], outside[600];
    struct stat info;
    path_in(*state, "data", folder, sizeof folder);
    path_in(*state, "data/keys", keys, sizeof keys);
    path_in(*state, "data/keys/k", file, sizeof file);
    path_in(*state, "data/link", link, sizeof link);
    path_in(*state, "outside", outside, sizeof outside);
    if (geteuid() != 0)
        return;
    assert_int_equal(ks_file_make_dirs(keys, NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(file, "k", 1, NULL), KS_OK);
    assert_int_equal(ks_file_write_atomic(outside, "o", 1, NULL), KS_OK);
    assert_int_equal(symlink(outside, link), 0);
    assert_int_equal(chown(folder, 12345, 12345), 0);
    ks_ownership_give_back(folder, NULL);
    assert_int_equal(stat(file, &info), 0);
    assert_int_equal(info.st_uid, 12345);
    assert_int_equal(stat(keys, &info), 0);
    assert_int_equal(info.st_uid, 12345);
    assert_int_equal(stat(outside, &info), 0);
    assert_int_equal(info.st_uid, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, drop_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_written_is_read_back_with_every_byte),
        TEST(a_file_that_is_not_there_is_named),
        TEST(a_folder_or_a_fifo_is_not_read_as_a_file),
        TEST(a_file_that_is_too_large_is_refused),
        TEST(a_write_that_runs_out_of_room_keeps_the_old_file_and_leaves_nothing),
        TEST(a_folder_in_place_of_the_file_fails_and_leaves_nothing),
        TEST(a_file_that_is_rewritten_keeps_its_owner_and_its_mode),
        TEST(what_a_killed_program_half_wrote_is_swept_and_nothing_else),
        TEST(flushing_a_folder_takes_any_path_and_tells_what_is_not_there),
        TEST(a_private_file_is_made_once_and_never_replaced),
        TEST(folders_are_made_all_the_way_down_and_twice_is_fine),
        TEST(the_name_of_a_new_folder_survives_a_power_cut),
        TEST(a_file_in_the_way_of_a_folder_is_told),
        TEST(a_finished_file_gets_its_name_once),
        TEST(what_root_made_in_anothers_folder_becomes_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
