/* Papers one after another, each with its row. */
#include "service/spool.h"

#include <time.h>

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
    enum ks_err err = ks_store_lock_printer(spool->store, error);
    for (int i = 1; err == KS_ERR_BUSY && i < LOCK_ATTEMPTS; i++) {
        pause_a_moment();
        err = ks_store_lock_printer(spool->store, error);
    }
    return err;
}

static enum ks_err check_wanted(const struct ks_spool *spool, struct ks_error *error)
{
    return spool->is_wanted == NULL || spool->is_wanted(spool->ctx)
               ? KS_OK
               : ks_fail(error, KS_ERR_STATE, "The visit that asked for this paper is over");
}

/* A job that was not sent after all; what cannot be written now is found at the next job. */
static void drop(const struct ks_spool *spool, int64_t job, const char *reason)
{
    enum ks_err ignored = ks_store_finish_job(spool->store, job, KS_JOB_FAILED, reason,
                                              ks_clock_wall_ms(spool->clock), NULL, NULL);
    (void)ignored;
}

/* The printer is ours. The row must be known to say "sending" before a byte goes: where that may
 * or may not have been written, the job is given up. */
static enum ks_err start(const struct ks_spool *spool, int64_t job, struct ks_print_record *out,
                         struct ks_error *error)
{
    enum ks_err err = check_wanted(spool, error);
    if (err != KS_OK) {
        drop(spool, job, "not-wanted");
        return err;
    }
    err = ks_store_start_job(spool->store, job, ks_clock_wall_ms(spool->clock), out, error);
    if (err != KS_OK && err != KS_ERR_STATE && err != KS_ERR_NOT_FOUND)
        drop(spool, job, "not-sent");
    return err;
}

enum ks_err ks_spool_begin(const struct ks_spool *spool, int64_t job, struct ks_print_record *out,
                           struct ks_error *error)
{
    *out = (struct ks_print_record){0};
    enum ks_err err = take_printer(spool, error);
    if (err != KS_OK)
        return err;
    err = start(spool, job, out, error);
    if (err != KS_OK)
        ks_store_unlock_printer(spool->store);
    return err;
}

struct ending {
    int64_t job;
    enum ks_job_state to;
    const char *reason;
};

static struct ending ending_of(int64_t job, const struct ks_print_outcome *outcome)
{
    if (outcome->is_printed)
        return (struct ending){job, KS_JOB_PRINTED, ""};
    const char *reason =
        ks_printer_can_print(outcome->state) ? "no-answer" : ks_printer_state_code(outcome->state);
    return (struct ending){job, outcome->is_unsure ? KS_JOB_UNKNOWN : KS_JOB_FAILED, reason};
}

/* After a failure that may have happened or not, looks before it repeats, once. */
static enum ks_err write_ending(const struct ks_spool *spool, const struct ending *ending,
                                struct ks_ticket *out_ticket, struct ks_error *error)
{
    enum ks_err err = KS_OK;
    for (int attempt = 0; attempt < 2; attempt++) {
        struct ks_print_record record = {0};
        err = ks_store_finish_job(spool->store, ending->job, ending->to, ending->reason,
                                  ks_clock_wall_ms(spool->clock), out_ticket, error);
        bool is_there = err == KS_ERR_STATE &&
                        ks_store_get_job(spool->store, ending->job, &record, NULL) == KS_OK &&
                        record.state == ending->to;
        if (is_there && out_ticket != NULL && record.ticket_id != 0)
            return ks_store_get_ticket(spool->store, record.ticket_id, out_ticket, error);
        if (err == KS_OK || is_there)
            return KS_OK;
    }
    return err;
}

enum ks_err ks_spool_end(const struct ks_spool *spool, int64_t job,
                         const struct ks_print_outcome *outcome, struct ks_ticket *out_ticket,
                         struct ks_error *error)
{
    const struct ending ending = ending_of(job, outcome);
    enum ks_err err = write_ending(spool, &ending, out_ticket, error);
    ks_store_unlock_printer(spool->store);
    return err;
}

