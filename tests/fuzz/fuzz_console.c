/* What somebody sends the console over the network: any bytes, or in a request that is well formed,
 * of somebody who is signed in as an administrator, any body or query. The first byte of the input
 * says which route it is for, from 128; "raw" bytes begin with a tilde. Every answer is one that
 * the console gives, and whole. Real parts: server, gate, handlers, store, on a data folder in
 * memory. */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "app/parts.h"
#include "app/renewing.h"
#include "base/file.h"
#include "base/utf8.h"
#include "console/console.h"
#include "console/routes.h"
#include "content/node.h"
#include "fuzz/fuzz.h"
#include "service/accounts.h"

#define GOOD KS_SOURCE_DIR "/tests/content/good"

enum {
    FIRST_ROUTE = 128,
    MOST_ROUTES = 256 - FIRST_ROUTE,
    RAW = '~',
    ANSWER_BYTES = 4 * 1024 * 1024,
    MOST_BYTES = 16 * 1024,
    UNFINISHED_MS = 20
};

/* The console and who is signed in there, until the program ends. */
static struct {
    struct ks_parts parts;
    struct ks_store *stores[KS_CONSOLE_DESK_COUNT];
    struct ks_desk desks[KS_CONSOLE_DESK_COUNT];
    struct ks_renewing *renewing;
    struct ks_look look;
    uint8_t key[KS_CRYPTO_KEY_BYTES];
    struct ks_console *console;
    char token[KS_TOKEN_BYTES], csrf[KS_TOKEN_BYTES];
    int port;
    unsigned turn; /* a request has a token of its own */
} house;

static char answer[ANSWER_BYTES + 1];

/* Of what is no use here: it ends the session, or hashes a password each time. */
static bool is_left_out(const struct ks_route *route)
{
    bool has_secret = false;

    for (int i = 0; i < KS_MOST_ROUTE_FIELDS && route->fields[i].name != NULL; i++)
        has_secret = has_secret || route->fields[i].is_secret;
    return has_secret || strcmp(route->path, "/api/sign-out") == 0 ||
           strcmp(route->path, "/api/users") == 0 || route->kind == KS_ROUTE_STREAM;
}

/* ---- the house ---- */

static void check(enum ks_err err, const struct ks_error *error)
{
    fuzz_check(err == KS_OK, error->text);
}

static void open_house(void)
{
    struct ks_parts *parts = &house.parts;
    struct ks_error error = {0};

    parts->options =
        (struct ks_options){.data = fuzz_path("data"), .content = GOOD, .lang = KS_LANG_EN};
    check(ks_parts_open_data(parts, &error), &error);
    fuzz_check(parts->store != NULL && parts->content != NULL, "no house");
    for (int i = 0; i < KS_CONSOLE_DESK_COUNT; i++) {
        struct ks_store_opening opening = {0};
        check(ks_store_open(parts->db_path, ks_clock_wall_ms(&parts->clock), &house.stores[i],
                            &opening, &error),
              &error);
        house.desks[i] = (struct ks_desk){
            .store = house.stores[i], .content = parts->content, .clock = &parts->clock};
    }
    check(ks_renewing_start(parts, &house.renewing, &error), &error);
}

static void sign_in(void)
{
    static const char user[] = "Wang", password[] = "a long enough one";
    const struct ks_account_wanted wanted = {
        .user = user, .password = password, .role = KS_RANK_ADMINISTRATOR, .actor = "setup"};
    const struct ks_sign_in as = {.user = user,
                                  .password = password,
                                  .address = "127.0.0.1",
                                  .key = house.key,
                                  .lang = KS_LANG_EN};
    const struct ks_desk *desk = &house.desks[KS_CONSOLE_DESK_DEAR];
    struct ks_error error = {0};
    int64_t now_ms = ks_clock_wall_ms(&house.parts.clock), wait_ms = 0;

    check(ks_accounts_setup(desk, &wanted, now_ms, &error), &error);
    check(ks_session_sign_in(desk, &as, now_ms, house.token, &wait_ms, &error), &error);
    ks_session_csrf(house.token, house.csrf);
}

