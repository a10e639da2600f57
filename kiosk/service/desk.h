/* A desk: what one thread of a program works with in the hall: the store, the printer, the letters
 * it prints with. Whoever puts a program together makes it (service/parts.h); a face only passes
 * it on, and knows none of what it is made of. */
#ifndef KS_SERVICE_DESK_H
#define KS_SERVICE_DESK_H

#include "base/err.h"

struct ks_desk;

/* KS_OK while numbers and receipts can be kept; KS_ERR_IO, with text, while the database is not
 * open. On the desk's thread. */
enum ks_err ks_desk_check_open(const struct ks_desk *desk, struct ks_error *error) KS_MUST_USE;

#endif
