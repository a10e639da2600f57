/* What became of the numbers of a day: how long each took, how it ended. Worked out from the events
 * while the day lasts; once it is closed, kept, and never changed. Rules of use as in
 * store/store.h.
 */
#ifndef KS_STORE_STORE_VISITS_H
#define KS_STORE_STORE_VISITS_H

#include "store/store.h"

enum ks_visit_end {
    KS_VISIT_SERVED,    /* finished, or at a seat when the day ended */
    KS_VISIT_NO_SHOW,   /* called and not there */
    KS_VISIT_ABANDONED, /* waited; given up, taken back by staff, or the day ended */
    KS_VISIT_WITHDRAWN, /* never counted as waiting */
    KS_VISIT_OPEN,      /* not over yet: of a day that is not */
    KS_VISIT_END_COUNT,
};

/* What became of the range of the wait that a number was told. */
enum ks_visit_told {
    KS_VISIT_NOT_TOLD, /* or nobody called it */
    KS_VISIT_SHORTER,
    KS_VISIT_AS_TOLD,
    KS_VISIT_LONGER,
};

/* Seconds; -1: it never was. */
struct ks_visit_row {
    char day[KS_TICKET_DAY_BYTES];
    char line[KS_TICKET_ID_BYTES];
    char seat[KS_TICKET_ID_BYTES]; /* that called it last, or "" */
    char kind[KS_TICKET_ID_BYTES];
    char outcome[KS_TICKET_ID_BYTES]; /* what was said when it was finished, or "" */
    int hour;                         /* 0..23 in which it came; -1: it never counted */
    enum ks_visit_end end;
    enum ks_visit_told told;
    int wait_s;    /* from coming to the first call that was not taken back; -1 without a number */
    int way_s;     /* from that call after which it began, to its beginning */
    int service_s; /* at seats, errands in between left out */
};

/* Visits as they are shown, one after the other; {0} is none yet. */
struct ks_visit_rows {
    struct ks_visit_row *rows; /* owned: by free */
    int count, capacity;
    bool has_failed; /* there was no memory for all */
};

/* Shows a visit to `rows`, a struct ks_visit_rows; false when there is no memory. */
bool ks_visit_rows_add(const struct ks_visit_row *visit, void *rows);

/* The visits of the days from `from` to `to`, in one reading. Days before `today` are over. Of days
 * from before visits were kept there is only how they ended. */
enum ks_err ks_store_show_visits(struct ks_store *store, const char *from, const char *to,
                                 const char *today,
                                 bool (*show)(const struct ks_visit_row *visit, void *ctx),
                                 void *ctx, struct ks_error *error) KS_MUST_USE;

/* How many numbers came in each hour of the closed days from `from` to before `to`, the newest day
 * first, an hour without any left out; shown to `show` until it returns false. */
enum ks_err ks_store_show_hours(struct ks_store *store, const char *from, const char *to,
                                bool (*show)(const char *day, int hour, int64_t count, void *ctx),
                                void *ctx, struct ks_error *error) KS_MUST_USE;

/* Closes each day before `today` after which numbers were given on a later one, a day in one
 * transaction: a clock that runs ahead alone closes nothing. One that was closed although it is not
 * over yet, by such a clock, is open again. `out_count` days closed. */
enum ks_err ks_store_close_days(struct ks_store *store, const char *today, int64_t now_ms,
                                int *out_count, struct ks_error *error) KS_MUST_USE;

#endif
