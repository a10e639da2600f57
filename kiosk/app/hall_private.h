/* Inside of putting the parts together. */
#ifndef KS_APP_HALL_PRIVATE_H
#define KS_APP_HALL_PRIVATE_H

#include "app/hall.h"

/* One handle for the watch, one for the worker; both or neither. Errors as of ks_store_open,
 * logged.
 */
enum ks_err ks_hall_open_handles(const struct ks_hall *hall, struct ks_store **store,
                                 struct ks_store **worker_store,
                                 struct ks_error *error) KS_MUST_USE;

/* Papers that a death left in the printer: nobody knows whether they came out. */
void ks_hall_recover_papers(const struct ks_hall *hall, struct ks_store *store);

/* Once a minute; `ctx` is the hall. UI thread. */
void ks_hall_look_after(void *ctx);

#endif
