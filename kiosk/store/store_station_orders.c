/* Orders for stations: given by staff, taken up once, ended with what became of them. */
#include "store/store_station_orders.h"

#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/i18n.h"
#include "store/store_private.h"

enum {
    KEPT_MS = 24 * 3600 * 1000,
    PICTURE_KEPT_MS = 3600 * 1000,
    LOST_AFTER_MS = 15 * 60 * 1000, /* a visit that it waited for is over by then */
};

static const char *const kind_codes[KS_ORDER_KIND_COUNT] = {
    [KS_ORDER_RESTART] = "restart",
    [KS_ORDER_RELOAD] = "reload",
    [KS_ORDER_MESSAGE] = "message",
    [KS_ORDER_SCREENSHOT] = "screenshot",
};

static const char *const state_codes[KS_ORDER_STATE_COUNT] = {
    [KS_ORDER_WAITING] = "waiting", [KS_ORDER_TAKEN] = "taken",   [KS_ORDER_DONE] = "done",
    [KS_ORDER_FAILED] = "failed",   [KS_ORDER_UNSURE] = "unsure", [KS_ORDER_EXPIRED] = "expired",
};

const char *ks_order_kind_code(enum ks_order_kind kind)
{
    return (unsigned)kind < KS_ORDER_KIND_COUNT ? kind_codes[kind] : "";
}

enum ks_order_kind ks_order_kind_from_code(const char *code)
{
    return (enum ks_order_kind)ks_code_find(&kind_codes[0], sizeof kind_codes[0],
                                            KS_ORDER_KIND_COUNT, code);
}

const char *ks_order_state_code(enum ks_order_state state)
{
    return (unsigned)state < KS_ORDER_STATE_COUNT ? state_codes[state] : "";
}

#define ORDER_COLUMNS                                                                              \
    "id, place, epoch, kind, text_zh, text_en, actor, state, length(picture) > 0, made_ms, "       \
    "until_ms, changed_ms"

/* One that is wrong is of no kind. */
static void read_order(const struct ks_sql_row *row, void *out)
{
    struct ks_station_order *order = out;
    char kind[KS_TICKET_ID_BYTES], state[KS_TICKET_ID_BYTES];

    *order = (struct ks_station_order){.id = ks_sql_int(row, 0),
                                       .place = ks_sql_int(row, 1),
                                       .epoch = ks_sql_int(row, 2),
                                       .has_picture = ks_sql_int(row, 8) != 0,
                                       .made_ms = ks_sql_int(row, 9),
                                       .until_ms = ks_sql_int(row, 10),
                                       .changed_ms = ks_sql_int(row, 11)};
    bool is_right = ks_store_read_word(row, 3, kind, sizeof kind) &&
                    ks_store_read_sentence(row, 4, order->text_zh, sizeof order->text_zh) &&
                    ks_store_read_sentence(row, 5, order->text_en, sizeof order->text_en) &&
                    ks_store_read_word(row, 6, order->actor, sizeof order->actor) &&
                    ks_store_read_word(row, 7, state, sizeof state) &&
                    ks_store_is_time(order->made_ms) && ks_store_is_time(order->until_ms) &&
                    ks_store_is_time(order->changed_ms);
    order->kind = is_right ? ks_order_kind_from_code(kind) : KS_ORDER_KIND_COUNT;
    if (is_right)
        order->state = (enum ks_order_state)ks_code_find(&state_codes[0], sizeof state_codes[0],
                                                         KS_ORDER_STATE_COUNT, state);
}

static bool is_order(const struct ks_station_order *order)
{
    return order->kind != KS_ORDER_KIND_COUNT && order->state != KS_ORDER_STATE_COUNT;
}

/* ---- staff ---- */

struct addressed {
    int64_t epoch;
    char name[KS_DEVICE_NAME_BYTES];
};

static void read_addressed(const struct ks_sql_row *row, void *out)
{
    struct addressed *to = out;

    to->epoch = ks_sql_int(row, 0);
    ks_sql_text(row, 1, to->name, sizeof to->name);
}

static enum ks_err find_addressed(struct ks_store *store, int64_t place, struct addressed *out,
                                  struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(place)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT epoch, name FROM device WHERE hall = ?1 AND place = ?2 "
                                 "AND state = 'active'",
                                 values, 2, read_addressed, out, error);

    return err == KS_ERR_NOT_FOUND
               ? ks_fail(error, KS_ERR_NOT_FOUND, "There is no such station: see the list")
               : err;
}

/* The event by which every face sees it at once. */
static enum ks_err tell(struct ks_store *store, const char *act,
                        const struct ks_station_order *order, int64_t now_ms,
                        struct ks_error *error)
{
    char word[KS_TICKET_ID_BYTES];

