/* Numbers that a kiosk gives while its line to the hall is cut: of a series of its own, so that
 * none is given twice, and never changed afterwards. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_QUEUE_OFFLINE_H
#define KS_DOMAIN_QUEUE_OFFLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/queue/ticket.h"

/* F, which no line may have as its letter (content/hall_checks.c). */
enum { KS_OFFLINE_LETTER = 'F', KS_OFFLINE_SERIES_BYTES = 24 };

/* Whose series it is: a place in the hall and the machine that has it, both from 1. */
struct ks_offline_origin {
    int64_t place, epoch;
};

/* Whether a kiosk of that place can give numbers: 27 can, each with a sign of its own behind the F,
 * 1 to 9, then the letters that look like no digit. */
bool ks_offline_has_series(struct ks_offline_origin origin);

/* Those of the signs that are letters, in their order; the rest are digits. */
const char *ks_offline_sign_letters(void);

/* "F105": the fifth of the kiosk at place 1. A machine that took over the place of another gives
 * F151 and so on, in case both did so on one day: of each hundred one has the first half, the other
 * the second. "" without a series; `sequence` from 1. */
void ks_offline_write_number(struct ks_offline_origin origin, int sequence,
                             char out[KS_TICKET_NUMBER_BYTES]);

/* Reads such a number: its place, its sequence, and whether its machine is an odd one of its place
 * (1st, 3rd ...) or an even one. False for any other text. */
bool ks_offline_read_number(const char *number, int64_t *place, bool *is_odd, int *sequence);

/* The name of the series in the database, which with day and sequence is the key of a number:
 * "F1.2" for the second machine at place 1. */
void ks_offline_write_series(struct ks_offline_origin origin, char out[KS_OFFLINE_SERIES_BYTES]);

/* When somebody came by the clock of a kiosk that nobody could put right: not before the last word
 * from the hall, not after now. `is_estimated`: the clock said otherwise. */
int64_t ks_offline_came_ms(int64_t said_ms, int64_t contact_ms, int64_t now_ms, bool *is_estimated);

#endif
