/* What every database has to give: rows, values by number, transactions, errors that say what to
 * do. */
#include "sql/bench.h"

static enum ks_err add_thing(struct ks_sql *sql, int64_t id, const char *name,
                             struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(id), KS_SQL_OF_TEXT(name), {.kind = KS_SQL_BLOB, .data = "a\0b", .bytes = 3}};
    return ks_sql_run(sql, "INSERT INTO thing (name, data, id) VALUES (?2, ?3, ?1)", values, 3,
                      NULL, NULL, error);
}

struct thing {
    int64_t id;
    char name[8];
    size_t name_bytes, data_bytes;
    uint8_t data[4];
};

static void read_thing(const struct ks_sql_row *row, void *out)
{
    struct thing *thing = out;
    thing->id = ks_sql_int(row, 0);
    ks_sql_text(row, 1, thing->name, sizeof thing->name);
    thing->name_bytes = ks_sql_text_bytes(row, 1);
    const void *data = ks_sql_blob(row, 2, &thing->data_bytes);
    if (thing->data_bytes > 0 && thing->data_bytes <= sizeof thing->data)
        memcpy(thing->data, data, thing->data_bytes);
}

static struct thing find_thing(struct ks_sql *sql, int64_t id)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id)};
    struct thing thing = {0};
    assert_int_equal(ks_sql_run(sql, "SELECT id, name, data FROM thing WHERE id = ?1", values, 1,
                                read_thing, &thing, NULL),
                     KS_OK);
    return thing;
}

static void values_are_bound_by_number_and_columns_read_by_type(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(add_thing(bench->sql, INT64_MAX, "a'\"; --", NULL), KS_OK);
    struct thing thing = find_thing(bench->sql, INT64_MAX);
    assert_true(thing.id == INT64_MAX);
    assert_string_equal(thing.name, "a'\"; --");
    assert_int_equal(thing.data_bytes, 3);
    assert_memory_equal(thing.data, "a\0b", 3);
}

static void a_text_that_does_not_fit_is_cut_and_its_length_is_known(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(add_thing(bench->sql, 1, "1234567890", NULL), KS_OK);
    struct thing thing = find_thing(bench->sql, 1);
    assert_string_equal(thing.name, "1234567");
    assert_int_equal(thing.name_bytes, 10);
}

static void what_is_null_reads_as_nothing(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(ks_sql_run_script(bench->sql, "INSERT INTO thing (id) VALUES (7)", NULL),
                     KS_OK);
    struct thing thing = find_thing(bench->sql, 7);
    assert_string_equal(thing.name, "");
    assert_int_equal(thing.name_bytes, 0);
    assert_int_equal(thing.data_bytes, 0);
}

static void values_the_statement_does_not_have_are_an_error(void **state)
{
    struct bench *bench = *state;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(1), KS_SQL_OF_INT(2)};
    struct ks_error error = {0};
    int64_t out = 0;
    assert_int_equal(ks_sql_run(bench->sql, "SELECT ?1", values, 2, ks_sql_read_int, &out, &error),
                     KS_ERR_IO);
    assert_int_equal(
        ks_sql_run(bench->sql, "SELECT ?1 + ?2", values, 1, ks_sql_read_int, &out, &error),
        KS_ERR_IO);
}

static void no_row_and_a_second_of_the_same_name_have_codes_of_their_own(void **state)
{
    struct bench *bench = *state;
    struct ks_error error = {0};
    int64_t id = 0;
    assert_int_equal(
        ks_sql_run(bench->sql, "SELECT id FROM thing", NULL, 0, ks_sql_read_int, &id, &error),
        KS_ERR_NOT_FOUND);
    assert_int_equal(add_thing(bench->sql, 1, "a", &error), KS_OK);
    assert_int_equal(add_thing(bench->sql, 2, "a", &error), KS_ERR_STATE);
    assert_int_equal(error.code, KS_ERR_STATE);
    assert_non_null(strstr(error.text, "already has such an entry"));
}

