/* Drafts of the content: which there are, beginning and dropping one, its files. */
#include <stdlib.h>
#include <string.h>

#include "console/drafts.h"
#include "console/handlers.h"
#include "content/draft_pack.h"

const char *ks_drafts_dir(const struct ks_request *request)
{
    return ks_arena_printf(request->arena, "%s/drafts", request->console->setup.look->data_dir);
}

const char *ks_drafts_pack_dir(const struct ks_request *request)
{
    return request->content_dir;
}

struct ks_draft_hand ks_drafts_hand(const struct ks_request *request)
{
    return (struct ks_draft_hand){.by = request->session.user,
                                  .now_ms = request->now_ms,
                                  .tribunal = request->session.tribunal};
}

enum { MOST_DRAFTS_TOLD = 100 };

/* Drafts on their way into an answer. */
struct telling {
    const struct ks_request *request;
    struct ks_node rows[MOST_DRAFTS_TOLD];
    int count;
};

/* One that cannot be read is told, too, with why. */
static bool tell_draft(const char *name, void *ctx)
{
    struct telling *telling = ctx;
    const struct ks_request *request = telling->request;
    struct ks_arena *arena = request->arena;
    struct ks_draft draft;
    struct ks_error error = {0};
    enum ks_err err = ks_draft_read(ks_drafts_dir(request), name, &draft, &error);
    const struct ks_draft_change *last = draft.count > 0 ? &draft.changes[draft.count - 1] : NULL;
    const char *last_by = last != NULL ? last->by : draft.by;
    const struct ks_node members[] = {
        ks_node_text("name", ks_arena_strdup(arena, name)),
        ks_node_text("by", ks_arena_strdup(arena, draft.by != NULL ? draft.by : "")),
        ks_node_time_or_null(arena, "made", draft.made_ms),
        ks_node_int("n", draft.count),
        ks_node_text("last_by", ks_arena_strdup(arena, last_by != NULL ? last_by : "")),
        ks_node_time_or_null(arena, "last", last != NULL ? last->at_ms : draft.made_ms),
        ks_node_text("fault", err != KS_OK ? ks_arena_strdup(arena, error.text) : ""),
        ks_presence_list(&request->console->presence, arena, name, "", request->now_ms),
    };

    telling->rows[telling->count++] =
        ks_node_object(arena, "", members, sizeof members / sizeof *members);
    ks_draft_destroy(&draft);
    return telling->count < MOST_DRAFTS_TOLD;
}

void ks_handle_drafts(const struct ks_request *request, struct ks_response *response)
{
    struct telling *telling = ks_arena_alloc(request->arena, sizeof *telling);
    struct ks_error error = {0};

    telling->request = request;
    telling->count = 0;
    if (ks_draft_list(ks_drafts_dir(request), tell_draft, telling, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    const struct ks_node list =
        ks_node_list(request->arena, "drafts", telling->rows, telling->count);
    const struct ks_node root = ks_node_object(request->arena, "", &list, 1);
    ks_respond_json(request, response, &root);
}

void ks_handle_draft_new(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_draft_hand hand = ks_drafts_hand(request);
    struct ks_error error = {0};

    if (ks_draft_create(ks_drafts_dir(request), ks_request_text(request, "name"), &hand, &error) !=
        KS_OK)
        ks_respond_error(request, response, &error, NULL);
}

void ks_handle_draft_drop(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_draft_hand hand = ks_drafts_hand(request);
    struct ks_error error = {0};

    if (ks_draft_drop(ks_drafts_dir(request), ks_request_text(request, "name"), &hand, &error) !=
        KS_OK)
        ks_respond_error(request, response, &error, NULL);
}

static int changes_of(const struct ks_draft *draft, const char *file)
{
    int count = 0;

    for (int i = 0; i < draft->count; i++)
        count += strcmp(draft->changes[i].file, file) == 0;
    return count;
}

/* A guide is known by its number and title; other files the page knows by name. */
static struct ks_node tell_file(const struct ks_request *request, const struct ks_draft *draft,
                                struct ks_draft_pack *pack, const char *file)
{
    bool is_guide = strchr(file, '/') != NULL && ks_pack_name_ends(file, ".json");
    const struct ks_node *root = is_guide ? ks_draft_pack_tree(pack, file) : NULL;
    const struct ks_node *number = root != NULL ? ks_node_member(root, "number") : NULL;
    const struct ks_node *title = root != NULL ? ks_node_member(root, "title") : NULL;
    const struct ks_node members[] = {
        ks_node_text("file", file),
        ks_node_int("changes", changes_of(draft, file)),
        number != NULL ? *number : ks_node_null("number"),
        title != NULL ? *title : ks_node_null("title"),
    };

    return ks_node_object(request->arena, "", members, 4);
}

enum ks_err ks_drafts_open_named(const struct ks_request *request, const char *name,
                                 struct ks_draft *draft, struct ks_draft_pack *pack,
                                 struct ks_error *error)
{
    struct ks_content_faults ignored = {0}; /* whoever asks for the check is told */
    enum ks_err err = ks_draft_read(ks_drafts_dir(request), name, draft, error);

    *pack = (struct ks_draft_pack){.count = 0};
    if (err == KS_OK)
        err = ks_draft_pack_open(ks_drafts_pack_dir(request), draft, pack, &ignored, error);
    ks_content_faults_destroy(&ignored);
    return err;
}

enum ks_err ks_drafts_open(const struct ks_request *request, struct ks_draft *draft,
                           struct ks_draft_pack *pack, struct ks_error *error)
{
    return ks_drafts_open_named(request, ks_request_query(request, "name"), draft, pack, error);
}

enum ks_err ks_drafts_tell_fault(enum ks_err err, const struct ks_content_faults *faults,
                                 struct ks_error *error)
{
    return err == KS_ERR_INPUT && faults->count > 0
               ? ks_fail(error, err, "%s: %s", faults->list[0].file, faults->list[0].what)
               : err;
}

enum ks_err ks_drafts_read(struct ks_draft_pack *pack, struct ks_date today,
                           struct ks_content **out, struct ks_error *error)
{
    struct ks_content_faults faults = {0};
    enum ks_err err =
        ks_drafts_tell_fault(ks_draft_pack_read(pack, today, out, &faults, error), &faults, error);

    ks_content_faults_destroy(&faults);
    return err;
}

void ks_handle_draft(const struct ks_request *request, struct ks_response *response)
{
    struct ks_draft draft;
    struct ks_draft_pack pack;
    struct ks_error error = {0};

    if (ks_drafts_open(request, &draft, &pack, &error) == KS_OK) {
        struct ks_node *rows =
            ks_arena_alloc(request->arena, ((size_t)pack.files.count + 1) * sizeof *rows);
        for (int i = 0; i < pack.files.count; i++)
            rows[i] = tell_file(request, &draft, &pack, pack.files.list[i].name);
        const struct ks_node members[] = {
            ks_node_int("n", draft.count), ks_node_text("by", draft.by),
            ks_node_list(request->arena, "files", rows, pack.files.count)};
        const struct ks_node root = ks_node_object(request->arena, "", members, 3);
        ks_respond_json(request, response, &root);
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    ks_draft_pack_close(&pack);
    ks_draft_destroy(&draft);
}
