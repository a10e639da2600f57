/* kiosk-bench [NAME...]: measures the real kiosk in memory, one JSON object a line. Without names
 * it measures everything. Each measurement runs in a process of its own, so that peak memory is its
 * own too; speeds are given beside a baseline of the same run. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/bench_private.h"
#include "base/file.h"
#include "base/process.h"
#include "platform/paint.h"
#include "sql/sql.h"

enum { REPEATS = 40, IDLE_S = 3, SETTLE_US = 400000, HANG_STEP_US = 20000, CUT_FRAMES = 200 };

double ks_bench_now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void ks_bench_report(const char *name, double value, const char *unit)
{
    printf("{\"name\": \"%s\", \"value\": %.4f, \"unit\": \"%s\"}\n", name, value, unit);
    fflush(stdout);
}

void ks_bench_give_up(const struct ks_error *error)
{
    fprintf(stderr, "%s\n", error->text);
    exit(1);
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

void ks_bench_sort(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_value);
}

/* A kiosk with everything but a window, on the machine's clock. */
struct bench {
    struct ks_parts parts;
    struct ks_paint *paint;
    struct ks_canvas canvas;
    char dir[64];
};

static bool write_conf(const char *dir, const char *url)
{
    char path[128];
    snprintf(path, sizeof path, "%s/kiosk.conf", dir);
    FILE *file = fopen(path, "w");

    return file != NULL && fprintf(file, "[store]\nurl = %s\n", url) > 0 && fclose(file) == 0;
}

/* `url` NULL: of a hall in a file. */
static bool bench_open_on(struct bench *bench, int w, int h, const char *url)
{
    struct ks_error error = {0};

    memset(bench, 0, sizeof *bench);
    if (!ks_bench_make_dir(bench->dir) || (url != NULL && !write_conf(bench->dir, url)))
        return false;
    bench->parts.options = (struct ks_options){.data = bench->dir, .w = w, .h = h};
    bench->canvas = (struct ks_canvas){.w = w, .h = h, .pitch_px = w};
    bench->canvas.pixels = calloc((size_t)w * (size_t)h, sizeof(uint32_t));
    bench->paint = ks_paint_create();
    if (bench->canvas.pixels == NULL || bench->paint == NULL)
        return false;
    if (ks_parts_open(&bench->parts, &error) == KS_OK)
        return true;
    fprintf(stderr, "%s\n", error.text);
    return false;
}

static bool bench_open(struct bench *bench, int w, int h)
{
    return bench_open_on(bench, w, h, NULL);
}

static void bench_close(struct bench *bench)
{
    ks_parts_close(&bench->parts);
    ks_paint_free(bench->paint);
    free(bench->canvas.pixels);
    ks_file_remove_tree(bench->dir);
}

/* Builds the frame if it is stale and paints what changed; returns the rectangles painted. */
static int show(struct bench *bench)
{
    struct ks_rect dirty[64];

    return ks_paint_frame(bench->paint, &bench->canvas, &ks_kiosk_frame(bench->parts.kiosk)->list,
                          &bench->parts.glyphs, ks_kiosk_ground(bench->parts.kiosk), dirty, 64);
}

static double median(double *values)
{
    ks_bench_sort(values, REPEATS);
    return values[REPEATS / 2];
}

static double full_repaint_ms(struct bench *bench)
{
    double times[REPEATS];

    for (int i = 0; i < REPEATS; i++) {
        double start = ks_bench_now_ms();
        ks_paint_invalidate(bench->paint);
        show(bench);
        times[i] = ks_bench_now_ms() - start;
    }
    return median(times);
}

static double memset_ms(struct bench *bench)
{
    size_t bytes = (size_t)bench->canvas.w * (size_t)bench->canvas.h * sizeof(uint32_t);
    double times[REPEATS];

    for (int i = 0; i < REPEATS; i++) {
        double start = ks_bench_now_ms();
        memset(bench->canvas.pixels, i, bytes);
        __asm__ volatile("" : : "r"(bench->canvas.pixels) : "memory");
        times[i] = ks_bench_now_ms() - start;
    }
    return median(times);
}

static void first_service(struct bench *bench, int *x, int *y)
{
    const struct ks_ui *ui = ks_kiosk_frame(bench->parts.kiosk);
    struct ks_rect rect = {0};

    for (int i = 0; i < ui->control_count; i++) {
        /* The tiles are the largest controls of the home page. */
        if (ui->controls[i].rect.h > rect.h)
            rect = ui->controls[i].rect;
    }
    *x = rect.x + rect.w / 2;
    *y = rect.y + rect.h / 2;
}

