/* Inside of the line to a printer: how each kind is opened. */
#ifndef KS_PRINT_ESCPOS_WIRE_PRIVATE_H
#define KS_PRINT_ESCPOS_WIRE_PRIVATE_H

#include "print/escpos_wire.h"

/* A connected socket that does not block. KS_ERR_IO with text. */
enum ks_err ks_wire_connect(const struct ks_wire_address *address, int64_t deadline_ms, int *fd,
                            struct ks_error *error) KS_MUST_USE;

/* An open device that does not block; a terminal is raw, and has the address's speed if that is a
 * SERIAL one. KS_ERR_IO or KS_ERR_INPUT with text. */
enum ks_err ks_wire_open_device(const struct ks_wire_address *address, int *fd,
                                struct ks_error *error) KS_MUST_USE;

/* Whether a terminal can be set to this speed. */
bool ks_wire_can_baud(int baud);

#endif
