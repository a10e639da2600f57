/* How fast a number is safely on disk, beside the least a disk can do. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/bench_private.h"
#include "base/file.h"
#include "store/store.h"

/* WARM tickets tell how many bytes one is; they fit into the write-ahead log before it begins anew.
 */
enum { COMMITS = 1200, WARM = 40, RING = 100 };

bool ks_bench_make_dir(char *out)
{
    const char *base = getenv("KS_BENCH_DIR");

    snprintf(out, 64, "%s/kiosk-bench-XXXXXX", base != NULL ? base : ".");
    return mkdtemp(out) != NULL;
}

/* Records of the same size as a ticket's, written over and over in one file, as the log's are: what
 * grows a file costs a disk more. */
struct bare {
    int fd, next;
    size_t bytes;
    char *record;
};

static void bare_write(struct bare *bare)
{
    off_t at = (off_t)bare->bytes * (bare->next++ % RING);

    if (pwrite(bare->fd, bare->record, bare->bytes, at) != (ssize_t)bare->bytes ||
        fdatasync(bare->fd) != 0)
        exit(1);
}

static void bare_open(struct bare *bare, const char *dir, size_t bytes)
{
    char path[128];

    snprintf(path, sizeof path, "%s/bare", dir);
    *bare = (struct bare){.bytes = bytes, .record = malloc(bytes)};
    bare->fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (bare->record == NULL || bare->fd < 0)
        exit(1);
    memset(bare->record, 0x55, bytes);
    for (int i = 0; i < RING; i++)
        bare_write(bare);
}

static void bare_close(struct bare *bare)
{
    close(bare->fd);
    free(bare->record);
}

/* Reserves a number, a durable transaction. */
static void take(struct ks_store *store, int number)
{
    struct ks_ticket ticket;
    char token[40];

    snprintf(token, sizeof token, "bench-%d", number);
    struct ks_reservation wanted = {.day = "2026-11-23",
                                    .line = "mediation",
                                    .prefix = "T",
                                    .kind = "person",
                                    .token = token,
                                    .now_ms = 1795395660000};
    if (ks_store_reserve_ticket(store, &wanted, &ticket, NULL) != KS_OK)
        exit(1);
}

static size_t size_of_log(const char *db_path)
{
    char path[160];
    struct stat info;

    snprintf(path, sizeof path, "%s-wal", db_path);
    return stat(path, &info) == 0 ? (size_t)info.st_size : 0;
}

/* Bytes that a ticket puts into the log. */
static size_t ticket_bytes(struct ks_store *store, const char *db_path)
{
    take(store, -1);
    size_t before = size_of_log(db_path);
    for (int i = 0; i < WARM; i++)
        take(store, -2 - i);
    return (size_of_log(db_path) - before) / WARM;
}

/* One of each in turn, so that both meet the same disk. */
static void measure(struct ks_store *store, struct bare *bare)
{
    double bare_ms = 0, ticket_ms = 0;

    for (int i = 0; i < COMMITS; i++) {
        double start = ks_bench_now_ms();
        bare_write(bare);
        double middle = ks_bench_now_ms();
        take(store, i);
        bare_ms += middle - start;
        ticket_ms += ks_bench_now_ms() - middle;
    }
    ks_bench_report("ticket_bytes", (double)bare->bytes, "bytes");
    ks_bench_report("bare_fdatasync", COMMITS * 1000.0 / bare_ms, "per_s");
    ks_bench_report("ticket_commits", COMMITS * 1000.0 / ticket_ms, "per_s");
    ks_bench_report("tickets_to_bare", bare_ms / ticket_ms, "ratio");
}

void ks_bench_tickets(void)
{
    struct ks_store_opening opening = {0};
    struct ks_store *store = NULL;
    struct ks_error error = {0};
    struct bare bare;
    char dir[64], path[128];

    if (!ks_bench_make_dir(dir))
        exit(1);
    snprintf(path, sizeof path, "%s/hall.db", dir);
    if (ks_store_open(path, 1795395660000, &store, &opening, &error) != KS_OK)
        ks_bench_give_up(&error);
    size_t bytes = ticket_bytes(store, path);
    if (bytes == 0)
        exit(1);
    bare_open(&bare, dir, bytes);
    measure(store, &bare);
    bare_close(&bare);
    ks_store_close(store);
    ks_file_remove_tree(dir);
}
