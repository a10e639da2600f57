/* What stands behind the "?" of an address: KEY=VALUE with "&" between, escaped. A row of the table
 * (console/routes.h) names the keys it knows; whatever else is there, or is not whole and plain
 * text, is refused, so that nothing asked for is ever read as nothing asked for. Any thread. */
#ifndef KS_CONSOLE_URL_QUERY_H
#define KS_CONSOLE_URL_QUERY_H

#include "console/routes.h"

enum { KS_URL_QUERY_VALUE_BYTES = 64 }; /* at most, without the final 0 */

/* Whether every key is a field of the row and there once, with a value that is text that shows all
 * there is in it, and digits where the field is a number. */
bool ks_url_query_is_fit(const struct ks_route *route, const char *query, struct ks_arena *arena);

/* The value of the key; "" when it is not there. The arena's. */
const char *ks_url_query_read(const char *query, const char *key, struct ks_arena *arena);

#endif
