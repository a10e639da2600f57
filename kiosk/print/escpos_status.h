/* What an ESC/POS printer says about itself: one byte for each question. Pure: bits and words. */
#ifndef KS_PRINT_ESCPOS_STATUS_H
#define KS_PRINT_ESCPOS_STATUS_H

#include <stdbool.h>
#include <stdint.h>

#include "print/printer.h"

/* The questions of DLE EOT, answered at once even by a printer that is offline. */
enum ks_escpos_question {
    KS_ASK_PRINTER = 1, /* online? */
    KS_ASK_OFFLINE = 2, /* why not: cover, paper, error */
    KS_ASK_ERROR = 3,   /* which error: cutter, or one that needs a technician */
    KS_ASK_PAPER = 4,   /* the roll: near its end, at its end */
    KS_ASK_COUNT,
};

/* Whether a byte answers DLE EOT: 0xx1xx10. */
bool ks_escpos_is_status(uint8_t byte);

/* Whether a byte begins an automatic status (0xx1xx00), or may be one of the three behind it. */
bool ks_escpos_is_automatic(uint8_t byte);
bool ks_escpos_is_automatic_part(uint8_t byte);

/* Whether a byte answers GS r 1: 0000xxxx; sent when all that came before has been printed. */
bool ks_escpos_is_receipt(uint8_t byte);

/* Whether the answers so far say that an error has to be asked for with KS_ASK_ERROR. */
bool ks_escpos_has_error(const uint8_t answers[KS_ASK_COUNT]);

/* The state that the answers mean, each at the index of its question; 0 for one not given. What
 * staff have to do first comes first: the cover, the paper, the cutter. */
enum ks_printer_state ks_escpos_state(const uint8_t answers[KS_ASK_COUNT]);

#endif
