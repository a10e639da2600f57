/* Print jobs: a row before the first byte, and what may become of it. */
#include <signal.h>
#include <sys/wait.h>

#include "store/store_jobs.h"
#include "store/store_private.h"
#include "store/support.h"

#define DAY_MS INT64_C(86400000)

static struct ks_print_record add(struct test_db *db, enum ks_job_kind kind, int64_t now_ms)
{
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(ks_store_add_job(db->store, kind, 0, false, now_ms, &job, &error), KS_OK);
    return job;
}

static struct ks_print_record start(struct test_db *db, int64_t id)
{
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(ks_store_start_job(db->store, id, MONDAY_MS, &job, &error), KS_OK);
    return job;
}

static void finish(struct test_db *db, int64_t id, enum ks_job_state to, const char *reason)
{
    struct ks_error error = {0};
    assert_int_equal(ks_store_finish_job(db->store, id, to, reason, MONDAY_MS, NULL, &error),
                     KS_OK);
}

static struct ks_print_record get(struct test_db *db, int64_t id)
{
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(ks_store_get_job(db->store, id, &job, &error), KS_OK);
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
    struct ks_print_record job = add(db, KS_JOB_GUIDE, MONDAY_MS - 1000);
    assert_int_equal(job.state, KS_JOB_QUEUED);
    assert_int_equal(job.kind, KS_JOB_GUIDE);
    assert_int_equal(job.ticket_id, 0);
    assert_int_equal(job.attempts, 0);
    assert_false(job.is_reprint);
    assert_string_equal(job.reason, "");
    job = start(db, job.id);
    assert_int_equal(job.state, KS_JOB_SENDING);
    assert_int_equal(job.attempts, 1);
    finish(db, job.id, KS_JOB_PRINTED, "");
    test_db_close(db);
    test_db_open(db);
    job = get(db, job.id);
    assert_int_equal(job.state, KS_JOB_PRINTED);
    assert_int_equal(job.created_ms, MONDAY_MS - 1000);
    assert_int_equal(job.changed_ms, MONDAY_MS);
}

/* Brings a new job to `from`. */
static int64_t job_in(struct test_db *db, enum ks_job_kind kind, enum ks_job_state from)
{
    struct ks_print_record job;
    if (kind == KS_JOB_TICKET)
        (void)reserve_printed(db, &job);
    else
        job = add(db, kind, MONDAY_MS);
    if (from != KS_JOB_QUEUED)
        (void)start(db, job.id);
    if (from > KS_JOB_SENDING)
        finish(db, job.id, from, "");
    return job.id;
}

static void what_a_job_may_become_is_a_table(void **state)
{
    struct test_db *db = *state;
    static const char *const rows[KS_JOB_STATE_COUNT] = {
        [KS_JOB_QUEUED] = "...F.", [KS_JOB_SENDING] = "..PFU", [KS_JOB_PRINTED] = ".....",
        [KS_JOB_FAILED] = ".....", [KS_JOB_UNKNOWN] = "..PF.",
    };
    for (int from = 0; from < KS_JOB_STATE_COUNT; from++) {
        for (int to = 0; to < KS_JOB_STATE_COUNT; to++) {
            struct ks_error error = {0};
            int64_t id = job_in(db, KS_JOB_LINK, (enum ks_job_state)from);
            enum ks_err err = ks_store_finish_job(db->store, id, (enum ks_job_state)to, "",
                                                  MONDAY_MS, NULL, &error);
            assert_int_equal(err, rows[from][to] == '.' ? KS_ERR_STATE : KS_OK);
            assert_int_equal(get(db, id).state, err == KS_OK ? to : from);
        }
    }
    struct ks_error error = {0};
    int64_t id = job_in(db, KS_JOB_LINK, KS_JOB_PRINTED);
    char text[80];
    snprintf(text, sizeof text, "Print job %d is printed and cannot become failed", (int)id);
    assert_int_equal(ks_store_finish_job(db->store, id, KS_JOB_FAILED, "", MONDAY_MS, NULL, &error),
                     KS_ERR_STATE);
    assert_string_equal(error.text, text);
    assert_int_equal(
        ks_store_finish_job(db->store, 4711, KS_JOB_FAILED, "", MONDAY_MS, NULL, &error),
        KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "There is no print job 4711");
}

static void only_a_queued_job_and_a_failed_ticket_are_sent(void **state)
{
    struct test_db *db = *state;
    for (int from = 0; from < KS_JOB_STATE_COUNT; from++) {
        struct ks_print_record job;
        struct ks_error error = {0};
        int64_t list = job_in(db, KS_JOB_CHECKLIST, (enum ks_job_state)from);
        assert_int_equal(ks_store_start_job(db->store, list, MONDAY_MS, &job, &error),
                         from == KS_JOB_QUEUED ? KS_OK : KS_ERR_STATE);
        int64_t ticket = job_in(db, KS_JOB_TICKET, (enum ks_job_state)from);
        bool is_fit = from == KS_JOB_QUEUED || from == KS_JOB_FAILED;
        assert_int_equal(ks_store_start_job(db->store, ticket, MONDAY_MS, &job, &error),
                         is_fit ? KS_OK : KS_ERR_STATE);
        assert_int_equal(job.is_reprint, from == KS_JOB_FAILED);
        assert_int_equal(job.attempts, from == KS_JOB_FAILED ? 2 : is_fit);
    }
}

