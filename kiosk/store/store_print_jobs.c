/* Print jobs: what goes to the printer, and what became of it. */
#include "store/store_print_jobs.h"

#include "base/codes.h"
#include "base/i18n.h"
#include "store/store_private.h"
#include <stdio.h>

static const char *const state_codes[KS_PRINT_JOB_STATE_COUNT] = {
    [KS_PRINT_JOB_QUEUED] = KS_N_("queued"),   [KS_PRINT_JOB_SENDING] = KS_N_("sending"),
    [KS_PRINT_JOB_PRINTED] = KS_N_("printed"), [KS_PRINT_JOB_FAILED] = KS_N_("failed"),
    [KS_PRINT_JOB_UNKNOWN] = KS_N_("unknown"),
};

const char *ks_print_job_state_code(enum ks_print_job_state state)
{
    return (unsigned)state < KS_PRINT_JOB_STATE_COUNT ? state_codes[state] : "";
}

static enum ks_print_job_state find_state(const char *code)
{
    return (enum ks_print_job_state)ks_code_find(&state_codes[0], sizeof state_codes[0],
                                                 KS_PRINT_JOB_STATE_COUNT, code);
}

#define JOB_COLUMNS                                                                                \
    "id, kind, coalesce(ticket_id, 0), state, reason, attempts, is_reprint, created_ms, "          \
    "changed_ms"

/* What is wrong is read as a kind or a state that is none, which no rule lets go anywhere. */
static void read_job(const struct ks_sql_row *row, void *out)
{
    struct ks_print_record *job = out;
    char kind[24], state[24];
    *job = (struct ks_print_record){
        .id = ks_sql_int(row, 0), .kind = KS_PAPER_KIND_COUNT, .state = KS_PRINT_JOB_STATE_COUNT};
    if (ks_store_read_word(row, 1, kind, sizeof kind))
        job->kind = ks_paper_kind_from_code(kind);
    bool is_right = ks_store_read_word(row, 3, state, sizeof state) &&
                    ks_store_read_word(row, 4, job->reason, sizeof job->reason) &&
                    ks_sql_int(row, 2) >= 0 && ks_store_is_count(ks_sql_int(row, 5)) &&
                    ks_store_is_time(ks_sql_int(row, 7)) && ks_store_is_time(ks_sql_int(row, 8));
    if (!is_right) {
        job->reason[0] = '\0';
        return;
    }
    job->state = find_state(state);
    job->ticket_id = ks_sql_int(row, 2);
    job->attempts = (int)ks_sql_int(row, 5);
    job->is_reprint = ks_sql_int(row, 6) != 0;
    job->created_ms = ks_sql_int(row, 7);
    job->changed_ms = ks_sql_int(row, 8);
}

/* Of one that is to be worked with. */
static enum ks_err check_job(const struct ks_print_record *job, struct ks_error *error)
{
    return job->kind < KS_PAPER_KIND_COUNT && job->state < KS_PRINT_JOB_STATE_COUNT
               ? KS_OK
               : ks_fail(error, KS_ERR_CORRUPT,
                         "Print job %lld in the database is none that this program can make: it "
                         "is left as it is",
                         (long long)job->id);
}

enum ks_err ks_store_get_print_job(struct ks_store *store, int64_t id, struct ks_print_record *out,
                                   struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id)};
    *out = (struct ks_print_record){0};
    enum ks_err err = ks_sql_run(store->sql, "SELECT " JOB_COLUMNS " FROM print_job WHERE id = ?",
                                 values, 1, read_job, out, error);
    if (err == KS_OK)
        return check_job(out, error);
    return err == KS_ERR_NOT_FOUND
               ? ks_fail(error, err, "There is no print job %lld", (long long)id)
               : err;
}

enum ks_err ks_store_count_printed(struct ks_store *store, int64_t since_ms, int *out,
                                   struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(since_ms)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT count(*) FROM print_job WHERE changed_ms >= ?1 "
                                 "AND state IN ('printed', 'unknown')",
                                 values, 1, ks_sql_read_int, &count, error);
    *out = (int)count;
    return err;
}

