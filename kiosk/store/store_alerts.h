/* Closings, bulletins, calls for help, waits that are too long, and what staff did out of the
 * ordinary. Each change is one transaction with the event that tells of it. Rules of use as in
 * store/store.h. */
#ifndef KS_STORE_STORE_ALERTS_H
#define KS_STORE_STORE_ALERTS_H

#include "store/store_events.h"

enum { KS_ALERT_REASON_BYTES = 128, KS_ALERT_TEXT_BYTES = 400 };

/* ---- closings ---- */

struct ks_closing_row {
    int64_t id;
    char line[KS_TICKET_ID_BYTES]; /* "": the hall */
    int64_t from_ms, to_ms;
    char reason[KS_ALERT_REASON_BYTES];
    char actor[KS_TICKET_ID_BYTES];
};
/* Keeps it; its id comes back in it. */
enum ks_err ks_store_add_closing(struct ks_store *store, struct ks_closing_row *closing,
                                 int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Those that are not over at `now_ms`, by their beginning, of the line `line` and of the hall;
 * NULL: of every line. */
enum ks_err ks_store_show_closings(struct ks_store *store, const char *line, int64_t now_ms,
                                   bool (*show)(const struct ks_closing_row *closing, void *ctx),
                                   void *ctx, struct ks_error *error) KS_MUST_USE;

/* ---- bulletins ---- */

struct ks_bulletin_row {
    int64_t id;
    char text_zh[KS_ALERT_TEXT_BYTES], text_en[KS_ALERT_TEXT_BYTES];
    int64_t until_ms;
};
/* Keeps it; its id comes back in it. */
enum ks_err ks_store_add_bulletin(struct ks_store *store, struct ks_bulletin_row *bulletin,
                                  const char *actor, int64_t now_ms,
                                  struct ks_error *error) KS_MUST_USE;
/* Those that are not over at `now_ms`, the oldest first. */
enum ks_err ks_store_show_bulletins(struct ks_store *store, int64_t now_ms,
                                    bool (*show)(const struct ks_bulletin_row *bulletin, void *ctx),
                                    void *ctx, struct ks_error *error) KS_MUST_USE;

/* ---- help ---- */

struct ks_help_row {
    int64_t id;
    char seat[KS_TICKET_ID_BYTES], actor[KS_TICKET_ID_BYTES];
    int64_t since_ms;
    char answered_by[KS_TICKET_ID_BYTES];
    int64_t answered_ms;
};
/* One that is open at the seat by the same person is the same: its id. */
enum ks_err ks_store_call_help(struct ks_store *store, const char *seat, const char *actor,
                               int64_t now_ms, int64_t *out_id, struct ks_error *error) KS_MUST_USE;
/* The first to answer stays. KS_ERR_NOT_FOUND: it is over, or never was. */
enum ks_err ks_store_answer_help(struct ks_store *store, int64_t id, const char *actor,
                                 int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Those that are open, the oldest first. */
enum ks_err ks_store_show_help(struct ks_store *store,
                               bool (*show)(const struct ks_help_row *help, void *ctx), void *ctx,
                               struct ks_error *error) KS_MUST_USE;

/* ---- what comes to an end by a person ---- */

enum ks_alert { KS_ALERT_CLOSING, KS_ALERT_BULLETIN, KS_ALERT_HELP, KS_ALERT_COUNT };
/* KS_ERR_NOT_FOUND: there is none of that id, or it is over. */
enum ks_err ks_store_end_alert(struct ks_store *store, enum ks_alert what, int64_t id,
                               const char *actor, int64_t now_ms,
                               struct ks_error *error) KS_MUST_USE;

/* ---- waits that are too long ---- */

struct ks_overdue_row {
    int64_t id;
    char number[KS_TICKET_NUMBER_BYTES];
    char line[KS_TICKET_ID_BYTES];
    int level;
    int64_t since_ms, reached_ms;
    char owner[KS_TICKET_ID_BYTES];
    int64_t ended_ms; /* 0: still waiting */
};
/* The wait of `ticket` has been at `level` since `reached_ms`: adds or raises it, never lowers it.
 * `*out_is_new` says whether that was news. */
enum ks_err ks_store_raise_overdue(struct ks_store *store, const struct ks_ticket *ticket,
                                   int level, const char *word, int64_t reached_ms, int64_t now_ms,
                                   bool *out_is_new, struct ks_error *error) KS_MUST_USE;
/* Ends those whose ticket does not wait any more, or waits anew; `out_count` of them. */
enum ks_err ks_store_end_overdue(struct ks_store *store, int64_t now_ms, int *out_count,
                                 struct ks_error *error) KS_MUST_USE;
/* KS_ERR_NOT_FOUND: it is over, or never was. */
enum ks_err ks_store_own_overdue(struct ks_store *store, int64_t id, const char *actor,
                                 int64_t now_ms, struct ks_error *error) KS_MUST_USE;
/* Those of the days, open ones first, then by level and by when it was reached. */
enum ks_err ks_store_show_overdue(struct ks_store *store, const char *from, const char *to,
                                  bool (*show)(const struct ks_overdue_row *row, void *ctx),
                                  void *ctx, struct ks_error *error) KS_MUST_USE;

/* ---- exceptions ---- */

struct ks_exception_row {
    int64_t n, at_ms;
    char act[KS_TICKET_ID_BYTES]; /* of ks_queue_act_code, or "take-over" */
    char number[KS_TICKET_NUMBER_BYTES];
    char line[KS_TICKET_ID_BYTES], seat[KS_TICKET_ID_BYTES], actor[KS_TICKET_ID_BYTES];
    char word[KS_TICKET_ID_BYTES];
    char reason[KS_EVENT_REASON_BYTES];
};
/* Calls of a number with a reason, other kinds, withdrawals and readmissions by a person, seats
 * taken over: from `from_ms` to before `to_ms`, the newest first. */
enum ks_err ks_store_show_exceptions(struct ks_store *store, int64_t from_ms, int64_t to_ms,
                                     bool (*show)(const struct ks_exception_row *row, void *ctx),
                                     void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
