/* Inside of putting the parts together. */
#ifndef KS_APP_PARTS_PRIVATE_H
#define KS_APP_PARTS_PRIVATE_H

#include "app/parts.h"

/* ---- the content (parts_content.c) ---- */
/* Reads the pack on a thread of its own. KS_ERR_MEMORY: none can be had. */
enum ks_err ks_parts_begin_content(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

/* Waits for it; accepts that none is read. */
enum ks_err ks_parts_await_content(struct ks_parts *parts, struct ks_error *error);

/* Lets the worker keep what was read of a good pack. */
enum ks_err ks_parts_keep_content(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

/* Reads the pack here and now, for commands: what cannot be used is `content_trouble`. */
enum ks_err ks_parts_try_content(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

/* ---- the releases (renewal.c) ---- */
/* Looks which release is to be shown, on the worker's thread; `ctx` is the parts. UI thread. */
void ks_parts_look_for_release(void *ctx);
/* Shows what was found, if the worker is idle: between two visits. UI thread. */
void ks_parts_renew(void *ctx);
/* Frees what was found and never shown. After the worker has ended. */
void ks_parts_end_renewal(struct ks_parts *parts);

/* ---- the database (parts_store.c) ---- */
/* Where it is, from kiosk.conf. KS_ERR_INPUT for one that is not known here. */
enum ks_err ks_parts_find_database(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

/* One handle for the watch, one for the worker; both or neither. Errors as of ks_store_open,
 * logged. */
enum ks_err ks_parts_open_handles(const struct ks_parts *parts, struct ks_store **store,
                                  struct ks_store **worker_store,
                                  struct ks_error *error) KS_MUST_USE;

/* Finds the database and opens `store` and `worker_store`, or `store` alone, for commands: restore
 * wants to be alone with it. A newer database is KS_ERR_VERSION; any other trouble is kept as
 * `store_trouble` and leaves the guides in service. */
enum ks_err ks_parts_open_store(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_parts_open_one_store(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;

/* What others left in a database that has just been opened for visitors: numbers reserved on
 * earlier days are void, and of papers that a death left in the printer nobody knows whether they
 * came out. What cannot be done is logged. */
void ks_parts_take_over(const struct ks_parts *parts, struct ks_store *store);

/* ---- looking after the house (look_after.c) ---- */
/* Once a minute; `ctx` is the parts. UI thread. */
void ks_parts_look_after(void *ctx);

#endif