enum ks_err ks_store_print_job_of_ticket(struct ks_store *store, int64_t ticket_id,
                                         struct ks_print_record *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket_id)};
    *out = (struct ks_print_record){0};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT " JOB_COLUMNS
                                 " FROM print_job WHERE ticket_id = ? ORDER BY id DESC LIMIT 1",
                                 values, 1, read_job, out, error);
    if (err == KS_OK)
        return check_job(out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "This ticket was never sent to a printer")
                                   : err;
}

/* The states of a partial index are named as it names them, or it would not be used. */
#define OPEN_JOBS "state IN ('queued', 'sending')"

/* Inside a transaction. Old rows go by store/store_figures.h. */
static enum ks_err tidy(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value expiry[] = {KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(now_ms - KS_PRINT_JOB_WAITS_MS)};
    return ks_sql_run(store->sql,
                      "UPDATE print_job SET state = 'failed', reason = 'expired', changed_ms = ?1 "
                      "WHERE " OPEN_JOBS " AND state = 'queued' AND changed_ms < ?2",
                      expiry, 2, NULL, NULL, error);
}

/* Inside a transaction. */
enum ks_err ks_print_job_add(struct ks_store *store, enum ks_paper_kind kind, int64_t ticket_id,
                             bool is_reprint, int64_t now_ms, struct ks_print_record *out,
                             struct ks_error *error)
{
    enum ks_err err = tidy(store, now_ms, error);
    if (err != KS_OK)
        return err;
    const struct ks_sql_value values[] = {
        KS_SQL_OF_TEXT(ks_paper_kind_code(kind)),
        KS_SQL_OF_INT(ticket_id),
        KS_SQL_OF_INT(is_reprint),
        KS_SQL_OF_INT(now_ms),
    };
    return ks_sql_run(store->sql,
                      "INSERT INTO print_job (kind, ticket_id, is_reprint, state, created_ms, "
                      "changed_ms) VALUES (?1, nullif(?2, 0), ?3, 'queued', ?4, ?4) "
                      "RETURNING " JOB_COLUMNS,
                      values, 4, read_job, out, error);
}

enum ks_err ks_store_add_print_job(struct ks_store *store, enum ks_paper_kind kind,
                                   int64_t ticket_id, bool is_reprint, int64_t now_ms,
                                   struct ks_print_record *out, struct ks_error *error)
{
    *out = (struct ks_print_record){0};
    if ((kind == KS_PAPER_TICKET) != (ticket_id != 0))
        return ks_fail(error, KS_ERR_INPUT, "A print job of a ticket names it, and no other does");
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK) {
        err = ks_print_job_add(store, kind, ticket_id, is_reprint, now_ms, out, error);
        err = ks_sql_end(store->sql, err, error);
    }
    if (err != KS_OK)
        *out = (struct ks_print_record){0};
    return err;
}

/* The first job after `last` in that state; KS_ERR_NOT_FOUND. */
static enum ks_err find_next(struct ks_store *store, enum ks_print_job_state state, int64_t last,
                             struct ks_print_record *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(state_codes[state]), KS_SQL_OF_INT(last)};
    return ks_sql_run(store->sql,
                      "SELECT " JOB_COLUMNS " FROM print_job WHERE " OPEN_JOBS
                      " AND state = ?1 AND id > ?2 ORDER BY id LIMIT 1",
                      values, 2, read_job, out, error);
}

/* Inside a transaction: what is in that state and nobody holds was left there by a death. */
static enum ks_err give_up(struct ks_store *store, enum ks_print_job_state from,
                           enum ks_print_job_state to, int64_t now_ms, int *out_count,
                           struct ks_error *error)
{
    struct ks_print_record job = {.id = INT64_MIN};
    struct ks_error why = {0};
    enum ks_err err = KS_OK;
    *out_count = 0;
    while (err == KS_OK && (err = find_next(store, from, job.id, &job, &why)) == KS_OK) {
        if (ks_claim_is_paper_taken(store, job.id, job.ticket_id))
            continue;
        const struct ks_sql_value values[] = {
            KS_SQL_OF_INT(job.id), KS_SQL_OF_TEXT(state_codes[to]), KS_SQL_OF_INT(now_ms),
            KS_SQL_OF_TEXT(state_codes[from])};
        err = ks_sql_run(store->sql,
                         "UPDATE print_job SET state = ?2, reason = 'interrupted', "
                         "changed_ms = ?3 WHERE id = ?1 AND state = ?4",
                         values, 4, NULL, NULL, &why);
        *out_count += err == KS_OK;
    }
    return err == KS_ERR_NOT_FOUND ? KS_OK : ks_fail(error, err, "%s", why.text);
}

