/* Appointments that the court enters for the halls of its tribunals, as the court keeps them: what
 * is wanted, whether the hall has been told, and what it answered. Nothing of whoever comes. Rules
 * of use as in store/store.h. */
#ifndef KS_STORE_STORE_SENT_H
#define KS_STORE_STORE_SENT_H

#include "base/crypto.h"
#include "domain/account.h"
#include "store/store_appointments.h"
#include "store/store_tribunals.h"

enum {
    KS_SENT_AT_ONCE = 20,    /* orders in one answer, and answers to them in one message */
    KS_SENT_MOST_OPEN = 200, /* orders of a hall that wait for its answer */
    KS_SENT_REASON_BYTES = 16,
};

/* What the hall has made of it. */
enum ks_sent_state {
    KS_SENT_NEW, /* it has not said yet */
    KS_SENT_TAKEN,
    KS_SENT_REFUSED,   /* nothing was booked */
    KS_SENT_CANCELLED, /* it was given back, here or there */
    KS_SENT_STANDS,    /* it was to be given back and cannot be any more */
    KS_SENT_CAME,      /* it has become a number there */
    KS_SENT_MISSED,    /* nobody came, or the number was called in vain */
    KS_SENT_STATE_COUNT,
};

/* "new" "taken" "refused" "cancelled" "stands" "came" "missed"; and back, KS_SENT_STATE_COUNT for
 * any other. */
const char *ks_sent_state_code(enum ks_sent_state state);
enum ks_sent_state ks_sent_state_from_code(const char *code);

struct ks_sent {
    int64_t id;
    char name[KS_TRIBUNAL_NAME_BYTES];  /* of the hall */
    char token[KS_CRYPTO_DIGEST_BYTES]; /* by which the hall knows it */
    char line[KS_TICKET_ID_BYTES], kind[KS_TICKET_ID_BYTES];
    int64_t slot_ms;
    int64_t version; /* 1, later with each thing that is wanted of it */
    bool is_cancel;  /* it is to be given back */
    bool is_open;    /* the hall has not answered to `version` */
    enum ks_sent_state state;
    char reason[KS_SENT_REASON_BYTES]; /* a word of service/court_orders.h, or "" */
    char code[KS_CODE_BYTES];          /* TAKEN: to check in with; else "" */
    int64_t instead;                   /* the one that is given back for it; 0: none */
    char instead_token[KS_CRYPTO_DIGEST_BYTES];
    bool is_moving; /* another one is to take its place, and the hall has not answered */
    char actor[KS_ACCOUNT_NAME_BYTES];
    int64_t made_ms, sent_ms, answered_ms; /* 0: not yet */
};

struct ks_sent_wish {
    const char *name, *line, *kind;
    const char *token; /* the same gives the same again */
    int64_t slot_ms;
    int64_t instead; /* a TAKEN one of that hall; 0: none */
    const char *actor;
    int64_t now_ms;
};
/* Writes it down for the next answer to the hall. KS_ERR_NOT_FOUND: no such hall is enrolled, or no
 * such `instead`; KS_ERR_STATE: that one is not TAKEN, or something is under way with it;
 * KS_ERR_FULL: KS_SENT_MOST_OPEN wait. */
enum ks_err ks_store_send_appointment(struct ks_store *store, const struct ks_sent_wish *wish,
                                      struct ks_sent *out, struct ks_error *error) KS_MUST_USE;

/* It is to be given back; one of which the hall was never told is so at once. KS_ERR_NOT_FOUND;
 * KS_ERR_STATE: it is given back already, was refused, or is being moved. */
enum ks_err ks_store_cancel_sent(struct ks_store *store, int64_t id, int64_t now_ms,
                                 struct ks_sent *out, struct ks_error *error) KS_MUST_USE;

/* How many orders wait for an answer of the hall of that name. */
enum ks_err ks_store_count_orders(struct ks_store *store, const char *name, int64_t *out,
                                  struct ks_error *error) KS_MUST_USE;
/* What the hall of that name is to be told now, in the order in which it was entered, at most
 * KS_SENT_AT_ONCE; before it is told, it is written down that it was. */
struct ks_sent_orders {
    struct ks_sent rows[KS_SENT_AT_ONCE];
    int count;
};
enum ks_err ks_store_take_orders(struct ks_store *store, const char *name, int64_t now_ms,
                                 struct ks_sent_orders *out, struct ks_error *error) KS_MUST_USE;

/* What a hall answered to one version of one. */
struct ks_sent_answer {
    int64_t version;
    enum ks_sent_state state;
    char token[KS_CRYPTO_DIGEST_BYTES];
    char reason[KS_SENT_REASON_BYTES];
    char code[KS_CODE_BYTES];
};
/* Takes them down, each once; what answers to an earlier version, or to none of this hall's,
 * changes nothing. A TAKEN one takes the place of its `instead`. */
enum ks_err ks_store_hear_orders(struct ks_store *store, const char *name,
                                 const struct ks_sent_answer *answers, int count, int64_t now_ms,
                                 struct ks_error *error) KS_MUST_USE;

/* What became of one that the hall had taken. */
struct ks_sent_became {
    enum ks_sent_state state; /* CANCELLED, CAME or MISSED */
    char reason[KS_SENT_REASON_BYTES];
    char code[KS_CODE_BYTES];
};
/* Takes them down; what has come before, or is of none that the hall has taken, changes nothing.
 * One of which something is asked just now is left to the answer. */
enum ks_err ks_store_hear_became(struct ks_store *store, const char *name,
                                 const struct ks_sent_became *rows, int count, int64_t now_ms,
                                 struct ks_error *error) KS_MUST_USE;

/* Those of the days from `from` on, "YYYY-MM-DD", of every hall, by their times, shown to `show`
 * until it returns false. */
enum ks_err ks_store_show_sent(struct ks_store *store, const char *from,
                               bool (*show)(const struct ks_sent *row, void *ctx), void *ctx,
                               struct ks_error *error) KS_MUST_USE;

#endif
