#include <fcntl.h>
#include <glob.h>
#include <sys/stat.h>

#include "store/store_private.h"
#include "store/support.h"

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = malloc(1 << 20);
    *size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

/* Overwrites bytes of the file at an offset. */
static void patch_file(const char *path, long offset, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, offset, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static bool has_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

static void what_was_stored_is_there_after_opening_again(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket = test_db_queue(db, "priority", MONDAY_MS);
    test_db_close(db);
    test_db_open(db);
    struct ks_ticket again;
    assert_int_equal(ks_store_get_ticket(db->store, ticket.id, &again, NULL), KS_OK);
    assert_string_equal(again.number, "T001");
    assert_string_equal(again.kind, "priority");
    assert_true(again.is_priority);
    assert_int_equal(again.state, KS_TICKET_WAITING);
    assert_false(db->opening.was_corrupt);
    assert_int_equal(ks_store_check(db->store, NULL), KS_OK);
}

/* Offset 60 of the file is the user version, big-endian; 68 the application id. Versions begin at
 * 0: one bit that fell over. */
static void a_schema_below_zero_is_damage_of_the_database_and_of_a_backup(void **state)
{
    static const char *const below[] = {"\xff\xff\xff\xff", "\x80\0\0\3", "\x80\0\0\0"};
    struct test_db *db = *state;
    char backup[160], kept[256];
    struct ks_error error = {0};
    snprintf(backup, sizeof backup, "%s/copy.db", db->folder);
    for (size_t i = 0; i < sizeof below / sizeof below[0]; i++) {
        assert_int_equal(ks_store_backup(db->store, backup, &error), KS_OK);
        test_db_close(db);
        patch_file(backup, 60, below[i], 4);
        assert_int_equal(ks_store_restore(backup, db->path, MONDAY_MS, kept, sizeof kept, &error),
                         KS_ERR_CORRUPT);
        assert_non_null(strstr(error.text, "copy.db is damaged: choose another one"));
        patch_file(db->path, 60, below[i], 4);
        test_db_open(db);
        assert_true(db->opening.was_corrupt);
        assert_int_equal(unlink(backup), 0);
    }
}

/* The same places; a version that no kiosk of today makes. */
static void a_newer_database_is_refused_and_stays_byte_for_byte(void **state)
{
    struct test_db *db = *state;
    (void)test_db_queue(db, "person", MONDAY_MS);
    test_db_close(db);
    patch_file(db->path, 60, "\0\0\0\x63", 4);
    size_t before_size, after_size;
    char *before = read_file(db->path, &before_size);
    struct ks_error error = {0};
    enum ks_err err = ks_store_open(db->path, MONDAY_MS, &db->store, &db->opening, &error);
    assert_int_equal(err, KS_ERR_VERSION);
    assert_null(db->store);
    assert_non_null(strstr(error.text, "/hall.db was written by a newer version of the kiosk "
                                       "(schema 99, this one knows 22): update the kiosk; the file "
                                       "was left as it is"));
    char *after = read_file(db->path, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    free(before);
    free(after);
}

static void another_programs_database_is_refused(void **state)
{
    struct test_db *db = *state;
    test_db_close(db);
    patch_file(db->path, 68, "\0\0\0\x07", 4);
    struct ks_error error = {0};
    enum ks_err err = ks_store_open(db->path, MONDAY_MS, &db->store, &db->opening, &error);
    assert_int_equal(err, KS_ERR_INPUT);
    assert_non_null(
        strstr(error.text, "hall.db is a database of another program: choose another file"));
}

static void assert_replaced(struct test_db *db, const char *kept)
{
    test_db_open(db);
    assert_true(db->opening.was_corrupt);
    char expected[256];
    snprintf(expected, sizeof expected, "%s.%s", db->path, kept);
    assert_string_equal(db->opening.kept_aside, expected);
    assert_true(has_file(expected));
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS).number, "T001");
}

static void a_file_that_is_no_database_is_kept_aside_and_a_fresh_one_opened(void **state)
{
    struct test_db *db = *state;
    test_db_close(db);
    char garbage[4096];
    memset(garbage, 'x', sizeof garbage);
    write_file(db->path, garbage, sizeof garbage);
    assert_replaced(db, "damaged-20261123T094100");
    size_t size;
    char *kept = read_file(db->opening.kept_aside, &size);
    assert_int_equal(size, sizeof garbage);
    assert_memory_equal(kept, garbage, size);
    free(kept);
}

