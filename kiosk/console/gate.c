/* The gate: who asks, by which right, with a body of which form; then the handler, then the answer
 * with what every browser is told. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "console/console_private.h"
#include "console/once.h"
#include "console/url_query.h"

/* Pages come from here alone, without a script in their text; nobody frames them. */
#define POLICY                                                                                     \
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "            \
    "object-src 'none'"

enum { TOKEN_CHARS = KS_TOKEN_BYTES - 1 };

/* What is known of a request while it goes through. */
struct passing {
    struct ks_console *console;
    struct ks_http_exchange *exchange;
    const struct ks_route *route; /* NULL: a file, or nothing */
    const struct ks_shown_content *held;
    struct ks_request request;
    struct ks_response answer;
};

/* ---- answers ---- */

static void add_header(struct ks_http_answer *answer, const char *name, const char *value)
{
    int at = 0;

    while (at < KS_HTTP_MOST_HEADERS && answer->headers[at].name != NULL)
        at++;
    if (at == KS_HTTP_MOST_HEADERS)
        abort(); /* a mistake of ours: no request decides how many there are */
    answer->headers[at].name = name;
    answer->headers[at].value = value;
}

static struct ks_http_answer begin_answer(int status, const char *type, const char *cache)
{
    struct ks_http_answer answer = {.status = status};

    add_header(&answer, "Content-Type", type);
    add_header(&answer, "Cache-Control", cache);
    add_header(&answer, "Content-Security-Policy", POLICY);
    add_header(&answer, "X-Content-Type-Options", "nosniff");
    add_header(&answer, "X-Frame-Options", "DENY");
    add_header(&answer, "Referrer-Policy", "no-referrer");
    add_header(&answer, "Cross-Origin-Opener-Policy", "same-origin");
    add_header(&answer, "Cross-Origin-Resource-Policy", "same-origin");
    return answer;
}

/* Over TLS a browser takes one of this name from this server alone: neither a page without TLS nor
 * another server of the house can put theirs in its place. */
static const char *cookie_prefix(const struct passing *passing)
{
    return passing->console->setup.certificate != NULL ? "__Host-" : "";
}

static const char *cookie_of(const struct passing *passing)
{
    const char *token = passing->answer.cookie;
    bool is_tls = passing->console->setup.certificate != NULL;
    const char *end = is_tls ? "; Secure" : "";

    return ks_arena_printf(
        passing->request.arena, "%ssession=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%d%s",
        cookie_prefix(passing), token, token[0] != '\0' ? KS_SESSION_MS / 1000 : 0, end);
}

static void send_answer(struct passing *passing)
{
    static const char *const tags[KS_LANG_COUNT] = {[KS_LANG_ZH_CN] = "zh-CN", [KS_LANG_EN] = "en"};
    const struct ks_response *given = &passing->answer;
    struct ks_arena *arena = passing->request.arena;
    struct ks_http_answer answer =
        begin_answer(given->status != 0 ? given->status : 200,
                     given->type != NULL ? given->type : "application/json", "no-store");

    add_header(&answer, "Content-Language", tags[passing->request.lang]);
    answer.body = given->text != NULL ? given->text : "{}";
    answer.bytes = given->text != NULL ? given->bytes : 2;
    if (given->cookie != NULL)
        add_header(&answer, "Set-Cookie", cookie_of(passing));
    if (given->retry_after_s > 0)
        add_header(&answer, "Retry-After", ks_arena_printf(arena, "%d", given->retry_after_s));
    if (given->file_name != NULL)
        add_header(&answer, "Content-Disposition",
                   ks_arena_printf(arena, "attachment; filename=\"%s\"", given->file_name));
    ks_http_answer(passing->exchange, &answer);
}

static bool refuse(struct passing *passing, int status, const char *code, const char *message)
{
    ks_respond_refusal(&passing->request, &passing->answer, status, code, ks_staff_tr(message));
    send_answer(passing);
    return false;
}

static bool fail(struct passing *passing, const struct ks_error *error)
{
    ks_respond_error(&passing->request, &passing->answer, error, NULL);
    send_answer(passing);
    return false;
}

/* ---- files ---- */

static bool has_tag(const struct passing *passing, const char *tag)
{
    const char *known = ks_http_header(passing->exchange, "If-None-Match");

    return known != NULL && strstr(known, tag) != NULL;
}

