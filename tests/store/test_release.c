/* A database of an earlier release, kept as text, is opened and loses nothing. */
#include <dirent.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>

#include "base/arena.h"
#include "base/file.h"
#include "sql/sql.h"
#include "store/store_figures.h"
#include "store/store_papers.h"
#include "store/store_print_jobs.h"
#include "store/store_private.h"
#include "store/support.h"

enum { SCHEMA_TEXT_BYTES = 16384 };

/* Makes the database that tests/store/NAME tells. */
static void make_release(struct test_db *db, const char *name)
{
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_sql *sql = NULL;
    char path[512], *script = NULL;
    test_db_make(db);
    snprintf(path, sizeof path, "%s/tests/store/%s", KS_SOURCE_DIR, name);
    assert_int_equal(ks_file_read_all(path, &arena, &script, NULL, &error), KS_OK);
    assert_int_equal(ks_sql_open(db->path, false, &sql, &error), KS_OK);
    if (ks_sql_run_script(sql, script, &error) != KS_OK)
        fail_msg("%s", error.text);
    ks_sql_close(sql);
    ks_arena_destroy(&arena);
}

static int setup_release(void **state)
{
    struct test_db *db = malloc(sizeof *db);
    make_release(db, "schema-2.sql");
    test_db_open(db);
    *state = db;
    return 0;
}

static void every_ticket_is_as_it_was(void **state)
{
    static const struct ks_ticket expected[] = {
        {.id = 1, .number = "T001", .state = KS_TICKET_FINISHED, .seat = "2", .call_count = 1},
        {.id = 2, .number = "T002", .state = KS_TICKET_NO_SHOW, .seat = "1", .call_count = 1},
        {.id = 3, .number = "T003", .state = KS_TICKET_CALLED, .seat = "3", .call_count = 1},
        {.id = 4, .number = "T004", .state = KS_TICKET_WAITING, .seat = ""},
    };
    struct test_db *db = *state;
    assert_false(db->opening.was_corrupt);
    assert_true(db->opening.was_older);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct ks_ticket ticket;
        struct ks_error error = {0};
        assert_int_equal(ks_store_get_ticket(db->store, expected[i].id, &ticket, &error), KS_OK);
        assert_string_equal(ticket.number, expected[i].number);
        assert_string_equal(ticket.day, MONDAY);
        assert_string_equal(ticket.kind, "person");
        assert_int_equal(ticket.sequence, i + 1);
        assert_int_equal(ticket.state, expected[i].state);
        assert_string_equal(ticket.seat, expected[i].seat);
        assert_int_equal(ticket.call_count, expected[i].call_count);
        assert_int_equal(ticket.is_screen_ticket, i == 1);
    }
}

static void numbers_go_on_where_they_were(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket ticket = test_db_reserve(db, MONDAY, "person", MONDAY_MS + MINUTE_MS);
    assert_string_equal(ticket.number, "T005");
    struct ks_queue_summary summary;
    assert_int_equal(ks_store_summarise(db->store, MONDAY, &summary, NULL), KS_OK);
    assert_int_equal(summary.waiting, 1);
    assert_true(summary.has_current);
    assert_string_equal(summary.current.number, "T003");
}

static void receipts_and_papers_are_still_there(void **state)
{
    struct test_db *db = *state;
    struct ks_arena arena = {0};
    struct ks_receipt receipt;
    struct ks_print_record listed[8];
    int count = 0;
    assert_int_equal(ks_store_find_receipt(db->store, "JFEX-46P9-4MZF", &arena, &receipt, NULL),
                     KS_OK);
    assert_string_equal(receipt.notice_version, "2026-11-27");
    assert_true(receipt.signature_bytes > 48);
    assert_int_equal(ks_store_list_print_jobs(db->store, listed, 8, &count, NULL), KS_OK);
    assert_int_equal(count, 4);
    assert_int_equal(listed[0].kind, KS_PAPER_RECEIPT);
    for (int i = 0; i < count; i++)
        assert_int_equal(listed[i].state, KS_PRINT_JOB_PRINTED);
    ks_arena_destroy(&arena);
}

static bool add_text(const struct ks_sql_row *row, void *out)
{
    char text[2048];
    ks_sql_text(row, 0, text, sizeof text);
    size_t length = strlen(out);
    for (const char *at = text; *at != '\0' && length + 1 < SCHEMA_TEXT_BYTES; at++)
        if (*at != ' ' && *at != '\n')
            ((char *)out)[length++] = *at;
    return true;
}