    snprintf(word, sizeof word, "%lld", (long long)order->id);
    const struct ks_store_told told = {
        .act = act, .actor = order->actor, .word = word, .now_ms = now_ms};
    return ks_store_tell(store, &told, error);
}

static enum ks_err insert(struct ks_store *store, struct ks_station_order *order,
                          const char *request, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_INT(order->place),
                                          KS_SQL_OF_INT(order->epoch),
                                          KS_SQL_OF_TEXT(ks_order_kind_code(order->kind)),
                                          KS_SQL_OF_TEXT(order->text_zh),
                                          KS_SQL_OF_TEXT(order->text_en),
                                          KS_SQL_OF_TEXT(order->actor),
                                          KS_SQL_OF_TEXT(request),
                                          {.kind = KS_SQL_BLOB, .data = "", .bytes = 0},
                                          KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(order->until_ms)};

    return ks_sql_run(store->sql,
                      "INSERT INTO station_order (hall, place, epoch, kind, text_zh, text_en, "
                      "actor, request, state, picture, made_ms, until_ms, changed_ms) VALUES (?1, "
                      "?2, ?3, ?4, ?5, ?6, ?7, ?8, 'waiting', ?9, ?10, ?11, ?10) "
                      "RETURNING " ORDER_COLUMNS,
                      values, 11, read_order, order, error);
}

/* Inside a transaction. */
static enum ks_err add(struct ks_store *store, struct ks_station_order *order, const char *request,
                       int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(request)};
    struct addressed to = {.epoch = 0};
    struct ks_station_order found = {.id = 0};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT " ORDER_COLUMNS " FROM station_order WHERE hall = ?1 "
                                 "AND request = ?2",
                                 values, 2, read_order, &found, error);

    if (err == KS_OK)
        *order = found;
    if (err != KS_ERR_NOT_FOUND)
        return err;
    err = find_addressed(store, order->place, &to, error);
    order->epoch = to.epoch;
    if (err == KS_OK)
        err = insert(store, order, request, now_ms, error);
    if (err == KS_OK)
        err = tell(store, "order", order, now_ms, error);
    const struct ks_release_entry entry = {.who = order->actor,
                                           .act = KS_N_("station-order"),
                                           .what = to.name,
                                           .why = ks_order_kind_code(order->kind),
                                           .at_ms = now_ms};
    return err == KS_OK ? ks_audit_add(store, &entry, error) : err;
}

enum ks_err ks_store_add_order(struct ks_store *store, struct ks_station_order *order,
                               const char *request, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, add(store, order, request, now_ms, error), error)
                        : err;
}

/* ---- the station ---- */

/* The states of a partial index are named as it names them, or it would not be used. */
#define OPEN_ORDERS "state IN ('waiting', 'taken')"

/* Most of the time there is none, and then nothing is written. */
enum ks_err ks_store_take_order(struct ks_store *store, int64_t place, int64_t epoch,
                                int64_t now_ms, struct ks_station_order *out,
                                struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(place),
                                          KS_SQL_OF_INT(epoch), KS_SQL_OF_INT(now_ms)};
    int64_t id = 0;

    *out = (struct ks_station_order){.id = 0};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT id FROM station_order WHERE hall = ?1 AND place = ?2 "
                                 "AND " OPEN_ORDERS " AND epoch = ?3 AND state = 'waiting' "
                                 "AND until_ms > ?4 ORDER BY id LIMIT 1",
                                 values, 4, ks_sql_read_int, &id, error);
    if (err == KS_OK)
        err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    const struct ks_sql_value taken[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(id),
                                         KS_SQL_OF_INT(now_ms)};
    err = ks_sql_run(store->sql,
                     "UPDATE station_order SET state = 'taken', changed_ms = ?3 WHERE hall = ?1 "
                     "AND id = ?2 AND state = 'waiting' RETURNING " ORDER_COLUMNS,
                     taken, 3, read_order, out, error);
    return ks_sql_end(store->sql, err, error);
}

/* Inside a transaction. */
static enum ks_err end(struct ks_store *store, const struct ks_sql_value *values, int64_t now_ms,
                       struct ks_error *error)
{
    struct ks_station_order ended = {.id = 0};
    enum ks_err err = ks_sql_run(store->sql,
                                 "UPDATE station_order SET state = ?3, picture = ?4, "
                                 "changed_ms = ?5 WHERE hall = ?1 AND id = ?2 AND state = 'taken' "
                                 "RETURNING " ORDER_COLUMNS,
                                 values, 5, read_order, &ended, error);

    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, KS_ERR_STATE, "This order is not being carried out");
    return err == KS_OK ? tell(store, "ordered", &ended, now_ms, error) : err;
}

