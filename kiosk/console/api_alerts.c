/* What is out of the ordinary: help, closings, bulletins, waits that are too long, exceptions; and
 * the figures of days. */
#include <string.h>

#include "console/hall_json.h"
#include "console/handlers.h"

/* Answers {} or {"id"} and lets every face know. */
static void finish(const struct ks_request *request, struct ks_response *response, enum ks_err err,
                   const struct ks_error *error, int64_t id)
{
    const struct ks_node member = ks_node_int("id", id);
    const struct ks_node root = ks_node_object(request->arena, "", &member, id != 0);

    if (err != KS_OK) {
        ks_respond_error(request, response, error, NULL);
        return;
    }
    ks_watch_poke(request->watch);
    ks_respond_json(request, response, &root);
}

void ks_handle_help(const struct ks_request *request, struct ks_response *response)
{
    struct ks_error error = {0};
    int64_t id = 0;
    enum ks_err err = ks_hall_call_help(request->desk, request->session.seat, request->session.user,
                                        request->now_ms, &id, &error);

    finish(request, response, err, &error, id);
}

/* Something that is done to a row by its id. */
typedef enum ks_err by_id_fn(const struct ks_desk *desk, int64_t id, const char *actor,
                             int64_t now_ms, struct ks_error *error);

static void do_by_id(const struct ks_request *request, struct ks_response *response, by_id_fn *act)
{
    struct ks_error error = {0};
    enum ks_err err = act(request->desk, ks_request_int(request, "id"), request->session.user,
                          request->now_ms, &error);

    finish(request, response, err, &error, 0);
}

void ks_handle_help_answer(const struct ks_request *request, struct ks_response *response)
{
    do_by_id(request, response, ks_hall_answer_help);
}

void ks_handle_help_end(const struct ks_request *request, struct ks_response *response)
{
    do_by_id(request, response, ks_hall_end_help);
}

void ks_handle_reopen(const struct ks_request *request, struct ks_response *response)
{
    do_by_id(request, response, ks_hall_reopen);
}

void ks_handle_bulletin_end(const struct ks_request *request, struct ks_response *response)
{
    do_by_id(request, response, ks_hall_end_bulletin);
}

void ks_handle_overdue_own(const struct ks_request *request, struct ks_response *response)
{
    do_by_id(request, response, ks_hall_own_overdue);
}

/* False when it does not fit whole. */
static bool keep(char *out, size_t size, const char *text)
{
    size_t length = strlen(text);

    if (length < size)
        memcpy(out, text, length + 1);
    return length < size;
}

void ks_handle_close(const struct ks_request *request, struct ks_response *response)
{
    struct ks_hall_closing closing = {0};
    struct ks_error error = {0};
    enum ks_err err = ks_request_time(request, "from", &closing.from_ms, &error);

    if (err == KS_OK)
        err = ks_request_time(request, "to", &closing.to_ms, &error);
    if (err == KS_OK &&
        !(keep(closing.line, sizeof closing.line, ks_request_text(request, "line")) &&
          keep(closing.reason, sizeof closing.reason, ks_request_text(request, "reason")) &&
          keep(closing.actor, sizeof closing.actor, request->session.user)))
        err = ks_fail(&error, KS_ERR_INPUT, "The text is too long");
    if (err == KS_OK)
        err = ks_hall_close(request->desk, &closing, request->now_ms, &error);
    finish(request, response, err, &error, closing.id);
}

void ks_handle_closings(const struct ks_request *request, struct ks_response *response)
{
    struct ks_hall_closing_list *list = ks_arena_alloc(request->arena, sizeof *list);
    struct ks_error error = {0};

    if (ks_hall_list_closings(request->desk, request->now_ms, list, &error) == KS_OK)
        ks_respond_text(response, ks_hall_json_closings(request->arena, list));
    else
        ks_respond_error(request, response, &error, NULL);
}

