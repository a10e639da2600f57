/* Requests and answers over HTTP, by libmicrohttpd: its own thread reads and sends, a request that
 * is whole waits aside (suspended) until somebody has answered it. */
#include "console/http_server.h"

#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "console/address.h"
#include "console/body.h"
#include "console/deadlines.h"
#include "console/framing.h"

enum {
    MOST_CONNECTIONS = 600,
    MOST_OF_A_PEER = 300,
    CROWD = 400, /* so many at once: from here on a few are enough for each peer */
    MOST_IN_A_CROWD = 32,
    IDLE_S = 30,
    POOL_BYTES = 32 * 1024,
    STREAM_ROOM = 4096,
    REQUEST_MS = 20 * 1000, /* for the head of a request, and again for its body */
    ANSWER_MS = 120 * 1000, /* for a client to take its answer */
    NEXT_MS = 75 * 1000,    /* until the next request of a connection is there */
};

struct ks_http_server {
    struct ks_http_setup setup;
    struct MHD_Daemon *daemon;
    int port;
    pthread_mutex_t mutex;
    struct ks_deadlines deadlines;
    struct stream *streams;  /* protected by mutex */
    struct ks_bodies bodies; /* the server's thread's */
    atomic_bool is_stopping;
};

/* An answer that goes on. */
struct stream {
    struct ks_http_server *server;
    struct MHD_Connection *connection;
    struct ks_http_stream given;
    bool is_waiting; /* suspended until there is something new; protected by the server's mutex */
    struct stream *next;
};

struct ks_http_exchange {
    struct ks_http_server *server;
    struct MHD_Connection *connection;
    struct ks_arena arena;
    struct ks_http_asked asked;
    char address[KS_PEER_BYTES];
    bool has_begun, is_whole, is_marked;
    struct ks_body body;
    struct MHD_Response *response; /* NULL until answered */
    int status;
};

/* ---- connections ---- */

static void set_deadline(struct ks_http_server *server, struct MHD_Connection *connection,
                         int64_t in_ms)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    if (info != NULL && info->socket_context != NULL)
        ks_deadlines_set(&server->deadlines, info->socket_context, in_ms);
}

static void write_peer(struct MHD_Connection *connection, char out[KS_PEER_BYTES])
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);

    ks_peer_write(info != NULL ? info->client_addr : NULL, out);
}

/* Where few places are left, nobody may take them all. */
static enum MHD_Result may_connect(void *ctx, const struct sockaddr *from, socklen_t bytes)
{
    struct ks_http_server *server = ctx;
    char peer[KS_PEER_BYTES];
    int of_peer = 0;

    (void)bytes;
    ks_peer_write(from, peer);
    int count = ks_deadlines_count(&server->deadlines, peer, &of_peer);
    return of_peer < (count < CROWD ? MOST_OF_A_PEER : MOST_IN_A_CROWD) ? MHD_YES : MHD_NO;
}

static void on_connection(void *ctx, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode what)
{
    struct ks_http_server *server = ctx;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    char peer[KS_PEER_BYTES];

    write_peer(connection, peer);
    if (what == MHD_CONNECTION_NOTIFY_STARTED && info != NULL)
        *context = ks_deadlines_add(&server->deadlines, info->connect_fd, peer, REQUEST_MS);
    else if (what == MHD_CONNECTION_NOTIFY_CLOSED && *context != NULL)
        ks_deadlines_remove(&server->deadlines, *context);
}

void ks_http_sweep(struct ks_http_server *server)
{
    ks_deadlines_sweep(&server->deadlines);
}

/* ---- requests ---- */

/* The first word of a request: its address as it was sent. */
static void *on_address(void *ctx, const char *uri, struct MHD_Connection *connection)
{
    struct ks_http_exchange *exchange = calloc(1, sizeof *exchange);

    if (exchange == NULL)
        return NULL;
    exchange->server = ctx;
    exchange->connection = connection;
    size_t length = strcspn(uri, "?");
    exchange->asked.path = ks_arena_strndup(&exchange->arena, uri, length);
    exchange->asked.query =
        ks_arena_strdup(&exchange->arena, uri[length] == '?' ? uri + length + 1 : "");
    return exchange;
}

