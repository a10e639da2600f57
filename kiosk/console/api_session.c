/* Signing in and out, the first start, one's own password and seat. */
#include <string.h>

#include "console/console_private.h"
#include "console/handlers.h"
#include "console/whose.h"

static void refuse_wait(const struct ks_request *request, struct ks_response *response,
                        const struct ks_error *error, int64_t wait_ms)
{
    response->retry_after_s = (int)((wait_ms + 999) / 1000);
    ks_respond_refusal(request, response, 429, "wait", error->text);
}

/* Wrong words are 401 where somebody signs in: what was sent is fit. */
static void fail(const struct ks_request *request, struct ks_response *response,
                 const struct ks_error *error, int64_t wait_ms)
{
    if (wait_ms > 0)
        refuse_wait(request, response, error, wait_ms);
    else
        ks_respond_error(request, response, error, NULL);
}

void ks_handle_setup_state(const struct ks_request *request, struct ks_response *response)
{
    struct ks_error error = {0};
    bool is_needed = false;

    if (ks_accounts_need_setup(request->desk, &is_needed, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    const struct ks_node member = ks_node_bool("is_needed", is_needed);
    const struct ks_node root = ks_node_object(request->arena, "", &member, 1);
    ks_respond_json(request, response, &root);
}

static struct ks_sign_in sign_in_of(const struct ks_request *request, const char *user,
                                    const char *password)
{
    enum ks_lang lang = ks_lang_from_code(ks_request_text(request, "lang"));

    return (struct ks_sign_in){.user = user,
                               .password = password,
                               .address = request->address,
                               .key = request->console->setup.guess_key,
                               .lang = lang != KS_LANG_COUNT ? lang : request->lang};
}

static struct ks_code_try code_try_of(const struct ks_request *request)
{
    return (struct ks_code_try){.code = request->console->setup_code,
                                .given = ks_request_text(request, "code"),
                                .address = request->address,
                                .key = request->console->setup.guess_key};
}

/* The code is dead as soon as there is an administrator. */
void ks_handle_setup(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_code_try code = code_try_of(request);
    const struct ks_account_wanted wanted = {.user = ks_request_text(request, "user"),
                                             .password = ks_request_text(request, "password"),
                                             .role = KS_RANK_ADMINISTRATOR,
                                             .actor = KS_ACTOR_SETUP};
    struct ks_error error = {0};
    int64_t wait_ms = 0;
    bool is_needed = false;
    enum ks_err err = ks_accounts_need_setup(request->desk, &is_needed, &error);

    if (err == KS_OK && !is_needed)
        err = ks_fail(&error, KS_ERR_STATE, "There is an administrator already: sign in");
    if (err == KS_OK)
        err = ks_session_try_code(request->desk, &code, request->now_ms, &wait_ms, &error);
    if (err == KS_ERR_INPUT) {
        ks_respond_refusal(request, response, 403, "code", error.text);
        return;
    }
    if (err == KS_OK)
        err = ks_accounts_setup(request->desk, &wanted, request->now_ms, &error);
    if (err != KS_OK)
        fail(request, response, &error, wait_ms);
}

static void reply_csrf(const struct ks_request *request, struct ks_response *response,
                       const char *token)
{
    char csrf[KS_TOKEN_BYTES];

    ks_session_csrf(token, csrf);
    const struct ks_node member = ks_node_text("csrf", csrf);
    const struct ks_node root = ks_node_object(request->arena, "", &member, 1);
    ks_respond_json(request, response, &root);
}

void ks_handle_sign_in(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_sign_in wanted =
        sign_in_of(request, ks_request_text(request, "user"), ks_request_text(request, "password"));
    char token[KS_TOKEN_BYTES];
    struct ks_error error = {0};
    int64_t wait_ms = 0;
    enum ks_err err =
        ks_session_sign_in(request->desk, &wanted, request->now_ms, token, &wait_ms, &error);

    if (err == KS_ERR_INPUT)
        ks_respond_refusal(request, response, 401, "wrong", error.text);
    else if (err != KS_OK)
        fail(request, response, &error, wait_ms);
    if (err != KS_OK)
        return;
    reply_csrf(request, response, token);
    response->cookie = ks_arena_strdup(request->arena, token);
    ks_crypto_wipe(token, sizeof token);
}

void ks_handle_sign_out(const struct ks_request *request, struct ks_response *response)
{
    struct ks_error error = {0};

    if (ks_session_sign_out(request->desk, &request->session, request->now_ms, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    ks_watch_poke(request->watch);
    response->cookie = "";
}

/* What of it all is for whoever asks, so that a page offers nothing that is refused. */
static struct ks_node tell_reach(const struct ks_request *request)
{
    const char *tribunal = request->session.tribunal, *hall = request->console->setup.hall;
    const struct ks_node members[] = {
        ks_node_bool("court", ks_whose_is_for(KS_OF_COURT, tribunal, hall)),
        ks_node_bool("desk", ks_whose_is_for(KS_OF_DESK, tribunal, hall)),
        ks_node_bool("hall", ks_whose_is_for(KS_OF_HALL, tribunal, hall))};

    return ks_node_object(request->arena, "reach", members, 3);
}

void ks_handle_me(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_session *session = &request->session;
    char csrf[KS_TOKEN_BYTES];

    ks_session_csrf(request->token, csrf);
    const struct ks_node members[] = {
        ks_node_text("user", session->user),
        ks_node_text("role", ks_rank_code(session->role)),
        ks_node_text("tribunal", session->tribunal),
        tell_reach(request),
        ks_node_time(request->arena, "at", request->now_ms),
        session->seat[0] != '\0' ? ks_node_text("seat", session->seat) : ks_node_null("seat"),
        ks_node_text("csrf", csrf),
        ks_node_text("lang", ks_lang_code(session->lang)),
    };
    const struct ks_node root =
        ks_node_object(request->arena, "", members, sizeof members / sizeof *members);
    ks_respond_json(request, response, &root);
}

/* The language of the pages is that of the server's sentences in them, too. */
void ks_handle_lang(const struct ks_request *request, struct ks_response *response)
{
    struct ks_error error = {0};

    if (ks_session_set_lang(request->desk, &request->session,
                            ks_lang_from_code(ks_request_text(request, "lang")), &error) != KS_OK)
        ks_respond_error(request, response, &error, NULL);
}

void ks_handle_password(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_sign_in old =
        sign_in_of(request, request->session.user, ks_request_text(request, "old"));
    struct ks_error error = {0};
    int64_t wait_ms = 0;

    if (ks_session_set_password(request->desk, &request->session, &old,
                                ks_request_text(request, "new"), request->now_ms, &wait_ms,
                                &error) != KS_OK)
        fail(request, response, &error, wait_ms);
}

/* Who has it, where that is why it cannot be had. */
static const char *holder_json(const struct ks_request *request, const char *seat,
                               const char *holder)
{
    const struct ks_node members[] = {ks_node_text("seat", seat), ks_node_text("holder", holder)};
    const struct ks_node root = ks_node_object(request->arena, "", members, 2);

    return holder[0] != '\0' ? ks_node_write_short(request->arena, &root) : NULL;
}

void ks_handle_seat_take(const struct ks_request *request, struct ks_response *response)
{
    const char *seat = ks_request_text(request, "seat");
    char holder[KS_TICKET_ID_BYTES];
    struct ks_error error = {0};
    enum ks_err err = ks_session_take_seat(request->desk, &request->session, seat,
                                           ks_request_flag(request, "take_over"), request->now_ms,
                                           holder, &error);

    if (err != KS_OK) {
        ks_respond_error(request, response, &error, holder_json(request, seat, holder));
        return;
    }
    ks_watch_poke(request->watch);
    const struct ks_node member = ks_node_text("seat", seat);
    const struct ks_node root = ks_node_object(request->arena, "", &member, 1);
    ks_respond_json(request, response, &root);
}

void ks_handle_seat_leave(const struct ks_request *request, struct ks_response *response)
{
    struct ks_error error = {0};

    if (ks_session_leave_seat(request->desk, &request->session, request->now_ms, &error) != KS_OK)
        ks_respond_error(request, response, &error, NULL);
    else
        ks_watch_poke(request->watch);
}
