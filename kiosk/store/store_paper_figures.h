/* What was printed on each day, of rows and of daily figures together. Rules of use as in
 * store/store.h. */
#ifndef KS_STORE_STORE_PAPER_FIGURES_H
#define KS_STORE_STORE_PAPER_FIGURES_H

#include "store/store.h"

/* A kind of paper on a day. */
struct ks_paper_figures {
    char day[KS_TICKET_DAY_BYTES];
    char kind[KS_TICKET_ID_BYTES]; /* as of ks_paper_kind_code */
    int64_t printed;
    int64_t failed;  /* no whole paper came out, or it was never sent */
    int64_t unknown; /* nobody knows, or it is in the printer now */
};

/* The figures from day `from` to day `to`, oldest first, shown to `show` until it returns false. A
 * paper of a ticket is of the ticket's day, any other of the day on which it was asked for. */
enum ks_err ks_store_show_paper_figures(struct ks_store *store, const char *from, const char *to,
                                        bool (*show)(const struct ks_paper_figures *row, void *ctx),
                                        void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
