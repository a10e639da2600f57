/* How many numbers a second many stations get from one database server, beside a bare insert. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/bench_private.h"
#include "sql/sql.h"
#include "store/store.h"

enum { MOST_STATIONS = 64, MEASURED_MS = 3000 };

static const char *const letters[] = {"T", "L", "K"};

struct station {
    const char *address;
    int index, done;
    double begun_ms;
    pthread_barrier_t *begin;
};

/* A number, as safe as at a kiosk. */
static void take_number(struct station *station, struct ks_store *store)
{
    char token[48];
    struct ks_ticket ticket;
    struct ks_error error = {0};
    struct ks_clock clock = ks_clock_system();
    int line = (station->index + station->done) % 3;
    snprintf(token, sizeof token, "bench-%.0f-%d-%d", station->begun_ms, station->index,
             station->done++);
    const struct ks_reservation wanted = {.day = "2026-11-23",
                                          .line = letters[line],
                                          .prefix = letters[line],
                                          .kind = "person",
                                          .token = token,
                                          .now_ms = ks_clock_wall_ms(&clock)};
    if (ks_store_reserve_ticket(store, &wanted, &ticket, &error) != KS_OK)
        ks_bench_give_up(&error);
}

/* A kiosk has its line to the server for months: what the first question takes is not counted. */
static bool is_first(struct station *station, double *end_ms)
{
    if (station->done != 1)
        return false;
    pthread_barrier_wait(station->begin);
    *end_ms = ks_bench_now_ms() + MEASURED_MS;
    return true;
}

static void *take_numbers(void *ctx)
{
    struct station *station = ctx;
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    struct ks_error error = {0};
    struct ks_clock clock = ks_clock_system();
    double end_ms = 0;

    if (ks_store_open(station->address, ks_clock_wall_ms(&clock), &store, &opening, &error) !=
        KS_OK)
        ks_bench_give_up(&error);
    do {
        take_number(station, store);
    } while (is_first(station, &end_ms) || ks_bench_now_ms() < end_ms);
    ks_store_close(store);
    return NULL;
}

static void *insert_rows(void *ctx)
{
    struct station *station = ctx;
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    double end_ms = 0;

    if (ks_sql_open(station->address, true, &sql, &error) != KS_OK)
        ks_bench_give_up(&error);
    do {
        const struct ks_sql_value values[] = {KS_SQL_OF_INT(station->done++),
                                              KS_SQL_OF_TEXT("as long as a token of a gesture is")};
        if (ks_sql_run(sql, "INSERT INTO public.bare (number, word) VALUES (?1, ?2)", values, 2,
                       NULL, NULL, &error) != KS_OK)
            ks_bench_give_up(&error);
    } while (is_first(station, &end_ms) || ks_bench_now_ms() < end_ms);
    ks_sql_close(sql);
    return NULL;
}

/* How many a second `count` of them do together. */
static double race(const char *address, int count, void *(*work)(void *ctx))
{
    static struct station stations[MOST_STATIONS];
    pthread_t threads[MOST_STATIONS];
    pthread_barrier_t begin;
    int done = 0;

    pthread_barrier_init(&begin, NULL, (unsigned)count + 1);
    for (int i = 0; i < count; i++) {
        stations[i] = (struct station){
            .address = address, .index = i, .begun_ms = ks_bench_now_ms(), .begin = &begin};
        if (pthread_create(&threads[i], NULL, work, &stations[i]) != 0)
            exit(1);
    }
    pthread_barrier_wait(&begin);
    for (int i = 0; i < count; i++) {
        pthread_join(threads[i], NULL);
        done += stations[i].done - 1;
    }
    pthread_barrier_destroy(&begin);
    return done * 1000.0 / MEASURED_MS;
}

void ks_bench_make_schema(const char *server, char *out, size_t size)
{
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};

    snprintf(out, size, "%s%coptions=-csearch_path%%3Dkiosk_bench", server,
             strchr(server, '?') == NULL ? '?' : '&');
    enum ks_err err = ks_sql_open(out, true, &sql, &error);
    if (err == KS_OK)
        err = ks_sql_run_script(sql,
                                "DROP SCHEMA IF EXISTS kiosk_bench CASCADE; "
                                "DROP TABLE IF EXISTS public.bare; "
                                "CREATE SCHEMA kiosk_bench; "
                                "CREATE TABLE public.bare (number BIGINT, word TEXT)",
                                &error);
    if (err != KS_OK)
        ks_bench_give_up(&error);
    ks_sql_close(sql);
}

void ks_bench_hall(void)
{
    static const int counts[] = {1, 8, MOST_STATIONS};
    const char *server = getenv("KS_BENCH_SERVER");
    char address[512], name[64];

    if (server == NULL) {
        fprintf(stderr, "hall: KS_BENCH_SERVER=postgresql://... is wanted; not measured\n");
        return;
    }
    ks_bench_make_schema(server, address, sizeof address);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        double bare = race(address, counts[i], insert_rows);
        double numbers = race(address, counts[i], take_numbers);
        bare = (bare + race(address, counts[i], insert_rows)) / 2;
        snprintf(name, sizeof name, "hall_numbers_%d", counts[i]);
        ks_bench_report(name, numbers, "1/s");
        snprintf(name, sizeof name, "hall_bare_inserts_%d", counts[i]);
        ks_bench_report(name, bare, "1/s");
        snprintf(name, sizeof name, "hall_number_to_bare_%d", counts[i]);
        ks_bench_report(name, numbers / bare, "ratio");
    }
}
