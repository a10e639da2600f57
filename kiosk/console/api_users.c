/* Who works here: for administrators. */
#include "console/handlers.h"

/* Each that a user can be bound to. */
static struct ks_node tell_tribunals(const struct ks_request *request)
{
    const struct ks_content *content = request->content;
    struct ks_node *rows =
        ks_arena_alloc(request->arena, ((size_t)content->tribunal_count + 1) * sizeof *rows);

    for (int i = 0; i < content->tribunal_count; i++) {
        const struct ks_tribunal *each = &content->tribunals[i];
        const struct ks_node members[] = {ks_node_text("id", each->id),
                                          ks_node_words(request->arena, "name", &each->hall_name)};
        rows[i] = ks_node_object(request->arena, "", members, 2);
    }
    return ks_node_list(request->arena, "tribunals", rows, content->tribunal_count);
}

/* {"users", "tribunals"} */
void ks_handle_users(const struct ks_request *request, struct ks_response *response)
{
    struct ks_account_row *users = NULL;
    struct ks_error error = {0};
    int count = 0;

    if (ks_accounts_list(request->desk, request->arena, &users, &count, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    struct ks_node *rows = ks_arena_alloc(request->arena, ((size_t)count + 1) * sizeof *rows);
    for (int i = 0; i < count; i++) {
        const struct ks_node members[] = {
            ks_node_text("user", users[i].user),
            ks_node_text("role", ks_rank_code(users[i].role)),
            ks_node_text("tribunal", users[i].tribunal),
            ks_node_time(request->arena, "since", users[i].made_ms),
        };
        rows[i] = ks_node_object(request->arena, "", members, 4);
    }
    const struct ks_node members[] = {ks_node_list(request->arena, "users", rows, count),
                                      tell_tribunals(request)};
    const struct ks_node root = ks_node_object(request->arena, "", members, 2);
    ks_respond_json(request, response, &root);
}

/* With a password and "reset": another password; with a password: a new user; with a role: that;
 * else another tribunal, "": the court. */
void ks_handle_user_change(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_account_wanted wanted = {
        .user = ks_request_text(request, "user"),
        .password = ks_request_text(request, "password"),
        .role = ks_rank_from_code(ks_request_text(request, "role")),
        .tribunal = ks_request_text(request, "tribunal"),
        .actor = request->session.user,
    };
    const struct ks_node *tribunal = ks_node_member(request->body, "tribunal");
    bool has_tribunal = tribunal != NULL && tribunal->kind == KS_NODE_TEXT;
    struct ks_error error = {0};
    enum ks_err err;

    if (wanted.password[0] == '\0' && has_tribunal && ks_request_text(request, "role")[0] != '\0')
        err = ks_fail(&error, KS_ERR_INPUT, "Change the role or the tribunal, one after the other");
    else if (ks_request_flag(request, "reset"))
        err = ks_accounts_reset(request->desk, &wanted, request->now_ms, &error);
    else if (wanted.password[0] != '\0')
        err = ks_accounts_add(request->desk, &wanted, request->now_ms, &error);
    else if (ks_request_text(request, "role")[0] != '\0' || !has_tribunal)
        err = ks_accounts_set_role(request->desk, &wanted, request->now_ms, &error);
    else
        err = ks_accounts_set_tribunal(request->desk, &wanted, request->now_ms, &error);
    if (err != KS_OK)
        ks_respond_error(request, response, &error, NULL);
}

void ks_handle_user_remove(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_account_wanted wanted = {.user = ks_request_text(request, "user"),
                                             .actor = request->session.user};
    struct ks_error error = {0};

    if (ks_accounts_remove(request->desk, &wanted, request->now_ms, &error) != KS_OK)
        ks_respond_error(request, response, &error, NULL);
    else
        ks_watch_poke(request->watch);
}

void ks_handle_user_history(const struct ks_request *request, struct ks_response *response)
{
    struct ks_account_step *steps = NULL;
    struct ks_error error = {0};
    int count = 0;

    if (ks_accounts_history(request->desk, request->arena, &steps, &count, &error) != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    struct ks_node *rows = ks_arena_alloc(request->arena, ((size_t)count + 1) * sizeof *rows);
    for (int i = 0; i < count; i++) {
        const struct ks_node members[] = {ks_node_time(request->arena, "at", steps[i].at_ms),
                                          ks_node_text("act", steps[i].act),
                                          ks_node_text("user", steps[i].user),
                                          ks_node_text("role", steps[i].role),
                                          ks_node_text("tribunal", steps[i].tribunal),
                                          ks_node_text("actor", steps[i].actor)};
        rows[i] = ks_node_object(request->arena, "", members, 6);
    }
    const struct ks_node list = ks_node_list(request->arena, "history", rows, count);
    const struct ks_node root = ks_node_object(request->arena, "", &list, 1);
    ks_respond_json(request, response, &root);
}
