/* What stands on a slip to be typed or scanned: the number with its check, the code of a pair, the
 * code of an appointment. Told apart by how many digits they have, so that one field takes them
 * all. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_QUEUE_CODES_H
#define KS_DOMAIN_QUEUE_CODES_H

#include "domain/queue/ticket.h"

enum {
    KS_SLIP_CHECK_DIGITS = 4,       /* on every slip: who has it may give the number back */
    KS_PAIR_CODE_DIGITS = 6,        /* the last one is a check digit */
    KS_APPOINTMENT_CODE_DIGITS = 9, /* the same */
    KS_CODE_BYTES = 16,
};

enum ks_code_kind {
    KS_CODE_NONE,   /* nothing that could stand on a slip, or not all of it */
    KS_CODE_WRONG,  /* as long as one, but a digit is wrong */
    KS_CODE_NUMBER, /* "T016", or "T0164827" with its check; "FA05" of a kiosk with a letter */
    KS_CODE_PAIR,
    KS_CODE_APPOINTMENT,
};

struct ks_code {
    enum ks_code_kind kind;
    char number[KS_TICKET_NUMBER_BYTES];  /* NUMBER: "T016" */
    char check[KS_SLIP_CHECK_DIGITS + 1]; /* NUMBER: "" when it was not given */
    char digits[KS_CODE_BYTES];           /* PAIR, APPOINTMENT: all of them */
};

/* Reads what was typed: small letters are capitals, spaces and dashes do not count, and what comes
 * before the digits of a pair or an appointment neither. "T16" is "T016". */
struct ks_code ks_code_read(const char *typed);

/* The digits with their check digit behind them (Luhn, which finds every wrong digit and all but
 * one kind of swapped neighbours); `out` has KS_CODE_BYTES. */
void ks_code_seal(const char *digits, char *out);

#endif