static enum MHD_Result take_header(void *ctx, enum MHD_ValueKind kind, const char *name,
                                   size_t name_bytes, const char *value, size_t value_bytes)
{
    (void)kind;
    ks_framing_take(ctx, name, name_bytes, value != NULL ? value : "", value_bytes);
    return MHD_YES;
}

/* Of a request that may be two nothing is read: the connection ends with the answer. */
static enum MHD_Result refuse_frame(struct MHD_Connection *connection)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);

    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    enum MHD_Result is_queued = MHD_queue_response(connection, 400, response);
    MHD_destroy_response(response);
    return is_queued;
}

static enum MHD_Result begin(struct ks_http_exchange *exchange, const char *method)
{
    struct ks_http_server *server = exchange->server;
    struct ks_framing framing = {0};

    MHD_get_connection_values_n(exchange->connection, MHD_HEADER_KIND, take_header, &framing);
    if (!ks_framing_is_right(&framing))
        return refuse_frame(exchange->connection);
    exchange->has_begun = true;
    exchange->asked.method = ks_arena_strdup(&exchange->arena, method);
    write_peer(exchange->connection, exchange->address);
    exchange->asked.address = exchange->address;
    exchange->body =
        (struct ks_body){.bodies = &server->bodies,
                         .peer = exchange->address,
                         .most = server->setup.most_body(server->setup.ctx, exchange->asked.method,
                                                         exchange->asked.path)};
    set_deadline(server, exchange->connection, REQUEST_MS);
    return MHD_YES;
}

static void tell_body(struct ks_http_exchange *exchange)
{
    const struct ks_body *body = &exchange->body;

    exchange->asked.body = body->text != NULL ? body->text : "";
    exchange->asked.bytes = body->bytes;
    exchange->asked.is_too_long = body->is_too_long;
    exchange->asked.is_too_much = body->is_too_much;
}

static enum MHD_Result send_answer(struct ks_http_exchange *exchange)
{
    int status = exchange->status; /* negative: of a stream */

    set_deadline(exchange->server, exchange->connection, status < 0 ? 0 : ANSWER_MS);
    return MHD_queue_response(exchange->connection, (unsigned)abs(status), exchange->response);
}

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *data,
                                  size_t *bytes, void **con_cls)
{
    struct ks_http_server *server = ctx;
    struct ks_http_exchange *exchange = *con_cls;

    (void)url;
    (void)version;
    if (exchange != NULL && exchange->response != NULL)
        return send_answer(exchange);
    if (exchange == NULL || atomic_load(&server->is_stopping))
        return MHD_NO;
    if (!exchange->has_begun)
        return begin(exchange, method);
    if (*bytes > 0) {
        bool goes_on = ks_body_take(&exchange->body, data, *bytes);
        *bytes = 0;
        return goes_on ? MHD_YES : MHD_NO;
    }
    if (exchange->is_whole)
        return MHD_YES;
    exchange->is_whole = true;
    tell_body(exchange);
    set_deadline(server, connection, 0);
    MHD_suspend_connection(connection);
    server->setup.serve(server->setup.ctx, exchange);
    return MHD_YES;
}

static void on_end(void *ctx, struct MHD_Connection *connection, void **con_cls,
                   enum MHD_RequestTerminationCode how)
{
    struct ks_http_exchange *exchange = *con_cls;

    if (exchange == NULL)
        return;
    if (how == MHD_REQUEST_TERMINATED_COMPLETED_OK)
        set_deadline(ctx, connection, NEXT_MS);
    if (exchange->response != NULL)
        MHD_destroy_response(exchange->response);
    ks_body_drop(&exchange->body);
    ks_arena_wipe(&exchange->arena);
    ks_arena_destroy(&exchange->arena);
    free(exchange);
    *con_cls = NULL;
}

/* ---- answers ---- */

