/* Two parties who come together have one number: the first takes it, the second joins it with the
 * code on the slip of the first. While one of them is missing the number is not called. Rules of
 * use as in store/store.h. */
#ifndef KS_STORE_STORE_PAIRS_H
#define KS_STORE_STORE_PAIRS_H

#include "domain/queue/codes.h"
#include "domain/queue/pairs.h"
#include "store/store.h"

struct ks_pair_row {
    int64_t id, ticket_id;
    char code[KS_CODE_BYTES];
    int64_t alone_ms; /* staff let one of them go in alone; 0: not */
    struct ks_pair_side sides[2];
    int side; /* of the gesture that joined; 0: of none */
};

/* The pair of a ticket; KS_ERR_NOT_FOUND when it is of one visitor alone. */
enum ks_err ks_store_pair_of_ticket(struct ks_store *store, int64_t ticket_id,
                                    struct ks_pair_row *out, struct ks_error *error) KS_MUST_USE;
/* That of a code of `day`; KS_ERR_NOT_FOUND. */
enum ks_err ks_store_find_pair(struct ks_store *store, const char *day, const char *code,
                               struct ks_pair_row *out, struct ks_error *error) KS_MUST_USE;

struct ks_pair_joining {
    const char *day, *code;
    const char *kind; /* of the visitor who joins */
    bool is_priority;
    const char *token; /* one gesture, one token: the same again joins nobody else */
    int64_t now_ms;
};
/* The other party is there: from now on the number counts as having come then (ks_pair_order_ms)
 * and is called. Also takes the place of one who left. KS_ERR_NOT_FOUND: no such code today;
 * KS_ERR_TAKEN: both are there; KS_ERR_STATE: the number is over, or nobody knows of it yet. */
enum ks_err ks_store_join_pair(struct ks_store *store, const struct ks_pair_joining *joining,
                               struct ks_pair_row *out, struct ks_error *error) KS_MUST_USE;

/* Staff let the one who is there go in alone: the number counts from their own coming. KS_ERR_STATE
 * while the other is not awaited long enough (ks_pair_judge), or both are there. */
enum ks_err ks_store_let_alone(struct ks_store *store, const char *day, const char *number,
                               const char *actor, int64_t now_ms, struct ks_ticket *out,
                               struct ks_error *error) KS_MUST_USE;

/* Every pair of `day` with its number, in the order of taking, until `show` returns false. */
enum ks_err ks_store_show_pairs(struct ks_store *store, const char *day,
                                bool (*show)(const struct ks_pair_row *pair,
                                             const struct ks_ticket *ticket, void *ctx),
                                void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
