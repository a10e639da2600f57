/* Releases: an earlier one comes back, and a page is taken down. */
#include <string.h>

#include "console/handlers.h"
#include "console/release_requests.h"

/* ---- rolling back ---- */

/* {"manifest", "from_ms"}: what is to be signed to publish ?of= once more now. */
void ks_handle_rollback_manifest(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_place place = ks_release_requests_place(request);
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    const char *manifest = "";
    struct ks_error error = {0};

    if (ks_release_roll_back_manifest(request->desk, &place, ks_request_query_int(request, "of"),
                                      &hand, request->arena, &manifest, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    const struct ks_node members[] = {ks_node_text("manifest", manifest),
                                      ks_node_int("from_ms", hand.now_ms)};
    const struct ks_node root = ks_node_object(request->arena, "", members, 2);
    ks_respond_json(request, response, &root);
}

/* {"number"} of the new release. */
void ks_handle_rollback(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_place place = ks_release_requests_place(request);
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_release_signature signature;
    struct ks_error error = {0};
    int64_t number = 0;
    bool is_signed = false;
    enum ks_err err = ks_release_requests_pen(request, &signature, &is_signed, &error);

    if (err == KS_OK && !is_signed)
        err = ks_fail(&error, KS_ERR_INPUT, "That is no signature");
    signature.pen.from_ms = ks_request_int(request, "from_ms");
    if (err == KS_OK)
        err = ks_release_roll_back(request->desk, &place, ks_request_int(request, "of"), &hand,
                                   &signature.pen, &number, &error);
    ks_release_requests_answer(request, response, err, number, &error);
}

/* ---- pages ---- */

/* Pages on their way into an answer, with which of them are down. */
struct pages {
    struct ks_arena *arena;
    const struct ks_release_down *downs;
    int down_count;
    struct ks_node *rows;
    int count;
};

static void add_page(struct pages *pages, const char *page, const struct ks_words *title)
{
    const struct ks_release_down *down = NULL;

    for (int i = 0; i < pages->down_count; i++)
        if (strcmp(pages->downs[i].page, page) == 0)
            down = &pages->downs[i];
    const struct ks_node members[] = {
        ks_node_text("page", page),
        ks_node_words(pages->arena, "title", title),
        ks_node_bool("is_down", down != NULL),
        ks_node_text("who", down != NULL ? down->who : ""),
        ks_node_text("why", down != NULL ? down->why : ""),
        ks_node_time_or_null(pages->arena, "at", down != NULL ? down->at_ms : 0)};
    pages->rows[pages->count++] = ks_node_object(pages->arena, "", members, 6);
}

static void add_all(struct pages *pages, const struct ks_content *content)
{
    struct ks_arena *arena = pages->arena;
    size_t most = (size_t)content->guide_count + (size_t)content->institution_count +
                  (size_t)content->find_page_count;

    pages->rows = ks_arena_alloc(arena, (most + 1) * sizeof *pages->rows);
    for (int i = 0; i < content->guide_count; i++)
        add_page(pages, ks_arena_printf(arena, "guide:%s", content->guides[i].id),
                 &content->guides[i].title);
    for (int i = 0; i < content->institution_count; i++)
        add_page(pages, ks_arena_printf(arena, "institution:%s", content->institutions[i].id),
                 &content->institutions[i].title);
    for (int i = 0; i < content->find_page_count; i++)
        add_page(pages, content->find_pages[i].page, &content->find_pages[i].title);
}

/* {"pages"}: every one that can be taken down, and who took it why. */
void ks_handle_release_pages(const struct ks_request *request, struct ks_response *response)
{
    struct pages pages = {.arena = request->arena};
    struct ks_release_down *downs = NULL;
    struct ks_error error = {0};

    if (ks_release_list_down(request->desk, request->arena, &downs, &pages.down_count, &error) !=
        KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    pages.downs = downs;
    add_all(&pages, request->content);
    const struct ks_node list = ks_node_list(request->arena, "pages", pages.rows, pages.count);
    const struct ks_node root = ks_node_object(request->arena, "", &list, 1);
    ks_respond_json(request, response, &root);
}

void ks_handle_release_page(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_error error = {0};
    enum ks_err err = ks_release_take_down(request->desk, ks_request_text(request, "page"),
                                           ks_request_flag(request, "is_down"), &hand, &error);

    ks_watch_poke(request->watch);
    if (err != KS_OK)
        ks_respond_error(request, response, &error, NULL);
}