void ks_handle_bulletin(const struct ks_request *request, struct ks_response *response)
{
    struct ks_hall_bulletin_view bulletin = {0};
    const struct ks_node *text = ks_node_member(request->body, "text");
    struct ks_error error = {0};
    enum ks_err err = ks_request_time(request, "until", &bulletin.until_ms, &error);

    for (int lang = 0; err == KS_OK && lang < KS_LANG_COUNT; lang++) {
        const struct ks_node *in =
            text != NULL ? ks_node_member(text, ks_lang_code((enum ks_lang)lang)) : NULL;
        const char *words = in != NULL && in->kind == KS_NODE_TEXT ? in->text : "";
        if (!keep(bulletin.text[lang], sizeof bulletin.text[lang], words))
            err = ks_fail(&error, KS_ERR_INPUT, "The text is too long");
    }
    if (err == KS_OK)
        err = ks_hall_announce(request->desk, &bulletin, request->session.user, request->now_ms,
                               &error);
    finish(request, response, err, &error, bulletin.id);
}

/* The days asked for, today where none is; "" of one that is none. */
struct days {
    char from[KS_DATE_TEXT_BYTES], to[KS_DATE_TEXT_BYTES];
};

static enum ks_err read_day(const struct ks_request *request, const char *key, char *out,
                            struct ks_error *error)
{
    const char *text = ks_request_query(request, key);
    struct ks_date day = ks_date_from_wall_ms(request->now_ms);
    enum ks_err err = text[0] != '\0' ? ks_date_parse(text, &day, error) : KS_OK;

    ks_date_format(day, out);
    return err;
}

static enum ks_err read_days(const struct ks_request *request, struct days *out,
                             struct ks_error *error)
{
    enum ks_err err = read_day(request, "from", out->from, error);

    return err == KS_OK ? read_day(request, "to", out->to, error) : err;
}

void ks_handle_overdue(const struct ks_request *request, struct ks_response *response)
{
    struct ks_hall_overdue_list *list = ks_arena_alloc(request->arena, sizeof *list);
    struct days days;
    struct ks_error error = {0};
    enum ks_err err = read_days(request, &days, &error);

    if (err == KS_OK)
        err = ks_hall_list_overdue(request->desk, days.from, days.to, list, &error);
    if (err == KS_OK)
        ks_respond_text(response, ks_hall_json_overdue(request->arena, list));
    else
        ks_respond_error(request, response, &error, NULL);
}

void ks_handle_exceptions(const struct ks_request *request, struct ks_response *response)
{
    struct ks_hall_exception_list *list = ks_arena_alloc(request->arena, sizeof *list);
    struct days days;
    struct ks_error error = {0};
    enum ks_err err = read_days(request, &days, &error);

    if (err == KS_OK)
        err = ks_hall_list_exceptions(request->desk, days.from, days.to, list, &error);
    if (err == KS_OK)
        ks_respond_text(response, ks_hall_json_exceptions(request->arena, list));
    else
        ks_respond_error(request, response, &error, NULL);
}

static bool count(const struct ks_request *request, struct ks_response *response,
                  struct ks_hall_stats *out)
{
    struct days days;
    struct ks_error error = {0};
    enum ks_err err = read_days(request, &days, &error);

    if (err == KS_OK)
        err = ks_hall_count(request->desk, days.from, days.to, request->now_ms, request->arena, out,
                            &error);
    if (err != KS_OK)
        ks_respond_error(request, response, &error, NULL);
    return err == KS_OK;
}

void ks_handle_stats(const struct ks_request *request, struct ks_response *response)
{
    struct ks_hall_stats stats;

    if (count(request, response, &stats))
        ks_respond_text(response, ks_hall_json_stats(request->arena, request->content, &stats));
}

void ks_handle_stats_csv(const struct ks_request *request, struct ks_response *response)
{
    struct ks_hall_stats stats;

    if (!count(request, response, &stats))
        return;
    ks_respond_text(response, ks_hall_stats_csv(request->arena, &stats));
    response->type = "text/csv; charset=utf-8";
    response->file_name = ks_arena_printf(request->arena, "hall-%s-%s.csv", stats.from, stats.to);
}

/* Of the day asked for, today where none is. */
void ks_handle_usual(const struct ks_request *request, struct ks_response *response)
{
    struct ks_hall_usual usual;
    char day[KS_DATE_TEXT_BYTES];
    struct ks_error error = {0};
    enum ks_err err = read_day(request, "day", day, &error);

    if (err == KS_OK)
        err = ks_hall_find_usual(request->desk, day, request->now_ms, &usual, &error);
    if (err == KS_OK)
        ks_respond_text(response, ks_hall_json_usual(request->arena, &usual));
    else
        ks_respond_error(request, response, &error, NULL);
}
