/* The table of addresses. */
#include "console/routes.h"

#include <string.h>

#include "console/handlers.h"

#define TEXT(name)                                                                                 \
    {                                                                                              \
        name, KS_NODE_TEXT                                                                         \
    }
#define FLAG(name)                                                                                 \
    {                                                                                              \
        name, KS_NODE_BOOL                                                                         \
    }
#define NUMBER(name)                                                                               \
    {                                                                                              \
        name, KS_NODE_INT                                                                          \
    }

enum { SMALL = 2 * 1024, LARGE = 8 * 1024 };

/* clang-format off: one row a line */
const struct ks_route ks_routes[] = {
    {"GET", "/health", KS_RIGHT_NONE, KS_ROUTE_PLAIN, 0, ks_handle_health, {{0}}},
    {"GET", "/api/setup", KS_RIGHT_NONE, KS_ROUTE_PLAIN, 0, ks_handle_setup_state, {{0}}},
    {"POST",
     "/api/setup",
     KS_RIGHT_NONE,
     KS_ROUTE_DEAR,
     SMALL,
     ks_handle_setup,
     {TEXT("code"), TEXT("user"), TEXT("password")}},
    {"POST",
     "/api/sign-in",
     KS_RIGHT_NONE,
     KS_ROUTE_DEAR,
     SMALL,
     ks_handle_sign_in,
     {TEXT("user"), TEXT("password"), TEXT("lang")}},
    {"POST", "/api/sign-out", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, SMALL, ks_handle_sign_out, {{0}}},
    {"GET", "/api/me", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, 0, ks_handle_me, {{0}}},
    {"POST", "/api/lang", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, SMALL, ks_handle_lang, {TEXT("lang")}},
    {"POST",
     "/api/password",
     KS_RIGHT_WINDOW,
     KS_ROUTE_DEAR,
     SMALL,
     ks_handle_password,
     {TEXT("old"), TEXT("new")}},
    {"GET", "/api/users", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, 0, ks_handle_users, {{0}}},
    {"POST",
     "/api/users",
     KS_RIGHT_ADMINISTRATOR,
     KS_ROUTE_DEAR,
     SMALL,
     ks_handle_user_change,
     {TEXT("user"), TEXT("password"), TEXT("role"), FLAG("reset")}},
    {"DELETE",
     "/api/users",
     KS_RIGHT_ADMINISTRATOR,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_user_remove,
     {TEXT("user")}},
    {"GET",
     "/api/users/history",
     KS_RIGHT_ADMINISTRATOR,
     KS_ROUTE_PLAIN,
     0,
     ks_handle_user_history,
     {{0}}},
    {"POST",
     "/api/seat",
     KS_RIGHT_WINDOW,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_seat_take,
     {TEXT("seat"), FLAG("take_over")}},
    {"DELETE", "/api/seat", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, SMALL, ks_handle_seat_leave, {{0}}},
    {"GET", "/api/hall", KS_RIGHT_WINDOW, KS_ROUTE_WAITS, 0, ks_handle_hall, {{0}}},
    {"GET", "/api/board", KS_RIGHT_BOARD, KS_ROUTE_WAITS, 0, ks_handle_board, {{0}}},
    {"POST",
     "/api/act",
     KS_RIGHT_WINDOW,
     KS_ROUTE_PLAIN,
     LARGE,
     ks_handle_act,
     {TEXT("request"), TEXT("do"), TEXT("number"), TEXT("to"), TEXT("kind"), TEXT("outcome"),
      TEXT("reason"), TEXT("then"), FLAG("is_question")}},
    {"POST", "/api/help", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, SMALL, ks_handle_help, {{0}}},
    {"POST",
     "/api/help/answer",
     KS_RIGHT_WINDOW,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_help_answer,
     {NUMBER("id")}},
    {"POST",
     "/api/help/end",
     KS_RIGHT_WINDOW,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_help_end,
     {NUMBER("id")}},
    {"GET", "/api/closings", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, 0, ks_handle_closings, {{0}}},
    {"POST",
     "/api/close",
     KS_RIGHT_SUPERVISOR,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_close,
     {TEXT("line"), TEXT("from"), TEXT("to"), TEXT("reason")}},
    {"DELETE",
     "/api/close",
     KS_RIGHT_SUPERVISOR,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_reopen,
     {NUMBER("id")}},
    {"POST",
     "/api/bulletin",
     KS_RIGHT_SUPERVISOR,
     KS_ROUTE_PLAIN,
     LARGE,
     ks_handle_bulletin,
     {{"text", KS_NODE_OBJECT}, TEXT("until")}},
    {"DELETE",
     "/api/bulletin",
     KS_RIGHT_SUPERVISOR,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_bulletin_end,
     {NUMBER("id")}},
    {"GET", "/api/appointments", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, 0, ks_handle_appointments, {{0}}},
    {"POST",
     "/api/appointments/act",
     KS_RIGHT_WINDOW,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_appointment_act,
     {NUMBER("id"), TEXT("do")}},
    {"GET", "/api/pairs", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, 0, ks_handle_pairs, {{0}}},
    {"POST",
     "/api/pairs/alone",
     KS_RIGHT_WINDOW,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_pair_alone,
     {TEXT("number")}},
    {"POST",
     "/api/print",
     KS_RIGHT_WINDOW,
     KS_ROUTE_DEAR,
     SMALL,
     ks_handle_print,
     {TEXT("what"), TEXT("number")}},
    {"GET", "/api/overdue", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, 0, ks_handle_overdue, {{0}}},
    {"POST",
     "/api/overdue/own",
     KS_RIGHT_SUPERVISOR,
     KS_ROUTE_PLAIN,
     SMALL,
     ks_handle_overdue_own,
     {NUMBER("id")}},
    {"GET", "/api/exceptions", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, 0, ks_handle_exceptions, {{0}}},
    {"GET", "/api/stats", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, 0, ks_handle_stats, {{0}}},
    {"GET", "/api/stats.csv", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, 0, ks_handle_stats_csv, {{0}}},
    {"GET", "/api/events", KS_RIGHT_BOARD, KS_ROUTE_STREAM, 0, NULL, {{0}}},
};
/* clang-format on */
const int ks_route_count = sizeof ks_routes / sizeof *ks_routes;

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
    static const char *const rights[KS_RIGHT_COUNT] = {"none", "board", "window", "supervisor",
                                                       "administrator"};
    static const char *const kinds[KS_ROUTE_KIND_COUNT] = {"plain", "dear", "waits", "stream"};
    static const char *const types[] = {
        [KS_NODE_NULL] = "null",    [KS_NODE_BOOL] = "flag", [KS_NODE_INT] = "number",
        [KS_NODE_REAL] = "real",    [KS_NODE_TEXT] = "text", [KS_NODE_LIST] = "list",
        [KS_NODE_OBJECT] = "object"};
    const char *line = ks_arena_printf(arena, "%s %s %s %s %zu", route->method, route->path,
                                       rights[route->right], kinds[route->kind], route->most_bytes);

    for (int i = 0; i < KS_MOST_ROUTE_FIELDS && route->fields[i].name != NULL; i++)
        line = ks_arena_printf(arena, "%s %s:%s", line, route->fields[i].name,
                               types[route->fields[i].kind]);
    return line;
}
