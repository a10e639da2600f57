/* TCP: the name is looked up, and its addresses are tried one after the other. */
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/lookup.h"
#include "print/escpos_wire_private.h"

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

/* Conditions know no clock that counts on in sleep. */
static const struct addrinfo *find_by(struct ks_lookup *lookup, int64_t deadline_ms)
{
    return lookup != NULL && ks_lookup_await(lookup, deadline_ms - ks_wire_now_ms())
               ? ks_lookup_found(lookup)
               : NULL;
}

enum ks_err ks_wire_connect(const struct ks_wire_address *address, int64_t deadline_ms, int *fd,
                            struct ks_error *error)
{
    struct ks_lookup *lookup = ks_lookup_start(address->host, address->port);
    const struct addrinfo *found = find_by(lookup, deadline_ms);
    bool is_known = found != NULL;
    int fault = 0;

    *fd = -1;
    for (const struct addrinfo *to = found; to != NULL && *fd < 0; to = to->ai_next)
        *fd = connect_one(to, deadline_ms, &fault);
    ks_lookup_free(lookup);
    if (*fd >= 0)
        return KS_OK;
    return is_known ? ks_fail(error, KS_ERR_IO, "the printer at %s port %s cannot be reached: %s",
                              address->host, address->port, explain(fault))
                    : ks_fail(error, KS_ERR_IO,
                              "the printer's name %s is not known to this network", address->host);
}
