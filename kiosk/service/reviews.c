/* Pages compared with their sources: when, by whom, and when again. */
#include "service/reviews.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "service/accounts.h"
#include "service/parts.h"
#include "service/releases_private.h"
#include "store/store_reviews.h"

enum { MOST_REVIEWS = 2000 };

/* Rows on their way to the arena. */
struct rows {
    struct ks_arena *arena;
    struct ks_review_row *list;
    int count;
};

static bool keep_row(const struct ks_review_row *row, void *ctx)
{
    struct rows *rows = ctx;

    rows->list[rows->count++] = *row;
    return rows->count < MOST_REVIEWS;
}

static enum ks_err read_rows(const struct ks_desk *desk, struct ks_arena *arena, struct rows *out,
                             struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);

    *out = (struct rows){arena, ks_arena_alloc(arena, MOST_REVIEWS * sizeof *out->list), 0};
    return err == KS_OK ? ks_store_show_reviews(desk->store, keep_row, out, error) : err;
}

static struct ks_review review_of(const struct ks_review_row *row)
{
    struct ks_review review = {.checked = row->checked, .recheck = row->recheck};

    memcpy(review.sha, row->sha, sizeof review.sha);
    return review;
}

enum ks_err ks_review_read(const struct ks_desk *desk, struct ks_arena *arena,
                           struct ks_review **out, int *count, struct ks_error *error)
{
    struct rows rows;
    enum ks_err err = read_rows(desk, arena, &rows, error);

    *out = ks_arena_alloc(arena, ((size_t)rows.count + 1) * sizeof **out);
    *count = 0;
    for (int i = 0; err == KS_OK && i < rows.count; i++)
        if (rows.list[i].who[0] != '\0')
            (*out)[(*count)++] = review_of(&rows.list[i]);
    return err;
}

static struct ks_review_page judge(const struct rows *rows, const struct ks_legal_page *page,
                                   struct ks_date today)
{
    struct ks_review_page made = {page, *page->provenance, 0, "", "", 0};

    for (int i = 0; i < rows->count; i++) {
        const struct ks_review_row *row = &rows->list[i];
        const struct ks_review review = review_of(row);
        if (strcmp(row->page, page->provenance->page) != 0)
            continue;
        made.owner = row->owner;
        if (row->who[0] == '\0' || strcmp(row->sha, page->provenance->sha) != 0)
            break;
        made.provenance = ks_provenance_reviewed(page->provenance, &review, 1);
        made.who = row->who;
        made.at_ms = row->at_ms;
        break;
    }
    made.days = ks_date_to_days(made.provenance.recheck) - ks_date_to_days(today);
    return made;
}

static int compare(const void *a, const void *b)
{
    const struct ks_review_page *first = a, *second = b;

    return first->days != second->days ? (first->days > second->days) - (first->days < second->days)
                                       : strcmp(first->provenance.page, second->provenance.page);
}

enum ks_err ks_review_list(const struct ks_desk *desk, struct ks_date today, struct ks_arena *arena,
                           struct ks_review_page **out, int *count, struct ks_error *error)
{
    const struct ks_content *content = desk->content;
    struct rows rows;
    enum ks_err err = read_rows(desk, arena, &rows, error);

    *count = 0;
    if (err != KS_OK || content == NULL)
        return err;
    *out = ks_arena_alloc(arena, ((size_t)content->legal_page_count + 1) * sizeof **out);
    for (int i = 0; i < content->legal_page_count; i++)
        (*out)[(*count)++] = judge(&rows, &content->legal_pages[i], today);
    qsort(*out, (size_t)*count, sizeof **out, compare);
    return KS_OK;
}

static const struct ks_provenance *find_page(const struct ks_desk *desk, const char *page)
{
    const struct ks_content *content = desk->content;

    for (int i = 0; content != NULL && i < content->legal_page_count; i++)
        if (strcmp(content->legal_pages[i].provenance->page, page) == 0)
            return content->legal_pages[i].provenance;
    return NULL;
}

