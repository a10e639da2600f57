/* New releases of a program that has no UI thread to look for them: a thread of its own looks when
 * something was done to releases, and again and again as their moments come. */
#ifndef KS_APP_RENEWING_H
#define KS_APP_RENEWING_H

#include "app/parts.h"
#include "service/shown.h"

struct ks_renewing; /* owned by whoever started it */

/* From here on the content is taken from ks_renewing_shown; that of `parts`, borrowed until
 * ks_renewing_free, is shown first. KS_ERR_MEMORY. That there is no database is no error: it is
 * looked for again and again. */
enum ks_err ks_renewing_start(const struct ks_parts *parts, struct ks_renewing **out,
                              struct ks_error *error) KS_MUST_USE;

/* Borrowed until ks_renewing_free; NULL for NULL. */
struct ks_shown *ks_renewing_shown(const struct ks_renewing *renewing);

/* Ends the thread, when no other holds any of the content. Accepts NULL. */
void ks_renewing_free(struct ks_renewing *renewing);

#endif
