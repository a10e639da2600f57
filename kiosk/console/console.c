/* The console, put together and taken apart. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "console/console_private.h"
#include "console/layout_thread.h"
#include "service/fleet.h"
#include "service/hall_alerts.h"
#include "service/hall_stats.h"
#include "service/printouts.h"

enum {
    WATCH_MS = 100,
    MOST_WAITING = 512,
    MOST_DEAR = 16,
    MOST_DEAR_OF_AN_ADDRESS = 8,
    MOST_SIGNING_OF_AN_ADDRESS = 4,
};

/* ---- on the server's thread ---- */

static size_t most_body(void *ctx, const char *method, const char *path)
{
    bool is_path = false;
    const struct ks_route *route = ks_routes_find(method, path, &is_path);

    (void)ctx;
    return route != NULL ? route->most_bytes : 0;
}

/* KS_ROUTE_PLAIN for what is no route. */
static enum ks_route_kind kind_of(const struct ks_http_exchange *exchange)
{
    const struct ks_http_asked *asked = ks_http_asked(exchange);
    bool is_path = false;
    const struct ks_route *route = ks_routes_find(asked->method, asked->path, &is_path);

    return route != NULL ? route->kind : KS_ROUTE_PLAIN;
}

/* Who asks is not known yet: what takes long waits until it is (ks_gate_work). */
static void serve(void *ctx, struct ks_http_exchange *exchange)
{
    struct ks_console *console = ctx;
    enum ks_route_kind kind = kind_of(exchange);
    bool is_open = kind == KS_ROUTE_SIGNS || kind == KS_ROUTE_WAITS;

    if (ks_lane_give(console->lanes[is_open ? kind : KS_ROUTE_PLAIN], exchange))
        return;
    if (kind == KS_ROUTE_SIGNS)
        ks_gate_refuse(console, exchange, 429, "wait",
                       KS_N_("Too many want to sign in at once: try again in a moment"));
    else
        ks_gate_refuse(console, exchange, 503, "busy",
                       KS_N_("The server has too much to do: try again in a moment"));
}

/* A request has waited. */
static void go_on(void *ctx, struct ks_http_exchange *exchange)
{
    struct ks_console *console = ctx;

    if (!ks_lane_give(console->lanes[KS_ROUTE_WAITS], exchange))
        ks_gate_refuse(console, exchange, 503, "busy",
                       KS_N_("The server has too much to do: try again in a moment"));
}

/* On the watch's thread. */
static void hall_changed(void *ctx)
{
    struct ks_console *console = ctx;
    const struct ks_hall_state state = ks_watch_view(console->watch);
    ks_hub_tell(console->hub, state.epoch, state.n);
}

/* Any number of programs may do it: what one has done the next finds done. */
static void each_minute(void *ctx)
{
    struct ks_console *console = ctx;
    struct ks_desk *desk = console->setup.desks[KS_CONSOLE_DESK_HUB];
    const struct ks_shown_content *held = ks_shown_take(console->setup.shown, desk);
    int64_t now_ms = ks_clock_wall_ms(console->setup.clock);
    struct ks_error error = {0};
    int count = 0;
    enum ks_err err = ks_hall_raise_levels(desk, now_ms, &count, &error);

    if (err == KS_OK)
        err = ks_hall_close_days(desk, now_ms, &count, &error);
    if (err == KS_OK)
        err = ks_printouts_tidy(desk, now_ms, &error);
    if (err == KS_OK)
        err = ks_fleet_tidy(desk, now_ms, &error);
    if (err != KS_OK)
        ks_log(KS_LOG_WARN, "console", "%s", error.text);
    ks_shown_give_back(console->setup.shown, held);
}

/* On the watch's thread, before each look. */
static const struct ks_desk *find_desk(void *ctx)
{
    struct ks_console *console = ctx;
    struct ks_desk *desk = console->setup.desks[KS_CONSOLE_DESK_WATCH];
    const struct ks_shown_content *held = console->watched;

    console->watched = ks_shown_take(console->setup.shown, desk);
    ks_shown_give_back(console->setup.shown, held);
    return atomic_load(&console->is_known) ? desk : NULL;
}

