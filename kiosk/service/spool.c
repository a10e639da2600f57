/* Papers one after another, each with its row. */
#include "service/spool_private.h"

#include <time.h>

#include "base/i18n.h"
#include "base/log.h"

/* How long another program may print before a visitor is told that the printer is busy. */
enum { LOCK_PAUSE_MS = 50, LOCK_ATTEMPTS = 200 };

static void pause_a_moment(void)
{
    const struct timespec pause = {.tv_nsec = LOCK_PAUSE_MS * 1000L * 1000L};
    nanosleep(&pause, NULL);
}

static enum ks_err take_printer(const struct ks_spool *spool, struct ks_error *error)
{
    enum ks_err err = ks_printer_lock(spool->printer, error);
    for (int i = 1; err == KS_ERR_BUSY && i < LOCK_ATTEMPTS; i++) {
        pause_a_moment();
        err = ks_printer_lock(spool->printer, error);
    }
    return err;
}

static enum ks_err hold_paper(const struct ks_spool *spool, const struct ks_print_record *job,
                              struct ks_error *error)
{
    enum ks_err err = ks_store_hold_paper(spool->store, job, error);
    for (int i = 1; err == KS_ERR_BUSY && i < LOCK_ATTEMPTS; i++) {
        pause_a_moment();
        err = ks_store_hold_paper(spool->store, job, error);
    }
    return err;
}

static enum ks_err check_wanted(const struct ks_spool *spool, struct ks_error *error)
{
    const struct ks_paper_wanted *wanted = &spool->wanted;
    return wanted->is_wanted == NULL || wanted->is_wanted(wanted->ctx)
               ? KS_OK
               : ks_fail(error, KS_ERR_STATE, "The visit that asked for this paper is over");
}

/* A job that was not sent after all; what cannot be written now is found at the next job. */
static void drop(const struct ks_spool *spool, int64_t job, const char *reason)
{
    enum ks_err ignored = ks_store_finish_print_job(spool->store, job, KS_PRINT_JOB_FAILED, reason,
                                                    ks_clock_wall_ms(spool->clock), NULL, NULL);
    (void)ignored;
}

/* Paper and printer are ours. The row must be known to say "sending" before a byte goes: where that
 * may or may not have been written, the job is given up. */
static enum ks_err start(const struct ks_spool *spool, int64_t job, struct ks_print_record *out,
                         struct ks_error *error)
{
    enum ks_err err = check_wanted(spool, error);
    if (err != KS_OK) {
        drop(spool, job, "not-wanted");
        return err;
    }
    err = ks_store_start_print_job(spool->store, job, ks_clock_wall_ms(spool->clock), out, error);
    if (err != KS_OK && err != KS_ERR_STATE && err != KS_ERR_NOT_FOUND)
        drop(spool, job, "not-sent");
    return err;
}

static void let_go(const struct ks_spool *spool, const struct ks_print_record *job)
{
    ks_printer_unlock(spool->printer);
    ks_store_release_paper(spool->store, job);
}

/* The paper comes first: whoever has the printer waits for nobody. */
enum ks_err ks_spool_begin(const struct ks_spool *spool, const struct ks_print_record *job,
                           struct ks_print_record *out, struct ks_error *error)
{
    *out = (struct ks_print_record){0};
    enum ks_err err = hold_paper(spool, job, error);
    if (err != KS_OK)
        return err;
    err = take_printer(spool, error);
    if (err == KS_OK)
        err = start(spool, job->id, out, error);
    if (err != KS_OK)
        let_go(spool, job);
    return err;
}

struct ending {
    int64_t job;
    enum ks_print_job_state to;
    const char *reason;
};

static struct ending ending_of(int64_t job, const struct ks_print_outcome *outcome)
{
    if (outcome->is_printed)
        return (struct ending){job, KS_PRINT_JOB_PRINTED, ""};
    const char *reason =
        ks_printer_can_print(outcome->state) ? "no-answer" : ks_printer_state_code(outcome->state);
    return (struct ending){job, outcome->is_unsure ? KS_PRINT_JOB_UNKNOWN : KS_PRINT_JOB_FAILED,
                           reason};
}

/* After a failure that may have happened or not, looks before it repeats, once. */
static enum ks_err write_ending(const struct ks_spool *spool, const struct ending *ending,
                                struct ks_ticket *out_ticket, struct ks_error *error)
{
    enum ks_err err = KS_OK;
    for (int attempt = 0; attempt < 2; attempt++) {
        struct ks_print_record record = {0};
        err = ks_store_finish_print_job(spool->store, ending->job, ending->to, ending->reason,
                                        ks_clock_wall_ms(spool->clock), out_ticket, error);
        bool is_there = err == KS_ERR_STATE &&
                        ks_store_get_print_job(spool->store, ending->job, &record, NULL) == KS_OK &&
                        record.state == ending->to;
        if (is_there && out_ticket != NULL && record.ticket_id != 0)
            return ks_store_get_ticket(spool->store, record.ticket_id, out_ticket, error);
        if (err == KS_OK || is_there)
            return KS_OK;
    }
    return err;
}

enum ks_err ks_spool_end(const struct ks_spool *spool, const struct ks_print_record *job,
                         const struct ks_print_outcome *outcome, struct ks_ticket *out_ticket,
                         struct ks_error *error)
{
    const struct ending ending = ending_of(job->id, outcome);
    enum ks_err err = write_ending(spool, &ending, out_ticket, error);
    let_go(spool, job);
    return err;
}

