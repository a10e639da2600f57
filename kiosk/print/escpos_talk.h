/* A conversation with an ESC/POS printer: questions and their answers, commands and the receipts
 * for them. What a slip is made of is not known here. Worker thread. */
#ifndef KS_PRINT_ESCPOS_TALK_H
#define KS_PRINT_ESCPOS_TALK_H

#include "print/escpos_raster.h"
#include "print/escpos_status.h"
#include "print/escpos_wire.h"
#include "print/printer_escpos.h"

struct ks_escpos_talk {
    struct ks_wire_address address;
    struct ks_wire wire;
    const struct ks_escpos_limits *limits; /* borrowed */
    enum ks_printer_answers answers;
    bool has_answered;            /* at least once: it is not a silent one */
    uint8_t answer;               /* the last to DLE EOT; 0 = none since it was asked */
    uint8_t misses[KS_ASK_COUNT]; /* how often in a row each question was not answered */
    unsigned rounds;              /* of questions */
    int asb_left;                 /* bytes of an automatic status still to come */
    int heard;                    /* bytes in this wait */
    int owed;                     /* receipts asked for that may still come */
    int seen;                     /* receipts since the last request */
};

/* Whether the printer is one that never answers, as far as is known by now. */
bool ks_escpos_talk_is_silent(const struct ks_escpos_talk *talk);

/* Opens the line if it is closed, and asks a printer that may be silent whether it is.
 * KS_ERR_IO or KS_ERR_INPUT with text. */
enum ks_err ks_escpos_talk_open(struct ks_escpos_talk *talk, struct ks_error *error) KS_MUST_USE;

/* How asking how it is ended. */
enum ks_escpos_told {
    KS_TOLD_STATE,   /* it said how it is; what it does not answer for is left open */
    KS_TOLD_NOTHING, /* it does not answer at all, or the line is gone */
    KS_TOLD_NO_TIME, /* nothing was asked: an answer after the deadline would be taken for another
                      */
};

/* Asks how the printer is. False when it did not answer. */
bool ks_escpos_talk_state(struct ks_escpos_talk *talk, enum ks_printer_state *state);

/* Looks for a sign of life of a silent printer, without waiting: false when the line is broken. */
bool ks_escpos_talk_nudge(struct ks_escpos_talk *talk);

/* Sends bytes by the deadline and while the printer keeps taking them. KS_ERR_IO with text. */
enum ks_err ks_escpos_talk_send(struct ks_escpos_talk *talk, const struct ks_escpos_bytes *bytes,
                                int64_t deadline_ms, struct ks_error *error) KS_MUST_USE;

/* Appends the request for a receipt: as many times as it takes so that one of those seen is for
 * this request, whatever is still owed. */
enum ks_err ks_escpos_talk_put_request(struct ks_escpos_talk *talk, struct ks_escpos_bytes *bytes,
                                       struct ks_error *error) KS_MUST_USE;

/* How waiting for the printer ended. */
enum ks_escpos_end {
    KS_END_DONE,    /* the receipt is there, or the time has passed */
    KS_END_LATE,    /* no receipt by the deadline */
    KS_END_TROUBLE, /* no paper, cover open or cutter stuck, in `state` */
    KS_END_BROKEN,  /* the line is gone */
};

/* Waits for the receipt of the last request; asks in between how the printer is. */
enum ks_escpos_end ks_escpos_talk_await(struct ks_escpos_talk *talk, int64_t deadline_ms,
                                        enum ks_printer_state *state);

/* Lets time pass until `until_ms` (deadline scale); asks in between how the printer is. */
enum ks_escpos_end ks_escpos_talk_pass(struct ks_escpos_talk *talk, int64_t until_ms,
                                       enum ks_printer_state *state);

/* Reads receipts that are still owed until none comes for a while; then none is owed. */
void ks_escpos_talk_settle(struct ks_escpos_talk *talk);

/* Lets the line go for others: many printers take one at a time. */
void ks_escpos_talk_release(struct ks_escpos_talk *talk);

/* Closes the line; what is on its way to the printer is taken back if it can be. */
void ks_escpos_talk_hang_up(struct ks_escpos_talk *talk);

#endif