/* ---- start ---- */

typedef enum ks_err step_fn(struct ks_console *console, struct ks_error *error);

static enum ks_err read_listen(struct ks_console *console, struct ks_error *error)
{
    const struct ks_console_setup *setup = &console->setup;
    enum ks_err err = ks_listen_parse(setup->listen, &console->listen, error);

    if (err != KS_OK)
        return err;
    if ((setup->certificate == NULL) != (setup->key == NULL))
        return ks_fail(error, KS_ERR_INPUT,
                       "[console] certificate and key go together: one of them is missing");
    if (!console->listen.is_loopback && setup->certificate == NULL)
        return ks_fail(error, KS_ERR_INPUT,
                       "%s can be reached from other machines: give kiosk.conf [console] "
                       "certificate and key, or listen at 127.0.0.1",
                       setup->listen);
    return KS_OK;
}

/* Of who sees what the program prints: nobody else can know it. */
static enum ks_err make_setup_code(struct ks_console *console, struct ks_error *error)
{
    uint8_t key[KS_CRYPTO_KEY_BYTES];
    bool is_needed = false;
    enum ks_err err =
        ks_accounts_need_setup(console->setup.desks[KS_CONSOLE_DESK_FIRST], &is_needed, error);

    if (err != KS_OK || !is_needed)
        return err;
    ks_crypto_random(key, sizeof key);
    ks_crypto_check_code(key, NULL, 0, console->setup_code);
    ks_crypto_wipe(key, sizeof key);
    return KS_OK;
}

static enum ks_err create_server(struct ks_console *console, struct ks_error *error)
{
    console->http =
        ks_http_create(&(struct ks_http_setup){.host = console->listen.host,
                                               .port = console->listen.port,
                                               .certificate = console->setup.certificate,
                                               .key = console->setup.key,
                                               .most_body = most_body,
                                               .serve = serve,
                                               .ctx = console});
    return console->http != NULL ? KS_OK : ks_fail(error, KS_ERR_MEMORY, "out of memory");
}

static enum ks_err start_hub(struct ks_console *console, struct ks_error *error)
{
    console->hub =
        ks_hub_start(&(struct ks_hub_setup){.desk = console->setup.desks[KS_CONSOLE_DESK_HUB],
                                            .clock = console->setup.clock,
                                            .server = console->http,
                                            .go_on = go_on,
                                            .each_minute = each_minute,
                                            .ctx = console});
    return console->hub != NULL ? KS_OK
                                : ks_fail(error, KS_ERR_MEMORY, "no further thread can be had");
}

/* How the lane of each kind of route is: from which desk on, one a thread. */
static const struct lane_row {
    int first_desk, thread_count, most_waiting, most_of_an_address;
    bool is_in_no_hurry;
} lane_rows[KS_CONSOLE_LANES] = {
    [KS_ROUTE_PLAIN] = {KS_CONSOLE_DESK_FIRST, KS_CONSOLE_DESK_COUNT - KS_CONSOLE_DESK_FIRST,
                        MOST_WAITING, MOST_WAITING, false},
    [KS_ROUTE_SIGNS] = {KS_CONSOLE_DESK_SIGNS, 1, MOST_WAITING, MOST_SIGNING_OF_AN_ADDRESS, true},
    [KS_ROUTE_DEAR] = {KS_CONSOLE_DESK_DEAR, 1, MOST_DEAR, MOST_DEAR_OF_AN_ADDRESS, true},
    [KS_ROUTE_DRAWS] = {KS_CONSOLE_DESK_DRAWS, 1, MOST_DEAR, MOST_DEAR_OF_AN_ADDRESS, true},
    [KS_ROUTE_WAITS] = {KS_CONSOLE_DESK_VIEWS, 1, MOST_WAITING, MOST_WAITING, false},
};

