/* Messages of the tribunals' halls, each known by its signature, and their answers; all halls as
 * the court sees them. */
#include <string.h>

#include "console/console_private.h"
#include "console/handlers.h"
#include "service/tribunal_halls.h"

#define COUNT(members) ((int)(sizeof(members) / sizeof *(members)))

/* ---- messages ---- */

static struct ks_tribunal_letter letter_of(const struct ks_request *request)
{
    return (struct ks_tribunal_letter){.name = ks_request_text(request, "name"),
                                       .text = ks_request_text(request, "text"),
                                       .signature = ks_request_text(request, "signature"),
                                       .data_dir = request->console->setup.look->data_dir,
                                       .now_ms = request->now_ms};
}

/* {"last": {"enrolled","e","n"}, "mark": {"e","n"}, "release": {"number","sha"},
 *  "down": [{"page","why"}], "orders": {"text","signature"} | null}; "last" alone: the message was
 * not heard, the next is to name it. */
void ks_handle_tribunal(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_tribunal_letter letter = letter_of(request);
    const char *answer = NULL;
    struct ks_error error = {0};

    if (ks_tribunal_hear(request->desk, &letter, request->arena, &answer, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    ks_respond_text(response, answer);
}

/* The file of the release. */
void ks_handle_tribunal_pack(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_tribunal_letter letter = letter_of(request);
    struct ks_error error = {0};

    if (ks_tribunal_read_pack(request->desk, &letter, request->arena, &response->text,
                              &response->bytes, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    response->type = "application/octet-stream";
}

/* ---- all halls ---- */

static struct ks_node today_node(struct ks_arena *arena, const struct ks_tribunal_hall *hall)
{
    const struct ks_node members[] = {
        ks_node_int("taken", hall->taken),
        ks_node_int("called", hall->called),
        ks_node_int("served", hall->served),
        ks_node_int("refused", hall->refused),
        hall->mean_wait_s >= 0 ? ks_node_int("mean_wait_s", hall->mean_wait_s)
                               : ks_node_null("mean_wait_s"),
    };
    return ks_node_object(arena, "today", members, COUNT(members));
}

static struct ks_node report_node(const struct ks_tribunal_hall *hall)
{
    if (hall->report == NULL)
        return ks_node_null("report");
    struct ks_node report = *hall->report;
    report.key = "report";
    return report;
}

struct ks_node ks_tribunal_title_node(const struct ks_request *request, const char *name)
{
    for (int i = 0; i < request->content->tribunal_count; i++)
        if (strcmp(request->content->tribunals[i].id, name) == 0)
            return ks_node_words(request->arena, "title",
                                 &request->content->tribunals[i].hall_name);
    return ks_node_null("title");
}

static struct ks_node hall_node(const struct ks_request *request,
                                const struct ks_tribunal_hall *hall)
{
    struct ks_arena *arena = request->arena;
    const struct ks_node members[] = {
        ks_node_text("name", hall->name),
        ks_tribunal_title_node(request, hall->name),
        ks_node_text("life", hall->life),
        ks_node_text("content", hall->content),
        ks_node_time_or_null(arena, "seen", hall->seen_ms),
        ks_node_time_or_null(arena, "rival", hall->rival_ms),
        today_node(arena, hall),
        report_node(hall),
    };
    return ks_node_object(arena, "", members, COUNT(members));
}

/* null where this hall reports to no court. */
static struct ks_node court_node(const struct ks_request *request)
{
    struct ks_court_view view;

    if (!request->console->setup.look->has_court ||
        ks_court_look(request->desk, &view, NULL) != KS_OK)
        return ks_node_null("court");
    const struct ks_node members[] = {
        ks_node_bool("is_well", ks_court_is_well(&view, request->now_ms)),
        ks_node_time_or_null(request->arena, "heard", view.heard_ms),
        ks_node_text("text", ks_court_words(&view, request->now_ms, request->arena)),
    };
    return ks_node_object(request->arena, "court", members, COUNT(members));
}

/* {"now", "release", "halls": [{"name" ("" this one, the first), "title", "life", "content",
 * "seen", "rival", "today": {"taken","called","served","refused","mean_wait_s"}, "report": as of
 *  service/court_report.c | null}], "court": {"is_well","heard","text"} | null} */
void ks_handle_halls(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    struct ks_tribunal_halls *halls = ks_arena_alloc(arena, sizeof *halls);
    struct ks_tribunal_hall own;
    struct ks_node rows[KS_MOST_TRIBUNAL_HALLS + 1];
    struct ks_findings findings;
    struct ks_error error = {0};

    ks_health_look(request, &findings);
    enum ks_err err =
        ks_tribunal_own(request->desk, &findings, arena, request->now_ms, &own, &error);
    if (err == KS_OK)
        err = ks_tribunal_list(request->desk, arena, request->now_ms, halls, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    rows[0] = hall_node(request, &own);
    for (int i = 0; i < halls->count; i++)
        rows[i + 1] = hall_node(request, &halls->rows[i]);
    const struct ks_node members[] = {
        ks_node_time(arena, "now", request->now_ms),
        ks_node_int("release", halls->release),
        ks_node_list(arena, "halls", rows, halls->count + 1),
        court_node(request),
    };
    const struct ks_node root = ks_node_object(arena, "", members, COUNT(members));
    ks_respond_json(request, response, &root);
}