static void a_second_damaged_file_of_the_same_second_gets_another_name(void **state)
{
    struct test_db *db = *state;
    for (int i = 0; i < 2; i++) {
        test_db_close(db);
        write_file(db->path, "not a database, not at all", 26);
        assert_replaced(db, i == 0 ? "damaged-20261123T094100" : "damaged-20261123T094100-2");
    }
}

static void a_database_with_a_damaged_page_is_kept_aside(void **state)
{
    struct test_db *db = *state;
    for (int i = 0; i < 200; i++)
        (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    test_db_close(db);
    char garbage[2048];
    memset(garbage, 0x5a, sizeof garbage);
    struct stat status;
    assert_int_equal(stat(db->path, &status), 0);
    for (long page = 1; page < status.st_size / 4096; page++)
        patch_file(db->path, page * 4096, garbage, sizeof garbage);
    assert_replaced(db, "damaged-20261123T094100");
}

static void a_database_cut_short_is_kept_aside(void **state)
{
    struct test_db *db = *state;
    test_db_close(db);
    assert_int_equal(truncate(db->path, 5000), 0);
    assert_replaced(db, "damaged-20261123T094100");
}

static void a_damaged_database_that_is_open_elsewhere_is_left_alone(void **state)
{
    struct test_db *db = *state;
    struct ks_store *second = NULL;
    struct ks_store_opening opening;
    struct ks_error error = {0};
    test_db_close(db);
    test_db_open(db);
    write_file(db->path, "not a database, not at all", 26);
    assert_int_equal(ks_store_open(db->path, MONDAY_MS, &second, &opening, &error), KS_ERR_CORRUPT);
    assert_non_null(strstr(error.text, "hall.db is damaged and another program has it open"));
    assert_true(has_file(db->path));
    assert_null(second);
}

static void a_folder_that_is_not_there_is_said_so(void **state)
{
    (void)state;
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    struct ks_error error = {0};
    assert_int_equal(
        ks_store_open("/tmp/ks-no-such-folder/hall.db", MONDAY_MS, &store, &opening, &error),
        KS_ERR_IO);
    assert_string_equal(error.text, "/tmp/ks-no-such-folder/hall.db.lock cannot be opened: No such "
                                    "file or directory");
}

static void a_backup_is_whole_and_overwrites_nothing(void **state)
{
    struct test_db *db = *state;
    (void)test_db_queue(db, "person", MONDAY_MS);
    char backup[160];
    snprintf(backup, sizeof backup, "%s/copy.db", db->folder);
    struct ks_error error = {0};
    assert_int_equal(ks_store_backup(db->store, backup, &error), KS_OK);
    assert_int_equal(ks_store_backup(db->store, backup, &error), KS_ERR_STATE);
    assert_non_null(strstr(error.text, "copy.db is there already: choose another name"));
    struct ks_store *copy = NULL;
    struct ks_store_opening opening;
    struct ks_queue_summary summary;
    assert_int_equal(ks_store_open(backup, MONDAY_MS, &copy, &opening, &error), KS_OK);
    assert_int_equal(ks_store_summarise(copy, MONDAY, &summary, &error), KS_OK);
    assert_int_equal(summary.waiting, 1);
    ks_store_close(copy);
    char part[176];
    snprintf(part, sizeof part, "%s.part", backup);
    assert_false(has_file(part));
}

static void a_restore_brings_the_backup_back_and_keeps_the_replaced(void **state)
{
    struct test_db *db = *state;
    char backup[160], kept[256];
    struct ks_error error = {0};
    snprintf(backup, sizeof backup, "%s/copy.db", db->folder);
    (void)test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(ks_store_backup(db->store, backup, &error), KS_OK);
    (void)test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(ks_store_restore(backup, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_ERR_BUSY);
    assert_string_equal(error.text, "Another program has the database open: close the kiosk and "
                                    "the console first");
    test_db_close(db);
    size_t before_size, after_size;
    char *before = read_file(backup, &before_size);
    assert_int_equal(ks_store_restore(backup, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_OK);
    char *after = read_file(backup, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    free(before);
    free(after);
    assert_non_null(strstr(kept, "/hall.db.replaced-20261123T094100"));
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
    struct ks_queue_summary summary;
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, &error), KS_OK);
    assert_int_equal(summary.waiting, 1);
    struct ks_store *replaced = NULL;
    assert_int_equal(ks_store_open(kept, MONDAY_MS, &replaced, &db->opening, &error), KS_OK);
    assert_int_equal(ks_store_summarise(replaced, MONDAY, &summary, &error), KS_OK);
    assert_int_equal(summary.waiting, 2);
    ks_store_close(replaced);
}

static int64_t epoch_of(struct ks_store *store)
{
    int64_t epoch = 0;
    assert_int_equal(
        ks_sql_run(store->sql, "SELECT epoch FROM hall", NULL, 0, ks_sql_read_int, &epoch, NULL),
        KS_OK);
    return epoch;
}

/* What was printed after the backup is in nobody's file any more. */
static void after_a_restore_no_number_of_before_is_given_again(void **state)
{
    struct test_db *db = *state;
    char backup[160], kept[256];
    snprintf(backup, sizeof backup, "%s/copy.db", db->folder);
    (void)test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(ks_store_backup(db->store, backup, NULL), KS_OK);
    assert_string_equal(test_db_queue(db, "person", MONDAY_MS).number, "T002");
    int64_t before = epoch_of(db->store);
    test_db_close(db);
    assert_int_equal(ks_store_restore(backup, db->path, MONDAY_MS, kept, sizeof kept, NULL), KS_OK);
    test_db_open(db);
    assert_true(epoch_of(db->store) > before);
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS).number, "T101");
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS).number, "T102");
    assert_string_equal(test_db_reserve(db, "2026-11-24", "person", MONDAY_MS).number, "T001");
}

