#include "ipp_relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

enum { PIECE_BYTES = 4096 };

struct ipp_relay {
    pthread_t thread;
    int listener, port, target;
    atomic_long sent, cut_at; /* read and written by both threads */
    atomic_int is_dead, is_stopping;
};

static struct sockaddr_in at_port(int port)
{
    return (struct sockaddr_in){.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)port),
                                .sin_addr = {htonl(INADDR_LOOPBACK)}};
}

/* Passes one piece on; false when the line has ended or is cut. */
static bool pass(struct ipp_relay *relay, int from, int to, bool is_counted)
{
    char piece[PIECE_BYTES];
    long sent = atomic_load(&relay->sent), cut_at = atomic_load(&relay->cut_at);
    bool is_limited = is_counted && cut_at >= 0;
    size_t most = is_limited && cut_at - sent < PIECE_BYTES ? (size_t)(cut_at - sent) : PIECE_BYTES;
    ssize_t got = most > 0 ? recv(from, piece, most, 0) : 0;

    if (got <= 0 || send(to, piece, (size_t)got, MSG_NOSIGNAL) != got)
        return false;
    if (is_counted)
        atomic_store(&relay->sent, sent + got);
    return !is_limited || sent + got < cut_at;
}

/* Until either side ends it, or it is cut. */
static void serve(struct ipp_relay *relay, int client)
{
    int printer = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in at = at_port(relay->target);
    struct pollfd ends[2] = {{client, POLLIN, 0}, {printer, POLLIN, 0}};
    bool is_open = connect(printer, (struct sockaddr *)&at, sizeof at) == 0;

    while (is_open && !atomic_load(&relay->is_stopping)) {
        if (poll(ends, 2, 50) <= 0)
            continue;
        if (ends[0].revents != 0)
            is_open = pass(relay, client, printer, true);
        if (is_open && ends[1].revents != 0)
            is_open = pass(relay, printer, client, false);
    }
    close(printer);
    close(client);
}

static bool is_cut(const struct ipp_relay *relay)
{
    long cut_at = atomic_load(&relay->cut_at);

    return cut_at >= 0 && atomic_load(&relay->sent) >= cut_at;
}

static void *run(void *ctx)
{
    struct ipp_relay *relay = ctx;
    struct pollfd waiting = {relay->listener, POLLIN, 0};

    while (!atomic_load(&relay->is_stopping)) {
        if (poll(&waiting, 1, 50) <= 0)
            continue;
        int client = accept(relay->listener, NULL, NULL);
        if (is_cut(relay) && atomic_load(&relay->is_dead)) {
            close(client);
            continue;
        }
        if (is_cut(relay))
            atomic_store(&relay->cut_at, -1);
        serve(relay, client);
    }
    return NULL;
}

struct ipp_relay *ipp_relay_start(int port)
{
    struct ipp_relay *relay = calloc(1, sizeof *relay);
    struct sockaddr_in at = at_port(0);
    socklen_t length = sizeof at;

    assert_non_null(relay);
    relay->target = port;
    relay->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(relay->listener, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(relay->listener, 16), 0);
    assert_int_equal(getsockname(relay->listener, (struct sockaddr *)&at, &length), 0);
    relay->port = ntohs(at.sin_port);
    atomic_store(&relay->cut_at, -1);
    assert_int_equal(pthread_create(&relay->thread, NULL, run, relay), 0);
    return relay;
}

void ipp_relay_stop(struct ipp_relay *relay)
{
    atomic_store(&relay->is_stopping, 1);
    pthread_join(relay->thread, NULL);
    close(relay->listener);
    free(relay);
}

int ipp_relay_port(const struct ipp_relay *relay)
{
    return relay->port;
}

void ipp_relay_cut_at(struct ipp_relay *relay, long bytes, int is_dead)
{
    atomic_store(&relay->is_dead, is_dead);
    atomic_store(&relay->sent, 0);
    atomic_store(&relay->cut_at, bytes);
}

long ipp_relay_count(const struct ipp_relay *relay)
{
    return atomic_load(&relay->sent);
}