static enum ks_err refuse(const struct ks_print_record *job, enum ks_print_job_state to,
                          struct ks_error *error)
{
    return ks_fail(error, KS_ERR_STATE, "Print job %lld is %s and cannot become %s",
                   (long long)job->id, ks_staff_tr(ks_print_job_state_code(job->state)),
                   ks_staff_tr(ks_print_job_state_code(to)));
}

/* Somebody who writes beside this was first. */
static enum ks_err fail_changed(int64_t id, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_STATE, "Print job %lld has just been changed by somebody else",
                   (long long)id);
}

/* Inside a transaction, after the others have been given up. */
static enum ks_err start(struct ks_store *store, int64_t id, int64_t now_ms,
                         struct ks_print_record *out, struct ks_error *error)
{
    enum ks_err err = ks_store_get_print_job(store, id, out, error);
    if (err != KS_OK)
        return err;
    bool is_again = out->state == KS_PRINT_JOB_FAILED && out->kind == KS_PAPER_TICKET;
    if (out->state != KS_PRINT_JOB_QUEUED && !is_again)
        return refuse(out, KS_PRINT_JOB_SENDING, error);
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_TEXT(state_codes[out->state])};
    err = ks_sql_run(
        store->sql,
        "UPDATE print_job SET state = 'sending', reason = '', changed_ms = ?2, "
        "is_reprint = CASE WHEN attempts > 0 THEN 1 ELSE is_reprint END, attempts = attempts + 1 "
        "WHERE id = ?1 AND state = ?3 RETURNING " JOB_COLUMNS,
        values, 3, read_job, out, error);
    return err == KS_ERR_NOT_FOUND ? fail_changed(id, error) : err;
}

/* Jobs given up stay so, whether this one may start or not. */
enum ks_err ks_store_start_print_job(struct ks_store *store, int64_t id, int64_t now_ms,
                                     struct ks_print_record *out, struct ks_error *error)
{
    int given_up = 0;
    enum ks_err verdict = KS_OK, err = ks_sql_begin_beside(store->sql, error);
    if (err != KS_OK) {
        *out = (struct ks_print_record){0};
        return err;
    }
    err = give_up(store, KS_PRINT_JOB_SENDING, KS_PRINT_JOB_UNKNOWN, now_ms, &given_up, error);
    if (err == KS_OK) {
        verdict = start(store, id, now_ms, out, error);
        err = verdict == KS_ERR_STATE || verdict == KS_ERR_NOT_FOUND ? KS_OK : verdict;
    }
    err = ks_sql_end(store->sql, err, error);
    err = err == KS_OK ? verdict : err;
    if (err != KS_OK)
        *out = (struct ks_print_record){0};
    return err;
}

static const bool can_finish[KS_PRINT_JOB_STATE_COUNT][KS_PRINT_JOB_STATE_COUNT] = {
    [KS_PRINT_JOB_QUEUED] = {[KS_PRINT_JOB_FAILED] = true},
    [KS_PRINT_JOB_SENDING] = {[KS_PRINT_JOB_PRINTED] = true,
                              [KS_PRINT_JOB_FAILED] = true,
                              [KS_PRINT_JOB_UNKNOWN] = true},
    [KS_PRINT_JOB_UNKNOWN] = {[KS_PRINT_JOB_PRINTED] = true, [KS_PRINT_JOB_FAILED] = true},
};

/* Inside a transaction: paper is what makes a reserved ticket count. */
static enum ks_err let_wait(struct ks_store *store, int64_t ticket_id, int64_t now_ms,
                            struct ks_ticket *ticket, struct ks_error *error)
{
    const struct ks_ticket_step step = {.id = ticket_id, .act = KS_QUEUE_ADMIT, .now_ms = now_ms};
    enum ks_err err = ks_store_get_ticket(store, ticket_id, ticket, error);
    return err == KS_OK && ticket->state == KS_TICKET_RESERVED
               ? ks_ticket_step(store, &step, ticket, error)
               : err;
}

struct ending {
    int64_t id;
    enum ks_print_job_state to;
    const char *reason;
    int64_t now_ms;
};