static void what_is_ended_with_an_error_never_was(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(ks_sql_begin(bench->sql, NULL), KS_OK);
    assert_int_equal(add_thing(bench->sql, 1, "a", NULL), KS_OK);
    assert_int_equal(ks_sql_end(bench->sql, KS_ERR_INPUT, NULL), KS_ERR_INPUT);
    assert_int_equal(count_things(bench->sql), 0);
    assert_int_equal(ks_sql_begin(bench->sql, NULL), KS_OK);
    assert_int_equal(add_thing(bench->sql, 1, "a", NULL), KS_OK);
    assert_int_equal(count_things(bench->other), 0);
    assert_int_equal(ks_sql_end(bench->sql, KS_OK, NULL), KS_OK);
    assert_int_equal(count_things(bench->other), 1);
}

static enum ks_err begin_and_forget(struct ks_sql *sql)
{
    return ks_sql_begin(sql, NULL);
}

static void a_transaction_left_open_is_told_with_who_began_it(void **state)
{
    struct bench *bench = *state;
    struct ks_error error = {0};
    assert_int_equal(begin_and_forget(bench->sql), KS_OK);
    assert_int_equal(ks_sql_begin(bench->sql, &error), KS_ERR_STATE);
    assert_string_equal(error.text,
                        "a_transaction_left_open_is_told_with_who_began_it cannot begin a "
                        "transaction: that of begin_and_forget has not been ended");
    assert_int_equal(ks_sql_end(bench->sql, KS_OK, NULL), KS_OK);
    assert_int_equal(ks_sql_begin_reading(bench->sql, NULL), KS_OK);
    assert_int_equal(ks_sql_end(bench->sql, KS_OK, NULL), KS_OK);
}

static void writing_is_claimed_from_the_first_moment(void **state)
{
    struct bench *bench = *state;
    struct ks_error error = {0};
    assert_int_equal(ks_sql_begin(bench->sql, NULL), KS_OK);
    assert_int_equal(ks_sql_begin_reading(bench->other, NULL), KS_OK);
    assert_int_equal(count_things(bench->other), 0);
    assert_int_equal(ks_sql_end(bench->other, KS_OK, NULL), KS_OK);
    assert_int_equal(ks_sql_begin(bench->other, &error), KS_ERR_BUSY);
    assert_int_equal(error.code, KS_ERR_BUSY);
    assert_int_equal(ks_sql_end(bench->sql, KS_OK, NULL), KS_OK);
    assert_int_equal(ks_sql_begin(bench->other, &error), KS_OK);
    assert_int_equal(ks_sql_end(bench->other, KS_OK, NULL), KS_OK);
}

static void a_statement_without_end_is_ended_by_the_time_limit(void **state)
{
    static const char endless[] =
        "SELECT max(i) FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i FROM n) AS endless";
    struct bench *bench = *state;
    struct ks_error error = {0};
    int64_t out = 0;
    ks_sql_set_time_limit(bench->sql, 20);
    assert_int_equal(ks_sql_run(bench->sql, endless, NULL, 0, ks_sql_read_int, &out, &error),
                     KS_ERR_BUSY);
    assert_non_null(strstr(error.text, "too long over a statement"));
    assert_int_equal(add_thing(bench->sql, 1, "a", NULL), KS_OK);
    assert_int_equal(ks_sql_begin(bench->sql, NULL), KS_OK);
    assert_int_equal(add_thing(bench->sql, 2, "b", NULL), KS_OK);
    assert_int_equal(
        ks_sql_end(bench->sql,
                   ks_sql_run(bench->sql, endless, NULL, 0, ks_sql_read_int, &out, &error), &error),
        KS_ERR_BUSY);
    assert_int_equal(count_things(bench->sql), 1);
}

static void a_commit_of_another_connection_shows_in_the_version(void **state)
{
    struct bench *bench = *state;
    int64_t before = 0, between = 0, after = 0;
    assert_int_equal(ks_sql_version(bench->other, &before, NULL), KS_OK);
    assert_int_equal(ks_sql_version(bench->other, &between, NULL), KS_OK);
    assert_true(between == before);
    assert_int_equal(add_thing(bench->sql, 1, "a", NULL), KS_OK);
    assert_int_equal(ks_sql_version(bench->other, &after, NULL), KS_OK);
    assert_true(after != before);
}

