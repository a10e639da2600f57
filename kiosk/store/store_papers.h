/* Numbers of which nobody knows whether their slip came out, as the program died or the printer
 * fell silent while it printed. They are RESERVED and wait for nobody's call until a person has
 * looked; nothing but a person or the end of their day takes them away. Rules of use as in
 * store/store.h. */
#ifndef KS_STORE_STORE_PAPERS_H
#define KS_STORE_STORE_PAPERS_H

#include "store/store_print_jobs.h"

struct ks_unsure_paper {
    struct ks_ticket ticket;
    struct ks_print_record job; /* the newest of those that nobody knows of: why, and since when */
};

/* How many wait for a person's word. */
enum ks_err ks_store_count_unsure(struct ks_store *store, int *out,
                                  struct ks_error *error) KS_MUST_USE;

/* Up to `capacity` of them, the oldest first, and behind them those of `today` that have expired
 * (EXPIRED); `out_count` says how many there are in all, also beyond `capacity`. */
enum ks_err ks_store_list_unsure(struct ks_store *store, const char *today,
                                 struct ks_unsure_paper *out, int capacity, int *out_count,
                                 struct ks_error *error) KS_MUST_USE;

/* The ticket of that day and number; KS_ERR_NOT_FOUND. */
enum ks_err ks_store_find_number(struct ks_store *store, const char *day, const char *number,
                                 struct ks_ticket *out, struct ks_error *error) KS_MUST_USE;

/* A person has looked. Out: a RESERVED, CANCELLED or EXPIRED ticket waits, in its own place in the
 * order of taking. Not out: a RESERVED one becomes CANCELLED, as "not-out". Its unsure papers are
 * printed or failed, "by-person", in the same transaction. KS_ERR_STATE for any other ticket. Call
 * it with the paper held, so that none of them is just being printed. */
enum ks_err ks_store_decide_paper(struct ks_store *store, int64_t ticket_id, bool is_out,
                                  int64_t now_ms, struct ks_ticket *out,
                                  struct ks_error *error) KS_MUST_USE;

/* Their day is over: of every day up to `ended_day` they become EXPIRED; one that is in
 * the printer just now only once `today` is later than its day. Days are "YYYY-MM-DD". */
enum ks_err ks_store_expire_unsure(struct ks_store *store, const char *ended_day, const char *today,
                                   int64_t now_ms, int *out_count,
                                   struct ks_error *error) KS_MUST_USE;

#endif
