/* Inside the service room, the spool: every paper has a row in the store before its first byte goes
 * to the printer, and one job is in the printer at a time, whoever asks. What stands on a paper is
 * never written to disk: slips live in memory, tickets are composed again from the queue. A job of
 * which nobody knows whether it came out is never repeated by itself. All calls on the thread of
 * store and printer. */
#ifndef KS_SERVICE_SPOOL_PRIVATE_H
#define KS_SERVICE_SPOOL_PRIVATE_H

#include "service/papers.h"
#include "service/parts.h"
#include "store/store_print_jobs.h"

/* All borrowed. */
struct ks_spool {
    struct ks_store *store; /* NULL: out of order */
    struct ks_printer *printer;
    const struct ks_glyphs *glyphs;
    const struct ks_clock *clock;
    struct ks_paper_wanted wanted;
};

/* That of a desk; `wanted` may be NULL. */
struct ks_spool ks_spool_of(const struct ks_desk *desk, const struct ks_paper_wanted *wanted);

/* The printer's words as the service's. */
enum ks_paper_why ks_paper_why_of(enum ks_printer_state state);
struct ks_paper_report ks_paper_report_of(const struct ks_print_outcome *outcome, int64_t row);

/* Prints a slip of any kind but a ticket (those go through service/queue_service.h, which knows
 * their rows): row, sending, printer, what became of it. KS_OK: printed. KS_ERR_PRINTER: not, or
 * nobody knows (outcome->is_unsure: ask the visitor, then ks_spool_settle). KS_ERR_STATE: not
 * wanted any more, nothing was sent. KS_ERR_BUSY: another program has been printing for ten
 * seconds, nothing was sent. KS_ERR_INPUT: a ticket.
 * A list or a guide is worth having without a row: when the store is missing, full or failing it is
 * printed all the same and `*out_job` is 0. `out_job` may be NULL. */
enum ks_err ks_spool_print(const struct ks_spool *spool, enum ks_paper_kind kind,
                           const struct ks_slip *slip, struct ks_print_outcome *outcome,
                           int64_t *out_job, struct ks_error *error) KS_MUST_USE;

/* The same for a paper that is composed already, in the form that the printer takes. */
enum ks_err ks_spool_print_job(const struct ks_spool *spool, enum ks_paper_kind kind,
                               const struct ks_print_job *paper, struct ks_print_outcome *outcome,
                               int64_t *out_job, struct ks_error *error) KS_MUST_USE;

/* A person has said whether the paper of an unsure job is out: it becomes printed or failed. For a
 * job of 0 nothing is done. KS_ERR_STATE when it is not unknown. */
enum ks_err ks_spool_settle(const struct ks_spool *spool, int64_t job, bool is_out,
                            struct ks_error *error) KS_MUST_USE;

/* The two halves of printing a job whose row is there already. After KS_OK of begin the printer is
 * this handle's until end, and exactly one paper may be sent. */
enum ks_err ks_spool_begin(const struct ks_spool *spool, const struct ks_print_record *job,
                           struct ks_print_record *out, struct ks_error *error) KS_MUST_USE;
/* Writes what became of it, looking before it repeats a write that may have happened; a printed
 * RESERVED ticket waits from now on and is put into `out_ticket` (may be NULL). Whatever it
 * returns, the printer is free. */
enum ks_err ks_spool_end(const struct ks_spool *spool, const struct ks_print_record *job,
                         const struct ks_print_outcome *outcome, struct ks_ticket *out_ticket,
                         struct ks_error *error) KS_MUST_USE;

#endif
