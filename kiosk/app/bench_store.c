/* How fast a number is safely on disk, beside the least a disk can do. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/bench_private.h"
#include "base/file.h"
#include "store/store.h"

enum { COMMITS = 400, ROUNDS = 3, RECORD_BYTES = 100 };

bool ks_bench_make_dir(char *out)
{
    const char *base = getenv("KS_BENCH_DIR");

    snprintf(out, 64, "%s/kiosk-bench-XXXXXX", base != NULL ? base : ".");
    return mkdtemp(out) != NULL;
}

/* Appends and flushes COMMITS records; returns records a second. */
static double bare_rate(const char *dir)
{
    char path[128], record[RECORD_BYTES] = {0};
    int fd;

    snprintf(path, sizeof path, "%s/bare", dir);
    fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    double start = ks_bench_now_ms();
    for (int i = 0; i < COMMITS; i++) {
        if (write(fd, record, sizeof record) != (ssize_t)sizeof record || fdatasync(fd) != 0)
            exit(1);
    }
    double rate = COMMITS * 1000.0 / (ks_bench_now_ms() - start);
    close(fd);
    return rate;
}

/* Reserves COMMITS numbers, each a durable transaction; returns numbers a second. */
static double ticket_rate(struct ks_store *store, int round)
{
    struct ks_ticket ticket;
    char token[40];
    double start = ks_bench_now_ms();

    for (int i = 0; i < COMMITS; i++) {
        snprintf(token, sizeof token, "bench-%d-%d", round, i);
        struct ks_reservation wanted = {.day = "2026-11-23",
                                        .prefix = "T",
                                        .kind = "person",
                                        .token = token,
                                        .now_ms = 1795395660000};
        if (ks_store_reserve_ticket(store, &wanted, &ticket, NULL) != KS_OK)
            exit(1);
    }
    return COMMITS * 1000.0 / (ks_bench_now_ms() - start);
}

void ks_bench_tickets(void)
{
    struct ks_store_opening opening = {0};
    struct ks_store *store = NULL;
    struct ks_error error = {0};
    double bare = 0, tickets = 0;
    char dir[64], path[128];

    if (!ks_bench_make_dir(dir))
        exit(1);
    snprintf(path, sizeof path, "%s/hall.db", dir);
    if (ks_store_open(path, 1795395660000, &store, &opening, &error) != KS_OK) {
        fprintf(stderr, "%s\n", error.text);
        exit(1);
    }
    for (int i = 0; i < ROUNDS; i++) {
        bare += bare_rate(dir) / ROUNDS;
        tickets += ticket_rate(store, i) / ROUNDS;
    }
    ks_store_close(store);
    ks_file_remove_tree(dir);
    ks_bench_report("bare_fdatasync", bare, "per_s");
    ks_bench_report("ticket_commits", tickets, "per_s");
    ks_bench_report("tickets_to_bare", tickets / bare, "ratio");
}
