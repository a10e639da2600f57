/* Print jobs: a row before the first byte, and what may become of it. */
#include <signal.h>
#include <sys/wait.h>

#include "store/store_print_jobs.h"
#include "store/store_private.h"
#include "store/support.h"

#define DAY_MS INT64_C(86400000)

static struct ks_print_record add(struct test_db *db, enum ks_paper_kind kind, int64_t now_ms)
{
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(ks_store_add_print_job(db->store, kind, 0, false, now_ms, &job, &error),
                     KS_OK);
    return job;
}

static struct ks_print_record start(struct test_db *db, int64_t id)
{
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(ks_store_start_print_job(db->store, id, MONDAY_MS, &job, &error), KS_OK);
    return job;
}

static void finish(struct test_db *db, int64_t id, enum ks_print_job_state to, const char *reason)
{
    struct ks_error error = {0};
    assert_int_equal(ks_store_finish_print_job(db->store, id, to, reason, MONDAY_MS, NULL, &error),
                     KS_OK);
}

static struct ks_print_record get(struct test_db *db, int64_t id)
{
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(ks_store_get_print_job(db->store, id, &job, &error), KS_OK);
    return job;
}

static struct ks_ticket reserve_printed(struct test_db *db, struct ks_print_record *job)
{
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wish, &ticket, job, &error),
                     KS_OK);
    return ticket;
}

static void a_job_is_queued_then_sending_then_printed(void **state)
{
    struct test_db *db = *state;
    struct ks_print_record job = add(db, KS_PAPER_GUIDE, MONDAY_MS - 1000);
    assert_int_equal(job.state, KS_PRINT_JOB_QUEUED);
    assert_int_equal(job.kind, KS_PAPER_GUIDE);
    assert_int_equal(job.ticket_id, 0);
    assert_int_equal(job.attempts, 0);
    assert_false(job.is_reprint);
    assert_string_equal(job.reason, "");
    job = start(db, job.id);
    assert_int_equal(job.state, KS_PRINT_JOB_SENDING);
    assert_int_equal(job.attempts, 1);
    finish(db, job.id, KS_PRINT_JOB_PRINTED, "");
    test_db_close(db);
    test_db_open(db);
    job = get(db, job.id);
    assert_int_equal(job.state, KS_PRINT_JOB_PRINTED);
    assert_int_equal(job.created_ms, MONDAY_MS - 1000);
    assert_int_equal(job.changed_ms, MONDAY_MS);
}

/* Brings a new job to `from`. */
static int64_t job_in(struct test_db *db, enum ks_paper_kind kind, enum ks_print_job_state from)
{
    struct ks_print_record job;
    if (kind == KS_PAPER_TICKET)
        (void)reserve_printed(db, &job);
    else
        job = add(db, kind, MONDAY_MS);
    if (from != KS_PRINT_JOB_QUEUED)
        (void)start(db, job.id);
    if (from > KS_PRINT_JOB_SENDING)
        finish(db, job.id, from, "");
    return job.id;
}

