/* Reading what a request says and writing what is answered. */
#include "console/request.h"

#include <stdlib.h>
#include <string.h>

#include "console/times.h"
#include "console/url_query.h"

const char *ks_request_text(const struct ks_request *request, const char *key)
{
    const struct ks_node *member = ks_node_member(request->body, key);

    return member != NULL && member->kind == KS_NODE_TEXT ? member->text : "";
}

int64_t ks_request_int(const struct ks_request *request, const char *key)
{
    const struct ks_node *member = ks_node_member(request->body, key);

    return member != NULL && member->kind == KS_NODE_INT ? member->number : 0;
}

bool ks_request_flag(const struct ks_request *request, const char *key)
{
    const struct ks_node *member = ks_node_member(request->body, key);

    return member != NULL && member->kind == KS_NODE_BOOL && member->is_true;
}

enum ks_err ks_request_time(const struct ks_request *request, const char *key, int64_t *out,
                            struct ks_error *error)
{
    if (ks_time_parse(ks_request_text(request, key), out))
        return KS_OK;
    return ks_fail(error, KS_ERR_INPUT, "A time is written as 2026-11-27T10:26:00+08:00");
}

const char *ks_request_query(const struct ks_request *request, const char *key)
{
    return ks_url_query_read(request->query, key, request->arena);
}

int64_t ks_request_query_int(const struct ks_request *request, const char *key)
{
    const char *text = ks_request_query(request, key);
    char *rest = NULL;
    long long value = strtoll(text, &rest, 10);

    return *rest == '\0' ? value : 0;
}

void ks_respond_text(struct ks_response *response, const char *json)
{
    response->text = json;
    response->bytes = strlen(json);
}

void ks_respond_json(const struct ks_request *request, struct ks_response *response,
                     const struct ks_node *root)
{
    ks_respond_text(response, ks_node_write_short(request->arena, root));
}

/* What each error is to a browser. */
static const struct {
    enum ks_err err;
    int status;
    const char *code;
} errors[] = {
    {KS_ERR_INPUT, 400, "input"},     {KS_ERR_NOT_FOUND, 404, "not-found"},
    {KS_ERR_STATE, 409, "state"},     {KS_ERR_CLOSED, 409, "closed"},
    {KS_ERR_CLOCK, 503, "clock"},     {KS_ERR_PRINTER, 503, "printer"},
    {KS_ERR_IO, 503, "io"},           {KS_ERR_FULL, 503, "full"},
    {KS_ERR_BUSY, 503, "busy"},       {KS_ERR_CORRUPT, 503, "corrupt"},
    {KS_ERR_VERSION, 503, "version"}, {KS_ERR_UNCERTAIN, 503, "uncertain"},
    {KS_ERR_MEMORY, 503, "memory"},   {KS_ERR_RIGHT, 403, "right"},
};

static void refuse(const struct ks_request *request, struct ks_response *response, int status,
                   const char *code, const char *message, const char *now)
{
    const struct ks_node members[] = {ks_node_text("error", code), ks_node_text("message", message),
                                      ks_node_null("now")};
    const struct ks_node root = ks_node_object(request->arena, "", members, 3);

    *response = (struct ks_response){.status = status,
                                     .retry_after_s = response->retry_after_s,
                                     .is_unsure = response->is_unsure};
    ks_respond_json(request, response, &root);
    if (now == NULL)
        return;
    size_t without = strlen(response->text) - strlen("null}");
    ks_respond_text(response,
                    ks_arena_printf(request->arena, "%.*s%s}", (int)without, response->text, now));
}

void ks_respond_refusal(const struct ks_request *request, struct ks_response *response, int status,
                        const char *code, const char *message)
{
    refuse(request, response, status, code, message, NULL);
}

void ks_respond_error(const struct ks_request *request, struct ks_response *response,
                      const struct ks_error *error, const char *now)
{
    response->is_unsure = error->code == KS_ERR_UNCERTAIN;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (errors[i].err == error->code)
            refuse(request, response, errors[i].status, errors[i].code, error->text, now);
}
