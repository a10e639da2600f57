/* Help, closings, bulletins, exceptions: looked at, kept, listed. */
#include "service/hall_alerts.h"

#include <stdio.h>
#include <string.h>

#include "service/hall_private.h"
#include "service/parts.h"
#include "store/store_alerts.h"
#include "store/store_seats.h"

enum { DAY_MINUTES = 24 * 60 };

static const int64_t longest_ms = 366 * INT64_C(86400000);

/* One line that shows all there is in it, as long as there is room for. */
static bool is_text(const char *text, size_t size)
{
    return text[0] != '\0' && strlen(text) < size && ks_utf8_is_plain(text);
}

static void copy(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

/* ---- help ---- */

enum ks_err ks_hall_call_help(const struct ks_desk *desk, const char *seat, const char *actor,
                              int64_t now_ms, int64_t *out_id, struct ks_error *error)
{
    *out_id = 0;
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK && (strlen(seat) >= KS_TICKET_ID_BYTES || !is_text(actor, KS_TICKET_ID_BYTES)))
        err = ks_fail(error, KS_ERR_INPUT, "Nobody knows who calls for help");
    return err == KS_OK ? ks_store_call_help(desk->store, seat, actor, now_ms, out_id, error) : err;
}

enum ks_err ks_hall_answer_help(const struct ks_desk *desk, int64_t id, const char *actor,
                                int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_answer_help(desk->store, id, actor, now_ms, error) : err;
}

static enum ks_err end(const struct ks_desk *desk, enum ks_alert what, int64_t id,
                       const char *actor, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_end_alert(desk->store, what, id, actor, now_ms, error) : err;
}

enum ks_err ks_hall_end_help(const struct ks_desk *desk, int64_t id, const char *actor,
                             int64_t now_ms, struct ks_error *error)
{
    return end(desk, KS_ALERT_HELP, id, actor, now_ms, error);
}

/* ---- closings ---- */

static enum ks_err check_closing(const struct ks_desk *desk, const struct ks_hall_closing *closing,
                                 int64_t now_ms, struct ks_error *error)
{
    bool is_known =
        closing->line[0] == '\0' ||
        (desk->content != NULL && ks_hall_find_line(&desk->content->hall, closing->line) != NULL);
    if (!is_known)
        return ks_fail(error, KS_ERR_INPUT, "There is no line \"%s\"", closing->line);
    if (closing->to_ms <= closing->from_ms || closing->to_ms <= now_ms)
        return ks_fail(error, KS_ERR_INPUT, "A closing ends after it begins, and is not over yet");
    if (closing->to_ms - closing->from_ms > longest_ms)
        return ks_fail(error, KS_ERR_INPUT, "A closing lasts a year at most");
    if (!is_text(closing->reason, sizeof closing->reason))
        return ks_fail(error, KS_ERR_INPUT,
                       "A closing needs a reason, in one line and without hidden characters");
    return KS_OK;
}

enum ks_err ks_hall_close(const struct ks_desk *desk, struct ks_hall_closing *closing,
                          int64_t now_ms, struct ks_error *error)
{
    struct ks_closing_row row = {.from_ms = closing->from_ms, .to_ms = closing->to_ms};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = check_closing(desk, closing, now_ms, error);
    copy(row.line, sizeof row.line, closing->line);
    copy(row.reason, sizeof row.reason, closing->reason);
    copy(row.actor, sizeof row.actor, closing->actor);
    if (err == KS_OK)
        err = ks_store_add_closing(desk->store, &row, now_ms, error);
    closing->id = row.id;
    return err;
}

enum ks_err ks_hall_reopen(const struct ks_desk *desk, int64_t id, const char *actor,
                           int64_t now_ms, struct ks_error *error)
{
    return end(desk, KS_ALERT_CLOSING, id, actor, now_ms, error);
}

static struct ks_hall_closing closing_of(const struct ks_closing_row *row)
{
    struct ks_hall_closing closing = {.id = row->id, .from_ms = row->from_ms, .to_ms = row->to_ms};
    copy(closing.line, sizeof closing.line, row->line);
    copy(closing.reason, sizeof closing.reason, row->reason);
    copy(closing.actor, sizeof closing.actor, row->actor);
    return closing;
}

static bool take_closing(const struct ks_closing_row *row, void *ctx)
{
    struct ks_hall_closing_list *list = ctx;
    list->rows[list->count++] = closing_of(row);
    return list->count < KS_MOST_HALL_CLOSINGS;
}