/* `sentence` has one %s, where the path belongs. */
static void expect_about(const struct ks_error *error, const char *path, const char *sentence)
{
    const char *gap = strstr(sentence, "%s");
    char expected[sizeof error->text];
    snprintf(expected, sizeof expected, "%.*s%s%s", (int)(gap - sentence), sentence, path, gap + 2);
    assert_string_equal(error->text, expected);
}

static void a_backup_that_cannot_be_made_is_named(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    static const char sentence[] = "The backup %s cannot be made there: No such file or directory; "
                                   "give a file in a folder that exists and can be written to";
    assert_int_equal(ks_store_backup(db->store, "/nonexist/x", &error), KS_ERR_INPUT);
    expect_about(&error, "/nonexist/x", sentence);
}

/* A backup cut in two is told apart from what never was one. */
static void a_backup_cut_short_is_called_damaged(void **state)
{
    struct test_db *db = *state;
    char backup[160], kept[256];
    struct ks_error error = {0};
    snprintf(backup, sizeof backup, "%s/copy.db", db->folder);
    (void)test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(ks_store_backup(db->store, backup, &error), KS_OK);
    test_db_close(db);
    assert_int_equal(truncate(backup, 9000), 0);
    assert_int_equal(ks_store_restore(backup, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_ERR_CORRUPT);
    expect_about(&error, backup,
                 "The backup %s is damaged: choose another one; the database is as "
                 "it was");
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
}

static void what_is_no_backup_changes_nothing(void **state)
{
    struct test_db *db = *state;
    (void)test_db_queue(db, "person", MONDAY_MS);
    test_db_close(db);
    char bad[160], kept[256];
    struct ks_error error = {0};
    snprintf(bad, sizeof bad, "%s/bad.db", db->folder);
    assert_int_equal(ks_store_restore(bad, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_ERR_NOT_FOUND);
    expect_about(&error, bad,
                 "The backup %s cannot be read: No such file or directory; check the "
                 "path");
    write_file(bad, "", 0);
    assert_int_equal(ks_store_restore(bad, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_ERR_INPUT);
    expect_about(&error, bad,
                 "%s is no backup (it is empty): choose a file that kioskctl backup "
                 "made; the database is as it was");
    write_file(bad, "this is not a database at all", 29);
    assert_int_equal(ks_store_restore(bad, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_ERR_INPUT);
    expect_about(&error, bad,
                 "%s is no backup (it is not a database): choose a file that kioskctl "
                 "backup made; the database is as it was");
    write_file(bad, "SQLite format 3\0 and no more", 29);
    assert_int_equal(ks_store_restore(bad, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_ERR_CORRUPT);
    expect_about(&error, bad,
                 "The backup %s is damaged: choose another one; the database is as it "
                 "was");
    assert_int_equal(ks_store_restore(db->folder, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_ERR_INPUT);
    expect_about(&error, db->folder,
                 "The backup %s cannot be read: Is a directory; check the path");
    assert_string_equal(kept, "");
    char pattern[160];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/*restoring*", db->folder);
    assert_int_equal(glob(pattern, 0, NULL, &found), GLOB_NOMATCH);
    test_db_open(db);
    struct ks_queue_summary summary;
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, &error), KS_OK);
    assert_int_equal(summary.waiting, 1);
}

/* Moved, replaced or deleted under us: nothing goes where nobody will look; put back, it goes on.
 */
static void a_database_that_is_moved_away_takes_no_more_numbers(void **state)
{
    struct test_db *db = *state;
    char aside[160];
    struct ks_ticket ticket;
    struct ks_error error = {0};
    (void)test_db_queue(db, "person", MONDAY_MS);
    snprintf(aside, sizeof aside, "%s/aside.db", db->folder);
    assert_int_equal(rename(db->path, aside), 0);
    assert_false(ks_store_is_in_place(db->store));
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_ERR_IO);
    assert_non_null(strstr(error.text, "was moved, replaced or deleted while it was in use"));
    write_file(db->path, "another", 7);
    assert_false(ks_store_is_in_place(db->store));
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_ERR_IO);
    assert_int_equal(rename(aside, db->path), 0);
    assert_true(ks_store_is_in_place(db->store));
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_OK);
    assert_string_equal(ticket.number, "T002");
}

static void a_store_that_forgets_goes_on_as_it_was(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket first, again;
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &first, NULL), KS_OK);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ks_store_forget(db->store, NULL), KS_OK);
        assert_true(ks_store_is_in_place(db->store));
        assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &again, NULL), KS_OK);
        assert_int_equal(again.id, first.id);
    }
    assert_int_equal(ks_store_check(db->store, NULL), KS_OK);
}