/* What its tables and indexes look like, without blanks. */
static void read_schema(const char *path, char out[SCHEMA_TEXT_BYTES])
{
    struct ks_sql *sql = NULL;
    memset(out, 0, SCHEMA_TEXT_BYTES);
    assert_int_equal(ks_sql_open(path, true, &sql, NULL), KS_OK);
    assert_int_equal(
        ks_sql_each(sql, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name",
                    NULL, 0, add_text, out, NULL),
        KS_OK);
    ks_sql_close(sql);
}

static void an_old_database_ends_like_a_new_one(void **state)
{
    struct test_db *old = *state, fresh;
    char old_schema[SCHEMA_TEXT_BYTES], new_schema[SCHEMA_TEXT_BYTES];
    test_db_make(&fresh);
    test_db_open(&fresh);
    test_db_close(&fresh);
    test_db_close(old);
    read_schema(old->path, old_schema);
    read_schema(fresh.path, new_schema);
    assert_non_null(strstr(new_schema, "CREATETABLEticket("));
    assert_string_equal(old_schema, new_schema);
    nftw(fresh.folder, test_db_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* As the kiosk of schema 3 told of them, with what they are now. */
static const struct ks_ticket of_schema_3[] = {
    {.id = 7, .day = "2026-11-20", .number = "T001", .state = KS_TICKET_WAITING},
    {.id = 8,
     .day = "2026-11-20",
     .number = "T002",
     .state = KS_TICKET_FINISHED,
     .seat = "1",
     .call_count = 1},
    {.id = 9, .day = "2026-11-20", .number = "T003", .state = KS_TICKET_EXPIRED},
    {.id = 10,
     .day = MONDAY,
     .number = "T001",
     .state = KS_TICKET_SERVING,
     .seat = "1",
     .call_count = 1},
    {.id = 11,
     .day = MONDAY,
     .number = "T002",
     .state = KS_TICKET_CALLED,
     .seat = "2",
     .call_count = 1},
    {.id = 12,
     .day = MONDAY,
     .number = "T003",
     .state = KS_TICKET_NO_SHOW,
     .seat = "1",
     .call_count = 2},
    {.id = 13,
     .day = MONDAY,
     .number = "T004",
     .state = KS_TICKET_FINISHED,
     .seat = "2",
     .call_count = 1},
    {.id = 14, .day = MONDAY, .number = "T005", .state = KS_TICKET_WAITING},
    {.id = 15, .day = MONDAY, .number = "T006", .state = KS_TICKET_WAITING},
    {.id = 16, .day = MONDAY, .number = "T007", .state = KS_TICKET_RESERVED},
    {.id = 17, .day = MONDAY, .number = "T008", .state = KS_TICKET_CANCELLED},
    {.id = 18, .day = MONDAY, .number = "T009", .state = KS_TICKET_CANCELLED},
    {.id = 19,
     .day = MONDAY,
     .number = "T010",
     .state = KS_TICKET_WAITING,
     .is_screen_ticket = true},
    {.id = 20, .day = MONDAY, .number = "T011", .state = KS_TICKET_RESERVED},
    {.id = 21, .day = "2026-12-23", .number = "T001", .state = KS_TICKET_CANCELLED},
};
enum { SCHEMA_3_TICKETS = sizeof of_schema_3 / sizeof *of_schema_3 };

static void assert_tickets_of_schema_3(struct ks_store *store)
{
    int64_t count = 0;
    assert_int_equal(ks_sql_run(store->sql, "SELECT count(*) FROM ticket", NULL, 0, ks_sql_read_int,
                                &count, NULL),
                     KS_OK);
    assert_int_equal(count, SCHEMA_3_TICKETS);
    for (int i = 0; i < SCHEMA_3_TICKETS; i++) {
        const struct ks_ticket *expected = &of_schema_3[i];
        struct ks_ticket ticket;
        assert_int_equal(ks_store_get_ticket(store, expected->id, &ticket, NULL), KS_OK);
        assert_string_equal(ticket.day, expected->day);
        assert_string_equal(ticket.number, expected->number);
        assert_string_equal(ticket.line, "mediation");
        assert_int_equal(ticket.sequence, atoi(expected->number + 1));
        assert_int_equal(ticket.state, expected->state);
        assert_string_equal(ticket.seat, expected->seat);
        assert_int_equal(ticket.call_count, expected->call_count);
        assert_int_equal(ticket.is_screen_ticket, expected->is_screen_ticket);
    }
}

static int setup_schema_3(void **state)
{
    struct test_db *db = malloc(sizeof *db);
    make_release(db, "schema-3.sql");
    test_db_open(db);
    *state = db;
    return 0;
}

static void tickets_in_every_state_are_as_they_were(void **state)
{
    struct test_db *db = *state;
    assert_tickets_of_schema_3(db->store);
    assert_int_equal(ks_store_check(db->store, NULL), KS_OK);
}

static void the_day_goes_on_where_it_was(void **state)
{
    struct test_db *db = *state;
    const int64_t now_ms = MONDAY_MS + 60 * MINUTE_MS;
    struct ks_ticket called, ticket = test_db_reserve(db, MONDAY, "person", now_ms);
    int count = 0;
    assert_string_equal(ticket.number, "T012");
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("3"), now_ms, &called, NULL),
                     KS_OK);
    assert_string_equal(called.number, "T006"); /* with priority */
    assert_int_equal(ks_store_count_unsure(db->store, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(ks_store_decide_paper(db->store, 17, true, now_ms, &ticket, NULL), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_WAITING);
}

static bool add_taken(const struct ks_day_figures *row, void *ctx)
{
    int64_t *sums = ctx;
    sums[0] += row->taken;
    sums[1] += row->served;
    sums[2] += row->no_show;
    sums[3] += row->withdrawn;
    sums[4] += row->expired;
    sums[5] += row->waits;
    return true;
}

static void figures_tell_the_same_of_old_rows_and_days_long_past(void **state)
{
    struct test_db *db = *state;
    int64_t sums[6] = {0};
    assert_int_equal(
        ks_store_show_figures(db->store, "2000-01-01", "2999-12-31", add_taken, sums, NULL), KS_OK);
    assert_int_equal(sums[0], 6 + SCHEMA_3_TICKETS);
    assert_int_equal(sums[1], 1 + 2);
    assert_int_equal(sums[2], 1 + 1);
    assert_int_equal(sums[3], 3);
    assert_int_equal(sums[4], 1);
    assert_int_equal(sums[5], 2 + 5);
}

static int64_t version_of(const char *path)
{
    struct ks_sql *sql = NULL;
    struct ks_sql_marks marks = {0};
    assert_int_equal(ks_sql_open(path, true, &sql, NULL), KS_OK);
    assert_int_equal(ks_sql_check(sql, false, NULL), KS_OK);
    assert_int_equal(ks_sql_read_marks(sql, &marks, NULL), KS_OK);
    ks_sql_close(sql);
    return marks.version;
}

static void the_earlier_database_is_kept_beside_it_whole(void **state)
{
    struct test_db *db = *state, old = {0};
    assert_true(db->opening.was_older);
    assert_non_null(strstr(db->opening.kept_aside, "/hall.db.schema-3-20261123T094100"));
    assert_int_equal(version_of(db->opening.kept_aside), 3);
    assert_true(strlen(db->opening.kept_aside) < sizeof old.path);
    strcpy(old.path, db->opening.kept_aside);
    test_db_open(&old);
    assert_tickets_of_schema_3(old.store);
    test_db_close(&old);
    test_db_close(db);
    test_db_open(db);
    assert_false(db->opening.was_older);
}

static void an_earlier_database_in_use_is_not_touched(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_store *other = NULL;
    test_db_close(db);
    nftw(db->folder, test_db_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    make_release(db, "schema-3.sql");
    int lock = ks_lock_open(db->path, NULL);
    assert_int_equal(ks_lock_take(lock, KS_LOCK_USING, true, NULL), KS_OK);
    assert_int_equal(ks_store_open(db->path, MONDAY_MS, &other, &db->opening, &error), KS_ERR_BUSY);
    assert_non_null(strstr(error.text, "is of an earlier release and another program has it open"));
    assert_int_equal(version_of(db->path), 3);
    close(lock);
    test_db_open(db);
    assert_tickets_of_schema_3(db->store);
}

static void a_backup_of_an_earlier_release_is_put_back_as_one_of_this(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    char kept[256], backup[512];
    assert_true(strlen(db->opening.kept_aside) < sizeof backup);
    strcpy(backup, db->opening.kept_aside);
    test_db_close(db);
    assert_int_equal(ks_store_restore(backup, db->path, MONDAY_MS, kept, sizeof kept, &error),
                     KS_OK);
    assert_int_equal(version_of(backup), 3);
    test_db_open(db);
    assert_false(db->opening.was_older);
    assert_tickets_of_schema_3(db->store);
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS + 60 * MINUTE_MS).number,
                        "T111");
}

static void an_earlier_database_is_not_looked_at_as_if_it_were_of_this(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_store *looking = NULL;
    assert_int_equal(ks_store_open_to_look(db->opening.kept_aside, &looking, &error),
                     KS_ERR_VERSION);
    assert_null(looking);
    assert_non_null(strstr(error.text, "is of an earlier release (schema 3)"));
    assert_int_equal(version_of(db->opening.kept_aside), 3);
}

/* More of the same: 100,000 numbers of days gone by. */
static void add_history(const char *path)
{
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    assert_int_equal(ks_sql_open(path, true, &sql, NULL), KS_OK);
    if (ks_sql_run_script(
            sql,
            "BEGIN; WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
            "WHERE i < 99999) INSERT INTO ticket (id, day, sequence, number, kind, is_priority, "
            "state, token, order_ms, issued_ms, changed_ms) SELECT i + 100, "
            "date('2024-01-01', '+' || (i / 500) || ' days'), i % 500 + 1, "
            "printf('T%03d', i % 500 + 1), 'person', 0, 'finished', 'token-' || i, i, i, i FROM n;"
            "INSERT INTO day_counter SELECT day, max(sequence), 1, 1, 0 FROM ticket "
            "WHERE id >= 100 GROUP BY day ON CONFLICT DO NOTHING; COMMIT;",
            &error) != KS_OK)
        fail_msg("%s", error.text);
    ks_sql_close(sql);
}

static _Noreturn void child_opens(const char *path)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    if (ks_store_open(path, MONDAY_MS, &store, &opening, NULL) != KS_OK)
        _exit(3);
    _exit(0);
}