static void serve_file(struct passing *passing)
{
    const struct ks_console_setup *setup = &passing->console->setup;
    const char *path = ks_http_asked(passing->exchange)->path;
    const char *method = ks_http_asked(passing->exchange)->method;
    struct ks_static_file file = {0};

    if (!ks_static_find(setup->roots, setup->root_count, path, passing->request.arena, &file)) {
        refuse(passing, 404, "not-found", KS_N_("There is nothing at this address"));
        return;
    }
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) {
        close(file.fd);
        refuse(passing, 405, "method", KS_N_("This address is not asked in this way"));
        return;
    }
    bool is_known = has_tag(passing, file.tag);
    struct ks_http_answer answer = begin_answer(is_known ? 304 : 200, file.type, "no-cache");
    add_header(&answer, "ETag", file.tag);
    answer.bytes = is_known ? 0 : file.bytes;
    if (is_known)
        close(file.fd);
    else
        answer.file = &file.fd;
    ks_http_answer(passing->exchange, &answer);
}

/* ---- who asks ---- */

static enum ks_lang lang_of_browser(const struct ks_http_exchange *exchange)
{
    const char *wanted = ks_http_header(exchange, "Accept-Language");

    return wanted != NULL && strncmp(wanted, "en", 2) == 0 ? KS_LANG_EN : KS_LANG_ZH_CN;
}

/* The token of the cookie; "" without one. */
static const char *read_token(struct passing *passing)
{
    const char *at = ks_http_header(passing->exchange, "Cookie"),
               *name =
                   ks_arena_printf(passing->request.arena, "%ssession=", cookie_prefix(passing));
    size_t name_bytes = strlen(name);

    while (at != NULL && *at != '\0') {
        at += strspn(at, "; ");
        size_t length = strcspn(at, ";");
        if (strncmp(at, name, name_bytes) == 0 && length == name_bytes + TOKEN_CHARS)
            return ks_arena_strndup(passing->request.arena, at + name_bytes, TOKEN_CHARS);
        at += length;
    }
    return "";
}

/* A request is a sign of life; not each is worth a write. */
static void keep_seat(const struct ks_request *request)
{
    uint8_t id[1][KS_CRYPTO_HASH_BYTES];
    bool is_alive = false;

    if (request->session.seat[0] == '\0' ||
        request->session.seat_until_ms - request->now_ms > 45 * 1000)
        return;
    memcpy(id[0], request->session.id, sizeof id[0]);
    enum ks_err ignored =
        ks_sessions_keep_alive(request->desk, id, 1, request->now_ms, &is_alive, NULL);
    (void)ignored; /* the next request tries again */
}

static bool find_session(struct passing *passing)
{
    struct ks_request *request = &passing->request;
    struct ks_error error = {0};

    request->token = read_token(passing);
    if (request->token[0] == '\0')
        return true;
    enum ks_err err =
        ks_session_find(request->desk, request->token, request->now_ms, &request->session, &error);
    if (err != KS_OK && err != KS_ERR_NOT_FOUND)
        return fail(passing, &error);
    request->is_signed_in = err == KS_OK;
    if (!request->is_signed_in)
        return true;
    request->lang = request->session.lang;
    ks_i18n_tell_thread_in(request->lang);
    keep_seat(request);
    return true;
}

static bool has_right(struct passing *passing)
{
    static const enum ks_rank least_ranks[KS_RIGHT_COUNT] = {
        [KS_RIGHT_BOARD] = KS_RANK_WINDOW,
        [KS_RIGHT_WINDOW] = KS_RANK_WINDOW,
        [KS_RIGHT_SUPERVISOR] = KS_RANK_SUPERVISOR,
        [KS_RIGHT_COURT] = KS_RANK_SUPERVISOR,
        [KS_RIGHT_ADMINISTRATOR] = KS_RANK_ADMINISTRATOR,
    };
    const struct ks_request *request = &passing->request;
    enum ks_right right = passing->route->right;

    if (right == KS_RIGHT_NONE ||
        (right == KS_RIGHT_BOARD && passing->console->setup.is_board_public))
        return true;
    if (!request->is_signed_in)
        return refuse(passing, 401, "sign-in", KS_N_("Sign in first"));
    return request->session.role >= least_ranks[right] ||
           refuse(passing, 403, "right", KS_N_("Your role may not do this"));
}

static bool is_for(const struct passing *passing)
{
    return ks_whose_is_for(passing->route->whose, passing->request.session.tribunal,
                           passing->console->setup.hall);
}

/* A public board is anybody's, and then of nobody who is signed in elsewhere. */
static bool is_theirs(struct passing *passing)
{
    struct ks_request *request = &passing->request;

    if (!request->is_signed_in || is_for(passing))
        return true;
    if (passing->route->right != KS_RIGHT_BOARD || !passing->console->setup.is_board_public)
        return refuse(passing, 403, "right",
                      KS_N_("This is the court's or another tribunal's, not yours"));
    request->session = (struct ks_session){.role = KS_RANK_WINDOW};
    request->is_signed_in = false;
    return true;
}

