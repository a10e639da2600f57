/* A page of a draft as a kiosk would show it. */
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "console/drafts.h"
#include "console/handlers.h"
#include "service/proofs.h"

/* Whether the list of words, with commas between, has that one. */
static bool has_word(const char *list, const char *word)
{
    size_t bytes = strlen(word);

    for (const char *at = list; *at != '\0'; at += strcspn(at, ",")) {
        at += *at == ',';
        if (strcspn(at, ",") == bytes && strncmp(at, word, bytes) == 0)
            return true;
    }
    return false;
}

static int number_of(const struct ks_request *request, const char *key)
{
    long number = strtol(ks_request_query(request, key), NULL, 10);

    return number > 0 && number <= KS_MOST_PROOF_NUMBER ? (int)number : 0;
}

/* {"n", "page", "pages", "png"}: the picture in base64, of the draft after so many changes. ?look=
 * has of large, contrast, low, strip and landscape those that hold, ?hall= the tribunal whose hall
 * it is. */
void ks_handle_draft_proof(const struct ks_request *request, struct ks_response *response)
{
    const char *name = ks_request_query(request, "name");
    const char *look = ks_request_query(request, "look");
    struct ks_proof_order order = {
        .content_dir = ks_drafts_pack_dir(request),
        .drafts_dir = ks_drafts_dir(request),
        .draft = name,
        .hall = ks_request_query(request, "hall"),
        .page = ks_request_query(request, "page"),
        .item = ks_request_query(request, "item"),
        .part = number_of(request, "part"),
        .number = number_of(request, "number"),
        .at_ms = request->now_ms,
        .size = has_word(look, "landscape") ? "1920x1080" : "1080x1920",
        .is_large = has_word(look, "large"),
        .is_contrast = has_word(look, "contrast"),
        .is_low = has_word(look, "low"),
        .is_strip = has_word(look, "strip"),
        .lang = ks_lang_from_code(ks_request_query(request, "lang")),
        .tell = request->lang,
    };
    struct ks_proof_picture picture;
    struct ks_draft draft;
    struct ks_error error = {0};
    enum ks_err err = ks_draft_read(order.drafts_dir, name, &draft, &error);

    if (order.lang == KS_LANG_COUNT)
        order.lang = request->lang;
    if (err == KS_OK)
        err = ks_proofs_draw(&order, request->arena, &picture, &error);
    if (err == KS_OK) {
        const struct ks_node members[] = {
            ks_node_int("n", draft.count), ks_node_int("page", picture.page),
            ks_node_int("pages", picture.pages),
            ks_node_text("png", ks_crypto_base64(request->arena, picture.png, picture.bytes))};
        const struct ks_node root = ks_node_object(request->arena, "", members, 4);
        ks_respond_json(request, response, &root);
    } else {
        ks_respond_error(request, response, &error, NULL);
    }
    ks_draft_destroy(&draft);
}