/* The printer is ours. Of id 0 where no row can be had: the paper is printed without one. */
static struct ks_print_record begin_row(const struct ks_spool *spool, enum ks_paper_kind kind)
{
    struct ks_print_record record = {0};
    struct ks_error why = {0};
    if (spool->store == NULL)
        return record;
    int64_t now_ms = ks_clock_wall_ms(spool->clock);
    enum ks_err err = ks_store_add_print_job(spool->store, kind, 0, false, now_ms, &record, &why);
    if (err == KS_OK)
        err = ks_store_hold_paper(spool->store, &record, &why);
    if (err == KS_OK) {
        const struct ks_print_record held = record;
        err = ks_store_start_print_job(spool->store, held.id, now_ms, &record, &why);
        if (err != KS_OK)
            ks_store_release_paper(spool->store, &held);
    }
    if (err != KS_OK) {
        ks_log(KS_LOG_WARN, "spool", "printing without a row: %s", why.text);
        record = (struct ks_print_record){0};
    }
    return record;
}

static void end_row(const struct ks_spool *spool, const struct ks_print_record *job,
                    const struct ks_print_outcome *outcome)
{
    const struct ending ending = ending_of(job->id, outcome);
    struct ks_error why = {0};
    if (job->id == 0)
        return;
    if (write_ending(spool, &ending, NULL, &why) != KS_OK) {
        ks_log(KS_LOG_WARN, "spool", "what became of print job %lld is not written: %s",
               (long long)job->id, why.text);
    }
    ks_store_release_paper(spool->store, job);
}

/* What is to be printed: one of the two. */
struct paper {
    const struct ks_slip *slip;
    const struct ks_print_job *composed;
};

static enum ks_err send_paper(const struct ks_spool *spool, const struct paper *paper,
                              struct ks_print_outcome *outcome, struct ks_error *error)
{
    return paper->slip != NULL
               ? ks_printer_print_slip(spool->printer, paper->slip, spool->glyphs, outcome, error)
               : ks_printer_print_job(spool->printer, paper->composed, outcome, error);
}

/* Of all that can be wrong with a lock, only somebody else who has it stops a paper. */
static enum ks_err print_paper(const struct ks_spool *spool, enum ks_paper_kind kind,
                               const struct paper *paper, struct ks_print_outcome *outcome,
                               int64_t *out_job, struct ks_error *error)
{
    *outcome = (struct ks_print_outcome){.state = KS_PRINTER_OFFLINE};
    if (kind == KS_PAPER_TICKET)
        return ks_fail(error, KS_ERR_INPUT, "A ticket is printed by the queue");
    if (take_printer(spool, error) == KS_ERR_BUSY)
        return KS_ERR_BUSY;
    enum ks_err err = check_wanted(spool, error);
    if (err == KS_OK) {
        const struct ks_print_record job = begin_row(spool, kind);
        *out_job = job.id;
        err = send_paper(spool, paper, outcome, error);
        end_row(spool, &job, outcome);
    }
    ks_printer_unlock(spool->printer);
    return err;
}

enum ks_err ks_spool_print(const struct ks_spool *spool, enum ks_paper_kind kind,
                           const struct ks_slip *slip, struct ks_print_outcome *outcome,
                           int64_t *out_job, struct ks_error *error)
{
    const struct paper paper = {.slip = slip};
    int64_t job = 0;
    enum ks_err err = print_paper(spool, kind, &paper, outcome, &job, error);
    if (out_job != NULL)
        *out_job = job;
    return err;
}

enum ks_err ks_spool_print_job(const struct ks_spool *spool, enum ks_paper_kind kind,
                               const struct ks_print_job *composed,
                               struct ks_print_outcome *outcome, int64_t *out_job,
                               struct ks_error *error)
{
    const struct paper paper = {.composed = composed};
    int64_t job = 0;
    enum ks_err err = print_paper(spool, kind, &paper, outcome, &job, error);
    if (out_job != NULL)
        *out_job = job;
    return err;
}

/* With the paper ours, a job still in sending is one whose end could not be written. */
static enum ks_err settle(const struct ks_spool *spool, int64_t job, bool is_out,
                          struct ks_error *error)
{
    struct ks_print_record record = {0};
    enum ks_err err = ks_store_get_print_job(spool->store, job, &record, error);
    if (err != KS_OK)
        return err;
    if (record.state != KS_PRINT_JOB_UNKNOWN && record.state != KS_PRINT_JOB_SENDING) {
        return ks_fail(error, KS_ERR_STATE, "Print job %lld is %s: there is nothing to decide",
                       (long long)job, ks_staff_tr(ks_print_job_state_code(record.state)));
    }
    const struct ending ending = {job, is_out ? KS_PRINT_JOB_PRINTED : KS_PRINT_JOB_FAILED,
                                  "by-person"};
    return write_ending(spool, &ending, NULL, error);
}

enum ks_err ks_spool_settle(const struct ks_spool *spool, int64_t job, bool is_out,
                            struct ks_error *error)
{
    struct ks_print_record record = {0};
    if (job == 0)
        return KS_OK;
    enum ks_err err = ks_store_get_print_job(spool->store, job, &record, error);
    if (err == KS_OK)
        err = hold_paper(spool, &record, error);
    if (err != KS_OK)
        return err;
    err = settle(spool, job, is_out, error);
    ks_store_release_paper(spool->store, &record);
    return err;
}
