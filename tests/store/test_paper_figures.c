/* What was printed on each day: the same count from rows and from the figures they become. */
#include "store/store_figures.h"
#include "store/store_paper_figures.h"
#include "store/store_print_jobs.h"
#include "store/store_private.h"
#include "store/support.h"

#define DAY_MS (24 * 60 * MINUTE_MS)

/* What the rows say, one after the other. */
struct told {
    char text[1000];
};

static bool tell(const struct ks_paper_figures *row, void *ctx)
{
    struct told *told = ctx;
    size_t used = strlen(told->text);
    snprintf(told->text + used, sizeof told->text - used, "%s %s %lld %lld %lld;", row->day,
             row->kind, (long long)row->printed, (long long)row->failed, (long long)row->unknown);
    return true;
}

static struct told figures(struct ks_store *store, const char *from, const char *to)
{
    struct told told = {0};
    struct ks_error error = {0};
    if (ks_store_show_paper_figures(store, from, to, tell, &told, &error) != KS_OK)
        fail_msg("%s", error.text);
    return told;
}

static void print(struct test_db *db, enum ks_paper_kind kind, enum ks_print_job_state end,
                  int64_t now_ms)
{
    struct ks_print_record job;
    assert_int_equal(ks_store_add_print_job(db->store, kind, 0, false, now_ms, &job, NULL), KS_OK);
    if (end == KS_PRINT_JOB_QUEUED)
        return;
    assert_int_equal(ks_store_start_print_job(db->store, job.id, now_ms, &job, NULL), KS_OK);
    assert_int_equal(ks_store_finish_print_job(db->store, job.id, end, "", now_ms, NULL, NULL),
                     KS_OK);
}

static void papers_are_counted_by_the_day_at_the_court_and_by_kind(void **state)
{
    struct test_db *db = *state;
    int64_t last_minute = ks_date_to_wall_ms(ks_date_from_wall_ms(MONDAY_MS), 23 * 60 + 59);
    print(db, KS_PAPER_GUIDE, KS_PRINT_JOB_PRINTED, MONDAY_MS);
    print(db, KS_PAPER_GUIDE, KS_PRINT_JOB_FAILED, MONDAY_MS);
    print(db, KS_PAPER_GUIDE, KS_PRINT_JOB_UNKNOWN, last_minute);
    print(db, KS_PAPER_GUIDE, KS_PRINT_JOB_PRINTED, last_minute + MINUTE_MS);
    print(db, KS_PAPER_TEST, KS_PRINT_JOB_QUEUED, MONDAY_MS + DAY_MS);
    assert_string_equal(figures(db->store, "2000-01-01", "2999-12-31").text,
                        "2026-11-23 guide 1 1 1;2026-11-24 guide 1 0 0;2026-11-24 test 0 1 0;");
    assert_string_equal(figures(db->store, "2026-11-24", "2026-11-24").text,
                        "2026-11-24 guide 1 0 0;2026-11-24 test 0 1 0;");
    assert_string_equal(figures(db->store, "2026-11-25", "2026-11-30").text, "");
}

/* A slip that is printed after midnight is of the day of its number. */
static void the_paper_of_a_number_is_of_the_numbers_day(void **state)
{
    struct test_db *db = *state;
    const struct ks_reservation wanted = {.day = MONDAY,
                                          .line = "mediation",
                                          .prefix = "T",
                                          .kind = "person",
                                          .token = "late",
                                          .now_ms = MONDAY_MS};
    struct ks_ticket ticket;
    struct ks_print_record job;
    assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wanted, &ticket, &job, NULL),
                     KS_OK);
    assert_int_equal(ks_store_start_print_job(db->store, job.id, MONDAY_MS + DAY_MS, &job, NULL),
                     KS_OK);
    assert_string_equal(figures(db->store, "2000-01-01", "2999-12-31").text,
                        MONDAY " ticket 0 0 1;");
}

static void days_that_became_figures_count_as_before(void **state)
{
    static const struct ks_keeping keeping = {.days = 1, .receipt_days = 7305};
    struct test_db *db = *state;
    bool is_more = true;
    for (int day = 0; day < 5; day++)
        for (int i = 0; i <= day; i++)
            print(db, i % 2 == 0 ? KS_PAPER_GUIDE : KS_PAPER_LINK, KS_PRINT_JOB_PRINTED,
                  MONDAY_MS - day * DAY_MS);
    const struct ks_reservation wanted = {.day = MONDAY,
                                          .line = "mediation",
                                          .prefix = "T",
                                          .kind = "person",
                                          .token = "last",
                                          .now_ms = MONDAY_MS};
    struct ks_ticket ticket;
    assert_int_equal(ks_store_reserve_ticket(db->store, &wanted, &ticket, NULL), KS_OK);
    struct told before = figures(db->store, "2000-01-01", "2999-12-31");
    assert_non_null(strstr(before.text, "2026-11-19 guide 3 0 0;2026-11-19 link 2 0 0;"));
    while (is_more)
        assert_int_equal(
            ks_store_tidy_step(db->store, &keeping, MONDAY_MS + DAY_MS, &is_more, NULL), KS_OK);
    int64_t folded = 0;
    assert_int_equal(ks_sql_run(db->store->sql, "SELECT count(*) FROM daily_paper", NULL, 0,
                                ks_sql_read_int, &folded, NULL),
                     KS_OK);
    assert_true(folded > 0);
    assert_string_equal(figures(db->store, "2000-01-01", "2999-12-31").text, before.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(papers_are_counted_by_the_day_at_the_court_and_by_kind,
                                        test_db_setup, test_db_teardown),
        cmocka_unit_test_setup_teardown(the_paper_of_a_number_is_of_the_numbers_day, test_db_setup,
                                        test_db_teardown),
        cmocka_unit_test_setup_teardown(days_that_became_figures_count_as_before, test_db_setup,
                                        test_db_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
