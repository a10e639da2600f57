/* The layout of a draft, a release or what was carried here: what is known of it, and looking at
 * it. */
#include <string.h>

#include "console/drafts.h"
#include "console/handlers.h"
#include "console/layout_thread.h"
#include "console/release_requests.h"
#include "content/carry.h"
#include "content/text_place.h"
#include "service/layouts.h"

static const char *const states[] = {
    [KS_LAYOUT_UNKNOWN] = "unknown", [KS_LAYOUT_FITS] = "fits", [KS_LAYOUT_FAULTY] = "faulty"};

/* "zh_CN,portrait,large" begins with its language. */
static enum ks_lang lang_of(struct ks_arena *arena, const char *mode)
{
    return ks_lang_from_code(ks_arena_strndup(arena, mode, strcspn(mode, ",")));
}

/* The name of the tribunal of that id, "" of the court's hall. */
static const char *hall_name(struct ks_draft_pack *pack, const char *id, enum ks_lang lang)
{
    const struct ks_node *root = ks_draft_pack_tree(pack, "tribunals.json");
    const struct ks_node *list = root != NULL ? ks_node_member(root, "tribunals") : NULL;
    int count = list != NULL && id[0] != '\0' ? list->child_count : 0;

    for (int i = 0; i < count; i++) {
        const struct ks_node *own = ks_node_member(&list->children[i], "id");
        const struct ks_node *name = ks_node_member(&list->children[i], "hall_name");
        const struct ks_node *words =
            name != NULL ? ks_node_member(name, ks_lang_code(lang)) : NULL;
        if (own != NULL && words != NULL && own->kind == KS_NODE_TEXT &&
            words->kind == KS_NODE_TEXT && strcmp(own->text, id) == 0)
            return words->text;
    }
    return id;
}

static struct ks_node tell_fault(const struct ks_request *request, struct ks_draft_pack *pack,
                                 const struct ks_layout_fault *fault)
{
    struct ks_arena *arena = request->arena;
    const struct ks_seen_text seen = {.hall = fault->hall,
                                      .page = fault->page,
                                      .item = fault->item,
                                      .text = fault->text,
                                      .lang = lang_of(arena, fault->mode)};
    const struct ks_text_place place = ks_text_place_find(pack, &seen);
    const struct ks_node members[] = {
        ks_node_text("hall", fault->hall),
        ks_node_text("hall_name", hall_name(pack, fault->hall, request->lang)),
        ks_node_text("page", fault->page),
        ks_node_text("item", fault->item),
        ks_node_int("part", fault->part),
        ks_node_int("number", fault->number),
        ks_node_text("mode", fault->mode),
        ks_node_text("what", ks_staff_tr(fault->what)),
        ks_node_text("text", fault->text),
        ks_node_text("file", place.file),
        ks_node_text("field", place.field)};

    return ks_node_object(arena, "", members, sizeof members / sizeof *members);
}

/* {"hash", "lang", "state", "is_waiting", "done", "modes", "faults"}; `lang` is that of its
 * sentences; `pack` NULL: without faults. */
static void respond(const struct ks_request *request, struct ks_response *response,
                    struct ks_draft_pack *pack, const struct ks_layout *layout)
{
    struct ks_arena *arena = request->arena;
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)layout->count + 1) * sizeof *rows);
    int count = pack != NULL ? layout->count : 0;

    for (int i = 0; i < count; i++)
        rows[i] = tell_fault(request, pack, &layout->faults[i]);
    const struct ks_node members[] = {ks_node_text("hash", layout->hash),
                                      ks_node_text("lang", ks_lang_code(request->lang)),
                                      ks_node_text("state", states[layout->state]),
                                      ks_node_bool("is_waiting", layout->is_waiting),
                                      ks_node_int("done", layout->done),
                                      ks_node_int("modes", layout->modes),
                                      ks_node_list(arena, "faults", rows, count)};
    const struct ks_node root =
        ks_node_object(arena, "", members, sizeof members / sizeof *members);
    ks_respond_json(request, response, &root);
}

/* Of the pack as it is opened; wanted: a kiosk could show it, and it waits from now on. */
static enum ks_err look(const struct ks_request *request, struct ks_draft_pack *pack,
                        bool is_wanted, struct ks_layout *out, struct ks_error *error)
{
    const char *data_dir = request->console->setup.look->data_dir;
    enum ks_err err = is_wanted ? ks_layouts_want(data_dir, &pack->files, error) : KS_OK;

    if (err == KS_OK)
        ks_layouts_look(data_dir, &pack->files, request->arena, out);
    if (err == KS_OK && is_wanted)
        ks_layout_thread_poke(request->console->layout_thread);
    return err;
}

