/* The court's side of appointments for its tribunals: wanted, told, answered. */
#include "store/store_sent.h"

#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/i18n.h"
#include "store/store_private.h"

static const char *const codes[KS_SENT_STATE_COUNT] = {
    [KS_SENT_NEW] = "new",         [KS_SENT_TAKEN] = "taken",
    [KS_SENT_REFUSED] = "refused", [KS_SENT_CANCELLED] = "cancelled",
    [KS_SENT_STANDS] = "stands",   [KS_SENT_CAME] = "came",
    [KS_SENT_MISSED] = "missed",
};

const char *ks_sent_state_code(enum ks_sent_state state)
{
    return (unsigned)state < KS_SENT_STATE_COUNT ? codes[state] : "";
}

enum ks_sent_state ks_sent_state_from_code(const char *code)
{
    return (enum ks_sent_state)ks_code_find(&codes[0], sizeof codes[0], KS_SENT_STATE_COUNT, code);
}

/* ---- a row ---- */

/* Of a row of `sent_appointment`, called mine. */
#define IS_MOVING                                                                                  \
    "EXISTS (SELECT 1 FROM sent_appointment AS other WHERE other.hall = mine.hall "                \
    "AND other.name = mine.name AND other.is_open = 1 AND other.instead = mine.id)"
#define COLUMNS                                                                                    \
    "id, name, token, line, kind, slot_ms, version, is_cancel, is_open, state, reason, code, "     \
    "instead, actor, made_ms, sent_ms, answered_ms, "                                              \
    "coalesce((SELECT was.token FROM sent_appointment AS was WHERE was.hall = mine.hall "          \
    "AND was.id = mine.instead), ''), CASE WHEN " IS_MOVING " THEN 1 ELSE 0 END"

/* One that cannot be is read as a state that is none. */
static void read_sent(const struct ks_sql_row *row, void *out)
{
    struct ks_sent *sent = out;
    char state[16];

    *sent = (struct ks_sent){.id = ks_sql_int(row, 0),
                             .slot_ms = ks_sql_int(row, 5),
                             .version = ks_sql_int(row, 6),
                             .is_cancel = ks_sql_int(row, 7) != 0,
                             .is_open = ks_sql_int(row, 8) != 0,
                             .state = KS_SENT_STATE_COUNT,
                             .instead = ks_sql_int(row, 12),
                             .made_ms = ks_sql_int(row, 14),
                             .sent_ms = ks_sql_int(row, 15),
                             .answered_ms = ks_sql_int(row, 16),
                             .is_moving = ks_sql_int(row, 18) != 0};
    bool is_right = ks_store_read_word(row, 1, sent->name, sizeof sent->name) &&
                    ks_store_read_word(row, 2, sent->token, sizeof sent->token) &&
                    ks_store_read_word(row, 3, sent->line, sizeof sent->line) &&
                    ks_store_read_word(row, 4, sent->kind, sizeof sent->kind) &&
                    ks_store_read_word(row, 9, state, sizeof state) &&
                    ks_store_read_word(row, 10, sent->reason, sizeof sent->reason) &&
                    ks_store_read_word(row, 11, sent->code, sizeof sent->code) &&
                    ks_store_read_word(row, 17, sent->instead_token, sizeof sent->instead_token) &&
                    ks_store_is_time(sent->slot_ms) && ks_store_is_time(sent->made_ms) &&
                    ks_store_is_time(sent->sent_ms) && ks_store_is_time(sent->answered_ms);

    (void)ks_store_read_sentence(row, 13, sent->actor, sizeof sent->actor);
    if (is_right)
        sent->state = ks_sent_state_from_code(state);
}

static enum ks_err find(struct ks_store *store, const char *text, struct ks_sql_value value,
                        struct ks_sent *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), value};

    *out = (struct ks_sent){.state = KS_SENT_STATE_COUNT};
    enum ks_err err = ks_sql_run(store->sql, text, values, 2, read_sent, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no such appointment") : err;
}

static enum ks_err get(struct ks_store *store, int64_t id, struct ks_sent *out,
                       struct ks_error *error)
{
    const struct ks_sql_value value = KS_SQL_OF_INT(id);

    return find(store,
                "SELECT " COLUMNS " FROM sent_appointment AS mine WHERE hall = ?1 AND id = ?2",
                value, out, error);
}

