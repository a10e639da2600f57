/* Printouts: asked for by staff, taken up once by a kiosk, ended with what became of them. */
#include "store/store_printouts.h"

#include <stdio.h>

#include "base/codes.h"
#include "store/store_private.h"

enum {
    LOST_AFTER_MS = 10 * 60 * 1000, /* so long no paper is in a printer */
    KEPT_MS = 24 * 3600 * 1000,
};

static const char *const state_codes[KS_PRINTOUT_STATE_COUNT] = {
    [KS_PRINTOUT_WAITING] = "waiting", [KS_PRINTOUT_PRINTING] = "printing",
    [KS_PRINTOUT_PRINTED] = "printed", [KS_PRINTOUT_FAILED] = "failed",
    [KS_PRINTOUT_UNSURE] = "unsure",   [KS_PRINTOUT_EXPIRED] = "expired",
};

const char *ks_printout_state_code(enum ks_printout_state state)
{
    return (unsigned)state < KS_PRINTOUT_STATE_COUNT ? state_codes[state] : "";
}

/* ---- stations ---- */

enum ks_err ks_store_note_station(struct ks_store *store, const char *name, const char *printer,
                                  int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name),
                                          KS_SQL_OF_TEXT(printer), KS_SQL_OF_INT(now_ms)};
    return ks_sql_run(store->sql,
                      "INSERT INTO station (hall, name, printer, seen_ms) VALUES (?1, ?2, ?3, ?4) "
                      "ON CONFLICT (hall, name) DO UPDATE SET printer = ?3, seen_ms = ?4",
                      values, 4, NULL, NULL, error);
}

struct showing_station {
    bool (*show)(const struct ks_station_row *station, void *ctx);
    void *ctx;
};

static bool show_station(const struct ks_sql_row *row, void *out)
{
    const struct showing_station *showing = out;
    struct ks_station_row station = {.seen_ms = ks_sql_int(row, 2)};
    bool is_right = ks_store_read_word(row, 0, station.name, sizeof station.name) &&
                    ks_store_read_word(row, 1, station.printer, sizeof station.printer) &&
                    ks_store_is_time(station.seen_ms);
    return !is_right || showing->show(&station, showing->ctx);
}

enum ks_err ks_store_show_stations(struct ks_store *store, int64_t since_ms,
                                   bool (*show)(const struct ks_station_row *station, void *ctx),
                                   void *ctx, struct ks_error *error)
{
    struct showing_station showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(since_ms)};
    return ks_sql_each(store->sql,
                       "SELECT name, printer, seen_ms FROM station "
                       "WHERE hall = ?1 AND seen_ms >= ?2 ORDER BY name",
                       values, 2, show_station, &showing, error);
}

/* ---- printouts ---- */

#define PRINTOUT_COLUMNS                                                                           \
    "id, station, kind, subject, answers, lang, is_large, actor, state, reason, made_ms, "         \
    "until_ms, changed_ms"

/* One that is wrong is of no kind. */
static void read_printout(const struct ks_sql_row *row, void *out)
{
    struct ks_printout_row *found = out;
    char kind[KS_TICKET_ID_BYTES], lang[KS_TICKET_ID_BYTES], state[KS_TICKET_ID_BYTES];
    *found = (struct ks_printout_row){.id = ks_sql_int(row, 0),
                                      .is_large = ks_sql_int(row, 6) != 0,
                                      .made_ms = ks_sql_int(row, 10),
                                      .until_ms = ks_sql_int(row, 11),
                                      .changed_ms = ks_sql_int(row, 12)};
    bool is_right = ks_store_read_word(row, 1, found->station, sizeof found->station) &&
                    ks_store_read_word(row, 2, kind, sizeof kind) &&
                    ks_store_read_word(row, 3, found->subject, sizeof found->subject) &&
                    ks_store_read_word(row, 4, found->answers, sizeof found->answers) &&
                    ks_store_read_word(row, 5, lang, sizeof lang) &&
                    ks_store_read_word(row, 7, found->actor, sizeof found->actor) &&
                    ks_store_read_word(row, 8, state, sizeof state) &&
                    ks_store_read_word(row, 9, found->reason, sizeof found->reason) &&
                    ks_store_is_time(found->made_ms) && ks_store_is_time(found->until_ms) &&
                    ks_store_is_time(found->changed_ms);
    found->kind = is_right ? ks_paper_kind_from_code(kind) : KS_PAPER_KIND_COUNT;
    if (!is_right)
        return;
    found->lang = ks_lang_from_code(lang);
    found->state = (enum ks_printout_state)ks_code_find(&state_codes[0], sizeof state_codes[0],
                                                        KS_PRINTOUT_STATE_COUNT, state);
}

