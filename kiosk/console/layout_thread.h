/* The thread that looks at the layout of packs that wait (service/layouts.h), one mode after the
 * other. A pack takes a minute, so it has no part in the lanes, where people wait for a password or
 * a picture; it gives way to all of them. */
#ifndef KS_CONSOLE_LAYOUT_THREAD_H
#define KS_CONSOLE_LAYOUT_THREAD_H

#include "base/clock.h"

struct ks_layout_thread;

/* Begins with what an earlier program left waiting; `data_dir` and `clock` are borrowed until it
 * is stopped. NULL: no thread can be had. */
struct ks_layout_thread *ks_layout_thread_start(const char *data_dir, const struct ks_clock *clock);

/* A pack waits. Any thread. */
void ks_layout_thread_poke(struct ks_layout_thread *thread);

/* Ends it, with the program that draws; what waits stays so. Accepts NULL. */
void ks_layout_thread_stop(struct ks_layout_thread *thread);

#endif