static void what_a_job_may_become_is_a_table(void **state)
{
    struct test_db *db = *state;
    static const char *const rows[KS_PRINT_JOB_STATE_COUNT] = {
        [KS_PRINT_JOB_QUEUED] = "...F.",  [KS_PRINT_JOB_SENDING] = "..PFU",
        [KS_PRINT_JOB_PRINTED] = ".....", [KS_PRINT_JOB_FAILED] = ".....",
        [KS_PRINT_JOB_UNKNOWN] = "..PF.",
    };
    for (int from = 0; from < KS_PRINT_JOB_STATE_COUNT; from++) {
        for (int to = 0; to < KS_PRINT_JOB_STATE_COUNT; to++) {
            struct ks_error error = {0};
            int64_t id = job_in(db, KS_PAPER_LINK, (enum ks_print_job_state)from);
            enum ks_err err = ks_store_finish_print_job(db->store, id, (enum ks_print_job_state)to,
                                                        "", MONDAY_MS, NULL, &error);
            assert_int_equal(err, rows[from][to] == '.' ? KS_ERR_STATE : KS_OK);
            assert_int_equal(get(db, id).state, err == KS_OK ? to : from);
        }
    }
    struct ks_error error = {0};
    int64_t id = job_in(db, KS_PAPER_LINK, KS_PRINT_JOB_PRINTED);
    char text[80];
    snprintf(text, sizeof text, "Print job %d is printed and cannot become failed", (int)id);
    assert_int_equal(
        ks_store_finish_print_job(db->store, id, KS_PRINT_JOB_FAILED, "", MONDAY_MS, NULL, &error),
        KS_ERR_STATE);
    assert_string_equal(error.text, text);
    assert_int_equal(ks_store_finish_print_job(db->store, 4711, KS_PRINT_JOB_FAILED, "", MONDAY_MS,
                                               NULL, &error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "There is no print job 4711");
}

static void only_a_queued_job_and_a_failed_ticket_are_sent(void **state)
{
    struct test_db *db = *state;
    for (int from = 0; from < KS_PRINT_JOB_STATE_COUNT; from++) {
        struct ks_print_record job;
        struct ks_error error = {0};
        int64_t list = job_in(db, KS_PAPER_CHECKLIST, (enum ks_print_job_state)from);
        assert_int_equal(ks_store_start_print_job(db->store, list, MONDAY_MS, &job, &error),
                         from == KS_PRINT_JOB_QUEUED ? KS_OK : KS_ERR_STATE);
        int64_t ticket = job_in(db, KS_PAPER_TICKET, (enum ks_print_job_state)from);
        bool is_fit = from == KS_PRINT_JOB_QUEUED || from == KS_PRINT_JOB_FAILED;
        assert_int_equal(ks_store_start_print_job(db->store, ticket, MONDAY_MS, &job, &error),
                         is_fit ? KS_OK : KS_ERR_STATE);
        assert_int_equal(job.is_reprint, from == KS_PRINT_JOB_FAILED);
        assert_int_equal(job.attempts, from == KS_PRINT_JOB_FAILED ? 2 : is_fit);
    }
}

static void whoever_starts_gives_up_what_died_in_the_printer(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_print_record job;
    int64_t died = job_in(db, KS_PAPER_GUIDE, KS_PRINT_JOB_SENDING);
    int64_t next = job_in(db, KS_PAPER_GUIDE, KS_PRINT_JOB_QUEUED);
    (void)start(db, next);
    assert_int_equal(get(db, died).state, KS_PRINT_JOB_UNKNOWN);
    assert_string_equal(get(db, died).reason, "interrupted");
    assert_int_equal(get(db, next).state, KS_PRINT_JOB_SENDING);
    assert_int_equal(ks_store_start_print_job(db->store, next, MONDAY_MS, &job, &error),
                     KS_ERR_STATE);
    assert_int_equal(get(db, next).state, KS_PRINT_JOB_UNKNOWN);
}

static void a_reserved_ticket_waits_in_the_same_write_as_its_printed_job(void **state)
{
    struct test_db *db = *state;
    struct ks_print_record job;
    struct ks_error error = {0};
    struct ks_ticket ticket = reserve_printed(db, &job);
    assert_int_equal(ticket.state, KS_TICKET_RESERVED);
    assert_int_equal(job.kind, KS_PAPER_TICKET);
    assert_int_equal(job.ticket_id, ticket.id);
    assert_int_equal(job.state, KS_PRINT_JOB_QUEUED);
    (void)start(db, job.id);
    assert_int_equal(ks_store_finish_print_job(db->store, job.id, KS_PRINT_JOB_PRINTED, "",
                                               MONDAY_MS, &ticket, &error),
                     KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_WAITING);
    assert_false(ticket.is_screen_ticket);
}

static void a_ticket_whose_slip_failed_or_is_unknown_stays_reserved(void **state)
{
    struct test_db *db = *state;
    static const enum ks_print_job_state ends[] = {KS_PRINT_JOB_FAILED, KS_PRINT_JOB_UNKNOWN};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct ks_print_record job;
        struct ks_error error = {0};
        struct ks_ticket ticket = reserve_printed(db, &job);
        (void)start(db, job.id);
        assert_int_equal(
            ks_store_finish_print_job(db->store, job.id, ends[i], "", MONDAY_MS, &ticket, &error),
            KS_OK);
        assert_int_equal(ticket.state, KS_TICKET_RESERVED);
    }
}

static void a_called_ticket_is_not_put_back_by_its_reprint(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_print_record job;
    struct ks_ticket ticket = test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS, &ticket, &error),
                     KS_OK);
    assert_int_equal(ks_store_add_print_job(db->store, KS_PAPER_TICKET, ticket.id, true, MONDAY_MS,
                                            &job, &error),
                     KS_OK);
    assert_true(start(db, job.id).is_reprint);
    assert_int_equal(ks_store_finish_print_job(db->store, job.id, KS_PRINT_JOB_PRINTED, "",
                                               MONDAY_MS, &ticket, &error),
                     KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_CALLED);
}