static void start_console(void)
{
    struct ks_parts *parts = &house.parts;
    struct ks_error error = {0};
    struct ks_console_setup setup = {.listen = "127.0.0.1:0",
                                     .names = "",
                                     .shown = ks_renewing_shown(house.renewing),
                                     .clock = &parts->clock,
                                     .hall = "",
                                     .shipped_dir = ks_parts_shipped_dir(parts),
                                     .look = &house.look,
                                     .clips_dir = fuzz_path("data"),
                                     .guess_key = house.key};

    house.look = (struct ks_look){.store_fault = "",
                                  .printer_fault = "",
                                  .database_path = parts->db_path,
                                  .data_dir = parts->data_dir,
                                  .content_trouble = &parts->content_trouble,
                                  .is_printer_elsewhere = true};
    for (int i = 0; i < KS_CONSOLE_DESK_COUNT; i++)
        setup.desks[i] = &house.desks[i];
    check(ks_console_start(&setup, &house.console, &error), &error);
    fuzz_check(sscanf(ks_console_address(house.console), "http://127.0.0.1:%d/", &house.port) == 1,
               "no port");
}

static void add_seeds(void)
{
    static const char plain[] = "GET /api/setup HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    static const char in_chunks[] = "POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                    "Content-Type: application/json\r\n"
                                    "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
    static const char *const bodies[] = {
        "{\"name\":\"one\"}",
        "{\"draft\":\"one\",\"file\":\"court.json\",\"field\":\"hotline\",\"act\":\"set\","
        "\"value\":\"\\\"12366\\\"\",\"seen\":0}",
        "{\"draft\":\"one\",\"why\":\"x\",\"from\":\"2026-11-30T09:59:00+08:00\"}",
        "{\"number\":2,\"act\":\"approve\",\"why\":\"x\",\"signer\":\"00\",\"signature\":\"00\"}",
        "{\"draft\":\"one\",\"id\":\"b\",\"kind\":\"notice\",\"title_zh\":\"x\",\"title_en\":\"x\","
        "\"dated\":\"2026-11-01\",\"data\":\"eA==\"}",
        "{\"do\":\"call\",\"number\":\"T001\",\"to\":\"1\",\"reason\":\"x\",\"is_question\":true}",
        "{\"seat\":\"1\",\"take_over\":true}",
        "{\"text\":{\"zh_CN\":\"x\",\"en\":\"y\"},\"until\":\"2026-11-30T16:00:00+08:00\"}",
        "{\"place\":1,\"kind\":\"message\",\"text_zh\":\"x\",\"text_en\":\"y\",\"minutes\":5}",
        "{\"page\":\"guide:divorce\",\"is_down\":true,\"why\":\"x\"}",
        "{\"clip\":\"zh/digit-7\",\"sound\":\"52494646\"}",
        "name=one&file=court.json",
        "number=2",
        "from=2026-11-23&to=2026-11-24",
    };

    for (int i = 0; i < ks_route_count; i++) {
        const char head[] = {(char)(FIRST_ROUTE + i), '\0'};
        for (size_t j = 0; j < sizeof bodies / sizeof *bodies; j++)
            if ((strcmp(ks_routes[i].method, "GET") == 0) == (bodies[j][0] != '{'))
                fuzz_add(head, bodies[j], strlen(bodies[j]));
    }
    fuzz_add("~", plain, sizeof plain - 1);
    fuzz_add("~", in_chunks, sizeof in_chunks - 1);
}

void fuzz_prepare(void)
{
    fuzz_check(ks_route_count <= MOST_ROUTES, "more routes than bytes for them");
    open_house();
    sign_in();
    start_console();
    add_seeds();
}

/* ---- asking ---- */

static void send_all(int fd, const char *data, size_t bytes)
{
    while (bytes > 0) {
        ssize_t sent = send(fd, data, bytes, MSG_NOSIGNAL);
        if (sent <= 0)
            return; /* it had enough */
        data += sent;
        bytes -= (size_t)sent;
    }
}