static void a_file_that_is_no_database_is_damaged(void **state)
{
    struct bench *bench = *state;
    struct ks_sql *sql = NULL;
    struct ks_sql_marks marks;
    struct ks_error error = {0};
    char path[96], text[4096];
    memset(text, 'x', sizeof text);
    snprintf(path, sizeof path, "%s/b.db", bench->folder);
    assert_int_equal(ks_file_write_atomic(path, text, sizeof text, NULL), KS_OK);
    assert_int_equal(ks_sql_open(path, true, &sql, NULL), KS_OK);
    assert_int_equal(ks_sql_read_marks(sql, &marks, &error), KS_ERR_CORRUPT);
    assert_int_equal(error.code, KS_ERR_CORRUPT);
    assert_true(ks_sql_is_suspect(sql));
    ks_sql_close(sql);
}

static void marks_tell_whose_it_is_and_whether_anything_is_in_it(void **state)
{
    struct bench *bench = *state;
    struct ks_sql_marks marks;
    assert_int_equal(
        ks_sql_run_script(bench->sql, "PRAGMA application_id = 5; PRAGMA user_version = 3;", NULL),
        KS_OK);
    assert_int_equal(ks_sql_read_marks(bench->other, &marks, NULL), KS_OK);
    assert_int_equal(marks.application, 5);
    assert_int_equal(marks.version, 3);
    assert_true(marks.tables > 0);
}

static void a_database_moved_away_is_not_written_to(void **state)
{
    struct bench *bench = *state;
    struct ks_error error = {0};
    char aside[sizeof bench->path + 8];
    snprintf(aside, sizeof aside, "%s.aside", bench->path);
    assert_true(ks_sql_is_in_place(bench->sql));
    assert_int_equal(rename(bench->path, aside), 0);
    assert_false(ks_sql_is_in_place(bench->sql));
    assert_int_equal(ks_sql_begin(bench->sql, &error), KS_ERR_IO);
    assert_int_equal(rename(aside, bench->path), 0);
    assert_int_equal(ks_sql_begin(bench->sql, &error), KS_OK);
    assert_int_equal(ks_sql_end(bench->sql, KS_OK, NULL), KS_OK);
}

static void what_is_worth_no_wait_is_there_for_everybody_at_once(void **state)
{
    struct bench *bench = *state;
    struct ks_error error = {0};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(7)};
    assert_int_equal(
        ks_sql_run_unhurried(bench->sql, "INSERT INTO thing (id) VALUES (?1)", values, 1, &error),
        KS_OK);
    assert_int_equal(count_things(bench->other), 1);
    assert_int_equal(
        ks_sql_run_unhurried(bench->sql, "INSERT INTO thing (id) VALUES (?1)", values, 1, &error),
        KS_ERR_STATE);
    assert_int_equal(ks_sql_begin(bench->sql, &error), KS_OK); /* as before */
    assert_int_equal(add_thing(bench->sql, 8, "b", &error), KS_OK);
    assert_int_equal(ks_sql_end(bench->sql, KS_OK, &error), KS_OK);
    assert_int_equal(count_things(bench->other), 2);
}

static void what_is_in_a_servers_database_is_told_by_its_own_mark(void **state)
{
    struct bench *bench = *state;
    struct ks_sql_marks marks;
    assert_int_equal(ks_sql_read_marks(bench->other, &marks, NULL), KS_OK);
    assert_int_equal(marks.application, 0);
    assert_int_equal(marks.version, 0);
    assert_int_equal(marks.tables, 1);
    assert_int_equal(ks_sql_run_script(bench->sql,
                                       "CREATE TABLE mark (application BIGINT, version BIGINT); "
                                       "INSERT INTO mark VALUES (5, 3)",
                                       NULL),
                     KS_OK);
    assert_int_equal(ks_sql_read_marks(bench->other, &marks, NULL), KS_OK);
    assert_int_equal(marks.application, 5);
    assert_int_equal(marks.version, 3);
    assert_int_equal(marks.tables, 2);
}

static void a_cut_line_ends_its_transaction_and_is_found_again(void **state)
{
    struct bench *bench = *state;
    struct ks_error error = {0};
    assert_int_equal(ks_sql_begin(bench->other, NULL), KS_OK);
    assert_int_equal(add_thing(bench->other, 1, "a", NULL), KS_OK);
    cut_others(bench->sql);
    assert_int_equal(add_thing(bench->other, 2, "b", &error), KS_ERR_IO);
    assert_int_equal(ks_sql_end(bench->other, KS_ERR_IO, &error), KS_ERR_IO);
    assert_int_equal(count_things(bench->other), 0);
    assert_int_equal(add_thing(bench->other, 3, "c", NULL), KS_OK);
    assert_int_equal(count_things(bench->sql), 1);
}

