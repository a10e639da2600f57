/* Sending and receiving on a line, within a limit of time. */
#include "print/escpos_wire.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <linux/sockios.h>

#include "base/i18n.h"
#include "print/escpos_wire_private.h"

enum { LOOK_AGAIN_MS = 5 };

enum ks_err ks_wire_open(const struct ks_wire_address *address, int64_t deadline_ms,
                         struct ks_wire *out, struct ks_error *error)
{
    *out = (struct ks_wire){.kind = address->kind, .fd = -1};
    return address->kind == KS_WIRE_TCP ? ks_wire_connect(address, deadline_ms, &out->fd, error)
                                        : ks_wire_open_device(address, &out->fd, error);
}

/* Waits for `events`; false when the deadline passed. */
static bool wait_for(const struct ks_wire *wire, short events, int64_t deadline_ms)
{
    struct pollfd pollfd = {.fd = wire->fd, .events = events};
    int ready;

    do {
        int64_t left = deadline_ms - ks_wire_now_ms();
        ready = poll(&pollfd, 1, left > 0 ? (int)left : 0);
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

static void pause_until(int64_t deadline_ms)
{
    int64_t left = deadline_ms - ks_wire_now_ms();

    if (left > 0)
        usleep((useconds_t)(left < LOOK_AGAIN_MS ? left : LOOK_AGAIN_MS) * 1000);
}

static ssize_t write_some(const struct ks_wire *wire, const uint8_t *data, size_t bytes)
{
    return wire->kind == KS_WIRE_TCP ? send(wire->fd, data, bytes, MSG_NOSIGNAL)
                                     : write(wire->fd, data, bytes);
}

enum ks_err ks_wire_write(struct ks_wire *wire, const void *data, size_t bytes, int64_t deadline_ms,
                          struct ks_error *error)
{
    const uint8_t *at = data;

    while (bytes > 0) {
        ssize_t taken = write_some(wire, at, bytes);
        if (taken < 0 && errno != EAGAIN && errno != EINTR)
            return ks_fail(error, KS_ERR_IO, "the line to the printer broke: %s",
                           ks_staff_errno(errno));
        if (taken > 0) {
            at += taken;
            bytes -= (size_t)taken;
        } else if (!wait_for(wire, POLLOUT, deadline_ms)) {
            return ks_fail(error, KS_ERR_IO, "the printer stopped taking data");
        }
    }
    return KS_OK;
}

/* Bytes that have not left; 0 where nobody can tell. */
static int left_bytes(const struct ks_wire *wire)
{
    int left = 0;
    unsigned long what = wire->kind == KS_WIRE_TCP ? SIOCOUTQ : TIOCOUTQ;

    return ioctl(wire->fd, what, &left) == 0 ? left : 0;
}

enum ks_err ks_wire_flush(struct ks_wire *wire, int64_t deadline_ms, struct ks_error *error)
{
    if (!wait_for(wire, POLLOUT, deadline_ms))
        return ks_fail(error, KS_ERR_IO, "the printer stopped taking data");
    while (left_bytes(wire) > 0) {
        if (ks_wire_now_ms() >= deadline_ms)
            return ks_fail(error, KS_ERR_IO, "the printer stopped taking data");
        pause_until(deadline_ms);
    }
    return KS_OK;
}

/* A device that only takes never has anything to say; that is no fault of the line. */
static bool is_mute(const struct ks_wire *wire, int fault)
{
    return wire->kind == KS_WIRE_DEVICE && (fault == EBADF || fault == EINVAL);
}

/* A device file gives 0 bytes when it has none just now; elsewhere that is the end. */
int ks_wire_read(struct ks_wire *wire, int64_t deadline_ms)
{
    uint8_t byte = 0;

    for (;;) {
        ssize_t got = read(wire->fd, &byte, 1);
        if (got == 1)
            return byte;
        if (got == 0 && wire->kind != KS_WIRE_DEVICE)
            return KS_WIRE_BROKEN;
        if (got < 0 && errno != EAGAIN && errno != EINTR)
            return is_mute(wire, errno) ? KS_WIRE_NOTHING : KS_WIRE_BROKEN;
        if (ks_wire_now_ms() >= deadline_ms)
            return KS_WIRE_NOTHING;
        if (got == 0)
            pause_until(deadline_ms);
        else
            wait_for(wire, POLLIN, deadline_ms);
    }
}

void ks_wire_close(struct ks_wire *wire)
{
    if (wire->fd >= 0)
        close(wire->fd);
    wire->fd = -1;
}

void ks_wire_drop(struct ks_wire *wire)
{
    struct linger at_once = {.l_onoff = 1, .l_linger = 0};

    if (wire->fd >= 0 && wire->kind == KS_WIRE_TCP)
        (void)setsockopt(wire->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    else if (wire->fd >= 0)
        (void)tcflush(wire->fd, TCIOFLUSH);
    ks_wire_close(wire);
}
