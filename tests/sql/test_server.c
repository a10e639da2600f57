/* What a server gives that a file does not: several changes in one statement and one way there and
 * back, and pokes. */
#include <poll.h>

#include "sql/bench.h"

#define PUT_AT_ONCE                                                                                \
    "WITH first AS (INSERT INTO thing (id, name) VALUES (?1, ?2) RETURNING id), second AS "        \
    "(INSERT "                                                                                     \
    "INTO thing (id, name) SELECT first.id + 1, ?3 FROM first) SELECT id FROM first"

static enum ks_err put_two_at_once(struct ks_sql *sql, int64_t id, const char *first,
                                   const char *second)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_TEXT(first),
                                          KS_SQL_OF_TEXT(second)};
    int64_t out = 0;
    enum ks_err err =
        ks_sql_run_at_once(sql, "things", PUT_AT_ONCE, values, 3, ks_sql_read_int, &out, NULL);
    if (err == KS_OK)
        assert_int_equal(out, id);
    return err;
}

static void changes_at_once_are_all_there_or_none_is(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(put_two_at_once(bench->sql, 1, "a", "b"), KS_OK);
    assert_int_equal(count_things(bench->other), 2);
    assert_int_equal(put_two_at_once(bench->sql, 3, "c", "b"), KS_ERR_STATE);
    assert_int_equal(count_things(bench->other), 2);
    assert_int_equal(put_two_at_once(bench->sql, 3, "c", "d"), KS_OK); /* the line is as good */
    assert_int_equal(count_things(bench->other), 4);
}

static void who_hears_is_poked_by_others_alone(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(ks_sql_listen(bench->sql, NULL), KS_OK);
    assert_int_equal(ks_sql_listen(bench->other, NULL), KS_OK);
    assert_true(ks_sql_was_poked(bench->sql)); /* what was before it listened is to be read */
    assert_false(ks_sql_was_poked(bench->sql));
    assert_true(ks_sql_was_poked(bench->other));
    assert_int_equal(ks_sql_poke(bench->other, NULL), KS_OK);
    struct pollfd line = {.fd = ks_sql_listening_fd(bench->sql), .events = POLLIN};
    assert_int_equal(poll(&line, 1, -1), 1);
    assert_true(ks_sql_was_poked(bench->sql));
    assert_false(ks_sql_was_poked(bench->sql));
    assert_int_equal(count_things(bench->other), 0);
    assert_false(ks_sql_was_poked(bench->other));
}

static void who_hears_is_poked_when_the_line_was_made_anew(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(ks_sql_listen(bench->sql, NULL), KS_OK);
    assert_int_equal(count_things(bench->sql), 0);
    (void)ks_sql_was_poked(bench->sql);
    assert_int_equal(ks_sql_run_script(bench->other, "SELECT count(*) FROM thing", NULL), KS_OK);
    cut_others(bench->other);
    struct pollfd line = {.fd = ks_sql_listening_fd(bench->sql), .events = POLLIN};
    assert_int_equal(poll(&line, 1, -1), 1);
    while (put_two_at_once(bench->sql, 1, "a", "b") != KS_OK)
        continue;
    assert_true(ks_sql_was_poked(bench->sql));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SERVER_TEST(changes_at_once_are_all_there_or_none_is),
        SERVER_TEST(who_hears_is_poked_by_others_alone),
        SERVER_TEST(who_hears_is_poked_when_the_line_was_made_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
