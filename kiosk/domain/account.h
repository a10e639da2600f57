/* Who works at the console: roles, what a name and a password must be, how long whoever guesses has
 * to wait. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_ACCOUNT_H
#define KS_DOMAIN_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

/* Each may do what those before it may. */
enum ks_rank { KS_RANK_WINDOW, KS_RANK_SUPERVISOR, KS_RANK_ADMINISTRATOR, KS_RANK_COUNT };

/* "window" | "supervisor" | "administrator", and back; KS_RANK_COUNT for any other. */
const char *ks_rank_code(enum ks_rank role);
enum ks_rank ks_rank_from_code(const char *code);

enum {
    KS_ACCOUNT_NAME_BYTES = 24,      /* with the final 0: as long as the name of who holds a seat */
    KS_ACCOUNT_TRIBUNAL_BYTES = 32,  /* the same: an id of tribunals.json */
    KS_ACCOUNT_LEAST_PASSWORD = 10,  /* characters */
    KS_ACCOUNT_PASSWORD_BYTES = 257, /* with the final 0 */
    KS_SESSION_MS = 10 * 60 * 60 * 1000,
};

/* Who changed something when nobody was signed in: no user is called so. */
#define KS_ACTOR_KIOSKCTL "kioskctl"
#define KS_ACTOR_SETUP "setup"

/* NULL, or what is wrong with it: a sentence of the catalogue. A name is what colleagues call
 * somebody: any letters that can be seen, no blank at either end, and no name of a program. */
const char *ks_account_fault_of_name(const char *name);
/* The same of a password for that name. */
const char *ks_account_fault_of_password(const char *name, const char *password);

/* The name in small ASCII letters: two names that have the same are one. Cut to
 * KS_ACCOUNT_NAME_BYTES - 1. */
void ks_account_key(const char *name, char out[KS_ACCOUNT_NAME_BYTES]);

/* Whom failures are counted of: the user that is named, wherever from; that user at one address;
 * the address, behind which a whole office may sit. */
enum ks_guesser { KS_GUESSER_USER, KS_GUESSER_PLACE, KS_GUESSER_ADDRESS, KS_GUESSER_COUNT };

/* Failures are forgotten when the last is that long ago. */
enum { KS_GUESSES_FORGOTTEN_MS = 60 * 60 * 1000 };

/* How long nobody may try again after so many failures in a row: nothing at first, then twice as
 * long each time, up to a bound. */
int64_t ks_account_wait_ms(enum ks_guesser guesser, int64_t failures);

#endif
