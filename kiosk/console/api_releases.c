/* Releases: which there are, what one changes and may be done with it, and doing it. */
#include <string.h>

#include "console/drafts.h"
#include "console/handlers.h"
#include "console/release_requests.h"

struct ks_release_place ks_release_requests_place(const struct ks_request *request)
{
    const struct ks_console_setup *setup = &request->console->setup;

    return (struct ks_release_place){.data_dir = setup->look->data_dir,
                                     .shipped_dir = setup->shipped_dir};
}

struct ks_release_hand ks_release_requests_hand(const struct ks_request *request)
{
    return (struct ks_release_hand){.who = request->session.user,
                                    .why = ks_request_text(request, "why"),
                                    .now_ms = request->now_ms,
                                    .tribunal = request->session.tribunal};
}

enum ks_err ks_release_requests_pen(const struct ks_request *request,
                                    struct ks_release_signature *out, bool *is_given,
                                    struct ks_error *error)
{
    const char *signer = ks_request_text(request, "signer");
    const char *signature = ks_request_text(request, "signature");

    *is_given = signer[0] != '\0' || signature[0] != '\0';
    out->pen = (struct ks_release_pen){.signer = out->signer, .signature = out->signature};
    if (!*is_given || (strlen(signer) == 2 * sizeof out->signer &&
                       strlen(signature) == 2 * sizeof out->signature &&
                       ks_crypto_unhex(signer, sizeof out->signer, out->signer) &&
                       ks_crypto_unhex(signature, sizeof out->signature, out->signature)))
        return KS_OK;
    return ks_fail(error, KS_ERR_INPUT, "That is no signature");
}

/* ---- looking ---- */

enum { RELEASE_MEMBERS = 15 };

/* Of one that is told as live or superseded, too. */
static bool is_unconfirmed(struct ks_release release)
{
    if (release.state == KS_RELEASE_LIVE || release.state == KS_RELEASE_SUPERSEDED)
        release.state = KS_RELEASE_SCHEDULED;
    return ks_release_is_unconfirmed(&release);
}

static struct ks_node tell_release(struct ks_arena *arena, const char *key,
                                   const struct ks_release_row *row)
{
    const struct ks_release *release = &row->release;
    const struct ks_node members[RELEASE_MEMBERS] = {
        ks_node_int("number", release->term.number),
        ks_node_int("base", release->term.base),
        ks_node_text("state", ks_release_state_code(release->state)),
        ks_node_text("sha", release->sha),
        ks_node_text("draft", row->draft),
        ks_node_time(arena, "from", release->term.from_ms),
        ks_node_time_or_null(arena, "until", release->term.until_ms),
        ks_node_text("submitted_by", release->submitted_by),
        ks_node_time(arena, "submitted", row->submitted_ms),
        ks_node_text("approved_by", release->approved_by),
        ks_node_text("published_by", release->published_by),
        ks_node_text("why", release->why),
        ks_node_bool("is_emergency", release->is_emergency),
        ks_node_bool("is_unconfirmed", is_unconfirmed(*release)),
        ks_node_int("rollback_of", release->rollback_of),
    };

    return ks_node_object(arena, key, members, RELEASE_MEMBERS);
}

/* {"live", "shown", "releases"}: the newest first; `shown` is what this program has before it. */
void ks_handle_releases(const struct ks_request *request, struct ks_response *response)
{
    struct ks_arena *arena = request->arena;
    struct ks_release_row *rows = NULL;
    struct ks_error error = {0};
    int64_t live = 0;
    int count = 0;

    if (ks_release_list(request->desk, arena, request->now_ms, &rows, &count, &live, &error) !=
        KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    struct ks_node *nodes = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *nodes);
    for (int i = 0; i < count; i++)
        nodes[i] = tell_release(arena, "", &rows[i]);
    const struct ks_node members[] = {ks_node_int("live", live),
                                      ks_node_int("shown", request->content->release),
                                      ks_node_list(arena, "releases", nodes, count)};
    const struct ks_node root = ks_node_object(arena, "", members, 3);
    ks_respond_json(request, response, &root);
}

static struct ks_node tell_lines(struct ks_arena *arena, const struct ks_release_line *lines,
                                 int count)
{
    struct ks_node *rows = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *rows);

    for (int i = 0; i < count; i++) {
        const struct ks_node members[] = {
            ks_node_text("author", lines[i].author), ks_node_text("file", lines[i].file),
            ks_node_text("field", lines[i].field),   ks_node_text("was", lines[i].was),
            ks_node_text("now", lines[i].now),       ks_node_text("why", lines[i].why),
            ks_node_text("said", lines[i].said),     ks_node_text("account", lines[i].account)};
        rows[i] = ks_node_object(arena, "", members, sizeof members / sizeof *members);
    }
    return ks_node_list(arena, "lines", rows, count);
}