/* The printer is ours. 0 where no row can be had: the paper is printed without one. */
static int64_t begin_row(const struct ks_spool *spool, enum ks_job_kind kind)
{
    struct ks_print_record record = {0};
    struct ks_error why = {0};
    int64_t now_ms = ks_clock_wall_ms(spool->clock);
    enum ks_err err = ks_store_add_job(spool->store, kind, 0, false, now_ms, &record, &why);
    if (err == KS_OK)
        err = ks_store_start_job(spool->store, record.id, now_ms, &record, &why);
    if (err != KS_OK)
        ks_log(KS_LOG_WARN, "spool", "printing without a row: %s", why.text);
    return err == KS_OK ? record.id : 0;
}

static void end_row(const struct ks_spool *spool, int64_t job,
                    const struct ks_print_outcome *outcome)
{
    const struct ending ending = ending_of(job, outcome);
    struct ks_error why = {0};
    if (job != 0 && write_ending(spool, &ending, NULL, &why) != KS_OK) {
        ks_log(KS_LOG_WARN, "spool", "what became of print job %lld is not written: %s",
               (long long)job, why.text);
    }
}

/* `is_ours`: the printer is, and there is a database to write to. KS_ERR_BUSY alone stops a paper.
 */
static enum ks_err try_printer(const struct ks_spool *spool, bool *is_ours, struct ks_error *error)
{
    struct ks_error why = {0};
    enum ks_err err = spool->store == NULL ? KS_ERR_IO : take_printer(spool, &why);
    *is_ours = err == KS_OK;
    if (err == KS_ERR_BUSY)
        return ks_fail(error, err, "%s", why.text);
    return KS_OK;
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

static enum ks_err print_paper(const struct ks_spool *spool, enum ks_job_kind kind,
                               const struct paper *paper, struct ks_print_outcome *outcome,
                               int64_t *out_job, struct ks_error *error)
{
    *outcome = (struct ks_print_outcome){.state = KS_PRINTER_OFFLINE};
    if (kind == KS_JOB_TICKET)
        return ks_fail(error, KS_ERR_INPUT, "A ticket is printed by the queue");
    bool is_ours = false;
    enum ks_err err = try_printer(spool, &is_ours, error);
    if (err == KS_OK)
        err = check_wanted(spool, error);
    if (err == KS_OK) {
        *out_job = is_ours ? begin_row(spool, kind) : 0;
        err = send_paper(spool, paper, outcome, error);
        end_row(spool, *out_job, outcome);
    }
    if (is_ours)
        ks_store_unlock_printer(spool->store);
    return err;
}

enum ks_err ks_spool_print(const struct ks_spool *spool, enum ks_job_kind kind,
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

enum ks_err ks_spool_print_job(const struct ks_spool *spool, enum ks_job_kind kind,
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

/* With the printer ours, a job still in sending is one whose end could not be written. */
static enum ks_err settle(const struct ks_spool *spool, int64_t job, bool is_out,
                          struct ks_error *error)
{
    struct ks_print_record record = {0};
    enum ks_err err = ks_store_get_job(spool->store, job, &record, error);
    if (err != KS_OK)
        return err;
    if (record.state != KS_JOB_UNKNOWN && record.state != KS_JOB_SENDING) {
        return ks_fail(error, KS_ERR_STATE, "Print job %lld is %s: there is nothing to decide",
                       (long long)job, ks_job_state_code(record.state));
    }
    const struct ending ending = {job, is_out ? KS_JOB_PRINTED : KS_JOB_FAILED, "by-person"};
    return write_ending(spool, &ending, NULL, error);
}

enum ks_err ks_spool_settle(const struct ks_spool *spool, int64_t job, bool is_out,
                            struct ks_error *error)
{
    if (job == 0)
        return KS_OK;
    enum ks_err err = take_printer(spool, error);
    if (err != KS_OK)
        return err;
    err = settle(spool, job, is_out, error);
    ks_store_unlock_printer(spool->store);
    return err;
}

enum ks_err ks_spool_recover(struct ks_store *store, int64_t now_ms, struct ks_job_recovery *out,
                             struct ks_error *error)
{
    *out = (struct ks_job_recovery){0};
    enum ks_err err = ks_store_lock_printer(store, error);
    if (err != KS_OK)
        return err == KS_ERR_BUSY ? KS_OK : err;
    err = ks_store_recover_jobs(store, now_ms, out, error);
    ks_store_unlock_printer(store);
    return err;
}