/* A finger on a tile: from the event to the darkened tile in memory; the same cells as the repaint
 * of what changed. Half a second between touches, so that none counts as a bounce. */
static double touch_ms(struct bench *bench)
{
    double times[REPEATS];
    int x, y;

    first_service(bench, &x, &y);
    for (int i = 0; i < REPEATS; i++) {
        double start = ks_bench_now_ms();
        ks_kiosk_pointer(bench->parts.kiosk, KS_POINTER_PRESS, x, y);
        show(bench);
        times[i] = ks_bench_now_ms() - start;
        ks_kiosk_pointer(bench->parts.kiosk, KS_POINTER_CANCEL, x, y);
        show(bench);
    }
    return median(times);
}

static void measure_size(const char *size, int w, int h)
{
    struct bench bench;
    char name[64];

    if (!bench_open(&bench, w, h))
        exit(1);
    show(&bench);
    double full = full_repaint_ms(&bench), touch = touch_ms(&bench), fill = memset_ms(&bench);
    snprintf(name, sizeof name, "full_repaint_%s", size);
    ks_bench_report(name, full, "ms");
    snprintf(name, sizeof name, "touch_to_repaint_%s", size);
    ks_bench_report(name, touch, "ms");
    snprintf(name, sizeof name, "memset_%s", size);
    ks_bench_report(name, fill, "ms");
    snprintf(name, sizeof name, "full_repaint_to_memset_%s", size);
    ks_bench_report(name, full / fill, "ratio");
    snprintf(name, sizeof name, "touch_to_full_repaint_%s", size);
    ks_bench_report(name, touch / full, "ratio");
    bench_close(&bench);
}

static void measure_1080(void)
{
    measure_size("1080x1920", 1080, 1920);
}

static void measure_2160(void)
{
    measure_size("2160x3840", 2160, 3840);
}

static double peak_mb(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024.0;
}

/* Presses the control whose name begins so; false if there is none. */
static bool press(struct bench *bench, const char *name)
{
    const struct ks_ui *ui = ks_kiosk_frame(bench->parts.kiosk);

    for (int i = 0; i < ui->control_count; i++) {
        struct ks_rect rect = ui->controls[i].rect;
        if (strncmp(ui->controls[i].name, name, strlen(name)) != 0)
            continue;
        ks_kiosk_pointer(bench->parts.kiosk, KS_POINTER_PRESS, rect.x + rect.w / 2,
                         rect.y + rect.h / 2);
        ks_kiosk_pointer(bench->parts.kiosk, KS_POINTER_RELEASE, rect.x + rect.w / 2,
                         rect.y + rect.h / 2);
        usleep(SETTLE_US);
        return true;
    }
    return false;
}

/* The worst of many frames, each with every cell painted anew. */
static double worst_frame_ms(struct bench *bench)
{
    double worst = 0;

    for (int i = 0; i < REPEATS; i++) {
        double start = ks_bench_now_ms();
        ks_kiosk_tick(bench->parts.kiosk);
        ks_paint_invalidate(bench->paint);
        show(bench);
        double spent = ks_bench_now_ms() - start;
        worst = spent > worst ? spent : worst;
        usleep(HANG_STEP_US);
    }
    return worst;
}

/* A port whose queue is full: whoever calls there is neither answered nor refused. */
static struct ks_printer *open_hanging_printer(const char *dir)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int caller = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct ks_printer *printer = NULL;
    socklen_t size = sizeof at;
    char url[64];

    if (bind(listener, (struct sockaddr *)&at, size) != 0 || listen(listener, 0) != 0 ||
        getsockname(listener, (struct sockaddr *)&at, &size) != 0 ||
        connect(caller, (struct sockaddr *)&at, size) != 0)
        exit(1);
    snprintf(url, sizeof url, "escpos:tcp://127.0.0.1:%d", ntohs(at.sin_port));
    if (ks_printer_open(url, dir, 0, &printer, NULL) != KS_OK)
        exit(1);
    return printer; /* both sockets stay open until the process ends */
}

/* A printer that hangs in the middle of a visit: the frames of the waiting page beside those of the
 * same kiosk before. */