/* All that is answered until the connection ends, or nothing comes for so long; 0: for ever. What
 * was not finished is broken off, or its place would be taken until the server loses patience. */
static size_t ask(const char *request, size_t bytes, int patience_ms)
{
    const struct linger at_once = {.l_onoff = 1};
    const struct timeval patience = {.tv_usec = 1000 * patience_ms};
    const struct sockaddr_in to = {.sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)house.port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    size_t got = 0;
    ssize_t part = 0;

    fuzz_check(connect(fd, (const struct sockaddr *)&to, sizeof to) == 0, "nobody listens");
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    send_all(fd, request, bytes);
    do {
        part = recv(fd, answer + got, ANSWER_BYTES - got, 0);
        got += part > 0 ? (size_t)part : 0;
    } while (got < ANSWER_BYTES && (part > 0 || (part < 0 && errno == EINTR)));
    answer[got] = '\0';
    close(fd);
    return got;
}

/* An answer that the console gives, and its words are whole. */
static void check_answer(struct ks_arena *arena, size_t bytes)
{
    const char *body = strstr(answer, "\r\n\r\n"), *why = NULL;
    int status = 0, line = 0;

    fuzz_check(bytes > 0 && sscanf(answer, "HTTP/1.1 %d ", &status) == 1, "no answer");
    fuzz_check(status >= 200 && status != 401 && (status < 500 || status == 503), answer);
    if (body == NULL || strstr(answer, "Content-Type: application/json") == NULL)
        return;
    size_t length = bytes - (size_t)(body + 4 - answer);
    fuzz_check(ks_node_parse(arena, body + 4, length, &line, &why) != NULL, answer);
}

/* A request that is well formed; NULL where there is none for it. */
static const char *write_request(struct ks_arena *arena, const struct ks_route *route,
                                 const char *data, size_t bytes, size_t *out)
{
    bool is_get = strcmp(route->method, "GET") == 0;
    bool is_object = bytes > 1 && data[0] == '{' && !is_get;
    char own[48] = "";

    if (is_object)
        snprintf(own, sizeof own, "{\"request\":\"%u\"%s", house.turn++, data[1] != '}' ? "," : "");
    if (is_get && memchr(data, ' ', bytes) != NULL)
        return NULL;
    for (size_t i = 0; is_get && i < bytes; i++)
        if ((unsigned char)data[i] < ' ')
            return NULL;
    const char *query = is_get && bytes > 0 ? ks_arena_strndup(arena, data, bytes) : "";
    size_t body = is_get ? 0 : strlen(own) + bytes - is_object;
    const char *head = ks_arena_printf(
        arena,
        "%s %s%s%s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: session=%s\r\n"
        "X-CSRF: %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
        route->method, route->path, query[0] != '\0' ? "?" : "", query, house.token, house.csrf,
        body, own);
    char *whole = ks_arena_alloc(arena, strlen(head) + bytes + 1);
    *out = strlen(head) + (is_get ? 0 : bytes - is_object);
    memcpy(whole, head, strlen(head));
    if (!is_get)
        memcpy(whole + strlen(head), data + is_object, bytes - is_object);
    return whole;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct ks_arena arena = {0};
    const char *text = (const char *)data + 1;
    int index = bytes > 0 ? data[0] - FIRST_ROUTE : -1;
    size_t request_bytes = 0;

    if (bytes > 0 && bytes <= MOST_BYTES && data[0] == RAW)
        (void)ask(text, bytes - 1, UNFINISHED_MS);
    else if (bytes > 0 && bytes <= MOST_BYTES && index >= 0 && index < ks_route_count &&
             !is_left_out(&ks_routes[index])) {
        const char *request =
            write_request(&arena, &ks_routes[index], text, bytes - 1, &request_bytes);
        if (request != NULL)
            check_answer(&arena, ask(request, request_bytes, 0));
    }
    ks_arena_destroy(&arena);
    return 0;
}