static void give_headers(struct MHD_Response *response, const struct ks_http_answer *answer)
{
    for (int i = 0; i < KS_HTTP_MOST_HEADERS && answer->headers[i].name != NULL; i++)
        MHD_add_response_header(response, answer->headers[i].name, answer->headers[i].value);
}

/* It goes back to the server's thread, which sends it. */
static void hand_back(struct ks_http_exchange *exchange, int status, struct MHD_Response *response)
{
    if (response == NULL)
        ks_memory_is_out(); /* nothing can be answered without */
    exchange->status = status;
    exchange->response = response;
    MHD_resume_connection(exchange->connection);
}

void ks_http_answer(struct ks_http_exchange *exchange, const struct ks_http_answer *answer)
{
    struct MHD_Response *response =
        answer->file != NULL ? MHD_create_response_from_fd64(answer->bytes, *answer->file)
                             : MHD_create_response_from_buffer(answer->bytes, (void *)answer->body,
                                                               MHD_RESPMEM_MUST_COPY);

    if (response != NULL)
        give_headers(response, answer);
    hand_back(exchange, answer->status, response);
}

/* The mutex is held from the look until it waits, so that no news falls between. */
static ssize_t read_stream(void *ctx, uint64_t at, char *out, size_t room)
{
    struct stream *stream = ctx;
    struct ks_http_server *server = stream->server;

    (void)at;
    pthread_mutex_lock(&server->mutex);
    long bytes =
        atomic_load(&server->is_stopping) ? -1 : stream->given.read(stream->given.ctx, out, room);
    if (bytes == 0) {
        stream->is_waiting = true;
        MHD_suspend_connection(stream->connection);
    }
    pthread_mutex_unlock(&server->mutex);
    return bytes >= 0 ? (ssize_t)bytes : MHD_CONTENT_READER_END_OF_STREAM;
}

static void end_stream(void *ctx)
{
    struct stream *stream = ctx;
    struct ks_http_server *server = stream->server;

    pthread_mutex_lock(&server->mutex);
    struct stream **at = &server->streams;
    while (*at != stream)
        at = &(*at)->next;
    *at = stream->next;
    pthread_mutex_unlock(&server->mutex);
    stream->given.end(stream->given.ctx);
    free(stream);
}

void ks_http_answer_stream(struct ks_http_exchange *exchange, const struct ks_http_answer *answer,
                           const struct ks_http_stream *given)
{
    struct ks_http_server *server = exchange->server;
    struct stream *stream = calloc(1, sizeof *stream);

    if (stream == NULL)
        ks_memory_is_out();
    *stream =
        (struct stream){.server = server, .connection = exchange->connection, .given = *given};
    pthread_mutex_lock(&server->mutex);
    stream->next = server->streams;
    server->streams = stream;
    pthread_mutex_unlock(&server->mutex);
    struct MHD_Response *response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, STREAM_ROOM, read_stream, stream, end_stream);
    if (response != NULL)
        give_headers(response, answer);
    hand_back(exchange, -answer->status, response);
}

void ks_http_wake(struct ks_http_server *server)
{
    pthread_mutex_lock(&server->mutex);
    for (struct stream *stream = server->streams; stream != NULL; stream = stream->next) {
        if (!stream->is_waiting)
            continue;
        stream->is_waiting = false;
        MHD_resume_connection(stream->connection);
    }
    pthread_mutex_unlock(&server->mutex);
}

/* ---- what a request says ---- */

const struct ks_http_asked *ks_http_asked(const struct ks_http_exchange *exchange)
{
    return &exchange->asked;
}

struct ks_arena *ks_http_arena(struct ks_http_exchange *exchange)
{
    return &exchange->arena;
}

bool ks_http_mark(struct ks_http_exchange *exchange)
{
    bool was_marked = exchange->is_marked;

    exchange->is_marked = true;
    return was_marked;
}

struct asked_header {
    const char *name, *value;
    int count;
};

static enum MHD_Result find_header(void *ctx, enum MHD_ValueKind kind, const char *name,
                                   const char *value)
{
    struct asked_header *asked = ctx;

    (void)kind;
    if (strcasecmp(name, asked->name) == 0) {
        asked->value = value;
        asked->count++;
    }
    return MHD_YES;
}

