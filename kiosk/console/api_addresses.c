/* Whether the pages are there to which visitors are led, and a look at them now. */
#include "console/handlers.h"
#include "console/release_requests.h"
#include "service/addresses.h"

static struct ks_node tell_address(struct ks_arena *arena, const struct ks_address *address)
{
    const struct ks_address_check *check = &address->check;
    struct ks_node *uses = ks_arena_alloc(arena, (size_t)address->use_count * sizeof *uses);

    for (int i = 0; i < address->use_count; i++)
        uses[i] = ks_node_words(arena, "", address->uses[i]);
    const struct ks_node members[] = {ks_node_text("url", address->url),
                                      ks_node_list(arena, "uses", uses, address->use_count),
                                      ks_node_text("result", ks_address_result_code(check->result)),
                                      ks_node_int("status", check->status),
                                      ks_node_int("nights", check->nights),
                                      ks_node_time_or_null(arena, "at", check->at_ms),
                                      ks_node_time_or_null(arena, "well", check->well_ms),
                                      ks_node_time_or_null(arena, "since", check->since_ms)};

    return ks_node_object(arena, "", members, sizeof members / sizeof *members);
}

static struct ks_address_progress progress_of(const struct ks_request *request)
{
    struct ks_address_asking *asking = request->console->setup.addresses;

    return asking != NULL ? ks_address_asking_look(asking)
                          : (struct ks_address_progress){.is_busy = false};
}

/* {"addresses", "can_look", "is_busy", "done", "total"}: each address of the content with what came
 * of the last look, `result` "" where nobody has looked; whether this console looks, and how far it
 * is just now. */
void ks_handle_addresses(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    const struct ks_address_progress progress = progress_of(request);
    struct ks_address *list = NULL;
    struct ks_error error = {0};
    int count = 0;

    if (ks_addresses_list(request->desk, arena, &list, &count, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);
    for (int i = 0; i < count; i++)
        rows[i] = tell_address(arena, &list[i]);
    const struct ks_node members[] = {
        ks_node_list(arena, "addresses", rows, count),
        ks_node_bool("can_look", request->console->setup.addresses != NULL),
        ks_node_bool("is_busy", progress.is_busy), ks_node_int("done", progress.done),
        ks_node_int("total", progress.total)};
    const struct ks_node root =
        ks_node_object(arena, "", members, sizeof members / sizeof *members);
    ks_respond_json(request, response, &root);
}

void ks_handle_addresses_look(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_address_asking *asking = request->console->setup.addresses;
    struct ks_error error = {0};
    enum ks_err err =
        asking != NULL
            ? ks_addresses_ask(request->desk, &hand, &error)
            : ks_fail(&error, KS_ERR_STATE,
                      "Addresses cannot be looked at here: kiosk.conf names no way to the internet "
                      "([network] addresses)");

    if (err == KS_OK)
        ks_address_asking_ask(asking);
    else
        ks_respond_error(request, response, &error, NULL);
    ks_watch_poke(request->watch);
}