static enum ks_err find_token(struct ks_store *store, const char *token, struct ks_sent *out,
                              struct ks_error *error)
{
    const struct ks_sql_value value = KS_SQL_OF_TEXT(token);

    return find(store,
                "SELECT " COLUMNS " FROM sent_appointment AS mine WHERE hall = ?1 AND token = ?2",
                value, out, error);
}

/* ---- what is wanted ---- */

/* One thing at a time: what is under way with it is answered first. */
static enum ks_err check_at_rest(const struct ks_sent *sent, struct ks_error *error)
{
    bool is_under_way =
        sent->is_open && (sent->is_cancel || (sent->instead != 0 && sent->sent_ms > 0));

    return sent->is_moving || is_under_way
               ? ks_fail(error, KS_ERR_STATE,
                         "The hall has been told of a change to this appointment and has not "
                         "answered yet: wait for its answer")
               : KS_OK;
}

static enum ks_err check_instead(struct ks_store *store, const struct ks_sent_wish *wish,
                                 struct ks_error *error)
{
    struct ks_sent before;

    if (wish->instead == 0)
        return KS_OK;
    enum ks_err err = get(store, wish->instead, &before, error);
    if (err == KS_OK && strcmp(before.name, wish->name) != 0)
        err = ks_fail(error, KS_ERR_NOT_FOUND, "There is no such appointment");
    if (err == KS_OK)
        err = check_at_rest(&before, error);
    return err == KS_OK && (before.is_open || before.state != KS_SENT_TAKEN)
               ? ks_fail(error, KS_ERR_STATE,
                         "Only an appointment that the hall has taken can be moved")
               : err;
}

enum ks_err ks_store_count_orders(struct ks_store *store, const char *name, int64_t *out,
                                  struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name)};

    return ks_sql_run(store->sql,
                      "SELECT count(*) FROM sent_appointment WHERE hall = ?1 AND name = ?2 "
                      "AND is_open = 1",
                      values, 2, ks_sql_read_int, out, error);
}

static enum ks_err check_hall(struct ks_store *store, const char *name, struct ks_error *error)
{
    char key[KS_DEVICE_KEY_BYTES];
    int64_t open = 0;
    enum ks_err err = ks_store_find_tribunal_key(store, name, key, error);

    if (err == KS_OK && key[0] == '\0')
        return ks_fail(error, KS_ERR_NOT_FOUND, "No hall is enrolled as %s", name);
    if (err == KS_OK)
        err = ks_store_count_orders(store, name, &open, error);
    return err == KS_OK && open >= KS_SENT_MOST_OPEN
               ? ks_fail(error, KS_ERR_FULL,
                         "%lld appointments wait for an answer of the hall: see to its line first",
                         (long long)open)
               : err;
}

static enum ks_err insert(struct ks_store *store, const struct ks_sent_wish *wish,
                          struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_TEXT(wish->name),
        KS_SQL_OF_TEXT(wish->token),
        KS_SQL_OF_TEXT(wish->line),
        KS_SQL_OF_TEXT(wish->kind),
        KS_SQL_OF_TEXT(ks_date_format(ks_date_from_wall_ms(wish->slot_ms), day)),
        KS_SQL_OF_INT(wish->slot_ms),
        KS_SQL_OF_INT(wish->instead),
        KS_SQL_OF_TEXT(wish->actor),
        KS_SQL_OF_INT(wish->now_ms)};

    return ks_sql_run(store->sql,
                      "INSERT INTO sent_appointment (hall, name, token, line, kind, day, slot_ms, "
                      "version, is_cancel, is_open, state, reason, code, instead, actor, made_ms, "
                      "sent_ms, answered_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, 0, 1, 'new', "
                      "'', '', ?8, ?9, ?10, 0, 0)",
                      values, 10, NULL, NULL, error);
}

/* Inside a transaction. */
static enum ks_err send(struct ks_store *store, const struct ks_sent_wish *wish,
                        struct ks_sent *out, struct ks_error *error)
{
    enum ks_err err = find_token(store, wish->token, out, NULL);

    if (err != KS_ERR_NOT_FOUND)
        return err == KS_OK ? err : ks_fail(error, err, "The appointments cannot be read");
    err = check_hall(store, wish->name, error);
    if (err == KS_OK)
        err = check_instead(store, wish, error);
    if (err == KS_OK)
        err = insert(store, wish, error);
    return err == KS_OK ? find_token(store, wish->token, out, error) : err;
}

