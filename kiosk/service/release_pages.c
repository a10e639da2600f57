/* A page taken down at once, and put back. */
#include <string.h>

#include "base/i18n.h"
#include "service/parts.h"
#include "service/releases_private.h"
#include "store/store_releases.h"

/* "guide:ID", "institution:ID", "bulletin:ID" or a page of search.json. */
static bool is_page(const struct ks_content *content, const char *page)
{
    static const char guide[] = "guide:", institution[] = "institution:", bulletin[] = "bulletin:";

    if (content == NULL || strlen(page) >= KS_PAGE_BYTES)
        return false;
    if (strncmp(page, guide, sizeof guide - 1) == 0)
        return ks_content_find_guide(content, page + sizeof guide - 1) != NULL;
    if (strncmp(page, institution, sizeof institution - 1) == 0)
        return ks_content_find_institution(content, page + sizeof institution - 1) != NULL;
    if (strncmp(page, bulletin, sizeof bulletin - 1) == 0)
        return ks_content_find_bulletin(content, page + sizeof bulletin - 1) != NULL;
    for (int i = 0; i < content->find_page_count; i++)
        if (strcmp(content->find_pages[i].page, page) == 0)
            return true;
    return false;
}

enum { MOST_DOWN = 1000 };

/* Rows on their way to the arena. */
struct downs {
    struct ks_arena *arena;
    struct ks_release_down *rows;
    int count;
};

static bool take_down(const struct ks_takedown *row, void *ctx)
{
    struct downs *downs = ctx;

    downs->rows[downs->count++] =
        (struct ks_release_down){.page = ks_arena_strdup(downs->arena, row->page),
                                 .who = ks_arena_strdup(downs->arena, row->who),
                                 .why = ks_arena_strdup(downs->arena, row->why),
                                 .at_ms = row->at_ms};
    return downs->count < MOST_DOWN;
}

enum ks_err ks_release_list_down(const struct ks_desk *desk, struct ks_arena *arena,
                                 struct ks_release_down **out, int *count, struct ks_error *error)
{
    struct downs downs = {arena, ks_arena_alloc(arena, MOST_DOWN * sizeof *downs.rows), 0};
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK)
        err = ks_store_show_takedowns(desk->store, take_down, &downs, error);
    *out = downs.rows;
    *count = downs.count;
    return err;
}

enum ks_err ks_release_take_down(const struct ks_desk *desk, const char *page, bool is_down,
                                 const struct ks_release_hand *hand, struct ks_error *error)
{
    const struct ks_release_entry entry = {.who = hand->who,
                                           .act = is_down ? KS_N_("take-down") : KS_N_("put-back"),
                                           .what = page,
                                           .why = hand->why,
                                           .at_ms = hand->now_ms};
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK)
        err = ks_releases_check_hand(hand, error);
    if (err == KS_OK)
        err = ks_releases_need_court(hand, error);
    if (err == KS_OK && is_down && hand->why[0] == '\0')
        err = ks_fail(error, KS_ERR_INPUT, "This needs a reason");
    if (err == KS_OK && is_down && !is_page(desk->content, page))
        err = ks_fail(
            error, KS_ERR_INPUT,
            "There is no page %s: guide:ID, institution:ID, bulletin:ID or a page of search.json",
            page);
    return err == KS_OK ? ks_store_take_down(desk->store, is_down, &entry, error) : err;
}
