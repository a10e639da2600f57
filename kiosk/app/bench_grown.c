/* What years of numbers cost a hall on a database server: what is done all day with few and with
 * many old rows, and how the time grows with them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/bench_hall.h"
#include "service/hall_view.h"
#include "sql/sql.h"
#include "store/store_figures.h"

enum { FEW = 10000, MANY = 1000000, ROUNDS = 30 };

/* %d: how many rows, 500 a day up to yesterday. */
static const char history[] =
    "CREATE TEMP TABLE n AS SELECT i, to_char(now() - (1 + i / 500) * interval '1 day', "
    "'YYYY-MM-DD') AS day, CAST(extract(epoch FROM now() - (1 + i / 500) * interval '1 day') AS "
    "BIGINT) * 1000 + (i %% 500) AS ms FROM generate_series(0, %d - 1) AS i;"
    "INSERT INTO series (hall, day, series, epoch, last_number, last_came_ms, seen_ms) "
    "SELECT 1, day, 'T', 1, 500, max(ms), max(ms) FROM n GROUP BY day;"
    "INSERT INTO ticket (hall, day, line, series, sequence, number, kind, is_priority, state, "
    "seat, token, order_ms, issued_ms, called_ms, first_called_ms, call_count, changed_ms) "
    "SELECT 1, day, 'mediation', 'T', i %% 500 + 1, 'T' || (i %% 500 + 1), 'person', 0, "
    "'finished', '1', 'old-' || i, ms, ms, ms + 600000, ms + 600000, 1, ms + 1200000 FROM n;"
    "INSERT INTO print_job (kind, ticket_id, state, is_reprint, created_ms, changed_ms) "
    "SELECT 'ticket', id, 'printed', 0, issued_ms, issued_ms FROM ticket;"
    "INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, seat, actor, "
    "reason, at_ms, was_line, was_seat, was_order_ms, was_called_ms, was_first_called_ms, "
    "was_call_count) SELECT 1, 1, id, act, '', state, line, seat, '', '', issued_ms, '', '', 0, "
    "0, 0, 0 FROM ticket, unnest(ARRAY['issue', 'call', 'finish']) AS act;"
    "INSERT INTO closed_day (hall, day, closed_ms) SELECT hall, day, seen_ms FROM series;"
    "ANALYZE;";

static void make_history(const char *address, int rows)
{
    char script[2000];
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    snprintf(script, sizeof script, history, rows);
    enum ks_err err = ks_sql_open(address, true, &sql, &error);
    if (err == KS_OK)
        err = ks_sql_run_script(sql, script, &error);
    if (err != KS_OK)
        ks_bench_give_up(&error);
    ks_sql_close(sql);
}

struct grown {
    const char *address;
    struct ks_bench_hall hall;
    struct ks_hall_waits *waits;
    int taken;
};

static void open_anew(struct grown *grown)
{
    ks_bench_hall_close(&grown->hall);
    ks_bench_hall_open(&grown->hall, grown->address);
}

static void take(struct grown *grown)
{
    ks_bench_hall_take(&grown->hall, grown->taken++);
}

static void call(struct grown *grown)
{
    ks_bench_hall_act(&grown->hall, KS_HALL_CALL, NULL);
    ks_bench_hall_act(&grown->hall, KS_HALL_NO_SHOW, NULL);
}

/* As a board does when it is poked. */
static void look(struct grown *grown)
{
    const struct ks_desk desk = {
        .store = grown->hall.store, .content = grown->hall.content, .clock = &grown->hall.clock};
    struct ks_hall_state state;
    struct ks_error error = {0};
    if (ks_hall_look(&desk, grown->waits, ks_clock_wall_ms(desk.clock), &state, &error) != KS_OK)
        ks_bench_give_up(&error);
}

static bool pass(const struct ks_day_figures *row, void *ctx)
{
    (void)row;
    (void)ctx;
    return true;
}

static void count(struct grown *grown)
{
    char from[KS_DATE_TEXT_BYTES], to[KS_DATE_TEXT_BYTES];
    struct ks_date today = ks_date_from_wall_ms(ks_clock_wall_ms(&grown->hall.clock));
    struct ks_error error = {0};
    if (ks_store_show_figures(grown->hall.store, ks_date_format(ks_date_add_days(today, -29), from),
                              ks_date_format(today, to), pass, NULL, &error) != KS_OK)
        ks_bench_give_up(&error);
}

static const struct {
    const char *name;
    void (*act)(struct grown *grown);
} acts[] = {
    {"open", open_anew}, {"number", take}, {"call", call}, {"look", look}, {"figures", count}};
enum { ACT_COUNT = sizeof acts / sizeof acts[0] };

/* The middle of some rounds, behind one that warms up. */
static double median_ms(void (*act)(struct grown *grown), struct grown *grown)
{
    double took_ms[ROUNDS];
    act(grown);
    for (int i = 0; i < ROUNDS; i++) {
        double start_ms = ks_bench_now_ms();
        act(grown);
        took_ms[i] = ks_bench_now_ms() - start_ms;
    }
    ks_bench_sort(took_ms, ROUNDS);
    return took_ms[ROUNDS / 2];
}

static void measure(const char *server, int rows, double ms[ACT_COUNT])
{
    char address[512], name[64];
    struct grown grown = {.address = address, .waits = ks_hall_waits_create()};

    ks_bench_make_schema(server, address, sizeof address);
    ks_bench_hall_open(&grown.hall, address);
    make_history(address, rows);
    for (int i = 0; i < 2 * ROUNDS; i++)
        take(&grown); /* whom to call */
    for (int i = 0; i < ACT_COUNT; i++) {
        ms[i] = median_ms(acts[i].act, &grown);
        snprintf(name, sizeof name, "grown_%s_%d", acts[i].name, rows);
        ks_bench_report(name, ms[i], "ms");
    }
    ks_hall_waits_free(grown.waits);
    ks_bench_hall_close(&grown.hall);
}

void ks_bench_grown(void)
{
    const char *server = getenv("KS_BENCH_SERVER"), *wanted = getenv("KS_BENCH_ROWS");
    int many = wanted != NULL ? (int)strtol(wanted, NULL, 10) : MANY;
    double few_ms[ACT_COUNT], many_ms[ACT_COUNT];
    char name[64];

    if (server == NULL) {
        fprintf(stderr, "grown: KS_BENCH_SERVER=postgresql://... is wanted; not measured\n");
        return;
    }
    many = many > FEW ? many : MANY;
    measure(server, FEW, few_ms);
    measure(server, many, many_ms);
    for (int i = 0; i < ACT_COUNT; i++) {
        snprintf(name, sizeof name, "grown_%s_slope", acts[i].name);
        ks_bench_report(name, log10(many_ms[i] / few_ms[i]) / log10((double)many / FEW), "power");
    }
}
