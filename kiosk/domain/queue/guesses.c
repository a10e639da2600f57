/* How long whoever tries codes has to wait. */
#include "domain/queue/guesses.h"

void ks_code_guesses_note(struct ks_code_guesses *guesses, int64_t now_ms)
{
    if (now_ms - guesses->last_ms >= KS_CODE_GUESSES_FORGOTTEN_MS)
        guesses->wrong = 0;
    if (guesses->wrong < INT32_MAX)
        guesses->wrong++;
    guesses->last_ms = now_ms;
}

int64_t ks_code_guesses_wait_ms(const struct ks_code_guesses *guesses, int64_t now_ms)
{
    int64_t wait = KS_CODE_FIRST_WAIT_MS;

    if (guesses->wrong <= KS_CODE_FREE_GUESSES)
        return 0;
    for (int i = KS_CODE_FREE_GUESSES + 1; i < guesses->wrong && wait < KS_CODE_LONGEST_WAIT_MS;
         i++)
        wait *= 2;
    if (wait > KS_CODE_LONGEST_WAIT_MS)
        wait = KS_CODE_LONGEST_WAIT_MS;
    int64_t left = guesses->last_ms + wait - now_ms;
    return left > 0 ? left : 0;
}
