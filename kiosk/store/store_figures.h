/* What is left of old days: figures instead of rows. Of a day that is past keeping, numbers and
 * papers are counted into daily figures and deleted, a whole day in one transaction: whenever the
 * power goes, each is counted once, as a row or in the figures. Rules of use as in store/store.h.
 */
#ifndef KS_STORE_STORE_FIGURES_H
#define KS_STORE_STORE_FIGURES_H

#include "store/store.h"

/* How long rows are kept, counted back from the last day of numbers or from today, whichever is
 * earlier: a clock that runs ahead alone takes nothing away. */
struct ks_keeping {
    int days;         /* numbers and papers */
    int receipt_days; /* receipts of signed notices, of which nothing is left then */
};

/* Takes one step: the oldest day that is past keeping, or up to 100 receipts; false in
 * `out_is_more` when nothing was left to do. A step of a day of 1,000 numbers takes some 10 ms. */
enum ks_err ks_store_tidy_step(struct ks_store *store, const struct ks_keeping *keeping,
                               int64_t now_ms, bool *out_is_more,
                               struct ks_error *error) KS_MUST_USE;

/* A kind of visitor on a day, of rows and figures together. */
struct ks_day_figures {
    char day[KS_TICKET_DAY_BYTES];
    char kind[KS_TICKET_ID_BYTES];
    int64_t taken, served, no_show;
    int64_t withdrawn, expired; /* never waited: given up; paper unknown at the end of the day */
    int64_t waits, wait_sum_ms, wait_most_ms; /* until called first; waits: who was called */
};

/* The figures from day `from` to day `to`, oldest first, shown to `show` until it returns false.
 */
enum ks_err ks_store_show_figures(struct ks_store *store, const char *from, const char *to,
                                  bool (*show)(const struct ks_day_figures *row, void *ctx),
                                  void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
