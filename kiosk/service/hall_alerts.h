/* What is out of the ordinary in the hall: waits that are too long, calls for help, closings,
 * bulletins, exceptions. Each change is an event, so that every face hears of it. Each call takes
 * the desk of its own thread. Wall clock in ms. */
#ifndef KS_SERVICE_HALL_ALERTS_H
#define KS_SERVICE_HALL_ALERTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/i18n.h"
#include "service/desk.h"
#include "service/hall_view.h"

/* ---- waits that are too long, in levels: 1 remind, 2 supervise, 3 overdue ---- */

struct ks_hall_overdue {
    int64_t id;
    char number[KS_TICKET_NUMBER_BYTES];
    char line[KS_TICKET_ID_BYTES];
    int level;
    int64_t since_ms;               /* the wait began */
    int64_t reached_ms;             /* the level was reached */
    int64_t next_ms;                /* the next level is; 0: none is left, or it is over */
    char owner[KS_TICKET_ID_BYTES]; /* "": nobody, which is a fault itself */
    int64_t ended_ms;               /* 0: still waiting */
};
enum { KS_MOST_HALL_OVERDUE = 200 };
struct ks_hall_overdue_list {
    struct ks_hall_overdue rows[KS_MOST_HALL_OVERDUE]; /* open ones first, highest level first */
    int count, total;
};

/* Raises and ends levels as the clock has it; the same again changes nothing, so any number of
 * programs may do it. `out_count` changes. To be called once a minute and at the start. */
enum ks_err ks_hall_raise_levels(const struct ks_desk *desk, int64_t now_ms, int *out_count,
                                 struct ks_error *error) KS_MUST_USE;

/* Those that began on the days from `from` to `to` ("YYYY-MM-DD"). KS_ERR_INPUT, with text: one is
 * no day, or `from` is after `to`. */
enum ks_err ks_hall_list_overdue(const struct ks_desk *desk, const char *from, const char *to,
                                 struct ks_hall_overdue_list *out,
                                 struct ks_error *error) KS_MUST_USE;

/* `actor` takes care of it. KS_ERR_NOT_FOUND: there is none, or it is over. */
enum ks_err ks_hall_own_overdue(const struct ks_desk *desk, int64_t id, const char *actor,
                                int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* ---- help ---- */

/* From a seat, or "" of somebody without one. A call that is still open there is the same call. */
enum ks_err ks_hall_call_help(const struct ks_desk *desk, const char *seat, const char *actor,
                              int64_t now_ms, int64_t *out_id, struct ks_error *error) KS_MUST_USE;
/* Who comes; the first to answer stays named. KS_ERR_NOT_FOUND: there is none, or it has ended. */
enum ks_err ks_hall_answer_help(const struct ks_desk *desk, int64_t id, const char *actor,
                                int64_t now_ms, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_hall_end_help(const struct ks_desk *desk, int64_t id, const char *actor,
                             int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* ---- closings: no numbers are given; who waits is served; statutory days never move ---- */

struct ks_hall_closing {
    int64_t id;
    char line[KS_TICKET_ID_BYTES]; /* "": the hall */
    int64_t from_ms, to_ms;        /* to: numbers are given again */
    char reason[KS_HALL_WHY_BYTES];
    char actor[KS_TICKET_ID_BYTES]; /* "": kioskctl */
};
enum { KS_MOST_HALL_CLOSINGS = 100 };
struct ks_hall_closing_list {
    struct ks_hall_closing rows[KS_MOST_HALL_CLOSINGS]; /* by their beginning */
    int count;
};

/* Appointments for a time in it are cancelled and told among the exceptions; taking the closing
 * back does not bring them back. `id` and `actor` of the closing: the one is given back, the other
 * may be "". KS_ERR_INPUT: no
 * such line, an end before its beginning, longer than 366 days, no reason. */
enum ks_err ks_hall_close(const struct ks_desk *desk, struct ks_hall_closing *closing,
                          int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Takes it back. KS_ERR_NOT_FOUND: there is none, or it is over. */
enum ks_err ks_hall_reopen(const struct ks_desk *desk, int64_t id, const char *actor,
                           int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Those now and to come. */
enum ks_err ks_hall_list_closings(const struct ks_desk *desk, int64_t now_ms,
                                  struct ks_hall_closing_list *out,
                                  struct ks_error *error) KS_MUST_USE;
/* The closing of the line or of the hall that covers `now_ms`; false: none. */
enum ks_err ks_hall_find_closing(const struct ks_desk *desk, const char *line, int64_t now_ms,
                                 bool *out_is_closed, struct ks_hall_closing *out,
                                 struct ks_error *error) KS_MUST_USE;

/* ---- bulletins ---- */

/* KS_ERR_INPUT: a language is missing, it is too long, or its end is not to come. */
enum ks_err ks_hall_announce(const struct ks_desk *desk, struct ks_hall_bulletin_view *bulletin,
                             const char *actor, int64_t now_ms, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_hall_end_bulletin(const struct ks_desk *desk, int64_t id, const char *actor,
                                 int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* ---- exceptions ---- */

/* Somebody was called out of order, became of another kind, was withdrawn or let in again by staff,
 * or a seat was taken over. */
enum { KS_HALL_REASON_BYTES = 200 };
struct ks_hall_exception {
    int64_t n; /* of its event */
    int64_t at_ms;
    char act[KS_TICKET_ID_BYTES];        /* "call-number" "priority" "cancel" "readmit"
                                            "take-over" */
    char number[KS_TICKET_NUMBER_BYTES]; /* "" for a seat */
    char line[KS_TICKET_ID_BYTES];
    char seat[KS_TICKET_ID_BYTES];
    char actor[KS_TICKET_ID_BYTES]; /* "": kioskctl */
    char was[KS_TICKET_ID_BYTES];   /* priority: the kind before; take-over: from whom */
    char reason[KS_HALL_REASON_BYTES];
};
enum { KS_MOST_HALL_EXCEPTIONS = 500 };
struct ks_hall_exception_list {
    struct ks_hall_exception rows[KS_MOST_HALL_EXCEPTIONS]; /* newest first */
    int count, total;
};

/* Those of the days from `from` to `to`, as far as events are kept; refused as above. */
enum ks_err ks_hall_list_exceptions(const struct ks_desk *desk, const char *from, const char *to,
                                    struct ks_hall_exception_list *out,
                                    struct ks_error *error) KS_MUST_USE;

#endif
