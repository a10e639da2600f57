/* Two parties with one number, as staff see them. Each call takes the desk of its own thread. */
#ifndef KS_SERVICE_QUEUE_PAIRS_H
#define KS_SERVICE_QUEUE_PAIRS_H

#include "base/err.h"
#include "domain/queue/pairs.h"
#include "domain/queue/ticket.h"
#include "service/desk.h"

struct ks_pair_entry {
    char number[KS_TICKET_NUMBER_BYTES];
    char line[KS_TICKET_ID_BYTES];
    enum ks_ticket_state ticket_state;
    enum ks_pair_state state;
    int64_t came_ms[2]; /* of each party; 0: not yet, or gone again */
    int64_t since_ms;   /* since when it has waited; 0: nobody is there */
    bool is_alone;      /* staff let the one go in alone */
    bool is_choice;     /* staff may do so now */
};

enum { KS_MOST_PAIRS = 200 };
struct ks_pair_entries {
    struct ks_pair_entry rows[KS_MOST_PAIRS];
    int count, total;
};

/* Those of the day of `now_ms`, in the order of taking. On an error `*out` is empty. */
enum ks_err ks_pairs_list(const struct ks_desk *desk, int64_t now_ms, struct ks_pair_entries *out,
                          struct ks_error *error) KS_MUST_USE;

/* Whether somebody can join with that code now: errors of ks_queue_join. */
enum ks_err ks_pairs_check_code(const struct ks_desk *desk, const char *code, int64_t now_ms,
                                struct ks_error *error) KS_MUST_USE;

/* The one who is there goes in alone. KS_ERR_STATE: the other is not awaited for
 * KS_PAIR_AWAIT_MINUTES yet, or both are there; KS_ERR_NOT_FOUND: no such number, or of one alone.
 */
enum ks_err ks_pairs_let_alone(const struct ks_desk *desk, const char *number, const char *actor,
                               int64_t now_ms, struct ks_ticket *out,
                               struct ks_error *error) KS_MUST_USE;

#endif
