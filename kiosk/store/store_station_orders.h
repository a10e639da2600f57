/* What staff have a station do: each order is taken up once, by the machine that had the place when
 * it was given, whoever dies in between. Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_STATION_ORDERS_H
#define KS_STORE_STORE_STATION_ORDERS_H

#include "store/store_devices.h"

enum {
    KS_ORDER_TEXT_BYTES = 121,
    KS_ORDER_LASTS_MS = 10 * 60 * 1000, /* so long one waits for its station */
    KS_ORDER_PICTURE_BYTES = 4 * 1024 * 1024,
};

enum ks_order_kind {
    KS_ORDER_RESTART,    /* the program ends and begins anew, between two visits */
    KS_ORDER_RELOAD,     /* content and health are looked at now */
    KS_ORDER_MESSAGE,    /* stands on its screen until a time */
    KS_ORDER_SCREENSHOT, /* a picture of its screen, what a visitor entered masked */
    KS_ORDER_KIND_COUNT,
};
const char *ks_order_kind_code(enum ks_order_kind kind);
/* KS_ORDER_KIND_COUNT for any other word. */
enum ks_order_kind ks_order_kind_from_code(const char *code);

enum ks_order_state {
    KS_ORDER_WAITING,
    KS_ORDER_TAKEN,
    KS_ORDER_DONE,
    KS_ORDER_FAILED,
    KS_ORDER_UNSURE,  /* it was taken up, and nobody knows more: it is never done again by itself */
    KS_ORDER_EXPIRED, /* its station did not take it up in time */
    KS_ORDER_STATE_COUNT,
};
const char *ks_order_state_code(enum ks_order_state state);

struct ks_station_order {
    int64_t id, place, epoch;
    enum ks_order_kind kind;
    char text_zh[KS_ORDER_TEXT_BYTES], text_en[KS_ORDER_TEXT_BYTES]; /* of a MESSAGE */
    char actor[KS_TICKET_ID_BYTES];
    enum ks_order_state state;
    bool has_picture;
    int64_t made_ms, changed_ms;
    int64_t until_ms; /* a MESSAGE stands until then, any other is taken up until then */
};

/* Keeps it as WAITING for the machine that has `place` now, with an entry in the audit; `order`
 * gets id, epoch and times. The same `request` again gives the one that it made. KS_ERR_NOT_FOUND:
 * no such station. */
enum ks_err ks_store_add_order(struct ks_store *store, struct ks_station_order *order,
                               const char *request, int64_t now_ms,
                               struct ks_error *error) KS_MUST_USE;

/* The first that waits for the machine; it is TAKEN from now on and nobody else gets it.
 * KS_ERR_NOT_FOUND when none does. */
enum ks_err ks_store_take_order(struct ks_store *store, int64_t place, int64_t epoch,
                                int64_t now_ms, struct ks_station_order *out,
                                struct ks_error *error) KS_MUST_USE;

/* What became of one that is TAKEN, with its picture, which may have 0 bytes. KS_ERR_STATE for any
 * other. */
enum ks_err ks_store_end_order(struct ks_store *store, int64_t id, enum ks_order_state to,
                               const void *picture, size_t picture_bytes, int64_t now_ms,
                               struct ks_error *error) KS_MUST_USE;

/* The first word of a new run: a RESTART that an earlier one took up is DONE, of anything else it
 * took up nobody knows more. */
enum ks_err ks_store_take_over_orders(struct ks_store *store, int64_t place, int64_t epoch,
                                      int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* Ends those whose time is over, removes those of earlier days and pictures after an hour; to be
 * called once a minute by whoever looks after the console. */
enum ks_err ks_store_tidy_orders(struct ks_store *store, int64_t now_ms,
                                 struct ks_error *error) KS_MUST_USE;

/* Those made since `since_ms`, the newest first, shown to `show` until it returns false. */
enum ks_err ks_store_show_orders(struct ks_store *store, int64_t since_ms, int64_t now_ms,
                                 bool (*show)(const struct ks_station_order *order, void *ctx),
                                 void *ctx, struct ks_error *error) KS_MUST_USE;

/* The picture of an order, the arena's. KS_ERR_NOT_FOUND: there is none, or none any more. */
enum ks_err ks_store_read_picture(struct ks_store *store, int64_t id, struct ks_arena *arena,
                                  const void **out, size_t *bytes,
                                  struct ks_error *error) KS_MUST_USE;

#endif