const char *ks_http_header(const struct ks_http_exchange *exchange, const char *name)
{
    struct asked_header asked = {.name = name};

    MHD_get_connection_values(exchange->connection, MHD_HEADER_KIND, find_header, &asked);
    return asked.count == 1 ? asked.value : NULL;
}

/* ---- start and stop ---- */

/* What the library has to tell is of its clients' making. */
static void keep_quiet(void *ctx, const char *format, va_list args)
{
    (void)ctx;
    (void)format;
    (void)args;
}

static enum ks_err start_daemon(struct ks_http_server *server, const struct sockaddr *address,
                                struct ks_error *error)
{
    const struct ks_http_setup *setup = &server->setup;
    unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME |
                     (setup->certificate != NULL ? MHD_USE_TLS : 0) |
                     (address->sa_family == AF_INET6 ? MHD_USE_IPv6 : 0);
    const struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)setup->certificate},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)setup->key},
        {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)"NORMAL:-VERS-TLS1.0:-VERS-TLS1.1"},
        {MHD_OPTION_END, 0, NULL}};
    const struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};

    errno = 0;
    server->daemon = MHD_start_daemon(
        flags, 0, may_connect, server, on_request, server, MHD_OPTION_EXTERNAL_LOGGER, keep_quiet,
        NULL, MHD_OPTION_SOCK_ADDR, address, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)MOST_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)POOL_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, on_address, server, MHD_OPTION_NOTIFY_COMPLETED, on_end,
        server, MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_ARRAY,
        setup->certificate != NULL ? tls : none, MHD_OPTION_END);
    if (server->daemon != NULL)
        return KS_OK;
    if (errno == EADDRINUSE)
        return ks_fail(error, KS_ERR_BUSY, "another program listens at %s port %d already",
                       setup->host, setup->port);
    if (errno == EACCES || errno == EADDRNOTAVAIL)
        return ks_fail(error, KS_ERR_INPUT, "nobody may listen at %s port %d here: %s", setup->host,
                       setup->port, ks_staff_errno(errno));
    return ks_fail(error, KS_ERR_INPUT,
                   setup->certificate != NULL
                       ? KS_N_("the console cannot start: its certificate and key do not belong "
                               "together, or are damaged")
                       : KS_N_("the console cannot start at this address"));
}

enum ks_err ks_http_listen(struct ks_http_server *server, struct ks_error *error)
{
    const struct ks_http_setup *setup = &server->setup;
    const struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_PASSIVE,
                                   .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    char port[16];

    snprintf(port, sizeof port, "%d", setup->port);
    if (getaddrinfo(setup->host, port, &hints, &found) != 0 || found == NULL)
        return ks_fail(error, KS_ERR_INPUT, "%s is no address to listen at: write 127.0.0.1:8368",
                       setup->host);
    enum ks_err err = start_daemon(server, found->ai_addr, error);
    freeaddrinfo(found);
    if (err != KS_OK)
        return err;
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    server->port = info != NULL ? info->port : setup->port;
    return KS_OK;
}

struct ks_http_server *ks_http_create(const struct ks_http_setup *setup)
{
    struct ks_http_server *server = calloc(1, sizeof *server);

    if (server == NULL)
        return NULL;
    server->setup = *setup;
    pthread_mutex_init(&server->mutex, NULL);
    ks_deadlines_init(&server->deadlines);
    return server;
}

int ks_http_port(const struct ks_http_server *server)
{
    return server->port;
}

void ks_http_begin_stop(struct ks_http_server *server)
{
    atomic_store(&server->is_stopping, true);
    ks_http_wake(server);
}

void ks_http_stop(struct ks_http_server *server)
{
    if (server == NULL)
        return;
    ks_http_begin_stop(server);
    if (server->daemon != NULL)
        MHD_stop_daemon(server->daemon);
    ks_deadlines_destroy(&server->deadlines);
    pthread_mutex_destroy(&server->mutex);
    free(server);
}
