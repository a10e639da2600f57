/* Inside of the hall's use cases. */
#ifndef KS_SERVICE_HALL_PRIVATE_H
#define KS_SERVICE_HALL_PRIVATE_H

#include "content/content.h"
#include "domain/queue/levels.h"
#include "service/hall_view.h"
#include "store/store.h"

/* "YYYY-MM-DD" at the court. */
const char *ks_hall_day(int64_t now_ms, char out[KS_TICKET_DAY_BYTES]);

/* The days from `from` to `to` ("YYYY-MM-DD"). KS_ERR_INPUT, with text: one is no day, or the last
 * is before the first. */
enum ks_err ks_hall_days(const char *from, const char *to, struct ks_day_range *out,
                         struct ks_error *error) KS_MUST_USE;

/* The seat of that id in a view, borrowed from it; NULL if there is none. */
const struct ks_hall_seat_view *ks_hall_seat_of(const struct ks_hall_state *state, const char *id);

/* The levels of the line; one the content does not know has those of its first line. NULL: none. */
const struct ks_wait_levels *ks_hall_levels(const struct ks_content *content, const char *line);

/* Minutes that have passed; 0 when the clock has gone back behind `since_ms`. */
int ks_hall_minutes(int64_t since_ms, int64_t now_ms);

/* Since when it is in its state: called last; waiting: since the wait began. */
int64_t ks_hall_since_ms(const struct ks_ticket *ticket);

/* Reads the waits of the last days before that of `now_ms` on which numbers were given, unless they
 * were read for that day already. */
enum ks_err ks_hall_waits_read(struct ks_hall_waits *waits, struct ks_store *store,
                               const struct ks_content *content, int64_t now_ms,
                               struct ks_error *error) KS_MUST_USE;

/* What a wait depends on: how many of each line of the content are called before, and which of its
 * seats have somebody (bit i: the i-th); none: nobody is known to sit anywhere, so all count. */
struct ks_hall_before {
    int of_line[KS_MOST_LINES];
    uint64_t seats;
};

/* The range of a wait for the line that begins at `now_ms`: from waits that were, else from what
 * the content says of a visit; both 0: nobody knows. `waits` may be NULL. */
bool ks_hall_wait_of(const struct ks_hall_waits *waits, const struct ks_content *content,
                     const char *line, const struct ks_hall_before *before, int64_t now_ms,
                     int *low_min, int *high_min);

/* The seats of the content that have somebody, as bits. */
uint64_t ks_hall_staffed(const struct ks_content *content, const struct ks_hall_state *state);

#endif
