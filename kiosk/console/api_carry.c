/* A release as a file, to be carried to a machine without a network: given out, brought in, shown
 * beside what is shown here, accepted. */
#include <string.h>

#include "base/crypto.h"
#include "console/drafts.h"
#include "console/handlers.h"
#include "console/release_requests.h"
#include "content/carry.h"

static const char *data_dir_of(const struct ks_request *request)
{
    return request->console->setup.look->data_dir;
}

/* The file of ?number=. */
void ks_handle_carry_out(const struct ks_request *request, struct ks_response *response)
{
    struct ks_error error = {0};
    int64_t number = ks_request_query_int(request, "number");
    const char *text = NULL;
    size_t bytes = 0;

    if (ks_carry_give(data_dir_of(request), number, request->arena, &text, &bytes, &error) !=
        KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    response->type = "application/octet-stream";
    response->text = text;
    response->bytes = bytes;
    response->file_name = ks_arena_printf(request->arena, "release-%04lld.pack", (long long)number);
}

/* Each file in which the two differ, in the order of their names. */
static struct ks_node tell_files(struct ks_arena *arena, struct ks_draft_pack *live,
                                 struct ks_draft_pack *now)
{
    const struct ks_pack_files *was = &live->files, *is = &now->files;
    struct ks_node *rows =
        ks_arena_alloc(arena, ((size_t)was->count + (size_t)is->count + 1) * sizeof *rows);
    int count = 0;

    for (int i = 0, k = 0; i < was->count || k < is->count;) {
        int order = i == was->count  ? 1
                    : k == is->count ? -1
                                     : strcmp(was->list[i].name, is->list[k].name);
        const char *file = order <= 0 ? was->list[i].name : is->list[k].name;
        bool is_same = order == 0 && was->list[i].bytes == is->list[k].bytes &&
                       memcmp(was->list[i].text, is->list[k].text, is->list[k].bytes) == 0;
        if (!is_same)
            rows[count++] = ks_drafts_tell_file(arena, file, NULL, ks_draft_pack_tree(live, file),
                                                ks_draft_pack_tree(now, file));
        i += order <= 0;
        k += order >= 0;
    }
    return ks_node_list(arena, "files", rows, count);
}

static const char *signer_of(struct ks_arena *arena, const struct ks_release_pack *pack)
{
    char *digits = ks_arena_alloc(arena, 2 * sizeof pack->signer + 1);

    ks_crypto_hex(pack->signer, sizeof pack->signer, digits);
    return digits;
}

static struct ks_node tell_waiting(struct ks_arena *arena, const struct ks_release_pack *pack,
                                   struct ks_draft_pack *live, struct ks_draft_pack *now)
{
    const struct ks_node members[] = {
        ks_node_int("number", pack->term.number),
        ks_node_text("sha", pack->sha),
        ks_node_text("signer", signer_of(arena, pack)),
        ks_node_time(arena, "from", pack->term.from_ms),
        ks_node_time_or_null(arena, "until", pack->term.until_ms),
        ks_node_int("rollback_of", pack->rollback_of),
        tell_files(arena, live, now),
    };

    return ks_node_object(arena, "waiting", members, sizeof members / sizeof *members);
}

/* {"shown", "waiting"}: what this program has before it, and what was brought and waits, with each
 * file in which they differ; null where nothing waits. */
void ks_handle_carried(const struct ks_request *request, struct ks_response *response)
{
    struct ks_release_pack pack;
    struct ks_draft_pack live = {.count = 0}, now = {.count = 0};
    struct ks_content_faults ignored = {0};
    struct ks_error error = {0};
    struct ks_node waiting = ks_node_null("waiting");
    enum ks_err err = ks_carry_look(data_dir_of(request), &pack, &error);
    bool is_none = err == KS_ERR_NOT_FOUND;

    if (err == KS_OK)
        err = ks_draft_pack_open(ks_drafts_pack_dir(request), NULL, &live, &ignored, &error);
    if (err == KS_OK) {
        now.files = pack.files;
        waiting = tell_waiting(request->arena, &pack, &live, &now);
    }
    if (err == KS_OK || is_none) {
        const struct ks_node members[] = {ks_node_int("shown", request->content->release), waiting};
        const struct ks_node root = ks_node_object(request->arena, "", members, 2);
        ks_respond_json(request, response, &root);
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    now.files = (struct ks_pack_files){.count = 0}; /* the pack's */
    ks_draft_pack_close(&now);
    ks_draft_pack_close(&live);
    ks_release_pack_destroy(&pack);
    ks_content_faults_destroy(&ignored);
}

/* {"number", "sha"} of what waits from now on; "data" is base64. */
void ks_handle_carry_in(const struct ks_request *request, struct ks_response *response)
{
    const char *data = ks_request_text(request, "data");
    struct ks_release_pack pack = {.is_signed = false};
    struct ks_error error = {0};
    size_t bytes = 0;
    char *brought = ks_arena_alloc(request->arena, strlen(data) + 1);
    enum ks_err err = ks_crypto_from_base64(data, brought, strlen(data), &bytes, &error);

    if (err == KS_OK)
        err = ks_carry_take(data_dir_of(request), brought, bytes, &pack, &error);
    if (err == KS_OK) {
        const struct ks_node members[] = {ks_node_int("number", pack.term.number),
                                          ks_node_text("sha", pack.sha)};
        const struct ks_node root = ks_node_object(request->arena, "", members, 2);
        ks_respond_json(request, response, &root);
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    ks_release_pack_destroy(&pack);
}

/* {"number"}: what waits is shown from its time on, if it is the one of {"sha"}; with a {"why"}
 * also where something does not fit its page here. */
void ks_handle_carry_accept(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_place place = ks_release_requests_place(request);
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_error error = {0};
    int64_t number = 0;
    enum ks_err err = ks_release_accept_carried(
        request->desk, &place, ks_request_text(request, "sha"), &hand, &number, &error);

    ks_release_requests_answer(request, response, err, number, &error);
}

void ks_handle_carry_drop(const struct ks_request *request, struct ks_response *response)
{
    struct ks_error error = {0};

    if (ks_carry_drop(data_dir_of(request), &error) != KS_OK)
        ks_respond_error(request, response, &error, NULL);
}
