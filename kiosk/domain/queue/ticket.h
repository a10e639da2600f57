/* A ticket as it is kept and shown, and what all of them come to at one moment. All times are
 * milliseconds since 1970 UTC. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_QUEUE_TICKET_H
#define KS_DOMAIN_QUEUE_TICKET_H

#include "domain/queue/states.h"

enum { KS_TICKET_DAY_BYTES = 11, KS_TICKET_NUMBER_BYTES = 12, KS_TICKET_ID_BYTES = 24 };

struct ks_ticket {
    int64_t id;
    char day[KS_TICKET_DAY_BYTES];       /* "YYYY-MM-DD" at the court */
    int sequence;                        /* 1, 2, 3 ... within the day */
    char number[KS_TICKET_NUMBER_BYTES]; /* "T016" */
    char line[KS_TICKET_ID_BYTES];       /* the service line it waits for */
    char kind[KS_TICKET_ID_BYTES];       /* visitor kind */
    bool is_priority;
    bool is_screen_ticket; /* accepted on the screen, as no paper came out */
    enum ks_ticket_state state;
    char seat[KS_TICKET_ID_BYTES]; /* the seat that called it, or "" */
    int64_t issued_ms;
    int64_t order_ms;                   /* when it counts as having come: domain/queue/order.h */
    int64_t called_ms, first_called_ms; /* 0 = never */
    int call_count;                     /* 1 = called once, 2 = recalled ... */
    int64_t changed_ms;                 /* when it came to its state */
    bool awaits_other; /* of two parties with one number one is missing: it is not called */
    int64_t booked_ms; /* the time of the appointment it came with; 0: without one */
};

/* The queue at one moment. */
struct ks_queue_summary {
    bool has_current;         /* somebody has been called today */
    struct ks_ticket current; /* the ticket called last and not yet finished */
    int waiting;
    int unconfirmed; /* RESERVED: neither on paper nor accepted on the screen */
};

#endif
