/* The hall as it is read at one moment: several readings that belong together. Rules of use as in
 * store/store.h. */
#ifndef KS_STORE_STORE_HALL_H
#define KS_STORE_STORE_HALL_H

#include "store/store.h"

/* Runs `read`, which calls readings of this header, so that all of them are of one moment. */
enum ks_err ks_store_read_together(struct ks_store *store,
                                   enum ks_err (*read)(struct ks_store *store, void *ctx,
                                                       struct ks_error *error),
                                   void *ctx, struct ks_error *error) KS_MUST_USE;

/* Which history of events it is, and the newest of it. */
struct ks_hall_mark {
    int64_t epoch, n;
};
enum ks_err ks_store_read_mark(struct ks_store *store, struct ks_hall_mark *out,
                               struct ks_error *error) KS_MUST_USE;

/* What a line has on a day. */
struct ks_line_standing {
    char line[KS_TICKET_ID_BYTES];
    int waiting, unconfirmed, serving; /* serving: called or served */
    int64_t oldest_ms; /* since when the one waits who waits longest; 0: nobody waits */
};
enum ks_err ks_store_show_lines(struct ks_store *store, const char *day,
                                bool (*show)(const struct ks_line_standing *line, void *ctx),
                                void *ctx, struct ks_error *error) KS_MUST_USE;

/* A seat that somebody has: as it stands, also when the lease is over. */
struct ks_seat_now {
    char seat[KS_TICKET_ID_BYTES];
    char holder[KS_TICKET_ID_BYTES];
    int64_t until_ms;
};
enum ks_err ks_store_show_seats(struct ks_store *store,
                                bool (*show)(const struct ks_seat_now *seat, void *ctx), void *ctx,
                                struct ks_error *error) KS_MUST_USE;

/* Which tickets of a day. A row that cannot be is left out. */
enum ks_tickets_of {
    KS_TICKETS_AT_SEATS,
    KS_TICKETS_CALLED,  /* ever, wherever they are now, but withdrawn; called last first */
    KS_TICKETS_WAITING, /* in the order of calling */
    KS_TICKETS_PARKED,
    KS_TICKETS_MISSED, /* missed last first */
    KS_TICKETS_OF_COUNT,
};
enum ks_err ks_store_show_tickets(struct ks_store *store, const char *day, enum ks_tickets_of which,
                                  bool (*show)(const struct ks_ticket *ticket, void *ctx),
                                  void *ctx, struct ks_error *error) KS_MUST_USE;

/* The ticket that is CALLED or SERVING at the seat; KS_ERR_NOT_FOUND if there is none. */
enum ks_err ks_store_find_at_seat(struct ks_store *store, const char *day, const char *seat,
                                  struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;

/* Since when somebody waits: since they came, or, once called, since they wait again. */
int64_t ks_store_waits_since_ms(const struct ks_ticket *ticket);

/* A wait that was, none of who was served without a number, of the last `most_days` days before
 * `day` on which numbers were given; by day, the newest first, and coming. */
struct ks_wait_was {
    char day[KS_TICKET_DAY_BYTES];
    char line[KS_TICKET_ID_BYTES];
    char kind[KS_TICKET_ID_BYTES];
    char seat[KS_TICKET_ID_BYTES]; /* that called it last, or "" */
    int64_t came_ms, called_ms;
    int64_t order_ms; /* when it counted as having come */
};
enum ks_err ks_store_show_waits(struct ks_store *store, const char *day, int most_days,
                                bool (*show)(const struct ks_wait_was *wait, void *ctx), void *ctx,
                                struct ks_error *error) KS_MUST_USE;

/* The range of its wait that a number was told at `now_ms`, which is compared with the wait when it
 * is called. Only the first that was told counts, and none after a call. */
enum ks_err ks_store_keep_told(struct ks_store *store, int64_t ticket_id, int low_min, int high_min,
                               int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* How many of each line are called before a ticket that waits, by whoever calls; those that are
 * none are left out. */
enum ks_err ks_store_show_before(struct ks_store *store, int64_t ticket_id,
                                 bool (*show)(const char *line, int count, void *ctx), void *ctx,
                                 struct ks_error *error) KS_MUST_USE;

#endif