static void whoever_starts_gives_up_what_died_in_the_printer(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_print_record job;
    int64_t died = job_in(db, KS_JOB_GUIDE, KS_JOB_SENDING);
    int64_t next = job_in(db, KS_JOB_GUIDE, KS_JOB_QUEUED);
    (void)start(db, next);
    assert_int_equal(get(db, died).state, KS_JOB_UNKNOWN);
    assert_string_equal(get(db, died).reason, "interrupted");
    assert_int_equal(get(db, next).state, KS_JOB_SENDING);
    assert_int_equal(ks_store_start_job(db->store, next, MONDAY_MS, &job, &error), KS_ERR_STATE);
    assert_int_equal(get(db, next).state, KS_JOB_UNKNOWN);
}

static void a_reserved_ticket_waits_in_the_same_write_as_its_printed_job(void **state)
{
    struct test_db *db = *state;
    struct ks_print_record job;
    struct ks_error error = {0};
    struct ks_ticket ticket = reserve_printed(db, &job);
    assert_int_equal(ticket.state, KS_TICKET_RESERVED);
    assert_int_equal(job.kind, KS_JOB_TICKET);
    assert_int_equal(job.ticket_id, ticket.id);
    assert_int_equal(job.state, KS_JOB_QUEUED);
    (void)start(db, job.id);
    assert_int_equal(
        ks_store_finish_job(db->store, job.id, KS_JOB_PRINTED, "", MONDAY_MS, &ticket, &error),
        KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_WAITING);
    assert_false(ticket.is_screen_ticket);
}

static void a_ticket_whose_slip_failed_or_is_unknown_stays_reserved(void **state)
{
    struct test_db *db = *state;
    static const enum ks_job_state ends[] = {KS_JOB_FAILED, KS_JOB_UNKNOWN};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct ks_print_record job;
        struct ks_error error = {0};
        struct ks_ticket ticket = reserve_printed(db, &job);
        (void)start(db, job.id);
        assert_int_equal(
            ks_store_finish_job(db->store, job.id, ends[i], "", MONDAY_MS, &ticket, &error), KS_OK);
        assert_int_equal(ticket.state, KS_TICKET_RESERVED);
    }
}

