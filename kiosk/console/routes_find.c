/* A row of the table of addresses, found and put into words. */
#include <string.h>

#include "console/routes.h"

const struct ks_route *ks_routes_find(const char *method, const char *path, bool *is_path)
{
    *is_path = false;
    for (int i = 0; i < ks_route_count; i++) {
        if (strcmp(ks_routes[i].path, path) != 0)
            continue;
        *is_path = true;
        if (strcmp(ks_routes[i].method, method) == 0)
            return &ks_routes[i];
    }
    return NULL;
}

const char *ks_route_write(struct ks_arena *arena, const struct ks_route *route)
{
    static const char *const rights[KS_RIGHT_COUNT] = {"none",       "board", "window",
                                                       "supervisor", "court", "administrator"};
    static const char *const whose[KS_WHOSE_COUNT] = {"court", "desk", "hall", "anybody"};
    static const char *const kinds[KS_ROUTE_KIND_COUNT] = {
        [KS_ROUTE_PLAIN] = "plain", [KS_ROUTE_SIGNS] = "signs", [KS_ROUTE_DEAR] = "dear",
        [KS_ROUTE_DRAWS] = "draws", [KS_ROUTE_WAITS] = "waits", [KS_ROUTE_STREAM] = "stream",
    };
    static const char *const agains[KS_AGAIN_COUNT] = {"same", "once", "own", "kept"};
    static const char *const types[] = {
        [KS_NODE_NULL] = "null",    [KS_NODE_BOOL] = "flag", [KS_NODE_INT] = "number",
        [KS_NODE_REAL] = "real",    [KS_NODE_TEXT] = "text", [KS_NODE_LIST] = "list",
        [KS_NODE_OBJECT] = "object"};
    const char *line = ks_arena_printf(arena, "%s %s %s %s %s %s %zu", route->method, route->path,
                                       rights[route->right], whose[route->whose],
                                       kinds[route->kind], agains[route->again], route->most_bytes);

    for (int i = 0; i < KS_MOST_ROUTE_FIELDS && route->fields[i].name != NULL; i++)
        line = ks_arena_printf(arena, "%s %s:%s", line, route->fields[i].name,
                               types[route->fields[i].kind]);
    return line;
}
