/* What a long history costs: opening the database, kioskctl queue and the kiosk's start with few
 * and with many old rows, and how much more the many cost. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/bench_private.h"
#include "base/file.h"

enum { FEW = 10000, MANY = 1000000, NUMBERS_A_DAY = 500, ROUNDS = 5 };

/* Rows of days long past and a paper for every third, as fast as SQL makes them. The store's rules
 * are not asked, so the library of another language does it. */
static const char history[] =
    "import sqlite3, sys\n"
    "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    "db.execute('PRAGMA synchronous = OFF')\n"
    "db.execute('PRAGMA cache_size = -200000')\n"
    "db.execute('BEGIN')\n"
    "rows, a_day = int(sys.argv[2]), int(sys.argv[3])\n"
    "n = f'WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {rows - 1}) "
    "'\n"
    "day = f\"date('1990-01-01', '+' || (i / {a_day}) || ' days')\"\n"
    "ms = f'631123200000 + (i / {a_day}) * 86400000 + (i % {a_day}) * 60000'\n"
    "db.execute(f'''INSERT INTO ticket (id, hall, day, line, series, sequence, number, kind,\n"
    "  is_priority, state, token, order_ms, issued_ms, called_ms, first_called_ms, call_count,\n"
    "  changed_ms) {n} SELECT i + 1, 1, {day}, 'mediation', 'T', i % {a_day} + 1,\n"
    "  'T' || (i % {a_day} + 1), 'person', 0, 'finished',\n"
    "  'token-' || i, {ms}, {ms}, {ms}, {ms}, 1, {ms} FROM n''')\n"
    "db.execute('''INSERT INTO print_job (kind, ticket_id, state, attempts, is_reprint, "
    "created_ms,\n"
    "  changed_ms) SELECT 'ticket', id, 'printed', 1, 0, issued_ms, issued_ms FROM ticket\n"
    "  WHERE id % 3 = 0''')\n"
    "for act in ('issue', 'admit', 'call', 'start', 'finish'):\n"
    "  db.execute(f'''INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line,\n"
    "    seat, actor, reason, at_ms, was_line, was_seat, was_order_ms, was_called_ms,\n"
    "    was_first_called_ms, was_call_count) SELECT 1, 1, id, '{act}', '', '', line, '', '', '',\n"
    "    issued_ms, '', '', 0, 0, 0, 0 FROM ticket''')\n"
    "db.execute('''INSERT INTO series (hall, day, series, epoch, last_number, last_came_ms,\n"
    "  seen_ms) SELECT 1, day, series, 1, max(sequence), max(issued_ms), max(issued_ms)\n"
    "  FROM ticket GROUP BY day, series''')\n"
    "db.execute('COMMIT')\n"
    "db.close()\n";

static void run(const char *program, const char *const *args)
{
    int status = 1;
    pid_t child = fork();

    if (child == 0) {
        if (freopen("/dev/null", "w", stdout) != NULL)
            execvp(program, (char *const *)args);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
        fprintf(stderr, "%s did not do its part\n", program);
        exit(1);
    }
}

static void open_once(const char *path)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening = {0};
    struct ks_error error = {0};

    if (ks_store_open(path, (int64_t)time(NULL) * 1000, &store, &opening, &error) != KS_OK)
        ks_bench_give_up(&error);
    ks_store_close(store);
}

static void make_history(const char *path, int rows)
{
    char count[16], a_day[16];
    const char *args[] = {"python3", "-c", history, path, count, a_day, NULL};

    snprintf(count, sizeof count, "%d", rows);
    snprintf(a_day, sizeof a_day, "%d", NUMBERS_A_DAY);
    open_once(path);
    run("python3", args);
    open_once(path); /* reads it through: another hand has written to it */
}

static void ask_queue(const char *dir)
{
    char program[PATH_MAX] = "";
    const char *args[] = {"kioskctl", "--data", dir, "queue", NULL};
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - sizeof "/kioskctl");
    char *slash = length > 0 ? strrchr(program, '/') : NULL;

    if (slash == NULL)
        exit(1);
    memcpy(slash, "/kioskctl", sizeof "/kioskctl");
    run(program, args);
}

static void start_kiosk(const char *dir)
{
    struct ks_parts parts = {.options = {.data = dir, .w = 1080, .h = 1920}};
    struct ks_error error = {0};

    if (ks_parts_open(&parts, &error) != KS_OK)
        ks_bench_give_up(&error);
    (void)ks_kiosk_frame(parts.kiosk);
    ks_parts_close(&parts);
}

static void open_in(const char *dir)
{
    char path[128];

    snprintf(path, sizeof path, "%s/hall.db", dir);
    open_once(path);
}

static const struct {
    const char *name;
    void (*run)(const char *dir);
} acts[] = {
    {"history_open", open_in}, {"history_queue", ask_queue}, {"history_start", start_kiosk}};
enum { ACT_COUNT = sizeof acts / sizeof acts[0] };

/* The best of some rounds: what else the machine does only adds. */
static double best_ms(void (*act)(const char *dir), const char *dir)
{
    double best = 0;

    for (int i = 0; i <= ROUNDS; i++) { /* the first warms up */
        double start = ks_bench_now_ms();
        act(dir);
        double took = ks_bench_now_ms() - start;
        if (i == 1 || (i > 1 && took < best))
            best = took;
    }
    return best;
}

static void measure(int rows, double ms[ACT_COUNT])
{
    char dir[64], path[128], name[64];

    if (!ks_bench_make_dir(dir))
        exit(1);
    snprintf(path, sizeof path, "%s/hall.db", dir);
    make_history(path, rows);
    for (int i = 0; i < ACT_COUNT; i++) {
        ms[i] = best_ms(acts[i].run, dir);
        snprintf(name, sizeof name, "%s_%d", acts[i].name, rows);
        ks_bench_report(name, ms[i], "ms");
    }
    ks_file_remove_tree(dir);
}

void ks_bench_history(void)
{
    const char *wanted = getenv("KS_BENCH_ROWS");
    int many = wanted != NULL ? (int)strtol(wanted, NULL, 10) : MANY;
    double few_ms[ACT_COUNT], many_ms[ACT_COUNT];
    char name[64];

    measure(FEW, few_ms);
    measure(many > FEW ? many : MANY, many_ms);
    for (int i = 0; i < ACT_COUNT; i++) {
        snprintf(name, sizeof name, "%s_many_to_few", acts[i].name);
        ks_bench_report(name, many_ms[i] / few_ms[i], "ratio");
    }
}
