/* Asking for a number: what the page before and the page of the number share. */
#ifndef KS_SCREENS_QUEUE_QUEUE_H
#define KS_SCREENS_QUEUE_QUEUE_H

#include "screens/page/page.h"

/* Kept by the ticket screen. */
struct ks_take_state {
    enum ks_work work;
    enum ks_err err;
    struct ks_take_result take;
    char kind[KS_TICKET_ID_BYTES]; /* of visitor, by the content's id */
    char token[40];                /* of the gesture */
    int64_t asked_ms;              /* monotonic: when it was last asked for */
};

/* What became of asking for a number. */
struct ks_take_state *ks_take_state(const struct ks_visit *visit);
/* Asks for a number for a kind of visitor in place of the present page. */
void ks_ticket_take(struct ks_visit *visit, const char *kind);
/* Asks once more, as the gesture before; or for the number on the screen instead of paper; or a
 * silent printer: the visitor says whether the slip of the number is out. */
enum ks_ticket_wish { KS_WISH_NUMBER, KS_WISH_ON_SCREEN, KS_WISH_IS_OUT, KS_WISH_IS_NOT_OUT };
void ks_ticket_ask(struct ks_visit *visit, enum ks_ticket_wish wish);
/* Prints the slip once more. */
void ks_ticket_reprint(struct ks_visit *visit);

/* ---- blocks of its page (ticket_number.c) ---- */
/* The number, as large as the page lets it be with `below` pixels under it. */
void ks_ticket_flow_number(const struct ks_visit *visit, struct ks_ui *ui, int below);
/* People ahead, wait and rooms in three columns; `ctx` is the visit. */
void ks_ticket_flow_facts(struct ks_ui *ui, const void *ctx);

#endif
