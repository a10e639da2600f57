/* Old rows become daily figures: counted once, whatever happens meanwhile. */
#include <signal.h>
#include <sys/wait.h>

#include "store/store_figures.h"
#include "store/store_print_jobs.h"
#include "store/store_private.h"
#include "store/support.h"

#define DAY_MS (24 * 60 * MINUTE_MS)

static const struct ks_keeping keeping = {.days = 400, .receipt_days = 7305};

/* `count` numbers of each day from `days` days before Monday on, to Monday: of ten one is a
 * no-show, one withdrawn, one expired, seven served after five minutes; each with its paper. */
static void make_history(struct ks_store *store, int days, int count)
{
    char script[2400];
    struct ks_error error = {0};
    snprintf(
        script, sizeof script,
        "BEGIN; WITH RECURSIVE n (i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n "
        "WHERE i + 1 < %d), r (d, s, ms) AS (SELECT i / %d, i %% %d + 1, "
        "%lld - (%d - i / %d) * 86400000 FROM n) "
        "INSERT INTO ticket (hall, day, line, series, sequence, number, kind, is_priority, state, "
        "token, order_ms, issued_ms, called_ms, first_called_ms, call_count, changed_ms) "
        "SELECT 1, date(ms / 1000 + 28800, 'unixepoch'), 'mediation', 'T', s, printf('T%%03d', s), "
        "CASE s %% 2 WHEN 0 THEN 'person' ELSE 'priority' END, 0, CASE s %% 10 "
        "WHEN 7 THEN 'no-show' WHEN 8 THEN 'cancelled' WHEN 9 THEN 'expired' ELSE 'finished' END, "
        "d || '-' || s, ms, ms, CASE WHEN s %% 10 < 8 THEN ms + 900000 ELSE 0 END, "
        "CASE WHEN s %% 10 < 8 THEN ms + 300000 ELSE 0 END, 1, ms FROM r;"
        "INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, seat, actor, "
        "reason, at_ms, was_line, was_seat, was_order_ms, was_called_ms, was_first_called_ms, "
        "was_call_count) SELECT 1, 1, id, 'issue', '', 'reserved', line, '', '', '', issued_ms, "
        "'', '', 0, 0, 0, 0 FROM ticket;"
        "INSERT INTO print_job (kind, ticket_id, state, is_reprint, created_ms, changed_ms) "
        "SELECT 'ticket', id, 'printed', 0, issued_ms, issued_ms FROM ticket;"
        "INSERT INTO series (hall, day, series, epoch, last_number, last_came_ms, seen_ms) "
        "SELECT 1, day, 'T', (SELECT epoch FROM hall), max(sequence), max(issued_ms), "
        "max(issued_ms) FROM ticket GROUP BY day;"
        "COMMIT;",
        (days + 1) * count, count, count, (long long)MONDAY_MS, days, count);
    assert_int_equal(ks_sql_run_script(store->sql, script, &error), KS_OK);
}

static int64_t ask(struct ks_store *store, const char *text)
{
    int64_t number = 0;
    assert_int_equal(ks_sql_run(store->sql, text, NULL, 0, ks_sql_read_int, &number, NULL), KS_OK);
    return number;
}

static int steps(struct ks_store *store, const struct ks_keeping *keep, int64_t now_ms)
{
    struct ks_error error = {0};
    bool is_more = true;
    int count = -1;
    for (; is_more; count++)
        assert_int_equal(ks_store_tidy_step(store, keep, now_ms, &is_more, &error), KS_OK);
    return count;
}

struct sums {
    int rows;
    struct ks_day_figures all;
};

static bool add_up(const struct ks_day_figures *row, void *ctx)
{
    struct sums *sums = ctx;
    sums->rows++;
    sums->all.taken += row->taken;
    sums->all.served += row->served;
    sums->all.no_show += row->no_show;
    sums->all.withdrawn += row->withdrawn;
    sums->all.expired += row->expired;
    sums->all.waits += row->waits;
    sums->all.wait_sum_ms += row->wait_sum_ms;
    if (row->wait_most_ms > sums->all.wait_most_ms)
        sums->all.wait_most_ms = row->wait_most_ms;
    return true;
}

static struct sums sums_of(struct ks_store *store)
{
    struct sums sums = {0};
    assert_int_equal(ks_store_show_figures(store, "2000-01-01", "2999-12-31", add_up, &sums, NULL),
                     KS_OK);
    return sums;
}

static void assert_sums(struct ks_store *store, int days, int count)
{
    struct sums sums = sums_of(store);
    assert_int_equal(sums.rows, days * 2);
    assert_int_equal(sums.all.taken, days * count);
    assert_int_equal(sums.all.served, days * count * 7 / 10);
    assert_int_equal(sums.all.no_show, days * count / 10);
    assert_int_equal(sums.all.withdrawn, days * count / 10);
    assert_int_equal(sums.all.expired, days * count / 10);
    assert_int_equal(sums.all.waits, days * count * 8 / 10);
    assert_int_equal(sums.all.wait_sum_ms, days * count * 8 / 10 * INT64_C(300000));
    assert_int_equal(sums.all.wait_most_ms, 300000);
}