static void one_gesture_has_one_ticket_and_one_job(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket first, again;
    struct ks_print_record job, same;
    struct ks_error error = {0};
    assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wish, &first, &job, &error),
                     KS_OK);
    assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wish, &again, &same, &error),
                     KS_OK);
    assert_int_equal(again.id, first.id);
    assert_int_equal(same.id, job.id);
}

static void a_ticket_reserved_without_a_job_gets_one_when_it_is_printed(void **state)
{
    struct test_db *db = *state;
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket plain, printed;
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &plain, &error), KS_OK);
    assert_int_equal(ks_store_print_job_of_ticket(db->store, plain.id, &job, &error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "This ticket was never sent to a printer");
    assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wish, &printed, &job, &error),
                     KS_OK);
    assert_int_equal(printed.id, plain.id);
    assert_int_equal(job.ticket_id, plain.id);
}

static void a_ticket_job_names_its_ticket_and_no_other_does(void **state)
{
    struct test_db *db = *state;
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(
        ks_store_add_print_job(db->store, KS_PAPER_TICKET, 0, false, MONDAY_MS, &job, &error),
        KS_ERR_INPUT);
    assert_string_equal(error.text, "A print job of a ticket names it, and no other does");
    assert_int_equal(
        ks_store_add_print_job(db->store, KS_PAPER_GUIDE, 1, false, MONDAY_MS, &job, &error),
        KS_ERR_INPUT);
}

static void what_came_out_lately_counts_with_what_may_have(void **state)
{
    struct test_db *db = *state;
    const enum ks_print_job_state ends[] = {KS_PRINT_JOB_PRINTED, KS_PRINT_JOB_UNKNOWN,
                                            KS_PRINT_JOB_FAILED};
    int count = -1;
    for (int i = 0; i < 3; i++)
        finish(db, start(db, add(db, KS_PAPER_GUIDE, MONDAY_MS).id).id, ends[i], "");
    add(db, KS_PAPER_GUIDE, MONDAY_MS);
    assert_int_equal(ks_store_count_printed(db->store, MONDAY_MS, &count, NULL), KS_OK);
    assert_int_equal(count, 2);
    assert_int_equal(ks_store_count_printed(db->store, MONDAY_MS + 1, &count, NULL), KS_OK);
    assert_int_equal(count, 0);
}

static void recovery_leaves_no_job_open(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_print_job_recovery found;
    int64_t waited = job_in(db, KS_PAPER_RECEIPT, KS_PRINT_JOB_QUEUED);
    int64_t died = job_in(db, KS_PAPER_GUIDE, KS_PRINT_JOB_SENDING);
    int64_t done = job_in(db, KS_PAPER_GUIDE, KS_PRINT_JOB_QUEUED);
    finish(db, done, KS_PRINT_JOB_FAILED, "offline");
    assert_int_equal(ks_store_recover_print_jobs(db->store, MONDAY_MS, &found, &error), KS_OK);
    assert_int_equal(found.unknown, 1);
    assert_int_equal(found.failed, 1);
    assert_int_equal(get(db, died).state, KS_PRINT_JOB_UNKNOWN);
    assert_string_equal(get(db, died).reason, "interrupted");
    assert_int_equal(get(db, waited).state, KS_PRINT_JOB_FAILED);
    assert_string_equal(get(db, waited).reason, "interrupted");
    assert_string_equal(get(db, done).reason, "offline");
    assert_int_equal(ks_store_recover_print_jobs(db->store, MONDAY_MS, &found, &error), KS_OK);
    assert_int_equal(found.unknown + found.failed, 0);
}

static void a_job_expires_after_ten_minutes(void **state)
{
    struct test_db *db = *state;
    int64_t job = add(db, KS_PAPER_GUIDE, MONDAY_MS).id;
    (void)add(db, KS_PAPER_GUIDE, MONDAY_MS + 10 * MINUTE_MS);
    assert_int_equal(get(db, job).state, KS_PRINT_JOB_QUEUED);
    (void)add(db, KS_PAPER_GUIDE, MONDAY_MS + 10 * MINUTE_MS + 1);
    assert_int_equal(get(db, job).state, KS_PRINT_JOB_FAILED);
    assert_string_equal(get(db, job).reason, "expired");
}

