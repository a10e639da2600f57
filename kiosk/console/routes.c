/* The table of addresses. */
#include "console/routes.h"

#include <string.h>

#include "console/handlers.h"

#define TEXT(name)                                                                                 \
    {                                                                                              \
        name, KS_NODE_TEXT, false                                                                  \
    }
#define SECRET(name)                                                                               \
    {                                                                                              \
        name, KS_NODE_TEXT, true                                                                   \
    }
#define FLAG(name)                                                                                 \
    {                                                                                              \
        name, KS_NODE_BOOL, false                                                                  \
    }
#define NUMBER(name)                                                                               \
    {                                                                                              \
        name, KS_NODE_INT, false                                                                   \
    }

enum {
    SMALL = 2 * 1024,
    LARGE = 8 * 1024,
    A_PAGE = 64 * 1024,
    A_SOUND = 640 * 1024,
    A_FILE = 2800 * 1024
};

/* clang-format off: a row is one or two lines */
const struct ks_route ks_routes[] = {
    {"GET", "/health", KS_RIGHT_NONE, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0, ks_handle_health, {{0}}},
    {"GET", "/api/setup", KS_RIGHT_NONE, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_setup_state, {{0}}},
    {"POST", "/api/setup", KS_RIGHT_NONE, KS_ROUTE_DEAR, KS_AGAIN_SAME, SMALL,
     ks_handle_setup, {SECRET("code"), TEXT("user"), SECRET("password")}},
    {"POST", "/api/sign-in", KS_RIGHT_NONE, KS_ROUTE_DEAR, KS_AGAIN_SAME, SMALL,
     ks_handle_sign_in, {TEXT("user"), SECRET("password"), TEXT("lang")}},
    {"POST", "/api/sign-out", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, SMALL,
     ks_handle_sign_out, {{0}}},
    {"GET", "/api/me", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0, ks_handle_me, {{0}}},
    {"POST", "/api/lang", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, SMALL,
     ks_handle_lang, {TEXT("lang")}},
    {"POST", "/api/password", KS_RIGHT_WINDOW, KS_ROUTE_DEAR, KS_AGAIN_ONCE, SMALL,
     ks_handle_password, {SECRET("old"), SECRET("new")}},
    {"GET", "/api/users", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_users, {{0}}},
    {"POST", "/api/users", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_ONCE, SMALL,
     ks_handle_user_change, {TEXT("user"), SECRET("password"), TEXT("role"), FLAG("reset")}},
    {"DELETE", "/api/users", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_user_remove, {TEXT("user")}},
    {"GET", "/api/users/history", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_user_history, {{0}}},
    {"POST", "/api/seat", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, SMALL,
     ks_handle_seat_take, {TEXT("seat"), FLAG("take_over")}},
    {"DELETE", "/api/seat", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, SMALL,
     ks_handle_seat_leave, {{0}}},
    {"GET", "/api/hall", KS_RIGHT_WINDOW, KS_ROUTE_WAITS, KS_AGAIN_SAME, 0,
     ks_handle_hall, {TEXT("after"), NUMBER("wait")}},
    {"GET", "/api/board", KS_RIGHT_BOARD, KS_ROUTE_WAITS, KS_AGAIN_SAME, 0,
     ks_handle_board, {TEXT("after"), NUMBER("wait")}},
    {"POST", "/api/act", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_OWN, LARGE,
     ks_handle_act, {TEXT("request"), TEXT("do"), TEXT("number"), TEXT("to"), TEXT("kind"),
      TEXT("outcome"), TEXT("reason"), TEXT("then"), FLAG("is_question")}},
    {"POST", "/api/help", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_help, {{0}}},
    {"POST", "/api/help/answer", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_help_answer, {NUMBER("id")}},
    {"POST", "/api/help/end", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_help_end, {NUMBER("id")}},
    {"GET", "/api/closings", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_closings, {{0}}},
    {"POST", "/api/close", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_close, {TEXT("line"), TEXT("from"), TEXT("to"), TEXT("reason")}},
    {"DELETE", "/api/close", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_reopen, {NUMBER("id")}},
    {"POST", "/api/bulletin", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, LARGE,
     ks_handle_bulletin, {{"text", KS_NODE_OBJECT, false}, TEXT("until")}},
    {"DELETE", "/api/bulletin", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_bulletin_end, {NUMBER("id")}},
    {"GET", "/api/appointments", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_appointments, {TEXT("day")}},
    {"POST", "/api/appointments/act", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_appointment_act, {NUMBER("id"), TEXT("do")}},
    {"GET", "/api/pairs", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_pairs, {{0}}},
    {"POST", "/api/pairs/alone", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_pair_alone, {TEXT("number")}},
    {"GET", "/api/times", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_times, {TEXT("line"), TEXT("day")}},
    {"POST", "/api/pairs/rebook", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_OWN, SMALL,
     ks_handle_rebook, {TEXT("request"), TEXT("number"), TEXT("at"), TEXT("station"),
      TEXT("lang")}},
    {"POST", "/api/pairs/online", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_OWN, SMALL,
     ks_handle_online, {TEXT("request"), TEXT("number"), TEXT("station"), TEXT("lang")}},
    {"POST", "/api/print", KS_RIGHT_WINDOW, KS_ROUTE_DEAR, KS_AGAIN_ONCE, SMALL,
     ks_handle_print, {TEXT("what"), TEXT("number")}},
    {"GET", "/api/papers", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_papers, {{0}}},
    {"POST", "/api/papers/questions", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, LARGE,
     ks_handle_questions, {TEXT("answers")}},
    {"GET", "/api/printouts", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_printouts, {{0}}},
    {"POST", "/api/printouts", KS_RIGHT_WINDOW, KS_ROUTE_PLAIN, KS_AGAIN_OWN, LARGE,
     ks_handle_printout_ask, {TEXT("request"), TEXT("station"), TEXT("guide"), TEXT("answers"),
      TEXT("lang"), FLAG("is_large")}},
    {"GET", "/api/overdue", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_overdue, {TEXT("from"), TEXT("to")}},
    {"POST", "/api/overdue/own", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_overdue_own, {NUMBER("id")}},
    {"GET", "/api/exceptions", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_exceptions, {TEXT("from"), TEXT("to")}},
    {"GET", "/api/stats", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_stats, {TEXT("from"), TEXT("to")}},
    {"GET", "/api/stats/usual", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_usual, {TEXT("day")}},
    {"GET", "/api/stats.csv", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_stats_csv, {TEXT("from"), TEXT("to")}},
    {"GET", "/api/drafts", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_drafts, {{0}}},
    {"POST", "/api/drafts", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_draft_new, {TEXT("request"), TEXT("name")}},
    {"DELETE", "/api/drafts", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_draft_drop, {TEXT("request"), TEXT("name")}},
    {"GET", "/api/draft", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_SAME, 0,
     ks_handle_draft, {TEXT("name")}},
    {"GET", "/api/draft/file", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_draft_file, {TEXT("name"), TEXT("file")}},
    {"POST", "/api/draft/do", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, A_PAGE,
     ks_handle_draft_do, {TEXT("request"), TEXT("draft"), TEXT("file"), TEXT("field"), TEXT("act"),
      TEXT("value"), NUMBER("to"), NUMBER("seen")}},
    {"GET", "/api/draft/news", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_draft_news, {TEXT("name"), TEXT("file"), NUMBER("since"), TEXT("page")}},
    {"GET", "/api/draft/check", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_SAME, 0,
     ks_handle_draft_check, {TEXT("name"), TEXT("file")}},
    {"GET", "/api/draft/diff", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_SAME, 0,
     ks_handle_draft_diff, {TEXT("name")}},
    {"GET", "/api/stations", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_stations, {{0}}},
    {"POST", "/api/stations", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_station_enrol, {SECRET("code"), NUMBER("place"), TEXT("name"), TEXT("spot")}},
    {"DELETE", "/api/stations", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_station_revoke, {NUMBER("place")}},
    {"POST", "/api/stations/change", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_station_change, {NUMBER("place"), TEXT("name"), TEXT("spot")}},
    {"POST", "/api/stations/order", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_OWN, LARGE,
     ks_handle_station_order, {TEXT("request"), NUMBER("place"), TEXT("kind"), TEXT("text_zh"),
      TEXT("text_en"), NUMBER("minutes")}},
    {"GET", "/api/stations/picture", KS_RIGHT_SUPERVISOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_station_picture, {NUMBER("id")}},
    {"GET", "/api/releases", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_releases, {{0}}},
    {"GET", "/api/release", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_SAME, 0,
     ks_handle_release, {NUMBER("number")}},
    {"POST", "/api/release/submit", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_ONCE, SMALL,
     ks_handle_release_submit, {TEXT("request"), TEXT("draft"), TEXT("why"), TEXT("from"),
      TEXT("until")}},
    {"POST", "/api/release/do", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_ONCE, SMALL,
     ks_handle_release_do, {TEXT("request"), NUMBER("number"), TEXT("act"), TEXT("why"),
      TEXT("signer"), TEXT("signature")}},
    {"GET", "/api/release/rollback", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_SAME, 0,
     ks_handle_rollback_manifest, {NUMBER("of")}},
    {"POST", "/api/release/rollback", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_ONCE, SMALL,
     ks_handle_rollback, {TEXT("request"), NUMBER("of"), NUMBER("from_ms"), TEXT("why"),
      TEXT("signer"), TEXT("signature")}},
    {"GET", "/api/release/pages", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_release_pages, {{0}}},
    {"POST", "/api/release/pages", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_release_page, {TEXT("request"), TEXT("page"), FLAG("is_down"), TEXT("why")}},
    {"GET", "/api/release/audit", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_release_audit, {{0}}},
    {"GET", "/api/release/audit.csv", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_release_audit_csv, {{0}}},
    {"GET", "/api/draft/proof", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DRAWS, KS_AGAIN_SAME, 0,
     ks_handle_draft_proof, {TEXT("name"), TEXT("page"), TEXT("item"), NUMBER("part"),
      NUMBER("number"), TEXT("lang"), TEXT("look")}},
    {"GET", "/api/voice", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_voice, {{0}}},
    {"GET", "/api/voice/clip", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_SAME, 0,
     ks_handle_voice_clip, {TEXT("clip")}},
    {"POST", "/api/voice/clip", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, A_SOUND,
     ks_handle_voice_keep, {TEXT("request"), TEXT("clip"), TEXT("sound")}},
    {"DELETE", "/api/voice/clip", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_PLAIN, KS_AGAIN_ONCE, SMALL,
     ks_handle_voice_drop, {TEXT("request"), TEXT("clip")}},
    {"POST", "/api/draft/import", KS_RIGHT_ADMINISTRATOR, KS_ROUTE_DEAR, KS_AGAIN_ONCE, A_FILE,
     ks_handle_draft_import, {TEXT("request"), TEXT("draft"), TEXT("id"), TEXT("kind"),
      TEXT("title_zh"), TEXT("title_en"), TEXT("dated"), TEXT("until"), TEXT("url"), TEXT("data")}},
    {"GET", "/api/events", KS_RIGHT_BOARD, KS_ROUTE_STREAM, KS_AGAIN_SAME, 0, NULL, {{0}}},
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
    static const char *const kinds[KS_ROUTE_KIND_COUNT] = {"plain", "dear", "draws", "waits",
                                                           "stream"};
    static const char *const agains[KS_AGAIN_COUNT] = {"same", "once", "own"};
    static const char *const types[] = {
        [KS_NODE_NULL] = "null",    [KS_NODE_BOOL] = "flag", [KS_NODE_INT] = "number",
        [KS_NODE_REAL] = "real",    [KS_NODE_TEXT] = "text", [KS_NODE_LIST] = "list",
        [KS_NODE_OBJECT] = "object"};
    const char *line = ks_arena_printf(arena, "%s %s %s %s %s %zu", route->method, route->path,
                                       rights[route->right], kinds[route->kind],
                                       agains[route->again], route->most_bytes);

    for (int i = 0; i < KS_MOST_ROUTE_FIELDS && route->fields[i].name != NULL; i++)
        line = ks_arena_printf(arena, "%s %s:%s", line, route->fields[i].name,
                               types[route->fields[i].kind]);
    return line;
}
