/* What a draft, a release or one that was brought makes of fees, periods and lists: cases worked
 * out before and after. */
#include <string.h>

#include "console/drafts.h"
#include "console/handlers.h"
#include "console/release_requests.h"
#include "content/carry.h"
#include "service/worked.h"

/* Both packs, as files. */
struct packs {
    struct ks_draft_pack was, now;
};

static enum ks_err open_draft(const struct ks_request *request, const char *name, struct packs *out,
                              struct ks_error *error)
{
    struct ks_content_faults ignored = {0};
    struct ks_draft draft;
    enum ks_err err = ks_drafts_open_named(request, name, &draft, &out->now, error);

    if (err == KS_OK)
        err = ks_draft_pack_open(ks_drafts_pack_dir(request), NULL, &out->was, &ignored, error);
    ks_content_faults_destroy(&ignored);
    ks_draft_destroy(&draft);
    return err;
}

/* What was brought and waits here, if it is still the one of that hash. */
static enum ks_err open_carried(const struct ks_request *request, const char *sha,
                                struct packs *out, struct ks_error *error)
{
    struct ks_content_faults ignored = {0};
    struct ks_release_pack pack;
    enum ks_err err = ks_carry_look(request->console->setup.look->data_dir, &pack, error);

    if (err == KS_OK && strcmp(pack.sha, sha) != 0)
        err = ks_fail(error, KS_ERR_STATE, "Another release waits here by now");
    if (err == KS_OK)
        err = ks_draft_pack_open(ks_drafts_pack_dir(request), NULL, &out->was, &ignored, error);
    if (err == KS_OK) {
        out->now.files = pack.files; /* with their arena */
        pack = (struct ks_release_pack){.is_signed = false};
    }
    ks_content_faults_destroy(&ignored);
    ks_release_pack_destroy(&pack);
    return err;
}

static enum ks_err open_packs(const struct ks_request *request, struct packs *out,
                              struct ks_error *error)
{
    const struct ks_release_place place = ks_release_requests_place(request);
    const char *name = ks_request_query(request, "draft");

    const char *sha = ks_request_query(request, "sha");

    *out = (struct packs){.was = {.count = 0}};
    if (name[0] == '\0' && sha[0] != '\0')
        return open_carried(request, sha, out, error);
    return name[0] != '\0'
               ? open_draft(request, name, out, error)
               : ks_release_files(request->desk, &place, ks_request_query_int(request, "number"),
                                  &out->now.files, &out->was.files, error);
}

static struct ks_node tell_cases(struct ks_arena *arena, const struct ks_worked *worked,
                                 enum ks_worked_kind kind)
{
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)worked->case_count + 1) * sizeof *rows);
    int count = 0;

    for (int i = 0; i < worked->case_count; i++) {
        const struct ks_worked_case *each = &worked->cases[i];
        const struct ks_node members[] = {
            ks_node_text("of", each->of), ks_node_text("given", each->given),
            ks_node_text("was", each->was), ks_node_text("now", each->now)};
        if (each->kind == kind)
            rows[count++] = ks_node_object(arena, "", members, 4);
    }
    return ks_node_list(arena, "cases", rows, count);
}

static void respond(const struct ks_request *request, struct ks_response *response,
                    const struct ks_worked *worked)
{
    struct ks_arena *arena = request->arena;
    struct ks_node kinds[KS_WORKED_KIND_COUNT];

    for (int i = 0; i < KS_WORKED_KIND_COUNT; i++) {
        enum ks_worked_kind kind = (enum ks_worked_kind)i;
        const struct ks_node members[] = {ks_node_text("kind", ks_worked_kind_code(kind)),
                                          ks_node_int("count", worked->counts[i]),
                                          ks_node_int("changed", worked->changed[i]),
                                          tell_cases(arena, worked, kind)};
        kinds[i] = ks_node_object(arena, "", members, 4);
    }
    const struct ks_node list = ks_node_list(arena, "kinds", kinds, KS_WORKED_KIND_COUNT);
    const struct ks_node members[] = {ks_node_text("lang", ks_lang_code(request->lang)), list};
    const struct ks_node root = ks_node_object(arena, "", members, 2);
    ks_respond_json(request, response, &root);
}

/* {"lang", "kinds": [{"kind", "count", "changed", "cases": [{"of", "given", "was", "now"}]}]} of
 * ?draft=, ?number= or ?sha=; `lang` is that of its sentences. A pack with faults works nothing
 * out. */
void ks_handle_worked(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_date late = {9999, 12, 31}; /* when a page was checked does not matter here */
    struct packs packs;
    struct ks_content *was = NULL, *now = NULL;
    struct ks_worked worked;
    struct ks_error error = {0};
    enum ks_err err = open_packs(request, &packs, &error);

    if (err == KS_OK)
        err = ks_drafts_read(&packs.was, late, &was, &error);
    if (err == KS_OK)
        err = ks_drafts_read(&packs.now, late, &now, &error);
    if (err == KS_OK) {
        ks_worked_compare(request->arena, request->lang, was, now,
                          ks_date_from_wall_ms(request->now_ms), &worked);
        respond(request, response, &worked);
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    ks_content_free(was);
    ks_content_free(now);
    ks_draft_pack_close(&packs.was);
    ks_draft_pack_close(&packs.now);
}
