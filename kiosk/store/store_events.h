/* What happened to tickets: the events that are written with each step. Rules of use as in
 * store/store.h. */
#ifndef KS_STORE_STORE_EVENTS_H
#define KS_STORE_STORE_EVENTS_H

#include "store/store.h"

enum { KS_EVENT_REASON_BYTES = 200 };

/* One step. Words that cannot be of this program are "?". */
struct ks_event {
    int64_t at_ms;
    char act[KS_TICKET_ID_BYTES]; /* a word of ks_queue_act_code */
    char from[KS_TICKET_ID_BYTES],
        to[KS_TICKET_ID_BYTES]; /* states; from "": there was none before */
    char line[KS_TICKET_ID_BYTES], seat[KS_TICKET_ID_BYTES]; /* afterwards; where, or "" */
    char actor[KS_TICKET_ID_BYTES];                          /* who, or "" */
    char reason[KS_EVENT_REASON_BYTES];                      /* or "" */
    char word[KS_TICKET_ID_BYTES]; /* FINISH: how it ended; "rekind": what it was; or "" */
};

/* The events of a ticket, the oldest first, shown to `show` until it returns false. */
enum ks_err ks_store_show_events(struct ks_store *store, int64_t ticket_id,
                                 bool (*show)(const struct ks_event *event, void *ctx), void *ctx,
                                 struct ks_error *error) KS_MUST_USE;

#endif
