/* The calendar of reviews: which page is to be compared with its sources when, and that somebody
 * compared it today and found nothing changed. */
#include "console/handlers.h"
#include "console/release_requests.h"
#include "service/reviews.h"
#include "service/slips.h"

static struct ks_node tell_sources(struct ks_arena *arena, const struct ks_provenance *provenance)
{
    struct ks_node *rows =
        ks_arena_alloc(arena, ((size_t)provenance->ref_count + 1) * sizeof *rows);

    for (int i = 0; i < provenance->ref_count; i++)
        rows[i] = ks_node_text("", ks_source_text(arena, KS_LANG_ZH_CN, provenance->refs[i]));
    return ks_node_list(arena, "sources", rows, provenance->ref_count);
}

static const char *day_of(struct ks_arena *arena, struct ks_date date)
{
    return ks_date_format(date, ks_arena_alloc(arena, KS_DATE_TEXT_BYTES));
}

static struct ks_node tell_page(struct ks_arena *arena, const struct ks_review_page *row)
{
    static const struct ks_words none = {{"", ""}};
    const struct ks_provenance *provenance = &row->provenance;
    const struct ks_node members[] = {
        ks_node_text("page", provenance->page),
        ks_node_text("file", row->page->file),
        ks_node_words(arena, "title", row->page->title != NULL ? row->page->title : &none),
        ks_node_int("days", row->days),
        ks_node_text("checked", day_of(arena, provenance->checked)),
        ks_node_text("recheck", day_of(arena, provenance->recheck)),
        ks_node_text("owner", row->owner),
        ks_node_text("who", row->who),
        ks_node_time_or_null(arena, "at", row->at_ms),
        ks_node_text("sha", provenance->sha),
        tell_sources(arena, provenance)};

    return ks_node_object(arena, "", members, sizeof members / sizeof *members);
}

static struct ks_node tell_users(struct ks_arena *arena, const struct ks_account_row *users,
                                 int count)
{
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);
    int administrators = 0;

    for (int i = 0; i < count; i++)
        if (users[i].role == KS_RANK_ADMINISTRATOR)
            rows[administrators++] = ks_node_text("", users[i].user);
    return ks_node_list(arena, "users", rows, administrators);
}

/* {"pages", "users", "ahead", "soon"}: every page with sources, the first to be late first; whose
 * one may be; how many days before it people are told. */
void ks_handle_reviews(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    struct ks_review_page *pages = NULL;
    struct ks_account_row *users = NULL;
    struct ks_error error = {0};
    int count = 0, user_count = 0;
    enum ks_err err = ks_review_list(request->desk, ks_date_from_wall_ms(request->now_ms), arena,
                                     &pages, &count, &error);

    if (err == KS_OK)
        err = ks_accounts_list(request->desk, arena, &users, &user_count, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);
    for (int i = 0; i < count; i++)
        rows[i] = tell_page(arena, &pages[i]);
    const struct ks_node members[] = {
        ks_node_list(arena, "pages", rows, count), tell_users(arena, users, user_count),
        ks_node_int("ahead", KS_REVIEW_AHEAD_DAYS), ks_node_int("soon", KS_REVIEW_SOON_DAYS)};
    const struct ks_node root = ks_node_object(arena, "", members, 4);
    ks_respond_json(request, response, &root);
}

static void end(const struct ks_request *request, struct ks_response *response, enum ks_err err,
                const struct ks_error *error)
{
    ks_watch_poke(request->watch);
    if (err != KS_OK)
        ks_respond_error(request, response, error, NULL);
}

void ks_handle_review(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_error error = {0};
    enum ks_err err = ks_review_check(request->desk, ks_request_text(request, "page"),
                                      ks_request_text(request, "sha"),
                                      ks_request_text(request, "source"), &hand, &error);

    end(request, response, err, &error);
}

void ks_handle_review_own(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_error error = {0};
    enum ks_err err = ks_review_own(request->desk, ks_request_text(request, "page"),
                                    ks_request_text(request, "owner"), &hand, &error);

    end(request, response, err, &error);
}
