/* How a program that stays is told to end: signals wait, in every thread, until it asks for them
 * (in its loop, or by sigwait), so that none cuts off what is under way. */
#ifndef KS_APP_ENDING_H
#define KS_APP_ENDING_H

#include <signal.h>
#include <stdbool.h>

/* Holds the signals that end a program; before there is a second thread. */
sigset_t ks_ending_hold(void);

/* Whether one of them has come. */
bool ks_ending_has_come(const sigset_t *ending);

#endif