static void measure_hang(void)
{
    struct bench bench;

    if (!bench_open(&bench, 1080, 1920))
        exit(1);
    struct ks_printer *printer = open_hanging_printer(bench.dir);
    show(&bench);
    ks_worker_wait(bench.parts.worker);
    ks_kiosk_tick(bench.parts.kiosk);
    bench.parts.desk.printer = printer;
    double before = worst_frame_ms(&bench);
    if (!press(&bench, ks_tr(KS_LANG_ZH_CN, "File online")) ||
        !press(&bench, ks_tr(KS_LANG_ZH_CN, "Print the code")))
        exit(1);
    double during = worst_frame_ms(&bench);
    if (ks_worker_is_idle(bench.parts.worker))
        exit(1); /* it does not hang: nothing was measured */
    ks_bench_report("frame_worst", before, "ms");
    ks_bench_report("frame_worst_while_printer_hangs", during, "ms");
    ks_bench_report("frame_hanging_to_not", during / before, "ratio");
    bench_close(&bench);
    ks_printer_close(printer);
}

/* The database as the kiosk finds it when the line swallows all: no answer to anything. */
static struct ks_sql *hold_hall(const char *address)
{
    struct ks_sql *sql = NULL;
    struct ks_error error = {0};
    enum ks_err err = ks_sql_open(address, true, &sql, &error);

    if (err == KS_OK)
        err = ks_sql_begin(sql, &error);
    if (err == KS_OK)
        err = ks_sql_run(sql, "LOCK TABLE hall, series, ticket, event, beat, print_job", NULL, 0,
                         NULL, NULL, &error);
    if (err != KS_OK)
        ks_bench_give_up(&error);
    return sql;
}

/* Frames until the kiosk has found that the line is cut, by what this thread itself does: its
 * processor time, and how often it let go of the processor to wait for something. Both hold on a
 * machine that is busy with other things, too. */
static void look_at_thread(struct bench *bench, double *worst_cpu_ms, long *waits)
{
    for (int i = 0; i < CUT_FRAMES; i++) {
        struct rusage before, after;
        struct timespec begun, ended;
        getrusage(RUSAGE_THREAD, &before);
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begun);
        ks_kiosk_tick(bench->parts.kiosk);
        ks_paint_invalidate(bench->paint);
        show(bench);
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
        getrusage(RUSAGE_THREAD, &after);
        double spent = (double)(ended.tv_sec - begun.tv_sec) * 1000 +
                       (double)(ended.tv_nsec - begun.tv_nsec) / 1000000;
        *worst_cpu_ms = spent > *worst_cpu_ms ? spent : *worst_cpu_ms;
        *waits += after.ru_nvcsw - before.ru_nvcsw;
        usleep(HANG_STEP_US);
    }
}

/* A hall on a server that says nothing any more while a visitor takes a number, in office hours. */
static void measure_cut(void)
{
    const char *server = getenv("KS_BENCH_SERVER");
    struct bench bench = {.dir = ""};
    double worst_cpu_ms = 0;
    long waits = 0;
    char address[512];

    if (server == NULL) {
        fprintf(stderr, "cut: KS_BENCH_SERVER=postgresql://... is wanted; not measured\n");
        return;
    }
    ks_bench_make_schema(server, address, sizeof address);
    if (!bench_open_on(&bench, 1080, 1920, address))
        exit(1);
    const struct ks_hall_plan *plan = &bench.parts.content->hall;
    show(&bench);
    ks_worker_wait(bench.parts.worker);
    ks_kiosk_tick(bench.parts.kiosk);
    struct ks_sql *held = hold_hall(address);
    if (!press(&bench, plan->lines[0].name.in[KS_LANG_ZH_CN]))
        exit(1);
    ks_kiosk_tick(bench.parts.kiosk);
    if (!press(&bench, plan->kinds[0].title.in[KS_LANG_ZH_CN]))
        exit(1);
    ks_kiosk_tick(bench.parts.kiosk);
    if (ks_worker_is_idle(bench.parts.worker))
        exit(1); /* nothing is waited for: nothing was measured */
    look_at_thread(&bench, &worst_cpu_ms, &waits);
    ks_bench_report("frame_worst_cpu_while_server_is_silent", worst_cpu_ms, "ms");
    ks_bench_report("frame_waits_while_server_is_silent", (double)waits, "waits");
    ks_sql_close(held);
    bench_close(&bench);
}

