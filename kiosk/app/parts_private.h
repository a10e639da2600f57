/* Inside of putting the parts together. */
#ifndef KS_APP_PARTS_PRIVATE_H
#define KS_APP_PARTS_PRIVATE_H

#include "app/parts.h"

/* One handle for the watch, one for the worker; both or neither. Errors as of ks_store_open,
 * logged.
 */
enum ks_err ks_parts_open_handles(const struct ks_parts *parts, struct ks_store **store,
                                  struct ks_store **worker_store,
                                  struct ks_error *error) KS_MUST_USE;

/* What others left in a database that has just been opened for visitors: numbers reserved on
 * earlier days are void, and of papers that a death left in the printer nobody knows whether they
 * came out. What cannot be done is logged. */
void ks_parts_take_over(const struct ks_parts *parts, struct ks_store *store);

/* Once a minute; `ctx` is the parts. UI thread. */
void ks_parts_look_after(void *ctx);

#endif