enum ks_err ks_hall_list_closings(const struct ks_desk *desk, int64_t now_ms,
                                  struct ks_hall_closing_list *out, struct ks_error *error)
{
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK
               ? ks_store_show_closings(desk->store, NULL, now_ms, take_closing, out, error)
               : err;
}

struct finding {
    int64_t now_ms;
    bool is_closed;
    struct ks_hall_closing *out;
};

/* Of several that cover the moment the one that ends last. */
static bool find_closing(const struct ks_closing_row *row, void *ctx)
{
    struct finding *finding = ctx;
    bool covers = row->from_ms <= finding->now_ms && finding->now_ms < row->to_ms;
    if (covers && (!finding->is_closed || row->to_ms > finding->out->to_ms)) {
        *finding->out = closing_of(row);
        finding->is_closed = true;
    }
    return true;
}

enum ks_err ks_hall_find_closing(const struct ks_desk *desk, const char *line, int64_t now_ms,
                                 bool *out_is_closed, struct ks_hall_closing *out,
                                 struct ks_error *error)
{
    struct finding finding = {.now_ms = now_ms, .out = out};
    *out = (struct ks_hall_closing){0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_show_closings(desk->store, line, now_ms, find_closing, &finding, error);
    *out_is_closed = finding.is_closed;
    return err;
}

/* ---- bulletins ---- */

enum ks_err ks_hall_announce(const struct ks_desk *desk, struct ks_hall_bulletin_view *bulletin,
                             const char *actor, int64_t now_ms, struct ks_error *error)
{
    struct ks_bulletin_row row = {.until_ms = bulletin->until_ms};
    enum ks_err err = ks_desk_check_open(desk, error);
    for (int lang = 0; err == KS_OK && lang < KS_LANG_COUNT; lang++)
        if (!is_text(bulletin->text[lang], sizeof bulletin->text[lang]))
            err = ks_fail(error, KS_ERR_INPUT,
                          "An announcement needs a text in every language, in one line and without "
                          "hidden characters");
    if (err == KS_OK && (row.until_ms <= now_ms || row.until_ms - now_ms > longest_ms))
        err =
            ks_fail(error, KS_ERR_INPUT, "An announcement ends within a year, and not before now");
    if (err != KS_OK)
        return err;
    copy(row.text_zh, sizeof row.text_zh, bulletin->text[KS_LANG_ZH_CN]);
    copy(row.text_en, sizeof row.text_en, bulletin->text[KS_LANG_EN]);
    err = ks_store_add_bulletin(desk->store, &row, actor, now_ms, error);
    bulletin->id = row.id;
    return err;
}

enum ks_err ks_hall_end_bulletin(const struct ks_desk *desk, int64_t id, const char *actor,
                                 int64_t now_ms, struct ks_error *error)
{
    return end(desk, KS_ALERT_BULLETIN, id, actor, now_ms, error);
}

/* ---- exceptions ---- */

/* The words of staff for what the events call by the words of the table. */
static const char *word_of(const char *act)
{
    return strcmp(act, "call") == 0 ? "call-number" : strcmp(act, "rekind") == 0 ? "priority" : act;
}

static bool take_exception(const struct ks_exception_row *row, void *ctx)
{
    struct ks_hall_exception_list *list = ctx;
    if (list->total++ >= KS_MOST_HALL_EXCEPTIONS)
        return true;
    struct ks_hall_exception *found = &list->rows[list->count++];
    bool is_take_over = strcmp(row->act, "take-over") == 0;
    found->n = row->n;
    found->at_ms = row->at_ms;
    copy(found->act, sizeof found->act, word_of(row->act));
    copy(found->number, sizeof found->number, row->number);
    copy(found->line, sizeof found->line, row->line);
    copy(found->seat, sizeof found->seat, row->seat);
    copy(found->actor, sizeof found->actor, row->actor);
    memcpy(found->was, row->word, sizeof found->was);
    if (is_take_over)
        snprintf(found->was, sizeof found->was, "%.*s", KS_TICKET_ID_BYTES - 1, row->reason);
    copy(found->reason, sizeof found->reason, is_take_over ? "" : row->reason);
    return true;
}

enum ks_err ks_hall_list_exceptions(const struct ks_desk *desk, const char *from, const char *to,
                                    struct ks_hall_exception_list *out, struct ks_error *error)
{
    struct ks_day_range days;
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_hall_days(from, to, &days, error);
    if (err != KS_OK)
        return err;
    return ks_store_show_exceptions(desk->store, ks_date_to_wall_ms(days.first, 0),
                                    ks_date_to_wall_ms(days.last, DAY_MINUTES), take_exception, out,
                                    error);
}
