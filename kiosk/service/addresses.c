/* Addresses of the content and what is known of them. */
#include "service/addresses.h"

#include <stdio.h>
#include <string.h>

#include "content/bulletins.h"
#include "service/parts.h"
#include "service/releases_private.h"
#include "store/store_addresses.h"
#include "store/store_releases.h"

static const int64_t month_ms = (int64_t)30 * KS_DAY_MINUTES * 60 * 1000;

/* Addresses on their way to the caller. */
struct listing {
    struct ks_arena *arena;
    struct ks_address *list;
    int count, most_uses;
};

static struct ks_address *find(const struct listing *listing, const char *url)
{
    for (int i = 0; i < listing->count; i++)
        if (strcmp(listing->list[i].url, url) == 0)
            return &listing->list[i];
    return NULL;
}

static void add(struct listing *listing, const char *url, const struct ks_words *use)
{
    struct ks_address *address = find(listing, url);

    if (address == NULL) {
        address = &listing->list[listing->count++];
        *address =
            (struct ks_address){.url = url,
                                .uses = ks_arena_alloc(listing->arena, (size_t)listing->most_uses *
                                                                           sizeof *address->uses)};
    }
    address->uses[address->use_count++] = use;
}

static void add_all(struct listing *listing, const struct ks_content *content)
{
    for (int i = 0; i < content->link_count; i++)
        add(listing, content->links[i].url, &content->links[i].title);
    for (int i = 0; i < content->guide_count; i++)
        if (content->guides[i].link != NULL)
            add(listing, content->guides[i].link->url, &content->guides[i].title);
    for (int i = 0; i < content->bulletin_count; i++)
        if (content->bulletins[i].url != NULL)
            add(listing, content->bulletins[i].url, &content->bulletins[i].title);
}

static bool take_row(const struct ks_address_row *row, void *ctx)
{
    struct ks_address *address = find(ctx, row->url);

    if (address != NULL)
        address->check = row->check;
    return true;
}

/* Each address of the content; NULL: none. */
static struct listing list_all(const struct ks_content *content, struct ks_arena *arena)
{
    struct listing listing = {.arena = arena};

    if (content != NULL) {
        listing.most_uses = content->link_count + content->guide_count + content->bulletin_count;
        listing.list =
            ks_arena_alloc(arena, ((size_t)listing.most_uses + 1) * sizeof *listing.list);
        add_all(&listing, content);
    }
    return listing;
}

enum ks_err ks_addresses_list(const struct ks_desk *desk, struct ks_arena *arena,
                              struct ks_address **out, int *count, struct ks_error *error)
{
    struct listing listing = list_all(desk->content, arena);
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = listing.list;
    *count = listing.count;
    return err == KS_OK ? ks_store_show_addresses(desk->store, take_row, &listing, error) : err;
}

enum ks_err ks_addresses_list_new(const struct ks_desk *desk, const struct ks_content *content,
                                  struct ks_arena *arena, struct ks_address **out, int *count,
                                  struct ks_error *error)
{
    const struct listing shown = list_all(desk->content, arena);
    const struct listing listing = list_all(content, arena);

    *out = listing.list;
    *count = 0;
    for (int i = 0; i < listing.count; i++)
        if (find(&shown, listing.list[i].url) == NULL)
            listing.list[(*count)++] = listing.list[i];
    return ks_desk_check_open(desk, error);
}

/* Rows that the content does not name, on their way to the caller. */
struct others {
    struct listing shown, found;
    int capacity;
};

static bool take_other(const struct ks_address_row *row, void *ctx)
{
    struct others *others = ctx;
    struct listing *found = &others->found;

    if (find(&others->shown, row->url) != NULL)
        return true;
    found->list = ks_arena_room(found->arena, found->list, found->count, &others->capacity,
                                sizeof *found->list);
    found->list[found->count++] =
        (struct ks_address){.url = ks_arena_strdup(found->arena, row->url), .check = row->check};
    return true;
}

enum ks_err ks_addresses_list_others(const struct ks_desk *desk, struct ks_arena *arena,
                                     struct ks_address **out, int *count, struct ks_error *error)
{
    struct others others = {.shown = list_all(desk->content, arena), .found = {.arena = arena}};
    enum ks_err err = ks_desk_check_open(desk, error);

    if (err == KS_OK)
        err = ks_store_show_addresses(desk->store, take_other, &others, error);
    *out = others.found.list;
    *count = others.found.count;
    return err;
}

enum ks_err ks_addresses_find(const struct ks_desk *desk, const char *const *urls, int count,
                              struct ks_arena *arena, struct ks_address **out,
                              struct ks_error *error)
{
    struct listing listing = {.arena = arena, .count = count};
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = listing.list = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *listing.list);
    for (int i = 0; i < count; i++)
        listing.list[i] = (struct ks_address){.url = urls[i]};
    return err == KS_OK ? ks_store_show_addresses(desk->store, take_row, &listing, error) : err;
}

bool ks_addresses_may_visit(const struct ks_desk *desk, const char *url)
{
    const struct ks_content *content = desk->content;

    return content != NULL &&
           ks_content_is_host_allowed(url, content->allowed_hosts, content->allowed_host_count);
}

enum ks_err ks_addresses_note(const struct ks_desk *desk, struct ks_address *address,
                              enum ks_address_result result, int status, int64_t now_ms,
                              bool is_nightly, struct ks_error *error)
{
    struct ks_address_row row;

    ks_address_check_note(&address->check, result, status, now_ms, is_nightly);
    if (strlen(address->url) >= sizeof row.url)
        return ks_fail(error, KS_ERR_INPUT, "The address is too long: %s", address->url);
    row.check = address->check;
    snprintf(row.url, sizeof row.url, "%s", address->url);
    return ks_store_put_address(desk->store, &row, error);
}

enum ks_err ks_addresses_tidy(const struct ks_desk *desk, int64_t now_ms, struct ks_error *error)
{
    return ks_store_forget_addresses(desk->store, now_ms - month_ms, error);
}

enum ks_err ks_addresses_ask(const struct ks_desk *desk, const struct ks_release_hand *hand,
                             struct ks_error *error)
{
    const struct ks_release_entry entry = {.who = hand->who,
                                           .act = KS_N_("look-at-addresses"),
                                           .what = "",
                                           .why = "",
                                           .at_ms = hand->now_ms};
    enum ks_err err = ks_releases_check_hand(hand, error);

    if (err == KS_OK)
        err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_note_release(desk->store, &entry, error) : err;
}