static void the_newest_jobs_are_listed_first(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_print_record listed[3];
    int count = 9;
    assert_int_equal(ks_store_list_print_jobs(db->store, listed, 3, &count, &error), KS_OK);
    assert_int_equal(count, 0);
    for (int i = 0; i < 5; i++)
        (void)job_in(db, (enum ks_paper_kind)(KS_PAPER_GUIDE + i), KS_PRINT_JOB_PRINTED);
    assert_int_equal(ks_store_list_print_jobs(db->store, listed, 3, &count, &error), KS_OK);
    assert_int_equal(count, 3);
    assert_true(listed[0].id > listed[1].id && listed[1].id > listed[2].id);
    assert_string_equal(ks_paper_kind_code(listed[0].kind), "outcome");
    assert_string_equal(ks_paper_kind_code(listed[2].kind), "link");
    assert_string_equal(ks_print_job_state_code(listed[0].state), "printed");
}

static void a_database_from_before_the_spool_gains_it_and_keeps_its_tickets(void **state)
{
    struct test_db *db = *state;
    skip_on_server();
    struct ks_error error = {0};
    struct ks_sql *sql = NULL;
    struct ks_ticket kept;
    test_db_close(db);
    assert_int_equal(remove(db->path), 0);
    assert_int_equal(ks_sql_open(db->path, false, &sql, &error), KS_OK);
    assert_int_equal(ks_sql_run_script(sql, ks_schema_texts[0].text, &error), KS_OK);
    assert_int_equal(ks_sql_run_script(sql,
                                       "INSERT INTO ticket (id, day, sequence, number, kind, "
                                       "is_priority, state, token, order_ms, issued_ms, changed_ms)"
                                       " VALUES (7, '2026-11-23', 1, 'T001', 'person', 0, "
                                       "'waiting', 't', 1795398060000, 1795398060000, "
                                       "1795398060000); INSERT INTO day_counter VALUES "
                                       "('2026-11-23', 1, 1795398060000);",
                                       &error),
                     KS_OK);
    ks_sql_close(sql);
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
    assert_int_equal(ks_store_get_ticket(db->store, 7, &kept, &error), KS_OK);
    assert_string_equal(kept.number, "T001");
    assert_int_equal(kept.state, KS_TICKET_WAITING);
    (void)job_in(db, KS_PAPER_TICKET, KS_PRINT_JOB_PRINTED);
    assert_int_equal(ks_store_check(db->store, &error), KS_OK);
}

static struct ks_print_record added(struct test_db *db)
{
    struct ks_print_record job;
    assert_int_equal(
        ks_store_add_print_job(db->store, KS_PAPER_GUIDE, 0, false, MONDAY_MS, &job, NULL), KS_OK);
    return job;
}

static struct ks_store *open_other(struct test_db *db)
{
    struct ks_store *other = NULL;
    struct ks_store_opening opening;
    assert_int_equal(ks_store_open(db->path, MONDAY_MS, &other, &opening, NULL), KS_OK);
    return other;
}

static void a_paper_is_one_handles_at_a_time(void **state)
{
    struct test_db *db = *state;
    struct ks_store *other = open_other(db);
    struct ks_error error = {0};
    struct ks_print_record one = added(db), two = added(db);
    assert_int_equal(ks_store_hold_paper(db->store, &one, &error), KS_OK);
    assert_int_equal(ks_store_hold_paper(other, &one, &error), KS_ERR_BUSY);
    assert_string_equal(error.text,
                        "Another program has this paper in hand: try again in a moment");
    assert_int_equal(ks_store_hold_paper(other, &two, &error), KS_OK);
    ks_store_release_paper(db->store, &one);
    assert_int_equal(ks_store_hold_paper(other, &one, &error), KS_OK);
    ks_store_close(other);
    assert_int_equal(ks_store_hold_paper(db->store, &one, &error), KS_OK);
}

static void all_jobs_of_a_ticket_are_one_paper(void **state)
{
    struct test_db *db = *state;
    struct ks_store *other = open_other(db);
    const struct ks_print_record first = {.id = 1, .ticket_id = 7},
                                 again = {.id = 2, .ticket_id = 7}, seventh = {.id = 7};
    assert_int_equal(ks_store_hold_paper(db->store, &first, NULL), KS_OK);
    assert_int_equal(ks_store_hold_paper(other, &again, NULL), KS_ERR_BUSY);
    assert_int_equal(ks_store_hold_paper(other, &seventh, NULL), KS_OK);
    ks_store_close(other);
}

