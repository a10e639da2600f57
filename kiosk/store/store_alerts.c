/* Closings, bulletins, help: rows that begin and end. */
#include "store/store_alerts.h"

#include <stdio.h>

#include "store/store_private.h"

/* Its id as the event keeps it. */
static void write_id(char out[KS_TICKET_ID_BYTES], int64_t id)
{
    snprintf(out, KS_TICKET_ID_BYTES, "%lld", (long long)id);
}

static enum ks_err tell(struct ks_store *store, int64_t id, struct ks_store_told told,
                        struct ks_error *error)
{
    char word[KS_TICKET_ID_BYTES];
    write_id(word, id);
    told.word = word;
    return ks_store_tell(store, &told, error);
}

static enum ks_err add_closing(struct ks_store *store, struct ks_closing_row *closing,
                               int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_TEXT(closing->line),
                                          KS_SQL_OF_INT(closing->from_ms),
                                          KS_SQL_OF_INT(closing->to_ms),
                                          KS_SQL_OF_TEXT(closing->reason),
                                          KS_SQL_OF_TEXT(closing->actor),
                                          KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "INSERT INTO closing (hall, line, from_ms, to_ms, reason, actor, "
                                 "made_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
                                 values, 7, ks_sql_read_int, &closing->id, error);
    const struct ks_store_told told = {.act = "close",
                                       .line = closing->line,
                                       .actor = closing->actor,
                                       .reason = closing->reason,
                                       .now_ms = now_ms};
    if (err == KS_OK)
        err = tell(store, closing->id, told, error);
    return err == KS_OK
               ? ks_appointments_close(store, closing->line, closing->from_ms, closing->to_ms,
                                       closing->actor, closing->reason, now_ms, error)
               : err;
}

enum ks_err ks_store_add_closing(struct ks_store *store, struct ks_closing_row *closing,
                                 int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql, add_closing(store, closing, now_ms, error), error)
                        : err;
}

struct showing_closing {
    bool (*show)(const struct ks_closing_row *closing, void *ctx);
    void *ctx;
};

static bool show_closing(const struct ks_sql_row *row, void *out)
{
    const struct showing_closing *showing = out;
    struct ks_closing_row closing = {
        .id = ks_sql_int(row, 0), .from_ms = ks_sql_int(row, 2), .to_ms = ks_sql_int(row, 3)};
    bool is_right = ks_store_read_word(row, 1, closing.line, sizeof closing.line) &&
                    ks_store_read_sentence(row, 4, closing.reason, sizeof closing.reason) &&
                    ks_store_read_word(row, 5, closing.actor, sizeof closing.actor) &&
                    ks_store_is_time(closing.from_ms) && ks_store_is_time(closing.to_ms);
    return !is_right || showing->show(&closing, showing->ctx);
}

enum ks_err ks_store_show_closings(struct ks_store *store, const char *line, int64_t now_ms,
                                   bool (*show)(const struct ks_closing_row *closing, void *ctx),
                                   void *ctx, struct ks_error *error)
{
    struct showing_closing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(line == NULL),
                                          KS_SQL_OF_TEXT(line != NULL ? line : "")};
    return ks_sql_each(store->sql,
                       "SELECT id, line, from_ms, to_ms, reason, actor FROM closing "
                       "WHERE hall = ?1 AND ended_ms = 0 AND to_ms > ?2 "
                       "AND (?3 = 1 OR line = '' OR line = ?4) ORDER BY from_ms, id",
                       values, 4, show_closing, &showing, error);
}

static enum ks_err add_bulletin(struct ks_store *store, struct ks_bulletin_row *bulletin,
                                const char *actor, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_TEXT(bulletin->text_zh),
                                          KS_SQL_OF_TEXT(bulletin->text_en),
                                          KS_SQL_OF_INT(bulletin->until_ms),
                                          KS_SQL_OF_TEXT(actor),
                                          KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "INSERT INTO bulletin (hall, text_zh, text_en, until_ms, actor, "
                                 "made_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id",
                                 values, 6, ks_sql_read_int, &bulletin->id, error);
    const struct ks_store_told told = {.act = "announce", .actor = actor, .now_ms = now_ms};
    return err == KS_OK ? tell(store, bulletin->id, told, error) : err;
}

enum ks_err ks_store_add_bulletin(struct ks_store *store, struct ks_bulletin_row *bulletin,
                                  const char *actor, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    return ks_sql_end(store->sql, add_bulletin(store, bulletin, actor, now_ms, error), error);
}

struct showing_bulletin {
    bool (*show)(const struct ks_bulletin_row *bulletin, void *ctx);
    void *ctx;
};

static bool show_bulletin(const struct ks_sql_row *row, void *out)
{
    const struct showing_bulletin *showing = out;
    struct ks_bulletin_row bulletin = {.id = ks_sql_int(row, 0), .until_ms = ks_sql_int(row, 3)};
    bool is_right = ks_store_read_sentence(row, 1, bulletin.text_zh, sizeof bulletin.text_zh) &&
                    ks_store_read_sentence(row, 2, bulletin.text_en, sizeof bulletin.text_en) &&
                    ks_store_is_time(bulletin.until_ms);
    return !is_right || showing->show(&bulletin, showing->ctx);
}

enum ks_err ks_store_show_bulletins(struct ks_store *store, int64_t now_ms,
                                    bool (*show)(const struct ks_bulletin_row *bulletin, void *ctx),
                                    void *ctx, struct ks_error *error)
{
    struct showing_bulletin showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms)};
    return ks_sql_each(store->sql,
                       "SELECT id, text_zh, text_en, until_ms FROM bulletin "
                       "WHERE hall = ?1 AND ended_ms = 0 AND until_ms > ?2 ORDER BY id",
                       values, 2, show_bulletin, &showing, error);
}