static enum ks_err find_request(struct ks_store *store, const char *request,
                                struct ks_printout_row *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(request), KS_SQL_OF_INT(store->hall)};
    return ks_sql_run(store->sql,
                      "SELECT " PRINTOUT_COLUMNS " FROM printout WHERE request = ?1 AND hall = ?2",
                      values, 2, read_printout, out, error);
}

/* The event by which every face sees that something is to do or has ended. */
static enum ks_err tell(struct ks_store *store, const char *act,
                        const struct ks_printout_row *printout, int64_t now_ms,
                        struct ks_error *error)
{
    char word[KS_TICKET_ID_BYTES];
    snprintf(word, sizeof word, "%lld", (long long)printout->id);
    const struct ks_store_told told = {.act = act,
                                       .actor = printout->actor,
                                       .word = word,
                                       .reason = printout->station,
                                       .now_ms = now_ms};
    return ks_store_tell(store, &told, error);
}

/* Inside a transaction. */
static enum ks_err add(struct ks_store *store, struct ks_printout_row *printout,
                       const char *request, int64_t now_ms, struct ks_error *error)
{
    struct ks_printout_row found = {0};
    enum ks_err err = find_request(store, request, &found, error);
    if (err == KS_OK)
        *printout = found;
    if (err != KS_ERR_NOT_FOUND)
        return err;
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_TEXT(printout->station),
        KS_SQL_OF_TEXT(ks_paper_kind_code(printout->kind)),
        KS_SQL_OF_TEXT(printout->subject),
        KS_SQL_OF_TEXT(printout->answers),
        KS_SQL_OF_TEXT(ks_lang_code(printout->lang)),
        KS_SQL_OF_INT(printout->is_large),
        KS_SQL_OF_TEXT(printout->actor),
        KS_SQL_OF_TEXT(request),
        KS_SQL_OF_INT(now_ms),
        KS_SQL_OF_INT(printout->until_ms),
    };
    err = ks_sql_run(store->sql,
                     "INSERT INTO printout (hall, station, kind, subject, answers, lang, is_large, "
                     "actor, request, state, made_ms, until_ms, changed_ms) VALUES (?1, ?2, ?3, "
                     "?4, ?5, ?6, ?7, ?8, ?9, 'waiting', ?10, ?11, ?10) "
                     "RETURNING " PRINTOUT_COLUMNS,
                     values, 11, read_printout, printout, error);
    return err == KS_OK ? tell(store, "print-at", printout, now_ms, error) : err;
}

enum ks_err ks_store_add_printout(struct ks_store *store, struct ks_printout_row *printout,
                                  const char *request, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK
               ? ks_sql_end(store->sql, add(store, printout, request, now_ms, error), error)
               : err;
}

/* The states of a partial index are named as it names them, or it would not be used. */
#define OPEN_PRINTOUTS "state IN ('waiting', 'printing')"

enum ks_err ks_store_take_printout(struct ks_store *store, const char *station, int64_t made_by_ms,
                                   int64_t now_ms, struct ks_printout_row *out,
                                   struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(station),
                                          KS_SQL_OF_INT(made_by_ms), KS_SQL_OF_INT(now_ms)};
    *out = (struct ks_printout_row){0};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_run(store->sql,
                     "UPDATE printout SET state = 'printing', changed_ms = ?4 WHERE id = ("
                     "SELECT id FROM printout WHERE hall = ?1 AND station = ?2 AND " OPEN_PRINTOUTS
                     " AND state = 'waiting' AND made_ms <= ?3 AND until_ms > ?4 "
                     "ORDER BY id LIMIT 1) AND state = 'waiting' RETURNING " PRINTOUT_COLUMNS,
                     values, 4, read_printout, out, error);
    return ks_sql_end(store->sql, err, error);
}

