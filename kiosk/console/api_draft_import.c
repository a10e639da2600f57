/* An official text into a draft, word for word, as a file or as it was pasted. */
#include <string.h>

#include "base/crypto.h"
#include "console/drafts.h"
#include "console/handlers.h"
#include "content/bulletin_import.h"
#include "content/official_text.h"

/* A member that was left out, or is blank, says nothing. */
static const char *text_or_null(const struct ks_request *request, const char *name)
{
    const char *text = ks_request_text(request, name);

    return text != NULL && text[0] != '\0' ? text : NULL;
}

static struct ks_bulletin_origin origin_of(const struct ks_request *request)
{
    return (struct ks_bulletin_origin){
        .id = ks_request_text(request, "id"),
        .kind = ks_request_text(request, "kind"),
        .title = {{ks_request_text(request, "title_zh"), ks_request_text(request, "title_en")}},
        .dated = ks_request_text(request, "dated"),
        .until = text_or_null(request, "until"),
        .url = text_or_null(request, "url"),
    };
}

/* {"sha256", "headings", "items", "paragraphs"}: what was taken; "data" is base64. */
void ks_handle_draft_import(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_draft_hand hand = ks_drafts_hand(request);
    const struct ks_bulletin_origin origin = origin_of(request);
    const char *data = ks_request_text(request, "data");
    struct ks_bulletin_import done = {.arena = request->arena};
    struct ks_error error = {0};
    size_t bytes = 0;
    void *brought = ks_arena_alloc(request->arena, strlen(data) + 1);
    enum ks_err err = ks_crypto_from_base64(data, brought, strlen(data), &bytes, &error);

    if (err == KS_OK)
        err = ks_bulletin_import(ks_drafts_dir(request), ks_request_text(request, "draft"),
                                 ks_drafts_pack_dir(request), &origin, brought, bytes, &hand, &done,
                                 &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    const struct ks_node members[] = {
        ks_node_text("sha256", done.sha256),
        ks_node_int("headings", done.counts[KS_BULLETIN_HEADING]),
        ks_node_int("items", done.counts[KS_BULLETIN_ITEM]),
        ks_node_int("paragraphs", done.counts[KS_BULLETIN_PARAGRAPH]),
    };
    const struct ks_node root = ks_node_object(request->arena, "", members, 4);
    ks_respond_json(request, response, &root);
}