/* Of each act why who asks may not do it; null where they may. */
static struct ks_node tell_refusals(struct ks_arena *arena, const struct ks_release_view *view)
{
    struct ks_node rows[KS_RELEASE_ACT_COUNT];

    for (int i = 0; i < KS_RELEASE_ACT_COUNT; i++) {
        const char *refusal = view->refusals[i];
        rows[i] = ks_node_text_or_null(ks_release_act_code((enum ks_release_act)i),
                                       refusal != NULL ? ks_staff_tr(refusal) : "");
    }
    return ks_node_object(arena, "refusals", rows, KS_RELEASE_ACT_COUNT);
}

/* {"release", "lines", "manifest", "is_signed", "refusals"}: of ?number=. What wants a reason is
 * not refused for want of one. */
void ks_handle_release(const struct ks_request *request, struct ks_response *response)
{
    static const char some_reason[] = "?";
    const struct ks_release_place place = ks_release_requests_place(request);
    struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_release_view view;
    struct ks_release_line *lines = NULL;
    struct ks_arena *arena = request->arena;
    struct ks_error error = {0};
    int64_t number = ks_request_query_int(request, "number");
    int count = 0;

    hand.why = some_reason;
    enum ks_err err = ks_release_look(request->desk, &place, number, &hand, arena, &view, &error);
    if (err == KS_OK)
        err = ks_release_lines(request->desk, number, arena, &lines, &count, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    const struct ks_node members[] = {
        tell_release(arena, "release", &view.row), tell_lines(arena, lines, count),
        ks_node_text_or_null("manifest", view.manifest != NULL ? view.manifest : ""),
        ks_node_bool("is_signed", view.is_signed), tell_refusals(arena, &view)};
    const struct ks_node root = ks_node_object(arena, "", members, 5);
    ks_respond_json(request, response, &root);
}

/* ---- doing ---- */

void ks_release_requests_answer(const struct ks_request *request, struct ks_response *response,
                                enum ks_err err, int64_t number, const struct ks_error *error)
{
    const struct ks_release_place place = ks_release_requests_place(request);

    ks_watch_poke(request->watch);
    if (err == KS_OK)
        ks_shown_look(request->console->setup.shown, request->desk, &place, request->now_ms);
    if (err == KS_OK)
        ks_respond_text(response,
                        ks_arena_printf(request->arena, "{\"number\":%lld}", (long long)number));
    else
        ks_respond_error(request, response, error, NULL);
}

/* 0 for one that is left out. */
static enum ks_err read_time(const struct ks_request *request, const char *key, int64_t *out,
                             struct ks_error *error)
{
    *out = 0;
    return ks_request_text(request, key)[0] == '\0' ? KS_OK
                                                    : ks_request_time(request, key, out, error);
}

/* {"number"} of the new release. */
void ks_handle_release_submit(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_place place = ks_release_requests_place(request);
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    struct ks_release_wanted wanted = {.draft = ks_request_text(request, "draft")};
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    int64_t number = 0;
    enum ks_err err = read_time(request, "from", &wanted.from_ms, &error);

    if (err == KS_OK)
        err = read_time(request, "until", &wanted.until_ms, &error);
    if (err == KS_OK)
        err = ks_drafts_tell_fault(
            ks_release_submit(request->desk, &place, &wanted, &hand, &number, &faults, &error),
            &faults, &error);
    ks_release_requests_answer(request, response, err, number, &error);
    ks_content_faults_destroy(&faults);
}

/* Approves, confirms, rejects, withdraws, signs or publishes, as {"act"} says. */
void ks_handle_release_do(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_release_place place = ks_release_requests_place(request);
    const struct ks_release_hand hand = ks_release_requests_hand(request);
    enum ks_release_act act = ks_release_act_from_code(ks_request_text(request, "act"));
    int64_t number = ks_request_int(request, "number");
    struct ks_release_signature signature;
    struct ks_error error = {0};
    bool is_signed = false;
    enum ks_err err = ks_release_requests_pen(request, &signature, &is_signed, &error);

    if (err == KS_OK &&
        (act == KS_RELEASE_ACT_COUNT || act == KS_RELEASE_SUBMIT || act == KS_RELEASE_ROLLBACK))
        err = ks_fail(&error, KS_ERR_INPUT, "What is to be done is not known here");
    if (err == KS_OK)
        err = ks_release_act(request->desk, &place, number, act, &hand,
                             is_signed ? &signature.pen : NULL, &error);
    ks_release_requests_answer(request, response, err, number, &error);
}
