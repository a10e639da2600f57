/* Appointments that the court enters for the halls of its tribunals. */
#include <string.h>

#include "console/handlers.h"
#include "console/visits_json.h"
#include "service/sent_appointments.h"
#include "service/tribunal_halls.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

/* ---- the halls and what can be had there ---- */

static struct ks_node lines_node(struct ks_arena *arena, const struct ks_hall_plan *plan)
{
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)plan->line_count + 1) * sizeof *nodes);
    int count = 0;

    for (int i = 0; i < plan->line_count; i++) {
        const struct ks_service_line *line = &plan->lines[i];
        const struct ks_node members[] = {ks_node_text("id", line->id),
                                          ks_node_words(arena, "name", &line->name)};
        if (line->slot_minutes > 0)
            nodes[count++] = ks_node_object(arena, "", members, COUNT(members));
    }
    return ks_node_list(arena, "lines", nodes, count);
}

static struct ks_node kinds_node(struct ks_arena *arena, const struct ks_hall_plan *plan)
{
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)plan->kind_count + 1) * sizeof *nodes);

    for (int i = 0; i < plan->kind_count; i++) {
        const struct ks_node members[] = {ks_node_text("id", plan->kinds[i].id),
                                          ks_node_words(arena, "name", &plan->kinds[i].title)};
        nodes[i] = ks_node_object(arena, "", members, COUNT(members));
    }
    return ks_node_list(arena, "kinds", nodes, plan->kind_count);
}

static struct ks_node halls_node(const struct ks_request *request,
                                 const struct ks_tribunal_halls *halls)
{
    struct ks_arena *arena = request->arena;
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)halls->count + 1) * sizeof *nodes);

    for (int i = 0; i < halls->count; i++) {
        const char *name = halls->rows[i].name;
        const struct ks_hall_plan plan = ks_sent_plan(request->content, name);
        const struct ks_node members[] = {
            ks_node_text("name", name),
            ks_tribunal_title_node(request, name),
            ks_node_text("life", halls->rows[i].life),
            lines_node(arena, &plan),
        };
        nodes[i] = ks_node_object(arena, "", members, COUNT(members));
    }
    return ks_node_list(arena, "halls", nodes, halls->count);
}

/* ---- the appointments ---- */

static struct ks_node entry_node(const struct ks_request *request,
                                 const struct ks_sent_entry *entry)
{
    struct ks_arena *arena = request->arena;
    const struct ks_node members[] = {
        ks_node_int("id", entry->id),
        ks_node_text("hall", entry->hall),
        ks_tribunal_title_node(request, entry->hall),
        ks_node_text("line", entry->line),
        ks_node_text("kind", entry->kind),
        ks_node_time(arena, "at", entry->slot_ms),
        ks_node_text("stage", entry->stage),
        ks_node_text("text", entry->text),
        ks_node_text_or_null("code", entry->code),
        ks_node_text("actor", entry->actor),
        ks_node_time(arena, "made", entry->made_ms),
        ks_node_time_or_null(arena, "sent", entry->sent_ms),
        ks_node_time_or_null(arena, "answered", entry->answered_ms),
        ks_node_bool("can_move", entry->can_move),
        ks_node_bool("can_cancel", entry->can_cancel),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

/* {"halls": [{"name","title","life","lines": [{"id","name"}]}], "kinds": [{"id","name"}],
 *  "rows": [{"id","hall","title","line","kind","at","stage" (as of struct ks_sent_entry),"text",
 *  "code","actor","made","sent","answered","can_move","can_cancel"}], "total"} */
void ks_handle_sent(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    struct ks_tribunal_halls *halls = ks_arena_alloc(arena, sizeof *halls);
    struct ks_sent_entries *list = ks_arena_alloc(arena, sizeof *list);
    struct ks_error error = {0};
    enum ks_err err = ks_tribunal_list(request->desk, arena, request->now_ms, halls, &error);

    if (err == KS_OK)
        err = ks_sent_list(request->desk, request->now_ms, list, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)list->count + 1) * sizeof *rows);
    for (int i = 0; i < list->count; i++)
        rows[i] = entry_node(request, &list->rows[i]);
    const struct ks_node members[] = {
        halls_node(request, halls), kinds_node(arena, &request->content->hall),
        ks_node_list(arena, "rows", rows, list->count), ks_node_int("total", list->total)};
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    ks_respond_json(request, response, &root);
}

/* As of ks_visits_json_times. */
void ks_handle_sent_times(const struct ks_request *request, struct ks_response *response)
{
    struct ks_slots_view *view = ks_arena_alloc(request->arena, sizeof *view);
    struct ks_error error = {0};
    enum ks_err err = ks_sent_times(
        request->content, ks_request_query(request, "hall"), ks_request_query(request, "line"),
        ks_request_query(request, "day"), request->now_ms, view, &error);

    if (err == KS_OK)
        ks_respond_text(response, ks_visits_json_times(request->arena, view));
    else
        ks_respond_error(request, response, &error, NULL);
}

static void respond_entry(const struct ks_request *request, struct ks_response *response,
                          enum ks_err err, const struct ks_sent_entry *entry,
                          const struct ks_error *error)
{
    if (err != KS_OK) {
        ks_respond_error(request, response, error, NULL);
        return;
    }
    const struct ks_node root = entry_node(request, entry);
    ks_respond_json(request, response, &root);
}

void ks_handle_sent_enter(const struct ks_request *request, struct ks_response *response)
{
    struct ks_sent_request wish = {.token = ks_request_text(request, "request"),
                                   .hall = ks_request_text(request, "hall"),
                                   .line = ks_request_text(request, "line"),
                                   .kind = ks_request_text(request, "kind"),
                                   .instead = ks_request_int(request, "instead"),
                                   .actor = request->session.user};
    struct ks_sent_entry entry;
    struct ks_error error = {0};
    enum ks_err err = ks_request_time(request, "at", &wish.slot_ms, &error);

    if (err == KS_OK)
        err = ks_sent_enter(request->desk, &wish, request->now_ms, &entry, &error);
    respond_entry(request, response, err, &entry, &error);
}

void ks_handle_sent_cancel(const struct ks_request *request, struct ks_response *response)
{
    struct ks_sent_entry entry;
    struct ks_error error = {0};
    enum ks_err err = ks_sent_cancel(request->desk, ks_request_int(request, "id"), request->now_ms,
                                     &entry, &error);

    respond_entry(request, response, err, &entry, &error);
}