static void a_paper_that_is_held_is_not_given_up(void **state)
{
    struct test_db *db = *state;
    struct ks_store *other = open_other(db);
    struct ks_print_job_recovery found;
    struct ks_print_record sending = added(db), queued = added(db), mine = added(db), out;
    assert_int_equal(ks_store_hold_paper(other, &sending, NULL), KS_OK);
    assert_int_equal(ks_store_hold_paper(other, &queued, NULL), KS_OK);
    assert_int_equal(ks_store_start_print_job(other, sending.id, MONDAY_MS, &out, NULL), KS_OK);
    assert_int_equal(ks_store_start_print_job(db->store, mine.id, MONDAY_MS, &out, NULL), KS_OK);
    assert_int_equal(ks_store_finish_print_job(db->store, mine.id, KS_PRINT_JOB_PRINTED, "",
                                               MONDAY_MS, NULL, NULL),
                     KS_OK);
    assert_int_equal(ks_store_recover_print_jobs(db->store, MONDAY_MS, &found, NULL), KS_OK);
    assert_int_equal(found.unknown + found.failed, 0);
    assert_int_equal(ks_store_get_print_job(db->store, sending.id, &out, NULL), KS_OK);
    assert_int_equal(out.state, KS_PRINT_JOB_SENDING);
    ks_store_close(other);
    assert_int_equal(ks_store_recover_print_jobs(db->store, MONDAY_MS, &found, NULL), KS_OK);
    assert_int_equal(found.unknown, 1);
    assert_int_equal(found.failed, 1);
}

static _Noreturn void child_holds_the_paper(const char *path, const struct ks_print_record *job,
                                            int fd)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    if (ks_store_open(path, MONDAY_MS, &store, &opening, NULL) != KS_OK ||
        ks_store_hold_paper(store, job, NULL) != KS_OK || write(fd, "x", 1) != 1)
        _exit(3);
    for (;;)
        pause();
}

static void death_gives_the_paper_back(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_print_record job = added(db);
    int pipes[2], status;
    char byte;
    test_db_close(db);
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0)
        child_holds_the_paper(db->path, &job, pipes[1]);
    assert_int_equal(read(pipes[0], &byte, 1), 1);
    test_db_open(db);
    assert_int_equal(ks_store_hold_paper(db->store, &job, &error), KS_ERR_BUSY);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    enum ks_err held = ks_store_hold_paper(db->store, &job, &error);
    for (int i = 0; held == KS_ERR_BUSY && own_schema_server() != NULL && i < 1000; i++) {
        usleep(10000); /* until the server has seen it */
        held = ks_store_hold_paper(db->store, &job, &error);
    }
    assert_int_equal(held, KS_OK);
    close(pipes[0]);
    close(pipes[1]);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_job_is_queued_then_sending_then_printed),
        STORE_TEST(what_a_job_may_become_is_a_table),
        STORE_TEST(only_a_queued_job_and_a_failed_ticket_are_sent),
        STORE_TEST(whoever_starts_gives_up_what_died_in_the_printer),
        STORE_TEST(a_reserved_ticket_waits_in_the_same_write_as_its_printed_job),
        STORE_TEST(a_ticket_whose_slip_failed_or_is_unknown_stays_reserved),
        STORE_TEST(a_called_ticket_is_not_put_back_by_its_reprint),
        STORE_TEST(one_gesture_has_one_ticket_and_one_job),
        STORE_TEST(a_ticket_reserved_without_a_job_gets_one_when_it_is_printed),
        STORE_TEST(a_ticket_job_names_its_ticket_and_no_other_does),
        STORE_TEST(what_came_out_lately_counts_with_what_may_have),
        STORE_TEST(recovery_leaves_no_job_open),
        STORE_TEST(a_job_expires_after_ten_minutes),
        STORE_TEST(the_newest_jobs_are_listed_first),
        STORE_TEST(a_database_from_before_the_spool_gains_it_and_keeps_its_tickets),
        STORE_TEST(a_paper_is_one_handles_at_a_time),
        STORE_TEST(all_jobs_of_a_ticket_are_one_paper),
        STORE_TEST(a_paper_that_is_held_is_not_given_up),
        STORE_TEST(death_gives_the_paper_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