static void count_kept(const char *folder, int *whole)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        char path[512];
        size_t length = strlen(entry->d_name);
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (strstr(entry->d_name, ".schema-3-") == NULL || strstr(entry->d_name, "-wal") != NULL ||
            strstr(entry->d_name, "-shm") != NULL ||
            strcmp(entry->d_name + length - 5, ".part") == 0)
            continue;
        assert_int_equal(version_of(path), 3);
        (*whole)++;
    }
    closedir(dir);
}

/* Killed later and later until it has come through: each time the old one or the new one is there,
 * with all its numbers. */
static void deaths_while_it_is_brought_up_leave_the_old_or_the_new(void **state)
{
    struct test_db *db = *state;
    int status = 0, deaths = 0, whole = 0;
    test_db_close(db);
    nftw(db->folder, test_db_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    make_release(db, "schema-3.sql");
    add_history(db->path);
    for (useconds_t after = 20000;; after += after / 2) {
        pid_t child = fork();
        if (child == 0)
            child_opens(db->path);
        usleep(after);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, &status, 0), child);
        if (!WIFSIGNALED(status))
            break;
        deaths++;
        int64_t version = version_of(db->path), count = 0;
        assert_true(version == 3 || version == ks_schema_newest);
        struct ks_sql *sql = NULL;
        assert_int_equal(ks_sql_open(db->path, true, &sql, NULL), KS_OK);
        assert_int_equal(
            ks_sql_run(sql, "SELECT count(*) FROM ticket", NULL, 0, ks_sql_read_int, &count, NULL),
            KS_OK);
        ks_sql_close(sql);
        assert_int_equal(count, 100000 + SCHEMA_3_TICKETS);
    }
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(deaths > 3);
    count_kept(db->folder, &whole);
    assert_true(whole >= 1);
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
    for (int i = 0; i < SCHEMA_3_TICKETS; i++) {
        struct ks_ticket ticket;
        assert_int_equal(ks_store_get_ticket(db->store, of_schema_3[i].id, &ticket, NULL), KS_OK);
        assert_int_equal(ticket.state, of_schema_3[i].state);
    }
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS + 60 * MINUTE_MS).number,
                        "T012");
}