/* Pages from elsewhere can make a browser send its cookie, but not read what the token is made of.
 */
static bool is_from_us(struct passing *passing)
{
    const struct ks_http_exchange *exchange = passing->exchange;
    const char *origin = ks_http_header(exchange, "Origin");
    const char *given = ks_http_header(exchange, "X-CSRF");
    char wanted[KS_TOKEN_BYTES];

    if (strcmp(passing->route->method, "GET") == 0)
        return true;
    if (origin != NULL && !ks_origin_is_ours(origin, ks_http_header(exchange, "Host")))
        return refuse(passing, 403, "origin", KS_N_("The page that asks is not of this server"));
    if (!passing->request.is_signed_in || passing->route->right == KS_RIGHT_NONE)
        return true;
    ks_session_csrf(passing->request.token, wanted);
    if (given != NULL && strlen(given) == TOKEN_CHARS &&
        ks_crypto_is_equal(given, wanted, TOKEN_CHARS))
        return true;
    return refuse(passing, 403, "token",
                  KS_N_("The sign of the session is missing: load the page "
                        "again"));
}

/* ---- what is asked ---- */

static bool read_query(struct passing *passing)
{
    const struct ks_request *request = &passing->request;

    return ks_url_query_is_fit(passing->route, request->query, request->arena) ||
           refuse(passing, 400, "input",
                  KS_N_("What stands behind the \"?\" is not what is asked for here"));
}

static bool is_fit(const struct ks_route *route, const struct ks_node *body)
{
    const struct ks_node *token = ks_node_member(body, "request");

    if (token != NULL && token->kind != KS_NODE_NULL && token->kind != KS_NODE_TEXT)
        return false;
    for (int i = 0; i < KS_MOST_ROUTE_FIELDS && route->fields[i].name != NULL; i++) {
        const struct ks_node *member = ks_node_member(body, route->fields[i].name);
        if (member != NULL && member->kind != KS_NODE_NULL && member->kind != route->fields[i].kind)
            return false;
    }
    return true;
}

static bool read_body(struct passing *passing)
{
    static const struct ks_node nothing = {.kind = KS_NODE_OBJECT, .key = "", .name = ""};
    const char *type = ks_http_header(passing->exchange, "Content-Type"), *fault = NULL;
    const struct ks_http_asked *asked = ks_http_asked(passing->exchange);
    int line = 0;

    passing->request.body = &nothing;
    if (asked->bytes == 0 || strcmp(asked->method, "GET") == 0)
        return true;
    if (type == NULL || strncmp(type, "application/json", strlen("application/json")) != 0)
        return refuse(passing, 400, "input", KS_N_("The body of a request is application/json"));
    const struct ks_node *body =
        ks_node_parse(passing->request.arena, asked->body, asked->bytes, &line, &fault);
    if (body == NULL || body->kind != KS_NODE_OBJECT || !is_fit(passing->route, body))
        return refuse(passing, 400, "input",
                      KS_N_("The body of the request is not what is asked "
                            "for here"));
    passing->request.body = body;
    return true;
}

static bool open_stream(struct passing *passing)
{
    const struct ks_request *request = &passing->request;
    const struct ks_http_answer answer = begin_answer(200, "text/event-stream", "no-store");

    return ks_hub_open(passing->console->hub, passing->exchange, &answer,
                       request->is_signed_in ? &request->session : NULL,
                       ks_http_header(passing->exchange, "Last-Event-ID")) ||
           refuse(passing, 429, "too-many", KS_N_("Too many pages listen already: close some"));
}

/* True when it waits and is somebody else's now. */
static bool does_wait(struct passing *passing)
{
    const struct ks_request *request = &passing->request;
    const char *after = ks_request_query(request, "after");
    long wait_s = strtol(ks_request_query(request, "wait"), NULL, 10);

    if (passing->route->kind != KS_ROUTE_WAITS || after[0] == '\0' || wait_s <= 0 ||
        ks_http_mark(passing->exchange))
        return false;
    return ks_hub_wait(passing->console->hub, passing->exchange, after,
                       wait_s < KS_HUB_MOST_WAIT_S ? (int)wait_s : KS_HUB_MOST_WAIT_S);
}