static void a_called_ticket_is_not_put_back_by_its_reprint(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_print_record job;
    struct ks_ticket ticket = test_db_queue(db, "person", MONDAY_MS);
    assert_int_equal(ks_store_call_next(db->store, MONDAY, "1", MONDAY_MS, &ticket, &error), KS_OK);
    assert_int_equal(
        ks_store_add_job(db->store, KS_JOB_TICKET, ticket.id, true, MONDAY_MS, &job, &error),
        KS_OK);
    assert_true(start(db, job.id).is_reprint);
    assert_int_equal(
        ks_store_finish_job(db->store, job.id, KS_JOB_PRINTED, "", MONDAY_MS, &ticket, &error),
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
    assert_int_equal(ks_store_job_of_ticket(db->store, plain.id, &job, &error), KS_ERR_NOT_FOUND);
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
    assert_int_equal(ks_store_add_job(db->store, KS_JOB_TICKET, 0, false, MONDAY_MS, &job, &error),
                     KS_ERR_INPUT);
    assert_string_equal(error.text, "A print job of a ticket names it, and no other does");
    assert_int_equal(ks_store_add_job(db->store, KS_JOB_GUIDE, 1, false, MONDAY_MS, &job, &error),
                     KS_ERR_INPUT);
}

static void recovery_leaves_no_job_open(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_job_recovery found;
    int64_t waited = job_in(db, KS_JOB_RECEIPT, KS_JOB_QUEUED);
    int64_t died = job_in(db, KS_JOB_GUIDE, KS_JOB_SENDING);
    int64_t done = job_in(db, KS_JOB_GUIDE, KS_JOB_QUEUED);
    finish(db, done, KS_JOB_FAILED, "offline");
    assert_int_equal(ks_store_recover_jobs(db->store, MONDAY_MS, &found, &error), KS_OK);
    assert_int_equal(found.unknown, 1);
    assert_int_equal(found.failed, 1);
    assert_int_equal(get(db, died).state, KS_JOB_UNKNOWN);
    assert_string_equal(get(db, died).reason, "interrupted");
    assert_int_equal(get(db, waited).state, KS_JOB_FAILED);
    assert_string_equal(get(db, waited).reason, "interrupted");
    assert_string_equal(get(db, done).reason, "offline");
    assert_int_equal(ks_store_recover_jobs(db->store, MONDAY_MS, &found, &error), KS_OK);
    assert_int_equal(found.unknown + found.failed, 0);
}

static void a_job_expires_after_ten_minutes(void **state)
{
    struct test_db *db = *state;
    int64_t job = add(db, KS_JOB_GUIDE, MONDAY_MS).id;
    (void)add(db, KS_JOB_GUIDE, MONDAY_MS + 10 * MINUTE_MS);
    assert_int_equal(get(db, job).state, KS_JOB_QUEUED);
    (void)add(db, KS_JOB_GUIDE, MONDAY_MS + 10 * MINUTE_MS + 1);
    assert_int_equal(get(db, job).state, KS_JOB_FAILED);
    assert_string_equal(get(db, job).reason, "expired");
}

static void the_newest_jobs_are_listed_first(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_print_record listed[3];
    int count = 9;
    assert_int_equal(ks_store_list_jobs(db->store, listed, 3, &count, &error), KS_OK);
    assert_int_equal(count, 0);
    for (int i = 0; i < 5; i++)
        (void)job_in(db, (enum ks_job_kind)(KS_JOB_GUIDE + i), KS_JOB_PRINTED);
    assert_int_equal(ks_store_list_jobs(db->store, listed, 3, &count, &error), KS_OK);
    assert_int_equal(count, 3);
    assert_true(listed[0].id > listed[1].id && listed[1].id > listed[2].id);
    assert_string_equal(ks_job_kind_code(listed[0].kind), "outcome");
    assert_string_equal(ks_job_kind_code(listed[2].kind), "link");
    assert_string_equal(ks_job_state_code(listed[0].state), "printed");
}

static void a_database_from_before_the_spool_gains_it_and_keeps_its_tickets(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_sql *sql = NULL;
    struct ks_ticket ticket = test_db_queue(db, "person", MONDAY_MS), kept;
    test_db_close(db);
    assert_int_equal(ks_sql_open(db->path, true, &sql, &error), KS_OK);
    assert_int_equal(ks_sql_run_script(sql,
                                       "DROP TABLE print_job; DROP TABLE daily_ticket;"
                                       "DROP TABLE daily_paper;"
                                       "ALTER TABLE day_counter DROP COLUMN seen_ms;"
                                       "ALTER TABLE day_counter DROP COLUMN is_disowned;"
                                       "ALTER TABLE ticket DROP COLUMN void_why;"
                                       "ALTER TABLE ticket DROP COLUMN first_called_ms;"
                                       "PRAGMA user_version = 1;",
                                       &error),
                     KS_OK);
    ks_sql_close(sql);
    test_db_open(db);
    assert_false(db->opening.was_corrupt);
    assert_int_equal(ks_store_get_ticket(db->store, ticket.id, &kept, &error), KS_OK);
    assert_string_equal(kept.number, ticket.number);
    (void)job_in(db, KS_JOB_TICKET, KS_JOB_PRINTED);
    assert_int_equal(ks_store_check(db->store, &error), KS_OK);
}

static void the_printer_is_one_handles_at_a_time(void **state)
{
    struct test_db *db = *state;
    struct ks_store *other = NULL;
    struct ks_store_opening opening;
    struct ks_error error = {0};
    assert_int_equal(ks_store_open(db->path, MONDAY_MS, &other, &opening, &error), KS_OK);
    assert_int_equal(ks_store_lock_printer(db->store, &error), KS_OK);
    assert_int_equal(ks_store_lock_printer(other, &error), KS_ERR_BUSY);
    assert_string_equal(error.text, "Another program is using the printer: try again in a moment");
    ks_store_unlock_printer(db->store);
    assert_int_equal(ks_store_lock_printer(other, &error), KS_OK);
    ks_store_close(other);
    assert_int_equal(ks_store_lock_printer(db->store, &error), KS_OK);
}

static _Noreturn void child_holds_the_printer(const char *path, int fd)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    if (ks_store_open(path, MONDAY_MS, &store, &opening, NULL) != KS_OK ||
        ks_store_lock_printer(store, NULL) != KS_OK || write(fd, "x", 1) != 1)
        _exit(3);
    for (;;)
        pause();
}

static void death_gives_the_printer_back(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    int pipes[2], status;
    char byte;
    test_db_close(db);
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0)
        child_holds_the_printer(db->path, pipes[1]);
    assert_int_equal(read(pipes[0], &byte, 1), 1);
    test_db_open(db);
    assert_int_equal(ks_store_lock_printer(db->store, &error), KS_ERR_BUSY);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(ks_store_lock_printer(db->store, &error), KS_OK);
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
        STORE_TEST(recovery_leaves_no_job_open),
        STORE_TEST(a_job_expires_after_ten_minutes),
        STORE_TEST(the_newest_jobs_are_listed_first),
        STORE_TEST(a_database_from_before_the_spool_gains_it_and_keeps_its_tickets),
        STORE_TEST(the_printer_is_one_handles_at_a_time),
        STORE_TEST(death_gives_the_printer_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
