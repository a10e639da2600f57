/* A hall that is measured: this program's content over a database of its own, and who takes numbers
 * and calls them. One thread. */
#ifndef KS_APP_BENCH_HALL_H
#define KS_APP_BENCH_HALL_H

#include "app/bench_private.h"
#include "service/hall_acts.h"

struct ks_bench_hall {
    struct ks_content *content;
    struct ks_store *store;
    struct ks_clock clock; /* the machine's */
};

/* The program's content in its language, by ks_content_free; ends the program if there is none. */
struct ks_content *ks_bench_open_content(void);

/* Makes or opens the database; what cannot be opened ends the program. */
void ks_bench_hall_open(struct ks_bench_hall *hall, const char *db_path);
void ks_bench_hall_close(struct ks_bench_hall *hall);

/* A number for mediation, taken now, whose slip came out; each `number` once. */
void ks_bench_hall_take(struct ks_bench_hall *hall, int number);

/* What staff at seat 1 do; `number` may be NULL, else it is whose turn that was. */
void ks_bench_hall_act(struct ks_bench_hall *hall, enum ks_hall_do what,
                       char number[KS_TICKET_NUMBER_BYTES]);

#endif