/* Inside a transaction. */
static enum ks_err finish(struct ks_store *store, const struct ending *ending,
                          struct ks_ticket *ticket, struct ks_error *error)
{
    struct ks_print_record job;
    enum ks_err err = ks_store_get_print_job(store, ending->id, &job, error);
    if (err != KS_OK)
        return err;
    if (!can_finish[job.state][ending->to])
        return refuse(&job, ending->to, error);
    char reason[KS_PRINT_JOB_REASON_SIZE];
    snprintf(reason, sizeof reason, "%s", ending->reason);
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(job.id),
        KS_SQL_OF_TEXT(state_codes[ending->to]),
        KS_SQL_OF_TEXT(reason),
        KS_SQL_OF_INT(ending->now_ms),
        KS_SQL_OF_TEXT(state_codes[job.state]),
    };
    int64_t id = 0;
    err = ks_sql_run(store->sql,
                     "UPDATE print_job SET state = ?2, reason = ?3, changed_ms = ?4 "
                     "WHERE id = ?1 AND state = ?5 RETURNING id",
                     values, 5, ks_sql_read_int, &id, error);
    if (err == KS_ERR_NOT_FOUND)
        return fail_changed(ending->id, error);
    if (err != KS_OK || job.ticket_id == 0)
        return err;
    return ending->to == KS_PRINT_JOB_PRINTED
               ? let_wait(store, job.ticket_id, ending->now_ms, ticket, error)
               : ks_store_get_ticket(store, job.ticket_id, ticket, error);
}

enum ks_err ks_store_finish_print_job(struct ks_store *store, int64_t id,
                                      enum ks_print_job_state to, const char *reason,
                                      int64_t now_ms, struct ks_ticket *out_ticket,
                                      struct ks_error *error)
{
    const struct ending ending = {id, to, reason, now_ms};
    struct ks_ticket ticket = {0};
    enum ks_err err = ks_sql_begin_beside(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, finish(store, &ending, &ticket, error), error);
    if (out_ticket != NULL)
        *out_ticket = err == KS_OK ? ticket : (struct ks_ticket){0};
    return err;
}

struct listing {
    struct ks_print_record *out;
    int capacity, count;
};

static bool read_listed(const struct ks_sql_row *row, void *out)
{
    struct listing *listing = out;
    if (listing->count < listing->capacity)
        read_job(row, &listing->out[listing->count++]);
    return listing->count < listing->capacity;
}

enum ks_err ks_store_list_print_jobs(struct ks_store *store, struct ks_print_record *out,
                                     int capacity, int *out_count, struct ks_error *error)
{
    struct listing listing = {.out = out, .capacity = capacity};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(capacity)};
    enum ks_err err =
        ks_sql_each(store->sql, "SELECT " JOB_COLUMNS " FROM print_job ORDER BY id DESC LIMIT ?1",
                    values, 1, read_listed, &listing, error);
    *out_count = err == KS_OK ? listing.count : 0;
    return err;
}

/* Inside a transaction. */
static enum ks_err recover(struct ks_store *store, int64_t now_ms,
                           struct ks_print_job_recovery *out, struct ks_error *error)
{
    enum ks_err err =
        give_up(store, KS_PRINT_JOB_SENDING, KS_PRINT_JOB_UNKNOWN, now_ms, &out->unknown, error);
    if (err == KS_OK)
        err = give_up(store, KS_PRINT_JOB_QUEUED, KS_PRINT_JOB_FAILED, now_ms, &out->failed, error);
    return err == KS_OK ? tidy(store, now_ms, error) : err;
}

enum ks_err ks_store_recover_print_jobs(struct ks_store *store, int64_t now_ms,
                                        struct ks_print_job_recovery *out, struct ks_error *error)
{
    *out = (struct ks_print_job_recovery){0};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, recover(store, now_ms, out, error), error);
    if (err != KS_OK)
        *out = (struct ks_print_job_recovery){0};
    return err;
}

enum ks_err ks_store_hold_paper(struct ks_store *store, const struct ks_print_record *job,
                                struct ks_error *error)
{
    return ks_claim_paper(store, job->id, job->ticket_id, error);
}

void ks_store_release_paper(struct ks_store *store, const struct ks_print_record *job)
{
    ks_claim_drop_paper(store, job->id, job->ticket_id);
}