/* Inside a transaction. */
static enum ks_err end(struct ks_store *store, int64_t id, enum ks_printout_state to,
                       const char *reason, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(id),
                                          KS_SQL_OF_TEXT(ks_printout_state_code(to)),
                                          KS_SQL_OF_TEXT(reason), KS_SQL_OF_INT(now_ms)};
    struct ks_printout_row ended = {0};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "UPDATE printout SET state = ?3, reason = ?4, changed_ms = ?5, answers = '' "
                   "WHERE hall = ?1 AND id = ?2 AND state IN ('printing', 'unsure') "
                   "RETURNING " PRINTOUT_COLUMNS,
                   values, 5, read_printout, &ended, error);
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, KS_ERR_STATE, "Printout %lld is not being printed", (long long)id);
    return err == KS_OK ? tell(store, "printed-at", &ended, now_ms, error) : err;
}

enum ks_err ks_store_end_printout(struct ks_store *store, int64_t id, enum ks_printout_state to,
                                  const char *reason, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql, end(store, id, to, reason, now_ms, error), error)
                        : err;
}

enum ks_err ks_store_give_up_printouts(struct ks_store *store, const char *station, int64_t now_ms,
                                       struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(station),
                                          KS_SQL_OF_INT(now_ms)};
    return ks_sql_run(store->sql,
                      "UPDATE printout SET state = 'unsure', reason = 'interrupted', "
                      "changed_ms = ?3, answers = '' WHERE hall = ?1 AND station = ?2 "
                      "AND " OPEN_PRINTOUTS " AND state = 'printing'",
                      values, 3, NULL, NULL, error);
}

/* What one becomes by time alone. */
#define IS_OVER "state = 'waiting' AND until_ms <= ?2"
#define IS_LOST "state = 'printing' AND changed_ms <= ?3"

/* Inside a transaction. */
static enum ks_err tidy(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(now_ms - LOST_AFTER_MS)};
    const struct ks_sql_value old[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms - KEPT_MS)};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "UPDATE printout SET state = CASE state WHEN 'waiting' THEN 'expired' "
                   "ELSE 'unsure' END, reason = CASE state WHEN 'waiting' THEN '' "
                   "ELSE 'interrupted' END, changed_ms = ?2, answers = '' WHERE hall = ?1 "
                   "AND " OPEN_PRINTOUTS " AND ((" IS_OVER ") OR (" IS_LOST "))",
                   values, 3, NULL, NULL, error);
    if (err == KS_OK)
        err = ks_sql_run(store->sql, "DELETE FROM printout WHERE hall = ?1 AND made_ms < ?2", old,
                         2, NULL, NULL, error);
    return err == KS_OK
               ? ks_sql_run(store->sql, "DELETE FROM station WHERE hall = ?1 AND seen_ms < ?2", old,
                            2, NULL, NULL, error)
               : err;
}

enum ks_err ks_store_tidy_printouts(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql, tidy(store, now_ms, error), error) : err;
}

struct showing_printout {
    bool (*show)(const struct ks_printout_row *printout, void *ctx);
    void *ctx;
    int64_t now_ms;
};

static bool show_printout(const struct ks_sql_row *row, void *out)
{
    const struct showing_printout *showing = out;
    struct ks_printout_row printout;
    read_printout(row, &printout);
    if (printout.kind == KS_PAPER_KIND_COUNT || printout.state == KS_PRINTOUT_STATE_COUNT)
        return true;
    if (printout.state == KS_PRINTOUT_WAITING && printout.until_ms <= showing->now_ms)
        printout.state = KS_PRINTOUT_EXPIRED;
    return showing->show(&printout, showing->ctx);
}

enum ks_err ks_store_show_printouts(struct ks_store *store, int64_t since_ms, int64_t now_ms,
                                    bool (*show)(const struct ks_printout_row *printout, void *ctx),
                                    void *ctx, struct ks_error *error)
{
    struct showing_printout showing = {show, ctx, now_ms};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(since_ms)};
    return ks_sql_each(store->sql,
                       "SELECT " PRINTOUT_COLUMNS " FROM printout "
                       "WHERE hall = ?1 AND made_ms >= ?2 ORDER BY id DESC",
                       values, 2, show_printout, &showing, error);
}
