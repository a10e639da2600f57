/* Requests of the rows that are done once (KS_AGAIN_ONCE of console/routes.h): whoever asks again
 * with the same token gets the answer of the first time. On the thread of the request. */
#ifndef KS_CONSOLE_ONCE_H
#define KS_CONSOLE_ONCE_H

#include "console/routes.h"
#include "service/once.h"

/* Whether the handler is to be asked now; else `response` is the answer. */
bool ks_once_enter(const struct ks_route *route, const struct ks_request *request,
                   struct ks_once *once, struct ks_response *response);

/* Keeps what the handler answered, unless nothing was done. */
void ks_once_leave(const struct ks_request *request, const struct ks_once *once,
                   const struct ks_response *response);

#endif