/* What staff told the hall ends with the days it was told on; a call for help nobody ended does
 * not. */
static void closings_bulletins_and_calls_for_help_go_with_their_days(void **state)
{
    struct test_db *db = *state;
    char script[2000];
    const int64_t old_ms = MONDAY_MS - 409 * DAY_MS, new_ms = MONDAY_MS - 380 * DAY_MS;
    make_history(db->store, 410, 10);
    snprintf(script, sizeof script,
             "INSERT INTO closing (hall, line, from_ms, to_ms, reason, actor, made_ms) VALUES "
             "(1, '', 1, %lld, '', '', 1), (1, '', 1, %lld, '', '', 1);"
             "INSERT INTO bulletin (hall, text_zh, text_en, until_ms, actor, made_ms) VALUES "
             "(1, '', '', %lld, '', 1), (1, '', '', %lld, '', 1);"
             "INSERT INTO help_call (hall, seat, actor, since_ms, ended_ms) VALUES "
             "(1, '1', '', %lld, 2), (1, '2', '', %lld, 0), (1, '3', '', %lld, 2);",
             (long long)old_ms, (long long)new_ms, (long long)old_ms, (long long)new_ms,
             (long long)old_ms, (long long)old_ms, (long long)new_ms);
    assert_int_equal(ks_sql_run_script(db->store->sql, script, NULL), KS_OK);
    steps(db->store, &keeping, MONDAY_MS);
    assert_int_equal(ask(db->store, "SELECT min(to_ms) FROM closing"), new_ms);
    assert_int_equal(ask(db->store, "SELECT min(until_ms) FROM bulletin"), new_ms);
    assert_int_equal(ask(db->store, "SELECT count(*) FROM help_call WHERE seat <> '1'"), 2);
    assert_int_equal(ask(db->store, "SELECT count(*) FROM help_call"), 2);
}

static void days_past_keeping_become_figures_one_a_step(void **state)
{
    struct test_db *db = *state;
    make_history(db->store, 410, 10);
    assert_sums(db->store, 411, 10);
    assert_int_equal(steps(db->store, &keeping, MONDAY_MS), 10);
    assert_int_equal(ask(db->store, "SELECT count(*) FROM ticket"), 4010);
    assert_int_equal(ask(db->store, "SELECT count(*) FROM print_job"), 4010);
    assert_int_equal(ask(db->store, "SELECT count(*) FROM event"), 4010);
    assert_int_equal(ask(db->store, "SELECT sum(printed) FROM daily_paper"), 100);
    assert_int_equal(ask(db->store, "SELECT count(DISTINCT day) FROM daily_ticket"), 10);
    assert_sums(db->store, 411, 10);
    assert_int_equal(ks_store_check(db->store, NULL), KS_OK);
}

static void the_day_at_the_limit_stays_until_the_next(void **state)
{
    struct test_db *db = *state;
    const struct ks_keeping short_keeping = {.days = 30, .receipt_days = 7305};
    make_history(db->store, 30, 10);
    assert_int_equal(steps(db->store, &short_keeping, MONDAY_MS), 0);
    (void)test_db_reserve(db, "2026-11-24", "person", MONDAY_MS + DAY_MS);
    assert_int_equal(steps(db->store, &short_keeping, MONDAY_MS + DAY_MS), 1);
}

static void a_clock_that_runs_ahead_alone_takes_nothing_away(void **state)
{
    struct test_db *db = *state;
    make_history(db->store, 20, 10);
    assert_int_equal(steps(db->store, &keeping, MONDAY_MS + 3650 * DAY_MS), 0);
}

static void where_no_number_was_ever_given_no_clock_takes_a_receipt(void **state)
{
    struct test_db *db = *state;
    const struct ks_receipt receipt = {.code = "AAAA-BBBB-0001",
                                       .notice_version = "v",
                                       .items = "a",
                                       .signature = (const uint8_t *)"sealed",
                                       .signature_bytes = 6,
                                       .signed_ms = MONDAY_MS};
    assert_int_equal(ks_store_add_receipt(db->store, &receipt, NULL), KS_OK);
    assert_int_equal(steps(db->store, &keeping, MONDAY_MS + 73 * 365 * DAY_MS), 0);
}

static void a_day_that_is_none_stops_no_other(void **state)
{
    struct test_db *db = *state;
    skip_on_server();
    const struct ks_keeping short_keeping = {.days = 30, .receipt_days = 7305};
    make_history(db->store, 20, 10);
    assert_int_equal(ks_sql_run_script(db->store->sql,
                                       "UPDATE ticket SET day = '2023-13-45' WHERE id = 1", NULL),
                     KS_OK);
    assert_int_equal(steps(db->store, &short_keeping, MONDAY_MS + 30 * DAY_MS), 0);
    (void)test_db_reserve(db, "2026-12-20", "person", MONDAY_MS + 27 * DAY_MS);
    assert_true(steps(db->store, &short_keeping, MONDAY_MS + 27 * DAY_MS) > 10);
    assert_int_equal(ask(db->store, "SELECT count(*) FROM ticket WHERE day = '2023-13-45'"), 1);
}