static void a_store_forgets_into_no_other_file(void **state)
{
    struct test_db *db = *state;
    char aside[160];
    struct ks_ticket ticket;
    struct ks_error error = {0};
    (void)test_db_queue(db, "person", MONDAY_MS);
    snprintf(aside, sizeof aside, "%s/aside.db", db->folder);
    assert_int_equal(rename(db->path, aside), 0);
    assert_int_equal(ks_store_forget(db->store, &error), KS_ERR_IO);
    assert_int_not_equal(access(db->path, F_OK), 0);
    write_file(db->path, "another", 7);
    assert_int_equal(ks_store_forget(db->store, &error), KS_ERR_IO);
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_ERR_IO);
    assert_int_equal(rename(aside, db->path), 0);
    assert_int_equal(ks_store_forget(db->store, &error), KS_OK);
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, &error), KS_OK);
    assert_string_equal(ticket.number, "T002");
}

/* Reading it through takes the longer the more history there is: only what somebody may have
 * touched is. To see that it is not, a page is damaged and the time put back. */
static void a_database_as_its_last_user_left_it_is_not_read_through_again(void **state)
{
    struct test_db *db = *state;
    struct stat before;
    for (int i = 0; i < 200; i++)
        (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    test_db_close(db);
    assert_int_equal(stat(db->path, &before), 0);
    char garbage[2048];
    memset(garbage, 0x5a, sizeof garbage);
    patch_file(db->path, before.st_size - 4096, garbage, sizeof garbage);
    const struct timespec times[] = {before.st_atim, before.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, db->path, times, 0), 0);
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
    struct ks_error error = {0};
    assert_int_equal(ks_store_check(db->store, &error), KS_ERR_CORRUPT); /* doctor does look */
    test_db_close(db);
    assert_int_equal(utimensat(AT_FDCWD, db->path, NULL, 0), 0);
    test_db_open(db);
    assert_true(db->opening.was_corrupt);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_was_stored_is_there_after_opening_again),
        STORE_TEST(a_schema_below_zero_is_damage_of_the_database_and_of_a_backup),
        STORE_TEST(a_newer_database_is_refused_and_stays_byte_for_byte),
        STORE_TEST(another_programs_database_is_refused),
        STORE_TEST(a_file_that_is_no_database_is_kept_aside_and_a_fresh_one_opened),
        STORE_TEST(a_second_damaged_file_of_the_same_second_gets_another_name),
        STORE_TEST(a_database_with_a_damaged_page_is_kept_aside),
        STORE_TEST(a_database_cut_short_is_kept_aside),
        STORE_TEST(a_damaged_database_that_is_open_elsewhere_is_left_alone),
        STORE_TEST(a_folder_that_is_not_there_is_said_so),
        STORE_TEST(a_backup_is_whole_and_overwrites_nothing),
        STORE_TEST(a_restore_brings_the_backup_back_and_keeps_the_replaced),
        STORE_TEST(after_a_restore_no_number_of_before_is_given_again),
        STORE_TEST(a_backup_that_cannot_be_made_is_named),
        STORE_TEST(a_backup_cut_short_is_called_damaged),
        STORE_TEST(what_is_no_backup_changes_nothing),
        STORE_TEST(a_database_that_is_moved_away_takes_no_more_numbers),
        STORE_TEST(a_store_that_forgets_goes_on_as_it_was),
        STORE_TEST(a_store_forgets_into_no_other_file),
        STORE_TEST(a_database_as_its_last_user_left_it_is_not_read_through_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