static enum ks_err start_lanes(struct ks_console *console, struct ks_error *error)
{
    for (int i = 0; i < KS_CONSOLE_LANES; i++) {
        const struct lane_row *row = &lane_rows[i];
        console->lanes[i] =
            ks_lane_start(&(struct ks_lane_setup){.desks = &console->setup.desks[row->first_desk],
                                                  .thread_count = row->thread_count,
                                                  .most_waiting = row->most_waiting,
                                                  .most_of_an_address = row->most_of_an_address,
                                                  .is_in_no_hurry = row->is_in_no_hurry,
                                                  .work = ks_gate_work,
                                                  .ctx = console});
        if (console->lanes[i] == NULL)
            return ks_fail(error, KS_ERR_MEMORY, "no further thread can be had");
    }
    return KS_OK;
}

static enum ks_err start_layouts(struct ks_console *console, struct ks_error *error)
{
    const struct ks_console_setup *setup = &console->setup;

    console->layout_thread = ks_layout_thread_start(setup->look->data_dir, setup->clock);
    return console->layout_thread != NULL
               ? KS_OK
               : ks_fail(error, KS_ERR_MEMORY, "no further thread can be had");
}

/* It has no desk and wakes nobody before it is known here. */
static enum ks_err start_watch(struct ks_console *console, struct ks_error *error)
{
    console->watch = ks_watch_start(&(struct ks_watch_setup){.find_desk = find_desk,
                                                             .find_ctx = console,
                                                             .clock = console->setup.clock,
                                                             .every_ms = WATCH_MS,
                                                             .wake = hall_changed,
                                                             .wake_ctx = console});
    if (console->watch == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "no further thread can be had");
    atomic_store(&console->is_known, true);
    ks_watch_look(console->watch);
    return KS_OK;
}

static enum ks_err listen_there(struct ks_console *console, struct ks_error *error)
{
    enum ks_err err = ks_http_listen(console->http, error);

    if (err != KS_OK)
        return err;
    console->listen.port = ks_http_port(console->http);
    ks_listen_write(&console->listen, console->setup.certificate != NULL, console->address,
                    sizeof console->address);
    return KS_OK;
}

enum ks_err ks_console_start(const struct ks_console_setup *setup, struct ks_console **out,
                             struct ks_error *error)
{
    static step_fn *const steps[] = {read_listen, make_setup_code, create_server, start_hub,
                                     start_lanes, start_layouts,   start_watch,   listen_there};
    struct ks_console *console = calloc(1, sizeof *console);
    enum ks_err err = KS_OK;

    *out = NULL;
    if (console == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    console->setup = *setup;
    pthread_mutex_init(&console->mutex, NULL);
    pthread_mutex_init(&console->presence.mutex, NULL);
    ks_kept_init(&console->kept);
    for (size_t i = 0; err == KS_OK && i < sizeof steps / sizeof *steps; i++)
        err = steps[i](console, error);
    if (err != KS_OK) {
        ks_console_stop(console);
        return err;
    }
    *out = console;
    return KS_OK;
}

const char *ks_console_address(const struct ks_console *console)
{
    return console->address;
}

const char *ks_console_setup_code(const struct ks_console *console)
{
    return console->setup_code;
}

/* First nothing new comes in, then what is under way ends, then the threads that saw to it; what a
 * thread may still look at is freed when none is left. */
void ks_console_stop(struct ks_console *console)
{
    if (console == NULL)
        return;
    if (console->http != NULL)
        ks_http_begin_stop(console->http);
    ks_hub_stop(console->hub);
    for (int i = 0; i < KS_CONSOLE_LANES; i++)
        ks_lane_stop(console->lanes[i]);
    ks_layout_thread_stop(console->layout_thread);
    ks_watch_free(console->watch);
    ks_shown_give_back(console->setup.shown, console->watched);
    ks_http_stop(console->http);
    for (int i = 0; i < KS_CONSOLE_LANES; i++)
        ks_lane_free(console->lanes[i]);
    ks_hub_free(console->hub);
    for (int lang = 0; lang < KS_LANG_COUNT; lang++)
        free(console->told[lang].text);
    for (int i = 0; i < KS_TOLD_COUNT; i++)
        free(console->hall_texts[i]);
    pthread_mutex_destroy(&console->mutex);
    pthread_mutex_destroy(&console->presence.mutex);
    ks_kept_destroy(&console->kept);
    ks_crypto_wipe(console, sizeof *console);
    free(console);
}
