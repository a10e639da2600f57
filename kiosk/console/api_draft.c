/* One draft of the content: a file of it, a field that is changed, what others did meanwhile. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "console/drafts.h"
#include "console/handlers.h"

/* {"n", "value"}: a file as the draft has it; of Markdown its text. */
void ks_handle_draft_file(const struct ks_request *request, struct ks_response *response)
{
    struct ks_draft draft;
    struct ks_draft_pack pack;
    struct ks_error error = {0};

    if (ks_drafts_open(request, &draft, &pack, &error) == KS_OK) {
        const char *json = ks_draft_pack_json(&pack, ks_request_query(request, "file"), "");
        ks_respond_text(response, ks_arena_printf(request->arena, "{\"n\":%d,\"value\":%s}",
                                                  draft.count, json != NULL ? json : "null"));
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    ks_draft_pack_close(&pack);
    ks_draft_destroy(&draft);
}

/* In the order of enum ks_draft_act. */
static const char *const acts[] = {"set", "add", "take", "move", "keep"};
enum { ACTS = sizeof acts / sizeof *acts };

/* Whoever was quicker, and what stands there now. */
static const char *write_clash(const struct ks_request *request, const struct ks_draft_done *done)
{
    struct ks_arena *arena = request->arena;
    const struct ks_node members[] = {
        ks_node_text("by", done->clash.by), ks_node_time(arena, "at", done->clash.at_ms),
        ks_node_text("field", done->clash.field), ks_node_int("n", done->count)};
    const struct ks_node root = ks_node_object(arena, "", members, 4);
    const char *json = ks_node_write_short(arena, &root);

    return ks_arena_printf(arena, "%.*s,\"value\":%s}", (int)strlen(json) - 1, json,
                           done->clash.now);
}

/* Changes a field, if what it says was seen by who changes it: {"n"}, how many changes the draft
 * has now, and with that it was seen. */
void ks_handle_draft_do(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_draft_hand hand = ks_drafts_hand(request);
    struct ks_draft_wish wish = {.file = ks_request_text(request, "file"),
                                 .field = ks_request_text(request, "field"),
                                 .value = ks_request_text(request, "value"),
                                 .to = (int)ks_request_int(request, "to"),
                                 .is_json = true,
                                 .is_careful = true,
                                 .seen = (int)ks_request_int(request, "seen")};
    struct ks_draft_done done = {.arena = request->arena};
    struct ks_error error = {0};
    int act = 0;
    enum ks_err err = KS_OK;

    while (act < ACTS && strcmp(acts[act], ks_request_text(request, "act")) != 0)
        act++;
    wish.act = (enum ks_draft_act)act;
    if (act == ACTS)
        err = ks_fail(&error, KS_ERR_INPUT, "What is to be done is not known here");
    if (err == KS_OK)
        err = ks_draft_do(ks_drafts_dir(request), ks_request_text(request, "draft"),
                          ks_drafts_pack_dir(request), &wish, &hand, &done, &error);
    if (err == KS_OK)
        ks_respond_text(response, ks_arena_printf(request->arena, "{\"n\":%d}", done.count));
    else
        ks_respond_error(request, response, &error,
                         done.clash.by != NULL ? write_clash(request, &done) : NULL);
}

static void note_presence(const struct ks_request *request)
{
    struct ks_present present = {.at_ms = request->now_ms};

    snprintf(present.page, sizeof present.page, "%s", ks_request_query(request, "page"));
    snprintf(present.draft, sizeof present.draft, "%s", ks_request_query(request, "name"));
    snprintf(present.file, sizeof present.file, "%s", ks_request_query(request, "file"));
    snprintf(present.user, sizeof present.user, "%s", request->session.user);
    ks_presence_note(&request->console->presence, &present);
}

/* {"n", "changes", "here"}: what was changed since ?since=, and who else has the draft open. Does
 * not read the pack, and may be asked every other second. */
void ks_handle_draft_news(const struct ks_request *request, struct ks_response *response)
{
    const char *name = ks_request_query(request, "name");
    struct ks_draft draft;
    struct ks_error error = {0};
    enum ks_err err = ks_draft_read(ks_drafts_dir(request), name, &draft, &error);
    long since = strtol(ks_request_query(request, "since"), NULL, 10);

    if (err == KS_OK) {
        note_presence(request);
        int first = since > 0 && since < draft.count ? (int)since : since > 0 ? draft.count : 0;
        struct ks_node *rows =
            ks_arena_alloc(request->arena, ((size_t)(draft.count - first) + 1) * sizeof *rows);
        for (int i = first; i < draft.count; i++) {
            const struct ks_draft_change *change = &draft.changes[i];
            const struct ks_node members[] = {
                ks_node_text("by", change->by), ks_node_time(request->arena, "at", change->at_ms),
                ks_node_text("file", change->file), ks_node_text("field", change->field)};
            rows[i - first] = ks_node_object(request->arena, "", members, 4);
        }
        const struct ks_node members[] = {
            ks_node_int("n", draft.count),
            ks_node_list(request->arena, "changes", rows, draft.count - first),
            ks_presence_list(&request->console->presence, request->arena, name,
                             ks_request_query(request, "page"), request->now_ms)};
        const struct ks_node root = ks_node_object(request->arena, "", members, 3);
        ks_respond_json(request, response, &root);
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    ks_draft_destroy(&draft);
}
