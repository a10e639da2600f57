/* Inside of kiosk-bench. */
#ifndef KS_APP_BENCH_PRIVATE_H
#define KS_APP_BENCH_PRIVATE_H

#include <stdbool.h>
#include <time.h>

#include "app/parts.h"

/* Milliseconds that only go forward. */
double ks_bench_now_ms(void);

/* One JSON line on stdout. */
void ks_bench_report(const char *name, double value, const char *unit);

/* Says what is wrong and ends the program: the measurement does not hold. */
_Noreturn void ks_bench_give_up(const struct ks_error *error);

/* From the smallest to the largest, in place. */
void ks_bench_sort(double *values, size_t count);

/* A new folder in $KS_BENCH_DIR (default: the present folder), so that the disk measured is a disk;
 * its path goes to `out`, which has room for 64 bytes. */
bool ks_bench_make_dir(char *out);

/* Durable tickets a second beside bare append + fdatasync in the same folder. */
void ks_bench_tickets(void);

/* Opening, kioskctl queue and the kiosk's start with 10^4 and 10^6 old rows, or as many as
 * $KS_BENCH_ROWS says instead of the latter. Wants python3. */
void ks_bench_history(void);

/* Questions to 10,000 made-up pages, beside a plain scan of their text; opening, memory. */
void ks_bench_search(void);

/* A real ticket from words to dots, and its bytes to a printer. */
void ks_bench_compose(void);

/* Pictures of pages at the desk, in eight modes: p50 and p95, beside reading the pack. Wants
 * kiosk-proof beside it. */
void ks_bench_proof(void);

/* From a call to its first sound, beside making its whole sentence first. */
void ks_bench_voice(void);

/* Numbers a second of 1, 8 and 64 stations on the server of $KS_BENCH_SERVER, each durable, beside
 * single rows that as many connections insert into a bare table. */
void ks_bench_hall(void);

/* On the same server opening, a number, a call, a look and a month's figures with 10^4 and 10^6 old
 * numbers, or as many as $KS_BENCH_ROWS says instead of the latter; and the slope: by which power
 * of the rows the time grows, 0 where it does not. */
void ks_bench_grown(void);

/* The address of a schema on `server` that is made anew. */
void ks_bench_make_schema(const char *server, char *out, size_t size);

/* A call of another process, from its wish to the painted board: p50, p99 and the worst of 200; by
 * a file, and by the server of $KS_BENCH_SERVER if there is one. */
void ks_bench_board(void);

#endif