static void a_line_cut_before_the_commit_changes_nothing_and_says_so(void **state)
{
    struct bench *bench = *state;
    struct ks_error error = {0};
    assert_int_equal(ks_sql_begin(bench->other, NULL), KS_OK);
    assert_int_equal(add_thing(bench->other, 1, "a", NULL), KS_OK);
    cut_others(bench->sql);
    enum ks_err err = ks_sql_end(bench->other, KS_OK, &error);
    assert_true(err == KS_ERR_UNCERTAIN || err == KS_ERR_IO);
    assert_int_equal(count_things(bench->sql), 0);
    assert_int_equal(count_things(bench->other), 0);
}

static void a_transaction_that_failed_inside_is_not_called_committed(void **state)
{
    struct bench *bench = *state;
    struct ks_error error = {0};
    assert_int_equal(add_thing(bench->sql, 1, "a", NULL), KS_OK);
    assert_int_equal(ks_sql_begin(bench->sql, NULL), KS_OK);
    assert_int_equal(add_thing(bench->sql, 2, "b", NULL), KS_OK);
    assert_int_equal(add_thing(bench->sql, 1, "c", &error), KS_ERR_STATE);
    assert_int_equal(ks_sql_end(bench->sql, KS_OK, &error), KS_ERR_IO);
    assert_int_equal(count_things(bench->sql), 1);
}

static void a_server_that_is_not_there_is_told_in_a_sentence(void **state)
{
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    (void)state;
    assert_int_equal(
        ks_sql_open("postgresql://court@/hall?host=/tmp/no-such-folder", true, &sql, &error),
        KS_ERR_IO);
    assert_null(sql);
    assert_non_null(strstr(error.text, "The database server cannot be reached"));
    assert_null(strchr(error.text, '\n'));
}

static void a_question_mark_in_quotes_is_no_value(void **state)
{
    struct bench *bench = *state;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(1)};
    struct ks_error error = {0};
    int64_t out = 0;
    assert_int_equal(ks_sql_run(bench->sql, "SELECT ?1 WHERE '?2' <> ''", values, 1,
                                ks_sql_read_int, &out, &error),
                     KS_OK);
    assert_int_equal(out, 1);
}

#define SQL_TEST(name)                                                                             \
    cmocka_unit_test_setup_teardown(name, setup_file, teardown),                                   \
        cmocka_unit_test_setup_teardown(name, setup_server, teardown)
#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, setup_file, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SQL_TEST(values_are_bound_by_number_and_columns_read_by_type),
        SQL_TEST(a_text_that_does_not_fit_is_cut_and_its_length_is_known),
        SQL_TEST(what_is_null_reads_as_nothing),
        SQL_TEST(values_the_statement_does_not_have_are_an_error),
        SQL_TEST(no_row_and_a_second_of_the_same_name_have_codes_of_their_own),
        SQL_TEST(what_is_ended_with_an_error_never_was),
        SQL_TEST(a_transaction_left_open_is_told_with_who_began_it),
        SQL_TEST(writing_is_claimed_from_the_first_moment),
        SQL_TEST(a_statement_without_end_is_ended_by_the_time_limit),
        SQL_TEST(a_commit_of_another_connection_shows_in_the_version),
        SQL_TEST(what_is_worth_no_wait_is_there_for_everybody_at_once),
        FILE_TEST(a_file_that_is_no_database_is_damaged),
        FILE_TEST(marks_tell_whose_it_is_and_whether_anything_is_in_it),
        FILE_TEST(a_database_moved_away_is_not_written_to),
        SQL_TEST(a_question_mark_in_quotes_is_no_value),
        SERVER_TEST(what_is_in_a_servers_database_is_told_by_its_own_mark),
        SERVER_TEST(a_cut_line_ends_its_transaction_and_is_found_again),
        SERVER_TEST(a_line_cut_before_the_commit_changes_nothing_and_says_so),
        SERVER_TEST(a_transaction_that_failed_inside_is_not_called_committed),
        cmocka_unit_test(a_server_that_is_not_there_is_told_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