enum ks_err ks_store_send_appointment(struct ks_store *store, const struct ks_sent_wish *wish,
                                      struct ks_sent *out, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, send(store, wish, out, error), error) : err;
}

static enum ks_err check_cancel(const struct ks_sent *sent, struct ks_error *error)
{
    enum ks_err err = check_at_rest(sent, error);

    if (err != KS_OK || sent->state == KS_SENT_TAKEN ||
        (sent->state == KS_SENT_NEW && !sent->is_cancel))
        return err;
    return ks_fail(error, KS_ERR_STATE, "This appointment is none any more: nothing is given back");
}

/* Inside a transaction. */
static enum ks_err cancel(struct ks_store *store, int64_t id, int64_t now_ms, struct ks_sent *out,
                          struct ks_error *error)
{
    enum ks_err err = get(store, id, out, error);

    if (err == KS_OK)
        err = check_cancel(out, error);
    if (err != KS_OK)
        return err;
    bool was_told = out->sent_ms > 0 || out->state != KS_SENT_NEW;
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(id), KS_SQL_OF_INT(was_told),
        KS_SQL_OF_TEXT(was_told ? codes[out->state] : codes[KS_SENT_CANCELLED]),
        KS_SQL_OF_INT(was_told ? 0 : now_ms)};
    err = ks_sql_run(store->sql,
                     "UPDATE sent_appointment SET is_cancel = 1, version = version + 1, "
                     "is_open = ?3, state = ?4, sent_ms = 0, answered_ms = ?5 "
                     "WHERE hall = ?1 AND id = ?2",
                     values, 5, NULL, NULL, error);
    return err == KS_OK ? get(store, id, out, error) : err;
}

enum ks_err ks_store_cancel_sent(struct ks_store *store, int64_t id, int64_t now_ms,
                                 struct ks_sent *out, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, cancel(store, id, now_ms, out, error), error)
                        : err;
}

/* ---- what the hall is told ---- */

static bool take_order(const struct ks_sql_row *row, void *out)
{
    struct ks_sent_orders *orders = out;
    struct ks_sent *sent = &orders->rows[orders->count];

    read_sent(row, sent);
    orders->count += sent->state != KS_SENT_STATE_COUNT;
    return orders->count < KS_SENT_AT_ONCE;
}

/* Those that were told before, too, as long as there is no answer. */
static enum ks_err note_told(struct ks_store *store, const char *name, int64_t now_ms,
                             const struct ks_sent_orders *orders, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name),
                                          KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(orders->rows[orders->count - 1].id)};

    return ks_sql_run(store->sql,
                      "UPDATE sent_appointment SET sent_ms = ?3 WHERE hall = ?1 AND name = ?2 "
                      "AND is_open = 1 AND sent_ms = 0 AND id <= ?4",
                      values, 4, NULL, NULL, error);
}

/* Inside a transaction. */
static enum ks_err take_orders(struct ks_store *store, const char *name, int64_t now_ms,
                               struct ks_sent_orders *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(name),
                                          KS_SQL_OF_INT(KS_SENT_AT_ONCE)};
    enum ks_err err = ks_sql_each(store->sql,
                                  "SELECT " COLUMNS " FROM sent_appointment AS mine WHERE "
                                  "hall = ?1 AND name = ?2 AND is_open = 1 ORDER BY id LIMIT ?3",
                                  values, 3, take_order, out, error);

    return err == KS_OK && out->count > 0 ? note_told(store, name, now_ms, out, error) : err;
}

enum ks_err ks_store_take_orders(struct ks_store *store, const char *name, int64_t now_ms,
                                 struct ks_sent_orders *out, struct ks_error *error)
{
    *out = (struct ks_sent_orders){.count = 0};
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK
               ? ks_sql_end(store->sql, take_orders(store, name, now_ms, out, error), error)
               : err;
}

/* ---- what it answers ---- */