static void numbers_go_on_after_their_day_is_only_figures(void **state)
{
    struct test_db *db = *state;
    const struct ks_keeping none = {.days = 0, .receipt_days = 7305};
    make_history(db->store, 1, 10);
    assert_int_equal(steps(db->store, &none, MONDAY_MS), 1);
    assert_string_equal(test_db_reserve(db, MONDAY, "person", MONDAY_MS).number, "T011");
    assert_int_equal(ask(db->store, "SELECT last_number FROM series "
                                    "WHERE day = '2026-11-22'"),
                     10);
}

static void papers_of_days_without_numbers_are_counted_too(void **state)
{
    struct test_db *db = *state;
    struct ks_print_record job;
    struct ks_error error = {0};
    (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ks_store_add_print_job(db->store, KS_PAPER_GUIDE, 0, false,
                                                MONDAY_MS - 500 * DAY_MS, &job, &error),
                         KS_OK);
    }
    assert_int_equal(steps(db->store, &keeping, MONDAY_MS), 1);
    assert_int_equal(ask(db->store, "SELECT count(*) FROM print_job"), 0);
    assert_int_equal(ask(db->store, "SELECT failed FROM daily_paper WHERE kind = 'guide'"), 3);
    assert_int_equal(
        ks_store_add_print_job(db->store, KS_PAPER_GUIDE, 0, false, MONDAY_MS, &job, &error),
        KS_OK);
    assert_int_equal(job.id, 4); /* never given twice */
}

static void receipts_have_a_longer_rule_of_their_own(void **state)
{
    struct test_db *db = *state;
    char code[32];
    (void)test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    for (int i = 0; i < 250; i++) {
        snprintf(code, sizeof code, "AAAA-BBBB-%04d", i);
        const struct ks_receipt receipt = {
            .code = code,
            .notice_version = "v",
            .items = "a",
            .signature = (const uint8_t *)"sealed",
            .signature_bytes = 6,
            .signed_ms = MONDAY_MS - (i < 150 ? 7306 : 7305) * DAY_MS,
        };
        assert_int_equal(ks_store_add_receipt(db->store, &receipt, NULL), KS_OK);
    }
    assert_int_equal(steps(db->store, &keeping, MONDAY_MS), 2);
    assert_int_equal(ask(db->store, "SELECT count(*) FROM receipt"), 100);
}

static _Noreturn void child_tidies(const char *path, int fd)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    bool is_more = true;
    if (ks_store_open(path, MONDAY_MS, &store, &opening, NULL) != KS_OK)
        _exit(3);
    while (is_more)
        if (ks_store_tidy_step(store, &(struct ks_keeping){.days = 0, .receipt_days = 7305},
                               MONDAY_MS, &is_more, NULL) != KS_OK ||
            write(fd, "x", 1) != 1)
            _exit(4);
    _exit(5);
}

/* Killed at any moment of its steps, until nothing is left to do. */
static void deaths_while_tidying_lose_nothing_and_count_nothing_twice(void **state)
{
    struct test_db *db = *state;
    enum { DAYS = 120, COUNT = 40 };
    int deaths = 0, status = 0;
    make_history(db->store, DAYS, COUNT);
    test_db_close(db);
    srand(20261123);
    do {
        int pipes[2];
        char bytes[8];
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0)
            child_tidies(db->path, pipes[1]);
        close(pipes[1]);
        ssize_t got = read(pipes[0], bytes, 1 + (size_t)rand() % sizeof bytes);
        assert_true(got >= 0);
        usleep((useconds_t)(rand() % 3000));
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, &status, 0), child);
        close(pipes[0]);
        deaths += WIFSIGNALED(status);
        test_db_open(db);
        assert_false(db->opening.was_corrupt);
        assert_sums(db->store, DAYS + 1, COUNT);
        assert_int_equal(ask(db->store, "SELECT (SELECT count(*) FROM print_job) + "
                                        "coalesce((SELECT sum(printed) FROM daily_paper), 0)"),
                         (DAYS + 1) * COUNT);
        test_db_close(db);
    } while (WIFSIGNALED(status));
    assert_int_equal(WEXITSTATUS(status), 5);
    assert_true(deaths > 5);
    test_db_open(db);
    assert_int_equal(ask(db->store, "SELECT count(DISTINCT day) FROM ticket"), 1);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(days_past_keeping_become_figures_one_a_step),
        STORE_TEST(closings_bulletins_and_calls_for_help_go_with_their_days),
        STORE_TEST(the_day_at_the_limit_stays_until_the_next),
        STORE_TEST(a_clock_that_runs_ahead_alone_takes_nothing_away),
        STORE_TEST(where_no_number_was_ever_given_no_clock_takes_a_receipt),
        STORE_TEST(a_day_that_is_none_stops_no_other),
        STORE_TEST(numbers_go_on_after_their_day_is_only_figures),
        STORE_TEST(papers_of_days_without_numbers_are_counted_too),
        STORE_TEST(receipts_have_a_longer_rule_of_their_own),
        STORE_TEST(deaths_while_tidying_lose_nothing_and_count_nothing_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