enum ks_err ks_store_end_order(struct ks_store *store, int64_t id, enum ks_order_state to,
                               const void *picture, size_t picture_bytes, int64_t now_ms,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_INT(id),
        KS_SQL_OF_TEXT(ks_order_state_code(to)),
        {.kind = KS_SQL_BLOB, .data = picture_bytes > 0 ? picture : "", .bytes = picture_bytes},
        KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, end(store, values, now_ms, error), error) : err;
}

enum ks_err ks_store_take_over_orders(struct ks_store *store, int64_t place, int64_t epoch,
                                      int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(place),
                                          KS_SQL_OF_INT(epoch), KS_SQL_OF_INT(now_ms)};

    return ks_sql_run(store->sql,
                      "UPDATE station_order SET state = CASE kind WHEN 'restart' THEN 'done' "
                      "ELSE 'unsure' END, changed_ms = ?4 WHERE hall = ?1 AND place = ?2 "
                      "AND " OPEN_ORDERS " AND epoch = ?3 AND state = 'taken'",
                      values, 4, NULL, NULL, error);
}

/* ---- seeing what became of them ---- */

/* Inside a transaction. */
static enum ks_err tidy(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(now_ms - LOST_AFTER_MS)};
    const struct ks_sql_value seen[] = {KS_SQL_OF_INT(store->hall),
                                        KS_SQL_OF_INT(now_ms - PICTURE_KEPT_MS),
                                        {.kind = KS_SQL_BLOB, .data = "", .bytes = 0}};
    const struct ks_sql_value old[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms - KEPT_MS)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "UPDATE station_order SET state = CASE state WHEN 'waiting' THEN "
                                 "'expired' ELSE 'unsure' END, changed_ms = ?2 WHERE hall = ?1 "
                                 "AND " OPEN_ORDERS " AND ((state = 'waiting' AND until_ms <= ?2) "
                                 "OR (state = 'taken' AND changed_ms <= ?3))",
                                 values, 3, NULL, NULL, error);

    if (err == KS_OK)
        err = ks_sql_run(store->sql,
                         "UPDATE station_order SET picture = ?3 WHERE hall = ?1 "
                         "AND changed_ms < ?2 AND length(picture) > 0",
                         seen, 3, NULL, NULL, error);
    return err == KS_OK ? ks_sql_run(store->sql,
                                     "DELETE FROM station_order WHERE hall = ?1 AND made_ms < ?2",
                                     old, 2, NULL, NULL, error)
                        : err;
}

enum ks_err ks_store_tidy_orders(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, tidy(store, now_ms, error), error) : err;
}

struct showing_order {
    bool (*show)(const struct ks_station_order *order, void *ctx);
    void *ctx;
    int64_t now_ms;
};

static bool show_order(const struct ks_sql_row *row, void *out)
{
    const struct showing_order *showing = out;
    struct ks_station_order order;

    read_order(row, &order);
    if (!is_order(&order))
        return true;
    if (order.state == KS_ORDER_WAITING && order.until_ms <= showing->now_ms)
        order.state = KS_ORDER_EXPIRED;
    return showing->show(&order, showing->ctx);
}

enum ks_err ks_store_show_orders(struct ks_store *store, int64_t since_ms, int64_t now_ms,
                                 bool (*show)(const struct ks_station_order *order, void *ctx),
                                 void *ctx, struct ks_error *error)
{
    struct showing_order showing = {show, ctx, now_ms};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(since_ms)};

    return ks_sql_each(store->sql,
                       "SELECT " ORDER_COLUMNS " FROM station_order WHERE hall = ?1 "
                       "AND made_ms >= ?2 ORDER BY id DESC",
                       values, 2, show_order, &showing, error);
}

struct reading_picture {
    struct ks_arena *arena;
    const void *out;
    size_t bytes;
};

static void read_picture(const struct ks_sql_row *row, void *out)
{
    struct reading_picture *reading = out;
    const void *picture = ks_sql_blob(row, 0, &reading->bytes);
    void *copy = ks_arena_alloc(reading->arena, reading->bytes + 1);

    if (reading->bytes > 0)
        memcpy(copy, picture, reading->bytes);
    reading->out = copy;
}

enum ks_err ks_store_read_picture(struct ks_store *store, int64_t id, struct ks_arena *arena,
                                  const void **out, size_t *bytes, struct ks_error *error)
{
    struct reading_picture reading = {.arena = arena};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(id)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT picture FROM station_order WHERE hall = ?1 AND id = ?2 "
                                 "AND length(picture) > 0",
                                 values, 2, read_picture, &reading, error);

    *out = reading.out;
    *bytes = reading.bytes;
    return err == KS_ERR_NOT_FOUND
               ? ks_fail(error, KS_ERR_NOT_FOUND,
                         "There is no such picture, or no more: it is kept for an hour")
               : err;
}
