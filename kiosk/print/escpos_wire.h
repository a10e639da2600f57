/* The line to an ESC/POS printer: a TCP port, a device file or a serial port, behind one small
 * interface. Bytes only: what they mean is not known here. Every wait has an end. Worker thread. */
#ifndef KS_PRINT_ESCPOS_WIRE_H
#define KS_PRINT_ESCPOS_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum ks_wire_kind {
    KS_WIRE_TCP,
    KS_WIRE_DEVICE, /* any character device; a terminal is set to raw, its speed left alone */
    KS_WIRE_SERIAL,
};

enum ks_wire_flow {
    KS_FLOW_HARDWARE, /* RTS and CTS: the printer's busy line */
    KS_FLOW_SOFTWARE, /* XON and XOFF */
    KS_FLOW_NONE,
};

/* Where a printer is. */
struct ks_wire_address {
    enum ks_wire_kind kind;
    char host[200]; /* TCP */
    char port[8];   /* TCP; digits */
    char path[200]; /* DEVICE, SERIAL */
    int baud;       /* SERIAL */
    enum ks_wire_flow flow;
};

/* Reads "tcp://HOST[:PORT]" (9100; an IPv6 address in brackets), "/dev/..." or
 * "serial:/dev/...[?baud=N&flow=hardware|software|none]" (19200, hardware). KS_ERR_INPUT for
 * anything else, with text. */
enum ks_err ks_wire_parse(const char *text, struct ks_wire_address *out,
                          struct ks_error *error) KS_MUST_USE;

/* What the address is, however it was written: letter case and the usual port do not count, and a
 * device goes by itself, not by the names it has. */
void ks_wire_name(const struct ks_wire_address *address, char *out, size_t size);

/* How long `bytes` take on this line at the least; 0 where the line is no matter. */
int64_t ks_wire_transfer_ms(const struct ks_wire_address *address, size_t bytes);

/* An open line; {.fd = -1} is none. */
struct ks_wire {
    enum ks_wire_kind kind;
    int fd; /* owned; -1 = closed */
};

/* Opens the line by `deadline_ms` (monotonic, as all deadlines here). KS_ERR_IO with text when
 * nobody answers, KS_ERR_INPUT for a path that is no character device; the wire is then closed. */
enum ks_err ks_wire_open(const struct ks_wire_address *address, int64_t deadline_ms,
                         struct ks_wire *out, struct ks_error *error) KS_MUST_USE;

/* Hands over all `bytes`. KS_ERR_IO with text when the line broke or the deadline passed; how many
 * were taken is not known then. */
enum ks_err ks_wire_write(struct ks_wire *wire, const void *data, size_t bytes, int64_t deadline_ms,
                          struct ks_error *error) KS_MUST_USE;

/* Waits until the other side has taken what was handed over, as far as the line can tell. */
enum ks_err ks_wire_flush(struct ks_wire *wire, int64_t deadline_ms,
                          struct ks_error *error) KS_MUST_USE;

/* What ks_wire_read gives instead of a byte. */
enum { KS_WIRE_NOTHING = -1, KS_WIRE_BROKEN = -2 };

/* The next byte (0 to 255); KS_WIRE_NOTHING when none came by the deadline (one in the past only
 * looks), KS_WIRE_BROKEN when none will. */
int ks_wire_read(struct ks_wire *wire, int64_t deadline_ms);

/* Closes; what was handed over may still arrive. Accepts a closed wire. */
void ks_wire_close(struct ks_wire *wire);

/* Closes and takes back what has not left the machine yet. Accepts a closed wire. */
void ks_wire_drop(struct ks_wire *wire);

/* Milliseconds on the scale of the deadlines. */
int64_t ks_wire_now_ms(void);

#endif
