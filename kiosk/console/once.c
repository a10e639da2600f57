/* Keeping the answers of requests that are done once. */
#include "console/once.h"

#include <string.h>

/* What is asked for, but for what is secret. */
static const char *detail_of(const struct ks_route *route, const struct ks_request *request)
{
    const char *detail = "";

    for (int i = 0; i < KS_MOST_ROUTE_FIELDS && route->fields[i].name != NULL; i++) {
        const struct ks_node *member = ks_node_member(request->body, route->fields[i].name);
        if (member != NULL && !route->fields[i].is_secret)
            detail = ks_arena_printf(request->arena, "%s%s=%s\n", detail, route->fields[i].name,
                                     ks_node_write_short(request->arena, member));
    }
    return detail;
}

bool ks_once_enter(const struct ks_route *route, const struct ks_request *request,
                   struct ks_once *once, struct ks_response *response)
{
    const struct ks_once_asked asked = {
        .token = ks_request_text(request, "request"),
        .who = request->session.user,
        .what = ks_arena_printf(request->arena, "%s %s", route->method, route->path),
        .detail = detail_of(route, request)};
    struct ks_once_answer before;
    struct ks_error error = {0};

    if (ks_once_begin(request->desk, &asked, request->now_ms, request->arena, once, &before,
                      &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return false;
    }
    if (before.status == 0)
        return true;
    response->status = before.status;
    ks_respond_text(response, before.text);
    return false;
}

void ks_once_leave(const struct ks_request *request, const struct ks_once *once,
                   const struct ks_response *response)
{
    const struct ks_once_answer answer = {.status = response->status != 0 ? response->status : 200,
                                          .text = response->text != NULL ? response->text : "{}"};
    bool is_done = answer.status < 300 || response->is_unsure;

    ks_once_end(request->desk, once, is_done ? &answer : NULL);
}