#define RELEASE_TEST(name) cmocka_unit_test_setup_teardown(name, setup_release, test_db_teardown)
#define SCHEMA_3_TEST(name) cmocka_unit_test_setup_teardown(name, setup_schema_3, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RELEASE_TEST(every_ticket_is_as_it_was),
        RELEASE_TEST(numbers_go_on_where_they_were),
        RELEASE_TEST(receipts_and_papers_are_still_there),
        RELEASE_TEST(an_old_database_ends_like_a_new_one),
        SCHEMA_3_TEST(tickets_in_every_state_are_as_they_were),
        SCHEMA_3_TEST(the_day_goes_on_where_it_was),
        SCHEMA_3_TEST(figures_tell_the_same_of_old_rows_and_days_long_past),
        SCHEMA_3_TEST(an_old_database_ends_like_a_new_one),
        SCHEMA_3_TEST(the_earlier_database_is_kept_beside_it_whole),
        SCHEMA_3_TEST(an_earlier_database_in_use_is_not_touched),
        SCHEMA_3_TEST(a_backup_of_an_earlier_release_is_put_back_as_one_of_this),
        SCHEMA_3_TEST(an_earlier_database_is_not_looked_at_as_if_it_were_of_this),
        SCHEMA_3_TEST(deaths_while_it_is_brought_up_leave_the_old_or_the_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