/* A draft with faults has no layout. */
static enum ks_err check(struct ks_draft_pack *pack, struct ks_date today, struct ks_error *error)
{
    struct ks_content *content = NULL;
    enum ks_err err = ks_drafts_read(pack, today, &content, error);

    ks_content_free(content);
    return err;
}

/* What is known of the pack, unless `err` kept it from being opened; the pack is closed. */
static void answer(const struct ks_request *request, struct ks_response *response,
                   struct ks_draft_pack *pack, bool is_wanted, enum ks_err err,
                   struct ks_error *error)
{
    struct ks_layout layout;

    if (err == KS_OK)
        err = look(request, pack, is_wanted, &layout, error);
    if (err == KS_OK)
        respond(request, response, pack, &layout);
    else
        ks_respond_error(request, response, error, NULL);
    ks_draft_pack_close(pack);
}

static void answer_draft(const struct ks_request *request, struct ks_response *response,
                         const char *name, bool is_wanted)
{
    struct ks_draft draft;
    struct ks_draft_pack pack;
    struct ks_error error = {0};
    enum ks_err err = ks_drafts_open_named(request, name, &draft, &pack, &error);

    if (err == KS_OK && is_wanted)
        err = check(&pack, ks_date_from_wall_ms(request->now_ms), &error);
    answer(request, response, &pack, is_wanted, err, &error);
    ks_draft_destroy(&draft);
}

static void answer_release(const struct ks_request *request, struct ks_response *response,
                           int64_t number, bool is_wanted)
{
    struct ks_draft_pack pack = {.count = 0};
    struct ks_error error = {0};
    const struct ks_release_place place = ks_release_requests_place(request);
    enum ks_err err = ks_release_files(request->desk, &place, number, &pack.files, NULL, &error);

    answer(request, response, &pack, is_wanted, err, &error);
}

/* Of what was brought and waits, if it is that one. */
static void answer_carried(const struct ks_request *request, struct ks_response *response,
                           const char *sha, bool is_wanted)
{
    struct ks_draft_pack pack = {.count = 0};
    struct ks_release_pack carried;
    struct ks_error error = {0};
    enum ks_err err = ks_carry_look(request->console->setup.look->data_dir, &carried, &error);

    if (err == KS_OK && strcmp(carried.sha, sha) != 0)
        err = ks_fail(&error, KS_ERR_NOT_FOUND, "Another release waits here now: look at it first");
    if (err == KS_OK) {
        pack.files = carried.files; /* with their arena */
        carried.files = (struct ks_pack_files){.count = 0};
    }
    answer(request, response, &pack, is_wanted, err, &error);
    ks_release_pack_destroy(&carried);
}

/* How far that pack is. */
static void answer_hash(const struct ks_request *request, struct ks_response *response,
                        const char *hash)
{
    struct ks_layout layout;
    struct ks_error error = {0};

    if (ks_layouts_look_at(request->console->setup.look->data_dir, hash, request->arena, &layout,
                           &error) == KS_OK)
        respond(request, response, NULL, &layout);
    else
        ks_respond_error(request, response, &error, NULL);
}

void ks_handle_layout(const struct ks_request *request, struct ks_response *response)
{
    const char *name = ks_request_query(request, "draft");
    const char *hash = ks_request_query(request, "hash");
    const char *sha = ks_request_query(request, "sha");

    if (hash[0] != '\0')
        answer_hash(request, response, hash);
    else if (sha[0] != '\0')
        answer_carried(request, response, sha, false);
    else if (name[0] != '\0')
        answer_draft(request, response, name, false);
    else
        answer_release(request, response, ks_request_query_int(request, "number"), false);
}

void ks_handle_layout_check(const struct ks_request *request, struct ks_response *response)
{
    const char *name = ks_request_text(request, "draft");
    const char *sha = ks_request_text(request, "sha");

    if (sha[0] != '\0')
        answer_carried(request, response, sha, true);
    else if (name[0] != '\0')
        answer_draft(request, response, name, true);
    else
        answer_release(request, response, ks_request_int(request, "number"), true);
}