/* From nothing to the first frame in memory; what a window adds is measured by tests/bench/run. */
static void measure_start(void)
{
    struct bench bench;
    double start = ks_bench_now_ms();

    if (!bench_open(&bench, 1080, 1920))
        exit(1);
    show(&bench);
    ks_bench_report("start_to_first_frame", ks_bench_now_ms() - start, "ms");
    ks_bench_report("peak_memory_home", peak_mb(), "MB");
    bench_close(&bench);
}

/* Every screen the home page leads to, page by page, in both languages: the memory of a long day.
 */
static void measure_memory(void)
{
    static const char *const keys[] = {"Return", "PageDown", "PageDown", "PageDown", "Escape"};
    struct bench bench;

    if (!bench_open(&bench, 1080, 1920))
        exit(1);
    for (int i = 0; i < 12; i++) {
        for (int step = 0; step <= i % 10; step++)
            ks_kiosk_key(bench.parts.kiosk, "Tab");
        usleep(SETTLE_US);
        for (size_t j = 0; j < sizeof keys / sizeof keys[0]; j++) {
            ks_kiosk_key(bench.parts.kiosk, keys[j]);
            show(&bench);
        }
    }
    ks_bench_report("peak_memory_tour", peak_mb(), "MB");
    bench_close(&bench);
}

static double cpu_ms(void)
{
    struct timespec spent;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return (double)spent.tv_sec * 1e3 + (double)spent.tv_nsec / 1e6;
}

/* The loop of the program with nobody there: what it costs, and the frames it paints. A minute may
 * turn while it runs, and the clock with it: that one frame is not idle. */
static void measure_idle(void)
{
    struct bench bench;
    int frames = 0;

    if (!bench_open(&bench, 1080, 1920))
        exit(1);
    show(&bench);
    while (time(NULL) % 60 > 59 - IDLE_S - 1)
        usleep(100000);
    ks_worker_wait(bench.parts.worker); /* opening the search and keeping the pack are not idling */
    ks_kiosk_tick(bench.parts.kiosk);
    show(&bench);
    double start = ks_bench_now_ms(), cpu = cpu_ms();
    while (ks_bench_now_ms() - start < IDLE_S * 1000) {
        usleep(KS_KIOSK_TICK_MS * 1000);
        ks_kiosk_tick(bench.parts.kiosk);
        if (ks_kiosk_is_stale(bench.parts.kiosk))
            frames += show(&bench) > 0;
    }
    ks_bench_report("idle_frames", frames, "frames");
    ks_bench_report("idle_cpu", (cpu_ms() - cpu) / (IDLE_S * 10.0), "percent");
    bench_close(&bench);
}

static const struct {
    const char *name;
    void (*run)(void);
} measurements[] = {
    {"start", measure_start},       {"memory", measure_memory},  {"repaint_1080", measure_1080},
    {"repaint_2160", measure_2160}, {"idle", measure_idle},      {"tickets", ks_bench_tickets},
    {"history", ks_bench_history},  {"search", ks_bench_search}, {"compose", ks_bench_compose},
    {"hang", measure_hang},         {"cut", measure_cut},        {"voice", ks_bench_voice},
    {"board", ks_bench_board},      {"hall", ks_bench_hall},     {"grown", ks_bench_grown},
    {"proof", ks_bench_proof},
};
enum { MEASUREMENT_COUNT = sizeof measurements / sizeof measurements[0] };

/* Returns whether the measurement held to its end. */
static bool run_apart(void (*run)(void))
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        run();
        exit(0);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static int run_named(const char *name)
{
    for (int i = 0; i < MEASUREMENT_COUNT; i++)
        if (strcmp(measurements[i].name, name) == 0)
            return run_apart(measurements[i].run) ? 0 : 1;
    fprintf(stderr, "%s is not a measurement; there are:", name);
    for (int i = 0; i < MEASUREMENT_COUNT; i++)
        fprintf(stderr, " %s", measurements[i].name);
    fputc('\n', stderr);
    return 2;
}

int main(int argc, char **argv)
{
    int worst = 0;

    ks_process_begin();
    for (int i = 1; i < argc || (argc == 1 && i <= MEASUREMENT_COUNT); i++) {
        int status = run_named(argc == 1 ? measurements[i - 1].name : argv[i]);
        worst = status > worst ? status : worst;
    }
    return worst;
}