/* What the page itself names, in one line. */
static const char *own_sources(struct ks_arena *arena, const struct ks_provenance *provenance)
{
    const char *joined = "";

    for (int i = 0; i < provenance->ref_count; i++)
        joined = ks_arena_printf(arena, "%s%s%s", joined, i > 0 ? "; " : "", provenance->refs[i]);
    return joined;
}

/* As long as the pack gave it, from today. */
static struct ks_review_row review_today(const struct ks_provenance *provenance, const char *page,
                                         const struct ks_release_hand *hand)
{
    struct ks_review_row row = {.checked = ks_date_from_wall_ms(hand->now_ms),
                                .at_ms = hand->now_ms};
    int days = ks_date_to_days(provenance->recheck) - ks_date_to_days(provenance->checked);

    row.recheck = ks_date_add_days(row.checked, days);
    snprintf(row.page, sizeof row.page, "%s", page);
    snprintf(row.who, sizeof row.who, "%s", hand->who);
    snprintf(row.sha, sizeof row.sha, "%s", provenance->sha);
    return row;
}

enum ks_err ks_review_check(const struct ks_desk *desk, const char *page, const char *sha,
                            const char *source, const struct ks_release_hand *hand,
                            struct ks_error *error)
{
    const struct ks_provenance *provenance = find_page(desk, page);
    struct ks_arena arena = {0};
    enum ks_err err = ks_releases_check_hand(hand, error);

    if (err == KS_OK)
        err = ks_desk_check_open(desk, error);
    if (err == KS_OK && (provenance == NULL || strlen(page) >= KS_PAGE_BYTES))
        err = ks_fail(error, KS_ERR_INPUT, "There is no page %s with sources", page);
    if (err != KS_OK || provenance == NULL)
        return err;
    if (strlen(source) >= KS_RELEASE_WHY_BYTES || !ks_utf8_is_plain(source))
        err = ks_fail(error, KS_ERR_INPUT, "The source must be one line of at most 130 characters");
    if (err == KS_OK && strcmp(provenance->sha, sha) != 0)
        err = ks_fail(error, KS_ERR_STATE,
                      "The page has been changed meanwhile: look at it again as it is now");
    if (err == KS_OK) {
        const struct ks_review_row row = review_today(provenance, page, hand);
        const char *with = source[0] != '\0' ? source : own_sources(&arena, provenance);
        const struct ks_release_entry entry = {
            .who = hand->who,
            .act = KS_N_("compare"),
            .what = page,
            .why = ks_arena_printf(&arena, "%s (SHA-256 %s)", with, provenance->sha),
            .at_ms = hand->now_ms};
        err = ks_store_put_review(desk->store, &row, with, &entry, error);
    }
    ks_arena_destroy(&arena);
    return err;
}

static enum ks_err check_owner(const struct ks_desk *desk, const char *owner,
                               struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_account_row *users = NULL;
    int count = 0;
    bool is_known = owner[0] == '\0';
    enum ks_err err = ks_accounts_list(desk, &arena, &users, &count, error);

    for (int i = 0; err == KS_OK && i < count; i++)
        is_known = is_known || strcmp(users[i].user, owner) == 0;
    ks_arena_destroy(&arena);
    return err == KS_OK && !is_known ? ks_fail(error, KS_ERR_INPUT, "There is no user %s", owner)
                                     : err;
}

enum ks_err ks_review_own(const struct ks_desk *desk, const char *page, const char *owner,
                          const struct ks_release_hand *hand, struct ks_error *error)
{
    const struct ks_release_entry entry = {.who = hand->who,
                                           .act = KS_N_("own-page"),
                                           .what = page,
                                           .why = owner,
                                           .at_ms = hand->now_ms};
    enum ks_err err = ks_releases_check_hand(hand, error);

    if (err == KS_OK && (find_page(desk, page) == NULL || strlen(page) >= KS_PAGE_BYTES))
        err = ks_fail(error, KS_ERR_INPUT, "There is no page %s with sources", page);
    if (err == KS_OK)
        err = check_owner(desk, owner, error);
    return err == KS_OK ? ks_store_own_page(desk->store, owner, &entry, error) : err;
}
