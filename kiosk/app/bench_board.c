/* How long it takes from a call that another process writes to the board that shows it. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/bench_hall.h"
#include "app/board_side.h"
#include "base/file.h"
#include "platform/paint.h"
#include "service/watch.h"
#include "store/store.h"

enum {
    CALLS = 200,
    APART_US = 100000,
    LIMIT_MS = 10000,
    CONSOLE_LOOKS_MS = 100,
    PANEL_W = 1920,
    PANEL_H = 1080
};

/* ---- who calls, in a process of its own ---- */

/* What a caller tells of a call. */
struct told {
    double began_ms;
    char number[KS_TICKET_NUMBER_BYTES];
};

static void tell(int answers, const struct told *told)
{
    if (write(answers, told, sizeof *told) != sizeof *told)
        exit(1);
}

/* As the console does, which has a watch of its own: tells that there is a hall; then one call for
 * each byte that comes, at any moment between two looks of the watch. */
static void call_on(const char *db_path, int orders, int answers)
{
    struct ks_bench_hall hall, watched;
    struct told told = {0};
    char order;

    ks_bench_hall_open(&hall, db_path);
    ks_bench_hall_open(&watched, db_path);
    const struct ks_desk desk = {
        .store = watched.store, .content = watched.content, .clock = &watched.clock};
    struct ks_watch *watch = ks_watch_start(&(struct ks_watch_setup){
        .desk = &desk, .clock = &watched.clock, .every_ms = CONSOLE_LOOKS_MS});
    tell(answers, &told);
    for (int i = 0; read(orders, &order, 1) == 1; i++) {
        if (i > 0)
            ks_bench_hall_act(&hall, KS_HALL_NO_SHOW, told.number);
        ks_bench_hall_take(&hall, i);
        usleep((useconds_t)(i * 7919 % APART_US));
        told.began_ms = ks_bench_now_ms();
        ks_bench_hall_act(&hall, KS_HALL_CALL, told.number);
        ks_watch_poke(watch);
        tell(answers, &told);
    }
    ks_watch_free(watch);
    ks_bench_hall_close(&watched);
    ks_bench_hall_close(&hall);
    exit(0);
}

/* ---- the board ---- */

struct board {
    struct ks_parts parts;
    struct ks_board_side side;
    struct ks_paint *paint;
    struct ks_canvas canvas;
    char dir[64];
    int woken; /* an eventfd, as the window's queue is */
};

static void wake(void *ctx)
{
    const struct board *board = ctx;
    const uint64_t one = 1;

    if (write(board->woken, &one, sizeof one) != sizeof one)
        exit(1);
}

static void board_open(struct board *board)
{
    const struct ks_board_look look = {.lines = "",
                                       .mode = {.w = PANEL_W, .h = PANEL_H, .microns_per_px = 496}};
    struct ks_error error = {0};

    board->parts.wake = wake;
    board->parts.wake_ctx = board;
    board->parts.options = (struct ks_options){.data = board->dir};
    board->woken = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    board->paint = ks_paint_create();
    board->canvas = (struct ks_canvas){.w = PANEL_W, .h = PANEL_H, .pitch_px = PANEL_W};
    board->canvas.pixels = calloc((size_t)PANEL_W * PANEL_H, sizeof(uint32_t));
    if (board->woken < 0 || board->paint == NULL || board->canvas.pixels == NULL)
        exit(1);
    if (ks_parts_open_board(&board->parts, &error) != KS_OK ||
        ks_board_side_open(&board->side, &board->parts, &look, &error) != KS_OK)
        ks_bench_give_up(&error);
}

static void board_close(struct board *board)
{
    ks_board_side_close(&board->side);
    ks_parts_close(&board->parts);
    ks_paint_free(board->paint);
    free(board->canvas.pixels);
    close(board->woken);
}