static enum ks_err call_help(struct ks_store *store, const char *seat, const char *actor,
                             int64_t now_ms, int64_t *out_id, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(seat),
                                          KS_SQL_OF_TEXT(actor), KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT id FROM help_call WHERE hall = ?1 AND seat = ?2 "
                                 "AND actor = ?3 AND ended_ms = 0 AND ?4 > 0",
                                 values, 4, ks_sql_read_int, out_id, error);
    if (err != KS_ERR_NOT_FOUND)
        return err;
    err = ks_sql_run(store->sql,
                     "INSERT INTO help_call (hall, seat, actor, since_ms) VALUES (?1, ?2, ?3, ?4) "
                     "RETURNING id",
                     values, 4, ks_sql_read_int, out_id, error);
    const struct ks_store_told told = {
        .act = "help", .seat = seat, .actor = actor, .now_ms = now_ms};
    return err == KS_OK ? tell(store, *out_id, told, error) : err;
}

enum ks_err ks_store_call_help(struct ks_store *store, const char *seat, const char *actor,
                               int64_t now_ms, int64_t *out_id, struct ks_error *error)
{
    *out_id = 0;
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    return ks_sql_end(store->sql, call_help(store, seat, actor, now_ms, out_id, error), error);
}

static enum ks_err answer_help(struct ks_store *store, int64_t id, const char *actor,
                               int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(id),
                                          KS_SQL_OF_TEXT(actor), KS_SQL_OF_INT(now_ms)};
    int64_t is_first = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "UPDATE help_call SET answered_by = CASE answered_ms WHEN 0 THEN "
                                 "?3 ELSE answered_by END, answered_ms = CASE answered_ms WHEN 0 "
                                 "THEN ?4 ELSE answered_ms END WHERE hall = ?1 AND id = ?2 "
                                 "AND ended_ms = 0 "
                                 "RETURNING answered_by = ?3 AND answered_ms = ?4",
                                 values, 4, ks_sql_read_int, &is_first, error);
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "This call for help is over");
    const struct ks_store_told told = {.act = "help-answer", .actor = actor, .now_ms = now_ms};
    return err == KS_OK && is_first ? tell(store, id, told, error) : err;
}

enum ks_err ks_store_answer_help(struct ks_store *store, int64_t id, const char *actor,
                                 int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    return ks_sql_end(store->sql, answer_help(store, id, actor, now_ms, error), error);
}

struct showing_help {
    bool (*show)(const struct ks_help_row *help, void *ctx);
    void *ctx;
};

static bool show_help(const struct ks_sql_row *row, void *out)
{
    const struct showing_help *showing = out;
    struct ks_help_row help = {.id = ks_sql_int(row, 0),
                               .since_ms = ks_sql_int(row, 3),
                               .answered_ms = ks_sql_int(row, 5)};
    bool is_right = ks_store_read_word(row, 1, help.seat, sizeof help.seat) &&
                    ks_store_read_word(row, 2, help.actor, sizeof help.actor) &&
                    ks_store_read_word(row, 4, help.answered_by, sizeof help.answered_by) &&
                    ks_store_is_time(help.since_ms) && ks_store_is_time(help.answered_ms);
    return !is_right || showing->show(&help, showing->ctx);
}

enum ks_err ks_store_show_help(struct ks_store *store,
                               bool (*show)(const struct ks_help_row *help, void *ctx), void *ctx,
                               struct ks_error *error)
{
    struct showing_help showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    return ks_sql_each(store->sql,
                       "SELECT id, seat, actor, since_ms, answered_by, answered_ms FROM help_call "
                       "WHERE hall = ?1 AND ended_ms = 0 ORDER BY id",
                       values, 1, show_help, &showing, error);
}

struct ended {
    char line[KS_TICKET_ID_BYTES], seat[KS_TICKET_ID_BYTES];
};

static void read_ended(const struct ks_sql_row *row, void *out)
{
    struct ended *ended = out;
    ks_sql_text(row, 0, ended->line, sizeof ended->line);
    ks_sql_text(row, 1, ended->seat, sizeof ended->seat);
}

#define END_OF(table, line, seat)                                                                  \
    "UPDATE " table                                                                                \
    " SET ended_ms = ?3 WHERE hall = ?1 AND id = ?2 AND ended_ms = 0 RETURNING " line ", " seat

static const struct {
    const char *text, *act;
} ends[KS_ALERT_COUNT] = {
    [KS_ALERT_CLOSING] = {END_OF("closing", "line", "''"), "reopen"},
    [KS_ALERT_BULLETIN] = {END_OF("bulletin", "''", "''"), "announced"},
    [KS_ALERT_HELP] = {END_OF("help_call", "''", "seat"), "help-end"},
};

static enum ks_err end_alert(struct ks_store *store, enum ks_alert what, int64_t id,
                             const char *actor, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(id),
                                          KS_SQL_OF_INT(now_ms)};
    struct ended ended = {0};
    enum ks_err err = ks_sql_run(store->sql, ends[what].text, values, 3, read_ended, &ended, error);
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "That is over already, or there never was one: look again");
    const struct ks_store_told told = {.act = ends[what].act,
                                       .line = ended.line,
                                       .seat = ended.seat,
                                       .actor = actor,
                                       .now_ms = now_ms};
    return err == KS_OK ? tell(store, id, told, error) : err;
}

enum ks_err ks_store_end_alert(struct ks_store *store, enum ks_alert what, int64_t id,
                               const char *actor, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    return ks_sql_end(store->sql, end_alert(store, what, id, actor, now_ms, error), error);
}
