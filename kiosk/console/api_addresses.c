/* Whether the pages are there to which visitors are led or would be, and a look at them now. */
#include "console/drafts.h"
#include "console/handlers.h"
#include "console/release_requests.h"
#include "service/addresses.h"

static struct ks_node tell_uses(struct ks_arena *arena, const struct ks_address *address)
{
    struct ks_node *uses = ks_arena_alloc(arena, ((size_t)address->use_count + 1) * sizeof *uses);

    for (int i = 0; i < address->use_count; i++)
        uses[i] = ks_node_words(arena, "", address->uses[i]);
    return ks_node_list(arena, "uses", uses, address->use_count);
}

static struct ks_node tell_address(struct ks_arena *arena, const struct ks_address *address)
{
    const struct ks_address_check *check = &address->check;
    const struct ks_node members[] = {ks_node_text("url", address->url),
                                      tell_uses(arena, address),
                                      ks_node_text("result", ks_address_result_code(check->result)),
                                      ks_node_int("status", check->status),
                                      ks_node_int("nights", check->nights),
                                      ks_node_time_or_null(arena, "at", check->at_ms),
                                      ks_node_time_or_null(arena, "well", check->well_ms),
                                      ks_node_time_or_null(arena, "since", check->since_ms)};

    return ks_node_object(arena, "", members, sizeof members / sizeof *members);
}

static struct ks_node tell_addresses(struct ks_arena *arena, const char *key,
                                     const struct ks_address *list, int count)
{
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);

    for (int i = 0; i < count; i++)
        rows[i] = tell_address(arena, &list[i]);
    return ks_node_list(arena, key, rows, count);
}

static struct ks_address_progress progress_of(const struct ks_request *request)
{
    struct ks_address_asking *asking = request->console->setup.addresses;

    return asking != NULL ? ks_address_asking_look(asking)
                          : (struct ks_address_progress){.is_busy = false};
}

/* {"addresses", "others", "can_look", "is_busy", "done", "total"}: each address of the content with
 * what came of the last look, `result` "" where nobody has looked; the same of others that were
 * looked at; whether this console looks, and how far it is just now. */
void ks_handle_addresses(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    const struct ks_address_progress progress = progress_of(request);
    struct ks_address *list = NULL, *others = NULL;
    struct ks_error error = {0};
    int count = 0, other_count = 0;
    enum ks_err err = ks_addresses_list(request->desk, arena, &list, &count, &error);

    if (err == KS_OK)
        err = ks_addresses_list_others(request->desk, arena, &others, &other_count, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    const struct ks_node members[] = {
        tell_addresses(arena, "addresses", list, count),
        tell_addresses(arena, "others", others, other_count),
        ks_node_bool("can_look", request->console->setup.addresses != NULL),
        ks_node_bool("is_busy", progress.is_busy),
        ks_node_int("done", progress.done),
        ks_node_int("total", progress.total)};
    const struct ks_node root =
        ks_node_object(arena, "", members, sizeof members / sizeof *members);
    ks_respond_json(request, response, &root);
}

/* The content of a draft, or of a release; freed by the caller on any result. */
static enum ks_err read_content(const struct ks_request *request, const char *draft_name,
                                int64_t number, struct ks_content **out, struct ks_error *error)
{
    const struct ks_release_place place = ks_release_requests_place(request);
    const struct ks_date late = {9999, 12, 31}; /* when a page was checked does not matter here */
    struct ks_draft_pack pack = {.count = 0};
    struct ks_draft draft = {.count = 0};
    bool is_draft = draft_name[0] != '\0';
    enum ks_err err =
        is_draft ? ks_drafts_open_named(request, draft_name, &draft, &pack, error)
                 : ks_release_files(request->desk, &place, number, &pack.files, NULL, error);

    if (err == KS_OK)
        err = ks_drafts_read(&pack, late, out, error);
    ks_draft_pack_close(&pack);
    ks_draft_destroy(&draft);
    return err;
}

static void respond_new(const struct ks_request *request, struct ks_response *response,
                        const struct ks_address *list, int count)
{
    struct ks_arena *arena = request->arena;
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);

    for (int i = 0; i < count; i++) {
        bool may_look = ks_addresses_may_visit(request->desk, list[i].url);
        const struct ks_node members[] = {ks_node_text("url", list[i].url),
                                          tell_uses(arena, &list[i]),
                                          ks_node_bool("may_look", may_look)};
        rows[i] = ks_node_object(arena, "", members, 3);
    }
    const struct ks_node told = ks_node_list(arena, "addresses", rows, count);
    const struct ks_node root = ks_node_object(arena, "", &told, 1);
    ks_respond_json(request, response, &root);
}

/* {"addresses": [{"url", "uses", "may_look"}]}: those that ?draft= or ?number= leads to and the
 * content that is shown does not; `may_look` false where the host is none of its list. */
void ks_handle_addresses_new(const struct ks_request *request, struct ks_response *response)
{
    struct ks_content *content = NULL;
    struct ks_address *list = NULL;
    struct ks_error error = {0};
    int count = 0;
    enum ks_err err = read_content(request, ks_request_query(request, "draft"),
                                   ks_request_query_int(request, "number"), &content, &error);

    if (err == KS_OK)
        err = ks_addresses_list_new(request->desk, content, request->arena, &list, &count, &error);
    if (err == KS_OK)
        respond_new(request, response, list, count);
    else
        ks_respond_error(request, response, &error, NULL);
    ks_content_free(content);
}

static enum ks_err check_way(const struct ks_request *request, struct ks_error *error)
{
    return request->console->setup.addresses != NULL
               ? KS_OK
               : ks_fail(error, KS_ERR_STATE,
                         "Addresses cannot be looked at here: kiosk.conf names no way to the "
                         "internet ([network] addresses)");
}

/* Those of them that may be looked at wait from now on. */
static enum ks_err ask_for_new(const struct ks_request *request, const struct ks_release_hand *hand,
                               struct ks_error *error)
{
    struct ks_content *content = NULL;
    struct ks_address *list = NULL;
    int count = 0, wanted = 0;
    enum ks_err err = read_content(request, ks_request_text(request, "draft"),
                                   ks_request_int(request, "number"), &content, error);

    if (err == KS_OK)
        err = ks_addresses_list_new(request->desk, content, request->arena, &list, &count, error);
    const char **urls = ks_arena_alloc(request->arena, ((size_t)count + 1) * sizeof *urls);
    for (int i = 0; i < count; i++)
        if (ks_addresses_may_visit(request->desk, list[i].url))
            urls[wanted++] = list[i].url;
    if (err == KS_OK)
        err = ks_addresses_ask(request->desk, hand, error);
    if (err == KS_OK)
        err = ks_address_asking_ask_for(request->console->setup.addresses, urls, wanted, error);
    ks_content_free(content);
    return err;
}

void ks_handle_addresses_look_new(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_error error = {0};
    enum ks_err err = check_way(request, &error);

    if (err == KS_OK)
        err = ask_for_new(request, &hand, &error);
    if (err != KS_OK)
        ks_respond_error(request, response, &error, NULL);
    ks_watch_poke(request->watch);
}

void ks_handle_addresses_look(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_error error = {0};
    enum ks_err err = check_way(request, &error);

    if (err == KS_OK)
        err = ks_addresses_ask(request->desk, &hand, &error);
    if (err == KS_OK)
        ks_address_asking_ask(request->console->setup.addresses);
    else
        ks_respond_error(request, response, &error, NULL);
    ks_watch_poke(request->watch);
}
