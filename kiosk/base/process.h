/* What every program does first, before it opens anything. Main thread, while it is the only one.
 */
#ifndef KS_BASE_PROCESS_H
#define KS_BASE_PROCESS_H

/* Makes sure that file descriptors 0, 1 and 2 are taken: of a program started with one of them
 * closed the next file or socket would become its "stderr". Turns core dumps off and keeps other
 * processes of the same user from looking into this one's memory: it holds visitors' words. A file
 * that may not grow any more is an error of writing, and no signal. */
void ks_process_begin(void);

#endif