static void handle_once(struct passing *passing)
{
    struct ks_once once;

    if (!ks_once_enter(passing->route, &passing->request, &once, &passing->answer))
        return;
    passing->route->handle(&passing->request, &passing->answer);
    ks_once_leave(&passing->request, &once, &passing->answer);
}

static void handle_kept(struct passing *passing)
{
    struct ks_kept *kept = &passing->console->kept;
    struct ks_request *request = &passing->request;
    const char *key = ks_kept_key(ks_http_asked(passing->exchange)->path, request);

    if (key != NULL && ks_kept_find(kept, key, request->arena, &passing->answer))
        return;
    passing->route->handle(request, &passing->answer);
    if (key != NULL)
        ks_kept_put(kept, key, &passing->answer);
}

static void handle(struct passing *passing)
{
    if (passing->route->kind == KS_ROUTE_STREAM) {
        open_stream(passing);
        return;
    }
    if (does_wait(passing))
        return;
    if (passing->route->again == KS_AGAIN_ONCE)
        handle_once(passing);
    else if (passing->route->again == KS_AGAIN_KEPT)
        handle_kept(passing);
    else
        passing->route->handle(&passing->request, &passing->answer);
    send_answer(passing);
}

static struct passing begin(struct ks_console *console, struct ks_desk *desk,
                            struct ks_http_exchange *exchange)
{
    struct passing passing = {.console = console,
                              .exchange = exchange,
                              .held = ks_shown_take(console->setup.shown, desk)};

    passing.request = (struct ks_request){
        .desk = desk,
        .content = passing.held->content,
        .content_dir = passing.held->path,
        .clock = console->setup.clock,
        .watch = console->watch,
        .console = console,
        .arena = ks_http_arena(exchange),
        .query = ks_http_asked(exchange)->query,
        .address = ks_http_asked(exchange)->address,
        .lang = lang_of_browser(exchange),
        .token = "",
        .now_ms = ks_clock_wall_ms(console->setup.clock),
    };
    ks_i18n_tell_thread_in(passing.request.lang);
    return passing;
}

/* True when it takes long, and is another lane's now, or refused: from here on it is known that who
 * asks may, so that strangers take no place there. */
static bool moves_on(struct passing *passing)
{
    enum ks_route_kind kind = passing->route->kind;

    if ((kind != KS_ROUTE_DEAR && kind != KS_ROUTE_DRAWS) || ks_http_mark(passing->exchange))
        return false;
    if (ks_lane_give(passing->console->lanes[kind], passing->exchange))
        return true;
    passing->answer.retry_after_s = 1;
    refuse(passing, 503, "busy", KS_N_("The server has too much to do: try again in a moment"));
    return true;
}

/* To its handler, or refused. */
static void pass(struct passing *passing)
{
    struct ks_console *console = passing->console;
    struct ks_http_exchange *exchange = passing->exchange;
    const struct ks_http_asked *asked = ks_http_asked(exchange);
    bool is_path = false;

    if (!ks_host_is_ours(ks_http_header(exchange, "Host"), console->setup.names)) {
        refuse(passing, 403, "host", KS_N_("This server is not called by this name"));
        return;
    }
    passing->route = ks_routes_find(asked->method, asked->path, &is_path);
    if (passing->route == NULL && is_path) {
        refuse(passing, 405, "method", KS_N_("This address is not asked in this way"));
        return;
    }
    if (passing->route == NULL) {
        serve_file(passing);
        return;
    }
    if (asked->is_too_long) {
        refuse(passing, 413, "too-long", KS_N_("The body of the request is too long"));
        return;
    }
    if (asked->is_too_much) {
        passing->answer.retry_after_s = 1;
        refuse(passing, 429, "wait",
               KS_N_("Too much is being sent at once: try again in a moment"));
        return;
    }
    if (find_session(passing) && has_right(passing) && is_theirs(passing) && is_from_us(passing) &&
        !moves_on(passing) && read_query(passing) && read_body(passing))
        handle(passing);
}

void ks_gate_work(void *ctx, struct ks_desk *desk, struct ks_http_exchange *exchange)
{
    struct ks_console *console = ctx;
    struct passing passing = begin(console, desk, exchange);

    pass(&passing);
    ks_shown_give_back(console->setup.shown, passing.held);
}

void ks_gate_refuse(struct ks_console *console, struct ks_http_exchange *exchange, int status,
                    const char *code, const char *message)
{
    struct passing passing = begin(console, NULL, exchange);

    passing.answer.retry_after_s = 1;
    refuse(&passing, status, code, message);
    ks_shown_give_back(console->setup.shown, passing.held);
    ks_i18n_tell_thread_in(KS_LANG_COUNT);
}
