/* Codes that were not there, counted at one kiosk whoever typed them: whoever tries one code after
 * the other has to wait. Pure, no I/O; `now_ms` is a clock that never goes back. Any thread. */
#ifndef KS_DOMAIN_QUEUE_GUESSES_H
#define KS_DOMAIN_QUEUE_GUESSES_H

#include <stdint.h>

/* Nothing of what was typed. {0}: none yet. */
struct ks_code_guesses {
    int wrong; /* in a row, no two of them KS_CODE_GUESSES_FORGOTTEN_MS apart */
    int64_t last_ms;
};

enum {
    KS_CODE_FREE_GUESSES = 4,
    KS_CODE_FIRST_WAIT_MS = 10 * 1000,
    KS_CODE_LONGEST_WAIT_MS = 120 * 1000,
    KS_CODE_GUESSES_FORGOTTEN_MS = 10 * 60 * 1000,
};

/* One more was wrong. */
void ks_code_guesses_note(struct ks_code_guesses *guesses, int64_t now_ms);

/* How long no code is taken; 0: now. After the free ones it is twice as long each time, up to
 * KS_CODE_LONGEST_WAIT_MS. */
int64_t ks_code_guesses_wait_ms(const struct ks_code_guesses *guesses, int64_t now_ms);

#endif