/* Inside a transaction; `*out` the one that this takes the place of, 0: none. */
static enum ks_err hear_answer(struct ks_store *store, const char *name,
                               const struct ks_sent_answer *answer, int64_t now_ms, int64_t *out,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),           KS_SQL_OF_TEXT(name),
        KS_SQL_OF_TEXT(answer->token),        KS_SQL_OF_INT(answer->version),
        KS_SQL_OF_TEXT(codes[answer->state]), KS_SQL_OF_TEXT(answer->reason),
        KS_SQL_OF_TEXT(answer->code),         KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "UPDATE sent_appointment SET is_open = 0, state = ?5, "
                                 "reason = ?6, code = ?7, answered_ms = ?8 WHERE hall = ?1 "
                                 "AND name = ?2 AND token = ?3 AND version = ?4 AND is_open = 1 "
                                 "RETURNING instead",
                                 values, 8, ks_sql_read_int, out, error);

    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

static enum ks_err end_instead(struct ks_store *store, int64_t id, int64_t now_ms,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(id),
                                          KS_SQL_OF_TEXT(codes[KS_SENT_CANCELLED]),
                                          KS_SQL_OF_INT(now_ms)};

    return ks_sql_run(store->sql,
                      "UPDATE sent_appointment SET is_cancel = 1, is_open = 0, state = ?3, "
                      "reason = 'moved', code = '', answered_ms = ?4 WHERE hall = ?1 AND id = ?2",
                      values, 4, NULL, NULL, error);
}

static enum ks_err hear_all(struct ks_store *store, const char *name,
                            const struct ks_sent_answer *answers, int count, int64_t now_ms,
                            struct ks_error *error)
{
    enum ks_err err = KS_OK;

    for (int i = 0; err == KS_OK && i < count; i++) {
        int64_t instead = 0;
        err = hear_answer(store, name, &answers[i], now_ms, &instead, error);
        if (err == KS_OK && instead != 0 && answers[i].state == KS_SENT_TAKEN)
            err = end_instead(store, instead, now_ms, error);
    }
    return err;
}

enum ks_err ks_store_hear_orders(struct ks_store *store, const char *name,
                                 const struct ks_sent_answer *answers, int count, int64_t now_ms,
                                 struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK
               ? ks_sql_end(store->sql, hear_all(store, name, answers, count, now_ms, error), error)
               : err;
}

/* ---- what becomes of it there ---- */

/* Inside a transaction. */
static enum ks_err hear_one(struct ks_store *store, const char *name,
                            const struct ks_sent_became *became, int64_t now_ms,
                            struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),     KS_SQL_OF_TEXT(name),
        KS_SQL_OF_TEXT(became->code),   KS_SQL_OF_TEXT(codes[became->state]),
        KS_SQL_OF_TEXT(became->reason), KS_SQL_OF_INT(now_ms)};

    return ks_sql_run(store->sql,
                      "UPDATE sent_appointment SET state = ?4, reason = ?5, answered_ms = ?6 "
                      "WHERE hall = ?1 AND name = ?2 AND code = ?3 AND code <> '' AND is_open = 0 "
                      "AND state IN ('taken', 'came', 'missed') "
                      "AND NOT (state = ?4 AND reason = ?5)",
                      values, 6, NULL, NULL, error);
}

enum ks_err ks_store_hear_became(struct ks_store *store, const char *name,
                                 const struct ks_sent_became *rows, int count, int64_t now_ms,
                                 struct ks_error *error)
{
    enum ks_err err = count > 0 ? ks_sql_begin(store->sql, error) : KS_OK;

    if (err != KS_OK || count == 0)
        return err;
    for (int i = 0; err == KS_OK && i < count; i++)
        err = hear_one(store, name, &rows[i], now_ms, error);
    return ks_sql_end(store->sql, err, error);
}

/* ---- all of them ---- */

struct showing {
    bool (*show)(const struct ks_sent *row, void *ctx);
    void *ctx;
};

static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_sent sent;

    read_sent(row, &sent);
    return sent.state == KS_SENT_STATE_COUNT || showing->show(&sent, showing->ctx);
}

enum ks_err ks_store_show_sent(struct ks_store *store, const char *from,
                               bool (*show)(const struct ks_sent *row, void *ctx), void *ctx,
                               struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(from)};

    return ks_sql_each(store->sql,
                       "SELECT " COLUMNS " FROM sent_appointment AS mine WHERE hall = ?1 "
                       "AND day >= ?2 ORDER BY day, slot_ms, id",
                       values, 2, show_row, &showing, error);
}
