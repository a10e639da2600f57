/* TCP: a name is looked up on a thread of its own, as a look-up has no time limit; whoever lets go
 * of it last frees it. */
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/waiting.h"
#include "print/escpos_wire_private.h"

struct lookup {
    char host[200], port[8];
    pthread_mutex_t mutex;
    pthread_cond_t is_done_cond;
    bool is_done;           /* protected by mutex, like all below */
    bool is_left;           /* nobody waits any more */
    struct addrinfo *found; /* NULL if none */
};

static void lookup_free(struct lookup *lookup)
{
    if (lookup->found != NULL)
        freeaddrinfo(lookup->found);
    pthread_cond_destroy(&lookup->is_done_cond);
    pthread_mutex_destroy(&lookup->mutex);
    free(lookup);
}

static struct addrinfo *ask(const char *host, const char *port, int flags)
{
    struct addrinfo hints = {
        .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV | flags};
    struct addrinfo *found = NULL;

    return getaddrinfo(host, port, &hints, &found) == 0 ? found : NULL;
}

static void *look_up(void *arg)
{
    struct lookup *lookup = arg;
    struct addrinfo *found = ask(lookup->host, lookup->port, 0);

    pthread_mutex_lock(&lookup->mutex);
    lookup->found = found;
    lookup->is_done = true;
    bool is_left = lookup->is_left;
    pthread_cond_signal(&lookup->is_done_cond);
    pthread_mutex_unlock(&lookup->mutex);
    if (is_left)
        lookup_free(lookup);
    return NULL;
}

static struct lookup *lookup_start(const struct ks_wire_address *address)
{
    struct lookup *lookup = calloc(1, sizeof *lookup);
    pthread_t thread;

    if (lookup == NULL)
        return NULL;
    memcpy(lookup->host, address->host, sizeof lookup->host);
    memcpy(lookup->port, address->port, sizeof lookup->port);
    pthread_mutex_init(&lookup->mutex, NULL);
    ks_waiting_init(&lookup->is_done_cond);
    if (pthread_create(&thread, NULL, look_up, lookup) != 0) {
        lookup_free(lookup);
        return NULL;
    }
    pthread_detach(thread);
    return lookup;
}

/* The addresses found by the deadline, the caller's to free; NULL if there are none. */
static struct addrinfo *lookup_finish(struct lookup *lookup, int64_t deadline_ms)
{
    struct addrinfo *found = NULL;
    int late = 0;

    /* Conditions know no clock that counts on in sleep. */
    int64_t left = deadline_ms - ks_wire_now_ms();
    const struct timespec until = ks_waiting_until(left > 0 ? left : 0);

    pthread_mutex_lock(&lookup->mutex);
    while (!lookup->is_done && late == 0)
        late = pthread_cond_timedwait(&lookup->is_done_cond, &lookup->mutex, &until);
    bool is_done = lookup->is_done;
    lookup->is_left = true;
    if (is_done) {
        found = lookup->found;
        lookup->found = NULL;
    }
    pthread_mutex_unlock(&lookup->mutex);
    if (is_done)
        lookup_free(lookup);
    return found;
}

static struct addrinfo *resolve(const struct ks_wire_address *address, int64_t deadline_ms)
{
    struct addrinfo *found = ask(address->host, address->port, AI_NUMERICHOST);
    struct lookup *lookup = found == NULL ? lookup_start(address) : NULL;

    return lookup != NULL ? lookup_finish(lookup, deadline_ms) : found;
}

/* 0, or what went wrong as an errno. */
static int wait_connected(int fd, int64_t deadline_ms)
{
    struct pollfd pollfd = {.fd = fd, .events = POLLOUT};
    int fault = 0, ready;
    socklen_t size = sizeof fault;

    do {
        int64_t left = deadline_ms - ks_wire_now_ms();
        ready = poll(&pollfd, 1, left > 0 ? (int)left : 0);
    } while (ready < 0 && errno == EINTR);
    if (ready <= 0)
        return ETIMEDOUT;
    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &fault, &size) == 0 ? fault : errno;
}

/* A connected socket, or -1 with what went wrong in *fault. */
static int connect_one(const struct addrinfo *to, int64_t deadline_ms, int *fault)
{
    int type = to->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, on = 1;
    int fd = socket(to->ai_family, type, to->ai_protocol);

    *fault = 0;
    if (fd < 0 || connect(fd, to->ai_addr, to->ai_addrlen) != 0)
        *fault = errno;
    if (fd >= 0 && *fault == EINPROGRESS)
        *fault = wait_connected(fd, deadline_ms);
    if (*fault == 0) {
        (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

/* Who can mend it depends on why. */
static const char *explain(int fault)
{
    switch (fault) {
    case ECONNREFUSED:
        return ks_staff_tr("it refuses; is the port right, or is the line taken?");
    case ETIMEDOUT:
        return ks_staff_tr("no answer; is it on, and in this network?");
    case EHOSTUNREACH:
    case ENETUNREACH:
        return ks_staff_tr("no way there; is the network cable in?");
    default:
        return ks_staff_errno(fault);
    }
}

enum ks_err ks_wire_connect(const struct ks_wire_address *address, int64_t deadline_ms, int *fd,
                            struct ks_error *error)
{
    struct addrinfo *found = resolve(address, deadline_ms);
    int fault = 0;

    *fd = -1;
    if (found == NULL)
        return ks_fail(error, KS_ERR_IO, "the printer's name %s is not known to this network",
                       address->host);
    for (struct addrinfo *to = found; to != NULL && *fd < 0; to = to->ai_next)
        *fd = connect_one(to, deadline_ms, &fault);
    freeaddrinfo(found);
    if (*fd < 0)
        return ks_fail(error, KS_ERR_IO, "the printer at %s port %s cannot be reached: %s",
                       address->host, address->port, explain(fault));
    return KS_OK;
}
