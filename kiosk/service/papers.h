/* Papers: printing what a face has written, and the report of what became of it. A paper that
 * nobody knows of is never printed again by itself: a person looks and says so. On the thread of
 * the desk. */
#ifndef KS_SERVICE_PAPERS_H
#define KS_SERVICE_PAPERS_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/paper.h"
#include "service/desk.h"

/* What one paper says, being written by the functions of service/slips.h and the like. */
struct ks_paper;

/* An empty one, to be freed; freeing accepts NULL and overwrites what stood on it. */
struct ks_paper *ks_paper_create(void);
void ks_paper_free(struct ks_paper *paper);

enum ks_paper_end {
    KS_PAPER_NOT_OUT, /* no whole paper came out, and none of this one will */
    KS_PAPER_OUT,
    KS_PAPER_UNSURE, /* it may be out, but the printer does not say so: ask a person */
};

/* Why it ended so; of one that is out, what staff should know. */
enum ks_paper_why {
    KS_WHY_NONE,
    KS_WHY_PAPER_LOW,
    KS_WHY_NO_PAPER,
    KS_WHY_COVER_OPEN,
    KS_WHY_NO_ANSWER, /* it cannot be reached, or did not take the paper */
    KS_WHY_JAM,       /* stopped in the middle: what came out is no slip */
    KS_WHY_CUTTER,    /* the cutter is stuck */
    KS_WHY_COUNT,
};

/* The word staff know the printer's state by: "ready" "paper-low" "paper-out" "cover-open"
 * "offline" "jam-midway" "cutter-error". */
const char *ks_paper_why_code(enum ks_paper_why why);

/* {0}: nothing was printed. */
struct ks_paper_report {
    enum ks_paper_end end;
    enum ks_paper_why why;
    int64_t row; /* of the print job, by which a person's word is given; 0: it has none */
};

/* Asked once the printer is free, before anything is written or sent; false: the visit that asked
 * is over and its paper must not come out. {0}: always wanted. */
struct ks_paper_wanted {
    bool (*is_wanted)(void *ctx);
    void *ctx;
};

/* Prints a paper of any kind but a ticket (those go through service/queue_service.h, which knows
 * their rows). KS_OK: it is out. KS_ERR_PRINTER: it is not, or nobody knows: ask the visitor, then
 * ks_papers_settle. KS_ERR_STATE: not wanted any more, nothing was sent. KS_ERR_BUSY: another
 * program has had the printer for ten seconds, nothing was sent. KS_ERR_INPUT: a ticket.
 * A list or a guide is worth having without a row: when the store is missing, full or failing it is
 * printed all the same, and its row is 0. */
enum ks_err ks_papers_print(const struct ks_desk *desk, enum ks_paper_kind kind,
                            const struct ks_paper *paper, const struct ks_paper_wanted *wanted,
                            struct ks_paper_report *report, struct ks_error *error) KS_MUST_USE;

/* A person has said whether the paper of that row is out. For a row of 0 nothing is done.
 * KS_ERR_STATE when there is nothing to decide. */
enum ks_err ks_papers_settle(const struct ks_desk *desk, int64_t row, bool is_out,
                             struct ks_error *error) KS_MUST_USE;

/* At start: of papers that a death left in a printer nobody knows; those that waited have failed.
 * What living programs print is left alone. `out_unsure`: how many nobody knows of now. */
enum ks_err ks_papers_recover(const struct ks_desk *desk, int *out_unsure,
                              struct ks_error *error) KS_MUST_USE;

#endif