/* One turn of the program's loop. */
static void turn(struct board *board)
{
    struct pollfd woken = {.fd = board->woken, .events = POLLIN};
    struct ks_rect dirty[64];
    uint64_t count;

    (void)poll(&woken, 1, KS_BOARD_TICK_MS);
    (void)!read(board->woken, &count, sizeof count);
    ks_board_tick(board->side.board);
    if (ks_board_is_stale(board->side.board))
        ks_paint_frame(board->paint, &board->canvas, &ks_board_frame(board->side.board)->list,
                       &board->parts.glyphs, ks_board_ground(board->side.board), dirty, 64);
}

static bool shows(struct board *board, const char *number)
{
    const struct ks_ui *ui = ks_board_frame(board->side.board);

    for (int i = 0; i < ui->control_count; i++)
        if (strcmp(ui->controls[i].name, number) == 0)
            return true;
    return false;
}

/* Numbers come one after the other: the next one is known before it is called. */
static double await_call(struct board *board, int call, int orders, int answers)
{
    struct told told;
    char number[16];
    double limit_ms = ks_bench_now_ms() + LIMIT_MS;

    snprintf(number, sizeof number, "T%03d", call + 1);
    if (write(orders, "", 1) != 1)
        exit(1);
    while (!shows(board, number)) {
        if (ks_bench_now_ms() > limit_ms)
            exit(1);
        turn(board);
    }
    double seen_ms = ks_bench_now_ms();
    if (read(answers, &told, sizeof told) != sizeof told || strcmp(told.number, number) != 0)
        exit(1);
    return seen_ms - told.began_ms;
}

static void report(const char *where, const char *figure, double value)
{
    char name[64];

    snprintf(name, sizeof name, "call_to_board%s_%s", where, figure);
    ks_bench_report(name, value, "ms");
}

/* A board over the database of a hall, its loop as the program has it, but for the window. */
static void measure(struct board *board, const char *where, int orders, int answers)
{
    double times[CALLS];
    struct told is_there;

    if (read(answers, &is_there, sizeof is_there) != sizeof is_there)
        exit(1);
    board_open(board);
    for (int i = 0; i < CALLS; i++)
        times[i] = await_call(board, i, orders, answers);
    board_close(board);
    ks_bench_sort(times, CALLS);
    report(where, "p50", times[CALLS / 2]);
    report(where, "p99", times[CALLS * 99 / 100]);
    report(where, "worst", times[CALLS - 1]);
}

/* `address`: of the hall, as board.dir has it. */
static void race(struct board *board, const char *where, const char *address)
{
    int orders[2], answers[2];

    if (pipe(orders) != 0 || pipe(answers) != 0)
        exit(1);
    pid_t caller = fork();
    if (caller == 0) {
        close(orders[1]);
        call_on(address, orders[0], answers[1]);
    }
    close(orders[0]);
    close(answers[1]);
    measure(board, where, orders[1], answers[0]);
    close(orders[1]);
    if (waitpid(caller, NULL, 0) != caller)
        exit(1);
    ks_file_remove_tree(board->dir);
    *board = (struct board){0};
}

static void on_server(struct board *board, const char *server)
{
    char address[512], path[128];

    ks_bench_make_schema(server, address, sizeof address);
    if (!ks_bench_make_dir(board->dir))
        exit(1);
    snprintf(path, sizeof path, "%s/kiosk.conf", board->dir);
    FILE *conf = fopen(path, "w");
    if (conf == NULL || fprintf(conf, "[store]\nurl = %s\n", address) < 0 || fclose(conf) != 0)
        exit(1);
    race(board, "_on_server", address);
}

void ks_bench_board(void)
{
    static struct board board;
    const char *server = getenv("KS_BENCH_SERVER");
    char address[128];

    if (!ks_bench_make_dir(board.dir))
        exit(1);
    snprintf(address, sizeof address, "%s/hall.db", board.dir);
    race(&board, "", address);
    if (server != NULL)
        on_server(&board, server);
}
