/* Print jobs: a row for each paper before the first byte goes to the printer, and what became of
 * it. A row says what kind of paper it was and never what stood on it: nothing of a visitor is kept
 * here. Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_PRINT_JOBS_H
#define KS_STORE_STORE_PRINT_JOBS_H

#include "domain/paper.h"
#include "store/store.h"

/* queued -> sending -> printed | failed | unknown. A failed ticket may be sent once more by the
 * same touch; an unknown one becomes printed or failed when a person says so, never by itself. */
enum ks_print_job_state {
    KS_PRINT_JOB_QUEUED,  /* no byte has gone to the printer */
    KS_PRINT_JOB_SENDING, /* bytes may be on their way */
    KS_PRINT_JOB_PRINTED,
    KS_PRINT_JOB_FAILED,  /* no whole paper came out; `reason` says why */
    KS_PRINT_JOB_UNKNOWN, /* paper may have come out: a person has to look */
    KS_PRINT_JOB_STATE_COUNT,
};

/* "queued" "sending" ... */
const char *ks_print_job_state_code(enum ks_print_job_state state);

enum { KS_PRINT_JOB_REASON_SIZE = 24 };

struct ks_print_record {
    int64_t id;        /* never given twice */
    int64_t ticket_id; /* 0 = none */
    int64_t created_ms, changed_ms;
    enum ks_paper_kind kind;
    enum ks_print_job_state state;
    int attempts;                          /* times it has been sent */
    bool is_reprint;                       /* the paper says that it was printed again */
    char reason[KS_PRINT_JOB_REASON_SIZE]; /* a printer's state word, "interrupted", "expired" or ""
                                            */
};

/* A queued job of that kind. `ticket_id` 0 = none. Jobs that have waited for ten minutes fail as
 * "expired", in the same transaction. */
enum ks_err ks_store_add_print_job(struct ks_store *store, enum ks_paper_kind kind,
                                   int64_t ticket_id, bool is_reprint, int64_t now_ms,
                                   struct ks_print_record *out, struct ks_error *error) KS_MUST_USE;

/* ks_store_reserve_ticket and the queued job of its slip, in one transaction. A token that already
 * has a ticket gives that one with its newest job. */
enum ks_err ks_store_reserve_printed_ticket(struct ks_store *store,
                                            const struct ks_reservation *wanted,
                                            struct ks_ticket *out_ticket,
                                            struct ks_print_record *out_job,
                                            struct ks_error *error) KS_MUST_USE;

/* queued -> sending; failed -> sending for a ticket, which makes it a reprint, as a part of the
 * first one may lie there. Call it with the paper held: any other job still in sending that nobody
 * holds is of somebody who died, and becomes unknown. KS_ERR_STATE from any other state. */
enum ks_err ks_store_start_print_job(struct ks_store *store, int64_t id, int64_t now_ms,
                                     struct ks_print_record *out,
                                     struct ks_error *error) KS_MUST_USE;

/* queued -> failed; sending -> printed, failed, unknown; unknown -> printed, failed. A ticket that
 * is RESERVED becomes WAITING with its printed job, in the same transaction; `out_ticket` (may be
 * NULL) is the ticket then, {0} for other kinds. `reason` is cut to its size. */
enum ks_err ks_store_finish_print_job(struct ks_store *store, int64_t id,
                                      enum ks_print_job_state to, const char *reason,
                                      int64_t now_ms, struct ks_ticket *out_ticket,
                                      struct ks_error *error) KS_MUST_USE;

/* The job of that id; KS_ERR_NOT_FOUND if there is none. */
enum ks_err ks_store_get_print_job(struct ks_store *store, int64_t id, struct ks_print_record *out,
                                   struct ks_error *error) KS_MUST_USE;

/* The newest job of a ticket; KS_ERR_NOT_FOUND if it has none. */
enum ks_err ks_store_print_job_of_ticket(struct ks_store *store, int64_t ticket_id,
                                         struct ks_print_record *out,
                                         struct ks_error *error) KS_MUST_USE;

/* Up to `capacity` jobs into `out`, newest first. A row that no program of this version made has
 * the kind or the state that is none (COUNT); everywhere else it is KS_ERR_CORRUPT. */
enum ks_err ks_store_list_print_jobs(struct ks_store *store, struct ks_print_record *out,
                                     int capacity, int *out_count,
                                     struct ks_error *error) KS_MUST_USE;

/* How many papers came out, or may have, at `since_ms` or later. */
enum ks_err ks_store_count_printed(struct ks_store *store, int64_t since_ms, int *out,
                                   struct ks_error *error) KS_MUST_USE;

/* What a program that died has left, which is what nobody holds: sending becomes unknown and queued
 * fails, both as "interrupted". */
struct ks_print_job_recovery {
    int unknown, failed;
};
enum ks_err ks_store_recover_print_jobs(struct ks_store *store, int64_t now_ms,
                                        struct ks_print_job_recovery *out,
                                        struct ks_error *error) KS_MUST_USE;

/* The right to print a paper or to say what became of it, for one store handle among all programs
 * that have this database open, whatever printers they have; the kernel takes it back from whoever
 * dies. All jobs of one ticket are one paper; `job` needs its id and ticket_id, or of a ticket the
 * latter alone. Never waits: KS_ERR_BUSY. */
enum ks_err ks_store_hold_paper(struct ks_store *store, const struct ks_print_record *job,
                                struct ks_error *error) KS_MUST_USE;
void ks_store_release_paper(struct ks_store *store, const struct ks_print_record *job);

#endif
