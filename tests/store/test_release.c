/* A database of an earlier release, kept as text, is opened and loses nothing. */
#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"
#include "sql/sql.h"
#include "store/store_jobs.h"
#include "store/support.h"

enum { SCHEMA_TEXT_BYTES = 8192 };

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
        {.id = 1, .number = "T001", .state = KS_TICKET_FINISHED, .counter = "2", .call_count = 1},
        {.id = 2, .number = "T002", .state = KS_TICKET_NO_SHOW, .counter = "1", .call_count = 1},
        {.id = 3, .number = "T003", .state = KS_TICKET_CALLED, .counter = "3", .call_count = 1},
        {.id = 4, .number = "T004", .state = KS_TICKET_WAITING, .counter = ""},
    };
    struct test_db *db = *state;
    assert_false(db->opening.was_corrupt);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct ks_ticket ticket;
        struct ks_error error = {0};
        assert_int_equal(ks_store_get_ticket(db->store, expected[i].id, &ticket, &error), KS_OK);
        assert_string_equal(ticket.number, expected[i].number);
        assert_string_equal(ticket.day, MONDAY);
        assert_string_equal(ticket.kind, "person");
        assert_int_equal(ticket.sequence, i + 1);
        assert_int_equal(ticket.state, expected[i].state);
        assert_string_equal(ticket.counter, expected[i].counter);
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
    assert_int_equal(ks_store_list_jobs(db->store, listed, 8, &count, NULL), KS_OK);
    assert_int_equal(count, 4);
    assert_int_equal(listed[0].kind, KS_JOB_RECEIPT);
    for (int i = 0; i < count; i++)
        assert_int_equal(listed[i].state, KS_JOB_PRINTED);
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

#define RELEASE_TEST(name) cmocka_unit_test_setup_teardown(name, setup_release, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RELEASE_TEST(every_ticket_is_as_it_was),
        RELEASE_TEST(numbers_go_on_where_they_were),
        RELEASE_TEST(receipts_and_papers_are_still_there),
        RELEASE_TEST(an_old_database_ends_like_a_new_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
